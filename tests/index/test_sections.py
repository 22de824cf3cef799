"""The heading tree against golden pairs (text ===== tree), and its invariants on any text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import CleanText, Document, Mark, Metadata, Section
from index.sections import section_at, sections
from index.targets import extract

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "structure").glob("*.txt"))

LINES = st.sampled_from(
    [
        "一、总体要求", "二、重点任务", "（一）指导思想。坚持发展。", "（二）目标", "1.加快发展。支持企业。", "2.提升质量", "（1）培育企业。",
        "①补助对象；", "——规模扩大。到2025年达到100亿元。", "第一章 总则", "第二章", "第三条 本办法自公布之日起施行。", "专栏1 重点工程",
        "附件1", "附件：1.清单", "2.名单", "目录", "第一章 总则......3", "保障措施", "各地要加强组织领导，落实责任分工，确保各项任务落到实处，取得实效。",
        "", "项目\t金额", "甲\t10", "某某市人民政府", "2022年3月1日", "（责任单位：市发展改革委、财政局）", ".现代纺织。", "3.10种金属", "1.2范围",
    ]
)  # fmt: skip
ACTS = st.lists(
    st.one_of(
        LINES,
        st.sampled_from([f"{place}某市政府关于印发{name}办法的通知" for place in ("", "1.", "2.") for name in "甲乙丙丁"]),
        st.sampled_from(["某政发〔2024〕5号", "各县区政府：", "3.某市财政局关于戊事项的通知（2024年6月2日）各县区财政局：", "的通知", "为做好工作"]),
    ),
    max_size=40,
).map("\n".join)
TEXTS = st.one_of(
    ACTS,
    st.text(max_size=300),
    st.lists(LINES, max_size=30).map("\n".join),
    st.text(alphabet="一二、（）1.条第章附件专栏—\n。；：目录……", max_size=120),
)


def outline(found: tuple[Section, ...]) -> list[str]:
    return ["  " * (one.level - 1) + f"{one.marker}|{one.title}" for one in found[1:]]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_trees(path: Path) -> None:
    text, tree = path.read_text("utf-8").split("\n=====\n")
    assert "\n".join(outline(sections(CleanText(text)))) == tree.rstrip("\n")


@given(TEXTS, st.lists(st.integers(0, 40), max_size=4))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_invariants(text: str, stated: list[int]) -> None:
    starts = [0] + [place + 1 for place, sign in enumerate(text) if sign == "\n"]
    marks = tuple(
        Mark("heading", starts[i], (text + "\n").index("\n", starts[i]), level=1 + i % 3)
        for i in sorted(set(stated))
        if i < len(starts)
    )
    found = sections(CleanText(text, marks))
    root = found[0]
    assert (root.start, root.end, root.level, root.parent) == (0, len(text), 0, None)
    assert found == sections(CleanText(text, marks))
    for index, one in enumerate(found):
        assert one.index == index
        assert 0 <= one.start <= one.heading_end <= one.end <= len(text)
        if one.parent is None:
            assert index == 0
            continue
        parent = found[one.parent]
        assert parent.index < index
        assert parent.heading_end <= one.start
        assert one.end <= parent.end
        assert one.level == parent.level + 1
        assert one.path[:-1] == parent.path
        assert one.path[-1].replace(" ", "") == "".join(text[one.start : one.heading_end].split())
        assert one.start < one.end
    by_parent: dict[int | None, list[Section]] = {}
    for one in found:
        by_parent.setdefault(one.parent, []).append(one)
    for siblings in by_parent.values():
        assert all(a.end <= b.start for a, b in itertools.pairwise(siblings))


@given(TEXTS)
@settings(deadline=None, derandomize=True, max_examples=150)
def test_every_character_belongs_to_one_innermost_section(text: str) -> None:
    found = sections(CleanText(text))
    for offset in range(0, len(text), 7):
        around = [one for one in found if one.start <= offset < one.end]
        assert section_at(found, offset) == max(around, key=lambda one: one.level)


def test_format_headings_without_numbers_make_levels() -> None:
    text = "本文件规定如下。\n支持对象\n本市企业。\n申报条件\n依法纳税。\n信用良好"
    marks = tuple(
        Mark("heading", text.index(words), text.index(words) + len(words), level=level)
        for words, level in (("支持对象", 2), ("申报条件", 2), ("信用良好", 3))
    )
    assert outline(sections(CleanText(text, marks))) == ["|支持对象", "|申报条件", "  |信用良好"]


def test_stated_levels_rank_numbered_and_bare_headings_together() -> None:
    text = "本文件规定如下。\n一、支持对象\n企业范围\n1.工业企业。包括制造业。\n园区范围\n省级园区。\n二、申报条件\n依法纳税。"
    levels = (("一、支持对象", 2), ("企业范围", 3), ("园区范围", 3), ("二、申报条件", 2))
    marks = tuple(Mark("heading", text.index(w), text.index(w) + len(w), level=level) for w, level in levels)
    assert outline(sections(CleanText(text, marks))) == [
        "一、|支持对象",
        "  |企业范围",
        "    1.|工业企业",
        "  |园区范围",
        "二、|申报条件",
    ]


def test_a_bold_lead_is_the_heading() -> None:
    text = "要求如下。\n1.强化创新驱动，支持企业建设研发机构，并给予奖励"
    start = text.index("1.")
    found = sections(CleanText(text, (Mark("bold", start, start + 8),)))
    assert [(one.marker, one.title) for one in found[1:]] == [("1.", "强化创新驱动")]


def test_a_long_sentence_is_no_title() -> None:
    text = "要求如下。\n1.到2025年，全市规模以上工业增加值达到100亿元。企业数量达到50家。"
    assert sections(CleanText(text))[1].title == ""


def test_targets_of_a_compilation_are_of_their_own_places() -> None:
    acts = [
        f"广东省{city}人民政府办公室关于印发{name}方案的通知\n{sign}府办〔2024〕{n}号\n各有关单位：\n一、工作目标\n到2027年，工业增加值达到{n}00亿元。"
        for n, (city, name, sign) in enumerate((("汕尾市", "甲", "汕"), ("佛山市", "乙", "佛"), ("江门市", "丙", "江")), 1)
    ]
    text = CleanText("\n".join(acts))
    document = Document("汇编", Metadata(region="广东省", level="省"), text)
    found = extract(document, sections(text))
    assert [(one.region, one.value) for one in found] == [("汕尾市", 100), ("佛山市", 200), ("江门市", 300)]
