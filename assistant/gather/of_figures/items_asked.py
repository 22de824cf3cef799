"""What a question asks of clauses built alike: which things, which of their measures, and what is to be done with the figures.

In: a question's words and a family of items. Out: the things (广告业, 人力资源服务业), the measures asked for (营收; the share of the
集聚区; what that share amounts to), whether they are to be ranked, added up, held to the whole or against each other; None where
words are left that the clauses do not explain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.gather.of_figures.parallel_items import Family, Item, heads
from index.data_files import patterns
from index.quantities import numeral

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_SHARE = re.compile(r"(?P<part>.*?)(?:合计|总计|共计)?(?P<what>营收|营业收入|销售收入|总收入|总产值|产值|收入|增加值|销售额|产量|投资|税收|面积)?(?:合计|总计|共计)?占(?P<whole>.+)$")
_CLAUSE = re.compile(r"[，,；;。？?！!]+")
_QUALIFIED = re.compile(r"^(?:综合|总|年|全产业链|规上企业|规模以上企业|规上|主营业务|全年|平均|新增)")
_LIKE = {"营收": ("营业收入", "收入"), "营业收入": ("营收",), "产值": ("总产值",), "总产值": ("产值",)}
_THING = "\ue000"
_MASKED = re.compile(r"，{2,}")
"""Where a time or the name of a document stood."""
_PLACE = re.compile(r"[一-鿿]{2,3}[区县镇]")
_LETTER = re.compile(r"[一-鿿A-Za-z]")
_LONG, _SHORT = 4, 3
"""The least signs of the beginning and of the end of a name that stand for it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A figure asked of each thing: a measure, as it is told or, of a share, what it amounts to."""

    measure: str
    worked: bool = False


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """What is asked of a family. `counted`: the things are all of them, so many (六个行业); `whole`: what the sum is a share of, "" if not
    asked; `within`: the places named of which it is asked; `every`: none is named, all are meant."""

    family: Family
    items: tuple[Item, ...]
    asks: tuple[Ask, ...]
    extremes: tuple[str, ...] = ()
    summed: bool = False
    whole: str | None = None
    difference: str = ""
    places: bool = False
    within: tuple[str, ...] = ()
    counted: int = 0
    every: bool = False


def read(text: str, family: Family, known: str, places: Sequence[str] = ()) -> ItemsAsked | None:
    """What `text` asks of a family; None where it names no measure of it, or words are left over. `known` are words that may stand (the
    document's title, its place), `places` those that the clauses list."""
    every = False
    items, rest = _things(_WORDS["basis"].sub("", _MASKED.sub("", text)), family)
    count, rest = _counted(rest)
    extremes = tuple(name for name in ("highest", "lowest") if _WORDS[name].search(rest))
    if extremes and not items and _WORDS["which"].search(rest):
        items, rest, every = family.items, _WORDS["which"].sub("", rest), True
    for name in extremes:
        rest = _WORDS[name].sub("", rest)
    if count is not None and not items:
        items, every = family.items, True
    difference, rest = _taken("difference", rest)
    way = (difference["way"] or "差") if difference is not None else ""
    where, rest = _taken("places", rest)
    whole, summed, asks, left = None, False, list[Ask](), list[str]()
    for clause in _CLAUSE.split(rest):
        found, of_whole, adds, over = _clause(clause, family, items, summed=summed)
        asks += [ask for ask in found if ask not in asks]
        whole = of_whole if of_whole is not None else whole
        summed = summed or adds
        left.append(over)
    alone = any(_WORDS["alone"].search(over) for over in left)
    left = [_WORDS["alone"].sub("", over) for over in left] if alone else left
    unlisted = tuple(found.group() for over in left if alone for found in _PLACE.finditer(over))
    within = tuple(one for one in dict.fromkeys((*places, *unlisted)) if any(one in over for over in left))
    for one in within:
        left = [re.sub(rf"{re.escape(one)}(?:新?区|县|市|镇)?", "", over) for over in left]
    if any(_says(over, known) for over in left) or not (items or asks):
        return None
    return ItemsAsked(family, items, tuple(asks), extremes, summed and len(items) > 1, whole, way, where is not None, within, count or 0, every)


def named(text: str, family: Family) -> tuple[Item, ...]:
    """The things of a family that a text names, in its order."""
    return _things(text, family)[0]


def swapped(text: str) -> tuple[str, bool] | None:
    """What a follow-up names in the place of what was asked before (“那组织管理呢”), and whether it says so of several figures; None where it is none."""
    found = _WORDS["again"].fullmatch(text.strip())
    return (found["rest"], bool(found["both"]) and re.search(r"[两二三几些]", found["both"]) is not None) if found is not None and re.search(r"呢[？?。]*$", text) else None


def share_parts(measure: str) -> tuple[str, str] | None:
    """(集聚区, 营收) of 集聚区合计营收占全市比重: what has the share and of what; None of what is no share."""
    found = _SHARE.fullmatch(measure)
    return (found["part"], found["what"] or "") if found is not None else None


def _things(text: str, family: Family) -> tuple[tuple[Item, ...], str]:
    """The things named, in the order of the text, and the text without them."""
    found: dict[Item, int] = {}
    calls = [(name, item) for item in family.items for name in item.names]
    for name, item in sorted(calls, key=lambda pair: -len(pair[0])):
        place = text.find(name)
        if place >= 0:
            found.setdefault(item, place)
            text = text.replace(name, _THING * len(name))
    bare = re.sub(rf"{_THING}+(?:服务|相关服务)?(?:业|产业|行业)?", "", text)
    return tuple(sorted(found, key=lambda item: found[item])), bare


def _counted(text: str) -> tuple[int | None, str]:
    """How many things are meant where they are counted (0: all of them), and the text without that."""
    found = _WORDS["all"].search(text)
    if found is None:
        return None, text
    return int(numeral(found["count"] or "") or 0), text[: found.start()] + text[found.end() :]


def _taken(name: str, text: str) -> tuple[re.Match[str] | None, str]:
    found = _WORDS[name].search(text)
    return found, text if found is None else text[: found.start()] + text[found.end() :]


def _clause(clause: str, family: Family, items: Sequence[Item], *, summed: bool) -> tuple[list[Ask], str | None, bool, str]:
    """The measures that a clause asks for, the whole of which it asks the share, whether it adds up, and what it says besides."""
    asks: list[Ask] = []
    whole = None
    of = items or family.items
    for measure in family.measures:
        share = share_parts(measure)
        if share is None or not any(item.row(measure) for item in of):
            continue
        part, what = share
        group = _WORDS["group"].search(clause)
        key = next((one for one in (part, *(part[at:] for at in range(1, len(part) - 1))) if len(one) > 1 and one in clause), group.group() if group is not None else "")
        told = _WORDS["share"].search(clause)
        if told is not None and (key or not summed) and not _of_other(clause):
            asks.append(Ask(measure))
            clause = re.sub(rf"(?:[两二三四五六七八九十\d]个)?(?:{re.escape(key)})?(?:合计|总共)?(?:{what})?(?=(?:合计|总共)?(?:要|应|得)?(?:占|比重|比例))" if key else r"$^", "", clause)
            clause = _WORDS["share"].sub("", clause).replace(key, "") if key else _WORDS["share"].sub("", clause)
        elif key and what and re.search(rf"{re.escape(key)}[^，]{{0,10}}{what}", clause):
            asks.append(Ask(measure, worked=True))
            clause = re.sub(rf"(?:布局的?)?(?:[两二三四五六七八九十\d]个)?{re.escape(key)}[^，]{{0,10}}?(?:合计|总)?{what}(?:合计)?", "", clause)
    if not asks and summed and (of_whole := _WORDS["of_whole"].search(clause)) is not None:
        whole, clause = of_whole["whole"], clause[: of_whole.start()] + clause[of_whole.end() :]
    adds = _WORDS["summed"].search(clause) is not None
    if adds and whole is None and (of_whole := _WORDS["of_whole"].search(clause)) is not None and not asks:
        whole, clause = of_whole["whole"], clause[: of_whole.start()] + clause[of_whole.end() :]
    clause = _WORDS["summed"].sub("", clause)
    for key, measure in _keys(family):
        if key in clause:
            asks.append(Ask(measure))
            clause = clause.replace(key, "")
    return asks, whole, adds, clause


def _of_other(clause: str) -> bool:
    """Whether the whole named is that of all trades (占全行业营收的…)."""
    return re.search(r"占(?:全|总|整个)?(?:部)?(?:行业|产业|集群)", clause) is not None


def _keys(family: Family) -> list[tuple[str, str]]:
    """What the measures that are no shares may be called, the longest first, each with the one measure it stands for."""
    found: dict[str, set[str]] = {}
    for measure in family.measures:
        if share_parts(measure) is not None:
            continue
        bare = _QUALIFIED.sub("", measure)
        calls = {measure, bare, *heads(bare), *(bare[at:] for at in range(len(bare) - _SHORT + 1)), *(bare[:at] for at in range(_LONG, len(bare)))}
        calls |= {re.sub("年均增长$|增长$", rate, call) for call in tuple(calls) if call.endswith("增长") for rate in ("年均增速", "增速", "增长率", "增幅")}
        calls |= {like for call in tuple(calls) for like in _LIKE.get(call, ())}
        for call in calls:
            found.setdefault(call, set()).add(measure)
    return sorted(((call, next(iter(of))) for call, of in found.items() if len(of) == 1 and len(call) > 1), key=lambda pair: -len(pair[0]))


def _says(text: str, known: str) -> bool:
    """Whether a stretch of a question says more than its own small words and what is known."""
    runs = [text]
    previous = None
    while runs != previous:
        previous = runs
        runs = [piece for run in runs for piece in _WORDS["idle"].split(run) if piece]
    return any(_LETTER.search(run) and run not in known for run in runs)


def heads_of(measure: str) -> tuple[str, ...]:
    """The words that a figure of the whole of a measure ends with (营收: 营收, 营业收入, 总营收)."""
    bare = _QUALIFIED.sub("", measure)
    short = min(heads(bare) or (bare,), key=len)
    return (short, *_LIKE.get(short, ()))
