"""Follow-ups that go on calculating, as questions of their own: "新型材料呢？是它的几倍", "到了五年计划，这个数是多少，多了几家", "比制造业方案那个多几户，多百分之几",
"照这样干五年，一共多少户", "增速呢", "到2023年呢，比那年多几家", "那占全区2027年目标的百分之几", "那三年合计多少"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.records import Query
from assistant.understand.references import around, place
from assistant.understand.rewording import expression
from assistant.understand.turned import digit
from index.regions import find_regions

_WORDS = Path(__file__).with_suffix(".yaml")
_BEHIND = re.compile(rf"(?:{METRIC.pattern})$")
_YEARLY = re.compile(r"每一?年|年均")
_DATED = re.compile(r"(?:19|20)\d\d年?")
_RATE = re.compile(r"增速|增长|增幅|涨幅|比重|占比|比例|率$")
"""Of what is itself a rate or a share, no rate of growth is asked."""
_KINDS = {"actual": "实际完成的", "target": "目标"}
_RATIO = re.compile(r"占|比[例重率]|百分之|几成")


@dataclass(frozen=True, slots=True)
class _Before:
    """What the question before was about, in words: the thing, what is measured of it, where and when, all of it (and of the one before it);
    its text, the years that the dialogue has spoken of, and whether planned or reached figures were meant."""

    thing: str
    measure: str
    place: str
    around: str
    whole: str
    earlier: str
    text: str
    years: tuple[int, ...]
    wants: str


def by_itself(text: str, before: Query) -> str:
    """The follow-up with what it leaves out of the question before; as it is where it is none of these, or that one asked for no figure."""
    if not before.about or not before.spoken or not (before.figure or before.leans):
        return text
    measure = _BEHIND.search(before.about[-1])
    said = _Before("".join(before.about), measure[0] if measure is not None else "", place(before), around(before), before.spoken[-1],
                   before.spoken[-2] if len(before.spoken) > 1 else "", before.text,
                   tuple(dict.fromkeys(point.year for point in before.trail if point.year)), before.wants)
    return next((made for read in (_over_years, _nth, _onwards, _another, _swapped, _rate, _later, _part, _elsewhere, _held, _onward, _together) if (made := read(text.strip(), said))), text)


def _over_years(text: str, before: _Before) -> str:
    """The years that the dialogue has spoken of, turn by turn, are put together: so many of them as the question counts, the last ones."""
    match = expression(_WORDS, "OVER_YEARS").match(text)
    count = len(before.years) if match is None or match["count"] == "几" else int(digit(match["count"]))
    if match is None or not 1 < count <= len(before.years):
        return ""
    years = "、".join(f"{year}年" for year in sorted(before.years[-count:]))
    return f"{before.place}{years}{_KINDS.get(before.wants, '')}{before.thing}{match['asks']}"


def _another(text: str, before: _Before) -> str:
    """Another thing is put in the place of the one of which a ratio of two of its measures was asked by these alone (增加值占产值的百分之几？换成食品呢)."""
    match = expression(_WORDS, "ANOTHER").match(text)
    if match is None or not (METRIC.match(before.text) and _RATIO.search(before.text)) or METRIC.search(match["thing"]) or _DATED.search(match["thing"]) or any(True for _ in find_regions(match["thing"])):
        return ""
    return f"{before.around}{match['thing']}{before.text}"


def _swapped(text: str, before: _Before) -> str:
    """Another thing is asked for first, in the same measure at the same point, and then worked with."""
    match = expression(_WORDS, "SWAPPED").match(text)
    if match is None or METRIC.search(match["thing"]) or _DATED.search(match["thing"]) or any(True for _ in find_regions(match["thing"])):
        return ""
    rest = expression(_WORDS, "YEARLY_RISE").sub("年均要涨多少", match["rest"])
    return f"{before.around}{match['thing']}{before.measure}是多少？{rest}"


def _rate(text: str, before: _Before) -> str:
    """How fast what was spoken of grows."""
    match = expression(_WORDS, "RATE").match(text)
    return f"{before.whole}{match['rate']}是多少" if match is not None and not _RATE.search(before.thing) else ""


def _nth(text: str, before: _Before) -> str:
    """The same thing in the second, third … year, the one spoken of counted as the first."""
    match = expression(_WORDS, "NTH").match(text)
    earlier = _DATED.search(before.around.removeprefix(before.place))
    if match is None or earlier is None:
        return ""
    return f"{before.place}{int(earlier[0][:4]) + int(digit(match['nth'] or '二')) - 1}年{before.thing}是多少？"


def _onwards(text: str, before: _Before) -> str:
    """The same thing so many years on, alone or held against what was told before; asked once more as of that year."""
    match = expression(_WORDS, "ONWARDS").match(text)
    earlier = _DATED.search(before.around.removeprefix(before.place))
    if match is None or earlier is None:
        return ""
    year = int(earlier[0][:4]) + int(digit(match["years"] or match["count"]))
    if not match["rest"]:
        return f"{before.place}{year}年{before.thing}是多少？"
    if expression(_WORDS, "DOUBLED").search(match["rest"]):
        return f"{before.place}{year}年{before.thing}是{earlier[0][:4]}年的几倍，翻一番了吗？"
    return _later(f"{year}年呢？{match['rest']}", before)


def _later(text: str, before: _Before) -> str:
    """The same thing in a later year, held against what was told before."""
    match = expression(_WORDS, "LATER").match(text)
    earlier = _DATED.search(before.around.removeprefix(before.place))
    if match is None or earlier is None or match["year"] <= earlier[0]:
        return ""
    return f"{before.place}{match['year']}{before.thing}比{before.whole}{match['asks']}"


def _part(text: str, before: _Before) -> str:
    """What part it is of the goal that another document, place or year has for the same."""
    match = expression(_WORDS, "PART").match(text)
    return f"{before.whole}占{match['where']}{before.thing}目标的百分之几" if match is not None else ""


def _elsewhere(text: str, before: _Before) -> str:
    """The same thing is asked for in another document or year, and then held against what was told before."""
    match = expression(_WORDS, "ELSEWHERE").match(text)
    if match is None:
        return ""
    apart = expression(_WORDS, "CHANGE").sub(lambda one: f"{one['stop']}比{before.whole}{one['asks']}", match["rest"], count=1)
    return f"{match['where']}的{before.thing}是{match['much']}{apart}"


def _held(text: str, before: _Before) -> str:
    """What was told before is held against the same of another document or year."""
    return f"{before.whole}{text}" if expression(_WORDS, "HELD").match(text) else ""


def _onward(text: str, before: _Before) -> str:
    """A number told for each year goes on for some years."""
    yearly = _YEARLY.search(before.text) is not None and not is_measure(before.thing)
    return f"{before.around}每年{before.thing}，{text}" if yearly and expression(_WORDS, "ONWARD").match(text) else ""


def _together(text: str, before: _Before) -> str:
    """The two things last spoken of are a part of a whole together."""
    match = expression(_WORDS, "TOGETHER").match(text)
    return f"{before.earlier}和{before.whole}加起来占{match['rest']}" if match is not None and before.earlier else ""
