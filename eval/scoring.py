"""`score`: a stored run read, scored and written out again. No question is asked; the same run gives the same scores."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.cases import Case, read_cases
from eval.jsonl import read_rows
from eval.measures import targets
from eval.measures.score import Score, Scorer
from eval.outcomes import FILE, Outcome, read_outcomes
from eval.sources import Source, read_sources
from eval.summary import summarise
from index.errors import WenceError
from prompts import say


@dataclass(frozen=True, slots=True)
class Scored:
    """A run with its scores: outcomes and scores are in the same order. `run` is what run.json holds."""

    folder: Path
    run: dict[str, Any]
    cases: dict[str, Case]
    sources: dict[str, Source]
    outcomes: tuple[Outcome, ...]
    scores: tuple[Score, ...]
    summary: dict[str, Any]


def score(folder: Path) -> Scored:
    """The run in `folder`, scored. Raises WenceError where files are missing or answers are: no case may vanish."""
    for name in ("run.json", "cases.jsonl", "sources.jsonl", FILE):
        if not (folder / name).is_file():
            raise WenceError(say("eval.no_run", folder=folder, file=name))
    run = read_rows(folder / "run.json")[0]
    cases = {case.id: case for case in read_cases([folder / "cases.jsonl"])}
    outcomes = read_outcomes(folder / FILE)
    wanted = [(system, id) for system in run["systems"] for id in cases]
    if [(outcome.system, outcome.case) for outcome in outcomes] != wanted:
        raise WenceError(say("eval.unfinished", folder=folder, done=len(outcomes), total=len(wanted)))
    sources = dict(read_sources(folder / "sources.jsonl"))
    scorer = Scorer(tuple(sources.values()))
    scores = tuple(scorer.score(cases[outcome.case], outcome) for outcome in outcomes)
    model = run["settings"].get("model") or {}
    prices = (Decimal(model.get("price_in", "0")), Decimal(model.get("price_out", "0")))
    summary = {"run": run, **summarise(scores, prices)}
    if (folder / targets.EXTRACTED).is_file():
        summary["targets"] = targets.measure(*targets.read(folder))
    return Scored(folder, run, cases, sources, outcomes, scores, summary)
