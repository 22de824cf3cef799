"""Answers in the documents' own words: the sentences that answer, whole enumerations, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.clauses import Found, weigh
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Passage
from prompts import say

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_RESPONSIBLE = re.compile(r"^[（(](?:责任|牵头|配合)(?:单位|部门)[:：]")
SHORT, LONG = 380, 1150
"""Characters of quotes in an answer to a narrow and to a broad question."""
_BROAD = frozenset({"list", "how", "why", "summary"})


@dataclass(frozen=True, slots=True)
class _Piece:
    passage: Passage
    start: int
    end: int
    weight: float

    @property
    def text(self) -> str:
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


def compose(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The answer that the passages found give, None if there are none."""
    if not found:
        return None
    broad = bool(query.kinds & _BROAD) and not query.unit
    limit = LONG if broad else SHORT
    best = found[0]
    pieces = _pieces(query, best, library, limit)
    left = limit - sum(len(piece.text) for piece in pieces)
    for other in found[1:4]:
        if other.share < 0.85 * best.share or left < 80:
            break
        more = [piece for piece in _pieces(query, other, library, min(left, limit // 2)) if piece.weight > 0]
        pieces += more
        left -= sum(len(piece.text) for piece in more)
    cite = Citations(library)
    lines = []
    for piece in pieces:
        mark = cite.passage(piece.passage, piece.start, piece.end)
        lines.append((piece, f"{piece.text.strip()}[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, _text(lines, library), cite.all)


def _text(lines: Sequence[tuple[_Piece, str]], library: Library) -> str:
    """The pieces under the name and heading of where they stand."""
    out: list[str] = []
    head = ""
    for piece, line in lines:
        where = say("clauses.where", title=short_title(piece.passage.document, library),
                    path=" › ".join(piece.passage.path[-2:])) if piece.passage.path else short_title(piece.passage.document, library)
        if where != head:
            out.append(where)
            head = where
        out.append(f"- {line}" if len(lines) > 1 else line)
    return "\n".join(out)


def _pieces(query: Query, found: Found, library: Library, limit: int) -> list[_Piece]:
    """The sentences of a passage to quote, in order: all if they fit, else the heaviest with what lies between."""
    passage = found.passage
    if passage.kind == "row" or len(passage.text) <= min(limit, 160):
        return [_Piece(passage, passage.start, passage.end, found.share)] if len(passage.text) <= limit else _cut(query, passage, library, limit)
    return _cut(query, passage, library, limit)


def _cut(query: Query, passage: Passage, library: Library, limit: int) -> list[_Piece]:
    sentences = [
        _Piece(passage, passage.start + match.start(), passage.start + match.end(), weigh(query, match.group(), library))
        for match in _SENTENCE.finditer(passage.text)
        if match.group().strip() and not _RESPONSIBLE.match(match.group())
    ]
    if not sentences:
        return [_Piece(passage, passage.start, passage.end, 0.0)]
    broad = bool(query.kinds & _BROAD) and not query.unit
    if broad and sum(len(one.text) for one in sentences) <= limit:
        return [_joined(sentences)]
    order = sorted(range(len(sentences)), key=lambda place: (-sentences[place].weight, place))
    top = sentences[order[0]].weight
    chosen: set[int] = set()
    used = 0
    for place in order:
        if sentences[place].weight < (0.35 if broad else 0.55) * top and chosen:
            break
        if used + len(sentences[place].text) > limit and chosen:
            continue
        chosen.add(place)
        used += len(sentences[place].text)
    return [sentences[place] for place in sorted(chosen)]


def _joined(pieces: Sequence[_Piece]) -> _Piece:
    return _Piece(pieces[0].passage, pieces[0].start, pieces[-1].end, max(piece.weight for piece in pieces))
