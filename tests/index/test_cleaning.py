"""Cleaning: golden pairs that a policy colleague can read, and the invariants every text has to keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.width import meaningful, normalise
from index.loaders import load_bytes
from index.records import CleanText, Line, Loaded

TITLE = "某某区工业经济高质量发展的若干政策意见"
GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "cleaning").glob("*.txt"))


def _text(*lines: str, wrapped: bool | None = None) -> Loaded:
    return Loaded("a.txt", "text", tuple(map(Line, lines)), wrapped)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_pairs(path: Path) -> None:
    _, source, wanted = (
        path.read_text(encoding="utf-8")
        .replace("\n---- 原文\n", "\f")
        .replace("\n---- 结果\n", "\f")
        .split("\f")
    )
    (loaded,) = load_bytes(source.encode(), path.name)
    assert clean(loaded).text == wanted.removesuffix("\n")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("到２０２５年，占比６６％＋１．５个百分点", "到2025年，占比66%+1.5个百分点"),
        ("（一）、“二”；《三》！～：", "（一）、“二”；《三》！～："),
        ("到 2027 年， 3D printing 和 AI 产业", "到2027年，3D printing和AI产业"),
        ("⼈⺠政府⻔户", "人民政府门户"),
        ("零\u200b宽\ufeff不\u00a0断\u3000空", "零宽不断空"),
        ("第三条\u3000　 本办法", "第三条本办法"),
        ("甲 \t 乙 丙\t丁", "甲\t乙丙\t丁"),
        ("ＧＤＰ　增长", "GDP增长"),
        ("面积100㎡、温度30℃、①②", "面积100㎡、温度30℃、①②"),
    ],
)
def test_characters(raw: str, shown: str) -> None:
    assert normalise(raw) == shown


def test_where_something_was_dropped_is_known() -> None:
    cleaned = clean(_text("某市推动民宿发展，对管理规范的", "- 12 -", "民宿授牌。", wrapped=True))
    assert cleaned.text == "某市推动民宿发展，对管理规范的民宿授牌。"
    assert [cleaned.text[place:] for place in cleaned.breaks] == ["民宿授牌。"]
    assert clean(_text("**一、总则**", "第一句。")).breaks == ()


def test_the_title_of_a_part_over_its_pages_is_kept_once() -> None:
    body = [f"第{n}项由主管部门按季度受理审核，及时拨付到位，资金来源为区级财政预算。" for n in "一二三四五六七八九十甲乙丙丁戊己"]
    lines = [Line(text, page) for page, one in enumerate(body, 1) for text in ([TITLE] if 4 <= page <= 7 else []) + [one, one[:9] + "另行规定。"]]
    cleaned = clean(Loaded("a", "html", tuple(lines), False))
    assert cleaned.text.count(TITLE) == 1
    assert cleaned.text.index(TITLE) < cleaned.text.index(body[3])
    assert [(drop.reason, drop.page) for drop in cleaned.dropped] == [("running_head", 5), ("running_head", 6), ("running_head", 7)]


def test_rows_are_marked_with_their_cells() -> None:
    cleaned = clean(_text("表1", "园区\t位置", "甲园\t甲市", "区\t乙市", "", "后文。"))
    rows = [
        (mark.kind, cleaned.text[mark.start : mark.end], mark.cells, mark.table) for mark in cleaned.marks
    ]
    assert rows == [
        ("header", "园区\t位置", ("园区", "位置"), 0),
        ("row", "甲园\t甲市", ("甲园", "甲市"), 0),
        ("row", "区\t乙市", ("区", "乙市"), 0),
    ]


def test_repeated_heads_inside_a_table_are_heads() -> None:
    cleaned = clean(
        _text("园区\t位置\t级别及定位", "甲园\t甲市\t省级", "园区\t位置\t级别", "乙园\t乙市\t市级")
    )
    assert [mark.kind for mark in cleaned.marks] == ["header", "row", "header", "row"]


def test_stated_tables_keep_merged_cells_and_tab_tables_get_other_numbers() -> None:
    stated = (
        Line("领域\t目标", table=0, header=True, cells=("领域", "目标")),
        Line("工业\t１亿元", table=0, cells=("工业", "１亿元")),
        Line("\t2亿元", table=0, cells=("工业", "2亿元")),
    )
    cleaned = clean(Loaded("a.html", "html", (*stated, Line("甲\t乙"), Line("丙\t丁"))))
    assert [(mark.table, mark.cells) for mark in cleaned.marks] == [
        (0, ("领域", "目标")),
        (0, ("工业", "1亿元")),
        (0, ("工业", "2亿元")),
        (1, ("甲", "乙")),
        (1, ("丙", "丁")),
    ]
    assert cleaned.text.splitlines()[2] == "\t2亿元"


def test_stated_headings_and_bold_leads_are_marked() -> None:
    lines = (Line("一、　总则", level=2), Line("做强　企业。每年安排资金。", bold=6))
    cleaned = clean(Loaded("a.docx", "docx", lines))
    assert [(mark.kind, cleaned.text[mark.start : mark.end], mark.level) for mark in cleaned.marks] == [
        ("heading", "一、总则", 2),
        ("bold", "做强企业。", None),
    ]


def test_pages_and_lines_lead_back_to_the_source() -> None:
    lines = [
        Line("为促进全市工业经济持续健康发展，经市人民政府研究同意，现提出", 1),
        Line("如下意见。", 2),
        Line("一、总则", 2),
    ]
    cleaned = clean(Loaded("a.pdf", "pdf", tuple(lines), True))
    assert cleaned.pages == ((0, 1), (cleaned.text.index("如下"), 2))
    assert cleaned.lines == ((0, 0), (cleaned.text.index("如下"), 1), (cleaned.text.index("一、"), 2))


def test_seam_and_drops_of_a_repeat() -> None:
    block = ["轻重工业结构不均衡，" * 5, "资源环境约束日益趋紧，" * 5, "工业用水效率有待提高，" * 5]
    cleaned = clean(
        _text(
            "一、形势",
            *(f"{line}完{n}。" for n, line in enumerate(block)),
            "二、目标",
            *(f"{line}完{n}。" for n, line in enumerate(block)),
            "三、任务",
        )
    )
    assert cleaned.seams == (cleaned.text.index("三、任务"),)
    assert [(drop.reason, drop.line) for drop in cleaned.dropped] == [
        ("repeat", 5),
        ("repeat", 6),
        ("repeat", 7),
    ]


def test_repeated_rows_of_a_table_are_kept() -> None:
    rows = [
        f"序号{n}\t某某县人民政府及其有关部门和单位，各乡镇人民政府\t按规定办理有关手续并报送备案材料"
        for n in range(3)
    ]
    lines = [Line(row, table=number, cells=tuple(row.split("\t"))) for number in (0, 1) for row in rows]
    assert clean(Loaded("a.docx", "docx", tuple(lines))).text.count("序号1") == 2


WORDS = st.sampled_from(
    (
        "一、", "（二）", "3.", "第四条　", "附件１", "到２０２５年，", "增加值达到", "５００亿元", "以上", "。", "；", "，", "：",
        "“专精特新”", "（责任单位：", "市科技局", "）", "《办法》", "　　", " ", "\t", "**", "- 3 -", "12", "GDP ", "3D ", "\u200b", "⼈⺠",
        "推动工业经济高质量发展取得新成效", "责 任 单 位", "|", "2024-01-02", "首页",
    )
)  # fmt: skip
LINES = st.lists(st.lists(WORDS, max_size=9).map("".join), max_size=30)


@st.composite
def documents(draw: st.DrawFn) -> Loaded:
    """Documents of every kind of line, with repeats and pages."""
    texts = draw(LINES)
    texts = texts * draw(st.integers(1, 2))
    paged = draw(st.booleans())
    lines = [
        Line(
            text,
            page=at // 7 + 1 if paged else None,
            level=draw(st.sampled_from((None, None, None, 1))) if text.strip() else None,
        )
        for at, text in enumerate(texts)
    ]
    return Loaded(
        "a",
        draw(st.sampled_from(("text", "html", "pdf"))),
        tuple(lines),
        draw(st.sampled_from((None, True, False))),
    )


def _letters(text: str) -> str:
    return "".join(char for char in normalise(text) if not char.isspace()).replace("*", "")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents())
def test_nothing_is_lost_but_what_is_listed(loaded: Loaded) -> None:
    cleaned = clean(loaded)
    gone = {drop.line for drop in cleaned.dropped if drop.reason != "markup"}
    kept = "".join(_letters(line.text) for at, line in enumerate(loaded.lines) if at not in gone)
    assert _letters(cleaned.text) == kept
    assert cleaned.coverage == 1.0


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents())
def test_maps_are_sound(loaded: Loaded) -> None:
    cleaned = clean(loaded)
    size = len(cleaned.text)
    for places in (cleaned.lines, cleaned.pages):
        offsets = [offset for offset, _ in places]
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset <= size for offset in offsets)
    numbers = [line for _, line in cleaned.lines]
    assert numbers == sorted(set(numbers))
    assert all(0 < seam < size for seam in cleaned.seams)
    assert all(
        0 <= mark.start <= mark.end <= size and "\n" not in cleaned.text[mark.start : mark.end]
        for mark in cleaned.marks
    )
    assert all(paragraph == normalise(paragraph) for paragraph in cleaned.text.split("\n"))
    assert [drop.line for drop in cleaned.dropped] == sorted(drop.line for drop in cleaned.dropped)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(documents())
def test_every_piece_stands_in_its_source_line(loaded: Loaded) -> None:
    cleaned = clean(loaded)
    ends = [offset for offset, _ in cleaned.lines[1:]] + [len(cleaned.text)]
    for (start, line), end in zip(cleaned.lines, ends, strict=False):
        assert _letters(cleaned.text[start:end]) == _letters(loaded.lines[line].text)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(documents())
def test_the_same_each_time(loaded: Loaded) -> None:
    assert clean(loaded) == clean(loaded)


def test_coverage_counts_what_is_kept() -> None:
    cleaned: CleanText = clean(_text("正文。", "- 1 -", "正文二。"))
    assert meaningful(cleaned.text) == 5
    assert cleaned.coverage == 1.0


def test_empty_document() -> None:
    assert clean(_text("", "　")) == CleanText("")


def test_page_numbers_printed_onto_the_first_word_go() -> None:
    lines = [
        f"{page}{'三、做强产业' if page == 4 else '发展动力，优化营商环境，提高服务效能，'}" if not row else
        f"{row}家企业，到2027年建成20个项目，2.5万亩农田，增强经济发展的内生动力，"
        for page in range(1, 14)
        for row in range(12)
    ]  # fmt: skip
    cleaned = clean(_text(*lines, wrapped=True))
    numbers = [drop.text for drop in cleaned.dropped if drop.reason == "page_number"]
    assert numbers == [str(page) for page in range(1, 14)]
    assert "\n三、做强产业\n" in cleaned.text
    assert "11家企业" in cleaned.text
    assert cleaned.coverage == 1.0


def test_a_page_number_may_stand_before_a_section_number() -> None:
    lines = [
        f"{page}{page % 7 + 1}.{page % 3 + 1} 做强企业"
        if not row
        else "增强经济发展的内生动力，优化营商环境。"
        for page in range(1, 14)
        for row in range(12)
    ]
    text = clean(_text(*lines, wrapped=True)).text
    assert [line for line in text.splitlines() if "做强" in line] == [
        f"{page % 7 + 1}.{page % 3 + 1}做强企业" for page in range(1, 14)
    ]


def test_a_list_whose_numbers_have_no_sign_keeps_them() -> None:
    lines = [f"{n}加强领导" for n in range(1, 30)]
    assert clean(_text(*lines)).text.startswith("1加强领导\n2加强领导")


def test_head_and_foot_that_a_browser_prints_go_even_from_one_page() -> None:
    lines = [
        Line("2026/7/24 16:03　某某办法_某某网", 1),
        Line("第一条 本办法自发布之日起施行。", 1),
        Line("https://www.example.gov.cn/a/content_1.html　1/1", 1),
    ]
    cleaned = clean(Loaded("a.pdf", "pdf", tuple(lines), True))
    assert cleaned.text == "第一条本办法自发布之日起施行。"
    assert [drop.line for drop in cleaned.dropped] == [0, 2]


@pytest.mark.parametrize("control", ["下一页", "上一页 下一页", "[下一页]", "首页 | 上一页 | 下一页 | 末页"])
def test_what_a_page_control_separates_stays_apart(control: str) -> None:
    before, after = "二、支持对象为在本区登记的企业和其他组织，以及经认定的服务机构", "新引进的研发机构，按照实际投入给予补助。"
    found = clean(_text(before, control, after, wrapped=True))
    assert found.text == f"{before}\n{after}"
    assert found.seams == (len(before) + 1,)
    assert [drop.text for drop in found.dropped] == [control]
