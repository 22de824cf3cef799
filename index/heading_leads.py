"""How much of a numbered line is its heading: “（一）加强领导。建立…” has the lead “加强领导”."""

from __future__ import annotations

import re
from collections.abc import Collection

from index.lines import FINAL

TITLE_LIMIT = 60
"""The most characters of a heading that nothing but its shape tells."""
STATED_LIMIT = 80
"""The most characters of a heading that the format states."""
_LEAD = re.compile(r"[^。；;！？!?\n]{2,40}?(?:。|[:：](?!\d)|(?<!\d)[:：])")
_BRACKET_TITLE = re.compile(r"[【〔（(\[][^】〕）)\]\d]{2,20}[】〕）)\]]")
_NAME_OF_ARTICLE = re.compile(r"[一-鿿、]{3,14}。(?=[^。]{6,}[。：；])")
"""The name that an article begins with, in front of what it rules (“第九条 医疗救助。对…”)."""
_SAYS = re.compile(r"应当?|不得|不予|不能|可以|必须|负责|适用|施行|按照?|依照|是指|规定|[由经为至].{4}|的。")
"""Words of a ruling, which no name of an article has."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s?(?:%|个百分点|亿|万)|^[到至自]?\s?(?:19|20)\d{2}\s?年")


def lead(rest: str, style: str, bold: int, stated: bool, known: Collection[str]) -> tuple[int, str]:
    """How many characters of `rest`, what follows the number in a line, are heading (0: none), and its words without final sign.

    `bold` is how many characters of `rest` are bold, `stated` tells that the format marks the line as a heading, `known` are the
    names in the table of contents.
    """
    listed = max((name for name in known if rest.startswith(name)), key=len, default="")
    if listed:
        return len(listed), listed
    if stated and len(rest) <= STATED_LIMIT:
        return len(rest), rest.rstrip("。:： ")
    if style == "article":
        found = _BRACKET_TITLE.match(rest)
        if found:
            return found.end(), found.group()[1:-1]
        found = _NAME_OF_ARTICLE.match(rest)
        if found and not _SAYS.search(found.group()):
            return found.end(), found.group()[:-1]
        return (
            (len(rest), rest) if len(rest) <= 30 and not any(sign in rest for sign in FINAL) else (0, "")
        )
    if 0 < bold <= TITLE_LIMIT and bold < len(rest):
        return bold, rest[:bold].rstrip("。:： ")
    if len(rest) <= TITLE_LIMIT and not any(sign in rest for sign in "。；;"):
        return (0, "") if rest.endswith(("，", ",")) else (len(rest), rest.rstrip(":： "))
    found = _LEAD.match(rest)
    if found and not _FIGURE.search(found.group()):
        return found.end(), found.group()[:-1]
    return 0, ""
