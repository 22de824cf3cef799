"""What a condition in words is made of: alternatives of which one is enough (取得绿色食品或者有机产品认证), parts that are all needed (完成技术改造并投产, 未享受公租房、保障性租赁住房)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.eligibility.conditions.case_told import named_in
from assistant.eligibility.conditions.case_words import units
from assistant.eligibility.told.said import denied, mentioned
from assistant.records import ConditionCheck
from index.records import Condition
from index.regions import find_regions
from index.rules.thresholds import thresholds
from index.stretches import BRACKETED
from index.words import tagged
from prompts import say

_CLAUSES_OR = re.compile(r"[，,；;]或者?是?")
_CLAUSES = re.compile(r"[，,；;](?!或)|(?<=[一-鿿]{2})(?:并且|(?<![并而])且|并)(?=[一-鿿]{2})(?!且|购|网|发|轨|联|列|行|存|举|重)(?=[^的]*$)")
_OR = re.compile(r"或者?(?=[一-鿿《“])")
_LISTED = re.compile(r"、|或者?(?=[一-鿿《“])")
_ALL_OF = re.compile(r"^(?:已|并)*(?:具有|具备|建立|制定|落实|完善|符合|配备|完成)")
"""What one has to have, make or fulfil all of."""
_NONE_OF = re.compile(r"^[^，。；、]{0,6}?(?:从未|尚未|未(?![来成婚])曾?|没有|无(?![人线障])|不(?![同动良限少低超高得足]))(?:享受|发生|存在|拥有|列入|纳入|涉及|受过|受到?|领取|有|被)*")
"""None of what is listed behind it may be so."""
_STATE = re.compile(r"(?:好|高|强|广|规范|健全|完善|完备|良好|明显|显著|突出|稳定|齐全|清晰|合理|先进|优良|正常|到位|较大|充足|扎实|过硬|前列)$")
"""A part that ends so says something of its own."""
_TITLE = re.compile(r"(?:认证|授权|(?<!验)证书?|资格|称号|资质|许可|认定|备案|创办|设立|开办|领办|种植|养殖|生产|加工|名录|名单|目录|奖项?)$")
"""What the last of several says for all of them."""
_GRADE = re.compile(r"(?:国家|自治区|[省市区县州])级")
_SHORTEST, _MEMBER = 4, 2
_EXACT = re.compile(r"\d|之一|除|不含|不包括|首次|首家|第一|以上|以下|[《》“”]")
"""A condition with one of these is read as a whole, or by its own check."""


_LEFT_OUT = re.compile(r"[（(](?:[^，。；（）()]{0,6}?(?:不含|不包括|不包含|不得?为|除)[^（）()]{2,40}|[^（）()]{2,40}除外)[)）]")
"""Whom or what a name leaves out, in brackets behind it."""


def less_left_out(text: str) -> str:
    """A name or condition less the brackets that say whom it leaves out: （从事行业不包括网吧）, （劳务派遣公司除外）."""
    return _LEFT_OUT.sub("", text)


@dataclass(frozen=True, slots=True)
class Ways:
    """The parts of a condition, and whether one of them is enough."""

    parts: tuple[str, ...]
    one_enough: bool


def ways(condition: str) -> Ways | None:
    """The parts of a condition, None where it has only one or they cannot be told apart."""
    bare = BRACKETED.sub("", condition).strip("，,；; ")
    if _EXACT.search(bare) or len(bare) < _SHORTEST:
        return None
    for pattern, one_enough in ((_CLAUSES_OR, True), (_CLAUSES, False)):
        parts = tuple(part for part in pattern.split(bare) if part)
        if len(parts) > 1:
            return Ways(parts, one_enough) if all(len(part) >= _MEMBER for part in parts) else None
    return _listed(bare)


def _listed(bare: str) -> Ways | None:
    """The members of a list, each with what stands before or behind it for all."""
    members = [part for part in _LISTED.split(bare) if part]
    either = _OR.search(bare) is not None
    if len(members) < _MEMBER or any(len(part) < _MEMBER for part in members) or _OBLIGES.search(bare):
        return None
    if all(_STATE.search(part) for part in members):
        return Ways(tuple(members), either)
    own = [part for part in members[1:] if _SAYS.search(part)]
    if (none := _NONE_OF.match(bare)) is not None:
        if own:
            return Ways(tuple(members), True) if either else None
        return Ways((members[0], *(part if _NONE_OF.match(part) else f"{none.group()}{part}" for part in members[1:])), False)
    if (thing := _thing(members)):
        return Ways((*(f"{part}{thing}" for part in members[:-1]), members[-1]), either)
    lead = _lead(members[0])
    members[-1] = _MORE.sub("", members[-1])
    tail = _tail(members[-1], members[0])
    if own or not (lead or (either and tail in _BY_WHOM)):
        return None
    made = tuple((part if not at else f"{lead}{part}") + ("" if part.endswith(tail) else tail) for at, part in enumerate(members))
    return Ways(made, either or not _ALL_OF.search(bare))


_OBLIGES = re.compile(r"应当?(?![届急用])|须|必须|不得|[^，。；]的[^，。；]*、")
_BY_WHOM = frozenset({"创办", "设立", "开办", "领办"})
"""Several who would do, by what they do."""
_SAYS = re.compile(r"[为是]|低于|高于|超过|不足|达到|^[未无不没随由经已在按]")
"""A member that says something of its own."""
_MORE = re.compile(r"等[一-鿿]{0,8}$")


def _thing(members: list[str]) -> str:
    """What several deeds are done with, behind the last of them (自建或者租赁海外仓), "" where they are not deeds alone."""
    first, last = tagged(members[0]), tagged(members[-1])
    bare = all(len(tagged(part)) == 1 for part in members[:-1])
    if len(last) < _MEMBER or not (last[0][1] == "v" or (bare and last[0][1].startswith("v"))) or any(tagged(part)[-1][1] != "v" for part in members[:-1]) or len(first) > _MEMBER + 1:
        return ""
    return members[-1][len(last[0][0]) :]


def _lead(first: str) -> str:
    """The verb with which the first of several begins, with what stands before it (被列入, 在本市取得), "" where there is none."""
    said = ""
    for word, tag in tagged(first)[:4]:
        said += word
        if tag == "v" and len(said) < len(first):
            return said
        if tag[:1] not in ("p", "d", "r", "s") and word not in ("本市", "本县", "本区", "新"):
            return ""
    return ""


def _tail(last: str, first: str) -> str:
    """What the last of several ends in for all of them: behind a bare grade or place (省级、市级重点项目, 香港或澳门执业资格证) everything, else a word for a title or a deed."""
    if (grade := _GRADE.search(last)) is not None and _GRADE_LAST.search(first):
        return last[grade.end() :]
    places = find_regions(last)
    if places and not places[0].start and (named_ := find_regions(first)) and named_[-1].end == len(first):
        return last[places[0].end :]
    words = tagged(last)
    found = _TITLE.search(words[-1][0]) if len(words) > 1 else None
    return "" if found is None else found.group()


_GRADE_LAST = re.compile(f"{_GRADE.pattern}$")


def held_in_parts(condition: str, made: Ways, check: Callable[[str], ConditionCheck]) -> ConditionCheck:
    """The check of a condition by those of its parts."""
    found = [check(part) for part in made.parts]
    fits, fails, open_ = ([one for one in found if one.verdict == verdict] for verdict in ("符合", "不符合", "需补充"))
    if made.one_enough:
        decisive = fits[:1] or ([] if open_ else fails)
    else:
        decisive = fails[:1] or ([] if open_ else fits)
    if decisive:
        return ConditionCheck(condition, decisive[0].verdict, "；".join(dict.fromkeys(one.reason for one in decisive)))
    told = [] if made.one_enough else [one.reason for one in fits]
    untold = say("eligibility.reason.untold", pieces="”、“".join(one.text for one in open_)) if told else say("eligibility.reason.not_said")
    return ConditionCheck(condition, "需补充", "；".join((*dict.fromkeys(told), untold)))


def by_kind(condition: Condition, said: str) -> tuple[Condition, bool] | None:
    """A limit of which brackets tell another for some kinds of askers (年薪40万元以上（高校、科研院所25万元以上）): the one for the asker, and whether he tells of which kind he is;
    None where there is but one."""
    found = _OTHERS_LIMIT.search(condition.text)
    main = condition.text[: found.start()] if found is not None else ""
    limits = [one for one in thresholds(found["what"]) if not one.bare] if found is not None else []
    own = [one for one in thresholds(main) if not one.bare]
    if found is None or not limits or len(own) != 1 or limits[0].unit != own[0].unit:
        return None
    measure = main[: own[0].start]
    whom = found["what"][: limits[0].start]
    whom = _UP_TO.sub("", whom.removesuffix(measure) if measure else whom)
    if any((mentioned(name, said) or named_in(units(name)[:1], said)) and not denied(name, said) for name in _NAMES.split(whom) if len(name) > 1):
        return replace(condition, text=f"{measure}{found['what'][limits[0].start :]}", minimum=limits[0].minimum, maximum=limits[0].maximum), True
    return replace(condition, text=main + condition.text[found.end() :]), _SAYS_WHAT.search(said) is not None


def behind(condition: Condition, quote: str, said: str) -> tuple[Condition, bool] | None:
    """The limit for the kind that the asker tells to be, in brackets behind what is given ("每周开放不少于10小时的，给予3万元（学校场馆每周不少于6小时）"); None where he is none of those."""
    found = _OTHERS_LIMIT.search(quote) if "（" not in condition.text and "(" not in condition.text else None
    other = by_kind(replace(condition, text=condition.text + found.group()), said) if found is not None else None
    return other if other is not None and other[0].minimum != condition.minimum else None


_OTHERS_LIMIT = re.compile(r"[（(](?:其中)?(?P<what>(?![不含]|以上|以下)[一-鿿][^（）()，；]{1,40}?\d[^（）()，；]*)[)）]")
_UP_TO = re.compile(r"(?:的?(?:应|须|需)?(?:达到?|为|不低于|不少于|在|满))$")
_NAMES = re.compile(r"、|或者?|[和及与]|以及")
_SAYS_WHAT = re.compile(r"公司|企业|厂|店|学校|高校|大学|学院|医院|研究[院所]|科研(?:院所|机构)|事业单位|合作社|农场|个体")
"""The asker says what he, or where he works, is."""
