"""Answers to whether a document still holds that the library does not have, but of which another says that it repeals it ("澄科发〔2022〕11号还能用吗",
"以前那个研发经费补助办法还算数吗")."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.records import Draft, Query, Reason, Status
from index.dates import term_place
from index.library import Library
from index.stretches import beginning, ending
from prompts import say

_ASKS = re.compile(
    r"还|现在|如今|目前|废止|作废|失效|有效|算数|作数|管用|取消|停了|执行|适用|(?:能|可以)[^，。？]{0,6}(?:按|照|用|凭)|新的|现行|哪[份个]")
_TITLE = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[（(【](?:19|20)\d\d[〕\]）)】]第?\d+号")
_ENDS = re.compile(r"废止|停止执行|失效")
_OWN_TERM = re.compile(r"(?:第[一二三四五六七八九十]+条\s*)?本(?:办法|细则|规定|通知|意见|方案|政策|措施)[^。；\n]*有效期[^。；\n]*")
_SIGNS = re.compile(r"[\s《》“”\"'·]+")
_SHORTEST = 6
"""A name of fewer signs may be that of anything."""


def compose(query: Query, library: Library) -> Draft | None:
    """That the document asked for is repealed, by which other, and until when that one holds; None where nothing of the kind is asked."""
    if not _ASKS.search(query.question):
        return None
    asked = plain(query.question)
    held = [_bare(card.title, card.meta.region) for card in library.cards.values()]
    numbers = {plain(card.meta.number) for card in library.cards.values() if card.meta.number}
    for id, card in library.cards.items():
        if not card.meta.supersedes or id in library.superseded:
            continue
        for number in _NUMBER.findall(card.meta.supersedes):
            if plain(number) in asked and plain(number) not in numbers:
                return _told(id, number, number, library)
        for title in _TITLE.findall(card.meta.supersedes):
            name = _bare(title, card.meta.region)
            if len(name) >= _SHORTEST and name in asked and not any(name in other or other == name for other in held) and _of_place(query, card.meta.region):
                return _told(id, title, f"《{title}》", library)
    return None


_OLD = re.compile(r"(?:老|旧|原来的?|以前的?|之前的?|原先的?|废止(?:了|掉)?的)(?:那个|那份)?(?:办法|政策|文件|规定|细则|标准|方案)(?:里|中|上|的|是|按)")
_WHAT = re.compile(r"多少|几|什么|哪些|怎么|如何")
_REPEALED = re.compile(r"[^。；\n]*《(?P<title>[^《》]{4,60})》[^。；\n]*(?:同时废止|废止|停止执行)[^。；\n]*")


def not_kept(query: Query, library: Library) -> Draft | None:
    """That it is not known what an old document said (老办法里补多少) of which only its repeal is told; None where the library has an older one, or nothing of one is asked."""
    if not (_OLD.search(query.question) and _WHAT.search(query.question)):
        return None
    documents = list(query.documents or query.soft_documents) or (library.of_regions(query.regions) if query.regions else [])
    found = [(id, one) for id in documents if id not in library.superseded for one in [_REPEALED.search(library.text(id))] if one is not None]
    titles = [_bare(card.title, card.meta.region) for card in library.cards.values()]
    if len(found) != 1 or any(library.cards[id].meta.supersedes and id in documents for id in library.superseded):
        return None
    id, one = found[0]
    if any(_bare(one["title"], library.cards[id].meta.region) == title for title in titles):
        return None
    cite = Citations(library)
    mark = cite.span(id, library.section_at(id, one.start()).path, *one.span())
    return Draft(Status.REFUSED, Reason.NOT_FOUND, say("refusal.not_kept", title=one["title"], quote=one.group().strip(), mark=f"[{mark}]"), cite.all, decides=True)


def _of_place(query: Query, region: str) -> bool:
    """Whether the question names no other place than that of the document."""
    return not query.regions or region in query.regions


def plain(text: str) -> str:
    """A text with the usual brackets of a 文号 and without signs."""
    return _SIGNS.sub("", re.sub(r"[\[（(【]", "〔", re.sub(r"[\]）)】]", "〕", text)))


def _bare(title: str, region: str) -> str:
    """A title without the place and organs before it."""
    name = plain(title.split("关于")[-1] if "印发" in title else title)
    return name.removeprefix(region) if region and name.startswith(region) else name


def _told(id: str, named: str, said: str, library: Library) -> Draft | None:
    text = library.text(id)
    place = text.find(named)
    while place >= 0:
        start, end = beginning(text, place), ending(text, place)
        if _ENDS.search(text, start, end):
            return told(id, start, end, said, library)
        place = text.find(named, place + 1)
    return None


def told(id: str, start: int, end: int, name: str, library: Library) -> Draft:
    """That the document of this `name` is repealed by the sentence `start…end` of another, with the term of that one."""
    cite, document = Citations(library), library.document(id)
    mark = cite.span(id, library.section_at(id, start).path, start, end)
    lines = [say("support.validity.repealed", number=name, title=short_title(id, library), now=document.meta.number or document.title,
                 quote=document.text[start:end].strip(), mark=f"[{mark}]")]
    own = _OWN_TERM.search(document.text)
    term = own.span() if own is not None else term_place(document.text)
    if term is not None:
        quote = document.text[slice(*term)].strip()
        lines.append(say("support.validity.quote", title=short_title(id, library), quote=quote, mark=f"[{cite.span(id, (), *term)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
