"""No serious finding of axe-core on any tab, in light and dark."""

from __future__ import annotations

from typing import Any

import pytest

from prompts import say

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True])
def test_no_serious_finding(visit: Any, dark: bool) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe is not installed: accessibility not scanned (pip install axe-playwright-python)")
    started = visit(dark=dark)
    page = started.page
    found = started.serious("welcome")
    started.ask("2027年比2020年提高多少？", 1)
    started.ask("乙省2027年的目标是多少？", 2)
    found += started.serious("answers")
    for tab in ("targets", "support", "documents", "evaluation"):
        page.get_by_role("tab", name=say(f"page.tab.{tab}"), exact=True).click()
        page.wait_for_selector(".block.list:visible .none, .block.list:visible .listing, .block.list:visible .report")
        found += started.serious(tab)
    assert found == []
