"""What an insurance or relief pays by a table of thresholds and shares: the row of the hospital's level or of the asker's class, the column of how he is insured
("二级 500 75% 88%"), and what other sentences change of it (第二次住院起付标准减半, 未备案的降低20个百分点)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.concerning import decided
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.told.said import same
from assistant.eligibility.told.spoken import in_figures
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support.assigned import tells
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import quantities
from prompts import say

_ASKED = re.compile(r"(?:报销?|救助|支付|补偿|给)[^，。？]{0,6}(?:多少|几)|(?:报销|救助|支付)比例")
_SHARE_ASKED = re.compile(r"(?:报销|救助|支付|补偿)?比例(?:是|有)?(?:多少|几)|百分之几|报几成")
_THRESHOLD, _SHARE, _LIMIT = re.compile("起付"), re.compile("(?:支付|报销|救助|补偿)比例"), re.compile("限额|封顶")
_LEVEL = re.compile(r"([一二三])[级甲乙]")
_KINDS = {"居民": "居民|新农合|农合", "职工": "职工", "在职": "在职|上班|在岗", "退休": "退休", "住院": "住院", "门诊": "门诊"}
"""What sets the columns apart, and how people tell it."""
_MONEY = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>万?元|)$")
_AGAIN = re.compile(r"(?:第二次|二次|再次|第2次)[^，。；\n]{0,8}住院的?，?起付(?:标准|线)(?:减半|降低50%|按50%)")
_AGAIN_TOLD = re.compile("第[二2三3四]次|再次住院|又住(?:了)?院")
_LOWERED = re.compile(r"(?P<case>[^，。；：\n]{2,24}?)的，(?:支付|报销)比例(?P<way>降低|提高)(?P<points>\d+(?:\.\d+)?)个百分点")
_UNFILED, _UNFILED_TOLD = re.compile("(?:未|没有?)(?:办理|按规定)?[^，]{0,4}备案"), re.compile("(?:没有?|未)(?:去|办理?|做)?(?:过)?(?:异地|转诊|转院)?(?:就医)?备案")
_WAIVED = re.compile(r"(?P<who>[^，。；：\n.]{2,30}?)(?:在[^，。；\n]{1,8})?(?:住院)?不设起付")
_OR = re.compile(r"、|以及|或者?|[和及]")
_OF_ROWS = re.compile("机构|医院|级别|等级|对象|人员|类别|人群")
"""What the first column of such a table is called: a table by kinds of treatment is none."""
_ROWS = 12
_BEHIND = 700


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of such a table: its threshold and share, None where several columns may be meant, its limit, and the places of header and row."""

    threshold: Decimal
    share: Decimal
    limit: Decimal | None
    head: tuple[int, int]
    place: tuple[int, int]


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What is paid of the cost that the asker tells, or the share of it where that is asked; None where row or column is not told, or another sentence may change it."""
    if not _ASKED.search(query.question):
        return None
    told = in_figures("。".join((*query.dialogue[:-1], query.question)))
    meant = documents_in_force(query, library)
    found = [(document, row) for document in (library.cards if meant is None else meant) for row in _rows(library.text(document), told) if not of_another_kind(
        told, "".join(library.section_at(document, row.place[0]).path))]
    if len(found) != 1:
        return None
    document, row = found[0]
    draft = _worked(document, row, query, told, library)
    rule = next(iter(library.rules([document])), None)
    notes = decided(rule, own, library, today).warnings if rule is not None else ()
    return draft and replace(draft, text="\n".join((*(f"> {note}" for note in notes), draft.text)), warnings=notes)


def sums_told(told: str) -> set[Decimal]:
    """The sums of money that a text in figures tells, in 元."""
    return {one.value * (10000 if one.unit.startswith("万") else 1) for one in quantities(told) if _SUM_UNIT.fullmatch(one.unit)}


_SUM_UNIT = re.compile("万|万?(?:元|块钱?)")


def of_another_kind(question: str, heading: str) -> bool:
    """Whether a heading names a kind of insurance or relief (大病保险, 医疗救助) that is not the one which a question asks about."""
    asking = next((one for one in reversed(re.split("[，。；？?]", question)) if re.search("多少|几", one)), "")
    wanted, named = (set(_KIND.findall(words)) for words in (asking, heading))
    wanted = wanted or set(_KIND.findall(question))
    return bool(named) and not wanted & named


_KIND = re.compile("大病|救助|倾斜|长期护理|长护|补充|生育")


def _rows(text: str, told: str) -> Iterator[_Row]:
    lines = [(one.start(), one.group().split("\t")) for one in re.finditer(r"[^\n]+", text)]
    for at, (start, cells) in enumerate(lines):
        if len(cells) == 1:
            continue
        threshold = [place for place, cell in enumerate(cells) if place and _THRESHOLD.search(cell)]
        shares = _columns([(place, cell) for place, cell in enumerate(cells) if place and _SHARE.search(cell)], told)
        if len(threshold) != 1 or len(shares) != 1 or not _OF_ROWS.search(cells[0]):
            continue
        limits = [place for place, cell in enumerate(cells) if place and _LIMIT.search(cell)]
        behind = lines[at + 1 : at + _ROWS]
        body = behind[: next((n for n, row in enumerate(behind) if len(row[1]) != len(cells)), len(behind))]
        mine = [row for row in body if _of(row[1][0], told)]
        if len(mine) != 1:
            continue
        place, row_cells = mine[0]
        share = re.fullmatch(r"(\d+(?:\.\d+)?)%", row_cells[shares[0]].strip())
        least = _money(row_cells[threshold[0]])
        if share is not None and least is not None:
            limit = _money(row_cells[limits[0]]) if len(limits) == 1 else None
            yield _Row(least, Decimal(share[1]) / 100, limit or None, (start, start + len("\t".join(cells))), (place, place + len("\t".join(row_cells))))


def _columns(columns: Sequence[tuple[int, str]], told: str) -> list[int]:
    """The columns of which all that sets them apart is told."""
    if len(columns) == 1:
        return [columns[0][0]]
    apart = [kind for kind in _KINDS if 0 < sum(kind in cell for _, cell in columns) < len(columns)]
    own = [kind for kind in apart if re.search(_KINDS[kind], told)]
    return [place for place, cell in columns if all((kind in cell) == (kind in own) for kind in apart)]


def _of(cell: str, told: str) -> bool:
    """Whether a row is for the level of hospital, or the class of people, that the asker tells."""
    level = _LEVEL.match(cell)
    if level is not None:
        return {one[1] for one in _LEVEL.finditer(told) if re.match("[^，。；]{0,3}(?:医院|医疗|综合|定点|的?院)", told[one.end() :])} == {level[1]}
    return any(tells(name, same(told), told) for name in _OR.split(re.sub(r"[（(][^）)]*[）)]", "", cell)))


def _money(cell: str) -> Decimal | None:
    bare = cell.strip()
    if bare.startswith(("无", "不设", "0")):
        return Decimal(0)
    found = _MONEY.search(bare)
    return Decimal(found["value"]) * (10000 if found["unit"].startswith("万") else 1) if found is not None else None


def _worked(document: str, row: _Row, query: Query, told: str, library: Library) -> Draft | None:
    text = library.text(document)
    rest = text[row.place[1] : row.place[1] + _BEHIND]
    if row.threshold and any(tells(name, same(told), told) for one in _WAIVED.finditer(rest) for name in _OR.split(one["who"])):
        return None
    cite = Citations(library)
    path = library.section_at(document, row.place[0]).path
    places = [row.head, row.place]
    share, shown = row.share, f"{plain(row.share * 100)}%"
    lowered = [one for one in _LOWERED.finditer(rest) if _UNFILED.search(one["case"])] if _UNFILED_TOLD.search(told) else []
    steps: list[Computation] = []
    for one in lowered[:1]:
        points = Decimal(one["points"]) / 100 * (-1 if one["way"] == "降低" else 1)
        share += points
        shown = f"{plain((share * 100).normalize())}%"
        sign = "−" if points < 0 else "+"
        steps.append(Computation("share", f"{plain(row.share * 100)}%{sign}{plain(abs(points) * 100)}% = {shown}", share * 100, "%", ()))
        places.append((row.place[1] + one.start(), row.place[1] + one.end()))
    threshold = row.threshold
    again = _AGAIN.search(rest) if _AGAIN_TOLD.search(told) else None
    if again is not None and threshold:
        steps.append(Computation("share", f"{in_unit(threshold, '元')}×50% = {in_unit(threshold / 2, '元')}", threshold / 2, "元", ()))
        threshold /= 2
        places.append((row.place[1] + again.start(), row.place[1] + again.end()))
    costs = sums_told(told)
    lines = []
    if _SHARE_ASKED.search(query.question):
        working = steps[0].expression if lowered else shown
        lines.append(say("reimbursed.share", working=working, marks="".join(f"[{cite.span(document, path, *place)}]" for place in places)))
    elif len(costs) == 1:
        cost = costs.pop()
        paid = max(cost - threshold, Decimal(0)) * share
        whole = f"({in_unit(cost, '元')}−{in_unit(threshold, '元')})×{shown}" if threshold else f"{in_unit(cost, '元')}×{shown}"
        steps.append(Computation("subsidy", f"{whole} = {in_unit(paid, '元')}", paid, "元", ("asker",)))
        if row.limit is not None and paid > row.limit:
            steps.append(Computation("subsidy", f"min({in_unit(paid, '元')}, {in_unit(row.limit, '元')}) = {in_unit(row.limit, '元')}", row.limit, "元", ()))
        marks = "".join(f"[{cite.span(document, path, *place)}]" for place in places)
        lines += [say("reimbursed.paid", working=one.expression, marks=marks if one is steps[-1] else "") for one in steps]
    else:
        return None
    lines += [say("support.origin", quote=text[slice(*place)].strip(), mark=f"[{cite.span(document, path, *place)}]") for place in places]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)
