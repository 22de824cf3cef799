"""Word documents: headings, printed numbers, tables, notes, text boxes, and files that are locked or too old."""

from __future__ import annotations

import pytest
from office_writer import cell, paragraph, table, write_docx

from index.errors import LoadError
from index.loaders import load_bytes
from index.loaders.numbering import chinese, render
from index.records import Line

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def _lines(body: str, **parts: str) -> tuple[Line, ...]:
    return load_bytes(write_docx(body, **parts), "规划.docx")[0].lines


def _numbered(level: int, text: str, number: int = 1) -> str:
    return paragraph(text, LIST.format(level=level, number=number))


def test_automatic_numbers_come_as_printed() -> None:
    body = (
        _numbered(0, "总体要求")
        + _numbered(1, "指导思想")
        + _numbered(1, "主要目标")
        + _numbered(2, "产业规模")
        + _numbered(0, "重点任务")
        + _numbered(1, "培育企业")
        + _numbered(2, "龙头企业")
        + _numbered(0, "附则", number=2)
    )
    assert [line.text for line in _lines(body, numbering=NUMBERING)] == [
        "一、总体要求",
        "（一）指导思想",
        "（二）主要目标",
        "1.产业规模",
        "二、重点任务",
        "（一）培育企业",
        "1.龙头企业",
        "一、附则",
    ]


def test_chinese_numbers() -> None:
    shown = {
        1: "一",
        10: "十",
        12: "十二",
        20: "二十",
        21: "二十一",
        100: "一百",
        105: "一百零五",
        110: "一百一十",
        1003: "一千零三",
    }
    assert {number: chinese(number) for number in shown} == shown


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (3, "decimal", "3"),
        (3, "upperLetter", "C"),
        (28, "lowerLetter", "bb"),
        (14, "lowerRoman", "xiv"),
        (2, "decimalEnclosedCircle", "②"),
        (2, "ideographTraditional", "乙"),
    ],
)
def test_number_formats(number: int, form: str, shown: str) -> None:
    assert render(number, form) == shown


def test_heading_levels_come_from_styles_and_outline() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="我的标题"/><w:basedOn w:val="a"/></w:style>'
    )
    body = (
        paragraph("一级", '<w:pStyle w:val="a"/>')
        + paragraph("也是一级", '<w:pStyle w:val="b"/>')
        + paragraph("二级", '<w:outlineLvl w:val="1"/>')
        + paragraph("正文", '<w:outlineLvl w:val="9"/>')
    )
    assert [line.level for line in _lines(body, styles=styles)] == [1, 1, 2, None]


def test_bold_lead_is_measured() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>做强企业。</w:t></w:r><w:r><w:t>每年安排资金。</w:t></w:r></w:p>"
    )
    (line,) = _lines(body)
    assert line.text[: line.bold] == "做强企业。"


def test_merged_cells() -> None:
    span, down, more = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = paragraph("表前。") + table(
        cell("领域", down) + cell("目标", span),
        cell("", more) + cell("2025年") + cell("2027年"),
        cell("工业") + cell("100亿元") + cell("150亿元"),
    )
    rows = _lines(body)[1:]
    assert [row.cells for row in rows] == [
        ("领域", "目标", "目标"),
        ("领域", "2025年", "2027年"),
        ("工业", "100亿元", "150亿元"),
    ]
    assert [row.text for row in rows] == ["领域\t目标\t", "\t2025年\t2027年", "工业\t100亿元\t150亿元"]
    assert {row.table for row in rows} == {0}


def test_a_box_of_one_cell_is_text() -> None:
    inside = f"<w:tc>{paragraph('专栏1 重点工程')}{paragraph('建设园区10个。')}</w:tc>"
    lines = _lines(table(inside))
    assert [(line.text, line.table) for line in lines] == [("专栏1 重点工程", None), ("建设园区10个。", None)]


def test_notes_boxes_and_changes() -> None:
    box = f"<mc:AlternateContent><mc:Choice><wps:x><w:txbxContent>{paragraph('框里的话')}</w:txbxContent></wps:x></mc:Choice><mc:Fallback><w:txbxContent>{paragraph('框里的话')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    body = (
        '<w:p><w:r><w:t>企业</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:ins><w:r><w:t>应当</w:t></w:r></w:ins>'
        f"<w:del><w:r><w:delText>可以</w:delText></w:r></w:del><w:r><w:t>申报。</w:t></w:r><w:r>{box}</w:r></w:p>"
    )
    notes = f'<w:footnote w:id="0" w:type="separator">{paragraph("——")}</w:footnote><w:footnote w:id="2">{paragraph("规模以上企业。")}</w:footnote>'
    assert [line.text for line in _lines(body, footnotes=notes)] == [
        "企业应当申报。",
        "规模以上企业。",
        "框里的话",
    ]


def test_soft_breaks_part_lines_and_page_breaks_do_not() -> None:
    body = '<w:p><w:r><w:t>关于发展工业的</w:t><w:br/><w:t>若干措施</w:t><w:br w:type="page"/></w:r></w:p>'
    assert [line.text for line in _lines(body)] == ["关于发展工业的", "若干措施"]


def test_missing_styles_and_broken_numbering_do_not_stop() -> None:
    data = write_docx(_numbered(0, "总体要求"))
    assert load_bytes(data, "a.docx")[0].lines[0].text == "总体要求"
    damaged = write_docx(paragraph("正文。"), styles="<w:style>")
    (loaded,) = load_bytes(damaged, "a.docx")
    assert loaded.lines[0].text == "正文。"
    assert "styles.xml" in loaded.faults[0]


def test_empty_document() -> None:
    with pytest.raises(LoadError, match="没有文字"):
        load_bytes(write_docx("<w:p/>"), "空.docx")


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        ("EncryptedPackage", "密码"),
        ("WordDocument", "另存为 docx"),
        ("Workbook", "另存为 xlsx"),
        ("Other", "Office"),
    ],
)
def test_old_and_locked_files(stream: str, told: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + stream.encode("utf-16-le")
    with pytest.raises(LoadError, match=told):
        load_bytes(data, "旧.docx")


def test_truncated_file() -> None:
    data = write_docx(paragraph("正文。" * 500))
    with pytest.raises(LoadError, match="损坏"):
        load_bytes(data[: len(data) // 2], "断.docx")


def test_an_exponent_does_not_run_into_its_number() -> None:
    high = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    body = f"<w:p><w:r><w:t>每秒10</w:t></w:r><w:r>{high}<w:t>18</w:t></w:r><w:r><w:t>次，面积3m</w:t></w:r><w:r>{high}<w:t>2</w:t></w:r></w:p>"
    (loaded,) = load_bytes(write_docx(body), "a.docx")
    assert loaded.lines[0].text == "每秒10¹⁸次，面积3m2"
