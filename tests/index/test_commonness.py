"""How common characters are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.commonness import RAREST, counted, rarity


def test_common_characters_are_less_rare_than_rare_ones() -> None:
    assert rarity("的") < rarity("企") < rarity("碳") < rarity("枸") == RAREST


def test_numbers_and_latin_words_mean_the_most() -> None:
    assert rarity("2027") == rarity("gdp") == RAREST


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=3))
def test_rarities_are_positive_and_bounded(term: str) -> None:
    assert 0 < rarity(term) <= RAREST


def test_counting_takes_each_paragraph_once_and_leaves_headings_out() -> None:
    text = "题目里的字\n" + "甲" * 50 + "乙" + "\n" + "甲" * 50 + "，2027 abc"
    table = dict(reversed(line.split()) for line in counted([text]).splitlines())
    assert table == {"甲": "0.2", "乙": "0.7"}
    assert counted([]) == ""
