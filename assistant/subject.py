"""A follow-up that names only a side of what was spoken of (布局在哪, 重点企业有哪些): where its answer is not about that, it is asked again with the thing itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query, Status
from index.library import Library

_HAS = 0.6
"""What is told is about a thing if it, or the headings above it, have this share of its name."""
_LEAST = 2
_HALF, _MORE = 0.4, 0.3
_ANOTHER = re.compile(r"呢[？?。]?$|^(?:那|换成|改成)")
"""Another thing is put in the place of the one spoken of."""
_DEPENDENT = re.compile(r"(?:工业)?(?:总?产值|增加值|产[量能]|总?规模|收入|利润|税收|投资)")
"""What is measured of a thing, and of nothing by itself."""


def kept(draft: Draft, query: Query, again: Callable[[str], Draft], library: Library) -> Draft:
    """The draft of a follow-up; where it tells nothing about the thing that the dialogue speaks of, that of the same question with the thing named, if this
    tells of it, or if a measure alone is asked for, which then is one of another thing."""
    whole = query.documents or query.operations or query.asker or draft.decides or "support" in query.kinds or _ANOTHER.search(query.text)
    placed = any(point.region or point.document for point in query.points)
    thing = _thing(query) if query.leans and not (whole or placed) else ""
    if not thing or draft.computations or (draft.status.tells and _about(draft, thing, library)):
        return draft
    made = again(f"{thing}的{query.text}")
    if made.status.tells and made.citations and _about(made, thing, library):
        return made
    return made if made.status == Status.REFUSED and draft.status.tells and query.topic and all(map(_DEPENDENT.fullmatch, query.topic)) else draft


def own_first(draft: Draft, query: Query, compose: Callable[[Query], Draft], library: Library) -> Draft:
    """The draft of a follow-up; where it tells little of what this names itself, that without the dialogue around it, if it tells much more
    of it and is taken from the same document."""
    whole = query.operations or query.asker or draft.decides or draft.computations or draft.targets or "support" in query.kinds
    own = words_of([run for run in query.topic if not is_measure(run)], library) if query.leans and not whole else ()
    if len(own) < _LEAST or not draft.status.tells or (has := _share(draft, own)) >= _HALF:
        return draft
    made = compose(replace(query, leans=False, context=()))
    documents = {one.document for one in made.citations}
    told = made.status.tells and bool(documents) and documents <= {one.document for one in draft.citations}
    return made if told and _share(made, own) >= has + _MORE else draft


def _share(draft: Draft, own: Sequence[Word]) -> float:
    """The most of some words that one of the places quoted has, with the headings above it, 0…1."""
    return max((share(own, Text.of(" ".join((*one.path, one.quote))))[0] for one in draft.citations), default=0.0)


def _thing(query: Query) -> str:
    """The thing that the question before named first, without what is measured of it; "" where it named none, or the follow-up names another."""
    own = [run for run in query.topic if not is_measure(run)]
    before = [head for run in query.context if (head := METRIC.sub("", run)) and len(head) >= _LEAST and run not in own]
    return before[0] if before and query.topic else ""


def _about(draft: Draft, thing: str, library: Library) -> bool:
    """Whether all that is told stands under headings, or in words, that have the thing's name."""
    words = words_of([thing], library)
    return bool(words) and all(share(words, Text.of(" ".join((*one.path, one.quote))))[0] >= _HAS for one in draft.citations)
