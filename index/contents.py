"""Finds tables of contents (目录), so that their entries are not taken for the headings themselves."""

from __future__ import annotations

import re

from index.lines import Line

_HEAD = re.compile(r"(?:^|[\u4e00-\u9fff。）])目\s?[录次]$")
_LEADER = re.compile(r"\s*(?:[.…·．]{3,}|[-—─]{6,})\s*[-—]?\s*[\dIVXivx]*\s*[-—]?\s*$")
_PAGE = re.compile(r"(?<=[\u4e00-\u9fff）)”])\s*[（(]?\d{1,3}[）)]?$")
_LIMIT = 80


def find_contents(lines: list[Line]) -> list[tuple[int, int]]:
    """The (first, after last) line numbers of each table of contents, its head line included."""
    found = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.row and _HEAD.search(line.words) and not _attached(line):
            end = _end(lines, index + 1)
            if end - index > 2 and (_HEAD.fullmatch(line.words) or _listed(lines[index + 1 : end])):
                found.append((index, end))
                index = end
                continue
        elif _LEADER.search(line.words) and len(line.words) < 200:
            end = _end(lines, index)
            if end - index > 2:
                found.append((index, end))
                index = end
                continue
        index += 1
    return found


def _attached(line: Line) -> bool:
    return line.number is not None and line.number.style == "attachment"


def _listed(lines: list[Line]) -> bool:
    """Whether most of the lines have a number or leaders, so that they are entries though the line above is a longer title."""
    return 2 * sum(line.number is not None or bool(_LEADER.search(line.words)) for line in lines) > len(lines)


def entries(lines: list[Line], found: list[tuple[int, int]]) -> frozenset[str]:
    """The words of the entries, without numbers, leaders and page numbers."""
    names = set()
    for first, end in found:
        for line in lines[first:end]:
            words = _entry(line)[line.number.end - (line.first - line.start) if line.number else 0 :].strip()
            if len(words) >= 4:
                names.add(words)
    return frozenset(names)


def _entry(line: Line) -> str:
    return _PAGE.sub("", _LEADER.sub("", line.words))


def _end(lines: list[Line], index: int) -> int:
    """The line after the table of contents whose first entry is line `index`."""
    seen: set[str] = set()
    last, later = index, index
    while later < len(lines) and later - last <= 3:
        line = lines[later]
        words, entry = line.words, _entry(line)
        led = bool(_LEADER.search(words))
        if not led and (line.row or len(words) > _LIMIT or words.endswith(("。", "；")) or entry in seen):
            break
        if led or (words and (line.number is not None or words != entry or not seen or len(words) <= 30)):
            last = later + 1
        if words:
            seen.add(entry)
        later += 1
    return last
