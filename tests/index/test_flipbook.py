"""Brochures to leaf through: right and left pages in two heaps come into reading order, other pages stay as they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.loaders import load_bytes
from index.loaders.flipbook import reading_order
from index.records import Line

THINGS = ("研发", "技改", "上云", "融资", "用工", "用地", "外贸", "会展", "物流", "人才", "专利", "品牌")
SENTENCES = [
    f"{n}.支持{thing}。对符合条件的{thing}项目给予一次性奖励{n}万元，由{thing}主管部门按季度受理审核并及时拨付到位，资金来源为区级财政预算。"
    for n, thing in enumerate(THINGS, 1)
]
OPEN = (1, 2, 5, 6, 8, 10)
"""The pages that end in the middle of a clause."""


def _pages() -> list[list[str]]:
    """The clauses on twelve pages, some of which end in the middle of one."""
    pages: list[list[str]] = [[] for _ in range(12)]
    for at, sentence in enumerate(SENTENCES):
        half = len(sentence) // 2 + at % 5
        if at in OPEN:
            pages[at].append(sentence[:half])
            pages[at + 1].append(sentence[half:])
        else:
            pages[at].append(sentence)
    return pages


def _html(order: list[int]) -> bytes:
    pages = _pages()
    body = "".join(
        "<div>" + "".join(f"<p>{line}</p>" for line in pages[at]) + f"<p>{'上一页' if at % 2 == 0 else '下一页'}</p></div>" for at in order
    )
    return f"<html><body>{body}</body></html>".encode()


def test_left_and_right_pages_are_read_by_turns() -> None:
    heaps = [*range(1, 12, 2), *range(0, 12, 2)]
    (loaded,) = load_bytes(_html(heaps), "手册.html")
    found = clean(loaded)
    assert "".join(found.text.split()) == "".join(SENTENCES)
    assert [page for _, page in found.pages] == list(range(1, 13))
    assert found.text.count("\n") == len(SENTENCES) - 1


def test_pages_in_order_stay_in_order() -> None:
    (loaded,) = load_bytes(_html(list(range(12))), "手册.html")
    assert all(line.page is None for line in loaded.lines)
    assert [line.text for line in loaded.lines if line.text not in ("上一页", "下一页")] == [line for page in _pages() for line in page]


@given(st.lists(st.one_of(st.sampled_from(["上一页", "下一页", *SENTENCES]), st.text(max_size=12)), max_size=60))
@settings(derandomize=True, deadline=None)
def test_no_line_but_the_controls_is_lost(texts: list[str]) -> None:
    found = reading_order([Line(text) for text in texts])
    kept = sorted(line.text for line in found if line.text.strip() and line.text.strip() not in ("上一页", "下一页"))
    assert kept == sorted(text for text in texts if text.strip() and text.strip() not in ("上一页", "下一页"))
