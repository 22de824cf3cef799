"""Support rules from tables of standards (补贴标准表): a row is one rule, or one for each sum in it."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Cell, Condition, Document, Row, SupportRule, Table
from index.rules.cells import of_cell
from index.rules.columns import CAP_NAMED, CLAUSE, GRANT_NAME, LIMITS, NUMBER, UNIT
from index.rules.figures import Figure, figures
from index.rules.graded import graded, of_column, of_row
from index.rules.leads import under
from index.rules.measured import base_of, duration, per_of
from index.rules.of_rows import of_articles
from index.rules.promised import promise_of
from index.rules.steps import joined_steps, sum_in
from index.rules.table_limits import limits_of
from index.rules.unit_above import with_unit
from index.rules.worded_cells import worded

_GRANT = re.compile(r"补助|补贴|奖励|资助|奖补|扶持|救助|津贴|补偿|贴息|报销|支持(?:标准|额度|政策|方式)")
_COLUMN = re.compile(r"(?:安家费|标准|金额|额度|补助|补贴|奖励|资助|奖补|扶持|支持|救助|津贴|报销)(?!.*(?:方向|条件|要求|对象|类别|范围|主体|依据|名称|情形|领域)$)")
_BARE = re.compile(r"(?:最高|不超过|上限)?\d+(?:\.\d+)?(?:[-—~至]\d+(?:\.\d+)?)?")
_TERM = re.compile(r"期限|年限|时间")
_TERM_COLUMN = re.compile(r"(?:最长|最高|累计|补[贴助]|发放|享受|支持|资助|奖励|扶持|保障|救助){0,3}的?(?:期限|年限|时限|时长)(?:[（(][^（）()]*[）)])?")
"""A column that tells for how long something is given asks for nothing."""
_INSURES = re.compile(r"(?=.*(?:费率|保险?费))(?=.*(?:保额|保险金额|保障|自[缴付]|农户|个人))")
_BOUND_OF = re.compile(r"(?:上限|最高|最长|最大|限额|封顶|期限|年限)[^（(]{0,4}[(（][^()（）]+[)）]$")
"""A column that tells with its unit how much there is at most of something (人才公寓面积上限（平方米）): no condition of the sums beside it."""
_MONTHS = re.compile(r"[(（](?P<unit>个?月|年)[)）]$")
"""A column of numbers of months or years."""
_FOR_WHOM = re.compile(r"对象|主体")
"""A column that tells whom a sum is for."""
_THING = re.compile(r"类别|项目|名称")
_OFFICE = re.compile(r"(?:牵头|责任|主管|受理|实施|落实|经办|审核|兑现)(?:单位|部门|科室|机构)$")
"""A column that tells which office sees to it."""


def rules_of_tables(
    document: Document, tables: tuple[Table, ...], stated: list[SupportRule]
) -> tuple[list[SupportRule], list[SupportRule]]:
    """The rules of the tables whose title, heading or columns speak of a grant.

    A cell of words ("按实际支出的30%给予补助，最高20万元") is read as running text is, under what the other cells of its row say; a cell of
    figures only is a sum of its own. What the text promises by a table (of its rules `stated`) holds for all rows of the table, what an article promises
    for the rows that it names: the second list are the rules stated that are left besides, for the rows say those promises whole."""
    found: list[SupportRule] = []
    left = list(stated)
    for table in (with_unit(one, document.text) for one in tables):
        title = table.title + "".join(table.path[-1:])
        promise = promise_of(table, stated, document.text)
        if promise is None and not _GRANT.search(title + "".join(table.columns)):
            continue
        if _INSURES.search("".join(table.columns)):
            continue  # what an insurance costs and who bears it is no grant
        columns = _giving(table)
        grades = [] if columns else graded(table)
        if not columns and not grades:
            continue
        rows = _ladder([rule for row in table.rows for rule in _row(document, table, row, columns or grades, grades)], document.text)
        if promise is None:
            rows, whole = of_articles(table, rows, left, document.text)
            left = [one for one in left if one not in whole]
        if promise is not None and rows:
            left = [one for one in left if one != promise]
            lead = (promise.start, promise.end)
            subject = "" if "、" in promise.subject else promise.subject
            names = [cell.text for row in table.rows for cell in row.cells[:1]]
            common = tuple(one for one in promise.conditions if not GRANT_NAME.search(one.text))
            common = tuple(of_column(one) for one in common) if grades else common
            rows = [replace(_under(rule, subject, tuple(of_row(one, _first(document.text, rule), names) for one in common), named=bool(grades)), lead=rule.lead or lead) for rule in rows]
        limits = limits_of(table, document.text)
        found += [replace(rule, limits=tuple(dict.fromkeys((*rule.limits, *limits)))) if rule.benefit != "qualitative" else rule for rule in rows] if limits else rows
    return found, left


def _giving(table: Table) -> list[int]:
    """The columns whose cells tell what is given; one that only names it (补助项目) is none where another one has the sums."""
    columns = [i for i, name in enumerate(table.columns) if _COLUMN.search(name) and not _MONTHS.search(name)]
    told = [i for i in columns if any(i < len(row.cells) and (CLAUSE.search(row.cells[i].text) or _sums(row.cells[i].text, table.columns[i] + table.title)) for row in table.rows)]
    grants = [i for i in told if not CAP_NAMED.search(table.columns[i])]
    most = {i for i in told if i not in grants and any(_of_same(table.columns[i], table.columns[j]) for j in grants)}
    return [i for i in told if i not in most] or columns


def _of_same(most: str, grant: str) -> bool:
    """Whether a column tells the most of what another one gives ("最高补助" beside "补助比例"); one of a grant with a name of its own does not."""
    return _MERE_MOST.sub("", UNIT.sub("", most)) in ("", *_GRANT.findall(grant))


_MERE_MOST = re.compile(rf"{CAP_NAMED.pattern}|不得|单[个项家户]|每[个家户项年]|企业|项目|主体|年度|金额|额度|总额|标准|限|额")


def _under(rule: SupportRule, subject: str, common: tuple[Condition, ...], *, named: bool = False) -> SupportRule:
    """The rule of a row under what is promised to all; one that only its row names keeps that name, whoever is called so, and so does one of a table that
    tells by its rows of which thing it is (`named`)."""
    done = under(rule, subject, common)
    if named and rule.subject and rule.subject not in done.subject and not any(rule.subject in one.text for one in done.conditions):
        return replace(done, subject=rule.subject)
    return done if done.subject or rule.benefit == "qualitative" else replace(done, subject=rule.subject, conditions=tuple(one for one in done.conditions if one.text != rule.subject))


def _first(text: str, rule: SupportRule) -> str:
    """The first cell that is printed in the row of a rule."""
    return text[rule.start : rule.end].split("\t")[0].strip()


def _ladder(rows: list[SupportRule], text: str) -> list[SupportRule]:
    """The rules of the rows, those after each other that each tell the share of one part of a figure as one rule whose steps add up."""
    if not all(any(one.unit and one.text.endswith("部分") for one in rule.conditions) for rule in rows):
        return rows
    return [replace(rule, quote=text[rule.start : rule.end]) for rule in joined_steps(rows)]


def _row(document: Document, table: Table, row: Row, columns: list[int], grades: list[int]) -> list[SupportRule]:
    """The rules of one row; the name of a column in `grades` is the condition of the sum under it."""
    found: list[SupportRule] = []
    others = [
        (table.columns[i], cell)
        for i, cell in enumerate(row.cells)
        if i not in columns
        and i < len(table.columns)
        and cell.text
        and table.columns[i] not in ("序号", "备注")
        and not _OFFICE.search(table.columns[i])
    ]
    office = next((cell.text for name, cell in zip(table.columns, row.cells, strict=False) if _OFFICE.search(name)), "")
    remarks = [cell.text for i, cell in enumerate(row.cells) if i not in columns and i < len(table.columns) and cell.text and table.columns[i] == "备注"]
    for_whom = next((cell for name, cell in others if _FOR_WHOM.search(name) and not CAP_NAMED.search(name)), None)
    subject = for_whom.text if for_whom is not None else next((cell.text for name, cell in others if _THING.search(name) and not CAP_NAMED.search(name)), "")
    held = tuple(
        of_cell(name, cell)
        for name, cell in others
        if cell is not for_whom and not _TERM_COLUMN.fullmatch(name) and not (_BOUND_OF.search(name) and NUMBER.fullmatch(cell.text)) and not (CAP_NAMED.search(name) and _limit(cell.text, name) is not None)
    )
    beside = [*((name, cell.text) for name, cell in others if LIMITS.search(name)), *(("备注", text) for text in remarks)]
    limit, limit_per = next((told for name, text in beside if (told := _limit(text, name)) is not None), (None, ""))
    term, years = next((lasts for _, text in beside if (lasts := duration(text))[0]), ("", None))
    term = term or next((text for name, text in beside if _TERM.search(name) and not (_MONTHS.search(name) and text.isdigit())), "")
    for i in columns:
        if i >= len(row.cells):
            continue
        if i not in grades and (spoken := worded(document, table, row, i, columns)):
            found += [_with_remark(_beside(rule, limit, limit_per, term, years), table, row, i, document.text) for rule in spoken]
            continue
        words, name = row.cells[i].text, table.columns[i]
        sums = _sums(words, name + table.title)
        per = UNIT.search(name) or UNIT.search(table.title)
        for figure in sums:
            capped = CAP_NAMED.search(words[: figure.start][-8:] + name) is not None
            money = figure.kind == "money"
            unit = figure.unit or (limit.unit if limit is not None else "万元")
            most = sum_in(limit, unit) if limit is not None and not (money and capped) else None
            each = (per[2] or _column_each(name)) if per else _column_each(name) or per_of(words[: figure.start], words[figure.end :])
            path = (*table.path, UNIT.sub("", name)) if len(columns) > 1 and i not in grades else table.path
            found.append(
                SupportRule(
                    document=document.id,
                    quote=document.text[row.start : row.end],
                    subject=subject,
                    conditions=(*(one for one in held if not one.text.endswith(f"：{subject}")), Condition(name, "other")) if i in grades else held,
                    benefit="rate_with_cap" if not money else "cap_only" if capped else "fixed",
                    rate=None if money else figure.value,
                    base=base_of(words[: figure.start]) or _measured_by(held, name) if not money else "",
                    cap=figure.value if money and capped else most,
                    amount=figure.value if money and not capped else None,
                    amount_max=figure.value_max if money and not capped else None,
                    tiers=(),
                    per=each or (limit_per if not money else ""),
                    currency_unit=unit,
                    period=term or _lasting(others, name),
                    years=years,
                    valid_until=document.meta.valid_until,
                    path=path,
                    start=row.start,
                    end=row.end,
                    department=office,
                    confidence=0.8,
                )
            )
    return found


def _column_each(name: str) -> str:
    """What each sum of a column is for, by its name ("每间客房补助"), "" where it does not tell."""
    found = _OF_EACH.match(UNIT.sub("", name))
    return found["unit"] if found is not None else ""


_OF_EACH = re.compile(r"每(?P<unit>间|张|人|亩|头|只|台|套|辆|个|名|座|架次|平方米|吨|株|场)(?![月年])")


def _measured_by(held: tuple[Condition, ...], column: str) -> str:
    """What a share is of that its cell does not tell: the sum spent by which the rows differ ("设备投资额：500万元以上 | 补助比例：6%")."""
    names = [one.text.partition("：")[0] for one in held if one.unit.endswith("元") and (one.minimum is not None or one.maximum is not None)]
    spent = [UNIT.sub("", one) for one in names if _SPENT.search(UNIT.sub("", one))]
    return spent[0] if len(spent) == 1 and "息" not in column else ""


_SPENT = re.compile(r"(?:投资|投入|支出|花费|购置|采购|成交|交易|合同|销售)(?:总)?(?:额|金额|价格?|费用?)?$|费用?$|成本$|价格?$")
"""The name of a sum that is spent, of which a share can be given."""


def _lasting(others: list[tuple[str, Cell]], column: str) -> str:
    """For how long the sum of a column is given at most, where a column of numbers beside it tells that of the same grant ("租房补贴最长期限（月）") or of all."""
    grant = UNIT.sub("", column)
    told = [(found["unit"], cell.text) for name, cell in others if _TERM.search(name) and (found := _MONTHS.search(name)) is not None and cell.text.isdigit()
            and (name.startswith(grant) or not _GRANT.search(name))]
    return f"{told[0][1]}{'个月' if '月' in told[0][0] else '年'}" if len(told) == 1 else ""


def _beside(rule: SupportRule, limit: Figure | None, per: str, term: str, years: int | None) -> SupportRule:
    """The rule of a cell with the cap and the term that columns of their own tell for its row, where it has none."""
    if limit is not None and rule.cap is None and rule.benefit != "qualitative":
        unit = rule.currency_unit if rule.amount is not None else limit.unit
        rule = replace(rule, cap=sum_in(limit, unit), currency_unit=unit, per=rule.per or (per if rule.rate is not None else ""))
    return rule if rule.period or not term else replace(rule, period=term, years=years)


def _with_remark(rule: SupportRule, table: Table, row: Row, column: int, text: str) -> SupportRule:
    """The rule with the remark that its row prints behind the cell which states it ("单个机构最高60万元")."""
    remark = next((cell for name, cell in zip(table.columns[column + 1 :], row.cells[column + 1 :], strict=False) if LIMITS.search(name) and cell.start is not None and (len(cell.text) > 1 or cell.text.isdigit())), None)
    if remark is None or remark.end is None or "\n" in text[rule.end : remark.end]:
        return rule
    return replace(rule, end=remark.end, quote=text[rule.start : remark.end])


def _limit(text: str, name: str) -> tuple[Figure, str] | None:
    """The most that a cell beside the sums tells ("单个项目最高200万元") and what it is for, None where it tells none."""
    found = next((one for one in _sums(text, name) if one.kind == "money"), None)
    if found is None or not (CAP_NAMED.search(text[: found.start]) or CAP_NAMED.search(name)):
        return None
    return found, per_of(text[: found.start], text[found.end :])


def _sums(words: str, header: str) -> tuple[Figure, ...]:
    """The sums of a cell; a bare number takes the unit of its column."""
    found = figures(words)
    unit = UNIT.search(header)
    bare = _BARE.fullmatch(words.strip())
    if found or unit is None or bare is None:
        return found
    return figures(words.strip() + unit[1])
