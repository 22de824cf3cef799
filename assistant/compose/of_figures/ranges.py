"""Two figures of which one is a range (6.5%—7%) held against each other: by their lower and by their upper ends."""

from __future__ import annotations

from assistant import compute
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.records import Computation
from prompts import say


def ends(first: str, one: Cited, second: str, two: Cited) -> Worked:
    """How the ends of the first figure stand to those of the second; a figure that is no range is both of its ends."""
    words: dict[str, str] = {}
    made: list[Computation] = []
    for name, (high, low) in {"low": (one.row.value, two.row.value), "high": (one.row.value_max or one.row.value, two.row.value_max or two.row.value)}.items():
        mine, other = Operand(high, one.row.unit, one.mark), Operand(low, two.row.unit, two.mark)
        try:
            apart = compute.difference(mine, other)
            gap = apart if apart.result >= 0 else compute.difference(other, mine)
        except Incomparable as error:
            return Worked((say("figures.verdict.incomparable", why=str(error)),))
        kind = "same" if not apart.result else f"{'above' if apart.result > 0 else 'below'}{'_share' if family(one.row.unit) == 'share' else ''}"
        words[name] = say("figures.ranges.same") if kind == "same" else say(f"figures.ranges.{kind}", gap=in_unit(gap.result, gap.unit))
        made += [gap] if apart.result else []
    line = say("figures.ranges.ends", first=first, figure=f"{printed(one.row)}[{one.mark}]", second=second, other=f"{printed(two.row)}[{two.mark}]", **words)
    return Worked((line, *(say("figures.working", expression=gap.expression) for gap in made)), tuple(made))
