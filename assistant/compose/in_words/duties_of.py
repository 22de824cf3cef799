"""What a body is responsible for according to a document (科技厅牵头哪些任务): every task under which it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_lists.headings import headline
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Responsibility, Section
from index.responsibility import responsibilities
from prompts import say

_BODY = r"(?P<body>(?:(?![哪谁什各由归请的里中在])[\u4e00-\u9fff]){2,14}(?:厅|局|委|部|办|署|中心|公司|政府|管委会|银行|街道|集团|处|科))"
_IN = r"(?:在[^，。？]{0,24}|[里中])?[，]?(?:一共|总共|都|主要|具体|要|应当?|须|得|需要?|还|又|分别)*"
_WHAT = r"(?:是|有)?(?:哪些?|哪几|什么|啥|几|多少)(?:个|项|件|条|类|样)?(?:具体|主要|重点)?的?(?:工作|任务|事儿?情?|活儿?|职责|措施|内容|行动|工程|方面|责任|条款?)?"
_ASKS = re.compile(
    rf"{_BODY}{_IN}(?P<do>牵头|负责|配合|协办|参与|主管|承担|管|抓|落实)(?:着|了|落实|组织|实施)*的?(?:都|主要|一共|总共|分别)*{_WHAT}(?=[，。？]|$)"
    rf"|(?P<of>{_BODY.replace('?P<body>', '')}){_IN[:-1]}*(?:有(?:哪些|什么|啥)(?:任务|职责|责任|活儿?)|的?(?:职责|责任|任务|分工)(?:分工)?(?:都|主要|具体)?(?:是|有|包括)(?:哪些|什么|啥|几))")
_ROLES = {"牵头": "牵头", "主管": "主管|牵头", "配合": "配合|协办|协助|协同", "协办": "配合|协办|协助", "参与": "参与|配合|参加"}
_FEW_DOCUMENTS, _MOST_READ, _MOST_CITED = 3, 12, 14
_SHORTEST = 3
"""A body is called by so many signs at least."""
_TITLE, _TASK, _CITED = 40, 60, 400
_GAP = 15
"""So many signs at most lie between the duties of one clause."""
_BLANKS = re.compile(r"，{3,}|\s+")
"""What stands for the name of a document in a question without it."""
_BRACKET = re.compile(r"[（(][^（()）]*[)）]$")
_STOP = re.compile(r"[。；\n]")
_BEFORE = re.compile(r"^[\s）)\]］】〕。；，]+")
_AFTER = re.compile(r"[\s（(\[［【〔]+$")


@dataclass(frozen=True, slots=True)
class _Task:
    """A duty and the clause, from `start`, that it belongs to."""

    document: str
    duty: Responsibility
    start: int
    section: Section


def compose(query: Query, library: Library) -> Draft | None:
    """The tasks of the body that the question asks about, in the documents meant; None where it asks for no body's tasks or no document names it."""
    match = _ASKS.search(_BLANKS.sub("", query.bare))
    documents = (documents_for(query, library) or list(library.cards)) if match is not None else []
    if match is None or not documents or len(documents) > _MOST_READ:
        return None
    said = match["body"] or match["of"]
    tasks = [one for id in documents for one in _tasks(id, library)]
    units = {unit for one in tasks for unit in one.duty.units}
    meant = next((found for at in range(len(said) - _SHORTEST + 1) if (found := _called(said[at:], units))), frozenset())
    own = [one for one in tasks if meant.intersection(one.duty.units)]
    narrow = re.compile(_ROLES.get(match["do"] or "", ""))
    own = [one for one in own if narrow.search(one.duty.role)] or own
    if not own or len({one.document for one in own}) > _FEW_DOCUMENTS:
        return None
    cite, lines = Citations(library), []
    for document, group in groupby(own, key=lambda one: one.document):
        of_one = list(group)
        shown = of_one[:_MOST_CITED]
        key = "responsibility.duties" if shown == of_one else "responsibility.first_duties"
        lines.append(say(key, title=short_title(document, library), body=min(meant, key=len), count=len(shown)))
        lines += [_line(one, cite, library) for one in shown]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _tasks(document: str, library: Library) -> Iterator[_Task]:
    """Every duty that the document names, with its clause: it begins behind the duty before or with its section."""
    text, sections = library.text(document), library.sections(document)
    last = begins = 0
    for duty in responsibilities(text, 0, len(text)):
        section = max((one for one in sections if one.start <= duty.start < one.end), key=lambda one: one.start)
        if duty.start - last > _GAP or section.start > last:  # the roles of one clause stand side by side
            begins = max(section.start, last)
        yield _Task(document, duty, begins, section)
        last = duty.end


def _called(name: str, units: set[str]) -> frozenset[str]:
    """The units that a name means: those that end with it or with which it ends, else those that it shortens (发改委)."""
    whole = frozenset(unit for unit in units if unit.endswith(name) or (len(unit) >= _SHORTEST and name.endswith(unit)))
    return whole or frozenset(unit for unit in units if name[-1] == unit[-1] and _shortens(name, unit))


def _shortens(name: str, unit: str) -> bool:
    """Whether the signs of a name stand in a unit's in this order, the first of them at its beginning or behind a place (自治区、省、市)."""
    signs = iter(unit)
    return re.match(rf"(?:自治区|[省市区县州])?{re.escape(name[0])}", unit) is not None and all(sign in signs for sign in name)


def _line(task: _Task, cite: Citations, library: Library) -> str:
    text, duty = library.text(task.document), task.duty
    raw = text[task.start : duty.start]
    start = task.start + (len(found.group()) if (found := _BEFORE.match(raw)) else 0)
    title = headline(_BRACKET.sub("", task.section.title))
    headed = 0 < len(title) <= _TITLE and start <= task.section.heading_end
    first = _STOP.split(_AFTER.sub("", text[start : duty.start]), maxsplit=1)[0]
    if duty.end - start <= _CITED:
        mark = f"[{cite.span(task.document, task.section.path, start, duty.end)}]"
    else:
        spans = ((start, task.section.heading_end if headed else start + len(first)), (duty.start, duty.end))
        mark = "".join(f"[{cite.span(task.document, task.section.path, *span)}]" for span in spans)
    return say("responsibility.duty", task=title if headed else _short(first), role=duty.role or say("responsibility.units"), mark=mark)


def _short(first: str) -> str:
    """A sentence, cut at a comma where it is long."""
    return first if len(first) <= _TASK else first[: max(first.rfind("，", 0, _TASK), first.rfind("、", 0, _TASK), _TITLE)] + "……"
