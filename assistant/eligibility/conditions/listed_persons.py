"""A rule for several kinds of persons named one after the other ("低保家庭、…，烈士遗属，以及…的，可领取…"): who is one of them need not be the others."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.conditions.disability import disability_check
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied, mentioned
from index.records import Condition, SupportRule

_HEAD = re.compile(r"^(?P<who>[^。；：:\n]{8,}?)的?(?:[，,](?=[^，。；]{0,10}(?:可|给予|享受|发放|按|免|予以))|(?=[可免]|给予|享受|发放))")
_AND = re.compile(r"[，,、]|以及")
_PERSONS = re.compile(r"(?:家庭|人员|对象|职工|遗属|军人|孤儿|儿童|老人|老年人|残疾人|学生|毕业生|农民工|[^员]工|户|者|人)$")
_ALL = re.compile(r"同时|并且|且(?!年)")
_OF = "的"
"""In the last of several names: what stands behind it is said of all of them (低保家庭、特困人员的孤寡老人)."""
_LEAST, _MOST = 4, 0.7
"""So many kinds of persons, and such a part of all that stands before the grant, are a list of which one is enough: else what stands there is asked of one."""


def of_one(rule: SupportRule, own: Facts) -> SupportRule:
    """The rule for the one kind of persons of its list that the asker says he is; as it is where it is for no such list or he names none of them."""
    head = _HEAD.match(rule.quote)
    if head is None or _ALL.search(head["who"]):
        return rule
    parts = [part.strip().removeprefix("对") for part in _AND.split(head["who"]) if part.strip()]
    names = [part for part in parts if _PERSONS.search(part)]
    if len(names) < _LEAST or len(names) < _MOST * len(parts) or _OF in names[-1]:
        return rule
    his = next((name for name in names if _is_his(name, own)), "")
    if not his:
        return rule
    end = rule.start + head.end("who")
    rest = tuple(one for one in rule.conditions if (end if one.start is None else one.start) >= end)
    return replace(rule, subject="", conditions=(Condition(his, "status"), *rest))


def _is_his(name: str, own: Facts) -> bool:
    graded = disability_check(name, own)
    if graded is not None:
        return graded.verdict == "符合"
    return bool(mentioned(name, own.text)) and not denied(name, own.text)
