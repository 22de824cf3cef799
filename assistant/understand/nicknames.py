"""Documents named as people talk of them: 对标那份文件, 2018年的文件, 41号文, 长护险办法, 最早的那份, 上个五年, 这份文件."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.understand.mention import Mention, date_of
from assistant.understand.titles import NOISE, Titles, titles
from index.quantities import five_year_plan
from index.regions import find_regions
from index.schema import Card
from index.stretches import overlap

_KIND = (
    r"(?:规划纲要|规划|方案|计划|意见|办法|细则|措施|条例|规定|通知|纲要|报告|政策|文件|要点|制度|手册|汇编|东西)"
)
_MEASURE = r"(?:份|个|部|项|版|本)"
_THAT = re.compile(rf"(?P<what>[\u4e00-\u9fffA-Z0-9+“”\"]{{2,10}}?)的?(?:那|这){_MEASURE}(?P<kind>{_KIND})")
_DATED = re.compile(rf"(?P<year>20\d\d)年?(?:度|的|出台的?|印发的?|发布的?|发的|那{_MEASURE}|这{_MEASURE})*(?P<kind>文件|政策|规划|方案|意见|办法|东西)")
_YEAR_ALONE = re.compile(r"20\d\d年?度?的?")
_BARE_NUMBER = re.compile(r"(?<![\d〕\]）)年第])第?(?P<no>\d{1,4})号(?P<kind>文件|文|令)")
_PHRASE = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,14}}?)(?P<kind>{_KIND})")
_NAME_AND_KIND = re.compile(rf"(?P<name>.{{3,}}?)(?P<kind>{_KIND})")
_EARLIEST = re.compile(rf"(?:最早|最初|最老|最旧|第一)的?(?:的)?(?:(?:那|这){_MEASURE}(?:{_KIND})?|一?(?:份|版)(?:{_KIND})?|{_KIND})")
_LATEST = re.compile(rf"(?:最新|最近|最晚|(?<![更创全革翻焕刷崭])新)的?(?:那|这){_MEASURE}(?:{_KIND})?|(?:最新|最近|最晚)的?(?:一)?(?:份|版)(?:{_KIND})?")
_OLDER = re.compile(rf"(?:旧|老)的?(?:那|这){_MEASURE}(?:{_KIND})?")
_FIVE_BEFORE = re.compile(rf"(?:上|前)(?:一)?个五年(?:的?(?:工业|发展)?(?:{_KIND}))?")
_FIVE_NOW = re.compile(rf"(?:这|本|当前|现在)(?:一)?(?:个|轮)五年(?:的?(?:工业|发展)?(?:{_KIND}))?")
_FIVE = re.compile(r"五年|十[一二三四五六七]?五")
_YEAR_AND_NAME = re.compile(r"(?P<year>20\d\d)年?的?(?P<name>[\u4e00-\u9fff]{2,6}?)(?=(?:里|的|中|那边)?(?:那份(?:文件)?(?:又|也)?(?:说|写|定|讲|提|要求)|[，、/]|VS|和|与|跟|→|对比|比|$))")
"""A document by its year and a word of its title alone: 2018年对标 VS ….."""
_PERIOD = re.compile(r"[“\"]?(?P<ordinal>十[一二三四五六七]?)五[”\"]?(?!末|期末|末期|规划|计划|纲要|[个家项大条亿万年])")
_CLAUSE = re.compile(r"[^，。；？！：]+")
_PIECE = re.compile(r"[^，。；？！：、/和与跟及]+?(?=[，。；？！：、/和与跟及]|里|中的|各|分别|都|$)")
_PERIOD_LAST = re.compile(r"[“\"]?(?P<ordinal>十[一二三四五六七]?)五[”\"]?$")
_NEW = re.compile(r"最新|最近|最晚|今年|本年度?")
_LAST = re.compile(r"去年|上年度?|上一年度?|前一年")
_THIS = re.compile(rf"(?:这|该|此|上述|前述|同一)(?:一)?{_MEASURE}?(?:{_KIND})(?!夹|类)")
_LEAD = re.compile(r"^(?:年?[那这][个份部]|在|按照|按|照|根据|依据|从|到|和|与|跟|比|的|了|里|请问|想问|请|问|说明|那|说说|关于|我们?|看看?|再|就是)+")
_ASKED = re.compile(r"哪|什么|几")
_LEAST, _SHORT, _NEAR = 0.6, 4, 6
_VAGUE = frozenset({"文件", "政策", "东西"})


def nicknames(text: str, cards: Mapping[str, Card], found: Sequence[Mention]) -> list[Mention]:
    """The documents that the question names by what they are about, by year or number alone, or in short; where `found` names
    none already."""
    known = titles(cards)
    made: list[Mention] = []

    def add(documents: Sequence[str], start: int, end: int) -> None:
        inside = any(one.start < end and start < one.end and one.documents for one in (*found, *made))
        if documents and len(documents) <= 3 and not inside:
            made.append(Mention(tuple(documents), start, end))

    for match in _BARE_NUMBER.finditer(text):
        hits = [own.id for own in known.numbered(match["no"]) if match["kind"] != "令" or own.prefix.endswith("令")]
        add(hits if len(hits) == 1 else _of_places(hits, text, cards), match.start(), match.end())
    for match in _THAT.finditer(text):
        what = _LEAD.sub("", match["what"])
        if _YEAR_ALONE.fullmatch(what):
            continue  # 2018年那个办法: its year says which, no title has to
        start = match.end("what") - len(what)
        add(_about(what, match["kind"], known, cards), start, match.end())
    for match in _DATED.finditer(text):
        add(_dated(match["year"], match["kind"], text, known, cards), match.start(), match.end())
    for match in _PHRASE.finditer(text):
        name = _LEAD.sub("", match["name"])
        if len(name) >= 2 and match["kind"] not in _VAGUE and not _ASKED.search(name):
            add(_abbreviated(name, match["kind"], known), match.end("name") - len(name), match.end())
    return made


def in_parts(phrase: str, text: str, cards: Mapping[str, Card]) -> dict[str, float]:
    """The documents whose names have most of what stands before the kind of a phrase, and the kind apart from it (稳增长…行动方案 for 稳增长方案), with how much of it
    they have; only those of a place that the question names."""
    named = _NAME_AND_KIND.fullmatch(phrase)
    regions = {one.name for one in find_regions(text) if not one.relative} if named is not None else set()
    if named is None or not regions:
        return {}
    scored = titles(cards).like(named["name"], _LEAST)
    return {id: share for id, share in scored.items() if cards[id].meta.region in regions and named["kind"] in cards[id].title}


def beside(text: str, cards: Mapping[str, Card], found: Sequence[Mention]) -> list[Mention]:
    """Beside documents that `found` names, those named by year and a word of their title (2018年对标), and the plan that its period
    names (十三五那会儿) where the documents found came after it."""
    others = {id for one in found for id in one.documents}
    if not others:
        return []
    known, homes = titles(cards), {cards[id].meta.region for id in others}
    made: list[Mention] = []
    for match in _YEAR_AND_NAME.finditer(text):
        hits = [id for id in known.like(match["name"], 1.0) if date_of(cards[id])[:4] == match["year"]]
        if len(hits) == 1 and hits[0] not in others:
            made.append(Mention(tuple(hits), match.start(), match.end()))
    for match in _PERIOD.finditer(text):
        period, word = five_year_plan(match["ordinal"]), f"{match['ordinal']}五"
        hits = [id for id, bare in known.bare.items() if word in bare and cards[id].meta.region in homes]
        if len(hits) == 1 and all(date_of(cards[id])[:4] > str(period[1]) for id in others):
            made.append(Mention(tuple(hits), match.start(), match.end()))
    made += _listed(text, cards, found, made)
    return [one for one in made if not any(overlap(other, one) for other in found)]


def _listed(text: str, cards: Mapping[str, Card], found: Sequence[Mention], made: Sequence[Mention]) -> list[Mention]:
    """The documents that stand in a list with one that `found` names, called by words of their title alone or by their period
    (…十三五、制造业方案、某市四大改造各是多少)."""
    known = titles(cards)
    listed: list[Mention] = []
    for clause in _CLAUSE.finditer(text):
        inside = [one for one in found if clause.start() <= one.start < clause.end()]
        pieces = list(_PIECE.finditer(text, clause.start(), clause.end()))
        if not inside or len(pieces) < 2:
            continue
        homes = {cards[id].meta.region for one in inside for id in one.documents}
        for piece in pieces:
            if any(one.start < piece.end() and piece.start() < one.end for one in (*inside, *made)):
                continue
            period = _PERIOD_LAST.search(piece.group())
            if period:
                hits = [id for id, bare in known.bare.items() if f"{period['ordinal']}五" in bare and cards[id].meta.region in homes]
                start = piece.start() + period.start()
            else:
                places = find_regions(piece.group())
                name = "".join(sign for place, sign in enumerate(piece.group()) if not any(one.start <= place < one.end for one in places))
                regions = {one.name for one in places if not one.relative}
                hits = [id for id in known.like(name, 1.0) if not regions or cards[id].meta.region in regions] if len(name) > 2 else []
                start = piece.start()
            if len(hits) == 1:
                listed.append(Mention(tuple(hits), start, piece.end()))
    return listed


def by_place_in_row(text: str, cards: Mapping[str, Card], order: Sequence[str], home: Sequence[str]) -> Mention | None:
    """The document meant by 最早的那份, 新的那份, 上个五年, 这份文件: `order` are the plans of the place, oldest first, `home` the
    documents that the dialogue spoke of."""
    if (match := _THIS.search(text)) and home:
        return Mention(tuple(home[:1]), match.start(), match.end())
    for pattern, place in ((_EARLIEST, 0), (_LATEST, -1)):
        if (match := pattern.search(text)) and order and not _ASKED.search(match.group()):
            return Mention((order[place],), match.start(), match.end())
    if (match := _OLDER.search(text)) and home:
        older = [id for id in order if date_of(cards[id]) < min(date_of(cards[one]) for one in home)]
        chosen = older[-1:] if len(home) == 1 else [min(home, key=lambda id: date_of(cards[id]))]
        return Mention(tuple(chosen), match.start(), match.end()) if chosen else None
    named = [id for id in order if _FIVE.search(cards[id].title)]
    five = named if len(named) > 1 else [id for id in order if (period := cards[id].meta.period) and period[1] - period[0] == 4]
    for pattern, place in ((_FIVE_BEFORE, -2), (_FIVE_NOW, -1)):
        if (match := pattern.search(text)) and len(five) >= -place:
            return Mention((five[place],), match.start(), match.end())
    return None


def in_time(mention: Mention, text: str, cards: Mapping[str, Card], year: int) -> Mention:
    """A mention of several documents of one place narrowed to the one of this year (`year`) or the last, where the words before or
    in it say so (今年的政府工作报告); to the latest and the one before it where none is of that year."""
    if len(mention.documents) < 2 or len({cards[id].meta.region for id in mention.documents}) > 1:
        return mention
    stretch = text[max(0, mention.start - _NEAR) : mention.end + _NEAR]
    for pattern, wanted, place in ((_NEW, year, -1), (_LAST, year - 1, -2)):
        if pattern.search(stretch) and not re.search(r"20\d\d", stretch):
            order = sorted(mention.documents, key=lambda id: date_of(cards[id]))
            dated = [id for id in order if date_of(cards[id])[:4] == str(wanted)]
            return Mention(tuple(dated or order[place:][:1]), mention.start, mention.end)
    return mention


def leans_on_home(text: str) -> bool:
    """Whether the question names a document only by its relation to the one spoken of before."""
    return bool(_THIS.search(text) or _OLDER.search(text))


def _about(what: str, kind: str, known: Titles, cards: Mapping[str, Card]) -> list[str]:
    """The documents that a few words name ("对标那份文件"), or that are of a place ("某市那份方案")."""
    places = [one.name for one in find_regions(what) if not one.relative]
    rest = what
    for one in find_regions(what):
        rest = rest.replace(what[one.start : one.end], "")
    hits = list(known.like(rest, _LEAST)) if len(rest) > 1 else known.of_regions(places)
    hits = hits or _abbreviated(rest, "", known)
    if places and (own := [id for id in hits if cards[id].meta.region in places]):
        hits = own
    if kind not in _VAGUE and len(hits) > 1:
        hits = [id for id in hits if kind in cards[id].title] or hits
    if len(hits) > 1:
        scores = known.like(rest, 0.01)
        best = max(scores.get(id, 0.0) for id in hits)
        hits = [id for id in hits if scores.get(id, 0.0) >= best - 0.05]
    return hits


def _dated(year: str, kind: str, text: str, known: Titles, cards: Mapping[str, Card]) -> list[str]:
    """The documents of a year, of the places that the question names, else of the one with most documents."""
    places = [one.name for one in find_regions(text) if not one.relative and one.name in known.regions]
    hits = [id for id in known.of_regions(places or [known.main_region]) if date_of(cards[id])[:4] == year]
    return hits if kind in _VAGUE else [id for id in hits if kind in cards[id].title]


def _abbreviated(name: str, kind: str, known: Titles) -> list[str]:
    """The documents of whose titles the name is a short form: its signs stand there in order (长护险 → 长期护理保险)."""
    if len(name) < 3:
        return []
    wanted = NOISE.sub("", name).removesuffix("的") + kind[-2:]
    hits = [id for id in known.with_signs(wanted) if _in_order(wanted, known.bare[id])]
    return hits if len(hits) <= 2 else []


def _in_order(wanted: str, title: str) -> bool:
    letters = iter(title)
    return len(wanted) >= _SHORT - 1 and all(sign in letters for sign in wanted)


def _of_places(hits: Sequence[str], text: str, cards: Mapping[str, Card]) -> list[str]:
    places = {one.name for one in find_regions(text) if not one.relative}
    return [id for id in hits if cards[id].meta.region in places] or list(hits)
