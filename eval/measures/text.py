"""Answers and quotes in the form in which they are compared: NFKC, no white space, no bold, no citation marks."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)")
_MARK = re.compile(r"\[\^?\d+\]|【\d+】")
_HEAD_UNIT = re.compile(r"[(（]([^()（）]{1,8})[)）]")
_BARE_FIGURE = re.compile(r"[≥≤<>约]*[\d.,]+")
_EXTENSION = re.compile(r"\.(docx|txt|html|pdf|md|xlsx)$")
SHARE = (3, 5)
"""A quote counts as covered by a text that holds 3/5 of it in one piece."""


def norm(text: str) -> str:
    """`text` as quotes are compared: NFKC, without white space and bold marks."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).replace("**", ""))


def clean(text: str) -> str:
    """`text` as wordings and figures are looked for: as `norm`, without thousands commas and citation marks."""
    return _MARK.sub("", norm(_THOUSANDS.sub(lambda match: match.group().replace(",", ""), text)))


def with_table_units(markdown: str) -> str:
    """`markdown`, then every table cell that is a bare figure with the unit that its column's head gives in brackets."""
    parts = [markdown]
    units: list[str] | None = None
    for line in markdown.splitlines():
        row = line.strip()
        if not row.startswith("|"):
            units = None
            continue
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if units is None:
            units = [(_HEAD_UNIT.findall(cell) or [""])[-1] for cell in cells]
            continue
        parts.extend(
            cell + unit for cell, unit in zip(cells, units, strict=False) if unit and _BARE_FIGURE.fullmatch(cell)
        )
    return "；".join(parts)


def covers(text: str, quote: str) -> bool:
    """Whether normalised `text` holds at least `SHARE` of normalised `quote` in one piece."""
    length = -(-len(quote) * SHARE[0] // SHARE[1])
    return any(quote[start : start + length] in text for start in range(len(quote) - length + 1))


def document_id(name: str) -> str:
    """A document's id, also where a case or an answer names it by its file."""
    return _EXTENSION.sub("", name)
