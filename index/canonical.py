"""One form for names that are written in several ways: 规上工业 and 规模以上工业, 五百亿级企业 and 产值过500亿元的企业."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from index.data_files import read_data
from index.quantities import chinese_number
from index.words import fold

_QUOTES = "“”\"‘’《》"
_SPELLED_SIZE = re.compile(r"[一二三四五六七八九十百千]+(?=亿)")
_SIZE_CLASS = re.compile(
    r"(?:年?总?产值|营收|营业收入|规模)?(?:过|超过?|突破|达到?)?(?P<size>\d+)亿元?(?:级(?:以上)?|以上|级别)?的?"
    r"(?:(?:优势|重点|特色|龙头|骨干|主导|新兴|支柱)*(?P<thing>企业|园区|产业|集群|开发区))?(?=[企园产集开、，的和]|$|\s)"
)


@lru_cache(maxsize=65536)
def canonical(text: str) -> str:
    """`text` folded, words that mean the same brought to one (`canonical.yaml`), size classes to one form, no 引号."""
    firsts, pattern = _equals()
    text = fold(text)
    for sign in _QUOTES:
        text = text.replace(sign, "")
    text = pattern.sub(lambda found: firsts[found.group()], text)
    if "亿" not in text:
        return text
    text = _SPELLED_SIZE.sub(lambda found: str(chinese_number(found.group())), text)
    return _SIZE_CLASS.sub(lambda found: f"{found['size']}亿级{found['thing'] or ''}", text)


@cache
def _equals() -> tuple[dict[str, str], re.Pattern[str]]:
    """Each word of an equal group with the group's first word, and a pattern that finds them, the longest first."""
    groups: list[str] = read_data(Path(__file__).with_suffix(".yaml"))
    firsts: dict[str, str] = {}
    for group in groups:
        first, *others = (fold(word) for word in group.split())
        firsts.update(dict.fromkeys((first, *others), first))
    known = sorted(firsts, key=lambda word: (-len(word), word))
    return firsts, re.compile("|".join(map(re.escape, known)) or "(?!)")
