"""Every tab and flow with the keyboard alone, on a wide page and on a phone's: nothing here clicks, hovers or sets the focus."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Visit
from fixture_answers import QUOTES
from openpyxl import load_workbook

from prompts import say

pytestmark = pytest.mark.browser
COMPARE, REFUSE = "2027年比2020年提高多少？", "乙省2027年的目标是多少？"
ADDED = "某县节能条例\n\n一、总体目标\n到2030年，全县单位工业增加值能耗比2025年下降13%以上。\n"


@pytest.fixture(params=[1280, 390])
def asked(request: pytest.FixtureRequest, visit: Callable[..., Visit]) -> Visit:
    """A visit in which one question was typed and answered; the focus is in the box still."""
    made = visit(width=request.param)
    made.page.keyboard.type(COMPARE)
    made.page.keyboard.press("Enter")
    made.turn(1)
    return made


@pytest.fixture(params=[1280, 390])
def at(request: pytest.FixtureRequest, visit: Callable[..., Visit], real: str) -> Visit:
    """A visit to the real page."""
    made = visit(real, width=request.param)
    made.page.wait_for_selector(".examples button.ask")
    return made


def focused(visit: Visit, place: str) -> bool:
    found: bool = visit.page.evaluate("place => document.activeElement.matches(place)", place)
    return found


def test_a_mark_its_card_and_the_document_are_reached_and_left(asked: Visit) -> None:
    page = asked.page
    asked.reach(".text a.cite", back=True)
    assert QUOTES[1][3] in page.locator("#tip").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    page.keyboard.press("Enter")
    assert focused(asked, ".source")
    asked.press("[data-source]")
    page.wait_for_selector("#source[open]")
    asked.press("#source [data-do=close]", back=True)
    assert page.locator("#source").is_hidden() and focused(asked, "[data-source]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source[open]")
    page.keyboard.press("Escape")
    assert page.locator("#source").is_hidden() and focused(asked, "[data-source]")


def test_an_answer_is_judged_with_a_reason(asked: Visit) -> None:
    sent: list[dict[str, Any]] = []
    asked.page.on("request", lambda request: sent.append(json.loads(request.post_data or "{}")) if request.url.endswith("feedback") else None)
    asked.press("[data-do=why]", back=True)
    assert focused(asked, "[aria-expanded=true]")
    asked.press("[data-reason=source]")
    asked.page.wait_for_selector(f".votes:text-is('{say('page.vote.thanks')}')")
    assert sent[0]["verdict"] == "down" and sent[0]["reason"] == "source" and sent[0]["asked"] == [COMPARE]
    assert asked.page.locator("#announce").inner_text() == say("page.vote.thanks")


def test_everything_that_can_be_taken_along_is(asked: Visit, tmp_path: Path) -> None:
    page, kept = asked.page, {}
    for place, back in (("[data-export=docx]", False), ("[data-export=pdf]", False), ("[data-export=md]", False), (".actions a:nth-of-type(3)", True),
                        (".actions a:nth-of-type(2)", True), (".actions a:nth-of-type(1)", True), ("[data-save=png]", True), ("[data-save=svg]", True)):
        with page.expect_download() as taken:
            asked.press(place, back=back)
        taken.value.save_as(tmp_path / str(len(kept)))
        kept[place] = (taken.value.suggested_filename.rpartition(".")[2], (tmp_path / str(len(kept))).read_bytes())
    assert [kind for kind, _ in kept.values()] == ["docx", "pdf", "md", "md", "pdf", "docx", "png", "svg"]
    starts = {"docx": b"PK", "pdf": b"%PDF", "md": b"# ", "png": b"\x89PNG", "svg": b"<svg"}
    assert all(body.startswith(starts[kind]) for kind, body in kept.values())
    if not page.locator(".grid details").count():
        with page.expect_download() as taken:
            asked.press(".grid a", back=True)
        taken.value.save_as(tmp_path / "table.xlsx")
        assert next(load_workbook(tmp_path / "table.xlsx").active.values) == ("文件", "年份", "目标值")


def test_an_answer_a_quote_and_a_link_are_copied_and_the_link_opens_the_answer(asked: Visit, visit: Callable[..., Visit]) -> None:
    asked.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = "navigator.clipboard.readText()"
    asked.press("[data-share]", back=True)
    asked.page.wait_for_selector(f"[data-share]:text-is('{say('page.action.shared')}')")
    link = asked.page.evaluate(read)
    asked.press(".actions [data-copy]", back=True)
    asked.page.wait_for_selector(f".actions [data-copy]:text-is('{say('page.action.copied')}')")
    text = asked.page.evaluate(read)
    assert "高1300亿元" in text and "2800 − 1500 = 1300 亿元" in text and say("page.standing") in text
    asked.press(".source [data-copy]", back=True)
    asked.page.wait_for_selector(f".source [data-copy]:text-is('{say('page.action.copied')}')")
    assert asked.page.evaluate(read) == f"《甲省新型工业化实施意见》（甲政办发〔2023〕9号）一、总体要求 （二）主要目标：“{QUOTES[2][3]}”"
    other = visit()
    assert link.startswith(other.address)
    other.open(link.removeprefix(other.address))
    assert other.turn(1).locator("h2").inner_text().endswith(COMPARE)


def test_a_question_put_anew_takes_the_place_of_the_old_one_and_what_followed(asked: Visit) -> None:
    page = asked.page
    asked.press(".next button.ask", back=True)
    asked.turn(2)
    page.keyboard.press("Home")
    asked.reach("#box textarea")
    asked.press("#t1 [data-edit]", back=True)
    assert page.input_value("#box textarea") == COMPARE and page.locator("#changing").inner_text().startswith(say("page.ask.changing", turn=1))
    page.keyboard.press("Escape")
    assert page.input_value("#box textarea") == "" and page.locator("#changing").is_hidden()
    asked.press("#t1 [data-edit]", back=True)
    page.keyboard.press("Control+A")
    page.keyboard.type(REFUSE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#t1 .state.refused")
    assert page.locator(".turn").count() == 1 and page.locator("#changing").is_hidden()
    assert REFUSE in page.locator("#t1 h2").inner_text() and page.evaluate("JSON.parse(sessionStorage['wence.asked']).length") == 1


def test_a_stopped_change_leaves_the_conversation_as_it_was(asked: Visit) -> None:
    page = asked.page
    held: list[Any] = []
    page.route("**/answer", lambda route: held.append(route))
    asked.press("#t1 [data-edit]", back=True)
    page.keyboard.press("Enter")
    asked.press(".send.stop")
    page.wait_for_selector(f".said:text-is('{say('page.ask.stopped')}')")
    assert page.locator("#t1 .text").inner_text().startswith("2027年目标比2020年目标") and page.locator(".turn").count() == 2
    page.unroute("**/answer")
    page.keyboard.press("Enter")
    asked.turn(2)
    assert page.locator(".turn").count() == 2


def test_a_conversation_put_aside_is_opened_again(asked: Visit) -> None:
    page = asked.page
    asked.press("#fresh")
    assert page.locator(".welcome").is_visible() and focused(asked, "#box textarea")
    page.reload()
    page.wait_for_selector("#box textarea")
    asked.press("[data-reopen]", back=True)
    assert COMPARE in asked.turn(1).locator("h2").inner_text()
    assert page.evaluate("JSON.parse(sessionStorage['wence.past']).length") == 0


def test_light_and_dark_and_the_way_past_the_head(asked: Visit) -> None:
    page = asked.page
    asked.press("[data-do=theme]", back=True)
    assert page.evaluate("document.body.classList.contains('dark')") and focused(asked, "[data-do=theme][aria-pressed=true]")
    asked.press(".skip", back=True)
    assert focused(asked, "#box textarea")


def test_targets_are_filtered_followed_and_looked_up(at: Visit) -> None:
    page = at.page
    at.press("[data-tab-id=targets]", back=True)
    page.wait_for_selector(".listing table")
    at.reach("#targets-words textarea")
    page.keyboard.type("数控化率")
    page.wait_for_function("document.querySelector('.listing a')?.href.includes('words=')")
    at.reach(f"[aria-label='{say('page.filter.plan')}']")
    page.keyboard.type("2016")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.listing a')?.href.includes('plan=2016-2020')")
    assert set(page.locator(".listing td.doc").all_inner_texts()[0].split("\n")[:1]) == {"宁夏“十三五”工业发展规划"}
    with page.expect_download() as taken:
        at.press(".listing a")
    assert taken.value.suggested_filename == f"{say('page.tab.targets')}.xlsx"
    at.press("#targets-view input[value=matrix]", back=True, key="Space")
    page.wait_for_selector(".matrix table")
    at.press("[data-trend]")
    page.wait_for_selector(".kind table")
    at.press(".kind [data-source]")
    page.wait_for_selector("#source mark")
    assert "数控化率" in page.locator("#source mark").first.inner_text()
    page.keyboard.press("Escape")
    assert focused(at, ".kind [data-source]")


def test_support_is_decided_from_a_form_and_rules_are_found(at: Visit) -> None:
    page = at.page
    at.press("[data-tab-id=support]", back=True)
    page.wait_for_selector(".cards .card")
    for label, typed in (("place", "银川市"), ("matter", "建智能工厂")):
        at.reach_named(say(f"page.support.{label}"))
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_selector(".decided .card")
    at.press(".decided .applying summary")
    assert page.locator(".decided .applying").first.get_attribute("open") is not None
    at.press(".decided [data-source]", back=True)
    page.wait_for_selector("#source mark")
    assert "智能工厂" in "".join(page.locator("#source mark").all_inner_texts())
    page.keyboard.press("Escape")


def test_a_document_is_added_found_inspected_and_removed(at: Visit, tmp_path: Path) -> None:
    page = at.page
    file = tmp_path / f"county-{page.viewport_size['width']}.txt"
    file.write_text(ADDED.replace("某县", f"某{page.viewport_size['width']}县"), encoding="utf-8")
    at.press("[data-tab-id=documents]", back=True)
    page.wait_for_selector(".card .id")
    with page.expect_file_chooser() as chooser:
        at.reach_named(say("page.documents.add"))
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    page.wait_for_selector(f".card .id:text-is('{file.stem}')")
    assert "读入1份" in page.locator(".report").inner_text()
    at.reach("textarea")
    page.keyboard.type("节能条例")
    page.wait_for_function("document.querySelectorAll('.card .id').length === 1")
    at.press("[data-source^=coverage]")
    page.wait_for_selector("#source .coverage")
    assert say("page.coverage.nothing") in page.locator("#source").inner_text()
    page.keyboard.press("Escape")
    at.reach(f"[aria-label='{say('page.documents.remove')}']", back=True)
    page.keyboard.type("节能条例")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"button:not([disabled]):text-is('{say('page.documents.remove_go')}')")
    at.reach_named(say("page.documents.remove_go"))
    page.keyboard.press("Enter")
    page.wait_for_selector(f".card .id:text-is('{file.stem}')", state="detached")


def test_the_evaluation_and_its_report_open(at: Visit) -> None:
    at.press("[data-tab-id=evaluation]", back=True)
    at.page.wait_for_selector(".results table")
    with at.context.expect_page() as opened:
        at.press("a[href=evaluation]")
    opened.value.wait_for_load_state()
    assert opened.value.locator("table").count() > 0


def test_a_question_is_asked_within_a_region_and_its_source_read(at: Visit) -> None:
    page = at.page
    at.press("#scope summary", back=True)
    at.reach("#scope select[name=region]")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#scope.narrow")
    at.reach("#box textarea")
    page.keyboard.type("关键工序数控化率的目标是多少？")
    page.keyboard.press("Enter")
    turn = at.turn(1)
    assert set(turn.locator(".source cite").all_inner_texts()) == {"《关于实施“四大改造”加快工业转型发展推进方案》"}
    at.press("[data-source]", back=True)
    page.wait_for_selector("#source mark")
    page.keyboard.press("Escape")
    assert focused(at, "[data-source]")
