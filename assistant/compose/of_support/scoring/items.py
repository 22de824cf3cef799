"""The items of a scoring standard as a document prints them: so many points for each year or piece ("每满1年计5分，最高不超过20分"), for a grade
("本科（30分）") or for a band that a figure falls in ("3万—6万元（8分）")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.eligibility.units import convert
from index.library import Library, per_library
from index.records import Passage

_PRINTED = "*[0-9]分*"
"""What a passage with points looks like, as a pattern of GLOB."""
_NUMBER = r"\d+(?:\.\d+)?"
_POINTS = rf"(?P<points>{_NUMBER})分(?![钟之公析别店期摊红配享类为])"
_PER = re.compile(
    rf"每(?:再)?(?:[满增加多新获得有参]{{1,3}})?(?P<each>{_NUMBER})?(?P<unit>万元|个?月|周?岁|小时|年|次|天|日|项|件|个|人|名|篇|张|户|家|本|宗)(?:（[^（）]*）)?(?:[^，。；\d]{{0,12}}?)"
    rf"(?P<verb>少?再?[计积加得记减扣奖给]|给予|按)(?:[^，。；\d]{{0,3}}){_POINTS}")
_FIXED = re.compile(rf"(?:[（(](?:[计积加得记]|首次)?|(?:[计加得记赋]|(?<!总)积|给予|为|[：:])[^，。；\d]{{0,2}}){_POINTS}[）)]?")
_MOST = re.compile(rf"(?:最高|最多|至多|上限|封顶|不超过|不得超过|满分)[^，。；\d]{{0,12}}(?P<most>{_NUMBER})分|(?P<most2>{_NUMBER})分(?:为上限|封顶|为限)")
_BEGIN = re.compile(rf"满(?P<after>{_NUMBER})(?P<unit>年|个?月|次)(?:以?后|的|起)?[，]?(?:才|方可|开始|起)?(?:能|可)?(?:计入|计分|加分|积分|起算)")
_RANGE = re.compile(rf"(?P<low>{_NUMBER})(?P<low_scale>[万亿]?)(?:元|周?岁|年)?(?:（[^（）]*）|\([^()]*\))?[—\-~～–至到]+(?P<high>{_NUMBER})(?P<high_scale>[万亿]?)(?P<unit>元|周?岁|年|人|平方米|%)")
_OVER = re.compile(rf"(?P<low>{_NUMBER})(?P<low_scale>[万亿]?)(?P<unit>元|周?岁|年|人|平方米|%)(?:（[^（）]*）|\([^()]*\))?(?:及其?以上|以上|以后)")
_UNDER = re.compile(rf"(?P<high>{_NUMBER})(?P<high_scale>[万亿]?)(?P<unit>元|周?岁|年|人|平方米|%)(?:（[^（）]*）|\([^()]*\))?(?:及其?以下|以下|以内)")
PASSES = re.compile(rf"(?:总?积?分|得分|分数|分值|累计)(?:(?!最高|最多|不超|不得超)[^，。；\d]){{0,6}}?(?:满|达到?|不低于|不少于|(?<![不得])超过|高于|在)(?P<least>{_NUMBER})分")
"""What all points together must come to."""
_YEARLY = re.compile(rf"(?:[1一]个?(?:自然)?年度?[之以]?内|每个?(?:自然)?年度?|同一(?:自然)?年度?|年度)[^，。；\d]{{0,8}}?(?:不超过|不得超过|最高|最多|至多|上限)[^，。；\d]{{0,6}}(?P<most>{_NUMBER})分")
"""What an item counts at most in one year."""
_LEAST = re.compile(rf"最低[^，。；\d]{{0,3}}{_NUMBER}分")
_BAND = re.compile(rf"（[^（）]*）|\([^()]*\)|{_NUMBER}[^\d，。；]{{0,8}}")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}")
_SENTENCE = re.compile(r"[^。；;\n\t]+")
_CLAUSE = re.compile(r"[^，,]+")
_TOP = re.compile(r"\s*\d+[.．、]")
_INNER = re.compile(r"\s*（\d+）")
_NAME = 30
"""A cell of a row no longer than this says what the row is about."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it stands, what it is `of` (its own words) and under which `head`, the points, for each `each` `unit` ("" for a grade or
    a band), no more than `most`, nor than `yearly` in one year, from `after` on; the band `low`…`high` of `band`; `less` where points are taken off; `kinds` the thing of
    which each kind counts ("每个险种")."""

    passage: Passage
    start: int
    end: int
    of: str
    head: str
    points: Decimal
    unit: str = ""
    each: Decimal = Decimal(1)
    most: Decimal | None = None
    after: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    band: str = ""
    low_in: bool = True
    high_in: bool = True
    less: bool = False
    kinds: str = ""
    yearly: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a figure falls in the band."""
        over = self.low is None or value > self.low or (self.low_in and value == self.low)
        return over and (self.high is None or value < self.high or (self.high_in and value == self.high))


@per_library()
def standards(library: Library) -> dict[str, tuple[Item, ...]]:
    """The items of the scoring standards of each document of a library that has any; gathered once."""
    found: dict[str, tuple[Item, ...]] = {}
    for passage in library.passages_like(_PRINTED):
        made = _items(passage, library.text(passage.document))
        if made:
            found[passage.document] = (*found.get(passage.document, ()), *made)
    return found


def _items(passage: Passage, text: str) -> list[Item]:
    """The items that a passage prints."""
    made: list[Item] = []
    names: list[str] = []
    lead = ""
    for sentence in _SENTENCE.finditer(text, passage.start, passage.end):
        said = sentence.group()
        if PASSES.search(said) or _LEAST.search(said) or not _has_points(said):
            if made and made[-1].unit and not _OPENS.match(said) and "\t" not in text[made[-1].end : sentence.start()] and (capped := _capped(made[-1], said, sentence.end())) is not None:
                made[-1] = capped
                continue
            names += [said.strip()] if len(said) <= _NAME and "\t" in text[passage.start : passage.end] else []
            continue
        lead = "" if _TOP.match(said) else lead.split("（1）")[0] if _INNER.match(said) else lead
        for start, end in _parts(said):
            item = _item(said[start:end], passage, sentence.start() + start, sentence.start() + end, f"{' '.join(names)} {lead}")
            if item is not None:
                before = made[-1] if made else None
                follows = before is not None and item.band and before.band == item.band and not _NAMED.search(_BAND.sub("", item.of))
                made.append(replace(item, head=f"{before.head} {before.of}") if before is not None and follows else item)
        lead = next((said[:place] for place in range(len(said) - 1, 0, -1) if said[place] == "：" and not _has_points(said[:place])), lead)
    return made


_OPENS = re.compile(r"\s*(?:\d+[.．、]|[（(])")
"""What begins another item."""


def _capped(item: Item, said: str, end: int) -> Item | None:
    """The item with the limits that the sentence behind it tells ("1年内计分不超过2分，累计最高不超过10分"), None where that tells none."""
    yearly = _YEARLY.search(said)
    most = _MOST.search(said if yearly is None else said[: yearly.start()] + said[yearly.end() :])
    if yearly is None and most is None:
        return None
    return replace(item, end=end, yearly=item.yearly if yearly is None else Decimal(yearly["most"]),
                   most=item.most if most is None else Decimal(most["most"] or most["most2"]))


def _has_points(text: str) -> bool:
    return _PER.search(text) is not None or _FIXED.search(text) is not None


def _parts(sentence: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that tell points of their own, each with the caps behind it."""
    parts: list[tuple[int, int]] = []
    start = 0
    for clause in _CLAUSE.finditer(sentence):
        if not _has_points(clause.group()) or _MOST.search(clause.group()) or _BEGIN.search(clause.group()):
            if parts and (_MOST.search(clause.group()) or _BEGIN.search(clause.group())):
                parts[-1] = (parts[-1][0], clause.end())
                start = clause.end() + 1
            continue
        parts.append((start, clause.end()))
        start = clause.end() + 1
    return parts


def _item(said: str, passage: Passage, start: int, end: int, head: str) -> Item | None:
    per = _PER.search(said)
    match = per or _FIXED.search(said)
    if match is None:
        return None
    own = said[: match.end()]
    most, begin = _MOST.search(said, match.end()), _BEGIN.search(said)
    kinds = re.search(r"每[个种项](?P<kind>[\u4e00-\u9fff]{2,6})(?=每)", said[: match.start() + 1])
    item = Item(
        passage, start, end, own, head, Decimal(match["points"]), per["unit"] if per else "", Decimal((per and per["each"]) or 1),
        Decimal(most["most"] or most["most2"]) if most else None, Decimal(begin["after"]) if begin else None,
        less=bool(re.search(r"[少减扣]", per["verb"] if per else match.group())), kinds=kinds["kind"] if kinds else "")
    return _banded(item, said[: match.start()])


def _banded(item: Item, own: str) -> Item:
    """The item with the band that its words tell."""
    found = _RANGE.search(own) or _OVER.search(own) or _UNDER.search(own)
    if found is None:
        return item
    told = found.groupdict()
    unit, scale = told["unit"].removeprefix("周"), told.get("high_scale") or ""
    low = _value(told.get("low"), told.get("low_scale") or (scale if "high" in told else ""), unit)
    high = _value(told.get("high"), scale, unit)
    return replace(item, low=low, high=high, band=unit, low_in=not _excluded(told, "low", own), high_in=not _excluded(told, "high", own))


def _excluded(told: dict[str, str], end: str, own: str) -> bool:
    """Whether an end of a band is told not to belong to it ("不含3万元")."""
    return told.get(end) is not None and re.search(rf"不含{re.escape(told[end])}(?![\d.])", own) is not None


def _value(number: str | None, scale: str, unit: str) -> Decimal | None:
    if number is None:
        return None
    value = Decimal(number)
    return convert(value, f"{scale}{unit}", unit) or value if unit == "元" else value * {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
