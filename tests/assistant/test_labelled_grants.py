"""Grants told under labels against an asker: what stands under 补贴条件 is asked for, one case of several is enough, the term bounds the years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import decide, facts
from assistant.eligibility.conditions.year_steps import years_of
from assistant.eligibility.records import Decision
from index.records import CleanText, Document, Metadata
from index.rules import extract

_RENT = """补贴条件：
（1）创业者符合以下条件之一：
①军转干部、退役军人；
②登记失业人员、就业困难人员。
（2）相关场地非经营者自有物业。
补贴标准：每连续租满1年补贴6000元。
补贴期限：累计不超过3年。
"""


def _decided(said: str) -> Decision:
    (rule,) = extract(Document("d", Metadata(), CleanText(_RENT)), (), ())
    return decide(rule, facts((said,), ()))


def test_no_certain_verdict_while_conditions_are_untold() -> None:
    assert _decided("我开的小店租满两年了，能补多少？").verdict == "要补充"


@pytest.mark.parametrize(("years", "comes_to"), [("两年", 12000), ("四年", 18000)])
def test_term_bounds_the_years(years: str, comes_to: int) -> None:
    made = _decided(f"我是退役军人，开的小店连着租满{years}了，能领多少？")
    assert [one.value for one in made.amounts] == [Decimal(comes_to)]


@pytest.mark.parametrize("who", ["退役军人", "登记失业人员"])
def test_one_case_is_enough(who: str) -> None:
    (check,) = [one for one in _decided(f"我是{who}，小店租满一年了，能领多少？").checks if one.text.endswith("之一")]
    assert check.verdict == "符合"


@pytest.mark.parametrize(("words", "years"), [("第三、第四、五年租金", (3, 4, 5)), ("第四、第五年", (4, 5)), ("前三年", (1, 2, 3)), ("第一、二年", (1, 2))])
def test_years_named(words: str, years: tuple[int, ...]) -> None:
    assert years_of(words) == years
