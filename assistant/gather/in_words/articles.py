"""Parts of a document that it names itself ("第四条、第五条和第七条", "第三章", "第十四条第一项", "第（八）项"), and where they stand."""

from __future__ import annotations

import re

_NUMBER = r"[一二三四五六七八九十百]+|\d{1,3}"
_NAMED = re.compile(rf"(?P<to>[至到\-—~])?第(?P<open>[（(])?(?P<number>{_NUMBER})[）)]?(?P<kind>[条章项款])")
_ARTICLE = re.compile(r"^[ \t]*第[一二三四五六七八九十百]+[条章]", re.MULTILINE)
_CHAPTER = re.compile(r"^[ \t]*第[一二三四五六七八九十百]+章", re.MULTILINE)
_ITEM = re.compile(rf"^[ \t]*[（(](?:{_NUMBER})[）)]|^[ \t]*[一二三四五六七八九十]+、|^[ \t]*第[一二三四五六七八九十百]+[条章]", re.MULTILINE)

Stretch = tuple[int, int]


def names_parts(text: str) -> bool:
    """Whether a text names articles, chapters or items."""
    return _NAMED.search(text) is not None


def parts_named(reference: str, text: str) -> tuple[Stretch, ...]:
    """Where the parts stand in the document `text` that `reference` names; an item behind an article is one of that article. What cannot be found is left out."""
    found: list[Stretch] = []
    article: Stretch | None = None
    whole = False
    for one in _NAMED.finditer(_ROW.sub(_each, reference)):
        if one["kind"] in "项款" and not one["open"] and article is not None:
            place = _starting(rf"[（(]{one['number']}[）)]", _ITEM, text, article)
            found = found[:-1] if whole else found
            whole = False
        elif one["kind"] in "项款" or one["open"]:
            place = _starting(rf"[（(]{one['number']}[）)]", _ITEM, text, (0, len(text)))
        else:
            place = _starting(f"第{one['number']}{one['kind']}", _CHAPTER if one["kind"] == "章" else _ARTICLE, text, (0, len(text)))
            article, whole = place, place is not None
        if place is not None and one["to"] and found:
            found[-1] = found[-1][0], place[1]
        elif place is not None:
            found.append(place)
    return tuple(found)


def _each(row: re.Match[str]) -> str:
    """Each number of a row with the words that the row says once ("第（十）、（十一）条": 第（十）条、第（十一）条)."""
    return re.sub(rf"第?(?P<number>[（(]?(?:{_NUMBER})[）)]?)", rf"第\g<number>{row['kind']}", row["numbers"])


_ROW = re.compile(rf"第(?P<numbers>[（(]?(?:{_NUMBER})[）)]?(?:[、和及与至到][（(]?(?:{_NUMBER})[）)]?)+)(?P<kind>[条章])")


def _starting(mark: str, others: re.Pattern[str], text: str, within: Stretch) -> Stretch | None:
    """The stretch from the line that begins with `mark` to the next line that begins with one of the same rank, None where none does."""
    start, end = within
    first = re.compile(rf"^[ \t]*{mark}", re.MULTILINE).search(text, start, end)
    if first is None:
        return None
    after = others.search(text, first.end(), end)
    return first.start(), after.start() if after is not None else end


def lies_in(place: Stretch, parts: tuple[Stretch, ...]) -> bool:
    """Whether a stretch begins in one of the parts."""
    return any(start <= place[0] < end for start, end in parts)
