"""The figures of one sentence of a plan, each with the words that say what it counts and how often: "每年培训数字化管理师300名、软件工程师150名" →
300名 of 数字化管理师, 150名 of 软件工程师, both 每年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.gather.of_documents.in_force import answers_for, documents_for
from assistant.gather.of_figures.metrics import family
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.quantities import Quantity, quantities
from index.records import Passage
from index.schema import Card
from index.stretches import BRACKETED, beginning, ending

_OFTEN = re.compile(r"每一?年度?|年均|每季度?|每个?月|每周")
_ENDS_OFTEN = re.compile(r"[一二三四五六七八九十\d]+年[内间]|20\d\d年|期末|累计|期间|总共|共计")
_TIMES = {"季": 4, "月": 12}
_COEFFICIENT = re.compile(r"[由从到至为]\d+\.\d+")
"""A figure without a unit that something rises from or to (由0.53提高到0.57)."""
_TIME = re.compile(r"(?:年|月|日|天|周|小时|分钟)$")
_STOP = re.compile(r"[，；。：]")
_PIECE = re.compile(r"[，。；：、（(]|^[和与及]")
_AFTER = re.compile(r"[^，；。：、（(\d]*")
_TITLED = 0.5
"""A word of which so much stands in the title of the document tells no sentence from another."""
_HITS, _LEAST, _BEST = 12, 0.5, 0.85
"""So many passages are read; a sentence must explain so much of what is asked, and so much of what the best does."""
_STOPS = "。\n"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d|号|[.万亿%])")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a sentence: the words before and behind it that say what it counts, the words before the first figure of its part (`lead`), how often
    it is told to come ("年", "季", "月", "" once), and where its part of the sentence begins."""

    quantity: Quantity
    before: str
    after: str
    lead: str
    often: str
    part: int

    @property
    def label(self) -> str:
        """The words that say what it counts."""
        return f"{self.before}{self.after}"

    @property
    def a_year(self) -> int:
        """How often it comes a year."""
        return _TIMES.get(self.often, 1)

    @property
    def is_share(self) -> bool:
        """Whether it is a share or a rate."""
        return family(self.quantity.unit) == "share"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its figures, where it stands, its heading and how much of what is asked it explains."""

    passage: Passage
    start: int
    end: int
    text: str
    figures: tuple[Told, ...]
    share: float


def told(text: str) -> tuple[Told, ...]:
    """The figures of a sentence that count something, in order."""
    shown = BRACKETED.sub(lambda match: "（" + "　" * (len(match[0]) - 2) + "）", text)
    found: list[Told] = []
    behind = 0
    for one in quantities(shown):
        if (one.unit and not _TIME.search(one.unit)) or (not one.unit and _COEFFICIENT.fullmatch(shown, one.digits - 1, one.tail)):
            stops = [match.end() for match in _STOP.finditer(shown, 0, one.digits)]
            part = stops[-1] if stops else 0
            lead = shown[part : found[-1].quantity.digits if found and found[-1].part == part else one.digits]
            lead = found[-1].lead if found and found[-1].part == part else lead
            before = shown[max(part, behind) : one.digits]
            pieces = [match.end() for match in _PIECE.finditer(before)]
            after = _AFTER.match(shown, one.tail)
            found.append(Told(one, before[pieces[-1] if pieces else 0 :], after[0] if after else "", lead, _often(shown, one.digits), part))
        behind = max(behind, one.tail)
    return tuple(_with_head(one, following) for one, following in zip_longest(found, found[1:]))


def _with_head(one: Told, following: Told | None) -> Told:
    """A figure that leaves what it counts to the next (首年为零的2034种、显著的2725种出口商品) with those words."""
    shared = following is not None and not one.after and following.after and (one.part, one.quantity.unit) == (following.part, following.quantity.unit)
    return replace(one, after=following.after) if shared and following is not None else one


def _often(text: str, at: int) -> str:
    """How often what is told at a place comes: the last word for it in the sentence, no other time behind it."""
    start = beginning(text, at, "。；")
    last = next(reversed([*_OFTEN.finditer(text, start, at)]), None)
    if last is None or _ENDS_OFTEN.search(text, last.end(), at):
        return ""
    return next((sign for sign in "季月周" if sign in last[0]), "年")


def clauses_told(text: str, query: Query, library: Library) -> tuple[Clause, ...]:
    """The sentences with figures that explain most of the words of `text`, the best first, all of them nearly as good; () where the best explains too
    little."""
    documents = documents_for(query, library)
    if documents is None and (query.unknown_regions or query.regions):
        return ()
    words = words_of(tuple(piece for piece in re.split(r"[，。？！；：、“”\"（）()\s]", text) if len(piece) > 1), library, of_passages=True)
    if not words:
        return ()
    hits = library.search_passages(" ".join(word.text for word in words), _HITS, documents)
    passages = library.passages([hit.id for hit in hits])
    found: list[Clause] = []
    for passage in (passages[hit.id] for hit in hits):
        if passage.document in library.superseded and passage.document not in (*query.documents, *query.soft_documents):
            continue
        if answers_for(query, passage.document, passage.text, library):
            found += _clauses(passage, words, query.years, library)
    best = max((one.share for one in found), default=0.0)
    if best < _LEAST:
        return ()
    return tuple(sorted((one for one in found if one.share >= _BEST * best), key=lambda one: -one.share))


def _clauses(passage: Passage, words: Sequence[Word], years: Sequence[int], library: Library) -> list[Clause]:
    text = library.text(passage.document)
    title = Text.of(f"{library.cards[passage.document].title}{library.cards[passage.document].meta.region}")
    telling = [word for word in words if part_of(word, title) < _TITLED] or list(words)
    found: list[Clause] = []
    at = passage.start
    while at < passage.end:
        start, end = beginning(text, at, _STOPS, passage.start), min(ending(text, at, _STOPS), passage.end)
        figures = told(text[start:end]) if end > start else ()
        if figures and _of_years(text[start:end], library.cards[passage.document], years):
            line = beginning(text, start, "\n", passage.start)
            heading = text[line : min(ending(text, line, _STOPS), start)]
            said = f"{' '.join(passage.path[-2:])} {heading} {text[start:end]}"
            found.append(Clause(passage, start, end, text[start:end], figures, share(telling, Text.of(said))[0]))
        at = end + 1
    return found


def _of_years(sentence: str, card: Card, years: Sequence[int]) -> bool:
    """Whether a sentence may be of the years asked about: those that it tells hold one of them, else those of its document."""
    spoken = [int(one) for one in _YEAR.findall(sentence)] or [*(card.meta.period or map(int, _YEAR.findall(card.title)))]
    return not years or not spoken or any(min(spoken) <= year <= max(spoken) for year in years)


def named(words: str, one: Told, library: Library) -> float:
    """How much of `words` the words of a figure have, 0…1; those of its lead count little."""
    wanted = words_of((words,), library)
    own = share(wanted, Text.of(one.label))[0] if wanted else 0.0
    return own + _OF_LEAD * (share(wanted, Text.of(f"{one.lead}{one.label}"))[0] - own if wanted else 0.0)


_OF_LEAD = 0.3
