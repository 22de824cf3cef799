"""What is worked out of the figures of one sentence of a programme: sums of its parts, so much a year over years, so many for each of several places, from one
figure to another, a share of a whole, a gap, the number in a name; and the names that a sentence counts. Nothing is multiplied or summed that nobody asks for."""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.of_figures import one_clause
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


_TASKS = """2024年度鹭湾市商务系统重点任务清单

1.育主体。莲池区、竹溪区分别培育限上商贸企业30家、25家，其他县区分别培育8家以上。
2.促消费。发放汽车消费券2000万元、家电消费券1500万元、家居消费券500万元。
3.树品牌。评选“鹭湾老字号”“古城名店”“湾里好物”三类品牌，每类品牌评选10个。
4.强流通。建成县级物流配送中心22个、乡镇快递服务站190个、村级便民商店4000个。
5.节水灌溉。灌溉水有效利用系数由0.53提高到0.57。
6.建载体。每个县区建设1个公共实训基地，全市建设技能大师工作室30个，其中国家级2个、省级8个。
7.育人才。三年累计培训店长9万人次。每年培训家政服务员1500人、养老护理员800人。
9.强培训。每年培训摊主40人、初级店长及商超收银人员60人、商圈管理人员20人。
8.办竞赛。每年举办一类竞赛10项、二类竞赛20项。
"""


@pytest.fixture(autouse=True)
def programme(with_texts: Texts) -> None:
    with_texts({"programme": _PROGRAMME, "tasks": _TASKS})


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


@pytest.mark.parametrize(
    ("question", "expressions"),
    [
        ("鹭湾除莲池、竹溪外还有4个县区，全市限上商贸企业至少培育多少家？", ["30 + 25 + 8 × 4 = 87家"]),
        ("鹭湾每年培训的摊主、店长及收银人员、管理人员加在一起多少人？", ["40 + 60 + 20 = 120人"]),
        ("鹭湾三类消费券一共发多少万元？", ["2000 + 1500 + 500 = 4000万元"]),
        ("鹭湾三类品牌一共评选多少个？", ["10 × 3 = 30个"]),
        ("鹭湾县级、乡镇、村级三级物流网点一共建多少个？", ["22 + 190 + 4000 = 4212个"]),
        ("鹭湾灌溉水有效利用系数提高了多少？", ["0.57 − 0.53 = 0.04"]),
        ("鹭湾国家级和省级技能大师工作室加起来多少个？", ["2 + 8 = 10个"]),
        ("鹭湾每年举办的二类竞赛三年总共多少项？", ["20 × 3 = 60项"]),
    ],
)
def test_the_figures_meant_are_taken_and_no_others(question: str, expressions: list[str]) -> None:
    answer = ask(question)
    assert (answer.status, [one.expression for one in answer.computations]) == (Status.ANSWERED, expressions)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("鹭湾每年培训的家政服务员和育婴师加起来多少人？", "没有查到“育婴师”的数"),
        ("鹭湾公共实训基地一共建几个？", "原文只写了每个县1个，没有写明一共有多少个"),
    ],
)
def test_a_total_that_is_not_told_whole_is_not_made_up(question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == Status.PARTIAL
    assert not answer.computations
    assert said in answer.answer


def test_a_figure_told_for_just_so_many_years_is_not_multiplied() -> None:
    answer = ask("鹭湾三年一共培训店长多少人次？")
    assert not answer.computations
    assert "9万人次" in answer.answer


def test_people_and_visits_in_rows_are_not_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_clause, "compose", lambda *_: None)  # the rows alone: one of them is told in 万人次
    answer = ask("鹭湾每年培训的摊主、店长及收银人员、管理人员加在一起多少人？")
    assert answer.status != Status.ERROR and "单位不同" in answer.answer, answer.answer
