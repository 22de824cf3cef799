"""Answer text (a small markdown) to safe HTML: everything is shown as text; only our own tags come out.

Kept: paragraphs, line breaks, bold, code, lists, quotes, headings, tables and the citation marks [n]. Links, images, HTML and
entities are not markup here; they appear as the characters they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from html import escape
from typing import Any

from assistant.records import MARK
from prompts import say

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_VERDICTS = {"符合": "yes", "不符合": "no", "需补充": "ask", "需補充": "ask", "met": "yes", "not met": "no", "to be supplied": "ask"}
"""Verdicts on a condition in every language, and how each is shown."""
_VERDICT = re.compile(rf"<li>({'|'.join(_VERDICTS)})(?=[\s：:])")
_LIST = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])(?=\s)")
_TIED = re.compile(r"([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef](?:<a class=\"cite\"[^>]*>\d+</a>)+)")
"""A mark and the sign before it, which must not be parted at a line's end."""
_SENTENCE_END = re.compile(r"(?<=[。！？；\n])")


def to_html(text: str, marks: Collection[int], turn: str) -> str:
    """The text as HTML. `marks` are the citation numbers that exist; `turn` prefixes their element ids."""
    tokens = _parser().parse(_spaced(text.strip()))
    html = str(_parser().renderer.render(tokens, _parser().options, {"marks": frozenset(marks), "turn": turn}))
    return _VERDICT.sub(lambda found: f"<li>{verdict(found[1])}", html)


def inline(text: str, marks: Collection[int], turn: str) -> str:
    """One line (a table cell, a warning) as HTML: bold and citation marks only."""
    return _mark_up(escape(text.strip()), marks, turn)


def verdict(words: str) -> str:
    """A verdict on a condition as a badge; any other words as they are."""
    kind = _VERDICTS.get(words.strip())
    return f'<span class="verdict {kind}">{escape(words)}</span>' if kind else escape(words)


def cite(n: int, turn: str) -> str:
    """The mark [n], linked to its source's card."""
    label = escape(say("page.source.mark", n=n))
    return f'<a class="cite" href="#{turn}-s{n}" data-cite="{turn}-s{n}" aria-label="{label}">{n}</a>'


def plain(text: str) -> str:
    """The text without markup signs, for the clipboard and for Word."""
    return _BOLD.sub(r"\1", text).strip()


def growing(text: str, steps: int) -> list[str]:
    """Ever longer beginnings of `text`, cut at sentence ends, at most `steps` of them; the last is the whole text."""
    sentences = [part for part in _SENTENCE_END.split(text) if part]
    if len(sentences) < 2:
        return [text]
    size = -(-len(sentences) // steps)
    return ["".join(sentences[: end]) for end in range(size, len(sentences), size)] + [text]


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(
        ["link", "image", "autolink", "reference", "html_inline", "html_block", "entity", "lheading", "code", "emphasis", "hr"]
    )
    parser.add_render_rule("text", _text)
    parser.add_render_rule("heading_open", lambda *_: '<p class="head">')
    parser.add_render_rule("heading_close", lambda *_: "</p>")
    parser.add_render_rule("table_open", lambda *_: '<div class="scroll" tabindex="0"><table>')
    parser.add_render_rule("table_close", lambda *_: "</table></div>")
    return parser


def _spaced(text: str) -> str:
    """A blank line wherever the kind of line changes, so that a line after a list or quote does not become part of it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and line.strip() and lines[-1].strip() and not line.startswith(" ") and _kind(line) != _kind(lines[-1]):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _kind(line: str) -> str:
    found = _LIST.match(line)
    return found[0].strip()[-1] if found else ">" if line.startswith(">") else "|" if line.startswith("|") else ""


def _text(_renderer: Any, tokens: Any, index: int, _options: Any, env: Any) -> str:
    return _mark_up(escape(tokens[index].content), env["marks"], env["turn"])


def _mark_up(escaped: str, marks: Collection[int], turn: str) -> str:
    bold = _BOLD.sub(r"<strong>\1</strong>", escaped)
    marked = MARK.sub(lambda found: cite(int(found[1]), turn) if int(found[1]) in marks else found[0], bold)
    return _TIED.sub(r'<span class="tied">\1</span>', marked)
