"""A sum by a formula that a document prints ("救助金额=家庭人数×本市每月最低生活保障标准×救助月数"): each factor bound to what the asker tells or
the document fixes; what is lacking is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility.spoken import in_figures
from assistant.eligibility.units import convert
from assistant.gather.in_force import documents_in_force
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library, per_library
from index.quantities import Quantity, quantities
from index.records import Passage
from prompts import say

_ASKED = re.compile(r"多少|几(?:元|块|钱)|怎么算|算下来")
_FORMULA = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,16})[=＝](?P<body>[^。；;\n=＝]{4,160})")
_TOKEN = re.compile(r"(?P<sign>[×xX*÷/+＋\-－−()（）])|(?P<number>\d+(?:\.\d+)?%?)|(?P<factor>[^×xX*÷/+＋\-－−()（）\d]{2,24})")
_SIGNS = {"*": "×", "x": "×", "X": "×", "/": "÷", "＋": "+", "－": "−", "-": "−", "（": "(", "）": ")"}
_PRINTED = "*[=＝]*"
"""What a passage with a formula looks like, as a pattern of GLOB."""
_HITS = 12
_LEAST = 0.2
_NEAR = 10
_BEHIND = 4
_KINDS = (
    ("people", re.compile(r"人数|人口|口数|人头|名额"), re.compile(r"[人口名位]|个人")),
    ("months", re.compile(r"月数|月份|个月"), re.compile(r"个?月")),
    ("days", re.compile(r"天数|日数"), re.compile(r"[天日]")),
    ("area", re.compile(r"面积标准|面积"), re.compile(r"平方米|平米")),
    ("money", re.compile(r"(?<!面积)标准|工资|金额|费用?|收入|租金|价|额|基数|成本|贷款|投资"), re.compile(r"[百千万亿]*元|块")),
    ("ratio", re.compile(r"系数|比例|率|折扣"), re.compile(r"|%")),
)
"""What a factor measures by its name, and in which units that is told."""
_MOST_RATIO = 10
"""A bare number above this tells a sum or a count, no coefficient."""
_NAMELESS = frozenset({"people", "months", "days"})
"""Kinds of which a figure counts for the only factor of its kind without being called by name."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A printed formula: its place, the name of what it gives, and its tokens (signs, numbers, names of factors)."""

    start: int
    end: int
    name: str
    tokens: tuple[str, ...]

    @property
    def factors(self) -> tuple[str, ...]:
        return tuple(token for token in self.tokens if not re.match(r"[×÷+−()\d]", token))


def formulas(text: str, start: int, end: int) -> list[Formula]:
    """The formulas printed in `text[start:end]` with two factors or more."""
    found = []
    for match in _FORMULA.finditer(text, start, end):
        tokens = tuple(_SIGNS.get(token.group(), token.group().strip("的 ，,")) for token in _TOKEN.finditer(match["body"].rstrip("，,")))
        one = Formula(match.start(), match.end(), match["name"], tuple(token for token in tokens if token))
        found += [one] if len(one.factors) > 1 and any(sign in one.tokens for sign in "×÷") else []
    return found


def compose(query: Query, library: Library) -> Draft | None:
    """What the formula that the question is about gives, or which of its factors are lacking; None where none of them is told."""
    if not (_ASKED.search(query.text) and any(_measures(figure) for figure in _figures(query))):
        return None
    if not (printed := _printed_in(library)):
        return None
    words = words_of(query.topic or (query.text,), library)
    fitting: dict[str, list[tuple[float, Passage, Formula, dict[str, Quantity]]]] = {}
    for passage, one in printed:
        said = " ".join((one.name, *one.factors, *passage.path, library.cards[passage.document].title, passage.text[: max(0, one.start - passage.start)]))
        about = share(words, Text.of(said))[0]
        told = _bound(one, query, library) if about >= _LEAST else {}
        if told and 2 * len(told) >= len(one.factors):
            fitting.setdefault(passage.document, []).append((about, passage, one, told))
    if not fitting:
        return None
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library))
    documents = dict.fromkeys(passage.document for passage in library.passages([hit.id for hit in hits]).values())
    meant = [found for document in documents for found in fitting.get(document, ())]
    best = max(meant, key=lambda found: (len(found[3]), found[0]), default=None)
    return None if best is None else _told(best[1], best[2], best[3], library)


@per_library()
def _printed_in(library: Library) -> tuple[tuple[Passage, Formula], ...]:
    """The formulas that the documents of a library print, with the passages in which they stand; gathered once."""
    return tuple((passage, one) for passage in library.passages_like(_PRINTED)
                 for one in formulas(library.text(passage.document), passage.start, passage.end))


def _bound(one: Formula, query: Query, library: Library) -> dict[str, Quantity]:
    """The factors of a formula with the figures that the asker tells for them."""
    text, figures = _said(query), _figures(query)
    scored = sorted(
        ((_likeness(factor, one.factors, figure, text, library), factor, figure) for factor in one.factors for figure in figures),
        key=lambda found: -found[0],
    )
    told: dict[str, Quantity] = {}
    for score, factor, figure in scored:
        if score > 0 and factor not in told and figure not in told.values():
            told[factor] = figure
    return told


def _said(query: Query) -> str:
    """All that the asker says, spelled numbers in figures."""
    return in_figures("。".join(query.dialogue))


def _figures(query: Query) -> list[Quantity]:
    """The figures that the asker tells."""
    return list(quantities(_said(query)))


def _measures(figure: Quantity) -> bool:
    """Whether a figure is told in a unit of some kind of factor."""
    return any(pattern.fullmatch(figure.unit.split("/")[0]) for _, _, pattern in _KINDS)


def _likeness(factor: str, factors: Sequence[str], figure: Quantity, text: str, library: Library) -> float:
    """How well a figure is told for a factor, 0 where it is of another kind or told of something else."""
    kind = _kind(factor)
    units = next((pattern for name, _, pattern in _KINDS if name == kind), None)
    if units is None or not units.fullmatch(figure.unit.split("/")[0]) or (kind == "ratio" and not figure.unit and figure.value > _MOST_RATIO):
        return 0.0
    near = Text.of(text[max(0, figure.digits - _NEAR) : figure.digits] + text[figure.tail : figure.tail + _BEHIND])
    words = words_of([factor], library)
    named = max((part_of(word, near) for word in words), default=0.0) + (factor in text[max(0, figure.digits - 2 * _NEAR) : figure.digits])
    alone = kind in _NAMELESS and sum(_kind(other) == kind for other in factors) == 1
    return named + (0.1 if alone else 0.0)


def _kind(factor: str) -> str:
    places = [(max(match.end() for match in pattern.finditer(factor)), name) for name, pattern, _ in _KINDS if pattern.search(factor)]
    return max(places)[1] if places else ""


def _told(passage: Passage, one: Formula, told: dict[str, Quantity], library: Library) -> Draft | None:
    text = library.text(passage.document)
    cite = Citations(library)
    mark = f"[{cite.span(passage.document, passage.path, one.start, one.end)}]"
    values = {factor: _value(figure) for factor, figure in told.items()}
    fixed = {factor: found for factor in one.factors if factor not in told and (found := _fixed(factor, text)) is not None}
    values |= {factor: (Decimal(found["value"]), "元") for factor, found in fixed.items()}
    missing = [factor for factor in one.factors if factor not in values]
    quotes = [say("support.origin", quote=text[one.start : one.end].rstrip("，,"), mark=mark)]
    quotes += [say("support.origin", quote=found.group(), mark=f"[{cite.span(passage.document, (), *found.span())}]") for found in fixed.values()]
    if missing:
        known = [say("formulas.known", factor=factor, value=in_unit(*values[factor])) for factor in one.factors if factor in told]
        lines = [say("formulas.missing", factors="、".join(missing), mark=mark), *quotes, *known]
        return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(lines), cite.all)
    shown = "".join(in_unit(*values[token]) if token in values else token for token in one.tokens)
    result = _worked([values[token][0] if token in values else token for token in one.tokens])
    unit = next((unit for _, unit in values.values() if unit.endswith("元")), "")
    if result is None:
        return None
    made = Computation("subsidy", f"{shown} = {in_unit(result, unit)}", result, unit, ("asker",))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((say("formulas.result", name=one.name, working=made.expression, mark=mark), *quotes)), cite.all, (made,), decides=True)


def _value(figure: Quantity) -> tuple[Decimal, str]:
    unit = figure.unit.split("/")[0]
    if unit == "%":
        return figure.value, "%"
    money = convert(figure.value, unit, "元") if unit.endswith("元") else None
    return (money, "元") if money is not None else (figure.value, "")


def _fixed(factor: str, text: str) -> re.Match[str] | None:
    """Where the document itself fixes a factor at one sum ("补贴标准为建筑面积每平方米37元")."""
    found = list(re.finditer(rf"{re.escape(factor)}为[^，。；\d]{{0,12}}(?P<value>\d+(?:\.\d+)?)元", text))
    return found[0] if len({one["value"] for one in found}) == 1 else None



def _worked(tokens: list[Decimal | str]) -> Decimal | None:
    """The value of an expression of numbers, signs and brackets, None where it is none."""
    place = 0

    def term() -> Decimal:
        nonlocal place
        token = tokens[place]
        place += 1
        if token == "(":
            inner = total()
            place += 1
            return inner
        if isinstance(token, Decimal):
            return token
        return Decimal(token[:-1]) / 100 if token.endswith("%") else Decimal(token)

    def product() -> Decimal:
        nonlocal place
        value = term()
        while place < len(tokens) and tokens[place] in ("×", "÷"):
            sign, place = tokens[place], place + 1
            value = value * term() if sign == "×" else value / term()
        return value

    def total() -> Decimal:
        nonlocal place
        value = product()
        while place < len(tokens) and tokens[place] in ("+", "−"):
            sign, place = tokens[place], place + 1
            value = value + product() if sign == "+" else value - product()
        return value

    try:
        value = total()
    except (ArithmeticError, IndexError):
        return None
    return value if place == len(tokens) else None
