"""A scored run for people: terminal table."""

from __future__ import annotations

import csv
import io
from typing import Any

from eval.scoring import Scored
from eval.statistics import Comparison
from eval.summary import MEASURES
from prompts import say


def terminal(summary: dict[str, Any]) -> str:
    systems = summary["systems"]
    rows = [[say("eval.table.measure"), *(say(f"eval.system.{name}") for name in systems)]]
    for measure in MEASURES:
        if any(measure in found["all"] for found in systems.values()):
            rows.append([say(f"eval.measure.{measure}"), *(_cell(found["all"].get(measure)) for found in systems.values())])
    types = list(dict.fromkeys(name for found in systems.values() for name in found["by_type"]))
    for name in types:
        rows.append([say(f"eval.type.{name}"), *(_cell(found["by_type"].get(name, {}).get("right")) for found in systems.values())])
    return "\n".join("  ".join(row) for row in rows)


def _cell(found: dict[str, Any] | None) -> str:
    if not found:
        return say("eval.table.none")
    return say("eval.table.interval", **{key: f"{found[key] * 100:.1f}" for key in ("value", "low", "high")})


def comparison_text(first: str, second: str, found: Comparison) -> str:
    return ""


def csv_text(scored: Scored) -> str:
    return ""


def html_page(scored: Scored) -> str:
    return ""
