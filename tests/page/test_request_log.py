"""The request log tells what was served, and nothing about who asked what."""

from __future__ import annotations

import re
from pathlib import Path

import fixture_answers
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.doors.calls import here
from assistant.page.answers import answers
from assistant.page.limiter import Limiter
from assistant.page.request_log import LARGEST, RequestLog, kind
from assistant.page.routes import routes

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 (GET|POST) (/\S*) (\d{3}) \d+ms")


def client(log: Path) -> TestClient:
    """The plain addresses behind a log."""
    app = FastAPI()
    app.include_router(routes(fixture_answers.ask, here, Limiter()))
    app.include_router(answers(fixture_answers.ask, Limiter()))
    app.add_middleware(RequestLog, file=log)
    return TestClient(app, client=("203.0.113.9", 5))


def test_each_request_is_a_line_without_words_of_the_visitor(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "requests.log"
    with client(file) as asked:
        asked.get("/healthz")
        asked.post("/answer", json={"question": "张三的补贴？", "turn": "t1"}, headers={"user-agent": "Privat/1"})
        asked.get("/export", params={"q": "张三的补贴？", "format": "md"})
        asked.get("/张三/身份证")
    text = file.read_text(encoding="utf-8")
    found = [LINE.fullmatch(line) for line in text.splitlines()]
    assert [match and match.groups() for match in found] == [
        ("GET", "/healthz", "200"), ("POST", "/answer", "200"), ("GET", "/export", "200"), ("GET", "/…", "404")]
    for word in ("张三", "补贴", "203.0.113.9", "Privat", "%E5"):
        assert word not in text


@pytest.mark.parametrize(("path", "root", "shown"), [
    ("/", "", "/"), ("/wence/answer", "/wence", "/answer"), ("/gradio_api/file=/tmp/gradio/x/张三.pdf", "", "/gradio_api"), ("/answerx", "", "/…")])
def test_addresses_are_cut_to_known_kinds(path: str, root: str, shown: str) -> None:
    assert kind({"path": path, "root_path": root}) == shown


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    with client(tmp_path / "logs" / "requests.log") as asked:
        assert asked.get("/healthz").status_code == 200


def test_a_full_log_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "requests.log"
    file.write_text("x" * LARGEST, encoding="utf-8")
    with client(file) as asked:
        asked.get("/healthz")
    assert (tmp_path / "requests.log.1").stat().st_size == LARGEST and file.stat().st_size < 200
