"""The fixed pieces of the page as HTML: header, welcome, conversation frame, source window; and the words that the script needs."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from assistant.render import pending_html
from prompts import say

FOLDER = Path(__file__).parent
SCRIPTS = ("common", "turns", "past", "scope", "box", "sources", "keeping", "events")
"""The files of the script, in the order in which they are joined."""
PAPER = "<style>@media print { html body, html gradio-app { background: #fff !important; } }</style>"
"""Paper stays white around the page too; Gradio takes rules for what holds the page only as they stand in its head."""
SCOPES = ("document", "region", "plan", "year")


def header() -> str:
    """The band at the top: name, motto, skip link, light and dark."""
    theme = escape(say("page.theme"))
    return (
        f'<a class="skip" href="#box" data-do="skip">{escape(say("page.skip"))}</a><header class="band"><div class="inner">'
        f'<span class="seal" aria-hidden="true">策</span><div class="names"><h1>{escape(say("page.name"))}</h1>'
        f'<p>{escape(say("page.tagline"))}</p></div>'
        f'<button type="button" class="quiet" data-do="theme" aria-label="{theme}" title="{theme}">'
        f'{escape(say("page.theme_short"))}</button></div></header>'
    )


def conversation() -> str:
    """The welcome with examples, the place for turns, the spoken notices, and the box to ask in."""
    words = {name: escape(say(f"page.ask.{name}")) for name in ("label", "placeholder", "keys", "send", "stop", "fresh", "log", "past", "unchange")}
    return (
        f'<section class="welcome"><h2>{escape(say("page.welcome.head"))}</h2><p>{escape(say("page.welcome.body"))}</p>'
        f'<div class="examples" role="group" aria-label="{escape(say("page.welcome.examples"))}">'
        f'<p class="waiting">{escape(say("page.example.waiting"))}</p></div>'
        f'<p class="holds"></p><div class="past" role="group" aria-label="{words["past"]}" hidden><h3>{words["past"]}</h3><div class="asks"></div></div></section>'
        f'<div id="log" role="log" aria-live="off" aria-label="{words["log"]}"></div>'
        '<p id="announce" class="sr" role="status"></p>'
        f'<form id="asking" autocomplete="off">{_scope()}<p id="changing" role="status" hidden><span></span>'
        f'<button type="button" class="quiet" data-do="unchange">{words["unchange"]}</button></p><div id="box"><textarea rows="1" aria-label="{words["label"]}" '
        f'placeholder="{words["placeholder"]}" title="{words["keys"]}" enterkeyhint="send"></textarea>'
        f'<button type="submit" class="send">{words["send"]}</button>'
        f'<button type="button" class="send stop" data-do="stop" hidden>{words["stop"]}</button></div>'
        f'<button type="button" id="fresh" data-do="fresh">{words["fresh"]}</button></form>'
        f'<template id="pending">{pending_html()}</template>'
    )


def _scope() -> str:
    """What the evidence can be restricted to; the choices come with the page's first request."""
    everything = escape(say("page.scope.everything"))
    picks = "".join(
        f'<label><span>{escape(say(f"page.scope.{name}"))}</span><select name="{name}"><option value="">{escape(say("page.filter.all"))}'
        "</option></select></label>" for name in SCOPES
    )
    return (
        f'<details id="scope"><summary>{escape(say("page.scope.label"))}：<b>{everything}</b></summary><div class="picks">{picks}'
        f'<button type="button" class="quiet" data-do="unscope">{escape(say("page.scope.clear"))}</button></div></details>'
    )


def footing() -> str:
    """The standing note, and what opens over the page: the source window and the quote at a mark."""
    close = escape(say("page.source.close"))
    return (
        f'<p class="standing">{escape(say("page.standing"))}<span class="whole" hidden>{escape(say("page.export.whole"))}'
        '<button type="button" class="quiet" data-export="docx">Word</button>'
        '<button type="button" class="quiet" data-export="pdf">PDF</button>'
        '<button type="button" class="quiet" data-export="md">Markdown</button></span></p>'
        f'<dialog id="source" aria-label="{escape(say("page.source.view"))}"><div class="bar">'
        f'<strong>{escape(say("page.source.view"))}</strong>'
        f'<button type="button" class="quiet turn-leaf" data-do="leaf">{escape(say("page.source.turn"))}</button>'
        f'<button type="button" class="quiet" data-do="close">{close}</button></div><div class="body" tabindex="0"></div></dialog>'
        '<div id="tip" role="tooltip" hidden></div>'
    )


def notice(trouble: str) -> str:
    """A band that says why questions cannot be answered and what to do; nothing if they can."""
    if not trouble:
        return ""
    return f'<div class="notice" role="alert"><strong>{escape(say("page.library.missing"))}</strong>{escape(trouble)}</div>'


def head() -> str:
    """What goes into the page's head: the script with its words, and what paper needs."""
    words = {
        "language": say("page.language"), "pending": say("page.ask.pending"), "you": say("page.ask.you"), "stopped": say("page.ask.stopped"),
        "offline": say("page.ask.offline"), "copied": say("page.action.copied"),
        "changing": say("page.ask.changing", turn="%"), "count": say("page.ask.count", count="%"),
        "shared": say("page.action.shared"), "copyFailed": say("page.action.copy_failed"),
        "thanks": say("page.vote.thanks"), "voteFailed": say("page.vote.failed"),
        "unavailable": say("page.source.unavailable"), "source": say("page.source.view"), "everything": say("page.scope.everything"),
    }
    script = "\n".join((FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return f"<script>(() => {{\nconst words = {json.dumps(words)};\n{script}}})();</script>{PAPER}"
