"""Sums and verdicts for farms and firms: other crops, what a base leaves out, steps of growth, fines, demands of each kind, what the insured pays, over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.conditions.left_out import left_out
from assistant.gather.of_support.bars import bars

_FARMS = """丰桥县2026年农业补贴实施方案

丰桥县农业农村局
2026年1月24日

一、补贴内容和标准
（一）小麦规模种植补贴
1.补贴对象。种植小麦面积40亩（含）以上的种粮大户、家庭农场和农民合作社。
2.补贴标准。种植面积40亩以上不足150亩的，每亩补贴80元；150亩（含）以上的，每亩补贴110元。单个主体补贴最高不超过15万元。
（二）花生扩种补贴
利用旱地种植花生、连片20亩以上的，每亩补贴120元。利用果园、茶园套种花生的，不纳入补贴范围。
（三）冷藏库建设补助
新建库容100吨以上的冷藏库，按库房和配套设施投资（不含制冷机组购置和土地费用）的30%给予补助，单个项目最高60万元。
（四）种植业保险保费补贴
1.保险标准见附件，财政补贴以外的部分由投保人自缴。脱贫户、低保户种植小麦的，自缴保费由县财政全额承担。
二、有关要求
本方案自2026年1月1日起实施，至2026年12月31日止。

附件 种植业保险标准表
险种	保险金额（元/亩）	保险费（元/亩）	财政补贴比例
小麦完全成本保险	1000	40	75%
花生种植保险	800	32	70%
"""

_FIRMS = """清源市促进商贸流通奖补细则

清源市商务局
2026年2月10日

一、支持内容
（一）支持企业做大
1.限上零售业、餐饮业单位年零售额（营业额）同比增长8%以上的，奖励1万元；增长15%以上的，奖励3万元；增长25%以上的，奖励5万元。
（二）支持首店
1.引进全国首店、全省首店，签订2年以上租约并正式营业满6个月的，分别给予首店经营主体20万元、10万元一次性奖励。餐饮类首店营业面积应不少于120平方米，零售类首店应不少于60平方米。
（三）支持见习
1.见习单位每月支付给见习人员的基本生活费不得低于1700元。补贴标准为每人每月1500元。
（四）支持网络零售
1.零售单位网络零售额达到800万元以上且同比增长10%以上的，按网络零售额增量的2%奖励，最高20万元。
二、申报
（一）每年3月受理申报。
（二）当年因食品安全、安全生产、价格违法等受到行政处罚且罚款3万元以上的单位，以及退出统计库的单位，不予奖补。
本细则自2026年3月1日起施行，有效期至2028年12月31日。
"""


@pytest.fixture
def farms(with_texts: Texts) -> Path:
    return with_texts({"丰桥县2026年农业补贴实施方案": _FARMS})


@pytest.fixture
def firms(with_texts: Texts) -> Path:
    return with_texts({"清源市促进商贸流通奖补细则": _FIRMS})


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("今年在丰桥流转了200亩地种小麦，规模种植补贴能拿多少？", "22000元", "24000元"),
        ("丰桥县家庭农场，种了100亩小麦，规模种植补贴有多少钱？", "8000元", "12000元"),
        ("丰桥县合作社新建了一座库容200吨的冷藏库，库房和配套设施花了100万，制冷机组另外花了50万，能补多少？", "30万元", "15万元"),
        ("丰桥县小麦完全成本保险，普通农户每亩自己掏多少？我家50亩总共交多少？", "500元", "6000元"),
        ("丰桥县低保户种了30亩小麦，小麦完全成本保险自己要交多少保费？", "自己最后交：** 300元×0% = 0元", "不能"),
    ],
)
def test_farms(farms: Path, question: str, told: str, never: str) -> None:
    answer = ask(question).answer
    assert told in answer and never not in answer, answer


@pytest.mark.parametrize("question", ["丰桥县，我种了60亩玉米，连成片的，花生扩种补贴能拿吗？", "丰桥县我在桃园里套种花生，有30亩连片，扩种补贴能报吗？", "丰桥县，我在橘子园里套种了30亩花生，能申请补贴不？"])
def test_another_crop_or_place_is_out(farms: Path, question: str) -> None:
    answer = ask(question).answer
    assert "不能享受" in answer or "不适用于您说的情况" in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("清源市限上餐饮企业，今年营业额涨了17%，能奖多少？", "3万元"),
        ("清源市限上零售业单位，零售额同比增长了30%，奖励多少？", "5万元"),
        ("清源市零售公司，网络零售额去年1000万，2026年做到1500万，能奖多少？", "10万元"),
    ],
)
def test_firms(firms: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer.split("原文")[0], answer


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("我们是清源市限上餐饮企业，营业额涨了30%，上半年因食品安全被罚了5万，还能拿奖励吗？", True),
        ("我们是清源市限上餐饮企业，营业额涨了30%，上半年因食品安全被罚了2万，还能拿奖励吗？", False),
        ("我们是清源市限上餐饮企业，营业额涨了30%，从来没被罚过款，能拿奖励吗？", False),
        ("清源市零售品牌开了全省首店，店面50平米，租约3年，开业8个月了，10万首店奖能拿不？", True),
        ("清源市零售品牌开了全省首店，店面90平米，租约3年，开业8个月了，10万首店奖能拿不？", False),
    ],
)
def test_who_is_out(firms: Path, question: str, out: bool) -> None:
    answer = ask(question).answer
    assert ("不能享受" in answer) == out, answer


def test_since_when_there_is_the_document_is_no_day_of_applying(firms: Path) -> None:
    answer = ask("清源市限上零售业单位，零售额同比增长了30%，这个细则是9月才出台的，奖励还给我们吗？").answer
    assert "不能" not in answer and "5万元" in answer, answer


def test_what_an_employer_pays_himself_is_no_grant(firms: Path) -> None:
    answer = ask("清源市见习单位，收了4个人见习6个月，见习补贴一共多少？").answer
    assert "36000元" in answer and "1700元" not in answer.split("原文")[0], answer


_GRANTS = """石塘区支持企业创新办法

石塘区人民政府
2025年4月12日

第一条 经认定的省级首版次软件，按销售额的20%给予奖励，最高200万元。
第二条 企业研发费用达到100万元以上的，按研发费用的3%给予研发补助，最高100万元。
第三条 首次认定为国家高新技术企业的，奖励15万元。
第四条 新纳入统计的批发业单位奖励7万元，零售业单位奖励4万元，餐饮业单位奖励3万元。奖励分两年拨付，入库当年拨付70%，次年仍在库的拨付30%。
第五条 单个企业每年获得本办法奖补资金总额不超过250万元。
第六条 装修补助与租金补助可以同时享受。
第七条 企业装修办公用房的，给予装修补助5万元。企业租用办公用房的，给予租金补助6万元。
第八条 获得奖补的企业自收到资金之日起5年内将注册登记地迁出本区的，应当全额退回已获得的奖补资金。
第九条 本办法自2025年5月1日起施行，有效期至2028年4月30日。《石塘区企业创新奖励办法》（石科发〔2020〕4号）同时废止。
"""


@pytest.fixture
def grants(with_texts: Texts) -> Path:
    return with_texts({"石塘区支持企业创新办法": _GRANTS})


@pytest.mark.parametrize(
    ("question", "earlier", "told"),
    [
        ("石塘区，我们首版次软件核下来该奖200万，研发补助核下来90万，能全部拿到吗？", (), "min(290万元, 250万元) = 250万元"),
        ("石塘区餐饮公司，今年新纳入统计了，奖励多少，分几次拨，每次多少？", (), "3万元×70% = 2.1万元"),
        ("石塘区的装修补助领过了，租金补助还可以接着申请吗？", (), "可以同时享受"),
        ("我们去年收到的钱，打算明年把注册地搬到外区，要退吗？", ("石塘区首次认定高企奖励多少？",), "没满5年的，要全部退回"),
    ],
)
def test_what_is_paid_in_the_end(grants: Path, question: str, earlier: tuple[str, ...], told: str) -> None:
    answer = ask(question, earlier).answer
    assert told in answer, answer


def test_sums_below_the_limit_are_not_cut(grants: Path) -> None:
    assert "不能全部拿到" not in ask("石塘区，我们首版次软件核下来该奖100万，研发补助核下来90万，能全部拿到吗？").answer


@pytest.mark.parametrize("question", ["2019年的时候石塘区首次认定高新技术企业奖励是多少？", "石塘区2021年那会儿首次认定高企奖励多少？"])
def test_what_held_before_the_document_is_not_told_by_it(grants: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == "refused" and "2025-05-01起施行" in answer.answer, answer.answer


def test_what_is_no_more_paid_for_keeps_out() -> None:
    bar = next(one for one in bars("第六条 对商标注册、续展不再给予资助和奖励。\n") if "商标" in one.what)
    assert left_out(bar.what, facts(("我们的商标续展刚办下来，补多少钱？",), ())) is not None
    assert left_out(bar.what, facts(("我们的商标被评为知名商标，补多少钱？",), ())) is None
