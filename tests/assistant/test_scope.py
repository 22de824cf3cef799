"""Restrictions of the evidence: each lets only its own documents and figures through, in searches and in answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask, the_library
from assistant.records import Status
from assistant.scope import EVERYTHING, Scope, narrowed, plan_of, told
from index.library import Library
from index.narrowed import speaks_of

QUESTION = "各份规划的关键工序数控化率目标分别是多少？"
SCOPES = (
    Scope(document="nx-industry-2023"), Scope(region="中卫市"), Scope(plan="2016-2020"), Scope(year="2022"),
    Scope(region="宁夏回族自治区", year="2020"), Scope(document="nx-manufacturing-2020", plan="2020-2022", year="2022"),
)


@pytest.fixture
def library(shipped: Path) -> Library:
    return the_library()


def allowed(scope: Scope, library: Library) -> set[str]:
    """The documents that may be cited, told anew from their cards (a year aside)."""
    return {id for id, card in library.cards.items()
            if scope.document in ("", id) and scope.region in ("", card.meta.region) and scope.plan in ("", plan_of(card))}


@pytest.mark.parametrize("scope", SCOPES, ids=Scope.query)
def test_an_answer_stands_on_evidence_from_within_only(library: Library, scope: Scope) -> None:
    answer = ask(QUESTION, scope=scope)
    assert answer.status == Status.ANSWERED and answer.citations
    assert {citation.document for citation in answer.citations} <= allowed(scope, library)
    assert {str(target.year) for target in answer.targets} <= ({scope.year} if scope.year else {"2020", "2021", "2022", "2023", "2027"})
    assert all(speaks_of(citation.quote, int(scope.year)) for citation in answer.citations if scope.year)
    assert any(told(scope, library.cards) in warning for warning in answer.warnings)


@pytest.mark.parametrize("scope", SCOPES, ids=Scope.query)
def test_every_reading_and_search_is_restricted(library: Library, scope: Scope) -> None:
    part, inside = narrowed(library, scope), allowed(scope, library)
    passages = part.passages([hit.id for hit in part.search_passages("工业目标 数控化率 支持", 30)])
    targets = [*part.targets(), *part.search_targets("关键工序数控化率", 30), *part.search_targets("增加值", 30, list(library.cards))]
    assert passages and targets and len(targets) < len(library.targets())
    assert {passage.document for passage in passages.values()} <= inside
    assert {record.document for record in (*targets, *part.rules())} <= inside
    assert not scope.year or {target.year for target in targets} == {int(scope.year)}
    for id in set(library.cards) - inside:
        assert part.sections(id) == part.tables(id) == part.passages_of(id) == ()
        with pytest.raises(KeyError):
            part.document(id)


def test_what_lies_outside_is_refused_and_the_scope_is_named(library: Library) -> None:
    answer = ask("自治区规上工业增加值2027年的目标是多少？", scope=Scope(region="中卫市"))
    assert answer.status != Status.ANSWERED and not any(target.region == "宁夏回族自治区" for target in answer.targets)
    nothing = ask(QUESTION, scope=Scope(region="中卫市", plan="2016-2020"))
    assert nothing.status == Status.REFUSED and "中卫市" in nothing.answer and "2016—2020" in nothing.answer and not nothing.citations
    assert ask(QUESTION, scope=Scope(document="no-such")).status == Status.REFUSED


def test_no_scope_is_no_restriction(library: Library) -> None:
    assert narrowed(library, EVERYTHING) is library
    assert ask(QUESTION, scope=EVERYTHING).warnings == ask(QUESTION).warnings


@pytest.mark.parametrize("scope", [*SCOPES, EVERYTHING, Scope(document="甲 乙&year=1", region="=")])
def test_a_scope_survives_its_address(scope: Scope) -> None:
    assert Scope.read(scope.query()) == scope


def test_other_words_in_an_address_are_passed_over() -> None:
    assert Scope.read("who=me&year=2020&&=;") == Scope(year="2020") and Scope.read("nonsense") == EVERYTHING


@pytest.mark.parametrize(("text", "year", "speaks"), [
    ("到2020年达到5%", 2020, True), ("到2020年达到5%", 2022, False), ("2016—2020年累计", 2018, True), ("2016年至2020年累计", 2018, True),
    ("2016-2020年", 2021, False), ("没有年份", 2020, True), ("〔2016〕1号", 2020, True), ("投资120200年", 2020, True),
])
def test_what_a_passage_says_of_a_year(text: str, year: int, speaks: bool) -> None:
    assert speaks_of(text, year) is speaks
