"""What a document itself gives a factor of a printed formula: one figure ("每平方米月补贴标准为16元"), one for each case ("保障面积按家庭人口确定：1人户30平方米，2人户40平方米"),
a column of a table by the row that the asker names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.told.household import household
from assistant.eligibility.told.said import mentioned, same
from assistant.gather.of_support.assigned import tells
from index.quantities import Quantity
from index.stretches import BRACKETED

_VALUE = r"(?P<value>\d+(?:\.\d+)?)(?P<unit>平方米|平米|元|%|个月|)"
_ITEM = re.compile(r"[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))[ \t]*")
_CASE = re.compile(rf"^(?P<case>.+?)(?:为|是|按|：)?{_VALUE}(?:/[一-鿿]+)?$")
_BY_HEADS = re.compile(r"(?P<least>\d+)(?:(?:至|[-—~～])(?P<most>\d+))?人(?P<more>及?以上)?(?:户|家庭)?$")
_BOUND = re.compile(r"[（(](?P<of>[一-鿿]{2,10}?)(?P<sign>低于|不超过|高于|超过|不足|不高于)(?P<value>\d+(?:\.\d+)?)元[^）)]*[）)]")
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
    names = [_WHERE.sub("", _WHERE.sub("", name)) for name in _OR.split(BRACKETED.sub("", case))]
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


PLACES = {"城市": "城[里镇市区]", "城镇": "城[里镇市区]", "农村": "农村|乡下|[村乡]里|农户|农业户口"}
"""How an asker calls town and country."""


def cases(factor: str, text: str) -> list[re.Match[str]]:
    """What a document says a factor is in each of several cases."""
    found = list(re.finditer(rf"(?P<case>(?!第?[一二三四五六七八九十百]*条)[\u4e00-\u9fff]{{2,20}})的?，?{re.escape(factor)}(?:为|是|按)(?:每[人户]?每?[月年天]?){{0,2}}(?P<value>\d+(?:\.\d+)?)(?P<unit>个月|元|天|%)", text))
    return found if len(found) > 1 else []


def case_told(found: Sequence[re.Match[str]], own: str) -> re.Match[str] | None:
    """The one case of which the asker speaks, None where he speaks of none or of several."""
    told = [one for one in found if mentioned(one["case"], own)] or [one for one in found if any(name in one["case"] and re.search(words, own) for name, words in PLACES.items())]
    return told[0] if len(told) == 1 else None


def fixed_sum(factor: str, text: str) -> re.Match[str] | None:
    """Where the document itself fixes a factor at one sum ("补贴标准为建筑面积每平方米37元")."""
    found = list(re.finditer(rf"{re.escape(factor)}为[^，。；\d]{{0,12}}(?P<value>\d+(?:\.\d+)?)元", text))
    return found[0] if len({one["value"] for one in found}) == 1 else None
