"""A composed answer in the model's words: sent back once with what is wrong with them, then the composed answer stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.check import Complaint
from assistant.model import tokens
from assistant.model.chat import Chat, Message, ModelError
from assistant.model.evidence import evidence
from assistant.model.held import faults, misquoted
from assistant.model.marked import Marked, marked
from assistant.model.marks import unmarked
from assistant.model.orders import gives_orders
from assistant.model.reply import cleaned, faults_of_marks, faults_of_whole, filled
from assistant.model.sentences import END, sentences
from assistant.model.settings import Settings
from assistant.records import Draft, Usage
from prompts import about, say

PROMPT = "model_wording"
Guard = Callable[[Draft], Sequence[Complaint]]
Shown = Callable[[Draft], None]
_TURNS = 2
_MOST_FAULTS = 8
_WHOLE_ONLY = frozenset({"unused"})
"""Complaints that only a whole answer can be told of."""
_STOP = re.compile(rf"{END}(?=[^\[【])|\n")


def worded(draft: Draft, question: str, chat: Chat, settings: Settings, guard: Guard, shown: Shown | None = None) -> Draft:
    """The draft in the words of the model, if they hold within two tries; else the draft itself, saying so. `usage` tells which,
    the tokens spent (those of the draft's reading among them) and the quotations for which there was no room.

    `shown` is given each beginning of the answer that has passed every check so far; what it is given last may be withdrawn by
    what comes back. Refusals, questions back and errors are the program's own and come back as they are.
    """
    if not draft.status.tells:
        return draft
    made = marked(draft)
    usage = (draft.usage or Usage(settings.name)).by(f"{PROMPT}/{about(PROMPT).version}")
    fixed = [("system", say(f"{PROMPT}.system")), ("human", _task(question, "", made))]
    behind = evidence(draft, made, question, settings.tokens - sum(tokens.count(said) for _, said in fixed))
    if behind is None:
        return replace(draft, warnings=(*draft.warnings, say("model.too_long")), usage=replace(usage, why="too_long"))
    usage = replace(usage, left_out=behind.left_out)
    messages: list[Message] = [fixed[0], ("human", _task(question, behind.text, made))]
    for _ in range(_TURNS):
        growing = _Growing(draft, made, guard, shown)
        try:
            reply = chat.words(messages, growing.heard)
        except ModelError as error:
            note = say("model.silent", why=str(error))
            return replace(draft, warnings=(*draft.warnings, note), usage=replace(usage, why=str(error)))
        usage = usage.plus(reply.tokens_in, reply.tokens_out)
        text = cleaned(reply.text)
        wrong = list(dict.fromkeys(_faults(text, made, draft, guard)))
        if not wrong:
            return replace(filled(text, made, draft), usage=replace(usage, kept=True))
        usage = replace(usage, complaints=(*usage.complaints, *wrong))
        messages += [("ai", reply.text), ("human", say(f"{PROMPT}.again", faults="\n".join(wrong[:_MOST_FAULTS])))]
    return replace(draft, warnings=(*draft.warnings, say("model.fell_back")), usage=replace(usage, why="fell_back"))


def _task(question: str, behind: str, made: Marked) -> str:
    asked = say(f"{PROMPT}.withheld") if gives_orders(question) else unmarked(question)
    return say(f"{PROMPT}.task", question=asked, evidence=behind, answer=made.shown)


def _faults(text: str, made: Marked, draft: Draft, guard: Guard) -> Iterator[str]:
    """All that is wrong with a whole reply."""
    broken = list(faults_of_marks(text, made))
    yield from broken
    yield from faults_of_whole(text, made)
    yield from misquoted(text, made)
    for sentence in sentences(text):
        yield from faults(sentence, made)
    if not broken:
        yield from (say(f"{PROMPT}.fault.guard", text=one.message) for one in guard(filled(text, made, draft)))


class _Growing:
    """A reply as it comes: each further sentence is shown once the text up to it has passed all checks; after one that has not,
    nothing more is."""

    def __init__(self, draft: Draft, made: Marked, guard: Guard, shown: Shown | None) -> None:
        self._draft, self._made, self._guard, self._shown = draft, made, guard, shown
        self._text, self._told = "", ""

    def heard(self, piece: str) -> None:
        """Takes the next piece of the reply."""
        if self._shown is None:
            return
        self._text += piece
        text = cleaned(self._text)
        end = max((match.end() for match in _STOP.finditer(text)), default=0)
        begun = text[:end].rstrip()
        if begun and begun != self._told and not self._open(begun):
            if self._wrong(begun):
                self._shown = None
                return
            self._told = begun
            self._shown(filled(begun, self._made, self._draft))

    def _open(self, begun: str) -> bool:
        """Whether the last line so far still waits for its citation."""
        last = sentences(begun)[-1]
        return bool(last.text) and not any(mark[0] in "PSC" for mark in last.marks) and last.text[-1] not in "：:"

    def _wrong(self, begun: str) -> bool:
        if any(faults_of_marks(begun, self._made)) or any(misquoted(begun, self._made)) or any(any(faults(one, self._made)) for one in sentences(begun)):
            return True
        return any(one.kind not in _WHOLE_ONLY for one in self._guard(filled(begun, self._made, self._draft)))
