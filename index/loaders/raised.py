"""Raised figures: an exponent (10¹⁸) must not run together with the number that it stands on."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def raised(text: str, before: str) -> str:
    """Raised `text` as it is to stand behind `before`: superscript signs where both are figures, else unchanged."""
    figures = text.strip()
    if before[-1:].isdigit() and figures.strip("+-−").isdecimal() and len(figures) <= 3:
        return figures.translate(_RAISED)
    return text
