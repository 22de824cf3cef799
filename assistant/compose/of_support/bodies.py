"""What several bodies named in one document give for the same, each quoted, with the difference of two ("道滘镇和石龙镇每个产品各奖多少，差多少"): towns, counties, districts
under headings of their own or with the name of their own document before what they give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant import compute
from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.grading import of_grade, with_grade
from assistant.compose.of_support.members import of_member
from assistant.compose.rows import short_title
from assistant.compute import Operand, in_unit
from assistant.gather.of_documents.titled import titled
from assistant.gather.of_support.rules import explains
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import in_base_units
from index.records import SupportRule
from prompts import say

_APART = re.compile(r"各|分别|差|比[^，。？]{2,24}[多少高低]|哪[个边家一]|谁")
"""Several are held against each other."""
_DIFFER = re.compile(r"差|[多少高低][^，。？]{0,3}多少|哪[个边家一]|谁")
_BODY = re.compile(r"^[《（(“一二三四五六七八九十\d、.．）)\s]*(?P<name>(?P<stem>(?:(?![本各全该第的])[一-鿿]){2,4}?)(?:镇|乡|街道|县|区|市|旗|园区|新区|开发区|高新区))")
_LEAST = 0.3
"""So much of the question has to be explained by what one of them gives, and half of it by what each does."""
_MOST = 4


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """The sum of each body that the question names, and the difference of two where it is asked for; None where fewer than two are named that one document tells of,
    or one of them has no single sum for what is asked."""
    if not _APART.search(query.text) or query.asker:
        return None
    for document in dict.fromkeys((*query.documents, *(rule.document for rule in rules), *titled(words_of(query.words, library), library), *library.of_regions(query.regions)[:_MOST])):
        bodies = _bodies(document, query, library)
        found = [_meant(theirs, query, library) for theirs in bodies.values()] if 1 < len(bodies) <= _MOST else []
        sums = [one for one in found if one is not None]
        if sums and len(sums) == len(found) and max(explains(query, one, library) for one in sums) >= _LEAST:
            return _told(list(bodies), sums, query, library)
    return None


def _bodies(document: str, query: Query, library: Library) -> dict[str, list[SupportRule]]:
    """The rules of each body of the document that the question names, in its order."""
    home = library.cards[document].meta.region
    named: dict[str, list[SupportRule]] = {}
    for rule in library.rules([document]):
        heads = [one for piece in rule.path if (one := _BODY.match(piece)) is not None and one["name"] not in home and not (home and home in one["name"])]
        if heads and heads[-1]["stem"] in query.text:
            named.setdefault(heads[-1]["name"], []).append(rule)
    return dict(sorted(named.items(), key=lambda one: query.text.find(_BODY.match(one[0])["stem"])))  # type: ignore[index]


def _meant(rules: Sequence[SupportRule], query: Query, library: Library) -> SupportRule | None:
    """Of the rules of a body the one that is asked about, None where none gives a single sum or which is meant cannot be said."""
    rules = of_member(of_grade(with_grade(rules, query, library), query), query.text, library)
    words = words_of(query.topic, library)
    fits = [(share(words, Text.of(" ".join(one.for_whom)))[0], explains(query, one, library), -_unsaid(one, query.text), one) for one in rules]
    best = max((fit[:3] for fit in fits), default=(0.0, 0.0, 0))
    meant = [one for *fit, one in fits if tuple(fit) == best]
    first = meant[0] if meant and best[1] >= _LEAST / 2 else None
    return first if first is not None and len({(one.amount, one.rate, one.per, one.period) for one in meant}) == 1 and _sum(first) is not None else None


def _unsaid(rule: SupportRule, said: str) -> int:
    """How many of its conditions the question says nothing of."""
    return sum(not any(one.text[at : at + 2] in said for at in range(len(one.text) - 1)) for one in rule.conditions)


def _sum(rule: SupportRule) -> tuple[Decimal, str] | None:
    """The sum, or the share, that a rule gives without steps."""
    if rule.tiers:
        return None
    return (rule.amount, rule.currency_unit) if rule.amount is not None else (rule.rate * 100, "%") if rule.rate is not None else None


def _told(names: Sequence[str], sums: Sequence[SupportRule], query: Query, library: Library) -> Draft:
    cite = Citations(library)
    places = [(rule, _sentence_end(rule, library.text(rule.document))) for rule in sums]
    marks = [cite.span(rule.document, rule.path, rule.start, end) for rule, end in places]
    quotes = [say("support.of_place", place=name, title=short_title(rule.document, library), quote=without_stop(library.text(rule.document)[rule.start : end]), mark=f"[{mark}]")
              for name, (rule, end), mark in zip(names, places, marks, strict=True)]
    made = _difference(names, sums, marks) if len(sums) == 2 and _DIFFER.search(query.text) else None
    lines, steps = made if made is not None else ([], ())
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*lines, *quotes)), cite.all, steps)


def _sentence_end(rule: SupportRule, text: str) -> int:
    """Where the sentence of a rule ends: what it gives for other grades stands there too."""
    return _SENTENCE_END.search(text, rule.end).start()  # type: ignore[union-attr]


_SENTENCE_END = re.compile(r"[。\n]|$|\Z")


def _difference(names: Sequence[str], sums: Sequence[SupportRule], marks: Sequence[int]) -> tuple[list[str], tuple[Computation, ...]] | None:
    """Which of two gives more and by how much, None where they pay for different pieces or times."""
    if (sums[0].per, sums[0].period) != (sums[1].per, sums[1].period):
        return None
    operands = [Operand(figure[0], figure[1], mark) for rule, mark in zip(sums, marks, strict=True) if (figure := _sum(rule)) is not None]
    values = [in_base_units(one.value, one.unit)[0] for one in operands]
    more, less = (0, 1) if values[0] >= values[1] else (1, 0)
    try:
        made = compute.difference(operands[more], operands[less])
    except compute.Incomparable:
        return None
    told = [in_unit(one.value, one.unit) for one in operands]
    line = say("figures.side.same", first=names[0], second=names[1], figure=told[0]) if not made.result else say(
        "figures.side.more", more=names[more], less=names[less], first=told[more], second=told[less], figure=in_unit(made.result, made.unit))
    return [line, say("figures.working", expression=made.expression)], (made,)
