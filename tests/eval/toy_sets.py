"""Two equal toy retrieval sets for tests."""

import json
from pathlib import Path

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


def folder_of_sets(root: Path) -> Path:
    """`root` with the sets "toy" and "twin"; the last question of each has no relevant passage."""
    for name in ("toy", "twin"):
        (root / name).mkdir()
        _write(root / name / "corpus.jsonl", [{"id": id, "title": "某_规划", "text": text} for id, text in PASSAGES.items()])
        asked = [{"id": id, "query": text} for id, (text, _) in QUESTIONS.items()]
        _write(root / name / "queries.jsonl", [*asked, {"id": "q9", "query": "无"}])
        lines = "".join(f"{id}\t{passage}\t1\n" for id, (_, passage) in QUESTIONS.items())
        (root / name / "qrels.tsv").write_text(lines, encoding="utf-8")
    return root


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
