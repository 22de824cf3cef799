"""Which portion of a passage is for one thing, where it tells the same for several things apart.

    第二章所列事项由甲中心受理，第四章所列事项由乙局受理 → of what article 13 in chapter four grants: 第四章所列事项由乙局受理
    基础母畜扩群补助截至6月30日；其余项目截至10月31日 → of a stable: 其余项目截至10月31日
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.in_words.articles import lies_in, parts_named

_CLAUSE = re.compile(r"[^，。；;\n]+?(?:(?<=前)、(?=[一-鿿、]{2,12}于)|[，。；;]|$|(?=\n))", re.MULTILINE)
_TOLD = re.compile(r"由|向|通过|登录|[到在](?![期校职岗读建库])|于|应(?![用急收届])当?|须|需|可以|每(?:年|半年|季|月)|自(?![然用主愿己])|截[至止]|[分]?[两三]批|另|还|直接|统一|实行|常年|全年|\d{1,2}月|：|:|的?申报(?:时间|期限|期)")
"""Where the words for whom or what something is told end, and what is told of it begins."""
_REST = re.compile(r"^[^一-鿿]*(?:其余|其他|其它|另外)|除[^，。；]{2,30}外")
_MARK = re.compile(r"^\s*(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])\s*")
"""The number of the article that the passage itself is."""
_ROUND = re.compile(r"^(?:[上下]半年|第[一二三四]批|首批|春季|秋季)")
"""One of the rounds of what the portion before is told of."""
_GENERAL = re.compile(r"补助|补贴|奖励|资助|奖补|津贴|项目|事项|申请|申报|资金|政策|扶持|支持|办法|类|的|所列|对|和|与|及|、|第[一二三四五六七八九十百\d（()）]+[条章项款]|时间|材料|提供|提交")
"""Words that any portion may have."""
_MOST = 48
_NUMBERED = re.compile(r"第[（(]?[一二三四五六七八九十百\d]+[）)]?[条章项款问]")


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion of a passage (`start…end`) and the words that say for what it is."""

    start: int
    end: int
    whose: str


def portions(text: str, start: int, end: int) -> tuple[Portion, ...]:
    """The portions of `text[start:end]` that say for what they are, each up to the next one; what stands before the only one that names articles is for all
    others; () where there are less than two."""
    found: list[Portion] = []
    for clause in _CLAUSE.finditer(text, start, end):
        mark = _MARK.match(clause.group()) if clause.start() == 0 or text[clause.start() - 1] == "\n" else None
        begins = clause.start() + (mark.end() if mark is not None else 0)
        whose = _whose(text[begins : clause.end()].strip())
        if whose and len(whose) <= _MOST and not _ROUND.match(whose) and (_NUMBERED.search(whose) or _REST.search(whose) or _signs(whose)) and _opens(text, clause.start(), whose, found):
            found.append(Portion(begins, clause.end(), whose))
        elif found:
            found[-1] = Portion(found[-1].start, clause.end(), found[-1].whose)
    if len(found) == 1 and _NUMBERED.search(found[0].whose) and text[start : found[0].start].strip():
        found.insert(0, Portion(start, found[0].start, ""))
    return tuple(found) if len(found) > 1 else ()


def _whose(clause: str) -> str:
    """The words of a clause that say for what something is told (第四章所列事项; 申报光伏补贴的), "" where it has none."""
    begins = _TOLD.search(clause)
    return clause if clause.endswith("的，") else clause[: begins.start()] if begins is not None else ""


def _opens(text: str, start: int, whose: str, found: Sequence[Portion]) -> bool:
    """Whether a clause opens a portion: it stands behind a stop, or it names parts or the rest as the portion before does."""
    before = text[max(start - 4, 0) : start].rstrip(" \t　")
    behind_stop = not before or before[-1] in "。；;\n：:、）"
    return behind_stop or bool(_NUMBERED.search(whose) or _REST.search(whose)) or (bool(found) and whose.endswith(("类", "的", "补助", "补贴", "奖励", "资助", "事项", "项目")))


def portion_for(found: Sequence[Portion], own: tuple[int, int] | None, names: Sequence[str], text: str, title: str = "") -> Portion | None:
    """The one portion that is for what stands at `own` in the document `text` and goes by the `names`: that which names its article or chapter, else the one that
    shares most signs with the names (of the title none count), else the one for the rest; None where it cannot be told."""
    parts = [(one, parts_named(one.whose, text)) for one in found]
    named = [one for one, places in parts if own is not None and places and lies_in(own, tuple(place for place in places if not place[0] <= one.start < place[1]))]
    if len(named) == 1:
        return named[0]
    mine = {pair for name in names for pair in _signs(name)} - _signs(title)
    said = [(one, {pair for pair in _signs(one.whose) if sum(pair in _signs(other.whose) for other in found) == 1} & mine) for one, places in parts if not places]
    best = sorted(said, key=lambda one: -len(one[1]))
    if best and best[0][1] and (len(best) == 1 or len(best[0][1]) > len(best[1][1])):
        return best[0][0]
    rest = [one for one in found if not one.whose or _REST.search(one.whose)]
    return rest[0] if len(rest) == 1 and own is not None and not (best and best[0][1]) else None


def _signs(words: str) -> set[str]:
    """The pairs of signs of words that are not of any portion."""
    pieces = re.findall(r"[一-鿿]+", _GENERAL.sub(" ", re.sub(r"[（(][一二三四五六七八九十]+[）)]", " ", words)))
    return {piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)}
