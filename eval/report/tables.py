"""Tables of a summary: as rows, for the terminal, as Markdown and as CSV; and a comparison of two runs as text."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from eval.measures.score import Score
from eval.statistics import Comparison
from eval.summary import MEASURES
from prompts import keys, say

Summary = Mapping[str, Any]
Rows = list[list[str]]
_CSV = ("system", "case", "type", "difficulty", "ability", "right", "status", "faults", "seconds")


def measure_rows(summary: Summary) -> Rows:
    """A head, then a row a measure, latencies and failures last; a column a system."""
    systems = summary["systems"]
    rows = [_head(say("eval.by_measure"), summary)]
    for measure in MEASURES:
        if any(measure in found["all"] for found in systems.values()):
            cells = [_interval(found["all"].get(measure)) for found in systems.values()]
            rows.append([say(f"eval.measure.{measure}"), *cells])
    for name in next(iter(systems.values()))["seconds"]:
        cells = [say("eval.seconds", value=f"{found['seconds'][name]:.3f}") for found in systems.values()]
        rows.append([say("eval.latency", name=name), *cells])
    for name in ("tokens_in", "tokens_out", "cost", "kept"):
        used = [found.get("usage", {}).get(name) for found in systems.values()]
        if any(one is not None for one in used):
            share = [one * 100 if name == "kept" and one is not None else one for one in used]
            rows.append([say(f"eval.usage.{name}"), *(say("eval.nothing") if one is None else f"{one:g}" for one in share)])
    rows.append([say("eval.answer_failures"), *(str(found["failures"]) for found in systems.values())])
    return rows


def tables(summary: Summary) -> list[Rows]:
    """All tables that are shown wherever there is room for a few: the measures, the types, the target table."""
    made = [measure_rows(summary), group_rows(summary, "by_type", say("eval.by_type"))]
    return [*made, target_rows(summary)] if summary.get("targets") else made


def target_rows(summary: Summary) -> Rows:
    """A head, then a row each for recall, precision, F1 and the fields of the target table."""
    found = summary["targets"]
    head = [say("eval.targets.title", n=found["recall"]["n"]), say("eval.targets.value")]
    return [head, *([say(f"eval.targets.{name}"), _interval(one)] for name, one in found.items())]


def group_rows(summary: Summary, group: str, title: str) -> Rows:
    """A head, then a row a value of `group` ("by_type", "by_difficulty", "by_ability"): fully right; a column a system."""
    systems = summary["systems"]
    names = list(dict.fromkeys(name for found in systems.values() for name in found[group]))
    rows = [_head(title, summary)]
    for name in names:
        found = [system[group].get(name, {}).get("right") for system in systems.values()]
        count = next((estimate["n"] for estimate in found if estimate), 0)
        label = _label(group, name)
        rows.append([say("eval.cases", name=label, count=count), *map(_interval, found)])
    return rows


def terminal(summary: Summary) -> str:
    """All that a terminal shows of a run."""
    parts = [aligned(rows) for rows in tables(summary)]
    parts += ["\n".join(against(summary))] if summary["against"] else []
    return "\n\n".join(parts)


def markdown(summary: Summary) -> str:
    """The same tables in Markdown."""
    return "\n\n".join(map(_markdown, tables(summary)))


def against(summary: Summary) -> list[str]:
    """For each baseline, one sentence on ours against it."""
    return [
        say("eval.comparison.against", name=say(f"eval.system.{name}"), gained=len(found["gained"]),
            lost=len(found["lost"]), p=_p(found["p"]), **_points(found["difference"]))
        for name, found in summary["against"].items()
    ]  # fmt: skip


def comparison_text(first: str, second: str, found: Comparison) -> str:
    """Two runs compared, with the list of changed cases."""
    lines = [
        say("eval.comparison.title", first=first, second=second, n=found.difference.n),
        say("eval.comparison.difference", p=_p(found.p), **_points(found.difference.as_json())),
        say("eval.comparison.counts", both=found.both, neither=found.neither, gained=len(found.gained), lost=len(found.lost)),
    ]
    lines += [say("eval.comparison.gained", cases="、".join(found.gained))] if found.gained else []
    lines += [say("eval.comparison.lost", cases="、".join(found.lost))] if found.lost else []
    return "\n".join(lines)


def csv_text(scores: Sequence[Score]) -> str:
    """A row an outcome: verdict, faults, and each measure as what was reached of what was possible."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*_CSV, *MEASURES))
    for score in scores:
        faults = "；".join(f"{say(f'eval.fault.{fault.kind}')} {fault.detail}".strip() for fault in score.faults)
        tallies = [score.tallies.get(name) for name in MEASURES]
        writer.writerow((
            score.system, score.case, score.type, score.difficulty, score.ability, int(score.right), score.status,
            faults, score.seconds, *(round(tally[0] / tally[1], 4) if tally else "" for tally in tallies),
        ))  # fmt: skip
    return out.getvalue()


def percent(share: float) -> str:
    """A share as per cent with one decimal."""
    return f"{share * 100:.1f}"


def _label(group: str, name: str) -> str:
    """The words for a type or ability; an ability of one's own cases stands as it is written there."""
    key = f"eval.{group.removeprefix('by_')}.{name}"
    return say(key) if key in keys("eval") else name


def _head(title: str, summary: Summary) -> list[str]:
    return [title, *(say(f"eval.system.{name}") for name in summary["systems"])]


def _interval(estimate: Mapping[str, float] | None) -> str:
    if estimate is None:
        return say("eval.nothing")
    return say("eval.interval", **{name: percent(estimate[name]) for name in ("value", "low", "high")})


def _points(difference: Mapping[str, float]) -> dict[str, str]:
    return {"difference": f"{difference['value'] * 100:+.1f}", "low": f"{difference['low'] * 100:+.1f}",
            "high": f"{difference['high'] * 100:+.1f}"}  # fmt: skip


def _p(p: float) -> str:
    return f"{p:.4f}" if p >= 0.0001 else f"{p:.1e}"


def aligned(rows: Rows) -> str:
    """Rows as text in columns; Chinese signs take two."""
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _markdown(rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join((lines[0], "| --- |" + " ---: |" * (len(rows[0]) - 1), *lines[1:]))
