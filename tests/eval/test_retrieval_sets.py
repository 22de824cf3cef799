"""The retrieval table and the fitting of ranking weights, on a toy set."""

import json
from pathlib import Path

import numpy as np
import pytest

from eval import fit_ranking, retrieval_sets
from eval.retrieval_sets import MEASURES, engines, measure, read_set
from index import rerank
from index.embed import load_embedder

PASSAGES = {
    "p1": "到2027年，规模以上工业增加值达到2800亿元以上，年均增长8%。",
    "p2": "对建成的智能工厂，按设备投资额的10%给予最高300万元补助。",
    "p3": "支持企业建设绿色工厂，每年创建节水型企业6家。",
    "p4": "实施企业家素质提升行动，每年对200名左右企业家进行培训。",
    "p5": "森林覆盖率达到20%，城市空气质量优良天数比率稳定在85%以上。",
}
QUESTIONS = {
    "q1": ("规模以上工业增加值2027年达到多少", "p1"),
    "q2": ("智能工厂最高补助多少", "p2"),
    "q3": ("每年创建多少家节水型企业", "p3"),
    "q4": ("企业家培训每年多少名", "p4"),
    "q5": ("空气质量优良天数", "p5"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sets")
    for name in ("toy", "twin"):
        (root / name).mkdir()
        write(
            root / name / "corpus.jsonl",
            [{"id": id, "title": "某_规划", "text": text} for id, text in PASSAGES.items()],
        )
        write(
            root / name / "queries.jsonl",
            [{"id": id, "query": text} for id, (text, _) in QUESTIONS.items()]
            + [{"id": "q9", "query": "无"}],
        )
        lines = "".join(f"{id}\t{passage}\t1\n" for id, (_, passage) in QUESTIONS.items())
        (root / name / "qrels.tsv").write_text(lines)
    return root


def write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def test_questions_without_relevant_passages_are_left_out(folder: Path) -> None:
    data = read_set(folder / "toy")
    assert len(data.questions) == 5
    assert data.entries[0].heading == "某 规划"
    assert data.questions[0] == ("规模以上工业增加值2027年达到多少", {"p1": 1})


def test_every_engine_is_measured(folder: Path, tmp_path: Path) -> None:
    data = read_set(folder / "toy")
    for name, engine in engines(data, tmp_path, load_embedder()).items():
        values = measure(data, engine)
        assert {len(value) for value in values.values()} == {5}
        if name != "dense" and name != "LangChain":
            assert values["MRR@10"] == [1.0] * 5, name


def test_the_table_names_sets_engines_and_means(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert retrieval_sets.main([str(folder), "toy", "--json", str(tmp_path / "out.json")]) == 0
    printed = capsys.readouterr().out
    assert "| toy | re-ranked | 1.000 (1.000–1.000)" in printed
    assert "| mean | sum |" in printed
    rows = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert rows[0]["set"] == "toy"
    assert set(MEASURES) < rows[0].keys()


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


def test_fitted_weights_are_printed_and_not_written_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(rerank.__file__).with_name("ranking.json")
    before = file.read_bytes()
    assert fit_ranking.main([str(folder)]) == 0
    assert file.read_bytes() == before
    printed = capsys.readouterr().out
    assert "twin: MRR@10 1.0000" in printed
    model = json.loads(printed[printed.index("{") :])
    assert len(model["rank"]) == len(rerank.FEATURES)
    assert len(model["answered"]) == len(rerank.FEATURES) + 1
