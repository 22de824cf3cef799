"""Reads one document's targets: walks its paragraphs and tables, sentence by sentence and cell by cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.column_heads import year_columns
from index.quantities import Time, quantities
from index.records import Document, Row, Section, Table, Target
from index.responsibility import responsibilities
from index.stretches import LINE
from index.targets import noise, support
from index.targets.clauses import read_clauses
from index.targets.drafts import Carry
from index.targets.lexicon import any_of
from index.targets.making import Maker
from index.targets.sentences import Sentence, read_sentence, sentence_spans
from index.targets.tables import flat_indicator, flat_rows, name_column, year_tables
from index.targets.timing import (
    Era,
    Setting,
    heading_era,
    is_put_off,
    opening_era,
    read_frame,
    read_setting,
)

_IDLE_HEADING = re.compile(any_of("idle_headings"))
_WILL = re.compile(r"[^，。；]{0,8}?(?:可|将|预计|有望|计划|即将)")
_IDLE_TITLE = re.compile(
    rf"^[（(]?[\d一二三四五六七八九十]*[)）.、．\s]*(?:{any_of('idle_headings')})(?:表|清单|一览表|名单|情况)?[：:]?$"
)
_DUTY = re.compile(r"[（(](?:[^（()）]{0,12}(?:单位|部门)[:：])")
_INDUSTRY = re.compile(
    r"(?:做优做强|做大做强|提档升级|优化发展|加快壮大|培育壮大|延伸发展|改造提升|大力发展|巩固提升|加快发展|发展壮大|积极发展|做强|做优|壮大|发展|培育|推进|建设)?(?P<name>[一-鿿A-Za-z]{2,12}?(?:产业|行业|业|经济))(?:[。，]|$)"
)
_HEADING_NUMBER = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[)）.、．]*\s*")
_DUTY_COLUMN = re.compile(r"责任|单位|部门|牵头")
_IDLE_COLUMN = re.compile(r"责任|单位|部门|序号|项目|依托")
_DIGIT = re.compile(r"[\d一二三四五六七八九十百千万零]")
_FOUNDED = re.compile(r"成立于|建于|始建|创建于|注册成立|年成立|批准为|设立于|组建于")


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
        self._make = Maker(document, self._frame)
        self._regulates = support.regulates(document.text)
        self._chapter = ""
        self._era = Era()
        self._path: tuple[str, ...] = ()

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
        for line in LINE.finditer(self._text):
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
        path = section.path if section else ()
        if path != self._path:
            self._path, self._era = path, replace(self._era, past=False)
        if chapter != self._chapter:
            self._chapter, self._era = chapter, heading_era(chapter, self._past())
        if section is None or section.path[-1:] != (chapter,) or not self._text[start:end].startswith(chapter[:8]):
            self._era = opening_era(self._text[start:end], self._past()) or self._era

    def _past(self) -> int | None:
        """The last year that a work report looks back on."""
        return self._frame.now - 1 if self._frame.now else None

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
                yield self._make.of_cell(section.path if section else (), cell)
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
                    target = self._make.of_draft(sentence, draft, carried, setting, path, duty, era)
                    if target:
                        yield target
            for time in sentence.times:
                if time.role != "base" and not is_put_off(sentence, time) and not _FOUNDED.search(sentence.text) and not self._looks_ahead(sentence, time, setting.status == "actual" or era.past):
                    carried = time

    def _looks_ahead(self, sentence: Sentence, time: Time, back: bool) -> bool:
        """Whether a passage that looks `back` looks ahead for a moment (今年上半年可投入使用): that dates no later sentence."""
        now = self._frame.now
        ahead = self._frame.report and back and now is not None and time.year >= now
        return ahead and _WILL.match(sentence.text, time.end) is not None

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

    def _row(self, table: Table, row: Row) -> Iterator[Target]:
        """The sentences in a table row's cells; year and department may stand in other columns."""
        department = ""
        for place, cell in enumerate(row.cells):
            column = table.columns[place] if place < len(table.columns) else ""
            if _DUTY_COLUMN.search(column) and "计量" not in column:
                department = cell.text.replace("\n", "")
        names = name_column(table, year_columns(table, self._frame))
        for place, cell in enumerate(row.cells):
            column = table.columns[place] if place < len(table.columns) else ""
            if (
                cell.start is None
                or place == names
                or cell.end is None
                or _IDLE_HEADING.search(column)
                or _IDLE_COLUMN.search(column)
            ):
                continue
            yield from self._paragraph(cell.start, cell.end, department, "")

    def _year_rows(self, table: Table) -> Iterator[Target]:
        for cell in year_tables(table, self._frame, self._text):
            yield self._make.of_cell(table.path, cell)
