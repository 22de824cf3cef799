"""The shares into which a sentence splits a whole (甲占43%，乙占15%，…), told all, added up and held to 100%: what is lacking to it is told, not explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.working import summed
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_figures.reports import own_year
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from index.quantities import chinese_number
from index.records import Target
from prompts import say

_SPLIT = re.compile(r"去向|构成|[拆分切]成|组成|几大?[块类项]|各?占(?:多少|几成|百分之几|比)|比例|比重|占比|份额")
_ADDED = re.compile(r"[凑加合][^，。；？]{0,8}(?:100%|百分之百|十成|起来|一起|一块|一遍|一加)|[够到满足][^，。；？]{0,4}(?:100%|百分之百|十成)|(?:比[例重]|占比|份额)(?:之和|总和|合计|相加)")
_NUMERAL = re.compile(r"[零一二两三四五六七八九十百]+(?=[万亿])")
_OF = re.compile(r"占(?!地)(?P<whole>.*)$")
"""What a share is one of: the same, told or untold, for all parts of one whole."""
_LEAST, _MOST = 3, 12
_OWN = 2
"""The asker gives no more than the amount of the whole and the 100%."""
_BEFORE = 160
"""What is split is named in the sentence, or so many signs before it where the sentence begins with no amount of its own."""
_AMOUNT = re.compile(r"\d[\d.]*[万亿]+元?")
_WHOLE = Decimal(100)


def compose(query: Query, library: Library) -> Draft | None:
    """All parts of the one whole that the question names, their sum and how far it is from 100%; None where no sum of shares is asked for, or no one sentence
    of the documents meant splits that whole."""
    if not _SPLIT.search(query.text) or not _ADDED.search(query.text) or query.leans or len(query.asker) > _OWN:
        return None
    parts = _parts(query, library)
    if not parts:
        return None
    cite = Citations(library)
    shown = [named(row, cite, library, parts) for row in parts]
    try:
        made = summed(shown)
    except Incomparable:
        return None
    total = made.computations[0]
    apart = compute.difference(compute.Operand(_WHOLE, "%", shown[0].mark), compute.Operand(total.result, total.unit, shown[0].mark))
    key = "whole" if not apart.result else "less" if apart.result > 0 else "more"
    line = say(f"figures.parts.{key}", sum=in_unit(total.result, total.unit), **({} if key == "whole" else {"gap": in_unit(abs(apart.result), apart.unit)}))
    working = () if key == "whole" else (say("figures.working", expression=apart.expression),)
    computations = (*made.computations, *(() if key == "whole" else (apart,)))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*made.lines, line, *working, *facts(shown, library))), cite.all, computations,
                 grid(shown, library), tuple(parts), decides=True)


def _parts(query: Query, library: Library) -> list[Target]:
    """The shares of the sentence that splits what the question names; [] where none does, or several might."""
    documents = list(query.documents) or reports_of(query, library)
    groups: dict[tuple[str, tuple[int, int], str], list[Target]] = {}
    for row in library.targets(documents):
        if family(row.unit) == "share" and row.measure == "level" and row.value_max is None and (share := _OF.search(row.indicator)) is not None:
            groups.setdefault((row.document, row.sentence, share["whole"]), []).append(row)
    several = [rows for rows in groups.values() if _LEAST <= len(rows) <= _MOST and sum(row.value for row in rows) <= _WHOLE + 1]
    named = [rows for rows in several if _is_named(rows, query, library)]
    found = named or (several if query.documents and not amounts_called(query.text) else [])
    return list({row.indicator: row for row in found[0]}.values()) if len(found) == 1 else []


def reports_of(query: Query, library: Library) -> list[str]:
    """The yearly reports of the places and years named, and of the years after, which tell what was done in them."""
    years = {*query.years, *(year + 1 for year in query.years)}
    return [id for id, card in library.cards.items() if own_year(Point(document=id), library) in years and (not query.regions or card.meta.region in query.regions)]


def _is_named(rows: Sequence[Target], query: Query, library: Library) -> bool:
    """Whether the sentence that splits a whole, or what stands right before it, names it as the question does: by its amount, else by its words."""
    start, end = rows[0].sentence
    whole = library.text(rows[0].document)
    if not _AMOUNT.search(whole, start, min(row.start for row in rows)):
        start = max(0, start - _BEFORE)
    text = whole[start:end].replace(" ", "")
    numbers = amounts_called(query.text)
    if numbers:
        return any(number in text for number in numbers)
    words = [run for run in query.topic if len(run) > 1 and not _SPLIT.search(run)]
    return bool(words) and all(run in text for run in words)


def amounts_called(text: str) -> list[str]:
    """The amounts by which a question calls a whole (四万亿 → 4万亿)."""
    digits = _NUMERAL.sub(lambda match: str(chinese_number(match[0]) or match[0]), text)
    return [match[0] for match in re.finditer(r"\d[\d.]*[万千百]*亿|\d[\d.]*万(?=[元个])", digits)]
