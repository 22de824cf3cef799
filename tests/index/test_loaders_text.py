"""Plain text and Markdown: encodings, line structure, and files that are no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import LoadError
from index.loaders import load, load_bytes

TEXT = "某市人民政府关于促进工业发展的若干措施\n\n　　第一条　支持企业上规模。到2027年，规上企业达到５００家，占比６６％。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_give_the_same_lines(encoding: str) -> None:
    (loaded,) = load_bytes(TEXT.encode(encoding), "措施.txt")
    assert [line.text for line in loaded.lines] == TEXT.split("\n")
    assert loaded.format == "text"


def test_line_breaks_of_all_systems() -> None:
    (loaded,) = load_bytes("第一条　甲。\r\n第二条　乙。\r第三条　丙。\x0c第四条　丁。".encode(), "a.txt")
    assert [line.text for line in loaded.lines] == [
        "第一条　甲。",
        "第二条　乙。",
        "第三条　丙。",
        "第四条　丁。",
    ]


def test_markdown_headings_become_levels() -> None:
    source = "# 总则\n正文。\n## 支持对象 ##\n#不是标题\n"
    (loaded,) = load_bytes(source.encode(), "a.md")
    assert [(line.text, line.level) for line in loaded.lines] == [
        ("总则", 1),
        ("正文。", None),
        ("支持对象", 2),
        ("#不是标题", None),
        ("", None),
    ]


def test_extension_does_not_decide() -> None:
    page = "<html><body><p>第一条　本办法自发布之日起施行，有效期五年。</p><p>第二条</p></body></html>"
    assert load_bytes(page.encode(), "办法.txt")[0].format == "html"
    assert load_bytes(TEXT.encode(), "办法.pdf")[0].format == "text"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "空文件"),
        (b" \r\n\t\n", "没有文字"),
        (bytes(range(256)) * 20, "编码"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"Rar!\x1a\x07\x00rest", "RAR"),
    ],
)
def test_unreadable_files_are_told_with_a_remedy(data: bytes, told: str) -> None:
    with pytest.raises(LoadError) as caught:
        load_bytes(data, "坏文件.txt")
    message = str(caught.value)
    assert "《坏文件.txt》" in message
    assert told in message
    assert "请" in message


def test_a_few_bad_bytes_are_a_warning() -> None:
    data = (TEXT * 20).encode()
    (loaded,) = load_bytes(data[:100] + b"\xff" + data[100:], "a.txt")
    assert loaded.faults
    assert "无法解码" in loaded.faults[0]


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="没有的"):
        load(tmp_path / "没有的.txt")


def test_name_shown_instead_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "upload_1.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert load(path)[0].name == "upload_1.txt"
    assert load(path, "措施.txt")[0].name == "措施.txt"


def test_characters_that_a_converter_left_as_numbers_are_told() -> None:
    (loaded,) = load_bytes(("一、总体要求\n" + "(cid:229)(cid:190)规划\n" * 15).encode(), "规划.txt")
    assert len(loaded.faults) == 1
    assert "30 个字" in loaded.faults[0]
    assert load_bytes("一、总体要求(cid:229)\n".encode(), "规划.txt")[0].faults == ()


DRAWN = """
专栏1　主要指标
| 序号 | 指标 | 单位 | 2015年 | 2020年 |
| --- | :--- | --- | ---: | ---: |
| 1 | 铁路营业里程 | 公里 | 386 | 470 |
| 2 | **公路**通车<br>里程 | 公里 | 19860 | 21500 |

第一条　其余不变。
"""
UNFRAMED = "类别|金额\n---|---\n甲\\|乙|3\n"
BOXED = "+----+----+\n| 档次 | 金额 |\n+====+====+\n| 一档 | 30万元 |\n+----+----+\n| 二档 | 20万元 |\n+----+----+\n"
BARE = "｜档次｜金额｜\n｜一档｜30万元｜\n｜二档｜20万元｜\n"


def cells(source: str, name: str = "方案.txt") -> list[tuple[str, ...]]:
    return [line.cells for line in load_bytes(source.encode(), name)[0].lines if line.table is not None]


def test_drawn_tables_are_tables_in_text_and_markdown() -> None:
    rows = [("序号", "指标", "单位", "2015年", "2020年"), ("1", "铁路营业里程", "公里", "386", "470")]
    assert cells(DRAWN)[:2] == rows == cells(DRAWN, "方案.md")[:2]
    assert cells(DRAWN, "方案.md")[2] == ("2", "公路通车里程", "公里", "19860", "21500")
    lines = load_bytes(DRAWN.encode(), "方案.txt")[0].lines
    assert [line.text for line in lines if line.table is None and line.text] == ["专栏1　主要指标", "第一条　其余不变。"]
    assert [line.header for line in lines if line.table is not None] == [True, False, False]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        (UNFRAMED, [("类别", "金额"), ("甲|乙", "3")]),
        (BOXED, [("档次", "金额"), ("一档", "30万元"), ("二档", "20万元")]),
        (BARE, [("档次", "金额"), ("一档", "30万元"), ("二档", "20万元")]),
        ("支持甲|乙两类企业。\n----\n其他企业|单位另定。\n", []),
        ("|只有一行|没有表|\n第二行没有竖线。\n", []),
        ("|甲|乙|\n|甲|乙|丙|\n", []),
    ],
)
def test_which_bars_make_a_table(source: str, rows: list[tuple[str, ...]]) -> None:
    assert cells(source) == rows


def test_inline_marks_of_markdown_are_left_out_and_plain_text_keeps_its_signs() -> None:
    source = "## 一、总则\n**（一）目标。**到2027年，**达到***500家*，见[附件](http://a.b/c.pdf)。\n- 第一项\n> 引用\n---\n5*3*2=30 与 a_b_c\n"
    assert [line.text for line in load_bytes(source.encode(), "a.md")[0].lines if line.text] == [
        "一、总则", "（一）目标。到2027年，达到500家，见附件。", "第一项", "引用", "5*3*2=30 与 a_b_c"]
    assert load_bytes("**到2027年**，达到500家。".encode(), "a.txt")[0].lines[0].text == "**到2027年**，达到500家。"


def test_html_tables_in_markdown_are_tables_and_its_lines_stay_lines() -> None:
    source = "一、目标\n（一）总量\n<table><tr><td>指标</td><td>2027年</td></tr><tr><td>产值</td><td>300亿元</td></tr></table>\n（二）结构\n"
    for name in ("a.md", "a.txt"):
        lines = load_bytes(source.encode(), name)[0].lines
        assert [line.text for line in lines if line.text] == ["一、目标", "（一）总量", "指标\t2027年", "产值\t300亿元", "（二）结构"]
        assert cells(source, name) == [("指标", "2027年"), ("产值", "300亿元")]
