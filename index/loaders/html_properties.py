"""What a web page's own properties say of its document: the title (<meta name="ArticleTitle">, <title>) and the day it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from index.loaders.dates import DATE, iso

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c]+")

_TITLE_NAMES = ("articletitle", "og:title", "dc.title", "title")
_DATE_NAMES = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "publish_time",
    "dc.date",
    "date",
    "others",
)
_SITE = re.compile(r"网站|门户|网$|^首页|政府网|[Gg]ov\.cn")


def title(tree: HtmlElement, root: HtmlElement) -> str:
    """The title that the page's properties state, or its <title> if the page shows those words too."""
    found = _properties(tree)
    for name in _TITLE_NAMES:
        if found.get(name):
            return _without_site(found[name])
    element = tree.find(".//title")
    stated = _without_site(_BLANKS.sub(" ", element.text_content()).strip()) if element is not None else ""
    shown = "".join(root.text_content().split())
    return stated if "".join(stated.split()) in shown else ""


def published(tree: HtmlElement) -> str:
    """The day that the page's properties state, "" where none does."""
    found = _properties(tree)
    for name in _DATE_NAMES:
        date = DATE.search(found.get(name, ""))
        if date:
            return iso(date)
    return ""


def _properties(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = _BLANKS.sub(" ", meta.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _without_site(title: str) -> str:
    """A page title without the web site's name; "" if nothing else is in it."""
    parts = [
        part.strip()
        for part in re.split(
            r"\s*[_|｜]\s*|\s+[-—–]+\s+|(?<=[网站])-|-(?=[^-]*(?:网站|门户网|政府网)$)", title
        )
    ]
    kept = [part for part in parts if part and not _SITE.search(part)]
    return max(kept, key=len, default="")
