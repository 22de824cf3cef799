"""The case of all others in a list of countries ("赴俄罗斯、蒙古国的每人6000元，赴其他国家（地区）的每人12000元"): it is the asker's where none of those named is."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility import Facts
from assistant.eligibility.conditions.countries import countries_check
from index.library import Library
from index.records import SupportRule

_REST = re.compile(r"(?:[赴到去在往]|出口到?)?(?:其他|其余|其它)(?:国家|地区|国别)(?:[（(]地区[）)]|和地区)?")


def of_rest(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule; without asking for any other country where the asker names one that is none of those of the cases before it in its sentence."""
    rest = [one for one in rule.conditions if _REST.fullmatch(one.text)]
    others = bool(rest) or _REST.fullmatch(rule.subject) is not None
    before = [one for one in library.rules([rule.document]) if others and _of_one_sentence(one, rule, library)]
    made = [check for one in before for condition in one.conditions if (check := countries_check(condition.text, own.text)) is not None]
    if not made or any(check.verdict != "不符合" for check in made):
        return rule
    return replace(rule, subject="" if _REST.fullmatch(rule.subject) else rule.subject, conditions=tuple(one for one in rule.conditions if one not in rest))


def instead(rule: SupportRule, own: Facts, library: Library) -> SupportRule | None:
    """The rule of the same sentence for all others, where the asker is one of those and `rule` names others; None where there is none."""
    behind = (one for one in library.rules([rule.document]) if _of_one_sentence(rule, one, library))
    return next((one for one in behind if of_rest(one, own, library) != one), None)


def _of_one_sentence(first: SupportRule, last: SupportRule, library: Library) -> bool:
    """Whether one rule begins before another in its sentence."""
    return first.path == last.path and first != last and first.start <= last.start and not re.search("[。；;\n]", library.text(first.document)[first.start : last.start])
