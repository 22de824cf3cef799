"""Dates of publication that web pages print or state."""

from __future__ import annotations

import re

DATE = re.compile(r"(20\d\d|19\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")
_LABELLED = re.compile(r"(?:发布日期|发布时间|发表时间|公布日期)\s*[：:]?\s*" + DATE.pattern)


def labelled_date(text: str) -> str:
    """The first date in `text` that is called the date of publication, as ISO; "" if there is none."""
    found = _LABELLED.search(text)
    return iso(found) if found else ""


def iso(date: re.Match[str]) -> str:
    """A match of `DATE` as ISO date, "" if there is no such day."""
    year, month, day = (int(part) for part in date.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
