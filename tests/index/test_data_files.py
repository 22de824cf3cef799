"""Vocabularies of regular expressions: parts named in capitals, alternatives as a list, each compiled where it is first asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.data_files import patterns

ROOT = Path(__file__).parents[2]
CALL = re.compile(r'patterns\(Path\(__file__\)\.(?:with_suffix\("\.yaml"\)|with_name\("(?P<name>\w+\.yaml)"\))\)')
VOCABULARIES = sorted({
    path.with_name(call["name"]) if call["name"] else path.with_suffix(".yaml")
    for package in ("index", "assistant") for path in (ROOT / package).rglob("*.py") for call in CALL.finditer(path.read_text(encoding="utf-8"))
})


def test_parts_in_capitals_are_put_in_and_are_no_patterns(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("SUM:\n  - \\d+元\n  - 若干\ngiven: 给{SUM}\nasked:\n  - 多少\n  - 几\n", encoding="utf-8")
    words = patterns(file)
    assert list(words) == ["given", "asked"]
    assert words["given"].fullmatch("给30元") and words["given"].fullmatch("给若干") and not words["given"].search("30元")
    assert words["asked"].search("给几元")
    assert words["given"] is words["given"]


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_pattern_of_a_vocabulary_is_a_regular_expression(path: Path) -> None:
    assert all(isinstance(one, re.Pattern) for one in patterns(path).values())


def test_vocabularies_are_found() -> None:
    assert len(VOCABULARIES) > 12
