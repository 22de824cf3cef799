"""Synthetic policy text made from real documents: other places, other years, other figures, clauses put together anew.

The same seed gives the same text. It is read by programs that measure speed; nobody should read it for sense.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from index.records import CleanText, Document, Loaded, Metadata, Passage, Reading
from index.regions import Region, find_regions, places

_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_FIGURE = re.compile(r"(?<![\d.])(?!20[0-4]\d(?!\d))\d+(?:\.\d+)?(?=\s*(?:[%％]|[万亿]?元|[万亿]?吨|[万亿]?千瓦|家|个|项|户|名|人|公里|平方米|亩|号))")
_CLAUSE = re.compile(r"[^，。；！？\n]{6,60}[，。；！？]")
_TAIL = re.compile(r"(?:[\u4e00-\u9fff]族)*(?:自治区|自治州|特别行政区|地区|省|市|盟|州)$")
_WHOLE = {"自治区": "市", "全区": "全市", "我区": "我市", "全省": "全市", "我省": "我市"}
"""Words for the asker's own province, in a text that now is a prefecture's."""
_SHIFTS = (-10, -5, 0, 5)
_CLAUSES = (3, 12)
"""A synthetic passage has so many clauses, at least and at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was loaded, and what is known of it."""

    loaded: Loaded
    meta: Metadata


def variants(sources: Sequence[Source], seed: int = 0) -> Iterator[Source]:
    """Variants of the documents, without end: each time all places are other ones and the years and figures moved."""
    rng = random.Random(seed)
    homes = [one for one in places("市") if one.name.endswith("市")]
    while True:
        for source in sources:
            yield _variant(source, rng, rng.choice(homes), rng.choice(_SHIFTS))


def _variant(source: Source, rng: random.Random, home: Region, shift: int) -> Source:
    others = {source.meta.region: home.name}

    def place(name: str) -> str:
        """The other place for a named one, the same throughout the document."""
        return others.setdefault(name, rng.choice(_cities()).name)

    def told(text: str) -> str:
        text = _YEAR.sub(lambda match: str(int(match.group()) + shift), _elsewhere(text, place))
        return _FIGURE.sub(lambda match: _varied(match.group(), rng), text)

    meta = source.meta
    title = told(meta.title)
    if home.name not in title:
        title = f"{home.name}{title}"
    known = replace(
        meta,
        title=title,
        aliases=(),
        number="",
        issuer="",
        region=home.name,
        level="市",
        published=_YEAR.sub(lambda match: str(int(match.group()) + shift), meta.published),
        period=(meta.period[0] + shift, meta.period[1] + shift) if meta.period else None,
        base_year=meta.base_year + shift if meta.base_year else None,
    )
    lines = tuple(replace(line, text=told(line.text)) for line in source.loaded.lines)
    return Source(replace(source.loaded, lines=lines), known)


def _cities() -> tuple[Region, ...]:
    return places("市")


def _elsewhere(text: str, place: Callable[[str], str]) -> str:
    """`text` with other places named; a short name stays a short one."""
    parts: list[str] = []
    done = 0
    for mention in find_regions(text):
        if mention.level == "县" or mention.level == "国家":
            continue
        word = text[mention.start : mention.end]
        if mention.relative:
            other = _WHOLE.get(word, word)
        else:
            full = place(mention.name)
            other = full if word == mention.name else _TAIL.sub("", full)
        parts += [text[done : mention.start], other]
        done = mention.end
    return "".join((*parts, text[done:]))


def _varied(figure: str, rng: random.Random) -> str:
    """Another figure of the same number of decimals, half to twice as large."""
    decimals = len(figure.partition(".")[2])
    return f"{max(float(figure), 1.0) * rng.uniform(0.5, 2):.{decimals}f}"


def clauses(texts: Sequence[str]) -> list[str]:
    """The clauses of the texts, none twice: what synthetic passages are put together of."""
    return list(dict.fromkeys(clause.strip() for text in texts for clause in _CLAUSE.findall(text)))


def passages(pool: Sequence[str], seed: int = 0) -> Iterator[str]:
    """Passages of clauses drawn from `pool`, without end; each begins with a place, and years and figures are its own."""
    rng = random.Random(seed)
    cities = _cities()
    while True:
        drawn = "".join(rng.choices(pool, k=rng.randint(*_CLAUSES)))
        text = _FIGURE.sub(lambda match: _varied(match.group(), rng), drawn)
        text = _YEAR.sub(lambda match: str(int(match.group()) + rng.choice(_SHIFTS)), text)
        yield f"{rng.choice(cities).name}：{text[:-1]}。"


def readings(pool: Sequence[str], count: int, per_document: int, seed: int = 0) -> Iterator[Reading]:
    """`count` synthetic passages in documents of `per_document`, read as documents without targets and rules."""
    texts = islice(passages(pool, seed), count)
    number = 0
    while block := list(islice(texts, per_document)):
        yield _document(f"d{number}", block)
        number += 1


def _document(id: str, texts: Sequence[str]) -> Reading:
    made: list[Passage] = []
    start = 0
    for number, text in enumerate(texts):
        made.append(Passage(id, number, 0, (), start, start + len(text), text))
        start += len(text) + 1
    document = Document(id, Metadata(title=id), CleanText("\n".join(texts)), file=f"{id}.txt", format="text")
    return Reading(document, (), (), tuple(made), (), ())
