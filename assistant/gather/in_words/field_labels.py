"""The labels of service guides: where a line has one, of which kinds of things, of which rank, and which sort of time is told under it.

    5.申请材料 → papers, rank 1., number 5;  【承诺办结时限】 → the promised days;  二、需要带什么材料？ → papers
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.gather.in_words.field_words import kinds_in
from index.data_files import read_data

DATA: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
_NOUNS: dict[str, str] = DATA["nouns"]
_VERBS = rf"(?:{DATA['verbs']})*"
_ONE = rf"{_VERBS}(?:{'|'.join(_NOUNS.values())})"
_JOINS = rf"(?:{DATA['joins']})"
_APART = re.compile(rf"(?<!涉){_JOINS}")
_LABEL = rf"(?:{_ONE}|{_VERBS}{_JOINS}{_ONE})(?:{_JOINS}{_ONE})*"
MARK = r"第[一二三四五六七八九十]+部分|(?:政策|事项|项目|措施|主题|服务)[一二三四五六七八九十\d]{1,3}[：:、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳]|[·•●◆■▪-]\s?"
_OPENING = re.compile(rf"[ \t　]*(?P<mark>{MARK})?[ \t　]*(?P<bracket>[【〔\[])?(?P<whose>[一-鿿]{{2,14}}?)??(?P<label>{_LABEL})(?:[（(][^）)\n]{{1,16}}[）)])?[】〕\]]?(?P<sep>[：:][ \t]*|[ \t　]+|(?=[？?]?\n|$)|(?<=[】〕\]]))?")
_ASKING = re.compile(rf"(?:{MARK}|问[：:])[ \t　]*(?P<asks>[^。；：\n]{{2,28}}[？?])")
"""A heading that is a question (二、需要带什么材料？)."""
_INLINE = re.compile(rf"(?:(?<=[。；;，,\t\d])[ \t　]*(?P<label>{_LABEL})[：:]|[【〔](?P<bracketed>{_LABEL})[】〕][：:]?|(?<=\t)(?P<cell>{_LABEL})\t+)")
_GLUED = re.compile(r"(?!应|须|需|不|齐|真实|的|要(?!求)|进行|和|及|与|[，。；、）)])[一-鿿《“\d]")
_FOREIGN = re.compile(DATA["foreign"])
_HOURS, _WITHIN = re.compile(DATA["hours"]), re.compile(DATA["within"], re.MULTILINE)
_WHOSE = frozenset(("papers", "conditions", "steps", "who", "days", "phone", "place"))
_CHINESE = "一二三四五六七八九十"
_WHOLE = 4
"""A label that nothing parts from what it tells has so many signs: 申报条件, not 窗口."""
_COLUMNS = 3
_STYLED = re.compile(rf"[ \t　]*(?P<mark>{MARK})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text with the rank and number of its mark."""

    start: int
    end: int
    text: str
    style: str
    number: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: the line it stands in, its kinds, where it begins, where what it tells begins, its rank and number, whether nothing parts it from that."""

    line: int
    kinds: frozenset[str]
    name: str
    at: int
    start: int
    style: str
    number: int
    glued: bool


def kinds_of(label: str) -> frozenset[str]:
    """The kinds of things that the words of a label name."""
    found: set[str] = set()
    pieces = _APART.split(label)
    for piece in pieces:
        if piece != pieces[-1] and re.fullmatch("(?:咨询|联系)", piece):
            found.add("phone")
        for kind, noun in _NOUNS.items():
            if re.fullmatch(rf"{_VERBS}(?:{noun})", piece):
                found.add("promised" if kind == "days" and "承诺" in piece else "legal" if kind == "days" and "法定" in piece else "complaints" if kind == "phone" and re.search("监督|投诉|举报", piece) else kind)
                break
    return frozenset(found)


def line_of(found: re.Match[str]) -> Line:
    mark = _STYLED.match(found.group())
    style, number = _style(mark["mark"]) if mark is not None else ("", 0)
    return Line(found.start(), found.end(), found.group(), style, number)


def _style(mark: str) -> tuple[str, int]:
    """The rank of a mark and its number."""
    digits, signs = re.search(r"\d+", mark), re.search(rf"[{_CHINESE}]+", mark)
    number = int(digits.group()) if digits is not None else _CHINESE.find(signs.group()[-1]) + 1 + 10 * (len(signs.group()) > 1) if signs is not None else 0
    if re.match("第|[一-鿿]{2}[一二三四五六七八九十\\d]", mark):
        return "部分", number
    if mark[0] in "（(":
        return ("（1）" if digits is not None else "（一）"), number
    return ("1." if digits is not None else "一、" if signs is not None else "①" if "①" <= mark[0] <= "⑳" else "·"), number


def labels_in(text: str, line: Line, place: int) -> Iterator[Label]:
    """The labels of a line: at its beginning, and within it."""
    found = _OPENING.match(text, line.start, line.end)
    inside = line.start
    if sum(bool(kinds_of(cell.strip())) for cell in line.text.split("\t")) >= _COLUMNS:
        return  # the columns of a table
    asked = _ASKING.fullmatch(line.text.strip())
    if asked is not None and (kinds := frozenset("when" if kind == "time" else kind for kind in kinds_in(asked["asks"]))):
        yield Label(place, kinds, asked["asks"].rstrip("？?"), line.start, line.end, line.style, line.number, False)
        return
    if found is not None and (kinds := kinds_of(found["label"])) and not _FOREIGN.search(f"{found['whose'] or ''}{found['label']}"):
        whose, sep = found["whose"], found["sep"]
        glued = sep is None
        proper = not glued and (found["mark"] or found["bracket"] or "：" in (sep or "") or ":" in (sep or "") or "\t" in (sep or "") or not sep)
        allowed = bool(kinds & _WHOSE) and (not sep or sep[:1] in "：:") if whose else proper or bool(found["mark"] and len(found["label"]) >= _WHOLE and _GLUED.match(text, found.end()))
        if allowed and not (glued and whose) and (not sep or sep.strip("　 ") or found["mark"]):
            yield Label(place, kinds, f"{whose or ''}{found['label']}", line.start, found.end(), line.style, line.number, glued)
            inside = found.end()
    for one in _INLINE.finditer(text, inside, line.end):
        words = one["label"] or one["bracketed"] or one["cell"]
        if kinds := kinds_of(words):
            yield Label(place, kinds, words, one.start(), one.end(), "", 0, False)


def timed(kinds: frozenset[str], told: str, label: str) -> frozenset[str]:
    """The kinds, with which sort of time is told where a label only says 时间."""
    if "when" not in kinds:
        return kinds
    first = told.split("\n")[0]
    sort = {"days"} if _WITHIN.search(first) and re.search("办[理结]|审", label) and not _HOURS.search(first) else {"hours"} if _HOURS.search(first) else {"time"}
    return (kinds - {"when"}) | sort


