"""Tables drawn with vertical bars in plain text or Markdown (GitHub's table extension, and the boxes of text converters) → rows of cells.

Source: https://github.github.com/gfm/#tables-extension-. Beyond it, tables without a line under the head and full-width bars are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.loaders.grid import GridCell

_RULE = re.compile(r"[\s:|｜+\-—=─┼├┤┌┐└┘┬┴]*[-—=─]{2,}[\s:|｜+\-—=─┼├┤┌┐└┘┬┴]*")
"""A line that only draws: under the head of a table, or the frame of a box."""
_BAR = re.compile(r"(?<!\\)[|｜│]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FEWEST = 2
"""So many columns, and rows, has a table at least."""


def tables(lines: Sequence[str]) -> Iterator[tuple[int, int, list[list[GridCell]]]]:
    """Each drawn table of `lines`: the first line, the one behind the last, and its rows; cells of the head say so.

    A run of lines is a table where each begins or ends with a bar or has one over a line drawn under the head, and where all have as many cells.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_drawn(lines[end]) or _framed(lines[end])):
            end += 1
        if end == at and at + 1 < len(lines) and _under_head(lines[at], lines[at + 1]):
            end = at + 2
            while end < len(lines) and lines[end].strip() and _BAR.search(lines[end]):
                end += 1
        rows = _rows(lines[at:end])
        if rows:
            yield at, end, rows
        at = max(end, at + 1)


def _drawn(line: str) -> bool:
    """A line that only draws is part of a table by its bars or crosses; a row of dashes alone is a rule between paragraphs."""
    return bool(_RULE.fullmatch(line)) and bool(re.search(r"[|｜+┼├┌└]", line))


def _framed(line: str) -> bool:
    words = line.strip()
    return len(_BAR.findall(words)) >= _FEWEST and bool(_BAR.match(words))


def _under_head(head: str, rule: str) -> bool:
    """GitHub's tables need no bars at the ends of their lines: the line under the head has as many parts."""
    return bool(_BAR.search(head)) and bool(_BAR.search(rule)) and bool(_RULE.fullmatch(rule)) and len(_cells(head)) == len(_cells(rule))


def _rows(lines: Sequence[str]) -> list[list[GridCell]]:
    """The rows of one table; none where the lines have unlike numbers of cells, or are too few."""
    rule = next((at for at, line in enumerate(lines) if _RULE.fullmatch(line) and any(not _RULE.fullmatch(above) for above in lines[:at])), None)
    told = [(at, _cells(line)) for at, line in enumerate(lines) if not _RULE.fullmatch(line)]
    widths = {len(cells) for _, cells in told}
    if len(told) < _FEWEST or max(widths) < _FEWEST or (rule is None and len(widths) > 1):
        return []
    heads = sum(1 for at, _ in told if rule is not None and at < rule)
    return [[GridCell(cell, head=place < heads == 1) for cell in cells] for place, (_, cells) in enumerate(told)]


def _cells(line: str) -> list[str]:
    parts = _BAR.split(line.strip())
    if parts and not parts[0].strip() and _BAR.match(line.strip()):
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [_BREAK.sub("\n", part).replace("\\|", "|").strip() for part in parts]
