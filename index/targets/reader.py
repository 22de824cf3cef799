"""Reads one document's targets: walks its paragraphs and tables and makes drafts into `Target` records."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.indicators import link
from index.quantities import Time, quantities, unit_family
from index.records import Document, Measure, Row, Section, Table, Target
from index.regions import find_regions
from index.responsibility import responsibilities
from index.targets import noise, support
from index.targets.clauses import read_clauses
from index.targets.drafts import Carry, Draft
from index.targets.ellipsis import is_measurable
from index.targets.labels import every_year_name, is_plausible, share_name
from index.targets.lexicon import any_of
from index.targets.measures import measure_of
from index.targets.owners import own_name, owner_of, tells_founding
from index.targets.sentences import Sentence, read_sentence, sentence_spans
from index.targets.tables import CellFigure, flat_indicator, flat_rows, printed_bound, year_tables
from index.targets.timing import (
    Era,
    Frame,
    Setting,
    Span,
    base_of,
    governing,
    heading_era,
    opening_era,
    read_frame,
    read_setting,
    status_of,
)

_LINE = re.compile(r"[^\n]+")
_IDLE_HEADING = re.compile(any_of("idle_headings"))
_IDLE_TITLE = re.compile(
    rf"^[（(]?[\d一二三四五六七八九十]*[)）.、．\s]*(?:{any_of('idle_headings')})(?:表|清单|一览表|名单|情况)?[：:]?$"
)
_DUTY = re.compile(r"[（(](?:[^（()）]{0,12}(?:单位|部门)[:：])")
_INDUSTRY = re.compile(
    r"(?:做优做强|做大做强|提档升级|优化发展|加快壮大|培育壮大|延伸发展|改造提升|大力发展|巩固提升|加快发展|发展壮大|积极发展|做强|做优|壮大|发展|培育|推进|建设)?(?P<name>[一-鿿A-Za-z]{2,12}?(?:产业|行业|业|经济))(?:[。，]|$)"
)
_HEADING_NUMBER = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[)）.、．]*\s*")
_AT_BASE = re.compile("\x02的?$")
_DUTY_COLUMN = re.compile(r"责任|单位|部门|牵头")
_IDLE_COLUMN = re.compile(r"责任|单位|部门|序号|项目|依托")
_GROWTH_COLUMN = re.compile(r"年均增|增速|增长")
_CHANGE_NAME = re.compile(r"提升|提高|降低|下降|减少")
_BASELINE = re.compile(r"[从由](?:现在的|目前的|当前的|原来的|原先的)?约?$")
_SPEED = re.compile(r"的(?:年均)?(?:增长速度|增速|增长率|速度增长)")
_PLACE_NAME = re.compile(r"[一-鿿]{2,7}?(?:市|州|盟|县|省|自治区)")
_DIGIT = re.compile(r"[\d一二三四五六七八九十百千万零]")
_FOUNDED = re.compile(r"成立于|建于|始建|创建于|注册成立|年成立|批准为|设立于|组建于")
_LEVELS = {"国家": "全国", "省": "全省", "市": "全市", "县": "全县"}


class Reader:
    """One pass over one document. Holds the document's frame and the section settings; yields targets in text order."""

    def __init__(self, document: Document, sections: Sequence[Section], tables: Sequence[Table]) -> None:
        self._document = document
        self._text = document.text
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._tables = tables
        self._frame = read_frame(document)
        self._settings: dict[tuple[str, ...], Setting] = {}
        self._scope = self._default_scope()
        self._regulates = support.regulates(document.text)
        self._chapter = ""
        self._era = Era()

    def read(self) -> tuple[Target, ...]:
        """All targets of the document in text order, without repeats."""
        found: list[Target] = []
        covered: dict[int, tuple[Table, Row]] = {
            row.start: (table, row) for table in self._tables for row in table.rows
        }
        heads = {table.start for table in self._tables}
        for table in self._tables:
            found.extend(self._year_rows(table))
        taken = {(item.start, item.end) for item in found}
        for line in _LINE.finditer(self._text):
            self._enter(line.start(), line.end())
            if line.start() in covered:
                found.extend(
                    item for item in self._row(*covered[line.start()]) if (item.start, item.end) not in taken
                )
            elif line.start() not in heads or "\t" not in line.group():
                found.extend(self._paragraph(line.start(), line.end(), "", ""))
        return tuple(sorted(found, key=lambda item: (item.start, item.end)))

    def _enter(self, start: int, end: int) -> None:
        """Notes of a work report which years the paragraph is about: its chapter's, unless an opening sentence names others."""
        if not self._frame.report:
            return
        section = self._section(start)
        chapter = section.path[0] if section and section.path else ""
        if chapter != self._chapter:
            self._chapter, self._era = chapter, heading_era(chapter, self._past())
        if section is None or section.path[-1:] != (chapter,) or not self._text[start:end].startswith(chapter[:8]):
            self._era = opening_era(self._text[start:end], self._past()) or self._era

    def _past(self) -> int | None:
        """The last year that a work report looks back on."""
        return self._frame.now - 1 if self._frame.now else None

    def _default_scope(self) -> str:
        region, level = self._document.meta.region, self._document.meta.level
        if region.endswith("市"):
            return "全市"
        if region.endswith(("自治区", "区")):
            return "全区"
        return _LEVELS.get(level, "")

    def _section(self, offset: int) -> Section | None:
        """The innermost section that holds the offset."""
        place = bisect_right(self._starts, offset) - 1
        while place >= 0:
            section = self._sections[place]
            if section.start <= offset < max(section.end, section.start + 1):
                return section
            place = section.parent if section.parent is not None and section.parent < place else place - 1
        return None

    def _setting(self, path: tuple[str, ...]) -> Setting:
        if path not in self._settings:
            self._settings[path] = read_setting(path, self._frame)
        return self._settings[path]

    def _paragraph(self, start: int, end: int, department: str, topic: str) -> Iterator[Target]:
        """The targets of one paragraph or table cell."""
        if not _DIGIT.search(self._text, start, end):
            return
        section = self._section(start)
        path = section.path if section else ()
        if flat_indicator(self._text[start:end]):
            section = self._section(start)
            for cell in flat_rows(self._text, start, end, self._frame):
                yield self._cell_target(section.path if section else (), cell)
            return
        if any(_IDLE_TITLE.search(heading) for heading in path[-2:]):
            return
        setting = self._setting(path)
        carried: Time | None = None
        carry = Carry(topic=topic or self._topic(path))
        era = self._era
        ruled = self._regulates or (section is not None and section.kind == "article")
        for sentence_start, sentence_end in sentence_spans(self._text, start, end):
            sentence = read_sentence(self._text, sentence_start, sentence_end, self._frame.now)
            granting, ruling = support.grants(sentence), ruled or support.rules(sentence)
            if self._frame.report:
                era = opening_era(self._text[sentence_start:sentence_end], self._past()) or era
            figures = noise.figures(quantities(sentence.mask), sentence, granting, ruling)
            if figures:
                duty = department or self._department(section, start, end)
                for draft in read_clauses(sentence, figures, carry):
                    target = self._target(sentence, draft, carried, setting, path, duty, era)
                    if target:
                        yield target
            for time in sentence.times:
                if time.role != "base" and not _FOUNDED.search(sentence.text):
                    carried = time

    def _department(self, section: Section | None, start: int, end: int) -> str:
        if not _DUTY.search(self._text, start, end):
            if (
                section is None
                or section.end - section.start > 4000
                or not _DUTY.search(self._text, section.start, section.end)
            ):
                return ""
            start, end = section.start, section.end
        found = responsibilities(self._text, start, end)
        return "、".join(unit for duty in found[:1] for unit in duty.units)

    def _topic(self, path: tuple[str, ...]) -> str:
        """The industry that the nearest heading is about, to complete 产值达到…."""
        for heading in reversed(path[-2:]):
            words = _HEADING_NUMBER.sub("", heading)
            found = _INDUSTRY.match(words)
            if found:
                return found["name"]
        return ""

    def _target(
        self,
        sentence: Sentence,
        draft: Draft,
        carried: Time | None,
        setting: Setting,
        path: tuple[str, ...],
        department: str,
        era: Era,
    ) -> Target | None:
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
            year, status = self._baseline_year(sentence, draft, time), "actual"
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
        if measure == "change" and base is None and era.span == "period" and era.first is not None:
            base_year = era.first - 1
        if measure == "annual_growth" and draft.growth and not draft.name.endswith(draft.growth):
            name += draft.growth
        if measure == "annual_flow":
            name = every_year_name(name, draft)
        name = share_name(name)
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
        scope = owner or scope
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

    def _baseline_year(self, sentence: Sentence, draft: Draft, time: Time | None) -> int | None:
        """The year of the first figure of 由16万吨发展到25万吨: a base named before, the year before the period, the plan's base."""
        named = [
            item.year for item in sentence.times if item.role == "base" and item.end <= draft.quantity.start
        ]
        if named:
            return named[-1]
        if time is not None and time.role == "period" and time.first is not None:
            return time.first - 1
        return self._frame.base

    def _implied_year(self, setting: Setting, status: str) -> int | None:
        """The year that the headings, the plan's period or the report's year give; None where nothing does."""
        if setting.year is not None:
            return setting.year
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

    def _row(self, table: Table, row: Row) -> Iterator[Target]:
        """The sentences in a table row's cells; year and department may stand in other columns."""
        department = ""
        for place, cell in enumerate(row.cells):
            column = table.columns[place] if place < len(table.columns) else ""
            if _DUTY_COLUMN.search(column) and "计量" not in column:
                department = cell.text.replace("\n", "")
        for place, cell in enumerate(row.cells):
            column = table.columns[place] if place < len(table.columns) else ""
            if (
                cell.start is None
                or cell.end is None
                or _IDLE_HEADING.search(column)
                or _IDLE_COLUMN.search(column)
            ):
                continue
            yield from self._paragraph(cell.start, cell.end, department, "")

    def _year_rows(self, table: Table) -> Iterator[Target]:
        for cell in year_tables(table, self._frame):
            yield self._cell_target(table.path, cell)

    def _cell_target(self, path: tuple[str, ...], cell: CellFigure) -> Target:
        frame = self._frame
        border = frame.now if frame.now is not None else frame.base
        actual = cell.year is not None and (
            cell.year <= frame.base if frame.base else border is not None and cell.year < border
        )
        text = self._text[cell.start : cell.end]
        family = unit_family(cell.unit)
        growth = family == "share" and bool(_GROWTH_COLUMN.search(cell.column + cell.indicator))
        return Target(
            document=self._document.id,
            quote=text,
            indicator=cell.indicator,
            scope=self._scope,
            region=self._document.meta.region,
            value=cell.quantity.value,
            value_max=cell.quantity.value_max,
            unit=cell.unit,
            bound=printed_bound(text, cell.quantity.bound),
            measure=_column_measure(cell, growth),
            year=cell.year,
            base_year=None,
            status="actual" if actual else "target",
            path=path,
            start=cell.start,
            end=cell.end,
            key=link(cell.indicator),
            sentence=cell.row,
            confidence=0.9,
        )


def _column_measure(cell: CellFigure, growth: bool) -> Measure:
    if growth:
        return "annual_growth"
    if _CHANGE_NAME.search(cell.indicator):
        return "change"
    return "cumulative" if "累计" in cell.column + cell.indicator else "level"


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


__all__ = ["Frame", "Reader"]
