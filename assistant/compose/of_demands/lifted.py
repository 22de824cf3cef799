"""Whom a demand does not bind by what stands behind it: "单身申请人应当年满28周岁；孤儿、重度残疾人和退役军人不受年龄限制"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.of_demands.one_verdict import Held
from assistant.eligibility import Facts
from assistant.eligibility.conditions.printed import clause_held
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.gather.of_support.assigned import tells
from assistant.records import ConditionCheck
from index.library import Library
from prompts import say

_LIFTED = re.compile(r"(?P<who>(?:[^，。；;：:\n（）]{2,40}?的?[，,](?=或者?))*[^，。；;：:\n（）]{2,60}?)[，,]?(?:可以?|均|都)?不受(?:上述|上款|前款|前述|本条|本款|此项?|该项?)?(?P<what>[一-鿿、]{0,14}?)的?限制")
_OR = re.compile(r"、|以及|[，,]?或者?|[和及]")
_KINDS = {"年龄": "岁|年龄", "户籍": "户籍|户口", "收入": "收入", "年限": "年|月", "时间": "年|月|日", "学历": "学历|本科|大专|硕士", "面积": "平方米|面积", "社保": "社会保险|社保"}
_BEHIND = 160


def lifted(best: Held, own: Facts, library: Library) -> Held:
    """The sentence that decides; where it speaks against the asker, that behind it by which its demand does not bind him."""
    failed = [one for one in best.checks if one.verdict == "不符合"]
    if len(failed) != 1:
        return best
    text = library.text(best.document)
    for one in _LIFTED.finditer(text, best.start, min(len(text), best.end + _BEHIND)):
        kind = next((words for name, words in _KINDS.items() if name in one["what"]), "")
        if (kind and not re.search(kind, failed[0].text)) or (one["what"] and not kind):
            continue
        if any(tells(name, same(own.text), own.text) or _is_one(name, own) for name in _OR.split(one["who"])):
            said = replace(failed[0], verdict="符合", text=one.group(), reason=say("eligibility.reason.lifted", text=failed[0].text))
            return replace(best, end=max(best.end, one.end()), checks=(*(check for check in best.checks if check is not failed[0]), said))
    return _eased(best, failed[0], own, text)


def _eased(best: Held, failed: ConditionCheck, own: Facts, text: str) -> Held:
    """The sentence that decides; where it speaks against the age of the asker, that behind it by which those of his kind may be older ("从事月嫂满5年的，年龄可放宽至60周岁")."""
    age = next((one.value for one in own.figures if one.unit == "岁"), None)
    if age is None or "岁" not in failed.text:
        return best
    for one in _EASED.finditer(text, best.start, min(len(text), best.end + _BEHIND)):
        names = [name for name in _OR.split(_WORKS.sub("", _TIME.sub("", one["who"]))) if len(name) > 1 and tells(name, same(own.text), own.text)]
        if age <= Decimal(one["most"]) and names and _long_enough(one["who"], names, own):
            said = replace(failed, verdict="符合", text=one.group(), reason=say("eligibility.reason.lifted", text=failed.text))
            return replace(best, end=max(best.end, one.end()), checks=(*(check for check in best.checks if check is not failed), said))
    return best


def _long_enough(who: str, names: Sequence[str], own: Facts) -> bool:
    """Whether the asker tells that he has been one of those of the `names` for as long as they have to (满5年: 做月嫂8年), where they have to."""
    least = _TIME.search(who)
    return least is None or any(any(name in time.clause for name in names) and time.months >= int(least["years"]) * 12 for time in durations(own.text))


_EASED = re.compile(r"(?P<who>[^，。；;：:\n（）]{2,60}?)的?[，,]?(?:其)?年龄(?:上限|条件)?可?(?:以)?(?:适当)?放宽[至到为](?P<most>\d{2})周?岁")
_TIME, _WORKS = re.compile(r"(?:工作|服务)?满?(?P<years>\d+)年(?:以上)?.*$"), re.compile("^(?:对|从事|属于|具有|具备|持有|取得)")


def _is_one(name: str, own: Facts) -> bool:
    """Whether the asker tells that he has what those have who are not bound (具有副高级以上职称的)."""
    name = _HAS.sub("", _OF_WHOM.sub("", name.strip()))
    return len(name) > _SHORT and clause_held(name, own).verdict == "符合"


_HAS = re.compile("^(?:具有|具备|持有|取得|获得|荣获)")
_OF_WHOM, _SHORT = re.compile("的[一-鿿]{0,6}$"), 3
