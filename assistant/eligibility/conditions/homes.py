"""Whether those of a household have a home of their own where printed words ask that they have none ("本人、配偶及未成年子女在本市无自有住房"), as the asker tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.regions import bare_name, find_regions
from prompts import say

_ASKED = re.compile(r"(?P<who>[^，。；]{0,24}?)(?:在(?P<where>[^，。；]{1,10}?))?(?:均|都)?(?P<no>无|没有|未(?:购买|拥有|有))(?:自有|产权|商品|任何)?(?:住房|房产|产权房|房屋)(?!转让|租赁|贷款|公积金|交易|补贴|保障|优惠)")
_HAS = re.compile(r"(?:有|买了?|买过|购买?了?|置办了|分到了?)(?:[一二两三1-3]?[套处间栋个])?(?:[^，。；]{1,4}的)?(?:自己的|自家的|小|旧|老|大|新|学区|单位|商品|拆迁|安置|产权|福利|老破小|的)*(?:住房|房子|房产|房|公寓)(?!租|贷|补|东|价|安家|券|合同|资格|款|优惠|政策)")
_BUYING = re.compile(r"(?:现在|正在?|马上|这次|首次|第一次|头一次)[^，。；]{0,4}$")
"""Before the word for buying: the home is only being bought."""
_HAS_NOT = re.compile(r"(?:没有?|无|没买过?|未曾|还没)(?:[^，。；]{0,6}?(?:自有|自己的|名下的?|产权))?(?:[一二两三1-3]?[套处间])?(?:的)?(?:住房|房子|房产|房)(?!租|贷|补|东|价)")
_GONE = re.compile(r"卖(?:了|掉)|已卖|过户给|转让了|没了|拆了")
_RENTED = re.compile(r"租(?:的|了|着|住|下)[^，。；]{0,6}$|(?:想|打算|准备|要|计划|首套|第一套|新建|这套)[^，。；]{0,6}$")
_SPOUSE = re.compile(r"老公|老婆|爱人|丈夫|妻子|媳妇|先生|太太|配偶|另一半")
_CHILD = re.compile(r"孩子|儿子|女儿|闺女|小孩|娃")
_ALL = re.compile(r"全家|一家|家里|夫妻|两口|我们[俩两]|我和|都")
_OTHERS = re.compile(r"爸|妈|父|母|爷|奶|哥|姐|弟|妹|岳|公公|婆婆|亲戚|朋友|房东")
_GROWN = re.compile(r"(?:[2-9]\d|二十|三十)[^，。；]{0,2}岁|成年|工作了|结婚了|成家")


@dataclass(frozen=True, slots=True)
class _Home:
    """Who has a home or none ("own", "spouse", "child", "all"), in which clause."""

    whose: str
    has: bool
    words: str


def _told(text: str, home: str) -> list[_Home]:
    found: list[_Home] = []
    last = ""
    for clause in CLAUSE.finditer(text):
        words = clause.group().strip()
        whose = "others" if _OTHERS.search(words) else "spouse" if _SPOUSE.search(words) and not _ALL.search(words) else (
            "child" if _CHILD.search(words) else "all" if _ALL.search(words) else "own" if re.search(r"我|自己|本人|名下", words) else "")
        whose = last if whose in ("", "own") and last and not re.search(r"我", words) else whose or "own"
        last = whose if whose != "all" else ""
        none, has = _HAS_NOT.search(words), _HAS.search(words)
        away = [one for one in find_regions(words) if not one.relative] if home else []
        elsewhere = bool(away) and bare_name(home) not in words and not any(home in (one.name, *one.parent.split("/")) for one in away)
        if elsewhere or (none is None and has is None) or _GONE.search(words) or re.search(r"老家|外地|别处|[吗么]$", words):
            continue
        if none is not None:
            found.append(_Home(whose, False, words))
        elif has is not None and not _RENTED.search(words[: has.start()]) and not (has.group()[0] in "买购" and _BUYING.search(words[: has.start()])) and not (whose == "child" and _GROWN.search(text)):
            found.append(_Home(whose, True, words))
    return found


def home_check(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether those of whom `text` asks that they have no home of their own have none; None where it asks nothing of the kind or too little is told."""
    asked = _ASKED.search(text)
    if asked is None:
        return None
    covered = {"own", "all"} | ({"spouse"} if re.search(r"配偶|夫妻|家庭|夫妇", asked["who"]) else set()) | ({"child"} if re.search(r"子女|家庭", asked["who"]) else set())
    told = [one for one in _told(facts.text, facts.home) if one.whose in covered]
    owner = next((one for one in told if one.has and not ("工作" in (asked["where"] or "") and _in_other_city(one.words, facts.text))), None)
    if owner is not None:
        return held(text, False, say("eligibility.reason.denied", words=owner.words))
    free = {one.whose for one in told}
    if "all" in free or (free and covered - {"all", "child"} <= free):
        rest = text.replace(asked.group(), "")
        return None if len(rest.strip("，、。；的且并")) > 1 else held(text, True, say("eligibility.reason.said", words="，".join(one.words for one in told)))
    return None


def _in_other_city(words: str, text: str) -> bool:
    """Whether a clause names a place that no other clause of `text` names: not where the asker works."""
    named = {one.name for one in find_regions(words)}
    others = {one.name for clause in CLAUSE.finditer(text) if clause.group().strip() != words for one in find_regions(clause.group())}
    return bool(named) and not named & others


def asks_home(text: str) -> bool:
    """Whether `text` asks that somebody has no home of his own."""
    return _ASKED.search(text) is not None
