"""No serious finding of axe-core on any tab, filled, and no page wider than the screen: wide in light and on a phone in the dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import Visit

from prompts import say

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_no_serious_finding(visit: Callable[..., Visit], real: str, width: int, dark: bool) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe is not installed: accessibility not scanned (pip install axe-playwright-python)")
    at = visit(real, width=width, dark=dark)
    page, found = at.page, []

    def scan(place: str, shown: str) -> None:
        page.wait_for_selector(shown)
        found.extend(at.serious(place))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place

    at.ask("我们现在规上工业增加值1200亿元，历次规划的目标分别是多少？", 1)
    at.ask("上海市2027年的工业增加值目标是多少？", 2).locator("[data-do=why]").click()
    at.ask("我们的工业互联网平台没有投用，一年运营费600万元，能补多少？", 3)
    page.locator("#t1 [data-edit]").click()
    page.locator("#scope summary").click()
    scan("answers", "#changing")
    page.locator("#t1 [data-source]").first.click()
    scan("source", "#source mark")
    page.keyboard.press("Escape")
    page.click("#fresh")
    scan("welcome", "[data-reopen]")
    _open(page, "targets")
    page.wait_for_selector(".listing table")
    page.get_by_label(say("page.filter.words")).fill("数控化率")
    scan("targets", ".listing .files a[href*='words=']")
    page.get_by_role("radio", name=say("page.targets.view.matrix")).check()
    scan("matrix", ".matrix table")
    page.locator("[data-trend=关键工序数控化率]").click()
    scan("trend", ".kind svg.drawing")
    _open(page, "support")
    page.get_by_role("button", name=say("page.support.go")).click()
    page.wait_for_selector(".report.failed")
    page.get_by_label(say("page.support.matter"), exact=True).fill("工业互联网平台")
    page.get_by_role("button", name=say("page.support.go")).click()
    scan("decided", ".decided .card")
    _open(page, "documents")
    page.wait_for_selector(".card .id")
    page.locator("[data-source^=coverage]").first.click()
    scan("documents", "#source .coverage")
    page.keyboard.press("Escape")
    _open(page, "evaluation")
    scan("evaluation", ".results table")
    assert found == []


def _open(page: Any, tab: str) -> None:
    page.get_by_role("tab", name=say(f"page.tab.{tab}"), exact=True).click()
