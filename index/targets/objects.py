"""The counted object right of a figure: 30个|以上企业级平台, 100家|制造企业进行智能化改造."""

from __future__ import annotations

import re

from index.targets.lexicon import any_of, words
from index.targets.words import PLACE

_STOP = re.compile(rf"[，。；：:！？、\n\t{PLACE}]|{any_of('object_stops')}")
_HARD_STOP = re.compile(rf"[，。；：:！？、\n\t{PLACE}]")
_CLAUSE_END = re.compile(r"[，。；：\n\t]")
_WORD = re.compile(r"[一-鿿“\"A-Za-z\d]")
_DIGIT = re.compile(r"\d")
_LONG_PREDICATES = "|".join(word for word in (*words("change"), *words("reach")) if len(word) > 1)
_ACTIONS = frozenset(["进行", "开展", "获批", "入选", "获评", "列入", "纳入", "落户", "被认定", "被评为"])
_NO_OBJECT = re.compile(
    rf"和(?!美|谐|田|平)|[及与或、并且等]|(?:继续|持续|稳步|保持|平稳)|新?台阶|大关|关口|的?(?:目标|规模(?!以上|化)|水平|任务)|全线|全部|全面|顺利|建成(?!区)|投产|开工|通车|完工|竣工|以上|以内|左右|的?(?:和(?!美|谐|田|平)|[及与])|(?:大幅|显著|明显|逐步|逐年|稳步|持续|快速|迅速|进一步)?(?:{_LONG_PREDICATES})"
)
_RELATIVE = re.compile(
    r"(?:国内外|国内|国际|国外|在)?(?:有条件|有基础|具有|拥有|具备|集|达到|主营|以|能够|对|技术|规模|利用)"
)
_LISTED = re.compile(
    r"[^，。；：\d\n\t]*?(?P<kind>等|的)(?P<noun>(?:[^，。；、：\d\n\t的]|(?<=的)[^，。；、：\d\n\t]){2,24})(?=[，。；、：\n\t]|$)"
)
_STATE = re.compile(rf"(?:{any_of('object_states')})$")
"""What things are like, told before their name: 8家|特色鲜明、链条完整的产业基地."""
_TRAILING = "等的及和与、以"


def read_object(mask: str, start: int, limit: int) -> tuple[str, int]:
    """The counted object right of a figure (30个|以上企业级平台) up to `limit`; ("", start) if none. Returns its end too."""
    place = start + 1 if mask[start : start + 1] == "的" else start
    hard = _HARD_STOP.search(mask, place, limit)
    end = hard.start() if hard else limit
    if _RELATIVE.match(mask, place) or (mask[end : end + 1] == "、" and _STATE.search(mask, place, end)):
        longer = _LISTED.match(mask, place, _clause_end(mask, end, limit))
        if longer and longer.end() >= end:
            plain = mask[place : longer.end()]
            return (plain if "、" not in plain else longer["noun"]), longer.end()
    if _NO_OBJECT.match(mask, place) or not _WORD.match(mask, place, end):
        return "", start
    stop = next((found for found in _STOP.finditer(mask, place, end) if found.start() > place), None)
    words_end = stop.start() if stop else end
    name = mask[place:words_end]
    if stop is None:
        return name.rstrip(_TRAILING), words_end
    action = mask[stop.start() : end]
    if len(name) <= 2 and not _DIGIT.search(action):
        return mask[place:end], end
    if stop.group() in _ACTIONS and len(action) <= 14 and not _DIGIT.search(action):
        return f"{action}的{name}", end
    return name.rstrip(_TRAILING), words_end


def _clause_end(mask: str, start: int, limit: int) -> int:
    found = _CLAUSE_END.search(mask, start, limit)
    return found.start() if found else limit
