"""The conversation's address: steps of a turn, the limit of questions, and answering in other processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import fixture_answers
import pytest
from browsing import ROOT, gone
from pydantic import ValidationError

from assistant.page.answers import Question, steps
from assistant.page.pool import Pool
from assistant.records import Answer
from assistant.scope import Scope


def test_steps_end_with_the_whole_turn() -> None:
    given = Question(question="2027年比2020年提高多少？", history=["甲省的目标？"], turn="t2")
    lines = [json.loads(line) for line in steps(fixture_answers.ask, given)]
    assert [line.get("done", False) for line in lines] == [False] * (len(lines) - 1) + [True] and len(lines) > 1
    assert all('id="t2-q"' in line["html"] for line in lines)
    assert 'class="actions"' in lines[-1]["html"] and 'class="actions"' not in lines[0]["html"]


def test_history_goes_along_and_halves_of_characters_do_no_harm() -> None:
    seen: list[tuple[str, ...]] = []

    def ask(question: str, history: Sequence[str], scope: Scope) -> Answer:
        seen.append((*history, question))
        return fixture_answers.refusal(question)

    lines = list(steps(ask, Question(question="问\ud800", history=["前\udfff"], turn="t2")))
    assert seen == [("前?", "问?")]
    "".join(lines).encode("utf-8")


@pytest.mark.parametrize("change", [{"turn": 't"><script>'}, {"turn": "t" * 20}, {"history": "问"}, {"more": 1}])
def test_other_things_are_not_taken(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Question.model_validate({"question": "问", "history": [], "turn": "t1", **change})


def told(count: int, shown: Callable[[int], None]) -> int:
    """Shows all numbers below `count` and gives it."""
    for number in range(count):
        shown(number)
    return count


def refuses(shown: Callable[[int], None]) -> int:
    shown(1)
    raise ValueError("no")


def test_what_a_process_shows_on_its_way_comes_before_what_it_gives(pool: Pool) -> None:
    for count in (3, 0, 200):
        *shown, last = pool.grow(told, count)
        assert last == (count, True) and shown == [(number, False) for number in range(len(shown))]
    with pytest.raises(ValueError, match="no"):
        list(pool.grow(refuses))
    assert list(pool.grow(told, 0)) == [(0, True)]


def test_a_call_that_showed_something_and_died_is_made_again(pool: Pool, tmp_path: Path) -> None:
    *_, (answer, whole) = pool.grow(die_once, str(tmp_path / "died"))
    assert whole and isinstance(answer, Answer)


def test_several_calls_get_what_is_theirs(pool: Pool) -> None:
    calls = [pool.grow(told, count) for count in (5, 6, 7)]
    assert [list(call)[-1] for call in calls] == [(5, True), (6, True), (7, True)]


def test_a_worded_answer_grows_as_it_comes_and_what_stands_takes_its_place() -> None:
    whole = fixture_answers.ask("问", ())
    begun = [replace(whole, answer=text, citations=(), table=None, computations=()) for text in ("第一句。", "第一句。第二句。")]

    def grow(question: str, history: Sequence[str], scope: Scope) -> Iterator[tuple[Answer, bool]]:
        yield from ((one, False) for one in begun)
        yield whole, True

    lines = [json.loads(line) for line in steps(fixture_answers.ask, Question(question="问", turn="t1"), grow)]
    assert ["第二句" in line["html"] for line in lines] == [False, True, False]
    assert [line.get("done", False) for line in lines] == [False, False, True]


def die_once(question: str, history: Sequence[str] = ()) -> Answer:
    """Kills its own process for the first question with this file name, then answers."""
    try:
        os.close(os.open(question, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return fixture_answers.ask("问", history)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(1)
    yield made
    made.close()


def test_a_process_that_dies_is_replaced(pool: Pool, tmp_path: object) -> None:
    assert pool.run(die_once, f"{tmp_path}/once") == fixture_answers.ask("问")


def test_the_processes_end_with_the_one_that_started_them_even_if_it_is_killed() -> None:
    script = (
        "import os, time\nfrom assistant.page.pool import Pool\n"
        "if __name__ == '__main__':\n    pool = Pool(2)\n    print(pool.run(os.getpid), flush=True)\n    time.sleep(60)\n")
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.kill()
    assert gone([worker])
