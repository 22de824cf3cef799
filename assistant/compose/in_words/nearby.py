"""What else a question asks, given by a sentence near those that an answer quotes: in the same article, words need to agree less."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import Span, joined
from assistant.compose.merging import joined as put_together
from assistant.compose.of_documents import record
from assistant.gather.aspects import asked as aspects_of
from assistant.gather.aspects import told
from assistant.gather.wording import Text, Word, part_of, share
from assistant.records import Citation, Draft, Query
from assistant.stated.asked import WORKED, Asked, asked
from assistant.stated.statements import Statement, of_passage
from index.library import Library
from index.records import Passage, Section
from index.stretches import overlap

_ELLIPSIS = re.compile(r"呢[？?]?$")
_AFTER = re.compile(r"(?:后面|之后|往后|后来|剩下|其余|其他)的?呢")
"""What comes next is asked, of the same kind."""
_GENERAL = re.compile(r"一般|通常|普通|正常|平时|原则上")
_CASE = re.compile(r"^(?:那|但)?(?:如果|要是|若|假如|假设|带动|已经|对于?|有)[^，。？]*呢[？?]?$")
_ASPECTS = frozenset({"prohibition", "consequence", "why", "condition", "refused", "organ", "repeal", "exception"})
"""Sides of a thing that a sentence tells in words of its own, whatever words ask for them."""
_OF_DUTIES = frozenset({"beforehand"})
"""What is to be done: the kind of sentence that tells it is rare enough to count beside few words."""
_ARTICLE = 1500
"""A section of no more signs is read whole around what is quoted from it."""
_ALIKE, _BOUND, _LEAST = 0.3, 0.35, 0.45
"""So much of a part's own words a sentence near by must have; what the right bound counts; what both must come to."""
_AROUND = 0.2
"""What the words said before count for choosing."""
_TOLD_TOO = frozenset({"pace", "growth_rate", "average"})
"""What is worked out of figures, but as often told by the text itself (年均增速)."""
_GIVEN = 0.6
"""A part that asks for no single thing is told by a quotation that has so much of its own words."""
_STANDS = 0.5
_SHORT = 200
"""The rest of a passage is quoted where it has no more signs."""
_BLANK = 2
"""Sentences with no more signs between them follow one another."""
_MOST = 2
"""So many parts of a question at most are looked for near by."""


def with_neighbours(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with the sentences, of the articles it quotes from, that give parts of the question which nothing quoted gives."""
    worked = draft.table or (draft.targets and draft.computations) or query.operations & WORKED - _TOLD_TOO or record.asked(query)
    if not draft.status.tells or worked or not _one_document(draft):
        return draft
    parts = asked(query, library)
    among = _around(draft.citations, library) if len(parts) > 1 else []
    return filled(draft, [part for part in parts if not _told(part, _of_general(part, parts, draft.citations, among), among)], library, parts)[0] if among else draft


def filled(draft: Draft, lacking: Sequence[Asked], library: Library, parts: Sequence[Asked] = ()) -> tuple[Draft, list[Asked]]:
    """The draft with sentences near those it quotes for each of these parts of the question (of all its `parts`), and the parts that none
    was found for."""
    if not lacking or not _one_document(draft):
        return draft, list(lacking)
    among = _around(draft.citations, library)
    spans: list[Span] = []
    left = list(lacking[_MOST:])
    for part in lacking[:_MOST]:
        if part.slot is None and aspects_of(part.text) & _ASPECTS and _told(part, draft.citations, among):
            continue
        found = _best(part, among, _of_general(part, parts, draft.citations, among))
        if not found:
            left.append(part)
        spans += [(one.passage, one.start, one.end) for one in found if not any(span[1] <= one.start < span[2] for span in spans)]
    spans.sort(key=lambda span: span[1])
    return (put_together(draft, quotations(joined(spans, library), library)) if spans else draft), left


def _of_general(part: Asked, parts: Sequence[Asked], cited: Sequence[Citation], among: Sequence[Statement]) -> Sequence[Citation]:
    """What is quoted, for a part that asks of the general case (一般……) or goes on from one without what tells the special case asked
    behind it (如果带动了就业呢)."""
    special = next((_telling(other, among) for other in parts if other.slot is None and _CASE.search(other.text)), ())
    if not special or part.slot is None or not any(_GENERAL.search(other.text) for other in parts):
        return cited
    return [one for one in cited if _have(special, one.quote) < _GIVEN]


def _one_document(draft: Draft) -> bool:
    return len({one.document for one in draft.citations}) == 1


def _told(part: Asked, cited: Sequence[Citation], among: Sequence[Statement]) -> bool:
    """Whether something quoted gives a part of the question."""
    if _AFTER.search(part.text):
        return False
    own = _telling(part, among)
    sides = aspects_of(part.text) & _ASPECTS
    if part.slot is None and not sides:
        return not _ELLIPSIS.search(part.text) or bool(own)
    gives = [one for one in cited if (told(sides, one.quote) if part.slot is None else
             part.slot.places(one.quote) and (not part.slot.bound or part.slot.bounded(one.quote)))]
    capped = part.slot is not None and part.slot.name == "cap"
    return bool(gives) and (capped or _have(own, " ".join(f"{one.quote} {' '.join(one.path)}" for one in cited)) >= _GIVEN)


def _telling(part: Asked, among: Sequence[Statement]) -> tuple[Word, ...]:
    """The words of a part that something in the articles has: what nothing there has tells no sentence from another."""
    texts = [Text.of(f"{one.text} {' '.join(one.passage.path)}") for one in among]
    return tuple(word for word in part.words[: part.own] if any(part_of(word, text) >= _STANDS for text in texts))


def _have(words: Sequence[Word], text: str) -> float:
    """How much of the words a text has; all where there are none."""
    return share(words, Text.of(text))[0] if words else 1.0


def _best(part: Asked, among: Sequence[Statement], cited: Sequence[Citation]) -> list[Statement]:
    """The sentence, not quoted yet, that gives a part of the question best; of one that only goes on (已经在岗的呢) what follows what is
    quoted, where that is short; none where none does."""
    own = _telling(part, among)
    sides = aspects_of(part.text) & _ASPECTS
    open_ = [one for one in among if not any(overlap(other, one) for other in cited)]
    if _AFTER.search(part.text) or (part.slot is None and not sides):
        return _behind(open_, max(one.end for one in cited)) if _ELLIPSIS.search(part.text) else []
    found: list[tuple[float, int, Statement]] = []
    for one in open_:
        if (part.slot is not None and not part.slot.places(one.text)) or (part.slot is None and not told(sides, one.text)):
            continue
        bound = part.slot.bounded(one.text) or part.slot.name in _OF_DUTIES if part.slot is not None else not own
        alike = _have(own, f"{one.text} {one.lead_text}") if own else _ALIKE if bound else 0.0
        weight = alike + (_BOUND if bound else 0.0) + _after(one, cited) + _AROUND * _have(part.around, f"{one.text} {one.lead_text}")
        if (alike >= _ALIKE or bound) and weight >= _LEAST:
            found.append((weight, -one.start, one))
    if found and (part.slot is None or part.slot.name in _OF_DUTIES) and not own:  # all that is said of it in one breath
        said = [one for _, _, one in found if one.passage == found[0][2].passage]
        return said if sum(len(one.text) for one in said) <= _SHORT else []
    return [max(found, key=lambda one: one[:2])[2]] if found else []


def _behind(open_: Sequence[Statement], place: int) -> list[Statement]:
    """The sentences of an article that follow right behind a place, none where they are long."""
    found: list[Statement] = []
    for one in sorted(open_, key=lambda one: one.start):
        if 0 <= one.start - place <= _BLANK:
            found.append(one)
            place = one.end
    return found if sum(len(one.text) for one in found) <= _SHORT else []


def _after(one: Statement, cited: Sequence[Citation]) -> float:
    """A little for the sentence right behind a quotation."""
    return 0.15 if any(0 <= one.start - other.end <= 2 for other in cited) else 0.0


def _around(cited: Sequence[Citation], library: Library) -> list[Statement]:
    """The sentences of the articles (short sections) that are quoted from."""
    found: list[Statement] = []
    seen: set[int] = set()
    for one in cited:
        sections = {section.index: section for section in library.sections(one.document)}
        passages = library.passages_of(one.document)
        home = next((passage for passage in passages if passage.start <= one.start < passage.end), None)
        if home is None:
            continue
        article = _article(home, sections)
        inside = [passage for passage in passages if article.start <= passage.start < article.end] if article is not None else [home]
        found += [statement for passage in inside if passage.number not in seen for statement in of_passage(passage, 0.0, library)]
        seen |= {passage.number for passage in inside}
    return found


def _article(passage: Passage, sections: dict[int, Section]) -> Section | None:
    """The largest section around a passage that is short enough to be read whole."""
    section = sections.get(passage.section)
    best = None
    while section is not None and section.level > 0 and section.end - section.start <= _ARTICLE:
        best, section = section, sections.get(section.parent) if section.parent is not None else None
    return best
