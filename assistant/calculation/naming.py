"""What the things that a clause names are called in full: what members of a list share, what a clause before it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.records import Query
from index.canonical import canonical
from index.indicators import indicator, link
from index.words import bigrams

Joins = Callable[[str], bool]
Phrase = tuple[str, ...]
"""The words of one thing named, in order."""
LISTED = re.compile(r"(?:[、和与及跟同]|以及|还有|加上)+")
RATE = re.compile(r"(?:年均|平均|每年|名义|实际|同比)*的?(?:增速|增幅|增长率|增长速度|涨幅|(?:提高|提升|增长|上升|上涨|下降|降低|上提|往上提)的?(?:幅度|比例|百分比)|的?幅度)")
_COUNT = re.compile(r"(?<=[目业家户区台厂品])数$")
_GRADE = re.compile(r"[\u4e00-\u9fff\d]{1,5}级(?:以上)?的?")
"""A grade of something (国家级, 行业级, 500亿级), no thing by itself."""
_METRIC_LAST, _RATE_LAST = (re.compile(rf"(?:{one.pattern})$") for one in (METRIC, RATE))
_MEASURED = re.compile(rf"[\u4e00-\u9fff]{{2}}(?:{METRIC.pattern}|{RATE.pattern}|增长)$")
_BRANCH = re.compile(r"(?:行业|产业|制造业|工业|领域)$")
_RANK = re.compile(r"国家|省|市|自治区|各级|部委?")
_SHORT = 2


def phrases(query: Query, joins: Joins, size: int = 0) -> tuple[Phrase, ...]:
    """The things that the topic of a side names, `size` of them where it counts them: its runs, those that are not parted by 、 or 和 as one
    thing; what is measured put to each member of a list ("葡萄酒、纺织的增加值"), what it is measured of to each measure ("工业增加值和总产值"),
    what is graded to each grade."""
    found = _runs(query, joins, lenient=True)
    if size > 1 and len(_things(found)) != size and len(_things(apart := _runs(query, joins, lenient=False))) == size:
        found = apart
    things = _things(found)
    if len(things) > 1 and len(found) - len(things) > 1 and found[: len(things)] == things:
        return tuple((*thing, *measure) for thing in things for measure in found[len(things) :])
    if len(found) > 1 and len(found[-1]) > 1 and METRIC.fullmatch(found[-1][-1]):
        metric = found[-1][-1]
        found = [runs if METRIC.search(runs[-1]) else [*runs, metric] for runs in found]
    ending = METRIC.search(found[-1][-1]) if len(found) > 1 and len(found[-1]) == 1 else None
    if ending is not None and ending.start() and ending.end() == len(found[-1][-1]):
        found = [[*runs, ending[0]] if _BRANCH.search(runs[-1]) else runs for runs in found]
    if len(found) > 1 and (graded := _graded(found[-1])):
        found = [[*runs, *graded] if len(runs) == 1 and _GRADE.fullmatch(runs[0]) else runs for runs in found]
    head: list[str] = []
    for runs in found:
        match = METRIC.search(runs[-1])
        bare = [run for run in (*runs[:-1], runs[-1][: match.start()]) if run] if match and match.end() == len(runs[-1]) else []
        if bare:
            head = bare
        elif head and len(runs) == 1 and METRIC.fullmatch(runs[0]):
            runs[:0] = head
    return tuple(tuple(_COUNT.sub("", run) for run in runs) for runs in found)


def _runs(query: Query, joins: Joins, *, lenient: bool) -> list[list[str]]:
    """The runs of the topic, those together that no 、 or 和 parts; where `lenient`, nor a 和 that may stand within a name."""
    found: list[list[str]] = []
    at = 0
    topic = [word for word in query.topic if not _RANK.fullmatch(word)] or query.topic
    for run in (word for word in topic if any(joins(gram) for gram in bigrams(canonical(word)))):
        start = query.text.find(run, at)
        gap = query.text[at:start] if start >= 0 else ""
        graded = bool(found) and _GRADE.fullmatch(found[-1][-1]) is not None and _GRADE.match(run) is not None
        measures = bool(found) and all(_MEASURED.search(one) for one in (found[-1][-1], run))  # 经济增长和工业增速
        one_name = lenient and not (graded or measures) and len(gap) == 1 and gap != "、" and at and joins(query.text[at - 1 : start]) and joins(query.text[at : start + 1])
        if found and start >= 0 and (one_name or not LISTED.search(gap)):
            found[-1].append(run)
        else:
            found.append([run])
        at = start + len(run) if start >= 0 else at
    return found


def _things(found: Sequence[list[str]]) -> list[list[str]]:
    """The names that do not only say what is measured."""
    return [runs for runs in found if not (len(runs) == 1 and is_measure(runs[0]))]


def completed(named: tuple[Phrase, ...], before: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The things that a side names, with what it leaves out of what was named before: the things of which only what is measured is named
    (增加值), what is measured of things named behind it ("产值目标：新材料、清洁能源"), what is of a grade (国家级的)."""
    if not named or not before:
        return named
    if all(_measure(phrase) for phrase in named):
        return _measured_of(named, before)
    if len(before) == 1 and _measure(before[0]) and not any(METRIC.search(phrase[-1]) or RATE.search(phrase[-1]) for phrase in named):
        return tuple((*phrase, *before[0]) for phrase in named)
    if all(len(phrase) == 1 and _GRADE.fullmatch(phrase[0]) for phrase in named) and len({_graded(thing) for thing in before}) == 1:
        return tuple((*phrase, *_graded(before[0])) for phrase in named)
    return named


def measured_as(phrase: Phrase, before: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A thing with each measure of the one thing named before ("生物医药产业产值… 节能环保呢"); nothing where it has a measure, or that none."""
    metrics = [METRIC.search(one[-1]) for one in before]
    things = {METRIC.sub("", "".join(one)) for one in before}
    if len(things) != 1 or METRIC.search("".join(phrase)) or RATE.search(phrase[-1]):
        return ()
    return tuple((*phrase, metric[0]) for metric in metrics if metric is not None and metric.end() == len(metric.string))


def otherwise(phrase: Phrase, before: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """What a short name may mean that names nothing by itself: the thing named before that has its words (支出 for R&D经费支出), or a
    part of or a measure of a thing named before."""
    text = canonical("".join(phrase))
    grams = frozenset(bigrams(text))
    longer = [one for one in before if grams < frozenset(bigrams(canonical("".join(one)))) or len(text) <= _SHORT]
    if len(longer) == 1:
        yield longer[0]
    for one in before:
        if not grams <= frozenset(bigrams(canonical("".join(one)))):
            yield (*one, *phrase)
            yield (*phrase, *one)


def share_named(part: Phrase, whole: Phrase) -> Phrase:
    """What the share of a thing in another is called: as the catalogue of indicators has it, else by both names."""
    key = link(f"{link(''.join(part))}占{link(''.join(whole))}的比重")
    return (key,) if indicator(key) is not None else (*part, *whole, "比重")


def _measure(phrase: Phrase) -> bool:
    """Whether a name only says what is measured."""
    return len(phrase) == 1 and (METRIC.fullmatch(phrase[0]) is not None or RATE.fullmatch(phrase[0]) is not None)


def _measured_of(named: tuple[Phrase, ...], before: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Measures, each of each thing named before; a rate of growth replaces one, another measure replaces another."""
    rates = all(RATE.fullmatch(phrase[0]) for phrase in named)
    pattern = _RATE_LAST if rates else _METRIC_LAST
    things = [tuple(word for word in (pattern.sub("", run) for run in thing) if word) for thing in before]
    return tuple((*thing, *phrase) for phrase in named for thing in dict.fromkeys(things) if thing) or named


def _graded(runs: Sequence[str]) -> Phrase:
    """A name without the grade that it begins with."""
    match = _GRADE.match(runs[0]) if runs else None
    return tuple(word for word in (runs[0][match.end() :] if match else runs[0], *runs[1:]) if word) if runs else ()
