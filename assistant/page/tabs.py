"""The tabs beside the conversation: targets, support, documents, evaluation. Choices and lists are read when a tab is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.answer import the_library
from assistant.page import live
from assistant.page.documents import documents_html, report_html, trouble_html
from assistant.page.evaluation import Tables, evaluation_html
from assistant.page.filters import Filter, chosen_rules, years_of
from assistant.page.rows import rules_html
from assistant.page.support import BUILT, Form, measures, sizes, support_html, trouble
from assistant.page.trends import view_html
from assistant.scope import plan_of
from index.errors import WenceError
from index.settings import home
from prompts import keys, say

if TYPE_CHECKING:
    from index.build import Report

FIGURES = 2
"""How many figures of one's own the form takes."""
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def targets_tab() -> None:
    """The table of targets with its filters."""
    with gr.Tab(say("page.tab.targets"), id="targets") as tab:
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(label=say("page.filter.words"), placeholder=say("page.targets.placeholder"), min_width=180, elem_id="targets-words")
            document, region, plan, year = _pickers("document", "region", "plan", "year")
            status = gr.Dropdown([(say("page.filter.all"), ""), *((say(f"page.chart.{name}"), name) for name in ("target", "actual"))],
                                 value="", label=say("page.filter.status"), min_width=120)
        with gr.Row(elem_classes="filters"):
            view = gr.Radio([(say("page.targets.view.list"), ""), *((say(f"page.targets.view.{name}"), name) for name in ("trend", "matrix"))],
                            value="", label=say("page.targets.view.label"), elem_id="targets-view")
        shown = gr.HTML("", js_on_load=None, elem_classes="list")
    inputs: list[Any] = [words, document, region, plan, year, status, view]

    def show(*values: str) -> str:
        words, document, region, plan, year, status, view = (value or "" for value in values)
        wanted = Filter(words, document, region, plan, year, status, "trend" if view == "trend" else "matrix" if view == "matrix" else "")
        return _safely(lambda: view_html(live.targets(), the_library().cards, live.short_titles(), wanted))

    def choices() -> tuple[Any, ...]:
        targets = live.targets() if not live.missing() else ()
        return (
            _documents(), _choices(sorted({target.region for target in targets if target.region})), _plans(),
            _choices([str(year) for year in sorted({target.year for target in targets if target.year}, reverse=True)]),
        )

    # The list comes after the choices, by what is chosen then: a reader who is quicker than the first list does not lose his view to it.
    tab.select(choices, None, [document, region, plan, year], **QUIET).then(show, inputs, shown, **QUIET)
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
        gr.HTML(f'<h2 class="part">{say("page.support.all")}</h2>', js_on_load=None, elem_classes="list")
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(label=say("page.support.words"), placeholder=say("page.support.words_hint"), min_width=180)
            document, region, plan = _pickers("document", "region", "plan")
        listed = gr.HTML("", js_on_load=None, elem_classes="list")
    inputs: list[Any] = [words, document, region, plan]

    def show(words: str, document: str, region: str, plan: str) -> str:
        wanted = Filter(words or "", document or "", region or "", plan or "")
        return _safely(lambda: rules_html(chosen_rules(live.rules(), the_library().cards, wanted), the_library().cards))

    def decide(place: str, industry: str, size: str, traits: list[str], project: str, built: str, *figures: str) -> str:
        form = Form(place, industry, size, tuple(traits), project, tuple(zip(figures[::2], figures[1::2], strict=True)), built)
        wrong = trouble(form)
        return trouble_html(wrong) if wrong else _safely(lambda: support_html(form, the_library(), live.rules()))

    tab.select(lambda *values: (_documents(), _regions(), _plans(), show(*values)), inputs, [document, region, plan, listed], **QUIET)
    gr.on([words.change, *(each.input for each in inputs[1:])], show, inputs, listed, trigger_mode="always_last", **QUIET)
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
            said = gr.HTML("", js_on_load=None, elem_classes="list said")
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(label=say("page.filter.words"), placeholder=say("page.documents.words_hint"), min_width=180)
            region, plan, year = _pickers("region", "plan", "year")
        listed = gr.HTML("", js_on_load=None, elem_classes="list")
    inputs: list[Any] = [words, region, plan, year]

    def show(words: str, region: str, plan: str, year: str) -> str:
        wanted = Filter(words=words or "", region=region or "", plan=plan or "", year=year or "")
        return _safely(lambda: documents_html(the_library().cards, the_library().superseded, wanted))

    def filters() -> tuple[Any, ...]:
        cards = {} if live.missing() else the_library().cards
        return _regions(), _plans(), _choices(sorted({year for card in cards.values() for year in years_of(card)}, reverse=True))

    gr.on([words.change, *(each.input for each in inputs[1:])], show, inputs, listed, trigger_mode="always_last", **QUIET)
    if not manage:
        tab.select(lambda *values: (*filters(), show(*values)), inputs, [region, plan, year, listed], **QUIET)
        return

    def added(paths: list[str] | None, words: str, region: str, plan: str, year: str,
              progress: gr.Progress = gr.Progress()) -> tuple[Any, ...]:  # noqa: B008
        done = _safely(lambda: report_html(_add([Path(path) for path in paths or ()], progress)) if paths else "")
        return done, _removable(), show(words, region, plan, year)

    def removed(id: str, *values: str) -> tuple[Any, ...]:
        from index.build import remove as take_out

        done = _safely(lambda: report_html(take_out([id], home())) if id else "")
        return done, _removable(), show(*values), gr.update(interactive=False)

    tab.select(lambda *values: (_removable(), *filters(), show(*values)), inputs, [gone, region, plan, year, listed], **QUIET)
    files.upload(added, [files, *inputs], [said, gone, listed], concurrency_limit=1, api_visibility="private", show_progress_on=said)
    gone.input(lambda id: gr.update(interactive=bool(id)), gone, remove, **QUIET)
    remove.click(removed, [gone, *inputs], [said, gone, listed, remove], concurrency_limit=1, **QUIET)


def _add(files: Sequence[Path], progress: gr.Progress) -> Report:
    """Takes the files into the library, telling at each which it is."""
    from index.build import add

    def step(at: int) -> None:
        progress((at, len(files) + 1), desc=say("page.documents.adding", number=at + 1, count=len(files), name=files[at].name))

    return add(files, home(), progress=False, step=step)


def evaluation_tab(tables: Tables) -> None:
    """The newest evaluation run."""
    with gr.Tab(say("page.tab.evaluation"), id="evaluation") as tab:
        listed = gr.HTML("", js_on_load=None, elem_classes="list")
    tab.select(lambda: evaluation_html(home(), tables), None, listed, **QUIET)


def _removable() -> Any:
    return {**_documents("page.documents.choose"), "value": ""}


def _documents(first: str = "page.filter.all") -> Any:
    cards = {} if live.missing() else the_library().cards
    return _choices([(card.title, card.id) for card in cards.values()], first)


def _regions() -> Any:
    cards = {} if live.missing() else the_library().cards
    return _choices(sorted({card.meta.region for card in cards.values()} - {""}))


def _plans() -> Any:
    cards = {} if live.missing() else the_library().cards
    periods = sorted({plan_of(card) for card in cards.values()} - {""})
    return _choices([(say("scope.plan", period=period.replace("-", "—")), period) for period in periods])


def _pickers(*names: str) -> list[Any]:
    """One list to choose from for each name; what it offers comes when the tab is opened."""
    return [gr.Dropdown([(say("page.filter.all"), "")], value="", label=say(f"page.filter.{name}"), min_width=130) for name in names]


def _choices(found: Sequence[str | tuple[str, str]], first: str = "page.filter.all") -> Any:
    return gr.update(choices=[(say(first), ""), *found])


def _safely(show: Callable[[], str]) -> str:
    try:
        return show()
    except WenceError as error:
        return trouble_html(str(error))
