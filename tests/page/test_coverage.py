"""The report on how a document was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.page.coverage import SAMPLES, coverage_html, share
from index.build import add
from index.library import Library
from prompts import say

LINES = ["某县节能条例", "", "一、总体目标", "到2030年，全县单位工业增加值能耗比2025年下降13%以上。", "坚持<b>节约</b>优先的原则，把节能放在重要位置。"]


def test_the_report_tells_what_is_kept_read_left_out_and_unknown(tmp_path: Path) -> None:
    file = tmp_path / "county.txt"
    pages = [line for page in range(1, SAMPLES + 4) for line in ("某县人民政府公报", *(f"{line}（{page}）" if line else "" for line in LINES), f"— {page} —")]
    file.write_text("\n".join([*LINES, *pages]), encoding="utf-8")
    add([file], tmp_path / "home", progress=False)
    html = coverage_html(Library.open(tmp_path / "home"), "county")
    assert "county.txt" in html and say("page.coverage.read") in html and say("page.field.number") in html
    assert say("page.coverage.page_number", count=SAMPLES + 3) in html and say("page.coverage.more", count=3) in html
    assert "<b>节约" not in html


def test_an_unknown_document_has_no_report(tmp_path: Path) -> None:
    file = tmp_path / "county.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")
    add([file], tmp_path / "home", progress=False)
    library = Library.open(tmp_path / "home")
    assert say("page.coverage.nothing") in coverage_html(library, "county")
    with pytest.raises(LookupError):
        coverage_html(library, "other")


@pytest.mark.parametrize(("part", "said"), [(1.0, "100"), (0.9999, "99.9"), (0.987, "98.7")])
def test_a_part_is_never_rounded_to_the_whole(part: float, said: str) -> None:
    assert share(part) == said
