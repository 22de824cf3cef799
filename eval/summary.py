"""Scores of a run put together: each measure by system, type, difficulty and ability, latency, and ours against each baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from eval.measures.score import Score
from eval.statistics import Comparison, compare, estimate, percentile
from eval.systems import OURS

MEASURES = (
    "right", "figures", "citation_precision", "citation_recall", "citation_fidelity", "faithfulness",
    "refusal_precision", "refusal_recall", "false_answers", "false_refusals",
    "recall@5", "recall@10", "recall@20", "mrr", "ndcg@10",
)  # fmt: skip
"""All measures, in the order of reports."""
LATENCIES = (0.5, 0.9, 0.99)


def summarise(scores: Sequence[Score], prices: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))) -> dict[str, Any]:
    """The summary of a scored run as JSON values; estimates are {value, low, high, n}.

    `prices` are those of a million tokens that the language model read and wrote.
    """
    systems = {name: _system([score for score in scores if score.system == name], prices) for name in _names(scores)}
    ours = _verdicts(scores, OURS)
    found = {name: compare(_verdicts(scores, name), ours) for name in systems if name != OURS}
    return {
        "systems": systems,
        "against": {name: comparison_json(comparison) for name, comparison in found.items() if comparison},
    }


def compare_runs(first: Sequence[Score], second: Sequence[Score], system: str) -> Comparison | None:
    """The verdicts of one system in two runs, case by case; None where they share no case."""
    return compare(_verdicts(first, system), _verdicts(second, system))


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values."""
    return {**asdict(comparison), "difference": comparison.difference.as_json()}


def _system(scores: Sequence[Score], prices: tuple[Decimal, Decimal]) -> dict[str, Any]:
    seconds = [score.seconds for score in scores]
    return {
        "n": len(scores),
        "failures": sum(score.failed for score in scores),
        "all": _measures(scores),
        "by_type": _grouped(scores, lambda score: score.type),
        "by_difficulty": _grouped(scores, lambda score: str(score.difficulty)),
        "by_ability": _grouped(scores, lambda score: score.ability),
        **_usage(scores, prices),
        "seconds": {f"p{share * 100:g}": round(percentile(seconds, share), 4) for share in LATENCIES},
    }


def _usage(scores: Sequence[Score], prices: tuple[Decimal, Decimal]) -> dict[str, Any]:
    """Per case: tokens read and written and what they cost; and the share of the model's words that were kept."""
    used = [score.usage for score in scores if score.usage]
    if not used:
        return {}
    tokens = {name: sum(one[name] for one in used) for name in ("tokens_in", "tokens_out")}
    cost = (tokens["tokens_in"] * prices[0] + tokens["tokens_out"] * prices[1]) / 1_000_000
    return {"usage": {
        **{name: round(count / len(scores), 1) for name, count in tokens.items()},
        "cost": float(round(cost / len(scores), 6)),
        "kept": round(sum(bool(one["kept"]) for one in used) / len(used), 4),
    }}  # fmt: skip


def _grouped(scores: Sequence[Score], key: Callable[[Score], str]) -> dict[str, Any]:
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(key(score), []).append(score)
    return {name: _measures(group) for name, group in groups.items()}


def _measures(scores: Iterable[Score]) -> dict[str, Any]:
    held = list(scores)
    found = {}
    for name in MEASURES:
        made = estimate([score.tallies[name] for score in held if name in score.tallies])
        if made:
            found[name] = made.as_json()
    return found


def _names(scores: Iterable[Score]) -> list[str]:
    return list(dict.fromkeys(score.system for score in scores))


def _verdicts(scores: Iterable[Score], system: str) -> Mapping[str, bool]:
    return {score.case: score.right for score in scores if score.system == system}
