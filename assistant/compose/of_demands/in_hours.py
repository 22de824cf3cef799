"""Whether an office takes something in on the weekday or at the hour that the asker tells, by the hours that its document prints.

    我周五下午四点才有空去交材料，那会儿还收不收 → 周五 … 下午13:00-15:30: no
    窗口周六开门吗 → 周一至周五 …: no
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.eligibility.conditions.office_hours import Week, open_at, told_days, told_hour, weeks
from assistant.gather.in_words.holding import home
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say


def compose(query: Query, library: Library) -> Draft | None:
    """The verdict with the hours; the hours alone where the asker's time lies in some of them only or they do not say; None where no document of the thing prints any."""
    document = home(query, library, lambda id: " ".join(library.text(id)[one.start : one.end] for one in weeks(library.text(id))))
    if not document:
        return None
    text = library.text(document)
    found = weeks(text)
    days, hour = told_days(query.question), told_hour(query.question)
    at = hour[0] if hour is not None else _NOON if "中午" in query.question else None
    verdicts = {open_at(one, days, at) for one in found}
    cite = Citations(library)
    lines = []
    if len(verdicts) == 1 and (verdict := verdicts.pop()) is not None and not re.search("几点", query.question):
        lines.append(say(f"support.in_hours.{'open' if verdict else 'shut'}"))
    for one in found:
        start, end = _lines(one, text)
        mark = cite.span(document, library.section_at(document, start).path, start, end)
        lines.append(say("support.in_hours.hours", quote=text[start:end].strip(), mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True, whole=True)


_NOON = Decimal(12)


def _lines(week: Week, text: str) -> tuple[int, int]:
    """The hours with the rest of their lines."""
    end = text.find("\n", week.end)
    return text.rfind("\n", 0, week.start) + 1, end if end >= 0 else len(text)
