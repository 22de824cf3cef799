"""The part of a document that a question names by its usual name (保障措施, 基本原则 …) or by its place (第三部分, 附件2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.aspects import only_asks
from assistant.gather.in_words.sentences import spans
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Query
from index.data_files import read_data
from index.library import Library
from index.numbering import read_number
from index.quantities import chinese_number
from index.records import Passage, Section

_SUMMARY = re.compile(
    r"主要内容|总结|概括|概述|归纳|要点|大意|内容|介绍|部分|章节|名称|名字|逐[一条]|梳理|摘要|分[成为]|包[括含]|涵盖|方面|遵循|坚持|秉持|确立|明确|提出|部署|(?:制定|出台|印发|实施)?的?(?:目的|意义|背景|初衷|原因|理由)|为(?:什么|何|啥)要?(?:搞|出台|制定|实施|开展|推进|发)?|(?:国民)?经济(?:和|与)?社会(?:发展)?|今年|全年|年度"
)
_THING = re.compile(r"(?:几|哪[几两三四五六七八九十]?)(?:些|个|大|项|条|类|种|方面)*的?(?P<thing>[\u4e00-\u9fff]{2})")
_PLACE = re.compile(
    r"第(?P<chapter>[一二三四五六七八九十\d]{1,3})(?:个?(?:大)?部分|章|大块|大条)|(?P<kind>附件|专栏|附表)(?P<number>[一二三四五六七八九十\d]{1,2})"
)
_STYLES = {"附件": "attachment", "附表": "attachment", "专栏": "box"}
_ENTITLED = 0.8
"""What is left of a question must be this much of a document's title and the headings above the part."""
_MORE = 0.05
"""Headings that explain so much more of the question than the document's title are named by it."""
_LONGEST = 14
"""The heading of a usual part has no more signs."""
_FEW = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of a document that have the name asked for; `also` are those of another name for the same."""

    document: str
    sections: tuple[Section, ...]
    also: tuple[Section, ...] = ()


def named_parts(query: Query, documents: Sequence[str], library: Library) -> Parts | None:
    """The sections of one of the documents that the question asks for by name or place; None where it asks for more than that, or
    there are none."""
    group = next((one for one in _groups() if one.search(query.text)), None)
    place = _PLACE.search(query.bare or query.text)
    if group is None and place is None:
        return None
    left = open_words(query, library)
    for document in documents:
        sections = [one for one in library.sections(document) if one.kind != "contents" and one.level > 0]
        homes = _placed(place, sections) if place else []
        inside = [one for one in sections if any(home.start <= one.start and one.end <= home.end for home in homes)] if place else sections
        if group is None:
            found = _under(homes, left, document, library)
            also: list[Section] = []
        else:
            fitting = [one for one in inside if len(one.title) <= _LONGEST and group.search(one.title)]
            name = group.search(query.text)
            exact = [one for one in fitting if name is not None and name.group() in one.title]
            found = _under(exact or fitting, left, document, library)
            also = [one for one in fitting if len(found) > 1 and one not in exact and one.level < found[0].level]
        if found:
            return Parts(document, tuple(found[:_FEW]), tuple(also[:1]))
    return None


def open_words(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of the question that are neither a call for a summary nor the usual name of a part, nor its place."""
    usual = "，".join(match.group() for group in _groups() for match in group.finditer(query.text))
    runs = [run for run in query.words if run not in usual]
    for pattern in (*_groups(), _PLACE, _SUMMARY):
        runs = [pattern.sub("，", run) for run in runs]
    thing = _THING.search(query.text)
    return tuple(word for word in words_of([part for run in runs for part in run.split("，") if part], library)
                 if not only_asks(word.text) and not (thing and thing["thing"] in word.text))


def names_part(text: str) -> bool:
    """Whether a question has the usual name or the place of a part."""
    return any(pattern.search(text) for pattern in (*_groups(), _PLACE))


def names_place(text: str) -> bool:
    """Whether a question names a part by its place (第三部分, 附件2)."""
    return _PLACE.search(text) is not None


def homes(query: Query, document: str, library: Library) -> list[Section]:
    """The sections of a document at the place that the question names (附件2, 第三部分); () where it names none, or it has none."""
    place = _PLACE.search(query.bare or query.text)
    return _placed(place, [one for one in library.sections(document) if one.kind != "contents" and one.level > 0]) if place else []


def _placed(place: re.Match[str], sections: Sequence[Section]) -> list[Section]:
    """The sections at the place named: the chapter of that number, the attachment or box."""
    wanted = place["number"] or place["chapter"]
    number = int(wanted if wanted.isdigit() else chinese_number(wanted) or 0)
    numbered = [(one, known) for one in sections if (known := read_number(f"{one.marker}{one.title}")) is not None and known.value == number]
    if place["kind"]:
        return [one for one, known in numbered if known.style == _STYLES[place["kind"]]]
    top = min((one.level for one in sections), default=1)
    found = [one for one, known in numbered if one.level == top and known.style not in _STYLES.values()]
    bare = [one for one in sections if one.level == top and one.title and not one.marker]
    return found or (bare[number - 1 : number] if number else [])


def _under(sections: Sequence[Section], left: Sequence[Word], document: str, library: Library) -> list[Section]:
    """Those of the sections whose headings above have what is `left` of the question beside the document's title; the highest
    ones where nothing is left."""
    card = library.cards[document]
    title = " ".join((card.title, *card.meta.aliases, card.meta.region, card.meta.issuer))
    known, _ = share(left, Text.of(title))
    named = {one.index: share(left, Text.of(" ".join((title, *one.path))))[0] if left else 1.0 for one in sections}
    best = max(named.values(), default=0.0)
    if best < _ENTITLED:
        return []
    if left and best > known + _MORE:
        return [one for one in sections if named[one.index] > best - _MORE]
    level = min(one.level for one in sections)
    return [one for one in sections if one.level == level]


def told_in_words(query: Query, document: str, library: Library) -> list[tuple[Passage, int, int]]:
    """The sentences of a document that tell what the part asked for would, for a part that the document has no heading for."""
    told = next((one.told for one in _usual_parts() if one.named.search(query.text)), None)
    if told is None:
        return []
    text = library.text(document)
    return [(passage, start, end) for passage in library.passages_of(document) if told.search(passage.text)
            for start, end in spans(passage, library) if told.search(text[start:end])][:_FEW]


@dataclass(frozen=True, slots=True)
class _Usual:
    """The names of a usual part, and the words of a sentence that tells it."""

    named: re.Pattern[str]
    told: re.Pattern[str] | None


def _groups() -> tuple[re.Pattern[str], ...]:
    return tuple(one.named for one in _usual_parts())


@cache
def _usual_parts() -> tuple[_Usual, ...]:
    return tuple(_Usual(re.compile(one["named"]), re.compile(one["told"]) if "told" in one else None)
                 for one in read_data(Path(__file__).with_suffix(".yaml")))
