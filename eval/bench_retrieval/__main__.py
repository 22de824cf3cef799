"""Measures retrieval by the number of passages and whole questions by the number of documents.

    python -m eval.bench_retrieval [--passages N…] [--documents N…] [--rival-up-to N] [--folder DIR] [--json FILE]

Passages and documents are synthetic, made from the corpus; questions are those of the shipped cases.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eval.bench_retrieval import questions, report
from eval.bench_retrieval.measure import ENGINES, Figures, measure
from eval.bench_retrieval.synthetic import clauses
from eval.cases import read_cases, shipped
from index import settings
from index.manifest import read_manifest
from index.reading import read_file

PASSAGES = (1_000, 10_000, 100_000)
DOCUMENTS = (5, 1_000)
RIVAL_UP_TO = 100_000
"""rank_bm25 goes through every passage in Python for each question: seconds a question and gigabytes beyond this size."""
_RECALL_FROM = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench_retrieval", description="检索与问答的速度、内存、磁盘，随规模怎样增长")
    parser.add_argument("--passages", type=int, nargs="*", default=PASSAGES, metavar="N", help="段落数；一百万约需二十分钟、4 GB 磁盘")
    parser.add_argument("--documents", type=int, nargs="*", default=DOCUMENTS, metavar="N", help="文件数")
    parser.add_argument("--rival-up-to", type=int, default=RIVAL_UP_TO, metavar="N", help="对手只测到这么多段落")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="文件库建在哪里；不写就用临时目录，测完删掉")
    parser.add_argument("--json", type=Path, metavar="FILE", help="结果另存为 JSON")
    options = parser.parse_args(arguments)
    corpus, cases = settings.corpus(), read_cases(shipped())
    asked = [case.question for case in cases]
    random.Random(0).shuffle(asked)
    texts = [reading.document.text for entry in read_manifest(corpus) for reading in read_file(entry.path, entry.id)]
    pool = clauses(texts)
    found: list[Figures] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        for count in options.passages:
            for engine in ENGINES:
                if engine == "wence" or count <= options.rival_up_to:
                    place = Path(name) / f"{engine}-{count}"
                    recall = engine == "wence" and count >= _RECALL_FROM
                    found.append(measure(engine, place, pool, count, asked, recall))
                    _tell(found[-1].as_json())
                    shutil.rmtree(place)
        spent = [questions.measure(corpus, Path(name) / f"documents-{count}", count, cases) for count in options.documents]
    if found:
        sys.stdout.write(report.passages_table(found) + "\n\n")
    if spent:
        sys.stdout.write(report.questions_table(spent) + "\n")
    if options.json:
        made = {
            "machine": f"{platform.machine()} {platform.python_version()}",
            "passages": [one.as_json() for one in found],
            "documents": [one.as_json() for one in spent],
        }
        options.json.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _tell(row: object) -> None:
    sys.stderr.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
