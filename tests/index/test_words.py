"""Terms of passages and questions."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import Lookup, bigrams, fold, segment, spoken, words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("工业企业", ["工业", "业企", "企业"]),
        ("2027年", ["2027", "年"]),
        ("增长３．５％，达到1,200亿元", ["增长", "3.5", "达到", "1200", "亿元"]),
        ("Ｒ＆Ｄ经费", ["r&d", "经费"]),
        ("建5G基站", ["建", "5", "g", "基站"]),
        ("、。！", []),
        ("", []),
    ],
)
def test_bigrams(text: str, terms: list[str]) -> None:
    assert bigrams(text) == terms


def test_full_width_and_half_width_give_the_same_terms() -> None:
    assert bigrams("５Ｇ基站２０２２年") == bigrams("5G基站2022年")
    assert words("ＧＤＰ占比") == words("gdp占比")


def test_words_knows_policy_words_and_the_words_in_them() -> None:
    found = words("关键工序数控化率")
    assert "数控化率" in found
    assert "工序" in found


def test_function_words_are_no_terms() -> None:
    assert not {"的", "是", "多少"} & set(words("规模以上工业增加值的目标是多少"))


def test_names_that_begin_with_a_sign_of_size_or_a_common_word_are_one_word() -> None:
    assert segment("大数据产业和数据要素市场") == ["大数据", "产业", "和", "数据要素", "市场"]


def test_segment_keeps_every_character() -> None:
    assert "".join(segment("推动规上企业上云用数赋智")) == "推动规上企业上云用数赋智"


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=60))
def test_terms_hold_no_blanks_and_are_folded(text: str) -> None:
    for term in bigrams(text) + words(text):
        assert term
        assert term.split() == [term]
        assert fold(term) == term


_SIGNS = st.text("工业产值亿元々〇，：；（）！％　,.0123456789gdpＧ①㎡é\u0301가나", max_size=24)


@settings(derandomize=True, deadline=None)
@given(_SIGNS)
def test_folding_is_the_compatibility_form_without_thousands_separators(text: str) -> None:
    assert fold(text) == re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", unicodedata.normalize("NFKC", text).lower())


@settings(derandomize=True, deadline=None)
@given(_SIGNS, _SIGNS)
def test_looking_bigrams_up_finds_what_making_them_would(wanted: str, text: str) -> None:
    assert Lookup(bigrams(wanted)).within(fold(text)) == set(bigrams(wanted)) & set(bigrams(text))


@pytest.mark.parametrize(("text", "expected"), [
    ("以下的小矿要引导退出", ["以下", "的", "小", "矿", "要", "引导", "退出"]),  # 矿要 is no word
    ("设备最多能补", ["设备", "最", "多", "能", "补"]),
    ("固废利用", ["固废", "利用"]),  # a word that the dictionary has not, made of no function word
])
def test_no_word_of_a_question_is_made_with_a_function_word(text: str, expected: list[str]) -> None:
    assert [word for word, _ in spoken(text)] == expected
