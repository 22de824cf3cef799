"""Places that are a mere circumstance of a question, and those it asks about, over invented cards."""

from __future__ import annotations

import pytest

from assistant.understand.places import places_named
from index.records import Metadata
from index.schema import Card


def card(id: str, title: str, region: str) -> Card:
    return Card(id, Metadata(title=title, region=region), "", "text", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")


CARDS = {one.id: one for one in (card("a", "大连市见习补贴办法", "大连市"), card("b", "甘肃省就业办法", "甘肃省"), card("c", "清湾市技改措施", "清湾市"))}


@pytest.mark.parametrize(
    ("question", "known", "unknown"),
    [
        ("我在大连开厂，招了三个甘肃来的工人，岗位补贴能拿吗", ("大连市",), ()),
        ("协议是跟佛山一家公司签的，大连这边能落户吗", ("大连市",), ()),
        ("成果最后放到合肥去产业化了，清湾的奖励还能不能要", ("清湾市",), ()),
        ("我们从合肥搬来清湾，设备补助有吗", ("清湾市",), ()),
        ("大连和合肥的见习补贴哪个高", ("大连市",), ("合肥市",)),
        ("我们在大连，合肥有没有见习补贴", ("大连市",), ("合肥市",)),
        ("合肥的见习补贴是多少", (), ("合肥市",)),
        ("大连和甘肃的补贴分别是多少", ("大连市", "甘肃省"), ()),
        ("清湾市企业能补多少", ("清湾市",), ()),
    ],
)
def test_places_asked_about(question: str, known: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    found, away, _ = places_named(question, CARDS, ())
    assert (tuple(name for name, _ in found), away) == (known, unknown)
