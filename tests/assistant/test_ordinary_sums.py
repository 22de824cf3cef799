"""Sums of ordinary questions of support: parts above a number, years apart, shares of an excess, trainees of whom some stay; over invented documents of a county."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_PARTS = """南屏县稳就业促创业若干措施

南屏县人民政府
2024年3月1日

第一条 本措施适用于在南屏县登记的企业。
第二条 吸纳残疾人补贴。招用残疾人2人（含）以内的，每人补贴3000元；2人以上的，超出部分每多1人补贴4000元。
第三条 培训补贴。培训50人次以下的，按每人次200元给予补贴；50人次以上的，超过部分每增加1人次补贴300元，每年最高10万元。
第四条 床位补助。养老机构新增床位50张以上的，超出部分每增加10张给予2万元补助。
第五条 厂房补助。对租用县属标准厂房从事生产的中小企业，自起租之日起，第一、二年按实缴租金的50%，第三年按实缴租金的30%给予补助，每户每年最高20万元。
第六条 展会补助。参加省内展会的按展位费的40%，参加省外展会的按展位费的60%给予补助，每次最高3万元。
第七条 代偿补偿。担保机构年度代偿额在100万元以上的，对超过部分按20%给予补偿，最高50万元。
第八条 支出型救助。一个年度内医疗、教育自负支出超过1万元的低保家庭和低收入家庭，按超出部分的30%给予救助，每户每年最高15000元。
"""

_TRAINEES = """南屏县就业见习办法

南屏县人民政府
2024年3月1日

第一条 见习补贴。见习基地接收离校未就业毕业生参加见习，期限为3至12个月的，按每人每月1000元给予补贴；见习期满留用率达到60%（含）以上的，补贴标准提高到每人每月1400元。
第二条 岗前培训。企业对新招员工开展岗前培训的，每人补助600元，每家企业每年最高6万元。
"""


@pytest.fixture
def parts(with_texts: Texts) -> Path:
    return with_texts({"南屏县稳就业促创业若干措施": _PARTS})


@pytest.fixture
def trainees(with_texts: Texts) -> Path:
    return with_texts({"南屏县就业见习办法": _TRAINEES})


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("南屏县企业招了4个残疾人，能补多少？", "2人×3000元 + 2人×4000元 = 14000元", "16000元"),
        ("我们在南屏县培训了80人次，培训补贴一共多少？", "50人次×200元 + 30人次×300元 = 19000元", "24000元"),
        ("南屏养老院新增床位86张，床位补助多少钱？", "6万元", "16万元"),
        ("南屏县中小企业，租了县属标准厂房搞生产，每年租金30万，三年一共补多少？", "15万元 + 15万元 + 9万元 = 39万元", "27万元"),
        ("我们在南屏参加省外展会，展位费4万，补多少？", "4万元的60%是2.4万元", "1.6万元"),
        ("南屏县担保机构去年代偿额260万元，补偿多少？", "260万元−100万元 = 160万元", "50万元给"),
        ("南屏县，我家是低保户，今年看病自己掏了4万8，能救助多少？", "11400元", "14400元"),
    ],
)
def test_the_part_above_and_each_year_are_worked_out(parts: Path, question: str, told: str, never: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
    assert never not in answer, answer


def test_what_was_spent_is_held_against_all_that_is_listed(parts: Path) -> None:
    answer = ask("南屏县，我家是低保户，今年看病自己掏了4万8，能救助多少？").answer
    assert "医疗、教育自负支出4.8万元" in answer, answer
    assert "符合　支持对象：低保家庭和低收入家庭" in answer, answer


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("我们是南屏县的见习基地，接收了10个没就业的毕业生见习，每人5个月，后来留用了7个，见习补贴总共多少？", "5个月共70000元", "7个×"),
        ("南屏县见习基地，今年接收12个离校未就业毕业生，见习3个月，期满转正了4个，见习补贴一共能拿多少？", "3个月共36000元", "1400元 ="),
        ("南屏县企业，岗前培训了30个新员工，后来留下20个，岗前培训补助总共多少？", "合计18000元", "12000元"),
    ],
)
def test_those_who_stay_are_a_part_of_those_paid_for(trainees: Path, question: str, told: str, never: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
    assert never not in answer, answer


def test_a_rate_told_by_its_parts_is_met_and_its_part_is_not_left_out(trainees: Path) -> None:
    answer = ask("我们是南屏县的见习基地，接收了10个离校未就业毕业生见习，每人5个月，后来留用了7个，见习补贴总共多少？").answer
    assert "7人 ÷ 10人 × 100% = 70%" in answer, answer
    assert "符合　期限为3至12个月" in answer, answer
    assert "没有算进" not in answer, answer


_MORE = """南屏县产业奖补办法

南屏县人民政府
2024年3月1日

第一条 企业上台阶。对年营业收入首次突破1亿元、5亿元、10亿元的工业企业，分别给予20万元、50万元、100万元一次性奖励。此后年度晋升更高台阶的，按差额补足。
第二条 贷款贴息。年营业收入2000万元以下的小微企业，按实际支付利息的30%给予贴息，每户每年最高10万元。
第三条 产销对接。经营主体参加县里组织的展销活动，省内每次补助3000元，省外每次补助8000元，每年最多补助4次。
第四条 科研平台。新建院士工作站、博士后科研工作站的，分别补助80万元、50万元；博士后每进站1人的，补助企业10万元。
第五条 引客奖励。旅行社年组织区外游客来我县住宿500人次以上的，按每人每晚15元给予奖励，每家旅行社每年最高30万元。
第六条 疗休养。民宿企业接待县外疗休养职工住宿的，每人每晚补助50元，每批次最多补助3晚。
"""

_SUPPORT = """南屏县困难群众救助办法

南屏县人民政府
2024年3月1日

第一条 城镇最低生活保障标准为每人每月850元，农村最低生活保障标准为每人每月650元。
第二条 最低生活保障金按照家庭人均月收入与最低生活保障标准的差额乘以家庭人口数按月发放。
"""


@pytest.fixture
def grants(with_texts: Texts) -> Path:
    return with_texts({"南屏县产业奖补办法": _MORE})


@pytest.fixture
def support(with_texts: Texts) -> Path:
    return with_texts({"南屏县困难群众救助办法": _SUPPORT})


@pytest.mark.parametrize(
    ("question", "earlier", "told"),
    [
        ("我们2024年营收1.3亿，那年已经领了20万。2025年一下做到10.6亿，这回还能领多少？", ["南屏县工业企业上台阶有什么奖励？"], "100万元−20万元 = 80万元"),
        ("我们南屏县工业企业2024年营收1.3亿，那年已经领了上台阶的20万，2025年营收6亿，上台阶还能补多少？", [], "50万元−20万元 = 30万元"),
        ("我家茶叶合作社今年在南屏参加县里组织的展销，省外去了2次，省内去了1次，一共补助多少？", [], "16000元 + 3000元 = 19000元"),
        ("南屏县家庭农场，参加县里组织的展销，省内3次，省外2次，总共能补多少？", [], "8000元 + 8000元 + 3000元 + 3000元 = 22000元"),
        ("南屏县企业新建博士后科研工作站，进站3名博士后，一共能补助多少？", [], "50万元 + 30万元 = 80万元"),
        ("如果是博士后科研工作站呢，我们新建站以后进了3个博士后，加起来能补多少？", ["南屏县新建院士工作站补多少钱？"], "50万元 + 30万元 = 80万元"),
        ("南屏县旅行社，去年带区外游客1200人次来住宿，每人住了两个晚上，引客奖励多少？", [], "1200人次×15元×2晚"),
        ("我们旅行社去年带了800名外地（区外）游客到南屏玩，都在酒店住了2晚，引客奖励算多少？", [], "24000元"),
        ("南屏的民宿企业，接待了40名县外疗休养职工，住了4晚，补助多少？", [], "40人×50元×min(4晚, 3晚) = 6000元"),
    ],
)
def test_sums_of_several_things_and_times(grants: Path, question: str, earlier: list[str], told: str) -> None:
    answer = ask(question, earlier).answer
    assert told in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("南屏县乡下，我家5口人，人均月收入400元，低保金每月多少？", "(650元−400元)×5 = 1250元"),
        ("南屏县城里的，家里4口人，人均一个月收入500块，低保一个月能拿多少？", "(850元−500元)×4 = 1400元"),
        ("南屏县农村的，一家三口，人均月收入380元，低保一年能发多少钱？", "810元×12 = 9720元"),
        ("南屏县农村户口，家里5个人，人均月收入700，低保一个月能拿多少？", "没有可发的最低生活保障金"),
        ("南屏县，我家3口人，人均收入400元，低保金多少？", "还缺：** 最低生活保障标准"),
    ],
)
def test_the_difference_to_a_standard_told_in_words(support: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer


_TERMS = """南屏县就业补贴办法

南屏县人民政府
2024年3月1日

第一条 社会保险补贴。登记失业人员和毕业2年内高校毕业生灵活就业并以个人身份缴纳社会保险费的，按实际缴费额的三分之二给予补贴，每人每月最高450元。登记失业人员补贴期限最长3年，高校毕业生补贴期限最长2年。
第二条 见习补贴。见习单位组织失业青年参加见习，期限为3至12个月的，按每人每月1200元给予补贴。
第三条 一次性生育补助。生育二孩给予一次性补助3000元，生育三孩及以上给予一次性补助6000元。
第四条 托育补助。三孩及以上家庭的幼儿在本县备案的托育机构入托的，每名幼儿每月补助400元，发放至年满3周岁。
"""

_TAX = """小型微利企业普惠性税收减免政策

2019年1月18日

一、自2019年1月1日至2021年12月31日，对小型微利企业年应纳税所得额不超过100万元的部分，减按25%计入应纳税所得额，按20%的税率缴纳企业所得税；对年应纳税所得额超过100万元但不超过300万元的部分，减按50%计入应纳税所得额，按20%的税率缴纳企业所得税。
"""

_FEES = """南屏县失能评估办法

南屏县人民政府
2024年3月1日

第一条 失能评估费用。费用标准为每人每次300元。经评估为2～3级的由基金按100%的比例支付；经评估为1级的由基金和申请人各按50%的比例支付；失能评估为其他情形的，由申请人按100%的比例支付。
"""


@pytest.fixture
def terms(with_texts: Texts) -> Path:
    return with_texts({"南屏县就业补贴办法": _TERMS})


@pytest.fixture
def tax(with_texts: Texts) -> Path:
    return with_texts({"小型微利企业普惠性税收减免政策": _TAX})


@pytest.fixture
def fees(with_texts: Texts) -> Path:
    return with_texts({"南屏县失能评估办法": _FEES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我是南屏县登记失业人员，自己交灵活就业社保每月900块，社会保险补贴按最长期限一共能领多少？", "3年共16200元"),
        ("今年7月大学毕业，在南屏灵活就业，以个人身份缴纳社会保险费每月1200元，社会保险补贴按最长期限能领多少？", "2年共10800元"),
        ("我们两口子都是南屏县户口，今年2月生了老三，打算送县里备案的托育园，上到三周岁正好18个月，生育补助加托育补助合起来有多少？", "6000元 + 7200元 = 13200元"),
    ],
)
def test_months_up_to_the_term_of_his_class(terms: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我们是小型微利企业，2020年应纳税所得额180万，企业所得税要交多少？", "100万元×25%×20% + (180万元−100万元)×50%×20% = 13万元"),
        ("小型微利企业，2020年应纳税所得额80万元，要缴多少企业所得税？", "80万元×25%×20% = 4万元"),
        ("2020年应纳税所得额400万，小型微利企业，企业所得税交多少？", "这项优惠不适用"),
    ],
)
def test_the_tax_on_what_counts_of_the_income(tax: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
    assert "能享受" not in answer, answer


def test_a_first_part_alone_shuts_nobody_out(with_texts: Texts) -> None:
    with_texts({"小型微利企业优惠政策": "小型微利企业优惠政策\n\n2024年1月18日\n\n一、对小型微利企业年应纳税所得额不超过100万元的部分，减按25%计入应纳税所得额，按20%的税率缴纳企业所得税。\n"})
    assert "这项优惠不适用" not in ask("小型微利企业，应纳税所得额180万元，企业所得税要交多少？").answer


def test_no_tax_of_another_year(tax: Path) -> None:
    assert "4万元" not in ask("小型微利企业，2023年应纳税所得额80万元，要缴多少企业所得税？").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("南屏县失能评估，爷爷评上3级，奶奶评上1级，外公没评上级，评估费自己总共要掏多少？", "0元 + 150元 + 300元 = 450元"),
        ("南屏县失能评估，爸爸评上1级，妈妈没评上，评估费自己一共要付多少？", "150元 + 300元 = 450元"),
    ],
)
def test_what_several_persons_pay_by_their_own_case(fees: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
