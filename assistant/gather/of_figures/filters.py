"""Which target rows may answer at a point: by measure, unit, role, document, region and year; and why rows may not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from assistant.gather.of_figures.branches import of_meant
from assistant.gather.of_figures.changing import rises, without_newly
from assistant.gather.of_figures.metrics import SUM_ASKED, family
from assistant.gather.of_figures.said_of import ASKS, CLAUSE, said_of, said_of_report, wants_of
from assistant.records import Point, Query, Reason
from assistant.vocabulary import vocabulary, wanted
from index.canonical import canonical
from index.dates import five_year_plan
from index.library import Library
from index.records import Target

WHOLE = frozenset({"全区", "全省", "全市", "全国", "全县", "全州", "全盟", "全旗", ""})
_GROWTH = re.compile(r"增速|增长|增幅|年均|涨|下降|降低|降(?:多少|几)")
_RATE_ASKED = re.compile(r"(?<![、，和及与年])(?:的)?(?:年均|实际|同比|名义|预期)?(?:增速|增长率|增幅|涨幅)|经济增长(?!点|极|方式|引擎|动力)")
_LEVEL_ASKED = re.compile(r"总量|总额|绝对|(?:多少|几)(?:万|千|百)?(?:亿|元|家|户|个(?!百分点|点)|吨|人)")
_SHARE_SAID = re.compile("占|比重|比例")
_RISES = frozenset({"change", "annual_growth"})
"""Measures of rows that tell how much something rises."""
_SHARE_TOLD = re.compile(r"占.+的?(?:比重|比例|比)$|占比$|比重$")
_RISE_ASKED, FALL_ASKED = (re.compile(rf"(?:{words})(?:了|幅度)?(?:多少|几|百分之几|多大)") for words in ("提高|增加|增长|上升|涨", "下降|降低|减少|压减|降"))
_AVERAGE = "年均"
_YEAR_ON_YEAR = re.compile(r"同比|[比较](?:上一?年|去年)")
_LEAVES_OUT = re.compile(r"(?:不含|不包括|不包含|不计|剔除|扣除)(?P<what>[^（）()\s，。；、？]{2,12})")
_NEW = re.compile(r"新|净?增(?!加值|长)|累计|[再添]|每年|合计|期间|[几多]年")
"""What comes newly, or over several years, is asked for."""
_FLOW = re.compile(r"每年|(?<![头前后上去哪另年])一年|年均|逐年|每个年度|一年要")
_SHARE = re.compile(r"比重|占|率|增速|百分|比例|增长|下降|降|涨|几成|几个点|一块|强度")
_RESULT_UNITS = frozenset({"倍", "个百分点", "%", "年", "天", "点"})
"""Units in which a computed result may be asked for; they say nothing of the rows."""
_PERIOD = re.compile(r"累计|[两三四五六七八九十几]年|期间|十[一二三四五六]五|以来|总共|一共|合计|这些年|[年末][^，。]{0,4}[到至](?:20\d\d|末)")
"""Several years together are asked about."""
_ONE_YEAR = re.compile(r"(?<=年)(?:这?一年|全年|当年|年度)|当年|单年")
_ADDED = re.compile("新增|净增")
_GOAL_MOVED = re.compile(r"[上下]调|调[高低整升降]|[提定]得(?:更)?[高低]|目标[^，。？]{0,8}(?:变|改|调)")
"""It is asked how a goal was changed."""
_TO_BE_DONE = re.compile(r"要(?:想)?(?:完成|达到|实现|做到|够)|(?:完成|实现|达到|达成)[^，。？]{0,16}目标")
_FULL = {"亿": "亿元", "万": "万元", "块": "元", "块钱": "元", "点": "个百分点", "成": "%"}
_TIMES, _VISITS = "次", "人次"
"""How often something may be is no number of people it was done for."""


def fitting(query: Query, point: Point, rows: Sequence[Target], library: Library) -> list[Target]:
    """The rows that may answer at the point, repeats of one figure in one document left out."""
    found = list(rows)
    for keep in _tests(query, point, library):
        found = keep(found)
    return _distinct(found)


def why_not(query: Query, point: Point, rows: Sequence[Target], library: Library) -> Reason:
    """The reason why none of the rows may answer: the first test that none passes."""
    found = list(rows)
    reasons = (Reason.OTHER_REGION, Reason.UNKNOWN_INDICATOR, Reason.UNKNOWN_INDICATOR, Reason.UNKNOWN_INDICATOR, Reason.OTHER_YEAR, Reason.NOT_RECORDED)
    for keep, reason in zip(_tests(query, point, library), reasons, strict=True):
        found = keep(found)
        if not found:
            return reason
    return Reason.NOT_FOUND


def documents(query: Query, point: Point, library: Library) -> list[str] | None:
    """The documents to search for a point, None for all."""
    if point.document:
        return [point.document]
    if point.region:
        return library.of_regions([point.region]) or None
    if query.documents and not query.points:
        return list(query.documents)
    return None


def _tests(query: Query, point: Point, library: Library) -> tuple[Callable[[list[Target]], list[Target]], ...]:
    return (
        lambda rows: _by_region(point, rows, library),
        lambda rows: of_meant(query, [row for row in rows if not left_out(query, f"{row.scope} {row.indicator}")], library),
        lambda rows: _by_measure(query, point, by_direction(query, rows)),
        lambda rows: _by_unit(query, rows),
        lambda rows: _by_year(query, point, rows, library),
        lambda rows: _by_role(query, point, rows, library),
    )


def _by_region(point: Point, rows: list[Target], library: Library) -> list[Target]:
    if point.document:
        return [row for row in rows if row.document == point.document]
    if point.region:
        return [row for row in rows if point.region in (row.region, library.cards[row.document].meta.region)]
    return rows


def left_out(query: Query, text: str) -> bool:
    """Whether a text leaves out (不含…) the very thing that the question asks about, and the question does not say so itself."""
    if not (_LEAVES_OUT.search(text) and not _LEAVES_OUT.search(query.text)):
        return False
    said = canonical(query.text + "".join(query.words))
    return any(canonical(out["what"]) in said for out in _LEAVES_OUT.finditer(text))


def _by_measure(query: Query, point: Point, rows: list[Target]) -> list[Target]:
    """Rates of growth for questions about growth, yearly numbers for questions about each year, else levels."""
    own = said_of(point, query.text)
    said = own or query.text + "".join(query.words)
    rows = _of_one_year(rows) if _AVERAGE not in said else rows if _YEAR_ON_YEAR.search(said) else _of_several_years(rows)
    if _only_rate(query, said):
        rates = "".join(canonical(row.indicator) for row in rows if row.unit == "%" and _GROWTH.search(row.indicator))
        rows = [row for row in rows if row.unit == "%" or canonical(row.indicator) not in rates]
        return rows if _SHARE_SAID.search(said) else [row for row in rows if row.measure in _RISES or not _SHARE_TOLD.search(row.indicator)]
    if _GROWTH.search(said) or (not own and "growth_rate" in query.operations):
        return rows
    flow = bool(_FLOW.search(said))
    plain = [row for row in rows if row.measure != "annual_growth" and (flow or row.measure != "annual_flow")]
    plain = _of_each_year(plain) if flow and "per_year" not in query.operations else plain
    if "trend" in query.operations and point.year is None:
        told = {(row.document, row.key) for row in plain}
        return [row for row in rows if row in plain or (row.document, row.key) not in told]  # each document by what it has
    return _standing(plain, said) or rows


def _of_each_year(rows: list[Target]) -> list[Target]:
    """The rows without the whole (新增企业2万家) of that of which the same document tells so many every year (每年培育的企业6000家)."""
    yearly = {(row.document, _thing(row)) for row in rows if row.measure == "annual_flow"}
    return [row for row in rows if row.measure == "annual_flow" or (row.document, _thing(row)) not in yearly]


def _thing(row: Target) -> str:
    return canonical(_DEED.sub("", row.indicator))


_DEED = re.compile(r"^(?:每年|年均)?(?:新增|净增|累计|滚动)?(?:培育|实施|建成|新建|建设|开展|引进|打造|认定|培训|完成|推动|引导|新增)*的?")
"""What is done, before the name of what it is done to."""


def _standing(rows: list[Target], said: str) -> list[Target]:
    """The rows without what comes newly (新建成8家) where the same document tells, of the same year, how much stands then (达到80个); all of them
    where what comes newly is asked for."""
    rows = rows if _ADDED.search(said) else without_newly(rows) or rows
    if _NEW.search(said):
        return rows
    level = {_moment(row) for row in rows if row.measure == "level"}
    standing = [row for row in rows if row.measure == "level" and not _ADDED.search(row.indicator)]
    return [row for row in rows if row.measure != "cumulative" or not (_moment(row) in level or any(_added_to(row, one) for one in standing))]


def _added_to(row: Target, other: Target) -> bool:
    """Whether a row is what comes newly (新增高速公路里程) of what another of its document and year tells the whole (高速公路通车里程): that has the signs of its name in order."""
    if not _ADDED.match(row.indicator) or (row.document, row.region, row.year, row.unit) != (other.document, other.region, other.year, other.unit):
        return False
    signs = iter(canonical(other.indicator))
    return all(sign in signs for sign in canonical(_ADDED.sub("", row.indicator)))


def _moment(row: Target) -> tuple[str, str, str, int | None, str]:
    return row.document, row.key, row.region, row.year, row.status


def by_direction(query: Query, rows: list[Target]) -> list[Target]:
    """The rows without rises where only a fall is asked for, and without falls where only a rise is."""
    up, down = _RISE_ASKED.search(query.text) is not None, FALL_ASKED.search(query.text) is not None
    return rows if up == down or query.operations else [row for row in rows if row.measure != "change" or rises(row) == up]


def _of_one_year(rows: list[Target]) -> list[Target]:
    """The rows without what was done on the average of several years (年均增长) where another row tells it of the same year by itself."""
    single = {(canonical(row.indicator), row.region, row.year) for row in rows if row.status == "actual"}
    return [row for row in rows if row.status != "actual" or _AVERAGE not in row.indicator
            or (canonical(row.indicator.replace(_AVERAGE, "")), row.region, row.year) not in single]


def _of_several_years(rows: list[Target]) -> list[Target]:
    """The rows without rates of one year by itself (同比) where another row tells the average of the years up to it."""
    told = [(row, f"{row.indicator}{row.quote}") for row in rows]
    average = {(row.document, row.region, row.year) for row, text in told if row.measure == "annual_growth" and _AVERAGE in text}
    return [row for row, text in told if row.measure != "annual_growth" or _AVERAGE in text or not _YEAR_ON_YEAR.search(text)
            or (row.document, row.region, row.year) not in average]


def _only_rate(query: Query, said: str) -> bool:
    """Whether all that is asked for is how fast something grows, as documents tell it."""
    asking = [part for part in CLAUSE.findall(said) if ASKS.search(part)]
    return (
        _RATE_ASKED.search(said) is not None and not _LEVEL_ASKED.search(said) and not query.operations & {"growth", "growth_rate"}
        and not query.asker and all(_GROWTH.search(part) for part in asking)
    )


def units(query: Query) -> frozenset[str]:
    """The families of the units that the question asks rows for (not those a computed result is asked for in)."""
    return _units(query.text, bool(query.operations))


@lru_cache(maxsize=256)
def _units(text: str, computed: bool) -> frozenset[str]:
    asked = [match[1] for match in vocabulary().asked_unit.finditer(text)]
    found = {family(_FULL.get(unit, unit)) for unit in asked if not (unit in _RESULT_UNITS and computed)}
    return frozenset(found - {""})


def _by_unit(query: Query, rows: list[Target]) -> list[Target]:
    wanted = set(units(query))
    if SUM_ASKED.search("".join(query.topic)) and not _SHARE.search(query.text):
        rows = [row for row in rows if not _SHARE_TOLD.search(row.indicator)]
    if not wanted and query.operations & {"gap", "completion"} and query.asker:
        alike = {family(one.unit) for one in query.asker if one.unit}
        like = [row for row in rows if family(row.unit) in alike]
        level = like if any(_GROWTH.search(one.about) for one in query.asker) else [row for row in like if row.measure not in ("annual_growth", "change")]
        given = {one.value for one in query.asker}
        goals = [row for row in level if row.status == "target" or row.value in given]
        return goals or level or like or rows
    if not wanted or (wanted == {"share"} and query.operations):
        return rows
    if _SHARE.search(query.text + "".join(query.words)):
        wanted.add("share")
    if wanted & {"count", "people"}:
        wanted |= {"count", "people", ""}
    rows = [row for row in rows if family(row.unit) in wanted]
    return [row for row in rows if not row.unit.endswith(_VISITS)] if query.unit == _TIMES else rows


def _by_year(query: Query, point: Point, rows: list[Target], library: Library) -> list[Target]:
    if point.year is None:
        return rows
    if point.year in query.years and not _PERIOD.search(query.text):
        stressed = _ONE_YEAR.search(query.text) is not None
        rows = [row for row in rows if not (_over_years(row) and (stressed or _ADDED.search(row.indicator)))]
    dated = [row for row in rows if row.year == point.year or _flows(row, point.year, library) or _of_named_period(query, point.year, row)]
    if dated or query.years:
        return dated
    years = [row.year for row in rows if row.year]
    return [row for row in rows if row.year == max(years)] if years else rows


def _over_years(row: Target) -> bool:
    """Whether a row is what was done over several years up to its own."""
    return row.measure == "cumulative" and row.status == "actual" and bool(row.year and row.base_year) and (row.year or 0) - (row.base_year or 0) > 1


def _of_named_period(query: Query, year: int, row: Target) -> bool:
    """Whether a row without a year is of the plan period that the question names and that ends in the year (“十四五”旅游项目)."""
    named = _FIVE_YEARS.search(query.text) if row.year is None else None
    if named is None or named.group() not in row.quote:
        return False
    plan = five_year_plan(f"{named.group()}规划")
    return plan is not None and plan[1] == year


def _flows(row: Target, year: int, library: Library) -> bool:
    """Whether a yearly number holds in the year too."""
    period = library.cards[row.document].meta.period
    return row.measure == "annual_flow" and (row.year is None or (period is not None and period[0] <= year <= period[1]))


def _by_role(query: Query, point: Point, rows: list[Target], library: Library) -> list[Target]:
    wants = wanted(said_of_report(point, query.text, library)) or wants_of(query, point)
    if wants == "actual":
        done = [row for row in rows if row.status == "actual"]
        both = done and vocabulary().reached.search(query.text)
        return [row for row in rows if row in done or row.year in {one.year for one in done}] if both else done
    if wants == "target" and is_compared_with(point.year, query):
        reached = {row.key for row in rows if row.status == "actual"}
        return [row for row in rows if row.status == "actual" or row.key not in reached]
    dated = point.document and point.year is None
    if wants == "target" and "trend" in query.operations:
        first = min((row.year for row in rows if row.status == "target" and row.year is not None), default=None)
        return [row for row in rows if row.status == "target" or first is None or (row.year is not None and row.year < first)]
    if wants == "target" and "first" not in query.operations:
        return [row for row in rows if row.status == "target"] or rows
    if dated and not query.operations & {"trend", "first"} and not _of_yearly_reports(query, library):
        # What a document reports of an indicator yields to what it plans of the same.
        planned = {row.key for row in rows if row.status == "target"}
        return [row for row in rows if row.status == "target" or row.key not in planned]
    return rows


_TIMES_OF = "(?:是|为|等于|相当于|达到|占)(?:了)?"
"""A figure is said to be so many times that of a year."""


def is_compared_with(year: int | None, query: Query) -> bool:
    """Whether the goal of a later year is held against a year, of which no goal is spoken (要完成2025年目标，比2024年得多多少; 2025年目标是2020年的几倍):
    what was reached in it is meant."""
    last = max(query.years, default=0)
    if year is None or year >= last or _GOAL_MOVED.search(query.text) or not (last - year > 1 or _TO_BE_DONE.search(query.text)):
        return False  # the goals of one year and the next are held against each other, unless one is to be reached
    return re.search(rf"(?:[比较从由在]{year}年|{_TIMES_OF}{year}年(?=[^，。？]{{0,12}}的?(?:几|多少)(?:倍|分之)))(?!底?(?:要|的)?(?:目标|计划|预期|规划))", query.text) is not None


def _of_yearly_reports(query: Query, library: Library) -> bool:
    """Whether several reports of a place, each for a year, are set side by side: which of their rows are held against each other is seen
    when all are known."""
    named = {point.document for point in query.points if point.document} or set(query.documents)
    periods = [library.cards[id].meta.period for id in named]
    return len(periods) > 1 and all(period is not None and period[0] == period[1] for period in periods)


def _distinct(rows: Iterable[Target]) -> list[Target]:
    kept: dict[tuple[object, ...], Target] = {}
    for row in rows:
        key = (row.document, canonical(row.indicator), row.scope, row.year, row.value, row.value_max, row.unit, row.measure, row.status)
        kept.setdefault(key, row)
    return list(kept.values())


_FIVE_YEARS = re.compile("十[一二三四五六七]?五")


