"""Makes `Target` records of the drafts that a sentence holds and of the figures in a table's cells."""

from __future__ import annotations

import re

from index.cell_figures import printed_bound
from index.indicators import link
from index.quantities import Time, unit_family
from index.records import Document, Measure, Target
from index.regions import find_regions
from index.targets.drafts import Draft
from index.targets.ellipsis import is_measurable
from index.targets.labels import amount_name, every_year_name, is_plausible, share_name
from index.targets.lexicon import any_of
from index.targets.measures import measure_of
from index.targets.owners import own_name, owner_of, tells_founding, zone_of
from index.targets.sentences import Sentence
from index.targets.tables import CellFigure
from index.targets.timing import Era, Frame, Setting, Span, base_of, governing, status_of
from index.targets.words import OF_WHAT

_AT_BASE = re.compile("\x02的?$")
_GROWTH_COLUMN = re.compile(r"年均增|增速|增长")
_GROWS = re.compile(r"增长|上涨")
_CHANGE_NAME = re.compile(r"提升|提高|降低|下降|减少")
_BASELINE = re.compile(rf"[从由](?:{any_of('at_present')}|{OF_WHAT})?约?$")
_SPEED = re.compile(r"的(?:年均)?(?:增长速度|增速|增长率|速度增长)")
_PLACE_NAME = re.compile(r"[一-鿿]{2,7}?(?:市|州|盟|县|省|自治区)")
_LEVELS = {"国家": "全国", "省": "全省", "市": "全市", "县": "全县"}


class Maker:
    """Knows the document and its frame."""

    def __init__(self, document: Document, frame: Frame) -> None:
        self._document = document
        self._text = document.text
        self._frame = frame
        self._scope = self._default_scope()

    def _default_scope(self) -> str:
        region, level = self._document.meta.region, self._document.meta.level
        if region.endswith("市"):
            return "全市"
        if region.endswith(("自治区", "区")):
            return "全区"
        return _LEVELS.get(level, "")

    def of_draft(
        self,
        sentence: Sentence,
        draft: Draft,
        carried: Time | None,
        setting: Setting,
        path: tuple[str, ...],
        department: str,
        era: Era,
    ) -> Target | None:
        """The target that a draft of a sentence is, None if its name is no plausible indicator. `carried` is the time that the
        sentences before leave open, `path` its headings, `department` who is responsible, `era` the years a report is about."""
        quantity = draft.quantity
        name = draft.name
        if not is_plausible(name):
            return None
        owner = owner_of(path)
        time = governing(sentence, quantity.start, carried)
        if owner:
            name = own_name(name)
            time = None if time is not None and time is not carried and tells_founding(sentence.mask, time) else time
        base = base_of(sentence, draft.clause, quantity.start)
        if time is not None and self._frame.report:
            span: Span = "period" if time.role == "period" else "year" if time.role == "at" and era.span else ""
            era = Era(span, time.first)
        measure = measure_of(sentence, draft, time, base, era.span)
        year = time.year if time else None
        base_year = base.year if base else None
        if base is not None and measure == "level" and _AT_BASE.search(draft.predicate):
            year, base_year = base.year, None
        status = status_of(sentence, quantity.start, year, time, setting, self._frame)
        if base is None and _BASELINE.search(draft.predicate):
            year, status = self._baseline_year(sentence, draft, time, era if status == "actual" else Era()), "actual"
        elif time is None and era.past and base is None and self._frame.now is not None:
            year, status = self._frame.now - 1, "actual"
        elif (
            base is not None
            and year == base.year
            and base_year is None
            and year < (self._frame.last or self._frame.now or year)
        ):
            status = "actual"
        if year is None and not _BASELINE.search(draft.predicate):
            year = self._implied_year(setting, status)
        if (
            base is not None
            and base.relative
            and year is not None
            and base.first is None
            and base_year is not None
        ):
            base_year = year - 1
        if measure in ("change", "cumulative") and base is None and era.span == "period" and era.first is not None:
            base_year = era.first - 1
        if measure == "annual_growth" and draft.growth and not draft.name.endswith(draft.growth):
            name += draft.growth
        if measure == "annual_flow":
            name = every_year_name(name, draft)
        name = amount_name(share_name(name), quantity.unit)
        value, unit = quantity.value, quantity.unit
        if (
            quantity.spelled
            and unit == ""
            and quantity.bound == ">="
            and "零" in sentence.mask[quantity.digits : quantity.tail]
        ):
            unit = "家" if "企业" in name else "个"
        if not unit and draft.name.endswith(("占比", "比重")):
            unit = ""
        start, end = sentence.start + draft.start, sentence.start + draft.end
        tail = _SPEED.match(self._text, end)
        start, end = _trim(self._text, start, tail.end() if tail else end)
        scope, region = self._reach(draft)
        scope = owner or zone_of(self._text[sentence.start : sentence.start + draft.start], name) or scope
        place = _PLACE_NAME.match(name) and next(iter(find_regions(name[:12])), None)
        if place and place.start == 0 and not place.relative and place.level and len(name) > place.end + 1:
            if place.name == region:
                name = name[place.end :].lstrip("的")
            else:
                scope, region = name[: place.end], place.name
        return Target(
            document=self._document.id,
            quote=self._text[start:end],
            indicator=name,
            scope=scope,
            region=region,
            value=value,
            value_max=quantity.value_max,
            unit=unit,
            bound=quantity.bound,
            measure=measure,
            year=year,
            base_year=base_year if measure in ("change", "annual_growth") or status == "actual" else None,
            status=status,
            path=path,
            start=start,
            end=end,
            key=link(name),
            sentence=(sentence.start, sentence.end),
            department=department,
            confidence=_confidence(draft, time, carried),
        )

    def _baseline_year(self, sentence: Sentence, draft: Draft, time: Time | None, era: Era) -> int | None:
        """The year of the first figure of 由16万吨发展到25万吨: a base named before, the year before the period told of, the plan's base."""
        named = [
            item.year for item in sentence.times if item.role == "base" and item.end <= draft.quantity.start
        ]
        if named:
            return named[-1]
        if time is not None and time.role == "period" and time.first is not None:
            return time.first - 1
        if time is None and era.span == "period" and era.first is not None:
            return era.first - 1
        return None if time is not None and self._frame.report else self._frame.base

    def _implied_year(self, setting: Setting, status: str) -> int | None:
        """The year that the headings, the plan's period or the report's year give; None where nothing does."""
        if setting.year is not None:
            return setting.year
        if self._frame.tells is not None:
            return self._frame.tells
        if status == "target":
            return self._frame.last or (self._frame.now if self._frame.report else None)
        if self._frame.report:
            return self._frame.now - 1 if self._frame.now else None
        return self._frame.base

    def _reach(self, draft: Draft) -> tuple[str, str]:
        region = self._document.meta.region
        if draft.scope in ("全国", "我国") and self._document.meta.level != "国家":
            return "全国", "全国"
        found = re.match(
            r"(?!规模以上|规上|.{0,8}[的和具级])[一-鿿A-Za-z]{2,10}?(?:产业|工业园区|开发区|行业|制造业|服务业)(?=[^集园])",
            draft.name,
        )
        if (
            found
            and not draft.counted
            and unit_family(draft.quantity.unit) not in ("count", "people")
            and not draft.scope
            and len(found.group()) < len(draft.name)
        ):
            return found.group(), region
        return self._scope or draft.scope or "", region

    def of_cell(self, path: tuple[str, ...], cell: CellFigure) -> Target:
        """The target that a figure in a cell of an indicator table is."""
        frame = self._frame
        border = frame.now if frame.now is not None else frame.base
        actual = (frame.tells is not None and (cell.year is None or cell.year <= frame.tells)) or (cell.year is not None and (
            cell.year <= frame.base if frame.base else border is not None and cell.year < border
        ))
        text = self._text[cell.start : cell.end]
        family = unit_family(cell.unit)
        moves = cell.moves if family == "share" else ""
        growth = family == "share" and bool(_GROWTH_COLUMN.search(cell.column + cell.indicator) or _GROWS.search(moves))
        name = cell.indicator + moves if growth and moves and not _GROWTH_COLUMN.search(cell.indicator) else cell.indicator
        return Target(
            document=self._document.id,
            quote=text,
            indicator=name,
            scope=self._scope,
            region=self._document.meta.region,
            value=cell.quantity.value,
            value_max=cell.quantity.value_max,
            unit=cell.unit,
            bound=printed_bound(text, cell.quantity.bound),
            measure="change" if (moves or cell.moves) and not growth else _column_measure(cell, growth),
            year=cell.year,
            base_year=cell.base,
            status=cell.status or ("actual" if actual else "target"),
            path=path,
            start=cell.start,
            end=cell.end,
            key=link(name),
            sentence=cell.row,
            confidence=0.9,
        )


def _column_measure(cell: CellFigure, growth: bool) -> Measure:
    if growth:
        return "annual_growth"
    if cell.yearly:
        return "annual_flow"
    if _CHANGE_NAME.search(cell.indicator):
        return "change"
    return "cumulative" if cell.summed or "累计" in cell.column + cell.indicator else "level"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t，、；：。—–-·":
        start += 1
    while end > start and text[end - 1] in " \t，、；：。":
        end -= 1
    return start, end


def _confidence(draft: Draft, time: Time | None, carried: Time | None) -> float:
    score = 1.0
    if draft.carried:
        score -= 0.15
    if time is None:
        score -= 0.1
    elif time is carried:
        score -= 0.05
    if not is_measurable(draft.name) and not draft.counted:
        score -= 0.1
    if len(draft.name) > 30:
        score -= 0.15
    if draft.of > 1:
        score -= 0.05
    return round(score, 2)
