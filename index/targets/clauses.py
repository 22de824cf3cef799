"""From a sentence's figures to drafts: each figure with its self-contained subject and the words around it.

In: a masked sentence, its figures in order, the subject carried from before. Out: `Draft` values in order. Lists that are
distributed (分别达到25%和15%), coordinate subjects (能耗、用水量年均下降2%) and elliptical clauses are resolved here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from index.quantities import Quantity, split_scale, unit_family
from index.targets import subjects
from index.targets.lexicon import any_of
from index.targets.sentences import AT, BASE, NOTE, Sentence

_BOUNDARY = re.compile(r"[，；。：:！？\n\t]")
_LIST = re.compile(rf"[、和及与以{NOTE}\s]*(?:以及|约|近|超过|超)?$")
_VERB_END = re.compile(
    rf"(?:{any_of('verbs', 'kept_verbs')}|[有以对达为每到在约近了共超上含括助助配的让使推办是设派招建])(?:[{AT}{BASE}{NOTE}]|约|近|超过?|达到?|突破|不少于|不低于|至少|了)*$"
)
_FLOW = re.compile(r"淘汰|退出|化解|压减|节约|减排|减少|关停|关闭|去除|盘活|降低|取消|削减")
_NEW_VERB = re.compile(
    r"支持|推动|带动|促进|助力|推进|用于|拉动|保障|惠及|服务|解决|帮助|缓解|撬动|覆盖|受益|落地|发放|竣工|完工|贯通|通车"
)
_VAGUE = frozenset(["资金", "救灾款", "贷款", "支出", "补助", "投资", "债券", "专项资金", "财政资金"])
_RATIO = re.compile(r"[与和].+(?:之比|比率|比例|比值|比)$")
_COUNTED = frozenset({"count", "people"})
_AMOUNT = frozenset({"area", "length", "power", "mass", "volume", "money", "energy", "computing", "score"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure with its subject, before year, measure and status are decided.

    `name` is the indicator, `scope` a scope word that led it. `start`, `end`: the quote within the sentence. `predicate`: the
    words between subject and figure (masked). `carried`: the subject comes from an earlier clause. `clause`: where the
    figure's own words begin. `rank` counts figures of one distributed list (0-based), `of` their number.
    """

    quantity: Quantity
    name: str
    scope: str
    predicate: str
    start: int
    end: int
    clause: int
    carried: bool = False
    rank: int = 0
    of: int = 1
    verbs: str = ""
    counted: bool = False
    growth: str = ""
    lead: str = ""


@dataclass(slots=True)
class Carry:
    """What later clauses may take over: the last subjects, where each stands (None: in an earlier sentence), their scope."""

    names: list[str] = field(default_factory=list)
    starts: list[int | None] = field(default_factory=list)
    scope: str = ""
    topic: str = ""
    unit: str = ""

    def last(self) -> str:
        """The last subject, "" if there is none yet."""
        return self.names[-1] if self.names else ""

    def add(self, name: str, start: int | None) -> None:
        """Remembers a subject and where its clause begins."""
        self.names.append(name)
        self.starts.append(start)

    def start_of(self, count: int) -> int | None:
        """Where the first of the last `count` subjects stands in this sentence."""
        return self.starts[-count] if len(self.starts) >= count else None

    def next_sentence(self) -> None:
        """Forgets places, which are those of one sentence."""
        self.starts = [None] * len(self.names)


def _segments(sentence: Sentence, figures: list[Quantity]) -> list[tuple[int, int, str, int]]:
    """For each figure: where its own words begin, its object's end, the object; objects end before the next figure."""
    out = []
    floor = 0
    mask = sentence.mask
    for place, figure in enumerate(figures):
        limit = figures[place + 1].start if place + 1 < len(figures) else len(mask)
        begin = floor
        for found in _BOUNDARY.finditer(mask, floor, figure.start):
            begin = found.end()
        name, end = "", figure.end
        family = unit_family(figure.unit)
        of_share = family == "share" and mask[figure.end : figure.end + 1] == "的"
        if of_share or family in _COUNTED or family in _AMOUNT or split_scale(figure.unit)[1] == "":
            name, end = subjects.read_object(mask, figure.end, limit)
        out.append((begin, end, name, limit))
        floor = end
    return out


def _growth_word(predicate: str, family: str) -> str:
    """The printed growth word that belongs to the name of a growth rate: 年均增长, 同比下降."""
    if family not in ("share", "multiple", "point"):
        return ""
    found = re.search(
        r"(?:年均|同比|平均|累计)?(?:增长|递增|增幅|增速|下降|降低|减少|提高|提升|增加|上涨)(?!到|至|为)",
        predicate,
    )
    return found.group() if found else ""


_OF_LEVEL = re.compile(r"(?:同期)?(?:全国|全区|全省|全市|国内|世界|东部|西部)?(?:同期)?平均水平的?$")


def read_clauses(sentence: Sentence, figures: list[Quantity], carry: Carry) -> list[Draft]:
    """The drafts of one sentence; `carry` is updated for the sentences after it."""
    mask = sentence.mask
    drafts: list[Draft] = []
    segments = _segments(sentence, figures)
    place = 0
    carry.next_sentence()
    while place < len(figures):
        begin, end, thing, _ = segments[place]
        figure = figures[place]
        family = unit_family(figure.unit)
        segment = mask[begin : figure.start]
        left = subjects.read_left(segment, begin)
        if thing and left.name and family in _AMOUNT and _NEW_VERB.match(thing):
            thing, end = "", figure.end
        group = _group(figures, segments, mask, place)
        if place + 1 < len(figures) and figures[place + 1].start == figure.end and not thing:
            place += 1
            continue
        if _is_size_of(drafts, left, mask, figure):
            drafts[-1] = replace(
                drafts[-1], name=drafts[-1].name + mask[drafts[-1].end : figure.end], end=figure.end
            )
            place += 1
            continue
        counted = bool(thing) and _is_counted(left, segment, family)
        if thing and not counted and family in _AMOUNT and not re.search(r"[达到为超突破至]", left.predicate):
            place += 1
            continue
        if counted:
            drafts.append(_object_draft(sentence, figure, left, begin, end, thing, carry))
            carry.unit = figure.unit
            place += 1
            continue
        found = _subject_drafts(sentence, figures[place : place + group], left, begin, carry)
        drafts.extend(found)
        carry.unit = figures[place + group - 1].unit
        place += group
    return _share_ranks(_share_kinds(drafts), mask)


def _is_size_of(drafts: list[Draft], left: subjects.Left, mask: str, figure: Quantity) -> bool:
    """191家企业营业收入|超百亿元: the second figure tells which things were counted."""
    if not drafts or not drafts[-1].counted or left.name:
        return False
    between = mask[drafts[-1].end : figure.digits]
    sized = unit_family(figure.unit) in ("money", "people", "share", "area")
    return (
        sized and bool(between) and not re.search(r"[，。；、：]", between) and figure.start < figure.digits
    )


_JOINT_RANK = re.compile(r"^(?:国家级?[和、]?(?:自治区|省|市)级|国家级?（(?:自治区|省|市)）级)")


def _share_ranks(drafts: list[Draft], mask: str) -> list[Draft]:
    """国家和自治区级绿色园区10个、绿色工厂40个: the list stands under the joint rank."""
    rank = ""
    for place, draft in enumerate(drafts):
        found = _JOINT_RANK.match(draft.name)
        if found:
            rank = found.group()
        elif (
            rank
            and place
            and mask[drafts[place - 1].end : draft.clause + 1] == "、"
            and re.match(r"绿色|示范|特色|智能|服务型", draft.name)
        ):
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


def _lead(sentence: Sentence, begin: int, left: subjects.Left) -> str:
    """The words before the subject in its clause (每年, 年均, 累计)."""
    return sentence.mask[begin : left.start]


def _is_counted(left: subjects.Left, segment: str, family: str) -> bool:
    """Whether the words after the figure, not those before it, name what is counted."""
    name = subjects.clean_name(left.name)
    verbs, rest = subjects.strip_verbs(name)
    if not rest:
        return True
    if (
        verbs
        and family in _COUNTED
        and len(rest) <= 4
        and not subjects.is_measurable(rest)
        and not re.search(r"达到?|增至|超过?|突破|为", left.predicate)
    ):
        return True
    if re.search(r"(?:和|及|与|以及)[约近超]?$", segment.rstrip("\x01\x02\x03 ")) and family in _COUNTED:
        return True
    if family == "money" and rest.endswith("规模") and not left.predicate.strip("约近"):
        return True
    bare = segment.rstrip("\x01\x02\x03 ")
    if (
        family in _COUNTED
        and re.search(r"、|等$", rest)
        and not re.search(r"达到?|增至|到|超过?|突破|为", left.predicate)
    ):
        return True
    if family in ("count", "people", "") or family in _AMOUNT:
        if re.search(
            r"(?:达到|达|增至|增加到|提高到|为|超过|突破|升至|增长到|超)(?:了|约|近)?$", bare
        ) and not _VERB_END.search(bare[:-2]):
            return not subjects.is_measurable(rest) and family in _COUNTED and len(rest) <= 2
        return bool(_VERB_END.search(bare))
    return False


def _group(figures: list[Quantity], segments: list[tuple[int, int, str, int]], mask: str, place: int) -> int:
    """How many figures from `place` on form a bare list (8家、30家、500家以上)."""
    count = 1
    while place + count < len(figures):
        before, here = figures[place + count - 1], figures[place + count]
        if segments[place + count - 1][2]:
            break
        between = mask[before.end : here.start]
        if not between or not _LIST.fullmatch(between):
            break
        if (
            unit_family(before.unit) != unit_family(here.unit)
            and "分别" not in mask[segments[place][0] : figures[place].start]
        ):
            break
        count += 1
    if (
        count > 1
        and segments[place + count - 1][2]
        and unit_family(figures[place].unit) in _COUNTED
        and not re.search("分别", mask[segments[place][0] : figures[place].start])
    ):
        return 1
    return count


def _object_draft(
    sentence: Sentence, figure: Quantity, left: subjects.Left, begin: int, end: int, thing: str, carry: Carry
) -> Draft:
    verbs, rest = subjects.strip_verbs(subjects.clean_name(left.name))
    scope, name = subjects.split_scope(subjects.clean_name(thing))
    name = re.sub(r"^(?:左右|以上)?的", "", name)
    stripped, shorter = subjects.strip_verbs(name)
    if stripped and len(shorter) >= 4 and not rest:
        name = shorter
    if re.search("新增|净增", left.predicate + left.name):
        name = "新增" + name
    if name in _VAGUE and 2 <= len(left.name) <= 16:
        name = subjects.clean_name(left.name) + left.predicate.strip("\x01\x02\x03 ，") + name
    if rest.endswith("规模") and unit_family(figure.unit) == "money":
        name += rest if len(rest) <= 4 else "规模"
    outer, _ = subjects.split_scope(subjects.clean_name(left.name))
    start = begin + subjects.quote_start(sentence.mask[begin : figure.start])
    carry.add(name, start)
    carry.scope = scope or outer or carry.scope
    return Draft(
        figure,
        name,
        scope or outer,
        left.predicate,
        start,
        end,
        begin,
        False,
        0,
        1,
        verbs,
        True,
        "",
        _lead(sentence, begin, left),
    )


def _subject_drafts(
    sentence: Sentence, group: list[Quantity], left: subjects.Left, begin: int, carry: Carry
) -> list[Draft]:
    raw = subjects.clean_name(left.name)
    verbs, name = subjects.strip_verbs(raw)
    if verbs and _FLOW.match(verbs) and unit_family(group[0].unit) in _AMOUNT:
        name = verbs + name
    if (
        verbs
        and not name
        and not left.name.startswith(("实现", "完成", "达到"))
        and not _repeats(group[0], carry)
    ):
        name = _clause_before(sentence.mask, begin) + verbs
    scope, name = subjects.split_scope(name)
    if scope:
        name = name[subjects.strip_openers(name) :]
        more, rest = subjects.strip_verbs(name)
        if rest and not _FLOW.match(more or "无"):
            verbs, name = verbs + more, rest
    family = unit_family(group[0].unit)
    versus = subjects.compared(name) if family in ("point", "share", "multiple") else None
    if versus:
        own, than = versus
        full = (
            subjects.complete(own, carry.last())
            if not own or subjects.is_growth(own) or subjects.is_bare(own)
            else None
        )
        name = (full if full is not None else own) + than
        carried = full is not None
        names: tuple[str, ...] = (name,) * len(group)
        kept = full if full is not None else own
        return _finish(sentence, group, names, scope, left, begin, carried, carry, [kept], verbs)
    if re.search(r"新增|净增", left.predicate) and name and not name.startswith("新增"):
        name = name + "新增"
    if not name and len(group) > 1 and len(carry.names) >= len(group):
        names = tuple(carry.names[-len(group) :])
        if re.search(r"达到|增[加至]到?|提高到", left.predicate):
            names = tuple(item.removeprefix("新增") for item in names)
        return _finish(sentence, group, names, carry.scope, left, begin, True, carry, list(names), verbs)
    level = _OF_LEVEL.match(name)
    if level and carry.names:
        name = carry.last() + "相当于" + level.group().rstrip("的")
        if "约" in left.predicate or "约" in sentence.mask[begin : left.start]:
            group = [replace(item, bound="~") for item in group]
    split = (
        subjects.conjuncts(name, len(group), parallel=family not in _COUNTED)
        if len(group) > 1 and name
        else None
    )
    if split:
        first = (
            subjects.complete(split[0], carry.last())
            if split[0].startswith("占") or subjects.is_bare(split[0])
            else None
        )
        names = (first or split[0], *split[1:])
        return _finish(
            sentence, group, names, scope, left, begin, first is not None, carry, list(names), verbs
        )
    full = _completed(name, carry)
    final = full if full is not None else name
    if (
        full is not None
        and not name
        and final.startswith("新增")
        and re.search(r"达到|增[加至]到?|提高到", left.predicate)
    ):
        final = final.removeprefix("新增")
    coordinate = _coordinate(final, family, len(group), left.predicate)
    if coordinate:
        doubled = [group[0]] * len(coordinate)
        return _finish(
            sentence,
            doubled,
            coordinate,
            scope,
            left,
            begin,
            full is not None,
            carry,
            list(coordinate),
            verbs,
        )
    names = (final,) * len(group)
    return _finish(
        sentence,
        group,
        names,
        scope or (carry.scope if full is not None else ""),
        left,
        begin,
        full is not None,
        carry,
        [final],
        verbs,
    )


def _clause_before(mask: str, begin: int) -> str:
    """The object of the figureless clause before: 推进保障性安居工程建设，|建成500万套 → 保障性安居工程建设."""
    clause = re.search(r"[^，。；：、\n\t]*$", mask[: max(begin - 1, 0)])
    if clause is None or re.search(r"\d", clause.group()):
        return ""
    words = clause.group()
    _, rest = subjects.strip_verbs(subjects.clean_name(words[subjects.strip_openers(words) :]))
    return rest if 3 <= len(rest) <= 20 else ""


def _repeats(figure: Quantity, carry: Carry) -> bool:
    """Whether a verb without object (到2023年培育10家) takes over the last subject: it counts in the same unit."""
    return bool(carry.names) and (
        carry.unit == figure.unit or unit_family(figure.unit) not in _COUNTED | _AMOUNT
    )


def _completed(name: str, carry: Carry) -> str | None:
    full = subjects.complete(name, carry.last())
    if full is None and (subjects.is_bare(name) or not name) and carry.topic:
        return carry.topic + name
    return full


def _coordinate(name: str, family: str, count: int, predicate: str) -> tuple[str, ...] | None:
    """Names that share one figure: 工业投资、制造业投资和技术改造投资; None unless each is measurable by itself."""
    if (
        count != 1
        or family not in ("share", "point")
        or "等" in name
        or "占" in name
        or re.search("合计|合共|总和", predicate + name)
        or _RATIO.search(name)
    ):
        return None
    for number in (4, 3, 2):
        parts = subjects.conjuncts(name, number)
        if parts and all(
            subjects.is_measurable(subjects.base_subject(part)) and len(part) > 2 for part in parts
        ):
            return parts
    return None


def _finish(
    sentence: Sentence,
    group: list[Quantity],
    names: tuple[str, ...],
    scope: str,
    left: subjects.Left,
    begin: int,
    carried: bool,
    carry: Carry,
    kept: list[str],
    verbs: str,
) -> list[Draft]:
    drafts = []
    start = begin + subjects.quote_start(sentence.mask[begin : group[0].start])
    shared = group[-1].bound if len(group) > 1 else None
    origin = carry.start_of(len(set(names))) if carried else None
    for rank, (figure, name) in enumerate(zip(group, names, strict=True)):
        growth = _growth_word(left.predicate, unit_family(figure.unit))
        if shared and shared != "range" and figure.bound == "=" and "分别" in left.predicate + left.name:
            figure = replace(figure, bound=shared)
        quote_start = start
        if origin is not None and (not left.name or figure.end - quote_start < 7):
            quote_start = min(quote_start, origin)
        drafts.append(
            Draft(
                figure,
                name,
                scope,
                left.predicate,
                quote_start,
                figure.end,
                begin,
                carried,
                rank,
                len(group),
                verbs,
                False,
                growth,
                _lead(sentence, begin, left),
            )
        )
    if not carried or kept != [carry.last()]:
        for name in kept:
            if name:
                carry.add(name, start if left.name or origin is None else origin)
    if left.name and scope:
        carry.scope = scope
    return drafts
