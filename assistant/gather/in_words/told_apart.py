"""Which of several texts of one document a question means, by words that hardly another of them has.

    “沛县商务局…”, “丰县商务局…”; 我店在沛县 → the first
    “重点企业人才以企业名义…”, “高层次人才以个人名义…”; 我们是重点企业 → the first
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_HAN = re.compile(r"[一-鿿]+")
_ANYBODY = frozenset(re.findall("..", "企业公司单位电话联系咨询地址地点材料申请申报受理报名部门科室政策补贴补助办公服务中心业务工作我们负责方式时间办理项目人员窗口房间提交报送通知问题情况以上可以需要哪个一个名义"))
"""Pairs of signs that tell nothing apart."""
_EITHER = re.compile(r"[^，。；？]*还是[^，。；？]*")
"""A clause that gives two to choose from tells nothing of the asker."""
_MOST_SHARED = 3
_FIRST, _REST = 1.0, 0.5
"""What a pair counts that stands at the beginning of a text, and elsewhere in it."""


def named(texts: Sequence[str], asked: Sequence[str], title: str, opening: int) -> tuple[int, ...]:
    """Which of the texts a question names best, else one asked before (`asked`: the last first), by number; () where it names none. The words of the `title` tell
    nothing; those within the first `opening` signs tell more."""
    pairs = [_pairs(text) for text in texts]
    often = Counter(pair for own in pairs for pair in own)
    most = max(1, len(texts) // _MOST_SHARED)
    telling = [{pair for pair in own if often[pair] <= most} - _ANYBODY - _pairs(title) for own in pairs]
    for question in asked:
        said = _pairs(_EITHER.sub("，", question))
        counts = [sum(_FIRST if pair in text[:opening] else _REST for pair in own & said) for text, own in zip(texts, telling, strict=True)]
        best = max(counts, default=0)
        if best >= _FIRST:
            return tuple(at for at, count in enumerate(counts) if count == best)
    return ()


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
