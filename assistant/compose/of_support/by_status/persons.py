"""The persons of whom a question tells, each with what is told of him: "大的读高二，小的读小学住校" are two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.of_support.by_status.kinds import STAGE, Values, told

_CLAUSE = re.compile(r"[^，。；！？,;\n]+?(?=[，。；！？,;\n]|$|(?:另一个|一个|另一|[老]大|老[二三]|大的|小的|大女儿|小女儿|大儿子|小儿子|姐姐|妹妹|哥哥|弟弟))")
_EACH = re.compile(r"(?P<count>[两俩二三仨四234])个?(?:都|全都|均)|(?P<heads>[两俩三仨四234双])(?:个?(?:孩子|娃娃?|小孩|儿子|女儿|学生)|胞胎)[^，。；]{0,4}[都均]")
_SEVERAL = re.compile(r"[两俩三仨四234]个?(?:孩子|娃娃?|小孩|儿子|女儿|学生)|姐弟|兄妹|兄弟|姐妹|双胞胎")
_ASKS = re.compile(r"多少|几(?:元|块|钱)|补[助贴]|资助|助学金|津贴")
"""A clause that asks for a grant tells of nobody."""
_NUMBERS = {"两": 2, "俩": 2, "双": 2, "二": 2, "2": 2, "三": 3, "仨": 3, "3": 3, "四": 4, "4": 4}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with the values told of him, those left open, how many there are of the kind, and the words that tell of him."""

    sure: Values
    vague: Values
    heads: int
    words: str


def persons(turns: Sequence[str]) -> tuple[Person, ...]:
    """The persons told of; () where it is told of several and not of each."""
    text = "，".join(turns)
    clauses = [one.group() for one in _CLAUSE.finditer(text) if not _ASKS.search(one.group())]
    staged = [one for one in clauses if told(one)[0].get(STAGE)]
    values = [told(one)[0][STAGE] for one in staged]
    if len(staged) > 1 and len({frozenset(one) for one in values}) == len(staged) and all(len(one) == 1 for one in values):
        common = "，".join(one for one in clauses if one not in staged)
        return tuple(_person(f"{common}，{one}", one) for one in _with_rest(clauses, staged))
    heads = _EACH.search(text)
    clauses = clauses if any(told(one)[0] for one in clauses) else [text]
    whole = _person("，".join(clauses), "，".join(clauses), 1)
    if (heads is None and _SEVERAL.search(text)) or len(whole.sure.get(STAGE, ())) > 1:
        return ()
    return (replace(whole, heads=_NUMBERS[heads["count"] or heads["heads"]] if heads else 1),)


def _with_rest(clauses: Sequence[str], staged: Sequence[str]) -> list[str]:
    """Each clause that tells how far somebody is, with those behind it that tell more of him (小的读小学，住校)."""
    found: list[str] = []
    for one in clauses:
        if one in staged:
            found.append(one)
        elif found and told(one)[0]:
            found[-1] += f"，{one}"
    return found


def _person(text: str, words: str, heads: int = 1) -> Person:
    sure, vague = told(text)
    own, _ = told(words)
    return Person({**sure, **own}, vague, heads, words.strip())
