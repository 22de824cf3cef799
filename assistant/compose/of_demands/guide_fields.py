"""Answers from service guides: of the topics that a question names the fields that it asks for, whole, each in the guide's words; two of them compared where that is
asked; a field that the topic has not is said to be missing.

    开办餐饮店一件事和公民身后一件事，承诺办结时限哪个短？ → 9个工作日 beside 5个工作日, the second is shorter
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_demands.requirements import list_told
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.gather.in_words.field_words import WORDS
from assistant.gather.in_words.guide_asked import Meant, answers
from assistant.gather.in_words.guides import Field
from assistant.gather.of_support.requirement_lists import Listed
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_DAYS = re.compile(r"(?P<n>\d+)\s*个?(?P<unit>工作日|自然日|日|天)")
_ITEM = re.compile(r"(?:^|(?<=[\n。；;]))[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、)）](?!\d)|[①-⑳])[ \t]*")
_CLAUSE = re.compile(r"(?:[^，,；;。\n（(]|[（(][^）)\n]*[）)])+")
_PIECE = re.compile(r"(?:(?!且经|并且|且(?=[一-鿿]{2}))[^，,；;。、\n])+")
_DEMAND = r"(?:年满|具有|具备|持有|拥有|取得|已|未|无|没有|经|在|参加|参保|签订|办理|缴纳|从事|符合|属于|上年|当年|近|连续|不|有|依法|正常)"
_APART = re.compile(rf"^(?!.*(?:和|或|及|之一))(?:{_DEMAND}[^，,；;。、]*[，,；;。、\s]*)+$")
"""Demands that 、 parts, each by its own verb, none of which is one of several (not 种植户、合作社、企业)."""
_MIXED = re.compile("和|或|及|、|之一")
"""Several demands or cases in one piece: that a figure of it fits is not all."""
_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")
_LENGTHS = ("promised", "legal", "days")


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """The fields asked for of the topics named; None where no topic of a guide is named, or something else is asked."""
    found = answers(query, library)
    if not found:
        return None
    if set(found[0][1]) == {"may"}:
        return _held(found[0][0], query, own, library)
    cite = Citations(library)
    lines: list[str] = []
    for one, told in found:
        lines.append(say("guides.topic", title=short_title(one.document, library), topic=one.topic.name))
        for kind, fields in told.items():
            lines += [_line(one, field, cite, library) for field in fields] or [say("guides.missing", kind=say(f"guides.kinds.{kind}"))]
    lengths = [(one, field) for one, told in found for fields in told.values() for field in fields if field.kinds & set(_LENGTHS)]
    missing = any(not fields for _, told in found for fields in told.values())
    computed = _compared(lengths, cite, library) if WORDS["compares"].search(query.text) else None
    if computed is not None:
        lines.append(computed[0])
    if not cite.all:
        return Draft(Status.REFUSED, Reason.NOT_FOUND, "\n".join(lines), (), decides=True, whole=True)
    status = (Status.PARTIAL, Reason.PART_MISSING) if missing else (Status.ANSWERED, Reason.NONE)
    return Draft(*status, "\n".join(lines), cite.all, (computed[1],) if computed is not None else (), decides=True, whole=True)


def _line(one: Meant, field: Field, cite: Citations, library: Library) -> str:
    text = library.text(one.document)
    mark = cite.span(one.document, library.section_at(one.document, field.at).path, field.at, field.end)
    return say("guides.field", label=field.label, quote=text[field.start : field.end].strip(), mark=f"[{mark}]")


def _compared(lengths: Sequence[tuple[Meant, Field]], cite: Citations, library: Library) -> tuple[str, Computation] | None:
    """Which of two topics takes fewer days, by the fields of one kind; None where there are not two such, or they count different days."""
    for kind in _LENGTHS:
        found = []
        for one, field in lengths:
            days = _DAYS.search(library.text(one.document)[field.start : field.end])
            if kind in field.kinds and days is not None:
                found.append((one, field, Decimal(days["n"]), days["unit"]))
        if len(found) == 2 and found[0][0] != found[1][0] and found[0][3] == found[1][3]:
            (first, at, a, unit), (second, by, b, _) = sorted(found, key=lambda it: it[2])
            if a == b:
                return None
            marks = [cite.span(it.document, library.section_at(it.document, field.at).path, field.at, field.end) for it, field in ((second, by), (first, at))]
            expression = f"{b} − {a} = {b - a}"
            return say("guides.shorter", first=first.topic.name, second=second.topic.name, label=at.label, gap=f"{b - a}", unit=unit, working=expression), Computation("difference", expression, b - a, unit, tuple(marks))
    return None


def _held(one: Meant, query: Query, own: Facts, library: Library) -> Draft | None:
    """The topic's conditions, each held against what the asker tells, with whom it is for; only quoted where they are printed in several lists."""
    told, text = one.told("may"), library.text(one.document)
    if not told:
        return None
    whom = tuple(other for other in one.told("who") if other not in told and not any(other.at <= field.at and field.end <= other.end for field in told))
    fields = (*whom[:1], *told[:1])
    read = [_items(text, field) for field in fields]
    if any(several for _, several in read):
        return None if one.alone else _quoted(one, fields, library)
    if not own.personal:
        return _quoted(one, fields, library)
    first, items = fields[0], tuple(item for found, _ in read for item in found)
    begins = first.at if first.at < first.start else one.topic.start
    sure = not any(_MIXED.search(text, *item) for item in items)
    return replace(list_told(one.document, Listed(begins, first.start, fields[-1].end, items), query, own, library, one.topic.name, sure=sure), whole=True)


def _quoted(one: Meant, fields: Sequence[Field], library: Library) -> Draft:
    """The fields, which the asker has to compare with what he has."""
    cite = Citations(library)
    lines = [say("guides.untold", topic=one.topic.name), *(_line(one, field, cite, library) for field in fields)]
    return Draft(Status.PARTIAL, Reason.MISSING_FACT, "\n".join(lines), cite.all, decides=True, whole=True)


def _items(text: str, field: Field) -> tuple[tuple[tuple[int, int], ...], bool]:
    """The conditions of a field: its items where it has such, else its clauses; and whether they are marked in several ways."""
    told = text[field.start : field.end]
    marks = list(_ITEM.finditer(told))
    ends = [*(one.start() for one in marks[1:]), len(told)][: len(marks)]
    items = [(one.end(), one.end() + len(told[one.end() : end].rstrip("；;。 \t\n"))) for one, end in zip(marks, ends, strict=True)]
    spans = items or [one.span() for one in (_PIECE if _APART.search(told) else _CLAUSE).finditer(told) if one.group().strip()]
    return tuple((field.start + start, field.start + end) for start, end in spans), len({_NUMBER.sub("1", one.group().strip()) for one in marks}) > 1
