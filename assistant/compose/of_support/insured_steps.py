"""What an insurance or relief pays by a table whose rows are parts of what is borne ("0—5万元 | 60%", "5万元—10万元 | 65%"), each at its own share, above a threshold and up to a
limit that the table or the sentence before it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from assistant.compose.citing import Citations
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.insured_rows import of_another_kind, sums_told
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.told.said import same
from assistant.eligibility.told.spoken import in_figures
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support.assigned import tells
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKED = re.compile(r"(?:报销?|救助|支付|补偿|赔付?|给)[^，。？]{0,6}(?:多少|几[万千百])")
_SUM = r"(?P<{}>\d+(?:\.\d+)?)(?P<{}>万|)元?"
_BETWEEN = re.compile(rf"{_SUM.format('low', 'low_')}(?:[（(]不?含[^）)]*[）)])?(?:以上)?[-—–~～至到]+{_SUM.format('high', 'high_')}(?:[（(]不?含[^）)]*[）)])?(?:以下|以内)?的?(?:部分)?")
_UP_TO = re.compile(rf"{_SUM.format('high', 'high_')}(?:[（(]不?含[^）)]*[）)])?(?:及)?(?:以下|以内)(?:[（(]不?含[^）)]*[）)])?的?(?:部分)?")
_ABOVE = re.compile(rf"(?:超过|高于)?{_SUM.format('low', 'low_')}(?:[（(]不?含[^）)]*[）)])?(?:及)?(?:以上)?(?:[（(]不?含[^）)]*[）)])?的?(?:部分)?")
_SHARE = re.compile(r"(?P<share>\d+(?:\.\d+)?)%")
_LEAST, _MOST = re.compile(r"起付"), re.compile(r"封顶|限额|最高支付")
_OVER_LEAST = re.compile(r"超过起付|起付(?:标准|线)(?:以上|部分)|扣除起付")
_NAMES = re.compile(r"大病|救助|门诊|住院|慢特病|特殊疾病|补充|生育|长期护理|倾斜")
"""What a table may be about, of which the question has to speak."""
_PLAIN = re.compile(r"普通|一般|其他|其余")
_OR = re.compile(r"、|以及|或者?|[和及]")
_MONEY = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>万?)元")
_ROWS, _BEFORE = 12, 400
_WAN = 10000


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of what is borne, between two sums in 元 (None: without end), with the share that is paid of it, and the place of its row."""

    low: Decimal
    high: Decimal | None
    share: Decimal
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The steps for one class, the threshold below them, the limit, and the places that tell these."""

    steps: tuple[_Step, ...]
    least: Decimal
    most: Decimal | None
    places: tuple[tuple[int, int], ...]


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What is paid of the one sum that the asker tells he has borne, None where no one such table is meant, or his class is told by none of its columns."""
    if not _ASKED.search(query.question):
        return None
    told = in_figures("。".join((*query.dialogue[:-1], query.question)))
    sums = sums_told(told)
    meant = documents_in_force(query, library)
    documents = () if len(sums) != 1 or not _NAMES.search(told) else library.cards if meant is None else meant
    found = [(document, one) for document in documents for one in _ladders(document, told, library)]
    if len(found) != 1:
        return None
    document, ladder = found[0]
    draft = _worked(document, ladder, sums.pop(), library)
    rule = next(iter(library.rules([document])), None)
    notes = decided(rule, own, library, today).warnings if rule is not None else ()
    return replace(draft, text="\n".join((*(f"> {note}" for note in notes), draft.text)), warnings=notes)


def _ladders(document: str, told: str, library: Library) -> Iterator[_Ladder]:
    """The tables of a document by parts of a sum that the question speaks of, each by the column of the asker's class."""
    text = library.text(document)
    lines = [(one.start(), one.group().split("\t")) for one in re.finditer(r"[^\n]+", text)]
    for at, (start, cells) in enumerate(lines):
        behind = lines[at + 1 : at + _ROWS]
        body = behind[: next((n for n, row in enumerate(behind) if len(row[1]) != len(cells)), len(behind))] if len(cells) > 1 else []
        if sum(_bounds(row[0]) is not None and _SHARE.fullmatch(row[1].strip()) is not None for _, row in body) < len(cells[:2]) or _SHARE.search("".join(cells[1:])):
            continue
        heading = "".join(library.section_at(document, start).path)
        about = heading + text[max(0, start - _BEFORE) : start].strip().rsplit("\n", 1)[-1]
        column = _column(cells, told)
        if column is None or of_another_kind(told, heading) or not any(name in told for name in _NAMES.findall(heading or about)):
            continue
        made = _ladder(start, cells, body, column, about)
        before = text[:start].rstrip()
        first = before.rfind("\n") + 1
        if made is not None:
            yield replace(made, places=((first, len(before)), *made.places)) if _LEAST.search(before[first:]) else made


def _column(head: list[str], told: str) -> int | None:
    """The column of the class that the asker tells, else that of all others; None where there is no such."""
    places = range(1, len(head))
    mine = [place for place in places if any(tells(name, same(told), told) for name in _OR.split(re.sub(r"[（(][^）)]*[）)]", "", head[place])))]
    rest = [place for place in places if _PLAIN.search(head[place]) or len(head) == len(head[:2])]
    special = [place for place in mine if place not in rest]
    return (special or rest)[0] if len(special or rest) == 1 else None


def _ladder(start: int, head: list[str], body: list[tuple[int, list[str]]], column: int, about: str) -> _Ladder | None:
    """The steps of one column with what else its rows, or the sentence before the table, tell; None where they leave a gap, or no threshold is told though there is one."""
    steps: list[_Step] = []
    places = [(start, start + len("\t".join(head)))]
    least: Decimal | None = None
    most: Decimal | None = None
    for place, row in body:
        span, cell = (place, place + len("\t".join(row))), row[column].strip()
        bounds, share = _bounds(row[0]), _SHARE.fullmatch(cell)
        if bounds is not None and share is not None:
            steps.append(_Step(*bounds, Decimal(share["share"]) / 100, span))
        elif _LEAST.search(row[0]) and (sum_ := _MONEY.fullmatch(cell)) is not None:
            least = _yuan(sum_["value"], sum_["unit"])
            places.append(span)
        elif _MOST.search(row[0]):
            sum_ = _MONEY.fullmatch(cell)
            most = _yuan(sum_["value"], sum_["unit"]) if sum_ is not None else None
            places.append(span)
    whole = all(one.high == other.low for one, other in pairwise(steps))
    named = _LEAST.search(f"{head[0]}{about}") is not None
    if not whole or (named and least is None) or (least and not _OVER_LEAST.search(f"{head[0]}{about}")):
        return None
    return _Ladder(tuple(steps), least or Decimal(0), most, tuple(places))


def _bounds(cell: str) -> tuple[Decimal, Decimal | None] | None:
    """From which sum to which a row is, None where it names no part of a sum."""
    bare = cell.strip()
    if (both := _BETWEEN.fullmatch(bare)) is not None:
        return _yuan(both["low"], both["low_"] or (both["high_"] if both["low"] != "0" and "元" not in bare.split(both["high"])[0] else "")), _yuan(both["high"], both["high_"])
    if (most := _UP_TO.fullmatch(bare)) is not None:
        return Decimal(0), _yuan(most["high"], most["high_"])
    least = _ABOVE.fullmatch(bare)
    return (_yuan(least["low"], least["low_"]), None) if least is not None and re.search("以上|超过|高于", bare) else None


def _yuan(value: str, scale: str) -> Decimal:
    return Decimal(value) * (_WAN if scale else 1)


def _worked(document: str, ladder: _Ladder, borne: Decimal, library: Library) -> Draft:
    text, cite = library.text(document), Citations(library)
    path = library.section_at(document, ladder.places[0][0]).path
    left, steps = borne, list[Computation]()
    if ladder.least:
        left = max(borne - ladder.least, Decimal(0))
        steps.append(Computation("difference", f"{_told(borne)}−{_told(ladder.least)} = {_told(borne - ladder.least)}", borne - ladder.least, "元", ("asker",)))
    used = [one for one in ladder.steps if left > one.low]
    tops = [min(left, one.high) if one.high is not None else left for one in used]
    parts = [top - one.low for top, one in zip(tops, used, strict=True)]
    steps += [Computation("difference", f"{_told(top)}−{_told(one.low)} = {_told(top - one.low)}", top - one.low, "元", ("asker",)) for top, one in zip(tops, used, strict=True) if one.low]
    paid = sum((part * one.share for one, part in zip(used, parts, strict=True)), Decimal(0))
    products = " + ".join(f"{_told(part)}×{plain(one.share * 100)}%" for one, part in zip(used, parts, strict=True))
    steps.append(Computation("subsidy", f"{products} = {_told(paid)}", paid, "元", ("asker",)))
    if ladder.most is not None and paid > ladder.most:
        steps.append(Computation("subsidy", f"min({_told(paid)}, {_told(ladder.most)}) = {_told(ladder.most)}", ladder.most, "元", ()))
    places = [*ladder.places, *(one.place for one in used)]
    marks = "".join(f"[{cite.span(document, path, *place)}]" for place in places)
    lines = [say("reimbursed.paid", working="；".join(one.expression for one in steps), marks=marks)] if used else [say("reimbursed.nothing", sum=_told(borne), least=_told(ladder.least), marks=marks)]
    lines += [say("support.origin", quote=text[slice(*place)].strip(), mark=f"[{cite.span(document, path, *place)}]") for place in places]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps) if used else (), decides=True)


def _told(value: Decimal) -> str:
    return in_unit(value, "元")
