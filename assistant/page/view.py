"""The page as Gradio Blocks: header, tabs, foot.

The conversation is a view of its own inside its tab (the script beside this file and the address of `answers`) instead of gr.Chatbot; see
docs/decisions/chat-view.md for why.
"""

from __future__ import annotations

import gradio as gr

from assistant.page import live, parts
from assistant.page.evaluation import Tables
from assistant.page.tabs import QUIET, documents_tab, evaluation_tab, support_tab, targets_tab
from prompts import say


def build(tables: Tables, *, manage: bool) -> gr.Blocks:
    """The whole page.

    `tables` turns an evaluation's summary into tables; `manage` lets visitors change the library.
    """
    page = gr.Blocks(title=say("page.title"), analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600))
    with page:
        gr.HTML(parts.header(), js_on_load=None, elem_id="head")
        notice = gr.HTML("", js_on_load=None, elem_id="notice")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(say("page.tab.chat"), id="chat"):
                gr.HTML(parts.conversation(), js_on_load="window.wence.start()", elem_id="talk")
            targets_tab()
            support_tab()
            documents_tab(manage)
            evaluation_tab(tables)
        gr.HTML(parts.footing(), js_on_load=None, elem_id="foot")
        page.load(lambda: parts.notice(live.missing()), None, notice, **QUIET)
    return page
