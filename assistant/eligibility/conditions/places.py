"""Where the asker is and does things, against the place that a document governs."""

from __future__ import annotations

import re

from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied, mentioned, same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.counties import find_counties
from index.records import Condition, Metadata
from index.regions import NATION, find_regions
from prompts import say

_HERE = re.compile(r"(?:[我本该全](?:自治)?[省市区县州]|[省市区县境]内|本地|当地|就地)[^，。；]{0,8}?(?P<verb>产业化|产业转化|转化|投产|落地|统计|注册|纳税|缴税|登记|入库|落户|参保|缴纳|入统|户籍|户口)")
_AWAY = re.compile(r"外[省市区县地]|[省市区县境国]外|异地|其他(?:省|市|区|县|地方)|别的(?:省|市|区|县|地方)")


def region(meta: Metadata, facts: Facts) -> ConditionCheck:
    """Whether the asker is in the place that the document governs; a county inside his city is to be asked about."""
    here, place = facts.regions[-1], meta.region
    text = say("eligibility.region", place=place)
    stem = re.sub(r"(?:特别行政区|自治区|自治州|自治县|新区|[省市区县州])$", "", place)
    inside = [one for one in facts.regions if _inside(one, place)]
    here = inside[-1] if inside else here
    wide = inside and meta.level == "县" and stem not in facts.text and any(one.level in ("省", "市") and not one.relative for one in find_regions(facts.text))
    if wide:  # he names only a city, of which this is a part
        return ConditionCheck(text, "需补充", say("eligibility.reason.region_asked"))
    if inside or (len(stem) > 1 and stem in facts.text):
        return ConditionCheck(text, "符合", say("eligibility.reason.region_fits", region=here, place=place))
    wider = any(_inside(place, one) for one in facts.regions)
    counties = [mention for mention in find_regions("，".join(facts.regions)) if mention.level == "县"]
    if wider or (meta.level == "县" and not counties and not find_regions(place)):
        return ConditionCheck(text, "需补充", say("eligibility.reason.region_asked"))
    return ConditionCheck(text, "不符合", say("eligibility.reason.region_fails", region=here, place=place))


def elsewhere(condition: Condition, facts: Facts, meta: Metadata | None) -> ConditionCheck | None:
    """The check of a condition that wants something to be done here ("纳入我区统计", "新生儿在本市落户"): it fails where it is done in another place, and is
    met where a clause tells that it is done here and the condition asks for little else; else None."""
    if (of_origin := _origin(condition, facts, meta) or _brought_in(condition, facts)) is not None:
        return of_origin
    done = _HERE.search(condition.text)
    if done is None or meta is None or not meta.region:
        return None
    for clause in CLAUSE.findall(facts.text):
        places = [one for one in find_regions(clause) if not one.relative]
        away = (places and not any(_inside(one.name, meta.region) for one in places)) or (not places and _AWAY.search(clause))
        if done["verb"][:_STEM] in clause and away and not denied(done["verb"], clause):
            return ConditionCheck(condition.text, "不符合", say("eligibility.reason.denied", words=clause.strip()))
        here = any(_inside(one.name, meta.region) for one in places)
        alone = len(condition.text) - len(done.group()) <= _REST and not condition.unit
        if alone and here and done["verb"] in same(clause) and not denied(done["verb"], clause):
            return ConditionCheck(condition.text, "符合", say("eligibility.reason.said", words=clause.strip()))
    return None


def _origin(condition: Condition, facts: Facts, meta: Metadata | None) -> ConditionCheck | None:
    """The check of a condition on people from a place that it names ("吸纳对口帮扶地区（甲省乙市）劳动力"), against the place that those of whom the asker tells come
    from: it fails where that is another; None where it names no such place or he tells none."""
    wanted = [one for one in find_regions(condition.text) if not one.relative and not (meta is not None and _inside(one.name, meta.region))]
    if not wanted or _PEOPLE.search(condition.text) is None or meta is None:
        return None
    for clause in CLAUSE.findall(facts.text):
        told = [one for one in find_regions(clause) if not one.relative and not _inside(one.name, meta.region) and _COMES.search(clause[clause.find(one.name[:_STEM]) :])]
        if told and not any(_inside(one.name, place.name) or _inside(place.name, one.name) for one in told for place in wanted):
            return ConditionCheck(condition.text, "不符合", say("eligibility.reason.denied", words=clause.strip()))
        if told and mentioned(re.sub(r"^.*[）)]|^.*[省市区县](?=[^省市区县]{4})", "", condition.text), facts.text):
            return ConditionCheck(condition.text, "符合", say("eligibility.reason.said", words=clause.strip()))
    return None


_FROM_OUTSIDE = re.compile(r"从(?P<level>[省市州区县])外(?:引进|购[买入进置]|调[入进运]|引种)(?P<thing>[一-鿿]{2,})")
_OUTSIDE = re.compile(r"从?(?:外(?P<other>[省市州区县地])|(?P<level>[省市州区县])(?:外|外面|以外))[^，。；？]{0,6}(?:[买购引拉调运弄]|进[了货回来])")
_INSIDE = re.compile(r"(?:[本我]|就在|在)?(?:[省市区县乡镇村](?:内|里|上)|本[地县市省])[^，。；？]{0,6}(?:[买购引拉调]了?|进了?)")
_WIDER, _ANYWHERE = "县区市州省", "地"


def _brought_in(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """The check of a condition that animals, seeds or machines come from outside ("从县外引进基础母羊"), against where the asker got them (从外省拉回来); None
    where he does not tell."""
    wanted = _FROM_OUTSIDE.match(condition.text)
    if wanted is None or not mentioned(wanted["thing"], facts.text):
        return None
    for clause in CLAUSE.findall(facts.text):
        told = _OUTSIDE.search(clause)
        far = told is not None and (told["other"] == _ANYWHERE or _WIDER.find(told["level"] or told["other"]) >= _WIDER.index(wanted["level"]))
        if far:
            return ConditionCheck(condition.text, "符合", say("eligibility.reason.said", words=clause.strip()))
        if told is None and _INSIDE.search(clause):
            return ConditionCheck(condition.text, "不符合", say("eligibility.reason.denied", words=clause.strip()))
    return None


_PEOPLE = re.compile(r"劳动力|人口|人员|农民工|劳动者|职工|毕业生|人才|家庭")
_COMES = re.compile(r"来的|籍|户[籍口]|老家|(?:人|的)[^，。]{0,8}(?:工人|员工|贫困|脱贫|建档|劳动|农民工|老乡|伙计)|[^，。]{0,6}(?:建档|脱贫|贫困)")
_STEM = 2
"""So many signs of a verb name what is done (产业转化: 产业化)."""
_REST = 5
"""So many signs beside what is to be done here ask for nothing more (新生儿在本市落户)."""


def _inside(name: str, place: str) -> bool:
    """Whether the place `name` is `place` or lies in it."""
    above = {parent for one in find_counties(name) for parent in one.parents}
    return place in (name, NATION, *above) or any(place in (m.parent, *m.parent.split("/")) for m in find_regions("，".join((name, *above))))
