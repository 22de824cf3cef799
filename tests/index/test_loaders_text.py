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
