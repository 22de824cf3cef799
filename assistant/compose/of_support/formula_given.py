"""What a document itself gives a factor of a printed formula: one figure ("每平方米月补贴标准为16元"), one for each case ("保障面积按家庭人口确定：1人户30平方米，2人户40平方米"),
a column of a table by the row that the asker names; and what raises or bounds the result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.told.household import household
from assistant.eligibility.told.said import mentioned, same
from assistant.gather.of_support.assigned import tells
from assistant.records import Computation
from index.quantities import Quantity

_VALUE = r"(?P<value>\d+(?:\.\d+)?)(?P<unit>平方米|平米|元|%|个月|)"
_ITEM = re.compile(r"[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))[ \t]*")
_CASE = re.compile(rf"^(?P<case>.+?)(?:为|是|按|：)?{_VALUE}(?:/[一-鿿]+)?$")
_BY_HEADS = re.compile(r"(?P<least>\d+)(?:(?:至|[-—~～])(?P<most>\d+))?人(?P<more>及?以上)?(?:户|家庭)?$")
_BOUND = re.compile(r"[（(](?P<of>[一-鿿]{2,10}?)(?P<sign>低于|不超过|高于|超过|不足|不高于)(?P<value>\d+(?:\.\d+)?)元[^）)]*[）)]")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")
_OR = re.compile(r"、|以及|或者?|和|至|[-—~～]")
_WHERE = re.compile(r"^(?:城镇|城市|农村|城乡|本市|本区|本县)|期$")
_REST = re.compile("^(?:其他|其余|一般)")
_BARE = re.compile(r"^(?:对应|相应|所在|适用|核定|实际|各)的?|^每(?:亩|人|户|平方米|只|头)(?=[一-鿿]{3})")
_LIMIT = 600
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Given:
    """The figure that the document gives a factor, None where it depends on a case that is not told, and the place to quote; `of_case` that it is that of the
    asker's case, no figure for all."""

    value: Decimal | None
    unit: str
    place: tuple[int, int]
    of_case: bool = False


def given(factor: str, text: str, own: str, figures: Sequence[Quantity]) -> Given | None:
    """What the document gives a factor; None where it gives nothing."""
    return _one_figure(factor, text) or _by_case(factor, text, own, figures) or _by_row(factor, text, own, figures)


def _written(factor: str) -> str:
    """How a factor may be written elsewhere (每平方米补贴标准: 每平方米月补贴标准)."""
    return "(?:的|月|每月)?".join(re.escape(sign) for sign in factor)


def _one_figure(factor: str, text: str) -> Given | None:
    found = list(re.finditer(rf"{_written(factor)}为{_VALUE}(?=[，。；\n]|$)", text))
    return Given(*_measured(found[0]), found[0].span()) if len({one["value"] for one in found}) == 1 and found else None


def _by_case(factor: str, text: str, own: str, figures: Sequence[Quantity]) -> Given | None:
    names = [factor, _BARE.sub("", factor)]
    head = next((found for name in names if len(name) >= _SHORTEST and (found := re.search(rf"{_written(name)}(?:按照?[^，。：:\n]{{1,16}}(?:确定|核定|计算))?(?:如下|分别)?[：:]", text))), None)
    if head is None:
        return None
    end = _end(text, head.end())
    pieces = [_bare(one) for one in re.split(r"[；;，,\n。]", text[head.end() : end])]
    cases = [one for piece in pieces if (one := _CASE.match(piece)) is not None]
    if len(cases) < 2 or len({one["unit"] for one in cases}) > 1:
        return None
    held = [(one, _held(one["case"], own, figures)) for one in cases]
    mine = [one for one, so in held if so]
    place = head.start(), end
    if not mine and _REST.match(cases[-1]["case"]) and all(so is False for _, so in held[:-1]):
        mine = [cases[-1]]
    return Given(*_measured(mine[0]), place, of_case=True) if len(mine) == 1 else Given(None, cases[0]["unit"], place)


def _bare(piece: str) -> str:
    """A case without its number."""
    number = _ITEM.match(piece)
    return (piece[number.end() :] if number is not None else piece).strip("。 \t")


def _measured(found: re.Match[str]) -> tuple[Decimal, str]:
    return Decimal(found["value"]), found["unit"] if found["unit"] in ("元", "%") else ""


def _end(text: str, start: int) -> int:
    """Where the cases behind a colon end: with their sentence, or with the last item of the list."""
    if not text[start : start + 2].strip(" \t").startswith("\n") and not text[start:].lstrip(" \t").startswith("\n"):
        return next((at for at in range(start, min(len(text), start + _LIMIT)) if text[at] in "。\n"), len(text))
    at = text.find("\n", start) + 1
    while at < len(text) and _ITEM.match(text, at):
        stop = text.find("\n", at)
        at = len(text) if stop < 0 else stop + 1
    return max(start, at - 1)


def _held(case: str, own: str, figures: Sequence[Quantity]) -> bool | None:
    """Whether a case is the asker's; None where he does not say."""
    heads = _BY_HEADS.search(case)
    if heads is not None:
        people = household(own)
        least, most = int(heads["least"]), int(heads["most"] or heads["least"])
        return None if people is None else people >= least and (bool(heads["more"]) or people <= most)
    if _REST.match(case):
        return None
    names = [_WHERE.sub("", _WHERE.sub("", name)) for name in _OR.split(_ASIDE.sub("", case))]
    if any(len(name) > 1 and tells(name, same(own), own) for name in names):
        return True
    bound = _BOUND.search(case)
    told = next((one for one in figures if bound is not None and one.unit.endswith(("元", "块")) and bound["of"][-2:] in own[max(0, one.digits - 12) : one.digits]), None)
    if bound is None or told is None:
        return None
    value, limit = told.value, Decimal(bound["value"])
    return {"低于": value < limit, "不足": value < limit, "不超过": value <= limit, "不高于": value <= limit, "高于": value > limit, "超过": value > limit}[bound["sign"]]


def _by_row(factor: str, text: str, own: str, figures: Sequence[Quantity]) -> Given | None:
    """The cell of the column that bears the factor's name, in the one row that the asker names or that is for a household like his."""
    name = _BARE.sub("", factor)
    lines = [(one.start(), one.group().split("\t")) for one in re.finditer(r"[^\n]+", text)]
    for at, (_, cells) in enumerate(lines):
        column = next((place for place, cell in enumerate(cells) if len(cells) > 1 and cell.split("（")[0].strip() == name), None)
        if column is None:
            continue
        unit = "元" if "（元" in cells[column] else "%" if "%" in cells[column] else ""
        rows: list[tuple[int, list[str]]] = []
        for start, row in lines[at + 1 :]:
            if len(row) != len(cells) or (rows and _unit_of(row[column]) != _unit_of(rows[0][1][column])):
                break  # another table
            rows.append((start, row))
        named = [(start, row) for start, row in rows if len(row[0]) > 1 and row[0] in own]
        mine = named or [(start, row) for start, row in rows if len(row[0]) > 1 and _held(row[0].strip(), own, figures)] or [(start, row) for start, row in rows if len(short := _OF_HOMES.sub("", row[0].strip())) > 2 and short in own]
        cell = _CELL.fullmatch(mine[0][1][column].strip()) if len(mine) == 1 else None
        if cell is not None:
            start, row = mine[0]
            own_unit = "%" if cell["unit"] == "%" else "元" if cell["unit"] == "元" else ""
            return Given(Decimal(cell["value"]), own_unit or unit, (start, start + len("\t".join(row))), of_case=True)
    return None


def _unit_of(cell: str) -> str | None:
    """The unit of the figure that a cell prints, None where it prints none."""
    found = _CELL.fullmatch(cell.strip())
    return found["unit"] if found is not None else None


_OF_HOMES = re.compile(r"(?:收入)?(?:困难)?(?:家庭|对象|人员|户)$")
"""The end of the name of a class that is left off when one speaks (中等偏下的)."""
_CELL = re.compile(r"(?:每[一-鿿]{1,4}?)*(?P<value>\d+(?:\.\d+)?)(?P<unit>平方米|平米|元|%|)(?:/[一-鿿/]+)?")
"""A cell with one figure, its unit with it or not (每平方米每月18元)."""


_RAISED = re.compile(r"(?:基础|标准)上(?:再)?(?P<way>上浮|提高|增加|下浮|降低)(?P<rate>\d+(?:\.\d+)?)%[：:](?P<cases>[^\n]{4,200})")
_OLDER = re.compile(r"(?P<age>\d{2})周岁(?:及?以上)")
_RAISED_FOR = re.compile(
    r"(?:(?P<whom>[^。；\n，]{2,40}?)中)?(?:有|属于|符合)(?P<cases>[^。；\n，]{4,80}?)的[，,](?:每?月)?(?:租赁|租金|住房)?(?:补[贴助])(?:额|标准|金额)?(?:可|按)?(?P<way>上浮|提高|增加)(?P<rate>\d+(?:\.\d+)?)%")
"""… for households with somebody ("低保家庭中有70周岁以上老年人或者优抚对象的，月补贴额上浮10%")."""
_RENT = re.compile(r"(?:不得?|不)(?:高于|超过)[^，。；\n]{0,8}(?:租金|房租)|(?:高于|超过|大于)[^，。；\n]{0,6}(?:租金|房租)的?[，,]按[^，。；\n]{0,8}(?:租金|房租)")
_PAID = re.compile("租")
_OWN_RENT = re.compile("补贴|标准|算出|系数")


def adjusted(text: str, result: Decimal, unit: str, own: str, figures: Sequence[Quantity]) -> list[tuple[Computation, tuple[int, int]]]:
    """What is made of the result of a formula by who is given more, and by the rent that it may not exceed, each with its place; in their order."""
    made: list[tuple[Computation, tuple[int, int]]] = []
    raised = _RAISED.search(text)
    if raised is not None and any(_of_case(one, own, figures) for one in re.split("[；;。]", raised["cases"]) if one.strip()):
        rate = Decimal(raised["rate"])
        sign = "−" if raised["way"] in ("下浮", "降低") else "+"
        value = result * (1 + (rate if sign == "+" else -rate) / 100)
        made.append((Computation("subsidy", f"{in_unit(result, unit)}×(1{sign}{rate}%) = {in_unit(value, unit)}", value, unit, ("asker",)), (_begin(text, raised.start()), raised.end())))
        result = value
    more = None if made else next((one for one in _RAISED_FOR.finditer(text) if _raised_for(one, own, figures)), None)
    if more is not None:
        value = result * (1 + Decimal(more["rate"]) / 100)
        stop = text.find("。", more.end())
        made.append((Computation("subsidy", f"{in_unit(result, unit)}×(1+{more['rate']}%) = {in_unit(value, unit)}", value, unit, ("asker",)), (_begin(text, more.start()), stop if stop >= 0 else more.end())))
        result = value
    capped = _RENT.search(text)
    rent = next((one for one in figures if one.unit.endswith(("元", "块")) and _PAID.search(own[max(0, one.digits - 8) : one.digits]) and not _OWN_RENT.search(own[max(0, one.digits - 6) : one.digits])), None)
    if capped is not None and rent is not None and rent.unit in ("元", "块", "元/月"):
        kept = min(result, rent.value)
        stop = text.find("。", capped.end())
        made.append((Computation("subsidy", f"min({in_unit(result, unit)}, {in_unit(rent.value, unit)}) = {in_unit(kept, unit)}", kept, unit, ("asker",)), (_begin(text, capped.start()), stop if stop >= 0 else capped.end())))
    return made


def _raised_for(found: re.Match[str], own: str, figures: Sequence[Quantity]) -> bool:
    """Whether the asker's household is of those for whom more is given, and has somebody of those who make it more."""
    whom = [name for name in re.split("、|和|及|或者?", found["whom"] or "") if len(name) > 1]
    if whom and not any(tells(_ARTICLE.sub("", name), same(own), own) for name in whom):
        return False
    return any(_of_case(one, own, figures) for one in re.split("、|或者?|以及", found["cases"]) if len(one) > 1)


_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条")


def _of_case(case: str, own: str, figures: Sequence[Quantity]) -> bool:
    older = _OLDER.search(case)
    if older is not None:
        return any(one.unit in ("岁", "周岁") and one.value >= Decimal(older["age"]) for one in figures)
    core = re.sub("^有|的?家庭$", "", case.strip())
    parts = [core, *(one for one in re.split("和|、", core) if len(one) > 3)]
    return any(mentioned(same(one), own) for one in parts)


def _begin(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in "。\n") + 1
