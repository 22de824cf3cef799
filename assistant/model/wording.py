"""A composed answer in the model's words: sent back once with the guard's complaints, then the composed answer stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.check import Complaint
from assistant.model import tokens
from assistant.model.chat import Chat, Message, ModelError
from assistant.model.evidence import evidence
from assistant.model.reply import ReplyError, draft_of
from assistant.records import Draft, Query, Status, Usage
from prompts import say

_TURNS = 2
MOST_TOKENS = 12_000
"""Evidence of more tokens than this is not given to a model: the composed answer stands."""


def worded(
    draft: Draft, query: Query, chat: Chat, name: str, guard: Callable[[Draft], Sequence[Complaint]]
) -> Draft:
    """The draft in the words of the model `name`, if `guard` passes them within two tries; else the draft itself, saying so.

    Refusals, questions back and errors are the program's own and come back as they are. `usage` tells the tokens spent.
    """
    if draft.status not in (Status.ANSWERED, Status.PARTIAL):
        return draft
    behind = evidence(draft)
    messages: list[Message] = [
        ("system", say("model.system")),
        ("human", say("model.task", question=query.question, evidence=behind.text, answer=draft.text)),
    ]
    usage = Usage(name)
    if sum(tokens.count(said) for _, said in messages) > MOST_TOKENS:
        return replace(draft, warnings=(*draft.warnings, say("model.too_long")))
    for _ in range(_TURNS):
        try:
            reply = chat(messages)
        except ModelError:
            return replace(draft, warnings=(*draft.warnings, say("model.silent")), usage=usage)
        usage = usage.plus(reply.tokens_in, reply.tokens_out)
        try:
            made = draft_of(reply.text, draft, behind)
            faults = "\n".join(complaint.message for complaint in guard(made))
        except ReplyError as error:
            faults = str(error)
        if not faults:
            return replace(made, usage=replace(usage, kept=True))
        messages += [("ai", reply.text), ("human", say("model.again", faults=faults))]
    return replace(draft, warnings=(*draft.warnings, say("model.fell_back")), usage=usage)
