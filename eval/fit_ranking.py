"""Fits the weights of the re-ranker and of the confidence (`index/ranking.json`) on public question sets.

    python -m eval.fit_ranking FOLDER [--write]

FOLDER holds one folder a set (corpus.jsonl, queries.jsonl, qrels.tsv). Each set counts alike. The re-ranker's weights (none below 0) maximise the probability
that a softmax over a question's candidates gives to the relevant ones. The confidence is a logistic model of "the first hit
is relevant", fitted on first hits with all passages and on first hits with the relevant passages taken away.
Prints MRR@10 of each set with weights fitted on the other sets only.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from eval.public_sets.engines import retriever
from eval.public_sets.readers import RetrievalSet, read_set
from index import rerank
from index.embed import load_embedder

Floats = np.ndarray[Any, np.dtype[np.float64]]
Asked = tuple[Floats, np.ndarray[Any, np.dtype[np.bool_]]]
"""Of one question: features of its candidates, and which are relevant."""

CANDIDATES = 50
PENALTY = 1e-3
AT_MOST = 1200
"""So many questions of one set are fitted on."""
CONFIDENCE = ("dense", "coverage", "pairs")
"""What the confidence looks at: features that mean the same in every question."""


def questions(data: RetrievalSet) -> list[Asked]:
    """Candidates of each question as the retriever sees them before re-ranking."""
    with tempfile.TemporaryDirectory() as folder:
        _, _, whole = retriever(data, Path(folder), load_embedder())
        ids = list(data.corpus)
        asked = []
        for id, relevance in data.qrels.items():
            text = data.queries[id]
            candidates, _ = whole.candidates(text, CANDIDATES)
            if candidates:
                values = np.array([candidate.values for candidate in candidates])
                asked.append((values, np.array([ids[c.id] in relevance for c in candidates])))
        return asked


def fit(sets: Sequence[Sequence[Asked]]) -> Floats:
    """The re-ranker's weights."""
    usable = []
    for asked in sets:
        chosen = [(values, right) for values, right in asked if right.any() and not right.all()]
        order = np.random.default_rng(0).permutation(len(chosen))[:AT_MOST]
        usable.append([chosen[place] for place in order])

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for asked in usable:
            for values, right in asked:
                scores = values @ weights
                chance = np.exp(scores - scores.max())
                chance /= chance.sum()
                wanted = np.where(right, chance, 0.0)
                total -= float(np.log(wanted.sum())) / len(asked) / len(usable)
                slope += (chance - wanted / wanted.sum()) @ values / len(asked) / len(usable)
        return total, slope

    features = len(rerank.FEATURES)
    found = minimize(loss, np.ones(features), jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * features)
    return np.asarray(found.x, dtype=np.float64)


def fit_confidence(sets: Sequence[Sequence[Asked]], weights: Floats) -> Floats:
    """A weight a feature (0 for those not looked at) and a constant."""
    from sklearn.linear_model import LogisticRegression

    columns = [rerank.FEATURES.index(name) for name in CONFIDENCE]
    rows: list[Floats] = []
    labels: list[bool] = []
    shares: list[float] = []
    for asked in sets:
        firsts = [first for values, right in asked for first in _firsts(values, right, weights)]
        rows.extend(values[columns] for values, _ in firsts)
        labels.extend(right for _, right in firsts)
        shares.extend([1 / len(firsts)] * len(firsts))
    model = LogisticRegression(C=10, max_iter=2000)
    model.fit(np.array(rows), np.array(labels), sample_weight=np.array(shares) * len(shares) / sum(shares))
    found = np.zeros(len(rerank.FEATURES) + 1)
    found[columns], found[-1] = model.coef_[0], model.intercept_[0]
    return found


def _firsts(values: Floats, right: np.ndarray[Any, Any], weights: Floats) -> list[tuple[Floats, bool]]:
    """The first hit, and the first hit were the relevant passages not there."""
    order = np.argsort(-(values @ weights), kind="stable")
    wrong = [place for place in order if not right[place]]
    return [(values[order[0]], bool(right[order[0]])), *((values[place], False) for place in wrong[:1])]


def reciprocal(asked: Sequence[Asked], weights: Floats) -> float:
    """Mean reciprocal rank at 10."""
    ranks = [
        np.flatnonzero(right[np.argsort(-(values @ weights), kind="stable")[:10]]) for values, right in asked
    ]
    return float(np.mean([1 / (found[0] + 1) if len(found) else 0.0 for found in ranks]))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="在公开问题集上拟合重排权重")
    parser.add_argument("folder", type=Path, help="每个数据集一个子目录")
    parser.add_argument("--write", action="store_true", help="写入 index/ranking.json")
    options = parser.parse_args(arguments)
    sets = {
        path.parent.name: questions(read_set(path.parent))
        for path in sorted(options.folder.glob("*/qrels.tsv"))
    }
    for name, asked in sets.items():
        others = fit([other for key, other in sets.items() if key != name])
        sys.stdout.write(f"{name}: MRR@10 {reciprocal(asked, others):.4f}\n")
    weights = fit(list(sets.values()))
    confidence = fit_confidence(list(sets.values()), weights)
    model = {
        "rank": [round(float(weight), 3) for weight in weights],
        "answered": [round(float(weight), 3) for weight in confidence],
    }
    text = "{" + ",\n ".join(f'"{name}": {json.dumps(values)}' for name, values in model.items()) + "}\n"
    sys.stdout.write(text)
    if options.write:
        (Path(rerank.__file__).with_name("ranking.json")).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
