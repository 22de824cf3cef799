"""Of rules for several grades (五星级, 四星级) those for the grade that the question means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.eligibility.conditions.degrees import asks_schooling, studied
from assistant.eligibility.grades import grades_in, ranks_in, without_grade
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_RISEN = re.compile(r"(?:升|晋升|升级|升格|改评|又(?:被)?(?:获?评|获批|通过|获得?|取得|拿到|认定)|重新评)(?:上|了|到|为|成|定为?)*(?P<grade>[一二三四五六七八九\d国省市区县自A-F][^，。；？]{0,6})")
"""The grade that the asker has by now, risen from another; not that of another thing that he won besides."""
_SAID_AFTER = re.compile(r"[^一-鿿].*|[的了吗呢]|能.*|可.*|给.*|再.*|还.*")


def of_grade(rules: Sequence[SupportRule], query: Query) -> list[SupportRule]:
    """Of rules for several grades those for a grade that the question names, all where it names none of them."""
    now = _RISEN.search(query.text)
    thing = _SAID_AFTER.sub("", without_grade(now["grade"])) if now is not None else ""
    now = now if not thing or any(thing in rule.quote for rule in rules) else None
    asked_for = set(grades_in(now["grade"] if now is not None else query.text))
    named = [(rule, _grades(rule)) for rule in rules]
    most = max((len(asked_for & own) for _, own in named), default=0)
    return [rule for rule, own in named if not own or len(own & asked_for) == most] if most else list(rules)


def with_grade(rules: Sequence[SupportRule], query: Query, library: Library) -> list[SupportRule]:
    """The rules; each for a grade that the question does not mean gives place to the one beside it, of its kind, for the one grade that the last turn
    which names any means."""
    said = next((text for text in reversed(query.dialogue) if _named(text)), query.text)
    now = _RISEN.search(said)
    wanted = set(_named(now["grade"] if now is not None else said))
    if len(wanted) != 1 or all(one[-1] not in _STEPS for one in wanted):
        return list(rules)
    return list(dict.fromkeys(_beside(rule, wanted, library) for rule in rules))


def with_schooling(rules: Sequence[SupportRule], said: str, library: Library) -> list[SupportRule]:
    """The rules; each for others than have studied what the asker tells gives place to those of its own sentence that are for him, or for him and his
    ("本科、专科、中职毕业生…分别"; "硕士每月1200元，本科每月800元")."""
    out: list[SupportRule] = []
    for rule in rules:
        kin = [one for one in library.rules([rule.document]) if (one.start == rule.start or _rows_of_one_table(one, rule)) and one.benefit == rule.benefit and studied(one, said)] if asks_schooling(rule) and not studied(rule, said) else []
        out += kin or [rule]
    return list(dict.fromkeys(out))


def _rows_of_one_table(one: SupportRule, other: SupportRule) -> bool:
    """Whether two rules are rows of one table for those of another schooling each (新就业职工（硕士）, 新就业职工（本科）)."""
    first, second = one.quote.split("\t"), other.quote.split("\t")
    return len(first) == len(second) > 1 and one.path == other.path and asks_schooling(one) and re.split("[（(]", first[0])[0] == re.split("[（(]", second[0])[0]


def _named(text: str) -> list[str]:
    """The grades and ranks that a text names."""
    return [*grades_in(text), *(f"{one}强" for one in ranks_in(text))]


_STEPS = "星A类等奖强"
"""What is graded in steps of its own; 省级 and 市级 may as well be said of another thing that the asker has."""


def _beside(rule: SupportRule, wanted: set[str], library: Library) -> SupportRule:
    """The rule of the same paragraph and kind for the grade wanted; the rule itself where it is for that one, for none, or there is not one such."""
    own = _grade(rule)
    if not own or own & wanted or {one[-1] for one in own} != {one[-1] for one in wanted}:
        return rule
    kin = [one for one in library.rules([rule.document]) if one.path == rule.path and one.benefit == rule.benefit and one.base == rule.base
           and one.per == rule.per and _grade(one) == wanted]
    return kin[0] if len(kin) == 1 else rule


def _grade(rule: SupportRule) -> set[str]:
    """The grade that a rule is for, told last in its conditions."""
    return set(_named(rule.conditions[-1].text)) if rule.conditions else set()


def _grades(rule: SupportRule) -> set[str]:
    return set(grades_in(" ".join(rule.for_whom)))
