"""Answers in the documents' own words: the sentences that answer, whole enumerations, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.in_words.clauses.choosing import NEXT, READ, broadly, counted_out, counting, narrowly
from assistant.compose.in_words.clauses.complete import cut_short, warned
from assistant.compose.in_words.clauses.digest import digest
from assistant.compose.in_words.clauses.documents import documents
from assistant.compose.in_words.clauses.figure import AMOUNT, figure
from assistant.compose.in_words.clauses.outline import named_part, nothing_else, outline, reasons
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import (
    LONG,
    SHORT,
    Span,
    carried_on,
    inside,
    to_the_stop,
    whole_section,
    without_duty,
)
from assistant.gather.aspects import APPLYING, told
from assistant.gather.in_words.asked_parts import Part, parts
from assistant.gather.in_words.clauses import Found, clauses, surroundings
from assistant.gather.in_words.named_parts import homes, names_part, names_place, open_words
from assistant.gather.in_words.scope import asked_section
from assistant.gather.in_words.sentences import sentences
from assistant.gather.of_documents.titled import only_title
from assistant.gather.of_lists.headings import looks_back
from assistant.gather.wording import Text, share
from assistant.records import Draft, Query
from index.dates import YEAR
from index.library import Library

__all__ = ["compose", "named_part", "of_time"]

_LEAST = 0.3
"""A passage must explain at least this share of the question."""
_LEAST_NAMED = 0.2
"""… and this share where the question names the document."""
_LEAST_ANYWHERE = 0.5
"""… and some passage this share of its words that do not only ask, where the question names no document and no place."""
_ALL = 80
"""So many passages of a document are looked at where the question names a place in it."""
_SURE = 0.08
"""Retrieval must be this sure of a passage at least (its calibrated confidence)."""
_MUCH = 0.4
"""A passage of which so much is quoted is quoted whole."""
_TOPIC = 2
"""A topic has no more words; its sentences are found by them."""
_SIDE_BY_SIDE = 4
"""So many documents named are each looked into."""
_WHOLE = 0.9
"""… unless the passage explains this share of the question."""
_INSTEAD = 0.8
"""A sentence of this share of the best one's weight is taken where the best one answers another part of the question."""
_BROAD = frozenset({"list", "how", "why", "summary"})
_BROAD_ASPECTS = frozenset({"condition", "material", "procedure", "refused"})
_NARROW_ASPECTS = frozenset({"deemed", "exempt", "forbidden", "duration", "definition", "organ", "prohibition"})
_TO_THE_STOP = frozenset({"definition", "prohibition", "consequence"})
"""What is asked so stands often behind the semicolon (…的，…；…的，不得…。): the sentence is quoted to its stop."""
MUST = frozenset({"deemed", "exempt", "forbidden", "duration", "organ", "material", "person", "refused"})
"""A question for one of these is not answered by a text that tells none of them; one for how to apply only by a text that tells that."""
TIMES = frozenset({"年", "个月", "月", "天", "日", "工作日", "个工作日", "小时", "分钟", "周"})
_THINGS = frozenset({"个", "项", "种", "类", "条", "点", "款", "家", "座", "处", "方面"})
_IS_WHAT = re.compile(r"(?:挑战|机遇|问题|困难|短板|优势|形势|思路|方向|原则|重点|任务|要求|目标|方针|布局)(?:主要|都|分别|具体)?(?:是|有)(?:什么|啥|哪些)")
_BY_YEAR = re.compile(r"[到至](?:19|20)\d\d年")
"""By when something is to be done is told by a year too."""
_ELSEWHERE = re.compile(r"正文|(?:附件|专栏|附表|部分|章)[^，。？]*(?:附件|专栏|附表|部分|章)")
"""A question that names more than one place."""
_PROBLEMS = re.compile(r"(?:存在|面临|主要|突出)的?(?:主要|突出)?(?:问题|困难|矛盾)|(?:问题|困难|短板)(?:和|与)(?:挑战|不足|短板)")
_OF_PROBLEMS = re.compile(r"问题|困难|短板|矛盾|挑战|形势|现状|不足|瓶颈|制约|为什么|为何|原因")
_TARGETS = re.compile(r"(?:主要|总体|工作|发展|年度|预期)目标")
_OF_TARGETS = re.compile(r"目标|指标|要求|达到|多少|水平")
_PLAN = re.compile(r"十(?P<nth>[一二三四五六])五")
_PLANS = re.compile(r"打算|计划|准备|力争|将要?|要(?:建|新增|达到|完成|做|干|抓|实施|推进)|安排")


def compose(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The answer that the passages found give, None if there are none, they leave too much of the question open, or a figure
    is asked for that they do not have."""
    outlined = named_part(query, library) or reasons(query, library) or outline(query, library)
    if outlined is not None:
        return outlined
    found = _at_place(query, found, library)
    least = _LEAST_NAMED if query.documents else _LEAST
    whole = _LEAST if query.documents else _WHOLE  # within a document that is named no search has to be sure that the library has the matter
    found = [one for one in found if one.share >= least and (one.confidence >= _SURE or one.share >= whole)]
    if not found:
        return None
    found = _of_kind(query, of_time(query, _of_period(query, found, library)))
    asked = parts(query, library)
    placed = query.documents or query.soft_documents or query.regions or query.leans
    if not (placed or _explains(asked, found, library)) or (names_part(query.text) and _asks_part_alone(query, library)):
        return None
    if "document" in query.kinds:
        return documents(query, found, library)
    if "sum" in query.operations and query.asker and not query.unit:
        query = replace(query, unit=query.asker[-1].unit)
    timed = query.unit in TIMES
    if timed:
        asked = tuple(replace(part, aspects=part.aspects | {"duration"}) for part in asked)
    elif (query.unit or AMOUNT.search(query.text)) and not ("list" in query.kinds and query.unit in ("", *_THINGS)):
        return figure(query, found, asked, library)
    found = [one for one in found if not only_title(one.passage.text, library.cards[one.passage.document].title)]
    spans = _one_part(query, found, asked[0], library) if len(asked) == 1 else _all_parts(query, found, asked, library)
    if not spans:
        return None
    spans = _of_each_side(query, spans, asked, library)
    named = [pattern for pattern in counting(query) if any(pattern.search(library.text(one.document)[start:end]) for one, start, end in spans)]
    short = not named and cut_short(query, asked, spans, library)
    spans = carried_on(spans if named else _in_full(spans, asked), library) if query.kinds & _BROAD else spans
    if "responsibility" not in query.kinds and not any("organ" in part.aspects for part in asked):
        spans = [without_duty(span, library) for span in spans]
    draft = quotations(spans, library, compared="consistency" in query.operations)
    return warned(draft) if short else draft


def _at_place(query: Query, found: Sequence[Found], library: Library) -> Sequence[Found]:
    """The passages found, only those at the place that the question names (附件2) in the document of the first, where it has it and
    the question is about no other place too."""
    if not found or not names_place(query.text) or _ELSEWHERE.search(query.text) or "consistency" in query.operations:
        return found
    document = found[0].passage.document
    places = homes(query, document, library)
    inside = [one for one in (*found, *clauses(query, library, (document,), _ALL)) if any(
        place.start <= one.passage.start < place.end for place in places)] if places else []
    return inside or found


def _asks_part_alone(query: Query, library: Library) -> bool:
    """Whether the question has no words but those of the usual part and of the document that it asks for."""
    named = query.documents or query.soft_documents
    return not open_words(query, library) or (len(named) == 1 and nothing_else(query, named[0], library))


def _of_period(query: Query, found: Sequence[Found], library: Library) -> Sequence[Found]:
    """The passages found, without those of plans for other years than those asked for, where as good ones are for these; of a five-year plan
    named (十四五) those of documents that are called by it."""
    if not query.years or query.documents:
        return found
    plan = _PLAN.search(query.text)
    of_plan = [one for one in found if any(name in library.cards[one.passage.document].title for name in (plan.group(), f"第十{plan['nth']}个五年"))] if plan else []
    if of_plan and of_plan[0].share >= NEXT * found[0].share:
        return of_plan
    periods = {one.passage.document: library.cards[one.passage.document].meta.period for one in found}
    meant = [one for one in found if (period := periods[one.passage.document]) is None or any(period[0] <= year <= period[1] for year in query.years)]
    return meant if meant and meant[0].share >= NEXT * found[0].share else found


def of_time(query: Query, found: Sequence[Found]) -> Sequence[Found]:
    """The passages found, without those that look back (回顾) where a plan is asked for and others are found."""
    if query.wants != "target" and not _PLANS.search(query.text):
        return found
    ahead = [one for one in found if not looks_back(one.passage.path)]
    return ahead if ahead and ahead[0].share >= NEXT * found[0].share else found


def _of_kind(query: Query, found: Sequence[Found]) -> Sequence[Found]:
    """The passages found, without those under headings of what is not asked for, problems or, where it is asked how, targets, where
    others are found."""
    for heading, asked in ((_PROBLEMS, _OF_PROBLEMS), (_TARGETS, _OF_TARGETS)):
        if asked.search(query.text) or (heading is _TARGETS and "how" not in query.kinds):
            continue
        rest = [one for one in found if not any(heading.search(part) for part in one.passage.path[-2:])]
        found = rest if rest and rest[0].share >= NEXT * found[0].share else found
    return found


def _all_parts(query: Query, found: Sequence[Found], asked: Sequence[Part], library: Library) -> list[Span]:
    """What answers each part of the question, in the question's order, the surest part chosen first and nothing twice."""
    near = [_found_for(query, part, found, library) for part in asked]
    surest = [max((one.weight for one in sentences(few, part, library)), default=0.0) for few, part in zip(near, asked, strict=True)]
    answers: dict[int, list[Span]] = {}
    for place in sorted(range(len(asked)), key=lambda place: -surest[place]):
        taken = [span for spans in answers.values() for span in spans]
        answers[place] = _one_part(query, near[place], asked[place], library, len(asked), taken)
    spans = list(dict.fromkeys(span for place in range(len(asked)) for span in answers[place]))
    return [span for span in spans if not any(span != other and inside(span, other) for other in spans)]


def _in_full(spans: list[Span], asked: Sequence[Part]) -> list[Span]:
    """The spans; the whole of their passage where they are all of one that is short, and are much of it or asked for in many words, so
    that what stands beside them may well be meant too."""
    passage = spans[0][0]
    whole = (passage, passage.start, passage.end)
    much = sum(end - start for _, start, end in spans) >= _MUCH * len(passage.text) or sum(len(part.words) for part in asked) > _TOPIC
    return [whole] if much and len(passage.text) <= SHORT and passage.kind != "row" and all(inside(span, whole) for span in spans) else spans


def _of_each_side(query: Query, spans: list[Span], asked: Sequence[Part], library: Library) -> list[Span]:
    """The spans, with what answers in those of the few documents (else places) named side by side that have none among them, in the order
    named."""
    named: list[tuple[str, ...]] = [(document,) for document in query.documents]
    sides = named or [tuple(library.of_regions((place,))) for place in query.regions]
    if not 1 < len(sides) <= _SIDE_BY_SIDE or not all(sides):
        return spans
    for side in sides:
        if any(passage.document in side for passage, _, _ in spans):
            continue
        own = [one for one in clauses(query, library, side, READ) if one.share >= _LEAST_NAMED and one.confidence >= _SURE]
        if own and own[0].share >= _LEAST_ANYWHERE:
            spans = [*spans, *_one_part(query, own, asked[0], library, len(sides))]
    return sorted(spans, key=lambda span: next((place for place, side in enumerate(sides) if span[0].document in side), len(sides)))


def _one_part(
    query: Query, found: Sequence[Found], part: Part, library: Library, several: int = 1, taken: Sequence[Span] = ()
) -> list[Span]:
    """What answers a part of the question, one of `several`; rather not what is `taken` for another part."""
    of_case = several > 1 and "plan" in part.aspects  # what is done in each of several cases is one sentence each
    broad = not (part.aspects & _NARROW_ASPECTS or of_case) and bool(query.kinds & _BROAD or part.aspects & _BROAD_ASPECTS)
    limit = (LONG if broad else SHORT) // several
    brief = "summary" in query.kinds
    named = asked_section(part.words, [one.passage for one in found[:READ]], library) if brief or _IS_WHAT.search(query.text) else None
    if named is not None:
        told_by = (digest(*named, library) if brief else []) or whole_section(*named, library, limit if broad else LONG // several)
        if told_by:
            return told_by
    weighed = sentences(found, part, library)
    free = [one for one in weighed if not any(inside((one.passage, one.start, one.end), span) for span in taken)]
    if free and free[0].weight >= _INSTEAD * weighed[0].weight:
        weighed = free
    if not weighed:
        return []
    chosen = counted_out(query, weighed) or (
        broadly(found, weighed, part, library, limit) if broad else narrowly(weighed, part.words, library, limit))
    if part.aspects & _TO_THE_STOP:
        chosen = [to_the_stop(span) for span in chosen]
    must = part.aspects & APPLYING or part.aspects & MUST
    texts = [library.text(one.document)[start:end] for one, start, end in chosen]
    if must and not any(told(must, text) or ("duration" in must and _BY_YEAR.search(text)) for text in texts):
        return []
    return chosen


def _found_for(query: Query, part: Part, found: Sequence[Found], library: Library) -> list[Found]:
    """The passages found for a part of the question by itself, in the documents found for the whole, then those found for it."""
    own = replace(query, topic=tuple(word.text for word in part.words), bare="")
    documents = list(dict.fromkeys(one.passage.document for one in found[:4]))
    more = [one for one in _at_place(query, clauses(own, library, documents, READ), library) if one.confidence >= _SURE]
    known = {(one.passage.document, one.passage.number) for one in more}
    return [*more, *(one for one in found if (one.passage.document, one.passage.number) not in known)]


def _explains(asked: Sequence[Part], found: Sequence[Found], library: Library) -> bool:
    words = tuple(dict.fromkeys(word for part in asked for word in part.words if not YEAR.fullmatch(word.text)))
    return any(share(words, Text.of(surroundings(one.passage, library)))[0] >= _LEAST_ANYWHERE for one in found[:READ])
