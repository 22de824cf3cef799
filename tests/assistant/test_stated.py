"""Single things asked of clauses: kinds of answer, the question in parts, statements found for each part or the refusal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from assistant.records import Status
from assistant.stated.asked import asked
from assistant.stated.slots import slot_of
from assistant.understand import understand
from index import build
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "stated"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("stated")
    build.add([GOLDEN / "青山市社区助餐点管理办法.txt"], home, progress=False)
    return Library.open(home)


@pytest.mark.parametrize("row", rows("slots.jsonl"), ids=lambda row: row["asked"])
def test_the_kind_of_answer_wanted_and_the_sentences_that_give_it(row: dict[str, Any]) -> None:
    slot = slot_of(row["asked"])
    assert (slot.name if slot else "") == row["slot"]
    assert {text: bool(slot and slot.places(text)) for text in row["told"]} == row["told"]


@pytest.mark.parametrize("row", rows("questions.jsonl"), ids=lambda row: row["question"])
def test_each_thing_asked_is_quoted_or_the_question_refused(row: dict[str, Any], library: Library) -> None:
    draft = answer(row["question"], (), library)
    assert (draft.status == Status.REFUSED) == (not row["has"]), draft.text
    assert [words for words in row["has"] if not any(words in one.quote for one in draft.citations)] == []


def test_parts_of_a_question_side_by_side_keep_their_own_words(library: Library) -> None:
    def parts(question: str) -> list[tuple[str, ...]]:
        query = understand(question, (), library.cards, library.terms)
        return [tuple(word.text for word in part.words[: part.own]) for part in asked(query, library)]

    assert [words[0] for words in parts("新建、改建的餐点各补贴多少钱？")] == ["新建", "改建"]
    assert len(parts("留样留多久、每样多少克？")) == 2
    assert parts("由谁负责？") == [()]
