"""Questions on grants given class by class (tests/golden/by_class, by_class.jsonl): the row by the class, the column by the grant, then what the sentences say.

A row names the question, the dialogue before it, how it ends, words that the answer says and words that it does `not` say.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.eligibility.conditions.class_defined import definitions, standing
from assistant.eligibility.told.classes_told import classes_told
from assistant.eligibility.told.facts import facts
from assistant.gather.in_words.matters import untold
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "by_class.jsonl").read_text(encoding="utf-8").splitlines()]
_CLASSES = """甲类人才：国家级领军人才，年龄不限；
乙类人才：具有博士学位或者正高级职称，其中博士不超过40周岁，正高级职称不超过50周岁；
丙类人才：具有全日制硕士学位、副高级职称，未满35周岁。"""


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the invented documents, in force."""
    place = tmp_path_factory.mktemp("by_class") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "by_class").iterdir()), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row["history"])
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert answer.status == row["status"], said
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in answer.answer] == [], said


@pytest.mark.parametrize(("said", "label", "fits", "missing"), [
    ("博士，38岁", "乙类", True, ()),
    ("我45岁，有正高职称", "乙类", True, ()),
    ("我45岁，博士", "乙类", False, ()),
    ("我是博士", "乙类", True, ("博士不超过40周岁",)),
    ("34岁，硕士", "丙类", True, ("全日制",)),
    ("35岁，全日制硕士", "丙类", False, ()),
])
def test_a_class_by_its_definition(said: str, label: str, fits: bool, missing: tuple[str, ...]) -> None:
    found = standing(facts((said,)), definitions(_CLASSES))
    assert found is not None
    assert (found.definition.label, found.fits, found.missing) == (label, fits, missing)


def test_who_tells_no_qualification_has_no_class() -> None:
    assert standing(facts(("我在企业上班，30岁",)), definitions(_CLASSES)) is None
    assert standing(facts(("我没有副高职称",)), definitions(_CLASSES)) is None


@pytest.mark.parametrize(("turns", "own", "partner"), [
    (("老公认定C类、我是E类",), "E类", "C类"),
    (("我D类、爱人E类，都在企业上班",), "D类", "E类"),
    (("我和爱人都是D类",), "D类", "D类"),
    (("能按D类算吗？",), "", ""),
    (("我不是C类，是D类",), "D类", ""),
    (("我是E类", "说错了，我是D类"), "D类", ""),
])
def test_classes_told(turns: tuple[str, ...], own: str, partner: str) -> None:
    told = classes_told(turns, ["C类", "D类", "E类"])
    assert (told.own, told.partner) == (own, partner)


def test_a_matter_of_which_nothing_is_quoted() -> None:
    assert untold("引进人才的孩子上小学怎么安排", "申请租房补贴的，本人、配偶及未成年子女应当无自有住房")
    assert not untold("引进人才的孩子上小学怎么安排", "引进人才子女入学由教育部门统筹安排")
