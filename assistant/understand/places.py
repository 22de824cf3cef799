"""The places that a question names: those of the library in full or short form, and those the library has nothing of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from assistant.eligibility.told.places_told import OF_PERSON, part_of_name
from assistant.understand.circumstances import aside, beside, circumstance
from assistant.understand.titles import titles
from assistant.understand.years import Stretch
from index.counties import find_counties, is_county, parents
from index.regions import NATION, bare_name, find_regions, region
from index.schema import Card
from index.stretches import overlap
from index.words import tagged
from index.zones import with_zone

_STREET = re.compile("[路街道巷桥]")
"""Behind a place's name: a street, no place."""
_BADGE, _JOIN = re.compile("名牌|著名商标|知名商标|老字号|精品"), re.compile("[、和与及跟]$")
"""Behind a place's name: a badge called after the place that gives it (吉林名牌), where the question names another place."""
_OF_STATE = re.compile(
    r"(?<=[\d今去]年)(?:的|由)?(?:国务院|党?中央|国家)(?=的?(?:政府)?(?:工作)?(?:报告)?(?:里|中)?(?:定|提出|安排|设定|确定|要求|下达))"
    r"|(?:国务院|党?中央|国家)(?=(?:(?:19|20)\d\d|今|去)年)|国务院(?=(?:定|提出|安排|设定|确定|下达)的)"
    r"|(?:国务院|国家|全国)(?=(?:的|这|那|年|份|个|历年|[两几三四五六七八九十\d])*(?:政府)?(?:工作)?报告)"
    r"|(?<=\d年)(?:的|由|那会儿|那时候?|那阵子?|，)*国家(?=打算|计划|准备|要|(?:的|这边)[^，。？；]{2,8}(?:率|目标|安排|预期))"
)
"""Who sets goals for the whole nation, where the goals of a year are asked for: the nation is meant."""


def places_named(
    text: str, cards: Mapping[str, Card], taken: Collection[Stretch]
) -> tuple[list[tuple[str, int]], tuple[str, ...], list[Stretch]]:
    """The regions of the library that the question names with their places, those the library has nothing of, all places."""
    known = titles(cards)
    covered = known.regions
    found: list[tuple[str, int]] = []
    away: list[tuple[str, Stretch]] = []
    places: list[Stretch] = []
    mentions = tuple(one for one in find_regions(text) if not part_of_name(text, one.start, one.end))
    short = list(_by_short_name(text, known.short))
    named = {*(one.name for one in mentions), *(name for name, _, _ in short), *(name for name in known.unlisted if _named(name, text))} & covered
    inner = {holder for name in named for holder in _holders(name)}
    for name, start, end in short:
        if not any(one.start <= start and end <= one.end for one in taken):
            found.append((name, start))
            places.append(Stretch(start, with_zone(text, end)))
    for name in known.unlisted:
        match = _named(name, text)
        if match and not any(one.start <= match.start() and match.end() <= one.end for one in taken):
            found.append((name, match.start()))
            places.append(Stretch(*match.span()))
    own = tuple(one for one in mentions if not _of_badge(text, one.start, one.end))
    mentions = own if own or found else mentions
    starts = {start for _, start, _ in short} | {one.start for one in mentions if one.level == "县" and one.name in covered}
    for mention in mentions:
        inside = any(one.start <= mention.start and mention.end <= one.end for one in taken)
        if mention.end in starts:  # the province before a county of the library only says where that lies
            places.append(Stretch(mention.start, mention.end))
        elif mention.relative:
            homes = known.meant_by(mention.name)
            if len(homes) == 1 and not inside:
                found.extend((home, mention.start) for home in homes)
            places.append(Stretch(mention.start, mention.end))
        elif mention.name in covered:
            if not inside:
                found.append((mention.name, mention.start))
            places.append(Stretch(mention.start, with_zone(text, mention.end)))
        elif mention.name not in inner and not inside and not OF_PERSON.match(text, mention.end) and mention.level in ("省", "市") and not _in_titles(mention.name, found, cards):
            away.append((mention.name, Stretch(mention.start, mention.end)))
    for county in find_counties(text):
        where = Stretch(county.start, county.end)
        if any(overlap(one, where) for one in (*places, *taken, *(place for _, place in away))):
            continue
        if (parent := next((one for one in county.parents if one in covered), "")):
            found.append((parent, county.start))
            places.append(where)
        elif not OF_PERSON.match(text, county.end) and not _in_titles(county.name, found, cards):
            away.append((county.name, where))
    away += [(name, where) for name, where in _another(text) if name not in covered and not any(overlap(one, where) for one in (*places, *taken, *(place for _, place in away)))]
    if not found:
        found, away = _inner(away, cards)
    found = _asked_of(found, text, places)
    known_places = [one for one in places if one.start in {place for _, place in found}]
    unknown = [name for name, place in away if not (beside(text, place, known_places) if found else circumstance(text, place))]
    places += [place for name, place in away if wider([name], cards)]  # what holds in the province is asked of, not the name of the city
    if not found and NATION in covered:
        state = [Stretch(*match.span()) for match in _OF_STATE.finditer(text)]
        found += [(NATION, one.start) for one in state if not any(other.start <= one.start and one.end <= other.end for other in taken)]
        places += state
    return found, tuple(dict.fromkeys(unknown)), places


def wider(names: Collection[str], cards: Mapping[str, Card]) -> tuple[str, ...]:
    """The regions of the library that hold these places, of which it has nothing of their own, and for which it has rules alone, no goals; () where one is held by none."""
    known = titles(cards)
    holding = [{one for one in _holders(name) & known.regions if all(cards[id].of_rules for id in known.of_regions([one]))} for name in names]
    return tuple(dict.fromkeys(name for held in holding for name in sorted(held))) if all(holding) else ()


def _named(name: str, text: str) -> re.Match[str] | None:
    """Where a text names a place that no list has, in full or short."""
    return re.search(rf"{re.escape(name[:-1])}{name[-1]}?" if len(name) > 2 else re.escape(name), text)


def _holders(name: str) -> set[str]:
    """The places that a place lies in, as far as they are known: its province, of a county its city with the province of that."""
    above = {name, *parents(name)}
    return {holder for one in above if (place := region(one)) for holder in (place.name, place.province)} - {"", name}


def _another(text: str) -> Iterator[tuple[str, Stretch]]:
    """The places that a follow-up puts in the place of the one before by the form of a name alone, be they known or not (那平川市呢)."""
    for one in _INSTEAD.finditer(text):
        if not _NO_NAME.search(one["name"]):
            yield one["name"], Stretch(one.start("name"), one.end("name"))


_INSTEAD = re.compile(r"(?:^|[，。；？])(?:那么?|换成|要是|如果|假如|换到|在|是|到|我们?|放在)+(?P<name>[\u4e00-\u9fff]{2,4}(?:[市县](?![里内级域场区民政])|区(?![里内级域块间])|自治[州县]))(?=呢|那[边儿里]|的话|的(?:标准|规定|政策|办法)|也|又|给|能|有|，)")
_NO_NAME = re.compile(
    r"[本全我该哪各每别其外邻这那几两个在住]|(?:城|超|门|夜|上|股|楼|菜|集|地级|直辖|县级|大|贫困|脱贫|示范|试点|百强|强)[市县]$|"
    r"(?:地|园|社|校|景|小|山|灾|郊|城|农|牧|林|库|片|老|特|新|辖|自治|发|范|护|假|业|街|专|矿|港|厂|养|政|市|县|能|心|保税|合作|试验|先行|集聚|贸易?|商务|居住|生活|住宅|种植|主产)区$")
"""What only ends like the name of a place."""


def in_passing(text: str, cards: Mapping[str, Card]) -> tuple[str, ...]:
    """The regions of the library that a question names in what it tells around what it asks (去年回某县开了个店), none from where somebody only
    came; () where it tells of several."""
    found, away, places = places_named(text, cards, ())
    ends = {one.start: one for one in places}
    names = dict.fromkeys(name for name, start in found if start not in ends or not circumstance(text, ends[start]))
    return tuple(names) if len(names) == 1 and not away else ()


def _asked_of(found: list[tuple[str, int]], text: str, places: Sequence[Stretch]) -> list[tuple[str, int]]:
    """The places of the library that the question names, without those from where somebody only came or where something only went; all of
    them where no other is left."""
    if len({name for name, _ in found}) < 2:
        return found
    ends = {one.start: one for one in places}
    kept = [(name, start) for name, start in found if start not in ends or not aside(text, ends[start], [ends[other] for _, other in found if other in ends and other != start])]
    return kept or found


def _of_badge(text: str, start: int, end: int) -> bool:
    """Whether the place named there only gives a badge its name (吉林名牌)."""
    return _BADGE.match(text, end) is not None and _JOIN.search(text, 0, start) is None


def _in_titles(place: str, found: Sequence[tuple[str, int]], cards: Mapping[str, Card]) -> bool:
    """Whether a document of a region found has the place in its title ("温州鹿城区…"): it only says where that region lies."""
    regions = {name for name, _ in found}
    return any(place[:-1] in card.title for card in cards.values() if card.meta.region in regions)


def _inner(away: list[tuple[str, Stretch]], cards: Mapping[str, Card]) -> tuple[list[tuple[str, int]], list[tuple[str, Stretch]]]:
    """The places named of which the library has but a county or district (温州 for documents of 鹿城区, whose titles or offices say that it lies there), as
    that, and the other places named."""
    found, other = [], []
    for name, place in away:
        homes = {card.meta.region for card in cards.values() if region(card.meta.region) is None and card.meta.region and (name in parents(card.meta.region) or bare_name(name) in f"{card.title} {card.meta.issuer}")}
        if len(homes) == 1:
            found.append((homes.pop(), place.start))
        else:
            other.append((name, place))
    return found, other


def _by_short_name(text: str, short: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where the question names places of the library by a short form that counts as a place only because the library is about it, and that
    stands as a word of its own (綦江, 北海; not 上海北海路): full name, start, end."""
    if not any(name in text for name in short):
        return
    at = 0
    for word, tag in tagged(text):
        if word in short and (tag == "ns" or (tag[:1] == "n" and is_county(short[word]))) and not _STREET.match(text, at + len(word)):
            yield short[word], at, at + len(word)
        at += len(word)
