"""A title that was won is one by its name: another one of the same grade, or any won at all, meets no condition on it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.eligibility import decide, facts, match
from index.records import CleanText, Document, Metadata
from index.rules import extract


@pytest.mark.parametrize(
    ("rule", "said", "verdict"),
    [
        ("评选为区功勋企业的，给予奖励20万元。", "我们企业去年评上国家高新技术企业", "需补充"),
        ("获评国家级信息技术融合发展类荣誉示范试点企业的，给予20万元奖励。", "我们企业去年评上国家高新技术企业", "需补充"),
        ("获评国家级智能工厂的企业，给予50万元奖励。", "我们企业去年评上了国家级智能工厂", "符合"),
        ("评为省级示范基地的，给予30万元奖励。", "我们去年评上省级示范基地了", "符合"),
    ],
)
def test_titles(rule: str, said: str, verdict: str) -> None:
    (found,) = extract(Document("d", Metadata(), CleanText(rule)), (), ())
    made = decide(found, facts((f"{said}，能奖多少？",), ()))
    assert [check.verdict for check in made.checks if check.text in {one.text for one in found.conditions}][-1:] == [verdict]


def test_remarks_sources_and_times_are_no_conditions() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("新认定的（不包括重新认定）高新技术企业，给予一次性补助10万元。")), (), ())
    assert rule.subject == "高新技术企业"
    (rule,) = extract(Document("d", Metadata(), CleanText("失业保险金按月发放，目前发放标准为每月2250元。")), (), ())
    assert not any(one.text == "目前" for one in rule.conditions)


def test_what_is_named_comes_before_what_is_in_force() -> None:
    old = Metadata(region="鹿溪县", valid_until="2021-12-31")
    new = Metadata(region="鹿溪县")
    named = extract(Document("a", old, CleanText("高新技术企业，给予一次性补助10万元。")), (), ())
    other = extract(Document("b", new, CleanText("经认定的企业，给予展位费80%奖励。")), (), ())
    found = match((*other, *named), facts(("我们是鹿溪县的高新技术企业，有什么奖励？",), ("鹿溪县",)), {"a": old, "b": new}, date(2026, 11, 23))
    assert found[0].rule.document == "a"
