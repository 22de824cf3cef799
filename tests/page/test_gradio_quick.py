"""Gradio comes in whole, without writing its stubs and without the MCP package, which can be had afterwards."""

from __future__ import annotations

import subprocess
import sys

from browsing import ROOT

SCRIPT = """
import inspect, sys
from pathlib import Path
told, written = inspect.getfile, []
Path.write_text = lambda path, *rest, **named: written.append(path)
from assistant.page.gradio_quick import import_gradio
import_gradio()
import gradio as gr
assert not [name for name in sys.modules if name.split(".")[0] == "mcp"]
import mcp
assert inspect.getfile is told and inspect.getfile(gr.Textbox).endswith("textbox.py")
with gr.Blocks(analytics_enabled=False):
    box, html = gr.Textbox(), gr.HTML("", js_on_load=None)
    box.change(lambda words: words, box, html)
print(len(written))
"""


def test_gradio_is_whole_and_writes_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["0"]
