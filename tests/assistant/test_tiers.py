"""Members of a list that tell of tiers: the one that the asker's figure lies in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest

from assistant.records import AskerFigure
from assistant.stated.statements import Statement
from assistant.stated.tiers import of_tier
from index.records import Passage

AGES = ("未满35周岁的为0.1%", "满35周岁至未满50周岁的为0.2%", "满50周岁的为0.4%")
BEDS = ("床位50张以下的补5万元", "床位51张至100张的补8万元", "床位101张以上的补12万元")
PASSAGE = Passage("办法", 0, 0, (), 0, 200, "")


@pytest.mark.parametrize(
    ("texts", "value", "unit", "chosen", "told"),
    [
        (AGES, "46", "岁", 0, 1),
        (AGES, "34", "岁", 1, 0),
        (AGES, "35", "周岁", 0, 1),
        (AGES, "50", "岁", 1, 2),
        (AGES, "20", "岁", 0, 0),
        (AGES, "46", "张", 0, 0),
        (BEDS, "80", "张", 0, 1),
        (BEDS, "120", "张", 1, 2),
        (BEDS, "50", "张", 2, 0),
    ],
)
def test_the_tier_that_the_askers_figure_lies_in_is_told(texts: tuple[str, ...], value: str, unit: str, chosen: int, told: int) -> None:
    among = [Statement(PASSAGE, at, at + 1, text, "", None, cast(Any, None), 1.0) for at, text in enumerate(texts)]
    assert of_tier(among[chosen], among, [AskerFigure(Decimal(value), unit, "")]).text == texts[told]
