"""The rules that the words of one cell of a table state ("按实际支出的30%给予补助，最高20万元"), under what the other cells of its row say."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, Document, Row, SupportRule, Table
from index.rules.assemble import rules_of
from index.rules.clauses import cell_sentences, pieces_of
from index.rules.columns import CAP_NAMED, CLAUSE, GRANT_NAME, LIMITS, NAMED, NUMBER, REQUIRED, UNIT
from index.rules.conditions import conditions
from index.rules.figures import figures
from index.rules.leads import under
from index.rules.named import doer
from index.rules.thresholds import thresholds
from index.rules.words import AGENT, AGENT_LAST

_ASIDE = re.compile(r"[(（](?P<words>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]$")
_MUST = re.compile(r"^(?:须|需|应当?|限|要求|仅限)+")
_NAME = 16
"""Up to this many characters a cell under “对象” is a name, else it tells conditions."""
_STEP = re.compile(r"第?[一二三四五六七八九十\d]{1,2}[档级类]")
"""The name of a step, which asks for no more than the threshold beside it."""


def worded(document: Document, table: Table, row: Row, column: int, sums: list[int]) -> list[SupportRule]:
    """The rules that the words of one cell state, under the subject and the conditions of the cells beside it; none where it holds no clause."""
    cell = row.cells[column]
    if cell.start is None or cell.end is None or not CLAUSE.search(cell.text) or not figures(cell.text):
        return []
    path, pieces = table.path, []
    case = _case(table, row, sums)
    for i, (name, other) in enumerate(zip(table.columns, row.cells, strict=False)):
        if i in sums or not other.text or NUMBER.fullmatch(other.text) or name == "序号" or LIMITS.search(name):
            continue
        aside = _ASIDE.search(other.text)
        if REQUIRED.search(name) or not NAMED.search(name):
            pieces += pieces_of(other.text, other.start)
            continue
        if i == case:
            pieces.append((other.text, other.start))
            continue
        path = (*path, other.text[: aside.start()] if aside is not None else other.text)
        if aside is not None and (_MUST.match(aside["words"]) or thresholds(aside["words"])):
            inner = _MUST.sub("", aside["words"])
            place = None if other.start is None else other.start + aside.end("words") - len(inner)
            pieces += pieces_of(inner, place)
    named = [other.text for i, (name, other) in enumerate(zip(table.columns, row.cells, strict=False)) if i not in sums and re.search("对象|主体", name) and not CAP_NAMED.search(name)]
    subject = next((text for text in named if AGENT_LAST.search(text) and len(text) <= _NAME), "") or next((one for words, _ in pieces if (one := _who(words))), "")
    if case is not None and not named:
        subject = ""
    _, held = conditions(pieces, subject or table.title)
    held = tuple(_measured(one, table, row) for one in held if not (_STEP.fullmatch(one.text) and any(other.unit for other in held)))
    rules = rules_of(document, cell_sentences(document.text, cell.start, cell.end, path))
    first = min((rule.start for rule in rules), default=cell.start)
    rules = [under(_own(rule, rule.start == first, path), subject, held) for rule in rules]
    begin = next((one.start for one in row.cells if one.start is not None and not NUMBER.fullmatch(one.text)), cell.start)
    return [
        replace(rule, start=begin, quote=document.text[begin : rule.end]) if rule.start == first == cell.start
        else replace(rule, lead=(begin, cell.start)) if begin < cell.start else rule
        for rule in rules
    ]


def _case(table: Table, row: Row, sums: list[int]) -> int | None:
    """The column that tells for whom or in which case the row holds, where others before it name what is supported ("项目 | 类别 | 补助标准")."""
    named = [i for i, name in enumerate(table.columns) if i not in sums and i < len(row.cells) and row.cells[i].text and NAMED.search(name) and not REQUIRED.search(name) and not LIMITS.search(name)]
    last = named[-1] if len(named) > 1 else None
    return last if last is not None and not GRANT_NAME.search(row.cells[last].text) else None


def _measured(one: Condition, table: Table, row: Row) -> Condition:
    """A threshold that fills a cell, on what the name of its column says ("设备投资额": "300万元以上、不足1000万元")."""
    if not one.unit or one.subject or one.start is None:
        return one
    for name, cell in zip(table.columns, row.cells, strict=False):
        if cell.start is not None and cell.end is not None and cell.start <= one.start < cell.end and not REQUIRED.search(name):
            return replace(one, subject=UNIT.sub("", name))
    return one


def _who(words: str) -> str:
    """Whom a clause of a cell of conditions names ("有进出口业务的企业", "培训机构经备案"), "" where it only counts others or names nobody."""
    if re.search(r"\d", words):
        return ""
    named = re.search(rf"的(?P<who>[^的，、]{{0,8}}{AGENT})$", words)
    return named["who"] if named else doer(words)


def _own(rule: SupportRule, first: bool, path: tuple[str, ...]) -> SupportRule:
    """The rule of a cell without a subject that only its limits or its later parts name ("每家企业不超过30万元")."""
    own = re.split(r"[；;。]|(?:每|单|同一)[个家户]?[一-鿿]{2,6}?(?:每年|全年|累计)?(?:不超过|最高|不得超过)", rule.quote)[0]
    foreign = rule.subject not in own + "".join(path[-1:])
    return replace(rule, subject="") if first and foreign else rule
