"""Rewordings read from their files: steps in order, conditions, named functions, and bad files refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import assistant.understand as understand
from assistant.understand.rewording import expression, reworded, rewordings
from assistant.understand.turned import TURNED
from index.data_files import read_data

_FILES = [path for path in sorted(Path(understand.__file__).parent.glob("*.yaml")) if isinstance(next(reversed(read_data(path).values())), list)]


def _written(folder: Path, text: str) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_steps_follow_one_another(tmp_path: Path) -> None:
    path = _written(tmp_path, "UNIT: '吨|户'\nall:\n  - said: ['甲', '乙']\n    read: '丙'\n  - said: '丙(?P<much>{UNIT})'\n    read: '丁\\g<much>'\n")
    assert reworded("甲吨，乙户，丙", rewordings(path)["all"]) == "丁吨，丁户，丙"
    assert expression(path, "UNIT").fullmatch("吨")


def test_conditions_hold_for_the_whole_text(tmp_path: Path) -> None:
    path = _written(tmp_path, "all:\n  - said: 若干\n    read: 多少\n    unless: 几\n  - said: 高\n    read: 低\n    where: 能耗\n")
    steps = rewordings(path)["all"]
    assert [reworded(text, steps) for text in ("若干高", "若干，几", "能耗高")] == ["多少高", "若干，几", "能耗低"]


def test_a_step_without_what_is_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        rewordings(_written(tmp_path, "all:\n  - said: 甲\n"))


def test_every_function_is_named_by_a_step() -> None:
    steps = [step for path in _FILES for name, group in read_data(path).items() if not name.isupper() for step in group]
    assert {step["by"] for step in steps if "by" in step} == set(TURNED)
