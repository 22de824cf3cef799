"""Lists that the headings of a document make: "七个工程", "九大专项行动", "六个方面" as the headings under a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.aspects import asked as aspects
from assistant.gather.aspects import only_asks
from assistant.gather.in_words.clauses import clauses
from assistant.gather.of_figures.filters import documents as documents_of
from assistant.gather.of_figures.points import points
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Query
from index.canonical import canonical
from index.library import Library
from index.quantities import numeral
from index.records import Section
from index.stretches import beginning, ending
from index.words import bigrams

_COUNTED = re.compile(
    r"(?=(?P<all>(?P<count>(?<![一二两三四五六七八九十第])[一二两三四五六七八九十]{1,3}|(?<!附件)(?<!附表)(?<!专栏)(?<!\d)\d{1,2})(?:个方面|方面|大类|个|大|项|条|类|家|种|处|座|场|所|支|批)?的?"
    r"(?P<thing>[\u4e00-\u9fff]{2,14})))"
)
_QUOTED_COUNT = re.compile(r"[“\"](?P<count>[一二三四五六七八九十]{1,3})(?:个|大|项|条|类)?(?P<thing>[\u4e00-\u9fff]{2,10})[”\"]")
_QUOTED = re.compile(r"[“\"][^”\"]{2,14}[”\"]")
_QUOTES = re.compile(r"[“”\"]")
_NO_THING = ("规划", "计划", "年", "月", "天", "日", "级", "点", "分", "成", "倍", "五", "户", "亿", "万", "千", "百", "条", "个", "项", "大", "类")
_ASKS = re.compile(r"哪|名字|名称|叫啥|列|叫什么|都有|有什么|分别|是什么|有几个|几个|多少个|(?<!为)什么")
_NAMES = re.compile(r"名字|名称|叫什么|叫啥|列|哪|分别")
_OF_TARGETS = re.compile(r"(?:目标|指标)(?:任务)?(?:都|分别|主要|各)?(?:有|是|为|包括)?(?:哪|什么|啥)")
_NUMBERED_PLACE = re.compile(r"(?:附件|附表|专栏)\d{1,2}(?![年个家项条%])")
_BODIES = re.compile(r"哪(?:几|[两三四五六七八九十]+|\d+)(?:家|处|座|所|名|位)")
"""Firms, places and people are not what headings name."""
_FIGURE = re.compile(r"多少|多大|比重|占比|几成|百分之")
_WHICH = re.compile(r"(?:哪(?:几|些|[两三四五六七八九十])|(?:有|(?:部署|安排|设置|开展|实施|提出|列|设|定|搞)了?)几(?=[个大项条类种]))(?:个方面|方面|大类|个|大|项|条|类|家|种|场|处|座)?的?(?P<thing>[\u4e00-\u9fff]{2,8})")
_WHICH_BEFORE = re.compile(r"(?:[的里中，]|^)(?P<thing>(?:(?!的)[\u4e00-\u9fff]){3,8}?)，?(?:都|主要|具体|分别|一共)*(?:有|是|包括)?哪(?:几|些)[个项条类]?[？。]?$")
"""… the thing said first (攻坚行动有哪些)."""
_ASKED_AFTER = re.compile(r"(?:哪(?:些|[几两三四五六七八九十]+(?:个|大|项|条|类|种|家|场)?)|什么|几(?:个|大|项|条|类|种|家|处|场))的?(?P<thing>[\u4e00-\u9fff]{2,6})")
_ASKED_BEFORE = re.compile(r"(?P<thing>(?!分别|主要|具体|各自|一共|总共)[\u4e00-\u9fff（）()]{2,24}?)(?:都|主要|具体|分别|各|一共|总共|共)*(?:有|是|叫|包括|包含|指|为)(?:的是)?(?:哪|什么|啥|几)")
_NO_NAME = re.compile(r"名字|名称|内容|方面|意思|东西")
_WITHIN = re.compile(r"[里中]的?|的(?=(?:[二三四五六七八九十]{1,3}|\d{1,2})[个大项条类种])")
_SHORTEST = 3
"""A thing of so many signs after 里 is what is asked for: 四大改造里点名的僵尸企业."""
_BETWEEN = 8
"""So many signs at most lie between a thing counted and the word that asks for it."""
_INTRODUCES = re.compile(r"(?:简介|介绍|名单|名录|一览表?|概况)$")
_FEW, _ABOUT = 6, 0.6
_ABOVE = 0.2
"""What it counts that the headings above the list are about what is asked, not only one of its members."""
_TAIL = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]{2})(?:产能|总产值|营业收入|投资额|加起来|加总|相加|总)|各自|各|的|里|中|分别|都|是|有|在|与|和|到|按|逐|被|(?<!系)列|20\d\d|每|哪|叫|名|产值|增加值|合计|要|请|目标|具体|写|定|重点任务|什么|指|包|如何|怎).*$"
)
_THINGS = ("", "个", "项", "条", "类", "种", "家")
_DIGITS = "一二三四五六七八九十"
_REVIEW = re.compile(r"回顾|工作总结|完成情况|执行情况|主要成就|取得的成[就绩]|发展成就|发展回眸")
_ATTACHED = re.compile(r"(?:几|多少|哪些|哪几)(?:个|份|张)?(?P<kind>附件|附表|专栏)|(?P<before>附件|附表|专栏)(?:一共|总共|都|分别|各)*(?:有|是|叫)(?:几|多少|哪|什么|啥)")
_MODIFIER = re.compile(r"^(?:专项|重点|主要|具体|配套|重大|关键)(?=[\u4e00-\u9fff]{2})")
"""What one says of things listed that their headings need not say: 专项行动 are 行动."""
_EDGES = re.compile(r"^\d+(?:\.\d+)*(?![\d年A-Za-z])[、.．]?|^[\s.．。、，：—–-]+|[\s。：:，,；;]+$")


@dataclass(frozen=True, slots=True)
class Listed:
    """Headings of one level under one heading."""

    document: str
    about: str
    sections: tuple[Section, ...]
_NUMBERED = re.compile(r"^(?:第[一二三四五六七八九十百\d]+[章节条部分]+|[（(]?[一二三四五六七八九十\d]+[）)、.．])\s*")


def looks_back(path: Sequence[str]) -> bool:
    """Whether the headings say that what stands under them has been (工作回顾, 完成情况), not what is planned."""
    return any(_REVIEW.search(part) for part in path)


def headline(title: str) -> str:
    """A heading as it is shown: without stops at its edges, and without a decimal number, which would look like a figure."""
    return _EDGES.sub("", _EDGES.sub("", title))


def bare_heading(heading: str) -> str:
    """A heading without its number."""
    return _NUMBERED.sub("", heading).strip("：:。 ")


def listed(query: Query, library: Library) -> Listed | None:
    """The headings under the heading that holds as many things as the question counts, None if there is none."""
    if (attached := _attached(query, library)) is not None:
        return attached
    if not _ASKS.search(query.text) or query.unit not in _THINGS or query.operations - {"sum"}:
        return None
    if _BODIES.search(query.text):
        return None
    if (query.operations or _FIGURE.search(query.text)) and not _NAMES.search(query.text):
        return None
    point = points(query, library)[0]
    best: tuple[float, Listed] | None = None
    things = [] if _OF_TARGETS.search(query.text) else [one for one in counted(query) if _is_asked(one[1], query.text)]
    asked = frozenset(bigrams(canonical(" ".join(query.words))))
    for id in (documents_of(query, point, library) or list(query.documents) or list(library.cards)[:12]) if things else ():
        sections = library.sections(id)
        text = library.text(id)
        for count, thing in things:
            home = _home(text, sections, count, thing)
            for section in sections:
                children = members(section, sections)
                if len(children) != count or not _at_place(section, query):
                    continue
                rest = asked - frozenset(bigrams(canonical(thing))) - frozenset(bigrams(canonical(library.cards[id].title)))
                headings = bigrams(canonical(" ".join((*section.path, *(one.title for one in children)))))
                if _WHICH.search(query.text) and rest and rest.isdisjoint(headings):
                    continue
                near = _nearness(section, children, thing, home, asked)
                if near > 0 and (best is None or near > best[0]):
                    best = near, Listed(id, section.title or thing, children)
    return best[1] if best else _uncounted(query, library) or _introduced(query, library)


def _attached(query: Query, library: Library) -> Listed | None:
    """The attachments, tables or boxes of the one document meant, where the question asks for just these ("附了几个附件")."""
    match = _ATTACHED.search(query.text)
    documents = (documents_of(query, points(query, library)[0], library) or list(query.documents)) if match else []
    if match is None or len(documents) != 1:
        return None
    kind = match["kind"] or match["before"]
    found = tuple(one for one in library.sections(documents[0]) if one.marker.startswith(kind) and one.title)
    return Listed(documents[0], kind, found) if len(found) > 1 else None


def _is_asked(thing: str, text: str) -> bool:
    """Whether the things that a question counts are those it asks for, as far as it says ("四大改造有哪些保障措施" asks for others)."""
    text = _NO_NAME.sub("", _QUOTES.sub("", text))
    after = _ASKED_AFTER.search(text)
    if after is not None:
        return not frozenset(bigrams(canonical(after["thing"]))).isdisjoint(bigrams(canonical(thing)))
    before = _ASKED_BEFORE.search(text)
    if before is None:
        return True
    last = next((piece for piece in reversed(_WITHIN.split(before["thing"])) if piece), "")
    return thing[:2] in before["thing"][-len(thing) - _BETWEEN :] and (thing[:2] in last or len(last) < _SHORTEST)


def _uncounted(query: Query, library: Library) -> Listed | None:
    """The headings under one heading that all bear the name of what is asked for ("哪几场攻坚行动") in a document about it."""
    asked = _QUOTES.sub("", query.bare or query.text)
    match = _WHICH.search(asked) or _WHICH_BEFORE.search(asked)
    full = _TAIL.sub("", match["thing"]) if match else ""
    thing = _MODIFIER.sub("", full)
    if len(thing) < 2 or "refused" in aspects(query.text):
        return None
    found = clauses(query, library)[:_FEW]
    words = tuple(word for word in words_of(query.words, library) if not only_asks(word.text))
    best: tuple[float, Listed] | None = None
    for id in dict.fromkeys(one.passage.document for one in found if one.share >= _ABOUT):
        sections = library.sections(id)
        for section in sections:
            children = members(section, sections)
            if len(children) < 2 or not _at_place(section, query) or not all(canonical(thing) in canonical(one.title) for one in children):
                continue
            if full != thing and _listed_in_words(full, children, library.text(id)):
                continue
            headings = Text.of(" ".join((*section.path, *(one.title for one in children))))
            if not query.documents and not any(part_of(word, headings) >= _ABOUT for word in words if word.text not in thing):
                continue
            near, _ = share(words, Text.of(" ".join((library.cards[id].title, *section.path, *(one.title for one in children)))))
            above, _ = share(words, Text.of(" ".join(section.path)))
            near += _ABOVE * above
            if near >= _ABOUT and (best is None or near > best[0]):
                best = near, Listed(id, section.title or thing, children)
    return best[1] if best else None


def _listed_in_words(full: str, children: Sequence[Section], text: str) -> bool:
    """Whether a sentence lists things of the full name asked for (甲专项行动、乙专项行动、丙专项行动), which no heading has."""
    return not any(full in one.title for one in children) and re.search(rf"(?:[^，。；、]{{2,30}}{full}、\s*){{2}}", re.sub(r"\s", "", text)) is not None


def _introduced(query: Query, library: Library) -> Listed | None:
    """The headings under a heading that says it introduces the things asked for (规模以上企业简介, 景区介绍), where their names are asked for."""
    words = tuple(word for word in words_of(query.words, library) if not only_asks(word.text)) if _NAMES.search(query.text) else ()
    for id in documents_of(query, points(query, library)[0], library) or [] if words else ():
        sections = library.sections(id)
        for section in sections:
            if _INTRODUCES.search(section.title) and len(children := members(section, sections)) > 1 and share(words, Text.of(section.title))[0] >= _ABOUT:
                return Listed(id, _INTRODUCES.sub("", section.title), children)
    return None


def bearing(query: Query, home: Section, sections: Sequence[Section]) -> Section | None:
    """The section in `home` (附件4) whose headings all bear the name of the things asked for (哪六个行动), or which bears it and has as many as
    are counted (四大任务); None where none does."""
    asked = _QUOTES.sub("", query.text)
    named = _ASKED_AFTER.search(asked) or _ASKED_BEFORE.search(asked)
    things = [(count, thing) for count, thing in counted(query) if _is_asked(thing, query.text)]
    if named is not None:
        things.append((0, _MODIFIER.sub("", _TAIL.sub("", _WITHIN.split(named["thing"])[-1]))))
    below = [(one, under) for one in sections if home.start <= one.start and one.end <= home.end and len(under := members(one, sections)) > 1]
    for count, thing in things:
        kind = canonical(thing)[-2:]
        found = [one for one, under in below if all(kind in canonical(child.title) for child in under)] or [
            one for one, under in below if kind in canonical(one.title) and len(under) == count]
        if len(kind) > 1 and found:
            return found[0]
    return None


def _at_place(section: Section, query: Query) -> bool:
    """Whether a section is in the attachment or box that the question names by its number, if it names one."""
    place = _NUMBERED_PLACE.search(query.text)
    return place is None or any(part.replace(" ", "").startswith(place.group()) for part in section.path)


def named_together(query: Query, found: Listed, library: Library) -> tuple[int, int] | None:
    """Where the document names all things that the question counts in a row before their number (…、…等六大新兴产业), None where it does not."""
    pattern = counted_in(query)
    text = library.text(found.document)
    for match in pattern.finditer(text) if pattern is not None else ():
        start = beginning(text, match.start(), "，。；：:\n")
        if text.count("、", start, match.start()) >= len(found.sections) - 1:
            return start, ending(text, match.end(), "，。；\n")
    return None


def members(section: Section, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The titled sections right under a section, () if some have no title."""
    children = tuple(one for one in sections if one.parent == section.index and one.kind not in ("contents", "body"))
    return children if all(one.title for one in children) else ()


def counted(query: Query) -> list[tuple[int, str]]:
    """The things that the question counts, with their number, quoted ones first; those in the words that name the document too, where no others are."""
    return _counted(query, query.bare or query.text) or (_counted(query, query.named) if query.named and _NAMES.search(query.text) else [])


def _counted(query: Query, said: str) -> list[tuple[int, str]]:
    text = "，".join((_QUOTES.sub("", said), *(query.context if query.leans else ()), *_QUOTED.findall(query.text)))
    found = []
    for pattern in (_QUOTED_COUNT, _COUNTED):
        for match in pattern.finditer(text):
            word = match["count"]
            count = int(numeral(word) or 0)
            thing = _TAIL.sub("", match["thing"])
            if 2 <= count <= 40 and len(thing) >= 2 and not thing.startswith(_NO_THING):
                found.append((count, thing))
    which = [(count, thing) for count, thing in found if re.search(rf"哪(?:{_DIGITS[count - 1] if count <= 10 else count}|{count}).{{0,3}}{thing}", text)
             or (count == 2 and re.search(rf"哪两.{{0,3}}{thing}", text))]
    return list(dict.fromkeys(which or found))


def counted_in(query: Query) -> re.Pattern[str] | None:
    """How a text reads that counts the things which the question counts; None where it counts none."""
    found = [rf"(?:{count}|{_DIGITS[count - 1] if count <= 10 else count})(?:个|大|项|条|类|种|家|处|座|场|所|支|批)?{re.escape(thing[:2])}"
             for count, thing in counted(query)]
    return re.compile("|".join(found)) if found else None


def _nearness(section: Section, children: Sequence[Section], thing: str, home: Section | None, asked: frozenset[str]) -> float:
    """How sure it is that these headings are the things: they all bear their name, or their heading does, or they stand where
    the text counts them; 0 if nothing says so."""
    kind = canonical(thing)[-2:]
    if all(kind in canonical(one.title) for one in children):
        return 1.5 + sum(canonical(thing) in canonical(one.title) for one in children) / len(children)
    inside = home is not None and home.start <= section.start and section.end <= home.end
    if not inside or any(one.kind == "bullet" for one in children):
        return 0.0
    if thing[:4] in canonical(section.title):
        return 1.0
    headings = bigrams(canonical(" ".join((section.title, *(one.title for one in children)))))
    return 0.0 if asked.isdisjoint(headings) else 0.5 - section.level / 20


def _home(text: str, sections: Sequence[Section], count: int, thing: str) -> Section | None:
    """The chapter or attachment whose text speaks of so many of these things; the first heading that does comes first."""
    words = [f"{_DIGITS[count - 1]}{link}{thing}" for link in ("", "个", "大", "项", "条", "类")] if count <= 10 else []
    words.append(f"{count}个{thing}")
    place = next((at for word in words if (at := text.find(word)) >= 0), -1)
    if place < 0:
        return next((one for one in sections if one.level > 0 and len(thing) >= 4 and thing in one.title), None)
    around = [one for one in sections if one.level > 0 and one.start <= place < one.end]
    if not around:
        return sections[0] if sections else None
    attachment = next((one for one in around if one.kind == "attachment"), None)
    if attachment is not None:
        return attachment
    inner = next((one for one in around if thing in one.title), None)
    return inner or sections[0]
