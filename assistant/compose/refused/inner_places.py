"""A figure asked for a place within the region that a document is about: that of the whole region is no answer."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.regions import find_regions, names_county
from index.words import tagged
from prompts import say

_GOAL = re.compile(r"20\d\d年|十[三四五六]五|达到|建成|累计|新增|力争|实现|完成|培育|突破")
_PROSE = frozenset({"list", "how", "why", "summary", "responsibility", "document", "support"})
_APIECE = re.compile(r"[每各]个?(?:县|区|市|旗)")
_COUNTED = re.compile("[一两几每各哪这那某]")
"""No place is called so (一个市), whatever the tagger says."""
_PLACE = "ns"
"""The tagger's sign for a place."""


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The refusal in place of goals of a whole region, with the first of them as the nearest, where a figure is asked for a county, district
    or town in it of which nothing quoted speaks; else the draft."""
    told = draft.status.tells and draft.citations
    if not told or query.asker or query.unknown_regions or not query.kinds & {"figure", "count"} or query.kinds & _PROSE:
        return draft
    if not draft.targets and not all(_GOAL.search(one.quote) for one in draft.citations):
        return draft
    quoted = " ".join(" ".join((*one.path, one.quote)) for one in draft.citations)
    names = _inner(query, {one.document for one in draft.citations}, library)
    if not names or any(name[:-1] in quoted for name in names) or _APIECE.search(quoted):
        return draft
    first = draft.citations[0]
    lines = (say("refusal.inner", places="、".join(names)), say("refusal.closest"), f"“{first.quote.strip()}”[{first.n}]")
    return Draft(Status.REFUSED, Reason.OTHER_REGION, "\n".join(lines), draft.citations[:1], decides=True)


def _inner(query: Query, documents: Collection[str], library: Library) -> tuple[str, ...]:
    """The counties, districts and towns named in the question, in full or as the documents call them, of which no document is."""
    cards = [library.cards[id] for id in documents]
    found = [one.name for one in find_regions(query.text) if one.level == "县" and not one.relative]
    for word, tag in tagged(query.text):
        if tag == _PLACE and len(word) == 2:
            found += [match.group() for id in documents if (match := re.search(f"{word}[县区市旗]", library.text(id)))][:1]
        elif (tag == _PLACE and word[-1] in "县区市旗") or names_county(word):
            found.append(word)
    own = "".join(f"{card.title} {card.meta.region} {card.meta.issuer}" for card in cards)
    return tuple(name for name in dict.fromkeys(found) if len(name) > 2 and name[:-1] not in own and not _COUNTED.match(name))
