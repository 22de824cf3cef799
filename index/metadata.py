"""What a document says of itself: title, 文号, issuer, dates, region, plan period, validity. Unknown stays empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from index import dates
from index.acts import Act, acts
from index.aliases import aliases
from index.counties import as_district, city_holding, find_counties
from index.document_number import ordering_organ, own_number
from index.lines import split_lines
from index.numbering import read_number
from index.own_places import city_of, of_file, own_place
from index.record_card import card_pairs, in_force
from index.records import CleanText, Loaded, Metadata
from index.regions import NATION, Level, counties, find_regions, first_place, region
from index.titles import TitlePage, title_page
from index.zones import city_of_zone

_ORGAN = r"(?:人民政府办公厅|人民政府办公室|人民政府|委员会办公厅|委员会办公室|委员会|办公厅|办公室|人民代表大会|政府|[党市区省]委|厅|局|部|院|署|委|会|中心|银行|海关)"
_TITLE_ISSUER = re.compile(
    rf"^(.{{2,60}}?{_ORGAN})(?:等[\u4e00-\u9fff\d]{{0,6}}部门)?(?:令|公告)?(?=关于|印发)"
)
_SIGNATURE = re.compile(rf"^[\u4e00-\u9fff\s、（）]{{2,60}}{_ORGAN}(?:[（(]代章[)）])?$")
_DATE_LINE = re.compile(
    r"^[（(]?\s*[^，。；：]{0,6}?(?:(?:19|20)\d{2}|[一二][〇○零ОO九][〇○零ОO一二三四五六七八九]{2})\s?年[\d一二三四五六七八九十〇]{1,3}月[\d一二三四五六七八九十〇]{1,3}日(?:[)）]|印发|发布)?$"
)
_SEAL = re.compile(r"\s+|[（(]代章[)）]")
_BANNER = re.compile(r"^([\u4e00-\u9fff\s]{4,40}?)文\s?件$")
_HEAD_DATE = re.compile(r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
_PROMULGATED = re.compile(
    r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?=[^年月日，。]{0,24}(?:\d{4}年第\d+号|第\d+号)?(?:公布|发布))"
)
_ISSUED = re.compile(r"^[^，。；：\n]{0,60}?((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)\s?印发$", re.M)
_MEETING = re.compile(r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?=在.{4,40}(?:会议|大会)上)")
_REPEALED = re.compile(r"(《[^。；\n]{2,200}?》[^。；\n]{0,80}?)(?:同时|即行|自行|予以|一并|自[^，。；\n]{2,30}?起)(?:予以|同时|即行)?(?:废止|停止执行)")
_NICKNAMED = re.compile(r"(《[^《》。；\n]{2,120}》(?:[（(][^（）()。；\n]{0,60})?(?:[）)]?[（(])?[，,]?(?:以下|下)?(?:统称|简称|称)(?:为)?[“\"《](?P<name>[^”\"》\n]{2,20})[”\"》])")
"""A document named with the short name that the text goes on to use for it (《…办法》（×政发〔2022〕12号，以下简称“原政策”）)."""
_MINISTRIES = (
    "国家|国务院|中央|中国|财政|税务|科技|科学技术|教育部|工业和信息化部|人力资源|自然资源|生态环境|住房|交通运输|水利|农业农村|商务|文化|"
    "卫生|应急|审计|民政|司法|公安|海关|市场监管|最高人民"
)
_NATIONAL = re.compile(
    r"国务院|中共中央|[\u4e00-\u9fff]{2}部令|全国人民代表大会|中华人民共和国|^(?:国家)?[\u4e00-\u9fff]{2,8}部(?:办公厅)?$|国家[\u4e00-\u9fff]{2,10}(?:局|委员会|委)"
)
_OPENING = 160
"""A text of so many characters at the beginning names what it is about."""


def metadata(clean: CleanText, loaded: Loaded) -> Metadata:
    """The metadata that `clean` states; `loaded` only gives the title and date of the format where the text prints none."""
    text = clean.text
    lines = split_lines(clean)
    collected = acts(lines)
    if collected:
        return _of_compilation(text, loaded.title, collected, lines[collected[0].first].start)
    page = title_page(text, loaded.title)
    card = _card(clean, loaded)
    number = own_number(page.lines, page.pairs.get("number", "")) or own_number((), card.get("number", ""))
    signed_by, signed_on = _signature(text)
    published = (
        signed_on
        or dates.iso_date(page.pairs.get("written", ""))
        or _head_date(page, text)
        or dates.iso_date(card.get("written", ""))
        or dates.iso_date(page.pairs.get("posted", ""))
        or dates.iso_date(card.get("posted", ""))
        or dates.iso_date(loaded.published)
    )
    issuer = page.pairs.get("issuer", "") if "网" not in page.pairs.get("issuer", "网") else ""
    issuer = issuer or signed_by or _title_issuer(page) or ordering_organ(number) or card.get("issuer", "")
    issuer = _separated(issuer)
    effective, until, supplied = _term(text, published, {**card, **{str(key): value for key, value in page.pairs.items()}})
    name, level = _region(text, page, issuer, number)
    if not name and (place := _place_of_file(loaded.name, level, text)) is not None:
        (name, level), supplied = place, (*supplied, "region")
    years = dates.period(page.title or page.full_title, text, published)
    return Metadata(
        title=page.title,
        number=number,
        issuer=issuer,
        region=name,
        level=level,
        published=published,
        effective=effective,
        valid_until=until,
        period=years,
        base_year=dates.base_year(text, years),
        aliases=aliases(page.title, page.full_title, number, published[:4]),
        supplied=supplied,
        supersedes="；".join(dict.fromkeys((*(found.strip() for found in _REPEALED.findall(text)), *_repealed_by_nickname(text)))),
        status=in_force(page.pairs.get("status", "") or card.get("status", "")),
    )


def _repealed_by_nickname(text: str) -> list[str]:
    """The documents that the text repeals by the short names that it gave them (原政策同时废止), as it names them in full."""
    return [found[1] for found in _NICKNAMED.finditer(text)
            if re.search(rf"[“\"《]?{re.escape(found['name'])}[”\"》]?(?:自[^，。；\n]{{2,16}})?(?:同时|即行|自行|予以|停止执行并)废止", text)]


def _card(clean: CleanText, loaded: Loaded) -> dict[str, str]:
    """What the record card beside the text says; of one that was printed with the page's furniture, and whose columns may have
    run together, only what is no name."""
    dropped = [drop.text for drop in clean.dropped if drop.reason == "furniture"]
    return {**{key: value for key, value in card_pairs(dropped) if key not in ("title", "issuer")}, **dict(loaded.card)}


def _term(text: str, published: str, card: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """The first and the last day in force, and which of them only the record card tells.

    A date in the text settles the first day; the card, which knows of later prolongations, settles the last.
    """
    issued = _issued(text) or published
    stated = dates.iso_date(card.get("effective", ""))
    effective = dates.effective(text, "") or stated or dates.effective(text, issued)
    read = dates.valid_until(text, effective or issued)
    until = dates.iso_date(card.get("until", "")) or read
    supplied = [
        name
        for name, value, other in (("effective", effective, dates.effective(text, issued)), ("valid_until", until, read))
        if value and value != other
    ]
    return effective, until, tuple(supplied)


def _issued(text: str) -> str:
    """The day on which the imprint (…办公厅2021年12月6日印发) says that the document was issued, "" without one."""
    found = _ISSUED.findall(text)
    return dates.iso_date(found[-1]) if found else ""


def _of_compilation(text: str, stated: str, collected: Sequence[Act], place: int) -> Metadata:
    """A file of many documents has no number, issuer or dates of its own: theirs stand in their sections. Its title stands
    before `place`, where the first document begins; its region is that of all of them, or the province they lie in."""
    page = title_page(text[:place], stated)
    title = "" if read_number(page.title) else page.title
    named = [one for act in collected for one in find_regions(act.title)[:1] if not one.relative]
    found = {(one.name, one.level) for one in named} | {(_province(one.name), "省") for one in named}
    common = [one for one in found if one[0] and all(one[0] in (other.name, _province(other.name)) for other in named)]
    name, level = min(common, key=lambda one: one[1] == "省", default=("", "")) if named else _region(text, page, "", "")
    return Metadata(
        title=title, region=name, level=level, aliases=aliases(title, title, "", "") if title else ()
    )


def _signature(text: str) -> tuple[str, str]:
    """The signing organs and the date below them: the last date line of the covering letter with organs above it."""
    lines = [line.strip() for line in text.split("\n")]
    best = ("", "")
    for place, line in enumerate(lines):
        if not _DATE_LINE.match(line):
            continue
        organs = []
        for above in reversed(lines[max(0, place - 12) : place]):
            if not above:
                continue
            if not _SIGNATURE.match(above) or len(above) > 60:
                break
            organs.append(_SEAL.sub("", above))
        if organs:
            return "、".join(reversed(organs)), dates.iso_date(line)
        if not best[1] and (place > len(lines) - 8 or (place > 0 and "\t" not in lines[place - 1])):
            best = ("", dates.iso_date(line))
    return best


def _head_date(page: TitlePage, text: str) -> str:
    """The date that the title page prints: of adoption, or of the meeting where a report was given."""
    for line in page.lines:
        promulgated = _PROMULGATED.search(line)
        if promulgated and line.startswith(("（", "(")):
            return dates.iso_date(promulgated.group())
        found = _HEAD_DATE.search(line)
        if found and len(line) <= 60 and ":" not in line and "：" not in line:
            return dates.iso_date(found.group())
    meeting = _MEETING.search(text[:600])
    return dates.iso_date(meeting.group()) if meeting else ""


def _title_issuer(page: TitlePage) -> str:
    found = _TITLE_ISSUER.match(page.full_title)
    if found:
        return found.group(1)
    for line in page.lines:
        banner = _BANNER.match(line)
        if banner:
            return "".join(banner.group(1).split())
    return ""


def _separated(issuer: str) -> str:
    """Several organs run together (某市某局某市某局) with 、 between them."""
    places = [one for one in find_regions(issuer[:12]) if not one.relative and one.start == 0]
    starts = [issuer[: places[0].end]] if places else []
    return re.sub(rf"(?<=[局厅委会府部院室])(?={'|'.join([*starts, _MINISTRIES])})", "、", issuer)


def _region(text: str, page: TitlePage, issuer: str, number: str) -> tuple[str, Level]:
    """The place that the document governs: of its issuer, its title, else of its own words 全省/我市 and most named place."""
    for words in (issuer, page.full_title, page.title, " ".join(page.lines)):
        place = first_place(words)
        own = own_place(words, text, number)
        if own is not None:
            return as_district(own[0], words), own[1]
        if place is not None:
            return as_district(place.name, words), place.level
        if county := next((one for one in find_counties(words) if one.start == 0), None):
            return county.name, "县"
        if city := city_of_zone(words):
            return city.name, city.level
        if _NATIONAL.search(words):
            return NATION, "国家"
    mentions = find_regions(text)
    relative = Counter(one.name for one in mentions if one.relative)
    named_counts = Counter((one.name, one.level, one.parent) for one in mentions if not one.relative)
    name, level = _from_words(relative, named_counts)
    if level in ("县", "市") and not name:
        name = _county(text) if level == "县" else city_of(text) or city_holding(text)
    return name, level


def _place_of_file(name: str, level: Level, text: str) -> tuple[str, Level] | None:
    """The place that a file's name begins with, for a text that says of none, or only of which level, it is about; None if that is another level."""
    place = first_place(name)
    if place is not None and place.start == 0 and level in ("", place.level):
        return place.name, place.level
    found = of_file(name, Counter(one.name for one in find_regions(text) if one.relative)) if level else None
    return found if found is not None and found[1] == level else None


def _county(text: str) -> str:
    """The county that a text about one is about: the one most named, be it only once if it opens the text and no other is named."""
    found = counties(text)
    named, count = next(iter(found.most_common(1)), ("", 0))
    alone = len(found) == 1 and named in counties(text[:_OPENING])
    return named if count > 1 or alone else ""


def _from_words(words: Counter[str], named: Counter[tuple[str, Level, str]]) -> tuple[str, Level]:
    """The region by the text's own relative words: their level, and the most named place of that level."""
    counts = {
        "省": words["全省"] + words["我省"] + words["本省"],
        "自治区": words["全区"] + words["我区"] if words["自治区"] else 0,
        "市": words["全市"] + words["我市"] + words["本市"] + words["全州"] + words["我州"],
        "县": words["全县"]
        + words["我县"]
        + words["本县"]
        + (0 if words["自治区"] else words["全区"] + words["我区"]),
    }
    best = max(counts, key=lambda key: counts[key])
    if not counts[best]:
        national = words["我国"] + words["全国"]
        return (NATION, "国家") if national >= (10 if named else 3) else ("", "")
    totals: Counter[tuple[str, Level]] = Counter()
    for (name, level, parent), count in named.items():
        if best == "自治区":
            upper = name if level == "省" else _province(parent)
            if upper.endswith("自治区"):
                totals[upper, "省"] += count
        elif best == "省":
            upper = name if level == "省" else _province(parent)
            if upper.endswith("省"):
                totals[upper, "省"] += count
        elif level == best or (best == "市" and level == "省" and name.endswith("市")):
            totals[name, level] += count
    if totals:
        return totals.most_common(1)[0][0]
    level_word: Level = "省" if best in ("省", "自治区") else ("市" if best == "市" else "县")
    return "", level_word


def _province(name: str) -> str:
    """The province of the place `name`, itself if it is one."""
    known = region(name)
    if known is None:
        return ""
    return known.name if known.level == "省" else known.province
