"""Sums that depend on more than one clause: a lower grade had before, limits on all together, parts of one base, who pays, choices, paying back.

A row tells the question, what was asked before it, words that the answer says and words that it does not say.
"""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask

TEXTS = {
    "民宿": """青河县促进乡村民宿发展办法
第一条 对评定为三星级、四星级、五星级的民宿，分别奖励5万元、10万元、20万元。
第二条 民宿升级的，奖励与原等级的差额部分。
第三条 本办法自2025年1月1日起施行，有效期五年。
""",
    "龙头": """白石市农业龙头企业培育若干措施
一、对新获评国家级、省级、市级农业产业化龙头企业的，分别一次性奖励100万元、50万元、20万元。
二、对新认定为国家级、省级、市级农业科技园区的，分别给予300万元、100万元、40万元奖励。
三、同一主体由低等级晋升为高等级的，只补足差额。
四、本措施自2025年1月1日起施行，有效期至2029年12月31日。
""",
    "演艺": """云澜市演艺新空间扶持办法
第一条 对获评国家、省、市演艺精品的剧目，按下表给予出品单位一次性奖励（单位：万元）：

| 剧目类别 | 国家级 | 省级 | 市级 |
| --- | --- | --- | --- |
| 大型舞台剧 | 90 | 45 | 15 |
| 小剧场剧目 | 36 | 18 | 6 |

同一剧目先后获得不同级别的，补足差额。
第二条 本办法自2025年1月1日起施行，有效期五年。
""",
    "改造": """柏原县工业技改补助办法
第一条 对完成备案的技改项目，按设备购置额分档补助：1000万元以下的按5%，最高40万元；1000万元以上的按8%，最高300万元。
项目配套的软件、检测费用可一并计入设备购置额，但不得超过设备购置额的15%；二手设备不予计入。
第二条 对企业新建的仓储设施，按实际投资额的10%补助，最高50万元。
第三条 本办法自2025年1月1日起施行，有效期五年。
""",
    "冷链": """松岭市冷链物流补助办法
第一条 对新建冷库，按投资额的10%给予补助，最高80万元。
第二条 对新购冷藏车，每辆补助3万元。
第三条 补助资金由市级财政承担40%、县级财政承担60%；其中北山县项目由市、县财政各承担50%。
第四条 本办法自2025年1月1日起施行，有效期五年。
""",
    "农机": """梅塘县农机购置补助办法
第一条 对购置烘干机的主体，在国家、省补贴基础上，县级按购机价格的15%给予补助，单台最高5万元。国家、省、县各级补助合计不得超过购机价格的60%。
第二条 对建设机库的，按投资额的20%补助，最高10万元。上级已补助的，与上级补助合计不超过投资额的50%。
第三条 本办法自2025年1月1日起施行，有效期五年。
""",
    "贸易": """晶河区支持数字贸易发展若干措施
第一章 支持平台
第一条 对新认定的国家级、省级数字贸易平台，分别给予200万元、100万元奖励。
第二条 对年跨境电商交易额1亿元以上的企业，按交易额的1%给予补助，最高150万元。
第二章 支持市场
第三条 企业参加境外重点展会的，按展位费的50%给予补助，每个展会最高10万元，每家企业每年最多补助2个展会。
第四条 对获评国家级、省级电商示范企业的，分别奖励60万元、30万元。
第三章 附则
第五条 单家企业享受第一章奖补资金每年合计不超过280万元。
第六条 本措施自2025年1月1日起施行，有效期五年。
""",
    "种业": """禾丰县支持种业发展办法
第一条 对新通过国家级、省级审定的品种，每个分别奖励育种单位40万元、15万元，每个育种单位每年奖励品种不超过2个。
第二条 对新建的种子加工线，按设备购置额的20%给予补助，最高120万元。
第三条 对认定为国家级、省级良种基地的，分别给予100万元、50万元奖励。
第四条 同一单位年度内获得的本办法奖补资金总额最高150万元，品种审定奖励另行计算，不占用上述额度。
第五条 本办法自2025年1月1日起施行，有效期五年。
""",
}


def _answered(with_texts: Texts, question: str, history: list[str], says: list[str], says_not: list[str]) -> None:
    with_texts(TEXTS)
    answer = ask(question, history)
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations), *(one.quote for one in answer.citations)))
    assert [words for words in says if words not in said] == [], said
    assert [words for words in says_not if words in said] == [], said


@pytest.mark.parametrize(("question", "history", "says", "says_not"), [
    ("青河县民宿，2023年评的三星，今年评上五星，能领多少？", [], ["20万元−5万元 = 15万元", "奖励与原等级的差额部分"], []),
    ("我家青河县的民宿三星的时候领了5万，去年升四星，今年又升五星，这两次各能拿多少？", [], ["10万元−5万元 = 5万元", "20万元−10万元 = 10万元"], ["30万元"]),
    ("青河县的民宿三星升四星，补多少？", [], ["10万元−5万元 = 5万元"], []),
    ("白石市，我们早先是市级龙头企业，今年升省级了，给多少奖励？", [], ["50万元−20万元 = 30万元"], ["100万元−40万元"]),
    ("那明年要是评上国家级呢？", ["白石市，我们早先是市级龙头企业，今年升省级了，给多少奖励？"], ["100万元−50万元 = 50万元"], ["50万元−20万元"]),
    ("云澜市，我们的大型舞台剧去年获评市级精品，拿了15万，今年又评上省级，能补多少？", [], ["45万元−15万元 = 30万元"], ["已经用完"]),
    ("白石市国家级、省级龙头企业分别奖多少？", [], ["100万元、50万元、20万元"], ["−"]),
])
def test_a_higher_grade_after_a_lower_one(with_texts: Texts, question: str, history: list[str], says: list[str], says_not: list[str]) -> None:
    _answered(with_texts, question, history, says, says_not)


@pytest.mark.parametrize(("question", "says"), [
    ("云澜市，我们有个小剧场剧目评上了演艺精品，奖多少？", ["国家级：36万元", "省级：18万元", "市级：6万元"]),
    ("云澜市大型舞台剧获评国家级精品，奖励多少万元？", ["90万元"]),
])
def test_sums_of_a_table_whose_unit_is_told_above_it(with_texts: Texts, question: str, says: list[str]) -> None:
    _answered(with_texts, question, [], says, ["90元", "36元"])


@pytest.mark.parametrize(("question", "says", "says_not"), [
    ("晶河区，我们今年被认定国家级数字贸易平台，跨境电商交易额又做到2亿元，还获评省级电商示范企业，三项加起来最多拿多少？",
     ["min(200万元 + 150万元, 280万元) = 280万元", "280万元 + 30万元 = 310万元"], []),
    ("禾丰县种业公司，今年新建种子加工线花了设备款500万，又被认定为国家级良种基地，还有一个国家级审定品种，合计能拿多少？",
     ["min(100万元 + 100万元, 150万元) = 150万元", "150万元 + 40万元 = 190万元"], ["min(240万元"]),
    ("禾丰县种业公司，今年新建种子加工线花了设备款200万，又被认定为省级良种基地，合计能拿多少？", ["40万元 + 50万元 = 90万元"], ["受合计上限限制"]),
])
def test_a_limit_on_all_together(with_texts: Texts, question: str, says: list[str], says_not: list[str]) -> None:
    _answered(with_texts, question, [], says, says_not)


@pytest.mark.parametrize(("question", "says", "says_not"), [
    ("禾丰县，我们今年有三个品种通过审定：一个国家级品种、两个省级品种，奖多少？", ["40万元 + 15万元 = 55万元"], ["70万元"]),
    ("禾丰县我们今年一个国家级品种、一个省级品种、另一个国家级品种通过审定，总共奖多少", ["40万元 + 40万元 = 80万元"], ["95万元"]),
    ("晶河区的外贸企业，今年参加了三个境外重点展会，展位费分别是30万、16万和8万，一共能补多少？", ["10万元 + 8万元 = 18万元"], ["22万元"]),
    ("晶河区的外贸企业，今年参加了两个境外重点展会，展位费分别为16万和8万，一共能补多少？", ["8万元 + 4万元 = 12万元"], ["最多计"]),
])
def test_the_best_of_more_pieces_than_count(with_texts: Texts, question: str, says: list[str], says_not: list[str]) -> None:
    _answered(with_texts, question, [], says, says_not)


@pytest.mark.parametrize(("question", "says", "says_not"), [
    ("柏原县，我们技改买设备花了950万，另外配套软件80万，能补多少？", ["950万元 + 80万元 = 1030万元", "82.4万元", "可一并计入设备购置额"], ["47.5万元"]),
    ("柏原县技改，设备购置900万，软件和检测费用合计200万，补多少", ["900万元 + 900万元×15% = 1035万元", "82.8万元"], ["1100万元"]),
    ("柏原县技改项目备过案，设备购置额1050万，其中软件100万，补多少？", ["1050万元的8%是84万元"], ["1150万元"]),
    ("柏原县技改，设备购置1100万，其中二手设备200万，补多少", ["1100万元−200万元 = 900万元", "40万元", "二手设备不予计入"], ["88万元"]),
])
def test_parts_of_one_base(with_texts: Texts, question: str, says: list[str], says_not: list[str]) -> None:
    _answered(with_texts, question, [], says, says_not)


@pytest.mark.parametrize(("question", "history", "says", "says_not"), [
    ("松岭市，我们新建冷库投了500万，能补多少，市里和县里各出多少？", [], ["50万元×40% = 20万元", "50万元×60% = 30万元"], []),
    ("松岭市北山县的企业，新建冷库投了500万，能补多少？这钱市县怎么分担", [], ["50万元×50% = 25万元"], ["50万元×40%"]),
    ("这笔补助市里出多少？", ["松岭市，我们买了5辆冷藏车能补多少？"], ["15万元×40% = 6万元"], []),
    ("松岭市北山县的冷库补助，市、县按什么比例分担？", [], ["各承担50%"], ["县级财政承担60%"]),
    ("松岭市，我们买了5辆冷藏车能补多少？", [], ["15万元"], ["承担"]),
])
def test_which_treasury_pays(with_texts: Texts, question: str, history: list[str], says: list[str], says_not: list[str]) -> None:
    _answered(with_texts, question, history, says, says_not)


@pytest.mark.parametrize(("question", "says", "says_not"), [
    ("梅塘县，我们买烘干机花了30万，国家和省里已经补了16万，县里还能补多少？", ["还能补： 2万元", "18万元−16万元 = 2万元"], ["已经用完"]),
    ("梅塘县，我们买烘干机花了30万，国家补了5万，省里补了3万，县里还能拿多少？", ["还能补： 4.5万元", "没有超过上限"], []),
    ("梅塘县合作社建机库投资40万，省里已经给了15万，县里还能补多少？", ["还能补： 5万元", "40万元×50% = 20万元"], []),
    ("梅塘县合作社建机库投资40万，省里已经给了22万，县里还能补多少？", ["本级不再补"], ["还能补"]),
])
def test_all_levels_together_up_to_a_share(with_texts: Texts, question: str, says: list[str], says_not: list[str]) -> None:
    _answered(with_texts, question, [], says, says_not)
