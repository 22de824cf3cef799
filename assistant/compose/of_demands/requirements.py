"""Answers to whether the asker meets a list of conditions ("申请人应同时符合以下条件：（一）…"), each condition held against what he says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.citing import Citations
from assistant.compose.merging import joined
from assistant.compose.of_demands.class_sums import class_sum
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.eligibility.conditions.assertions import HERE
from assistant.eligibility.conditions.items import Held, all_of, any_of, item_held
from assistant.eligibility.conditions.printed import limited
from assistant.eligibility.sums.per_head import worked
from assistant.eligibility.told.said import same
from assistant.gather.of_documents.in_force import documents_for, documents_in_force, holds_in
from assistant.gather.of_documents.titled import outranked, titled
from assistant.gather.of_support.requirement_lists import Listed, requirement_lists, steps_before
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.regions import NATION
from prompts import say

_ASKS = re.compile(
    r"(?:能不能|能否|可不可以|可以|可否|是否|有没有资格|够不够|够|能|符不符合|符合)[^，。？]{0,16}?(?:申请|申报|认定|入户|落户|条件|资格|参加|登记|取得|评|办|报)[^，。？]{0,10}(?:吗|么|[？?]|$)"
    r"|够格|有戏|有门儿|(?:行|成)不(?:行|成)|(?:报|办|评|申请)[得不](?:了|上|成)|(?:符不符合|够不够|够|符合)条件|有没有资格|(?:能|可以|怎么|如何|是否)[^，。？]{0,24}(?:符合|满足|达到)[^，。？]{0,24}(?:吗|么|$|[？?])|过得[了去]|过不过(?:关|线|得[了去])?(?=[，。？?]|$)|达(?:不达)?标(?:吗|没|不)|(?:比例|占比|比重|条件|要求|这[一]?[条项])[^，。？]{0,8}(?:够|能?过)(?:吗|不|么|关)"
    r"|(?:还|哪些|什么)[^，。？]{0,8}(?:差|缺|条件|情况|材料)[^，。？]{0,8}(?:没|未|交代|说|提|补|[？?]|$)"
)
_RIGHT = re.compile(r"能不能|行不行|可不可以|能否|可否|是否|有没有资格|够格|(?:还能|能|可以|够条件|有资格)[^，。？]{0,20}(?:吗|么|不)?(?:[？?]|$)|(?:可以|行|成)不(?=[？?，。]|$)")
"""Whether one may is asked, in whatever words."""
_MOSTLY = 0.5
_LEAST = 0.3
_TOLD = 2
_HITS = 4
"""So many passages that come nearest may name the list that is meant, where neither a document nor a place does."""
_OF_PASSAGES = 0.45
"""… and so much of the question has to stand in a list that only they name."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A list that the question may mean: how much of the question it explains, and each of its items against the asker."""

    document: str
    listed: Listed
    fit: float
    held: tuple[Held, ...]
    besides: tuple[Held, ...]

    @property
    def told(self) -> int:
        """How many clauses of the items the asker says something about."""
        return sum(max(one.fits, one.told) for one in (*self.besides, *self.held))


def compose(query: Query, own: Facts, library: Library, *, of_support: bool = False) -> Draft | None:
    """Each condition of the list that the question means with its verdict, None where no such list is meant or the asker says
    too little of himself to hold it against. Where support is asked for (`of_support`) a rule may decide: one item spoken of is then too little."""
    if not own.personal or not (_ASKS.search(query.text) or _RIGHT.search(query.text)):
        return None
    best = _best(query, own, library, _TOLD if of_support else 1)
    return None if best is None else _told(best, library, _step(best, query, own, library), asks_sum=_SUM.search(query.text) is not None)


def _step(best: _Found, query: Query, own: Facts, library: Library) -> tuple[int, int] | None:
    """Of steps printed before the list the first whose limits the asker's figures meet, where it is asked how many there may be."""
    text = library.text(best.document)
    steps = steps_before(text, best.listed) if _HOW_MANY.search(query.text) else ()
    for start, end in steps:
        which, _, what = text[start:end].partition("，")
        checks = limited(which, "", own) if what else []
        if checks and all(check.verdict == "符合" for check in checks):
            return start, end
    return None


_HOW_MANY = re.compile(r"几[个名家]|多少|名额")


def beside_points(points: Draft, query: Query, own: Facts, library: Library) -> Draft:
    """The points worked out, with the other conditions of their document's list where it is asked whether the asker may; a condition that
    fails comes first."""
    document = points.citations[0].document if points.citations else ""
    if not document or not own.personal or not _RIGHT.search(query.text):
        return points
    best = _best(replace(query, documents=(document,)), own, library, 1)
    if best is None:
        return points
    made = _told(best, library)
    return replace(joined(made, points), status=made.status, reason=made.reason, decides=True)


def nearest(query: Query, own: Facts, library: Library) -> Draft | None:
    """The conditions of the list that explains most of what is asked, though the asker says nothing of any of them, each to be told; None where no list does."""
    if not own.personal or not (_ASKS.search(query.text) or _RIGHT.search(query.text)):
        return None
    best = _best(query, own, library, 0)
    return None if best is None else _told(best, library)


def _best(query: Query, own: Facts, library: Library, fewest: int) -> _Found | None:
    """The list that explains most of the question, of those on which the asker tells enough, `fewest` items at least."""
    words = words_of(query.words, library)
    best: _Found | None = None
    for document, one, least in lists_meant(query, words, library):
        text = library.text(document)
        path = library.section_at(document, one.start).path
        fit = share(words, Text.of(" ".join((library.cards[document].title, *path, text[text.rfind("\n", 0, one.start) + 1 : one.end]))))[0] if words else 1.0
        if _of_other_grant(text[one.start : one.lead], query) or fit < least or (document not in query.documents and outranked(document, text[one.start : one.end], words, query.regions, library)):
            continue
        found = _held(document, one, fit, query, own, library)
        enough = found.told >= (fewest if fit >= _MOSTLY or not fewest else _TOLD) and (fewest or fit >= _UNTOLD)
        if enough and (best is None or (fit + _WEIGHT * found.told) > (best.fit + _WEIGHT * best.told)):
            best = found
    return best


def _held(document: str, one: Listed, fit: float, query: Query, own: Facts, library: Library) -> _Found:
    """A list that explains so much of the question, each of its items against the asker."""
    text, here = library.text(document), _at_home(own, document, query, library)
    return _Found(document, one, fit, tuple(item_held(text[slice(*item)], here, one_enough=one.any) for item in one.items),
                  tuple(item_held(text[slice(*item)], here) for item in one.besides))


def list_told(document: str, one: Listed, query: Query, own: Facts, library: Library, called: str = "", *, sure: bool = True) -> Draft:
    """Each condition of a list with its verdict; `called`: what the list is of, where it is not the document; `sure`: one for whom all fits is told that he may."""
    return _told(_held(document, one, 1.0, query, own, library), library, called=called, sure=sure)


def told_items(document: str, one: Listed, query: Query, own: Facts, library: Library) -> tuple[str, ...]:
    """How what the asker tells stands to the conditions of a list, a line for each that it decides."""
    found = _held(document, one, 1.0, query, own, library)
    decided = (held.check for held in (*found.besides, *found.held) if held.check.verdict != "需补充" and (held.told or held.fits))
    return tuple(say("eligibility.list.held", verdict=check.verdict, reason=check.reason) for check in decided)


def _of_other_grant(lead: str, query: Query) -> bool:
    """Whether what opens a list says that it is for a grant by its name (申请购房补贴的人才) where the question names another one alone."""
    said = same("".join(query.dialogue) or query.text)
    own = {same(one)[-_OF_NAME:] for one in _GRANT.findall(said)}
    of_list = {same(one)[-_OF_NAME:] for one in _GRANT.findall(lead)}
    return bool(own) and bool(of_list) and not own & of_list and not any(one in said for one in of_list)


_OF_NAME = 4
_GRANT = re.compile(r"(?:申请|申领|领取|享受|办理)?([一-鿿]{2}(?:补贴|补助|津贴|贴息|资助|奖励|救助))")
_UNTOLD = 0.38
"""A list of which the asker speaks not at all has to explain so much of the question."""
_WEIGHT = 0.06
"""What each item of which the asker speaks counts beside the share of the question."""


def lists_meant(query: Query, words: Sequence[Word], library: Library, *, cases: bool = False) -> Iterator[tuple[str, Listed, float]]:
    """The lists of the documents that the question names or that are of its places, else those of documents named after its words and those in which the passages lie
    that come nearest, with the share of the question that each has to explain at least; those of `cases` too where they are wanted."""
    named = [*query.documents, *query.soft_documents] or [*(documents_for(query, library) or ()), *titled(words, library), *titled(words_of(query.core, library), library)]
    named = [id for id in dict.fromkeys(named) if not query.regions or id in query.documents or any(holds_in(library.cards[id].meta.region, place) for place in query.regions)]
    for id in named:
        if id not in library.superseded or id in query.documents:
            yield from ((id, one, _LEAST) for one in requirement_lists(library.text(id), cases=cases))
    if query.documents or query.soft_documents:
        return
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library))
    for passage in library.passages([hit.id for hit in hits]).values():
        if passage.document in named or passage.document in library.superseded:
            continue
        named.append(passage.document)
        yield from ((passage.document, one, _OF_PASSAGES) for one in requirement_lists(library.text(passage.document), cases=cases))


def _at_home(own: Facts, document: str, query: Query, library: Library) -> Facts:
    """What the asker tells, the names of the document's own place read as 本地, what he only asks left out."""
    region = library.cards[document].meta.region
    names = {region, *(place for place in query.regions[:1] if holds_in(region, place))} - {"", NATION}
    names |= {name[:-1] for name in names if len(name) > _SHORT_NAME}
    text = own.text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, HERE)
    kept = [clause for clause in _PIECES.findall(text) if not _QUESTION.search(clause)]
    return replace(own, text="".join(kept) or text, home=region if region != NATION else "")


_SHORT_NAME = 2
_PIECES = re.compile(r"[^，。；：！？,;:!?\n]*[，。；：！？,;:!?\n]*")
_QUESTION = re.compile(r"[吗么呢][？?，。]*$|能不能|可不可以|能否|是否|[够行符][不没][够行符]|还差|(?<![没过])什么|怎么|多少|[^，。；]*(?:可以|能|够|行|成)不[？?，。]*$|[？?]$")


_SUM = re.compile(r"多少(?!人|年|岁|天)|几(?:百|千|块|万)")


def _told(best: _Found, library: Library, step: tuple[int, int] | None = None, *, asks_sum: bool = False, called: str = "", sure: bool = True) -> Draft:
    """The conditions of the list with their verdicts, the `step` beside it that is the asker's, and where he `asks_sum` what the class is given that an item
    which fits makes up."""
    cite = Citations(library)
    one = best.listed
    text = library.text(best.document)
    path = library.section_at(best.document, one.start).path
    whole = any_of(best.held) if one.any else all_of(best.held)
    verdicts = {one.check.verdict for one in (*best.besides, whole)}
    verdict = "fails" if "不符合" in verdicts else "open" if "需补充" in verdicts or not sure else "fits"
    mark = cite.span(best.document, path, one.start, one.lead)
    lines = [say(f"eligibility.list.{'any_' if one.any else ''}{'besides' if one.any and verdict == 'fails' and whole.check.verdict != '不符合' else verdict}", title=called or short_title(best.document, library), mark=f"[{mark}]")]
    for (start, end), held in (*zip(one.besides, best.besides, strict=True), *zip(one.items, best.held, strict=True)):
        lines.append(say("eligibility.list.item", verdict=held.check.verdict, quote=text[start:end].strip("；;。 "), reason=held.check.reason,
                         mark=f"[{cite.span(best.document, path, start, end)}]"))
    for span, held in zip(one.items, best.held, strict=True) if asks_sum and one.any else ():
        if held.check.verdict == "符合" and (given := class_sum(text, span, one.end)) is not None:
            lines.append(say("support.origin", quote=text[slice(*given)], mark=f"[{cite.span(best.document, library.section_at(best.document, given[0]).path, *given)}]"))
    if step is not None:
        lines.append(say("eligibility.list.step", quote=text[slice(*step)], mark=f"[{cite.span(best.document, path, *step)}]"))
    steps = [step_ for held in (*best.besides, *best.held) for step_ in held.steps]
    checks = [held.check for held in (*best.besides, *best.held)]
    status, reason = (Status.PARTIAL, Reason.MISSING_FACT) if verdict == "open" else (Status.ANSWERED, Reason.NONE)
    return Draft(status, reason, "\n".join(lines), cite.all, (*steps, *worked(checks)), decides=True)
