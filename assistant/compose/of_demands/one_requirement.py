"""One requirement of a list by its measure ("高企认定研发费用占比要多少，够不够"): the item that the question names, in its own words, with the step that is the asker's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.compose.citing import Citations
from assistant.compose.of_demands.requirements import lists_meant
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.eligibility.conditions.items import item_held
from assistant.eligibility.conditions.printed import step_of
from assistant.gather.wording import Text, Word, part_of, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_MEASURE = re.compile(r"比例|占比|比重|年限|人数|面积|金额|资本|收入|费用")
_ASKS = re.compile(r"要求|规定|标准|门槛|条件|至少|最少|最低|不低于|要(?:有|达到?|占|够|多少|几)|多少|几|够|达(?:不达)?[到标]|过(?:不过)?[线关]")
_OF_ONE = frozenset({"share", "gap", "sum", "lowest", "highest"})
"""Operations that one's own figures are held to the requirement with."""
_FIGURE = re.compile(r"\d")
_STANDS, _MEANT, _MARGIN = 0.5, 0.6, 0.15
"""A word stands in a text if so much of it does; so much of what is asked has to stand in the item, and so much more than in any other."""
_MOST = 420
"""A longer item is a list of its own."""


@dataclass(frozen=True, slots=True)
class _Item:
    document: str
    start: int
    end: int
    share: float


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """The item of a list of requirements that is asked for by what it measures, None where none is named, or more than one."""
    if query.operations - _OF_ONE or not (_MEASURE.search(query.text) and _ASKS.search(query.text)):
        return None
    found = sorted(_named(query, library), key=lambda one: -one.share)
    if not found or found[0].share < _MEANT or (len(found) > 1 and found[1].share > found[0].share - _MARGIN):
        return None
    return _told(found[0], own, library)


def _named(query: Query, library: Library) -> Iterator[_Item]:
    """The items with a figure of the lists that may be meant, with the share of the question that each has: of what does not stand over the list."""
    words = words_of(query.words, library)
    for document, one, _ in lists_meant(query, words, library):
        text = library.text(document)
        above = Text.of(" ".join((library.cards[document].title, *library.section_at(document, one.start).path, text[one.start : one.lead])))
        over = [word for word in words if part_of(word, above) >= _STANDS]
        asked = [word for word in words if word not in over]
        if not over or not asked or len(over) == len(words):
            continue
        for start, end in one.items:
            item = text[start:end]
            if len(item) <= _MOST and _FIGURE.search(item) and _MEASURE.search(item):
                yield _Item(document, start, end, _share(asked, Text.of(item)))


def _share(words: Sequence[Word], text: Text) -> float:
    total = sum(word.weight for word in words)
    return sum(word.weight for word in words if part_of(word, text) >= _STANDS) / total if total else 0.0


def _told(found: _Item, own: Facts, library: Library) -> Draft:
    text, cite = library.text(found.document), Citations(library)
    item = text[found.start : found.end].strip("；;。 \n")
    mark = f"[{cite.span(found.document, library.section_at(found.document, found.start).path, found.start, found.start + len(item))}]"
    lines = [say("eligibility.list.named", title=short_title(found.document, library), quote=item, mark=mark)]
    held, step = item_held(item, own), step_of(item, own)
    if not held.told:
        lines += [say("eligibility.list.yours", step=step)] if step else []
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
    lines.append(say("eligibility.list.held", verdict=held.check.verdict, reason=held.check.reason))
    status, reason = (Status.PARTIAL, Reason.MISSING_FACT) if held.check.verdict == "需补充" else (Status.ANSWERED, Reason.NONE)
    return Draft(status, reason, "\n".join(lines), cite.all, held.steps, decides=True)
