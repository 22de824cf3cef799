"""The page as it is run: `app.py` on a library built from the shipped corpus; and without any library."""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from browsing import serve

from assistant.page.rows import MOST
from prompts import say

pytestmark = pytest.mark.browser
RULES = (
    "中卫市技术改造资金管理办法{stage}\n\n中卫市〔{year}〕3号\n\n{year}年3月1日\n\n一、补助\n对技改项目按设备投资额的8%给予最高50万元补助。\n"
    "二、附则\n本办法自{year}年4月1日起施行，有效期至{until}年3月31日。\n")
ADDED = "某县节能条例\n\n一、总体目标\n到2030年，全县单位工业增加值能耗比2025年下降13%以上。\n"


@pytest.fixture
def at(visit: Any, real: str) -> Any:
    """A visit to the real page."""
    return visit(real)


def _open(page: Any, tab: str) -> None:
    page.get_by_role("tab", name=say(f"page.tab.{tab}"), exact=True).click()


def test_a_real_question_is_answered_with_a_quote_at_its_place(at: Any) -> None:
    turn = at.ask("2027年规上工业增加值目标是多少？", 1)
    assert "2800" in turn.locator(".text").inner_text()
    quote = turn.locator(".source blockquote").first.inner_text()
    turn.locator("[data-source]").first.click()
    at.page.wait_for_selector("#source mark")
    assert "".join(at.page.locator("#source mark").all_inner_texts()) == quote.replace("\n", "")
    at.page.keyboard.press("Escape")
    assert at.page.locator("#source").is_hidden()


def test_an_example_is_answered_when_clicked(at: Any) -> None:
    example = at.page.locator(".welcome button.ask").first
    question = example.inner_text()
    example.click()
    assert at.turn(1).locator("h2").inner_text().endswith(question)
    assert at.page.locator(".welcome").is_hidden() and at.page.locator("#t1 .state.answered").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_evidence_can_be_restricted_by_keyboard_and_a_shared_link_keeps_it(visit: Any, real: str, width: int) -> None:
    at = visit(real, width=width)
    page = at.page
    page.wait_for_selector(".examples button.ask")
    page.locator("#scope summary").focus()
    page.keyboard.press("Enter")
    page.locator("#scope select[name=region]").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#scope.narrow")
    assert "中卫市" in page.locator("#scope summary").inner_text()
    assert at.serious("scope") == [] and page.evaluate("document.documentElement.scrollWidth") <= width
    turn = at.ask("关键工序数控化率的目标是多少？", 1)
    assert "中卫市" in turn.locator(".warnings").inner_text()
    assert set(turn.locator(".source cite").all_inner_texts()) == {"《关于实施“四大改造”加快工业转型发展推进方案》"}
    share = turn.locator("[data-share]").get_attribute("data-share")
    other = visit(real)
    other.open(share.removeprefix("."))
    assert "中卫市" in other.turn(1).locator(".warnings").inner_text()
    page.locator("#scope summary").click()
    page.locator("[data-do=unscope]").click()
    assert at.ask("关键工序数控化率的目标是多少？", 2).locator(".source cite").count() > 1


def test_targets_can_be_filtered_and_taken_along(at: Any) -> None:
    _open(at.page, "targets")
    at.page.wait_for_selector(".listing table")
    at.page.get_by_label(say("page.filter.words")).fill("工业增加值")
    at.page.wait_for_function("document.querySelector('.listing a').href.includes('words=')")
    rows = at.page.locator(".listing tbody tr")
    assert 3 < rows.count() < MOST
    assert any("增加值" in row for row in rows.all_inner_texts())
    with at.page.expect_download() as taken:
        at.page.locator(".listing a").first.click()
    assert taken.value.suggested_filename == f"{say('page.tab.targets')}.xlsx"


def test_an_indicator_is_followed_from_the_matrix_to_its_source(at: Any) -> None:
    page = at.page
    _open(page, "targets")
    page.wait_for_selector(".listing table")
    page.get_by_role("radio", name=say("page.targets.view.matrix")).check()
    page.locator(".matrix [data-trend=关键工序数控化率]").click()
    page.wait_for_selector(".kind svg.drawing")
    assert page.get_by_label(say("page.filter.words")).input_value() == "关键工序数控化率"
    assert page.get_by_role("radio", name=say("page.targets.view.trend")).is_checked()
    years = [int(year) for year in page.locator(".kind tbody td:nth-child(3)").all_inner_texts()]
    assert years == sorted(years) and len(set(years)) > 2
    page.locator(".kind [data-source]").first.click()
    page.wait_for_selector("#source mark")
    assert "数控化率" in page.locator("#source mark").first.inner_text()


def test_support_form_decides_condition_by_condition(at: Any) -> None:
    page = at.page
    _open(page, "support")
    page.wait_for_selector(".cards .card")
    page.get_by_role("button", name=say("page.support.go")).click()
    page.wait_for_selector(f".report.failed:has-text('{say('page.support.nothing')}')")
    page.get_by_label(say("page.support.place"), exact=True).fill("银川市")
    page.get_by_label(say("page.support.matter"), exact=True).fill("建智能工厂")
    page.get_by_label(say("page.support.money", number=1), exact=True).fill("2500万元")
    page.get_by_label(say("page.support.state")).click()
    page.get_by_role("option", name=say("page.support.built"), exact=True).click()
    page.get_by_role("button", name=say("page.support.go")).click()
    page.wait_for_selector(".decided .card")
    card = page.locator(".decided .card").first
    assert "min(2500万元×10%, 300万元) = 250万元" in card.inner_text()
    assert card.locator(".verdict.yes").count() > 0 and card.locator(".verdict.ask").count() > 0
    card.locator("[data-source]").first.click()
    page.wait_for_selector("#source mark")
    assert "智能工厂" in "".join(page.locator("#source mark").all_inner_texts())


def test_a_document_comes_in_is_listed_and_goes(at: Any, tmp_path: Path) -> None:
    file = tmp_path / "new-county.txt"
    file.write_text(ADDED, encoding="utf-8")
    _open(at.page, "documents")
    at.page.wait_for_selector(".card .id")
    at.page.locator("input[type=file]").set_input_files(file)
    at.page.wait_for_selector(".card .id:text-is('new-county')")
    at.page.get_by_label(say("page.documents.remove")).click()
    at.page.get_by_role("option", name="某县节能条例").click()
    at.page.get_by_role("button", name=say("page.documents.remove_go")).click()
    at.page.wait_for_selector(".card .id:text-is('new-county')", state="detached")


def test_a_replaced_document_is_marked(at: Any, tmp_path: Path) -> None:
    page, files = at.page, []
    for name, stage, year in (("old-rules", "（试行）", 2019), ("new-rules", "", 2023)):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(RULES.format(stage=stage, year=year, until=year + 5), encoding="utf-8")
    _open(page, "documents")
    page.wait_for_selector(".card .id")
    page.locator("input[type=file]").set_input_files(files)
    page.wait_for_selector(".card.past")
    old = page.locator(".card.past")
    assert old.locator(".id").inner_text() == "old-rules"
    for part in (say("page.documents.old"), "中卫市〔2023〕3号", say("page.documents.effective", date="2019-04-01"), say("page.documents.until", date="2024-03-31")):
        assert part in old.inner_text()
    old.locator(".replaced [data-source]").click()
    page.wait_for_selector("#source header")
    assert "试行" not in page.locator("#source h2").inner_text()


def test_feedback_is_kept(at: Any, home: Path) -> None:
    turn = at.ask("2027年规上工业增加值目标是多少？", 1)
    turn.locator("[data-do=why]").click()
    turn.locator("[data-reason=figure]").click()
    at.page.wait_for_selector(f".votes:text-is('{say('page.vote.thanks')}')")
    line = json.loads((home / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (line["verdict"], line["reason"], line["question"]) == ("down", "figure", "2027年规上工业增加值目标是多少？")


def test_ready_with_a_library_and_not_without(real: str, visit: Any, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{real}readyz", timeout=10) as reply:
        assert reply.status == 200
    for bare in serve([sys.executable, "app.py", "--workers", "1", "--port"], {"WENCE_HOME": str(tmp_path / "none")}):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{bare}readyz", timeout=10)
        assert refused.value.code == 503 and "index build" in json.load(refused.value)["message"]
        page = visit(bare)
        page.page.wait_for_selector(".notice")
        assert "python -m index build" in page.page.locator(".notice").inner_text()
        assert "index build" in page.ask("2027年的目标？", 1).locator(".text").inner_text()
        page.context.close()
