"""What the welcome offers comes from the library in force and is answered by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.answer import ask, the_library
from assistant.page.choices import LONGEST, examples, offered
from index.build import add, remove
from index.library import Library


def test_every_example_is_answered(shipped: Path) -> None:
    groups = examples(the_library())
    questions = [question for _, group in groups for question in group]
    assert len(groups) == 3 and len(set(questions)) == len(questions) == 6
    assert all(len(question) <= LONGEST and ask(question).status.tells for question in questions)


def test_another_library_has_other_examples(copy: Path, policy: Callable[..., Path]) -> None:
    before = {question for _, group in examples(the_library()) for question in group}
    add([policy("minsu")], copy, progress=False)
    remove([id for id in Library.open(copy).cards if id != "minsu"], copy)
    groups = examples(the_library())
    questions = {question for _, group in groups for question in group}
    assert questions and not questions & before and any("民宿" in question for question in questions)
    assert all(ask(question).status.tells for question in questions)
    made = offered()
    assert made["holds"].startswith("文件库现有1份文件，适用地区：没有写明；")
    assert made["document"] == [["minsu", "某县民宿产业发展方案"]] and ["2031", "2031年"] in made["year"]


def test_without_a_library_nothing_is_offered(own_home: Path) -> None:
    assert offered() == {"examples": "", "holds": "", "document": [], "region": [], "plan": [], "year": []}
