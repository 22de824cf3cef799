"""Which documents a question names: by 文号, title, nickname or plan period. By its place among the generations of plans: `generations`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.understand.mention import KIND, Mention, date_of
from assistant.understand.nicknames import beside, in_parts, in_time, nicknames
from assistant.understand.series import of_series, without
from assistant.understand.titles import Titles, grams, own_grams, titles
from assistant.understand.year_rows import by_years
from assistant.vocabulary import vocabulary
from index.quantities import five_year_plan
from index.regions import NATION, find_regions
from index.schema import Card
from index.settings import today
from index.stretches import overlap

_KIND_END = re.compile(KIND)
_NUMBER = re.compile(r"(?P<prefix>[\u4e00-\u9fff]{1,8})?[〔\[（【(]?(?P<year>20\d\d)?年?[〕\]）】)]?\s?第?(?P<no>\d{1,4})号(?:文件|文)?")
_PLAN = re.compile(r"[“\"]?(?P<ordinal>十[一二三四五六七]?|[一二三四五六七八九])五[”\"]?(?:的|工业|发展|信息化|国民经济[\u4e00-\u9fff]{0,10})*(?P<kind>规划|计划|纲要)")
_TITLE = re.compile(r"《([^《》]{2,60})》")
_ISSUED = re.compile(r"(?P<year>20\d\d)年?(?:(?:要求|提出|定|说|写|出台|发|印发)的|的?(?:那份|那个)?(?:方案|规划|计划|意见|办法|措施|文件|政策))")
_PLACE_BEFORE = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,9}(?:今年|去年|上年|20\d\d年?)?(?:度|的|那份)*$")
"""What may be the place of a document called by its genre: 某省2026年政府工作报告."""
_NAMED = 0.6
"""A phrase names the documents whose names have this share of it, by weight."""
_LEAD = re.compile(r"^(?:(?:后[来面]|前面|另外|刚才|现在|当时|以前)的?(?:那份|那个|这份|这个|的)?|国务院的?(?=20\d\d年)|20\d\d年?(?:的|那份|那个|出台|印发|发布)*|在|按照|按|照|根据|依据|看了下|看了看|从|那份|那个|这份|这个|关于|出台|印发|到|和|与|跟|比|的|了|里|对|请|想问|问|说明|列明|列出|计算|测算|概括|比较|自治区|全[区省市国]|我[区省市]|[区省市]里)+")
_THAT = re.compile(r"^[^那这]{0,14}?(?:那|这)[个份部](?=.{5})")
"""就前几年那个对标行动方案: what stands before 那个 is no part of the name."""
_BY_ISSUER = re.compile(r"^[^，。？]{0,12}?(?:转发|印发|下发|出台|发布|公布|颁布|制定|推出|发|出)的(?:那[个份部]|这[个份部])?(?=.{4})")
"""国办转发的…方案: who issued it is no part of the name."""
_WHEN = re.compile(r"(?:今年|本年度?|去年|上年|上一年度?|前一年|最新|最近)的?")
_DULY = re.compile(r".*(?:按照?|依照?|依据|根据|符合|违反)(?:国家|有关|相关|上述)*(?:规定|政策|制度)|.*[按照依]照?(?:既?定|原定?)?的?计划|.*(?:每|全)[年月]度?(?:都|还|又)?计划")
"""每年计划 says what is meant to be done, 按规定 says that a thing is as it should be; it names no document."""
_ANY = re.compile(r"(?:(?:有关|相关|具体|当地|本地|[省市县区镇]里?|政府|国家|我们|你们|他们|上头|上面|里面|的)*)(?:文件|政策|规定|制度|通知|办法|措施|手册)")
"""What any document may be called names none (按文件, 这个政策)."""
_BREAK = re.compile(r"[，。？！；：、\n]|(?<=[^\d])和|与|以及|还有|比(?!例|重|较)|跟")

_JOINS = frozenset("到至同较")
"""Signs that stand between two documents."""


def mentions(text: str, cards: Mapping[str, Card]) -> tuple[Mention, ...]:
    """The documents that the question (in normal form) names, in text order; `newest` and `before` words are left open."""
    series = of_series(text, cards)
    yearly = [*series, *without(by_years(text, cards), series)]
    found = [*yearly, *without([*_by_number(text, cards), *_by_plan(text, cards), *_by_name(text, cards)], yearly)]
    found += _by_year(text, cards, found)
    found += nicknames(text, cards, found)
    found = [*yearly, *without([*found, *beside(text, cards, found)], yearly)]
    found.sort(key=lambda one: (one.start, -(one.end - one.start)))
    kept: list[Mention] = []
    for one in found:
        met = next((other for other in kept if overlap(one, other)), None)
        if met is None:
            kept.append(one)
        elif set(one.documents) < set(met.documents):
            kept[kept.index(met)] = Mention(one.documents, min(one.start, met.start), max(one.end, met.end))
    lacking = _of_no_genre(text, cards)
    kept = [*lacking, *without(kept, lacking)]
    year = today().year
    return tuple(in_time(one, text, cards, year) for one in kept)


def _of_no_genre(text: str, cards: Mapping[str, Card]) -> list[Mention]:
    """Documents called by their genre (政府工作报告, 某省政府工作报告) of which the library has none, or none of that place."""
    found = []
    for match in vocabulary().genre.finditer(text):
        homes = {card.meta.region for card in cards.values() if match[0][-4:] in card.title}
        before = _PLACE_BEFORE.search(text, 0, match.start())
        place = next((one for one in find_regions(before[0]) if not one.relative and one.name != NATION), None) if before else None
        if not homes:
            found.append(Mention((), *match.span(), unknown=match[0]))
        elif before is not None and place is not None and place.name not in homes:
            found.append(Mention((), before.start() + place.start, match.end(), unknown=text[before.start() + place.start : match.end()]))
    return found


def _by_year(text: str, cards: Mapping[str, Card], found: Sequence[Mention]) -> list[Mention]:
    """Beside documents named, the one of their region that a year alone names ("2018方案要求的、2023要求的")."""
    regions = {cards[id].meta.region for one in found for id in one.documents}
    years = {date_of(cards[id])[:4] for one in found for id in one.documents}
    mentions = []
    for match in _ISSUED.finditer(text):
        hits = tuple(id for id in titles(cards).of_regions(regions) if date_of(cards[id])[:4] == match["year"])
        if len(hits) == 1 and match["year"] not in years:
            mentions.append(Mention(hits, match.start(), match.end()))
    return mentions


def _by_number(text: str, cards: Mapping[str, Card]) -> list[Mention]:
    found: list[Mention] = []
    for match in _NUMBER.finditer(text):
        prefix = re.sub(r"^.*?(?=[\u4e00-\u9fff]{1,6}$)", "", (match["prefix"] or "").removesuffix("第"))
        hits: list[str] = []
        start = match.start()
        for own in titles(cards).numbered(match["no"]):
            if match["year"] and own.year != match["year"]:
                continue
            shared = next((size for size in range(len(own.prefix), 1, -1) if prefix.endswith(own.prefix[-size:])), 0)
            if match["year"] or shared:
                hits.append(own.id)
                start = max(start, match.end("prefix") - shared) if shared else start
        if hits:
            found.append(Mention(tuple(hits), start, match.end()))
        elif match["year"] and prefix:
            found.append(Mention((), start, match.end(), unknown=match.group()))
    return found


def _by_plan(text: str, cards: Mapping[str, Card]) -> list[Mention]:
    found: list[Mention] = []
    for match in _PLAN.finditer(text):
        period = five_year_plan(match["ordinal"])
        word = f"{match['ordinal']}五"
        bare = titles(cards).bare
        hits = tuple(id for id, card in cards.items() if word in bare[id] or card.meta.period == period)
        named = tuple(id for id in hits if word in bare[id])
        if named or hits:
            narrowed = _narrow(named or hits, text, cards, match.start(), match.end())
            found.append(Mention(narrowed, match.start(), match.end()))
    return found


def _by_name(text: str, cards: Mapping[str, Card]) -> list[Mention]:
    names = titles(cards)
    found: list[Mention] = []
    for start, end in _phrases(text):
        placed = _by_place(text, start, end, cards)
        mention = placed or _by_words(text, start, end, names, cards)
        if mention is not None:
            found.append(mention)
    for id, start, end in names.standing_in(text):
        if not any(start < one.end and one.start < end for one in found):
            found.append(Mention((id,), start, end))
    return _group(found, text, cards)


def _by_words(text: str, start: int, end: int, names: Titles, cards: Mapping[str, Card]) -> Mention | None:
    """The documents whose names share most with a phrase, narrowed by the places and years named with it."""
    phrase = _WHEN.sub("", _LEAD.sub("", _BY_ISSUER.sub("", _THAT.sub("", text[start:end]))))
    if not grams(phrase) or _ANY.fullmatch(phrase):
        return None
    scored = names.like(phrase, _NAMED) or in_parts(phrase, text, cards)
    hits = list(scored)
    if not hits:
        quoted = _TITLE.search(text)
        inside = quoted is not None and quoted.start() <= end <= quoted.end()
        return Mention((), quoted.start(), quoted.end(), unknown=quoted.group()) if quoted and inside else None
    begin = _years_before(text, start, end)
    stretch = text[begin:end]
    regions = {mention.name for mention in find_regions(stretch) if not mention.relative}
    if _STATE.search(stretch):
        regions.add(NATION)
    placed = [id for id in hits if cards[id].meta.region in regions]
    if not placed and regions and not any(region in cards[id].title for id in hits for region in regions):
        kind = next(match.group() for match in _KIND_END.finditer(text, start, end) if match.end() == end)
        placed = [id for id in names.of_regions(regions) if kind in cards[id].title]
    hits = placed or hits
    years = list(dict.fromkeys(re.findall(r"20\d\d", stretch)))
    dated = [id for year in years for id in hits if date_of(cards[id])[:4] == year or year in cards[id].title]
    if dated:
        several = tuple(dict.fromkeys(dated))
        place = begin if begin < start else _begin(text, start, end, names.forms[several[0]])
        return Mention(_by_region(several, text, cards) if len(several) > len(years) else several, place, end)
    best = max(scored.get(id, 0.0) for id in hits)
    close = tuple(id for id in hits if scored.get(id, 0.0) >= best - 0.05)
    return Mention(_narrow(close, text, cards, start, end), _begin(text, max(start, end - len(phrase)), end, names.forms[close[0]]), end)


def _begin(text: str, start: int, end: int, forms: Sequence[str]) -> int:
    """Where in a phrase the name of its document begins: at the first year, or at the words that run on to its end with no more
    than a few signs between that no name of the document has."""
    own = own_grams(forms)
    measured = [match.end() for match in _MEASURED.finditer(text, start, end - 2) if not any(match[0] in form for form in forms)]
    start = max((start, *measured))  # "工业总产值十三五规划目标": what is measured is no part of the name
    begin, misses = end, 0
    for place in range(end - 2, start - 1, -1):
        if text[place : place + 2] in own:
            begin, misses = place, 0
        elif re.match(r"20\d\d", text[place:end]):
            return place
        else:
            misses += 1
            if misses > 5:
                break
    return begin if begin < end else start


def _by_region(hits: tuple[str, ...], text: str, cards: Mapping[str, Card]) -> tuple[str, ...]:
    """Of several documents those of the regions that the question names anywhere; all of them where none is."""
    regions = {mention.name for mention in find_regions(text) if not mention.relative}
    return tuple(id for id in hits if cards[id].meta.region in regions) or hits


_MEASURED = re.compile(r"增加值|总?产值|占比|比重|增速|利润|税收")
_STATE = re.compile(r"国务院|全国(?!百强)|国家的|中央")
_YEARS_BEFORE = re.compile(r"(?:(?:19|20)\d\d年?(?:度|的|和|与|及|、|，|，那|到|以及|还有)*)+$")


def _years_before(text: str, start: int, end: int) -> int:
    """Where the row of years begins that stands right before a phrase ("2012年、2015年、2018年国务院的报告")."""
    before = _YEARS_BEFORE.search(text[:start])
    if before is not None and _YEAR_APART.search(before[0]) and not re.match(r"(?:19|20)\d\d", text[start:end]):
        return start  # "中卫2023年、五年计划": the year is no part of the row
    return before.start() if before else start


_YEAR_APART = re.compile(r"(?:[、，和与及到]|以及|还有)(?:那|以及|还有)*$")


_PLACED = re.compile(r"(?:20\d\d年?度?|今年|本年|去年|上年|最新|最近|的|那份|那个|这份|这个)*$")


def _by_place(text: str, start: int, end: int, cards: Mapping[str, Card]) -> Mention | None:
    """A mention that is only a place and a kind of document ("某市方案"): the documents of that place of that kind."""
    kind = next(match for match in _KIND_END.finditer(text, start, end) if match.end() == end)
    for region in find_regions(text[start : kind.start()]):
        if region.relative or not _PLACED.fullmatch(text[start + region.end : kind.start()]):
            continue
        hits = tuple(id for id in titles(cards).of_regions([region.name]) if kind.group()[-2:] in cards[id].title)
        if hits:
            return Mention(_narrow(hits, text, cards, start, end), start + region.start, end)
    return None


def _group(found: list[Mention], text: str, cards: Mapping[str, Card]) -> list[Mention]:
    """Mentions of several documents at one place as one, narrowed by the year and place named beside it."""
    grouped: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        same = next((g for g in grouped if one.start >= g.start and one.end <= g.end), None)
        if same is None:
            grouped.append(one)
        elif (one.start, one.end) == (same.start, same.end):
            merged = tuple(dict.fromkeys((*same.documents, *one.documents)))
            grouped[grouped.index(same)] = Mention(_narrow(merged, text, cards, one.start, one.end), one.start, one.end)
    return grouped


def _narrow(hits: tuple[str, ...], text: str, cards: Mapping[str, Card], start: int, end: int) -> tuple[str, ...]:
    """Of several documents those of the year, then of the region, that the question names (near the mention first)."""
    if len(hits) < 2:
        return hits
    for stretch in (text[max(0, start - 16) : end], text):
        regions = {mention.name for mention in find_regions(stretch) if not mention.relative}
        placed = tuple(id for id in hits if cards[id].meta.region in regions)
        if placed:
            hits = placed
            break
    for stretch in (text[max(0, start - 8) : end], text):
        years = set(re.findall(r"20\d\d", stretch))
        dated = tuple(id for id in hits if date_of(cards[id])[:4] in years or any(year in cards[id].title for year in years))
        if dated:
            return dated
    return hits


def _phrases(text: str) -> list[tuple[int, int]]:
    """Stretches that end in a word for a kind of document and begin after the last break, or after the kind before; two kinds
    side by side ("五年计划实施意见") are one."""
    found: list[tuple[int, int]] = []
    before = 0
    for match in _KIND_END.finditer(text):
        start = 0
        for stop in _BREAK.finditer(text, 0, match.start()):
            start = stop.end()
        if found and match.start() - before <= 1 and text[before : match.start()] not in _JOINS and not _BREAK.search(text, before, match.start()):
            start = found.pop()[0]
        elif before:
            start = max(start, before)
        start = max(start, match.end() - 30)
        if match.end() - start >= 3 and not _DULY.fullmatch(text, start, match.end()):
            found.append((start, match.end()))
        before = match.end()
    return found
