"""What is worked out of the figures of one sentence of a programme: sums of its parts, so much a year over years, so many for each of several places, from one
figure to another, a share of a whole, a gap, the number in a name; and the names that a sentence counts. Nothing is multiplied or summed that nobody asks for."""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_PROGRAMME = """鹿鸣市推进人才兴市工程的实施意见
鹿政发〔2022〕16号

一、总体要求
用5年时间，实施三大人才支撑计划。到2026年，全市引进领军人才1200名，其中海外引进的占25%左右。

二、重点任务
（一）先进制造人才支撑计划。
1.首席技师培养项目。每年选拔培养不少于80名首席技师，连续2年每年给予培养经费。（牵头单位：市人社局）
2.数字工匠培训项目。每年培训数字化管理师300名、工业软件工程师150名、产线运维人员2000名。（牵头单位：市工信局）
3.百名企业导师引进项目。5年内引进不少于150名企业导师来我市挂职。（牵头单位：市委组织部）
（二）乡村振兴人才支撑计划。
4.乡村规划师下乡项目。东林区、西坪市每年各选派12名乡村规划师，其他县市区每年各选派5名。（牵头单位：市自然资源局）
5.对接活动。每季度组织1次企业对接会，每次参加企业不少于50家。（牵头单位：市工信局，责任单位：市商务局、市科技局）
（三）社会治理人才支撑计划。
6.社区工作者提升项目。每年轮训社区工作者1200人次，资助200名社区工作者考取职业资格证书。

三、保障措施
将新引进硕士租房补贴由每月500元提高至800元。职工医保住院费用支付比例稳定在85%左右、门诊支付比例提高到60%以上，居民医保住院费用支付比例达到70%左右。
允许生产性服务业纳税人加计5%抵减应纳税额；允许生活性服务业纳税人加计10%抵减应纳税额。
对年度新设立的技师工作站，每家给予8万元一次性奖励，由市、县财政按6:4比例负担。
“鹿鸣小米”“东林荞麦”“西坪羊肉”3个品牌被审定为区域公用品牌。到2026年，打造提升10个区域公用品牌。
"""


@pytest.fixture(autouse=True)
def programme(with_texts: Texts) -> None:
    with_texts({"programme": _PROGRAMME})


@pytest.mark.parametrize(
    ("question", "history", "expressions"),
    [
        ("鹿鸣市首席技师培养项目，照每年的最低数算，5年一共多少名？", (), ["80 × 5 = 400名"]),
        ("按最低数算，5年下来一共多少名？", ("鹿鸣市首席技师培养项目每年至少选拔培养多少名？",), ["80 × 5 = 400名"]),
        ("鹿鸣市每年培训的数字化管理师、工业软件工程师、产线运维人员加在一起多少名？干3年呢？", (), ["300 + 150 + 2000 = 2450名", "2450 × 3 = 7350名"]),
        ("鹿鸣市数字化管理师和产线运维人员每年合计培训多少名？", (), ["300 + 2000 = 2300名"]),
        ("鹿鸣市除东林区、西坪市外还有7个县市区，每年一共选派多少名乡村规划师？", (), ["12 + 12 + 5 × 7 = 59名"]),
        ("鹿鸣市企业对接会全年至少有多少家企业参加？", (), ["50 × 4 = 200家"]),
        ("鹿鸣市新引进硕士的租房补贴每月涨了多少元，涨幅百分之几？", (), ["800 − 500 = 300元", "(800 ÷ 500 − 1) × 100% = 60%"]),
        ("鹿鸣市引进的领军人才里海外引进的大约多少名？", (), ["1200 × 25% = 300名"]),
        ("鹿鸣市职工医保住院和门诊的支付比例分别是多少，相差几个百分点？", (), ["85 − 60 = 25个百分点"]),
        ("鹿鸣市职工医保和居民医保住院支付比例目标差几个百分点？", (), ["85 − 70 = 15个百分点"]),
        ("鹿鸣市引进企业导师，平均每年引进多少名？", (), ["150 ÷ 5 = 30名"]),
    ],
)
def test_the_figures_of_one_sentence_are_worked_out(question: str, history: tuple[str, ...], expressions: list[str]) -> None:
    answer = ask(question, history)
    assert (answer.status, [one.expression for one in answer.computations]) == (Status.ANSWERED, expressions)


@pytest.mark.parametrize(
    "question",
    ["鹿鸣市每年培训多少名数字化管理师？", "鹿鸣市首席技师每年选拔多少名？", "鹿鸣市其他县市区每年各选派几名乡村规划师？", "鹿鸣市领军人才里海外引进的占比是多少？"],
)
def test_nothing_is_worked_out_that_nobody_asks_for(question: str) -> None:
    assert not ask(question).computations


def test_the_others_that_nobody_counts_are_left_out_openly() -> None:
    answer = ask("鹿鸣市每年一共选派多少名乡村规划师？")
    assert answer.status == Status.PARTIAL
    assert [one.expression for one in answer.computations] == ["12 + 12 = 24名"]
    assert "“其他县市区”有多少个" in answer.answer


def test_figures_of_unlike_units_are_not_added_up() -> None:
    answer = ask("鹿鸣市社区工作者提升项目每年轮训社区工作者和资助社区工作者考取职业资格证书的加起来多少？")
    assert not answer.computations
    assert "单位不同（人次、名），不能加在一起" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [("鹿鸣市“百名企业导师引进项目”，名字说百名，实际要引进多少名？跟名字对得上吗？", "名称里说的是“百名”，正文写的是**不少于150名**[1]，字面上不一致")],
)
def test_the_number_in_a_name_is_held_against_the_text(question: str, said: str) -> None:
    assert said in ask(question).answer


def test_as_many_as_the_asker_tells_are_shared_by_the_ratio() -> None:
    answer = ask("鹿鸣市某县今年新设立了6家技师工作站，一次性奖励总共多少万元，市里和县里各出多少？")
    assert [one.expression for one in answer.computations] == ["6×8万元 = 48万元", "48万元×6÷(6+4) = 28.8万元", "48万元×4÷(6+4) = 19.2万元"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("鹿鸣市被审定为区域公用品牌的三个牌子叫什么？", ("- 鹿鸣小米", "- 东林荞麦", "- 西坪羊肉")),
        ("鹿鸣市人才兴市工程的三大人才支撑计划分别叫什么？", ("先进制造人才支撑计划", "乡村振兴人才支撑计划", "社会治理人才支撑计划")),
    ],
)
def test_what_is_counted_is_named(question: str, names: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert all(name in answer.answer for name in names)


def test_the_bodies_of_one_task_are_told_alone() -> None:
    answer = ask("鹿鸣市企业对接活动，牵头单位是谁？责任单位还有哪些？")
    assert "责任单位：市商务局、市科技局" in answer.answer
    assert len(answer.citations) == 1


def test_another_kind_alone_stands_for_the_kind_asked_about_before() -> None:
    answer = ask("生活性的呢？", ("鹿鸣市生产性服务业纳税人可以加计抵减多少？",))
    assert "10%" in answer.answer
    assert "5%" not in answer.answer
