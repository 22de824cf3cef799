"""Finding the main content of a web page: what is hidden or not text goes out, then the element that holds the prose is sought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_DROP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "svg",
        "canvas",
        "nav",
        "footer",
        "aside",
        "audio",
        "video",
        "map",
        "head",
        "meta",
        "link",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
MAX_CELL = 300
"""A cell with more characters holds a part of the page, not a value."""
_STOP = re.compile(r"[，。；：、？！]")
_FOOT = re.compile(r"版权所有|备案号|备案序号|ICP备|主办单位[：:]|技术支持[：:]|网站标识码")
_BESIDE = re.compile(
    r"来\s*源\s*[：:]|发[布表]时间|字[体号]|打印|浏览|阅读量|分享|收藏|扫一扫|索\s*引\s*号|当前位置|上一[篇条个]|下一[篇条个]|版权"
    r"|(?:文|字)\s*号\s*[：:]|(?:失效|废止|成文|实施|施行|生效)日期\s*[：:]|文件状态\s*[：:]|有效性\s*[：:]"
)
"""Words of what stands beside the content of a page."""


def prune(root: HtmlElement) -> None:
    """Take out of the tree what is not shown or is not text."""
    for element in list(root.iter()):
        if element is root:
            continue
        if not isinstance(element.tag, str) or element.tag in _DROP or _hidden(element):
            parent = element.getparent()
            if parent is not None:
                element.drop_tree()


def _hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def main_content(root: HtmlElement) -> HtmlElement:
    """The element that holds the content: the one whose own paragraphs weigh most, widened while that adds prose."""
    weights: dict[HtmlElement, float] = {}
    for element in root.iter():
        weight = _own_weight(element)
        if not weight:
            continue
        share = 1.0
        holder = (
            element
            if element.tag not in {"p", "span", "font", "strong", "b", "a", "br", "em", "u", "o:p"}
            else element.getparent()
        )
        while holder is not None and share > 0.2:
            weights[holder] = weights.get(holder, 0) + weight * share
            share *= 0.8
            if holder is root:
                break
            holder = holder.getparent()
    if not weights:
        return root
    best = max(weights, key=lambda element: weights[element])
    while (
        best is not root
        and best.tag in {"tr", "td", "tbody", "thead", "th"}
        and is_data_table(_table_of(best))
    ):
        best = _table_of(best).getparent()
    while best is not root:
        parent = best.getparent()
        gain = _prose(parent) - _prose(best)
        links = _linked(parent) - _linked(best)
        if gain and (
            gain > 0.3 * _prose(best) or links > 0.4 * gain or _BESIDE.search(_around(parent, best))
        ):
            break
        best = parent
    return best


def _around(parent: HtmlElement, child: HtmlElement) -> str:
    return (parent.text or "") + "".join(
        ("" if part is child else part.text_content()) + (part.tail or "") for part in parent
    )


def _table_of(cell: HtmlElement) -> HtmlElement:
    return next(element for element in cell.iterancestors("table"))


def _own_weight(element: HtmlElement) -> float:
    """Chinese characters of an element's own text, those with punctuation counting more, links nothing."""
    if element.tag == "a" or any(True for _ in element.iterancestors("a")):
        return 0.0
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    if _FOOT.search(own):
        return 0.0
    han = len(_HAN.findall(own))
    return han * (1.0 if _STOP.search(own) else 0.3) if han else 0.0


def _prose(element: HtmlElement) -> int:
    return len(_HAN.findall(element.text_content()))


def _linked(element: HtmlElement) -> int:
    return sum(_prose(link) for link in element.iter("a"))


def own_rows(table: HtmlElement) -> list[HtmlElement]:
    """The rows of a table, those of tables inside its cells left out."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data and is not there for the page's layout. A table with another in it holds data if it has
    column heads or spanning cells, and no cell of running text."""
    rows = own_rows(table)
    if next(table.iterdescendants("table"), None) is not None:
        cells = [cell for row in rows for cell in row if cell.tag in {"td", "th"}]
        stated = any(cell.tag == "th" or cell.get("rowspan") for cell in cells)
        if not stated or any(len(cell.text_content().strip()) > MAX_CELL for cell in cells):
            return False
    wide = sum(1 for row in rows if sum(1 for cell in row if cell.tag in {"td", "th"}) >= 2)
    return wide >= 2 or (wide == 1 and len(rows) == 1)
