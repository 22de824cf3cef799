"""How far figures can be compared: why they cannot, and the limits that are told where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.compose.rows import printed, when
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand
from index.canonical import canonical
from index.indicators import difference, indicator
from index.records import Target
from prompts import say

_BOUNDS_NOTE, _NAMES_NOTE = (say(f"figures.note.{name}_begins") for name in ("bounds", "names"))
_DENOMINATOR = re.compile(r"占(.+?)的?(?:比重|比例|比|$)")


def notes(first: Cited, last: Cited) -> tuple[str, ...]:
    """The limits of comparing two rows: names, regions, words of degree, role."""
    a, b = first.row, last.row
    found: list[str] = []
    why = difference(a.indicator, b.indicator)
    if why:
        found.append(say("figures.note.known", why=why))
    elif core(a.indicator) != core(b.indicator):
        found.append(say("figures.note.names", names=_named((a.indicator, b.indicator))))
    if a.region and b.region and a.region != b.region:
        found.append(say("figures.note.regions", regions=f"{a.region}、{b.region}"))
    if a.status != b.status:
        found.append(say("figures.note.status"))
    return (*found, *bounds((first, last)).notes)


def once(done: Worked, cited: Sequence[Cited]) -> Worked:
    """What was done with each kind of note told once: on words of degree only beside a result, on unlike names for all of them."""
    kept = [note for note in done.notes if not note.startswith((_BOUNDS_NOTE, _NAMES_NOTE))]
    names = list(dict.fromkeys(one.row.indicator for one in cited))
    known = any(note.startswith(_NAMES_NOTE.split("：")[0]) for note in kept)
    if not known and any(note.startswith(_NAMES_NOTE) for note in done.notes) and len(names) > 1:
        kept.append(say("figures.note.names", names=_named(names)))
    if done.computations and any(note.startswith(_BOUNDS_NOTE) for note in done.notes):
        kept += bounds(cited).notes
    return Worked(done.lines, done.computations, tuple(kept), done.partial)


def _named(names: Sequence[str]) -> str:
    """Names in quotation marks, those that have some of their own as they are."""
    return "、".join(name if "“" in name else f"“{name}”" for name in names)


def bounds(cited: Sequence[Cited]) -> Worked:
    """A note on the words of degree of the figures, if any has one."""
    words = [printed(one.row) for one in cited if one.row.bound != "="]
    if not words:
        return Worked()
    return Worked(notes=(say("figures.note.bounds", words="、".join(dict.fromkeys(words))),))


def incomparable(a: Target, b: Target) -> str:
    """Why two rows cannot be compared, "" if they can."""
    if {a.measure, b.measure} & {"change", "annual_growth"} and a.measure != b.measure:
        change, level = (a, b) if a.measure in ("change", "annual_growth") else (b, a)
        return say("figures.note.measure", change=f"{when(change)}{change.indicator}{printed(change)}",
                   level=f"{when(level)}{level.indicator}{printed(level)}")
    if a.key and a.key == b.key and indicator(a.key) is not None:
        return ""
    if bool(_DENOMINATOR.search(a.indicator)) != bool(_DENOMINATOR.search(b.indicator)) or _denominator(a) != _denominator(b):
        return say("figures.note.denominators", names=f"“{a.indicator}”、“{b.indicator}”")
    try:
        compute.convert(Operand(a.value, a.unit, 0), b.unit)
    except Incomparable:
        return say("figures.note.units", units=f"{a.unit}、{b.unit}")
    return ""


def _denominator(row: Target) -> str:
    found = _DENOMINATOR.search(row.indicator)
    return core(found[1]) if found else ""


def core(name: str) -> str:
    """An indicator's name without what does not tell it apart."""
    bare = re.sub(r"[“”\"（）()、\s]|规模以上|全[区省市国]|企业$|总(?=产值)", "", canonical(name))
    return re.sub(r"^(?:国家级?|自治区级?|省级|市级|新增|累计|每年\w{0,4}的)", "", bare)
