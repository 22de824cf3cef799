"""One question put to two versions of a policy: under each of them, or under the one that holds for what happened when it did.

    "按2022版算该奖多少，按2025修订版算呢" → what the earlier version gives, then what the later one does
    "2024年10月的事，到现在没兑现，按新的还是老的" → the later version's sentence on such things, and what the version it names gives
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.merging import joined
from assistant.compose.rows import short_title
from assistant.gather.of_documents.transitions import Transition, falls_under, happened, transitions
from assistant.gather.of_documents.version_words import asks_change, named, of_each
from assistant.records import Citation, Draft, Query, Reason, Status
from index.library import Library, per_library
from index.narrowed import InForce
from prompts import say

_TOLD = frozenset({Status.ANSWERED, Status.PARTIAL})
_CLAUSE = re.compile(r"[^，。；？！]+[，。；？！]?")
_ASKS = re.compile(r"多少|几|吗|能不能|能否|可否|是否|有没有|哪|什么")
_SENTENCE_END = re.compile(r"[。\n]")

Drafted = Callable[[str, Library], Draft]


def compose(query: Query, drafted: Drafted, library: Library) -> Draft | None:
    """The answer to a question that two versions of one policy may answer, None where it is none, where they do not, or where nothing tells which
    of them holds. `drafted` answers a question from a library."""
    if "support" not in query.kinds and not query.unit:
        return None
    for old, new in _pairs(query, library):
        made = _by_time(query, old, new, drafted, library) or _of_both(query, old, new, drafted, library)
        if made is not None:
            return made
    return None


def _pairs(query: Query, library: Library) -> list[tuple[str, str]]:
    """The versions, earlier and later, of the policies of the place or the documents that the question names."""
    meant = {*query.documents, *query.soft_documents}
    return [(old, new) for old, new in library.superseded.items() if {old, new} & meant or library.cards[new].meta.region in query.regions]


def _by_time(query: Query, old: str, new: str, drafted: Drafted, library: Library) -> Draft | None:
    """What the version gives that what the asker tells falls under by when it happened, with the sentence of the later version that says so."""
    when = happened(query.text)
    effective = library.cards[new].meta.effective
    both = len(named(query.text, library.cards[old].meta, library.cards[new].meta)) > 1
    if when is None or not (both or when[1].isoformat() < effective):
        return None
    under = falls_under(when, transitions(library.text(new), effective))
    if under is None:
        return None
    home = old if under.side == "old" else new
    made = drafted(_case(query.text, old, new, library), in_force(library, home))
    if made.status not in _TOLD or not any(one.document == home for one in made.citations):
        return None
    return _told(under, home, new, made, library)


def _case(text: str, old: str, new: str, library: Library) -> str:
    """The question without the clauses that only speak of the two versions, the last of which asks."""
    clauses = [one.group() for one in _CLAUSE.finditer(text)]
    kept = [one for one in clauses if not named(one, library.cards[old].meta, library.cards[new].meta)]
    return "".join(kept) if any(_ASKS.search(one) for one in kept) else text


def _told(under: Transition, home: str, new: str, made: Draft, library: Library) -> Draft:
    cite = Citations(library)
    quote = library.text(new)[under.start : under.end]
    mark = cite.span(new, library.section_at(new, under.start).path, under.start, under.end)
    line = say("versions.falls", title=short_title(home, library), year=_year(home, library), quote=quote, mark=f"[{mark}]")
    first = Draft(made.status, made.reason, line, cite.all)
    return replace(joined(first, made), decides=True)


def _of_both(query: Query, old: str, new: str, drafted: Drafted, library: Library) -> Draft | None:
    """What each version gives, the earlier first, where the question speaks of both and asks something of each."""
    metas = library.cards[old].meta, library.cards[new].meta
    if len(named(query.text, *metas)) < 2 or not (asked := of_each(query.text, *metas)):
        return None
    made = [drafted(asked, in_force(library, id)) for id in (old, new)]
    if any(one.status not in _TOLD or not one.citations for one in made):
        return None
    whole = [_with_sentence(one, library) if asks_change(query.text) else one for one in made]
    headed = [replace(one, text=f"{say('versions.one', title=short_title(id, library), year=_year(id, library), number=library.cards[id].meta.number)}\n{one.text}")
              for one, id in zip(whole, (old, new), strict=True)]
    part = next((one for one in headed if one.status == Status.PARTIAL), None)
    status, reason = (Status.ANSWERED, Reason.NONE) if part is None else (part.status, part.reason)
    return replace(joined(*headed), status=status, reason=reason, decides=True)


def _with_sentence(draft: Draft, library: Library) -> Draft:
    """The draft with the whole of the sentence that its first quotation begins, where that says more."""
    first = draft.citations[0]
    text = library.text(first.document)
    ended = _SENTENCE_END.search(text, first.end)
    end = ended.start() if ended is not None else first.end
    if end <= first.end + 1:
        return draft
    n = len(draft.citations) + 1
    quote = text[first.start : end]
    whole = Citation(n, first.document, first.title, first.number, first.path, quote, first.start, end)
    return replace(draft, text=f"{draft.text}\n{say('versions.sentence', quote=quote, mark=f'[{n}]')}", citations=(*draft.citations, whole))


def _year(document: str, library: Library) -> str:
    meta = library.cards[document].meta
    return (meta.published or meta.effective)[:4]


@per_library(64)
def in_force(library: Library, document: str) -> Library:
    """The library as if it held that document alone, in force without end."""
    return InForce(library, document)
