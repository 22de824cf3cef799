"""Public sets in their own formats, and measuring one."""

import json
from pathlib import Path

import pytest

from eval.public_sets.measure import measure, results_rows
from eval.public_sets.readers import RetrievalSet, read_set
from index.errors import WenceError


def jsonl(path: Path, *rows: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def folder(path: Path, qrels: str, name: str = "qrels.tsv") -> Path:
    jsonl(path / "corpus.jsonl", {"_id": "p1", "title": "产值", "text": "达到十亿元"}, {"id": "p2", "text": "企业三十家"})
    jsonl(path / "queries.jsonl", {"_id": "q1", "text": "产值多少"}, {"id": 2, "query": "企业几家"})
    (path / name).parent.mkdir(exist_ok=True)
    (path / name).write_text(qrels, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("qrels", "name"),
    [
        ("q1\tp1\t1\n2\tp2\t2\nq1\tp2\t0\n", "qrels.tsv"),
        ("query-id\tcorpus-id\tscore\nq1\tp1\t1\n2\tp2\t2\n", "qrels/test.tsv"),
        ("qid\tpid\tscore\nq1\tp1\t1.0\n2\tp2\t2\n", "qrels/dev.tsv"),
    ],
)
def test_folder(tmp_path: Path, qrels: str, name: str) -> None:
    found = read_set(folder(tmp_path, qrels, name))
    assert found.corpus == {"p1": "产值 达到十亿元", "p2": "企业三十家"}
    assert found.queries == {"q1": "产值多少", "2": "企业几家"}
    assert found.qrels == {"q1": {"p1": 1}, "2": {"p2": 2}}


def test_rgb(tmp_path: Path) -> None:
    path = tmp_path / "zh.json"
    jsonl(
        path,
        {"id": 0, "query": "甲？", "answer": ["a"], "positive": ["甲一", "甲二"], "negative": ["乙一"]},
        {"id": 1, "query": "乙？", "answer": [["b"]], "positive": [["乙一"], ["乙二"]], "negative": ["甲一"]},
        {"id": 2, "query": "丙？", "answer": ["c"], "positive": [], "negative": ["丙"]},
    )
    found = read_set(path)
    assert sorted(found.corpus.values()) == ["丙", "乙一", "乙二", "甲一", "甲二"]
    assert {id: sorted(found.corpus[p] for p in held) for id, held in found.qrels.items()} == {
        "0": ["甲一", "甲二"],
        "1": ["乙一", "乙二"],
    }


def test_crud_rag(tmp_path: Path) -> None:
    tasks = {
        "questanswer_1doc": [{"ID": "a", "questions": "一问", "answers": "答", "news1": "新闻一"}],
        "questanswer_2docs": [{"ID": "b", "questions": "二问", "answers": "答", "news1": "新闻一", "news2": "新闻二"}],
        "event_summary": [{"ID": "c", "text": "别的任务"}],
    }
    (tmp_path / "crud_split").mkdir()
    (tmp_path / "crud_split" / "split_merged.json").write_text(json.dumps(tasks), encoding="utf-8")
    (tmp_path / "80000_docs").mkdir()
    (tmp_path / "80000_docs" / "part_1").write_text("旁的一\n\n新闻二\n", encoding="utf-8")
    found = read_set(tmp_path)
    assert sorted(found.corpus.values()) == ["新闻一", "新闻二", "旁的一"]
    assert [len(held) for held in found.qrels.values()] == [1, 2]


@pytest.mark.parametrize(
    ("qrels", "words"), [("q1\tp9\t1\n", "p9"), ("q9\tp1\t1\n", "q9"), ("q1\tp1\n", "第 1 行"), ("", "没有带判定")]
)
def test_broken_sets_are_refused(tmp_path: Path, qrels: str, words: str) -> None:
    with pytest.raises(WenceError, match=words):
        read_set(folder(tmp_path, qrels))


def test_no_set_at_all(tmp_path: Path) -> None:
    with pytest.raises(WenceError, match="不是认得的公开集"):
        read_set(tmp_path)


def test_measuring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_HOME", str(tmp_path))
    corpus = {"a": "规模以上工业产值达到十亿元", "b": "培育专精特新企业三十家", "c": "森林覆盖率达到百分之二十"}
    held = RetrievalSet("toy", corpus, {"1": "工业产值目标", "2": "专精特新企业多少家"}, {"1": {"a": 1}, "2": {"b": 1}})
    results = measure(held)
    assert {name: found["mrr"].value for name, found in results.items()} == {"wence": 1.0, "bm25": 1.0, "dense": 1.0}
    assert len(results_rows(held, results)) == 4
    assert measure(held, limit=1)["bm25"]["mrr"].n == 1
