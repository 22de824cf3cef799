"""Which items of a scoring standard the asker tells of, and what each of them counts for him."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.of_support.scoring.items import Item
from assistant.compute import in_unit, plain
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.wording import Text, Word, part_of, words_of
from index.library import Library
from index.quantities import chinese_number, quantities
from index.words import bigrams

_SPELLED = re.compile(r"(?<![第一二三四五六七八九十百\d])(?P<number>[一二两三四五六七八九]百(?:零?[一二三四五六七八九十]+)?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?=[来多]?(?:个|份)?(?:整)?(?:年|月|岁|次|小时|天|项|件|篇|险))")
_WINDOW = re.compile(r"(?:最?近|过去|前|头|这)(?:\d+|[一二两三四五])个?(?:纳税)?(?:年度?|月)(?:内|里)?|上[一个]?年度?")
"""The years looked at, no length of anything ("近三年累计")."""
_ASKS = re.compile(r"多少|几[分样个]|[吗呢么?？]|怎么算|想[办要]|积分|[够过达满不]+\d*分|够不够|过不过|[加计算]分|分[值数]|光算")
_NOT = re.compile(r"(?<!有)没(?!问题)|未(?!来)|不是|不属于|无(?!偿)|从来不|不算")
OF_PART = re.compile(r"(?:这|那)(?:一?[块项类]|部分|方面|[两二三四]样)|光(?:是|算|这)|单(?:独|是|说|算)|只(?:算|看|说)|[两二三四][样项](?:加|一共|总共|合计)")
"""Only what the last question names is asked for."""
_MONEY = re.compile(r"[百千万亿]*元|[百千万亿]+|块")
_SAME_UNIT = {"周岁": "岁", "个月": "月", "日": "天"}
_PLAIN = re.compile(r"\d[\d.]*|毕业(?!生)|学历|文凭")
"""What tells no item from another: figures, and that one has left school, beside the school's name."""
_COMMON = 0.25
"""A word that so many of a standard's items have tells none of them apart."""
_BAND, _GRADE = 0.3, 0.55
"""So much of a clause's words must an item have that a figure is told for, and one for which nothing but a name is told."""
_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class Scored:
    """What an item counts for the asker: the points and their working, "" where the document prints the points themselves; `short` where
    they do not count yet, `assumed` where it was not told of how many kinds; `beside` the item
    whose points the working begins with."""

    item: Item
    told: str
    points: Decimal
    working: str = ""
    short: bool = False
    assumed: bool = False
    beside: Item | None = None

    @property
    def takes(self) -> bool:
        """Whether the points are taken off the sum."""
        return self.item.less and self.beside is None


def scored(turns: Sequence[str], items: Sequence[Item], places: Sequence[str], library: Library) -> tuple[list[Scored], list[str]]:
    """The items that the asker tells of with what they count, what a later turn tells in place of what an earlier one did; and the clauses
    with a figure for which no item was found."""
    found: dict[Item, Scored] = {}
    lost: list[str] = []
    texts = {item: Text.of(item.of) for item in items}
    for turn in turns:
        before = ""
        new: dict[Item, Scored] = {}
        years = _years(turn)
        for clause in _clauses(turn):
            words = clause
            for name in places:
                words = words.replace(name, "")
            made = _of_clause(words, clause, items, texts, library, years) or (_of_clause(f"{before}{words}", clause, items, texts, library, years) if before and _figures(clause) else [])
            new |= {one.item: one for one in made if one.item not in new}
            lost += [clause] if not made and _figures(clause) and not _ASKS.search(clause) and not (years and _YEARS.search(clause)) else []
            before = words
        taken = {_family(item) for item in new}
        found = new if new and turn is turns[-1] and OF_PART.search(turn) else {item: one for item, one in found.items() if _family(item) not in taken} | new
    return [one for one in found.values() if not _NOT.search(one.told)], lost


def _clauses(turn: str) -> list[str]:
    told = _REMARK.sub("", turn)
    text = _ABOUT.sub("", in_figures(_in_figures(_WINDOW.sub("", told))))
    parts = [part.strip() for one in CLAUSE.finditer(text) for part in _OPENING.split(one.group())]
    return [_SPLIT_VERB.sub(r"\g<verb>\g<thing>\g<times>", part) for part in parts if part]


_OPENING = re.compile(r"(?<!\d)[：:]|[：:](?!\d)")
"""What opens a question ("帮我算算积分：我38岁") tells nothing of what stands behind it; no time of day."""


_REMARK = re.compile(r"[（(](?:也|都|从|还|中间)*[没未不无][^（）()]*[）)]")
"""What brackets deny beside a thing (“交满6年（没补缴）”) denies not the thing itself."""
_ABOUT = re.compile(r"(?<=\d)[来多](?=个?(?:小时|年|月|天|次))")
"""A figure that is a little more (80来个小时)."""
_SPLIT_VERB = re.compile(r"(?P<verb>[一-鿿])[了过]?(?P<times>\d+[次回趟场])(?P<thing>[一-鿿])(?![一-鿿])")
"""A verb and its thing with a number of times between them (献了7次血)."""
_OWN_AGE = re.compile(r"(?:我|本人|自己|今年|现年|现在|刚刚?|正好|才|已经?|虚岁?|年龄|年纪|满|都|快|是)*\d+岁(?:多|整|半)?了?")
"""The asker's own age, told by itself."""


def _in_figures(turn: str) -> str:
    return _SPELLED.sub(lambda one: _in_digits(one["number"]), turn)


def _in_digits(number: str) -> str:
    value = chinese_number(number)
    return number if value is None else f"{value:f}"


def _family(item: Item) -> tuple[object, ...]:
    """Items of which one asker has but one: the bands of a figure; others are by themselves."""
    return (item.passage, item.head, item.band) if item.band else (item,)


def _of_clause(words: str, clause: str, items: Sequence[Item], texts: dict[Item, Text], library: Library, years: Decimal | None) -> list[Scored]:
    """The items that a clause tells of: that which has most of its words, and others for what it names besides (社保和公积金都满5年)."""
    telling = [word for word in words_of([_PLAIN.sub(" ", words)], library) if _tells_apart(word, items, texts)]
    total = sum(word.weight for word in telling)
    ranked: list[tuple[float, Item, Scored]] = []
    for item in items:
        have = sum(word.weight * likeness(word, texts[item]) for word in telling)
        share = have / total if total else 0.0
        if item.head and total:
            share = max(share, 0.9 * sum(word.weight * max(likeness(word, texts[item]), likeness(word, Text.of(item.head))) for word in telling) / total if have or item.band else 0.0)
        one = _counted(item, items, clause, years)
        least = _GRADE if not (item.unit or item.band) else _BAND
        alone = (item.band == "岁" and (not telling or _OWN_AGE.fullmatch(clause))) or (item.unit and not item.band and _only(item, items)) or _counts_kinds(item, clause)
        if one is not None and (share >= least or alone) and not (least == _GRADE and _ASKS.search(clause)):
            ranked.append((share, item, one))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0] and _family(ranked[0][1]) != _family(ranked[1][1]) and ranked[0][1].points != ranked[1][1].points):
        return []
    bound = ranked[:1]
    for share, item, one in ranked[1:]:
        new = [word for word in telling if likeness(word, texts[item]) >= _WHOLE and all(likeness(word, texts[other]) < _WHOLE for _, other, _ in bound)]
        bound += [(share, item, one)] if new and item.unit and bound[0][1].unit == item.unit else []
    return [one for _, _, one in bound]


def _only(item: Item, items: Sequence[Item]) -> bool:
    """Whether no other item of the standard counts by the same unit."""
    return all(other is item or other.unit != item.unit for other in items)


def _tells_apart(word: Word, items: Sequence[Item], texts: dict[Item, Text]) -> bool:
    """Whether a word is not in so many of the items that it points to none of them."""
    having = sum(likeness(word, texts[item]) >= _WHOLE for item in items)
    return len(items) < 1 / _COMMON or having <= len(items) * _COMMON


def likeness(word: Word, text: Text) -> float:
    """How much of a word, 0…1, stands in a text; of another word for the same, its pairs of signs."""
    others = [set(bigrams(other)) for other in word.others]
    return max([part_of(word, text), *(len(pairs & text.grams) / len(pairs) for pairs in others if pairs)])


def _figures(clause: str) -> list[tuple[Decimal, str]]:
    """The figures of a clause with their units in one form."""
    return [(one.value, _SAME_UNIT.get(one.unit, one.unit)) for one in quantities(clause) if one.unit]


def _counted(item: Item, items: Sequence[Item], clause: str, years: Decimal | None = None) -> Scored | None:
    """What an item counts by a clause, None where that tells no figure of the kind the item asks for or one outside its band."""
    if item.band:
        values = [value for value in (_in(value, unit, item.band) for value, unit in _figures(clause)) if value is not None]
        if not values or not item.holds(values[0]):
            return None
        return _off(item, items, clause, values[0]) if item.unit else Scored(item, clause, item.points)
    if not item.unit:
        return None if any(_MONEY.fullmatch(unit) for _, unit in _figures(clause)) else Scored(item, clause, item.points)
    values = [value for value in (_in(value, unit, item.unit) for value, unit in _figures(clause)) if value is not None]
    if not values:
        return None
    return _by_year(item, clause, values[-1], years) if item.yearly is not None and _EACH_YEAR.search(clause) else _times(item, clause, values[-1])


def _in(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """A figure in the unit that an item counts in."""
    wanted = _SAME_UNIT.get(wanted, wanted)
    if unit == wanted:
        return value
    if (unit, wanted) == ("月", "年"):
        return value / 12
    if (unit, wanted) == ("年", "月"):
        return value * 12
    return convert(value, unit if unit.endswith("元") else f"{unit}元", wanted) if wanted.endswith("元") else None


_EACH_YEAR = re.compile(r"每年|年年|1年(?!内)")
_YEARS = re.compile(r"(?:连续|坚持|近|整整|一直)?(?P<years>\d+)年(?:没断|不断|都没停|从没断|来|里|间|如此|都|下来|了)|(?:连续|坚持)了?(?P<years2>\d+)年")
"""For how many years something goes on."""


def _by_year(item: Item, clause: str, value: Decimal, years: Decimal | None) -> Scored:
    """So many points for what is done each year, no more than an item counts in one, times the years, up to the most there is."""
    assert item.yearly is not None
    raw = value // item.each * item.points
    yearly = min(raw, item.yearly)
    total = yearly * (years or 1)
    each = f"{_full(value, item)}×{plain(item.points)}分"
    each = f"min({each}, {in_unit(item.yearly, '分')})" if raw > item.yearly else each
    product = each if years is None else f"{each}×{plain(years)}"
    if item.most is not None and total > item.most:
        return Scored(item, clause, item.most, f"min({product}, {in_unit(item.most, '分')}) = {in_unit(item.most, '分')}")
    return Scored(item, clause, total, f"{product} = {in_unit(total, '分')}")


def _full(value: Decimal, item: Item) -> str:
    """How many full units a figure has, written as they are reckoned."""
    return plain(value) if item.each == 1 and value == int(value) else f"取整({plain(value)}÷{plain(item.each)})"


def _years(turn: str) -> Decimal | None:
    """For how many years what the turn tells of each year goes on, None where it does not say so."""
    found = {told["years"] or told["years2"] for told in _YEARS.finditer(in_figures(_in_figures(turn)))}
    return Decimal(found.pop()) if len(found) == 1 else None


def _times(item: Item, clause: str, value: Decimal) -> Scored:
    """So many points for each full unit, of each kind, up to the most there is."""
    times = value // item.each
    if item.after is not None and value < item.after:
        return Scored(item, clause, Decimal(0), "", short=True)
    kinds = _kinds(item, clause)
    raw = times * item.points * (kinds or 1)
    product = "×".join([*([plain(kinds)] if kinds else []), _full(value, item), f"{plain(item.points)}分"])
    if item.most is not None and raw > item.most:
        return Scored(item, clause, item.most, f"min({product}, {in_unit(item.most, '分')}) = {in_unit(item.most, '分')}", assumed=bool(item.kinds) and kinds is None)
    return Scored(item, clause, raw, f"{product} = {in_unit(raw, '分')}", assumed=bool(item.kinds) and kinds is None)


def _counts_kinds(item: Item, clause: str) -> bool:
    """Whether a clause tells by number of how many kinds it speaks, of which an item counts each ("5险都交满6年")."""
    return bool(item.kinds) and re.search(rf"\d[个种项]?{item.kinds[0]}", clause) is not None


def _kinds(item: Item, clause: str) -> Decimal | None:
    """Of how many kinds the clause speaks, where each kind counts: their number, or those that it names."""
    if not item.kinds:
        return None
    told = re.search(rf"(\d+)[个种项]?(?:{item.kinds}|{item.kinds[0]}(?!\d))", clause)
    if told is not None:
        return Decimal(told.group(1))
    named = [one for one in re.split(r"[、（）()]", item.of) if (core := re.sub(r".*(?:参加|缴纳|包括)", "", one)[-4:]) and core[:2] in clause and len(core) >= 2]
    return Decimal(len(named)) if named else None


def _off(item: Item, items: Sequence[Item], clause: str, value: Decimal) -> Scored | None:
    """What is left of the points of the band below where so many are taken off for each unit beyond it (40岁以上每增加1岁少加2分)."""
    below = next((one for one in items if one.band == item.band and one.high == item.low), None)
    base = below.points if below is not None else None
    if item.low is None or base is None or value <= item.low:
        return None
    left = base - -(-(value - item.low) // item.each) * item.points
    working = f"{in_unit(base, '分')}−({plain(value)}−{plain(item.low)})×{plain(item.points)} = {in_unit(left, '分')}"
    return Scored(item, clause, max(left, Decimal(0)), working if left >= 0 else "", beside=below)
