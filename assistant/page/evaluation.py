"""The newest evaluation run as tables. How a run's summary becomes rows is the evaluation's business and handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from assistant.records import Grid
from assistant.render.tables import grid_html
from prompts import say

Tables = Callable[[Mapping[str, Any]], Sequence[Sequence[Sequence[str]]]]
"""From a summary to tables; each a head row and rows."""
_INTERVAL, _APART = re.compile(r"<td>([\d.]+)（([\d.]+–[\d.]+)）</td>"), r'<td><b>\1</b><span class="interval">\2</span></td>'
"""A figure with its interval, and the same with the two told apart."""
SHIPPED = Path(__file__).resolve().parents[2] / "eval" / "published"
"""The runs that come with the project."""


@dataclass(frozen=True, slots=True)
class Results:
    """Where the newest run lies."""

    folder: Path
    shipped: bool = False

    @property
    def summary(self) -> Path:
        return self.folder / "summary.json"

    @property
    def report(self) -> Path:
        return self.folder / "report.html"


def newest(home: Path, published: Path = SHIPPED) -> Results | None:
    """The run scored last under <home>/eval, else the last that came with the project, None if there is neither."""
    own = [Results(path.parent) for path in home.glob("eval/*/summary.json")]
    shipped = [Results(path.parent, True) for path in published.glob("*/summary.json")]
    return max(own, key=lambda results: results.summary.stat().st_mtime, default=max(shipped, key=lambda results: results.folder.name, default=None))


def evaluation_html(home: Path, tables: Tables, published: Path = SHIPPED) -> str:
    """The newest run's tables and the way to its full report; or how to make one."""
    results = newest(home, published)
    if results is None:
        return f'<p class="none">{escape(say("page.evaluation.none"))}</p>'
    try:
        shown = [_table(rows) for rows in tables(json.loads(results.summary.read_text(encoding="utf-8")))]
    except (OSError, ValueError, KeyError, TypeError):
        return f'<p class="none">{escape(say("page.evaluation.broken", folder=results.folder.name))}</p>'
    full = f'<a class="quiet" href="evaluation" target="_blank">{escape(say("page.evaluation.report"))}</a>' if results.report.is_file() else ""
    name = escape(say("page.evaluation.shipped" if results.shipped else "page.evaluation.run", name=results.folder.name))
    return f'<div class="reply listing"><p class="count">{name}{full}</p>{"".join(shown)}<p class="count">{escape(say("page.evaluation.how"))}</p></div>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    grid = Grid(tuple(head), tuple(tuple(row) for row in body))
    return f'<section class="grid results">{_INTERVAL.sub(_APART, grid_html(grid, head[0]))}</section>'
