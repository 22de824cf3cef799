"""How fast documents are read, per format, beside naive extraction of the same files in the same run.

    python -m eval.bench_loading FILE_OR_FOLDER… [--times N]

Naive extraction is what a chain of ready-made loaders does: pypdf's `extract_text`, the paragraphs of python-docx, the text
of all HTML nodes, the cells of a workbook or of a CSV file; it keeps no structure, tables, pages or furniture apart. For plain
text there is nothing to compare with. Each figure is the best of N runs, in seconds of processor time, so that other programs
on the machine do not count.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.cleaning import clean
from index.errors import LoadError
from index.loaders import load
from index.reading import read
from index.records import Loaded
from index.sections import sections


@dataclass(slots=True)
class Sums:
    """What was measured of all files of one format; times in seconds."""

    files: int = 0
    size: int = 0
    pages: int = 0
    characters: int = 0
    structured: float = 0.0
    whole: float = 0.0
    naive: float = 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print one table; files that cannot be read are named and left out."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_loading", description="各格式的读取速度")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args(arguments)
    found: dict[str, Sums] = {}
    for path in _files(options.paths):
        try:
            _measure(path, options.times, found)
        except LoadError as error:
            sys.stdout.write(f"{error}\n")
    sys.stdout.write(table(found) + "\n")
    return 0


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def _measure(path: Path, times: int, found: dict[str, Sums]) -> None:
    documents = load(path)
    sums = found.setdefault(documents[0].format, Sums())
    naive = NAIVE.get(documents[0].format)
    sums.files += 1
    sums.size += path.stat().st_size
    sums.pages += sum(len({line.page for line in one.lines if line.page}) for one in documents)
    sums.characters += sum(len(clean(one).text) for one in documents)
    sums.structured += _best(lambda: _structured(path), times)
    sums.whole += _best(lambda: _whole(documents), times)
    if naive is not None:
        data = path.read_bytes()
        sums.naive += _best(lambda: naive(data), times)


def _best(work: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def _structured(path: Path) -> None:
    for one in load(path):
        sections(clean(one))


def _whole(documents: Sequence[Loaded]) -> None:
    for one in documents:
        read(one, "document")


def _pdf(data: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _docx(data: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def _html(data: bytes) -> str:
    from lxml import html

    return str(html.fromstring(data).text_content())


def _sheet(data: bytes) -> str:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return "\n".join("\t".join(map(str, row)) for sheet in book for row in sheet.iter_rows(values_only=True))


def _csv(data: bytes) -> str:
    rows = csv.reader(io.StringIO(data.decode("utf-8", errors="replace")))
    return "\n".join("\t".join(row) for row in rows)


NAIVE: dict[str, Callable[[bytes], str]] = {"pdf": _pdf, "docx": _docx, "html": _html, "xlsx": _sheet, "csv": _csv}


def table(found: dict[str, Sums]) -> str:
    """The measurements as a Markdown table."""
    lines = [
        "| 格式 | 文件 | MB | 页 | 字 | 读取+清理+层级 秒 | MB/s | 页/s | 万字/s | 全部提取 秒 | 朴素抽取 秒 | 耗时比（对朴素） |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for form, sums in sorted(found.items()):
        size = sums.size / 1e6
        naive = f"{sums.naive:.3f} | {sums.structured / sums.naive:.1f}" if sums.naive else "— | —"
        pages = f"{sums.pages / sums.structured:.0f}" if sums.pages else "—"
        lines.append(
            f"| {form} | {sums.files} | {size:.2f} | {sums.pages or '—'} | {sums.characters} | {sums.structured:.2f} "
            f"| {size / sums.structured:.1f} | {pages} | {sums.characters / sums.structured / 1e4:.0f} "
            f"| {sums.whole:.2f} | {naive} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
