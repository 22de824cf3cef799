"""An answer with the sentence that rules on what is peculiar to the asker's case, where it quotes only the rule as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.merging import joined
from assistant.compose.rows import short_title
from assistant.gather.in_words.peculiar import Ruling, ruled, rulings
from assistant.gather.of_documents.in_force import in_force
from assistant.gather.of_documents.titled import shares
from assistant.gather.of_support import grants
from assistant.gather.of_support.one_of import ONE_OF, all_denied, item_spans
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.stretches import overlap
from prompts import say

_WHETHER = re.compile(r"吗|(?<!什)么(?=[？?，]|$)|[能可会算行][不否][能可会算行]|是[否不]|[不没](?=[？?]|$)|允许|能否|可否|给不给|有没有资格|怎么办|怎样|行不行|还要?(?:看|缺|差)|影响")
_TITLED = 0.12
_TITLES = 3
_LEAST = 0.4
"""A sentence has to explain so much of the question, with its title …"""
_MORE, _BARELY = 0.1, 0.25
"""… or so much more of it than what is quoted, and so little at least."""
_OF_ASK = 0.75
"""… or, in the document that is quoted, so much of the clause that asks: a story tells much besides."""
_ALL = 0.9
"""… and as much as quotations that have so much of it, which need no ruling besides."""
_LONGEST = 900


def with_ruling(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft behind the ruling on the asker's case, where it is asked whether something is so and a document meant has one that is not
    quoted; the ruling alone where the question rather means its document by title."""
    if not _WHETHER.search(query.text) or query.refusal != Reason.NONE or draft.status == Status.ERROR or (draft.status == Status.REFUSED and draft.decides) or draft.reason == Reason.NO_AMOUNT or draft.targets or _barred(draft):
        return draft
    told = draft.status != Status.REFUSED
    cited = list(dict.fromkeys(one.document for one in draft.citations)) if told else []
    words = words_of(query.words, library)
    parts = {id: part for part, id in shares(words, library, _TITLED)}
    meant = in_force(sorted(parts, key=lambda id: -parts[id]), query, library)[:_TITLES]
    nearer = [id for id in meant if not (told and draft.decides and cited) or parts[id] > parts.get(cited[0], 0)]
    named = [*query.documents, *query.soft_documents]
    documents = dict.fromkeys(id for id in (*named, *cited[:1], *nearer) if not named or id in named)
    quoted = max((share(words, Text.of(f"{one.title} {one.quote}"))[0] for one in draft.citations if told), default=0.0)
    least = min(_LEAST, max(_BARELY, quoted + _MORE))
    kinds = grants.named(query.text, library)
    all_ = rulings(query, documents, library, [(one.document, one.start) for one in draft.citations[:1] if told])
    least = max(least, quoted if quoted >= _ALL and not draft.decides and not draft.computations else 0.0)
    found = [one for one in all_ if (one.fit >= least or (one.of_ask >= _OF_ASK and one.fit >= _BARELY and one.document in cited)) and not (told and one.document not in cited and one.fit < quoted) and not _told(one, draft, library) and not (told and _of_all(one, draft) and not _none_of(one, query, library)) and (not kinds or _is_for(kinds, one, library))]
    if not found:
        return draft
    best = found[0]
    ruling = _ruled(best, library)
    if _none_of(best, query, library):
        return replace(ruling, text="\n".join((say("support.none_of"), ruling.text)), decides=True)
    for one in all_ if best.in_chapter else ():
        if one.in_chapter and one.word == best.word and one != best and not _told(one, draft, library):
            ruling = joined(ruling, _ruled(one, library))
    if told and draft.decides and draft.computations and best.document not in cited:
        return draft  # what is worked out of his own figures is on his case
    other = told and cited and best.document not in cited and parts.get(best.document, 0) > parts.get(cited[0], 0)
    if told and draft.decides and not other and len(ruling.text) + len(draft.text) > _LONGEST:
        return draft  # what is decided is not given up for a sentence beside it
    if not told or other or len(ruling.text) + len(draft.text) > _LONGEST:
        return ruling
    return replace(joined(ruling, draft), status=draft.status, reason=draft.reason, decides=draft.decides)


def _of_all(one: Ruling, draft: Draft) -> bool:
    """Whether the asker is told that he may not, and the word is peculiar to no case: the heading of what is quoted has it, so that all of it is about that."""
    refused = say("eligibility.verdict.不能", conditions="\n").split("\n")[0]
    return refused in draft.text and bool(draft.citations) and any(one.word in head for head in draft.citations[0].path[-1:])


def _barred(draft: Draft) -> bool:
    """Whether an answer holds the asker to one sentence alone: nothing that is said of others helps him; or tells all that is asked."""
    one, out = (tuple(say(key, title="\n", quote="", mark="").split("\n")[0] for key in keys) for keys in (("eligibility.one.fails", "eligibility.one.fits"), ("support.excluded",)))
    return draft.decides and ((draft.whole and not draft.computations) or draft.text.startswith((*out, one[0])) or (len(draft.citations) == 1 and draft.text.startswith(one)))


def _is_for(kinds: Sequence[Word], one: Ruling, library: Library) -> bool:
    """Whether the ruling stands where one of the kinds of grants is spoken of that the question names."""
    section = library.section_at(one.document, one.start)
    around = " ".join((library.cards[one.document].title, *section.path, library.text(one.document)[one.start : one.end]))
    return any(grants.is_for(kind, around) for kind in kinds)


def _told(one: Ruling, draft: Draft, library: Library) -> bool:
    """Whether the answer has the ruling already or decides by another on the same word, or the ruling is a rule that gives a sum, which is chosen otherwise."""
    cited = any(citation.document == one.document and (overlap(citation, one) or (
        not draft.computations and one.in_chapter and ruled(one.word, citation.quote))) for citation in draft.citations)
    return cited or any(overlap(rule, one) and rule.has_sum for rule in library.rules([one.document]))


def _none_of(one: Ruling, query: Query, library: Library) -> bool:
    """Whether the ruling asks for one of several things, of which the asker denies each."""
    text = library.text(one.document)[one.start : one.end]
    lead = ONE_OF.search(text)
    items = item_spans(text, text.find("\n")) if lead is not None else []
    return bool(items) and all_denied([text[slice(*item)] for item in items], "。".join(query.dialogue) or query.text)


def _ruled(one: Ruling, library: Library) -> Draft:
    cite = Citations(library)
    mark = cite.span(one.document, (), one.start, one.end)
    line = say("support.peculiar", word=one.word, title=short_title(one.document, library), quote=cite.all[0].quote, mark=f"[{mark}]")
    return Draft(Status.ANSWERED, Reason.NONE, line, cite.all)
