"""Figures that belong to support or to rules: what is granted, what must hold, rates a head. They are no targets."""

from __future__ import annotations

import re
from decimal import Decimal

from index.quantities import Quantity, split_scale
from index.targets.lexicon import any_of
from index.targets.sentences import Sentence

_GRANT = re.compile(any_of("grant_words"))
_SUPPORT = re.compile(any_of("support_words"))
_REPORT = re.compile(any_of("report_words"))
_RULE = re.compile(any_of("rule_words"))
_COMMITS = re.compile(
    r"力争|争取达到|平均(?:办理)?(?:时间|用时|时长|耗时)|发展目标|工作目标|目标任务|年均增长|选取|遴选出|全[市省区国县][^，。]{0,16}(?:达到|突破)"
)
_ORDER = re.compile(r"应当|不得|申请|第[一二三四五六七八九十]+条|申报|认定")
_HUNDRED_MILLION = Decimal(10**8)
_TAX_WORDS = frozenset(["退税", "免征", "减征", "抵扣"])
"""Taxes given back in hundreds of millions are what a whole place saves (减税降费及退税超167亿元), not what a firm is granted."""

_A_HEAD = frozenset(["每户每", "每人每月", "每人每年", "每月每人"])
_RAISED = re.compile(r"(?:标准|补助|补贴|养老金|津贴|救助|待遇)[^，。；：]*(?:提高|增加|提升|上调|调整)[^，。；：]{0,6}[到至为\d]")
"""A standard raised (补助标准由每人每年240元提高到280元) is told of a whole place, not granted to one who applies."""

_DENSITY, _COUNT = 6.0, 8
"""A document regulates if it has that many words of order or support in 1000 characters, and that many in all."""

_CLAUSE = re.compile(r"[，；。：]")
_AIMS = re.compile(r"达到|力争|到\x01|增长|累计|每年")
_PER_HEAD = re.compile(
    r"每(?:家|户|个|人|名|台|套|项|亩|件|平方米|吨|辆|张|次|位|所|床|公里|平米|公斤|千克|月|片|度)(?!年)[^，。；：]*$"
)
_STANDARD = re.compile(r"补助[由从]|达到?|提高|标准|收入|产值|税收|突破|增加|增至|实现")
_BY_RATE = re.compile(r"[^，]{0,14}(?:可|应)?(?:按照?|适用)")
_IS_LEVEL = re.compile(r"增长|达到|比重|占|覆盖|(?<!税)率$|以上$|拟按|赤字")
_NEAR_BEFORE, _NEAR_AFTER = 60, 40


def grants(sentence: Sentence) -> bool:
    """Whether the sentence tells what support is granted or what is to be paid."""
    return bool(_GRANT.search(sentence.mask) or _SUPPORT.search(sentence.mask))


def rules(sentence: Sentence) -> bool:
    """Whether the sentence sets conditions (应当, 不得, 符合下列条件)."""
    return bool(_RULE.search(sentence.mask))


def commits(sentence: Sentence) -> bool:
    """Whether the sentence commits to something all the same: 力争, 到2027年."""
    return bool(_COMMITS.search(sentence.mask)) or any(time.role == "deadline" for time in sentence.times)


def regulates(text: str) -> bool:
    """Whether a document as a whole sets rules or lists support (办法, 申报指南, 扶持政策): words of support or order abound."""
    size = max(len(text), 1) / 1000
    support = sum(1 for _ in _GRANT.finditer(text)) + sum(1 for _ in _SUPPORT.finditer(text))
    orders = sum(1 for _ in _ORDER.finditer(text))
    return any(count >= _COUNT and count / size >= _DENSITY for count in (support, orders))


def is_granted(quantity: Quantity, sentence: Sentence, family: str) -> bool:
    """Whether the figure belongs to what is granted: its clause says so, or it is money or a rate beside such a clause."""
    mask = sentence.mask
    begin, end = _clause(mask, quantity)
    if "平均" in mask[begin : quantity.start] and family == "time":
        return False
    given = {found.group() for found in _GRANT.finditer(mask, begin, end)}
    if given and given <= _TAX_WORDS and split_scale(quantity.unit)[0] >= _HUNDRED_MILLION:
        return False
    if given:
        return not (given <= _A_HEAD and _RAISED.search(mask, begin, end))
    if _SUPPORT.search(mask, begin, end) and not _REPORT.search(mask, begin, end):
        return True
    if family not in ("money", "share", "multiple", "time"):
        return False
    near = _GRANT.search(mask[end : end + _NEAR_AFTER]) or _GRANT.search(mask, max(0, begin - _NEAR_BEFORE), begin)
    return bool(near) and not _AIMS.search(mask[begin:end]) and not _REPORT.search(mask, begin, end)


def is_rate(quantity: Quantity, sentence: Sentence, family: str) -> bool:
    """按实际投资额的10%, 适用3%征收率; 每家机构最高不超过200万元, 每平方米37元, unless it is the level of a standard."""
    mask = sentence.mask
    if family in ("share", "multiple"):
        clause = mask[_clause(mask, quantity)[0] : quantity.start]
        return bool(_BY_RATE.match(clause)) and not _IS_LEVEL.search(clause)
    if family != "money":
        return False
    found = _PER_HEAD.search(mask[: quantity.digits])
    return bool(found) and not _STANDARD.search(mask, max(0, found.start() - 20) if found else 0, quantity.digits)


def _clause(mask: str, quantity: Quantity) -> tuple[int, int]:
    begin = max((found.end() for found in _CLAUSE.finditer(mask, 0, quantity.start)), default=0)
    close = _CLAUSE.search(mask, quantity.end)
    return begin, close.start() if close else len(mask)
