"""The form of the support tab: what it tells, what it lacks, and how the decided rules are shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.page.support import Form, facts_of, sizes, support_html, trouble
from index import build
from index.library import Library
from prompts import say

PLATFORM = Form(place="中卫市", project="工业互联网平台", figures=(("运营费", "600万元"), ("设备投资", "")), built="built")


@pytest.fixture
def library(shipped: Path) -> Library:
    return Library.open(shipped)


def test_fields_become_facts() -> None:
    own = facts_of(Form("银川市", "装备制造企业", sizes()[0], ("绿色工厂",), "技术改造", (("设备投资", "2500万元"),), "unbuilt"), {})
    assert own.regions == ("银川市",) and own.built is False and "小微" in own.sizes
    assert [(figure.measure, figure.value, figure.unit) for figure in own.figures] == [("设备投资", Decimal(2500), "万元")]
    assert "绿色工厂" in own.text and "我们是装备制造企业" in own.text


def test_every_size_is_understood() -> None:
    assert all(facts_of(Form(size=size), {}).sizes for size in sizes())


def test_an_empty_form_and_an_unreadable_figure_are_told() -> None:
    assert trouble(Form(place="银川市")) == say("page.support.nothing")
    assert trouble(Form(figures=(("设备投资", "很多"),))) == say("page.support.unread", measure="设备投资", figure="很多")
    assert trouble(PLATFORM) == ""


def test_a_rule_that_fits_shows_amount_conditions_and_source(library: Library) -> None:
    html = support_html(PLATFORM, library, library.rules())
    first = html[html.index('<li class="card"') : html.index("</details></li>")]
    assert 'data-verdict="能"' in first and "min(600万元×20%, 200万元) = 120万元" in first
    assert 'class="verdict yes"' in first and "data-source=" in first and say("page.support.applying") in first
    assert 'class="general"' in html


def test_another_place_gets_nothing(library: Library) -> None:
    html = support_html(Form(place="南京市", project="工业互联网平台"), library, library.rules())
    assert say("page.support.unfit") in html and "<li" not in html


def test_two_counties_of_no_gazetteer_are_kept_apart(tmp_path: Path) -> None:
    for place, rate in (("甘岭县", 30), ("苇塘县", 20)):
        (tmp_path / f"{place}.txt").write_text(
            f"{place}支持农产品加工若干措施\n第一条　对本县企业购置分选设备的，按设备投资额的{rate}%给予补助，最高100万元。\n第二条　本措施自2025年1月1日起施行。\n", encoding="utf-8")
    build.add(sorted(tmp_path.glob("*.txt")), tmp_path / "home", progress=False)
    library = Library.open(tmp_path / "home")
    equipment = (("设备投资", "150万元"),)
    here = support_html(Form(place="甘岭", project="购置分选设备", figures=equipment), library, library.rules())
    assert "45万元" in here and "30万元" not in here
    anywhere = support_html(Form(project="购置分选设备", figures=equipment), library, library.rules())
    assert "45万元" in anywhere and "30万元" in anywhere and 'class="together"' not in anywhere


def test_hostile_fields_stay_text(library: Library) -> None:
    html = support_html(Form(project="<script>bad()</script>工业互联网平台"), library, library.rules())
    assert "<script" not in html and "&lt;script&gt;" in html
