"""The cheapest way to read a text as words: a lattice of words over its places, and the best path through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from index.slips.questions import STOP


class Edge(NamedTuple):
    """A `word` read up to the place `end`, what it costs, and whether it is not what is typed."""

    end: int
    word: str
    cost: float
    guessed: bool = False


class Step(NamedTuple):
    """A word of a path over the places `start` to `end`."""

    start: int
    end: int
    word: str
    guessed: bool


def best(edges: Sequence[Sequence[Edge]], bond: Callable[[str], float]) -> tuple[float, list[Step]]:
    """The least cost of a path from the first place to behind the last, and that path. `edges` are those that begin at each place;
    `bond` is what the last sign of a word and the first of the next give back."""
    reached: list[dict[str, tuple[float, Step | None, str]]] = [{} for _ in range(len(edges) + 1)]
    reached[0][STOP] = (0.0, None, "")
    for place, leaving in enumerate(edges):
        for last, (so_far, _, _) in reached[place].items():
            for end, word, cost, guessed in leaving:
                cost += so_far - bond(last + word[0])
                sign = word[-1]
                known = reached[end].get(sign)
                if known is None or cost < known[0]:
                    reached[end][sign] = (cost, Step(place, end, word, guessed), last)
    ends = {sign: cost - bond(sign + STOP) for sign, (cost, _, _) in reached[-1].items()}
    sign = min(ends, key=lambda one: ends[one])
    least, path, place = ends[sign], [], len(edges)
    while place:
        _, step, before = reached[place][sign]
        assert step is not None
        path.append(step)
        place, sign = step.start, before
    return least, path[::-1]
