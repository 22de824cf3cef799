"""What a document tells of one kind of insurance: what a unit costs, and who pays which part of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from index.records import Row


@dataclass(frozen=True, slots=True)
class Premium:
    """One kind of insurance: what it costs for one `unit` in 元 (`premium`; `rate` of `insured` where the table prints only these), and the share in
    hundredths that each pays, the insured's own under "" too; `rest` is where it is said that what public funds do not pay is the insured's, where the table has no column for it; `in_words` that a sentence tells it, no table."""

    document: str
    path: tuple[str, ...]
    row: Row
    name: str
    unit: str
    insured: Decimal | None
    rate: Decimal | None
    premium: Decimal | None
    own: Decimal
    shares: tuple[tuple[str, Decimal], ...]
    rest: tuple[int, int] | None = None
    in_words: bool = False
