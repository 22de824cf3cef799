"""Each figure of the text stands in what is cited beside it, in the question or in a computation; bounds and years as there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.check.citations import contains, shown
from assistant.check.computations import Work
from assistant.check.figures import common_unit, figures, rounds_to, said_roughly, same
from assistant.check.records import Complaint, Figure, Group, Segment, complaint
from assistant.check.sources import Asker, Source
from assistant.check.subjects import other_subject
from index.quantities import unit_family

_YEARED = re.compile(r"^(?:19|20)\d\d年(?:度)?")
_QUOTED = re.compile(r"[“「]([^“”「」]*(?:“[^“”]*”[^“”]*)*)[”」]")
_SAID = re.compile(r"您(?:提到|说的?是?)[：:]?(.{4,80}?)(?=[）；。\n]|$)")
_TOUCHING = re.compile(r"[\s以上内下左右之约(（)）”、]{0,5}")
_ASKED = re.compile(r"您|你|不是|并不|并非|没有|未(?:[提写记载找见在])|不到|不足|所说|所问|提问|提到|说的|如果|假设|若|按(?:照)?\s?\d")
_COMPARED = re.compile(r"低于|高于|超过|大于|小于|不足|多于|少于|超出|达到条件|符合|相比|差|离|距")
_COUNTED = re.compile(r"(?:共|有|以下|下列|上述|如下|这|分|分为|列出?|涉及|找到|查到|其余|另外?|前|全部|余下|其他)\s*$")
_LISTED = re.compile(r"、[^，。；、\d]{1,20}$")
_BOTH = re.compile(r"两(?:类|处|份|种|方面|者|点|头|端|地|档|步)")
_COUNTED_AFTER = re.compile(r"(?:份|处|条|个|项|类|方面|点)?(?:文件|处|规定|原文|方面|点|问题|理解|说法|数|结果|地方|[\u4e00-\u9fff]{0,6}?(?:合计|加起来|相加|之和|总和|一共|共计))")
_ENDS = re.compile(r"下限|上限|起步?|最低|最高|至少|最多|最少|至多|低限|高限|两端|之间")
_BEFORE = {
    ">=": re.compile(r"超过|超出?|突破|不低于|不少于|不小于|不短于|至少|高于|大于|多于|逾|最低|最短|保底|起点"),
    "<=": re.compile(r"不超过|不高于|不大于|不多于|不得超过|不能超过|控制|限制|压减|压缩|低于|少于|小于|最高|最多|最长|至多|上限|封顶|限额|不到|不足|期限?(?:为|是)?$"),
    "~": re.compile(r"约|接近|近|大致"),
}
_AFTER = {
    ">=": re.compile(r"以上|[起多余]"),
    "<=": re.compile(r"以内|以下|之内|内|封顶|为限"),
    "~": re.compile(r"左右|上下"),
}
_ROW = re.compile(r"(?:\d[\d,.]*[^\d，。；、：\n]{1,4}[、和与及或]){1,12}$")
"""The figures of a row before its last: what binds the first binds them all ("最高60万元、30万元、10万元")."""
_LIST = re.compile(r"(?:[、和与及]|至|到|-|—)[^，。；]*\d")
_AROUND = 14
_CHANGE = re.compile(r"[，；]|提高|提升|增|升|多|高|翻|降|减|少|缩|下")
_DATED = re.compile(r"》?[(（]$")
_ISSUED = re.compile(r"\s?(?:年?\d{0,2}月?\d{0,2}日?)?(?:发布|印发|出台|公布|施行|制定|版|的?《|[)）])")


@dataclass(frozen=True, slots=True)
class Behind:
    """All that stands behind a draft's figures: its citations, its computations, the asker, counts of what it lists."""

    known: dict[int, Source]
    work: Work
    asker: Asker
    frame: tuple[Figure, ...]
    counts: frozenset[int]
    spans: frozenset[int]


def check_figures(segment: Segment, text: str, behind: Behind) -> Iterator[Complaint]:
    """Complaints about the figures of one sentence of `text`."""
    open_ = [figure for figure in segment.figures if not _verbatim(figure, segment, behind)]
    wanted = [figure for figure in open_ if not _free(figure, segment, text, behind)]
    asked = [figure for figure in wanted if behind.asker.gave(figure)]
    cited = [figure for figure in wanted if figure not in asked]
    forwards = [_supporters(figure, segment.following(figure.end), text, behind) for figure in cited]
    backwards = [] if all(forwards) else [
        _supporters(figure, segment.preceding(figure.start), text, behind) for figure in cited]
    respectively = "分别" in segment.text and all(group.start >= figure.end for group in segment.groups for figure in cited)
    for place, figure in enumerate(cited):
        group = segment.following(figure.end)
        found = forwards[place]
        if respectively and len(segment.groups) == len(cited):
            group = segment.groups[place]
            found = _supporters(figure, group, text, behind)
        if not found and (group is None or all(backwards)):
            found = backwards[place]
        if not found and group is None:
            found = _supporters(figure, None, text, behind, everywhere=True)
        if not found:
            yield _unsupported(figure, group or segment.preceding(figure.start), text, behind)
            continue
        if all(other_subject(figure, matches, segment, source, text) for source, matches in found):
            yield complaint("subject", figure=text[figure.start : figure.end])
        yield from _bound(figure, found, segment, text)
        yield from _year(figure, found, segment, behind.asker)
    yield from _asked(asked, segment, text, behind)


def _unsupported(figure: Figure, group: Group | None, text: str, behind: Behind) -> Complaint:
    printed = text[figure.start : figure.end]
    if behind.work.per_cent_for_points(figure):
        return complaint("point", figure=printed)
    if group is not None and _supporters(figure, None, text, behind, everywhere=True):
        return complaint("misplaced", figure=printed, marks=shown(group))
    return complaint("figure", figure=printed)


def _supporters(
    figure: Figure, group: Group | None, text: str, behind: Behind, *, everywhere: bool = False
) -> list[tuple[Source, tuple[Figure, ...]]]:
    """The sources (of a group of marks, or all) that give the figure, with the figures of the quote that say it."""
    if group is None and not everywhere:
        return []
    numbers: Sequence[int] = tuple(behind.known) if group is None else group.numbers
    rough = said_roughly(figure, text)
    found = []
    for n in numbers:
        source = behind.known.get(n)
        if source is None:
            continue
        matches = source.matches(figure) or _end_of_range(figure, source, text)
        if not matches and rough:
            matches = tuple(own for own in source.figures if own.high is None and rounds_to(figure, own.value, own.unit))
        if matches:
            found.append((source, matches))
    return found


def _end_of_range(figure: Figure, source: Source, text: str) -> tuple[Figure, ...]:
    """The ranges of a quote one end of which the figure is, said to be an end."""
    if figure.high is not None:
        return ()
    if figure.bound == "=" and not _ENDS.search(text[max(0, figure.start - 8) : figure.end + 6]):
        return ()
    return tuple(
        own for own in (*source.figures, *source.cells(figure.unit)) if own.high is not None
        and (same(figure, replace(own, high=None)) or same(figure, replace(own, value=own.high, high=None)))
    )


def _verbatim(figure: Figure, segment: Segment, behind: Behind) -> bool:
    """Whether the figure stands in words that are those of the citation marked behind them, or repeats the asker's."""
    group = segment.following(figure.end)
    quotes = [behind.known[n].citation.quote for n in group.numbers if n in behind.known] if group else [
        source.citation.quote for source in behind.known.values()]
    for match in _SAID.finditer(segment.text):
        if match.start(1) <= figure.start - segment.start < match.end(1) and match[1] in behind.asker.text:
            return True
    start, end = segment.reach(figure.start)
    stretches = [(segment.start + match.start(1), segment.start + match.end(1)) for match in _QUOTED.finditer(segment.text)]
    for left, right in (*stretches, (start, end)):
        if left <= figure.start and figure.end <= right:
            words = segment.text[left - segment.start : right - segment.start].strip(" \t-*•>").lstrip("“")  # a quotation of several sentences closes in another
            if len(words) >= 8 and any(contains(quote, words) for quote in quotes):
                return True
    return False


def _free(figure: Figure, segment: Segment, text: str, behind: Behind) -> bool:
    """Whether the figure needs no quote: worked out, a count of what is listed, a span of years, a turn of phrase."""
    if figure.spelled and figure.value == 1 and figure.unit:
        return True
    if behind.work.gives(figure, text):
        return True
    whole = figure.high is None and figure.value == figure.value.to_integral_value()
    if figure.unit == "年" and whole and (int(figure.value) in behind.spans or behind.work.uses(figure)):
        return True
    if any(same(figure, own) for own in behind.frame):
        return True
    if unit_family(figure.unit) != "count" or not whole:
        return False
    if figure.spelled and figure.value == 2 and (not segment.groups or _BOTH.match(text, figure.start)):
        return True
    framed = (
        _LISTED.search(text, max(0, figure.start - 24), figure.start)
        or _COUNTED.search(text, max(0, figure.start - 4), figure.start)
        or _COUNTED_AFTER.match(text, figure.end)
    )
    return bool(framed) and int(figure.value) in behind.counts


def _asked(asked: list[Figure], segment: Segment, text: str, behind: Behind) -> Iterator[Complaint]:
    """The asker's own figures are not passed off as those of the source."""
    for figure in asked:
        group = segment.following(figure.end) or segment.preceding(figure.start) or segment.later
        if group is None or (figure.spelled and figure.value == 2) or _supporters(figure, group, text, behind):
            continue
        touching = _TOUCHING.fullmatch(text, figure.end, group.start) is not None
        spoken = behind.work.uses(figure) or unit_family(figure.unit) == "time" or _ASKED.search(segment.text)
        compared = _COMPARED.search(segment.text) and any(
            other not in asked and _comparable(other, figure) for other in segment.figures)
        if touching or not (spoken or compared):
            yield complaint("asker", figure=text[figure.start : figure.end], marks=shown(group))


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same; people may be counted as pieces (5个员工 beside 3人以上)."""
    counted = {unit_family(one.unit), unit_family(other.unit)} <= {"count", "people"}
    return counted or common_unit(one.unit)[1] == common_unit(other.unit)[1]


def _bound(
    figure: Figure, found: list[tuple[Source, tuple[Figure, ...]]], segment: Segment, text: str
) -> Iterator[Complaint]:
    """以上, 以内, 左右 are those of the quote; they may be left off, not turned round or made up."""
    if figure.bound in ("=", "range"):
        return
    for source, matches in found:
        quote = source.citation.quote
        for own in matches:
            if own.bound in (figure.bound, "range") or (figure.bound == "~" and own.bound == "="):
                return
            if own.bound == "=" and _bound_near(figure.bound, quote, own):
                return
            if any(target.bound == figure.bound and target.value == own.value for target in source.targets):
                return
    opposite = any(own.bound not in ("=", figure.bound) for _, matches in found for own in matches)
    if not figure.sure and (not opposite or len(segment.figures) > 1 or _ASKED.search(segment.text)):
        return
    source, matches = found[0]
    own = matches[0]
    shown_ = source.citation.quote[max(0, own.start - 6) : own.end + 4]
    yield complaint("bound", figure=text[figure.start : figure.end], source=shown_)


def _bound_near(bound: str, quote: str, own: Figure) -> bool:
    """Whether words next to a figure of a quote bind it: in its clause before it, behind it, behind the list it stands in."""
    lead = quote[: own.start]
    row = _ROW.search(lead)
    first = lead if row is None else lead[: row.start()]
    before = re.split(r"[，。；、：\n\d]", first[-_AROUND:])[-1]
    after = re.split(r"[，。；：\n]", quote[own.end : own.end + 4 * _AROUND])[0]
    if _BEFORE[bound].search(before):
        return True
    return bool(_AFTER[bound].search(after) if _LIST.match(after) else _AFTER[bound].match(after))


def _year(
    figure: Figure, found: list[tuple[Source, tuple[Figure, ...]]], segment: Segment, asker: Asker
) -> Iterator[Complaint]:
    """A figure that is said to be of a year is of a year that its source names; a year in the asker's words, told back to him, is of none, and how long
    something lasts (12个月内) is of no year."""
    if unit_family(figure.unit) == "time":
        return
    start, end = segment.reach(figure.start)
    own = [(segment.start + match.start(1), segment.start + match.end(1)) for match in _SAID.finditer(segment.text)]
    near = [time for time in segment.times if start <= time.start < end and not (
        time.year in asker.years and any(left <= time.start < right for left, right in own))]
    last = next((time for time in reversed(near) if time.end <= figure.start), None)
    between = "" if last is None else segment.text[last.end - segment.start : figure.start - segment.start]
    if last is not None and last.role == "base" and not _CHANGE.search(between):
        named = [last]
    else:
        named = [time for time in near if time.role != "base" and not (time.start >= figure.end and _of_title(segment.text[time.start - segment.start :], found))]
    if not named:
        return
    allowed = [source.years_of(matches) for source, matches in found]
    if not all(allowed):
        return
    for years in allowed:
        if any(year in years for time in named for year in {time.year, time.first or time.year}):
            return
    years_text = "、".join(str(time.year) for time in named)
    yield complaint("year", figure=f"{figure.value:f}{figure.unit}", year=years_text)


def _of_title(text: str, found: list[tuple[Source, tuple[Figure, ...]]]) -> bool:
    """Whether a text begins with the title of a source and its year (2008年政府工作报告): that says of no figure when it was."""
    titles = (_YEARED.sub("", source.citation.title) for source, _ in found)
    return any(title and _YEARED.sub("", text).startswith(title) for title in titles)


def check_years(segment: Segment, behind: Behind) -> Iterator[Complaint]:
    """The years of a sentence with marks are those of the sources marked, of the asker or of a document's date."""
    numbers = [n for group in segment.groups for n in group.numbers if n in behind.known]
    if not numbers or not segment.times:
        return
    told = frozenset().union(*(behind.known[n].years for n in numbers))
    allowed = told.union(*(behind.known[n].dates for n in numbers), behind.asker.years)
    for time in segment.times if told else ():
        left = segment.text[: time.start - segment.start]
        right = segment.text[time.end - segment.start :]
        if _DATED.search(left) or _ISSUED.match(right):
            continue
        years = {time.year, time.first or time.year}
        if not years & allowed:
            group = segment.following(time.end) or segment.groups[-1]
            yield complaint("year_unknown", marks=shown(group), year=f"{time.year}年")


def frame(known: dict[int, Source]) -> tuple[Figure, ...]:
    """The figures of titles and headings (五年计划, 数字政府2.0); their numbering is none."""
    words = {source.citation.title for source in known.values()} | {
        part for source in known.values() for part in source.citation.path}
    return tuple(figure for word in words for figure in figures(word) if figure.unit or figure.places)
