"""Support rules from tables of standards (补贴标准表): a row is one rule, or one for each sum in it."""

from __future__ import annotations

import re

from index.records import Condition, Document, Row, SupportRule, Table
from index.rules.figures import Figure, figures
from index.rules.kinds import kind
from index.rules.measured import base_of, duration, per_of
from index.rules.steps import sum_in

_GRANT = re.compile(r"补助|补贴|奖励|资助|奖补|扶持|救助|津贴|补偿|贴息|报销")
_COLUMN = re.compile(r"(?:标准|金额|额度|补助|补贴|奖励|资助|奖补|扶持|支持|救助|津贴)")
_UNIT = re.compile(r"[(（](?:单位[:：])?((?:亿|万|千)?元|%)(?:/([^)）]+))?[)）]")
_BARE = re.compile(r"(?:最高|不超过|上限)?\d+(?:\.\d+)?(?:[-—~至]\d+(?:\.\d+)?)?")
_LIMITS = re.compile(r"限额|上限|最高|封顶|备注|说明|拨付|期限")
_TERM = re.compile(r"期限|年限|时间")
_CAP = re.compile(r"最高|不超过|上限|封顶|最多|限额")


def rules_of_tables(document: Document, tables: tuple[Table, ...]) -> list[SupportRule]:
    """The rules of the tables whose title, heading or columns speak of a grant."""
    found: list[SupportRule] = []
    for table in tables:
        title = table.title + "".join(table.path[-1:])
        columns = [i for i, name in enumerate(table.columns) if _COLUMN.search(name)]
        if not _GRANT.search(title + "".join(table.columns)) or not columns:
            continue
        for row in table.rows:
            found += _row(document, table, row, columns)
    return found


def _row(document: Document, table: Table, row: Row, columns: list[int]) -> list[SupportRule]:
    found: list[SupportRule] = []
    others = [
        (table.columns[i], cell)
        for i, cell in enumerate(row.cells)
        if i not in columns
        and i < len(table.columns)
        and cell.text
        and table.columns[i] not in ("序号", "备注")
    ]
    subject = next((cell.text for name, cell in others if re.search(r"对象|主体|类别|项目|名称", name)), "")
    held = tuple(
        Condition(f"{name}：{cell.text}", kind(name + cell.text), start=cell.start, end=cell.end)
        for name, cell in others
    )
    beside = [(name, cell.text) for name, cell in others if _LIMITS.search(name)]
    limit, limit_per = next((told for name, text in beside if (told := _limit(text, name)) is not None), (None, ""))
    term, years = next((lasts for _, text in beside if (lasts := duration(text))[0]), ("", None))
    term = term or next((text for name, text in beside if _TERM.search(name)), "")
    for i in columns:
        if i >= len(row.cells):
            continue
        words, name = row.cells[i].text, table.columns[i]
        sums = _sums(words, name + table.title)
        per = _UNIT.search(name) or _UNIT.search(table.title)
        for figure in sums:
            capped = _CAP.search(words[: figure.start][-8:] + name) is not None
            money = figure.kind == "money"
            unit = figure.unit or (limit.unit if limit is not None else "万元")
            most = sum_in(limit, unit) if limit is not None and not (money and capped) else None
            each = (per[2] or "") if per else per_of(words[: figure.start], words[figure.end :])
            found.append(
                SupportRule(
                    document=document.id,
                    quote=document.text[row.start : row.end],
                    subject=subject,
                    conditions=held,
                    benefit="rate_with_cap" if not money else "cap_only" if capped else "fixed",
                    rate=None if money else figure.value,
                    base=base_of(words[: figure.start]) if not money else "",
                    cap=figure.value if money and capped else most,
                    amount=figure.value if money and not capped else None,
                    amount_max=figure.value_max if money and not capped else None,
                    tiers=(),
                    per=each or (limit_per if not money else ""),
                    currency_unit=unit,
                    period=term,
                    years=years,
                    valid_until=document.meta.valid_until,
                    path=table.path,
                    start=row.start,
                    end=row.end,
                    confidence=0.8,
                )
            )
    return found


def _limit(text: str, name: str) -> tuple[Figure, str] | None:
    """The most that a cell beside the sums tells ("单个项目最高200万元") and what it is for, None where it tells none."""
    found = next((one for one in figures(text) if one.kind == "money"), None)
    if found is None or not (_CAP.search(text[: found.start]) or _CAP.search(name)):
        return None
    return found, per_of(text[: found.start], text[found.end :])


def _sums(words: str, header: str) -> tuple[Figure, ...]:
    """The sums of a cell; a bare number takes the unit of its column."""
    found = figures(words)
    unit = _UNIT.search(header)
    bare = _BARE.fullmatch(words.strip())
    if found or unit is None or bare is None:
        return found
    return figures(words.strip() + unit[1])
