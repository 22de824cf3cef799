"""Two figures that the asker has seen for one thing: both places quoted, and that they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.rows import printed, short_title
from assistant.gather.in_words.clauses import explained
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.metrics import family
from assistant.records import AskerFigure, Draft, Query, Reason, Status
from index.canonical import canonical
from index.indicators import difference, normalise
from index.library import Library
from index.quantities import in_base_units, quantities
from index.records import Passage, Target
from prompts import say

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_LEAST = 0.3
_HITS = 24


def compose(query: Query, library: Library) -> Draft | None:
    """The places that give the figures of one kind which the asker names as contradicting each other, None where not all are found."""
    told = list({in_base_units(figure.value, figure.unit)[0]: figure for figure in query.asker}.values())
    if "consistency" not in query.operations or len(told) < 2 or len({family(figure.unit) for figure in told}) > 1:
        return None
    cite = Citations(library)
    lines = []
    rows: list[Target] = []
    for figure in told:
        place = _place(query, figure, library)
        if place is None:
            return None
        passage, start, end = place
        mark = cite.passage(passage, start, end)
        rows += [row for row in library.targets([passage.document]) if start <= row.start < end and _equal(figure, row.value, row.unit)][:1]
        quote = library.text(passage.document)[start:end].strip()
        lines.append(say("disputed.line", figure=_printed(figure), title=short_title(passage.document, library),
                         quote=quote, mark=f"[{mark}]"))
    if len(cite.all) < 2:
        return None
    if len(rows) == len(told) and (unlike := _unlike(rows)):
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*unlike, *lines)), cite.all)
    figures = "、".join(_printed(figure) for figure in told)
    text = "\n".join((say("disputed.verdict", figures=figures), *lines, say("disputed.advice")))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all)


def _unlike(rows: Sequence[Target]) -> tuple[str, ...]:
    """That the figures are of things called differently (发明专利, 高价值发明专利), with what the catalogue knows of that; () where they are not."""
    if len({normalise(canonical(row.indicator)) for row in rows}) < len(rows):
        return ()
    names = "、".join(say("disputed.of", name=row.indicator, figure=printed(row)) for row in rows)
    why = difference(rows[0].indicator, rows[-1].indicator)
    return (say("disputed.unlike", names=names), *([say("figures.note.known", why=why)] if why else []))


def _place(query: Query, figure: AskerFigure, library: Library) -> tuple[Passage, int, int] | None:
    """The sentence that has the figure and most of what is asked."""
    words = query.words
    hits = library.search_passages(" ".join((*words, _printed(figure))), _HITS, documents_for(query, library))
    passages = library.passages([hit.id for hit in hits])
    best: tuple[float, Passage, int, int] | None = None
    for hit in hits:
        passage = passages[hit.id]
        for match in _SENTENCE.finditer(passage.text):
            if not any(_equal(figure, quantity.value, quantity.unit) for quantity in quantities(match.group())):
                continue
            own, _ = explained(words, canonical(match.group()), library)
            wide, _ = explained(words, canonical(f"{' '.join(passage.path)} {passage.text}"), library)
            score = 0.6 * own + 0.4 * wide
            if score >= _LEAST and (best is None or score > best[0]):
                best = score, passage, passage.start + match.start(), passage.start + match.end()
    return best[1:] if best else None


def _equal(figure: AskerFigure, value: object, unit: str) -> bool:
    from decimal import Decimal

    assert isinstance(value, Decimal)
    one, mine = in_base_units(figure.value, figure.unit)
    other, its = in_base_units(value, unit)
    return one == other and (mine == its or mine in its or not mine)


def _printed(figure: AskerFigure) -> str:
    return f"{figure.value:f}{figure.unit}"
