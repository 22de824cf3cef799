"""A baseline: a language model over the chunks of plain LangChain RAG, cited and refused as it pleases; nobody checks it."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from assistant.model import chat, configured
from assistant.records import Usage
from eval.baselines import LangChain, asked, citation
from eval.cases import Case
from eval.outcomes import Place
from index.errors import SettingsError
from prompts import say

_CHUNKS = 8
"""So many chunks are given to the model."""
_MARK = re.compile(r"[\[【]P(\d+)[\]】]")


class ModelOnly:
    """The model words an answer from the chunks, or says that they do not tell."""

    def __init__(self) -> None:
        settings = configured()
        if settings is None:
            raise SettingsError(say("eval.no_model"))
        self._plain, self._model, self._name = LangChain(), chat(settings), settings.name

    def answer(self, case: Case) -> dict[str, Any]:
        """The reply with the chunks it marks as citations, numbered as they come. Raises ModelError."""
        chunks = self._plain.retrieve(asked(case))[:_CHUNKS]
        library = self._plain.library
        texts = [library.text(place.document)[place.start : place.end] for place in chunks]
        passages = "\n".join(say("eval.model.passage", number=number, text=text) for number, text in enumerate(texts, 1))
        earlier = say("eval.model.history", questions="\n".join(case.history)) if case.history else ""
        reply = self._model.words((
            ("system", say("eval.model.system", nothing=say("eval.model.nothing"))),
            ("human", say("eval.model.task", passages=passages, history=earlier, question=case.question)),
        ))  # fmt: skip
        numbers = dict.fromkeys(int(mark) for mark in _MARK.findall(reply.text) if 1 <= int(mark) <= len(chunks))
        order = {number: n for n, number in enumerate(numbers, 1)}
        text = _MARK.sub(lambda match: f"[{order[int(match[1])]}]" if int(match[1]) in order else "", reply.text).strip()
        refused = say("eval.model.nothing") in text
        return {
            "id": case.id, "question": case.question, "status": "refused" if refused else "answered", "answer": text,
            "citations": [citation(library, chunks[number - 1], n) for number, n in order.items()],
            "usage": asdict(Usage(self._name).plus(reply.tokens_in, reply.tokens_out)),
        }  # fmt: skip

    def retrieve(self, text: str) -> list[Place]:
        return self._plain.retrieve(text)
