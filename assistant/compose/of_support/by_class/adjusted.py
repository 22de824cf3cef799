"""What sentences on a grant make of its sum: a share of it in a case (购买二手住房的，按表列标准的80%执行), the most that it comes to of something
(不得超过购房合同总价的50%), what was really paid where that is less (实际租金低于补贴标准的，按实际租金发放)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.compose.of_support.by_class.told import Case, Sum
from assistant.compute import in_unit, plain
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.bases import figures_for, in_working, value_in
from assistant.eligibility.told.said import mentioned
from index.synonyms import expand
from index.words import segment
from prompts import say

_SHARE = re.compile(r"(?P<case>[^，。；\n]{2,24}?)的?，[^，。；\n\d]{0,10}?按(?:照)?[^，。；\n\d]{0,10}标准的?(?P<rate>\d+(?:\.\d+)?)%(?:执行|发放|计发|计算|给予|享受|补贴|补助|核发)?")
_MOST = re.compile(r"(?:不得?超过|不能超过|不高于|不得高于)(?P<base>[^，。；、\d占]{2,20}?)的?(?P<rate>\d+(?:\.\d+)?)%")
_REAL = re.compile(r"实际(?P<what>[一-鿿]{2,4}?)(?:低于|少于|不足|小于|未达到|不到)[^，。；\n]{0,10}标准的?，?[^，。；\n]{0,8}(?:按|以)(?:照)?实际(?P=what)[^，。；\n]{0,6}")
_VERBS = re.compile(r"^(?:购买|购置|租住|租赁|属于|选择|申请|在)")
_NEW = re.compile("新(?:建|房|商品|盘|楼|购)|一手|全新")
"""What is told to be new is of no special case."""
_ANOTHER = re.compile(r"另一方|夫妻|双方")
_HUNDRED = Decimal(100)


def adjusted(case: Case, made: Sum) -> Sum:
    """The sum after each of these sentences that concerns the asker, in the order: shares, what was really paid, the most."""
    for start, end, rate in _shares(case):
        if rate is None:
            made = made.noted(say("by_class.else", quote=case.quote(start, end), mark=case.mark(start, end)))
            continue
        value = made.value * rate / _HUNDRED
        made = made.then(value, f"{in_unit(made.value, made.unit)}×{plain(rate)}% = {in_unit(value, made.unit)}", case.part(start, end))
    for pattern in (_REAL, _MOST):
        for start, end in case.sentences:
            found = pattern.search(case.text, start, end)
            if found is not None and not _ANOTHER.search(case.text, start, end):
                made = _held(case, made, found)
    return made


def _shares(case: Case) -> Iterator[tuple[int, int, Decimal | None]]:
    """The shares of the standard that are given in the cases which the asker tells of himself; None for one of which he tells neither this nor another."""
    for start, end in case.sentences:
        found = _SHARE.search(case.text, start, end)
        if found is None or _ANOTHER.search(found["case"]):
            continue
        if is_his(found["case"], case.own.text):
            yield *found.span(), Decimal(found["rate"])
        elif not _NEW.search(case.own.text):
            yield *found.span(), None


def is_his(name: str, said: str) -> bool:
    """Whether the asker says that a case is his, in its words or by the one that sets it apart (二手房 for 购买二手住房)."""
    bare = _VERBS.sub("", name)
    first = next(iter(segment(bare)), "")
    return bool(mentioned(name, said)) or any(one in said for one in (bare, *expand(bare))) or (len(first) > 1 and first in said and not re.search(f"(?:不是|没有|非){first}", said))


def _held(case: Case, made: Sum, found: re.Match[str]) -> Sum:
    """The sum held to what a sentence lets it be at most, or to what was really paid; where that is not told it is said so."""
    real = "what" in found.groupdict()
    base = f"实际{found['what']}" if real else found["base"]
    rate = _HUNDRED if real else Decimal(found["rate"])
    begin, stop = (found.start(), found.end()) if real else (case.text.rfind("。", 0, found.start()) + 1, found.end())
    own = _figure(base, case, made.unit)
    if own is None:
        return made.noted(say("by_class.within", base=base, quote=case.quote(begin, stop), mark=case.mark(begin, stop)))
    most = value_in(own, made.unit) * rate / _HUNDRED
    value = min(made.value, most)
    limit = in_working(own, made.unit) if real else f"{in_working(own, made.unit)}×{plain(rate)}%"
    return made.then(value, f"min({in_unit(made.value, made.unit)}, {limit}) = {in_unit(value, made.unit)}", case.part(begin, stop))


def _figure(base: str, case: Case, unit: str) -> OwnFigure | None:
    """The asker's figure that measures a base: as sums of rules bind it, else the only sum of money beside a word of the base."""
    apart = [one for one in case.own.figures if _of_another(one, base)]
    found = [one for one in figures_for(base, replace(case.own, figures=tuple(one for one in case.own.figures if one not in apart)), unit) if not one.each]
    if len(found) != 1:
        said = set(re.findall("[房租价款费]", base))
        found = [one for one in case.own.figures if one not in apart and one.unit.endswith("元") and said & set(f"{one.about}{one.words}{one.thing}")]
    return found[0] if len(found) == 1 else None


_OTHER = re.compile(r"租|薪|工资|收入|存款|贷款|补贴|津贴|公积金|彩礼|社保")
"""Words beside a sum of money by which it is another one than the base, unless that has them too."""


def _of_another(one: OwnFigure, base: str) -> bool:
    """Whether a figure is told of something else than the base: a rent or wage is no price of a home."""
    said = set(_OTHER.findall(f"{one.about}{one.measure}"))
    return bool(said - set(_OTHER.findall(base))) or ("租" in base and not (one.monthly or "租" in f"{one.about}{one.words}{one.measure}"))
