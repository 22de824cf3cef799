"""What a question takes over from those before it: slots it leaves out, corrections, ways back, points set side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.gather.aspects import asked
from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.records import Point, Query
from assistant.understand.references import points_within, whole
from assistant.understand.same_grant import narrowed, of_one_grant, points_back
from assistant.vocabulary import vocabulary
from index.quantities import unit_family

_SIDE_BY_SIDE = frozenset({"difference", "multiple", "growth", "growth_rate", "higher", "share", "consistency"})
_NOT_THIS = re.compile(
    r"(?:^|(?<=[，,。]))\s*(?:不对|错了|不|等等|哦)?[，,]?\s*(?:我(?:问|说|要)的)?(?:不是|不要|不问|不看)(?!不|都?说[^，。]*[吗么嘛])[^，,。！？?是]{1,16}?[，,、\s]*"
    r"(?<!不)(?=(?:而|我(?:问|说|要)的)?(?:是|要|问|看|改|换))"
)
_NOT_THAT = re.compile(r"[，,](?:而)?不是[^，,。！？?]{1,16}(?=[。！？?]?$)")
_WRONG = re.compile(r"^\s*(?:不对|错了|不是|搞错了|弄错了)[，,。]\s*")
_NUMERALS = "一二三四五六七八九十"
_BACK = re.compile(
    rf"(?:再|先|还是|我们|咱们)?(?:回到|回头看|回头说|说回|接着说?|再说说?|再看)?(?:刚才|刚刚|前面|之前|上面|一开始|最开始|最初|开头)?(?:的|那个|问的|说的|你说的)*"
    rf"第(?P<number>[{_NUMERALS}\d]{{1,2}})个问题(?:里|中|上|来|吧)?[，,。：:]?"
    r"|(?:再|先|还是)?(?:回到|回头看|回头说|说回)(?:刚才|刚刚)?(?:一开始|最开始|最初|开头|最早)(?:的|那个|问的|说的)*(?:问题)?[，,。：:]?"
    r"|(?:再|先|还是)?(?:回到|回头看|回头说|说回)?(?P<steps>上上|上|前)(?:一)?个问题(?:里|中)?[，,。：:]?"
)


_BACK_TO = re.compile(
    r"^(?:那|好的?|嗯|行|再|还是|咱们?|我们|[，,])*(?:回到|回头看|回头说|说回|再说回)(?:刚才|刚刚|前面|之前|上面|一开始|最开始)?(?:问|说|提|讲|聊)?过?的?(?:那个)?(?P<thing>[^，,。：:？?]{2,12}?)"
    r"(?:那?一?(?:个|块|边|方面|段|问题)|的事|这边|来)?[，,。：:]+(?=[^，,。]{2})"
)
"""Back to a thing that an earlier question named."""


_BETWEEN_BOTH = re.compile(r"这两年(?:之间|间)")
"""The two years last spoken of."""
_REPORT_YEAR = re.compile(r"((?:19|20)\d\d)年?[\u4e00-\u9fff]{0,8}报告")
_ONLY_THING = re.compile(r"^[^，。？]{2,12}呢[？?。]?$")
"""A follow-up that is a thing alone."""
_BESIDE = re.compile(rf"(?:(?P<after>后面?|接下来|之后|随后|下)|(?:前面?|之前|往前|上))的?(?P<count>[{_NUMERALS}两])年(?:里|间)?(?:的)?(?:呢|怎么样|各|分别|都|$|[？?])")


def resolved(question: str, history: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The question without what it takes back (不是中卫，是全区) and without words that lead back to an earlier question, and the
    dialogue as far as that question."""
    if match := _BACK.search(question):
        if match["number"]:
            size = int(match["number"]) if match["number"].isdigit() else _NUMERALS.find(match["number"]) + 1
        else:
            size = len(history) - len(match["steps"] or "") + 1 if match["steps"] else 1
        if 1 <= size <= len(history):
            rest = question[: match.start()] + question[match.end() :]
            question, history = rest.strip("，,。 ") or history[size - 1], history[:size] if rest.strip("，,。？? ") else history[: size - 1]
    if (match := _BACK_TO.match(question)) and (place := max((n for n, one in enumerate(history, 1) if match["thing"] in one), default=0)):
        question, history = question[match.end() :], history[:place]
    kept = _NOT_THAT.sub("", _NOT_THIS.sub("", question))
    kept = _WRONG.sub("", kept)
    return (kept if re.search(r"\w", kept) else question), history


def join(query: Query, before: Query | None) -> Query:
    """The query with what it leaves out taken over from the one before it, if it is a follow-up."""
    joined = _joined(query, before)
    told = whole(joined)
    earlier = before.spoken if before else ()
    return replace(joined, spoken=(*(one for one in earlier if one != told), told) if told else earlier)


def _joined(query: Query, before: Query | None) -> Query:
    if before is None:
        return replace(query, trail=_spots(query), about=query.topic)
    query = replace(query, about=_about(query, before), named=query.named or ("" if query.documents else before.named))
    length = sum(map(len, query.topic))
    leans = (length <= 4 and not _complete(query)) or (length <= 12 and bool(vocabulary().follow_up.search(query.text)) and not points_within(query.text))
    leans = leans or of_one_grant(query, before) or (not (query.documents or query.regions) and all(is_measure(run) or run in _PROPORTION for run in query.topic))
    context = tuple(dict.fromkeys((*before.topic, *before.context)))
    dialogue = (*before.dialogue, *query.dialogue)
    if _BETWEEN_BOTH.search(query.text) and len(before.trail) > 1 and not (query.points or query.years or query.documents or query.regions or query.asker):
        return _set_side_by_side(query, before, context)
    if not leans:
        query = _where(query, before)
        return replace(query, context=context, dialogue=dialogue, trail=_spots(query))
    if not query.years and (next_to := _beside_years(query.text, before)):
        region = query.regions[0] if len(query.regions) == 1 else ""
        query = replace(query, years=next_to, points=tuple(Point(region=region, year=year) for year in next_to))
    compared = bool(query.operations & _SIDE_BY_SIDE) and not query.asker
    if compared and not query.points and not query.documents and len(before.trail) > 1:
        return _set_side_by_side(query, before, context)
    same = _of_report(before) if query.regions and not (query.years or query.documents or set(query.regions) & set(before.regions)) else ()
    if same:  # 那四川呢: what the report of the same year says there
        query = replace(query, years=same, points=tuple(replace(point, year=point.year or same[0]) for point in query.points))
    earlier = tuple(replace(point, document="") if point.year else point for point in before.points)
    points = tuple(dict.fromkeys((*earlier, *query.points))) if compared and query.points else query.points
    changed = bool(query.documents or query.unknown_regions) or bool(query.regions and set(query.regions) != set(before.regions))
    if narrowed(query, before) and points_back(query.text):
        query, changed = replace(query, regions=before.regions), False
    carries = not query.kinds - {"figure", "how"} and not asked(query.text)
    carried = before.kinds - {"count"} if carries else before.kinds & {"support"} if _whether(query, before) else frozenset()
    taken = () if query.regions or query.documents or query.unknown_regions else before.regions
    joined = replace(
        query,
        context=_of_the_grade(context, query.text),
        leans=True,
        kinds=query.kinds | carried,
        points=points,
        years=tuple(dict.fromkeys((*(before.years if compared else ()), *query.years))),
        soft_years=() if query.years or query.documents else before.years or before.soft_years,
        soft_documents=() if changed else before.documents or before.soft_documents,
        regions=query.regions or taken,
        unknown_regions=query.unknown_regions or (() if query.regions or query.documents else before.unknown_regions),
        soft_regions=taken,
        unit=query.unit or ("" if query.operations else before.unit),
        wants=query.wants or before.wants,
        dialogue=dialogue,
    )
    own = _spots(joined)
    return replace(joined, trail=(*(point for point in before.trail if point not in own), *own))


def _of_the_grade(context: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words taken over, less those of another grade than the one that the question puts in its place (国家级小巨人…，那省级专精特新呢); all where both are meant."""
    named = {one["grade"] for one in _GRADED.finditer(text)}
    if not named or _BOTH_MEANT.search(text):
        return context
    return tuple(one for one in context if not (own := set(_GRADE.findall(one))) or own & named)


_GRADE = re.compile(r"国家级|自治区级|[省市区县]级")
_GRADED = re.compile(rf"(?P<grade>{_GRADE.pattern})(?![的那这]|呢|多少|还|就|要|能|会|可|给|奖|补|拿|一)[一-鿿]{{3,}}")
"""A grade with the thing that it is of: without one the thing is taken over."""
_BOTH_MEANT = re.compile(r"比|差|一共|总共|合计|加起来|都|分别|和|还")


def _whether(query: Query, before: Query) -> bool:
    """Whether a question that tells figures of one's own only asks if that is enough for the support spoken of before (平台年费交了4万，这个能报吗)."""
    figures = any(one.unit and unit_family(one.unit) != "time" for one in query.asker)
    return figures and asked(query.text) <= {"prohibition"} and of_one_grant(query, before)


def _of_report(before: Query) -> tuple[int, ...]:
    """The year by which the one yearly report asked before was named; () where none was, or years were asked for by themselves."""
    years = set() if before.years else {int(year) for year in _REPORT_YEAR.findall(before.named)}
    return tuple(years) if len(years) == 1 else ()


def _where(query: Query, before: Query) -> Query:
    """A question that stands by itself but names no place and no document, with the place that the dialogue is in, where it asks for no
    figure of plans."""
    if before.unknown_regions and not (query.regions or query.unknown_regions or query.documents):
        return replace(query, unknown_regions=before.unknown_regions)
    support = "support" in query.kinds | before.kinds
    pointed = any(one.region or one.document or not support for one in query.points)
    placed = query.regions or query.unknown_regions or query.documents or pointed or not before.regions
    if placed or (query.figure and not support):
        return query
    return replace(query, regions=before.regions, soft_regions=before.regions)


def _complete(query: Query) -> bool:
    """Whether a question of few words says itself what is asked, of which thing and when or where it stands."""
    things = [run for run in query.topic if not is_measure(run)]
    return bool(things and (query.documents or query.years) and query.figure and not vocabulary().follow_up.search(query.text))


_OF_MEASURE = re.compile("增速|增长|增幅|增量|比重|占比|比例|变化")
"""What is asked of a measure, not in its place."""
_PROPORTION = frozenset({"比重", "占比", "比例"})


def _about(query: Query, before: Query) -> tuple[str, ...]:
    """What the dialogue is about after the query: its topic, with the thing spoken of before where it only names a measure, and with the
    measure asked of that where it only names another thing ("生物医药呢")."""
    if not query.topic:
        return before.about
    measured = METRIC.search(before.about[-1]) if before.about else None
    if all(map(METRIC.fullmatch, query.topic)) or (measured is not None and all(map(is_measure, query.topic))):
        of_measure = any(map(_OF_MEASURE.search, query.topic))
        things = (run if of_measure else METRIC.sub("", run) for run in before.about if of_measure or not is_measure(run))
        return (*(thing for thing in things if thing), *(name for run in query.topic for name in METRIC.findall(run)))
    if measured is None or measured.end() != len(measured.string) or not _ONLY_THING.search(query.text) or METRIC.search("".join(query.topic)):
        return query.topic
    return (*query.topic, measured.group())


def _beside_years(text: str, before: Query) -> tuple[int, ...]:
    """The years that 后面两年, 前一年 mean, seen from the year asked for before; () where the question says nothing of the kind."""
    match = _BESIDE.search(text)
    known = before.years or before.soft_years
    if match is None or not known:
        return ()
    count = {"两": 2}.get(match["count"]) or _NUMERALS.find(match["count"]) + 1
    if match["after"]:
        return tuple(range(max(known) + 1, max(known) + count + 1))
    return tuple(range(min(known) - count, min(known)))


def _set_side_by_side(query: Query, before: Query, context: tuple[str, ...]) -> Query:
    """A question that only asks to compare (“提高了多少？”): the last two points that the dialogue spoke of are meant."""
    points = before.trail[-2:]
    years = tuple(dict.fromkeys(point.year for point in points if point.year))
    return replace(
        query,
        context=context,
        leans=True,
        kinds=query.kinds | (before.kinds - {"count"}),
        points=points,
        years=years,
        unit=query.unit or "",
        wants=query.wants or before.wants,
        dialogue=(*before.dialogue, *query.dialogue),
        trail=before.trail,
    )


def _spots(query: Query) -> tuple[Point, ...]:
    """The regions, documents and years that a question is about, with those taken over."""
    region = query.regions[0] if len(query.regions) == 1 else ""
    if query.points:
        return tuple(point if point.region or point.document else replace(point, region=region) for point in query.points)
    document = next(iter(query.documents or query.soft_documents), "") if len(query.documents or query.soft_documents) == 1 else ""
    year = query.soft_years[0] if len(query.soft_years) == 1 else None
    point = Point(region="" if document else region, document=document, year=year)
    return (point,) if point != Point() else ()
