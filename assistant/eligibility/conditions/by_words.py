"""A condition that only its words can settle: denied, said, done, won, on a list, or not spoken of; what only resembles it, is only meant or is too little of it does not meet it."""

from __future__ import annotations

import re

from assistant.eligibility.conditions import degrees, stances
from assistant.eligibility.conditions.case_told import Told, case_told, named_in, spoken_of
from assistant.eligibility.conditions.case_words import LEAD
from assistant.eligibility.conditions.children import other_number
from assistant.eligibility.conditions.deeds import deed_check
from assistant.eligibility.conditions.listings import listed, not_listed, opposed, unlisted
from assistant.eligibility.conditions.residence import registered_elsewhere
from assistant.eligibility.conditions.subjects import not_so_called
from assistant.eligibility.conditions.time_checks import HIRES
from assistant.eligibility.conditions.trading import other_side
from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.grades import grades_in, other_prize, other_result, own_grade
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import (
    awarded,
    denied,
    excluded_kind,
    fits_by_denial,
    gist,
    grant_named,
    mentioned,
    not_awarded,
    owner,
    same,
    unmet,
)
from assistant.eligibility.told.self_paid import paid_by_others
from assistant.eligibility.vocabulary import CLAUSE, GENERIC
from assistant.records import ConditionCheck
from index.records import SupportRule
from index.regions import find_regions
from index.words import tagged
from prompts import say

_LONG_AGO = re.compile(r"[\d一二两三四五六七八九十]年[之以]?前|以前|早年|移出|移除|撤销|取消")
"""What was so once need not be so within the time asked for."""
_EITHER = re.compile(r"或者?")
_ALTERNATIVES = re.compile(r"或者?|、")
_BELONGS = re.compile(r"^(?:属于|系|是|为)")
_SHORTEST = 4
_NAMED = 3


def by_words(text: str, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """A condition that only its words can settle: denied, said, won, or not spoken of."""
    if (absent := _absence(text, facts)) is not None:
        return absent
    if _NO_MORE.search(text) and (lost := next((one.group().strip() for one in CLAUSE.finditer(facts.text) if _LOST.search(one.group())), "")):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=lost))
    if stances.none_of(text) and (lacking := case_told(text, facts.text)).side == "in" and lacking.whole:
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=lacking.words))
    if stances.none_of(text) and (on := listed(text, facts.text)):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said")) if _LONG_AGO.search(on) else ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=on))
    refused = denied(text, facts.text) or other_number(text, facts.text) or not_so_called(text, facts.text) or excluded_kind(text, facts.text) or not_awarded(text, facts.text) or degrees.other(text, facts.text) or other_result(text, facts.text) or other_side(text, facts.text) or not_listed(text, facts.text) or unlisted(text, facts.text) or opposed(text, facts.text) or stances.undone(text, facts.text)
    if refused:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=refused))
    if other := other_prize(text, facts.text):
        return ConditionCheck(text, "需补充", say("eligibility.reason.denied", words=other))
    words_ = fits_by_denial(text, facts.text) or owner(text, facts.text) or _spoken_of(text, facts.text) or paid_by_others(text, facts.text) or own_grade(text, facts.text) or degrees.met(text, facts.text) or listed(text, facts.text) or stances.so(text, facts.text)
    if not words_ and rule.subject not in GENERIC and mentioned(rule.subject, facts.text):
        words_ = awarded(text, facts.text)
    first_of = _FIRST_OF.search(text)
    if not words_ or (first_of is not None and first_of["where"] not in same(facts.text)):
        return deed_check(text, facts.text) or _by_case(text, facts) or ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if (_HAVING.match(text) and _ASKS_FOR.search(words_) and not _HAS_IT.search(words_)) or stances.only_meant(text, words_) or stances.otherwise_had(text, words_) is False:
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))  # what he asks for, only means to have or has in another way he does not say that he has
    if _HERE.search(text) and (_AWAY.search(words_) or ("户" in text and registered_elsewhere(words_))):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=words_))
    undone = deed_check(text, words_)
    if stances.otherwise_had(text, words_):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=words_))
    if (unmet(words_) or not_done(text, words_) or (undone is not None and undone.verdict == "不符合")) and not fits_by_denial(text, facts.text):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=words_))
    if (case := _case(text, facts.text)).side == "out":
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=case.words))
    return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))


def _by_case(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition by every word of it that tells one case from another; None where they do not settle it."""
    told = _case(text, facts.text)
    if told.side == "out":
        return held(text, False, say("eligibility.reason.denied", words=told.words))
    if told.side == "in" and told.whole and not _LISTING.search(text) and not stances.ASKS.search(told.words) and (
        stances.none_of(text) or sum(map(len, told.decided)) >= max(_ENOUGH, _MOSTLY * len(LEAD.sub("", text)))) and stances.to_the_point(text, facts.text):
        return held(text, True, say("eligibility.reason.said", words=told.words))
    return None


def _spoken_of(text: str, said: str) -> str:
    """The words in which a condition is spoken of to the point; one that something is not so only in a clause that denies something; "" if none."""
    words_ = _one_of(text, said)
    if words_ and grant_named(words_) and "：" not in text and not grades_in(text) and any(tag == "v" for _, tag in tagged(text)):
        words_ = _one_of(text, "，".join(one.group() for one in CLAUSE.finditer(said) if not grant_named(one.group())))
    if words_ and stances.none_of(text) and not any(name in words_[found.end() : found.end() + _NEAR] or words_[: found.start()].endswith(name) for found in _DENIES.finditer(words_) for name in stances.topics(text)):
        return ""
    return words_ if stances.to_the_point(text, said) else ""


def _case(text: str, said: str) -> Told:
    """How a condition stands to what is told, open where it denies something only within (离校未就业毕业生), names a list by its title, or wants a state to be over."""
    within = _NAY_WITHIN.search(text) is not None and not stances.none_of(text)
    found = Told("open") if within or _NO_MORE.search(text) or "《" in text else case_told(text, said)
    little = found.side == "out" and sum(map(len, {*found.decided, *named_in(spoken_of(text), found.words)})) < _LEAST * len(text)
    return Told("open") if little else found


_NAY_WITHIN = re.compile(r"未(?![来成婚])|没有|无(?![线人障锡为])|不(?![同动良限少低超高得足断仅但])|非(?![常遗洲])")
_LISTING = re.compile("(?<=.)(?:、|或者?|及|以及|[与和])")
_LEAST = 0.3
"""So much of a condition has to be denied: a word that others have too (作业 of 高处作业证) is not it."""
_ENOUGH, _MOSTLY = 4, 0.6
"""So many signs of a condition have to be told, and so much of it: a word alone is no condition met."""
_NEAR = 8
_DENIES = re.compile(r"[没无未不非]|零|从来")


_HERE, _AWAY = re.compile(r"在?(?:本|我)[省市县区](?!级|外)"), re.compile(r"在?(?:外地|外省|外市|外县|异地|老家|别的(?:市|城市|地方))(?!人|户)")
"""Something is wanted here and told of elsewhere (在本市缴纳社会保险: 社保在外地交的)."""
_FIRST_OF = re.compile(r"(?P<where>全[球国省市州区县]|世界|亚洲|国际|国内|省内|市内|区内|县内)(?:首[^都府脑]|第一|唯一|最[^低]|前\d)")
"""The first of some place: the first of another, or of none that is told, is not that."""


def not_done(text: str, words_: str) -> bool:
    """Whether the clause that speaks of what a condition wants done says that it was not (忘了备案: 经商务局备案)."""
    deed = tagged(text)[-1:]
    return bool(deed) and len(deed[0][0]) > 1 and deed[0][1].startswith("v") and bool(denied(deed[0][0], words_))


def _absence(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition that something was not had ("未享受市级房租补助"), where the asker says whether he had it; None for other conditions,
    or where he does not."""
    absent = _NOT_HAD.search(text)
    thing = re.sub(r"的$|[（(].*", "", text[absent.end() :])[-_THING:] if absent is not None else ""
    if absent is not None and _OF_THE_KIND.search(text) and (never := next((one.group().strip() for one in CLAUSE.finditer(facts.text) if _NEVER_HAD.search(one.group())), "")):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=never))
    said = "" if len(thing) < _THING else next((one.group().strip() for one in CLAUSE.finditer(facts.text) if thing in same(one.group())), "")
    if not (_HAD_NOT.search(said) or _HAD.search(said)):
        return None
    if _HAD_NOT.search(said):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=said))
    return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=said)) if mentioned(text, facts.text) else None


_THING = 4
"""So many signs at the end of what is not to be had name its kind (房租补助)."""
_OF_THE_KIND = re.compile(r"同类|类似|其他|其它|相同|同一|本项|此项|过本")
_NEVER_HAD = re.compile(r"(?:从来?没有?|从未|没有?|未)(?:曾)?(?:领|拿|享受|申请|申报|得|领取)过(?:任何|别的|其他|这|什么|一)?")
"""The asker had nothing of the kind before."""
_GOT = r"(?:享受|获得|获评|领取|申领|取得|拿|领|得|用|报|评)"
_NO_MORE = re.compile(r"不再(?:符合|具备|满足|享有)[^，。；]{0,12}(?:条件|资格|标准|要求)")
_LOST = re.compile(r"不再?(?:符合|够|满足|具备|达标)|(?:没有?|失去|丧失|取消)了?[^，。；]{0,4}资格|超(?:过)?了?标准?了?")
"""That one meets the conditions no more, as rules and askers say it."""
_HAVING = re.compile(r"(?:已经?|正在)?(?:领取|享受|获得|享有|申领|领有)[^，。；]{0,14}(?:补贴|补助|津贴|待遇|救助|低保|保障金|失业金|保险金)$")
_ASKS_FOR = re.compile(r"[吗么](?=[？?，。]|$)|多少|有没有|怎么|什么|能不能|能否|可不可以|几[个年月块百千万]")
_HAS_IT = re.compile(rf"{_GOT}(?:到|上)?[过了着]|在{_GOT}|已经?(?:[^，。；没未不]{{0,6}}){_GOT}|一直|低保[户家]|(?:吃|享)低保")
"""To have a grant; what asks for one; and that one has it."""
_NOT_HAD = re.compile(rf"(?:未|没有?|不曾)曾?(?:经)?{_GOT}")
_HAD_NOT = re.compile(rf"(?:没有?|未|从来?没|不曾)曾?{_GOT}")
_HAD = re.compile(rf"{_GOT}(?:到|上)?[过了]|已经?(?:[^，。；没未不]{{0,6}}){_GOT}|{_GOT}着")


def _one_of(wanted: str, text: str) -> str:
    """The words of `text` in which `wanted` or one of its alternatives ("失业人员或高校毕业生") is spoken of, "" if none."""
    whole = mentioned(wanted, text) or gist(wanted, text)
    if whole or not (_EITHER.search(wanted) or HIRES.search(wanted)):
        return whole
    parts = _with_tail([_BELONGS.sub("", part) for part in _ALTERNATIVES.split(wanted)])
    if min(map(len, parts)) < _NAMED:
        return ""
    return next((words_ for part in parts if not denied(part, text) and (words_ := mentioned(part, text) if len(part) >= _SHORTEST else _clause_with(part, text))), "")


def _with_tail(parts: list[str]) -> list[str]:
    """Alternatives with what they share behind the last one, where those before it end with the name of a place (取得香港或澳门执业资格证)."""
    places = find_regions(parts[-1])
    if len(parts) < 2 or not places or places[0].start:
        return parts
    tail = parts[-1][places[0].end :]
    return [part + tail if (named := find_regions(part)) and named[-1].end == len(part) else part for part in parts]


def _clause_with(name: str, text: str) -> str:
    """The clause of `text` that names somebody by a short `name` and does not deny it, "" if none."""
    return "" if denied(name, text) else next((one for one in re.split(r"[，,。；;？?]", text) if name in one), "")
