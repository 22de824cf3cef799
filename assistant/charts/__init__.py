"""A comparison of three or more figures as one SVG drawing: figures over years, or bars where all are of one year.

Told apart without colour: filled marks and solid lines are reported figures, hollow marks and dashed lines targets; an arrow up means
以上, down 以内, a bar between two ends a range; each document has its own shape; each region or scope has its name written at its
line. A line joins figures of one scope and kind only, and never two of one year. Colours come from CSS variables with plain
fallbacks, so that a saved drawing looks the same outside the page.
"""

from assistant.charts.draw import Drawing, chart, drawing
from assistant.charts.svg import WIDTH
from assistant.compute import plain

__all__ = ["WIDTH", "Drawing", "chart", "drawing", "plain"]
