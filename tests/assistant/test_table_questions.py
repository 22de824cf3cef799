"""Questions to the rows of a table: a small county's table, golden answers a colleague can correct, and what must not be answered from it."""

from __future__ import annotations

import pytest

from assistant.answer import answer
from assistant.records import Draft, Status
from index.build import add
from index.library import Library

PAGE = """<html><body><h1>某县园区建设方案</h1><p>某县人民政府</p><h2>一、园区布局</h2><p>全县重点园区见下表，按表中产业招商。</p>
<table><caption>表1 某县重点园区一览表</caption>
<tr><th>园区名称</th><th>位置</th><th>级别</th><th>主导产业</th></tr>
<tr><td>城北经济技术开发区</td><td>甲镇</td><td>国家级开发区</td><td>装备制造、生物医药</td></tr>
<tr><td>东湖工业园区</td><td>乙镇</td><td>省级工业园区</td><td>家具、印刷</td></tr>
<tr><td>南岭工业园区</td><td>甲镇</td><td>省级工业园区</td><td>生物医药、食品加工</td></tr>
<tr><td>西河新材料产业基地</td><td>丙镇</td><td>县级园区</td><td>新材料</td></tr>
<tr><td>河口工业园区</td><td>丙镇</td><td>县级园区</td><td>物流</td></tr></table>
<h2>二、保障措施</h2><p>（一）加强领导。县政府成立园区建设领导小组，负责统筹协调。</p></body></html>"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "parks.html").write_text(PAGE, encoding="utf-8")
    add([folder / "parks.html"], home=folder / "home", progress=False)
    return Library.open(folder / "home")


def asked(question: str, library: Library) -> Draft:
    return answer(question, (), library)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("甲镇有哪些园区？", ["城北经济技术开发区", "南岭工业园区"]),
        ("丙镇的园区有几个？", ["西河新材料产业基地", "河口工业园区"]),
        ("省级工业园区有哪些", ["东湖工业园区", "南岭工业园区"]),
        ("哪些园区以生物医药为主导产业？", ["城北经济技术开发区", "南岭工业园区"]),
        ("表1里归甲镇的园区有哪几个？", ["城北经济技术开发区", "南岭工业园区"]),
        ("重点园区一览表，丙镇名下的园区都有谁", ["西河新材料产业基地", "河口工业园区"]),
        ("重点园区一览表里哪些园区的主导产业有生物医药？", ["城北经济技术开发区", "南岭工业园区"]),
        ("某县重点园区里，属于县级园区的是哪几个？", ["西河新材料产业基地", "河口工业园区"]),
        ("某县有哪些重点园区", ["城北经济技术开发区", "东湖工业园区", "南岭工业园区", "西河新材料产业基地", "河口工业园区"]),
    ],
)
def test_the_rows_that_fit_are_named_and_cited(library: Library, question: str, names: list[str]) -> None:
    draft = asked(question, library)
    assert draft.status == Status.ANSWERED and f"共{len(names)}个" in draft.text
    assert [row[0] for row in draft.table.rows] == names if draft.table else False
    assert all(any(name in one.quote for one in draft.citations) and name in draft.text for name in names)


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("东湖工业园区的主导产业是什么？", "主导产业：家具、印刷[1]"),
        ("城北经开区在哪个镇", "位置：甲镇[1]"),
        ("西河基地主要发展什么产业", "主导产业：新材料[1]"),
        ("南岭工业园区是什么级别", "级别：省级工业园区[1]"),
    ],
)
def test_what_stands_in_a_row_whatever_short_name_it_is_called_by(library: Library, question: str, cell: str) -> None:
    draft = asked(question, library)
    assert cell in draft.text and len(draft.citations) == 1


@pytest.mark.parametrize("question", ["甲镇有哪些医院？", "东湖工业园区有多少家企业？", "丁镇有哪些园区？", "南岭工业园区的负责人是谁"])
def test_what_the_table_does_not_tell_is_not_read_out_of_it(library: Library, question: str) -> None:
    draft = asked(question, library)
    assert draft.table is None and "符合的共" not in draft.text and "位置：" not in draft.text
