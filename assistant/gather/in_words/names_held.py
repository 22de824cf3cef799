"""Whether what is quoted holds a thing that a question asks for by its name (食品经营许可证): what kind of thing it is (许可证) is never enough, what tells it from
others of its kind (食品经营) has to stand there too, in these or in other words for the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.gather.aspects import only_asks
from assistant.gather.in_words.procedure_asked import asked as applied
from assistant.gather.of_support.grants import names_grant
from assistant.gather.of_support.objects import borne_out
from assistant.gather.speech import who
from assistant.gather.wording import Text, part_of, word_of
from assistant.records import Citation, Query
from index.data_files import Patterns, patterns
from index.library import Library
from index.regions import bare_name, find_regions
from index.synonyms import spoken_words

_HAS = 0.5
_MOST = 0.5
"""A name is held where so much of what tells it, by weight, is."""
_SIGNS = 2


def names_unheld(query: Query, cited: Sequence[Citation], library: Library) -> tuple[str, ...]:
    """The names that a question asks for and that none of the citations, with what they stand under, holds; how a grant is applied for may be told for
    all that a document grants, so that there one of its sentences may hold it."""
    texts = [" ".join((one.title, *one.path, one.quote)) for one in cited]
    lines = [line for document in dict.fromkeys(one.document for one in cited) for line in _LINE.findall(library.text(document))] if applied(query.text) else []
    return tuple(name for name in names_asked(query) if not any(holds(text, name, library) for text in (*texts, *(lines if names_grant(name) else ()))))


def names_asked(query: Query) -> tuple[str, ...]:
    """The names of things that a question asks for: what is to be had or done by its own name, not what is only told."""
    words = _words()
    text = query.text
    for place in sorted(find_regions(text), key=lambda one: -one.start):
        text = f"{text[: place.start]} {text[place.end :]}"
    for region in query.regions:
        text = text.replace(region, " ").replace(bare_name(region), " ")
    found = [match["name"] for match in words["alone"].finditer(text)]
    for clause in _CLAUSE.split(text):
        pieces = spoken_words(clause)
        for last in range(len(pieces), 0, -1):
            first = _start(pieces, last)
            name, before, behind = ("".join(word for word, _ in some) for some in (pieces[first:last], pieces[:first], pieces[last:]))
            name = _OF_TIME.sub("", name)
            if words["name"].fullmatch(name) and not words["had"].search(before) and (words["paper_asked" if words["paper"].search(name) else "asked"].match(behind) or (not behind and words["done"].search(before))):
                found.append(name)
                break
    return tuple(dict.fromkeys(one for one in found if telling(one)))


_OF_TIME = re.compile(r"^(?:每|一|半)个?(?:月|年|季度?)的?")
_LINE = re.compile(r"[^。\n]+")
_CLAUSE = re.compile(r"[，,。；;？?！!\s]+")


def _start(pieces: Sequence[tuple[str, str]], last: int) -> int:
    """Where the name that ends before `last` begins: behind the last word that does, asks or joins something."""
    first = last
    while first and _OF_NAME.match(pieces[first - 1][1]) and not only_asks(pieces[first - 1][0]) and not _words()["joins"].fullmatch(pieces[first - 1][0]):
        first -= 1
    return first


_OF_NAME = re.compile(r"n|v|a|b|j|l|x?$|spoken|zg|q|s|eng")


def telling(name: str) -> str:
    """What tells a name from others of its kind ("食品经营" of 食品经营许可证), "" where nothing does; the whole where it names no kind."""
    own = _words()["kind"].sub("", name)
    rest = "".join(word for word, _ in spoken_words(own) if not _words()["general"].fullmatch(word))
    return rest if len(rest) >= _SIGNS else ""


def holds(text: str, name: str, library: Library) -> bool:
    """Whether a text holds a name: itself, or most of what tells it from others of its kind, by weight."""
    if name in text:
        return True
    words = [word for piece, _ in spoken_words(telling(name)) if len(piece) > 1 and (word := word_of(piece, library)) is not None]
    words = words or [word for word in (word_of(telling(name), library),) if word is not None]
    told = [word for word in words if word.text not in who()] or words
    form = Text.of(text)
    held = [word for word in told if part_of(word, form) >= _HAS or borne_out(word.text, text, library)]
    if not held or held[0] is not told[0] or not _together(held[-1].text, name, text):
        return False
    return sum(word.weight for word in held) > _MOST * sum(word.weight for word in told)


def _together(word: str, name: str, text: str) -> bool:
    """Whether a text that has a word of the name of a paper or of a place has what kind of thing it is right behind it (优待…证, 绿色…园区); what is given or done
    is told in other words elsewhere."""
    kind = _words()["thing"].search(name)
    if kind is None or word not in text:
        return True
    kinds = _PAPERS if _words()["paper"].search(name) else re.escape(kind.group())
    return re.search(f"{re.escape(word)}[^，。；]{{0,{_NEAR}}}(?:{kinds})", text) is not None


_PAPERS = "证|卡|执照|许可|资格"
_NEAR = 12


@cache
def _words() -> Patterns:
    return patterns(Path(__file__).with_suffix(".yaml"))
