"""No serious finding of axe-core on any tab, in light and dark."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest

from prompts import say

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("dark", [False, True])
def test_no_serious_finding(visit: Any, dark: bool) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe is not installed: accessibility not scanned (pip install axe-playwright-python)")
    script = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    started = visit(dark=dark)
    page = started.page
    page.evaluate(script)

    def findings(place: str) -> list[str]:
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{place}: {found['id']} {found['nodes'][0]['html'][:200]}" for found in result["violations"] if found["impact"] in SERIOUS]

    found = findings("welcome")
    started.ask("2027年比2020年提高多少？", 1)
    started.ask("乙省2027年的目标是多少？", 2)
    found += findings("answers")
    for tab in ("targets", "support", "documents", "evaluation"):
        page.get_by_role("tab", name=say(f"page.tab.{tab}"), exact=True).click()
        page.wait_for_selector(".block.list:visible .none, .block.list:visible .listing, .block.list:visible .report")
        found += findings(tab)
    assert found == []
