"""The guard from both sides: right answers pass, wrong ones are complained of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from guard_cases import SOURCES, case, citation, lines, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check import check
from assistant.check.figures import equal, figures
from assistant.check.working import Unreadable, equations
from assistant.records import AskerFigure, Draft, Query, Reason, Status
from prompts import keys

RIGHT = lines("guard_right.jsonl")
WRONG = lines("guard_wrong.jsonl")
QUERY = Query("目标是多少", "目标是多少", ())


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row["answer"][:40])
def test_right_answers_pass(row: dict[str, object]) -> None:
    assert check(*case(row)) == ()


@pytest.mark.parametrize("row", WRONG, ids=lambda row: f"{row['fault']}: {row['answer'][:40]}")
def test_wrong_answers_are_caught(row: dict[str, object]) -> None:
    found = check(*case(row))
    assert found
    assert all(f"check.{complaint.kind}" in keys("check") and complaint.message for complaint in found)


@pytest.mark.parametrize("key", SOURCES)
@pytest.mark.parametrize("shape", ["- {quote}[1]", "原文：“{quote}”[1]。", "《{title}》提出：{quote}[1]。"])
def test_a_source_told_in_its_own_words_passes(key: str, shape: str) -> None:
    row = SOURCES[key]
    text = shape.format(quote=row["quote"].strip("—"), title=row["title"])
    assert check(Draft(Status.ANSWERED, Reason.NONE, text, (citation(1, key),)), QUERY, text_of) == ()


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_at_the_wrong_place_is_caught(key: str) -> None:
    """Moved, taken from another document, marked with a number that is not there, unmarked, or under another title."""
    row, own = SOURCES[key], citation(1, key)
    text = f"《{row['title']}》提出：{row['quote']}[1]。"
    draft = Draft(Status.ANSWERED, Reason.NONE, text, (own,))
    other = next(source for source in SOURCES.values() if source["document"] != row["document"])
    spoilt = {
        "moved": replace(draft, citations=(replace(own, start=own.start + 1, end=own.end + 1),)),
        "document": replace(draft, citations=(replace(own, document=other["document"]),)),
        "mark": replace(draft, text=text.replace("[1]", "[2]")),
        "unmarked": replace(draft, text=text.replace("[1]", "")),
        "uncited": replace(draft, text=text.replace("[1]", ""), citations=()),
        "title": replace(draft, text=text.replace(row["title"], "丙省数字经济促进办法")),
    }
    assert [name for name, wrong in spoilt.items() if not check(wrong, QUERY, text_of)] == []


@settings(derandomize=True, deadline=None)
@given(key=st.sampled_from(sorted(SOURCES)), place=st.integers(0, 10), digit=st.integers(1, 9))
def test_a_quote_passes_and_with_another_digit_does_not(key: str, place: int, digit: int) -> None:
    quote = SOURCES[key]["quote"].replace("\t", "，")
    whole = Draft(Status.ANSWERED, Reason.NONE, f"- {SOURCES[key]['quote']}[1]", (citation(1, key),))
    assert check(whole, QUERY, text_of) == ()
    numbers = [figure for figure in figures(quote) if not figure.spelled and figure.unit != "G"]
    if not numbers or "\t" in SOURCES[key]["quote"]:
        return
    figure = numbers[place % len(numbers)]
    changed = str((int(quote[figure.start]) + digit - 1) % 9 + 1)
    text = quote[: figure.start] + changed + quote[figure.start + 1 :]
    known = {(other.value, other.high) for other in figures(quote)}
    new = next(other for other in figures(text) if other.start == figure.start)
    if (new.value, new.high) in known or changed == quote[figure.start]:
        return
    assert check(replace(whole, text=f"- {text}[1]"), QUERY, text_of)


@settings(derandomize=True, deadline=None)
@given(st.decimals(min_value="0.01", max_value=99999, places=2), st.sampled_from(["", "十", "百", "千", "万", "亿", "万亿"]))
def test_a_magnitude_is_the_same_in_other_scales(value: Decimal, scale: str) -> None:
    factors = {"": 1, "十": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
    if scale == "十":
        return
    assert equal(value, f"{scale}元", value * factors[scale], "元")
    assert not equal(value, f"{scale}元", value * factors[scale] * 10, "元")
    assert not equal(value, f"{scale}元", value, f"{scale}吨")


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("三十五家", "35", "家"), ("百分之六十五点五", "65.5", "%"), ("一半", "50", "%"), ("七成", "7", "成"), ("两千八百亿元", "2800", "亿元"),
    ("半年", "6", "个月"), ("3.5万个", "3.5", "万个"), ("八成五", "85", "%"),
])
def test_figures_in_words(text: str, value: str, unit: str) -> None:
    found = figures(text)
    assert len(found) == 1
    assert equal(found[0].value, found[0].unit, Decimal(value), unit)


@pytest.mark.parametrize("expression", [
    "2800 − 1500 = 1300亿元", "(2800 ÷ 1500)^(1/7) − 1 ≈ 9.33%", "66 − 48.78 = 17.22个百分点", "2800 ÷ 1500 × 100% ≈ 186.67%",
    "min(2500万元×10%, 200万元) = 200万元", "(0.25亿元=2500万元)×20% = 500万元", "500万元/年 × min(5, 3)年 = 1500万元",
    "1.2万亿元 − 8000亿元 = 4000亿元", "30人×2万元 = 60万元", "(10 + 20) ÷ 2 = 15家", "5 − 8 = -3家",
])
def test_right_workings_hold(expression: str) -> None:
    assert all(part.holds for part in equations(expression))


@pytest.mark.parametrize("expression", [
    "2800 − 1500 = 1400亿元", "2800 ÷ 1500 = 1.87倍", "2800 ÷ 1500 ≈ 1.88倍", "min(2500万元×10%, 200万元) = 250万元",
    "1.2万亿元 − 8000亿元 = 400亿元", "30人×2万元 = 60元",
])
def test_wrong_workings_do_not_hold(expression: str) -> None:
    assert not all(part.holds for part in equations(expression))


@pytest.mark.parametrize("expression", ["", "相差很多", "1 + = 2", "2^999 = 1", "1 ÷ 0 = 0", "__import__('os') = 1", "(((((1 = 1"])
def test_what_is_no_arithmetic_is_unreadable(expression: str) -> None:
    with pytest.raises(Unreadable):
        if not equations(expression):
            raise Unreadable


def test_the_figures_of_the_asker_may_be_told_but_not_as_the_sources() -> None:
    query = Query("我们投了2500万元", "我们投了2500万元", (), asker=(AskerFigure(Decimal(2500), "万元", "我们投了"),))
    draft = Draft(Status.ANSWERED, Reason.NONE, "您投资2500万元，单个项目补助不超过200万元[1]。", (citation(1, "smart"),))
    assert check(draft, query, text_of) == ()
    assert check(replace(draft, text="单个项目补助不超过2500万元[1]。"), query, text_of)


def test_an_unknown_document_is_a_complaint_not_an_error() -> None:
    def nothing(document: str) -> str:
        raise KeyError(document)

    draft = Draft(Status.ANSWERED, Reason.NONE, "补助不超过200万元[1]。", (citation(1, "smart"),))
    assert [complaint.kind for complaint in check(draft, QUERY, nothing)] == ["quote"]
