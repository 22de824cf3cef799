"""Of what the figures of parallel clauses are: “1.茶叶。…加工率达到70%。2.柑橘。…加工率达到45%。” tell 茶叶加工率 and 柑橘加工率.

In: the targets of a document and its text. Out: the same, those that several items built alike tell under one name named after
what their item is about: the owner of a figure before it (广告业营收…，集聚区合计营收占比…), the item's label or heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.indicators import link
from index.numbering import read_number
from index.records import Target
from index.regions import find_regions
from index.targets.ellipsis import base_subject, is_bare, is_measurable, owner_of
from index.targets.generic import is_generic
from index.targets.lexicon import any_of, words
from index.targets.owners import owner_of as owner_of_section
from index.targets.words import strip_openers, strip_verbs

_LABEL = re.compile(r"(?:^|[。；;])\s*(?P<name>[一-鿿“”A-Za-z]{2,8})[：:]")
_LEAD = re.compile(r"\s*(?P<name>[^。；;：:，,\d]{2,24})[。：:]")
_URGED = re.compile(r"(?:加快|加大|大力|持续|着力|全力|深入|深化|升级|优化|做强|做优|做大|做精|做细|加强|统筹|扎实|有序|稳步|积极|促进|推动|推进|推广|打造|巩固|提质|提升|提高|增强|壮大|发展|培育|建设|实施|振兴|[和与、])+")
_TAIL = re.compile(r"(?:高质量|国际化|集聚|集群化|规模化|标准化|转型|优质|资源配置|国际|核心)*(?:发展|建设|提升|升级|能级|水平|品质|竞争力|能力|工程|行动|质量|提质|振兴|增效|扩量|壮大|倍增)+$")
_THING = re.compile(r"[一-鿿A-Za-z“”+（）()]{2,14}")
_IDLE = re.compile(
    rf"{any_of('idle_headings')}|目标|任务|要求|合计|总计|共计|基础|原则|保障|措施|思路|阶段|时期|背景|形势|成效|回顾|情况|现状|问题|计划|指标|总体|全面|发展环境|需求|实事|民生|格局|体系|机制|动能|活力|[一二三四五六七八九十]年|上半年|下半年|其中|包括|主要|具体|同时|附件|说明|内容|布局|重点$"
)
_SHARE = re.compile(rf"(?P<head>{any_of('bare_heads')})占.+")
_PARTS = frozenset({"集聚区", "园区", "基地", "示范区", "核心区", "龙头企业", "骨干企业", "规上企业", "重点企业", "本地", "两地", "三地", "产地", "全产业链"})
_ENOUGH = 3
"""Items that tell a figure of one name are built alike; so are two that tell several, or one of a mere part."""

_Item = tuple[tuple[str, ...], int, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A target, the item that it stands in (parent headings, where it begins, its label), and the words its item begins with."""

    target: Target
    item: _Item
    lead: str


def told_apart(targets: Sequence[Target], text: str) -> tuple[Target, ...]:
    """The targets of `text` in order, each that items built alike tell of different things under one name named after its own thing."""
    rows = [_row(target, text) for target in targets]
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row is not None:
            groups[_likeness(row)].append(place)
    alike = {key: places for key, places in groups.items() if len({rows_of.item for rows_of in _at(rows, places)}) > 1}
    together = [{row.item for row in _at(rows, places)} for places in alike.values()]
    made = list(targets)
    things: dict[_Item, str] = {}
    for places in alike.values():
        items = [row.item for row in _at(rows, places)]
        lacking = any(_lacks(targets[place].indicator) for place in places)
        several = len(items) >= _ENOUGH or (lacking and sum(set(items) <= others for others in together) > 1) or any(targets[place].indicator.startswith(tuple(_PARTS)) for place in places)
        if not several or len(set(items)) < len(items):
            continue
        group = _at(rows, places)
        owners = [_owner(row, rows) for row in group]
        subjects = [owner if owner and owners.count(owner) == 1 else _thing(row.lead) for owner, row in zip(owners, group, strict=True)]
        if any(subject and subjects.count(subject) > 1 for subject in subjects):
            continue
        for place, subject in zip(places, subjects, strict=True):
            if subject:
                made[place] = _named(targets[place], subject)
        things.update((row.item, subject) for row, subject in zip(group, subjects, strict=True) if subject)
    return tuple(_named(one, things[row.item]) if row is not None and row.item in things and is_bare(one.indicator) else one for one, row in zip(made, rows, strict=True))


def _lacks(name: str) -> bool:
    """Whether a name says what is measured or counted and not of what (产值, 加工率, 龙头企业)."""
    return is_measurable(name) or is_generic(name) or name in _PARTS


def _named(target: Target, thing: str) -> Target:
    """The target as one of the thing that its item is about."""
    name = target.indicator if thing in target.indicator else thing + target.indicator
    return replace(target, indicator=name, key=link(name))


def _at(rows: Sequence[_Row | None], places: Iterable[int]) -> list[_Row]:
    return [row for place in places if (row := rows[place]) is not None]


def _likeness(row: _Row) -> tuple[object, ...]:
    """What rows of parallel items share: the name (of a share, what is measured of what), time, measure, unit, the headings over the item."""
    one = row.target
    share = _SHARE.search(one.indicator)
    return (share.group() if share else one.indicator, one.year, one.base_year, one.measure, one.status, one.unit, one.region, row.item[0])


def _row(target: Target, text: str) -> _Row | None:
    """Where a target of a sentence stands; None for one of a table."""
    begin = text.rfind("\n", 0, target.sentence[0] + 1) + 1
    end = text.find("\n", target.start)
    line = text[begin : end if end >= 0 else len(text)]
    if "\t" in line or target.indicator.endswith("占") or owner_of_section(target.path):
        return None
    labels = [found for found in _LABEL.finditer(line, 0, target.start - begin) if not _IDLE.search(found["name"])]
    if len(labels) and len(list(_LABEL.finditer(line))) > 1:
        return _Row(target, (target.path, begin + labels[-1].start(), labels[-1]["name"]), labels[-1]["name"])
    number = read_number(line)
    lead = _LEAD.match(line, number.end if number else 0)
    if number is None and not target.path:
        return _Row(target, (target.path, begin, ""), lead["name"] if lead else "")
    own = number is not None or any(line.startswith(part) for part in target.path[-1:])
    if own and target.path and lead is not None:
        return _Row(target, (target.path[:-1], begin, ""), lead["name"])
    if number is None and lead is not None:
        return _Row(target, (target.path, begin, ""), lead["name"])
    heading = target.path[-1]
    told = read_number(heading)
    return _Row(target, (target.path[:-1], 0, heading), heading[told.end :] if told else heading)


def _owner(row: _Row, rows: Sequence[_Row | None]) -> str:
    """Whose the first figure of an item is (广告业营收 → 广告业), its label where it has one; "" where neither tells."""
    if row.item[2] and row.item[2] == row.lead:
        return row.lead
    for other in rows:
        if other is not None and other.item == row.item and other.target.start < row.target.start:
            name = other.target.indicator
            owner = owner_of(base_subject(name))
            return owner if owner != name and _names(owner) and strip_verbs(owner)[1] else ""
    return ""


def _thing(lead: str) -> str:
    """What a heading names without what is to be done with it: 做强工业设计 → 工业设计; "" where it names none."""
    left = ""
    rest = lead.strip("。：: ")
    while rest != left:
        left = rest
        if (urged := _URGED.match(rest)) is not None and len(rest) - urged.end() >= 2:
            rest = rest[urged.end() :]
        rest = rest[strip_openers(rest) :]
        _, rest = strip_verbs(rest)
    rest = _TAIL.sub("", rest)
    return rest if _names(rest) else ""


def _names(thing: str) -> bool:
    """Whether words name a thing, no place, time, goal or chapter."""
    if not _THING.fullmatch(thing) or _IDLE.search(thing) or thing in words("generic_names") or thing in _PARTS:
        return False
    return not any(place.start == 0 for place in find_regions(thing))
