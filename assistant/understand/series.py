"""Documents of which each year has its own (政府工作报告, 统计公报), named by their years: "2011年和2012年两份国务院政府工作报告",
"比2019年那份"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.understand.mention import Mention
from assistant.understand.titles import titles
from assistant.understand.yearly import Series
from index.regions import NATION, find_regions
from index.schema import Card
from index.settings import today
from index.stretches import overlap

_YEAR = re.compile(r"(?:19|20)\d\d|今年|本年|去年|上年|上一年")
_ONE = r"(?:(?:19|20)\d\d年?度?|今年|本年度?|去年|上一?年)"
_YEARS = rf"{_ONE}(?:(?:的|那[份年])?(?:、|和|与|及|跟|同|到|至|，|以及|还有)+(?:那)?{_ONE})*"
_SEVERAL_TOLD = r"(?<=\d\d年)(?=，[^，。；？！]{0,8}(?:[两几三四五六七八九十]|历|各|每)[年份个])"
"""Several years told first, and how many reports they are behind a comma (2015年和2016年，国务院两年的报告)."""
_FILLER = re.compile(r"[的那这几两三四五六七八九十\d各份年个省市区县年度里、和与及跟同以在年]|分别|全国|国务院|国家|中央|人民(?=政府)|自治区")
"""What may stand between the years and the name of a document."""
_THAT = r"[那这]一?[份个年](?:报告)?|的(?=[高低多少]|相?比)|(?=又?(?:再)?(?:提高|提|定|调|涨|安排)(?:到|在|为|了)(?:了)?(?:多少|几))"
_GOALS = re.compile(r"目标|预期")
_HELD = r"|(?=相?比[，较]?(?!率|例|重))"
"""A goal of one year's document held against another year is held against the goal in that year's (比2025年)."""
_NEXT = re.compile(r"(?:第二年|次年|来年|转年|隔年|[下后]一?年|(?P<before>[前上头]一年))(?:度)?(?:的|那|这|里)*(?:一?份)?(?:政府)?(?:工作)?(?:报告|要点|公报|方案|计划)?")
"""A document of a yearly row seen from the one spoken of before."""
_NATIONAL = re.compile(r"国务院|全国|国家(?!级)|中央")
_JOINS = re.compile(r"[省市区县的]{0,2}")
_SPAN = re.compile(r"(?:到|至|[-—–~～])+$")
_EACH = re.compile(r"[两三四五六七八九十\d]+[份个年]|每|各|逐|历|都(?=是|定|有|提|写)|分别|哪一?[年份]")
"""All documents of a span of years are meant, not those of its two ends."""
_STOPS = "，。；？！"
_BETWEEN = 24
_ENDS = 2


@dataclass(frozen=True, slots=True)
class _Run:
    """Where a question names documents of a series (`start…end`), and which: document, year and place of each, the place in the
    question where it is told which it is; none where the place has none of the year. `plain` tells that it is one document by its whole name."""

    start: int
    end: int
    row: Series
    documents: tuple[tuple[str, int, str, int], ...]
    plain: bool


def written_out(text: str, cards: Mapping[str, Card]) -> str:
    """The question with documents of a series each called by year, place and name: "2011年和2012年两份国务院政府工作报告" →
    "2011年国务院政府工作报告、2012年国务院政府工作报告". What leaves open which are meant stays as it is."""
    for run in sorted(_runs(text, cards), key=lambda one: -one.start):
        clear = len({(year, place) for _, year, place, _ in run.documents}) == len({at for *_, at in run.documents}) == len(run.documents)
        if clear and not run.plain:
            names = (_called(year, place, run.row) for _, year, place, _ in run.documents)
            text = f"{text[: run.start]}{'、'.join(names)}{text[run.end :]}"
    return text


def in_its_row(text: str, home: Collection[str], cards: Mapping[str, Card]) -> str:
    """The question with a document called by its place in the row (第二年的报告, 次年那份) after the one of the series that the dialogue is about,
    `home`, called by year, place and name; as it is where the dialogue is about none or the next year has none."""
    match = _NEXT.search(text)
    if match is None or not home:
        return text
    for row in titles(cards).series:
        for place, dated in row.places.items():
            years = [year for year, id in dated.items() if id in home]
            year = (min(years) - 1 if match["before"] else max(years) + 1) if years else 0
            if year in dated:
                return f"{text[: match.start()]}{_called(year, place, row)}{text[match.end() :]}"
    return text


def _called(year: int, place: str, row: Series) -> str:
    return f"{year}年{'国务院' if place == NATION else place}{row.name}"


def of_series(text: str, cards: Mapping[str, Card]) -> list[Mention]:
    """The documents of a series that the question names by their years, each at its year; of the place named beside the years, else
    of the only one that the question names, else of each that has one of the year. What names one that the place has not is unknown."""
    found: list[Mention] = []
    for run in _runs(text, cards):
        if not run.documents:
            found.append(Mention((), run.start, run.end, unknown=text[run.start : run.end]))
            continue
        starts = sorted({at for *_, at in run.documents})
        ends = (*starts[1:], run.end)
        found += [Mention(tuple(id for id, _, _, own in run.documents if own == at), at if place else run.start, end)
                  for place, (at, end) in enumerate(zip(starts, ends, strict=True))]
    return found


def of_several_years(documents: Collection[str], cards: Mapping[str, Card]) -> bool:
    """Whether these are documents of one series and place, each of a year of its own."""
    named = set(documents)
    return len(named) > 1 and any(named <= set(dated.values()) for row in titles(cards).series for dated in row.places.values())


def without(found: Sequence[Mention], others: Collection[Mention]) -> list[Mention]:
    """The mentions that share no sign with one of the others."""
    return [one for one in found if not any(overlap(one, other) for other in others)]


def _runs(text: str, cards: Mapping[str, Card]) -> Iterator[_Run]:
    if _YEAR.search(text) is None:
        return
    for row in titles(cards).series:
        named = re.compile(rf"(?P<years>{_YEARS})(?P<between>(?:{_SEVERAL_TOLD}，)?[^{_STOPS}]{{0,{_BETWEEN}}}?)(?P<head>{re.escape(row.name)}|(?:工作)?{row.short}(?!期))")
        full = [match for match in named.finditer(text) if _only_fills(match["between"])]
        if not full:
            continue
        short = re.compile(rf"(?P<years>{_YEARS})(?P<between>)(?P<head>{_THAT}{_HELD if _GOALS.search(text) else ''})")
        rest = [match for match in short.finditer(text) if not any(one.start() < match.end() and match.start() < one.end() for one in full)]
        for match in (*full, *rest):
            documents = tuple(_documents(match, text, row, full))
            start = _with_place(match.start(), text)
            placed = start < match.start() or bool(match["between"])
            if documents:
                yield _Run(start, match.end(), row, documents, len(documents) == 1 and match["head"] == row.name and placed)
            elif placed and match["head"] == row.name and any(place in row.places for place in _places(match, text, full)):
                yield _Run(start, match.end(), row, (), True)


def _with_place(start: int, text: str) -> int:
    """Where a run begins with the place right before its years ("四川省2025年…", "国务院的2020年…"), if there is one."""
    before = text[max(0, start - _BETWEEN) : start]
    ends = [(one.start, one.end) for one in find_regions(before) if not one.relative]
    ends += [match.span() for match in _NATIONAL.finditer(before)]
    return min((start - len(before) + first for first, last in ends if _JOINS.fullmatch(before[last:])), default=start)


def _documents(match: re.Match[str], text: str, row: Series, full: Sequence[re.Match[str]]) -> list[tuple[str, int, str, int]]:
    """Which documents a run of years and name means; none where one of several years has none."""
    named = _places(match, text, full)
    homes = [place for place in named if place in row.places] or ([] if named else list(row.places))
    newest = max((year for home in homes for year in row.places[home]), default=0)
    dated = _with_span(match, text, [(_year(one[0], newest), match.start("years") + one.start()) for one in _YEAR.finditer(match["years"])])
    if len(dated) == 1 and len(homes) > 1 and named:
        spots = {one.name: match.start("between") + one.start for one in find_regions(match["between"])}
        wanted = [(dated[0][0], home, spots.get(home, match.start())) for home in homes]
    else:
        wanted = [(year, home, at) for year, at in dated for home in homes]
    found = [(id, year, home, at) for year, home, at in wanted if (id := row.places[home].get(year)) is not None]
    return found if {year for _, year, _, _ in found} == {year for year, _ in dated} else []


def _with_span(match: re.Match[str], text: str, dated: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The years of a run with those between two ends of a span where each of them is meant, each at a place of its own
    ("2015年到2022年这八份报告")."""
    if len(dated) != _ENDS or not _EACH.search(text, match.end("years")):
        return list(dated)
    (first, start), (last, end) = dated
    count, room = last - first + 1, match.end() - start
    spans = _SPAN.search(text[start:end]) is not None and _ENDS < count <= room
    return [(year, start + (year - first) * room // count) for year in range(first, last + 1)] if spans else list(dated)


def _year(word: str, newest: int) -> int:
    """The year that a word means of a series whose latest is of the year `newest`: 今年 is this year, or the latest before."""
    return int(word) if word.isdigit() else min(today().year, newest) - (word not in ("今年", "本年"))


def _places(match: re.Match[str], text: str, full: Sequence[re.Match[str]]) -> list[str]:
    """The places whose documents a run means: named in it, right before it, in another one, else the only one that the question names;
    none if open."""
    before = text[max(0, match.start() - _BETWEEN) : match.start()]
    before = before[max(before.rfind(stop) for stop in _STOPS) + 1 :]
    for stretch in (match["between"] + match["head"], before, "".join(one["between"] for one in full), text):
        named = _named(stretch)
        if named and (stretch != text or len(named) == 1):
            return named
    return []


def _named(stretch: str) -> list[str]:
    found = [one.name for one in find_regions(stretch) if not one.relative]
    return list(dict.fromkeys(found)) or ([NATION] if _NATIONAL.search(stretch) else [])


def _only_fills(between: str) -> bool:
    """Whether nothing but places and words without a meaning of their own stand between years and name."""
    rest = list(between)
    for one in find_regions(between):
        rest[one.start : one.end] = "，" * (one.end - one.start)
    return not _FILLER.sub("", "".join(rest)).strip("，")
