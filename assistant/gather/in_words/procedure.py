"""How a thing is applied for as its document tells it: with which papers, where, by when, in which steps; one place of the text for each that is asked.

Every sentence of a document that tells such a thing is held against the name of what is asked about, by what it says itself, the headings above it and the
title; what is told for something else than applying (a renewal, a review), or for other articles than the one that grants the thing, stands back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.gather.in_words.articles import lies_in, names_parts, parts_named
from assistant.gather.in_words.contacts import asks_room, tells_room
from assistant.gather.in_words.granted import Granted, granted, line_at, own_line, paths
from assistant.gather.in_words.headed import headed
from assistant.gather.in_words.lists_told import adds, listed, required, with_additions
from assistant.gather.in_words.papers_for import own_papers
from assistant.gather.in_words.portions import portion_for, portions
from assistant.gather.in_words.procedure_asked import KINDS, WORDS, Kind, asked, named_after, thing_of
from assistant.gather.in_words.receivers import given_for_lent, in_manner, received, receiver
from assistant.gather.in_words.receivers import tells as tells_receiver
from assistant.gather.in_words.told_apart import named
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_documents.titled import outranked, titled
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Query
from index.dates import term_place
from index.library import Library
from index.records import SupportRule
from index.stretches import LINE, SENTENCE_WITH_STOP

_HITS = 6
_ABOUT, _HALF = 0.75, 0.5
"""A place tells it of the thing asked about where its words, headings and title have so much of the name; half where the title has half."""
_HEADED, _APART, _OPENS, _APPLIES = 0.6, 0.9, 0.25, 0.15
_SIGN = 0.5
_GENERAL, _MOST, _WHOLE = 0.8, 0.6, 0.9
_MOST_OF_LINE, _ALIKE, _NAMES = 320, 0.2, 40
_OTHER_HEAD, _TELLING, _OWN = 0.4, 4.0, 0.6
_HANDED = {True: 2 * _OWN, False: -_OWN, None: 0.0}
_STOPS = "：: 。\n"


@dataclass(frozen=True, slots=True)
class Told:
    """A place of a document (`start…end`) that tells one kind of thing to know for applying, how well it fits, and the `part` of it that is for the thing asked
    about, where it tells of `several` things apart."""

    kind: Kind
    document: str
    start: int
    end: int
    fits: float
    part: tuple[int, int] | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class _Home:
    """A document with what is asked about: its words, the line that grants it (`own`), the text of the question, whether the document is surely meant, and
    whether it is one of the place that the question names."""

    document: str
    thing: tuple[Word, ...]
    own: tuple[int, int] | None
    text: str
    sure: bool = False
    local: bool = False


def home_of(query: Query, library: Library) -> str:
    """The one document in force that is named in a question, or called after most of the thing that is applied for; "" where none is."""
    named = query.documents or tuple(id for id in named_after(thing_of(query, library), library)[:1] if _in_force(id, query, library))
    return named[0] if len(named) == 1 else ""


def told(query: Query, library: Library, kinds: tuple[Kind, ...] = ()) -> tuple[Told, ...]:
    """For each thing asked about applying, or of the `kinds` given, the place that tells it best, all of the document that tells the first of them; () where none is asked or told."""
    kinds = kinds or asked(query.text)
    home, found = _at_home(query, kinds, library)
    return () if home is None else _best(kinds, found, home, library)


def times_told(query: Query, rule: SupportRule | None, library: Library) -> tuple[Told, ...]:
    """All places that tell by when to apply for what a rule grants, else for what the question calls the thing, the one that fits best first."""
    home, found = _at_home(query, ("time",), library)
    if rule is not None:
        home = _Home(rule.document, thing_of(query, library), line_at(library.text(rule.document), rule.start), query.text, sure=True)
        found = list(_places("time", home, library))
    best = sorted(found, key=lambda one: (-one.fits, one.start))
    return () if home is None else tuple(_apportioned(_with_neighbours(one, found, library), home, library) for one in best)


def _at_home(query: Query, kinds: Sequence[Kind], library: Library) -> tuple[_Home | None, list[Told]]:
    """The document that tells something of the kinds best, with all the places there that do; None where none does."""
    thing = thing_of(query, library) if kinds else ()
    if query.leans or not (sum(word.weight for word in thing) >= _TELLING or (kinds and query.documents)):
        return None, []
    homes = [_Home(document, thing, own_line(document, thing, library), query.text, local=bool(region := library.cards[document].meta.region) and (region in query.regions or region in query.text)) for document in _homes(thing, query, library)]
    found = [one for home in homes for kind in kinds for one in _places(kind, home, library)]
    best = max(found, key=lambda one: one.fits, default=None)
    home = next((home for home in homes if best is not None and home.document == best.document), None)
    return home, [one for one in found if home is not None and one.document == home.document]


def granting(query: Query, library: Library) -> Granted | None:
    """The place that grants what a question calls the thing, in the document that tells most of it; None where none has most of its name."""
    thing = thing_of(query, library)
    return None if query.leans or sum(word.weight for word in thing) < _TELLING else granted(thing, _homes(thing, query, library), library)


def told_in(document: str, place: int, kinds: Sequence[Kind], query: Query, library: Library) -> tuple[Told, ...]:
    """The same of a document that is meant, for what it grants at `place`."""
    thing = thing_of(query, library) or words_of(query.words, library)
    home = _Home(document, thing, line_at(library.text(document), place), query.text, sure=True)
    return _best(kinds, [one for kind in kinds for one in _places(kind, home, library)], home, library)


def of_rule(rule: SupportRule, library: Library) -> tuple[Told, ...]:
    """Papers, time and place of applying for what a rule grants."""
    name = " ".join((*library.section_at(rule.document, rule.start).path[-1:], rule.subject))
    home = _Home(rule.document, words_of([name], library), line_at(library.text(rule.document), rule.start), "", sure=True)
    kinds = KINDS[:3]
    return _best(kinds, [one for kind in kinds for one in _places(kind, home, library)], home, library)


def _best(kinds: Sequence[Kind], found: Sequence[Told], home: _Home, library: Library) -> tuple[Told, ...]:
    """The best place of each kind, with its neighbours and its portion for the thing; papers that its own line tells come before those for all."""
    best: list[Told] = []
    for kind in kinds:
        here = [one for one in found if one.kind == kind]
        if not here:
            continue
        leads = [(one, library.text(home.document)[one.start : one.end].split("\n")[0]) for one in here if kind == "name" or (kind == "papers" and one.fits >= max(other.fits for other in here) - _OWN)]
        which = named([lead for _, lead in leads], (home.text,), library.cards[home.document].title, _NAMES)
        first = max([leads[at][0] for at in which] or here, key=lambda one: (one.fits, -one.start))
        wider = _for_all(first, here, home, library.text(home.document)) if kind == "papers" else None
        if wider is not None and wider.start <= first.start and first.end <= with_additions(library.text(home.document), wider.end):
            first, wider = wider, None
        own = own_papers(home.document, first.start, home.text, library) if kind == "papers" else ()
        best += [replace(first, start=start, end=end, part=None, several=False) for start, end in own] or [_apportioned(_with_neighbours(one, here, library), home, library) for one in (first, wider) if one is not None]
    return tuple(best)


def _for_all(first: Told, found: Sequence[Told], home: _Home, text: str) -> Told | None:
    """The papers that all hand in, where the best place tells those for the thing: in its own line, or as an addition (另附…)."""
    own = (home.own,) if home.own is not None else ()
    of_own = lies_in((first.start, first.end), own)
    if not (of_own or adds(text[first.start : first.end])):
        return None
    others = [one for one in found if not lies_in((one.start, one.end), own if of_own else ()) and not adds(text[one.start : one.end].split("\n")[0])]
    return max(others, key=lambda one: (one.fits, -one.start), default=None)


def _apportioned(one: Told, home: _Home, library: Library) -> Told:
    """The place with its portion for the thing, where it tells of several things apart."""
    text = library.text(one.document)
    title = library.cards[one.document].title
    names = ["".join(word.text for word in home.thing), home.text, *(library.section_at(one.document, home.own[0]).path if home.own is not None else ()), text[home.own[0] : home.own[1]].split("。")[0] if home.own is not None else ""]
    found = portions(text, one.start, one.end)
    part = portion_for(found, home.own, names, text, title)
    if part is not None and one.kind == "place" and WORDS["offices"].search(text[part.start : part.end]):
        part = None  # what offices do among themselves is no place to go to
    return replace(one, several=bool(found)) if part is None or one.part is not None else replace(one, part=(part.start, part.end))


def _with_neighbours(best: Told, found: Sequence[Told], library: Library) -> Told:
    """The place with those right behind or before it in its line that tell the same (高校新生应当向…申请。在校学生应当向…申请。): each is for some of those who apply."""
    text, start, end = library.text(best.document), best.start, best.end
    alike = [one for one in found if one.fits >= best.fits - _ALIKE]
    for one in sorted(alike, key=lambda one: one.start):
        if text[end : one.start].strip() == "" and end <= one.start and "\n" not in text[end : one.start] and one.end - start <= _MOST_OF_LINE:
            end = one.end
    for one in sorted(alike, key=lambda one: -one.start):
        if one.end <= start and text[one.end : start].strip() == "" and "\n" not in text[one.end : start] and end - one.start <= _MOST_OF_LINE:
            start = one.start
    if best.kind != "papers":
        before, behind = max(text.rfind(stop, 0, start) for stop in "。\n") + 1, min((place for stop in "。\n" if (place := text.find(stop, end - 1)) >= 0), default=len(text))
        whole = (before, behind + (text[behind : behind + 1] == "。"))
        start, end = whole if whole[1] - whole[0] <= _MOST_OF_LINE else (start, end)
    if best.kind == "time" and (late := WORDS["too_late"].match(text, end)) is not None:
        end = late.end()
    return replace(best, start=start, end=with_additions(text, end) if best.kind == "papers" else end)


def _homes(thing: Sequence[Word], query: Query, library: Library) -> tuple[str, ...]:
    """The documents named, else those in force called after the thing and those of the passages that come nearest to it."""
    if query.documents:
        return query.documents
    hits = library.search_passages(" ".join(word.text for word in thing), _HITS, documents_in_force(query, library))
    near = (one.document for one in library.passages([hit.id for hit in hits]).values())
    return tuple(id for id in dict.fromkeys((*titled(thing, library), *near)) if _in_force(id, query, library))


def _in_force(id: str, query: Query, library: Library) -> bool:
    allowed = documents_in_force(query, library)
    return id not in library.superseded and (allowed is None or id in allowed)


def _places(kind: Kind, home: _Home, library: Library) -> Iterator[Told]:
    """The places of a document that tell a kind of thing of what is asked about, with how well each fits."""
    document, thing = home.document, home.thing
    text, title = library.text(document), library.cards[document].title
    if kind == "term":
        place = term_place(text)
        yield from () if place is None else [Told(kind, document, *place, 1.0)]
        return
    of_title = share(thing, Text.of(title))[0] if thing else 1.0
    laid_down = _laid_down(home, title, library)
    own_words = text[slice(*home.own)] if home.own is not None else ""
    grants = {line_at(text, rule.start)[0] for rule in library.rules([document]) if rule.has_sum}
    giving = frozenset(rule.path[0] for rule in library.rules([document]) if rule.path) if home.own is not None else frozenset(path[0] for path in paths(document, library))
    least = _HALF if home.local or of_title >= _HALF else _ABOUT
    apart = WORDS["apart"].search(home.text) is not None
    office, must = receiver(home.text) if kind == "time" else "", WORDS["must"].search(home.text) is not None

    def fit(path: Sequence[str], words: str) -> float | None:
        """How much of the thing's name stands around a place, None where too little does; what a document says for all that it lays down is said of it too."""
        about = share(thing, Text.of(" ".join((title, *path, words))))[0] if thing else 1.0
        of_all = home.sure or (bool(laid_down) and (path[:1] in laid_down or not path or WORDS["of_all"].search(path[0]) is not None or path[0] not in giving))
        if not home.sure and outranked(document, f"{' '.join(path)} {own_words} {words}", thing, (), library):
            return None
        return max(about, _GENERAL) if of_all else about if about >= least else None

    def for_own(words: str, start: int) -> float:
        """What it counts that a sentence names the article that grants the thing, or the grant, or is of the kind of place asked for (an office, or a site), or of the one handed in to."""
        parts = tuple(part for part in parts_named(words, text) if not part[0] <= start < part[1]) if home.own is not None and names_parts(words) else ()
        granted = any(match.group() in words for match in WORDS["grant"].finditer(home.text))
        handed = _OWN * granted + sum(_HANDED[one] for one in (received(words, office) if office else None, in_manner(words, home.text) if kind == "time" else None))
        kinds = {name for name in ("site", "office") if kind == "place" and WORDS[f"asks_{name}"].search(home.text)}
        return handed + _OWN * (home.own is not None and lies_in(home.own, parts)) + _OWN * any(WORDS[f"is_{name}"].search(words) for name in kinds) + _OWN * (home.own is not None and lies_in((start, start), (home.own,)))

    def stands_back(path: Sequence[str], words: str, start: int) -> bool:
        if WORDS["afterwards"].search(home.text) and not WORDS["afterwards"].search(f"{' '.join(path[-1:])}{words}"):
            return True
        if kind == "place" and WORDS["handed_on"].search(words):
            return True
        line = line_at(text, start)
        if line[0] in grants and line != home.own and thing and share(thing, Text.of(text[slice(*line)]))[0] < _SIGN:
            return True  # it is told for what that line grants
        return (not apart and WORDS["apart"].search(f"{' '.join(path[-1:])}{words}") is not None) or _for_another(words, home, title, text) or _of_other_parts(words, start, home, text)

    for start, end, label, path in headed(document, library):
        found = fit(path, label) if WORDS[f"headed_{kind}"].search(label) else None
        if found is not None:
            room = kind == "place" and asks_room(home.text) and tells_room(text[start:end])
            yield Told(kind, document, start, end, found + _HEADED + _OWN * room - _APART * stands_back(path, label, start))
    tells = WORDS[f"told_{'place' if kind == 'steps' else kind}"]
    for sentence in SENTENCE_WITH_STOP.finditer(text):
        if not (tells.search(sentence.group()) or ((office or in_manner(sentence.group(), home.text)) and tells_receiver(sentence.group()))) or given_for_lent(sentence.group(), thing):
            continue
        path = library.section_at(document, sentence.start()).path
        line = text[text.rfind("\n", 0, sentence.start()) + 1 : sentence.start()]
        found = fit(path, f"{line} {sentence.group()}")
        if found is None:
            continue
        near = f"{' '.join(path[-1:])} {line} {sentence.group()}"
        own = share(thing, Text.of(near))[0] + ("".join(word.text for word in thing) in near) if thing else 0.0
        opens = sentence.group().rstrip().endswith(("：", ":"))
        for_it = re.search("申请|申报|申领", sentence.group()) is not None
        end = listed(text, sentence.start() + len(sentence.group().rstrip())) if opens else sentence.end()
        start, end, part = (required(text, sentence.start()) if kind == "papers" else None) or (sentence.start(), end, None)
        of_other = any(other != kind and WORDS[f"headed_{other}"].search(head.strip(_STOPS)) for other in KINDS[:3] for head in (*path[-1:], line.split("。")[0]))
        back = _APART * stands_back(path, sentence.group(), sentence.start())
        of_must = 2 * _OWN * (start < sentence.start() and must)
        yield Told(kind, document, start, end, of_must + found - _OTHER_HEAD * of_other + own / 2 + _OPENS * ((opens and end > sentence.end()) or start < sentence.start()) + _APPLIES * for_it + for_own(sentence.group(), sentence.start()) - back,
                   part if must else None)


def _laid_down(home: _Home, title: str, library: Library) -> frozenset[tuple[str, ...]]:
    """The first headings under which a document lays down the thing: a line there has most of its name, with the title all of it unless the document is
    of the place that is named, or it is the line that grants it."""
    thing, text = home.thing, library.text(home.document)
    lines = [line for line in LINE.finditer(text) if thing and share(thing, Text.of(line.group()))[0] >= _MOST]
    paths = [(library.section_at(home.document, line.start()).path, line.group(), _MOST if home.local else _WHOLE) for line in lines]
    if home.own is not None:
        paths.append((library.section_at(home.document, home.own[0]).path, text[slice(*home.own)], _ABOUT))
    return frozenset(path[:1] for path, line, least in paths if share(thing, Text.of(" ".join((title, *path, line))))[0] >= least)


def _of_other_parts(sentence: str, start: int, home: _Home, text: str) -> bool:
    """Whether a sentence names articles or the like, and none of those that it names grants the thing (第五条补贴的申报时间为…)."""
    if home.own is None or not names_parts(sentence) or len(portions(text, start, start + len(sentence))) > 1:
        return False
    parts = tuple(part for part in parts_named(sentence, text) if not part[0] <= start < part[1])
    return bool(parts) and not lies_in(home.own, parts)


def _for_another(sentence: str, home: _Home, title: str, text: str) -> bool:
    """Whether a sentence says that one applies for something, and that this is nothing of what is asked about (申请增购政府份额), or names grants and none of those asked about."""
    named = [match["what"] for match in WORDS["for_what"].finditer(sentence)]
    names, own = ({found.group() for found in WORDS["grant"].finditer(said)} for said in (sentence, home.text))
    beside = any(name in text and name not in title for name in own)
    other = any(name not in title or beside for name in names) and bool(own) and not any(name[:2] in sentence for name in own)
    return other or (bool(named and home.thing) and not any(share(home.thing, Text.of(what))[0] >= _SIGN for what in named))
