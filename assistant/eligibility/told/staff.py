"""How many work for the asker: no count of those whom a rule pays for or counts by another name (游客, 见习人员), unless it speaks of staff."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import same_count

_HEADCOUNT = "人数"
_NAMED = re.compile(r"员工|职工|从业人员")
_NEWLY = re.compile(r"[招雇聘收留]|录用|吸纳|安置|培训|带动|手[下底里头]|其中|新增")
"""Before a number of staff: only those are counted of whom something more is told."""
_OF_STAFF = re.compile(r"员工|职工|从业|用工|人员(?!的?(?:见习|培训))|在职|在岗|社保|社会保险|就业(?!见习)|招用|招聘|聘用|吸纳|安置|带动|团队|稳岗|岗位|专职")
_NO_PEOPLE = re.compile(r"企业|单位|机构|公司|人数|规模|总数|以上|以下|超过|不少于|不低于|不足|达到?|人|名|个|含|的|有|在|为|[\d\W]")
"""Words of a condition that name nobody who is counted."""


def is_staff(figure: OwnFigure) -> bool:
    """Whether a figure is the number of all who work for the asker (员工86人, 全厂有260人)."""
    if _NEWLY.search(figure.about) is not None:
        return False
    whole = same_count(figure.noun or figure.unit, "人") and _WHOLE.search(figure.about) is not None and _NO_NAME.fullmatch(figure.thing) is not None
    return whole or (figure.measure == _HEADCOUNT and _NAMED.search(figure.about + figure.thing) is not None)


_WHOLE = re.compile(r"(?:公司|企业|单位|集团|[工全本我]厂|厂[里子]|店里|社里|机构|俱乐部|合作社|农场|医院|学校|协会|中心|旅行社|酒店|饭店|宾馆|景区|事务所|工作室)(?:里[面头]?|上下|上上下下|[现目]在?前?|如今|一共|总共|共|大概|大约|约|差不多|将近|在册|在职|就|也|都|才|只|有|是)*$")
"""Before a number of people of whom nothing more is told: it is that of all of a firm."""
_NO_NAME = re.compile(r"(?:多|来|号|个|口)*人?(?:员工|职工|左右|上下|的?规模|的?[一-鿿]?厂)?")


def counts_staff(text: str) -> bool:
    """Whether the words of a condition may count those who work for the asker: they speak of staff, or name nobody."""
    return _OF_STAFF.search(text) is not None or not _NO_PEOPLE.sub("", text)


def without_staff(facts: Facts, words: str) -> Facts:
    """The facts without the number of all staff, where other people are counted beside it, the `words` of the rule speak of no staff, or only of those newly taken on."""
    if _TAKEN_ON.search(words) and not _ALL_NEW.search(facts.text):
        return replace(facts, figures=tuple(one for one in facts.figures if not is_staff(one)))
    others = any(not is_staff(one) and same_count(one.noun or one.unit, "人") for one in facts.figures)
    return replace(facts, figures=tuple(one for one in facts.figures if not is_staff(one))) if others or not _OF_STAFF.search(words) else facts


_TAKEN_ON = re.compile(r"(?:新|当年|首次)(?:增|招|录|聘)[用录聘收]?|引进|吸纳|招[用聘录]|新进")
_ALL_NEW = re.compile(r"(?:都|全部?)(?:是|为)?(?:今年|当年|刚|最近|去年)?(?:新招|新来|新进|新录|招来|刚招)")
