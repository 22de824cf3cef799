"""The real page in a real browser. Every visit fails if it asks another host or throws a script error (see conftest)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fixture_answers import HOSTILE, QUOTES
from openpyxl import load_workbook

from prompts import say

pytestmark = pytest.mark.browser
COMPARE, REFUSE = "2027年比2020年提高多少？", "乙省2027年的目标是多少？"


def test_an_answer_with_its_sources(visit: Any) -> None:
    turn = visit().ask(COMPARE, 1)
    assert turn.locator(".state strong").inner_text().endswith(say("page.status.answered"))
    assert "高1300亿元" in turn.locator(".text").inner_text()
    assert turn.locator(".working code").inner_text() == "2800 − 1500 = 1300 亿元"
    assert turn.locator("svg.drawing").is_visible()
    assert [quote.inner_text() for quote in turn.locator(".source blockquote").all()] == [quote for *_, quote, _, _, _, _ in QUOTES]


def test_a_refusal_says_so_and_why(visit: Any) -> None:
    turn = visit().ask(REFUSE, 1)
    state = turn.locator(".state").inner_text()
    assert say("page.status.refused") in state and say("page.reason.other_region") in state


def test_a_mark_shows_its_quote_and_leads_to_its_card(visit: Any) -> None:
    page = visit()
    mark = page.ask(COMPARE, 1).locator(".text a.cite").nth(1)
    mark.hover()
    assert QUOTES[2][3] in page.page.locator("#tip").inner_text()
    tip, at = page.page.locator("#tip").bounding_box(), mark.bounding_box()
    assert tip is not None and at is not None
    assert -12 <= tip["y"] - (at["y"] + at["height"]) <= 12 or -12 <= at["y"] - (tip["y"] + tip["height"]) <= 12
    mark.click()
    assert page.page.evaluate("document.activeElement.id") == "t1-s3"
    assert page.page.locator("#tip").is_hidden()


def test_a_suggestion_can_be_clicked(visit: Any) -> None:
    page = visit()
    page.ask(COMPARE, 1).locator(".next button.ask").first.click()
    assert page.turn(2).locator("h2").inner_text().endswith("年均要增长多少？")


def test_hostile_text_does_nothing(visit: Any) -> None:
    page = visit()
    turn = page.ask(HOSTILE, 1)
    assert page.page.evaluate("window.bad") is None
    assert "<script>window.bad=1</script>" in turn.locator(".text").inner_text()
    assert turn.locator("img, script, iframe").count() == 0


def test_reload_keeps_the_conversation_and_a_link_reopens_it(visit: Any) -> None:
    page = visit()
    page.ask(COMPARE, 1)
    page.ask(REFUSE, 2)
    page.open("")
    assert page.turn(2).locator("h2").inner_text().endswith(REFUSE)
    share = page.turn(2).locator("[data-share]").get_attribute("data-share")
    other = visit()
    other.open(share.removeprefix("."))
    assert other.turn(1).locator("h2").inner_text().endswith(COMPARE)
    assert other.turn(2).locator("h2").inner_text().endswith(REFUSE)


def test_a_new_conversation_is_empty(visit: Any) -> None:
    page = visit()
    page.ask(COMPARE, 1)
    page.page.click("#fresh")
    page.page.wait_for_selector("#t1", state="detached")
    assert page.page.locator(".welcome").is_visible()


def test_a_question_can_be_changed_and_asked_again(visit: Any) -> None:
    page = visit()
    page.ask(COMPARE, 1).locator("[data-edit]").click()
    assert page.page.input_value("#box textarea") == COMPARE


def test_keyboard_alone(visit: Any) -> None:
    page = visit().page
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type(COMPARE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#t1 .actions")
    page.focus("#box textarea")
    focused = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        focused.append(page.evaluate("document.activeElement.className + '|' + document.activeElement.tagName"))
        if focused[-1].startswith("cite") and page.evaluate("document.activeElement.closest('.text') !== null"):
            break
    assert focused[-1].startswith("cite"), focused
    assert page.locator("#tip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('source')")


@pytest.mark.parametrize("dark", [False, True])
def test_phone_width(visit: Any, dark: bool) -> None:
    page = visit(width=390, dark=dark)
    page.ask(COMPARE, 1)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    question = page.page.locator("#t1 h2").bounding_box()
    assert question is not None and 0 <= question["y"] < 200
    box = page.page.locator("#box").bounding_box()
    assert box is not None and box["y"] + box["height"] <= 800 and box["width"] > 200


def test_light_and_dark_by_button(visit: Any) -> None:
    page = visit().page
    before = page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor")
    page.click("[data-do=theme]")
    assert page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor") != before


def test_a_file_with_the_answer_comes_down(visit: Any) -> None:
    page = visit()
    turn = page.ask(COMPARE, 1)
    page.ask(REFUSE, 2)
    with page.page.expect_download() as one:
        turn.locator(".actions a").first.click()
    assert one.value.suggested_filename == f"{say('page.export.name')}.docx"
    with page.page.expect_download() as printed:
        turn.locator(".actions a").nth(1).click()
    assert printed.value.suggested_filename == f"{say('page.export.name')}.pdf" and Path(printed.value.path()).read_bytes().startswith(b"%PDF")
    with page.page.expect_download() as whole:
        page.page.click("[data-export=md]")
    text = Path(whole.value.path()).read_text(encoding="utf-8")
    assert f"## {COMPARE}" in text and f"## {REFUSE}" in text


def test_stop_and_a_lost_server_leave_the_question_to_ask_again(visit: Any) -> None:
    page = visit()
    page.page.route("**/answer", lambda route: route.abort())
    page.page.fill("#box textarea", COMPARE)
    page.page.press("#box textarea", "Enter")
    page.page.wait_for_selector(f".said:text-is('{say('page.ask.offline')}')")
    assert page.page.input_value("#box textarea") == COMPARE
    page.page.unroute("**/answer")
    held = []
    page.page.route("**/answer", lambda route: held.append(route))
    page.page.press("#box textarea", "Enter")
    page.page.click("[data-do=stop]")
    page.page.wait_for_selector(f".said:text-is('{say('page.ask.stopped')}')")
    page.page.unroute("**/answer")
    page.page.press("#box textarea", "Enter")
    assert page.turn(1).locator(".state").is_visible()


def test_shift_enter_starts_a_new_line(visit: Any) -> None:
    page = visit().page
    page.keyboard.type("甲")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("乙")
    assert page.input_value("#box textarea") == "甲\n乙"


def test_a_table_comes_down_as_excel(visit: Any, tmp_path: Path) -> None:
    page = visit()
    turn = page.ask(COMPARE, 1)
    with page.page.expect_download() as taken:
        turn.locator(".grid a").click()
    taken.value.save_as(tmp_path / "table.xlsx")
    rows = list(load_workbook(tmp_path / "table.xlsx").active.values)
    assert rows[0] == ("文件", "年份", "目标值") and rows[3] == ("甲省新型工业化实施意见", 2027, "2800亿元")
