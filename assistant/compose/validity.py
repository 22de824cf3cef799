"""Answers to until when a document holds: its own words on it, the last day worked out from them or told by the page that
publishes it, and where that lies from today."""

from __future__ import annotations

import re
from datetime import date

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.records import Draft, Query, Reason, Status
from index.dates import goal_place, start_place, term_place
from index.library import Library
from prompts import say

_ASKS = re.compile(
    r"到期|失效|过期|有效期|(?:是否|还|仍)(?:继续)?(?:有效|在?执行|管用|能用|作数)|有没有效|(?:执行|施行|实施|有效|管)到(?:什么时候|几时|何时|哪|几)"
)
_ABOUT = re.compile(
    r"^(?:现在|目前|今天|如今|还|仍|是否|已经?|办法|政策|文件|方案|通知|规定|意见|细则|本身|到期|失效|过期|有效期?|执行|施行|实施|继续|管用|作数|日期|时间|申请|申报|没有|了|没|的|吗|"
    r"哪一?[天年日月]|几[年月]|多久|多长|什么时候|何时|几时|到)+$"
)


def compose(query: Query, library: Library, today: date) -> Draft | None:
    """Until when the one document that the question names holds, None where something else is asked."""
    documents = query.documents or query.soft_documents
    if len(documents) != 1 or not _ASKS.search(query.text) or not all(_ABOUT.match(word) for word in query.words):
        return None
    id = documents[0]
    cite = Citations(library)
    document, title = library.document(id), short_title(id, library)
    lines: list[str] = []

    def quoted(key: str, place: tuple[int, int] | None) -> bool:
        """Add a sentence of the document with its mark, if there is one."""
        if place is None:
            return False
        section = max((one for one in library.sections(id) if one.start <= place[0] < one.end), key=lambda one: one.level, default=None)
        mark = cite.span(id, section.path if section is not None else (), *place)
        lines.append(say(f"support.validity.{key}", title=title, quote=document.text[slice(*place)].strip(), mark=f"[{mark}]"))
        return True

    meta = document.meta
    until, period = meta.valid_until, meta.period
    on_page = "valid_until" in meta.supplied
    if (quoted("quote", term_place(document.text)) or on_page) and len(until) == _DAY:
        last = date.fromisoformat(until)
        key = ("over" if last < today else "still") + ("_on_page" if on_page else "")
        lines.append(say(f"support.validity.{key}", until=_written(last), today=_written(today)))
    else:
        told = bool(lines) or quoted("quote", start_place(document.text))
        lines.append(say("support.validity.unstated", title=title))
        if period is not None and quoted("goal", goal_place(document.text, period[1])):
            lines.append(say("support.validity.period", year=period[1]))
        elif not told and not meta.status:
            return Draft(Status.REFUSED, Reason.NOT_FOUND, "\n".join(lines))
    if meta.status == "失效":
        lines.append(say("support.validity.ended"))
    if later := library.superseded.get(id, ""):
        lines.append(say("eligibility.warning.replaced", title=library.cards[later].title))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


_DAY = len("2000-01-01")


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
