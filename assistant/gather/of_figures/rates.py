"""Yearly rates of growth as documents state them: whether one is asked for, and which rows are such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.records import Query
from index.records import Target

_RATE = re.compile(
    r"年均(?:的)?(?:增长|增速|增幅|递增|下降|降幅)|每年(?:平均)?(?:增长|递增|下降|涨)(?:多少|百分之几|几个点)"
    r"|(?<![高低快慢多少])(?:同比)?(?:增长|下降)(?:了)?(?:多少|百分之(?:多少|几)|几个百分?点)"
)
_AVERAGE = "年均"
_SEVERAL = re.compile("年均|每年|期间|时期|平均")
_LEVEL = re.compile(r"(?:要|达|做|搞|干|实现|完成)(?:到|成)?多少|规模[^，。]{0,6}多少|(?:值|产量|收入|利润|投资额?)(?:是|为|有|达到?)*多少(?!%|个|百分)|总量|总额|绝对|(?:多少|几)(?:万|千|百)?(?:亿|元|家|户|个(?!百分点|点)|吨|人)")
_WORKED_OUT = re.compile(r"[从由自].{1,14}[到至]|比.{2,14}(?:年均|增)|实际|复合|算|倒推|折合|相当于|完成.{0,6}需|才能|得要?(?:年均|涨|增)|必须|需要?(?:年均|涨|增)")


def asked(query: Query) -> bool:
    """Whether a yearly rate of growth is asked for as a document states it: of one year or plan at most, not between years that the asker names,
    not from a figure of his own, nor worked out in so many words."""
    text = query.text
    told = _RATE.search(text) is not None and not _LEVEL.search(text) and not _WORKED_OUT.search(text)
    return told and not query.asker and len(query.years) < 2 and "backward" not in query.operations


def of_one_year(rows: Sequence[Target], text: str) -> tuple[Target, ...]:
    """The rates of a year by itself where a question asks for no average of several years and some rows are such; else all rows."""
    alone = tuple(row for row in rows if _AVERAGE not in f"{row.indicator}{row.quote}")
    return alone if alone and not _SEVERAL.search(text) else tuple(rows)


def is_rate(row: Target) -> bool:
    """Whether a row is a yearly rate of growth or fall."""
    return row.measure == "annual_growth"
