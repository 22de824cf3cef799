"""Answers to what is asked of a document itself: its number, who issued it and when, in how many copies, and from when it holds, as its text or its record
tells."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.records import Draft, Query, Reason, Status
from index.dates import start_place
from index.document_number import NUMBER
from index.library import Library
from index.records import Document
from prompts import say

_ISSUED = r"(?:落款|签发|印发|下发|发布|出台|公布|颁布|制定|成文|发文|印|发|出)"
_WHEN = r"(?:哪一?年(?:哪一?月)?|哪[天月日]|几[月号年]|什么时候|何时|时间|日期|年份)"
_IN_FORCE = r"(?:施行|实施|执行|生效|起效|管用|作数|适用)"
_WHO = r"(?:谁|哪[个些几]*(?:部门|单位|机构|机关|政府|厅局?|局|家)|什么(?:部门|单位|机关)|哪里)"
_ASKED = {
    "published": re.compile(rf"{_WHEN}[^，。？]{{0,4}}{_ISSUED}|{_ISSUED}(?:的)?(?:是|在|于)?{_WHEN}|文号[^，。？]{{0,3}}(?:日期|时间)|(?:日期|时间)[^，。？]{{0,3}}文号"),
    "started": re.compile(rf"{_WHEN}(?:就|才|起|开始|正式|往后|以后)*{_IN_FORCE}(?!到|完|结束)|{_IN_FORCE}的?(?:起始|开始)?(?:是|从|自)?{_WHEN}"),
    "copies": re.compile(r"印[^，。？]{0,4}(?:多少|几)[份册本]|印数|印制份数"),
    "number": re.compile(r"文号|发文字号|文件号|(?:多少|几)号文"),
    "issuer": re.compile(rf"{_WHO}(?:联合)?{_ISSUED}(?!展|挥|现|生|电|行)|(?:印发|发文|发布|制定)(?:的)?(?:是)?(?:单位|机关|部门|机构|{_WHO})"),
}
_ABOUT = re.compile(rf"^(?:{_WHEN}|{_WHO}|{_ISSUED}|{_IN_FORCE}|起始?|开始|起来|打|从|自|就|才|天|文号|发文字号|文件号|[多几]少?号|共?印?[了制]?[多几]少?[份册本]|一共|总共|文件|方案|意见|通知|规划|单位|机关|部门|机构|的|是|在|于|由|和|联合|正式|当时|具体|什么|到底)+$")
_HALF = str.maketrans("０１２３４５６７８９（）［］", "0123456789()[]")
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_PRINTED = re.compile(r"共印\s*[\d０-９]+\s*[份册本]")
_BLANK = re.compile(r"\s+")
_SHORTEST = 3
_FULL = len("2000-01-01")


def asked(query: Query) -> tuple[str, ...]:
    """What is asked of the one document that the question names ("published",
    "started", "copies", "number", "issuer"); nothing where it asks another thing."""
    alone = len(query.documents or query.soft_documents) == 1 and all(_ABOUT.match(word) for word in query.words)
    return tuple(name for name, pattern in _ASKED.items() if alone and pattern.search(query.text))


def compose(query: Query, library: Library) -> Draft | None:
    """The number, issuer or date of the one document that the question names and asks nothing else of; None where it asks another thing."""
    wanted = asked(query)
    if not wanted:
        return None
    document = library.document((query.documents or query.soft_documents)[0])
    cite = Citations(library)
    if "started" in wanted and _since_issue(document):
        wanted = tuple(dict.fromkeys((*wanted, "published")))
    lines = [_told(name, document, cite) for name in wanted]
    text = say("record.head", title=short_title(document.id, library)) + "\n" + "\n".join(lines)
    if not cite.all:
        return Draft(Status.REFUSED, Reason.NOT_FOUND, text)
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all)


def _told(name: str, document: Document, cite: Citations) -> str:
    """A line on one thing asked, with its mark, or that the text does not print it."""
    place = {"published": _day, "number": _number, "issuer": _issuer, "started": _start, "copies": _copies}[name](document)
    if place is not None:
        quote = _BLANK.sub("", document.text[slice(*place)])
        return say(f"record.{name}", value=quote, mark=f"[{cite.span(document.id, (), *place)}]")
    year = _number(document) if name == "published" else None
    if year is not None:
        return say("record.year", value=_BLANK.sub("", document.text[slice(*year)]), mark=f"[{cite.span(document.id, (), *year)}]")
    return say(f"record.no_{name}")


def _start(document: Document) -> tuple[int, int] | None:
    """Where the sentence stands that says from when the document holds."""
    return start_place(document.text)


def _copies(document: Document) -> tuple[int, int] | None:
    """Where the imprint stands that says how many copies were printed."""
    found = _PRINTED.search(document.text)
    return found.span() if found is not None else None


def _since_issue(document: Document) -> bool:
    """Whether the document holds from the day of its issue, which then is a part of the answer."""
    place = _start(document)
    return place is not None and "之日起" in document.text[slice(*place)]


def _number(document: Document) -> tuple[int, int] | None:
    """Where the document's own number stands."""
    plain = _plain(document.meta.number)
    for match in NUMBER.finditer(document.text) if plain else ():
        if _plain(match.group()).endswith(plain):
            return match.end() - len(match.group().lstrip()), match.end()
    return None


def _day(document: Document) -> tuple[int, int] | None:
    """Where the day stands on which the document was issued, the last place that prints it."""
    published = document.meta.published
    if len(published) < _FULL or "published" in document.meta.supplied:
        return None
    found = [match for match in _DAY.finditer(document.text.translate(_HALF))
             if f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}" == published]
    return found[-1].span() if found else None


def _issuer(document: Document) -> tuple[int, int] | None:
    """Where the issuing organ is named as such."""
    whole = document.meta.issuer.split("、")[0]
    for name in (whole, whole.removeprefix(document.meta.region)):
        found = re.search(rf"(?:自治区|全?[省市县区])?{re.escape(name)}", document.text) if len(name) > _SHORTEST else None
        if found is not None:
            return found.span()
    return None


def _plain(number: str) -> str:
    """A number with half-width digits and the usual brackets, without blanks."""
    return re.sub(r"[\[（(【]", "〔", re.sub(r"[\]）)】]", "〕", _BLANK.sub("", number.translate(_HALF))))
