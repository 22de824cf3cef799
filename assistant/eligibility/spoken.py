"""Figures as people say them, told as figures: 两千五百万 is 2500万, 两艘 is 2艘, 每月800 is 每月800元."""

from __future__ import annotations

import re

from assistant.eligibility.vocabulary import alternation, words
from index.quantities import chinese_number

_WHOLE = re.compile(r"(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])万(?:[一二两三四五六七八九]千)(?:[一二三四五六七八九]百)?(?![一二三四五六七八九百万])")
"""A number told to its thousands: 一万二千, 十二万五千."""
_SCALED = re.compile(r"(?P<digits>[一二两三四五六七八九][一二两三四五六七八九十百千零]*|十[一二三四五六七八九]?)(?P<scale>[万亿])")
_COUNT = re.compile(
    r"(?<![第一二两三四五六七八九十百千万之几\d])(?P<digits>[二两三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<scale>" + alternation(words("counters")) + ")")
_ONE = re.compile(r"(?<![第每按哪任同某统之唯十百千万\d])一(?P<scale>" + alternation(words("pieces")) + r")(?=(?!多少|[能可补给奖共约])[一-鿿]{2})")
"""One piece of something; not one in general ("一辆补多少")."""
_AGED = re.compile(r"(?<=我|他|她|爸|妈|伴|婆|公)(?:今年|都|已经|刚|刚满)*(?P<years>[1-9]\d)(?=了?(?:[，,。；]|$))")
"""An age told by its number alone: 我46了."""
_AGED_NOW = re.compile(r"(?<![一-鿿])今年(?:都|刚|刚满|已经)*(?P<years>[1-9]\d)(?=了?(?:[，,。；]|$))(?!.*(?:去年|明年)\D{0,3}\d)")
"""… or by this year's: 今年28."""
_PAIR = re.compile(r"(?<![他她你我咱们妻母父哥姐兄])[俩仨](?=娃|孩|儿子|女儿|闺女|老人|员工|人|店|房)")
"""Two or three of somebody in one word: 俩娃."""
_BARE = re.compile(r"(?:(?<=基数)|(?<=[月天日年次费租薪补贴金额价扣拿领报奖税入资花]))(?P<words>是|为|只?有|共|给|花|要|约|大概|才|只有|到|收|掏|付)?(?P<sum>[1-9]\d{2,5})(?=[，,。；、？?）)吗么呢不行对买购]|$)")
"""A number without unit that is a sum of money."""


_SHORT = re.compile(r"(?P<first>\d+|[一二两三四五六七八九])(?P<scale>[万千])(?P<second>[一二三四五六七八九])(?=块|元|[，,。；;、？?的）)]|[能可该够还]|$)")
"""A number that leaves out its last place: 一万二 is 1.2万, 3千五 is 3.5千."""
_TENTHS = re.compile(r"(?<![第\d一二三四五六七八九十百千万])(?P<tens>[一二两三四五六七八九1-9])成(?P<ones>[一二三四五六七八九半])?(?=[，,。；;、？?的）)算交收付补报给扣返贴拿]|$)")
"""A share told in tenths: 七成 is 70%, 三成半 35%."""
_THOUSANDS = re.compile(r"(?<=[是为有交花收资入费租金薪价元付出掏给])(?P<digits>[一二两三四五六七八九][千百](?:[一二三四五六七八九]百?)?)(?:来|多)?(?:块钱?|元)?(?=[，,。；;、？?]|$)")
"""A sum in thousands or hundreds that is told without its unit (月收入是六千)."""
_AREA = re.compile(r"(?<=\d)(?:个)?(?:平方(?!公里|千米|米|厘米|分米)|平米|[平㎡](?=[，,。；的大左吗么]|$))")
"""How people say square metres."""


def in_figures(text: str) -> str:
    """`text` with spelled numbers of money and things in digits and bare sums with their unit."""
    text = _PAIR.sub(lambda found: "2个" if found.group() == "俩" else "3个", text)
    text = _ONE.sub(r"1\g<scale>", _COUNT.sub(_digits, _SCALED.sub(_digits, _SHORT.sub(_whole, _WHOLE.sub(_in_ten_thousands, text)))))
    text = _THOUSANDS.sub(_sum, _TENTHS.sub(_percent, text))
    text = _AGED_NOW.sub(r"\g<0>岁", _AGED.sub(r"\g<0>岁", text))
    return _AREA.sub("平方米", _BARE.sub(r"\g<words>\g<sum>元", text))


def _digits(match: re.Match[str]) -> str:
    value = chinese_number(match["digits"].replace("两", "二"))
    return match.group() if value is None else f"{value:f}{match['scale']}"


def _percent(match: re.Match[str]) -> str:
    tens = chinese_number(match["tens"].replace("两", "二")) if not match["tens"].isdigit() else int(match["tens"])
    ones = 5 if match["ones"] == "半" else chinese_number(match["ones"]) if match["ones"] else 0
    return match.group() if tens is None or ones is None else f"{int(tens) * 10 + int(ones)}%"


def _sum(match: re.Match[str]) -> str:
    digits = match["digits"].replace("两", "二")
    if digits[-1] not in "千百":
        digits += "百" if "千" in digits else "十"
    value = chinese_number(digits)
    return match.group() if value is None else f"{value:f}元"


def _whole(match: re.Match[str]) -> str:
    first = match["first"] if match["first"].isdigit() else f"{chinese_number(match['first'].replace('两', '二')):f}"
    return f"{first}.{chinese_number(match['second']):f}{match['scale']}"


def _in_ten_thousands(match: re.Match[str]) -> str:
    value = chinese_number(match.group().replace("两", "二"))
    return match.group() if value is None else f"{value / 10000:f}万"
