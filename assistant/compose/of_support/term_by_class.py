"""For how long somebody is paid where the sentence behind a rule tells it for each class of persons ("就业困难人员补贴期限最长3年，高校毕业生补贴期限最长2年"): the rule with
the term that is the asker's; or in an item of its own for all that its chapter grants ("（三）补贴期限累计最长36个月")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility import Facts
from assistant.eligibility.conditions.subjects import subject_check
from index.library import Library
from index.records import SupportRule

_TERM = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,12}?)的?(?:，)?(?:最长|最多)?(?:补[贴助]|资助|享受|发放|扶持)?期限(?:一般)?(?:最长|最多|为|不超过|不得超过)*(?P<term>\d{1,2}(?:年|个月))")
_OWN_ITEM = re.compile(r"\n[ \t]*[（(][一二三四五六七八九十]+[）)][ \t]*(?P<term>(?:补[贴助]|资助|奖励|津贴|支持|享受|发放)(?:期限|时间|年限)[^，。；\n\d]{0,10}?(?:最长|最多|不超过|为)[^，。；\n\d]{0,4}\d{1,2}(?:年|个月))")
"""An item of its own that tells the term of what its chapter grants ("（三）补贴期限累计最长36个月")."""
_BEHIND = 300
_CLASSES = 2
_OPENS = re.compile(r"^(?:对|其中|招用|吸纳|属于)+")


def with_term(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule with the term for the one class that is the asker's; as it is where it tells a term itself, or not just one of the classes is his."""
    if rule.period or not {"月", "年"} & set(rule.per.split("/")):
        return rule
    text = library.text(rule.document)
    end = text.find("\n", rule.end)
    end = end if end >= 0 else len(text)
    if any(rule.end < other.start < end for other in library.rules([rule.document])):
        end = min(other.start for other in library.rules([rule.document]) if other.start > rule.end)
    told = list(_TERM.finditer(text, rule.end, end))
    if not told and (term := _of_chapter(rule, library)):
        return replace(rule, period=term)
    mine = [one for one in told if subject_check(_OPENS.sub("", one["who"]), own).verdict == "符合"]
    if len(told) < _CLASSES or len(mine) != 1:
        return rule
    words = mine[0].group()
    start = next((words.find(sign) for sign in ("最长", "最多", "不超过", "不得超过") if sign in words), words.find(mine[0]["term"]))
    years = mine[0]["term"].removesuffix("年")
    return replace(rule, period=words[start:], years=int(years) if years.isdigit() else rule.years)


def _of_chapter(rule: SupportRule, library: Library) -> str:
    """The term that an item behind the rule, in its chapter, tells of all that this grants; "" where none does."""
    if len(rule.path) < _CLASSES:
        return ""
    found = _OWN_ITEM.search(library.text(rule.document), rule.end, rule.end + _BEHIND)
    return "" if found is None or library.section_at(rule.document, found.start("term")).path[: len(rule.path) - 1] != rule.path[:-1] else found["term"]
