"""Questions in English: how they are read, what is said of them, and that nothing but names and quotes stays Chinese."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import ask, the_library
from assistant.language.english import clauses, figures, lexicon, numbers, places, reading
from assistant.language.english.patterns import Pattern, words_of
from assistant.language.english.speech import English
from assistant.language.faithful import faithful
from assistant.records import Draft, Grid, Reason, Status
from assistant.render import turn_html
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "english.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
_NO_SENTENCE = re.compile(r"[，。；？！]|[\u3400-\u9fff]{30}")
_ORIGINAL = re.compile(r"“(?:[^“”]|“[^”]*”)*”|《[^》]*》|\[\d+\]|\*\*.*›.*|\([^()]*(?:（[^（）]*）)?[^()]*\)")


@pytest.fixture
def library(shipped: Path) -> Library:
    return the_library()


def read(question: str, library: Library) -> reading.Read:
    return reading.read(question, library.cards, library.terms)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"][:40])
def test_questions_are_read_as(case: dict[str, object], library: Library) -> None:
    made = read(str(case["question"]), library)
    assert list(made.unknown) == case.get("unknown", [])
    if "read" in case:
        assert made.chinese == case["read"]


@pytest.mark.parametrize(("typed", "written"), [
    ("50 million yuan", "5000万元"), ("RMB 150 billion", "1500亿元"), ("1.62 trillion yuan", "1.62万亿元"), ("2 percentage points", "2个百分点"),
    ("15 per cent", "15%"), ("1,200 tonnes", "1200吨"), ("US$12 million", "1200万美元"), ("12 million US dollars", "1200万美元"), ("3 years", "3年"), ("5.5%", "5.5%"),
])
def test_figures_are_read(typed: str, written: str) -> None:
    found = next(one for at in range(len(typed)) if (one := numbers.figure(typed, at)) is not None)
    assert found.chinese == written


@pytest.mark.parametrize(("printed", "told"), [
    ("2800亿元以上", "at least 2800亿元 (280 billion yuan)"), ("66%", "66%"), ("17.22个百分点", "17.22 percentage points"), ("年均增长8%以上", "average annual growth of at least 8%"),
    ("1家—3家", "1–3"), ("3000万吨以内", "within 3000万吨 (30 million tonnes)"), ("1500亿元左右", "about 1500亿元 (150 billion yuan)"), ("不超过300万元", "at most 300万元 (3 million yuan)"),
    ("2027年", "2027"), ("2023年5月8日", "2023-05-08"), ("66 − 48.78 = 17.22个百分点", "66 − 48.78 = 17.22 percentage points"), ("产值过500亿元的企业", "产值过500亿元的企业"), ("500亿级以上企业", "500亿级以上企业"), ("2020年62%", "2020: 62%"),
    ("绿色工厂", "绿色工厂 (green factory)"), ("符合", "met"), ("宁夏回族自治区、中卫市", "Ningxia, Zhongwei"), ("推动制造业高质量发展方案", "推动制造业高质量发展方案"),
])
def test_words_between_messages(printed: str, told: str) -> None:
    assert English().words(printed) == told


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.integers(1, 99999), st.sampled_from(["万", "亿", "万亿"]), st.sampled_from(["元", "吨", "人"]))
def test_a_reading_in_english_is_the_same_amount(number: int, scale: str, unit: str) -> None:
    told = English().words(f"{number}{scale}{unit}")
    match = re.search(r"\(([\d.,]+)(?: (million|billion|trillion))?", told)
    assert match is not None
    value = Decimal(match[1].replace(",", "")) * {"million": 10**6, "billion": 10**9, "trillion": 10**12, None: 1}[match[2]]
    assert value == number * {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]


@pytest.mark.parametrize(("question", "says"), [
    ("What is the 2027 target for industrial value added above designated size in Ningxia?", ["at least 2800亿元 (280 billion yuan)", "Original:"]),
    ("By how much is the 2027 target for industrial value added above designated size higher than the 2020 target?", ["2800 − 1500 = 1300亿元", "Working:"]),
    ("Which ten industrial chains does the 2023 five-year plan list?", ["储能材料"]),
    ("Which departments lead large-scale 5G networking?", ["lead bodies", "宁夏通信管理局"]),
    ("Our industrial internet platform is still under construction. Can we apply for the operating subsidy in Ningxia?", ["not eligible"]),
    ("What is Shaanxi's target for green factories in 2027?", ["cannot be answered"]),
])
def test_answers_are_in_english(question: str, says: list[str], shipped: Path) -> None:
    answer = ask(question)
    assert answer.language == "en" and all(words in answer.answer for words in says), answer.answer
    told = (*answer.answer.split("\n"), *answer.warnings, *(answer.table.columns if answer.table else ()))
    assert [line for line in told if _NO_SENTENCE.search(_ORIGINAL.sub("", line)) and not any(
        "".join(line.split())[:20].strip("-") in "".join(cited.quote.split()) for cited in answer.citations)] == []
    assert "Read as: “" in answer.answer


def test_the_page_speaks_english_round_the_answer(shipped: Path) -> None:
    answer = ask("By how much is the 2027 target for industrial value added above designated size higher than the 2020 target?")
    html = turn_html(answer, "t1")
    assert 'lang="en"' in html and "Working" in html and "Sources (2)" in html
    shown = re.sub(r"<blockquote>.*?</blockquote>|<ol class=\"path\">.*?</ol>|<[^>]+>", " ", html)
    assert not re.search("[：，。？]|请|引文|出处|计算", _ORIGINAL.sub("", shown))


def test_what_is_not_understood_is_named_and_refused(shipped: Path) -> None:
    answer = ask("What is the flurbish rate in Ningxia?")
    assert (answer.status, answer.status_reason, answer.language) == (Status.REFUSED, Reason.NOT_UNDERSTOOD, "en")
    assert "“flurbish”" in answer.answer


def test_a_follow_up_in_english_goes_on(shipped: Path) -> None:
    answer = ask("What about 2022?", ["What is the target for 5G base stations in Zhongwei in 2023?"])
    assert answer.language == "en" and answer.status == Status.ANSWERED


def test_suggestions_can_be_asked(shipped: Path) -> None:
    answer = ask("What is the 2027 target for industrial value added above designated size in Ningxia?")
    assert answer.suggestions and all(ask(one).status == Status.ANSWERED for one in answer.suggestions)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.sampled_from([*["what", "is", "the", "of", "and", "in", "2027,", "how", "many", "%", "13th", "five-year", "plan", "(規", "宁夏", "'s", '"“”', "yuan", "million"], "?", ".", "X"]) | st.text(max_size=4), max_size=30))
def test_any_words_are_read(words: list[str]) -> None:
    text = " ".join(words)
    terms = type("Terms", (), {"in_names": staticmethod(lambda _: False), "known": staticmethod(lambda _: False), "weight": staticmethod(lambda _: 1.0)})
    reading.read(text, {}, terms)  # type: ignore[arg-type]


@pytest.mark.parametrize(("pattern", "text", "taken"), [
    ("by how much is {a} higher than {b}", "By how much is A higher than B", {"a": "A", "b": "B"}),
    ("who is [responsible for|in charge of] {a}", "Who is in charge of green parks", {"a": "green parks"}),
    ("(and) what about {a} (in {b})", "what about parks", {"a": "parks"}),
    ("is {a} {x} or {y}", "Is it 15% or 10%?", {"a": "it", "x": "15%", "y": "10%?"}),
    ("list {a}", "name the parks", None),
])
def test_patterns(pattern: str, text: str, taken: dict[str, str] | None) -> None:
    assert Pattern(pattern, {}).match(words_of(text)) == taken


def test_a_long_clause_takes_no_longer_than_its_words() -> None:
    words = words_of("is " + "a " * 900)
    assert all(pattern.match(words) is None or chinese for pattern, chinese, _ in clauses._patterns())


def test_no_phrase_of_the_vocabulary_stands_twice_for_different_things() -> None:
    terms = yaml.safe_load((Path(lexicon.__file__).with_name("terms.yaml")).read_text(encoding="utf-8"))
    told = [(phrase, str(chinese)) for words in terms.values() for phrases, chinese in words.items() for phrase in phrases.split(" | ")]
    seen = Counter(lexicon.tokens(phrase) for phrase, _ in set(told))
    assert [words for words, count in seen.items() if count > 1 and len({chinese for phrase, chinese in told if lexicon.tokens(phrase) == words}) > 1] == []


def test_places() -> None:
    assert [places.english(name) for name in ("宁夏回族自治区", "陕西省", "山西省", "内蒙古自治区", "柳河县")] == ["Ningxia", "Shaanxi", "Shanxi", "Inner Mongolia", "Liuhe County"]
    named = places.by_english_name(["柳河县"])
    assert (named["shaanxi"], named["shanxi"], named["liuhe county"]) == ("陕西", "山西", "柳河县")


def test_a_draft_is_told_faithfully_or_not_at_all() -> None:
    checked = Draft(Status.ANSWERED, Reason.NONE, "目标2800亿元[1]", table=Grid(("a",), (("66%",),)))
    assert faithful(checked, Draft(Status.ANSWERED, Reason.NONE, "target 2800亿元 (280 billion yuan)[1]", table=Grid(("a",), (("66%",),))))
    for text in ("target 2800亿元", "target 2800亿元[2]", "target 280 billion[1]", "target 2800亿元 (290 billion)[1]"):
        assert not faithful(checked, Draft(Status.ANSWERED, Reason.NONE, text, table=Grid(("a",), (("66%",),))))


def test_every_unit_and_word_of_degree_has_english() -> None:
    assert all("{}" in words for group in ("before", "behind") for words in figures.speech()[group].values())
