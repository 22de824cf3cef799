"""A sum by a formula that a document prints ("救助金额=家庭人数×本市每月最低生活保障标准×救助月数"): each factor bound to what the asker tells or
the document fixes; what is lacking is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support import formula_words
from assistant.compose.of_support.formula_given import Given, adjusted, given
from assistant.compose.of_support.formula_limits import PLACES, case_told, cases, limits
from assistant.compose.of_support.formula_worked import worked
from assistant.compute import in_unit
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library, per_library
from index.quantities import Quantity, quantities
from index.records import Passage
from prompts import say

_ASKED = re.compile(r"多少|几(?:元|块|钱|多)|怎么算|算下来")
_FORMULA = re.compile(r"(?:第[一二三四五六七八九十百]+条)?(?P<name>(?!第?[一二三四五六七八九十百]+条)[\u4e00-\u9fff]{2,16})(?:[=＝]|等于)(?P<body>[^。；;：:\n=＝]{4,160})")
_IN_WORDS = (("再?乘以", "×"), ("再?除以", "÷"), ("再?加上", "+"), ("再?减去", "−"))
"""How signs are told in words."""
_TOKEN = re.compile(r"(?P<sign>[×xX*÷/+＋\-－−()（）])|(?P<number>\d+(?:\.\d+)?%?)|(?P<factor>[^×xX*÷/+＋\-－−()（）\d]{2,24})")
_SIGNS = {"*": "×", "x": "×", "X": "×", "/": "÷", "＋": "+", "－": "−", "-": "−", "（": "(", "）": ")"}
_PRINTED = ("*[=＝]*", "*等于*乘以*", *formula_words.PRINTED)
"""What passages with a formula look like, as patterns of GLOB."""
_OWED = re.compile(r"(?:租金|费用?|税额?|缴额?|价款?)$")
_GETS = re.compile(r"(?:领|拿|补|发|报)(?:到|给)?(?:多少|几)")
_PAYS = re.compile(r"(?:交|缴|付|出|掏|花|补缴|补交)(?:到|给)?(?:多少|几)|租金|费用|(?:房租|保费|学费)(?:是|要)?(?:多少|几)")
_HITS = 12
_LEAST, _MEANT = 0.2, 0.35
"""So much of the question must stand in what a formula is about; so much, where less than half of its factors are told."""
_MATTERS = 0.25
"""A word of so much of the question's weight is what it is about."""
_CASES_TOLD = 2
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
_UNITS = {"people": "人", "months": "个月", "days": "天", "area": "平方米", "money": "元"}
_DENIED = 0.8
"""So much of what the asker has none of must stand in the name of a factor."""
_MOST_RATIO = 10
"""A bare number above this tells a sum or a count, no coefficient."""
_BY_MONTH = re.compile(r"按月|每月|月(?:发放|补贴|补助|租金)")
_A_YEAR = re.compile(r"(?:[一全1]年|每年)[^，。；？\d]{0,8}(?:多少|几|能|可|发|领|拿)")
"""What a year comes to is asked for."""
_NAMELESS = frozenset({"people", "months", "days", "area"})
"""Kinds of which a figure counts for the only factor of its kind without being called by name."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A printed formula: its place, the name of what it gives, and its tokens (signs, numbers, names of factors)."""

    start: int
    end: int
    name: str
    tokens: tuple[str, ...]

    def in_(self, text: str) -> str:
        """The formula with the rest of its clause, in the text of its document."""
        return text[self.start : self.end] + re.split("[，。；\n]", text[self.end : self.end + _NEAR], maxsplit=1)[0]

    @property
    def factors(self) -> tuple[str, ...]:
        return tuple(token for token in self.tokens if not re.match(r"[×÷+−()\d]", token))


def formulas(text: str, start: int, end: int) -> list[Formula]:
    """The formulas printed in `text[start:end]` with two factors or more."""
    found = [Formula(*one) for one in formula_words.told_in_words(text, start, end)]
    for match in _FORMULA.finditer(text, start, end):
        tokens = tuple(_SIGNS.get(token.group(), token.group().strip("的 ，,")) for token in _TOKEN.finditer(_with_signs(match["body"].rstrip("，,"))))
        one = Formula(match.start(), match.end(), match["name"], tuple(token for token in tokens if token))
        found += [one] if len(one.factors) > 1 and any(sign in one.tokens for sign in "×÷") else []
    return found


def _with_signs(body: str) -> str:
    for words, sign in _IN_WORDS:
        body = re.sub(words, sign, body)
    return body


def compose(query: Query, library: Library) -> Draft | None:
    """What the formula that the question is about gives, or which of its factors are lacking; None where none of them is told."""
    if not (_ASKED.search(query.text) and any(_measures(figure) for figure in _figures(query))):
        return None
    if not (printed := _printed_in(library)):
        return None
    words = words_of(query.topic or (query.text,), library)
    fitting: dict[str, list[tuple[float, Passage, Formula, dict[str, Quantity]]]] = {}
    sure: set[str] = set()
    for passage, one in printed:
        if _OWED.search(one.name) and _GETS.search(query.text) and not _PAYS.search(query.text):
            continue  # what one has to pay is no answer to what one is given
        if _GRANTED.search(one.name) and _PAYS.search(query.question) and not _GRANTED.search(query.question):
            continue  # … nor what one is given to what one has to pay
        said = " ".join((one.name, *one.factors, *passage.path, library.cards[passage.document].title, passage.text[: max(0, one.start - passage.start)]))
        named = _is_named(one, query.question, query.regions, passage.document, library)
        about = max(share(words, Text.of(said))[0], _MEANT if named else 0)
        here = library.cards[passage.document].meta.region in query.regions
        settled = _settled(one, query, library.text(passage.document)) if about >= _LEAST or here else {}
        if here and sum(found.value is not None and found.of_case for found in settled.values()) >= _CASES_TOLD:
            about = max(about, _MEANT)  # he tells which of the document's own cases are his
        settled = settled if about >= _LEAST else {}
        told = _bound(one, query, library, settled) if about >= _LEAST else {}
        known = sum(factor in told or factor in settled or _fixed(factor, library.text(passage.document)) is not None for factor in one.factors)
        if (told or settled) and (2 * known >= len(one.factors) or about >= _MEANT):
            fitting.setdefault(passage.document, []).append((about + len(settled), passage, one, told))
            sure |= {passage.document} if named else set()
    if not fitting:
        return None
    if len(sure) == 1:
        _, passage, one, told = max(fitting[sure.pop()], key=lambda found: len(found[3]) + found[0])
        return _told(passage, one, told, query, library)
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library))
    documents = dict.fromkeys(passage.document for passage in library.passages([hit.id for hit in hits]).values())
    meant = [found for document in documents if not _silent_on(document, words, library) for found in fitting.get(document, ())]
    best = max(meant, key=lambda found: len(found[3]) + found[0], default=None)
    return None if best is None else _told(best[1], best[2], best[3], query, library)


def _is_named(one: Formula, question: str, places: Sequence[str], document: str, library: Library) -> bool:
    """Whether a question at the place of a document names what its formula gives (租赁补贴)."""
    grant = _NAME.search(one.name)
    return grant is not None and grant.group() in question and library.cards[document].meta.region in places


_NAME = re.compile("[一-鿿]{2}(?:补贴|补助|救助|津贴|赔款)")


def _silent_on(document: str, words: Sequence[Word], library: Library) -> bool:
    """Whether a document has nowhere a word that the question is much about (个税): its formula is of something else."""
    text, total = Text.of(library.text(document)), sum(word.weight for word in words)
    return any(word.weight >= _MATTERS * total and not part_of(word, text) and not any(re.search(place, word.text) for place in PLACES.values()) for word in words)


@per_library()
def _printed_in(library: Library) -> tuple[tuple[Passage, Formula], ...]:
    """The formulas that the documents of a library print, with the passages in which they stand; gathered once."""
    return tuple((passage, one) for pattern in _PRINTED for passage in library.passages_like(pattern)
                 for one in formulas(library.text(passage.document), passage.start, passage.end))


def _settled(one: Formula, query: Query, text: str) -> dict[str, Given]:
    """The factors to which the document itself gives a figure, or one for each case."""
    return {factor: found for factor in one.factors if not cases(factor, text) and (found := given(factor, text, f"{_said(query)}。{query.question}", _figures(query))) is not None}


def _bound(one: Formula, query: Query, library: Library, settled: Mapping[str, Given]) -> dict[str, Quantity]:
    """The factors of a formula with the figures that the asker tells for them, those left out that the document gives."""
    text = _said(query)
    result = re.compile(rf"(?:(?<![能可想])(?:领|拿|享受|发)[^，。；？]{{0,12}}|{re.escape(one.name)}[^，。；？]{{0,4}})$")
    figures = [figure for figure in _figures(query) if result.search(text, 0, figure.digits) is None]  # what he has by it is none of its factors
    scored = sorted(
        ((_likeness(factor, [other for other in one.factors if other not in settled], figure, text, library), factor, figure) for factor in one.factors for figure in figures if factor not in settled),
        key=lambda found: -found[0],
    )
    told: dict[str, Quantity] = {}
    for score, factor, figure in scored:
        if score > 0 and factor not in told and figure not in told.values():
            told[factor] = figure
    return told | {factor: figure for factor, figure in _none_of(one, f"{text}。{query.question}", library).items() if factor not in told}


_NONE = re.compile(r"(?:没有|从未有过|名下无|没|无)(?P<what>房(?![东租改贷补])|[\u4e00-\u9fff]{2,12})")


def _none_of(one: Formula, text: str, library: Library) -> dict[str, Quantity]:
    """The factors of which the asker says that he has none (没有自有住房 → 人均自有住房面积 0)."""
    found = {}
    for denied in _NONE.finditer(text):
        words = words_of([denied["what"]], library)
        for factor in one.factors:
            if (words and share(words, Text.of(factor))[0] >= _DENIED) or (_HOME.match(denied["what"]) and _OWN_HOME.search(factor)):
                unit = next((name for kind, name in _UNITS.items() if kind == _kind(factor)), "")
                found[factor] = Quantity(Decimal(0), None, unit, "=", denied.start(), denied.end(), denied.start(), denied.end())
    return found


_GRANTED = re.compile("补贴|补助|救助|津贴|赔|奖")
_HOME = re.compile("(?:自有|自己的?|买过?|住|产权|什么)*(?:房子|住房|房产|房)(?![东租改贷补管间])")
_RENTED = re.compile("租(?!赁?补)(?![^，。；]*标准)[^，。；]*$")
_OWN_HOME = re.compile("自有[^×]{0,2}(?:住)?房")


def _said(query: Query) -> str:
    """All that the asker says, spelled numbers in figures."""
    return re.sub(r"(?<=\d)平(?![方米均安房台])", "平方米", re.sub(r"(?<=\d)个(?=人)", "", in_figures("。".join(query.dialogue))))


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
    if kind == "area" and _OWN_HOME.search(factor) and _RENTED.search(text[max(0, figure.digits - _NEAR) : figure.digits]):
        return 0.0
    if kind == "money" and factor.endswith("标准") and "租" not in factor and _RENTED.search(text[max(0, figure.digits - _NEAR) : figure.digits]):
        return 0.0  # what he pays is no standard
    near = Text.of(text[max(0, figure.digits - _NEAR) : figure.digits] + text[figure.tail : figure.tail + _BEHIND])
    words = words_of([factor], library)
    named = max((part_of(word, near) for word in words), default=0.0) + (factor in text[max(0, figure.digits - 2 * _NEAR) : figure.digits])
    alone = kind in _NAMELESS and sum(_kind(other) == kind for other in factors) == 1
    return named + (0.1 if alone else 0.0)


def _kind(factor: str) -> str:
    places = [(max(match.end() for match in pattern.finditer(factor)), name) for name, pattern, _ in _KINDS if pattern.search(factor)]
    return max(places)[1] if places else ""


def _told(passage: Passage, one: Formula, told: dict[str, Quantity], query: Query, library: Library) -> Draft | None:
    text, own = library.text(passage.document), _said(query)
    cite = Citations(library)
    mark = f"[{cite.span(passage.document, passage.path, one.start, one.end)}]"
    values = {factor: _value(figure) for factor, figure in told.items()}
    settled = _settled(one, query, text)
    fixed = {factor: found for factor in one.factors if factor not in told and factor not in settled and (found := _fixed(factor, text)) is not None}
    values |= {factor: (Decimal(found["value"]), "元") for factor, found in fixed.items()}
    graded = {factor: ways for factor in one.factors if factor not in values and (ways := cases(factor, text))}
    for factor, printed in graded.items():
        if (case := case_told(printed, own)) is not None:
            values[factor] = Decimal(case["value"]), case["unit"] if case["unit"].endswith("元") else ""
            fixed[factor] = case
    values |= {factor: (found.value, found.unit) for factor, found in settled.items() if found.value is not None}
    missing = [factor for factor in one.factors if factor not in values]
    quotes = [say("support.origin", quote=text[one.start : one.end].rstrip("，,"), mark=mark)]
    places = [found.span() for found in fixed.values()] + [found.place for found in settled.values()] + [found.span() for factor in missing for found in graded.get(factor, ())]
    marks = [f"[{cite.span(passage.document, (), *place)}]" for place in places]
    quotes += [say("support.origin", quote=text[slice(*place)], mark=other) for place, other in zip(places, marks, strict=True)]
    if missing:
        known = [say("formulas.known", factor=factor, value=in_unit(*values[factor])) for factor in one.factors if factor in told and values[factor][0]]
        lines = [say("formulas.missing", factors="、".join(missing), mark=mark), *quotes, *known]
        return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(lines), cite.all, decides=bool(settled))
    shown = "".join(in_unit(*values[token]) if token in values else token for token in one.tokens)
    result = worked([values[token][0] / (100 if values[token][1] == "%" else 1) if token in values else token for token in one.tokens])
    unit = next((unit for _, unit in values.values() if unit.endswith("元")), "")
    if result is None:
        return None
    if result <= 0 and "−" in one.tokens:
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((say("formulas.nothing", name=one.name, working=shown, mark="".join((mark, *marks))), *quotes)), cite.all, decides=True)
    made = Computation("subsidy", f"{shown} = {in_unit(result, unit)}", result, unit, ("asker",))
    lines = [say("formulas.result", name=one.name, working=made.expression, mark=mark), *quotes]
    steps = [made]
    for adjustment, place in adjusted(text, result, unit, own, _figures(query)):
        steps.append(adjustment)
        lines.insert(len(steps) - 1, say("formulas.limited", working=adjustment.expression))
        lines.append(say("support.origin", quote=text[slice(*place)].strip(), mark=f"[{cite.span(passage.document, library.section_at(passage.document, place[0]).path, *place)}]"))
    result = steps[-1].result
    if _BY_MONTH.search(one.in_(text)) and _A_YEAR.search(query.text):
        steps.append(Computation("total", f"{in_unit(result, unit)}×12 = {in_unit(result * 12, unit)}", result * 12, unit, ("asker",)))
        lines.insert(len(steps) - 1, say("formulas.yearly", working=steps[-1].expression))
    if len(steps) == 1 and (limit := limits(text, one.end, result, unit, _figures(query), own, library)) is not None:
        held, place = limit
        steps.append(held)
        lines[1:1] = [say("formulas.limited", working=held.expression)]
        lines.append(say("support.origin", quote=text[slice(*place)], mark=f"[{cite.span(passage.document, passage.path, *place)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)


def _value(figure: Quantity) -> tuple[Decimal, str]:
    unit = figure.unit.split("/")[0]
    if unit == "%":
        return figure.value, "%"
    unit = "元" if unit == "块" else unit
    money = convert(figure.value, unit, "元") if unit.endswith("元") else None
    return (money, "元") if money is not None else (figure.value, "")


def _fixed(factor: str, text: str) -> re.Match[str] | None:
    """Where the document itself fixes a factor at one sum ("补贴标准为建筑面积每平方米37元")."""
    found = list(re.finditer(rf"{re.escape(factor)}为[^，。；\d]{{0,12}}(?P<value>\d+(?:\.\d+)?)元", text))
    return found[0] if len({one["value"] for one in found}) == 1 else None
