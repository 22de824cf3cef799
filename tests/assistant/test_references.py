"""Words that point back into a dialogue, put into the words they stand for."""

from __future__ import annotations

import pytest

from assistant.records import Query
from assistant.understand.references import spelled_out

BEFORE = Query(
    question="", text="", topic=("清洁能源产业", "产值"), about=("清洁能源产业", "产值"), kinds=frozenset({"figure"}), years=(2027,),
    spoken=("2027年新材料产业产值", "2027年清洁能源产业产值"),
)


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        ("它的增加值呢", "2027年清洁能源产业的增加值呢"),
        ("它占总产值的百分之几", "2027年清洁能源产业产值占总产值的百分之几"),
        ("装备制造呢？跟它加一块", "装备制造呢？跟2027年清洁能源产业产值加一块"),
        ("装备制造2027年的，跟刚才那个数比呢", "装备制造2027年的，跟2027年清洁能源产业产值比呢"),
        ("它是前面那个数的几倍", "2027年清洁能源产业产值是2027年新材料产业产值的几倍"),
        ("前者是后者的几倍", "2027年新材料产业产值是2027年清洁能源产业产值的几倍"),
        ("行业级的呢？到2022年是它的几倍", "行业级的呢？到2022年是它的几倍"),
        ("其他产业呢", "其他产业呢"),
        ("比上一个规划高多少", "比上一个规划高多少"),
        ("比那时候高多少", "比那时候高多少"),
        ("2022年的呢？比那时候低了多少", "2022年的呢？比2027年低了多少"),
    ],
)
def test_what_points_back_is_spelled_out(question: str, spelled: str) -> None:
    assert spelled_out(question, BEFORE) == spelled


def test_nothing_points_back_at_the_beginning() -> None:
    assert spelled_out("它的增加值呢", None) == "它的增加值呢"
