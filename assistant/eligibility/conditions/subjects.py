"""Whom a rule is for, by name, size class and industry, against the asker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.eligibility.conditions import applicants, personal
from assistant.eligibility.conditions.degrees import other as other_degree
from assistant.eligibility.conditions.degrees import untold as untold_degree
from assistant.eligibility.conditions.schooling import schooling_check
from assistant.eligibility.conditions.since import since_check
from assistant.eligibility.conditions.time_checks import lasting_check
from assistant.eligibility.conditions.trades import of_trade, other_trade
from assistant.eligibility.conditions.trading import party_told
from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.grades import grades_in, without_grade
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import denied, denied_within, fits_by_denial, mentioned, same, unmet
from assistant.eligibility.vocabulary import CLAUSE, GENERIC, groups
from assistant.records import ConditionCheck
from index.records import Condition
from index.rules.classes import CLASSES
from prompts import say

_LISTED = re.compile(r"[、，和及与或]|以及")
_GROUP = re.compile(r"(?:[本全各][省市区县]|我[省市区县])?(?P<kind>[一-鿿]{2,4}?)(?:供养)?(?:(?P<group>人员|人口|家庭|对象|户)|老年人|老人|残疾人|儿童|学生)")
"""The name of a group of people: what they are called by, less the place and the word for persons or households."""
_NOT_OF = re.compile(r"不(?:是|属于|算)(?P<kind>[一-鿿]{2,4}?)(?:户|人员|家庭|对象)?(?=也?不|[也和或、]|[的了啊呀]|$)")
"""The asker says that he is not of a group."""
_SIZES = groups("size")
_WITHIN = groups("size_within")


_ANY = re.compile(r"(?:各类|各级?|所有|全体|本?[市县区省镇]内?|我[市县区省]|辖区内?|区域内|在[^，。；]{1,4}|符合条件的?|相关|有关|该|其|上述|引进|运营|投资|建设|实施|承办|主办|举办|申报|申请|受益|牵头|使用|购买|采购|购置|出资)*的?(?:单位|机构|企业|公司|主体|个人|人员|对象|投资方|出资方|运营方|建设方|投资人|投资者|申请人|申报人|业主|用人单位|生产经营主体|市场主体|经营主体)")
"""A name that tells no asker from another: who he is follows from what is asked for besides (各类用人单位, 引进企业, 投资方)."""


def anybody(subject: str) -> bool:
    """Whether the name of whom a rule is for fits any asker who does what the rule asks for."""
    return subject in GENERIC or _ANY.fullmatch(subject) is not None or _PART.fullmatch(subject) is not None


_PART = re.compile(r"(?:超过|超出|高出|剩余|其余)[^，。；]{0,10}部分")
"""The part of a sum that counts is nobody."""


def subject_check(subject: str, facts: Facts) -> ConditionCheck:
    text = say("eligibility.subject", subject=subject)
    if CLASSES.fullmatch(subject):
        return _of_class(text, subject, facts)
    if (party := party_told(subject, facts.text)) is not None:
        fits, words_ = party
        return held(text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=words_))
    size = size_check(text, facts)
    if size is not None and size.verdict == "不符合":
        return size
    kind = applicants.check(subject, facts)
    if kind is not None:
        return replace(kind, text=text)
    own = personal.check(subject, facts)
    if own is not None and own.verdict != "需补充":
        return replace(own, text=text)
    schooled = schooling_check(subject, facts.text)
    if schooled is not None and (schooled.verdict == "符合" or not mentioned(subject, facts.text)):
        return replace(schooled, text=text)
    parts = listed(subject)
    timed = {part: made for part in parts if durations(part) and (made := _timed(part, facts)).verdict != "需补充"}
    if timed and len(timed) == len(parts) and all(one.verdict == "不符合" for one in timed.values()):
        return ConditionCheck(text, "不符合", next(iter(timed.values())).reason)
    if (left := _of_the_rest(subject, facts.text)):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=left))
    denials = {part: words_ for part in parts if (words_ := denied(part, facts.text) or not_so_called(part, facts.text) or denied_within(part, facts.text)[1] or (other_degree(part, facts.text) and other_degree(subject, facts.text)))}
    refused = list(denials.values())
    lasting = next((one for part, one in timed.items() if one.verdict == "符合" and part not in denials and not untold_degree(part, facts.text)), None)
    if lasting is not None and len(parts) > 1:
        return ConditionCheck(text, "符合", lasting.reason)
    parts = [part for part in parts if part not in timed or timed[part].verdict == "符合"]
    for part in parts:
        words_ = "" if part in denials else mentioned(part, facts.text) or _graduated(part, facts.text) or fits_by_denial(part, facts.text) or _firm(part, facts.text) or _returned(part, facts.text) or _old(part, facts) or of_trade(part, facts.text) or _left_school(part, facts) or _headed(part, facts.text)
        if words_ and words_ not in refused and not untold_degree(part, facts.text) and not _names_grant(part, words_) and _of_group(part, facts.text):
            return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))
    if refused and any(part not in denials and not _all_denied(part, refused) for part in parts):
        return ConditionCheck(text, "需补充", _in_part(subject, parts, facts))  # one of the others may be his
    refused = refused or ([words_] if (words_ := other_trade(parts, facts.text)) else [])
    if refused:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=refused[0]))
    return ConditionCheck(text, "需补充", _in_part(subject, parts, facts))


def _headed(part: str, text: str) -> str:
    """The clause that names those of a group without the word for their work (一个博士后: 博士后科研人员), "" where none does."""
    found = _WORKERS.fullmatch(part)
    return next((one.group().strip() for one in CLAUSE.finditer(text) if found["who"] in one.group()), "") if found is not None else ""


_WORKERS = re.compile(r"(?P<who>(?!.*(?:引进|从事|符合|取得|认定|新))[一-鿿]{3,8}?)(?:科研|研究|教学科研|科技|专业技术)(?:人员|工作者)")


def _timed(part: str, facts: Facts) -> ConditionCheck:
    """One of those whom a rule names by how long ago something was (毕业5年内的高校毕业生), against when the asker says it was."""
    condition = Condition(part, "time")
    return since_check(condition, facts) or lasting_check(condition, facts)


def _of_class(text: str, subject: str, facts: Facts) -> ConditionCheck:
    """The class that the asker is in against those that a rule is for, each by its number; to be asked where he tells none."""
    wanted = [one.removeprefix("第") for one in subject.split("、")]
    mine = _classes(facts.text)
    if not mine:
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    return held(text, any(one in mine for one in wanted), say("eligibility.reason.said", words=mine[-1]))


def _classes(text: str) -> list[str]:
    return [one.group().removeprefix("第") for one in _OWN_CLASS.finditer(text)]


_OWN_CLASS = re.compile(r"第?[一二三四五六七八九A-H甲乙丙丁]类(?:救助|保障|资助|补助|帮扶|支持)?(?:对象|人员|家庭|人群)")


def _names_grant(part: str, words_: str) -> bool:
    """Whether the words in which a body is spoken of only name the grant that is asked for ("能申请居家养老服务资助吗": 居家养老服务组织)."""
    return _BODY.search(part) is not None and _ASKED_FOR.search(words_) is not None and part[-2:] not in words_


_BODY = re.compile(r"(?:组织|机构|单位)$")
_ASKED_FOR = re.compile(r"(?:申请|申报|领|拿|享受|有没有|有)[^，。；]*?(?:补[贴助]|资助|奖励|津贴|救助|扶持)")


def _of_the_rest(subject: str, text: str) -> str:
    """The clause in which the asker denies to be somebody in particular, where a rule is for all the others (其他申请人: 不是特困人员); "" if none."""
    if _REST.fullmatch(subject) is None:
        return ""
    return next((one.group().strip() for one in CLAUSE.finditer(text) if _IS_NOT.search(one.group())), "")


_REST = re.compile(r"(?:其他|其余|其它|别的)(?:类型|情形|一般|普通)?的?(?:申请人|申请对象|人员|对象|家庭|群众|居民|企业|单位|项目|机构|个人|职工|老年人|学生)")
_IS_NOT = re.compile(r"(?:不是|不属于|也?不算|并非)[^，。；]{2,}")


def _all_denied(name: str, clauses: Sequence[str]) -> bool:
    """Whether the last word of a name stands in one of the clauses that deny something (也不是困难人员: 就业困难人员)."""
    return any(same(name)[-_NAMED:] in same(one) for one in clauses)


_NAMED = 4
"""So many signs at its end name a group."""


def _left_school(name: str, facts: Facts) -> str:
    """The words in which the asker tells that he left school within the time that a name asks for (毕业2年内高校毕业生: 今年7月大学毕业), "" where he does not."""
    within = _SCHOOL_LEFT.match(name)
    graduated = "" if within is None or name[within.end() :] not in _GRADUATES else _graduated(name[within.end() :], facts.text)
    made = since_check(Condition(name, "time"), facts) or lasting_check(Condition(name, "time"), facts) if graduated else None
    return graduated if made is not None and made.verdict == "符合" else ""


_SCHOOL_LEFT = re.compile(r"(?:毕业|离校)[\d一二两三四五]{1,2}年(?:以|之)?内的?(?:全日制)?(?:普通)?")


def _firm(name: str, text: str) -> str:
    """The clause in which the asker names his firm by the first word of what a rule calls it (软件公司: 软件和信息技术服务业企业), "" if none."""
    found = next((one for one in CLAUSE.finditer(text) if any(name.startswith(firm) for firm in _FIRM.findall(one.group()))), None) if _FIRMS.search(name) else None
    return found.group().strip() if found is not None and not denied(name, text) and not unmet(found.group()) else ""


def _returned(name: str, text: str) -> str:
    """The words in which the asker says that he worked elsewhere and came back, where a rule is for those who did (返乡人员); "" if none."""
    found = _CAME_BACK.search(text) if "返乡" in name else None
    return found.group() if found is not None else ""


def _old(name: str, facts: Facts) -> str:
    """The clause that tells an age at which somebody is an old one, where a rule is for those (老年人); "" if none."""
    return next((one.words for one in facts.figures if one.unit == "岁" and one.value >= _SIXTY), "") if name in ("老年人", "高龄老年人", "老人", "高龄老人") else ""


_SIXTY = 60
_CAME_BACK = re.compile(r"(?:打(?:了|过)?[^，。；]{0,6}工|在外[面地头]?|在[一-鿿]{2,4}(?:干|做|上班|闯)了)[^。；？]{0,16}?(?:返乡|回(?![头复收报答应款扣补]))")
_FIRM = re.compile(r"(?P<what>[一-鿿]{2})(?:类|业)?(?:公司|企业|厂)")
_FIRMS = re.compile(r"业(?:的?(?:企业|单位|商户|经营者|经营主体))?$")


def _graduated(name: str, text: str) -> str:
    """The clause in which the asker says that he has left school, where that is all that a subject asks for; "" if none."""
    found = next((one for one in CLAUSE.finditer(text) if _HAS_LEFT.search(one.group())), None) if name in _GRADUATES else None
    return found.group().strip() if found is not None else ""


_GRADUATES = frozenset({"毕业生", "高校毕业生", "大学毕业生"})
_HAS_LEFT = re.compile(r"(?<![没未快要])(?:刚|已经?|年|大学|本科|硕士|博士|大专|研究生|高校)毕业(?!前|之前|论文)|(?<![没未快要])毕业(?:了|(?:[一二两三四五]|\d)个?[年月半])")


def group_of(name: str) -> str:
    """The short name of the group that the first words of a name ask for (低保: 低保家庭老年人), "" where they ask for none."""
    group = _GROUP.match(same(name))
    return group["kind"] if group is not None else ""


def not_so_called(name: str, text: str) -> str:
    """The clause in which the asker says that he is not of a group, by the short name for it (不是特困, 不是低保户: 本市特困人员, 低保家庭老年人), "" if none."""
    kind = group_of(name)
    return next((clause.group().strip() for clause in CLAUSE.finditer(text) for said in _NOT_OF.finditer(same(clause.group())) if kind and said["kind"] == kind), "")


def _of_group(name: str, text: str) -> bool:
    """Whether the asker names the group that the first words of a name ask for (低保家庭残疾人), where they ask for one; those at the margin of a group are none of it."""
    if _MARGIN not in name and _MARGIN in text and any(_MARGIN in one.group() for one in CLAUSE.finditer(text) if mentioned(name, one.group())):
        return False
    group = _GROUP.match(same(name))
    return group is None or not group["group"] or group.end() == len(same(name)) or group["kind"] in same(text)


_MARGIN = "边缘"


def _in_part(subject: str, parts: list[str], facts: Facts) -> str:
    """The reason to ask for a subject: its name is spoken of without the grade it asks for, or nothing of it is."""
    grades = grades_in(subject)
    words_ = named_without_grade(parts, facts) if grades else ""
    if words_:
        return say("eligibility.reason.grade_asked", words=words_, grade="、".join(dict.fromkeys(grades)))
    return say("eligibility.reason.not_said")


def named_without_grade(parts: Sequence[str], facts: Facts) -> str:
    """The asker's words that name one of the subjects, whatever grade of it is asked for; "" where none do."""
    return next((words_ for part in parts if (words_ := mentioned(without_grade(part), facts.text))), "")


def listed(subject: str) -> list[str]:
    """The subjects that a rule names together: 智能工厂和数字化车间."""
    return _LISTED.split(subject)


def size_check(text: str, facts: Facts) -> ConditionCheck | None:
    """A size class of the asker's against the one that `text` names; None where either is unknown."""
    wanted = [name for name, group in _SIZES.items() if any(word in text for word in group)]
    if not wanted or not facts.sizes:
        return None
    mine = set(facts.sizes) | {wider for size in facts.sizes for wider in _WITHIN.get(size, ())}
    fits = bool(mine & set(wanted))
    key = "eligibility.reason.size_fits" if fits else "eligibility.reason.size_fails"
    values = {"size": "、".join(facts.sizes)} | ({} if fits else {"wanted": "、".join(wanted)})
    return held(text, fits, say(key, **values))


def industry_check(condition: Condition, facts: Facts) -> ConditionCheck:
    """An industry is met where the asker names one of those listed; whether another one falls under 等 is to be asked."""
    listed = [re.sub(r"^在|等.*$|(?:行业|领域|产业|企业)$", "", part) for part in _LISTED.split(condition.text)]
    if any(len(name) > 1 and name in facts.text and not denied(name, facts.text) for name in listed):
        return ConditionCheck(condition.text, "符合", say("eligibility.reason.industry_fits"))
    key = "eligibility.reason.industry_open" if "等" in condition.text else "eligibility.reason.not_said"
    return ConditionCheck(condition.text, "需补充", say(key))
