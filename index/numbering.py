"""The numbering styles of Chinese policy writing: reads the printed number at the start of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_CN = "零〇一二三四五六七八九十百"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第\s?([{_CN}\d]+)\s?(?:编|篇|部分|板块)(?![制写])[:：、\s]*")),
    ("chapter", re.compile(rf"第\s?([{_CN}\d]+)\s?章(?!程)[:：、\s]*")),
    ("section", re.compile(rf"第\s?([{_CN}\d]+)\s?节(?![点能约])[:：、\s]*")),
    ("article", re.compile(rf"第\s?([{_CN}\d]+)\s?条(?:之[{_CN}]+)?(?![所规、和至到款的]|第\s?[{_CN}\d]+\s?[条款项目])[:：、\s]*")),
    ("box", re.compile(rf"专\s?栏\s?([{_CN}\d]*(?:[-—]\d+)?)(?=[\s:：]|$|(?<=[{_CN}\d]))[:：、\s]*")),
    (
        "attachment",
        re.compile(
            rf"附\s?(?:件|录|表)\s?(?!(?:19|20)\d{2}\s?年)([{_CN}\d]*(?:[-—]\d+)*)(?:\s*[:：.．、]\s*|\s+|$|(?<=[{_CN}\d]))"
        ),
    ),
    ("cn", re.compile(r"([一二三四五六七八九十百]{1,4})\s?[、．.](?![一二三四五六七八九十]+[、产])\s*")),
    ("cn_paren", re.compile(r"[（(]\s?([一二三四五六七八九十百]{1,4})\s?[)）][、．.]?\s*")),
    ("decimal3", re.compile(r"\d{1,2}\.\d{1,2}\.(\d{1,2})(?![\d.%％])[、．.]?\s*(?=[\u4e00-\u9fff“《])")),
    ("decimal2", re.compile(r"\d{1,2}\.(\d{1,2})(?![\d.%％])[、]?\s*(?=[\u4e00-\u9fff“《])")),
    ("digit_dot", re.compile(r"(\d{1,3})\s?[.．](?!\d)\s*")),
    ("digit_comma", re.compile(r"(\d{1,3})\s?、(?!\d)\s*")),
    ("digit_paren", re.compile(r"[（(]\s?(\d{1,2})\s?[)）][、．.]?\s*")),
    ("digit_close", re.compile(r"(\d{1,2})\s?[)）]\s*")),
    ("circled", re.compile(r"([①-⑳㉑-㉟➀-➉❶-❿])\s*")),
    ("letter", re.compile(r"([A-Ha-h])\s?[.．、)）]\s*(?=[\u4e00-\u9fff])")),
    ("dash", re.compile(r"(?:[—―─－–]{1,4}|-{2,4}|-(?=[\s\u4e00-\u9fff]))\s*")),
    ("bullet", re.compile(r"[•●◆■▲★◎·▪]\s*")),
    ("lost", re.compile(r"[.．、]\s*(?=[\u4e00-\u9fff])")),
)
_LEADS = re.compile(r"[第专附（(一二三四五六七八九十百\dA-Ha-h①-⑳㉑-㉟➀-➉❶-❿—―─－–\-•●◆■▲★◎·▪.．、]")
_BLANKS = re.compile(r"[\s:：]+")
_ARABIC = re.compile(r"\d+")
_GLUED = re.compile(r"(\d{1,3})([.、])(?=\d+[^\d.、\s])")
_UNITS = re.compile(r"[万亿千百个%％倍元吨家人户平公米天年月日度级项座条件台辆套次小分秒版]")

RANK = {
    "part": 10, "chapter": 12, "section": 14, "article": 16, "cn": 20, "cn_paren": 22, "decimal1": 23, "decimal2": 24,
    "decimal3": 26, "digit_dot": 28, "digit_comma": 28, "digit_paren": 30, "digit_close": 32, "circled": 34, "letter": 36,
    "dash": 40, "bullet": 42,
}  # fmt: skip
"""The usual order of the styles, high above low; used only where the document itself does not tell."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its style, its value (None where none is printed or it was lost), its signs, and where the words begin."""

    style: str
    value: int | None
    marker: str
    end: int


def read_number(line: str, after: int = 0) -> Number | None:
    """The number that `line` starts with (blanks before it allowed), or None. `end` is an offset in `line`.

    `after` is the last value of the style “1.” or “1、” above: it tells “3.10种…” (a third item) from section 3.10.
    """
    start = len(line) - len(line.lstrip())
    if start == len(line) or not _LEADS.match(line, start):
        return None
    next_item = _GLUED.match(line, start)
    if next_item and after and int(next_item.group(1)) == after + 1:
        style = "digit_dot" if next_item.group(2) == "." else "digit_comma"
        return Number(style, after + 1, next_item.group(), next_item.end())
    for style, pattern in _PATTERNS:
        found = pattern.match(line, start)
        if found is None:
            continue
        if style == "decimal2" and _UNITS.match(line, found.end()):
            continue
        value = number_value(found.group(1)) if found.groups() and found.group(1) else None
        if style == "lost":
            return Number("digit_dot", None, found.group().strip(), found.end())
        marker = _BLANKS.sub("", found.group())
        if style in ("part", "chapter", "section", "article", "box", "attachment"):
            marker = marker.rstrip("、.．")
        return Number(style, value, marker, found.end())
    return None


def number_value(signs: str) -> int | None:
    """The value of a printed number: "十二", "一百零三", "二〇二三", "12", "③", "3-1" (its first part); None if it has none."""
    if not signs:
        return None
    if "①" <= signs[0] <= "⑳":
        return ord(signs[0]) - ord("①") + 1
    if "㉑" <= signs[0] <= "㉟":
        return ord(signs[0]) - ord("㉑") + 21
    for first in "➀❶":
        if 0 <= ord(signs[0]) - ord(first) < 10:
            return ord(signs[0]) - ord(first) + 1
    leading = _ARABIC.match(signs)
    if leading:
        return int(leading.group())
    if signs[0].isascii() and signs[0].isalpha():
        return ord(signs[0].lower()) - ord("a") + 1
    if len(signs) > 1 and all(c in _DIGITS for c in signs):
        return int("".join(str(_DIGITS[c]) for c in signs))
    total = current = 0
    for sign in signs:
        if sign in _DIGITS:
            current = _DIGITS[sign]
        elif sign == "十":
            total, current = total + (current or 1) * 10, 0
        elif sign == "百":
            total, current = total + (current or 1) * 100, 0
        else:
            return None
    return total + current


_ITEM = re.compile(r"\s*(\d{1,2})[.．](?P<figure>\d+(?:\.\d+)?)?")
_OPEN_END = ("；", ";", "：", ":")


def glued_numbers(text: str) -> dict[int, int]:
    """Items of lists whose number is glued to the figure they begin with ("1.500万元以下…\\n2.500万元至…"): where such a line starts, and
    where its words do. Lines of decimals that do not count up (1.5万元…, 1.5万元…), or that count up alike (1.5, 2.5, 3.5), are none."""
    found: dict[int, int] = {}
    run: list[tuple[int, int, str | None, int]] = []
    before, place = "", 0
    for line in (*text.split("\n"), ""):
        item = _ITEM.match(line)
        number = int(item[1]) if item is not None else 0
        if item is not None and run and number == run[-1][0] + 1:
            run.append((number, place, item["figure"], place + item.end(1) + 1))
        else:
            found |= _run(run)
            opens = item is not None and (number == 1 or before.endswith(_OPEN_END))
            run = [(number, place, item["figure"], place + item.end(1) + 1)] if item is not None and opens else []
        before, place = line.rstrip(), place + len(line) + 1
    return found


def unnumbered(text: str) -> str:
    """The text with the numbers of such items blotted out, its length kept."""
    for start, words in glued_numbers(text).items():
        text = text[:start] + " " * (words - start) + text[words:]
    return text


_WHOLE = 3
"""From so many digits on, a figure behind a number and a point is no part of a decimal."""


def _run(run: list[tuple[int, int, str | None, int]]) -> dict[int, int]:
    """The glued items of lines that count up."""
    glued = [(start, words, figure) for _, start, figure, words in run if figure is not None]
    alike = len(glued) == len(run) > 1 and len({figure for _, _, figure in glued}) == 1 and len(glued[0][2]) < _WHOLE
    alone = len(run) == 1 and run[0][0] == 1
    return {} if alike or alone else {start: words for start, words, _ in glued}
