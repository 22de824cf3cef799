"""Which article tells the conditions of what a row of a table below only names: "（二）引进种畜补助。…引进种公牛、种公羊的，…给予补助。" and, in the table that
the document refers to for all its sums, "引进种公羊 | 1000元/只 | 2万元"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.records import SupportRule, Table
from index.rules.leads import under
from index.words import bigrams

_BY_TABLE = re.compile(r"(?:见|按照?|详见|参照|执行)(?:以?下|附|如下)表|见?(?:附件|附表)")
_NEAR = 120
"""Up to this many characters before a table may refer to it."""
_NAMED = 0.6
"""The share of a row's name that the article must have, in its words or in its heading."""
_SUM = re.compile(r"[（(][^()（）]*[)）]$")


def of_articles(table: Table, rows: list[SupportRule], stated: Sequence[SupportRule], text: str) -> tuple[list[SupportRule], list[SupportRule]]:
    """The rows under the subject, the conditions, the limits and the term of the articles that give what they name, without a sum or the same share; and those
    articles, which the rows say whole. Rows of a table that no sentence before it refers to stay as they are."""
    if _BY_TABLE.search(text[max(table.start - _NEAR, 0) : table.start]) is None:
        return rows, []
    before = [one for one in stated if one.end <= table.start]
    names = [_SUM.sub("", text[row.start : row.end].split("\t")[0].strip()) for row in rows]
    articles = [_gives(_article(name, before), row) for name, row in zip(names, rows, strict=True)]
    whole = [one for one in articles if one is not None]
    done = [row if article is None else _under(row, article, "" if whole.count(article) > 1 else name) for row, article, name in zip(rows, articles, names, strict=True)]
    return done, whole


def _gives(article: SupportRule | None, row: SupportRule) -> SupportRule | None:
    """The article where it tells no sum or the share of the row, else None."""
    same = article is not None and (article.benefit == "qualitative" or (article.rate is not None and article.rate == row.rate))
    return article if same else None


def _under(row: SupportRule, article: SupportRule, name: str) -> SupportRule:
    """The row under what the article says; without its `name` among the conditions, where the article gives nothing else."""
    held = under(row, "" if row.subject else article.subject, article.conditions)
    kept = tuple(one for one in held.conditions if not (name and one.text.endswith(f"：{name}")))
    base = row.base if row.base and row.base in article.quote else article.base or row.base
    return replace(held, conditions=kept, lead=row.lead or (article.start, article.end), limits=(*row.limits, *article.limits), base=base,
                   period=row.period or article.period, years=row.years or article.years)


def _article(name: str, stated: Sequence[SupportRule]) -> SupportRule | None:
    """The one rule whose words or heading have most of a name, None where none or several have."""
    parts = set(bigrams(name))
    if len(parts) < 2:
        return None
    shares = [((max(own := _share(parts, one.quote), _share(parts, one.path[-1] if one.path else "")), own), one) for one in stated]
    most = max((share for share, _ in shares), default=(0.0, 0.0))
    best = [one for share, one in shares if share == most]
    return best[0] if most[0] >= _NAMED and len(best) == 1 else None


def _share(parts: set[str], words: str) -> float:
    return len(parts & set(bigrams(words))) / len(parts)
