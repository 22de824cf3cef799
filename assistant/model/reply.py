"""A model's reply: cleaned, its marks read, and turned into a draft by code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.compose.merging import renumbered
from assistant.model.marked import Marked
from assistant.model.marks import FOREIGN, MARK, marks_in, written
from assistant.model.orders import LINK
from assistant.records import MARK as CITED
from assistant.records import Draft
from prompts import say

_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.S)
_FENCE = re.compile(r"\A\s*```\w*\n(.*?)(?:\n```\s*)?\Z", re.S)
_TWICE = re.compile(r"(?<=[。！？；])[。！？；，]")
_APART = re.compile(r"^(?:>|[-*•] )")
"""Lines of the program that have to begin a line."""


def cleaned(text: str) -> str:
    """A reply, or the beginning of one, without what is thought aloud and without a fence round it."""
    return _FENCE.sub(r"\1", _THOUGHT.sub("", text)).strip()


def faults_of_marks(text: str, made: Marked) -> Iterator[str]:
    """What is wrong with the marks of a cleaned reply, and markup that is not allowed."""
    if not text:
        yield say("model_wording.fault.empty")
    unknown = [mark for mark in marks_in(text) if mark not in made.fills] + FOREIGN.findall(MARK.sub("", text))
    if unknown:
        yield say("model_wording.fault.mark", marks="、".join(dict.fromkeys(unknown)))
    other = [one for match in MARK.finditer(text) for one in written(match) if one.beside and one.beside != made.fills.get(one.mark)]
    if other:
        yield say("model_wording.fault.beside", marks="、".join(f"[{one.mark}:{one.beside}]" for one in other))
    if LINK.search(text):
        yield say("model_wording.fault.link")


def faults_of_whole(text: str, made: Marked) -> Iterator[str]:
    """What a whole reply lacks of the draft, and what of the program's own stands in another order."""
    has = marks_in(text)
    lost = [mark for mark in made.needed if mark not in has]
    if lost:
        yield say("model_wording.fault.lost", marks="、".join(f"[{mark}]" for mark in lost))
    own = [mark for mark in has if mark[0] in "SC"]
    right = [mark for mark in marks_in(made.text) if mark[0] in "SC"]
    if not lost and own != right:
        yield say("model_wording.fault.moved", marks="".join(f"[{mark}]" for mark in right))


def filled(text: str, made: Marked, draft: Draft) -> Draft:
    """The draft with a reply as its text: marks filled in by code, citations renumbered in the order of their marks."""
    said = "\n".join(_line(line, made) for line in text.split("\n"))
    return _renumbered(replace(draft, text=said))


def _line(line: str, made: Marked) -> str:
    """A line with its marks filled in; what has to begin a line begins one."""
    out, place = "", 0
    for match in MARK.finditer(line):
        out += line[place : match.start()]
        cited: list[str] = []
        for mark, _ in written(match):
            fill = made.fills[mark]
            if mark.startswith("P"):
                cited += [] if fill in cited else [fill]
                continue
            out = f"{out.rstrip()}\n" if _APART.match(fill) and out.strip() else out
            out += fill
        out += "".join(cited)
        place = match.end()
    return _TWICE.sub("", out + line[place:])


def _renumbered(draft: Draft) -> Draft:
    """The draft with only the citations that its text and table mark, or its workings rest on, numbered as they come."""
    cells = "".join(cell for row in draft.table.rows for cell in row) if draft.table else ""
    used = [int(n) for n in CITED.findall(draft.text + cells)]
    used += [n for computation in draft.computations for n in computation.operands if isinstance(n, int)]
    known = {one.n for one in draft.citations}
    return renumbered(draft, {old: number for number, old in enumerate((n for n in dict.fromkeys(used) if n in known), 1)})
