"""The trade that an asker is in, against the one that a rule is for ("我们是商贸公司" and 工业企业和软件企业)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.eligibility.told.said import denied
from assistant.eligibility.vocabulary import CLAUSE, alternation, names_of

_FILE = "trades.yaml"
_ACTOR = "(?:公司|企业|工厂|厂|店|铺|馆|所|院|社|户|商|行|场|机构|学校|园)"
_OWN_WORDS = r"(?:我们?|咱们?|本人)?(?:自己)?(?:家)?(?:是|属于|做|开|办|搞|从事|经营)(?:了|着)?(?:一)?[家个间]?(?:小|大|老)?"


def other_trade(subjects: Sequence[str], text: str) -> str:
    """The clause of `text` that tells a trade of the asker's which is none of those that all the `subjects` of a rule name; "" where a
    subject names none, or he tells none or one of them."""
    if (finer := _other_branch(subjects, text)):
        return finer
    wanted = [trades_in(subject) for subject in subjects]
    if not wanted or not all(wanted):
        return ""
    all_ = frozenset[str]().union(*wanted)
    told = own_trades(text)
    return "" if not told or all_ & told.keys() or all_ & trades_in(text) else next(iter(told.values()))


def _other_branch(subjects: Sequence[str], text: str) -> str:
    """The clause that tells the asker's branch of one trade where the subjects are all for another branch (限上零售企业: 我们是限上批发); "" where it
    does not."""
    branches = [branch for subject in subjects for branch in _BRANCHES if branch.search(subject)]
    told = [branch for branch in _BRANCHES if branch.search(text)]
    if len(branches) != len(subjects) or len(told) != 1 or told[0] in branches:
        return ""
    return next((clause.group().strip() for clause in CLAUSE.finditer(text) if told[0].search(clause.group()) and not denied(told[0].pattern[:2], clause.group())), "")


_BRANCHES = (re.compile("批发(?!价|市场|额)"), re.compile("零售(?!价|额)"))
"""Branches of trade that statistics keep apart: who is of one is not of the other, unless he tells both."""


def of_trade(subject: str, text: str) -> str:
    """The clause that tells the asker's trade where a rule is for all who are in it by its plain name (餐饮企业: 我开了家小饭馆); "" where it does not."""
    named = _PLAIN.fullmatch(subject)
    return own_trades(text).get(named["trade"], "") if named is not None else ""


_PLAIN = re.compile(r"(?P<trade>餐饮|住宿)(?:服务)?业?(?:企业|单位|商户|经营者|经营单位|经营主体)?")


def trades_in(text: str) -> frozenset[str]:
    """The trades that `text` names."""
    return names_of(_FILE).named(text)


def own_trades(text: str) -> dict[str, str]:
    """The trades that an asker says are his own, or of which he names somebody, with the clause that says so."""
    found: dict[str, str] = {}
    for clause in CLAUSE.finditer(text):
        for one in _own().finditer(clause.group()):
            if not denied(one["trade"], clause.group()):
                found.setdefault(names_of(_FILE).kind_of[one["trade"]], clause.group().strip())
    return found


@cache
def _own() -> re.Pattern[str]:
    """A trade with somebody who is in it ("物流公司", "会计师事务所"), or told as the asker's own ("是做物流的")."""
    names = names_of(_FILE)
    trade = f"(?P<trade>{names.any.pattern})"
    whole = alternation(tuple(word for word in names.kind_of if re.search(_ACTOR + "$", word)))
    return re.compile(f"(?:{_OWN_WORDS}[一-鿿]{{0,3}}?|(?=[一-鿿]{{0,4}}{_ACTOR})|(?={whole})){trade}")
