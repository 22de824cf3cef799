"""Whether the asker is in time, or may again, by the one sentence that sets a time for it, held against how long ago he says that it was
("证拿到快一年了，还能申请吗", "被查到才八个月，能再申请吗")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.compose.of_demands import one_verdict
from assistant.compose.of_demands.other_applicants import of_other_applicants
from assistant.eligibility import facts
from assistant.eligibility.conditions.bearers import of_office
from assistant.eligibility.conditions.hours import in_time_by_hour
from assistant.eligibility.conditions.seasons import in_digits
from assistant.eligibility.conditions.time_limits import (
    FORBIDS,
    TimeLimit,
    of_the_rest,
    shared,
    since_of,
    time_limits,
)
from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.conditions.windows import deadline_check, other_manner, window, window_check
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.elapsed import DAYS, Elapsed, elapsed, since_birth
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.of_documents.in_force import documents_for, documents_in_force, set_aside
from assistant.gather.of_documents.titled import outranked, titled
from assistant.gather.of_lists.openings import opening_line
from assistant.gather.wording import Text, share, words_of
from assistant.records import ConditionCheck, Draft, Query
from assistant.understand.normal import normal
from index.library import Library
from index.records import Condition
from index.stretches import SENTENCE
from prompts import say

_ON_TIME = re.compile(r"来得及|来不来得及|赶得上|赶得及|晚了?(?:吗|没|不)|晚不晚|过期|逾期|超期|过时|超时|期限|时限|时间上|还(?:行|算数|有效|赶趟|作数)|(?:还|再)[^，。？；]{0,12}[吗么不][？?]?$|还能不能|能不能再|可不可以再|才(?:第一次|首次|去|来|想起来?)*[^，。；]{0,10}?(?:申请|申报|办理?|登记|提交|报(?!销)|交|公告|公示|备案)[^，。；]{0,16}[，,]?[^，。；]{0,24}(?:行|成|可以|符合|合规|超|晚|迟|算)[^，。；]{0,6}[吗么不了]")
"""Whether it is too late, or may be done again, is asked."""
_MAY = re.compile(r"(?:能|可以|可|行|够)[^，。？；]{0,24}[吗么][？?]?$|能不能|可不可以|能否|可否|是否(?:可以|能)|行不行|(?:有没有|还有|还给|还发|还算|算不算|给不给|还补)(?!多|几|什|啥)[^，。？；多少几]{0,10}(?:补|奖|贴|钱|资格|算数|作数|有效|[吗么没])[^，。？；多少几]{0,4}[？?]?$")
_FACTOR = re.compile(r"(?:[×*]|乘以?)\s*\d+个?[年月天日]|\d+个?[年月天日](?=\s*(?:[×*]|乘))")
"""A time that is a factor of a sum (1250元×6个月): nothing took or takes so long."""
_MARKER = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*")
_MEANS = re.compile(r"所[称指]|是指|指的?是|包括")
"""A sentence that says what a word means names several of whom one is enough."""
_HITS, _MOST_DOCUMENTS, _LONGEST = 16, 24, 260
_LEAST, _ENOUGH, _ENOUGH_MAY, _NEAR = 0.2, 0.45, 0.55, 0.04
"""The share of the question that the sentence has to explain with its headings and title, and with what it counts from; one that is as near as that is meant as well."""
_PAIR, _MOST_PAIRS = 0.05, 6
"""What each pair of signs of that from which the time is counted counts that the asker says too."""
_OF_TIME = re.compile(r"[\d一二两三四五六七八九十零半]个?[年月天日]")
"""A word for how long ago it was is no thing asked for."""
_REFERS = re.compile(r"\s*(?:该|此|上述|前款|其(?!中))")
"""A sentence that goes on from the one before it."""


@dataclass(frozen=True, slots=True)
class _Found:
    document: str
    start: int
    end: int
    limit: TimeLimit
    fit: float
    barred: bool = False


def asks(query: Query) -> bool:
    """Whether it is asked if one is in time."""
    return _ON_TIME.search(query.text) is not None


def compose(query: Query, library: Library) -> Draft | None:
    """The verdict of the sentence that sets a time for what is asked, None where no time is told, none is set for it, or it cannot be said."""
    on_time = asks(query)
    said = _FACTOR.sub("", normal(query.question))
    told = elapsed(said) if on_time or _MAY.search(query.text) else None
    born = since_birth(said) if on_time else None
    if told is None and born is None and (planned := _planned(query, said, library)) is not None:
        return planned
    if told is None and born is None:
        return _by_day(query, library) if on_time and _DAY.search(in_digits(said)) else None
    found = sorted(_found(query, said if born is None else f"{said}，新生儿出生", library), key=lambda one: -one.fit)
    if _HANDS_IN_LATE.search(said):
        found = [one for one in found if one.limit.kind == "within" and _TO_HAND_IN.search(one.limit.words) and (_BORN.search(one.limit.event) if told is None else _counts_from(one.limit, told))]
    if not found or found[0].fit < (_ENOUGH if on_time else _ENOUGH_MAY):
        return None
    best = found[0]
    when = born if _BORN.search(best.limit.event) else told
    if when is None:
        return None
    verdicts = {one.limit.met(when) for one in found if one.fit > best.fit - _NEAR}
    if len(verdicts) > 1 or None in verdicts or (not on_time and verdicts == {True} and not best.barred):
        return None  # one condition that is met says nothing of the others
    return _told(best, when, library)


def _planned(query: Query, said: str, library: Library) -> Draft | None:
    """The verdict on how long the asker wants something to last, by the one sentence that says how long it may at most; None where none fits or he tells no one time."""
    times = {one.months: one for one in durations(said) if not _STILL_TO_GO.search(one.clause)} if _WANTS.search(said) and (asks(query) or _MAY.search(query.text)) else {}
    if len(times) != 1:
        return None
    months, one = times.popitem()
    found = sorted((limit for limit in _found(query, said, library, _ALMOST, "，".join(query.context) if query.leans else "") if limit.limit.kind == "most"), key=lambda limit: -limit.fit)
    if not found or (found[0].fit < _ENOUGH and len(found) > 1) or len({limit.limit.printed for limit in found if limit.fit > found[0].fit - _NEAR}) > 1:
        return None
    days = months * DAYS["月"]
    whole = Elapsed(days, days, one.clause, months / 12 if months % 12 == 0 else months, "年" if months % 12 == 0 else "月")
    return None if found[0].limit.met(whole) is None else _told(found[0], whole, library)


_ALMOST = 0.1
_STILL_TO_GO = re.compile("[离距][^，。；]{1,12}(?:还有|只有|只?差|不到)")
"""How far off something is, no time that is wanted."""
_WANTS = re.compile(r"[拿领享补]满|想|打算|计划|准备|要|申请|一口气|一次|连着")


def _counts_from(limit: TimeLimit, told: Elapsed) -> bool:
    """Whether what a limit is counted from is what the clause speaks of that tells how long ago it was."""
    since = since_of(limit)
    return not since or any(pair in same(told.words) for pair in re.findall("(?=(..))", same(since)))


_HANDS_IN_LATE = re.compile(r"才(?:第一次|首次|去|来|想起来?)*[^，。；]{0,10}?(?:申请|申报|办理?|登记|提交|报(?!销)|交|公告|公示|备案)")
"""The asker hands in something so long after what happened."""
_TO_HAND_IN = re.compile(r"公告|公示|申请|申报|办理|提出|提交|登记|报送|报名|备案")
_BORN = re.compile(r"出生|新生儿|生育|分娩")
"""From a birth a time is counted, which the age of a child tells."""


def _by_day(query: Query, library: Library) -> Draft | None:
    """The verdict of the sentence that tells between which days something is handed in, against the day that the asker tells; None where none fits the question or
    it tells another time."""
    words, own = words_of([run for run in query.words if not (_OF_TIME.search(run) or _ON_TIME.search(run))], library), facts([in_digits(normal(query.question))], query.regions)
    found: list[tuple[float, str, int, int, ConditionCheck]] = []
    for id, start, end in _sentences(query, library):
        text = library.text(id)
        sentence = text[start:end]
        check = None if of_office(sentence) else _on_day(sentence, own)
        fit = share(words, Text.of(" ".join((library.cards[id].title, *library.section_at(id, start).path, sentence))))[0] if check is not None else 0.0
        if check is not None:
            found.append((fit, id, start, end, replace(check, text=f"“{sentence.strip()}”")))
    best = max(found, key=lambda one: one[0], default=None)
    alone = len(found) == 1 and bool(query.documents or (query.regions and library.cards[found[0][1]].meta.region in query.regions))
    return None if best is None or (best[0] < _ENOUGH and not alone) else _decided(*best[1:], library)


def _on_day(sentence: str, own: Facts) -> ConditionCheck | None:
    """Whether the day that the asker tells, with its hour, lies within the days, or before the last one, that a sentence sets for handing something in."""
    check = None
    if other_manner(sentence, own.text):
        return None
    if _HANDED_IN.search(sentence) and (asked := window(sentence)) is not None:
        year = asked.last.year if asked.last.year < _ENDLESS else asked.first.year
        check = window_check(Condition(sentence, "time"), own if _YEAR.search(own.text) else replace(own, text=_DAY.sub(lambda one: f"{year}年{one.group()}", own.text)))
    check = check or deadline_check(sentence, own)
    if check is not None and check.verdict == "符合" and in_time_by_hour(sentence, own.text) is False:
        words = next((one.group().strip() for one in CLAUSE.finditer(own.text) if _DAY.search(one.group())), own.text)
        return replace(check, verdict="不符合", reason=say("eligibility.reason.denied", words=words))
    return check


_ENDLESS = 9999
_YEAR = re.compile(r"20\d\d年\d{1,2}月")
_DAY = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}[日号]")
_HANDED_IN = re.compile(r"(?:申报|申请|受理|报名|提交|登记|填报)[^，。；\d]{0,8}(?:时间|期限|日期)[^，。；\d]{0,4}(?:20\d\d年)?\d{1,2}月\d{1,2}日")


def _found(query: Query, said: str, library: Library, least: float = _LEAST, before: str = "") -> Iterator[_Found]:
    """The limits that sentences set for what is `said`, or was asked `before` of which this goes on; of several in one sentence that of which most is said."""
    words = words_of([run for run in query.words if not _OF_TIME.search(run)] or query.words, library)
    for id, start, end in _sentences(query, library):
        text = library.text(id)
        sentence, opening = text[start:end], opening_line(text, start)
        limits = [(shared(one, f"{said}，{before}", opening), one) for one in time_limits(sentence, opening) if not of_office(re.split("[，,]", one.event)[-1])]
        limits = [one for one in limits if one[1].kind != "most" or not of_the_rest(one[1].words)]
        pairs, best = max(limits, key=lambda one: (shared(one[1], said, opening), one[0]), default=(0, None))
        if best is None or not pairs or of_other_applicants(sentence, said) or _MEANS.search(sentence) or of_office(sentence) or of_office(text[text.rfind("\n", 0, start) + 1 : end]):
            continue
        path = library.section_at(id, start).path
        fit = share(words, Text.of(" ".join((library.cards[id].title, *path, opening, sentence))))[0]
        if fit < least:
            continue
        fit += _PAIR * min(pairs, _MOST_PAIRS)
        if id in query.documents or not outranked(id, " ".join((*path, sentence)), words, query.regions, library):
            yield _Found(id, start, end, best, fit, best.kind == "bar" and FORBIDS.search(opening) is not None)


def _sentences(query: Query, library: Library) -> Iterator[tuple[str, int, int]]:
    """The sentences of the documents meant, else of those in which the passages lie that come nearest."""
    words = words_of(query.words, library)
    documents = documents_in_force(query, library)
    near = documents_for(query, library)
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents)
    meant = [*(near if near is not None and len(near) <= _MOST_DOCUMENTS else ()), *titled(words, library), *(one.document for one in library.passages([hit.id for hit in hits]).values())]
    for id in dict.fromkeys(meant):
        if set_aside(id, query, library):
            continue
        given = [(rule.start, rule.end) for rule in library.rules([id]) if rule.has_sum]
        before = 0
        for sentence in SENTENCE.finditer(library.text(id)):
            mark = _MARKER.match(sentence.group())
            begin = before if _REFERS.match(sentence.group()) else sentence.start() + (mark.end() if mark else 0)
            before = begin
            if sentence.end() - begin <= _LONGEST and not any(begin < last and first < sentence.end() for first, last in given):
                yield id, begin, sentence.end()


_REASONS = {"within": ("too_late", "in_time"), "most": ("too_late", "in_time"), "least": ("too_short", "long_enough"), "bar": ("bar_holds", "bar_over")}


def _told(best: _Found, told: Elapsed, library: Library) -> Draft:
    met = best.limit.met(told) is True
    reason = say(f"eligibility.reason.{_REASONS[best.limit.kind][met]}", words=told.words, time=best.limit.printed)
    return _decided(best.document, best.start, best.end, held(best.limit.words.rstrip("：:"), met, reason), library)


def _decided(document: str, start: int, end: int, check: ConditionCheck, library: Library) -> Draft:
    """The sentence with its verdict."""
    return one_verdict.told(one_verdict.Held(document, start, end, (check,), 0.0), library)
