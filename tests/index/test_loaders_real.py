"""Files as users have them: each is read faithfully, or told in Chinese what is the matter with it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.message import EmailMessage

import docx
import openpyxl
import pytest
from office_writer import paragraph, write_docx

from index.cleaning import clean
from index.errors import LoadError
from index.loaders import load_bytes
from index.records import Loaded

LETTER = "各县（市、区）人民政府：现将2026年技术改造项目申报工作通知如下，请认真组织实施。"


def _one(data: bytes, name: str) -> Loaded:
    (loaded,) = load_bytes(data, name)
    return loaded


def _texts(loaded: Loaded) -> list[str]:
    return [line.text for line in loaded.lines]


def test_macros_are_neither_read_nor_run() -> None:
    packed = io.BytesIO(write_docx(paragraph("某市通知") + paragraph("一、支持技改。")))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Attribute VB_Name Shell")
    assert _texts(_one(packed.getvalue(), "通知.docm")) == ["某市通知", "一、支持技改。"]


def test_spans_and_a_table_inside_a_cell() -> None:
    page = """<html><body><h1>补贴标准</h1><table><tr><th rowspan=2>类别</th><th colspan=2>标准（万元）</th></tr>
    <tr><th>市级</th><th>省级</th></tr><tr><td rowspan=2>企业</td><td>10</td>
    <td><table><tr><td>一档</td><td>20</td></tr><tr><td>二档</td><td>30</td></tr></table></td></tr>
    <tr><td colspan=2>另行规定</td></tr><tr><td>个人</td><td>1</td><td>2</td></tr></table></body></html>"""
    rows = [line for line in _one(page.encode(), "a.html").lines if line.table is not None]
    assert [row.header for row in rows] == [True, True, False, False, False]
    assert rows[1].cells == ("类别", "市级", "省级")
    assert rows[2].cells == ("企业", "10", "一档 20二档 30")
    assert rows[3].cells == ("企业", "另行规定", "另行规定")
    assert {row.table for row in rows} == {0}


def test_word_lists_and_merged_cells() -> None:
    document = docx.Document()
    document.add_heading("支持技改", 1)
    for words in ("对设备投资给予补助。", "对软件投资给予补助。"):
        document.add_paragraph(words, style="List Number")
    table = document.add_table(rows=4, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "类别"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "标准（万元）"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "企业"
    for at, words in {
        (1, 1): "市级",
        (1, 2): "省级",
        (2, 1): "10",
        (2, 2): "20",
        (3, 1): "30",
        (3, 2): "40",
    }.items():
        table.cell(*at).text = words
    out = io.BytesIO()
    document.save(out)
    lines = _one(out.getvalue(), "a.docx").lines
    assert [line.text for line in lines[:3]] == [
        "支持技改",
        "1.对设备投资给予补助。",
        "2.对软件投资给予补助。",
    ]
    assert [line.cells for line in lines[3:]] == [
        ("类别", "标准（万元）", "标准（万元）"),
        ("类别", "市级", "省级"),
        ("企业", "10", "20"),
        ("企业", "30", "40"),
    ]
    assert [line.header for line in lines[3:]] == [True, True, False, False]


def test_sheets_with_merged_heads() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "项目清单"
    for at, words in {
        "A1": "2026年重点项目",
        "A2": "序号",
        "B2": "名称",
        "C2": "投资（万元）",
        "C3": "总投资",
        "D3": "2026年",
        "E2": "时限",
    }.items():
        sheet[at] = words
    for span in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"):
        sheet.merge_cells(span)
    sheet.append([1, "材料园", 12000, 3000.5, date(2026, 5, 1)])
    sheet.append([2, "装备园", 8000, None, date(2026, 9, 30)])
    book.create_sheet("空表")
    book.create_sheet("说明")["A1"] = "本清单由市甲局解释。"
    out = io.BytesIO()
    book.save(out)
    lines = _one(out.getvalue(), "a.xlsx").lines
    assert [line.text for line in lines if line.table is None] == [
        "项目清单",
        "2026年重点项目",
        "说明",
        "本清单由市甲局解释。",
    ]
    rows = [line for line in lines if line.table is not None]
    assert [row.cells for row in rows] == [
        ("序号", "名称", "投资（万元）", "投资（万元）", "时限"),
        ("序号", "名称", "总投资", "2026年", "时限"),
        ("1", "材料园", "12000", "3000.5", "2026-05-01"),
        ("2", "装备园", "8000", "", "2026-09-30"),
    ]


def test_quoted_cells_in_gb18030() -> None:
    data = '序号,项目,"责任单位"\r\n1,"建设园区，\n分两期","市甲局, 市乙局"\r\n2,"称为""重点""",市丙局\r\n'.encode(
        "gb18030"
    )
    assert _texts(_one(data, "a.csv")) == [
        "序号\t项目\t责任单位",
        "1\t建设园区，分两期\t市甲局, 市乙局",
        '2\t称为"重点"\t市丙局',
    ]


class _GbkName(zipfile.ZipInfo):
    """A member whose name is stored in GBK, as older Chinese tools do."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def test_folders_and_gbk_names_in_an_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in {
            "政策/一季度/通知.txt": LETTER,
            "政策/附件/清单.csv": "序号,名称\n1,甲\n2,乙\n",
            "__MACOSX/._通知.txt": "x",
        }.items():
            archive.writestr(_GbkName(name), words.encode())
    loaded = load_bytes(out.getvalue(), "a.zip")
    assert [one.name for one in loaded] == ["通知.txt", "清单.csv"]
    assert _texts(loaded[0]) == [LETTER]


def test_page_that_was_a_mail() -> None:
    page = """<html><body><div>发件人: 张某 &lt;a@b.cn&gt;<br>发送时间: 2025年3月1日 10:00<br>收件人: 各县区<br>
    主题: 转发：关于做好申报工作的通知</div><hr><div><p>各县（区）：</p><p>现将申报工作通知如下。</p>
    <p><b>一、申报范围。</b>本市企业。</p></div></body></html>"""
    assert clean(_one(page.encode("gb18030"), "a.html")).text.split("\n")[3:] == [
        "主题:转发：关于做好申报工作的通知",
        "各县（区）：",
        "现将申报工作通知如下。",
        "一、申报范围。本市企业。",
    ]


@pytest.mark.parametrize("subtype", ["plain", "html"])
@pytest.mark.parametrize("encoding", ["gb2312", "utf-8"])
def test_mail_and_its_attachments(subtype: str, encoding: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.cn", "c@d.cn", "通知"
    mail.set_content(
        LETTER if subtype == "plain" else f"<html><body><p>{LETTER}</p></body></html>",
        subtype=subtype,
        charset=encoding,
        cte="base64",
    )
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    loaded = _one(mail.as_bytes(), "通知.eml")
    assert [text for text in _texts(loaded) if text] == [LETTER]
    assert "1 个附件" in loaded.faults[0]


@pytest.mark.parametrize(
    "words",
    [
        LETTER.encode("gb18030").decode("latin-1"),
        "锟斤拷" * 20 + LETTER,
        LETTER.encode().decode("gb18030", "replace"),
    ],
    ids=["latin", "replacement", "decoded-twice"],
)
def test_ruined_text_is_refused(words: str) -> None:
    with pytest.raises(LoadError, match="乱码"):
        load_bytes(words.encode(), "通知.txt")
