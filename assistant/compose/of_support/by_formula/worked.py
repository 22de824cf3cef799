"""The value of an expression of numbers, signs and brackets: "(40 − 0) × 16 × 0.8" is 512."""

from __future__ import annotations

from decimal import Decimal


def worked(tokens: list[Decimal | str]) -> Decimal | None:
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
