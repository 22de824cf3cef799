"""Figures and times in Chinese policy text: `quantities(text)`, `times(text, now)`, and the families of units."""

from index.quantities.figures import Quantity, quantities
from index.quantities.numerals import chinese_number, numeral
from index.quantities.times import Time, five_year_plan, times
from index.quantities.units import in_base_units, split_scale, unit_family

__all__ = [
    "Quantity",
    "Time",
    "chinese_number",
    "five_year_plan",
    "in_base_units",
    "numeral",
    "quantities",
    "split_scale",
    "times",
    "unit_family",
]
