"""A question that asks for calculations, read clause by clause: what is named, for when and where, and what is to be done with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.calculation.clause import Clause, Side
from assistant.calculation.naming import LISTED, RATE, Joins, phrases
from assistant.calculation.ratios import in_ratio
from assistant.calculation.words import words
from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.records import Point, Query
from assistant.vocabulary import vocabulary
from index.quantities import chinese_number

_DIGIT = re.compile(r"\d|番")
_STOPS = re.compile(r"[，,；;。？！：:]+")
_NEXT_ASKED = re.compile(r"(?<=多少)(?P<unit>[\u4e00-\u9fff]{0,3})、(?=(?:[又再]|[这那它]?[两三几][类样项者个家]|它们)*(?:一?共|合|加|总|平均|相差|差))")
"""What is to be worked out of the figures asked for before a 、 is asked for by itself: 两类各累计多少、合起来多少."""
_ASIDE = re.compile(r"[（(]([^（）()]*)[）)]")
BY = re.compile(r"(?:^|[，、])?(?:要是|如果|若|假如|就)?(?<!同)(?:按照?|依照?|照着?|套用?|根据|参照|对照|以)")
"""What something is to be reckoned by stands behind it (按2027年的目标)."""
_TIMES = re.compile(r"(?:再?乘(?:以|上)?|×)(?=[^，。；？]{2,12}(?:占比|比例|比重|率))|(?<=[数量额值标])按(?=[^，。；？]{2,12}(?:占比|比例|比重)[计折换推]?算)")
"""An amount taken by a share (总数乘以占比): both are to be found."""
_BY_RATE = re.compile(r"(?<=[\u4e00-\u9fff])(?<![年参对依遵关执牌护])(?=(?:按照?|照着?|依照)[^，。；？！]{2,20}?(?:增速|速度|增幅|降幅|增长|递增|[连一]路?[涨升降]|往?上涨))")
"""A rate to reckon by begins a clause of its own (生产总值按2026年的目标增速…)."""
MONEY = {"亿": "亿元", "万亿": "万亿元"}
"""Units that are told without what they count, of money."""
_MORE_OF = re.compile(
    r"(?P<one>[\u4e00-\u9fffA-Za-z\d]{2,14})比(?P<other>[\u4e00-\u9fffA-Za-z\d]{2,12}?)(?P<how>多|少)(?:了|出)?(?:多少|几)(?:个|名)?"
    r"(?P<what>(?![万亿千百元个%吨家户人名倍成岁年月天次斤亩台座项条公平立米件处])[\u4e00-\u9fff]{2,6})(?=[，。？]|$)"
)
"""What is measured of two things stands behind the question (甲比乙多多少员工): it is told of each."""
_AS_PART_OF = re.compile(r"，[跟和与同](?P<other>[^，。；？]{2,20}?)(?:的(?:数|目标|数字|个数))?(?:相|来|做)?比，(?:相当于|大?约?[占为是])(?:了|它的?|其)?(?=百分之[几多]|几成|几倍|多少倍)")
"""What a thing is a part of is named as what it is held against (甲，跟乙的数比，占百分之几)."""
_SHARED = 2
_NEXT = 3
_REMEMBERED = 4
"""So many questions before the one asked are worked with."""
_MEMBERS = re.compile(
    r"(?P<head>[这那]?(?:[两二三四五六七八九十几\d]+(?:个|大|类|项|家|种|样)[^，（(：:]{0,10})?(?P<inside>[里中内]头?)?)"
    r"(?:[（(](?P<list>[^（）()]*、[^（）()]*)[）)]|(?:[：:]|——)(?P<told>[^，。；：:（）()]*、[^，。；：:]*))"
)
"""Things of a kind listed in brackets or behind a colon, after their number or what they are in: 四个重点产业（清洁能源、新材料）."""
_MEASURES_HELD = re.compile(
    rf"(?P<part>{METRIC.pattern})(?:占(?:各自|自身|其)?的?(?P<in>{METRIC.pattern}|工业(?:增加值|总?产值))|[跟和与同比对](?:各自|自身|其)?的?(?P<to>{METRIC.pattern}|工业(?:增加值|总?产值))(?=的?(?:之比|比(?:[例重率值]|[，。？]|$))))"
)
"""One measure of things as a part of another of the same things: 增加值占产值的比例, 利润跟收入之比."""
_TOLD_SHARE = re.compile(r"(?<=占)(?P<whole>(?![比有了到去])[^，。；？！\d]{2,12}?)(?:的(?:比[重例])?)?(?P<verb>(?:现在|目前|眼下|如今|已经?|只|才|刚|大约|约|差不多|[是有为到了]|达到?)*)(?=\d[\d.]*[%％])")
_OF_NOW = re.compile(r"现在|目前|眼下|如今|已经?|才(?=\d)|只有|[我咱俺]们?|本[省市县区]")
"""A share that the asker tells by its number (数字经济占GDP现在22%), named as one."""
_TWO_SHARES = re.compile(r"占[^，。；？]{2,14}比[重例](?:和|与|、|跟|同|以及|比)[^，。；？]{0,10}占[^，。；？]{2,14}比[重例]")
"""Two shares by their names, which are told and held against each other."""
TOO = re.compile(r"[也亦](?:一并|一起|顺便|给|同样|照样|帮我|帮忙)*(?:算|求)|(?:同样|照样|一样|顺便|再把.{1,8})(?:给|帮我)?算")
"""Another thing is to be worked out as the one before: PVA也算一下."""
_REMINDS = re.compile(r"不是[^，。？]{2,}吗$")
"""A clause that reminds of what is known (不是要求亩均税收提高吗) asks nothing."""
_AGAINST = re.compile(r"[，那再]*(?:和|跟|与|同|较|相)")
_YEAR = re.compile(r"(20\d\d)年")
_NEW_ONES = re.compile(r"(?:新增|净增|增加|增设|加装|添)了?(?:多少|几)[一-鿿]{1,2}?[^，、]{2,}?[、和及][^，、]{0,4}?(?:多少|几)[一-鿿]")
"""New ones of one thing are counted, then those of another."""
_EXTREMES = frozenset({"highest", "lowest"})
_ALTOGETHER = re.compile(r"[一总拢统通]共|累计|合计|总计")
_WHICH = re.compile(r"[^，。？多几]{0,5}哪")
_NOUNS = {"annual_rate": RATE, "growth": RATE, "share": re.compile(r"(?:的)?(?:占比|比重|比例|份额)")}
_ASKED_BEHIND = re.compile(r"(?<=增速|增幅|长率)(?:各|分别|都)?(?:是|为|定)+(?:在|了)?多少$")
"""What asks for a rate called by its name (年均增速是多少)."""
_BOTH = {"rise": ("difference", "growth"), "yearly_rise": ("pace", "annual_rate")}
"""涨多少 asks by how much and by what part, in all or each year."""
_CHANGES = frozenset({"growth", "difference", "multiple", "annual_rate", "pace"})
_JUDGED = frozenset({"direction", "which", "enough", "limit", "highest", "lowest"})
_LONGEST_SPAN = 30


def calculates(text: str) -> bool:
    """Whether any words of a question ask for a calculation; what has none need not be read clause by clause."""
    said = words()
    return any(pattern.search(text) for pattern in (said.tested, *said.operations.values(), *said.links.values())) or any(name in text for name in said.ratios)


def clauses(query: Query, understand: Callable[[str], Query], joins: Joins, text: str = "", *, shares_told: bool = True) -> tuple[Clause, ...]:
    """The clauses of a question (of `text` in its place, where given), those of the questions before it in the dialogue first where it leans on them or names measures alone, as told and not asked. `understand` reads a piece by
    itself; `joins` tells whether two signs stand together in a name. Unless `shares_told`, a share that is only named (A占B的比例，2015年是百分之几)
    is one of a part and a whole that both are to be found."""
    understand = understand if query.years or len(query.dialogue) > 1 else _undated(understand)
    here = _dated(understand, query)
    earlier = (text for said in (query.dialogue[-_REMEMBERED - 1 : -1] if query.leans or all(map(is_measure, query.topic)) else ()) for text in _pieces(said))
    told = (replace(_clause(text, understand, joins), asks=False, operations=(), earlier=True) for text in earlier)
    return (*told, *in_ratio(_also([_clause(piece, here, joins, shares_told=shares_told) for piece in _pieces(text or query.text)])))


def _dated(understand: Callable[[str], Query], query: Query) -> Callable[[str], Query]:
    """`understand` for the pieces of a question: documents that the whole question does not mean and a piece alone seems to name, by a year (那个
    2020年的比重目标), without telling one from others or without the place spoken of (三年计划的年均增速), are none there; the years are years."""
    def read(piece: str) -> Query:
        own = understand(piece)
        foreign = {point.document for point in own.points} - {"", *query.documents}
        years = [int(year) for year in _YEAR.findall(piece) if int(year) in query.years]
        elsewhere = bool(query.regions) and not own.regions
        if not foreign or not (set(years) - set(own.years) or len(foreign) > 1 or elsewhere):
            return own
        homes = [point for point in own.points if point.document in query.documents] or ([Point()] if years else [])
        return replace(own, years=tuple(dict.fromkeys((*own.years, *years))), points=tuple(replace(point, year=year) for point in homes for year in years or (point.year,)))
    return read


def _undated(understand: Callable[[str], Query]) -> Callable[[str], Query]:
    """`understand` for the pieces of a question that names no year: one that a piece seems to name is part of a title there."""
    def read(piece: str) -> Query:
        own = understand(piece)
        return replace(own, years=(), points=tuple(replace(point, year=None) for point in own.points if point.region or point.document))
    return read


def _also(found: Sequence[Clause]) -> list[Clause]:
    """The clauses; one that only says of another thing that it is to be worked out too asks for what the one before it did, and so does one that
    names another point behind a sum."""
    read: list[Clause] = []
    for clause in found:
        again = not clause.operations and read and read[-1].operations and (TOO.search(clause.text) or (clause.asks and _at_another(clause) and read[-1].operations == ("sum",)))
        read.append(replace(clause, operations=read[-1].operations, unit=read[-1].unit, asks=True) if again else clause)
    return read


def _at_another(clause: Clause) -> bool:
    """Whether a clause names only another point (2022年又是多少)."""
    return all(not side.phrases for parts in clause.sides for side in parts) and any(side.points for side in clause.sides[0])


def _pieces(text: str) -> list[str]:
    """The clauses with what stands in brackets kept in them; the members of a list in the place of their number."""
    text = _NEXT_ASKED.sub(r"\g<unit>，", text)
    text = _MORE_OF.sub(r"\g<one>的\g<what>比\g<other>的\g<what>\g<how>多少", _BY_RATE.sub("，", _AS_PART_OF.sub(r"是\g<other>的", _TIMES.sub("，", text))))
    text = words().ratios_held.sub(r"\g<one>和\g<other>\g<ratio>各多少，\g<asked>", _MEMBERS.sub(_members, text))
    found: list[str] = []
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += char in "（("
        depth -= char in "）)"
        if depth <= 0 and _STOPS.match(char):
            found.append(text[start:place])
            start = place + 1
    return [piece.strip() for piece in (*found, text[start:]) if piece.strip()]


def _clause(text: str, understand: Callable[[str], Query], joins: Joins, *, shares_told: bool = True) -> Clause:
    said = words()
    text = text if said.ask.search(text) or not _OF_NOW.search(text) else _TOLD_SHARE.sub(r"\g<whole>的比重\g<verb>", text)
    aside = "，".join(_ASIDE.findall(text))
    bare = _ASIDE.sub("，", text)
    spans: list[tuple[int, int, str]] = []
    left = bare
    for name, pattern in said.operations.items():
        spans += [(*match.span(), name) for match in pattern.finditer(bare if name in _EXTREMES else left)]
        left = pattern.sub(_but_thing if name == "per_unit" else _blank, left)
    operations = [(start, name) for start, end, name in spans if not (name == "sum" and _ALTOGETHER.fullmatch(bare, start, end) and (_WHICH.match(bare, end) or any(
        other in _CHANGES and end <= then <= end + _NEXT for then, _, other in spans)))]  # 一共要涨几成, 一共选了哪几个 are no sums
    if _NEW_ONES.search(bare) and not (said.links["than"].search(bare) or re.search("差", bare)):
        operations = [(start, name) for start, name in operations if name != "difference"]  # "新增多少张床位、建多少个食堂": each is counted
    for match in vocabulary().asked_unit.finditer(bare):
        left = left[: match.start()] + _blank(match) + left[match.end() :]
    noun = next((_ASKED_BEHIND.sub("", bare[start:end]) for start, end, name in spans
                 if name in _NOUNS and _NOUNS[name].fullmatch(_ASKED_BEHIND.sub("", bare[start:end]))), "")
    link, cut = _link(bare, left, said.links)
    if shares_told and link == "share" and noun and not said.ask.search(bare):
        link, cut = "", None  # "制造业占工业增加值的比重，2022年…": the share is what is spoken of
    if link == "share" and _TWO_SHARES.search(bare):
        link, cut, operations = "", None, [(start, name) for start, name in operations if name != "share"]
    pieces, whole = ([text] if cut is None else [text[: cut[0]], text[cut[1] :]] for text in (left, bare))
    said_so = dict(zip(pieces, whole, strict=True))
    if link == "than" and _AGAINST.match(pieces[0]) and not re.search(r"[\u4e00-\u9fff]{2}", pieces[1]):
        pieces = pieces[::-1]  # "和2010年比增加了多少": what is named is held against
    ratio = _ratio(aside, left, bare)
    if ratio is not None:
        link, pieces = "share", list(ratio)
        operations.append((-1, "share"))
    if link == "share" and (inner := _inside(pieces)) is not None:
        pieces = inner
    if link == "share" and not any(name in ("share", "multiple", "growth") for _, name in operations) and said.ask.search(bare):
        operations.append((len(bare), "share"))
    if (most := said.changes.search(bare)) is not None and not _CHANGES & {name for _, name in operations}:
        operations.append((most.start() - 1, "difference"))
    span = said.span.search(bare)
    count = span["count"] if span else ""
    years = (int(count) if count.isdigit() else {"两": 2}.get(count) or int(chinese_number(count) or 0)) if count else None
    return Clause(
        text=text,
        sides=tuple(_parts(piece, said_so.get(piece, piece), understand, joins) for piece in pieces),
        link=link,
        unit=MONEY.get(unit[1], unit[1]) if (unit := vocabulary().asked_unit.search(bare)) else "",
        operations=tuple(dict.fromkeys(one for _, name in sorted(operations) for one in _BOTH.get(name, (name,)))),
        asks=(said.ask.search(bare) is not None and _REMINDS.search(bare) is None) or said.tested.search(bare) is not None or (ratio is not None and not aside) or any(name in _JUDGED for _, name in operations),
        years=years if years and 1 < years <= _LONGEST_SPAN else None,
        aside=aside,
        noun=noun,
    )


def _members(match: re.Match[str]) -> str:
    """A list in brackets in the place of the number of its members, with what is measured of them; brackets that stand behind a name stay."""
    if not match["head"]:
        return match[0]
    measured = METRIC.search(match["head"])
    return f"{'的' if match['inside'] else ''}{match['list'] or match['told']}{f'的{measured[0]}' if measured else ''}"


def _ratio(aside: str, text: str, bare: str) -> tuple[str, str] | None:
    """Part and whole of a ratio that a clause writes out in brackets, calls by its name (增加值率) or by two measures of the same things
    (增加值占产值的比例), None where it has none. `bare` is the clause as it stands, `text` without words of calculation."""
    said = words()
    name = next((name for name in said.ratios if name in text), "")
    written = said.ratio.search(aside) or next((match for match in said.ratio.finditer(bare) if all(METRIC.search(match[side]) for side in ("part", "whole"))), None)
    if name or written is not None:
        part, whole = (written["part"], written["whole"]) if written is not None else said.ratios[name]
        if not name and written is not None and written.string == bare:
            return text[: written.start()] + part + text[written.end() :], text[: written.start()] + whole + text[written.end() :]
        return (text.replace(name, part), text.replace(name, whole)) if name else (part, whole)
    held = _MEASURES_HELD.search(bare)
    if held is None or held["part"] == (whole := held["in"] or held["to"]).removeprefix("工业"):
        return None
    return (text[: held.start()] + held["part"] + text[held.end() :], text[: held.start()] + whole + text[held.end() :])


def _link(text: str, left: str, links: dict[str, re.Pattern[str]]) -> tuple[str, tuple[int, int] | None]:
    """What holds two sides of a clause together, and where; "" where nothing does."""
    for name, pattern in links.items():
        source = text if name in ("of", "away") else left
        if (match := pattern.search(source)) is not None:
            return "than" if name == "away" else name, match.span()
    return "", None


def _inside(pieces: Sequence[str]) -> list[str] | None:
    """Part and whole of "A里B占(多少)" as B and A; None where the whole is named behind."""
    if re.search(r"[\u4e00-\u9fff]", pieces[1].replace("，", "")) and len(pieces[1].strip("，了到的")) > _SHARED:
        return None
    match = re.search(r"^(?P<whole>.+?)(?:里头|里面|当中|其中|之中|里|中)[，]?(?P<part>[^，]{2,})$", pieces[0])
    return [match["part"], match["whole"]] if match else None


def _parts(text: str, original: str, understand: Callable[[str], Query], joins: Joins) -> tuple[Side, ...]:
    """A side of a clause, without words of calculation and as it was put (`original`); its parts where each member of a list names a thing and a point of its own ("化工2020年和现代化工2027年的产值")."""
    whole = _side(text, understand, joins)
    if original != text and _DIGIT.search(original):
        whole = replace(whole, asker=understand(original).asker)
    pieces = [piece for piece in LISTED.split(text) if piece.strip("，的")]
    if min(len(whole.phrases), len(pieces)) < _SHARED:
        return (whole,)
    parts = tuple(_side(piece, understand, joins) for piece in pieces)
    roles = {part.wants for part in parts} == {"target", "actual"}  # 增速目标、实际增速
    if not all(part.phrases and (part.points or roles) for part in parts):
        return (whole,)
    metric = whole.phrases[-1][-1]
    shared = METRIC.fullmatch(metric) is not None
    return tuple(replace(part, phrases=tuple(one if METRIC.search(one[-1]) or not shared else (*one, metric) for one in part.phrases)) for part in parts)


def _side(text: str, understand: Callable[[str], Query], joins: Joins) -> Side:
    said = words()
    bare = said.noise.sub(_blank, text)
    size = 0
    if LISTED.search(bare) and (counted := said.counted.search(text)) is not None:
        bare = said.noise.sub(_blank, said.counted.sub(_blank, text))
        size = int(chinese_number(counted["count"]) or 0)
    own, named = understand(text), understand(bare)
    wants = named.wants if own.wants == "actual" else own.wants  # "比现状多": what is compared with is no outcome that is asked for
    return Side(text, phrases(named, joins, size), own.points, own.asker, wants)


def _but_thing(match: re.Match[str]) -> str:
    """A match blanked but for the thing that it names, as one of a list (平均每个园区有多少 → 园区、)."""
    start, end = (place - match.start() for place in match.span("thing"))
    return f"{'，' * start}{match['thing']}、{'，' * (len(match[0]) - end - 1)}"


def _blank(match: re.Match[str]) -> str:
    return "，" * len(match[0])
