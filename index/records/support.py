"""A support rule: its conditions, steps and limits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Benefit = Literal["rate_with_cap", "fixed", "cap_only", "qualitative"]
ReliefKind = Literal["", "less", "left", "taxed"]
LimitOn = Literal["sum", "count", "base", "price"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One separately checkable condition of a support rule.

    `kind`: region, industry, size, investment, revenue, qualification, time, first, exclusive, status, other.
    `minimum`/`maximum` with `unit` where it is a threshold on a figure named by `subject`.
    """

    text: str
    kind: str
    subject: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a stepped benefit: for figures from `minimum` (included) to `maximum` (left out), rate or amount."""

    text: str
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    rate: Decimal | None = None
    amount: Decimal | None = None
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on what a rule gives, besides its `cap`: at most `value` of `unit` for each `per`. `text == document[start:end]`.

    `on` tells what is held to it:
    "sum" the sum given: a further sum of money ("政策期内累计最高25万元", "全年不超过20万元"), or, where `base` is named, the fraction `value` of that figure
    ("补贴额不超过总造价的40%": value 0.4, unit "", base "总造价"); where `what` names several ("国家和县级补贴合计"), they come to no more together;
    "count" how many of what the rule counts are counted ("每个主体每年补贴不超过5辆": 5 辆, per "主体/年"; "补贴面积不超过2000平方米");
    "base" the figure of which the rule's rate is taken ("贴息贷款本金最高500万元");
    "price" the price of each `per` by which that figure is reckoned ("租金单价超过每月每平方米10元的按10元计算": 10 元, per "平方米/月").
    `what` are the words for what is limited ("补贴面积"), "" where none stand there.
    """

    on: LimitOn
    value: Decimal
    unit: str
    what: str
    base: str
    per: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SupportRule:
    """One support clause (扶持条款): who gets what, under which conditions. `quote == text[start:end]`.

    `rate` is a fraction (0.2), applied to `base` ("运营费"); `cap` and `amount` are in `currency_unit`; `per` is what one amount
    is for ("年", "人", "个", "平方米", "" once); `years` how many years at most; `marginal` tells tiers that add up step by step from
    tiers that apply to the whole. `lead` is the span of the sentence that governs a list, or of the table row up to the cell quoted, if the
    quote does not contain it. `limits` are the further limits beside `cap`, in text order; a sum has to keep all of them.
    `relief` tells of a rule that lets off paying the charge `base`: `rate` is the share let off ("less": 减半, 减缴85%), the share still to be paid ("left":
    按30%收取), or the rate of a tax on `base` ("taxed": 减按15%的税率); "" for what is given. All of a charge let off (免收) is benefit "qualitative", without a rate.
    """

    document: str
    quote: str
    subject: str
    conditions: tuple[Condition, ...]
    benefit: Benefit
    rate: Decimal | None
    base: str
    cap: Decimal | None
    amount: Decimal | None
    tiers: tuple[Tier, ...]
    per: str
    currency_unit: str
    period: str
    valid_until: str
    path: tuple[str, ...]
    start: int
    end: int
    years: int | None = None
    amount_max: Decimal | None = None
    marginal: bool = False
    exclusions: tuple[str, ...] = ()
    department: str = ""
    lead: tuple[int, int] | None = None
    confidence: float = 1.0
    limits: tuple[Limit, ...] = ()
    relief: ReliefKind = ""

    @property
    def for_whom(self) -> tuple[str, ...]:
        """What the rule says of those whom it is for: its subject, then the words of each condition."""
        return (self.subject, *(one.text for one in self.conditions))

    @property
    def has_sum(self) -> bool:
        """Whether what it gives can be worked out: it tells a figure, or lets off all of a charge."""
        return self.benefit != "qualitative" or bool(self.relief)
