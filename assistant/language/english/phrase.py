"""English phrases in Chinese word order: places, documents and years first, then the thing with what limits it before it.

"Ningxia's 2027 target for smart factories" → 宁夏2027年智能工厂的目标.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.language.english.dictionary import LookUp
from assistant.language.english.lexicon import grammar
from assistant.language.english.pieces import Piece, pieces

_AS_SHARE = re.compile(r"(?P<part>(?:(?!,| and | for )[^,])+?) (?:as a (?:share|percentage|proportion) of|relative to|in relation to)", re.I)
_SHARE = re.compile(r"比重|比例|占比")
_CLOSE = re.compile(r"(?:率|量|额|值|水平|面积|规模|度|增速|增长|下降|数|资金|投资|产能|收入|规划|方案)$")
"""Nouns that follow what they are of without 的."""
_SPAN = re.compile(r"^\d+(?:年|个月|天)$")
_EVERY = ("每年", "每月")
_BOUNDS = frozenset({"超过", "低于", "最多", "至少", "约"})
"""Words of degree, which mean nothing without a figure behind them."""
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "this"})
_SMALL = ("and", "comma", "of", "for", "on", "in", "with", "possessive")
_FRAME = ("place", "year")
_NAMED = ("place", "year", "plan", "term", "adjective", "possessive", "chinese", "count")
_REACH, _MAJOR = "达到", "重大"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in Chinese: the places, documents and years that frame it, and the thing; its English words that were not understood."""

    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    thing: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole phrase."""
        documents = "，".join(self.documents)
        rest = _years(self.years) + self.thing
        return "、".join(self.places) + documents + ("，" if documents and rest else "") + rest

    def plus(self, other: Phrase) -> Phrase:
        """Both phrases as one, the thing of this one first."""
        thing = self.thing.removesuffix(_REACH)
        more = other.thing.removeprefix(thing) if thing in ("新增",) else other.thing
        return Phrase(
            (*self.places, *other.places), (*self.documents, *other.documents), (*self.years, *other.years),
            thing + more, (*self.unknown, *other.unknown),
        )


class Reader:
    """Reads phrases; `places` are Chinese names by English ones, `named(word)` tells whether the library's names have these signs,
    `look_up` is for words outside the vocabulary, `titles` are the names of the library's documents."""

    def __init__(self, places: Mapping[str, str], named: Callable[[str], bool], look_up: LookUp, titles: Collection[str]) -> None:
        self._titles = titles
        self._places = places
        self._named = named
        self._look_up = look_up

    def phrase(self, text: str) -> Phrase:
        """A phrase of the question."""
        found = pieces(_AS_SHARE.sub(r"share of \g<part> in", text), self._places, self._look_up)
        unknown = tuple(piece.english for piece in found if piece.kind == "unknown")
        found = [piece for at, piece in enumerate(found) if piece.english.lower() not in _ARTICLES and piece.kind != "unknown" and not _idle(found, at)]
        documents, rest = self._documents(found)
        rest = [piece for piece in rest if piece.kind != "skip"]
        places, years = _points(rest)
        kept = [piece for at, piece in enumerate(rest) if piece.kind not in _FRAME and piece.word != "底" and not _between(rest, at)]
        return Phrase(places, tuple(documents), years, self._thing(kept), unknown)

    def _documents(self, found: Sequence[Piece]) -> tuple[list[str], list[Piece]]:
        """Names of documents, each with what stands close before its noun and the year or body it is of; and what is left."""
        documents: list[str] = []
        rest: list[Piece] = []
        at = 0
        while at < len(found):
            head = _head(found, at)
            if head is None:
                rest.append(found[at])
                at += 1
                continue
            own = list(found[at : head + 1])
            at = head + 1
            while at + 1 < len(found) and found[at].kind in ("of", "for", "in") and _belongs(found, at + 1):
                own.insert(0, found[at + 1])
                at += 2
            if (about := _about(found, at)) > at:
                thing = self._thing(found[at + 1 : about])
                if found[at].kind == "on" or any(thing.strip("“”") in title for title in self._titles):
                    own.insert(-1, Piece("term", (thing,), ""))
                    at = about
            documents.append(self._document(own))
        return [name for name in documents if name], rest

    def _document(self, own: Sequence[Piece]) -> str:
        """The name of a document: place, year and plan before the rest; "" for "the plan"."""
        named = [piece for piece in own if piece.kind != "possessive"]
        if len(named) == 1 and named[0].kind == "document" and len(named[0].english.split()) == 1:
            return ""
        order = {"place": 0, "year": 1, "plan": 2}
        text = ""
        for piece in sorted(named, key=lambda one: order.get(one.kind, 2 if one.word == "国务院" else 3)):
            text += self._chosen(piece, text, "")
        return text

    def _chosen(self, piece: Piece, before: str, after: str) -> str:
        """Of several Chinese words the one that the library's names have beside its neighbours, else the first."""
        if len(piece.chinese) == 1:
            return piece.word
        for word in piece.chinese:
            if (before and self._named(before[-1] + word[:2])) or (after and self._named(word[-2:] + after[0])):
                return word
        return piece.word

    def _thing(self, found: Sequence[Piece]) -> str:
        """Pieces in Chinese order: B的A for "A of B"."""
        found = _trimmed(found)
        for kinds in (("in", "on", "for"), ("with",)):
            at = next((at for at, piece in enumerate(found) if piece.kind in kinds), None)
            if at is not None:
                return self._joined(found[at].kind, found[:at], found[at + 1 :])
        listed = _items(found)
        if len(listed) > 1:
            return "、".join(self._thing(item) for item in listed[:-1]) + f"和{self._thing(listed[-1])}"
        at = next((at for at, piece in enumerate(found) if piece.kind == "of"), None)
        return self._joined("of", found[:at], found[at + 1 :]) if at is not None else self._row(found)

    def _joined(self, kind: str, left: Sequence[Piece], right: Sequence[Piece]) -> str:
        head, tail = self._thing(left), self._thing(right)
        if not head or not tail:
            return head + tail
        amounts = [piece for piece in right if piece.word not in _EVERY]
        if kind == "of" and amounts and amounts[-1].kind == "figure" and re.search(r"\D$", amounts[-1].word):
            return head + tail
        if kind == "in" and _SHARE.search(head):
            return f"{_SHARE.sub('', head).rstrip('的')}占{tail}的比重"
        if kind == "with":
            return f"{tail}的{head}" if "超过" in tail else f"有{tail}的{head}"
        return f"{tail}{head}" if _CLOSE.search(head) else f"{tail}的{head}"

    def _row(self, found: Sequence[Piece]) -> str:
        """Pieces that stand as they are."""
        text = ""
        for at, piece in enumerate(found):
            after = found[at + 1] if at + 1 < len(found) else None
            if piece.word in _EVERY and at and found[at - 1].kind == "figure":
                continue
            if piece.kind == "figure" and after is not None and after.word in _EVERY:
                text += after.word + piece.word
            elif piece.kind in _SMALL:
                text += {"and": "和", "possessive": "的"}.get(piece.kind, "") if text and after is not None else ""
            elif piece.kind in ("count", "figure") and re.fullmatch(r"[\d.万亿]+", piece.word) and after is not None and after.kind in ("term", "adjective", "chinese"):
                text += piece.word + ("大" if after.word == _MAJOR else measure(self._row(found[at + 1 :])))
            elif piece.word == _MAJOR and text.endswith("大"):
                continue
            else:
                text += self._chosen(piece, text, after.word if after is not None else "")
        return text


def measure(name: str) -> str:
    """The measure word of what a Chinese name stands for."""
    first = re.split("[、，和]", name)[0]
    return next((word for end, word in sorted(grammar()["measures"].items(), key=lambda one: -len(one[0])) if first.endswith(end)), "个")


def _points(rest: Sequence[Piece]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places and the years of a phrase; where each place has a year of its own ("Zhongwei 2023 and the region 2027"), years with
    their places before them."""
    named = tuple(piece.word for piece in rest if piece.kind == "place")
    years = tuple(piece.word for piece in rest if piece.kind == "year" or piece.word == "底")
    order = "".join(piece.kind[0] for piece in rest if piece.kind in _FRAME)
    if len(named) > 1 and "底" not in years and order in ("py" * len(named), "yp" * len(named)):
        return (), tuple(place + year for place, year in zip(named, years, strict=True))
    return tuple(word for word in named if not word.startswith("全")) or named, years


def _head(found: Sequence[Piece], at: int) -> int | None:
    """Where the noun of the document's name stands that begins at `at`, None if none begins there."""
    end = at
    while end < len(found) and found[end].kind in _NAMED:
        end += 1
    if end < len(found) and found[end].kind == "document":
        return end
    if end > at and found[at].kind in ("plan", "place"):
        plans = [place for place in range(at, end) if found[place].word.endswith("规划")]
        return plans[-1] if plans and all(piece.kind in ("place", "possessive", "plan") for piece in found[at : plans[-1]]) else None
    return None


def _belongs(found: Sequence[Piece], at: int) -> bool:
    """Whether what follows "of" or "for" behind a document's noun is of its name: a body, or a year or place with nothing behind it."""
    return found[at].word in ("国务院", "国家") or (found[at].kind in _FRAME and at + 1 == len(found))


def _about(found: Sequence[Piece], at: int) -> int:
    """Where what may be the subject of a document ends, behind its noun ("measures for the recognition of …"); `at` if nothing is."""
    if at >= len(found) or found[at].kind not in ("on", "for"):
        return at
    end = at + 1
    while end < len(found) and found[end].kind in ("term", "adjective", "of", "and", "verb"):
        end += 1
    return end if end > at + 1 else at


def _between(rest: Sequence[Piece], at: int) -> bool:
    """Whether a small word only holds places and years together, or one of them to the thing."""
    kind = rest[at].kind
    before = rest[at - 1].kind if at else ""
    after = rest[at + 1].kind if at + 1 < len(rest) else ""
    if kind not in _SMALL:
        return False
    if kind == "possessive":
        return before in _FRAME
    if kind in ("and", "comma"):
        return before in _FRAME or after in _FRAME or not before or not after
    return after in _FRAME or not after or not before


def _idle(found: Sequence[Piece], at: int) -> bool:
    """Whether a word of degree has no figure behind it ("under the plan"), or a span of time ("over three years")."""
    behind = next((piece for piece in found[at + 1 :] if piece.kind != "skip"), None)
    figure = behind is not None and behind.kind in ("figure", "count") and not _SPAN.search(behind.word)
    return found[at].kind == "adjective" and found[at].word in _BOUNDS and not figure


def _items(found: Sequence[Piece]) -> list[Sequence[Piece]]:
    """The members of a list: cut at commas and the "and" behind them; at a single "and" only where both sides have an "of"."""
    commas = any(piece.kind == "comma" for piece in found)
    items: list[list[Piece]] = [[]]
    for at, piece in enumerate(found):
        both = piece.kind == "and" and (commas or any(one.kind == "of" for one in found[at + 1 :]))
        if piece.kind == "comma" or both:
            items.append([])
        else:
            items[-1].append(piece)
    return [item for item in items if item]


def _trimmed(found: Sequence[Piece]) -> list[Piece]:
    """Without small words at either end."""
    kept = list(found)
    while kept and kept[0].kind in _SMALL:
        kept.pop(0)
    while kept and kept[-1].kind in _SMALL:
        kept.pop()
    return kept


def _years(years: Sequence[str]) -> str:
    named = [word for word in dict.fromkeys(years) if word != "底"]
    return "、".join(named) + ("底" if "底" in years else "")
