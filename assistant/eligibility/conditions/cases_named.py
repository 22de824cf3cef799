"""Which of several cases of one clause is the asker's, by what sets it apart from the others (从事旅客运输的…，从事货物运输的…: 只飞货运的)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.eligibility.told.said import same
from index.synonyms import expand

CASE = re.compile(r"(?:(?<=[，；;。])|^)(?P<which>[^，。；;]{3,40}?的)(?:企业|单位|机构|项目|家庭|人员|申请人)?[，,](?P<what>[^；;。]+?)(?=[；;。]|$|[，,][^，。；;]{3,40}?的(?:企业|单位|机构|项目|家庭|人员|申请人)?[，,])")
"""What is asked of some, before it who they are."""


def asked_of(sentence: str, said: str) -> str:
    """What a sentence asks of the asker: all of it, of several cases by their names what his own asks, "" where he does not say which."""
    cases = [one for one in CASE.finditer(sentence) if not re.search(r"\d", one["which"])]
    if len(cases) < _SEVERAL:
        return sentence
    his = of_one([one["which"] for one in cases], said)
    return "" if his is None else cases[his]["what"]


_SEVERAL = 2


def of_one(cases: Sequence[str], said: str) -> int | None:
    """The place of the one case of which the asker says a pair of signs that no other case has, in his own words or in the printed ones for them; None where
    that is none or several."""
    told = same(said + "，".join(expand(said)))
    pairs = [{"".join(pair) for pair in pairwise(same(case))} for case in cases]
    hit = [place for place, own in enumerate(pairs) if any(pair in told and not any(pair in other for at, other in enumerate(pairs) if at != place) for pair in own)]
    return hit[0] if len(hit) == 1 else None
