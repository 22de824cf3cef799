"""How a support rule is applied for: materials, time and place, where the document's text says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.records import SupportRule

Kind = Literal["材料", "时间", "受理"]

_SENTENCE = re.compile(r"[^。；;\n]+")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("材料", re.compile(r"(?:申报|申请|提交|提供|报送|递交)[^，。]{0,20}(?:材料|资料|申请表|申报书|复印件|证明)")),
    ("时间", re.compile(
        r"(?:每年|年度)[^，。]{0,6}\d{1,2}月[^，。]{0,36}?(?:申报|申请|受理)|(?:(?:申报|申请|受理|兑现|兑付)(?:时间|期限|期|截止)|截止(?:时间|日期)?|(?:每年|年度)[^，。]{0,10}月[^，。]{0,36}?(?:申报|申请|受理))"
        r"(?=[^。；]*(?:[\d一二三四五六七八九十]+(?:年|个?月|日|天|个?工作日)|季度|年底|月底|常年|随时))|(?:申报|申请|提出)[^。；，]{0,12}(?:[\d一二三四五六七八九十]+个?(?:月|日|天|工作日)内)")),
    ("受理", re.compile(r"向(?![^，。]*购买)[^，。]{2,24}(?:部门|局|委|办|厅|中心|机构|政府|街道)[^，。]{0,6}(?:提出|提交|申请|申报|报送)|由[^，。]{2,24}(?:受理|初审|审核)")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to know for applying, and the sentence of the document that says it (`text[start:end]`)."""

    kind: Kind
    start: int
    end: int


def applying(text: str, rule: SupportRule) -> tuple[Step, ...]:
    """For each of materials, time and place the sentence nearest behind the rule, else the first of the document, if any."""
    found: dict[Kind, Step] = {}
    for sentence in _SENTENCE.finditer(text):
        for kind, pattern in _PATTERNS:
            if not pattern.search(sentence.group()):
                continue
            known = found.get(kind)
            if known is None or (known.start < rule.start <= sentence.start()):
                found[kind] = Step(kind, *sentence.span())
    return tuple(found[kind] for kind, _ in _PATTERNS if kind in found)
