"""Cases that a document leaves out by a time, a rank in a row or a figure: 申请前12个月内购买机动车的, 购买第三套及以上住房的, 毕业超过3年入职的."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import denied, same
from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import numeral
from index.words import tagged

_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
_BACK = re.compile(rf"^(?:(?:自|从)?[一-鿿]{{0,4}}?(?:之日|日|当日|时)?起?[以之]?前|最?近|上)(?P<time>{_NUMBER}个?(?:年|月))(?:度)?[以之]?内(?:曾经?|有过?|因为?|由于|发生过?)?(?P<case>.{{2,}})$")
_RANKED = re.compile(rf"第(?P<rank>{_NUMBER})(?P<counter>[套次辆家个孩处台笔])(?:[以之]上|及[以之][上后])")
_TELLING = ("n", "v", "j", "l", "i")
_DONE = frozenset({"入职", "就业", "上岗", "到岗", "申请", "申报"})
"""What one does when the time has passed goes without saying (毕业超过3年入职)."""


def within_time(what: str) -> tuple[str, Decimal] | None:
    """The case that counts only where it happened so many months before, with those months, None where `what` names none."""
    found = _BACK.match(what)
    times = durations(found["time"]) if found is not None else ()
    return (found["case"], times[0].months) if found is not None and times else None


def ranked(what: str, own: Facts) -> str:
    """The clause in which the asker tells of the rank that `what` leaves out, or a later one (第三套), "" if none."""
    found = _RANKED.search(what)
    least = numeral(found["rank"]) if found is not None else None
    if found is None or least is None:
        return ""
    for clause in CLAUSE.finditer(own.text):
        for told in re.finditer(rf"第(?P<rank>{_NUMBER}){found['counter']}", clause.group()):
            rank = numeral(told["rank"])
            if rank is not None and rank >= least and not denied(told.group(), clause.group()):
                return clause.group().strip()
    return ""


def spoken_of(rest: str, own: Facts) -> str:
    """The clause that has most of the words of `rest` and a figure where the asker says all of them, "" where he does not."""
    words = [word for word, tag in tagged(same(rest)) if len(word) > 1 and tag[:1] in _TELLING and word not in _DONE]
    if not words or any(word not in same(own.text) for word in words):
        return ""
    clauses = [one.group().strip() for one in CLAUSE.finditer(own.text)]
    return max(clauses, key=lambda clause: (sum(word in same(clause) for word in words), _FIGURE.search(clause) is not None))


_FIGURE = re.compile(r"[\d一二两三四五六七八九十]")

