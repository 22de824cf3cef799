"""The rules of a list that gives each class of people its own share ("住院救助的标准：（一）一类对象…；（二）二类对象：按75%救助"), where the asker speaks of
what the list is about and is of one of the classes, and only a further rule for several classes was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.of_demands.classes import Membership
from index.library import Library
from index.records import SupportRule
from index.rules.classes import CLASSES
from index.words import tagged

_COMMON = re.compile("救助|补[助贴]|资助|标准|比例|限额|起付|年度|给予|规定|对象|享受|待遇|金额|额度|支付|最高|如下|按照")


def of_his_class(rules: Sequence[SupportRule], members: Sequence[Membership], told: str, library: Library) -> list[SupportRule]:
    """The rules, before them those of such a list in the chapter of the first one that are for the asker's class."""
    label = members[0].label if members else ""
    first = rules[0] if rules else None
    if first is None or not CLASSES.fullmatch(label) or label == first.subject or not CLASSES.fullmatch(first.subject):
        return list(rules)
    own = [one for one in library.rules([first.document]) if one.subject == label and one.benefit in ("fixed", "rate_with_cap") and one.path[:-1] == first.path[:-1] and _spoken_of(one, told, library)]
    return [*own, *(one for one in rules if one not in own)]


def _spoken_of(rule: SupportRule, told: str, library: Library) -> bool:
    """Whether the asker tells a word of the sentence that leads the list of a rule."""
    lead = library.text(rule.document)[slice(*rule.lead)] if rule.lead is not None else ""
    return any(tag[:1] in "nv" and len(word) > 1 and not _COMMON.search(word) and word in told for word, tag in tagged(lead))
