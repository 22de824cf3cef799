"""Support rules: spans, exclusions, departments, tables, lists, and invariants on composed texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import Cell, CleanText, Condition, Document, Metadata, Row, SupportRule, Table
from index.rules import extract
from index.rules.figures import figures, in_yuan, plain
from index.rules.graded import of_row
from index.rules.instalments import parts_in, sums_in
from index.rules.thresholds import thresholds


def _document(text: str) -> Document:
    return Document("d", Metadata(valid_until="2030-12-31"), CleanText(text))


def _rules(text: str, tables: tuple[Table, ...] = ()) -> tuple[SupportRule, ...]:
    return extract(_document(text), (), tables)


def test_validity_comes_from_the_document() -> None:
    (rule,) = _rules("对新认定的企业，给予10万元奖励。")
    assert rule.valid_until == "2030-12-31"


def test_exclusion_in_the_same_sentence_belongs_to_its_rules() -> None:
    (rule,) = _rules("对新认定的企业，给予10万元奖励，同一企业不重复享受。")
    assert rule.exclusions == ("同一企业不重复享受",)


def test_exclusion_for_the_whole_document_binds_all_rules_before_it() -> None:
    rules = _rules("对新认定的企业，给予10万元奖励。\n对新建的平台，给予20万元补助。\n本办法所列奖补按就高不重复原则执行。")
    assert [rule.exclusions for rule in rules] == [("本办法所列奖补按就高不重复原则执行",)] * 2


def test_department_named_behind_the_clause() -> None:
    (rule,) = _rules("对新认定的企业，给予10万元奖励。（牵头单位：市科技局；配合单位：市财政局）")
    assert rule.department == "市科技局"


def test_list_items_stand_under_their_lead() -> None:
    text = "对获奖企业给予以下奖励：\n（1）获特等奖的，50万元；\n（2）获一等奖的，20万元。\n申报时间另行通知。"
    rules = _rules(text)
    assert [rule.amount for rule in rules] == [50, 20]
    lead = text.index("\n")
    assert {rule.lead for rule in rules} == {(0, lead)}


def _table(title: str, head: str, lines: tuple[str, ...], before: str = "", words: dict[int, tuple[str, ...]] | None = None) -> tuple[str, Table]:
    """A text with a table below its title, and the table; `words` are the cells of rows with merged cells, printed ones with their places."""
    text = "\n".join((*((before,) if before else ()), title, head, *lines))
    rows, at = [], text.index(head) + len(head)
    for number, line in enumerate(lines):
        start = text.index(line, at)
        places, place = {}, start
        for printed in line.split("\t"):
            places[printed], place = place, place + len(printed) + 1
        own = (words or {}).get(number, tuple(line.split("\t")))
        rows.append(Row(start, start + len(line), tuple(Cell(one, places[one], places[one] + len(one)) if one in places else Cell(one) for one in own)))
        at = start + len(line)
    return text, Table("d", 0, title, tuple(head.split("\t")), tuple(rows), text.index(head), len(text), ())


def test_table_of_standards_gives_a_rule_for_each_row() -> None:
    text, table = _table("机构补助标准表", "等级\t补助标准（万元）", ("一级\t30", "二级\t最高15"))
    rules = _rules(text, (table,))
    assert [(rule.amount, rule.cap, rule.currency_unit) for rule in rules] == [(30, None, "万元"), (None, 15, "万元")]
    assert all(rule.quote == text[rule.start : rule.end] for rule in rules)


def test_a_cell_of_words_is_read_as_a_clause_under_its_row() -> None:
    lines = (
        "1\t境外办展\t参加年度目录内展会，有出口业务的企业\t按实际展位费的45%给予支持，每个标准展位不超过3万元，全年不超过18万元",
        "2\t直播园区\t经营面积900平方米以上\t认定后补助运营单位25万元；租赁场地的，按每月每平方米6元给予房租补贴，补贴面积不超过1500平方米，补贴期不超过2年",
    )
    text, table = _table("外贸类项目支持标准", "序号\t支持方向\t申报条件\t支持标准", lines)
    fair, park, rent = _rules(text, (table,))
    assert (fair.rate, fair.base, fair.cap, fair.per, fair.subject, fair.path) == (Decimal("0.45"), "实际展位费", 3, "展位", "企业", ("境外办展",))
    assert [one.text for one in fair.conditions] == ["参加年度目录内展会", "有出口业务的企业"]
    assert [(one.on, one.value, one.unit, one.per) for one in fair.limits] == [("sum", 18, "万元", "年")]
    assert (park.amount, park.subject, park.conditions[0].unit, park.conditions[0].minimum) == (25, "运营单位", "平方米", 900)
    assert (rent.amount, rent.per, rent.years, rent.path) == (6, "月/平方米", 2, ("直播园区",))
    assert [(one.on, one.value, one.unit) for one in rent.limits] == [("count", 1500, "平方米")]
    assert all(rule.quote == text[rule.start : rule.end] for rule in (fair, park, rent)) and rent.lead is not None


def test_merged_cells_hold_for_each_row_they_span() -> None:
    lines = ("1\t零售上台阶（须已入库）\t零售额400万元以上不足900万元\t奖励4万元", "零售额900万元以上\t奖励9万元")
    merged = {1: ("1", "零售上台阶（须已入库）", "零售额900万元以上", "奖励9万元")}
    text, table = _table("电商项目支持标准", "序号\t支持方向\t申报条件\t支持标准", lines, words=merged)
    rules = _rules(text, (table,))
    assert [(rule.amount, rule.path) for rule in rules] == [(4, ("零售上台阶",)), (9, ("零售上台阶",))]
    assert [[one.text for one in rule.conditions] for rule in rules] == [["已入库", "零售额400万元以上不足900万元"], ["已入库", "零售额900万元以上"]]
    assert rules[1].quote == "零售额900万元以上\t奖励9万元"


def test_what_a_sentence_promises_by_a_table_holds_for_its_rows() -> None:
    before = "毕业3年内的高校毕业生，签订2年以上劳动合同的，按下表享受安居补贴。"
    text, table = _table("安居补贴标准表", "学历\t租房补贴（元/月）\t购房补贴（万元）", ("博士\t1200\t8",), before)
    rent, home = _rules(text, (table,))
    assert [(rule.amount, rule.per, rule.path) for rule in (rent, home)] == [(1200, "月", ("租房补贴",)), (8, "", ("购房补贴",))]
    assert all(rule.subject == "高校毕业生" and "毕业3年内" in [one.text for one in rule.conditions] and rule.lead == (0, len(before) - 1) for rule in (rent, home))


def test_an_article_tells_the_conditions_of_the_row_that_names_the_same_thing() -> None:
    before = (
        "（一）母畜扩群。饲养母牛5头以上的养殖户，当年产犊并佩戴耳标的，按新生犊牛、羔羊数量给予补助。（二）贷款贴息。养殖场当年新增贷款的，按年利率3%给予贴息。"
        "各项补助标准和限额见下表：")
    rows = ("新生犊牛\t养殖户、合作社\t500元/头\t5万元\t县畜牧站", "新生羔羊\t养殖户\t60元/只\t3万元\t县畜牧站", "贷款贴息\t合作社、企业\t年利率3%\t10万元\t县财政局")
    text, table = _table("", "补助项目\t补助对象\t补助标准\t单户最高限额\t牵头单位", rows, before)
    calves, lambs, loan = _rules(text, (table,))
    assert (calves.subject, calves.amount, calves.cap, calves.department) == ("养殖户、合作社", 500, 50000, "县畜牧站")
    assert [one.text for one in calves.conditions] == ["饲养母牛5头以上", "当年产犊并佩戴耳标", "补助项目：新生犊牛"]
    assert [one.text for one in lambs.conditions][-1] == "补助项目：新生羔羊"
    assert (loan.rate, loan.cap, loan.department, [one.text for one in loan.conditions]) == (Decimal("0.03"), 10, "县财政局", ["当年新增贷款"])


def test_columns_that_are_grades_give_a_rule_for_each_grade() -> None:
    before = "对首次获评的示范农庄、示范茶园，按下表标准给予一次性奖励。"
    text, table = _table("", "类别\t国家级\t省级\t市级", ("示范农庄\t20万元\t8万元\t3万元", "示范茶园\t—\t5万元\t2万元"), before)
    rules = _rules(text, (table,))
    assert [(rule.subject, rule.amount, rule.conditions[-1].text) for rule in rules] == [
        ("示范农庄", 20, "国家级"), ("示范农庄", 8, "省级"), ("示范农庄", 3, "市级"), ("示范茶园", 5, "省级"), ("示范茶园", 2, "市级")]
    assert {rule.conditions[0].text for rule in rules} == {"首次获评"}
    assert of_row(Condition("首次获评的甲园、乙园", "first"), "乙园", ["甲园", "乙园"]).text == "首次获评的乙园"


def test_what_a_grant_comes_to_at_most_bounds_its_rows_and_is_no_rule() -> None:
    before = "租房补贴和购房补贴标准如下。"
    rows = ("甲类\t20\t1000\t36\t90", "乙类\t10\t500\t24\t60")
    text, table = _table("", "层次\t购房补贴（万元）\t租房补贴（元/月）\t租房补贴最长期限（月）\t公寓面积上限（平方米）", rows, before)
    rules = _rules(f"{text}\n购房补贴总额不得超过房屋总价的30%。", (table,))
    assert [(rule.amount, rule.path, rule.period, [one.text for one in rule.conditions]) for rule in rules] == [
        (20, ("购房补贴",), "", ["层次：甲类"]), (1000, ("租房补贴",), "36个月", ["层次：甲类"]),
        (10, ("购房补贴",), "", ["层次：乙类"]), (500, ("租房补贴",), "24个月", ["层次：乙类"])]
    assert [rule.exclusions for rule in rules] == [("购房补贴总额不得超过房屋总价的30%",), (), ("购房补贴总额不得超过房屋总价的30%",), ()]


@pytest.mark.parametrize(("text", "shares"), [
    ("第一年发放30%，第二年至第四年每年发放20%，第五年发放10%。", [30, 20, 20, 20, 10]),
    ("第一年支付40%，第二、三年各支付30%。", [40, 30, 30]),
    ("第一年拨付25%，第二到第四年每年拨付25%。", [25, 25, 25, 25]),
])
def test_parts_of_a_sum_year_by_year(text: str, shares: list[int]) -> None:
    (parts,) = parts_in(text)
    assert [share for _, share in parts.shares] == shares
    assert not _rules(f"购房补贴分年发放，{text}")


def test_the_category_of_a_row_is_a_condition_and_its_remark_a_limit() -> None:
    lines = ("1\t床位建设补助\t公办养老院\t每个新增床位一次性补助5000元\t单个机构最高90万元", "民办养老院\t每个新增床位一次性补助4000元\t单个机构最高50万元")
    merged = {1: ("1", "床位建设补助", "民办养老院", "每个新增床位一次性补助4000元", "单个机构最高50万元")}
    text, table = _table("补助标准表", "序号\t项目\t类别\t补助标准\t备注", lines, words=merged)
    public, private = _rules(text, (table,))
    assert [(rule.amount, rule.cap, rule.conditions[-1].text, rule.path) for rule in (public, private)] == [
        (5000, 900000, "公办养老院", ("床位建设补助",)), (4000, 500000, "民办养老院", ("床位建设补助",))]
    assert all(rule.quote.endswith("万元") for rule in (public, private))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("100、50、20万元", [(100, "万元"), (50, "万元"), (20, "万元")]),
        ("5万、3万、5000元", [(5, "万元"), (3, "万元"), (5000, "元")]),
        ("2千万元", [(2000, "万元")]),
        ("30万美元", [(30, "万美元")]),
        ("三十万元", [(30, "万元")]),
    ],
)
def test_figures_of_money(text: str, wanted: list[tuple[int, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == wanted


def test_threshold_ranges_keep_their_places() -> None:
    text = "面积100—200亩、200万-500万(不含)美元、20万以上30万元以下"
    found = list(thresholds(text))
    assert [(one.minimum, one.maximum, one.unit) for one in found] == [
        (100, 200, "亩"), (200, 500, "万美元"), (20, 30, "万元"),
    ]
    assert text[found[1].start : found[1].end] == "200万-500万(不含)美元"


@pytest.mark.parametrize(("text", "wanted"), [
    ("集中连片300亩-200亩（含）以上的种植基地", [(200, 300, "亩")]),
    ("年营业收入1亿元至5000万元（含）的企业", [(5000, 10000, "万元")]),
    ("1000—500万元以上的项目", [(500, 1000, "万元")]),
    ("吸纳就业30人以下20人以上的企业", [(20, 30, "人")]),
    ("存栏不足300头、200头以上的养殖场", [(200, 300, "头")]),
    ("投资500万元以下至300万元以上的", [(300, 500, "万元")]),
    ("每年11月至3月，从500亩至300亩以上", [(500, None, "亩")]),
    ("年产值5亿元、3亿元以上", [(5, None, "亿元"), (3, None, "亿元")]),
])
def test_ranges_told_from_the_top_down(text: str, wanted: list[tuple[int, int | None, str]]) -> None:
    found = [(one.minimum, one.maximum, one.unit) for one in thresholds(text)]
    assert [one for one in found if one[2] != "月"] == wanted


_AMOUNTS = st.integers(min_value=1, max_value=9999)
_RATES = st.integers(min_value=1, max_value=100)
_GIVE = st.sampled_from(["给予", "予以", "一次性给予"])
_NOUN = st.sampled_from(["奖励", "补助", "补贴", "资金支持"])
_WHO = st.sampled_from(["企业", "工业互联网平台", "用人单位", "合作社"])


@settings(derandomize=True, deadline=None, max_examples=60)
@given(_AMOUNTS, _GIVE, _NOUN, _WHO)
def test_a_plain_grant_is_read_whatever_its_words(amount: int, give: str, noun: str, who: str) -> None:
    text = f"对新认定的{who}，{give}{amount}万元{noun}。"
    (rule,) = _rules(text)
    assert (rule.amount, rule.currency_unit, rule.subject) == (amount, "万元", who)
    assert rule.quote == text[rule.start : rule.end]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(_RATES, _AMOUNTS, _WHO)
def test_a_capped_rate_is_read(rate: int, cap: int, who: str) -> None:
    (rule,) = _rules(f"对{who}，按设备投资额的{rate}%给予补助，最高不超过{cap}万元。")
    assert (rule.rate, rule.cap, rule.base, rule.amount) == (Decimal(rate) / 100, cap, "设备投资额", None)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(alphabet="对给予企业的奖励补助最高不超过分别、，。；：0123456789万元%年以上（）“”\n\t", max_size=120))
def test_any_text_gives_rules_that_quote_it(text: str) -> None:
    document = _document(text)
    for rule in extract(document, (), ()):
        assert rule.quote == text[rule.start : rule.end]
        assert rule.benefit == "qualitative" or rule.tiers or (rule.rate, rule.amount, rule.cap) != (None, None, None)


@settings(derandomize=True, deadline=None)
@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["元", "万元", "亿元", "万美元"]))
def test_sums_keep_their_worth(value: Decimal, unit: str) -> None:
    assert plain(value) == value
    factor = {"亿": 10**8, "万": 10**4}.get(unit[0], 1)
    assert in_yuan(value, unit) == value * factor


def test_each_kind_of_household_with_its_sum_and_their_common_limits() -> None:
    poor, ordinary = _rules("肉羊。脱贫户从县外引进种羊的，每只补助300元；一般户每只补助150元。每户累计补助不超过20只，引进后须饲养6个月以上。")
    assert (poor.subject, poor.amount, ordinary.subject, ordinary.amount) == ("脱贫户", 300, "一般户", 150)
    assert [one.text for one in ordinary.conditions] == ["从县外引进种羊"]
    assert [[(limit.value, limit.unit) for limit in rule.limits] for rule in (poor, ordinary)] == [[(20, "只")]] * 2


def test_a_limit_told_at_the_end_is_for_both_kinds_side_by_side() -> None:
    rules = _rules("脱贫户每头补助1500元，一般户每头补助1000元，每户累计补助不超过5头。")
    assert [(rule.subject, [limit.value for limit in rule.limits]) for rule in rules] == [("脱贫户", [5]), ("一般户", [5])]


def test_cases_of_two_kinds_of_applicants_in_one_clause() -> None:
    rules = _rules("订单种植的，农户种植3亩以上、合作社连片种植80亩以上的，每亩补助150元。")
    assert [(rule.subject, [one.minimum for one in rule.conditions if one.unit]) for rule in rules] == [("农户", [3]), ("合作社", [80])]


def test_a_cap_for_each_kind_of_applicant() -> None:
    rules = _rules("收贮牧草的，每吨补助50元，每户每年最高5000元，单个经营主体每年最高10万元。")
    assert [(rule.subject, rule.cap) for rule in rules] == [("农户", 5000), ("经营主体", 100000)]


def test_what_an_insurance_costs_is_no_grant() -> None:
    text, table = _table("农业保险保费补贴标准", "险种\t保额\t费率\t保费\t县级\t农户", ("玉米保险\t800元/亩\t5%\t40元/亩\t80%\t20%",))
    assert _rules(text, (table,)) == ()


def test_whom_a_part_above_is_for_stands_before_it() -> None:
    (rule,) = _rules("经认定的担保机构，年度代偿额在100万元以上的，对超过部分按20%给予补偿，最高50万元。")
    assert (rule.subject, rule.base, [one.text for one in rule.conditions]) == ("担保机构", "超过部分", ["经认定", "年度代偿额在100万元以上"])
    (rule,) = _rules("特困人员、低保对象，年度自付医疗费用超过5000元的，对超过部分按70%给予救助。")
    assert (rule.subject, [one.minimum for one in rule.conditions]) == ("特困人员、低保对象", [5000])


@pytest.mark.parametrize("words", ["超出部分每增加1人给予3000元补贴", "超过部分每多1人补贴3000元", "超出部分每人3000元"])
def test_the_part_above_a_number_is_a_step(words: str) -> None:
    (rule,) = _rules(f"招用3人（含）以下的，按每人2000元给予补贴；招用3人以上的，{words}。")
    assert rule.marginal and [(one.minimum, one.maximum, one.amount) for one in rule.tiers] == [(None, 3, 2000), (3, None, 3000)]


def test_a_share_for_each_year_of_which_only_the_last_says_that_it_is_given() -> None:
    rules = _rules("对租用厂房的企业，第一、二年按实缴租金的50%，第三年按实缴租金的30%给予补助，每户每年最高20万元。")
    assert [(float(rule.rate or 0), rule.base, rule.cap) for rule in rules] == [(0.5, "实缴租金", 20), (0.3, "实缴租金", 20)]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("高校毕业生入职的，本科以上给予6万元、专科给予4万元补贴。", [("本科以上", "6"), ("专科", "4")]),
        ("引进人才的，博士奖励10万元、硕士奖励5万元。", [("博士", "10"), ("硕士", "5")]),
        ("新评定的饭店，五星级一次性奖励100万元、四星级一次性奖励50万元。", [("五星级", "100"), ("四星级", "50")]),
    ],
)
def test_sums_side_by_side_each_have_their_own_name(text: str, given: list[tuple[str, str]]) -> None:
    made = [(next((one.text for one in rule.conditions if one.text == name), ""), f"{rule.amount}") for rule, (name, _) in zip(_rules(text), given, strict=True)]
    assert made == given


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("给予15万元奖励，分三年拨付：入库当年5万元，第二年、第三年仍在库的，每年各5万元。", [("入库当年", "5万元"), ("第二年", "5万元"), ("第三年", "5万元")]),
        ("一次性奖励10万元，其中首年兑现4万元，次年兑现6万元。", [("首年", "4万元"), ("次年", "6万元")]),
        ("奖励15万元，分三年拨付：入库当年5万元，第二年6万元。", []),
    ],
)
def test_the_sums_in_which_a_whole_is_paid(text: str, parts: list[tuple[str, str]]) -> None:
    whole = next(in_yuan(one.value, one.unit) for one in figures(text))
    made = sums_in(text, 0, len(text), whole)
    assert ([] if made is None else [(name, sum_) for (name, _), sum_ in zip(made.shares, made.sums, strict=True)]) == parts


def test_a_ratio_of_what_another_gave_is_a_share() -> None:
    assert [rule.rate for rule in _rules("企业获得国家级、省级奖励资金的，市财政分别按上级奖励资金的1:1、1:0.5给予配套奖励。")] == [Decimal(1), Decimal("0.5")]


@pytest.mark.parametrize(
    ("text", "subject", "amount"),
    [
        ("保障范围及标准：失去父母、查找不到生父母的未成年人，每人每月1987元。", "", "1987"),
        ("保障对象及标准：重点困境儿童，每人每月1200元。", "", "1200"),
        ("发放标准：散居孤儿每人每月1500元。", "", "1500"),
    ],
)
def test_a_label_of_standards_is_nobody(text: str, subject: str, amount: str) -> None:
    (rule,) = _rules(text)
    assert (rule.subject, f"{rule.amount}", rule.per) == (subject, amount, "人/月")


@pytest.mark.parametrize("text", [
    "对新建成的助浴点，按照一类、二类、三类分别给予10万元、6万元、4万元的建设补助。",
    "对新建成的助浴点，按一类、二类、三类标准，分别给予10万元、6万元、4万元补助。",
])
def test_sums_by_class_keep_what_they_are_for_and_the_class(text: str) -> None:
    made = [(rule.subject, [one.text for one in rule.conditions], rule.amount) for rule in _rules(text)]
    assert made == [("助浴点", ["新建成", name], Decimal(sum_)) for name, sum_ in (("一类", 10), ("二类", 6), ("三类", 4))]


def test_the_most_for_each_of_another_class_is_no_cap_of_the_first() -> None:
    first, second = _rules("对农机企业，50马力以下拖拉机给予不超过300元/台生产奖励，50马力以上拖拉机按不超过800元/台给予生产奖励。")
    assert [(one.per, one.amount or one.cap) for one in (first, second)] == [("台", Decimal(300)), ("台", Decimal(800))]


def test_what_one_firm_is_given_at_most_of_another_figure_is_a_limit_and_no_grant() -> None:
    (rule,) = _rules("对投保的企业，按照实际缴纳保险费给予80%的资助，对企业的资助额不超过投保企业2019年度出口额的0.06%。")
    assert [(one.value, one.base) for one in rule.limits] == [(Decimal("0.0006"), "投保企业2019年度出口额")]


@pytest.mark.parametrize(
    ("clause", "subject", "wanted"),
    [
        ("省财政对大豆玉米带状复合种植每亩补贴50元。", "大豆玉米带状复合种植", []),
        ("市财政对新购置的插秧机每台补助3000元。", "插秧机", ["新购置"]),
        ("区财政给予新认定的家庭农场一次性奖励2万元。", "家庭农场", ["新认定"]),
        ("市人力资源社会保障局对新建的实训基地一次性补助30万元。", "实训基地", ["新建"]),
        ("对获得绿色食品认证的，由市、县两级财政各奖励1万元。", "", ["获得绿色食品认证"]),
    ],
)
def test_who_pays_is_neither_who_is_paid_nor_a_condition(clause: str, subject: str, wanted: list[str]) -> None:
    (rule,) = _rules(clause)
    assert (rule.subject, [one.text for one in rule.conditions]) == (subject, wanted)
