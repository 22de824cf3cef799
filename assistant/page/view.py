"""The page as Gradio Blocks. What is asked goes through Gradio's queue; what is shown is the HTML of `assistant.render`.

The conversation has its own small view (page.js) instead of gr.Chatbot: that one reads raw HTML out as a message's label, copies
raw HTML, and its cleaning lets remote images in but strips labels for screen readers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant import markup, render
from assistant.page import live, parts
from assistant.page.tabs import QUIET, Ask, documents_tab, support_tab, targets_tab
from prompts import say

STEPS = 6
RESTORED = 20
KEPT = 2000
_CHANNEL = """
watch('value', () => window.wence.show(props.value));
window.wence.ask = (question) => trigger('ask', { question });
"""


def build(ask: Ask, *, manage: bool) -> gr.Blocks:
    """The whole page. `ask(question, earlier questions)` gives the answer and never raises; `manage` lets visitors change the library."""
    page = gr.Blocks(title=say("page.title"), analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(parts.header(), js_on_load=None, elem_id="head")
        notice = gr.HTML("", js_on_load=None, elem_id="notice")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(say("page.tab.chat"), id="chat"):
                _chat(page, ask)
            targets_tab()
            support_tab(ask)
            documents_tab(manage)
        gr.HTML(parts.footing(), js_on_load=None, elem_id="foot")
        page.load(lambda: parts.notice(live.trouble()), None, notice, **QUIET)
    return page


def _chat(page: gr.Blocks, ask: Ask) -> None:
    gr.HTML(parts.conversation(), js_on_load=None, elem_id="talk")
    channel = gr.HTML(
        {"turns": []}, html_template="<i></i>", js_on_load=_CHANNEL, elem_id="channel", apply_default_css=False)
    asked = gr.State([])
    recalled = gr.Textbox("[]", visible=False)
    with gr.Row(elem_id="asking"):
        box = gr.Textbox(
            label=say("page.ask.label"), show_label=False, container=False, placeholder=say("page.ask.placeholder"),
            lines=1, max_lines=6, autofocus=True, submit_btn=say("page.ask.send"), elem_id="box", scale=1,
        )
        fresh = gr.Button(say("page.ask.fresh"), elem_id="fresh", scale=0, min_width=88)

    def from_box(question: str, earlier: list[str]) -> Iterator[tuple[Any, ...]]:
        yield from _turn(ask, question, earlier)

    def from_button(earlier: list[str], event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from _turn(ask, str(event.question), earlier)

    def restore(kept: str) -> tuple[dict[str, Any], list[str]]:
        turns, questions = [], _questions(kept)
        for at, question in enumerate(questions):
            answer = ask(question, questions[:at])
            turns.append(_entry(at, render.turn_html(answer, _name(at), questions[:at])))
        return {"fresh": True, "turns": turns, "asked": questions, "done": True}, questions

    outputs = [channel, asked, box]
    running = [
        gr.on([box.submit], from_box, [box, asked], outputs, **QUIET),
        channel.ask(from_button, [asked], outputs, **QUIET),
    ]
    box.stop(lambda earlier: _stopped(earlier), [asked], outputs, cancels=running, **QUIET)
    fresh.click(_cleared, None, outputs, cancels=running, **QUIET)
    page.load(restore, [recalled], [channel, asked], js="() => [window.wence.recall()]", **QUIET)


def _turn(ask: Ask, question: str, earlier: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Outputs (channel, asked, box) step by step: at once the question, then the text as it grows, then the whole turn."""
    question = question.encode("utf-8", "replace").decode("utf-8")
    at, asked = len(earlier), [*earlier, question[:KEPT]]
    waiting = gr.update(value="", submit_btn=False, stop_btn=say("page.ask.stop"))
    yield _shown(_entry(at, render.pending_html(question, _name(at)))), asked, waiting
    answer = ask(question, tuple(earlier))
    for text in markup.growing(answer.answer, STEPS)[:-1]:
        yield _shown(_entry(at, render.growing_html(answer, text, _name(at)))), asked, gr.skip()
    whole = _entry(at, render.turn_html(answer, _name(at), earlier))
    yield {**_shown(whole), "asked": asked, "done": True}, asked, _ready()


def _stopped(asked: list[str]) -> tuple[dict[str, Any], list[str], Any]:
    return {"turns": [], "asked": asked, "done": True}, asked, _ready()


def _cleared() -> tuple[dict[str, Any], list[str], Any]:
    return {"fresh": True, "turns": [], "asked": [], "done": True}, [], _ready()


def _ready() -> Any:
    return gr.update(submit_btn=say("page.ask.send"), stop_btn=False)


def _shown(*entries: dict[str, str]) -> dict[str, Any]:
    return {"turns": list(entries)}


def _entry(at: int, html: str) -> dict[str, str]:
    return {"id": _name(at), "html": html}


def _name(at: int) -> str:
    return f"t{at + 1}"


def _questions(kept: str) -> list[str]:
    """The questions a browser hands back, as far as they are what we gave it; at most the last `RESTORED`."""
    try:
        found = json.loads(kept)
    except ValueError:
        return []
    return [each for each in found if isinstance(each, str)][-RESTORED:] if isinstance(found, list) else []
