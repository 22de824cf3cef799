"""Things that a question counts and asks the names of, which one sentence counts and names: 甲、乙、丙、丁4个品牌被…; “四个路径”，推进甲；推进乙；推进丙；推进丁."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.gather.aspects import only_asks
from assistant.gather.of_documents.in_force import answers_for, documents_for
from assistant.gather.of_lists.headings import counted
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.records import Passage
from index.stretches import beginning, ending

_ASKS = re.compile(r"叫什么|叫啥|名字|名称|哪|分别(?:是|指|有|叫)|指的?是?(?:什么|啥)|是什么|包括|都有|列")
_FIGURES = re.compile(r"多少|百分之|比例|几(?:个|家|项|名|万|亿)(?!.*(?:哪|分别))")
_DIGITS = "一二三四五六七八九十"
_MEASURE = r"(?:个|大|项|条|类|种|家|张|块|款|批|支|座|处|所)"
_QUOTED = re.compile(r"[“\"]([^”\"]{1,20})[”\"]")
_QUOTED_ROW = re.compile(r"(?:[“\"][^”\"]{1,20}[”\"][^“”\"，。；：]{0,8}?[、和与及]?\s*)+(?:等)?(?:这)?$")
_JOINS = re.compile(r"、|以及|[和与及]")
_LEADS = re.compile(r"^.*(?:^以|按照|围绕|实施|开展|推进|包括|形成|打造|培育|建设|围绕|聚焦|抓好|构建|建成|依托|发挥|完善|拥有|其中|坚持|突出|统筹|做好|做强|做实|用好|搭建|办好|选择|选取|选定|确定|举办|组织|引进|推出|培养|遴选|评选)")
_ENDS = re.compile(r"(?:等|这|共|合计|的|\s)+$")
_OPENS = re.compile(r"[”\"]?(?P<tail>[^，。；：（(、]{0,12}?)(?:[，,]?(?:即|包括|分别是|分别为|就是|具体为|主要是|一是(?=.*二是))|[：:，,（(])+[：:，,（(]?")
_STOPS = "。\n"
_HITS, _LEAST, _TITLED = 12, 0.6, 0.5
_NAME = 10
"""What is counted is called in so many signs behind the number; by the name the question has for it, or by one that has a sign of that (牌子, 品牌)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence at `start…end` of a passage, the thing that it counts in the words of the question, and the names it gives."""

    passage: Passage
    start: int
    end: int
    thing: str
    names: tuple[str, ...]


def named_in_sentence(query: Query, library: Library) -> Named | None:
    """The sentence that counts as many such things as the question and names each; None where the question asks for no names, or no sentence does so, of those
    that explain most of it."""
    if not _ASKS.search(query.text) or _FIGURES.search(query.text):
        return None
    documents = documents_for(query, library)
    best: tuple[float, Named] | None = None
    for count, thing in counted(query):
        words = [word for word in words_of((*query.words, thing), library) if not only_asks(word.text)]
        hits = library.search_passages(" ".join((*(word.text for word in words), thing)), _HITS, documents)
        for passage in library.passages([hit.id for hit in hits]).values():
            if not answers_for(query, passage.document, passage.text, library):
                continue
            title = Text.of(f"{library.cards[passage.document].title}{library.cards[passage.document].meta.region}")
            telling = [word for word in words if part_of(word, title) < _TITLED] or words
            for start, end, names in _sentences(passage, count, thing, library):
                said = f"{' '.join(passage.path[-2:])} {library.text(passage.document)[start:end]}"
                near = share(telling, Text.of(said))[0] if telling else 0.0
                if near >= _LEAST and (best is None or near > best[0]):
                    best = near, Named(passage, start, end, thing, names)
    return best[1] if best is not None else None


def _sentences(passage: Passage, count: int, thing: str, library: Library) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The sentences of a passage that count so many things and name just so many."""
    text = library.text(passage.document)
    number = _DIGITS[count - 1] if count <= len(_DIGITS) else ""
    said = re.compile(rf"(?<![\d.第]){count}\s*{_MEASURE}" + (rf"|(?<![一二三四五六七八九十第]){number}(?:{_MEASURE}|(?={re.escape(thing[:1])}))" if number else ""))
    for place in said.finditer(text, passage.start, passage.end):
        called = re.split(r"[，。；：、]", text[place.end() : place.end() + _NAME])[0]
        if thing[:2] not in called and set(thing[-2:]).isdisjoint(called[:_NAME]):
            continue  # other things are counted there
        start, end = beginning(text, place.start(), _STOPS, passage.start), min(ending(text, place.end(), _STOPS), passage.end)
        names = _before(text[start : place.start()]) if text[place.end() : place.end() + 1] != "”" else ()
        if len(names) != count:
            names = next((one for one in _after(text[place.end() : end], thing) if len(one) == count), ())
        if len(names) == count and len(set(names)) == count and all(names):
            yield start, end, names


def _before(text: str) -> tuple[str, ...]:
    """The names in a row that end a text."""
    row = _QUOTED_ROW.search(text)
    if row is not None:
        return tuple(match[1] for match in _QUOTED.finditer(row[0]))
    part = _ENDS.sub("", re.split(r"[，。；：:\n]", text)[-1].rstrip("“\""))
    names = [one.strip() for one in _JOINS.split(part)]
    return (_LEADS.sub("", names[0]), *names[1:])


def _after(text: str, thing: str) -> Iterator[tuple[str, ...]]:
    """The ways to read the names that follow a number, with what is counted and what opens the names."""
    opens = _OPENS.match(text)
    if opens is None or thing[:1] not in text[: opens.end()]:
        return
    rest = text[opens.end() :]
    yield tuple(part.strip() for part in rest.split("；") if part.strip())
    first = re.split(r"[，。；）)]", rest)[0]
    yield tuple(re.sub("等$", "", part.strip()) for part in _JOINS.split(first))
    yield tuple(match[1] for match in _QUOTED.finditer(rest))
    yield tuple(part.strip() for part in re.split(r"[，；]", rest) if part.strip())
