"""Whether the number in the name of a project is the one that its text tells: "百名专家引进项目" of which the text wants "不少于200名" → the two differ."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.in_words.clauses.quoting import standing
from assistant.gather.of_figures.clause_figures import Clause, Told, clauses_told
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.quantities import numeral
from index.stretches import beginning, ending
from prompts import say

_OF_NAME = re.compile(r"名字|名称|字面|名头|项目名|工程名|叫法|名为|叫(?:做|作)?“?[百千万十]")
_AGREES = re.compile(r"对得上|对不上|一致|一样|相符|不符|符合|吻合|匹配|相同|名副其实|名实")
_NAME = re.compile(r"(?P<said>(?P<n>[一二两三四五六七八九]?[十百千万]{1,2})(?P<unit>[名人家个亩村企所场户校园店镇乡社项]))(?P<rest>[\u4e00-\u9fff]{2,16}?(?:项目|工程|计划|行动))")
_ALIKE = ({"名", "人", "位"}, {"家", "个", "户", "企", "所", "园", "店", "校", "社"}, {"村", "个"}, {"镇", "乡", "个"}, {"场", "场次", "次"}, {"项", "个"})


def compose(query: Query, library: Library) -> Draft | None:
    """The number of the name and that of the text side by side; None where they are not asked about, or the text has no one figure of the kind."""
    name = _NAME.search(query.text) if _OF_NAME.search(query.text) and _AGREES.search(query.text) else None
    number = numeral(name["n"] if name["n"][0] not in "十百千万" or name["n"][0] == "十" else f"一{name['n']}") if name is not None else None
    if name is None or number is None:
        return None
    for clause in clauses_told(name[0], query, library):
        text = library.text(clause.passage.document)
        line = beginning(text, clause.start, "\n", clause.passage.start)
        at = text.find(name[0], line, min(ending(text, clause.end, "\n"), clause.passage.end))
        one = _figure(clause, name["unit"], at) if at >= 0 else None
        if one is not None:
            return _told(name["said"], number, one, clause, min(line if at < clause.start else clause.start, at), library)
    return None


def _figure(clause: Clause, unit: str, at: int) -> Told | None:
    """The one figure of the kind behind a name, in its part of the sentence; None where there is none, or several."""
    stop = ending(clause.text, max(at - clause.start, 0), "；")
    like = [one for one in clause.figures if max(at - clause.start, 0) <= one.quantity.digits < stop and any({one.quantity.unit, unit} <= alike for alike in _ALIKE) | (one.quantity.unit == unit)]
    return like[0] if len(like) == 1 and like[0].quantity.value_max is None else None


def _told(said: str, number: Decimal, one: Told, clause: Clause, start: int, library: Library) -> Draft:
    cite = Citations(library)
    mark = f"[{cite.span(clause.passage.document, clause.passage.path, start, clause.end)}]"
    figure = clause.text[one.quantity.start : one.quantity.end].strip()
    key = "agrees" if one.quantity.value == number and one.quantity.bound in ("=", ">=") else "differs"
    line = say(f"one_clause.name_{key}", said=said, figure=figure, mark=mark)
    quote = without_stop(library.text(clause.passage.document)[start : clause.end])
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((line, standing(clause.passage, library), say("figures.origin", quote=quote, mark=mark))), cite.all, decides=True)
