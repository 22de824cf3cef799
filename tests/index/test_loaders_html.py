"""Web pages: the main content, its tables, and the page's own properties."""

from __future__ import annotations

import pytest

from index.errors import LoadError
from index.loaders import load_bytes

HEAD = (
    '<html><head><meta charset="utf-8"><title>关于支持工业的若干措施 - 某市人民政府门户网站</title>'
    '<meta name="ArticleTitle" content="关于支持工业的若干措施"><meta name="PubDate" content="2024-03-05 10:00"></head>'
)
BODY = "<p>　　第{n}条　对年营业收入首次突破{n}0亿元的企业，给予一次性奖励，资金由市财政安排。</p>"


def _page(content: str) -> bytes:
    menu = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(12))
    return (
        f"{HEAD}<body><div class='top'><ul>{menu}</ul></div><script>var a='脚本里的话，不是正文。'</script>"
        f"<div class='box'><h1>关于支持工业的若干措施</h1><div class='bar'>来源：本网 浏览次数：12</div>"
        f"<div class='content'>{content}</div></div><div class='foot'><p>版权所有：某市人民政府办公室，备案号123。</p></div></body></html>"
    ).encode()


def _texts(content: str) -> list[str]:
    return [line.text.strip() for line in load_bytes(_page(content), "a.html")[0].lines]


def test_only_the_content_is_read() -> None:
    texts = _texts("".join(BODY.format(n=n) for n in range(1, 6)))
    assert len(texts) == 5
    assert texts[0].startswith("第1条")
    assert not any(word in text for text in texts for word in ("栏目", "版权", "脚本", "浏览"))


def test_title_and_date_come_from_the_page() -> None:
    (loaded,) = load_bytes(_page(BODY.format(n=1) * 3), "a.html")
    assert (loaded.title, loaded.published) == ("关于支持工业的若干措施", "2024-03-05")


def test_breaks_end_lines_and_hidden_text_is_left_out() -> None:
    texts = _texts(
        BODY.format(n=1) * 3
        + "<p>甲方，<span style='display:none'>看不见的。</span>乙方。<br>丙方。</br>丁方。</p>"
    )
    assert texts[3:] == ["甲方，乙方。", "丙方。", "丁方。"]


def test_headings_and_bold_leads() -> None:
    content = (
        BODY.format(n=1) * 3
        + "<h2>二、支持方式</h2><p><b>做强企业。</b>每年安排资金1亿元，用于奖励企业。</p>"
    )
    lines = load_bytes(_page(content), "a.html")[0].lines
    heading = next(line for line in lines if line.text == "二、支持方式")
    lead = next(line for line in lines if line.text.startswith("做强"))
    assert heading.level == 2
    assert lead.text[: lead.bold] == "做强企业。"


def test_merged_cells_are_filled_in_but_printed_once() -> None:
    table = (
        "<table><tr><td rowspan=2>领域</td><td colspan=2>目标</td></tr><tr><td>2025年</td><td>2027年</td></tr>"
        "<tr><td rowspan=2>工业</td><td>100亿元</td><td>150亿元</td></tr><tr><td>20家</td><td>30家</td></tr></table>"
    )
    lines = [
        line
        for line in load_bytes(_page(BODY.format(n=1) * 4 + table), "a.html")[0].lines
        if line.table is not None
    ]
    assert [line.cells for line in lines] == [
        ("领域", "目标", "目标"),
        ("领域", "2025年", "2027年"),
        ("工业", "100亿元", "150亿元"),
        ("工业", "20家", "30家"),
    ]
    assert [line.text for line in lines] == [
        "领域\t目标\t",
        "\t2025年\t2027年",
        "工业\t100亿元\t150亿元",
        "\t20家\t30家",
    ]
    assert [line.header for line in lines] == [True, True, False, False]


def test_layout_tables_are_no_tables() -> None:
    content = "".join(BODY.format(n=n) for n in range(1, 5))
    lines = load_bytes(_page(f"<table><tr><td>{content}</td></tr></table>"), "a.html")[0].lines
    assert [line.table for line in lines] == [None] * 4


def test_declared_encoding() -> None:
    page = _page(BODY.format(n=1) * 3).decode().replace("utf-8", "gb2312").encode("gb18030")
    assert "第1条" in load_bytes(page, "a.html")[0].lines[0].text


def test_page_without_content() -> None:
    with pytest.raises(LoadError, match="没有正文"):
        load_bytes(
            b"<!DOCTYPE html><html><head><title>x</title></head><body><div id='app'></div><script>go()</script></body></html>",
            "空.html",
        )


def test_saved_web_page() -> None:
    content = _page(BODY.format(n=1) * 3).decode()
    mht = (
        'From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + content
        + "\r\n--X--\r\n"
    )
    assert load_bytes(mht.encode(), "a.mht")[0].lines[0].text.strip().startswith("第1条")


def test_a_page_control_inside_a_paragraph_is_a_line_of_its_own() -> None:
    body = BODY.format(n=1) * 3 + "<p>支持对象为在本区登记的企业<a href='2.html'>下一页</a>新引进的研发机构，给予补助。</p>"
    texts = [line.text.strip() for line in load_bytes(_page(body), "a.html")[0].lines]
    assert texts[-3:] == ["支持对象为在本区登记的企业", "下一页", "新引进的研发机构，给予补助。"]


def test_an_exponent_does_not_run_into_its_number() -> None:
    page = "<html><body><p>每秒运算一百亿亿次（10<sup>18</sup>次），占地3km<sup>2</sup>，同比增长12<sup>[1]</sup>%，按有关规定执行。</p></body></html>"
    (loaded,) = load_bytes(page.encode(), "a.html")
    assert loaded.lines[0].text == "每秒运算一百亿亿次（10¹⁸次），占地3km2，同比增长12[1]%，按有关规定执行。"
