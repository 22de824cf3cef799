"""Retrieval measures against ir_measures, and what a ranking of places is worth on gold quotes."""

import ir_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from eval.cases import Case
from eval.measures.retrieval import judged, ndcg, recall, reciprocal_rank
from eval.measures.spans import Finder, covered
from eval.outcomes import Place

ITEMS = [f"p{number}" for number in range(12)]


@given(
    st.permutations(ITEMS).flatmap(lambda items: st.integers(0, 12).map(lambda cut: items[:cut])),
    st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 3), min_size=1),
    st.sampled_from([1, 3, 5, 10]),
)
@settings(derandomize=True, deadline=None)
def test_measures_are_those_of_ir_measures(ranking: list[str], relevance: dict[str, int], k: int) -> None:
    qrels = [Qrel("q", item, grade) for item, grade in relevance.items()]
    run = [ScoredDoc("q", item, -float(rank)) for rank, item in enumerate(ranking)] or [ScoredDoc("q", "none", 0.0)]
    theirs = ir_measures.calc_aggregate([R @ k, RR @ k, nDCG @ k], qrels, run)
    assert recall(ranking, relevance, k) == pytest.approx(theirs[R @ k])
    assert reciprocal_rank(ranking, relevance, k) == pytest.approx(theirs[RR @ k])
    assert ndcg(ranking, relevance, k) == pytest.approx(theirs[nDCG @ k])


TEXT = "一、目标\n到２０２５年，产值达到 12.5 亿元。\n二、保障\n到2025年，产值达到12.5亿元。"
CASE = Case("x", "fact", "?", True, cite_docs=("plan",), cite_quotes=("产值达到12.5亿元", "二、保障"))


def test_gold_is_found_at_every_place_with_its_offsets() -> None:
    first, second = Finder({"plan": TEXT, "other": TEXT}).gold(CASE)
    assert [TEXT[place.start : place.end] for place in first.places] == ["产值达到 12.5 亿元", "产值达到12.5亿元"]
    assert [TEXT[place.start : place.end] for place in second.places] == ["二、保障"]
    assert {place.document for place in (*first.places, *second.places)} == {"plan"}


def test_places_gain_by_the_quotes_that_they_add() -> None:
    gold = Finder({"plan": TEXT}).gold(CASE)
    first, second = gold[0].places[0], gold[1].places[0]
    whole = Place("plan", 0, len(TEXT))
    assert judged(gold, [first, whole]) == (["0", "1"], {"0": 1, "1": 1})
    assert judged(gold, [whole, first]) == (["0", "1"], {"0": 2, "1": 0})
    assert judged(gold, [second])[1] == {"0": 1, "missed 0": 1}
    assert not covered(gold[0], [Place("other", 0, len(TEXT))])


def test_three_fifths_in_one_place_cover_a_quote() -> None:
    (gold, _) = Finder({"plan": TEXT}).gold(CASE)
    home = gold.places[1]
    assert covered(gold, [Place("plan", home.start, home.start + 6)])
    assert not covered(gold, [Place("plan", home.start, home.start + 5), Place("plan", home.start + 5, home.end)])
