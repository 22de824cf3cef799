"""The heading tree (条款层级) of a clean text, from its printed numbering and the headings that the format states.

Which style nests in which is learnt from the document: a style that is open closes everything below it; one that is not open
goes under the innermost heading that the document (or, where it does not tell, common usage) does not put below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from index.headings import Heading, headings
from index.numbering import RANK
from index.records import CleanText, Section, SectionKind

_NAMED = ("part", "chapter", "section")
"""Styles whose word tells their level."""

_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class _Node:
    """A section in the making."""

    heading: Heading | None
    parent: int | None
    level: int
    start: int
    heading_end: int
    path: tuple[str, ...]
    end: int = -1

    @property
    def style(self) -> str:
        return self.heading.style if self.heading else "root"


def sections(clean: CleanText) -> tuple[Section, ...]:
    """All sections of `clean` in text order, the root first. Works on any text."""
    text = clean.text
    nodes = [_Node(None, None, 0, 0, 0, (), len(text))]
    stack = [0]
    contains: dict[str, set[str]] = {}
    found = headings(clean)
    for heading, following in zip_longest(found, found[1:]):
        if heading.style == "act":
            contains = {}
        depth = _depth(heading, [nodes[i] for i in stack], contains)
        if heading.style == "plain" and following is not None:
            depth = min(depth, _restart(heading, following, [nodes[i] for i in stack]))
        for index in stack[depth:]:
            nodes[index].end = heading.start
        del stack[depth:]
        if heading.style in ("close", "end_bullet"):
            continue
        parent = nodes[stack[-1]]
        contains.setdefault(parent.style, set()).add(heading.style)
        label = _BLANKS.sub(" ", text[heading.start : heading.end]).strip()
        stack.append(len(nodes))
        nodes.append(
            _Node(heading, stack[-2], parent.level + 1, heading.start, heading.end, (*parent.path, label))
        )
    for index in stack:
        nodes[index].end = len(text)
    return tuple(_section(index, node) for index, node in enumerate(nodes))


def _section(index: int, node: _Node) -> Section:
    heading = node.heading
    kind: SectionKind = heading.kind if heading else "body"
    marker, title = (heading.marker, heading.title) if heading else ("", "")
    return Section(
        index, node.parent, node.level, kind, marker, title, node.start, node.heading_end, node.end, node.path
    )


def _depth(heading: Heading, stack: list[_Node], contains: dict[str, set[str]]) -> int:
    """How many of the open nodes stay open for `heading`."""
    style = heading.style
    if style == "act":
        return 1
    act = next((i for i, node in enumerate(stack) if node.style == "act"), 0)
    if style in ("attachment", "close"):
        return act + 1
    if style == "end_bullet":
        return next((i for i, node in enumerate(stack) if node.style in ("dash", "bullet")), len(stack))
    floor = next((i for i, node in enumerate(stack) if node.style == "attachment"), act)
    open_at = next((i for i in range(len(stack) - 1, floor, -1) if stack[i].style == style), None)
    box = next((i for i in range(len(stack) - 1, floor, -1) if stack[i].style == "box"), None)
    if style in ("contents", "closing"):
        return floor + 1
    if open_at is not None:
        restarts = heading.value == 1 or style in ("dash", "bullet")
        if box is not None and open_at < box and restarts and RANK.get(style, 0) >= RANK["digit_dot"]:
            return len(stack)
        return open_at
    depth = len(stack)
    while depth > floor + 1 and _above(heading, stack[depth - 1], contains):
        depth -= 1
    return depth


def _restart(heading: Heading, following: Heading, stack: list[_Node]) -> int:
    """How many of the open nodes stay open for a heading without number, right below which an open numbering starts again."""
    if following.value != 1 or following.line != heading.line + 1:
        return len(stack)
    return next((i for i, node in enumerate(stack) if node.style == following.style), len(stack))


def _above(heading: Heading, top: _Node, contains: dict[str, set[str]]) -> bool:
    """Whether `heading` stands above the open node `top`, so that it closes it."""
    style, below = heading.style, contains.get(heading.style, set())
    if style in _NAMED:
        return _rank(style) < _rank(top.style)
    over = top.heading.stated if top.heading else None
    if heading.stated is not None and over is not None and heading.stated != over:
        return heading.stated < over
    if style in contains.get(top.style, set()):
        return False
    if top.style in below:
        return True
    if style == "plain":
        return top.heading is not None and (top.heading.run_in or top.style in ("dash", "bullet", "box"))
    if style == "box":
        return top.style in ("dash", "bullet")
    if top.style in ("plain", "box"):
        return style in ("part", "chapter", "section", "cn") and not _opens(heading, top)
    unseen = (
        style == "cn_paren" and heading.value == 1 and not any(style in inner for inner in contains.values())
    )
    return _rank(style) < _rank(top.style) and not unseen and not _opens(heading, top)


def _opens(heading: Heading, top: _Node) -> bool:
    """Whether `heading` begins a list right under `top`'s heading line."""
    return heading.value == 1 and top.heading is not None and top.heading.line + 1 == heading.line


def _rank(style: str) -> int:
    if style.startswith("stated"):
        return int(style.removeprefix("stated"))
    return RANK.get(style, 99)


def section_at(found: Sequence[Section], offset: int) -> Section:
    """The innermost of the sections `found` (as `sections` returns them) that contains the character at `offset`."""
    section = found[bisect_right(found, offset, key=lambda one: one.start) - 1]
    while section.end <= offset and section.parent is not None:
        section = found[section.parent]
    return section
