"""The unit in which a question asks to be told a figure: 多少亿 → 亿元, 几个点 → 个百分点."""

from __future__ import annotations

import re

from assistant.vocabulary import vocabulary

POINT = "个百分点"
MONEY = {"亿": "亿元", "万": "万元", "万亿": "万亿元"}
"""Bare scales: a figure said without its unit is one of money."""
_ANSWERED = {"亿": "亿元", "万": "万元", "块": "元", "块钱": "元", "点": POINT, "百分点": POINT, "成": "%"}
_MONEY_ASKED = re.compile(r"多少(?:钱|资金|经费|奖金)")
_COUNTED = re.compile(r"就业|人口|岗位|住房|床位|农田|耕地|户籍|落户")
"""Of these a number without its measure (加了多少万) is no sum of money."""


def unit_asked(text: str) -> str:
    """The unit that a question asks for, "" where it asks for none."""
    words = vocabulary()
    asked, into = words.asked_unit.search(text), words.converted.search(text)
    if into:
        return into["unit"]
    if asked:
        return "" if asked[1] in MONEY and _COUNTED.search(text) else _ANSWERED.get(asked[1], asked[1])
    return "%" if "百分之" in text else "元" if _MONEY_ASKED.search(text) else ""
