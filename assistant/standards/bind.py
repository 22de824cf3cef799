"""Which of the asker's figures a demand is about: by the signs that its names share with the words around them, else as the only one left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from assistant.eligibility.told.said import same
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import CLAUSE, kinds_in
from assistant.standards.demands import Demand, demands
from assistant.standards.told import Told, kind_of
from index.data_files import read_data

_FILLS = re.compile(r"[的了有个我们你是在和与及或其中数量总人应当须需要该这那本单位企业公司全共每名位等所含\d\s“”、，。？！：:;；]|一共|吗|呢")
_SIGN = 0.3
"""A single sign in common beside a pair of signs."""
_CUE = 0.5
"""That a figure is told as a part, or as the whole, of something."""
_THING = 0.5
"""That both name the same thing or measure in words of their own (幼儿 and 娃, 销售收入 and 卖了)."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The asker's figures for the part and the whole of a demand, None for one that he does not tell, and how well they fit; `through` says that the whole is that
    of the demand within which this one is."""

    part: Told | None
    whole: Told | None
    fit: float
    through: bool = False


@lru_cache(maxsize=4096)
def _form(text: str) -> str:
    return _FILLS.sub("", same(text))


def hits(name: str, words: str, but: str = "") -> float:
    """How much of a name, 0…1, stands in some words, a single sign counting little; what stands in the name `but` too does not count."""
    form, said, other = _form(name), _form(words), _form(but)
    pairs = {form[i : i + 2] for i in range(len(form) - 1)} - {other[i : i + 2] for i in range(len(other) - 1)}
    met = {pair for pair in pairs if pair in said}
    rest = {sign for sign in form if sign in said} - {sign for pair in met for sign in pair} - set(other)
    return min(1.0, (len(met) + _SIGN * len(rest)) / max(len(pairs), 1) + _THING * _alike(name, words, but))


def _met(name: str, words: str) -> set[str]:
    """The pairs of signs of a name that stand in some words."""
    form, said = _form(name), _form(words)
    return {pair for pair in (form[i : i + 2] for i in range(len(form) - 1)) if pair in said}


def _alike(name: str, words: str, but: str = "") -> bool:
    """Whether a name and some words speak of one thing in words of their own, or of one measure."""
    return bool((_things(name) - _things(but)) & _things(words) or (kinds_in(name) - kinds_in(but)) & kinds_in(words)) or _in_short(_form(name), _form(words), _form(but))


def _in_short(name: str, words: str, but: str) -> bool:
    """Whether some words end on a name told in short (质保金 for 质量保证金): its signs in their order, close together."""
    short = words[-_SHORT:]
    if len(short) < _SHORT or short in name or short in but or short[0] not in name:
        return False
    signs = iter(name[name.find(short[0]) :][:_SPAN])
    return all(sign in signs for sign in short)


_SPAN = 7
_SHORT = 3


def named(name: str, words: str, but: str) -> bool:
    """Whether some words name what sets a thing apart from another, by a pair of signs of what it, or what is told of it, ends on, or by a word for it."""
    other, said = _form(but), _form(words)
    pieces = [_form(piece)[-_HEAD:] for piece in name.split("的")]
    pairs = {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}
    return _alike(name, words, but) or any(pair in said and pair not in other for pair in pairs)


def spoken_of(name: str, words: str, but: str) -> bool:
    """Whether some words have anything of what sets a thing apart from another: a pair of signs, or a word for it."""
    form, said, other = _form(name), _form(words), _form(but)
    return _alike(name, words, but) or any(form[i : i + 2] in said and form[i : i + 2] not in other for i in range(len(form) - 1))


@lru_cache(maxsize=4096)
def _things(text: str) -> frozenset[str]:
    return frozenset(name for name, group in _THINGS.items() if any(word in text for word in group))


_THINGS: dict[str, list[str]] = read_data(Path(__file__).with_name("words.yaml"))


def bound(demand: Demand, figures: Sequence[Told], asked: str) -> Bound | None:
    """The figures that `demand` is about; of one that is not told the question `asked` has to name the thing. None where they do not go together."""
    rates, figures = [one for one in figures if one.unit == "%"], [one for one in figures if one.unit != "%"]
    if rates:
        return _rated(demand, rates[0], figures, asked) if demand.form == "percent" and len(rates) == 1 else None
    parts = [one for one in figures if _is_of(one, demand.part_unit) and (demand.form != "plain" or _fits_name(one, demand.part))]
    wholes = [one for one in figures if _is_of(one, demand.whole_unit or ("人" if demand.form == "head" else ""))]
    if demand.form == "plain":
        return _alone(demand, parts)
    pairs = [(part, whole) for part, whole in permutations(figures, 2) if part in parts and whole in wholes and _go_together(part, whole, demand)]
    scored = sorted(((_fit(demand, part, whole, asked), part, whole) for part, whole in pairs), key=lambda one: -one[0])
    if scored and (scored[0][0] > 0 or demand.form == "head") and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        fit, part, whole = scored[0]
        is_named = named(demand.part, part.about, demand.whole) or (part.part and hits(demand.part, part.about, demand.whole) > 0) or (not _form(demand.part) and demand.form == "each")
        if demand.form == "percent" and not _form(demand.whole):
            is_named = named(_form(demand.part)[-_LAST:], part.about, "")  # of a share of nothing named the part has to be told by its own last word
        if demand.form == "head" and len([one for one in figures if one.kind == part.kind]) == 1:
            is_named = is_named or ("均" in asked and named(demand.part, asked, ""))
        of_whole = demand.form == "percent" or not _form(demand.whole) or named(demand.whole, whole.about, "")
        return Bound(part, whole, fit) if is_named and of_whole else None
    ones = [] if (scored and len(figures) > _FEW) or not _HOW_MANY.search(asked) else [one for figure in figures if (one := _of_one(demand, figure, parts, wholes, _without(figures, asked))) is not None]
    return ones[0] if len(ones) == 1 else None


def _rated(demand: Demand, rate: Told, figures: Sequence[Told], asked: str) -> Bound | None:
    """The asker's own share as the part (他们收5%的保证金), with the one figure that is the whole, where he tells it."""
    apart = demand.whole + (demand.within.part if demand.within is not None else "")
    bare = _DEED.search(rate.before) is not None and not _form(rate.behind)
    told_before = _without(figures, asked.partition(rate.words)[0])
    if not _form(demand.part) or not (named(demand.part, rate.about, apart) or (bare and named(demand.part, told_before, apart))):
        return None
    wholes = [one for one in figures if _fits_name(one, demand.whole) and (not _form(demand.whole) or hits(demand.whole, one.about))]
    fit = hits(demand.part, rate.about) + (hits(demand.whole, wholes[0].about) if len(wholes) == 1 else 0.0) + hits(demand.case, asked)
    return Bound(rate, wholes[0] if len(wholes) == 1 else None, fit)


_DEED = re.compile(r"(?:收|交|缴|付|要|给|扣|存|留|提|出|占|比例|只有|是|到|按)(?:了|我们?|你们?|到)?$")
"""A share is told of what was named before (保证金人家要收5%)."""
_HEAD, _LAST = 6, 4
"""So many signs at the end of a name, and of one that stands alone, tell what it is of."""
_FEW = 1
"""Of more figures that go together a single one is not taken alone."""


_HOW_MANY = re.compile(r"几|多少")


def _without(figures: Sequence[Told], asked: str) -> str:
    """The question without the words around its figures."""
    for words in (words for figure in figures for words in (figure.before, figure.behind) if words):
        asked = asked.replace(words, "", 1)
    return asked


def _of_one(demand: Demand, figure: Told, parts: Sequence[Told], wholes: Sequence[Told], asked: str) -> Bound | None:
    """The only figure as the whole, or as the part, of a demand whose other thing the question names."""
    rest, case = asked, hits(demand.case, asked + figure.about)
    whole, inner = demand.whole, demand.within
    through = inner is not None and hits(inner.whole, figure.about) > hits(whole, figure.about)
    if through and inner is not None and inner.least != demand.least:
        return None  # a most of a least is no bound
    whole = inner.whole if inner is not None and through else whole
    apart = f"{demand.whole}{inner.whole}{inner.part}" if inner is not None else demand.whole
    of_whole = of_part = -1.0
    if figure in wholes and _fits_name(figure, whole) and named(demand.part, rest, apart) and (not _form(whole) or hits(whole, figure.about)):
        of_whole = hits(whole, figure.about) - hits(demand.part, figure.about, whole) + hits(demand.part, rest, apart) + _CUE * figure.whole
    if figure in parts and _fits_name(figure, demand.part) and named(demand.whole, rest, demand.part) and hits(demand.part, figure.about):
        of_part = hits(demand.part, figure.about) - hits(demand.whole, figure.about, demand.part) + hits(demand.whole, rest, demand.part) + _CUE * figure.part
    if max(of_whole, of_part) <= 0 or of_whole == of_part:
        return None
    return Bound(None, figure, of_whole + case, through) if of_whole > of_part else Bound(figure, None, of_part + case)


def told_of_all(sentence: str, text: str) -> str:
    """The clause of `text` that says of the whole of what `sentence` demands a share of that it is so ("全花在国内": …境内的费用占全部…不低于60%), "" if none."""
    for demand in demands(sentence):
        if demand.form != "percent" or not demand.least:
            continue
        clauses = [clause.group() for clause in CLAUSE.finditer(text) if _ALL.search(clause.group())]
        apart = set(_form(demand.part)) - set(_form(demand.whole))
        said = next((clause for clause in clauses if len(apart & set(_form(clause))) > 1), "")
        if said:
            return said.strip()
    return ""


_ALL = re.compile(r"全(?:都|部|是|在|花|用|投|靠|由|来自)|都(?:是|在|花在|用在|投在|来自)|百分之百|100%|清一色|一律")


def _alone(demand: Demand, parts: Sequence[Told]) -> Bound | None:
    """The one figure of a demand for nothing else."""
    scored = sorted(((hits(demand.part, one.about), one) for one in parts), key=lambda one: -one[0])
    if not scored or len(parts) > 1 or (scored[0][0] < _PLAINLY and len(_met(demand.part, scored[0][1].about)) < _SEVERAL):
        return None
    return Bound(scored[0][1], None, scored[0][0])


_PLAINLY, _SEVERAL = 0.4, 3
"""So much of the name of a thing that is demanded for nothing else has to stand beside the figure, or so many pairs of its signs."""


def _is_of(figure: Told, unit: str) -> bool:
    """Whether a figure can be one in `unit`: people are counted like people, things of a name of their own by it."""
    if not unit or figure.kind != kind_of(unit):
        return not unit
    if figure.kind not in ("count", "money") and figure.unit != unit and convert(figure.value, figure.unit, unit) is None:
        return False  # a measure that cannot be told in the other unit
    return figure.kind != "count" or figure.unit == unit or (figure.unit in _PEOPLE | {"个"} if unit in _PEOPLE else figure.unit == "个" and unit not in _THEMSELVES | {"册", "本"})


_PEOPLE = frozenset({"人", "名", "位"})


_THEMSELVES = frozenset({"班", "户", "家", "栋", "幢", "所", "间", "辆", "亩", "公里"})
"""Units that name the thing they count."""


def _go_together(part: Told, whole: Told, demand: Demand) -> bool:
    """Whether two figures are of the kinds that the names of a demand tell, and of one kind where a share of one in the other is asked for."""
    fitting = _fits_name(part, demand.part) and _fits_name(whole, demand.whole)
    alike = part.kind == whole.kind and (demand.form != "percent" or part.kind != "count" or part.unit == whole.unit or "个" in (part.unit, whole.unit) or {part.unit, whole.unit} <= _PEOPLE)
    return fitting and (bool(demand.part_unit or demand.whole_unit) or alike)


def _fits_name(figure: Told, name: str) -> bool:
    """Whether a figure can be one of the thing named, by what the name ends on."""
    kinds = {kind for kind, ending in _ENDINGS.items() if ending.search(name)}
    own = {figure.kind, "people" if figure.unit in _PEOPLE else "things" if figure.unit != "个" else "", *(("people", "things") if figure.unit == "个" else ())}
    return not kinds or bool(own & kinds)


_ENDINGS = {
    "count": re.compile(r"(?:总[数量]|个数|数量)$"),
    "people": re.compile(r"(?:人员?|人数|职工|员工|护理员|保育员|老年人|儿童|幼儿|学生|教师|护士|医生)(?:总数)?$"),
    "things": re.compile(r"(?:床位|车位|场景|图书|册|设备|房间)(?:总?数)?$"),
    "money": re.compile(r"(?:费用?|费用?总额|收入|收入总额|金额|投资额?|支出|资金|资本金|预算|价款|押金|工资|资产|负债|税额|产值|利润|房价|总价|房款|首付款?|月供|租金)$"),
    "平方米": re.compile(r"面积$"),
}


def _fit(demand: Demand, part: Told, whole: Told, asked: str) -> float:
    fit = hits(demand.case, asked) + hits(demand.part, part.about)
    if demand.form != "head":
        fit += hits(demand.whole, whole.about) - hits(demand.part, whole.about) - hits(demand.whole, part.about)
    if demand.form == "percent":
        fit += _CUE * (part.part + whole.whole - part.whole - whole.part)
    return fit
