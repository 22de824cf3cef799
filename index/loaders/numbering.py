"""Word's automatic numbering (w:numPr) → the numbers as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_PLACE = re.compile(r"%([1-9])")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = frozenset(
    (
        "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting",
        "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand",
    )
)  # fmt: skip


def local(element: Element) -> str:
    """Tag name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """First child of that local name."""
    if element is None:
        return None
    return next((part for part in element if local(part) == name), None)


def value(element: Element | None, name: str = "val") -> str:
    """The attribute of that local name, "" if there is none."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def chinese(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五; up to 9999."""
    if not 0 < number < 10000:
        return str(number)
    out, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if pending and out else "") + _DIGITS[digit] + sign
            pending = False
        else:
            pending = True
    return out.removeprefix("一") if 10 <= number < 20 else out


def render(number: int, form: str) -> str:
    """`number` in Word's number format `form` (w:numFmt); unknown formats come as plain digits."""
    if form in _CHINESE:
        return chinese(number)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter") and number >= 1:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        out = ""
        for size, sign in _ROMAN:
            count, number = divmod(number, size)
            out += sign * count
        return out.upper() if form == "upperRoman" else out
    if form in ("ideographTraditional", "ideographZodiac") and 1 <= number <= 10:
        return _STEMS[number - 1]
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    legal: bool


class Numbering:
    """Counts the numbered paragraphs of one document in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root:
            if local(element) == "abstractNum":
                self._levels[value(element, "abstractNumId")] = dict(_read_levels(element))
        for element in root:
            if local(element) == "num":
                self._read_num(element)

    def _read_num(self, element: Element) -> None:
        identity = value(element, "numId")
        self._abstract[identity] = value(child(element, "abstractNumId"))
        starts: dict[int, int] = {}
        for override in element:
            if local(override) != "lvlOverride":
                continue
            level = _int(value(override, "ilvl"), 0)
            if child(override, "startOverride") is not None:
                starts[level] = _int(value(child(override, "startOverride")), 1)
            if child(override, "lvl") is not None:
                own = dict(self._levels.get(self._abstract[identity], {}))
                own.update(_read_levels(override))
                key = f"{self._abstract[identity]}/{identity}"
                self._levels[key] = own
                self._abstract[identity] = key
        self._overrides[identity] = starts

    def next(self, identity: str, level: int) -> str:
        """The number printed before the next paragraph of list `identity` at `level`, "" for bullets without a sign."""
        abstract = self._abstract.get(identity, "")
        levels: Mapping[int, _Level] = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(abstract.partition("/")[0], {})
        starts = self._overrides.get(identity, {})
        if level in starts and (identity, level) not in self._started:
            counters[level] = starts[level]
        else:
            counters[level] = counters.get(level, levels[level].start - 1) + 1
        self._started.add((identity, level))
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        rule = levels[level]
        if rule.form == "bullet":
            return "".join(sign for sign in rule.text if not "\ue000" <= sign <= "\uf8ff").strip()

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            default = levels[at].start if at in levels else 1
            form = "decimal" if rule.legal else levels[at].form if at in levels else "decimal"
            return render(counters.get(at, default), form)

        return _PLACE.sub(place, rule.text).strip()


def _read_levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for level in element:
        if local(level) == "lvl":
            yield (
                _int(value(level, "ilvl"), 0),
                _Level(
                    _int(value(child(level, "start")), 1),
                    value(child(level, "numFmt")) or "decimal",
                    value(child(level, "lvlText")),
                    child(level, "isLgl") is not None,
                ),
            )


def _int(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 9 else default
