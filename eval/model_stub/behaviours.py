"""Models that are not there: one that words faithfully, one that lies in every way there is. They see only what a model is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.model.chat import Heard, Message, Reply
from eval.model_stub.lies import LIES, Lie

_DRAFT = re.compile(r"初稿：\n(.*)\n\n请写出回答。\Z", re.S)
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
    """Words every draft rightly, in its own words or in those of the draft, and finds no question that the rules could not read."""

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        return _told(reworded(draft_in(messages)), heard)

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:  # noqa: ARG002
        return Reply(json.dumps({"understood": False}), 0, 0)


class Lying:
    """Tells one kind of lie, another of that kind when it is sent back. `told` says whether it could."""

    def __init__(self, kind: str) -> None:
        self._lie: Lie = LIES[kind]
        self.told = 0

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        draft, turn = draft_in(messages), len(messages) // 2
        text = self._lie(draft, turn) or self._lie(draft, 0)
        self.told += text is not None and text != draft
        return _told(text or draft, heard)

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:  # noqa: ARG002
        return Reply(json.dumps({"understood": False}), 0, 0)


def _told(text: str, heard: Heard | None) -> Reply:
    if heard is not None:
        heard(text)
    return Reply(text, 0, 0)
