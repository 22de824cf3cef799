"""Which of a document's grants a question names by a word of their own: 新生资助加路费 of 高校新生入学资助 and 入学路费补助."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.records import SupportRule

_GRANT = re.compile(r"[一-鿿]{2,10}?(?:补助|补贴|资助|助学金|奖学金|津贴|救助|奖励|待遇)")
_COMMON = re.compile(r"资助|补助|补贴|教育|标准|发放|学生|学金|津贴|救助|奖励|待遇|家庭|困难|经济|项目|享受|给予|每人|每年|可以|申请|多少|金额|[小大中初高]学|学校|高中|初中|小学|本科|专科|寄宿|[的和与]|条|人员|对象")
_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十\d]+[）)、.．])")
_WHOLE = 4


def named(rules: Sequence[SupportRule], question: str, labels: Sequence[str], title: str) -> list[SupportRule]:
    """The rules that a question names by a pair of signs that only some of the grants have in their names, none of which the document's title has; [] where it names none."""
    names = [_pairs(rule) for rule in rules]
    often = Counter(pair for pairs in names for pair in pairs)
    own = {pair for pair, count in often.items() if pair in question and count < len(rules) and pair not in title and not any(pair in label for label in labels)}
    return [rule for rule, pairs in zip(rules, names, strict=True) if pairs & own or any(len(name) >= _WHOLE and name in question for name in _names(rule))]


def _pairs(rule: SupportRule) -> set[str]:
    """The pairs of signs in the names by which a rule's grant goes: its headings, and what its sentence calls it."""
    words = _COMMON.sub(" ", " ".join(_names(rule)))
    return {a + b for a, b in pairwise(words) if "一" <= a <= "鿿" and "一" <= b <= "鿿"}


def _names(rule: SupportRule) -> list[str]:
    return [*(_NUMBER.sub("", one).strip("。 ") for one in rule.path[-2:]), *_GRANT.findall(rule.quote)]
