"""The lists of the other tabs: filters, tables and cards."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fixture_answers import HOSTILE, target

from assistant.page.documents import documents_html
from assistant.page.filters import Filter, chosen_cards, chosen_rules, chosen_targets
from assistant.page.rows import MOST, benefit, rules_html, targets_html
from index.records import Condition, Metadata, SupportRule
from index.schema import Card
from prompts import say

CARD = Card(
    id="a", meta=Metadata(title="甲省规划", number="甲政发〔2016〕1号", period=(2016, 2020), supplied=("title",)), file="a.txt", format="text", sha256="",
    recognised=False, characters=100, sections=2, tables=0, passages=3, targets=2, rules=1, coverage=0.987, dropped=0, content="")
CARDS = {"a": CARD, "b": replace(CARD, id="b", meta=Metadata(title="乙市方案"))}
TARGETS = [
    target("a", "增加值达到1500亿元以上", 2020, "1500", ">="), target("b", "研发投入强度达到2%", 2022, "2", unit="%", indicator="研发投入强度", region="乙市"),
    target("a", "增加值完成972亿元", 2015, "972", status="actual"), target("a", "增加值", None, "1"),
]
RULE = SupportRule(
    document="a", quote="对智能工厂按设备投资额的10%给予最高300万元补助", subject="智能工厂", conditions=(Condition("建成投用", "status"),),
    benefit="rate_with_cap", rate=Decimal("0.1"), base="设备投资额", cap=Decimal(300), amount=None, tiers=(), per="年", currency_unit="万元",
    period="", valid_until="2022-12-31", path=("二、措施",), start=0, end=24)


def test_filters_narrow_and_join() -> None:
    assert chosen_targets(TARGETS, CARDS, Filter()) == TARGETS
    assert chosen_targets(TARGETS, CARDS, Filter(region="乙市")) == [TARGETS[1]]
    assert chosen_targets(TARGETS, CARDS, Filter(document="a", status="actual")) == [TARGETS[2]]
    assert chosen_targets(TARGETS, CARDS, Filter(year="2020", words="工业 增加")) == [TARGETS[0]]
    assert chosen_targets(TARGETS, CARDS, Filter(year="2020", words="工业 研发")) == []
    assert chosen_targets(TARGETS, CARDS, Filter(plan="2016-2020", status="target", year="2020")) == [TARGETS[0]]
    assert chosen_rules([RULE], CARDS, Filter(plan="2016-2020")) == [RULE] and chosen_rules([RULE], CARDS, Filter(region="乙市")) == []


def test_documents_are_found_by_words_region_plan_and_year() -> None:
    cards = {"a": CARD, "b": replace(CARD, id="b", meta=Metadata(title="乙市方案", region="乙市", published="2021-03-01"))}
    for wanted, found in ((Filter(), ["a", "b"]), (Filter(words="1号"), ["a"]), (Filter(region="乙市"), ["b"]), (Filter(plan="2016-2020"), ["a"]),
                          (Filter(year="2018"), ["a"]), (Filter(year="2021"), ["b"]), (Filter(words="规划 方案"), [])):
        assert [card.id for card in chosen_cards(cards, wanted)] == found
    assert say("page.documents.missing") in documents_html(cards, {}, Filter(year="1999"))


def test_targets_are_listed_with_figure_place_and_source() -> None:
    html = targets_html(TARGETS[:1], CARDS, Filter(words="增加值&"))
    for part in ("规模以上工业增加值", "1500亿元以上", "甲省规划", "source?document=a&amp;start=0&amp;end=13",
                 "targets?words=%E5%A2%9E%E5%8A%A0%E5%80%BC%26&amp;format=xlsx", say("page.targets.count", count=1)):
        assert part in html


def test_a_long_list_says_how_much_it_shows() -> None:
    html = targets_html(TARGETS[:1] * (MOST + 5), CARDS, Filter())
    assert html.count("<tr>") == MOST + 1 and say("page.targets.many", count=MOST + 5, shown=MOST) in html
    assert say("page.targets.none") in targets_html([], CARDS, Filter())


def test_rules_with_amounts_come_first_and_say_what_they_give() -> None:
    vague = replace(RULE, benefit="qualitative", rate=None, cap=None, subject="园区")
    assert chosen_rules([vague, RULE], CARDS, Filter()) == [RULE, vague]
    assert chosen_rules([vague, RULE], CARDS, Filter(words="智能工厂 补助")) == [RULE, vague]
    assert chosen_rules([RULE], CARDS, Filter(document="b")) == []
    assert benefit(RULE) == "按设备投资额的10%，最高300万元/年"
    assert benefit(vague) == say("page.support.qualitative")
    html = rules_html([RULE], CARDS)
    assert "建成投用" in html and RULE.quote in html and "2022-12-31" in html


def test_hostile_words_stay_text_in_lists() -> None:
    bad = Metadata(title=HOSTILE, number=HOSTILE, issuer=HOSTILE)
    cards = {"a": replace(CARD, meta=bad, id=HOSTILE)}
    html = (targets_html([replace(TARGETS[0], indicator=HOSTILE, path=(HOSTILE,))], cards, Filter())
            + rules_html([replace(RULE, subject=HOSTILE, quote=HOSTILE, period=HOSTILE)], cards) + documents_html(cards, {"a": HOSTILE}, Filter()))
    assert "<script" not in html and "<img" not in html and "&lt;script&gt;" in html


def test_documents_tell_what_is_known_and_what_was_supplied() -> None:
    html = documents_html({"a": CARD}, {}, Filter())
    for part in ("甲省规划", "甲政发〔2016〕1号", "98.7%", say("page.documents.supplied", fields=say("page.field.title"))):
        assert part in html
    assert say("page.library.empty") in documents_html({}, {}, Filter())


def test_a_replaced_document_names_the_one_in_force() -> None:
    old = replace(CARD, meta=Metadata(title="甲省办法（试行）", effective="2016-03-01", valid_until="2020-12-31"))
    html = documents_html({"a": old, "b": CARDS["b"]}, {"a": "b"}, Filter())
    assert html.count('class="tag old"') == 1
    for part in (say("page.documents.replaced", title="乙市方案", number="b"), say("page.documents.effective", date="2016-03-01"),
                 say("page.documents.until", date="2020-12-31"), "source?document=b&amp;"):
        assert part in html
