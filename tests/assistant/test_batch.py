"""`python -m assistant batch` and `ask`: one answer a line in input order, whatever the lines hold; nothing half-written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.answer import ask
from index.build import add, remove

Command = Callable[..., "subprocess.CompletedProcess[str]"]
QUESTION = "2027年规模以上工业增加值目标是多少？"


def batch(folder: Path, content: bytes) -> list[dict[str, Any]]:
    """The answers to a question file of these bytes."""
    (folder / "q.jsonl").write_bytes(content)
    assert main(["batch", str(folder / "q.jsonl"), str(folder / "a.jsonl")]) == 0
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == ["a.jsonl", "q.jsonl"]
    return [json.loads(line) for line in (folder / "a.jsonl").read_text(encoding="utf-8").splitlines()]


def test_answers_come_in_input_order_with_their_ids(shipped: Path, tmp_path: Path) -> None:
    lines = [{"id": "z", "question": QUESTION}, {"id": "a", "question": "今天天气怎么样？"}, {"id": 3, "question": QUESTION}]
    answers = batch(tmp_path, "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode())
    assert [(one["id"], one["status"]) for one in answers] == [("z", "answered"), ("a", "refused"), ("3", "answered")]


def test_a_bad_line_is_an_error_and_the_rest_is_answered(shipped: Path, tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "question": QUESTION}).encode()
    bad = [b"{", b"[1]", b"null", b"\xff\xfe", b'{"id": "b", "question": 3}', b'{"id": "h", "question": "x", "history": "y"}',
           b'{"question": "\\ud800"}', b"[" * 50_000, b'{"id": null, "question": ""}']
    answers = batch(tmp_path, b"\n".join(part for one in bad for part in (good, one)))
    assert [one["status"] for one in answers[::2]] == ["answered"] * len(bad)
    assert [one["id"] for one in answers[1::2]] == ["2", "4", "6", "8", "b", "h", "14", "16", "18"]
    assert [one["status"] for one in answers[1::2]] == ["error"] * 6 + ["refused", "error", "refused"]
    assert all(one["status_reason"] == "bad_line" and "行不是有效的问题" in one["answer"] for one in answers[1::2] if one["status"] == "error")


def test_byte_order_mark_blank_lines_and_crlf(shipped: Path, tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "question": QUESTION}, ensure_ascii=False)
    assert [one["status"] for one in batch(tmp_path, f"\ufeff{line}\r\n\r\n \n{line}\r\n".encode())] == ["answered"] * 2


def test_an_empty_file_gives_an_empty_file(shipped: Path, tmp_path: Path) -> None:
    assert batch(tmp_path, b"") == []


def test_history_counts(shipped: Path, tmp_path: Path) -> None:
    line = {"id": "1", "question": "那2027年呢？", "history": ["2022年规模以上工业增加值目标是多少？"]}
    (answer,) = batch(tmp_path, json.dumps(line).encode())
    assert "2800" in answer["answer"]


def test_the_same_file_is_refused_and_left_alone(shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    assert main(["batch", str(path), str(tmp_path / "x" / ".." / "q.jsonl")]) == 2
    assert path.read_text(encoding="utf-8") == "{}\n" and "不能是同一个" in capsys.readouterr().err


@pytest.mark.parametrize(("questions", "answers"), [("q.jsonl", "none/a.jsonl"), ("none.jsonl", "a.jsonl"), ("q.jsonl", "folder")])
def test_files_that_cannot_be_read_or_written(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], questions: str, answers: str
) -> None:
    (tmp_path / "q.jsonl").write_text(json.dumps({"question": QUESTION}), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())
    assert main(["batch", str(tmp_path / questions), str(tmp_path / answers)]) == 1
    assert "读写失败" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_an_answer_file_from_before_stays_whole_when_stopped(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.jsonl").write_text("old\n", encoding="utf-8")
    (tmp_path / "q.jsonl").write_text(json.dumps({"question": QUESTION}), encoding="utf-8")
    monkeypatch.setattr("assistant.__main__.ask", stopped)
    with pytest.raises(KeyboardInterrupt):
        main(["batch", str(tmp_path / "q.jsonl"), str(tmp_path / "a.jsonl")])
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "q.jsonl"]


def test_ask_prints_the_answer_and_its_sources(command: Command, built: Path) -> None:
    done = command("assistant", "ask", QUESTION, home=built)
    assert done.returncode == 0 and done.stderr == ""
    assert "2800亿元" in done.stdout and "依据：" in done.stdout and "规模以上工业增加值达到2800亿元以上" in done.stdout


def test_ask_prints_json(command: Command, built: Path) -> None:
    tree = json.loads(command("assistant", "ask", QUESTION, "--json", home=built).stdout)
    assert tree["status"] == "answered" and tree["citations"] and tree["library"]


def test_ask_without_a_library(command: Command, own_home: Path) -> None:
    done = command("assistant", "ask", QUESTION, home=own_home)
    assert (done.returncode, done.stdout) == (1, "") and "python -m index build" in done.stderr
    assert not own_home.exists()


@pytest.mark.parametrize("question", ["", "\x01\x02\x03", "政" * 30_000])
def test_questions_that_cannot_be_read(command: Command, built: Path, question: str) -> None:
    done = command("assistant", "ask", question, home=built)
    assert done.returncode == 0 and "请" in done.stdout and len(done.stdout) < 200


def test_a_removed_document_is_in_no_answer(copy: Path, policy: Callable[..., Path]) -> None:
    question = "2031年等级民宿要达到多少家？"
    add([policy("某县方案", 137)], copy, progress=False)
    answer = ask(question)
    assert "137" in answer.answer and {one.document for one in answer.citations} == {"某县方案"}
    remove(["某县方案"], copy)
    answer = ask(question)
    assert "137" not in answer.answer and "某县方案" not in json.dumps(answer.as_json(), ensure_ascii=False)
