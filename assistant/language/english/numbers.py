"""Numbers, years and plan periods of an English question as Chinese documents write them: 50 million yuan → 5000万元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.compute import in_unit
from assistant.language.english.lexicon import grammar, lemma

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6, "bn": 10**9, "k": 10**3}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ORDINAL = {"10th": "十", "11th": "十一", "12th": "十二", "13th": "十三", "14th": "十四", "15th": "十五", "twelfth": "十二", "thirteenth": "十三", "fourteenth": "十四",
            "fifteenth": "十五", "eleventh": "十一", "tenth": "十"}
_PLAN = re.compile(rf"\b({'|'.join(_ORDINAL)})[\s-]five[\s-]year\b(?!\s+(?:in|of)\b)", re.I)
_PLAN_END = re.compile(r"\s+plan(?:\s+period|ning period)?\b(?!\s+for)", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*(?:yuan|million|billion|mu|tonnes|tons|square|people|enterprises|firms|companies)\b)")
_SPAN = re.compile(r"\b(?:from|between) ((?:19|20)\d\d) (?:to|and|until|through) ((?:19|20)\d\d)\b", re.I)
_DOCUMENT = re.compile(r"\bdocument (?:no\.? ?|number )?(\d{1,4}) of ((?:19|20)\d\d)\b", re.I)
_TABLE = re.compile(r"\b(table|box) (\d{1,3}(?:-\d{1,3})?)\b", re.I)
_CURRENCY = {"yuan": "元", "rmb": "元", "cny": "元", "renminbi": "元", "us dollars": "美元", "us dollar": "美元", "usd": "美元", "dollars": "美元", "euros": "欧元"}
_FIGURE = re.compile(
    rf"(?P<before>\b(?:rmb|cny|usd)\s*|[¥￥$])?(?<![\w.])(?P<number>{_NUMBER})\s*(?P<scale>(?:thousand|million|billion|trillion|bn|m|k)\b)?\s*"
    rf"(?P<unit>%|(?:per\s?cent|percentage points?|{'|'.join(sorted(_CURRENCY, key=len, reverse=True))})\b)?", re.I)
_TAIL = re.compile(r"\s+([A-Za-z]+)(\s[A-Za-z]+)?")


class Found(NamedTuple):
    """A number, year or period: its place in the text and its Chinese words. `kind`: "year", "plan" or "figure"."""

    start: int
    end: int
    chinese: str
    kind: str


def plan(text: str, place: int) -> Found | None:
    """A five-year plan by its number that begins at `place`: “十三五”, with 规划 or 时期 left to the words behind."""
    match = _PLAN.match(text, place)
    if match is None:
        return None
    end = _PLAN_END.match(text, match.end())
    words = f"“{_ORDINAL[match[1].lower()]}五”"
    if end is None:
        return Found(place, match.end(), words, "plan")
    period = "period" in end[0]
    return Found(place, end.end(), words + ("时期" if period else "规划"), "year" if period else "plan")


def span(text: str, place: int) -> Found | None:
    """Two years that something goes between: from 2020 to 2027."""
    match = _SPAN.match(text, place)
    return Found(place, match.end(), f"从{match[1]}年到{match[2]}年", "year") if match else None


def document_number(text: str, place: int) -> Found | None:
    """The number of a document or of a table in one: document (no.) 75 of 2018, table 5-1, box 2."""
    match = _DOCUMENT.match(text, place)
    if match is not None:
        return Found(place, match.end(), f"〔{match[2]}〕{match[1]}号文", "plan")
    table = _TABLE.match(text, place)
    return Found(place, table.end(), f"{'专栏' if table[1].lower() == 'box' else '表'}{table[2]}", "table") if table else None


def year(text: str, place: int) -> Found | None:
    """A year that begins at `place`."""
    match = _YEAR.match(text, place)
    return Found(place, match.end(), f"{match[0]}年", "year") if match else None


def figure(text: str, place: int) -> Found | None:
    """A figure with its unit that begins at `place`; its unit is what stands behind it, as far as it is one."""
    match = _FIGURE.match(text, place)
    if match is None or not match["number"]:
        return None
    value = Decimal(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    end = match.end("unit") if match["unit"] else match.end("scale") if match["scale"] else match.end("number")
    before = (match["before"] or "").strip().lower()
    unit = _unit_name((match["unit"] or "").lower())
    if before:
        unit = "美元" if before in ("usd", "$") else "元"
    tail = _TAIL.match(text, end)
    if not unit and tail is not None:
        for last in (2, 1) if tail[2] else (1,):
            words = " ".join(lemma(word.lower()) for word in text[end : tail.end(last)].split())
            if words in grammar()["units"]:
                unit, end = grammar()["units"][words], tail.end(last)
                break
    return Found(place, end, chinese_figure(value, unit), "figure")


def spelled(word: str) -> int | None:
    """The value of a number word ("nine"), None if it is none."""
    found: int | None = grammar()["numbers"].get(word.lower())
    return found


def chinese_figure(value: Decimal, unit: str) -> str:
    """A figure with 万 or 亿 where Chinese writing has them: 50000000, 元 → 5000万元; 0.5 → 0.5."""
    if value >= 10**12 and value % 10**9 == 0 and unit.endswith("元"):
        return in_unit(value / 10**12, f"万亿{unit}")
    if value >= 10**8 and value % 10**6 == 0:
        return in_unit(value / 10**8, f"亿{unit}")
    if value >= 10**5 or (value >= 10**4 and (unit.endswith("元") or value % 10**3 == 0)):
        return in_unit(value / 10**4, f"万{unit}")
    return in_unit(value, unit)


def _unit_name(word: str) -> str:
    if word in ("%", "percent", "per cent"):
        return "%"
    if word.startswith("percentage"):
        return "个百分点"
    return _CURRENCY.get(word, "")
