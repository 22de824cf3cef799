"""How the page behaves besides answering: text that grows, nothing that jumps, paper, printed pages of a PDF, one slow question."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import fixture_answers
import httpx
import pytest
from browsing import Visit
from fastapi import FastAPI

from assistant.page.answers import answers
from assistant.page.limiter import Limiter
from assistant.records import Answer
from assistant.scope import Scope
from prompts import say

COMPARE = "2027年比2020年提高多少？"
STEADY = 0.1
"""Cumulative layout shift up to which a page is held to be good (Core Web Vitals); on a loaded machine fonts come later and 0.06 is seen."""
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""
LATE = """() => {
  // An answer that comes so late that what then moves is no longer put down to the pressed key.
  const fetched = window.fetch;
  window.fetch = async (...given) => {
    const reply = await fetched(...given);
    if (String(given[0]).endsWith("answer")) await new Promise(done => setTimeout(done, 700));
    return reply;
  };
}"""
LINES = ("某县节能条例", "一、总体目标", "到2030年，全县单位工业增加值能耗比2025年下降13%以上。", "二、保障措施", "加强组织领导，落实责任。")


@pytest.mark.browser
def test_the_text_grows_while_it_arrives_and_says_that_it_is_busy(visit: Callable[..., Visit]) -> None:
    made = visit()
    made.page.evaluate("""() => {
      // However the lines come over the wire, each is handed on by itself.
      const fetched = window.fetch;
      window.fetch = async (address, ...rest) => {
        const reply = await fetched(address, ...rest);
        if (!address.endsWith("answer")) return reply;
        const lines = (await reply.text()).split("\\n").filter(Boolean);
        const pull = async (into) => {
          await new Promise(done => setTimeout(done));
          if (lines.length) into.enqueue(new TextEncoder().encode(lines.shift() + "\\n")); else into.close();
        };
        return new Response(new ReadableStream({ pull }));
      };
      window.seen = [];
      new MutationObserver(() => {
        const text = document.querySelector("#t1 .text"), busy = document.querySelector("#t1 .reply")?.getAttribute("aria-busy");
        window.seen.push([busy === "true", text ? text.textContent.length : 0]);
      }).observe(document.getElementById("log"), { childList: true, subtree: true });
    }""")
    made.ask(COMPARE, 1)
    seen = made.page.evaluate("window.seen")
    lengths = [length for _, length in seen]
    assert lengths == sorted(lengths) and len(set(lengths)) >= 3 and seen[0][0] and not seen[-1][0]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_while_the_page_comes_up_and_answers(visit: Callable[..., Visit], real: str, width: int) -> None:
    made = visit(real, width=width)
    made.page.wait_for_selector(".examples button.ask")
    made.page.wait_for_load_state("networkidle")
    assert made.page.evaluate(SHIFTS) < STEADY
    made.page.evaluate(LATE)
    made.ask("2027年规上工业增加值目标是多少？", 1)
    made.ask("各份规划的关键工序数控化率目标分别是多少？", 2)
    assert made.page.evaluate(SHIFTS) < STEADY


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
def test_paper_shows_the_answers_whole_and_nothing_to_press(visit: Callable[..., Visit], dark: bool) -> None:
    made = visit(dark=dark)
    page = made.page
    turn = made.ask(COMPARE, 1)
    page.emulate_media(media="print")
    assert not [button for button in page.locator("button, #asking, [role=tablist], .actions a").all() if button.is_visible()]
    for part in (".text", ".source blockquote", ".working code", "svg.drawing", ".warnings"):
        assert turn.locator(part).first.is_visible()
    assert page.locator(".standing").is_visible()
    clipped = "() => [...document.querySelectorAll('#log :not(.sr)')].filter(one => one.scrollHeight > one.clientHeight + 2 && /auto|scroll|hidden/.test(getComputedStyle(one).overflowY)).length"
    assert page.evaluate(clipped) == 0
    inks, ground = page.evaluate("""() => {
      const bright = colour => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      const told = [...document.querySelectorAll("#t1 *")].filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
      return [told.map(one => bright(getComputedStyle(one).color)), bright(getComputedStyle(document.body).backgroundColor)];
    }""")
    assert len(inks) > 20 and max(inks) < 330 and ground > 700


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_quote_from_a_pdf_is_marked_on_its_printed_page(visit: Callable[..., Visit], real: str, tmp_path: Path, width: int) -> None:
    made = visit(real, width=width)
    page, file = made.page, tmp_path / f"printed{width}.pdf"
    file.write_bytes(_printed([LINES[0].replace("某县", f"某{width}县"), *LINES[1:]]))
    page.get_by_role("tab", name=say("page.tab.documents"), exact=True).click()
    page.wait_for_selector(".card .id")
    page.locator("input[type=file]").set_input_files(file)
    page.wait_for_selector(f".card .id:text-is('{file.stem}')")
    page.get_by_role("tab", name=say("page.tab.chat"), exact=True).click()
    turn = made.ask(f"某{width}县节能条例里单位工业增加值能耗下降多少？", 1)
    turn.locator(f"[data-source*='{file.stem}']").first.click()
    page.wait_for_selector("#source .spot")
    page.wait_for_function("document.querySelector('#source .sheet img').naturalWidth > 500")
    assert "13%" in page.locator("#source mark").first.inner_text()
    sheet, spot = page.locator("#source .sheet").bounding_box(), page.locator("#source .spot").first.bounding_box()
    assert sheet is not None and spot is not None
    assert sheet["x"] <= spot["x"] and spot["x"] + spot["width"] <= sheet["x"] + sheet["width"] and 0 < spot["height"] < 60
    assert made.serious("source") == []


def _printed(lines: Sequence[str]) -> bytes:
    """A PDF page with these lines."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("STSong-Light", 14)
    for at, line in enumerate(lines):
        canvas.drawString(70, 760 - 30 * at, line)
    canvas.save()
    return stream.getvalue()


def test_one_slow_question_holds_up_no_other() -> None:
    go_on = threading.Event()

    def ask(question: str, history: Sequence[str], scope: Scope) -> Answer:
        if question == "慢":
            assert go_on.wait(20)
        return fixture_answers.ask(question, history, scope)

    app = FastAPI()
    app.include_router(answers(ask, Limiter()))

    async def both() -> tuple[bool, list[int]]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            def post(question: str) -> Any:
                return client.post("/answer", json={"question": question, "turn": "t1"})

            slow = asyncio.create_task(post("慢"))
            quick = [await post(COMPARE) for _ in range(3)]
            waiting = not slow.done()
            go_on.set()
            return waiting, [reply.status_code for reply in (*quick, await slow)]

    with_own_loop: list[tuple[bool, list[int]]] = []
    thread = threading.Thread(target=lambda: with_own_loop.append(asyncio.run(both())))  # the browser tests keep a loop running in this one
    thread.start()
    thread.join()
    assert with_own_loop == [(True, [200] * 4)]
