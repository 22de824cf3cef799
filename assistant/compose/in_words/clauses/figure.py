"""The sentence that has the figure asked for, where no target row has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import standing
from assistant.compose.in_words.clauses.spans import SHORT
from assistant.compose.of_figures.enumerated import enumerated
from assistant.gather.in_words.asked_parts import Part
from assistant.gather.in_words.clauses import Found
from assistant.gather.in_words.sentences import Sentence, closeness, sentences
from assistant.gather.of_figures.asked_apart import things_listed
from assistant.gather.of_figures.metrics import family, wanted_metrics
from assistant.gather.of_lists.headings import counted_in
from assistant.records import Computation, Draft, Query, Reason, Status
from index.canonical import canonical
from index.dates import YEAR
from index.library import Library
from index.quantities import quantities

_CELL_SENTENCE = re.compile(r"[^。\t\n]+。?")
AMOUNT = re.compile(r"(?<!不管)(?<!无论)多少(?![都也])|百分之几|几成")
_PIECE = re.compile(r"[^，；。、]+[，；。、]?")
NARROW = 0.5
"""A sentence with the figure asked for must explain at least this share of the question by itself."""
_COUNTED = 0.3
"""What it counts for a sentence that it counts the same things as the question ("5处煤矿")."""
_SUBJECT = 0.4
"""… and, of its words that are no measures, this share must stand in the sentence and its headings."""


def figure(query: Query, found: Sequence[Found], asked: Sequence[Part], library: Library) -> Draft | None:
    """The sentence that has most of the question and a figure in the unit asked for; worked with where it lists several."""
    chosen: list[Sentence] = []
    counted = counted_in(query)
    for part in asked:
        best: tuple[float, Sentence] | None = None
        for sentence in sentences(found, part, library):
            weight = _with_unit(query, sentence, part) + (_COUNTED if counted and counted.search(sentence.text) else 0.0)
            if weight >= NARROW and (best is None or weight > best[0] + 0.02):
                best = weight, sentence
        if best is not None and best[1] not in chosen:
            chosen.append(_cut(query, best[1], part, counted))
    if not chosen:
        return None
    cite = Citations(library)
    lines: list[str] = []
    computations: tuple[Computation, ...] = ()
    for sentence in chosen:
        mark = cite.passage(sentence.passage, sentence.start, sentence.end)
        if (where := standing(sentence.passage, library)) not in lines:
            lines.append(where)
        if (line := f"{sentence.text.strip()}[{mark}]") not in lines:
            lines.append(line)
        if query.operations & {"sum", "consistency"}:
            more, done = enumerated(sentence.text, query.unit, mark, query.text, things_listed(query))
            lines += more
            computations += done
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, computations)


def _cut(query: Query, sentence: Sentence, part: Part, counted: re.Pattern[str] | None) -> Sentence:
    """Of a long row of a table, the one sentence of a cell that has the figure asked for."""
    if sentence.passage.kind != "row" or sentence.end - sentence.start <= SHORT:
        return sentence
    pieces = [replace(sentence, start=sentence.start + match.start(), end=sentence.start + match.end())
              for match in _CELL_SENTENCE.finditer(sentence.text)]
    return max(pieces, default=sentence,
               key=lambda one: (bool(counted and counted.search(one.text)), _with_unit(query, one, part)))


def _with_unit(query: Query, sentence: Sentence, part: Part) -> float:
    """How much of the question the part of a sentence that has a figure in the unit asked for explains, with the part before
    it; 0 where none has one."""
    wanted = family(query.unit)
    metrics = wanted_metrics(canonical("".join(query.words)))
    pieces = [match.group() for match in _PIECE.finditer(sentence.text)]
    about = replace(part, words=tuple(word for word in part.words if not YEAR.fullmatch(word.text)))
    subject = replace(about, words=tuple(word for word in about.words if not wanted_metrics(canonical(word.text))), background=())
    if subject.words and closeness(subject, sentence.text, sentence.passage) < _SUBJECT:
        return 0.0
    best = 0.0
    for place, piece in enumerate(pieces):
        if not any(family(quantity.unit) == wanted or not wanted for quantity in quantities(piece)):
            continue
        if metrics and not metrics & wanted_metrics(canonical(piece)) and wanted_metrics(canonical(piece)):
            continue
        stop = next((at for at in range(place, len(pieces)) if not pieces[at].endswith("、")), len(pieces) - 1)
        window = "".join(pieces[max(0, place - 1) : stop + 1])
        best = max(best, 0.7 * closeness(about, window, sentence.passage) + 0.3 * closeness(about, sentence.text, sentence.passage))
    return best
