"""The sum of what is printed of several things that the question names side by side, each in the paragraph that begins with its name
("甲、乙、丙三个项目总投资合计多少，一共带动多少人就业")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import Operand, in_unit
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_lists.in_a_row import in_a_row
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import Quantity, quantities
from index.records import Passage
from index.stretches import LINE
from index.words import bigrams
from prompts import say

_TOGETHER = re.compile(r"合计|一共|总共|总计|加起来|加在一起|合起来|共")
_CLAUSE = re.compile(r"[^，。；？！?]+")
_ASKS = re.compile(r"(?:多少|(?<![近这前后好])几(?!年))(?:个(?=[亿万]))?(?P<unit>[\u4e00-\u9fff]?)")
_SPENT = re.compile(r"投(?=[入下了]*(?:多少|几|了|$)|钱|$)")
"""What is put into a thing is its investment."""
_WORDLESS = re.compile(r"合计|一共|总共|总计|加起来|加在一起|合起来|大概|大约|预计|分别|能|要|可以?|共|是|有|的")
_BEGINS = 12
"""A paragraph is about a thing that it names within so many signs."""
_LABEL = 10
"""So many signs before a figure say what it measures."""
_STARTS, _BETWEEN = 2, 6
_MORE = r"[\u4e00-\u9fffA-Za-z\d（()）]{0,4}"
"""So many signs may stand between two of a name, and so many in all."""
_KIND = re.compile(r"^(?:[这那]?(?:[两二三四五六七八九十]|\d+)[个家处所座项])?(?:项目|工程|企业|公司|园区|基地)?")


@dataclass(frozen=True, slots=True)
class _Home:
    """The paragraph that is about a thing, with the passage it stands in."""

    passage: Passage
    start: int
    end: int


def compose(query: Query, library: Library) -> Draft | None:
    """The sums asked for; None unless each thing has its paragraph in one document, and each of those one figure for what is asked."""
    names = in_a_row(query)
    wanted = _wanted(query.text, names) if len(names) > 1 and _TOGETHER.search(query.text) else []
    if not wanted:
        return None
    for document in documents_for(query, library) or tuple(library.cards):
        text = library.text(document)
        if not all(name[:_STARTS] in text for name in names):
            continue
        homes = [_homes(name, document, library) for name in names]
        draft = _told(names, homes, wanted, library) if all(homes) else None
        if draft is not None:
            return draft
    return None


def _wanted(question: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """What the clauses of a question ask a figure of, without the names of the things, with the sign of its unit."""
    found = []
    for clause in _CLAUSE.findall(question):
        asks = _ASKS.search(clause)
        said = clause[: asks.start()] if asks is not None else ""
        behind = max((said.rfind(name) + len(name) for name in names if name in said), default=0)
        rest = clause[asks.end() :] if asks is not None else ""
        of_unit = asks is not None and asks["unit"] in ("亿", "万") and rest and not rest.startswith("元")
        label = _WORDLESS.sub("", _SPENT.sub("投资", _KIND.sub("", said[behind:]))) + ("" if of_unit else rest)
        found += [(label, rest if of_unit else asks["unit"])] if asks is not None and len(label) > 1 else []
    return found


def _homes(name: str, document: str, library: Library) -> list[_Home]:
    """The paragraphs of a document that begin with a name, be it with more signs between its own (某某屋顶光伏, 某某分布式屋顶光伏)."""
    opening = re.compile(_MORE.join(map(re.escape, name)))
    found = []
    for passage in library.passages_of(document):
        for line in LINE.finditer(library.text(document), passage.start, passage.end):
            begins = opening.search(line.group().strip()[: 2 * len(name) + _BEGINS])
            found += [_Home(passage, line.start(), line.end())] if begins is not None and begins.end() <= len(name) + _BEGINS + _BETWEEN else []
    return found


def _figured(homes: Sequence[_Home], label: str, sign: str, library: Library) -> tuple[_Home, Quantity] | None:
    """The figure asked for of a thing with its paragraph; None where none or several of its paragraphs tell one."""
    found = [(home, figure) for home in homes if (figure := _figure(home, label, sign, library)) is not None]
    return found[0] if len(found) == 1 else None


def _figure(home: _Home, label: str, sign: str, library: Library) -> Quantity | None:
    """The one figure of a paragraph that is named as asked for, in a unit of the kind."""
    text = library.text(home.passage.document)[home.start : home.end]
    asked = set(bigrams(label))
    fitting = []
    for one in quantities(text):
        words = re.split(r"[，、；：。（(\d\n]", text[max(0, one.digits - _LABEL) : one.digits])[-1]
        kind = family(one.unit) == "money" if sign in ("亿", "万", "元", "钱") else one.unit.endswith(sign) if sign else bool(one.unit)
        fitting += [(len(asked & set(bigrams(words))), one)] if kind and asked & set(bigrams(words)) else []
    best = max((share for share, _ in fitting), default=0)
    found = [one for share, one in fitting if share == best]
    return found[0] if len(found) == 1 and found[0].value_max is None else None


def _told(names: Sequence[str], homes: Sequence[Sequence[_Home]], wanted: Sequence[tuple[str, str]], library: Library) -> Draft | None:
    cite = Citations(library)
    lines: list[str] = []
    steps: list[Computation] = []
    for label, sign in wanted:
        figures = [_figured(one, label, sign, library) for one in homes]
        if len({home for home, _ in filter(None, figures)}) < len(names):
            return None
        operands = []
        for name, (home, figure) in zip(names, filter(None, figures), strict=True):
            mark = cite.span(home.passage.document, home.passage.path, *_sentence(name, home, figure, library))
            operands.append((name, Operand(figure.value, figure.unit, mark)))
        made = _sum([one for _, one in operands])
        if made is None:
            return None
        steps.append(made)
        lines.append(say("summed_up.total", label=label, working=made.expression))
        lines += [say("summed_up.one", name=name, figure=in_unit(one.value, one.unit), mark=f"[{one.source}]") for name, one in operands]
        lines += [say("summed_up.about")] if any(one.bound == "~" for _, one in filter(None, figures)) else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)


def _sentence(name: str, home: _Home, figure: Quantity, library: Library) -> tuple[int, int]:
    """The place of the sentence in which a figure of a paragraph stands, from the one that names the thing on."""
    text = library.text(home.passage.document)
    at = home.start + figure.digits
    start = max(home.start, *(text.rfind(stop, home.start, at) + 1 for stop in "。；\n"))
    start = start if name in text[start:at] else home.start
    return start, min((place for stop in "。；\n" if (place := text.find(stop, at)) >= 0), default=home.end)


def _sum(operands: Sequence[Operand]) -> Computation | None:
    """The sum of figures in the unit of the first; None where one cannot be told in it."""
    unit = operands[0].unit
    values = [one.value if one.unit == unit else convert(one.value, one.unit, unit) for one in operands]
    if any(value is None for value in values):
        return None
    told = [value for value in values if value is not None]
    result = sum(told, Decimal(0))
    working = f"{' + '.join(in_unit(value, unit) for value in told)} = {in_unit(result, unit)}"
    return Computation("total", working, result, unit, tuple(one.source for one in operands))
