"""How `app.py` is run for others: with users, under a sub-path behind a proxy, with a request log."""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from browsing import Visit, serve
from proxy import proxied
from test_users import header

from assistant.page.users import put
from prompts import say

pytestmark = pytest.mark.browser
QUESTION = "2027年规上工业增加值目标是多少？"


def test_only_users_come_in(built: Path, chromium: Any, tmp_path: Path) -> None:
    put(tmp_path / "users", "li", "a long password")
    command = [sys.executable, "app.py", "--workers", "1", "--users", str(tmp_path / "users"), "--port"]
    for address in serve(command, {"WENCE_HOME": str(built)}):
        for headers in ({}, {"authorization": header("li", "a wrong password")}):
            for path in ("", "answer", "gradio_api/info", "config"):
                with pytest.raises(urllib.error.HTTPError) as refused:
                    urllib.request.urlopen(urllib.request.Request(address + path, headers=headers), timeout=10)
                assert refused.value.code == 401
                refused.value.close()
        visit = Visit(chromium, address, login=("li", "a long password"))
        assert "2800" in visit.ask(QUESTION, 1).locator(".text").inner_text()
        visit.page.get_by_role("tab", name=say("page.tab.targets"), exact=True).click()
        visit.page.wait_for_selector(".listing table")
        assert visit.errors == [] and visit.foreign == []
        visit.context.close()


def test_under_a_sub_path_every_flow_works_and_the_log_tells_no_words(copy: Path, chromium: Any, tmp_path: Path) -> None:
    home = copy
    command = [sys.executable, "app.py", "--workers", "1", "--root-path", "/wence", "--port"]
    for server in serve(command, {"WENCE_HOME": str(home)}):
        with proxied(server) as address:
            visit = Visit(chromium, address)
            page = visit.page
            turn = visit.ask(QUESTION, 1)
            assert "2800" in turn.locator(".text").inner_text()
            turn.locator("[data-source]").first.click()
            page.wait_for_selector("#source mark")
            page.keyboard.press("Escape")
            with page.expect_download() as taken:
                turn.locator(".actions a").first.click()
            assert taken.value.suggested_filename.endswith(".docx")
            page.get_by_role("tab", name=say("page.tab.targets"), exact=True).click()
            page.wait_for_selector(".listing table")
            page.get_by_role("tab", name=say("page.tab.documents"), exact=True).click()
            page.wait_for_selector(".card .id")
            file = tmp_path / "new-county.txt"
            file.write_text("某县节能条例\n\n一、总体目标\n到2030年，全县单位工业增加值能耗比2025年下降13%以上。\n", encoding="utf-8")
            page.locator("input[type=file]").set_input_files(file)
            page.wait_for_selector(".card .id:text-is('new-county')")
            with urllib.request.urlopen(f"{address}readyz", timeout=10) as reply:
                assert json.load(reply)["status"] == "ok"
            assert visit.errors == [] and visit.foreign == []
            visit.context.close()
    log = (home / "logs" / "requests.log").read_text(encoding="utf-8")
    assert " POST /answer 200 " in log and " GET /source 200 " in log and " GET /readyz 200 " in log
    for word in ("%E", "127.0.0.1", "198.51.100.4", "new-county", "增加值", "?"):
        assert word not in log
