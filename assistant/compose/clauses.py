"""Answers in the documents' own words: the sentences that answer, whole enumerations, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.citing import Citations
from assistant.compose.enumerated import enumerated
from assistant.compose.rows import short_title
from assistant.gather.clauses import Found, weigh
from assistant.gather.filters import family, wanted_metrics
from assistant.records import Computation, Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.quantities import quantities
from index.records import Passage
from prompts import say

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_PART = re.compile(r"[^，；。、]+[，；。、]?")
_RESPONSIBLE = re.compile(r"^[（(](?:责任|牵头|配合)(?:单位|部门)[:：]")
SHORT, LONG = 380, 1150
"""Characters of quotes in an answer to a narrow and to a broad question."""
_LEAST = 0.3
"""A passage must explain at least this share of the question."""
_SURE = 0.08
"""Retrieval must be this sure of a passage at least (its calibrated confidence)."""
_NARROW = 0.5
"""A sentence with the figure asked for must explain at least this share of the question by itself."""
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
    """The answer that the passages found give, None if there are none, they leave too much of the question open, or a figure
    is asked for that they do not have."""
    found = [one for one in found if one.share >= _LEAST and one.confidence >= _SURE]
    if query.unit:
        return _figure(query, found, library)
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


def _figure(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The sentence that has most of the question and a figure in the unit asked for; worked with where it lists several."""
    best: tuple[float, _Piece] | None = None
    for one in found[:6]:
        for piece in _sentences(query, one.passage, library):
            weight = _with_unit(query, piece, library)
            if weight >= _NARROW and (best is None or weight > best[0] + 0.02):
                best = weight, piece
    if best is None:
        return None
    piece = best[1]
    cite = Citations(library)
    mark = cite.passage(piece.passage, piece.start, piece.end)
    lines = [_where(piece, library), f"{piece.text.strip()}[{mark}]"]
    computations: tuple[Computation, ...] = ()
    if query.operations & {"sum", "consistency"}:
        more, computations = enumerated(piece.text, query.unit, mark)
        lines += more
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, computations)


def _with_unit(query: Query, piece: _Piece, library: Library) -> float:
    """How much of the question the part of a sentence that has a figure in the unit asked for explains, with the part before
    it; 0 where none has one."""
    wanted = family(query.unit)
    metrics = wanted_metrics(canonical("".join(query.words)))
    parts = [match.group() for match in _PART.finditer(piece.text)]
    best = 0.0
    for place, part in enumerate(parts):
        if not any(family(quantity.unit) == wanted or not wanted for quantity in quantities(part)):
            continue
        if metrics and not metrics & wanted_metrics(canonical(part)) and wanted_metrics(canonical(part)):
            continue
        window = "".join(parts[max(0, place - 1) : place + 1])
        best = max(best, 0.7 * weigh(query, window, library) + 0.3 * piece.weight)
    return best


def _where(piece: _Piece, library: Library) -> str:
    title = short_title(piece.passage.document, library)
    return say("clauses.where", title=title, path=" › ".join(piece.passage.path[-2:])) if piece.passage.path else title


def _text(lines: Sequence[tuple[_Piece, str]], library: Library) -> str:
    """The pieces under the name and heading of where they stand."""
    out: list[str] = []
    head = ""
    for piece, line in lines:
        where = _where(piece, library)
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


def _sentences(query: Query, passage: Passage, library: Library) -> list[_Piece]:
    return [
        _Piece(passage, passage.start + match.start(), passage.start + match.end(), weigh(query, match.group(), library))
        for match in _SENTENCE.finditer(passage.text)
        if match.group().strip() and not _RESPONSIBLE.match(match.group())
    ]


def _cut(query: Query, passage: Passage, library: Library, limit: int) -> list[_Piece]:
    sentences = _sentences(query, passage, library)
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
