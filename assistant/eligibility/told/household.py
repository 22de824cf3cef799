"""How many people the asker's household has: 一家三口 3, 两口子带两个孩子 4, 老两口 2, 一个人住 1."""

from __future__ import annotations

import re

from assistant.eligibility.told.spoken import in_figures

_MOUTHS = re.compile(r"(?:家|户|家里|全家)(?:一共|总共|共|有|是)*(?P<count>\d+)(?:口|个?人)(?!均)|(?P<of>\d+)(?:口之家|人户|口人)")
_COUPLE = re.compile(r"夫妻|夫妇|[两2]口子|[老小]?[两2]口|我[和跟与](?:我)?(?:老婆|老公|爱人|媳妇|丈夫|妻子|老伴|先生|太太)")
_CHILDREN = re.compile(r"(?:带|养|有|生|加|还有|和|跟)(?:着|了)?(?P<count>\d+|[一两俩二三仨四])?个?(?:[^，。；、\d]{0,8}?)(?:孩子|小孩|娃娃?|儿子|女儿|闺女|子女|小学生)")
_CHILDLESS = re.compile(r"(?:没有?|无|未)(?:要|生)?(?:孩子|小孩|娃|子女|儿女)")
_ALONE = re.compile(r"一个人(?:住|过|生活|申请)|1个人(?:住|过|生活|申请)|单身|独居|没结婚|未婚|离异独")
_NUMBERS = {"一": 1, "两": 2, "俩": 2, "二": 2, "三": 3, "仨": 3, "四": 4}


def household(text: str) -> int | None:
    """The number of people of the household, None where it is not told."""
    told = in_figures(text)
    mouths = _MOUTHS.search(told)
    if mouths is not None:
        return int(mouths["count"] or mouths["of"])
    couple = _COUPLE.search(told)
    children = None if _CHILDLESS.search(told) else _CHILDREN.search(told, couple.end() if couple else 0)
    count = children["count"] if children is not None else None
    heads = 0 if children is None else int(count) if count and count.isdigit() else _NUMBERS.get(count or "一", 1)
    if couple is not None:
        return 2 + heads
    return 1 if _ALONE.search(told) and not heads else None
