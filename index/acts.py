"""Compilations (汇编): where each of the documents in one file begins, by its title and what stands below it.

An opening is a title (关于印发…的通知, one to four lines) with a 文号, its addressees or its date in brackets below or behind it,
or, in a file that has none of these, with the paragraph below it that says why and upon what it is made (为…，特制定如下意见).
A file with fewer than three openings that have a 文号, addressees or such a paragraph is one document, whatever it has attached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.document_number import NUMBER
from index.lines import Line
from index.records import Section
from index.titles import TITLE_END

MIN_ACTS = 3
TITLE_LINES = 4
MIN_TITLE = 8
TITLE_LIMIT = 120
"""Characters of the longest title."""
_PLACE = re.compile(r"\s*(?:\d{1,3}\s?[.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）、])\s?")
_DATED = re.compile(r"[（(]\s?(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[^（()）]{0,6}[)）]$")
_ISSUES = re.compile(r"关于|印发|转发|发布|公布")
_NO_TITLE = re.compile(r"[。；！？]|^附件|^(?:本|为|按照|根据|依据|现将|经|各)|[：:]$|，[^》]*，")
_ADDRESSEES = re.compile(
    r"(?:各|[^，。；]{2,24}(?:政府|委员会|[局厅部委办院]|单位|企业|公司)[、，（])[^。；]{0,160}[：:]"
)
_RUN_IN = re.compile(
    r"([^。；]{10,110}的(?:通知|意见|决定|公告|通告|函)[（(]\s?(?:19|20)\d{2}\s?年[^（()）]{3,12}[)）])各[^。；：:]{2,80}[：:]$"
)
_PREFACE = re.compile(r"(?:为|根据|按照)[^。]{20,}(?:制定|提出|出台|明确)[^。]{0,20}(?:意见|办法|措施|政策|方案|细则|规定)")
_DATE_LINE = re.compile(r"^[（(]?\s?(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?[)）]?$")


@dataclass(frozen=True, slots=True)
class Act:
    """A document in a compilation: its `title` without its place in the list, the lines `first…last` of title and 文号, and
    where in the text they end. `sure`: it has a 文号 or addressees."""

    title: str
    first: int
    last: int
    end: int
    sure: bool


def acts(lines: Sequence[Line]) -> tuple[Act, ...]:
    """The documents that a compilation holds, in text order; () if the text is one document."""
    return _acts(lines, _opening) or _acts(lines, _prefaced)


def _acts(lines: Sequence[Line], opening: Callable[[Sequence[Line], int], Act | None]) -> tuple[Act, ...]:
    """The documents whose `opening` begins in a line; () if too few are sure."""
    found: list[Act] = []
    index = 0
    while index < len(lines):
        act = opening(lines, index)
        if act is not None:
            if not any(act.title in other.title or other.title in act.title for other in found):
                found.append(act)
            index = act.last
        index += 1
    return tuple(found) if sum(act.sure for act in found) >= MIN_ACTS else ()


def is_title(words: str) -> bool:
    """Whether `words` are the title of a document that issues something (关于…的通知), its date behind it allowed."""
    return _ISSUES.search(words) is not None and TITLE_END.search(_DATED.sub("", words)) is not None and not _NO_TITLE.search(words)


def is_act(section: Section) -> bool:
    """Whether a section is a document of a compilation: a part at the top that has a title and no number."""
    return section.kind == "part" and section.level == 1 and not section.marker


def _title(lines: Sequence[Line], index: int) -> tuple[str, int, Act | None] | None:
    """The title that begins in line `index`, its last line, and the whole act if its addressees stand on that line too."""
    words, last = "", index
    for place in range(index, min(index + TITLE_LINES, len(lines))):
        line = lines[place]
        run_in = None if line.row else _RUN_IN.match(words + line.words)
        if run_in:
            end = line.last - len(words + line.words) + run_in.end(1)
            return words, place, Act(_PLACE.sub("", run_in[1], count=1), index, place, end, sure=True)
        if line.row or not line.words or _NO_TITLE.search(line.words) or (words and line.number is not None):
            return None
        words += line.words
        last = place
        if len(words) > TITLE_LIMIT:
            return None
        if TITLE_END.search(_DATED.sub("", words)) and not _goes_on(lines, place):
            break
    else:
        return None
    return words, last, None


def _opening(lines: Sequence[Line], index: int) -> Act | None:
    """The document whose title begins in line `index`."""
    found = _title(lines, index)
    if found is None or found[2] is not None:
        return found[2] if found else None
    words, last, _ = found
    place_in_list = _PLACE.match(words)
    title = words[place_in_list.end() :] if place_in_list else words
    dated = _DATED.search(title) is not None
    below = _next(lines, last)
    numbered = below is not None and NUMBER.fullmatch(lines[below].words.strip("（）()")) is not None
    if numbered and below is not None:
        last = below
        below = _next(lines, last)
    if below is not None and _DATE_LINE.match(lines[below].words):
        below = _next(lines, below)
    addressed = below is not None and _ADDRESSEES.match(lines[below].words) is not None
    issues = _ISSUES.search(title) is not None
    if issues and (numbered or addressed):
        return Act(title, index, last, lines[last].last, sure=True)
    if not (dated and place_in_list and len(title) >= MIN_TITLE):
        return None
    return Act(title, index, last, lines[last].last, sure=False)


def _prefaced(lines: Sequence[Line], index: int) -> Act | None:
    """The document whose title begins in line `index`, and which says below it why it is made."""
    found = _title(lines, index)
    if found is None or lines[index].number is not None or _attached(lines, index):
        return None
    words, last, _ = found
    below = _next(lines, last)
    if len(words) < MIN_TITLE or below is None or not _PREFACE.match(lines[below].words):
        return None
    return Act(words, index, last, lines[last].last, sure=True)


def _attached(lines: Sequence[Line], index: int) -> bool:
    """Whether the line above says that what begins in line `index` is an attachment."""
    return any(line.number is not None and line.number.style == "attachment" for line in lines[max(0, index - 2) : index])


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Whether the title goes on in the next line, which has its date or its last words."""
    following = _next(lines, place)
    if following is None or following > place + 1:
        return False
    words = lines[following].words
    return words.startswith(("的通知", "的意见", "的公告", "的决定", "》")) or (
        _DATED.fullmatch(words) is not None and len(words) < 20
    )


def _next(lines: Sequence[Line], index: int) -> int | None:
    """The next line that is not empty."""
    return next((place for place in range(index + 1, min(index + 4, len(lines))) if lines[place].words), None)
