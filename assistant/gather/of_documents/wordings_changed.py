"""What changed in words from one document to another on a topic: headings, members of lists; clause by clause between versions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from assistant.gather.in_words.presence import Place, Speaker
from assistant.gather.in_words.sentences import spans
from assistant.gather.of_documents.changes import Change, Side
from assistant.gather.of_documents.turns import Topic, Turn, words
from assistant.gather.of_lists.enumerations import labelled
from assistant.gather.of_lists.headings import bare_heading, headline, looks_back, members
from index.canonical import canonical
from index.document_number import own_number
from index.library import Library
from index.records import Section
from index.responsibility import is_unit_list
from index.words import bigrams, tagged

_LIKE = 0.5
"""Two headings are one thing put otherwise if they share this much (Dice)."""
_SAME_CLAUSE = 0.45
"""Two clauses of two versions are one clause changed if they share this much (Dice)."""
_LONGEST_HEADING, _SHORTEST_CLAUSE, _LONGEST_MEMBER = 40, 8, 14
_NUMBERED = re.compile(r"^\s*(?:第[\d一二三四五六七八九十百零]+[条章节]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])\s*")
_SHORT_NAME = 16
_SHORTEST_GIST = 4
_CALLED = re.compile(r"^(?:新一轮|大力|全面|进一步|深入)|(?:专项)?(?:行动|工程|计划|机制|攻坚|任务|工作|力度)$")
_SIGNS = re.compile(r"[的“”《》（）()]|^(?:着力|重点|大力|积极|全面)|^.{0,2}(?:建设|打造|推进|发展|培育|实施|构建)")
_NO_NAME = frozenset({"v", "d", "p", "c", "r", "m", "u", "ad", "vd"})
_NOUNS = frozenset({"n", "nz", "nt", "ng", "l", "j", "x", "eng", "nr", "ns"})
_LEAD = frozenset({"v", "vd", "d", "ad", "a", "z", "r", "c", "p", "u", "uj", "ud", "i", "vn"})


def of_headings(topic: Topic, old: str, new: str, library: Library, kind: str = "") -> list[Change]:
    """What became of the headings on the topic; one that is not found again is looked for in the whole other document."""
    heads = {id: [one for one in _headings(topic, id, library) if kind in _end(one.title)] for id in (old, new)}
    every = {id: [one for one in library.sections(id) if one.level > 0 and one.title] for id in (old, new)}
    speakers = {id: Speaker(id, library) for id in (old, new)}
    found: list[Change] = []
    matched: set[int] = set()
    for head in heads[new]:
        twin = _twin(head, [one for one in every[old] if one.index not in matched])
        if twin is not None:
            matched.add(twin.index)
            same = canonical(twin.title) == canonical(head.title)
            found.append(Change("kept" if same else "reworded", thing(head.title), _heading(twin, old), _heading(head, new)))
            continue
        place = speakers[old].place((head.title, thing(head.title), gist(head.title)))
        found.append(Change("reworded" if place else "added", thing(head.title), Side(place) if place else None, _heading(head, new)))
    for head in heads[old]:
        if head.index in matched:
            continue
        place = speakers[new].place((head.title, thing(head.title), gist(head.title)))
        found.append(Change("reworded" if place else "dropped", thing(head.title), _heading(head, old), Side(place) if place else None))
    return found


def of_lists(topic: Topic, old: str, new: str, library: Library, kind: str = "") -> list[Change]:
    """The members of lists on the topic that the other document nowhere has, sentence by sentence, for lists that have a member
    in common with a list of the other document."""
    found = {id: list(_members(topic, id, kind, library)) for id in (old, new)}
    names = {id: [{canonical(name) for name in some} for some, _ in found[id]] for id in (old, new)}
    changes: list[Change] = []
    for here, there in ((new, old), (old, new)):
        speaker = Speaker(there, library)
        alone: dict[Place, list[str]] = defaultdict(list)
        seen: set[str] = set()
        for some, place in found[here]:
            own = {canonical(name) for name in some}
            if not any(own & theirs for theirs in names[there]):
                continue
            for name in some:
                form = canonical(name)
                if form not in seen and _is_name(name) and speaker.place((name,)) is None:
                    alone[place].append(name)
                seen.add(form)
        for place, members_ in alone.items():
            name = "、".join(members_)
            side = Side(place, text=name)
            changes.append(Change("added", name, None, side) if here == new else Change("dropped", name, side, None))
    return changes


def of_clauses(topic: Topic, old: str, new: str, library: Library) -> list[Change]:
    """What became of each clause from one version of a document to the next; clauses are paired by their words."""
    clauses = {id: [one for one in _sentences(id, library) if _about(topic, one) and not _looks_back(one)] for id in (old, new)}
    whole = [one for one in _sentences(old, library) if not _looks_back(one)]
    holders: dict[str, list[int]] = defaultdict(list)
    grams = [frozenset(bigrams(canonical(text))) for _, text, _ in whole]
    for at, some in enumerate(grams):
        for gram in some:
            holders[gram].append(at)
    free = set(range(len(whole)))
    pairs: list[tuple[float, int, int]] = []
    for at, (_, text, _) in enumerate(clauses[new]):
        own = frozenset(bigrams(canonical(text)))
        common: dict[int, int] = defaultdict(int)
        for gram in own:
            for other in holders.get(gram, ()):
                common[other] += 1
        pairs += [(2 * both / (len(own) + len(grams[other])), -other, at) for other, both in common.items()
                  if 2 * both >= _SAME_CLAUSE * (len(own) + len(grams[other]))]
    partner: dict[int, int] = {}
    for _, other, at in sorted(pairs, reverse=True):
        if at not in partner and -other in free:
            partner[at] = -other
            free.discard(-other)
    found: list[Change] = []
    for at, (place, text, name) in enumerate(clauses[new]):
        if at not in partner:
            found.append(Change("added", name, None, Side(place)))
            continue
        before, words, _ = whole[partner[at]]
        turn: Turn = "kept" if _bare(words) == _bare(text) else "reworded"
        found.append(Change(turn, name, Side(before), Side(place)))
    kept = {place for place, _, _ in (whole[at] for at in partner.values())}
    found += [Change("dropped", name, Side(place), None) for place, _, name in clauses[old] if place not in kept]
    return found


def _end(title: str) -> str:
    """The end of a heading, where it says what kind of thing it names."""
    return headline(title)[-4:]


def gist(title: str) -> str:
    """What a heading is about, without what any measure may be called: 实施新一轮技术改造行动 → 技术改造."""
    kept = thing(title)
    while (shorter := _CALLED.sub("", kept)) != kept and len(shorter) >= _SHORTEST_GIST:
        kept = shorter
    return kept


def thing(title: str) -> str:
    """A heading without the verbs that it begins with: 做优做强新型材料产业 → 新型材料产业."""
    bare = headline(title)
    at = 0
    for word, tag in tagged(bare):
        if tag not in _LEAD or len(bare) - at - len(word) < 4:
            break
        at += len(word)
    return bare[at:]


def _headings(topic: Topic, document: str, library: Library) -> list[Section]:
    """The headings about the topic, and those under one that is; of the whole, the first two levels."""
    sections = [one for one in library.sections(document) if one.level > 0 and one.kind not in ("contents", "body", "box")]
    chosen: list[Section] = []
    for one in sections:
        if not one.title or len(one.title) > _LONGEST_HEADING or words().usual.fullmatch(headline(one.title)):
            continue
        above = any(one.start >= other.start and one.end <= other.end and one.parent == other.index for other in chosen
                    if topic.fits(other.title))
        if (topic.whole and one.level <= 2) or (not topic.whole and (topic.fits(one.title) or above)):
            chosen.append(one)
    inner = {one.parent for one in chosen}
    return [one for one in chosen if one.index not in inner or not members(one, sections)]


def _twin(head: Section, others: Sequence[Section]) -> Section | None:
    """The heading that says most nearly the same, if one does."""
    own = frozenset(bigrams(canonical(gist(head.title))))
    best: tuple[float, Section] | None = None
    for other in others:
        grams = frozenset(bigrams(canonical(gist(other.title))))
        like = 2 * len(own & grams) / ((len(own) + len(grams)) or 1)
        if like >= _LIKE and (best is None or like > best[0]):
            best = like, other
    return best[1] if best else None


def _heading(section: Section, document: str) -> Side:
    return Side(Place(document, section.path[:-1], section.start, section.heading_end), text=headline(section.title))


def _members(topic: Topic, document: str, kind: str, library: Library) -> Iterator[tuple[tuple[str, ...], Place]]:
    """The lists on the topic, with their sentences: under a heading on it, or said to be of it; not those that it is a member of."""
    for place, text, _ in _sentences(document, library):
        under = any(topic.fits(part) for part in place.path)
        for some, tail in labelled(text):
            if is_unit_list("、".join(some)) or not (under or topic.fits(tail)) or not _of_kind(kind, tail) or any(topic.fits(name) for name in some):
                continue
            yield tuple(name for name in some if len(name) <= _LONGEST_MEMBER), place


def _of_kind(kind: str, tail: str) -> bool:
    """Whether a list is said to be of things of a kind (等六大新兴产业, not 等7条产业链)."""
    return not kind or re.search(rf"{kind}(?!链|集群|基地|园|布局|结构)", tail) is not None


def _is_name(name: str) -> bool:
    """Whether a member of a list names a thing: it begins with no verb and ends in a noun."""
    tags = tagged(name)
    return bool(tags) and thing(name) == name and tags[0][1] not in _NO_NAME and tags[-1][1] in _NOUNS and not _SIGNS.search(name)


def _about(topic: Topic, clause: tuple[Place, str, str]) -> bool:
    place, text, _ = clause
    return topic.whole or topic.fits(text) or any(topic.fits(part) for part in place.path)


def _looks_back(clause: tuple[Place, str, str]) -> bool:
    """Whether a clause reports what has been done, which no later document carries on."""
    return looks_back(clause[0].path)


def _sentences(document: str, library: Library) -> Iterator[tuple[Place, str, str]]:
    """The sentences of a document with their places and what to call each: its innermost heading, that above it where further parts are headed
    alike (发展思路和目标)."""
    title = canonical(library.cards[document].title)
    passages = library.passages_of(document)
    heads = Counter(name for path in {passage.path for passage in passages} if path and (name := bare_heading(path[-1])))
    for passage in passages:
        for start, end in spans(passage, library):
            text = passage.text[start - passage.start : end - passage.start]
            if len(text.strip()) >= _SHORTEST_CLAUSE and canonical(text.strip()) not in title and not own_number([text.strip()], ""):
                alike = len(passage.path) > 1 and heads[bare_heading(passage.path[-1])] > 1
                name = headline(passage.path[-2 if alike else -1]) if passage.path else ""
                yield Place(document, passage.path, start, end), text, name if len(name) <= _SHORT_NAME else ""


def _bare(text: str) -> str:
    return re.sub(r"[\s，。；：、]", "", canonical(_NUMBERED.sub("", text)))
