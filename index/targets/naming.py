"""The names of figures whose subject stands before them, or is to be taken over from an earlier clause.

In: the words left of a figure (or of a bare list of figures: 8家、30家、500家以上) and what is carried. Out: a draft a figure;
lists that are distributed (分别达到25%和15%), coordinate subjects (能耗、用水量年均下降2%) and elliptical clauses are resolved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.quantities import Quantity, unit_family
from index.targets.drafts import AMOUNTS, COUNTED, Carry, Draft
from index.targets.ellipsis import base_subject, compared, complete, is_bare, is_growth, is_measurable
from index.targets.generic import fuller
from index.targets.lexicon import ADDED, words
from index.targets.lists import both_ways, conjuncts
from index.targets.sentences import Sentence
from index.targets.words import Left, clean_name, quote_start, split_scope, strip_openers, strip_verbs

_FLOW = re.compile(r"淘汰|退出|化解|压减|节约|减排|减少|关停|关闭|去除|盘活|降低|取消|削减")
_REACHES = re.compile(r"达到|增[加至]到?|提高到|突破|超过?")
_SUMS_UP = re.compile(r"累计|总[数量计]|合计|共[计有达]")
_NEW = re.compile(r"^(?:新增|净增|新(?:获批|入选|认定|评定|培育|建成|创建|获|建|增|入)(?=[^、，]{3}))|(?:新增|净增)$")
_IN_ALL = re.compile(r"总[数量]|累计总?[数量]|保有量|存量")
"""How many there are in all, after how many came to them (新增企业16家，总数达到80家)."""
_ARRIVES = ("实现", "完成", "达到")
_DONE_AMOUNT = re.compile(r"(?:可?(?:实现|完成)|可)(?=.)")
_SPENT = re.compile(r"(?:可?(?:实现|完成))?(?:总|年度|计划)?(?P<what>投资)额?")
_WORK = re.compile(r"^(?:加强|强化|加大|抓好|做好|突出|聚焦)|(?:建设|实施|工作)+$")
"""What is spent on the work that the clause before tells of: 推进重大项目建设，|全年完成投资300亿元."""
_STATE = re.compile(r"基本建成|新开工|开工|竣工|完工|建成|续建|投产")
_STATE_END = re.compile(rf"(?:{_STATE.pattern})$")
_PRODUCER = re.compile(r"(?:项目|产业|园区|开发区|基地|集群|企业|工程|行业|业)$")
_OF_LEVEL = re.compile(r"(?:同期)?(?:全国|全区|全省|全市|国内|世界|东部|西部)?(?:同期)?平均水平的?$")
_RATIO = re.compile(r"[与和].+(?:之比|比率|比例|比值|比)$")
_TOGETHER = re.compile(r"合计|合共|总和")
_CLAUSE_END = re.compile(r"[^，。；：、\n\t]*$")
_DIGIT = re.compile(r"\d")
_GROWTH_WORD = re.compile(
    r"(?:年均|同比|平均|累计)?(?:增长|递增|增幅|增速|下降|降低|减少|提高|提升|增加|上涨)(?!到|至|为)"
)
_RELATIVE = frozenset({"share", "multiple", "point"})
_MOST_PARALLEL = 4
_SHORT_QUOTE = 7
_OF_SOMETHING = frozenset(words("of_something"))
"""Names of how much is given for something, which the clause before tells: 完善居民医保，|财政补助标准提高到380元."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The names of a list of figures: one a figure; `kept` are those that later clauses may take over."""

    figures: tuple[Quantity, ...]
    names: tuple[str, ...]
    kept: tuple[str, ...]
    carried: bool
    scope: str


def subject_drafts(sentence: Sentence, figures: list[Quantity], left: Left, begin: int, carry: Carry) -> list[Draft]:
    """The drafts of a bare list of figures (mostly one) whose clause begins at `begin`; `carry` is updated."""
    verbs, scope, name = _own_name(sentence, figures[0], left, begin, carry)
    among = "其中" in sentence.mask[begin : left.start]
    name = fuller(name, figures[0].unit, carry.last(), carry.topic, sentence.mask[:begin], among=among)
    named = _named(sentence, tuple(figures), left, begin, carry, scope, name)
    if named.carried and not name:
        named = replace(named, names=tuple(_in_state(one, verbs) for one in named.names), kept=tuple(_in_state(one, verbs) for one in named.kept))
    start = begin + quote_start(sentence.mask[begin : figures[0].start])
    origin = carry.start_of(len(set(named.names))) if named.carried else None
    drafts = []
    for figure, full in zip(_share_bound(named.figures, left), named.names, strict=True):
        too_short = not left.name or figure.end - start < _SHORT_QUOTE
        growth = _GROWTH_WORD.search(left.predicate) if unit_family(figure.unit) in _RELATIVE else None
        drafts.append(
            Draft(
                quantity=figure,
                name=full,
                scope=named.scope,
                predicate=left.predicate,
                lead=sentence.mask[begin : left.start],
                start=min(start, origin) if origin is not None and too_short else start,
                end=figure.end,
                clause=begin,
                carried=named.carried,
                of=len(named.names),
                verbs=verbs,
                growth=growth.group() if growth else "",
            )
        )
    if not named.carried or named.kept != (carry.last(),):
        for kept in filter(None, named.kept):
            carry.add(kept, start if left.name or origin is None else origin)
    if left.name and named.scope:
        carry.scope = named.scope
    return drafts


def _own_name(sentence: Sentence, figure: Quantity, left: Left, begin: int, carry: Carry) -> tuple[str, str, str]:
    """The verbs, the scope word and the name that the clause itself gives."""
    verbs, name = strip_verbs(_COUNTED_OFF.sub("", clean_name(left.name)))
    if verbs and _FLOW.match(verbs) and unit_family(figure.unit) in AMOUNTS:
        name = verbs + name
    if name in _OF_SOMETHING:
        name = _clause_before(sentence.mask, begin) + name
    elif (spent := _SPENT.fullmatch(name)) is not None and (work := _WORK.sub("", _clause_before(sentence.mask, begin))):
        name = work + spent["what"]
    if verbs and not name and not left.name.startswith(_ARRIVES) and not _repeats(figure, carry):
        name = _clause_before(sentence.mask, begin) + verbs
    if not name and not verbs and sentence.mask[max(begin - 1, 0) : begin] in (":", "：") and (label := _LABEL.search(sentence.mask[: max(begin - 1, 0)])) and not _IDLE_LABEL.search(label["name"]):
        name = label["name"]
    if not name and not verbs and _FROM.match(sentence.text, begin) and sentence.mask[max(begin - 1, 0) : begin] in ",，":
        name = _clause_before(sentence.mask, begin)
    if verbs.startswith("新") and name and unit_family(figure.unit) in _RELATIVE:
        name = verbs + name
    scope, name = split_scope(name)
    if scope:
        name = name[strip_openers(name) :]
        more, rest = strip_verbs(name)
        if rest and not (more and _FLOW.match(more)):
            verbs, name = verbs + more, rest
    if name and ADDED.search(left.predicate) and not name.startswith("新增"):
        name += "新增"
    return verbs, scope, name


_COUNTED_OFF = re.compile(r"^[^，。；]*?等?[\d两三四五六七八九十]+[个家座大项](?=[^，。；、\d]{2,12}?(?:合计|总计|共计))")
"""The members of a group, counted, in front of what they have together: 甲、乙等3个|集聚区合计营收."""
_FROM = re.compile(r"[\s\x01-\x03]*[从由]")
"""A clause that begins so tells what became of the thing named before it: 高速公路里程，|由80公里增加到130公里."""
_LABEL = re.compile(r"(?:^|[\n\t。；])[—–\-·●•＊*\s]*(?P<name>[\u4e00-\u9fff（）“”]{3,16})$")
"""The name of a line that tells a goal behind it: 医养结合机构：到2025年达到160家."""
_IDLE_LABEL = re.compile(r"(?:时间|节点|时限|目标|任务|指标|进度|要求|措施|内容|单位|部门|阶段|说明|备注|其中|注|规模|标准|金额|数量|周期|期限)$|^(?:项目|建设|完成|实施)")
"""A label that says only what kind of words stands behind it."""


def _in_state(name: str, verbs: str) -> str:
    """A name taken over from before with the state that its own clause tells: 住房基本建成400万套，|新开工600万套 → 住房新开工."""
    before, own = _STATE_END.search(name), _STATE.search(verbs)
    return f"{name[: before.start()]}{own.group()}" if before is not None and own is not None and before.start() else name


def _repeats(figure: Quantity, carry: Carry) -> bool:
    """Whether a verb without object (到2023年培育10家) takes over the last subject: it counts in the same unit."""
    return bool(carry.names) and (
        carry.unit == figure.unit or unit_family(figure.unit) not in COUNTED | AMOUNTS
    )


def _clause_before(mask: str, begin: int) -> str:
    """The object of the figureless clause before: 推进保障性安居工程建设，|建成500万套 → 保障性安居工程建设."""
    clause = _CLAUSE_END.search(mask[: max(begin - 1, 0)])
    if clause is None or _DIGIT.search(clause.group()):
        return ""
    words = clause.group()
    _, rest = strip_verbs(clean_name(words[strip_openers(words) :]))
    return rest if 3 <= len(rest) <= 20 else ""


def _named(
    sentence: Sentence, figures: tuple[Quantity, ...], left: Left, begin: int, carry: Carry, scope: str, name: str
) -> _Named:
    """The full names of the figures, by the first way that fits: compared, taken over, distributed, coordinate, single."""
    family = unit_family(figures[0].unit)
    count = len(figures)
    versus = compared(name) if family in _RELATIVE else None
    if versus:
        own, than = versus
        full = complete(own, carry.last()) if not own or is_growth(own) or is_bare(own) else None
        subject = own if full is None else full
        return _Named(figures, (subject + than,) * count, (subject,), full is not None, scope)
    if not name and 1 < count <= len(carry.names):
        names = tuple(_total(item, left) for item in carry.names[-count:])
        return _Named(figures, names, names, True, carry.scope)
    level = _OF_LEVEL.match(name)
    if level and carry.names:
        name = carry.last() + "相当于" + level.group().rstrip("的")
        if "约" in sentence.mask[begin : figures[0].start]:
            figures = tuple(replace(item, bound="~") for item in figures)
    split = (both_ways(name) if count == 2 else None) or (conjuncts(name, count, parallel=family not in COUNTED) if count > 1 and name else None)
    if split:
        elliptical = split[0].startswith("占") or is_bare(split[0])
        first = complete(split[0], carry.last()) if elliptical else None
        names = (first or split[0], *split[1:])
        return _Named(figures, names, names, first is not None, scope)
    full = _added_before(left, carry) if not name and count == 1 and family in COUNTED else None
    full = full or _completed(name, carry)
    full = _NEW.sub("", full) if full is not None and _IN_ALL.fullmatch(name) and len(_NEW.sub("", full)) > len(name) else full
    carried = full is not None
    final = name if full is None else full if name else _total(full, left)
    shared = _coordinate(final, family, left.predicate) if count == 1 else None
    if shared:
        return _Named(figures * len(shared), shared, shared, carried, scope)
    return _Named(figures, (final,) * count, (final,), carried, scope or (carry.scope if carried else ""))


def _total(name: str, left: Left) -> str:
    """新增示范基地12家；…增加到20家, 新增90家、累计达300家: the second figure is a total, not an addition."""
    if _SUMS_UP.search(left.predicate):
        return _NEW.sub("", name) or name
    return name.removeprefix("新增").removesuffix("新增") if _REACHES.search(left.predicate) else name


def _added_before(left: Left, carry: Carry) -> str | None:
    """What was added, where a total of it follows after what it makes, or after what is not counted (新增站点20个，提前建成百座站点之城，累计达到120个)."""
    if not _SUMS_UP.search(left.predicate):
        return None
    told = zip(reversed(carry.names), reversed(carry.starts), strict=True)
    added = next((name for name, start in told if start is not None and _NEW.search(name) and not is_measurable(name)), None)
    last = carry.last()
    return added if added and (_NEW.sub("", added) in last or is_measurable(last)) else None


def _completed(name: str, carry: Carry) -> str | None:
    done = _DONE_AMOUNT.match(name)
    if done and is_bare(name[done.end() :]) and (_PRODUCER.search(carry.last()) or carry.topic):
        name = name[done.end() :]
    full = complete(name, carry.told_of())
    if full is None and carry.topic and (is_bare(name) or not name):
        return carry.topic + name
    return full


def _coordinate(name: str, family: str, predicate: str) -> tuple[str, ...] | None:
    """Names that share one figure: 工业投资、制造业投资和技术改造投资; None unless each is measurable by itself."""
    if family not in ("share", "point") or "等" in name or "占" in name:
        return None
    if _TOGETHER.search(predicate + name) or _RATIO.search(name):
        return None
    for number in range(_MOST_PARALLEL, 1, -1):
        parts = conjuncts(name, number)
        if parts and all(is_measurable(base_subject(part)) and len(part) > 2 for part in parts):
            return parts
    return None


def _share_bound(figures: tuple[Quantity, ...], left: Left) -> tuple[Quantity, ...]:
    """分别达到70%、25%以上: the bound printed last holds for all."""
    last = figures[-1].bound
    if len(figures) == 1 or last == "range" or "分别" not in left.predicate + left.name:
        return figures
    return tuple(replace(item, bound=last) if item.bound == "=" else item for item in figures)
