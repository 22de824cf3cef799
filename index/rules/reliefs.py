"""What one is let off paying, in whole or in part (减半征收, 免收租金, 按标准的70%收取, 减按15%的税率征收): the share, of which charge, and whether it is the
share let off or the share still to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from index.data_files import patterns
from index.records import ReliefKind
from index.rules.words import YEAR_LABEL

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_FORMS: tuple[tuple[ReliefKind, Decimal | None, re.Pattern[str]], ...] = (
    ("taxed", None, _WORDS["taxed"]),
    ("left", None, _WORDS["left"]),
    ("less", None, _WORDS["less"]),
    ("less", Decimal("0.5"), _WORDS["half"]),
    ("less", Decimal(1), _WORDS["months"]),
    ("less", Decimal(1), _WORDS["all"]),
    ("left", None, _WORDS["fold"]),
)
_RATE = Decimal("0.1")
"""A smaller share of nothing that is named is the rate of the charge itself (按0.5%收取担保费, 购置税按7.5%征收)."""
CLAUSE = re.compile(r"[^，,；;。：:\n]+")
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Relief:
    """A share (0…1) of the charge `of` that is let off (`kind` "less"), still paid ("left"), or paid as a tax of what it is on ("taxed"), told at `start…end` of a text
    from the charge named before it on, for the `time` told with it."""

    kind: ReliefKind
    share: Decimal
    of: str
    start: int
    end: int
    time: str = ""


def reliefs(text: str) -> tuple[Relief, ...]:
    """The reliefs that `text` tells, in text order."""
    found: list[Relief] = []
    last = ""
    for clause in CLAUSE.finditer(text):
        found += _in_clause(text, clause.start(), clause.end(), last)
        last = clause.group().strip() if names_charge(clause.group()) else found[-1].of if found else last
    return tuple(found)


def names_charge(words: str) -> bool:
    """Whether words are the name of a charge and nothing else (残疾人就业保障金)."""
    return _WORDS["alone"].fullmatch(words.strip()) is not None


def _in_clause(text: str, start: int, end: int, last: str) -> Iterator[Relief]:
    """The reliefs of a clause; one that names no charge is of the `last` one told before."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[re.Match[str], ReliefKind, Decimal | None]] = []
    for kind, share, form in _FORMS:
        for match in form.finditer(text, start, end):
            if not (any(a < match.end() and match.start() < b for a, b in taken) or _WORDS["bars"].search(text[start : match.start()]) or _WORDS["describes"].match(text[match.end() : match.end() + _NEAR])):
                taken.append(match.span())
                found.append((match, kind, share))
    for match, kind, share in sorted(found, key=lambda one: one[0].start()):
        named, before = match.groupdict(), text[start : match.start()]
        charge = _charge_before(before)
        of = named.get("of") or named.get("behind") or ""
        if kind == "left" and not named.get("of") and (share or _share(named)) < _RATE:
            if not charge.endswith("税"):
                continue
            kind = "taxed"
        of = (charge or last or of) if not of or _WORDS["generic"].fullmatch(of) else of
        if of:
            begins = before.rfind(charge) if charge else len(before)
            last = _bare(of)
            yield Relief(kind, share or _share(named), last, start + begins, match.end(), named.get("time") or _time_in(charge))


_NEAR = 24


def _share(named: dict[str, str | None]) -> Decimal:
    if (fold := named.get("fold")) is not None:
        digits = [_DIGITS.get(sign) or int(sign) for sign in fold if sign not in "点."]
        return Decimal(digits[0]) / 10 + (Decimal(digits[1]) / 100 if len(digits) > 1 else 0)
    return Decimal(named["share"] or 0) / 100


def _charge_before(words: str) -> str:
    """The charge that a clause names right before it is let off, without the words that say whose it is (投资者的行政事业性收费)."""
    match = _WORDS["before"].search(words)
    if match is None:
        return ""
    return _WORDS["owner"].sub("", match["of"].rsplit("的", 1)[-1]) or match["of"]


def _time_in(charge: str) -> str:
    """For how many months a charge is, as its name tells (下半年3个月租金)."""
    found = _MONTHS.search(charge)
    return found.group() if found is not None else ""


_MONTHS = re.compile(r"[\d一二三四五六七八九十]+个月")


def _bare(charge: str) -> str:
    """The name of a charge without the years before it and the words by which it is reckoned (第二年、第三年租金; 其他收费按地方留成部分)."""
    name = re.sub(r"^.*?按照?(?=.{3})", "", _YEARS.sub("", _YEARS.sub("", charge)))
    return name.lstrip("、，和及的") or charge


_YEARS = re.compile(rf"(?:{YEAR_LABEL.pattern}|^[上下]半年|^[\d一二三四五六七八九十]+个月的?|[一二两三四五六七八九十\d]+年内)|^[、，和及]")
