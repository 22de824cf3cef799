"""Models that are not there: one that words faithfully, one that lies in every way there is. They see only what a model is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.model.chat import Heard, Message, Reply
from eval.model_stub.lies import LIES, Lie

_DRAFT = re.compile(r"初稿：\n(.*)\n\n请写出回答。\Z", re.S)
_SAID = re.compile(r"说过的年份：(.*)")
_NAMED = re.compile(r"要照填：(.*)")
_YEAR = re.compile(r"\d{4}")
_FIRST = 2
"""So many messages has the first request."""
MISREAD = "misread"
_ROW = re.compile(
    r"(?m)^(?:- )?(?P<when>\d{4}年|每年)，(?P<what>[^：，\n]+)(?:，(?P<first>目标|完成))?：\*\*(?P<figure>[^*\n]+)\*\*"
    r"（(?P<where>[^（）\n]+?)(?:，(?P<last>目标|完成))?）(?P<mark>\[P\d+\])。?$"
)


def draft_in(messages: Sequence[Message]) -> str:
    """The draft that a model is asked to word, as it is shown."""
    asked = next(said for speaker, said in messages if speaker == "human")
    found = _DRAFT.search(asked)
    if found is None:
        raise ValueError("no draft in what the model was sent")
    return found[1]


def reworded(text: str) -> str:
    """A draft in other words that say the same: its rows of figures as sentences."""

    def said(match: re.Match[str]) -> str:
        status = match["first"] or match["last"] or ""
        return f"按{match['where']}，{match['when']}{match['what']}{f'的{status}' if status else ''}为{match['figure']}{match['mark']}。"

    return _ROW.sub(said, text)


class Faithful:
    """Words every draft rightly, in other words or, when it is sent back, in those of the draft; says so where it does not know
    what is asked."""

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        draft = draft_in(messages)
        return _told(draft if len(messages) > _FIRST else reworded(draft), heard)

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:  # noqa: ARG002
        return Reply(json.dumps({"understood": False}), 0, 0)


class Lying:
    """Tells one kind of lie, another of that kind when it is sent back. `told` says whether it could.

    The kind "misread" words faithfully, and reads every question that the rules could not as one for something else.
    """

    def __init__(self, kind: str) -> None:
        self._lie: Lie | None = LIES.get(kind)
        self.told = 0

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        draft, turn = draft_in(messages), len(messages) // _FIRST
        text = (self._lie(draft, turn) or self._lie(draft, 0)) if self._lie else None
        self.told += text is not None and text != draft
        return _told(text or draft, heard)

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:  # noqa: ARG002
        if self._lie is not None:
            return Reply(json.dumps({"understood": False}), 0, 0)
        self.told += 1
        asked, last = messages[1][1], messages[-1][1]
        years = _SAID.search(asked)
        named = _NAMED.search(last)
        marks = named[1].split("、") if named else []
        form = {
            "understood": True, "indicators": ["I1"], "years": [int(year) for year in _YEAR.findall(years[1] if years else "")],
            "regions": [mark for mark in marks if mark.startswith("R")] or ["R1"], "documents": [mark for mark in marks if mark.startswith("D")],
        }  # fmt: skip
        return Reply(json.dumps(form), 0, 0)


def _told(text: str, heard: Heard | None) -> Reply:
    if heard is not None:
        heard(text)
    return Reply(text, 0, 0)
