"""The main goals of a plan or of a place in a year, asked for as a whole: every figure that stands under the heading of goals, by its part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.of_figures.row_lines import grid, named
from assistant.compose.rows import printed, short_title, subject, when
from assistant.compose.worked import Cited
from assistant.gather.in_words.sentences import spans as sentence_spans
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_KIND = r"(?:主要|总体|核心|关键|重要|重点|量化|具体|发展|工作|预期|奋斗|约束性|预期性|阶段性)"
_ASKED = re.compile(rf"{_KIND}的?(?:目标|指标)|(?:目标|指标)(?:都|分别|各)?(?:有|是|定)了?(?:哪些|什么|啥)|(?:哪些|什么|啥)(?:样的)?(?:目标|指标)|"
                    r"(?:目标|指标)(?:呢)?[？?。]?$|(?:做|干|达|发展|建设|提升|推进)(?:到|成)(?:一?个)?(?:什么|啥|怎样的?|何种)(?:程度|水平|样子?|地步)")
_NAMED = re.compile(rf"{_KIND}目标")
"""A heading of goals that the question may name: 总体目标 is another than 主要目标."""
_OF_TIME = r"(?:[“\"]?[一二三四五六七八九十]+五[”\"]?(?:时期|期间)?|(?:到|至)?20\d\d年(?:的)?)?(?:[我本全][国省市区县]的?)?(?:国民)?(?:经济(?:和)?社会)?"
_HEADING = re.compile(rf"^(?:[（(]?(?:[\d一二三四五六七八九十]+[)）.．、]*)+\s*)?(?:总体要求和|总体思路和)?{_OF_TIME}{_KIND}*(?:目标|指标)(?:任务|体系)?(?:（.*）)?[。：]?$")
_GENERAL = re.compile(rf"{_KIND}?(?:目标|指标|任务)|水平|情况|方面|数字|数值|全部|所有|一共|工作|经济|社会|发展|什么样|文件|规划|计划|方案|意见")
_LEAD = re.compile(r"^[—\-–\s（(\d一二三四五六七八九十)）.．、]+")
_FIGURES = re.compile(r"指标|列|哪些|数字|数值|量化")
"""The figures are asked for; else a part no longer than this, in signs, is rather quoted whole."""
_WHOLE = 900
_BY = re.compile(r"(?:^|[，。；：\n）)])(?:力争|争取|计划|确保)?到(?P<year>20\d\d)年(?:底|末|前)?[，,]")
"""The time by which something is to be reached, at the head of what is to be."""
_TOLD = 6
_MOST = 40
_MANY, _FEW = 24, 6


def compose(query: Query, library: Library) -> Draft | None:
    """The figures under the headings of goals of the one document named, or of the place and year asked for; None where something else, a goal
    for one thing or what became of goals is asked, or where no figures stand there."""
    if not _ASKED.search(query.text) or query.operations or query.asker or query.wants == "actual" or query.kinds & {"change", "responsibility", "how", "why"}:
        return None
    documents = _documents(query, library)
    words = "".join("".join((library.cards[id].title, *library.cards[id].meta.aliases)) for id in documents)
    if any(not _GENERAL.fullmatch(word) and word not in words for word in query.words):
        return None
    if not documents:
        return None
    years = set(query.years)
    rows = [row for row in library.targets(documents)
            if row.status == "target" and (not years or row.year in years) and any(map(_HEADING.match, row.path))]
    said = _NAMED.search(query.text)
    parts = [one for id in documents for one in library.sections(id) if said is not None and said[0] in one.title]
    if len(parts) == 1 and parts[0].end - parts[0].start <= _WHOLE and not _FIGURES.search(query.text):
        return None
    if said is not None and parts:
        rows = [row for row in rows if any(said[0] in heading for heading in row.path)]
    rows = _once(rows)
    own, others = _of_whole(rows) if query.documents else (rows, [])
    return _listed(own, others, library) if rows else _in_words(documents, sorted(years), library)


def _in_words(documents: Sequence[str], years: Sequence[int], library: Library) -> Draft | None:
    """The sentences that set goals, of the years asked for where some are, and for which of them there are none; None where there are none at all.

    Where no sentence under a heading of goals tells them, those that begin with the time by which something is to be reached (到2030年，…).
    """
    spans = [(passage, start, end) for id in documents for passage in library.passages_of(id) for start, end in sentence_spans(passage, library)]
    text = {span: library.text(span[0].document)[span[1] : span[2]] for span in spans}
    headed = [span for span in spans if any(map(_HEADING.match, span[0].path)) and any(f"{year}年" in text[span] for year in years)]
    told = headed or [span for span in spans if (found := _BY.search(text[span])) and (not years or int(found["year"]) in years)][:_TOLD]
    if not told:
        return None
    quoted = "".join(map(text.__getitem__, told))
    made = quotations(told, library)
    missing = [year for year in years if f"{year}年" not in quoted]
    if not missing:
        return made
    note = say("goals.no_year", years="、".join(f"{year}年" for year in missing))
    return replace(made, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{made.text}\n> {note}")


def _once(rows: Sequence[Target]) -> list[Target]:
    """The rows, each figure of an indicator in a document and year once, though its prose and its table tell it."""
    found: dict[tuple[object, ...], Target] = {}
    for row in rows:
        found.setdefault((row.document, row.key, row.year, row.measure, row.value, row.value_max), row)
    return list(found.values())


def _documents(query: Query, library: Library) -> list[str]:
    """The one document named, those of the places named where a year is asked for, or those that end in that year where they are all of one
    place."""
    if query.documents:
        return list(query.documents) if len(query.documents) == 1 else []
    if query.regions or not query.years:
        return library.of_regions(query.regions) if query.regions and query.years else []
    ending = [card for card in library.cards.values() if card.meta.period is not None and card.meta.period[1] in query.years]
    return [card.id for card in ending] if len({card.meta.region for card in ending}) == 1 else []


def _listed(rows: Sequence[Target], others: Sequence[str], library: Library) -> Draft:
    """The goals; `others` are parts with goals of their own."""
    cite = Citations(library)
    shown = rows[:_MOST]
    cited = [named(row, cite, library, shown) for row in shown]
    lines: list[str] = []
    for document, group in groupby(cited, key=lambda one: one.row.document):
        lines += [say("goals.head", title=short_title(document, library)), *_by_part(list(group))]
    notes = (say("goals.note"), *((say("goals.more", count=_MOST),) if len(rows) > _MOST else ()),
             *((say("goals.parts", parts="、".join(f"“{part}”" for part in others)),) if others else ()))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*lines, *(f"> {note}" for note in notes))), cite.all,
                 table=grid(cited, library), targets=tuple(shown), warnings=notes)


def _of_whole(rows: Sequence[Target]) -> tuple[Sequence[Target], list[str]]:
    """Of many goals those that each document sets first, for all that it plans, and the parts that have goals of their own besides; all
    where they are few, or where the first are only some."""
    if len(rows) <= _MANY:
        return rows, []
    firsts = {row.document: _above(row) for row in reversed(rows)}
    own = [row for row in rows if _above(row) == firsts[row.document]]
    parts = [_part(row) for row in rows if _above(row) != firsts[row.document]]
    return (own, list(dict.fromkeys(filter(None, parts)))) if len(own) >= _FEW else (rows, [])


def _above(row: Target) -> tuple[str, ...]:
    """The headings of a goal down to that of goals."""
    return row.path[: next(place for place, heading in enumerate(row.path) if _HEADING.match(heading)) + 1]


def _by_part(cited: Sequence[Cited]) -> list[str]:
    """The figures of one document, under the parts that they stand in."""
    lines: list[str] = []
    for part, group in groupby(cited, key=lambda one: _part(one.row)):
        lines += [say("goals.part", part=part)] if part else []
        lines += [say("goals.line", when=when(one.row), subject=subject(one.row), figure=printed(one.row), mark=f"[{one.mark}]") for one in group]
    return lines


def _part(row: Target) -> str:
    """The heading under that of the goals, else the one above it where that tells parts of a document apart."""
    place = next(place for place, heading in enumerate(row.path) if _HEADING.match(heading))
    near = row.path[place + 1 : place + 2] or row.path[max(0, place - 1) : place]
    return _LEAD.sub("", near[0]).rstrip("。：") if near else ""
