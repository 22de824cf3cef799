"""Numbers in square brackets of quotes are no citation marks."""

import pytest

from assistant.compose.footnotes import told_apart
from assistant.records import Citation, Draft, Grid, Reason, Status


def _draft(text: str, *quotes: str, rows: tuple[tuple[str, ...], ...] = ()) -> Draft:
    cited = tuple(Citation(n, "d", "某规划", "", (), quote, 0, len(quote), None) for n, quote in enumerate(quotes, 1))
    return Draft(Status.ANSWERED, Reason.NONE, text, citations=cited, table=Grid(("指标",), rows) if rows else None)


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("“3 单位用地产出提升 % 预期性 - [20]”[1]", "3 单位用地产出提升 % 预期性 - [20]", "“3 单位用地产出提升 % 预期性 - ［20］”[1]"),
        ("造林[15]万亩、治沙[2]万亩[1]", "造林[15]万亩、治沙[2]万亩", "造林［15］万亩、治沙［2］万亩[1]"),
        ("见文献[3][4]。[1]", "见文献[3][4]。", "见文献［3］［4］。[1]"),
        ("[2]指五年累计数[1]", "[2]指五年累计数", "［2］指五年累计数[1]"),
        ("目标：20[1]。\n原文：“[20]”[1]", "提升 % - [20]", "目标：20[1]。\n原文：“［20］”[1]"),
        ("到2025年达到20%[1]", "到2025年达到20%", "到2025年达到20%[1]"),
    ],
)
def test_numbers_in_brackets_of_a_quote_get_other_brackets(text: str, quote: str, told: str) -> None:
    assert told_apart(_draft(text, quote)).text == told


def test_cells_of_a_table_too() -> None:
    grid = told_apart(_draft("见表[1]", "造林[15]万亩", rows=(("造林[15]万亩[1]",),))).table
    assert grid is not None and grid.rows == (("造林［15］万亩[1]",),)
