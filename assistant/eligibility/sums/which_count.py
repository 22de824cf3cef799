"""Which of the numbers that an asker tells a rule pays for, where he tells several in one unit: by what is counted (9名高级技师, 8名技师: 每新增1名技师), or by
what is done with them (收了8个学徒，留用5个: 每留用1人)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.outcomes import outcomes
from assistant.eligibility.vocabulary import same_count
from index.records import SupportRule

_NAME = 8
_CALLED = 2
"""A name that sets what is counted apart has so many signs at least."""
_PIECE = "个"


def called(rule: SupportRule, found: list[OwnFigure], unit: str) -> list[OwnFigure]:
    """Of several counts the one of those that the rule calls by just that name (9名高级技师, 8名技师: 每新增1名技师), none where there is no such."""
    words = _behind_each(rule, unit)
    named = [one for one in found if len(one.thing) >= _CALLED and re.match(rf"{re.escape(one.thing)}(?![一-鿿])", words)]
    return [replace(named[0], case="")] if len(named) == 1 < len(found) else []


def of_kind(rule: SupportRule, found: list[OwnFigure], unit: str) -> list[OwnFigure]:
    """Of several figures for different things those for the one that the rule gives a sum for each of ("每艘钢制渔船", or the name of a table's row), none where
    that cannot be told."""
    named = _behind_each(rule, unit)
    words = named[:_NAME] if named else rule.quote.split("\t")[0] if "\t" in rule.quote else ""  # 新生犊牛 | 500元/头
    likeness = [pairs_in(one.thing, words) or pairs_in(one.about, words) for one in found]
    if len(set(likeness)) == 1:  # 木船 is 木质渔船: by the signs that tell the things apart
        shared = set.intersection(*(set(one.thing) for one in found)) if found else set()
        likeness = [len((set(one.thing) - shared) & set(words)) for one in found]
    if not any(likeness):  # by whom the rule is for and what it asks for: 退役军人4个, of 15个人 that were taken on
        likeness = _of_groups(found, rule)
    most = max(likeness, default=0)
    kept = [one for one, like in zip(found, likeness, strict=True) if like == most]
    return [replace(one, case="") for one in kept] if len(found) > 1 and most > min(likeness) and len(kept) == 1 else []


def group(rule: SupportRule, found: list[OwnFigure]) -> OwnFigure | None:
    """Of several counts the one of those whom the rule is for (8个全日制本科、2个大专: 本科以上学历毕业生), None where that cannot be told."""
    likeness = _of_groups(found, rule)
    most = max(likeness, default=0)
    return found[likeness.index(most)] if most and likeness.count(most) == 1 else None


def _of_groups(found: list[OwnFigure], rule: SupportRule) -> list[int]:
    """How much of the words around each count are those by which the rule tells whom it is for and what it asks for; nothing where it is for either of
    several groups (失业人员或应届毕业生) and several of them are told."""
    words = "，".join(rule.for_whom).replace("周岁", "岁")
    likeness = [pairs_in(one.about, words) + pairs_in(one.thing, words) for one in found]
    return [0] * len(found) if "或" in words and sum(map(bool, likeness)) > 1 else likeness


def _behind_each(rule: SupportRule, unit: str) -> str:
    """The words of a rule behind those for each of what it counts ("每新增1名技师，奖励…" → "技师，奖励…"), "" where there are none."""
    found = list(re.finditer(rf"每(?:[一-鿿]{{0,5}}?[一1])?{re.escape(unit)}", rule.quote))
    return rule.quote[found[-1].end() :] if found else ""


def done(rule: SupportRule, unit: str, facts: Facts) -> list[OwnFigure]:
    """The one count that the asker tells of the deed that the rule pays each of ("每留用1人": 收了8个学徒，留用5个), none where it pays for no deed or he
    tells none or several."""
    deed = re.search(rf"每(?P<deed>(?!个|月|年|天|日|户|家)[一-鿿]{{2,6}}?)(?:满|一|1)*{re.escape(unit)}", rule.quote)
    told = [one for one in facts.figures if deed is not None and (one.unit in (unit, _PIECE) or same_count(one.unit, unit)) and pairs_in(deed["deed"], one.about)]
    return [replace(told[0], case="")] if len(told) == 1 and len([one for one in facts.figures if one.unit == told[0].unit]) > 1 else []


def without_outcome(rule: SupportRule, found: list[OwnFigure]) -> list[OwnFigure]:
    """The counts, less that of those of whom the asker tells what became of them, where the rule pays for all."""
    became = outcomes(found, rule.quote)
    return [replace(one, case="") for one in found if one not in became] if became else found


def pairs_in(name: str, words: str) -> int:
    """How many of the pairs of signs of a name stand in some words."""
    return sum(name[i : i + 2] in words for i in range(len(name) - 1))
