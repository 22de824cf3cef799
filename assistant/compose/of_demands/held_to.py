"""Whether the asker's figures are enough, too much or how far off, by the one clause that demands so much of one thing for another: the share worked out, what is
demanded of him, and how much is lacking, each shown ("38人对42个孩子，比例够吗，还差几个")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility.units import convert
from assistant.gather.of_documents.stretches_meant import stretches_meant
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query, Reason, Status
from assistant.standards.bind import Bound, bound
from assistant.standards.demands import Demand, demands
from assistant.standards.told import Told, kind_of, told
from assistant.standards.working import held
from index.library import Library
from index.rules.reliefs import reliefs
from index.rules.thresholds import thresholds
from prompts import say

_ASKS = re.compile(
    r"够不够|够(?:吗|么|没|了没|数|格|线|不)|达(?:不达)?(?:到)?标|过(?:不过|得了|没过)?线|合(?:不合)?[规格]|符(?:不符)?合(?:规定|要求|标准|比例|条件)|超(?:没超|不超|标|了?(?:[吗没不]|多少|几)|过了?[吗没])|违(?:不违)?[规反]"
    r"|占比|比例|比重|占(?:到|了)?(?:多少|百分)|百分之几|(?:最少|至少|最多|顶多|起码|最低|最高)[^，。？]{0,14}(?:几|多少)|[还]?[差缺少][多了]?(?:多少|几)|[要得][^，。？]{0,6}(?:招|补|加|配|安排|添|预留|留|自筹|提取?)(?:上|够|出)?(?:几|多少)|要(?:有|配|设|几|多少)|多少到多少|(?:什么|哪个|多大|多少)(?:范围|区间|幅度)")
_SUPPORT = re.compile(r"(?:补贴|补助|奖励|奖补|资助|津贴|救助|报销|扣除|退税|贴息)[^，。？]{0,8}(?:多少|几|吗|么|不)|(?:能|可以)?[领拿补奖报](?:多少|几|到|不)|(?:领|拿|申请|享受|报)[^，。？]{0,10}(?:补贴|补助|奖励|奖补|资助|津贴|救助)")
"""A sum that is given is asked for: that is a rule's."""
_JUDGED = re.compile(r"(?<!控制)目标")
"""A goal is held to elsewhere."""
_RATE = re.compile(r"\d%|百分之[一二三四五六七八九十]")
"""A share that the asker has worked out himself is what is to be judged, not one of his other figures."""
_ASKS_RATE = re.compile(r"行不行|行[吗么]|可(?:不可)?以[吗么？]|允许[吗么]|对[吗不]|合理[吗么]")
_MOST = re.compile(r"(?:最多|顶多|还)(?:还)?(?:能|可以?|再)")
_SENTENCE = re.compile(r"[^。；;\n]+(?:[；;](?=(?:其中[，,]?)?(?:对|向|属于?)[^，。；;\n]{2,20}[，,][^。；;\n]{0,12}不[^。；;\n]*[%％])[^。；;\n]+)*")
"""A sentence, with the parts behind it that tell another share for some (；对中小企业收取的，不得超过…)."""
_PLANNED = re.compile(r"所称|是指|到20\d\d年|20\d\d年(?:底|末|前)[，,]?|力争|预期|计[加扣得记]?\d")
_COUNTED = re.compile(r"[几多少](?P<unit>个|名|人|位|张|间|户|家|辆|台|套|座|处|班|车位)")
_HITS, _LONGEST = 12, 300
_LEAST, _ENOUGH = 0.15, 0.5
"""The share of the question that the sentence with its headings and title has to explain, and with the fit of the figures."""
_BOUND = 0.3
"""What the fit of the figures to the demand counts beside that share."""
_NAME, _BY_NAME = 4, 0.1
"""What it counts beside them that so many signs on which the name of the measure ends (投资强度) stand in the question."""
_MEASURE = re.compile(r"[一-鿿]+?(?=不|≥|≤|达|应|须|至|每|原则)")
_UNBOUND = 1
"""So many further figures at most the asker may tell: more of them tell of more conditions than one."""
_NEAR = 0.02


@dataclass(frozen=True, slots=True)
class _Found:
    document: str
    start: int
    end: int
    demand: Demand
    bound: Bound
    fit: float


def compose(query: Query, library: Library) -> Draft | None:
    """The asker's figures held to the demand that they are about, None where that is not asked or no demand is found for them."""
    rated = _RATE.search(query.text) is not None
    asks = _ASKS.search(query.text) or (rated and _ASKS_RATE.search(query.text))
    if not asks or _SUPPORT.search(query.text) or _JUDGED.search(query.text):
        return None
    own = told(query.text, rates=rated) or told("，".join(query.dialogue))
    if not own:
        return None
    found = sorted(_found(query, own, library), key=lambda one: -one.fit)
    if not found or found[0].fit < _ENOUGH:
        return None
    best = [one for one in found if one.fit >= found[0].fit - _NEAR]
    if len({(one.document, one.start) for one in best}) > 1:
        best = best[:1] if len({(one.demand.parts / one.demand.wholes, one.demand.least) for one in best}) == 1 else []
    best = (_of_share(best[0], found, "，".join((*query.dialogue, query.question))) if best[0].demand.form == "percent" else _with_others(best, found)) if best else []
    counted = {figure for one in best for figure in (one.bound.part, one.bound.whole) if figure is not None}
    if not best or (best[0].demand.form == "plain" and len(counted) < len(own)):
        return None  # a figure held to nothing but a number, with one told beside it that may be what is meant
    return _told(best, query, library)


def _all_counted(own: tuple[Told, ...], match: Bound) -> bool:
    """Whether the figures bound are all that the asker tells, but for one of another unit: one more of the same may be another year's, or another case."""
    bound_ = [one for one in (match.part, match.whole) if one is not None]
    rest = [one for one in own if one not in bound_]
    alike = any(one.unit == other.unit for one in rest for other in bound_)
    return len(rest) <= _UNBOUND and not (alike and match.whole is not None)


def _with_others(best: list[_Found], found: list[_Found]) -> list[_Found]:
    """The demand that is meant with those of its sentence on other figures of the asker: all of them have to be kept."""
    if len(best) > 1:
        return best
    (first,) = best
    taken = {id(one) for one in (first.bound.part, first.bound.whole)}
    others = [one for one in found if (one.document, one.start) == (first.document, first.start) and not taken & {id(figure) for figure in (one.bound.part, one.bound.whole) if figure}]
    return [first, *others[:1]]


def _of_share(first: _Found, found: list[_Found], asked: str) -> list[_Found]:
    """The demand that is meant with the others of its sentence on the same figures: from one share to another, a share of a share, and the cases of each, of which
    those that the question names stand alone."""
    group = [one for one in found if (one.document, one.start, one.bound.part, one.bound.whole) == (first.document, first.start, first.bound.part, first.bound.whole) and _akin(one.demand, first.demand)]
    outer = first.demand.within if first.bound.through else None
    if outer is not None and all(one.demand.text != outer.text for one in group):
        group.append(replace(first, demand=outer, bound=replace(first.bound, through=False)))
    group = sorted(group, key=lambda one: one.demand.start)
    spoken = [one for one in group if one.demand.case and _names(one.demand.case, asked, [other.demand.case for other in group if other.demand.case not in ("", one.demand.case)])]
    parts = {one.demand.part for one in spoken}
    group = [one for one in group if one in spoken or one.demand.part not in parts]
    return group if len(group) > 1 or spoken else _with_others([first], found)


def _akin(one: Demand, other: Demand) -> bool:
    """Whether two demands are on a share of one thing in another, or one is within the other."""
    return (one.part, one.whole) == (other.part, other.whole) or any(outer.within is not None and outer.within.text == inner.text for outer, inner in ((one, other), (other, one)))


def _names(case: str, asked: str, others: Sequence[str]) -> bool:
    """Whether a question names a case, or one of several that it joins, by pairs of its signs that no other case has: by several, or by all of a short name."""
    rest = case
    while others and len(rest) > _PAIRS and all(other.endswith(case[len(rest) - 1 :]) for other in others):
        rest = rest[:-1]
    apart = {other[i : i + 2] for other in others for i in range(len(other) - 1)}
    for name in _JOINED.split(rest):
        pairs = {name[i : i + 2] for i in range(len(name) - 1)} - apart
        if len([pair for pair in pairs if pair in asked]) >= min(_PAIRS, len(pairs)) > 0:
            return True
    return False


_JOINED = re.compile(r"[和与及、或]")
_PAIRS = 2


def _in_size(ahead: str, whole: Told | None, asked: str) -> bool:
    """Whether the whole that the asker tells keeps to the sizes told before a demand (超过200万元的货物项目、超过400万元的工程项目): to that of the thing he names, else to all."""
    if whole is None:
        return True
    sizes = [one for one in thresholds(ahead) if not one.bare and kind_of(one.unit) == whole.kind != "count"]
    names = [_THING.match(ahead, one.end) for one in sizes]
    things = ["" if name is None else name["name"] for name in names]
    spoken = [one for one, thing in zip(sizes, things, strict=True) if thing and _names(thing, asked, [other for other in things if other not in ("", thing)])]
    for one in spoken or sizes:
        value = convert(whole.value, whole.unit, one.unit)
        if value is None or (one.minimum is not None and value < one.minimum) or (one.maximum is not None and value > one.maximum):
            return False
    return True


_KINDS = (("货物", "服务", "工程"), ("新建", "改建", "扩建"), ("城镇", "农村"), ("住宅", "商业", "工业"), ("国有", "民营"))
"""Kinds of one thing of which a sentence may be for some only."""


def _of_other_thing(demand: Demand, query: Query, text: str) -> bool:
    """Whether the question names another thing of the kind that a demand is on, which the document knows as well (投标保证金 beside 履约保证金)."""
    asked, part = query.text, demand.part
    if any(part[at : at + _OF + _KIND] in asked for at in range(len(part) - _OF - _KIND + 1)):
        return False
    kinds = {part[at : at + _KIND] for at in range(_OF, len(part) - _KIND + 1) if part[at - _OF : at] not in asked}
    names = [asked[found.start() - _OF : found.end()] for kind in kinds for found in re.finditer(re.escape(kind), asked) if found.start() >= _OF]
    return any(name not in part and name in text for name in names)


_OF = 2
"""So many signs before the word for a kind tell of which it is."""
_KIND = 3


def _of_other_kind(sentence: str, asked: str) -> bool:
    """Whether a sentence is for kinds that it names and the question names another one of them alone (货物和服务项目, where 工程 is asked about)."""
    return any(said.isdisjoint(told) for kinds in _KINDS if (told := {one for one in kinds if one in sentence}) and (said := {one for one in kinds if one in asked}))


_THING = re.compile(r"(?:的|以[上下内])*(?P<name>[一-鿿]{2,16}?)(?=[中的、，。；]|$)")


def _found(query: Query, own: tuple[Told, ...], library: Library) -> Iterator[_Found]:
    words = words_of(query.words, library)
    for id, start, end in _sentences(query, library):
        text = library.text(id)
        path = library.section_at(id, start).path
        for demand in () if reliefs(text[start:end]) else demands(text[start:end]):
            match = bound(demand, own, query.text)
            if match is None or not _all_counted(own, match) or _of_other_kind(text[start:end], query.text) or _of_other_thing(demand, query, text) or not _in_size(text[start : start + demand.start], match.whole, query.text):
                continue
            fit = share(words, Text.of(" ".join((library.cards[id].title, *path, text[start:end]))))[0]
            if fit < _LEAST:
                continue
            yield _Found(id, start, end, demand, match, fit + _BOUND * match.fit + _BY_NAME * _by_name(demand, query.text))


def _by_name(demand: Demand, asked: str) -> bool:
    """Whether the question names the measure of a demand as it is printed."""
    name = _MEASURE.match(demand.text)
    return name is not None and len(name.group()) >= _NAME and name.group()[-_NAME:] in asked


def _sentences(query: Query, library: Library) -> Iterator[tuple[str, int, int]]:
    """The sentences of the documents meant, of the passages that come nearest where none or very many are; none of a rule that grants a sum."""
    words = words_of(query.words, library)
    seen: set[tuple[str, int]] = set()
    for id, begin, end in stretches_meant(query, words, library, hits=_HITS):
        given = [(rule.start, rule.end) for rule in library.rules([id]) if rule.has_sum]
        for sentence in _SENTENCE.finditer(library.text(id), begin, end):
            taken = any(sentence.start() < last and first < sentence.end() for first, last in given)
            if taken or (id, sentence.start()) in seen or len(sentence.group()) > _LONGEST or _PLANNED.search(sentence.group()):
                continue
            seen.add((id, sentence.start()))
            yield id, sentence.start(), sentence.end()


def _told(best: list[_Found], query: Query, library: Library) -> Draft:
    cite = Citations(library)
    first = best[0]
    text = library.text(first.document)
    mark = f"[{cite.span(first.document, library.section_at(first.document, first.start).path, first.start, first.end)}]"
    quote, title = text[first.start : first.end].strip(), short_title(first.document, library)
    unit = named["unit"] if (named := _COUNTED.search(query.text)) is not None else "个"
    cases = [(one, held(one.demand, one.bound, unit, most=_MOST.search(query.text) is not None)) for one in best]
    steps = tuple(step for _, made in cases for step in made.steps)
    verdicts = {made.fits for _, made in cases}
    joined = len(best) > 1 and (best[0].bound.part is not best[1].bound.part or len({one.demand.case for one in best}) == 1)
    if len(verdicts) == 1 or (joined and False in verdicts):
        fits = False if False in verdicts else verdicts.pop()
        first = next((one for one, made in cases if made.fits is fits), first)
        key = "worked" if fits is None else f"{'least' if first.demand.least else 'most'}_{'fits' if fits else 'fails'}"
        status, reason = Status.ANSWERED, Reason.NONE
    else:
        key, status, reason = "cases", Status.PARTIAL, Reason.MISSING_FACT
    lines = [say(f"held_to.verdict.{key}", title=title, quote=quote, mark=mark)]
    told_ = dict.fromkeys(figure.words for one in best for figure in (one.bound.part, one.bound.whole) if figure is not None)
    lines.append(say("held_to.said", words="，".join(told_)))
    for one, made in cases:
        lines += [say("held_to.case", text=one.demand.text if not one.demand.case else f"{one.demand.case}{one.demand.text}")] if len(cases) > 1 else []
        lines += made.lines
    return Draft(status, reason, "\n".join(lines), cite.all, steps, decides=True)
