"""Whether a sentence says what is asked of applicants of one kind of whom the asker does not say that he is one: "外来务工人员申请保障的，应当连续缴纳社会保险满24个月"."""

from __future__ import annotations

import re

from assistant.eligibility.told.said import mentioned

_APPLICANTS = re.compile(r"[ \t]*(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十\d]{1,3}[）)])?[ \t]*(?P<who>(?!申请|参保|相关|有关|符合)[一-鿿]{2,10}(?:人员|职工|军人|学生|残疾人))(?:申请|申领|申报)[^，。；]{0,10}的，")


def of_other_applicants(sentence: str, told: str) -> bool:
    """Whether a sentence is for such applicants only."""
    who = _APPLICANTS.match(sentence)
    return who is not None and not mentioned(who["who"], told)
