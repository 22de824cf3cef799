"""PDF: lines with pages and indents, ruled tables, page furniture, and files that are locked, broken or scanned."""

from __future__ import annotations

import pytest
from pdf_writer import Stroke, Text, grid, write_pdf

from index.cleaning import clean
from index.errors import LoadError
from index.loaders import load_bytes, ocr

BODY = "为促进工业发展，对年营业收入首次超过十亿元的企业，给予一次性"


def _page(number: int, *items: Text | Stroke) -> list[Text | Stroke]:
    return [Text(200, 40, "某市人民政府公报"), *items, Text(290, 810, f"- {number} -")]


def test_lines_have_pages_and_indents() -> None:
    data = write_pdf(
        [
            _page(1, Text(114, 100, BODY), Text(90, 120, "奖励100万元。")),
            _page(2, Text(114, 100, "第二条 附则。")),
        ]
    )
    (loaded,) = load_bytes(data, "a.pdf")
    assert [(line.text, line.page) for line in loaded.lines][1:3] == [
        ("\u3000\u3000" + BODY, 1),
        ("奖励100万元。", 1),
    ]
    assert loaded.lines[-2].page == 2
    assert loaded.wrapped is True


def test_furniture_goes_and_paragraphs_cross_pages() -> None:
    pages = [
        _page(n, *(Text(90 if at else 114, 100 + 20 * at, BODY) for at in range(20))) for n in range(1, 5)
    ]
    cleaned = clean(load_bytes(write_pdf(pages), "a.pdf")[0])
    assert "公报" not in cleaned.text
    assert "-" not in cleaned.text
    assert [page for _, page in cleaned.pages] == [1, 2, 3, 4]
    assert {drop.reason for drop in cleaned.dropped} == {"page_number", "running_head"}
    assert cleaned.coverage == 1.0


def test_ruled_table_stands_in_its_place() -> None:
    words = [
        Text(95 + 100 * c, 220 + 30 * r, t)
        for r, row in enumerate(
            [("指标", "2025年", "2027年"), ("增加值", "100亿元", "150亿元"), ("户数", "20家", "30家")]
        )
        for c, t in enumerate(row)
    ]
    page = [
        Text(90, 100, "第一条 目标如下表。"),
        *words,
        *grid([90, 190, 290, 390], [200, 230, 260, 290]),
        Text(90, 320, "第二条 附则。"),
    ]
    lines = load_bytes(write_pdf([page]), "a.pdf")[0].lines
    assert [line.text for line in lines] == [
        "第一条 目标如下表。",
        "指标\t2025年\t2027年",
        "增加值\t100亿元\t150亿元",
        "户数\t20家\t30家",
        "第二条 附则。",
    ]
    assert [line.header for line in lines] == [False, True, False, False, False]
    assert lines[2].cells == ("增加值", "100亿元", "150亿元")


def test_merged_cells_of_a_ruled_table() -> None:
    strokes = [
        *(Stroke(90, y, 390, y) for y in (200, 260, 290)),
        Stroke(190, 230, 390, 230),
        *(Stroke(x, 200, x, 290) for x in (90, 190, 390)),
        Stroke(290, 230, 290, 290),
    ]
    words = [
        Text(95, 235, "领域"),
        Text(280, 220, "目标"),
        Text(195, 250, "2025年"),
        Text(295, 250, "2027年"),
        Text(95, 280, "工业"),
        Text(195, 280, "1亿元"),
        Text(295, 280, "2亿元"),
    ]
    lines = load_bytes(
        write_pdf([[Text(90, 100, "本办法的目标见下表，自发布之日起施行。"), *words, *strokes]]), "a.pdf"
    )[0].lines
    assert [line.cells for line in lines if line.table is not None] == [
        ("领域", "目标", "目标"),
        ("领域", "2025年", "2027年"),
        ("工业", "1亿元", "2亿元"),
    ]


def test_table_over_a_page_break_stays_one() -> None:
    def part(rows: list[tuple[str, str]]) -> list[Text | Stroke]:
        words = [Text(95 + 100 * c, 120 + 30 * r, t) for r, row in enumerate(rows) for c, t in enumerate(row)]
        return [*words, *grid([90, 190, 290], [100 + 30 * n for n in range(len(rows) + 1)])]

    first = [
        Text(90, 60, "园区名单如下，各单位要认真落实。"),
        *part([("园区", "位置"), ("甲园区", "甲市"), ("乙园区", "乙市")]),
    ]
    second = [
        *part([("园区", "位置"), ("丙园区", "丙市"), ("丁园区", "丁市")]),
        Text(90, 300, "本办法由市工业和信息化局负责解释。"),
    ]
    rows = [
        line for line in load_bytes(write_pdf([first, second]), "a.pdf")[0].lines if line.table is not None
    ]
    assert {row.table for row in rows} == {0}
    assert [row.cells[0] for row in rows] == ["园区", "甲园区", "乙园区", "丙园区", "丁园区"]
    assert [row.header for row in rows] == [True, False, False, False, False]


def test_radicals_become_characters() -> None:
    data = write_pdf([[Text(90, 100, "⼈⺠政府关于⼯业的若干措施，自发布之日起施行。")]])
    assert clean(load_bytes(data, "a.pdf")[0]).text.startswith("人民政府关于工业的若干措施")


def test_truncated_file_is_told() -> None:
    with pytest.raises(LoadError, match=r"《断\.pdf》.*损坏.*请"):
        load_bytes(b"%PDF-1.7\n1 0 obj << /Type /Catalog >>", "断.pdf")


def test_locked_file_is_told() -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_pdf([[Text(90, 100, BODY)]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(LoadError, match="密码"):
        load_bytes(out.getvalue(), "锁.pdf")


def test_scan_without_recogniser_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(out, "PDF")
    with pytest.raises(LoadError, match=r"扫描件.*pip install"):
        load_bytes(out.getvalue(), "扫描.pdf")
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, "PNG")
    with pytest.raises(LoadError, match=r"图片.*pip install"):
        load_bytes(out.getvalue(), "图.png")


def test_recognised_pages_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", lambda picture: ["第一条 本办法自发布之日起施行。"])
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(out, "PDF")
    (loaded,) = load_bytes(out.getvalue(), "扫描.pdf")
    assert loaded.recognised
    assert [(line.text, line.page) for line in loaded.lines] == [("第一条 本办法自发布之日起施行。", 1)]
