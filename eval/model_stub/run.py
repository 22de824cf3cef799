"""What answers become with a model that is faithful, and with one that lies in every way there is, over evaluation cases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from assistant.answer import ask
from assistant.model.chat import Chat
from assistant.model.settings import Settings
from eval.cases import Case
from eval.measures import verdict
from eval.model_stub.behaviours import MISREAD, Faithful, Lying
from eval.model_stub.lies import LIES
from prompts import say

_STUB = Settings("stub", "http://127.0.0.1:9/v1")
_TOLD = ("status", "status_reason", "answer", "citations", "computations", "table", "targets")
"""What of an answer a lie could change."""


@dataclass(frozen=True, slots=True)
class Faithfully:
    """Of so many cases: right as composed, right with the model, worded by it, sent back at least once."""

    cases: int
    composed: int
    with_model: int
    worded: int
    sent_back: int


@dataclass(frozen=True, slots=True)
class Lied:
    """Of so many answers told with one kind of lie: given up for the composed answer, let through; where it was let through.

    Questions misread and answered under that condition are neither.
    """

    kind: str
    told: int
    fell_back: int
    kept: int
    examples: tuple[str, ...]


def faithful(cases: Sequence[Case], sources: Mapping[str, str], progress: Callable[[int], object] = lambda _: None) -> Faithfully:
    """The cases asked without a model and with a faithful one. `sources`: document id → text, for the verdicts."""
    counts = [0, 0, 0, 0]
    for case in cases:
        composed, worded = _asked(case, None), _asked(case, Faithful())
        usage = worded.get("usage") or {}
        counts[0] += not verdict.faults(case, composed, sources)
        counts[1] += not verdict.faults(case, worded, sources)
        counts[2] += bool(usage.get("kept"))
        counts[3] += usage.get("calls", 0) > 1
        progress(1)
    return Faithfully(len(cases), *counts)


def lying(cases: Sequence[Case], progress: Callable[[int], object] = lambda _: None) -> Iterator[Lied]:
    """Every lie told of every answer that allows it, and told again in another place when it is sent back.

    Let through is what is kept of the model's words though they are none of the draft's; of a question misread, an answer that
    does not say how it was read.
    """
    composed = {case.id: _asked(case, None) for case in cases}
    for kind in (*LIES, MISREAD):
        told = fell_back = 0
        kept: list[str] = []
        for case in cases:
            liar = Lying(kind)
            answer = _asked(case, liar)
            if not liar.told:
                continue
            told += 1
            if _same(answer, composed[case.id]):
                fell_back += 1
            elif not _conditional(answer):
                kept.append(case.id)
        yield Lied(kind, told, fell_back, len(kept), tuple(kept))
        progress(1)


def rows(lied: Sequence[Lied]) -> list[list[str]]:
    """The lies as a table."""
    head = [say(f"eval.model_stub.{name}") for name in ("kind", "told", "fell_back", "kept", "where")]
    body = [[one.kind, str(one.told), str(one.fell_back), str(one.kept), "、".join(one.examples[:6])] for one in lied]
    total = [say("eval.model_stub.total"), *(str(sum(getattr(one, name) for one in lied)) for name in ("told", "fell_back", "kept")), ""]
    return [head, *body, total]


def _asked(case: Case, model: Chat | None) -> dict[str, Any]:
    """The answer to a case with a model in force, or none, as plain JSON values."""
    with _in_force(model):
        answer: dict[str, Any] = json.loads(json.dumps(ask(case.question, case.history, case.id).as_json()))
    return answer


@contextmanager
def _in_force(model: Chat | None) -> Iterator[None]:
    with patch("assistant.answer.configured", lambda: _STUB if model else None), patch("assistant.answer.chat", lambda _: model):
        yield


def _conditional(answer: Mapping[str, Any]) -> bool:
    """Whether an answer says first how a model read the question."""
    read = (answer.get("usage") or {}).get("read")
    return bool(read) and str(answer["answer"]).startswith(say("model.read_as", question=read))


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one[name] == other[name] for name in _TOLD)
