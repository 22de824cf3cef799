"""Who is named by nothing but what he has studied (硕士研究生, 本科毕业生), held against what the asker tells that he has studied."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.degrees import degrees
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from prompts import say

_NAME = re.compile(r"(?:全日制|普通|统招)*(?:博士|硕士|本科|学士|专科|大专|高职|中专|中职|技校)(?:研究生|学历|学位)?(?P<left>(?:高校|院校|学校)?毕业生)?")
_NOT_YET = re.compile(r"在读|[读考上念](?:研|博|本|大专|[了着上])|考[上取]|准备|打算|想|不是|没|未|[吗么呢嘛]$|每月|每人|标准|补[贴助]|奖励")
"""A clause that tells of what is not done yet, is denied, or of a grant by whom it is for."""
_LEFT = re.compile(r"(?<![没未快要])毕业(?!生?(?:前|证|后才))")


def schooling_check(name: str, text: str) -> ConditionCheck | None:
    """The check of a name that tells nothing but what somebody has studied, None for other names and where the asker tells none such of himself. Who does not tell
    that he has left school is asked whether he has."""
    named = _NAME.fullmatch(name)
    wanted = degrees(name) if named is not None else []
    clauses = [one.group().strip() for one in CLAUSE.finditer(text) if not _NOT_YET.search(one.group())]
    told = next((clause for clause in clauses if wanted and any((one.scale, one.rank) == (wanted[0].scale, wanted[0].rank) for one in degrees(clause))), "")
    if named is None or not told:
        return None
    open_ = named["left"] and not any(map(_LEFT.search, clauses))
    return ConditionCheck(name, "需补充" if open_ else "符合", say("eligibility.reason.said", words=told))
