"""Whether a retold draft says what the checked one says: the same marks, the same figures, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.records import MARK, Draft

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def faithful(checked: Draft, told: Draft) -> bool:
    """Whether `told` has each mark and each number of `checked`, and no number that is not one of them or one of them told in
    other powers of ten (2800亿 as 280 billion)."""
    if [sorted(set(MARK.findall(text))) for text in _texts(checked)] != [sorted(set(MARK.findall(text))) for text in _texts(told)]:
        return False
    before, after = _numbers(checked), _numbers(told)
    digits = {_digits(value) for value in before}
    return before <= after and all(_digits(value) in digits for value in after - before)


def _texts(draft: Draft) -> Iterator[str]:
    yield draft.text
    yield "\n".join(draft.warnings)
    yield "\n".join(one.expression for one in draft.computations)
    yield "\n".join(cell for row in draft.table.rows for cell in row) if draft.table is not None else ""


def _numbers(draft: Draft) -> frozenset[Decimal]:
    return frozenset(Decimal(found.replace(",", "")) for text in _texts(draft) for found in _NUMBER.findall(MARK.sub("", text)))


def _digits(value: Decimal) -> str:
    """A number without its power of ten."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")
