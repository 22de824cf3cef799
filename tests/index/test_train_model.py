"""The training script on a toy corpus: the way from data to a model that loads."""

import json
import random
from pathlib import Path

import pytest

from index import train_model
from index.embed import load_embedder
from index.training_data import Recipe, pairs_of, reworded

TOPICS = (
    "智能工厂建设补助",
    "绿色工厂节能改造",
    "企业家培训提升",
    "光伏发电装机容量",
    "研发经费投入强度",
    "节水型企业创建",
)


def write_data(folder: Path) -> None:
    chance = random.Random(0)
    texts, pairs = [], []
    for number in range(120):
        topic = TOPICS[number % len(TOPICS)]
        words = [
            topic[:4],
            topic[4:],
            "到2025年",
            "达到",
            str(chance.randint(10, 99)),
            "亿元",
            "规模以上工业企业",
        ]
        body = (
            f"{topic}工作第{number}项。"
            + "，".join(chance.sample(words, 5))
            + f"。推进{topic}，给予支持。{number}号任务按期完成。"
        )
        texts.append({"text": f"通知\n{body}\n{body[::-1]}"})
        pairs.append({"query": topic + "怎么做", "passage": body})
    for name, rows in (("text_toy", texts), ("toy", pairs)):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_a_small_training_makes_a_model_that_tells_topics_apart(tmp_path: Path) -> None:
    write_data(tmp_path)
    recipe = Recipe(vocabulary=300, dimension=16, batch=16, epochs=2, runs=2)
    train_model.train(tmp_path, tmp_path / "model", recipe)
    model = load_embedder(str(tmp_path / "model"))
    assert model.dimension == 16
    asked, near, far = model.encode(["智能工厂建设补助", "给予智能工厂建设补助支持", "光伏发电装机容量达到"])
    assert asked @ near > asked @ far


def test_figures_become_questions_and_sentences_are_cut_out() -> None:
    paragraph = "到2025年，规模以上工业增加值达到2800亿元。规模以上工业企业数量稳步增长，结构持续优化。"
    made = {kind: (query, passage) for kind, query, passage in pairs_of(paragraph, random.Random(0))}
    assert "规模以上工业增加值" in made["figure"][0]
    assert "2025" in made["figure"][0]
    query, passage = made["cloze"]
    assert query not in passage
    assert made["clause"][0] in made["clause"][1]


def test_reworded_uses_askers_words() -> None:
    assert reworded("规模以上工业增加值", random.Random(0)) == "规上工业增加值"
    assert reworded("春天来了", random.Random(0)) == "春天来了"
