"""Documents of which each year has its own, named by their years: over invented reports of two places."""

from __future__ import annotations

import pytest

from assistant.understand.documents import mentions
from assistant.understand.series import of_several_years, written_out
from assistant.understand.told_shares import by_their_names
from index.records import Metadata
from index.schema import Card


def card(id: str, title: str, region: str, published: str) -> Card:
    return Card(id, Metadata(title=title, region=region, published=published), "", "text", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")


CARDS = {
    one.id: one
    for one in (
        card("n19", "政府工作报告", "全国", "2019-03-05"),
        card("n20", "政府工作报告", "全国", "2020-05-22"),
        card("y25", "2025年云南省政府工作报告", "云南省", "2025-01-12"),
        card("y26", "2026年政府工作报告", "云南省", "2026-01-20"),
        card("h25", "2025年河南省政府工作报告", "河南省", "2025-01-18"),
        card("h26", "2026年河南省政府工作报告", "河南省", "2026-01-26"),
        card("plan", "河南省养老服务方案", "河南省", "2025-03-01"),
    )
}


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("2019年和2020年两份国务院政府工作报告，就业目标各是多少", ["n19", "n20"]),
        ("国务院2020年政府工作报告的就业目标比2019年那份少多少", ["n20", "n19"]),
        ("按云南2025年、2026年两份政府工作报告，总量多了多少", ["y25", "y26"]),
        ("河南的粮食产量，2025年报告里的数和2026年报告里的数各是多少", ["h25", "h26"]),
        ("2026年云南、河南两个省政府工作报告定的增长目标", ["y26", "h26"]),
        ("云南今年的报告定的目标和去年那份比，是多了还是少了", ["y26", "y25"]),
        ("河南2026年政府工作报告的增长目标跟2025年比是高了还是低了", ["h26", "h25"]),
        ("云南2026年政府工作报告的就业目标和2025年相比减了多少", ["y26", "y25"]),
        ("河南2026年政府工作报告里生产总值比2025年多多少", ["h26"]),
        ("2025年河南国家级企业有多少，2026年报告呢", ["h26"]),
        ("河南2025年养老床位多少张", []),
    ],
)
def test_reports_named_by_their_years(question: str, documents: list[str]) -> None:
    found = [id for one in mentions(written_out(question, CARDS), CARDS) for id in one.documents]
    assert found == documents


def test_what_is_named_in_short_is_written_out_and_stays() -> None:
    once = written_out("国务院2020年政府工作报告的目标比2019年那份少多少", CARDS)
    assert once == "国务院2020年政府工作报告的目标比2019年国务院政府工作报告少多少"
    assert written_out(once, CARDS) == once


def test_reports_of_two_places_stay_open_where_none_is_named() -> None:
    assert written_out("2026年的报告提到哪些产业", CARDS) == "2026年的报告提到哪些产业"


def test_documents_of_several_years_are_of_one_place() -> None:
    assert of_several_years(("h25", "h26"), CARDS)
    assert not of_several_years(("h25", "y26"), CARDS)
    assert not of_several_years(("h25",), CARDS)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("全社会研发投入占生产总值的比例要到多少", "研发经费投入强度要到多少"),
        ("研发经费支出相当于全市生产总值的比例目标", "研发经费投入强度目标"),
        ("制造业增加值占生产总值的比例", "制造业增加值占生产总值的比例"),
    ],
)
def test_a_share_with_a_name_of_its_own_is_called_by_it(question: str, meant: str) -> None:
    assert by_their_names(question) == meant


def test_a_report_that_the_place_has_not_is_unknown() -> None:
    found = mentions("河南省2023年政府工作报告提出的目标", CARDS)
    assert [(one.documents, one.unknown) for one in found] == [((), "河南省2023年政府工作报告")]
