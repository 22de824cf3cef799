"""The company of figures: each stands with its citation, its subject, its year and the words that limit it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.model.covered import strange_words
from assistant.model.marked import Marked
from assistant.model.marks import MARK, marks_in
from assistant.model.sentences import Sentence, content, shortened, squeezed, vocabulary
from prompts import say

_CLAUSE = re.compile(r"[，。；：\n]")
_FULL = re.compile(r"[。；\n]")
_BRACKET = re.compile(r"[（(]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ASIDE = re.compile(r"（[^（）]*(?:不含|不包括|除外)[^（）]*）")
_KEPT, _NAMED = 0.8, 0.9
"""So much of what a figure is told of must be told again, and so much of the clause that names it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in a text in marks: the words since the figure before it, and those up to the next pause behind it."""

    mark: str
    before: str
    behind: str
    rest: str
    """What is said behind it up to its citation or the next figure."""
    sentence: str
    mates: frozenset[str]
    """The other figures of its clause."""

    @property
    def own(self) -> str:
        """The words of its own sentence before it."""
        return _FULL.split(self.before)[-1]

    @property
    def about(self) -> frozenset[str]:
        return content(self.before) | content(_BRACKET.split(self.behind)[0])


def company(sentence: Sentence, made: Marked, short: str) -> Iterator[str]:
    """What is wrong with the company of the figures of a sentence. `short` names the sentence."""
    known = _known(made)
    before = ""
    for place in _places(sentence.text):
        if place.mark in made.fills:
            yield from _home(place, sentence, made, short)
            yield from _beside(place, known.get(place.mark, []))
            if known.get(place.mark):
                yield from _subject(place, before, sentence, known, made, short)
        before = place.mark


def _known(made: Marked) -> dict[str, list[Place]]:
    """Where the draft has each figure."""
    found: dict[str, list[Place]] = {}
    for unit in made.units:
        for place in _places(unit.text):
            found.setdefault(place.mark, []).append(place)
    return found


@lru_cache(maxsize=2048)
def _places(text: str) -> tuple[Place, ...]:
    """Where the figures of a text stand."""
    spots = [(mark, match.start(), match.end()) for match in MARK.finditer(text) for mark in marks_in(match[0]) if mark.startswith("T")]
    found = []
    for at, (mark, start, end) in enumerate(spots):
        last = spots[at - 1][2] if at else 0
        left = max((match.end() for match in _CLAUSE.finditer(text, 0, start) if match[0] != "："), default=0)
        pause = next((match.start() for match in _CLAUSE.finditer(text, end) if match[0] != "："), len(text))
        mates = frozenset(other for other, begins, _ in spots if left <= begins < pause and other != mark)
        next_figure = min((begins for _, begins, _ in spots if begins >= end), default=len(text))
        rest = _FULL.split(text[end:next_figure])[0]
        cited = next((match.start() for match in MARK.finditer(rest)), len(rest))
        whole = _FULL.split(text[:start])[-1] + _FULL.split(text[start:])[0]
        found.append(Place(mark, text[last:start], _CLAUSE.split(rest)[0], rest[:cited], whole, mates))
    return tuple(found)


def _home(place: Place, sentence: Sentence, made: Marked, short: str) -> Iterator[str]:
    """A figure's citation is the next one behind it, or one beside that."""
    home = made.homes[place.mark]
    at = sentence.text.find(f"{place.before}[") + len(place.before)
    following = [mark for mark in marks_in(sentence.text[at:]) if mark.startswith("P")] or list(sentence.later)
    near = following[: max(1, len(home))] or [mark for mark in sentence.marks if mark.startswith("P")]
    if home and not home & set(near):
        right, marks = ("".join(f"[{one}]" for one in some) for some in (sorted(home), near))
        yield say("model_wording.fault.home", mark=place.mark, right=right, marks=marks, sentence=short)


def _beside(place: Place, own: list[Place]) -> Iterator[str]:
    """No words bound or scale a figure but those that do in the draft."""
    before, behind = vocabulary().before.search(squeezed(place.before)), vocabulary().behind.match(squeezed(place.rest))
    for found, told in ((before, [squeezed(one.before) for one in own]), (behind, [squeezed(one.rest) for one in own])):
        if found and not any(one.endswith(found[0]) if found is before else one.startswith(found[0]) for one in told):
            yield say("model_wording.fault.beside", marks=f"{found[0]}[{place.mark}]" if found is before else f"[{place.mark}]{found[0]}")


def _subject(
    place: Place, before: str, sentence: Sentence, known: dict[str, list[Place]], made: Marked, short: str
) -> Iterator[str]:
    """A figure is told of what the draft tells it of, with its year and the words that limit it, beside the same figures."""
    if not place.about and before:
        if not any(0 <= unit.text.find(f"[{before}]") < unit.text.find(f"[{place.mark}]") for unit in made.units):
            yield say("model_wording.fault.order", mark=place.mark, sentence=short)
        return
    said = place.about
    own = known[place.mark]
    best = max(own, key=lambda one: (len(said & one.about), -len(one.about)))
    told_of = said - content("\n".join(made.names.values()))
    score = len(told_of & best.about)
    around = "\n".join((*made.headings, *made.names.values(), *(one.sentence for one in own)))
    foreign = said - content(around)
    rivals = [
        mark for mark, places in known.items() if mark != place.mark
        and any(len(told_of & one.about) > score or foreign & content(one.own) for one in places)
    ]
    if rivals or (foreign and any(strange_words(MARK.sub("\0", f"{place.before}\0{place.behind}"), around))):
        right = "".join(f"[{mark}]" for mark in rivals) or shortened(MARK.sub("", best.sentence))
        yield say("model_wording.fault.swapped", mark=place.mark, right=right, sentence=short)
    if all(one.mates for one in own) and not any(one.mates <= place.mates for one in own):
        right = "".join(f"[{mark}]" for mark in sorted(best.mates))
        yield say("model_wording.fault.mates", mark=place.mark, right=right, sentence=short)
    line = MARK.sub("", sentence.text)
    yield from _limits(place, best, line, made, short)
    so_far = content(sentence.text[: sentence.text.find(f"{place.before}[") + len(place.before)])
    told, wanted, name = content(sentence.text), content(best.own) | content(_BRACKET.split(best.behind)[0]), _name(best)
    if len(wanted & told) < _KEPT * len(wanted) or len(name & (so_far | said)) < _NAMED * len(name):
        yield say("model_wording.fault.part", mark=place.mark, right=shortened(MARK.sub("", best.own + "…" + best.behind)), sentence=short)


def _name(place: Place) -> frozenset[str]:
    """The words of the clause that names what a figure is of: the last before it that says anything."""
    clauses = (content(clause) for clause in reversed(_CLAUSE.split(place.own)))
    return next((words for words in clauses if words), frozenset())


def _limits(place: Place, best: Place, line: str, made: Marked, short: str) -> Iterator[str]:
    """Words that limit a figure in the draft, and its year, are said in the line."""
    told = MARK.sub("", best.own + best.rest)
    lost = [word for word in vocabulary().limits if word in told and word not in line]
    lost += [aside for aside in _ASIDE.findall(told) if aside not in place.before + place.rest]
    for word in lost:
        yield say("model_wording.fault.limit", words=word, sentence=short)
    years, said = set(_YEAR.findall(best.own)), set(_YEAR.findall(place.before))
    titled = set(_YEAR.findall("\n".join((best.rest, *made.names.values()))))
    if years and (said - set(_YEAR.findall(best.before)) - titled or not years & set(_YEAR.findall(line))):
        yield say("model_wording.fault.limit", words="、".join(sorted(years)), sentence=short)
