"""The values of an award with what the words around them say: of what a share is taken, for each of what, with which cap."""

from __future__ import annotations

import re
from dataclasses import replace

from index.rules.awards import Award
from index.rules.figures import Figure
from index.rules.measured import APPLICANT, PER_EVENT_BEFORE
from index.rules.values import Value


def filled(award: Award, text: str, pieces: list[tuple[str, int | None]]) -> list[Value]:
    """The values of `award`, whose words before what is given are `pieces` of the document's text."""
    return _for_each_event(_based(_capped(award, text), pieces), pieces)


_BASE_PHRASE = re.compile(
    r"(?P<base>(?<![\d.])(?![万亿元])[^，。；、的\d]{0,16}(?:的)?(?:价款|部分|费用|(?:保险|检测|服务|手续|担保|评估|学|保|代理|展位|会)费|金额|总额|投资额|租金|利息|成本|贡献|收入|增量|税款))(?:的)?$"
)


_NO_NAME = re.compile(r"^(?:并?且?对|[(（]?[^()（）]*[)）]|以[上下内]|及|的)+")


def _based(values: list[Value], pieces: list[tuple[str, int | None]]) -> list[Value]:
    """Rates without a base take the figure that the words before them end on ("…的增长部分，给予50%奖励")."""
    named = next((m["base"] for words, _ in reversed(pieces) if (m := _BASE_PHRASE.search(words))), "")
    named = _NO_NAME.sub("", named)
    return [
        replace(v, base=named) if v.rate and not v.base and named not in ("", "部分") else v for v in values
    ]


def _for_each_event(values: list[Value], pieces: list[tuple[str, int | None]]) -> list[Value]:
    """Sums without a measure, or with that of their cap, are for each of what the words before count ("每设立一个分支机构，…给予20万元")."""
    event = next((m["per"] for words, _ in pieces if (m := PER_EVENT_BEFORE.search(words))), "")
    return [replace(v, per=event) if event and v.amount and v.per in ("", *APPLICANT) else v for v in values]


def _own_caps(award: Award, text: str) -> list[tuple[Figure, str]]:
    """The caps of clauses that each name one of the things that the words before list, in their order ("…枢纽、起降点，分别按20%、15%…，
    单个枢纽不超过400万元，单个起降点不超过60万元"); none where they are not one for each value."""
    clauses = [clause for _, _, clause in award.caps]
    if len(award.caps) < 2 or len(award.caps) != len(award.values) or len(set(clauses)) < len(clauses):
        return []
    named = [match["what"] for clause in clauses if (match := _ONE_OF.match(text, clause)) is not None]
    words = "".join(text[a:b] for a, b in award.head)
    places = [words.rfind(one) for one in named]
    fitting = len(named) == len(clauses) and len(set(named)) == len(named) and min(places) >= 0 and places == sorted(places)
    return [(figure, per) for figure, per, _ in award.caps] if fitting else []


_ONE_OF = re.compile(r"(?:其中)?(?:单[个家项台座]?|每[个家项台座]|同一)?(?P<what>[一-鿿]{2,8}?)(?:每年|年度|累计|最高|最多|不超过|不得超过|补|奖)")


_AS_SPENT = re.compile(r"据实|(?:按|依)(?:照)?实际[^，。；\d]{0,12}(?:给予|予以|报销|补助|补贴|救助|资助)")
"""Words that give what was spent, so that a sum after them is the most of it."""


def _capped(award: Award, text: str) -> list[Value]:
    """The values with their caps: one cap for all, or as many caps as values; a capped rate is a rate."""
    values = list(award.values)
    sums = _own_caps(award, text) or [(f, per) for f, per, clause in award.caps if f.kind == "money" and clause == award.caps[0][2]]
    rates = [f for f, _, _ in award.caps if f.kind == "rate"]
    if rates and not any(v.rate for v in values):
        values = [replace(v, rate=rates[0]) if v.cap and not v.amount else v for v in values] or [
            Value(rate=rates[0])
        ]
    values = [
        replace(v, rate=v.cap, cap=None)
        if v.cap is not None and v.cap.kind == "rate" and v.rate is None
        else v
        for v in values
    ]
    if len(values) == 2 and values[0].rate and values[1].cap and not values[1].rate:
        values = [replace(values[0], cap=values[1].cap, per=values[0].per or values[1].per)]
    spent = any(_AS_SPENT.search(text[a:b]) for a, b in award.head)
    only_caps = len(values) == 2 and not spent and all(v.cap and not v.rate and not v.amount and not v.label for v in values)
    if only_caps and values[0].per not in ("", "年") and values[1].per in ("", "年"):
        return [replace(values[0], amount=values[0].cap, cap=values[1].cap)]
    if len(values) == 1 and len(sums) > 1 and values[0].rate and not values[0].cap:
        return [replace(values[0], cap=figure, per=per or values[0].per) for figure, per in sums]
    if len(values) == 1 and values[0].cap and values[0].per not in ("", "年") and not values[0].rate and sums:
        return [replace(values[0], amount=values[0].cap, cap=sums[0][0])]
    if len(sums) == len(values):
        return [
            replace(v, cap=v.cap or f, per=v.per or per) for v, (f, per) in zip(values, sums, strict=True)
        ]
    if sums:
        return [
            replace(v, cap=v.cap or sums[0][0], per=v.per or (sums[0][1] if v.rate else "")) for v in values
        ]
    return values
