"""Computations done again: an expression as shown ("(2800 ÷ 1500)^(1/7) − 1 ≈ 9.33%") is read, evaluated in Decimal and compared.

No `eval`: a small recursive reader of + − × ÷ ^, brackets, min/max, ln, 取整 (rounding down), %, and figures with or without unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, DecimalException, localcontext
from typing import NamedTuple

from index.quantities import split_scale

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<unit>[%％‰]|[万亿]?[A-Z]{3}(?![A-Za-z])|[\u4e00-\u9fff²³%]+(?:/[\u4e00-\u9fff]+)*|[kKMG]W[h]?)?(?:/[\u4e00-\u9fff]+)*"
    r"|(?P<call>min|max|ln|取整)\s*[(（]|(?P<close>[)）])[\u4e00-\u9fff]*|(?P<sign>[-−－–+＋×✕xX*÷/^(（)）,，=≈≒]))"
)
_SIGNS = {"−": "-", "－": "-", "–": "-", "＋": "+", "✕": "×", "x": "×", "X": "×", "*": "×", "/": "÷", "（": "(", "）": ")", "，": ",", "≒": "≈"}
_PARTS = {"%": Decimal(100), "％": Decimal(100), "‰": Decimal(1000), "个百分点": Decimal(100), "百分点": Decimal(100)}
_LARGEST = 64


class Unreadable(ValueError):
    """The expression is no arithmetic that can be done again."""


class Number(NamedTuple):
    """A number as printed in an expression, with its unit."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation of an expression: whether it holds, the numbers left of its sign, the result as shown.

    `steps` are the values met on the way (a product before it is capped), scales and percents worked in.
    """

    holds: bool
    operands: tuple[Number, ...]
    result: Number
    steps: tuple[Decimal, ...] = ()


class _Token(NamedTuple):
    kind: str
    text: str
    unit: str = ""


def equations(expression: str) -> tuple[Equation, ...]:
    """The equations of an expression, several separated by ；. Raises Unreadable where one is no arithmetic."""
    return tuple(_equation(part) for part in re.split(r"[；;\n]", expression) if part.strip())


def _equation(text: str) -> Equation:
    tokens = _tokens(text)
    depth, places = 0, []
    for place, token in enumerate(tokens):
        depth += token.text in ("(", "min", "max", "ln", "取整")
        depth -= token.text == ")"
        if depth == 0 and token.text in "=≈":
            places.append(place)
    if not places:
        raise Unreadable(text)
    left, right = tokens[: places[0]], tokens[places[-1] + 1 :]
    if not left:  # "= 300万元": a sum that is given, not worked out
        left = right
    sign = "-" if right and right[0].text == "-" else ""
    right = right[1:] if sign else right
    if len(right) != 1 or right[0].kind != "number":
        raise Unreadable(text)
    result = Number(Decimal(sign + right[0].text), right[0].unit)
    loose = any(tokens[place].text == "≈" for place in places)
    operands = tuple(Number(Decimal(token.text), token.unit) for token in left if token.kind == "number")
    reader = _Reader(left, scaled=True)
    reader.value()
    return Equation(_holds(left, operands, result, loose), operands, result, tuple(reader.steps))


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    text = text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Unreadable(text)
        place = match.end()
        if match["number"]:
            found.append(_Token("number", match["number"].replace(",", ""), match["unit"] or ""))
        elif match["close"]:
            found.append(_Token("sign", ")"))
        elif match["call"]:
            found.append(_Token("call", match["call"]))
        else:
            found.append(_Token("sign", _SIGNS.get(match["sign"], match["sign"])))
        if len(found) > 4 * _LARGEST:
            raise Unreadable(text)
    return found


def _holds(left: list[_Token], operands: tuple[Number, ...], result: Number, loose: bool) -> bool:
    """Whether the left side is the result: with scales and percents worked in, or on the bare numbers where units agree."""
    scales = {split_scale(number.unit)[0] for number in (*operands, result) if number.unit and number.unit not in _PARTS}
    tries: list[tuple[bool, Decimal, Decimal]] = [(True, _scaled(result.value, result.unit), _scaled(Decimal(1), result.unit))]
    if len(scales) <= 1:
        tries.append((False, result.value, Decimal(1)))
        if result.unit in _PARTS:
            tries.append((False, result.value / _PARTS[result.unit], 1 / _PARTS[result.unit]))
    exponent = result.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    for scaled, wanted, one in tries:
        value = _Reader(left, scaled).value()
        slack = Decimal(5).scaleb(-places - 1) * one if loose else Decimal("1e-12") * max(abs(wanted), Decimal(1))
        if abs(value - wanted) <= slack:
            return True
    return False


def _scaled(value: Decimal, unit: str) -> Decimal:
    return value / _PARTS[unit] if unit in _PARTS else value * split_scale(unit)[0]


class _Reader:
    """Recursive descent over tokens; `scaled` multiplies figures by the scale of their unit (万 → 10⁴; % always by 0.01)."""

    def __init__(self, tokens: list[_Token], scaled: bool) -> None:
        self._tokens = tokens
        self._scaled = scaled
        self._place = 0
        self.steps: list[Decimal] = []

    def value(self) -> Decimal:
        try:
            with localcontext() as context:
                context.prec = 40
                value = self._sum()
        except DecimalException as error:
            raise Unreadable("") from error
        if self._place != len(self._tokens):
            raise Unreadable("")
        return value

    def _next(self) -> str:
        return self._tokens[self._place].text if self._place < len(self._tokens) else ""

    def _take(self, *texts: str) -> str:
        text = self._next()
        if text not in texts or not text:
            return ""
        self._place += 1
        return text

    def _sum(self) -> Decimal:
        value = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Decimal:
        value = self._power()
        while sign := self._take("×", "÷"):
            other = self._power()
            value = value * other if sign == "×" else value / other
            self.steps.append(value)
        return value

    def _power(self) -> Decimal:
        value = self._atom()
        if self._take("^"):
            exponent = self._atom()
            if abs(exponent) > _LARGEST:
                raise Unreadable("")
            value = value**exponent
        return value

    def _atom(self) -> Decimal:
        if self._take("-"):
            return -self._atom()
        if self._take("取整"):
            value = self._sum()
            self._close()
            value = value.to_integral_value(ROUND_FLOOR)
            self.steps.append(value)
            return value
        if self._take("ln"):
            value = self._sum()
            self._close()
            return value.ln()
        if call := self._take("min", "max"):
            values = [self._sum()]
            while self._take(","):
                values.append(self._sum())
            self._close()
            return min(values) if call == "min" else max(values)
        if self._take("("):
            value = self._sum()
            while self._take("=", "≈"):
                other = self._sum()
                if self._scaled and other != value:
                    raise Unreadable("")
                value = other
            self._close()
            return value
        if self._place >= len(self._tokens) or self._tokens[self._place].kind != "number":
            raise Unreadable("")
        token = self._tokens[self._place]
        self._place += 1
        value = Decimal(token.text)
        return _scaled(value, token.unit) if self._scaled or token.unit in _PARTS else value

    def _close(self) -> None:
        if not self._take(")"):
            raise Unreadable("")
