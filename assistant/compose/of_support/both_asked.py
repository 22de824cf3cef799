"""Answers to whether one may have two grants at once, and whether one shut out of one grant may still have another, by the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.of_support import how_many_kinds
from assistant.compose.rows import short_title
from assistant.eligibility.told.said import same
from assistant.gather.of_documents.in_force import documents_for, documents_in_force
from assistant.gather.of_support.either_or import by_case, choices, likeness, meant, openings, told
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_ASKS_BOTH = re.compile(
    r"(?:[两二三四五六几]|(?<!\d)\d)(?:样|个|项|边|种|头|笔|份)[^，。？；]{0,6}(?:都|全|一起|同时|一块|一并|兼)|(?:都|全|一起|一块儿?|同时|一并)(?:能|可以|要|想)?(?:报|领|拿|申|享|要|办|给)|叠加|兼得|重复(?:享受|领|拿|报|申)|"
    r"再(?:报|申|领|拿|享|要|扣|抵)|还(?:能|可以?)(?:再|也|不能|接着|继续|另外?)?(?:报|申|领|拿|享|扣|抵)|(?:接着|继续|另外)(?:报|申|领|拿|享)[^，。？]{0,6}(?:吗|么|不)|也(?:能|可以)[^，。？]{0,6}(?:报|申|领|拿|享|给|扣|抵)")
_EACH = r"(?:我|他|她|老婆|老公|对象|配偶|爱人|媳妇|丈夫|妻子|一方|一个人?)[^，。；？、]{0,4}?(?:扣除?|领|拿|报|享受|申[请报])"
_ONE_EACH = re.compile(rf"{_EACH}[^，。；？、]{{2,14}}[、，]?(?:而|那)?{_EACH}[^，。；？、]{{2,14}}")
"""One of two persons has one thing and the other another (我扣房租、她扣房贷利息)."""
_OWN_PART = re.compile(rf"^.*?{_EACH}")
_ASKS_ONE = re.compile(r"(?:还|能|可以|可)[^，。？；]{0,24}(?:吗|么|不(?=[？?]|$))|能不能|可不可以|行不行|能否|可否|还有没有|有没有资格")
_PART = re.compile(r"[^，,。；;？?、：:]+")
_JOIN = re.compile(r"还有|加上|以及|[和跟与及加又]|再(?!生)")
_GRANT = re.compile(r"[补奖贴助贷减免险扣]|津|扶持")
_ASIDE = re.compile(r"(?:我们?|咱们?)?(?:两|二|三|几)?(?:样|个|项|种|笔)?(?:都|全)?(?:想|要|能|可以)?(?:报|领|拿|申|享|办)+.*$|^(?:我们?|咱们?|想|要|这个|那个|已经?|领了?|拿了?|享受了?|报了?|申请了?)+|(?:能不能|行不行).*$")
_SUM = re.compile(r"多少|几[千百万]|一共|合计|加起来")
"""How much they come to is asked."""
_MOST = 3
_HALF, _SIGNS, _MANY = 0.5, 6, 9
_SHORT = 2


def asks(query: Query) -> bool:
    """Whether somebody asks to have two grants, or one beside what he has had."""
    return _asks_both(query.text) or _ASKS_ONE.search(query.text) is not None


def _asks_both(text: str) -> bool:
    """Whether both of two things are asked for, by one person or each by one of two."""
    return _ASKS_BOTH.search(text) is not None or (_ONE_EACH.search(text) is not None and re.search("行|可以|能|允许|吗", text) is not None)


def compose(query: Query, rules: tuple[SupportRule, ...] | list[SupportRule], library: Library) -> Draft | None:
    """The sentence on having both grants that are asked for, or on what stays open beside what is closed; None where there is none."""
    documents = list(documents_for(query, library) or ())
    documents = documents if 0 < len(documents) <= _MOST else [rules[0].document] if rules else []
    if not documents and _ONE_EACH.search(query.text):
        hits = library.search_passages(" ".join(query.words) or query.text, _MOST, documents_in_force(query, library))
        documents = list(dict.fromkeys(one.document for one in library.passages([hit.id for hit in hits]).values()))[:1]
    for id in documents:
        made = how_many_kinds.compose(query, id, library) or _both(query, id, library) or _open(query, id, library)
        if made is not None:
            return made
    return None


def _both(query: Query, id: str, library: Library) -> Draft | None:
    if not _asks_both(query.text):
        return None
    asked = _named(query)
    clauses = [part.group() for part in _PART.finditer(query.text)]
    found = next((one for one in choices(library.text(id)) if (len(asked) > 1 and meant(asked, one)) or (not _SUM.search(query.text) and told(clauses, one)) or (not one.both and _SHUT.search(library.text(id), one.start, one.end) and by_case(query.text, one))), None)
    if found is not None and found.both and _SUM.search(query.text):
        return None  # both may be had: what they come to is for a sum
    if found is None:
        return None
    whole = _SHUT.search(library.text(id), found.start, found.end) is not None
    return _told(id, found.start, found.end, "both" if found.both else "either", library, found.things[-_MOST:] if whole else ())


_SHUT = re.compile(r"本[条款项]|[以]上|上述|前述|前[两二三]项")
"""What is said of all that the paragraph gives."""


def _named(query: Query) -> list[str]:
    """The grants that the question names, each by its words."""
    parts = [part for clause in _PART.finditer(query.text) for part in _JOIN.split(clause.group())]
    each = _ONE_EACH.search(query.text) is not None
    parts = [_OWN_PART.sub("", part) if each else part for part in parts if not each or _OWN_PART.match(part)]
    if each:
        return list(dict.fromkeys(part for part in parts if len(part) > _SHORT - 1))
    bare = (_ASIDE.sub("", part.strip()) for part in parts if _GRANT.search(part))
    return list(dict.fromkeys(part for part in bare if len(part) > _SHORT - 1))


def _open(query: Query, id: str, library: Library) -> Draft | None:
    """Of one of whom he tells that the clause means him: that the grant he asks for is the one closed, or one of those left open."""
    if not _ASKS_ONE.search(query.text):
        return None
    asked = next((found.group() for found in reversed(list(_WANTED.finditer(query.text)))), "")
    for one in openings(library.text(id)) if asked else ():
        who = set(bigrams(same(one.who)))
        told = [clause.group() for clause in _PART.finditer(query.text)]
        if any(len(pairs & who) >= (_SIGNS if len(pairs & who) >= _HALF * len(pairs) else _MANY) for pairs in (set(bigrams(same(clause))) for clause in told)):
            return _told(id, one.start, one.end, "closed" if likeness(asked, one.closed) >= 1 - _HALF else "left_open", library)
    return None


_WANTED = re.compile(r"(?:(?<=[的拿领报请受到])|(?<=今年|明年|这个|那个))[一-鿿]{2,10}?(?:补贴|补助|奖励|资助|津贴|贴息|奖补)|[一-鿿]{2,6}(?:补贴|补助|奖励|资助|津贴|贴息|奖补)(?=[^，。]{0,10}(?:吗|么|不|[？?]))")


def _told(id: str, start: int, end: int, verdict: str, library: Library, given: Sequence[str] = ()) -> Draft:
    """The sentence with what it says of both, and what is `given` before it of which it speaks without naming it."""
    cite = Citations(library)
    mark = cite.span(id, library.section_at(id, start).path, start, end)
    whole = library.text(id)
    lines = [say(f"eligibility.both.{verdict}", title=short_title(id, library), quote=whole[start:end].strip(), mark=f"[{mark}]")]
    for one in given:
        at = whole.rfind(one, 0, start)
        lines += [say("support.origin", quote=one.strip(), mark=f"[{cite.span(id, library.section_at(id, at).path, at, at + len(one))}]")] if at >= 0 else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
