"""In which class the asker says that he is, and in which his wife or her husband: "老公认定C类、我是E类"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

LABEL = re.compile(r"(?<![A-Za-z\d十])(?:第?[一二三四五六七]|[A-Ha-h甲乙丙丁戊])(?:类|档|层次|级)(?![别型似资])")
"""A class by its letter or number (D类, 第一层次, 二档, 三级)."""
PARTNER = r"老公|老婆|爱人|配偶|媳妇|妻子|丈夫|对象|另一半|先生|太太"
_COUPLE = re.compile(rf"两口子|夫妻|夫妇|小两口|{PARTNER}")
_WHO = re.compile(rf"(?P<partner>{PARTNER})|(?P<own>我|本人|自己)")
_BOTH = re.compile(r"(?:我们?俩|两口子|夫妻俩?|夫妇|双方|我们?两个?人?|我(?:和|跟|与)[^，。；]{1,4})[^，。；]{0,6}(?:都|均|全)")
_CLAUSE = re.compile(r"[^，。；！？?,;\n]+")
_WONDERS = re.compile(r"(?:能|可以|可否|够|算|属于|按)[^，。；]{0,8}[吗么]$|能不能|算不算|是不是|够不够|可不可以")
"""A class that is only wondered at is not told."""
_NAY = re.compile(r"(?:不是|不算|没评上|没到|够不上|不到|不属于)[^，。；]{0,3}$")


@dataclass(frozen=True, slots=True)
class ClassesTold:
    """The asker's class and that of wife or husband, "" where not told; whether they ask as a couple; `several`
    classes that the last turn names of nobody's in particular."""

    own: str
    partner: str
    couple: bool
    several: tuple[str, ...] = ()


def plain_label(words: str) -> str:
    """A class as it is compared: d类 → D类, 第一类 → 一类."""
    return words.removeprefix("第").upper()


def shown(label: str) -> str:
    """A class as it is said: 一层次 → 第一层次."""
    return f"第{label}" if label.endswith("层次") and not label[0].isascii() else label


def classes_told(turns: Sequence[str], labels: Collection[str]) -> ClassesTold:
    """The classes told in the turns, of those that the document has; what is told last counts."""
    told = {"own": "", "partner": ""}
    for turn in turns:
        for clause in _CLAUSE.finditer(turn):
            words = clause.group()
            if _WONDERS.search(words):
                continue
            last = 0
            for named in LABEL.finditer(words):
                label = plain_label(named.group())
                if label in labels and not _NAY.search(words[: named.start()]):
                    who = list(_WHO.finditer(words, last, named.start()))
                    for one in ("own", "partner") if _BOTH.search(words, last, named.start()) else ("partner",) if who and who[-1]["partner"] else ("own",):
                        told[one] = label
                last = named.end()
    couple = bool(told["partner"]) and any(_COUPLE.search(turn) or _BOTH.search(turn) for turn in turns)
    together = tuple(dict.fromkeys(label for one in LABEL.finditer(turns[-1]) if (label := plain_label(one.group())) in labels)) if turns and not told["partner"] else ()
    return ClassesTold(told["own"], told["partner"], couple, together if len(together) > 1 else ())
