"""Public sets in their own formats, and measuring one."""

import json
from pathlib import Path

import pytest
from toy_sets import folder_of_sets

from eval.__main__ import main
from eval.cases import Case
from eval.public_sets.measure import measure, results_rows
from eval.public_sets.quotes import made
from eval.public_sets.readers import RetrievalSet, read_set, read_sets
from index.embed import load_embedder
from index.errors import WenceError
from index.library import Library
from index.rerank import Entry


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
    assert found.corpus == {"p1": Entry("产值", "达到十亿元"), "p2": Entry("", "企业三十家")}
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
    assert sorted(one.text for one in found.corpus.values()) == ["丙", "乙一", "乙二", "甲一", "甲二"]
    assert {id: sorted(found.corpus[p].text for p in held) for id, held in found.qrels.items()} == {
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
    assert sorted(one.text for one in found.corpus.values()) == ["新闻一", "新闻二", "旁的一"]
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


def test_measuring() -> None:
    texts = {"a": "规模以上工业产值达到十亿元", "b": "培育专精特新企业三十家", "c": "森林覆盖率达到百分之二十"}
    corpus = {id: Entry("", text) for id, text in texts.items()}
    held = RetrievalSet("toy", corpus, {"1": "工业产值目标", "2": "专精特新企业多少家"}, {"1": {"a": 1}, "2": {"b": 1}})
    results = measure(held, load_embedder())
    assert set(results) == {"bigrams", "words", "sum", "dense", "langchain", "fused", "wence"}
    assert {found["mrr"].value for found in results.values()} == {1.0}
    assert len(results_rows(held, results)) == 8
    assert measure(held, load_embedder(), limit=1)["sum"]["mrr"].n == 1


def test_a_folder_of_sets_is_measured_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of_sets(tmp_path)
    (toy, twin) = read_sets(folder)
    assert (toy.name, twin.name, len(toy.queries), toy.corpus["p1"].heading) == ("toy", "twin", 5, "某 规划")
    assert main(["public", str(folder), "--json", str(tmp_path / "out.json")]) == 0
    printed = capsys.readouterr().out
    assert "平均（2 个数据集）" in printed and "1.000（1.000–1.000）" in printed
    rows = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [row["set"] for row in rows] == ["toy", "twin"]
    assert rows[0]["engines"]["wence"]["mrr"]["value"] == 1.0


def test_gold_quotes_make_a_set_of_the_library(built: Path) -> None:
    library = Library.open(built)
    id = next(iter(library.cards))
    passage = max(library.passages_of(id), key=lambda one: len(one.text))
    sound = Case("1", "fact", "问什么", True, cite_docs=(id,), cite_quotes=(passage.text[:40],))
    without = Case("2", "refuse", "别的", False)
    held = made("gold", [sound, without], library)
    assert list(held.queries) == ["1"] and f"{id}#{passage.number}" in held.qrels["1"]
    assert held.corpus[f"{id}#{passage.number}"].text == passage.text
    assert len(held.corpus) == library.manifest.passages
