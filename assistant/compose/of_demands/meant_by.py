"""Whether the asker is one of those whom a document means by a word ("算就业困难人员吗"), by the sentence that says what it means, each part of it held against what he tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.compose.citing import Citations
from assistant.compose.of_demands.left_out import at_home
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.eligibility.conditions.age_bounds import PERSON
from assistant.eligibility.conditions.items import Held, all_of, any_of, item_held
from assistant.gather.of_documents.in_force import documents_for, documents_in_force
from assistant.gather.of_documents.titled import titled
from assistant.gather.wording import words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKS = re.compile(
    r"(?:算不算|算得上|算是?|属不属于|属于|是不是|(?:能|可以)(?:去|来)?[当做])(?:[^，。？！]{0,12}?(?:说的|讲的|里的|规定的|认定的))?(?P<term>[一-鿿]{3,14}?)(?:的?(?:吗|么|不|没)?[？?。！]*$|[吗么，])")
_DEFINES = re.compile(
    r"(?:(?:本[一-鿿]{1,4})?(?:所称的?|所指的?|中的)|(?:^|(?<=[。；\n]))[ \t]*(?:第[一二三四五六七八九十百]+条)?[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).．、])?)[ \t]*"
    r"(?P<term>[一-鿿]{3,14}?)[，,]?(?:是指|系指|指的是|指|包括)[：:]?(?P<what>[^。\n]{6,240})", re.MULTILINE)
_CASES = re.compile(r"(?:且|并)?(?:符合|具备|满足|具有)?(?:[下以如][列下])[^，。；：]{0,8}之一的?")
_ALSO = re.compile(r"[，,；;][^，。；]{2,30}(?:参照|视同|比照)[^，。；]*$")
_TOGETHER = re.compile(r"[，,]|、(?=具有|持有|在|处于|返回|有|未|无|没有|已|经)|(?<=.)且")
"""Between what all has to be so."""
_LISTED = re.compile(r"、|以及|和|及")
_MOST = 6


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a word means, told at `start…end` of a document."""

    document: str
    start: int
    end: int
    what: str


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """The verdict by the meaning of the word asked for; None where none is asked for, the documents meant define it nowhere or apart, or nothing of it is told."""
    asked = _ASKS.search(query.question)
    if asked is None or not own.personal:
        return None
    found = list(_meanings(asked["term"], query, library))
    if len(found) != 1:
        return None
    held = _held(found[0].what, at_home(own, found[0].document, library))
    return _told(found[0], held, library) if held.told or held.check.verdict != "需补充" else None


def _meanings(term: str, query: Query, library: Library) -> Iterator[_Meaning]:
    """What the documents meant say that the word means, longer names of it too (居家养老服务对象: 服务对象) where they have no such word itself."""
    words = words_of(query.words, library)
    near = documents_for(query, library) or documents_in_force(query, library) or ()
    meant = query.documents or query.soft_documents or (*(near if len(near) <= _MOST else ()), *titled(words, library))
    for id in dict.fromkeys(meant):
        named = [one for one in _DEFINES.finditer(library.text(id)) if one["term"].endswith(term)]
        exact = [one for one in named if one["term"] == term] or named
        yield from (_Meaning(id, one.start("term"), one.end(), _ALSO.sub("", one["what"])) for one in exact[:1])


def _held(what: str, own: Facts) -> Held:
    """All that a meaning asks for, of cases the one that fits best."""
    lead, colon, rest = what.partition("：")
    if colon and _CASES.search(lead):
        whole = re.sub(r"的$", "", _CASES.sub("", lead))
        return all_of([*([item_held(whole, own)] if len(whole) > 1 else []), any_of([item_held(re.sub(r"的$", "", one), own) for one in re.split("[；;]", rest) if one])])
    persons = _LISTED.split(what)
    if len(persons) > 1 and all(PERSON.search(one) for one in persons):
        return any_of([item_held(one, own) for one in persons])
    asked = [re.sub(r"的(?:人员|家庭|人)?$", "", one) for one in _TOGETHER.split(what) if len(one) > 1]
    return all_of([item_held(one, own) for one in asked]) if len(asked) > 1 else item_held(what, own)


def _told(found: _Meaning, held: Held, library: Library) -> Draft:
    cite, text = Citations(library), library.text(found.document)
    mark = f"[{cite.span(found.document, library.section_at(found.document, found.start).path, found.start, found.end)}]"
    way = {"符合": "fits", "不符合": "fails"}.get(held.check.verdict, "open")
    check = replace(held.check, text=held.check.text if held.check.text in text else found.what)
    lines = [say(f"eligibility.meant.{way}", title=short_title(found.document, library), quote=text[found.start : found.end], mark=mark),
             say("eligibility.line.check", verdict=check.verdict, text=check.text, reason=check.reason)]
    status, reason = (Status.PARTIAL, Reason.MISSING_FACT) if way == "open" else (Status.ANSWERED, Reason.NONE)
    return Draft(status, reason, "\n".join(lines), cite.all, held.steps, decides=True)
