"""Support rules: spans, exclusions, departments, tables, lists, and invariants on composed texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import Cell, CleanText, Document, Metadata, Row, SupportRule, Table
from index.rules import extract
from index.rules.figures import figures, in_yuan, plain
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


def test_table_of_standards_gives_a_rule_for_each_row() -> None:
    head, first, second = "等级\t补助标准（万元）", "一级\t30", "二级\t最高15"
    text = f"机构补助标准表\n{head}\n{first}\n{second}"
    rows = []
    at = text.index(first)
    for line in (first, second):
        start = text.index(line, at)
        cells, place = [], start
        for words in line.split("\t"):
            cells.append(Cell(words, place, place + len(words)))
            place += len(words) + 1
        rows.append(Row(start, start + len(line), tuple(cells)))
    table = Table("d", 0, "机构补助标准表", tuple(head.split("\t")), tuple(rows), text.index(head), len(text), ())
    rules = _rules(text, (table,))
    assert [(rule.amount, rule.cap, rule.currency_unit) for rule in rules] == [(30, None, "万元"), (None, 15, "万元")]
    assert all(rule.quote == text[rule.start : rule.end] for rule in rules)


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
