"""Kinds of firms that the rules of one article tell apart ("制造、封装测试企业…8%；装备、材料企业…10%"), against the kind that the asker says his is (封测企业)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.eligibility.vocabulary import CLAUSE
from index.records import SupportRule

_KINDS = re.compile(r"^(?:对|支持|鼓励)?(?P<kinds>[一-鿿]{2,6}(?:[、和及或][一-鿿]{2,6}){0,4}?)企业(?!家|名录|库)")
_GENERAL = re.compile(r"规[上下]|规模|小微|中小|小型|微型|中型|大型|高新|龙头|重点|骨干|本[市区县省地]|外[资地]|民营|国有|单个|每[家个户]|同一|总部|首次|年度|符合|上市|科技型|专精特新|示范|引进|新|各类|其他|[级区]$|入[库驻]|耗能|字号|项目")
_FIRM = r"(?:类|型|行业)?(?:企业|公司|工厂|厂家|厂)"
_MAKES = r"(?:做|生产|从事|研发|研制|制造|搞|干)[^，。；]{0,8}"
_OTHERS = re.compile(r"(?:从|向|跟|与|给|找|为|卖|供应|采购|引进|引来|培育|服务|收购)[^，。；]{0,12}$")
"""Before a firm: it is another one than the asker's."""


def of_other_kind(rule: SupportRule, article: Sequence[SupportRule], text: str) -> str:
    """The clause in which the asker names his firm by a kind for which another rule of the article is, and this one is not; "" where he names none so."""
    own, deed = _kinds(rule)
    others = {kind for one in article for kinds, done in (_kinds(one),) if deed[:_SAME] == done[:_SAME] for kind in kinds} - own
    if not own or not others or any(_named(kind, text) or re.search(rf"{_MAKES}{kind}", text) for kind in own):
        return ""
    return next((words for kind in sorted(others) if (words := _named(kind, text))), "")


def _kinds(rule: SupportRule) -> tuple[frozenset[str], str]:
    """The kinds of firms that a rule names first, none where it names them only by size or standing, and what these do by its words."""
    found = next((one for words in rule.for_whom if (one := _KINDS.match(words)) is not None), None)
    kinds = re.split("[、和及或]", found["kinds"]) if found is not None else []
    if found is None or any(map(_GENERAL.search, kinds)):
        return frozenset(), ""
    return frozenset(kinds), found.string[found.end() :]


def _named(kind: str, text: str) -> str:
    """The clause in which the asker calls his own firm so, in full or by the first sign of each word (封测 for 封装测试); "" if none."""
    short = f"{kind[0]}{kind[2]}" if len(kind) == _TWO_WORDS else kind
    for clause in CLAUSE.finditer(text):
        told = re.search(rf"(?:{kind}|{short}){_FIRM}", clause.group())
        if told is not None and not _OTHERS.search(clause.group()[: told.start()]):
            return clause.group().strip()
    return ""


_TWO_WORDS, _SAME = 4, 4
"""Rules for firms of two kinds stand side by side where they tell of the same deed, by so many signs."""
