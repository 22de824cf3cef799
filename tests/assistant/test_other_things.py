"""Rows and texts of another thing than the one asked for."""

from pathlib import Path

import pytest

from assistant.answer import the_library
from assistant.gather.of_figures.naming import Asked
from assistant.gather.of_figures.other_things import Things
from index.library import Library


@pytest.fixture
def library(shipped: Path) -> Library:
    return the_library()


@pytest.mark.parametrize(("runs", "text", "lacking"), [
    (("光伏装机",), "到2020年，火电装机达到3600万千瓦。", True),
    (("火电装机",), "到2020年，火电装机达到3600万千瓦。", False),
    (("规上农业用水重复利用率",), "规上工业用水重复利用率达到88%以上。", True),
    (("绿色工厂", "绿色矿山"), "建设绿色工厂20家。", False),
    (("5G基站",), "建成4G基站将近4400个。", True),
    (("5G基站",), "累计建成5G基站2500座。", False),
    (("总产值",), "全区工业总产值6700亿元。", False),
    (("最新",), "培育绿色工厂100家以上。", False),
    (("高铁里程",), "高速铁路运营里程达到1.1万公里。", False),
])
def test_a_text_without_the_words_of_any_thing_lacks_it(runs: tuple[str, ...], text: str, lacking: bool, library: Library) -> None:
    assert Things.of(runs, "".join(runs), library).lacking(text) is lacking


def test_examples_named_before_a_kind_are_no_things(library: Library) -> None:
    assert not Things.of(("风电光伏这类可再生能源装机",), "", library).lacking("可再生能源装机超过6000万千瓦")


def test_single_words_side_by_side_are_one_thing(library: Library) -> None:
    said = "2027年现代船舶产业产值"
    runs = ("现代", "船舶", "产业", "产值")
    assert Things.of(runs, said, library).lacking("到2027年，现代化工产业产值超过3600亿元")


@pytest.mark.parametrize(("run", "kept"), [("核电装机", False), ("火电装机", True)])
def test_a_row_of_another_thing_is_not_kept(run: str, kept: bool, library: Library) -> None:
    target = next(row for row in library.targets() if row.indicator == "火电装机")
    row = Asked.of((run,), run, library).row(target, library, 0.0)
    assert row is not None
    assert Things.of((run,), run, library).kept([row], library) == ([row] if kept else [])
