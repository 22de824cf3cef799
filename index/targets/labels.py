"""Indicators' names as they are shown: self-contained, told apart by yearly words and shares, or refused as no name."""

from __future__ import annotations

import re

from index.quantities import split_scale
from index.targets.drafts import Draft
from index.targets.lists import PER_UNIT

_NO_LETTER = re.compile(r"[\d\W_]")
_NAMED = re.compile(r"[一-鿿]|GDP|R&D|PM")
_SHARE_OF = re.compile(r"^(?!占).{2,}占[^，]{2,}$")
_NO_SHARE = re.compile(r"比重|占比|比例|增长|高于|低于|下降|面积|地$|率$")
_LONGEST = 60
_EMPTY_NAME = re.compile(
    r"(?:[全我本][区省市县国州]|最后|聚焦|[一二三四五十两]年前?|各地可?|增速可|组建|年度|先后|上述|原定|超过原定|其中|分别|一般|以上|以下|左右|本次|此次|同期|达到|今后|未来|涉及|包括|以及|如下|规模|水平|总量|总额|总数|数量|比例)(?:的|了)?$"
)


def is_plausible(name: str) -> bool:
    """Whether a name can be an indicator: it has words, and not only digits, particles or one character."""
    letters = _NO_LETTER.sub("", name)
    if len(letters) < 2 or len(name) > _LONGEST or _EMPTY_NAME.match(name):
        return False
    return bool(_NAMED.search(name))


def share_name(name: str) -> str:
    """数字经济占全区GDP(的40%) → 数字经济占全区GDP的比重."""
    if _SHARE_OF.match(name) and not _NO_SHARE.search(name):
        return name.rstrip("的") + "的比重"
    return name


def amount_name(name: str, unit: str) -> str:
    """单位工业增加值能耗 of 2300万吨标准煤 → 能耗: an amount told in ten thousands or more is none per unit of something."""
    return PER_UNIT.sub("", name) if split_scale(unit)[0] > 1 and "/" not in unit else name


def every_year_name(name: str, draft: Draft) -> str:
    """重点技术改造项目 of 每年滚动实施…100个 → 每年滚动实施的重点技术改造项目; 年均 stays 年均."""
    if name.startswith(("每年", "年均")):
        return name
    verb = draft.verbs
    if "年均" in draft.predicate or "年均" in draft.lead:
        return f"年均{verb}{name}"
    return f"每年{verb}的{name}" if verb and not name.startswith("新增") else f"每年{name}"
