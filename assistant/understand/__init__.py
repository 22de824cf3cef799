"""Question and dialogue in, `Query` out: what is asked, about what, for when and where, out of which documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from assistant.records import Point, Query, Reason
from assistant.several import only_all
from assistant.understand import documents, followed, generations
from assistant.understand.asides import without_asides
from assistant.understand.asker_figures import figures_given
from assistant.understand.course_ends import with_ends
from assistant.understand.dialogue import join, resolved
from assistant.understand.everyday import in_their_names
from assistant.understand.mention import Mention
from assistant.understand.named_places import held_together, numbered
from assistant.understand.normal import normal
from assistant.understand.places import in_passing, places_named, wider
from assistant.understand.points import in_turn, pair
from assistant.understand.quoted_titles import rather
from assistant.understand.reckoned import plainly
from assistant.understand.references import spelled_out
from assistant.understand.series import in_its_row, of_several_years, written_out
from assistant.understand.substituted import same_asked, substituted
from assistant.understand.told_shares import by_their_names
from assistant.understand.topic import blanked, core_of, topic_of
from assistant.understand.units import POINT, unit_asked
from assistant.understand.years import Stretch, reckoned, years_of
from assistant.vocabulary import vocabulary, wanted
from index.regions import NATION, find_regions
from index.schema import Card
from index.term_statistics import TermStatistics

Home = Callable[[], tuple[str, ...]]
_AROUND = re.compile(r"“(?P<outer>[^“”]{3,12})”(?=[里中]?的?“(?P<inner>[^“”]{1,8})”)")
"""A quoted name of several things before the one of them that is asked for: “一核两带”的“一核”."""
_YES_OR_NO = re.compile(r"应不应该|需不需要|可不可以|([\u4e00-\u9fff])[不没]\1(?![得样])|能否|可否|是否")
_MONTH_DAY = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月(?:(?:[12]\d|3[01]|[1-9])[日号]|份?[初底末]|[上中下]旬|份)?(?=[^\d饼球租薪供嫂]|$)|(?<=年)\d{1,2}月")
"""A day of the year that one tells is no thing."""
_REMEMBERED = 6
"""So many earlier questions at most are read again; the further past does not matter to a follow-up."""
_MEMBERS = re.compile(r"哪(?:\d+|[几一二两三四五六七八九十]+)[个家座批种项](?![^，。？]{0,4}年)|都有谁|名单|有哪些|是哪些|都是谁")
"""The members of a group are asked for by name."""
_CHANGED = re.compile(r"(?<=[，；])(?:共|总共|又|一共|累计|总的)?(?:增长|增加|变化|提高|下降|减少)(?:了)?(?:多少|几成)(?!个|家|项|户)")
"""A clause that asks how much something named before it changed; between two years it is to be worked out."""
_TITLE_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_BY_WHEN = re.compile(r"(?:要求|规定|定在|截止|到)(?:的?是|在)?哪一?年|哪一?年(?:底|前|以前|之前)?(?:要|才|得)*(?:做到|达到|完成|实现|做完|建成)|(?:19|20)\d\d年?度?的?[那这]一?[份版]")
"""The year of a goal is asked for, or a document is pointed to by a year: one that stands before the name of its document is that in which the plan ends (2022年的制造业方案)."""


_EXACT = re.compile(r"[《》\d〔“]|十[一二三四五六七]?五")
"""A document is named by its title, its number or its year."""
_COUNTED = frozenset({"figure", "count"})
"""What is asked so is another number in each place."""
_WHO = 12
"""Words that only ask who is responsible (由哪个部门牵头) are no longer than this."""


def understand(
    question: str, history: Sequence[str], cards: Mapping[str, Card], terms: TermStatistics, home: Home = lambda: (), *, piece: bool = False
) -> Query:
    """The Query of a question in its dialogue. `cards` are the documents of the library, `terms` its words; `home` gives the
    documents that the answer before was taken from, which is only looked up where the question needs it (“上一个规划”). The slips and
    everyday names of a `piece` of a question already read are put right, and are not looked for again."""
    spoken, history = resolved(question if piece else plainly(question), history)
    before: Query | None = None
    for place, earlier in enumerate(history[-_REMEMBERED:], max(0, len(history) - _REMEMBERED)):
        said, back = resolved(earlier, history[:place])
        chosen = before if len(back) == place else understand(back[-1], back[:-1], cards, terms) if back else None
        before = join(_read(_by_itself(said, chosen), cards, terms, chosen), chosen)
    read = _read(_by_itself(with_ends(spoken, before, cards, home), before), cards, terms, before, home, piece=piece)
    return replace(join(read, before), question=question)


def _by_itself(text: str, before: Query | None) -> str:
    """A follow-up with what it points back to in words, and with the question before around a thing that it puts in the place of another."""
    if before is None:
        return text
    text = same_asked(substituted(text, before.text, before.named), "".join(before.about))
    return spelled_out(followed.by_itself(text, before), before)


def _read(
    question: str, cards: Mapping[str, Card], terms: TermStatistics, before: Query | None, home_of: Home = lambda: (), *, piece: bool = False
) -> Query:
    """The question by itself; `before` and `home_of` only tell what “上一个规划” is seen from; for `piece` see `understand`."""
    words = vocabulary()
    spoken, everyday = (normal(question), ()) if piece else in_their_names(normal(question), terms)
    spelled = spoken if piece else without_asides(spoken, terms, before is not None, lambda words: any(one.documents for one in documents.mentions(words, cards)))
    mended = spelled if piece else terms.mended(spelled)
    home = before.documents or before.soft_documents if before else ()
    text = by_their_names(written_out(in_its_row(mended, home, cards), cards))
    if before and not home and generations.seen_from(text):
        home = home_of()
    mentions = _at_home(documents.mentions(text, cards), text, cards, before)
    mentions = rather(mentions, text, cards)
    if not any(one.documents for one in mentions) and (relative := generations.generation(text, cards, home)):
        mentions = (*mentions, relative)
    taken = [Stretch(one.start, one.end) for one in mentions]
    named = tuple(dict.fromkeys(id for one in mentions for id in one.documents))
    ends = {str(period[1]) for id in named if (period := cards[id].meta.period)} if _BY_WHEN.search(text) or _one_dated(text, named) else set()
    years, time_places = years_of(text, taken, {cards[id].meta.published[:4] for id in named} | ends)
    placed, unknown, region_places = places_named(text, cards, taken)
    regions = tuple(dict.fromkeys(name for name, _ in placed))
    if not (regions or unknown or named) and spelled != spoken:
        regions = in_passing(spoken, cards)
    mentions = tuple(one for one in mentions if not _of_another_place(one, text, regions, cards))
    named = tuple(dict.fromkeys(id for one in mentions for id in one.documents))
    asker, asker_places = figures_given(text, [*taken, *time_places, *numbered(text)])
    beside = {place for _, place in placed}
    kinds = {name for name, pattern in words.kinds.items() if pattern.search(text)}
    if words.figure.search(text):
        kinds.add("figure")
    operations = frozenset(name for name, pattern in words.operations.items() if pattern.search(text))
    if unknown and not regions and not named and "support" not in kinds and (asker or not kinds & _COUNTED) and (holding := wider(unknown, cards)):
        regions, unknown = holding, ()  # what a province lays down holds in its cities
    changed = [Stretch(match.start(), match.end()) for match in _CHANGED.finditer(text)] if len({year for year, _ in years}) > 1 else []
    operations |= {"difference", "growth"} if changed else frozenset()
    operations -= {"sum"} if only_all(text) else set()
    if "first" in operations and _MEMBERS.search(text):
        operations -= {"first"}  # the first ones are to be named, not the first document that names any
    if "consistency" in operations and not years and of_several_years(named, cards):
        operations = operations - {"consistency"} | {"difference", "higher"}  # what each year has of its own may differ
    unit = unit_asked(text)
    if unit == POINT and len({year for year, _ in years}) > 1 and "difference" in operations:
        operations -= {"sum"}  # 三年一共收了几个点: rates are not added up
    missing = [one.unknown for one in mentions if one.unknown]
    around = [Stretch(*match.span()) for match in _AROUND.finditer(text) if match["inner"] in match["outer"]]
    excluded = [Stretch(*match.span()) for pattern in (words.preamble, words.excluded, _YES_OR_NO, _MONTH_DAY) for match in pattern.finditer(text)]
    compared = held_together(text) if "consistency" in operations else []
    compared += [Stretch(*match.span()) for match in words.kinds["responsibility"].finditer(text) if match.end() - match.start() <= _WHO]
    aside = [*taken, *compared, *time_places, *region_places, *asker_places, *changed, *around, *excluded, *_asking(text)]
    topic = topic_of(text, aside, terms)
    at = [(id, one.start) for one in mentions for id in one.documents]
    return Query(
        question=question,
        text=text,
        bare=blanked(text, [*taken, *time_places, *around]),
        topic=topic,
        core=core_of(text, aside, topic, terms),
        kinds=frozenset(kinds),
        operations=operations,
        years=tuple(dict.fromkeys(year for year, _ in years)),
        documents=named,
        named="".join(text[one.start : one.end] for one in mentions if one.documents) if len(named) == 1 else "",
        regions=regions,
        unknown_regions=() if named and "support" in kinds else unknown,
        unit=unit,
        wants=wanted(text),
        asker=asker,
        dialogue=(text,),
        refusal=_refusal(spelled, bool(named)) if not missing or named else Reason.UNKNOWN_DOCUMENT,
        assumed=tuple(missing) if missing and not named else reckoned(text, years),
        mended=() if piece else tuple(one for one in (*everyday, *terms.slips(spelled)) if one[0] != one[1]),
        points=in_turn(text, at, years) or _of_their_own_year(cards, _with_year(text, pair(placed, at, years,
                    [place for place, char in enumerate(text) if char in "，。；？！"],
                    [place for place, char in enumerate(text) if char in "，。；？！、" or (char in "和与跟及" and place + 1 in beside)], [one.start for one in asker_places]))),
    )


def _one_dated(text: str, named: Collection[str]) -> bool:
    """Whether of several documents only one is named with a year, which then is that of its plan (十三五规划和2027年的五年计划)."""
    return len(named) > 1 and len(_TITLE_YEAR.findall(text)) == 1


def _at_home(mentions: Sequence[Mention], text: str, cards: Mapping[str, Card], before: Query | None) -> tuple[Mention, ...]:
    """The mentions, those that name documents of several places ("2026年的报告") with those of the place spoken of before only, where the
    question names no place."""
    spoken = before and {cards[id].meta.region for id in (*before.documents, *before.soft_documents)} | set(before.regions)
    if not spoken or len(spoken) > 1 or any(not one.relative for one in find_regions(text)):
        return tuple(mentions)
    kept = []
    for one in mentions:
        near = tuple(id for id in one.documents if cards[id].meta.region in spoken)
        kept.append(replace(one, documents=near) if near and len({cards[id].meta.region for id in one.documents}) > 1 else one)
    return tuple(kept)


def _of_another_place(mention: Mention, text: str, regions: Sequence[str], cards: Mapping[str, Card]) -> bool:
    """Whether words that might name a document (工业高质量发展政策) only fit documents of other places than the question names; not where
    it gives a title, a number, a year or a place."""
    said = text[mention.start : mention.end]
    if not mention.documents or not regions or _EXACT.search(said) or find_regions(said):
        return False
    homes = {cards[id].meta.region for id in mention.documents}
    return not any(home in ("", NATION, *regions) or any(_inside(home, place) or _inside(place, home) for place in regions) for home in homes)


def _inside(place: str, other: str) -> bool:
    """Whether a place lies in another."""
    return any(other in one.parent.split("/") for one in find_regions(place))


def _with_year(text: str, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points, one of a region that is only asked for after another ("…2025年增长多少？河南呢") with the year of that one."""
    years = {point.year for point in points if point.year}
    if len(years) != 1:
        return points
    return tuple(
        replace(point, year=next(iter(years)))
        if point.region and not point.year and re.search(rf"{point.region[:2]}[\u4e00-\u9fff]{{0,4}}呢", text) else point
        for point in points
    )


def _of_their_own_year(cards: Mapping[str, Card], points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points; one a document where several documents are named by their year ("2020、2021、2022年政府工作报告") and those
    years are named again ("从2020到2022"): each document is asked for its own year, not for those of the others."""
    documents = dict.fromkeys(point.document for point in points if point.document)
    if len(documents) < 2 or len(points) <= len(documents) or any(point.region and not point.document for point in points):
        return points
    named = [_TITLE_YEAR.search(f"{cards[id].title}{cards[id].meta.published[:4]}年") for id in documents]
    own = {int(year[0]) for year in named if year is not None}
    if len(own) < len(documents) or not {point.year for point in points if point.year} <= own:
        return points
    return tuple(Point(document=id) for id in documents)


def _refusal(text: str, about_document: bool) -> Reason:
    """The reason to refuse that the words of the question alone give."""
    words = vocabulary()
    if words.personal.search(text):
        return Reason.PERSONAL
    if words.not_policy.search(text) and not about_document and not words.kinds["support"].search(text):
        return Reason.NOT_POLICY
    if words.greets(text):
        return Reason.NOT_POLICY
    return Reason.FORECAST if words.forecast.search(text) else Reason.NONE


def _asking(text: str) -> list[Stretch]:
    """Short stretches that only say what is to be done or in which unit."""
    words = vocabulary()
    patterns = (*words.operations.values(), words.asked_unit, words.request, words.converted)
    return [
        Stretch(match.start(), match.end())
        for pattern in patterns
        for match in pattern.finditer(text)
        if match.end() - match.start() <= 7 or pattern is words.converted
    ]


