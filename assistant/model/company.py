"""The company of figures: each stands with its citation, its subject, its year and the words that limit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.model.clauses import YEAR
from assistant.model.covered import strange_words
from assistant.model.marked import Marked
from assistant.model.marks import MARK, marks_in
from assistant.model.places import Place, known_places, places
from assistant.model.sentences import Sentence, content, shortened, squeezed, vocabulary
from prompts import say

_ASIDE = re.compile(r"（[^（）]*(?:不含|不包括|除外)[^（）]*）")
_KEPT, _NAMED = 0.8, 0.9
"""So much of what a figure is told of must be told again, and so much of the clause that names it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a reply: where it stands, in which sentence, and the place of the draft that this is nearest to."""

    place: Place
    nearest: Place
    sentence: Sentence
    made: Marked
    short: str

    def fault(self, kind: str, **values: str) -> str:
        """A fault of this figure in words."""
        return say(f"model_wording.fault.{kind}", sentence=self.short, **values)


def company(sentence: Sentence, made: Marked, short: str) -> Iterator[str]:
    """What is wrong with the company of the figures of a sentence. `short` names the sentence."""
    known = known_places(made)
    before = ""
    for place in places(sentence.text):
        own = known.get(place.mark, [])
        if place.mark in made.fills:
            yield from _home(place, sentence, made, short)
            yield from _beside(place, own)
        if own and place.about:
            nearest = max(own, key=lambda one: (len(place.about & one.about), -len(one.about)))
            told = Told(place, nearest, sentence, made, short)
            yield from _subject(told, known)
            yield from _mates(told, own)
            yield from _limits(told)
            yield from _year(told)
            yield from _whole(told)
        elif own and before and not _in_order(before, place.mark, made):
            yield say("model_wording.fault.order", mark=place.mark, sentence=short)
        before = place.mark


def _home(place: Place, sentence: Sentence, made: Marked, short: str) -> Iterator[str]:
    """A figure's citation is the next one behind it, or one beside that."""
    home = made.homes[place.mark]
    following = [mark for mark in marks_in(sentence.text[place.start :]) if mark.startswith("P")] or list(sentence.later)
    near = following[: max(1, len(home))] or [mark for mark in sentence.marks if mark.startswith("P")]
    if home and not home & set(near):
        right, marks = ("".join(f"[{one}]" for one in some) for some in (sorted(home), near))
        yield say("model_wording.fault.home", mark=place.mark, right=right, marks=marks, sentence=short)


def _beside(place: Place, own: Sequence[Place]) -> Iterator[str]:
    """No words bound or scale a figure but those that do in the draft."""
    before = vocabulary().before.search(squeezed(place.before))
    if before and not any(squeezed(one.before).endswith(before[0]) for one in own):
        yield say("model_wording.fault.beside", marks=f"{before[0]}[{place.mark}]")
    behind = vocabulary().behind.match(squeezed(place.rest))
    if behind and not any(squeezed(one.rest).startswith(behind[0]) for one in own):
        yield say("model_wording.fault.beside", marks=f"[{place.mark}]{behind[0]}")


def _in_order(before: str, mark: str, made: Marked) -> bool:
    """Whether a line of the draft has one figure before the other: in a bare row (分别为……、……) only the order tells them apart."""
    return any(0 <= unit.text.find(f"[{before}]") < unit.text.find(f"[{mark}]") for unit in made.units)


def _subject(told: Told, known: Mapping[str, list[Place]]) -> Iterator[str]:
    """The words round a figure are those of its sentences in the draft, not nearer to those of another figure."""
    place, own = told.place, known[told.place.mark]
    names = "\n".join(told.made.names.values())
    around = "\n".join((*told.made.headings, names, *(one.sentence for one in own)))
    said, foreign = place.about - content(names), place.about - content(around)
    score = len(said & told.nearest.about)
    rivals = [
        mark for mark, others in known.items() if mark != place.mark
        and any(len(said & one.about) > score or foreign & content(one.own) for one in others)
    ]
    if rivals or (foreign and any(strange_words(MARK.sub("\0", f"{place.before}\0{place.behind}"), around))):
        right = "".join(f"[{mark}]" for mark in rivals) or shortened(MARK.sub("", told.nearest.sentence))
        yield told.fault("swapped", mark=place.mark, right=right)


def _mates(told: Told, own: Sequence[Place]) -> Iterator[str]:
    """Figures that always stand in one clause (产值过500亿元的企业1至3家) do so again."""
    if all(one.mates for one in own) and not any(one.mates <= told.place.mates for one in own):
        yield told.fault("mates", mark=told.place.mark, right="".join(f"[{mark}]" for mark in sorted(told.nearest.mates)))


def _limits(told: Told) -> Iterator[str]:
    """Words that limit a figure in the draft are said in the sentence, notes of what is left out right beside it."""
    near = MARK.sub("", told.nearest.own + told.nearest.rest)
    lost = [word for word in vocabulary().limits if word in near and word not in told.sentence.text]
    lost += [aside for aside in _ASIDE.findall(near) if aside not in told.place.before + told.place.rest]
    yield from (told.fault("limit", words=word) for word in lost)


def _year(told: Told) -> Iterator[str]:
    """The year of a figure is said, and no other but those of titles."""
    years, said = set(YEAR.findall(told.nearest.own)), set(YEAR.findall(told.place.before))
    titled = set(YEAR.findall("\n".join((told.nearest.rest, *told.made.names.values()))))
    other = said - set(YEAR.findall(told.nearest.before)) - titled
    if years and (other or not years & set(YEAR.findall(told.sentence.text))):
        yield told.fault("limit", words="、".join(sorted(years)))


def _whole(told: Told) -> Iterator[str]:
    """What a figure is told of is told nearly whole, what names it up to the figure."""
    place, nearest = told.place, told.nearest
    wanted, said = content(nearest.own) | nearest.called, content(told.sentence.text)
    so_far = content(told.sentence.text[: place.start]) | place.about
    if len(wanted & said) < _KEPT * len(wanted) or len(nearest.name & so_far) < _NAMED * len(nearest.name):
        yield told.fault("part", mark=place.mark, right=shortened(MARK.sub("", f"{nearest.own}…{nearest.behind}")))
