"""Everyday words and abbreviations against official words."""

from pathlib import Path

import pytest
import yaml

from index import synonyms
from index.synonyms import expand, wordings

GOLDEN = Path(__file__).parents[1] / "golden" / "synonyms.txt"


def cases() -> list[tuple[str, list[str]]]:
    lines = [
        line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    return [(question.strip(), words.split()) for question, words in (line.split("=>") for line in lines)]


@pytest.mark.parametrize(("question", "expected"), cases())
def test_golden(question: str, expected: list[str]) -> None:
    assert set(expected) <= set(expand(question))


def test_no_word_that_stands_in_the_question_is_added() -> None:
    assert "地区生产总值" not in expand("GDP即地区生产总值是多少")


def test_the_longest_known_word_wins() -> None:
    assert set(wordings("规上工业增加值")) == {"规上工业增加值"}


def test_official_wording_is_left_alone() -> None:
    assert expand("对符合条件的项目按照核定投资额安排扶助") == []


def test_the_vocabulary_has_no_word_twice_and_no_single_characters() -> None:
    data = yaml.safe_load(Path(synonyms.__file__).with_name("synonyms.yaml").read_text(encoding="utf-8"))
    asked = [word for words in data["everyday"] for word in words.split()]
    equal = [group.split() for group in data["equal"]]
    asked += [word for words in data["spoken"] for word in words.split()]
    assert len(asked) == len(set(asked))
    assert all(len(group) == len(set(group)) >= 2 for group in equal)
    assert all(len(word) >= 2 for word in [*asked, *(word for group in equal for word in group)])
