"""Answers to until when a document holds: its own words on it, the last day worked out from them or told by the page that
publishes it, and where that lies from today."""

from __future__ import annotations

import re
from datetime import date

from assistant.compose.citing import Citations
from assistant.compose.of_documents import repealed
from assistant.compose.rows import short_title
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.dates import goal_place, start_place, term_place, valid_until, written
from index.library import Library
from index.stretches import beginning, ending, stretches
from prompts import say

_ASKS = re.compile(
    r"到期|失效|过期|有效期|(?:是否|还|仍)(?:继续|会|能)?(?:有效|在?执行|管用|能用|作数)|有没有效|(?:现在|如今|目前|今年|20\d\d年)(?:还|仍)?(?:能|可以)(?:不能)?(?:继续)?(?:照着?|按着?|依着?)(?:它|这个)?(?:办|执行|做|来|用)|(?:执行|施行|实施|有效|管)到(?:什么时候|几时|何时|哪|几)"
)
_ABOUT = re.compile(
    r"^(?:管到?|现在|目前|今天|如今|还|仍|是否|已经?|办法|政策|文件|方案|通知|规定|意见|细则|本身|到期|失效|过期|有效期?|执行|施行|实施|继续|管用|作数|日期|时间|申请|申报|没有|了|没|的|吗|"
    r"页面|网页|信息栏|正文|写的?|标[的注明]*|注明|显示的?|载明的?|对得?上|对不上|好像|一致|那时候?|那会儿|天|"
    r"哪一?[天年日月]|几[年月]|多久|多长|什么时候|何时|几时|到)+$"
)


_THIS_ONE = re.compile(r"(?:这|那|该)(?:[份个部]|项)?[一-鿿]{0,6}(?:文件|办法|细则|规定|通知|意见|方案|政策)(?:[（(][^（）()]*[）)])?[^，。？]{0,8}(?:还|仍|是否)?(?:有效|管用|算数|作数|能(?:照着?|按着?)(?:办|执行))")
"""Whether the document itself still holds is asked, whatever it is wanted for."""
_STILL = re.compile(r"还能|能不能|能否|可以|可不可以|能[^，。？]{0,8}[吗么]|还有|还算|还在|管用|适用|过期|期限内|有效期")
_HOW_MUCH = re.compile(r"多少(?!人)|几(?:块|元|万|百|千)")
"""A sum is asked for, whatever the year: what the rule gives is told, with its term."""
_SUPPORT = re.compile(r"报|申请|享受|补|奖|扶持|资助|政策|领|拿")
_NUMBER = re.compile(r"(?P<prefix>[\u4e00-\u9fff]{2,8})[〔\[（(【](?P<year>(?:19|20)\d\d)[〕\]）)】]第?(?P<no>\d+)号")
_HITS = 24
"""So many passages that the search finds for a 文号 are looked into."""
_ENDS = re.compile(r"废止|失效|重新发布|停止执行|不再执行")
_VALID = re.compile(r"(?:有效期|适用于20\d\d年[^。；\n]{0,8}[至到\-—－~～])[^。；\n]*?(?P<until>20\d\d)年(?![^。；\n]{0,8}[至到\-—－~～])|起止(?:日期|时间)[：:为]?\s*20\d\d[-年./][^。；\n]{0,8}?[~～至到—－-]\s*(?P<last>20\d\d)[-年./]\d{1,2}[-月./]\d{1,2}日?")


def compose(query: Query, library: Library, today: date) -> Draft | None:
    """Until when the one document that the question names holds, whether the year asked for lies beyond, or by what an older one was
    replaced; None where something else is asked."""
    return _replaced(query, library) or _beyond(query, library, today) or _of_document(query, library, today)


def asks_of_itself(query: Query) -> bool:
    """Whether it is asked of a document itself if it still holds."""
    return _ASKS.search(query.text) is not None and _THIS_ONE.search(query.text) is not None


def _replaced(query: Query, library: Library) -> Draft | None:
    """What a document of the library says of one that it does not hold but repeals, with its own term; None where none is asked of."""
    if not (_ASKS.search(query.text) or _COUNTS.search(query.text)):
        return None
    known = {number for card in library.cards.values() if (number := repealed.plain(card.meta.number))}
    for asked in _NUMBER.finditer(query.question):
        for cut in range(len(asked["prefix"]) - 1):
            number = f"{asked['prefix'][cut:]}〔{asked['year']}〕{asked['no']}号"
            if number in known:
                break
            found = _ended(number, library)
            if found is not None:
                return repealed.told(*found, number, library)
    return None


_COUNTS = re.compile(r"算数|作废|废止|新的|哪[份个]|现行|还用")


def _ended(number: str, library: Library) -> tuple[str, int, int] | None:
    """The sentence of a document that says that the one of this number is repealed or issued anew."""
    found = []
    for passage in library.passages([hit.id for hit in library.search_passages(number, _HITS)]).values():
        place = passage.text.find(number)
        if place < 0:
            continue
        start, end = beginning(passage.text, place), ending(passage.text, place)
        sentence = passage.text[start:end]
        if _ENDS.search(sentence):
            found.append((passage.document, passage.start + start, passage.start + end, "废止" in sentence))
    best = max(found, key=lambda one: one[3], default=None)
    return None if best is None else best[:3]


def _beyond(query: Query, library: Library, today: date) -> Draft | None:
    """That the year asked for lies behind the last day in force of the one document meant, None where it does not or another thing is
    asked."""
    documents = documents_for(query, library) or ()
    if len(documents) != 1 or not query.years or not (_STILL.search(query.text) and _SUPPORT.search(query.text)) or _HOW_MUCH.search(query.text) or (query.asker and not _BY_IT.search(query.text)):
        return None
    id, year = documents[0], max(query.years)
    until = library.document(id).meta.valid_until[:4]
    if until and year <= int(until):
        return None
    words, text = words_of(query.words, library), library.text(id)
    best: tuple[float, int, int] | None = None
    last = 0
    for start, end in stretches(text, _VALID):
        before, last = text[max(last, start - _NEAR) : end], end
        valid = _VALID.search(text, start, end)
        if valid is not None and int(valid["until"] or valid["last"]) < year:
            section = library.section_at(id, start)
            fit = share(words, Text.of(" ".join((*section.path, before))))[0] if words else 0.0
            best = max(best or (fit, start, end), (fit, start, end), key=lambda one: one[0])
    if best is None:
        return _told(id, query, library, today) if until and _BY_IT.search(query.text) else None
    cite = Citations(library)
    mark = cite.span(id, (), best[1], best[2])
    line = say("support.validity.beyond", title=short_title(id, library), quote=text[best[1] : best[2]].strip(), year=year, mark=f"[{mark}]")
    return Draft(Status.ANSWERED, Reason.NONE, line, cite.all)


_BY_IT = re.compile(r"(?:照|按|凭|拿|用|靠)(?:着)?(?:它|这[个份]|那[个份]|此)[^，。]{0,8}(?:申请|申报|来|报|办|执行|领|拿)")
"""Whether one may still go by the document itself is asked."""
_NEAR = 6000
"""So much of the text before a term may say which of several policies of one document it is of."""


def _of_document(query: Query, library: Library, today: date) -> Draft | None:
    documents = _by_number(query, library) or query.documents or query.soft_documents or _of_place(query, library)
    about = all(_ABOUT.match(word) for word in query.words) or _THIS_ONE.search(query.text) is not None or not (query.documents or query.soft_documents)
    if len(documents) != 1 or not _ASKS.search(query.text) or not about:
        return None
    return _told(documents[0], query, library, today)


def _of_place(query: Query, library: Library) -> tuple[str, ...]:
    """The one document of the place named whose title has all that the question speaks of besides (商贸文旅电商那个扶持办法), or most of it where it asks of this document."""
    documents = documents_for(query, library) or () if query.regions and _NAMES_ONE.search(query.text) else ()
    words = words_of([word for word in query.words if not _ABOUT.match(word)], library)
    if len(documents) != 1 or not words:
        return ()
    titled = Text.of(library.cards[documents[0]].title)
    enough = all(part_of(word, titled) >= _HALF for word in words) or (_THIS_ONE.search(query.text) is not None and share(words, titled)[0] >= _HALF)
    return tuple(documents) if enough else ()


_NAMES_ONE = re.compile(r"办法|政策|措施|意见|细则|规定|通知|方案|文件")
_HALF = 0.5


def _told(id: str, query: Query, library: Library, today: date) -> Draft:
    """Until when a document holds, by its own words and by the page that publishes it."""
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
        lines.append(say(f"support.validity.{key}", until=written(last), today=written(today)))
        own = valid_until(document.text, meta.effective or meta.published) if on_page else ""
        if len(own) == _DAY and own != until:
            lines.append(say("support.validity.differs", own=written(date.fromisoformat(own)), until=written(last)))
        if (then := _day_asked(query.text)) is not None and then[0] > last:
            lines.insert(0, say("support.validity.not_then", when=then[1]))
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


def _day_asked(text: str) -> tuple[date, str] | None:
    """The first day of the latest time for which it is asked, with its words; None where none is told."""
    asked = [(date(int(one["y"]), min(int(one["m"] or 1), 12), min(int(one["d"] or 1), 28)), one.group()) for one in _TIME.finditer(text)]
    return max(asked, default=None)


_TIME = re.compile(r"(?P<y>20\d\d)年(?:度?(?P<m>1[0-2]|[1-9])月(?:(?P<d>[12]\d|3[01]|[1-9])[日号])?)?(?!第?\d*号|版|印发|出台)")


def _by_number(query: Query, library: Library) -> tuple[str, ...]:
    """Of the documents meant those whose 文号 the question gives."""
    said = repealed.plain(query.question)
    return tuple(id for id in query.documents if (number := repealed.plain(library.cards[id].meta.number)) and number in said)


_DAY = len("2000-01-01")
