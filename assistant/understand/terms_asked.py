"""A term whose meaning is asked, put in quotation marks, as careful askers write it: 标准地是什么意思 → “标准地”是什么意思."""

from __future__ import annotations

import re

_FROM = r"(?:^|(?<=[，。；？！]))(?P<said>(?:[^，。；？！“”]{0,12}?(?:说|提|讲|写|列)(?:到|了|过|起|出)?的|所谓的?)?)"
_SIGNS = r"(?!的|年)[\u4e00-\u9fffA-Z\d]"
_NOT = r"(?![这那它其上哪谁有没我你]|到底|究竟|具体)"
_ASIDE = r"(?:(?:这个|那个)(?:词|说法|提法|概念)|(?:的)?说法)?(?:到底|究竟|具体|又|主要)?"
_MEANS = r"(?:是(?:个)?什么(?:意思|概念|含义|东西)|是个什么(?=$|[，。？])|什么意思|(?:的)?(?:概念|定义|含义|意思)(?:是|为)(?:什么|啥)|是?指(?:的)?(?:是)?(?:什么|哪))"
_BEFORE = re.compile(rf"{_FROM}{_NOT}(?P<term>(?:{_SIGNS}){{2,10}}?)(?={_ASIDE}{_MEANS})")
_AFTER = re.compile(rf"{_FROM}(?P<asks>什么是|什么叫|何谓){_NOT}(?P<term>(?:{_SIGNS}){{2,10}})(?=$|[，。？])")
_COUNTED = re.compile(
    rf"{_FROM}(?P<term>[二三四五六七八九十][^\d\s，。大个项条种类家年月天日位名处份次点倍成])(?=(?:产业|改革|行动|战略|工程)?{_ASIDE}(?:都)?(?:是|指|有|包括)(?:的是)?(?:哪|什么|几))"
)
"""A name of several things, a number and one sign: 六新, 三品."""


def marked(text: str) -> str:
    """`text` with the term whose meaning it asks in quotation marks; as it is where it asks no such thing or has them."""
    text = _BEFORE.sub(r"\g<said>“\g<term>”", text)
    text = _AFTER.sub(r"\g<said>\g<asks>“\g<term>”", text)
    return _COUNTED.sub(r"\g<said>“\g<term>”", text)
