"""From a sentence's figures to drafts: finds for each figure its own words and whether its name stands before or after it.

In: a masked sentence, its figures in order, what is carried from before. Out: `Draft` values in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.quantities import Quantity, split_scale, unit_family
from index.targets.drafts import AMOUNTS, COUNTED, Carry, Draft
from index.targets.ellipsis import is_measurable
from index.targets.generic import doing
from index.targets.lexicon import ADDED, any_of
from index.targets.naming import subject_drafts
from index.targets.objects import read_object
from index.targets.sentences import AT, BASE, NOTE, Sentence
from index.targets.words import PLACE, Left, clean_name, quote_start, read_left, split_scope, strip_verbs

_BOUNDARY = re.compile(r"[，；。：:！？\n\t]")
_COMMA = re.compile(r"[，。；、：]")
_LIST = re.compile(rf"[、和及与以{NOTE}\s]*(?:以及|约|近|超过|超)?$")
_VERB_END = re.compile(
    rf"(?:{any_of('verbs', 'kept_verbs')}|[有以对达为每到在约近了共超上含括助助配的让使推办是设派招建])"
    rf"(?:[{AT}{BASE}{NOTE}]|约|近|超过?|达到?|突破|不少于|不低于|至少|了)*$"
)
_REACH_END = re.compile(r"(?:达到|达|增至|增加到|提高到|为|超过|突破|升至|增长到|超)(?:了|约|近)?$")
_REACHES = re.compile(r"达到?|增至|超过?|突破|为")
_REACHES_TO = re.compile(r"达到?|增至|到|超过?|突破|为")
_ARRIVES = re.compile(r"[达到为超突破至]")
_JOINED = re.compile(r"(?:和|及|与|以及)[约近超]?$")
_ENUMERATED = re.compile(r"、|等$")
_NEW_VERB = re.compile(
    r"支持|推动|带动|促进|助力|推进|用于|拉动|保障|惠及|服务|解决|帮助|缓解|撬动|覆盖|受益|落地|发放|竣工|完工|贯通|通车"
)
_WORKED_ON = re.compile(rf"[{PLACE}\s，、]*(?:完成|实施|新建|改造|修建|建成|整治|治理|硬化|铺设)了?[^，。；]*等$|对[^，。；]+$")
"""What stands before so many kilometres on which work was done: 完成了人民路等|70公里公路改造, 对某路|21公里路面进行了养护."""
_VAGUE = frozenset(["资金", "救灾款", "贷款", "支出", "补助", "投资", "债券", "专项资金", "财政资金"])
_PARTICLE = re.compile(r"^(?:左右|以上)?的")
_JOINT_RANK = re.compile(r"^(?:国家级?[和、]?(?:自治区|省|市)级|国家级?（(?:自治区|省|市)）级)")
_RANKED = re.compile(r"绿色|示范|特色|智能|服务型")
_SIZED = frozenset({"money", "people", "share", "area"})


@dataclass(frozen=True, slots=True)
class _Segment:
    """A figure's own words: where they begin, the object right of it ("" if none), where that ends."""

    figure: Quantity
    begin: int
    thing: str
    end: int

    @property
    def family(self) -> str:
        return unit_family(self.figure.unit)


def read_clauses(sentence: Sentence, figures: list[Quantity], carry: Carry) -> list[Draft]:
    """The drafts of one sentence; `carry` is updated for the sentences after it."""
    mask = sentence.mask
    drafts: list[Draft] = []
    segments = _segments(mask, figures)
    carry.next_sentence()
    place = 0
    while place < len(segments):
        segment = segments[place]
        figure, begin = segment.figure, segment.begin
        words = mask[begin : figure.start]
        left = read_left(words, begin)
        if segment.thing and left.name and segment.family in AMOUNTS and _NEW_VERB.match(segment.thing):
            segment = replace(segment, thing="", end=figure.end)
        if _is_size_of(drafts, left, mask, figure):
            size = mask[drafts[-1].end : figure.end]
            drafts[-1] = replace(drafts[-1], name=drafts[-1].name + size, end=figure.end)
            place += 1
        elif _follows_at_once(segments, place, segment):
            place += 1
        elif segment.thing and (_is_counted(left, words, segment.family) or (segment.family == "length" and _WORKED_ON.match(words))):
            drafts.append(_object_draft(sentence, segment, left, carry))
            carry.unit = figure.unit
            place += 1
        elif segment.thing and segment.family in AMOUNTS and not _ARRIVES.search(left.predicate):
            # 某公司400万吨煤制油: the capacity of a project.
            place += 1
        else:
            group = _group(segments, mask, place)
            drafts.extend(subject_drafts(sentence, figures[place : place + group], left, begin, carry))
            carry.unit = figures[place + group - 1].unit
            place += group
    return _share_ranks(_share_kinds(drafts), mask)


def _segments(mask: str, figures: list[Quantity]) -> list[_Segment]:
    """The figures with their own words; objects end before the next figure."""
    found = []
    floor = 0
    for place, figure in enumerate(figures):
        limit = figures[place + 1].start if place + 1 < len(figures) else len(mask)
        begin = floor
        for boundary in _BOUNDARY.finditer(mask, floor, figure.start):
            begin = boundary.end()
        thing, end = "", figure.end
        family = unit_family(figure.unit)
        of_share = family == "share" and mask[figure.end : figure.end + 1] == "的"
        if of_share or family in COUNTED | AMOUNTS or not split_scale(figure.unit)[1]:
            thing, end = read_object(mask, figure.end, limit)
        found.append(_Segment(figure, begin, thing, end))
        floor = end
    return found


def _follows_at_once(segments: list[_Segment], place: int, segment: _Segment) -> bool:
    """12类|45件民生实事: the first of two figures that touch has no name of its own."""
    return not segment.thing and place + 1 < len(segments) and segments[place + 1].figure.start == segment.figure.end


def _is_size_of(drafts: list[Draft], left: Left, mask: str, figure: Quantity) -> bool:
    """191家企业营业收入|超百亿元: the second figure tells which things were counted."""
    if not drafts or not drafts[-1].counted or left.name or unit_family(figure.unit) not in _SIZED:
        return False
    between = mask[drafts[-1].end : figure.digits]
    return bool(between) and not _COMMA.search(between) and figure.start < figure.digits


def _is_counted(left: Left, words: str, family: str) -> bool:
    """Whether the words after the figure, not those before it, name what is counted."""
    verbs, rest = strip_verbs(clean_name(left.name))
    if not rest:
        return True
    bare = words.rstrip(PLACE + " ")
    if family in COUNTED:
        short = verbs and len(rest) <= 4 and not is_measurable(rest) and not _REACHES.search(left.predicate)
        if short or _JOINED.search(bare):
            return True
        if _ENUMERATED.search(rest) and not _REACHES_TO.search(left.predicate):
            return True
    if family == "money" and rest.endswith("规模") and not left.predicate.strip("约近"):
        return True
    if family not in COUNTED | AMOUNTS | {""}:
        return False
    if _REACH_END.search(bare) and not _VERB_END.search(bare[:-2]):
        return family in COUNTED and len(rest) <= 2 and not is_measurable(rest)
    return bool(_VERB_END.search(bare))


def _object_draft(sentence: Sentence, segment: _Segment, left: Left, carry: Carry) -> Draft:
    """The draft of a figure that is named by the object after it."""
    subject = clean_name(left.name)
    verbs, rest = strip_verbs(subject)
    scope, name = split_scope(clean_name(segment.thing))
    name = _PARTICLE.sub("", name)
    stripped, shorter = strip_verbs(name)
    if stripped and len(shorter) >= 4 and not rest:
        name = shorter
    name = doing(name, sentence.mask[segment.end :])
    if ADDED.search(left.predicate + left.name):
        name = "新增" + name
    if name in _VAGUE and 2 <= len(left.name) <= 16:
        name = subject + left.predicate.strip(PLACE + " ，") + name
    if rest.endswith("规模") and segment.family == "money":
        name += rest if len(rest) <= 4 else "规模"
    outer, _ = split_scope(subject)
    start = segment.begin + quote_start(sentence.mask[segment.begin : segment.figure.start])
    carry.add(name, start)
    carry.scope = scope or outer or carry.scope
    return Draft(
        quantity=segment.figure,
        name=name,
        scope=scope or outer,
        predicate=left.predicate,
        lead=sentence.mask[segment.begin : left.start],
        start=start,
        end=segment.end,
        clause=segment.begin,
        counted=True,
        verbs=verbs,
    )


def _group(segments: list[_Segment], mask: str, place: int) -> int:
    """How many figures from `place` on form a bare list (8家、30家、500家以上)."""
    first = segments[place]
    distributed = "分别" in mask[first.begin : first.figure.start]
    count = 1
    while place + count < len(segments):
        before, here = segments[place + count - 1], segments[place + count]
        between = mask[before.figure.end : here.figure.start]
        if before.thing or not between or not _LIST.fullmatch(between):
            break
        if before.family != here.family and not distributed:
            break
        count += 1
    if count > 1 and segments[place + count - 1].thing and first.family in COUNTED and not distributed:
        return 1
    return count


def _share_ranks(drafts: list[Draft], mask: str) -> list[Draft]:
    """国家和自治区级绿色园区10个、绿色工厂40个: the list stands under the joint rank."""
    rank = ""
    for place, draft in enumerate(drafts):
        found = _JOINT_RANK.match(draft.name)
        listed = place > 0 and mask[drafts[place - 1].end : draft.clause + 1] == "、"
        if found:
            rank = found.group()
        elif rank and listed and _RANKED.match(draft.name):
            drafts[place] = replace(draft, name=rank + draft.name)
        else:
            rank = ""
    return drafts


def _share_kinds(drafts: list[Draft]) -> list[Draft]:
    """30个企业级、10个行业级平台: the first takes over the noun of the second."""
    for place in range(len(drafts) - 2, -1, -1):
        here, following = drafts[place], drafts[place + 1]
        if here.counted and following.counted and here.name.endswith("级") and "级" in following.name:
            drafts[place] = replace(here, name=here.name + following.name.split("级", 1)[1])
    return drafts
