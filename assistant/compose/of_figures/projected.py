"""The asker's own figures carried on by what a document wants them to rise or fall: "亩均产值300万元，照2027年的提高幅度要做到多少"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.rows import printed, subject, when
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.changing import rises
from assistant.records import AskerFigure, Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.words import bigrams
from prompts import say

_BY = re.compile(r"(?:照着?|按照?|依照?|跟着|根据|参照|对照)[^，。；？]{0,40}?(?:幅度|降幅|增幅|涨幅|提高|提升|下降|降低|增长)(?:的?(?:幅度|要求|目标|比例|标准|那个百分比|百分比))?[^，。；？]{0,6}[，,。；]?[^。；？]{0,24}(?:多少|几)"
                 r"|(?:跟|和|与|同|按)[^，。；？]{0,40}?(?:幅度|降幅|增幅|涨幅)(?:上|保持|相|都)*(?:一样|相同|一致|持平|看齐|同步)[^。；？]{0,30}(?:多少|几)")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z&]+$")
_LEAD = re.compile(r"^(?:假定|假设|假如|如果|要是|设|年|现在|现状|现有|现|目前|眼下|当前|去年|今年|我们?|咱们?|们|这个|那个|某|本|的|厂|公司|开发区|园区|是|为|和|与)+")
_TAIL = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:呢|嘛|啊|是|为|有|每亩|每年|大概|大约|约)+$")
_SPLIT = re.compile(r"[，、；：,;:。]")
_ROWS = 80
_NEAR = 0.6


def compose(query: Query, library: Library) -> Draft | None:
    """The asker's figures with the rates of change that stand for what they measure; None where the question asks for no such
    thing or none of them has a rate."""
    if not query.asker or not _BY.search(query.text):
        return None
    cite = Citations(library)
    lines: list[str] = []
    computations = []
    rows: list[Target] = []
    for figure, name in _figures(query):
        row = _rate(query, name, library)
        if row is None:
            lines.append(say("figures.scaled.missing", name=name))
            continue
        mark = cite.target(row)
        try:
            made = compute.after(Operand(figure.value, figure.unit, "asker"), Operand(row.value, row.unit, mark), rises(row))
        except Incomparable:
            continue
        rows.append(row)
        computations.append(made)
        lines.append(say("figures.scaled.line", name=name, figure=in_unit(made.result, made.unit), working=made.expression,
                         rate=f"{when(row)}{subject(row)}{printed(row)}", mark=f"[{mark}]"))
    if not computations:
        return None
    lines.append(say("figures.scaled.note"))
    whole = all(row is not None for row in rows) and len(rows) == len(list(_figures(query)))
    return Draft(
        Status.ANSWERED if whole else Status.PARTIAL, Reason.NONE if whole else Reason.PART_MISSING, "\n".join(lines),
        cite.all, tuple(computations), targets=tuple(rows),
    )


def _figures(query: Query) -> Iterator[tuple[AskerFigure, str]]:
    """The asker's figures that are no rates, with what they measure."""
    for figure in query.asker:
        name = _NAME.search(_SPLIT.split(figure.about)[-1])
        bare = _TAIL.sub("", _LEAD.sub("", name[0])) if name else ""
        if figure.unit and figure.unit not in ("%", "倍", "番") and len(bare) > 1:
            yield figure, bare


def _rate(query: Query, name: str, library: Library) -> Target | None:
    """The row that says by how many per cent what is so called is to change, of the region and the last year asked for."""
    asked = frozenset(bigrams(canonical(name)))
    last = max(query.years, default=None)
    best: tuple[tuple[bool, float], Target] | None = None
    found = library.search_targets(f"{name} {' '.join(query.topic)}", _ROWS, query.documents or None)
    for row in found:
        if row.measure != "change" or row.unit != "%" or (query.years and row.year not in query.years):
            continue
        if query.regions and row.region not in query.regions:
            continue
        own = frozenset(bigrams(canonical(f"{row.indicator} {row.scope}")))
        near = len(asked & own) / len(asked) if asked else 0.0
        fit = (row.year == last, near)
        if near >= _NEAR and (best is None or fit > best[0]):
            best = fit, row
    return best[1] if best else None
