"""Schemathesis against the OpenAPI document of the running server: valid or not, nothing breaks it, and no reply tells of its inside.

A longer run by hand: `SCHEMATHESIS_HOOKS=leaks PYTHONPATH=tests/doors schemathesis run http://127.0.0.1:7860/openapi.json -H "Authorization: Bearer …" --max-examples 500`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import ROOT
from serving import Served

from assistant.doors.operations import OPERATIONS, Operation
from prompts import keys

EXAMPLES = 10


def test_no_request_breaks_the_doors(served: Served, tmp_path: Path) -> None:
    command = ["-m", "schemathesis.cli", "run", f"{served.address}/openapi.json", "-H", f"Authorization: Bearer {served.token}",
               "--generation-deterministic", "--max-examples", str(EXAMPLES), "--phases", "examples,coverage,fuzzing", "--no-color"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent), "SCHEMATHESIS_HOOKS": "leaks", "LEAKS": f"{ROOT}:{served.home}"}
    done = subprocess.run([sys.executable, *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "11 passed" in done.stdout, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_examples_are_records(operation: Operation) -> None:
    asked, told = operation.example["request"], operation.example["reply"]
    assert operation.request.model_validate(asked).model_dump(mode="json", exclude_unset=True) == asked
    assert operation.record.model_validate(told).model_dump(mode="json", exclude_unset=True) == told


@pytest.fixture(scope="module")
def document(served: Served) -> dict[str, Any]:
    return httpx.get(f"{served.address}/openapi.json", headers=served.headers, timeout=30).json()


def test_every_address_is_described_in_chinese_with_its_errors(document: dict[str, Any]) -> None:
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert len(operations) == 11
    for operation in operations:
        if "requestBody" in operation:
            assert operation["requestBody"]["content"]["application/json"]["examples"]
        if "api" in operation["tags"]:
            assert operation["responses"]["200"]["content"]["application/json"]["examples"]
        assert any("\u4e00" <= sign <= "\u9fff" for sign in operation["summary"])
        assert {"200", "400", "401", "403", "405", "413", "429", "500", "503", "504"} <= set(operation["responses"]) and "422" not in operation["responses"]
        for status, reply in operation["responses"].items():
            if status != "200":
                examples = reply["content"]["application/json"]["examples"]
                assert reply["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ErrorReply"} and examples
                assert all(example["value"]["error"]["code"] == code and example["value"]["error"]["message"] for code, example in examples.items())


def test_every_field_is_described(document: dict[str, Any]) -> None:
    fields = [field for record in document["components"]["schemas"].values() for field in record.get("properties", {}).values()]
    assert len(fields) > 150 and all(field.get("description") for field in fields)
    assert not [record for record in document["components"]["schemas"].values() if "description" in record]
    assert {key for key in keys("doors") if key.startswith("doors.field.")}
