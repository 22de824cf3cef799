"""The fitting of ranking weights, on a toy set."""

import json
from pathlib import Path

import numpy as np
import pytest
from toy_sets import folder_of_sets

from eval import fit_ranking
from index import rerank


def test_fitting_finds_the_feature_that_tells_right_from_wrong() -> None:
    random = np.random.default_rng(3)
    asked = []
    for _ in range(60):
        values = random.random((10, len(rerank.FEATURES)))
        right = np.zeros(10, dtype=bool)
        right[int(np.argmax(values[:, rerank.FEATURES.index("coverage")]))] = True
        asked.append((values, right))
    weights = fit_ranking.fit([asked])
    assert rerank.FEATURES[int(np.argmax(weights))] == "coverage"
    assert (weights >= 0).all()
    assert fit_ranking.reciprocal(asked, weights) > 0.9


def test_fitted_weights_are_printed_and_not_written_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of_sets(tmp_path)
    file = Path(rerank.__file__).with_name("ranking.json")
    before = file.read_bytes()
    assert fit_ranking.main([str(folder)]) == 0
    assert file.read_bytes() == before
    printed = capsys.readouterr().out
    assert "twin: MRR@10 1.0000" in printed
    model = json.loads(printed[printed.index("{") :])
    assert len(model["rank"]) == len(rerank.FEATURES)
    assert len(model["answered"]) == len(rerank.FEATURES) + 1
