"""The bench of retrieval: synthetic text, growth, the rival's fusion, and one small run through the command line."""

import json
from itertools import islice
from pathlib import Path

import pytest

from eval.bench_retrieval import __main__ as command
from eval.bench_retrieval.engines import build_ours, fused, recall_of_exact
from eval.bench_retrieval.questions import Spent
from eval.bench_retrieval.report import growth, questions_table
from eval.bench_retrieval.synthetic import Source, clauses, passages, readings, variants
from eval.cases import read_cases, shipped
from index.records import Line, Loaded, Metadata

TEXT = "到2020年，宁夏工业总产值达到6700亿元，年均增长8.5%。支持银川市建设绿色工厂20家，对每家给予100万元补助；加快企业技术改造步伐。"


def test_passages_are_distinct_and_repeatable() -> None:
    pool = clauses([TEXT])
    assert len(pool) == 6
    made = list(islice(passages(pool, seed=1), 300))
    assert len(set(made)) == 300
    assert made == list(islice(passages(pool, seed=1), 300))
    assert made != list(islice(passages(pool, seed=2), 300))


def test_readings_hold_every_passage_where_it_stands() -> None:
    made = list(readings(clauses([TEXT]), 25, per_document=10))
    assert [len(one.passages) for one in made] == [10, 10, 5]
    for one in made:
        assert all(one.document.text[place.start : place.end] == place.text for place in one.passages)


def test_variants_have_other_places_years_and_figures() -> None:
    source = Source(Loaded("a", "text", (Line(TEXT),)), Metadata(title="宁夏工业规划", region="宁夏回族自治区", period=(2016, 2020)))
    made = list(islice(variants([source]), 20))
    texts = {one.loaded.lines[0].text for one in made}
    assert len(texts) == 20 and not any("6700亿元" in text for text in texts)
    for one in made:
        assert one.meta.region.endswith("市") and one.meta.title.startswith(one.meta.region)
        assert "宁夏" not in one.meta.title
        assert one.meta.period and one.meta.period[1] - one.meta.period[0] == 4


@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0, 2.0])
def test_growth_finds_the_exponent(exponent: float) -> None:
    sizes = [1e3, 1e4, 1e5]
    assert growth(sizes, [3 * size**exponent for size in sizes]) == pytest.approx(exponent)
    assert growth([1e3], [1.0]) is None


def test_reciprocal_ranks_are_summed() -> None:
    assert fused([[1, 2, 3], [3, 1]]) == [1, 3, 2]


def test_exact_search_recalls_everything(tmp_path: Path) -> None:
    pool = clauses([TEXT])
    build_ours(tmp_path, readings(pool, 60, per_document=20))
    held = (passage for reading in readings(pool, 60, per_document=20) for passage in reading.passages)
    assert recall_of_exact(tmp_path, held, ["绿色工厂补助", "工业总产值"], n=5) == 1.0


def test_the_command_measures_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    cases = read_cases(shipped())[:3]
    monkeypatch.setattr(command, "read_cases", lambda _: cases)
    file = tmp_path / "out.json"
    assert command.main(["--passages", "60", "--documents", "5", "--folder", str(tmp_path), "--json", str(file)]) == 0
    made = json.loads(file.read_text(encoding="utf-8"))
    assert [(one["engine"], one["passages"]) for one in made["passages"]] == [("wence", 60), ("langchain", 60)]
    assert made["documents"][0]["documents"] == 5
    printed = capsys.readouterr().out
    assert "| 60 | LangChain ÷ 问策 |" in printed and "增长指数" in printed
    assert not list(tmp_path.glob("tmp*"))



def test_the_table_of_questions_tells_how_many_times_longer_more_documents_take() -> None:
    few = Spent(5, 468, 584, 0.5, 20, 50, 20, 50, 300)
    many = Spent(1000, 96_000, 126_000, 0.75, 30, 90, 32, 95, 600)
    assert questions_table([few, many]).splitlines()[-1] == "| 1,000 ÷ 5 | — | — | 1.50 | 1.50 | 1.80 | 1.60 | 1.90 | 2.00 |"
    assert "÷" not in questions_table([few])
