"""The tabs beside the conversation: targets, support, documents, evaluation. Choices and lists are read when a tab is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import the_library
from assistant.page import live
from assistant.page.documents import documents_html, report_html, trouble_html
from assistant.page.evaluation import Tables, evaluation_html
from assistant.page.rows import Filter, chosen_rules, rules_html
from assistant.page.support import BUILT, Form, measures, sizes, support_html, trouble
from assistant.page.trends import view_html
from index.errors import WenceError
from index.settings import home
from prompts import keys, say

FIGURES = 2
"""How many figures of one's own the form takes."""
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def targets_tab() -> None:
    """The table of targets with its filters."""
    with gr.Tab(say("page.tab.targets"), id="targets") as tab:
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(label=say("page.filter.words"), placeholder=say("page.targets.placeholder"), min_width=180, elem_id="targets-words")
            document, region, year = (gr.Dropdown([(say("page.filter.all"), "")], value="", label=say(f"page.filter.{name}"), min_width=140)
                                      for name in ("document", "region", "year"))
            status = gr.Dropdown([(say("page.filter.all"), ""), *((say(f"page.chart.{name}"), name) for name in ("target", "actual"))],
                                 value="", label=say("page.filter.status"), min_width=120)
        with gr.Row(elem_classes="filters"):
            view = gr.Radio([(say("page.targets.view.list"), ""), *((say(f"page.targets.view.{name}"), name) for name in ("trend", "matrix"))],
                            value="", label=say("page.targets.view.label"), elem_id="targets-view")
        shown = gr.HTML("", js_on_load=None, elem_classes="list")
    inputs: list[Any] = [words, document, region, year, status, view]

    def show(*values: str) -> str:
        words, document, region, year, status, view = (value or "" for value in values)
        wanted = Filter(words, document, region, year, status, "trend" if view == "trend" else "matrix" if view == "matrix" else "")
        return _safely(lambda: view_html(live.targets(), the_library().cards, live.short_titles(), wanted))

    def open_tab(*values: str) -> tuple[Any, ...]:
        targets = live.targets() if not live.missing() else ()
        return (
            _documents(), _choices(sorted({target.region for target in targets if target.region})),
            _choices([str(year) for year in sorted({target.year for target in targets if target.year}, reverse=True)]), show(*values),
        )

    tab.select(open_tab, inputs, [document, region, year, shown], **QUIET)
    gr.on([words.change, *(each.input for each in inputs[1:])], show, inputs, shown, trigger_mode="always_last", **QUIET)


def support_tab() -> None:
    """Say who you are and what you plan: which support fits, how much, what is missing; below, all support rules."""
    with gr.Tab(say("page.tab.support"), id="support") as tab:
        gr.HTML(f'<p class="lead">{say("page.support.lead")}</p>', js_on_load=None, elem_classes="list")
        with gr.Row(elem_classes="filters"):
            place, industry = (gr.Textbox(label=say(f"page.support.{name}"), placeholder=say(f"page.support.{name}_hint"), min_width=140)
                               for name in ("place", "industry"))
            size = gr.Dropdown([(say("page.support.unsaid"), ""), *sizes()], value="", label=say("page.support.size"), min_width=140)
        with gr.Row(elem_classes="filters"):
            project = gr.Textbox(label=say("page.support.matter"), placeholder=say("page.support.matter_hint"), min_width=180)
            built = gr.Dropdown([(say(f"page.support.{name}"), name) for name in BUILT], value="unsaid", label=say("page.support.state"), min_width=140)
        with gr.Row(elem_classes="filters"):
            traits = gr.CheckboxGroup([say(key) for key in keys("page") if key.startswith("page.trait.")],
                                      label=say("page.support.traits"), min_width=260)
        with gr.Row(elem_classes="filters"):
            typed = [field for number in range(FIGURES) for field in _figure(number)]
            go = gr.Button(say("page.support.go"), variant="primary", min_width=120, scale=0)
        outcome = gr.HTML("", js_on_load=None, elem_classes="list")
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(label=say("page.support.words"), min_width=180)
            document = gr.Dropdown([(say("page.filter.all"), "")], value="", label=say("page.filter.document"), min_width=180)
        listed = gr.HTML("", js_on_load=None, elem_classes="list")

    def show(words: str, document: str) -> str:
        wanted = Filter(words=words or "", document=document or "")
        return _safely(lambda: rules_html(chosen_rules(live.rules(), wanted), the_library().cards))

    def decide(place: str, industry: str, size: str, traits: list[str], project: str, built: str, *figures: str) -> str:
        form = Form(place, industry, size, tuple(traits), project, tuple(zip(figures[::2], figures[1::2], strict=True)), built)
        wrong = trouble(form)
        return trouble_html(wrong) if wrong else _safely(lambda: support_html(form, the_library(), live.rules()))

    tab.select(lambda *values: (_documents(), show(*values)), [words, document], [document, listed], **QUIET)
    gr.on([words.change, document.input], show, [words, document], listed, trigger_mode="always_last", **QUIET)
    gr.on([go.click, *(field.submit for field in (place, industry, project, *typed[1::2]))], decide,
          [place, industry, size, traits, project, built, *typed], outcome, **QUIET)


def _figure(number: int) -> tuple[Any, Any]:
    """What is measured and the figure as typed."""
    chosen = measures()[number]
    return (
        gr.Dropdown(list(measures()), value=chosen, label=say("page.support.measure", number=number + 1), min_width=120),
        gr.Textbox(label=say("page.support.money", number=number + 1), placeholder=say("page.support.money_hint"), min_width=120),
    )


def documents_tab(manage: bool) -> None:
    """The documents; with `manage`, adding and removing them."""
    with gr.Tab(say("page.tab.documents"), id="documents") as tab:
        if manage:
            with gr.Row(elem_classes="filters"):
                files = gr.UploadButton(say("page.documents.add"), file_count="multiple", variant="primary", scale=0, min_width=150)
                gr.HTML(f'<p class="hint">{say("page.documents.formats")}</p>', js_on_load=None, min_width=200)
                gone = gr.Dropdown([(say("page.documents.choose"), "")], value="", label=say("page.documents.remove"), min_width=220)
                remove = gr.Button(say("page.documents.remove_go"), variant="stop", interactive=False, scale=0, min_width=150)
            said = gr.HTML("", js_on_load=None, elem_classes="list")
        listed = gr.HTML("", js_on_load=None, elem_classes="list")
    if not manage:
        tab.select(_documents_listed, None, listed, **QUIET)
        return

    def added(paths: list[str] | None, progress: gr.Progress = gr.Progress()) -> tuple[Any, ...]:  # noqa: B008
        from index.build import add

        progress(0.1, desc=say("page.documents.adding"))
        done = _safely(lambda: report_html(add([Path(path) for path in paths or ()], home(), progress=False)) if paths else "")
        return done, _removable(), _documents_listed()

    def removed(id: str) -> tuple[Any, ...]:
        from index.build import remove as take_out

        done = _safely(lambda: report_html(take_out([id], home())) if id else "")
        return done, _removable(), _documents_listed(), gr.update(interactive=False)

    tab.select(lambda: (_removable(), _documents_listed()), None, [gone, listed], **QUIET)
    files.upload(added, files, [said, gone, listed], concurrency_limit=1, api_visibility="private", show_progress_on=said)
    gone.input(lambda id: gr.update(interactive=bool(id)), gone, remove, **QUIET)
    remove.click(removed, gone, [said, gone, listed, remove], concurrency_limit=1, **QUIET)


def evaluation_tab(tables: Tables) -> None:
    """The newest evaluation run."""
    with gr.Tab(say("page.tab.evaluation"), id="evaluation") as tab:
        listed = gr.HTML("", js_on_load=None, elem_classes="list")
    tab.select(lambda: evaluation_html(home(), tables), None, listed, **QUIET)


def _documents_listed() -> str:
    return _safely(lambda: documents_html(the_library().cards, the_library().superseded))


def _removable() -> Any:
    return {**_documents("page.documents.choose"), "value": ""}


def _documents(first: str = "page.filter.all") -> Any:
    cards = {} if live.missing() else the_library().cards
    return _choices([(card.title, card.id) for card in cards.values()], first)


def _choices(found: Sequence[str | tuple[str, str]], first: str = "page.filter.all") -> Any:
    return gr.update(choices=[(say(first), ""), *found])


def _safely(show: Callable[[], str]) -> str:
    try:
        return show()
    except WenceError as error:
        return trouble_html(str(error))
