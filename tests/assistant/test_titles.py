"""Names of documents looked up through indexes give what comparing with every name gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understand.titles import NOISE, Titles, grams, titles
from index.records import Metadata
from index.schema import Card

SIGNS = st.text(alphabet="工业规划发展方案AB“》 ", max_size=12)


def card(id: str, title: str, region: str = "", number: str = "") -> Card:
    meta = Metadata(title=title, region=region, number=number)
    return Card(id, meta, "", "", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")


@settings(derandomize=True, deadline=None)
@given(st.lists(SIGNS, max_size=6), SIGNS)
def test_what_stands_in_a_text_is_found(names: list[str], text: str) -> None:
    cards = {f"d{place}": card(f"d{place}", name) for place, name in enumerate(names)}
    bare = NOISE.sub("", text)
    wanted = {id for id, one in cards.items() if len(form := NOISE.sub("", one.meta.title)) >= 3 and form in bare}
    found = Titles(cards).standing_in(text)
    assert {id for id, _, _ in found} == wanted
    assert all(NOISE.sub("", text[start:end]) == NOISE.sub("", cards[id].meta.title) for id, start, end in found)


@settings(derandomize=True, deadline=None)
@given(st.lists(SIGNS, max_size=6), SIGNS)
def test_scores_tell_how_much_of_a_phrase_is_shared(names: list[str], phrase: str) -> None:
    cards = {f"d{place}": card(f"d{place}", name) for place, name in enumerate(names)}
    known = Titles(cards)
    scores = known.like(phrase, 1e-9)
    assert known.like(phrase, 0.6) == {id: score for id, score in scores.items() if score >= 0.6}
    for id, one in cards.items():
        shared = grams(phrase) & (grams(one.meta.title) | grams(id))
        assert (id in scores) == bool(shared)
        assert 0 <= scores.get(id, 0.0) <= 1.0001
        if grams(phrase) and grams(phrase) <= grams(one.meta.title):
            assert scores[id] > 0.9999


def test_regions_numbers_and_order() -> None:
    cards = {
        "b": card("b", "乙方案", "某省", "某政发〔2020〕5号"),
        "a": card("a", "甲方案", "某市", "某政办发〔2021〕5号"),
        "c": card("c", "丙方案", "某省"),
    }
    known = titles(cards)
    assert known is titles(cards)
    assert known.of_regions({"某市", "某省"}) == ["b", "a", "c"]
    assert known.of_regions(["无此地"]) == []
    assert [(one.id, one.prefix, one.year) for one in known.numbered("5")] == [("b", "某政发", "2020"), ("a", "某政办发", "2021")]
    assert known.regions == {"某省", "某市"} and known.main_region == "某省"


@settings(derandomize=True, deadline=None)
@given(st.lists(SIGNS, max_size=6), SIGNS)
def test_titles_with_all_signs_are_found(names: list[str], signs: str) -> None:
    cards = {f"d{place}": card(f"d{place}", name) for place, name in enumerate(names)}
    known = Titles(cards)
    wanted = NOISE.sub("", signs)
    assert known.with_signs(wanted) == [id for id in cards if wanted and set(wanted) <= set(known.bare[id])]
