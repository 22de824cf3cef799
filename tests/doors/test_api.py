"""The JSON interface of the running server: every operation, the same records as the command line, one error shape."""

from __future__ import annotations

import json
import typing
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import ROOT
from serving import Served

from assistant.answer import ask, the_library
from assistant.doors.asking import AnswerReply, Question, ask_policy, readable
from assistant.doors.failures import KINDS, Failure, sample
from assistant.doors.fields import TargetRow, plain
from assistant.doors.support import RuleRow
from assistant.limits import LONGEST
from assistant.records import Grid, Usage
from index.output import rule_row, target_row

QUESTION = "2027年规模以上工业增加值比2020年提高多少？"


def test_answers_are_those_of_the_command_line(served: Served, built: Path, command: Any) -> None:
    told = served.post("/api/v1/ask", {"question": QUESTION, "id": "q7"}).json()
    printed = json.loads(command("assistant", "ask", QUESTION, "--json", home=built).stdout)
    assert told["id"] == "q7" and set(told) == set(printed)
    assert {name: told[name] for name in told if name not in ("id", "timings_ms")} == {name: printed[name] for name in printed if name not in ("id", "timings_ms")}
    assert told["computations"] and told["citations"]


def test_a_question_goes_on_from_those_before_it(served: Served) -> None:
    told = served.post("/api/v1/ask", {"question": "那2027年呢？", "history": ["2020年规模以上工业增加值目标是多少？"]}).json()
    assert "2800亿元" in told["answer"]


def test_every_record_of_an_answer_and_of_the_tables_is_carried(shipped: Path) -> None:
    library = the_library()
    answer = replace(ask(QUESTION), usage=Usage("m"), table=Grid(("甲",), (("乙",),)))
    printed = json.loads(json.dumps(answer.as_json()))
    assert printed["citations"] and printed["computations"] and printed["targets"]
    assert AnswerReply.model_validate(printed).model_dump(mode="json", exclude_unset=True) == printed
    for row, record in ((target_row(library.targets()[0]), TargetRow), (rule_row(library.rules()[0]), RuleRow)):
        assert record.model_validate(plain(row)).model_dump(mode="json") == plain(row)


def test_passages_are_found_with_their_place(served: Served, shipped: Path) -> None:
    told = served.post("/api/v1/search", {"query": "智能工厂", "limit": 4}).json()["passages"]
    assert len(told) == 4
    for one in told:
        assert the_library().document(one["document"]).text[one["start"] : one["end"]] == one["text"]
    assert served.post("/api/v1/search", {"query": "智能工厂", "scope": {"region": "没有的地方"}}).json() == {"passages": []}


def test_targets_are_chosen_and_paged(served: Served) -> None:
    asked = {"words": "工业增加值", "year": 2027.0, "status": "target"}
    told = served.post("/api/v1/targets", asked).json()
    assert told["total"] == len(told["targets"]) > 1
    assert {(row["year"], row["status"]) for row in told["targets"]} == {(2027, "target")} and all("增加值" in row["indicator"] for row in told["targets"])
    second = served.post("/api/v1/targets", {**asked, "offset": 1, "limit": 1}).json()
    assert second == {"total": told["total"], "targets": told["targets"][1:2]}


def test_an_indicator_is_compared_step_by_step(served: Served) -> None:
    told = served.post("/api/v1/compare", {"indicator": "规模以上工业增加值", "years": [2020, 2027]}).json()
    [step] = [step for step in told["steps"] if {told["figures"][step[end] - 1]["year"] for end in ("first", "last")} == {2020, 2027}]
    worked = {one["operation"]: one for one in step["computations"]}
    assert worked["increase"]["expression"] == "2800 − 1500 = 1300亿元" and worked["increase"]["operands"] == [step["last"], step["first"]]
    assert worked["annual_rate"]["result"] == pytest.approx(9.33) and any("左右" in warning for warning in step["warnings"])
    assert {figure["year"] for figure in told["figures"]} == {2020, 2027} and told["nearest"] == []


def test_steps_hold_for_what_stands_beside_each_other(served: Served) -> None:
    for indicator in ("国家高新技术企业", "科技型中小企业", "单位工业增加值能耗", "规模以上工业增加值"):
        told = served.post("/api/v1/compare", {"indicator": indicator}).json()
        rows = {row["n"]: row for row in told["figures"]}
        for step in told["steps"]:
            first, last = rows[step["first"]], rows[step["last"]]
            assert (first["region"], first["measure"]) == (last["region"], last["measure"]) and first["year"] <= last["year"] and first["measure"] != "change"
            [moved] = [one for one in step["computations"] if one["operation"] in ("increase", "decrease")] or [None]
            assert moved is None or (moved["result"] == pytest.approx(abs(last["value"] - first["value"])) and moved["result"] >= 0)
            assert (first["year"] == last["year"] and first["status"] == last["status"]) == any("不同的数" in warning for warning in step["warnings"])
    told = served.post("/api/v1/compare", {"indicator": "国家高新技术企业", "region": "宁夏"}).json()
    pairs = {tuple((told["figures"][step[end] - 1]["year"], told["figures"][step[end] - 1]["value"]) for end in ("first", "last")) for step in told["steps"]}
    assert {((2022, 300), (2022, 250)), ((2022, 300), (2027, 600)), ((2022, 250), (2027, 600)), ((2015, 62), (2027, 600))} <= pairs


def test_what_has_no_figures_is_told_with_what_comes_near(served: Served) -> None:
    told = served.post("/api/v1/compare", {"indicator": "工业增加值的总产值"}).json()
    assert told["figures"] == told["steps"] == [] and told["nearest"]


def test_support_is_decided_with_amounts(served: Served) -> None:
    told = served.post("/api/v1/eligibility", {"project": "建设智能工厂", "figures": [{"measure": "设备投资", "figure": "2500万元"}]}).json()
    [decision] = told["decisions"]
    assert decision["verdict"] == "要补充" and decision["amounts"][0]["value"] == 250 and decision["amounts"][0]["unit"] == "万元"
    assert {check["verdict"] for check in decision["checks"]} <= {"符合", "不符合", "需补充"} and decision["rule"]["quote"] and decision["warnings"]
    more = served.post("/api/v1/eligibility", {"project": "建设智能工厂", "general": True, "limit": 1}).json()
    assert more["total"] > 1 == len(more["decisions"])


@pytest.mark.parametrize(("asked", "lack"), [({}, "至少填写"), ({"figures": [{"measure": "设备投资", "figure": "很多"}]}, "很多")])
def test_support_needs_something_to_go_by(served: Served, asked: dict[str, Any], lack: str) -> None:
    told = served.post("/api/v1/eligibility", asked).json()
    assert lack in told["lack"] and told["decisions"] == []


@pytest.mark.parametrize(
    ("quote", "result"),
    [
        ("到2027年，规模以上工业增加值达到2800亿元以上", "verbatim"),
        ("到 2027年， 规模以上工业增加值达到２８００亿元以上", "spacing"),
        ("到2027年，规模以上工业增加值达到2900亿元以上", "absent"),
        ("红军不怕远征难", "absent"),
    ],
)
def test_quotes_are_verified(served: Served, shipped: Path, quote: str, result: str) -> None:
    told = served.post("/api/v1/verify-quote", {"quote": quote}).json()
    assert told["result"] == result and bool(told["places"]) == (result != "absent")
    for place in (*told["places"], *told["nearest"]):
        assert the_library().document(place["document"]).text[place["start"] : place["end"]] == place["quote"]
    if "2900" in quote:
        assert {"yours": "9", "source": "8"} in told["nearest"][0]["differences"]
    elsewhere = served.post("/api/v1/verify-quote", {"quote": quote, "document": "nx-13fyp-2016"}).json()
    assert elsewhere["result"] == "absent" and elsewhere["places"] == []


def test_documents_and_their_passages_are_listed(served: Served, shipped: Path) -> None:
    told = served.post("/api/v1/documents", {}).json()
    assert [one["id"] for one in told["documents"]] == list(the_library().cards) and told["total"] == 5
    [one] = served.post("/api/v1/documents", {"region": "中卫市"}).json()["documents"]
    rows = served.post("/api/v1/passages", {"document": one["id"], "limit": 500}).json()
    assert rows["total"] == len(rows["passages"]) == one["passages"] and [row["passage"] for row in rows["passages"]] == list(range(rows["total"]))


@pytest.mark.parametrize(
    ("path", "asked", "status", "code", "param"),
    [
        ("ask", {}, 400, "invalid_request", "question"),
        ("ask", {"question": ""}, 400, "invalid_request", "question"),
        ("ask", {"question": "长" * (LONGEST + 1)}, 400, "invalid_request", "question"),
        ("ask", {"question": "问", "history": ["前"] * 51}, 400, "invalid_request", "history"),
        ("ask", {"question": "问", "more": 1}, 400, "invalid_request", "more"),
        ("ask", {"question": "问", "scope": {"year": "2027"}}, 400, "invalid_request", "scope.year"),
        ("ask", {"question": "问", "scope": {"document": "nowhere"}}, 404, "document_not_found", "document"),
        ("search", {"query": "问", "limit": 51}, 400, "invalid_request", "limit"),
        ("targets", {"document": "nowhere"}, 404, "document_not_found", "document"),
        ("compare", {"indicator": "问", "documents": ["nowhere"]}, 404, "document_not_found", "document"),
        ("verify-quote", {"quote": "问", "document": "nowhere"}, 404, "document_not_found", "document"),
        ("documents", {"document": "nowhere"}, 404, "document_not_found", "document"),
        ("passages", {"document": "../../etc/passwd"}, 404, "document_not_found", "document"),
        ("nothing", {}, 404, "not_found", None),
    ],
)
def test_what_is_wrong_is_told_in_one_shape(served: Served, path: str, asked: Any, status: int, code: str, param: str | None) -> None:
    refused = served.post(f"/api/v1/{path}", asked)
    error = refused.json()["error"]
    assert (refused.status_code, error["code"], error["param"], error["type"]) == (status, code, param, KINDS[code][1]) and error["message"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [(b"{", "application/json", 400), (b'"\\ud800"', "application/json", 400), (b'{"question": "\\ud800"}', "application/json", 400), (b"\xff\xfe", "application/json", 400),
     (b"[" * 100_000, "application/json", 400), (b'{"question": "x"}', "text/plain", 400), (b"x" * 1_000_001, "application/json", 413), (b"", "application/json", 400)])
def test_garbage_is_refused(served: Served, body: bytes, kind: str, status: int) -> None:
    refused = httpx.post(f"{served.address}/api/v1/ask", content=body, headers={**served.headers, "content-type": kind}, timeout=30)
    assert refused.status_code == status and refused.json()["error"]["message"] and str(ROOT) not in refused.text


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/v1/ask"), ("DELETE", "/v1/models"), ("PUT", "/v1/chat/completions"), ("POST", "/openapi.json")])
def test_other_methods_are_refused(served: Served, method: str, path: str) -> None:
    refused = httpx.request(method, served.address + path, headers=served.headers, timeout=30)
    assert refused.status_code == 405 and refused.json()["error"]["code"] == "method_not_allowed" and refused.headers["allow"]


def test_an_answer_that_ended_in_an_error_tells_no_path(own_home: Path) -> None:
    with pytest.raises(Failure) as refused:
        ask_policy(Question(question="目标是多少？"))
    assert refused.value.code == "unavailable" and str(own_home) not in str(refused.value.body)


def test_the_text_of_an_answer_has_all_that_the_page_shows(served: Served) -> None:
    reply = AnswerReply.model_validate(served.post("/api/v1/ask", {"question": "各份规划的规模以上工业增加值目标分别是多少，比较一下"}).json())
    text = readable(reply)
    assert all(one.quote in text for one in reply.citations) and all(one.expression in text for one in reply.computations)
    assert all(warning.split("：")[-1] in text for warning in reply.warnings)
    assert reply.table is None or f"| {reply.table.columns[0]} |" in text


def test_every_failure_has_its_words() -> None:
    for code in KINDS:
        assert sample(code).message and typing.cast(dict[str, Any], sample(code).body["error"])["code"] == code
