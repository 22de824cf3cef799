"""A sum by a formula that a document prints ("救助金额=家庭人数×本市每月最低生活保障标准×救助月数"): each factor bound to what the asker tells or
the document fixes; what is lacking is asked for. Here: which printed formula the question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.of_support.by_formula.factors import figures_of, measures, of_asker, of_document
from assistant.compose.of_support.by_formula.given import PLACES, fixed_sum
from assistant.compose.of_support.by_formula.printed import Formula, printed_in
from assistant.compose.of_support.by_formula.telling import told_by_formula
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Draft, Query
from index.library import Library
from index.quantities import Quantity
from index.records import Passage

_ASKED = re.compile(r"多少|几(?:元|块|钱|多)|怎么算|算下来")
_OWED = re.compile(r"(?:租金|费用?|税额?|缴额?|价款?)$")
_GETS = re.compile(r"(?:领|拿|补|发|报)(?:到|给)?(?:多少|几)")
_PAYS = re.compile(r"(?:交|缴|付|出|掏|花|补缴|补交)(?:到|给)?(?:多少|几)|租金|费用|(?:房租|保费|学费)(?:是|要)?(?:多少|几)")
_HITS = 12
_LEAST, _MEANT = 0.2, 0.35
"""So much of the question must stand in what a formula is about; so much, where less than half of its factors are told."""
_MATTERS = 0.25
"""A word of so much of the question's weight is what it is about."""
_CASES_TOLD = 2


def compose(query: Query, library: Library) -> Draft | None:
    """What the formula that the question is about gives, or which of its factors are lacking; None where none of them is told."""
    if not (_ASKED.search(query.text) and any(measures(figure) for figure in figures_of(query))):
        return None
    if not (printed := printed_in(library)):
        return None
    words = words_of(query.topic or (query.text,), library)
    fitting: dict[str, list[tuple[float, Passage, Formula, dict[str, Quantity]]]] = {}
    sure: set[str] = set()
    for passage, one in printed:
        if _OWED.search(one.name) and _GETS.search(query.text) and not _PAYS.search(query.text):
            continue  # what one has to pay is no answer to what one is given
        if _GRANTED.search(one.name) and _PAYS.search(query.question) and not _GRANTED.search(query.question):
            continue  # … nor what one is given to what one has to pay
        said = " ".join((one.name, *one.factors, *passage.path, library.cards[passage.document].title, passage.text[: max(0, one.start - passage.start)]))
        named = _is_named(one, query.question, query.regions, passage.document, library)
        about = max(share(words, Text.of(said))[0], _MEANT if named else 0)
        here = library.cards[passage.document].meta.region in query.regions
        settled = of_document(one, query, library.text(passage.document)) if about >= _LEAST or here else {}
        if here and sum(found.value is not None and found.of_case for found in settled.values()) >= _CASES_TOLD:
            about = max(about, _MEANT)  # he tells which of the document's own cases are his
        settled = settled if about >= _LEAST else {}
        told = of_asker(one, query, library, settled) if about >= _LEAST else {}
        known = sum(factor in told or factor in settled or fixed_sum(factor, library.text(passage.document)) is not None for factor in one.factors)
        if (told or settled) and (2 * known >= len(one.factors) or about >= _MEANT):
            fitting.setdefault(passage.document, []).append((about + len(settled), passage, one, told))
            sure |= {passage.document} if named else set()
    if not fitting:
        return None
    if len(sure) == 1:
        _, passage, one, told = max(fitting[sure.pop()], key=lambda found: len(found[3]) + found[0])
        return told_by_formula(passage, one, told, query, library)
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library))
    documents = dict.fromkeys(passage.document for passage in library.passages([hit.id for hit in hits]).values())
    meant = [found for document in documents if not _silent_on(document, words, library) for found in fitting.get(document, ())]
    best = max(meant, key=lambda found: len(found[3]) + found[0], default=None)
    return None if best is None else told_by_formula(best[1], best[2], best[3], query, library)


def _is_named(one: Formula, question: str, places: Sequence[str], document: str, library: Library) -> bool:
    """Whether a question at the place of a document names what its formula gives (租赁补贴)."""
    grant = _NAME.search(one.name)
    return grant is not None and grant.group() in question and library.cards[document].meta.region in places


_NAME = re.compile("[一-鿿]{2}(?:补贴|补助|救助|津贴|赔款)")


def _silent_on(document: str, words: Sequence[Word], library: Library) -> bool:
    """Whether a document has nowhere a word that the question is much about (个税): its formula is of something else."""
    text, total = Text.of(library.text(document)), sum(word.weight for word in words)
    return any(word.weight >= _MATTERS * total and not part_of(word, text) and not any(re.search(place, word.text) for place in PLACES.values()) for word in words)


_GRANTED = re.compile("补贴|补助|救助|津贴|赔|奖")
