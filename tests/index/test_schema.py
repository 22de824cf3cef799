"""How a library lies on disk."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import Passage, Target
from index.schema import adapter, current, folder, search_text


def test_no_pointer_no_library(tmp_path: Path) -> None:
    assert current(tmp_path) == ""
    folder(tmp_path).mkdir()
    (folder(tmp_path) / "CURRENT").write_text("generation-a\n", encoding="utf-8")
    assert current(tmp_path) == "generation-a"


@settings(derandomize=True, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False), st.text(), st.none() | st.integers(1900, 2100))
def test_records_come_back_exactly(value: Decimal, quote: str, year: int | None) -> None:
    target = Target("d", quote, quote, "", "", value, None, "亿元", ">=", "level", year, None, "target", ("一、", quote), 0, len(quote))
    back = adapter(Target).validate_json(adapter(Target).dump_json(target))
    assert back == target and str(back.value) == str(value)


def test_a_passage_is_found_by_its_headings_too() -> None:
    passage = Passage("d", 0, 1, ("二、保障措施", "（一）资金"), 0, 4, "落实补助", context="表头")
    assert search_text(passage) == "二、保障措施 （一）资金 表头 落实补助"
