"""The model's reply turned into a draft: its marks into citations and worked results, by code."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.merging import renumbered
from assistant.model.evidence import Evidence
from assistant.records import Draft
from prompts import say

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.S)
_FENCE = re.compile(r"\A\s*```\w*\n(.*)\n```\s*\Z", re.S)
_MARK = re.compile(r"[\[【]\s*([PTC]\d+(?:\s*[,，、;；]\s*[PTC]\d+)*)\s*[\]】]")
_FOREIGN = re.compile(r"[\[【]\s*[A-Za-z]?\d+[^\]】]{0,8}[\]】]")
_ONE = re.compile(r"[PTC]\d+")
_NUMBER = re.compile(r"\[(\d+)\]")
_STATED = re.compile(r"\*\*([^*\n]*\d[^*\n]*)\*\*")
_BLANK = re.compile(r"\s+")
_OUTSIDE = re.compile(r"!?\[[^\]]*\]\([^)]*\)|https?://|<[A-Za-z/][^>]*>")


class ReplyError(ValueError):
    """What is wrong with a reply, in Chinese, to be sent back to the model."""


def draft_of(reply: str, draft: Draft, evidence: Evidence) -> Draft:
    """The draft with the reply as its text, citing what the reply marks, renumbered in the order of the marks.

    Raises ReplyError where the reply is empty, has a mark that stands for nothing, or links and markup; or where it leaves
    out a result or a figure that the composed text states in bold.
    """
    text = (_FENCE.sub(r"\1", _THOUGHT.sub("", reply))).strip()
    faults = [] if text else [say("model.fault.empty")]
    marks = {mark for group in _MARK.findall(text) for mark in _ONE.findall(group)}
    unknown = sorted(marks - set(evidence.cited)) + _FOREIGN.findall(_MARK.sub("", text))
    faults += [say("model.fault.mark", marks="、".join(unknown))] if unknown else []
    faults += [say("model.fault.link")] if _OUTSIDE.search(text) else []
    missing = [mark for mark in evidence.shown if mark not in marks]
    faults += [say("model.fault.result", marks="、".join(missing))] if missing else []
    lost = [figure for figure in _STATED.findall(draft.text) if _squeezed(figure) not in _squeezed(text)]
    faults += [say("model.fault.figure", figures="、".join(lost))] if lost and not evidence.shown else []
    if faults:
        raise ReplyError("\n".join(faults))
    return _renumbered(replace(draft, text=_resolved(text, evidence)))


def _resolved(text: str, evidence: Evidence) -> str:
    """The text with [1] for [P1]; the first mark of a result shows its working."""
    told: set[str] = set()

    def numbers(match: re.Match[str]) -> str:
        working: list[str] = []
        cited: list[int] = []
        for mark in _ONE.findall(match[1]):
            if mark in evidence.shown and mark not in told:
                working.append(evidence.shown[mark])
            told.add(mark)
            cited.extend(evidence.cited[mark])
        shown = say("model.working", expression="；".join(working)) if working else ""
        return shown + "".join(f"[{n}]" for n in dict.fromkeys(cited))

    return _MARK.sub(numbers, text)


def _renumbered(draft: Draft) -> Draft:
    """The draft with only the citations that its text and table mark, or its workings rest on, numbered as they come."""
    cells = "".join(cell for row in draft.table.rows for cell in row) if draft.table else ""
    used = [int(n) for n in _NUMBER.findall(draft.text + cells)]
    used += [n for computation in draft.computations for n in computation.operands if isinstance(n, int)]
    return renumbered(draft, {old: number for number, old in enumerate(dict.fromkeys(used), 1)})


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text).replace(",", "")
