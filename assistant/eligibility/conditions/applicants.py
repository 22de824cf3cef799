"""Whether the asker is of the kind of applicant that a rule is for (农户 against 合作社, 脱贫户 against 一般户): nobody is two of these at once."""

from __future__ import annotations

import re

from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.applicants import KIND, apart, fits, kind_of, kinds_in
from prompts import say

_LISTED = re.compile(r"[、，和及与或]|以及")
_NOT = re.compile(r"(?:不是|不算|不属于|没有?(?:评|纳入|列入)|并非|已经?退出|非|不再是)[^，。；]{0,4}$")
_OTHERS = re.compile(r"(?:带动|带|吸纳|雇佣?|招|聘|联结|联合|帮扶?|收购?|流转|租|托管|[给为向替从对]|(?<![户社场])[跟与和])[^，。；]{0,6}$|\d户?[^，。；\d]{0,3}$")
"""Before a kind of applicant: others are meant, not the asker."""
_COUNTED = re.compile(r"^\d|^(?:的?(?:土?地|贷款|劳动力|社员|成员|牛|羊))")
_HOME = re.compile(r"(?:[俺我咱](?:们|自己)?|自)家(?!(?![^，。；]{0,5}?(?:[在离到跟和给把从靠邻种养]|加入|参加|入股))[^，。；]{0,6}?(?:公司|企业|厂(?!房)|[饭酒网]?店|合作社|农[牧场]|(?<!工)作坊)|的?[一-鿿]{1,2}场|附近|旁)")
_HOUSEHOLD, _ORDINARY = "农户", "一般户"
_NO_POOR = re.compile(r"(?:不是|不算|不属于|并非)(?:什么|一?个)?(?:脱贫|贫困|建档立卡)(?:户|人口|家庭)")
"""Who is no 脱贫户 is a 一般户."""
_BODIES = frozenset({"合作社", "家庭农场", "企业", "经营主体"})


def check(subject: str, facts: Facts) -> ConditionCheck | None:
    """The check of a subject that is one or several kinds of applicants; None for other subjects, and where the asker does not tell of what kind he is."""
    kinds = [kind_of(part) for part in _LISTED.split(subject)]
    if not all(kinds) or kinds == ["企业"]:
        return None
    own = told(facts.text)
    fitting = [words for kind, words in own.items() if any(fits(kind, one) for one in kinds)]
    if fitting:
        return ConditionCheck(subject, "符合", say("eligibility.reason.said", words=fitting[0]))
    others = [words for kind, words in own.items() if all(apart(kind, one) for one in kinds)]
    if others and len(others) == len(own):
        return ConditionCheck(subject, "不符合", say("eligibility.reason.denied", words=others[0]))
    return None


def told(text: str) -> dict[str, str]:
    """The kinds that the asker tells of himself with the clauses that do, what he tells later in place of what it rules out."""
    found: dict[str, str] = {}
    at_home = _HOME.search(text) is not None
    for clause in CLAUSE.finditer(text):
        words = clause.group().strip()
        kinds = _of_clause(words)
        if at_home and not kinds - _BODIES:
            kinds -= _BODIES  # the firm beside a household is another's
        if any(apart(one, other) for one in kinds for other in kinds):
            continue  # two kinds are compared, neither is told of himself
        if not kinds and _NO_POOR.search(words):
            kinds = {_ORDINARY}
        for kind in kinds:
            found = {other: told_ for other, told_ in found.items() if not apart(kind, other)}
            found[kind] = words
    home = _HOME.search(text)
    return found if found or home is None else {_HOUSEHOLD: home.group()}


def _of_clause(words: str) -> set[str]:
    found = set()
    for match in re.finditer(KIND, words):
        before, behind = words[: match.start()], words[match.end() :]
        if not (_NOT.search(before) or _OTHERS.search(before) or _COUNTED.match(behind)):
            found |= {kind_of(match.group())} & kinds_in(match.group())
    return found


def is_of(name: str, text: str) -> bool | None:
    """Whether the asker says that he is of one of the kinds that a name has in it; None where he does not tell."""
    wanted, own = kinds_in(name), told(text)
    if any(fits(kind, one) for kind in own for one in wanted):
        return True
    if any(apart(kind, one) for kind in own for one in wanted) or (wanted and _denies(wanted, text)):
        return False
    return None


def any_other(words: str, text: str) -> bool:
    """Whether words name kinds of applicants of all of which the asker is none."""
    kinds, own = kinds_in(words) - {"企业"}, told(text)
    return bool(kinds) and bool(own) and all(apart(kind, one) for kind in kinds for one in own)


def _denies(kinds: frozenset[str], text: str) -> bool:
    """Whether the asker says that he is none of some kinds (早就不是监测对象了)."""
    return any(_NOT.search(clause[: match.start()]) and kind_of(match.group()) in kinds for clause in CLAUSE.findall(text) for match in re.finditer(KIND, clause))
