"""Subjects that are lists: parallel names that share a head, a tail or a numerator.

制造业占工业增加值和GDP比重 → 制造业占工业增加值比重, 制造业占GDP比重; 园区亩均产值、亩均税收 → 园区亩均产值, 园区亩均税收.
"""

from __future__ import annotations

import re

from index.targets.ellipsis import base_subject, is_bare, is_measurable, is_nobodys, owner_of
from index.targets.lexicon import any_of

_SEPARATOR = re.compile(
    r"、|(?<![饱缓总调])和(?!谐|田|平)|(?<!参)与|(?<![普以涉惠触危遍提])及(?!格|时|其)|以及"
)
_GROWTH_SUFFIX = re.compile(r"(?:的)?(?:年均|平均|年)?(?:增速|增幅|增长率|增长速度)$")
PER_UNIT = re.compile(
    r"(?P<base>.*?(?:单位|万元|亿元)[^、]*?(?:增加值|生产总值|GDP|产品|产值|面积))(?=能耗|用水|水耗|电耗|二氧化碳|碳排放|用地|建设用地)"
)
"""What something used is measured by: 单位工业增加值 of 单位工业增加值能耗."""
_CONSUMED = re.compile(r"(?:能耗|用水量|水耗|电耗|二氧化碳排放量?|碳排放|用地面积)$")
_NUMERATOR = r"(?:增加值|产值|投资|收入|营业收入|营收|利润)?"
_SHARE = re.compile(rf"{_NUMERATOR}占.+$")
_OF_SHARE = r"(?:占比|比重|增速|年均增速)?$"
_HEAD_WORD = re.compile(rf"(?:{any_of('bare_heads')}|可支配收入|人均可支配收入|保有量|能耗){_OF_SHARE}")
_MEASURE_WORD = re.compile(rf"(?:[一-鿿]{{2}})?(?:率|量|额|数|值){_OF_SHARE}")
_POPULATION = re.compile(
    r"(?:全[区省市县国]|各)?(?:规模以上|规上|限额以上|限上)(?:工业|制造业|服务业)?(?:企业)?(?:单位)?"
)
_HEAP = re.compile(r"(?P<things>[粮棉油糖肉蛋奶果蔬茶鱼薯豆煤电气水铜铝锌]{2,})(?P<what>总?产量|总?产能|供应量|消费量|自给率)")
"""Goods of one sign each in a heap, of which a measure is told one by one: 粮肉奶产量分别稳定在…."""
_WAYS = {"产销": ("产", "销"), "收支": ("收入", "支出"), "存贷款": ("存款", "贷款")}
_BOTH_WAYS = re.compile(rf"(?P<of>[^、和及与]*?)(?P<ways>{'|'.join(_WAYS)})(?P<what>量|额|总额|总量|余额|规模)")
"""Two measures in one word, told one by one: 钢材产销量分别为…, 存贷款余额分别达到…."""
_TOWN_AND_COUNTRY = re.compile(r"城乡(?:(?P<who>居民|常住|人均)|低保|特困|最低|公路|学校|义务|医疗救助)")
"""What is told for town and country one by one."""
_FULL = {"粮": "粮食", "棉": "棉花", "油": "油料", "糖": "糖料", "果": "水果", "蔬": "蔬菜", "茶": "茶叶", "煤": "煤炭", "薯": "薯类"}
_PARALLEL_FIRST, _PARALLEL_REST = 4, 3


def conjuncts(name: str, count: int, *, parallel: bool = False) -> tuple[str, ...] | None:
    """Splits a subject into `count` parallel names: 制造业占工业增加值和GDP比重 → (制造业占工业增加值比重, 制造业占GDP比重).

    `parallel`: the parts before the last may be as long as its first word (小麦、稻谷最低收购价 → 小麦最低收购价, …).
    """
    both = _TOWN_AND_COUNTRY.match(name) if count == 2 else None
    if both is not None:
        return ("城镇" if both["who"] else "城市") + name[2:], "农村" + name[2:]
    heap = _HEAP.fullmatch(name)
    if heap is not None and len(heap["things"]) == count:
        return tuple(f"{_FULL.get(thing, thing)}{heap['what']}" for thing in heap["things"])
    parts = _parts(name, count)
    if parts is None:
        return None
    first, last = parts[0], parts[-1]
    suffix = ""
    if not is_measurable(first) or ("占" in last and "占" not in first):
        suffix = _shared_suffix(first, last)
    if parallel and not suffix and not is_measurable(first) and _as_long(first, last):
        suffix = last[len(first) :]
    growth = _GROWTH_SUFFIX.search(last)
    if growth and not _GROWTH_SUFFIX.search(first):
        suffix = growth.group()
    prefix = _shared_prefix(first, parts[1])
    out: list[str] = []
    for place, part in enumerate(parts):
        word = part
        if suffix and place < count - 1 and not word.endswith(suffix):
            word += suffix
        if prefix and place:
            word = prefix + word
        elif place and is_bare(word):
            owner = owner_of(base_subject(out[0]))
            word = word if is_nobodys(owner) else owner + word
        out.append(word)
    return tuple(out)


def both_ways(name: str) -> tuple[str, ...] | None:
    """("钢材产销量") → ("钢材产量", "钢材销量"), the two measures that one word names; None where it names but one."""
    pair = _BOTH_WAYS.fullmatch(name)
    return tuple(pair["of"] + way + pair["what"] for way in _WAYS[pair["ways"]]) if pair is not None else None


def _as_long(first: str, last: str) -> bool:
    return len(first) <= _PARALLEL_FIRST and len(last) - len(first) >= _PARALLEL_REST


def _parts(name: str, count: int) -> list[str] | None:
    cuts = [
        found.span()
        for found in _SEPARATOR.finditer(name)
        if found.start() > 0 and found.end() < len(name) and not _depth(name[: found.start()])
    ]
    if len(cuts) != count - 1:
        commas = [cut for cut in cuts if name[cut[0]] == "、"]
        others = [cut for cut in cuts if name[cut[0]] != "、"]
        if len(commas) == count - 1:
            cuts = commas
        elif others and len(commas) + 1 == count - 1:
            cuts = [*commas, others[-1]]
        elif others and len(others) == count - 1:
            cuts = others
        else:
            return None
    places = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(name)]
    parts = [name[start:end] for start, end in zip(places, ends, strict=True)]
    return parts if all(parts) else None


def _depth(text: str) -> int:
    """How many brackets and quotation marks are open at the end of `text`."""
    return sum(text.count(opening) - text.count(closing) for opening, closing in ("“”", "（）", "()"))


def _shared_suffix(first: str, last: str) -> str:
    found = _SHARE.search(last) if "占" in last else _HEAD_WORD.search(last) or _MEASURE_WORD.search(last)
    if not found or (found.start() == 0 and not last.startswith("占")):
        return ""
    return "" if first.endswith(found.group()) else found.group()


def _shared_prefix(first: str, second: str) -> str:
    per_unit = PER_UNIT.match(first)
    if per_unit and _CONSUMED.match(second):
        return per_unit.group("base")
    if "占" in first and "占" not in second:
        return first[: first.index("占") + 1]
    for size in (4, 3, 2):
        at = first.find(second[:size])
        if at > 0 and len(second) > size:
            return first[:at]
    found = _POPULATION.match(first)
    if found and not second.startswith(("规", "限")) and found.end() < len(first):
        return found.group()
    return ""
