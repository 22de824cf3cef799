"""How a document treats two kinds differently (普通企业和个体工商户有什么不同): the sentence of each on what is asked about, side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import joined
from assistant.gather.in_words.two_groups import two_groups
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query
from assistant.stated.statements import Statement, statements
from index.library import Library
from index.stretches import BRACKETED

_ASKS = re.compile(r"(?:差|区别|不同|差别|差异|不一样)(?:之处|点)?(?:在|是)(?:什么|啥|哪|何处)|有(?:什么|啥|何|哪些|没有?)(?:不同|不一样|区别|差别|差异|两样)|(?:不一样|一样|相同|有别)(?:吗|么)|是否(?:一样|相同)|一不一样|(?:怎么|如何)(?:不同|不一样|区分|区别)")
_PAIR = re.compile(r"(?:^|[，。：；、里中内的对])(?P<first>[\u4e00-\u9fff]{2,10}?)(?:和|与|跟|同|以及)(?P<second>[\u4e00-\u9fff]{2,10}?)(?=[（(，的对在有之各分怎如是区差不要]|$)")
_ASKED = re.compile(r"区别|区分|不同|差别|差异|不一样")
_PLAIN = re.compile(r"^(?:普通|一般|其他|其它|别的|正常)")
"""The kind for which the rule itself is made: its sentence need not name it."""
_ALIKE = 2
"""Names of two kinds that end in so many signs alike may both be proper names."""
_APART = frozenset({"difference", "consistency", "share"})
_OPENS = ("：", ":")
"""What opens a list says nothing by itself."""
_HITS = 24
_FAR = 500
"""No two sentences that treat two kinds differently stand further apart."""
_ABOUT = 0.4
"""The two sentences, with what opens their list, have so much of what is asked about."""


def compose(query: Query, library: Library) -> Draft | None:
    """The two sentences; None where no difference of two kinds is asked for, or no document speaks of both in sentences near each other."""
    meant = _ASKS.search(query.text) and not query.asker and query.operations <= _APART and len(query.documents) < 2
    return next((draft for kinds in (_kinds(query.text) if meant else ()) if (draft := _of_kinds(kinds, query, library)) is not None), None)


def _of_kinds(kinds: tuple[str, str], query: Query, library: Library) -> Draft | None:
    asked = BRACKETED.sub("", query.text)
    named = [piece for run in query.topic if run in asked for piece in re.split("|".join((*map(re.escape, filter(None, kinds)), _ASKS.pattern)), run)]
    titles = "".join(library.cards[id].title for id in query.documents)
    words = words_of([piece for piece in named if len(piece) > 1 and piece not in titles and not _ASKED.fullmatch(piece)], library)
    text = " ".join((*(word.text for word in words), *kinds))
    among = sorted(statements((text, *filter(None, kinds), asked), documents_for(query, library), _HITS, library), key=lambda one: one.start)
    words = tuple(word for word in words if any(_about([word], one) for one in among))
    pairs = [(one, other) for one in among for other in among if _side_by_side(one, other, kinds)] if words else []
    best = max(pairs, key=lambda pair: (round(sum(_about(words, one) for one in pair), 2), -abs(pair[0].start - pair[1].start)), default=None)
    if best is None or min(_about(words, one) for one in best) < _ABOUT:
        return None
    told = sorted(best, key=lambda one: one.start)
    return quotations(joined([one.span for one in told], library), library)


def _kinds(text: str) -> tuple[tuple[str, str], ...]:
    """The names of the two kinds: as they are said where both end alike (一般检查事项 beside 重点检查事项 may be a kind of its own), then with one that stands for all others
    as ""; () where no two are named."""
    pair = two_groups(text)
    match = _PAIR.search(text) if pair is None else None
    pair = (match["first"], match["second"]) if match is not None else pair
    if pair is None:
        return ()
    first, second = ("" if _PLAIN.match(one) else one for one in pair)
    plain = (second, "") if not first else (first, second)
    return (pair, plain) if pair[0][-_ALIKE:] == pair[1][-_ALIKE:] and plain != pair else (plain,)


def _side_by_side(one: Statement, other: Statement, kinds: Sequence[str]) -> bool:
    """Whether one sentence tells of the first kind and the other, near it, of the second and not of the first."""
    if one is other or one.text.rstrip().endswith(_OPENS) or other.text.rstrip().endswith(_OPENS) or one.passage.document != other.passage.document or abs(one.start - other.start) > _FAR:
        return False
    first, second = (_named(kind) if kind else None for kind in kinds)
    if first is None or not first.search(one.text) or first.search(other.text):
        return False
    if second is None:
        return other.start < one.start  # the rule stands before its exception
    return second.search(other.text) is not None and not second.search(one.text)


def _named(kind: str) -> re.Pattern[str]:
    """Where a kind is named, not what is no such thing (非独生子女)."""
    return re.compile(rf"(?<!非){re.escape(kind)}")


def _about(words: Sequence[Word], one: Statement) -> float:
    """How much of what is asked about a sentence says, with what opens its list; nothing where it says none itself."""
    own = share(words, Text.of(one.text))[0]
    return share(words, Text.of(f"{one.lead_text} {one.text}"))[0] if own else 0.0
