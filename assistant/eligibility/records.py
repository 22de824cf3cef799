"""What deciding makes: the asker's facts, what each rule gives him, and why. Frozen values; money in `Decimal`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.records import Computation, ConditionCheck
from index.records import SupportRule

Verdict = Literal["能", "不能", "要补充"]


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of the asker's: `value` counts `unit` as typed ("万元", "人"); `measure` is the normal name of what it measures.

    `words` are the words it stands in, `about` those before it since the last figure; `case` names whom it belongs to where the asker tells several apart (甲, 乙).
    `noun` is what a bare 个 counts (人, 孩); `growth` says that it is by how much the measure grew (比上年增加了120万),
    `monthly` that it is one month's, `derived` how it follows from two figures told ("520万元−400万元"), `each` what one of
    it is for ("每家5间": 家), `year` when it was so: a year, or 0 for this one, −1 for the last, −2 for that before, `thing` the words behind it ("3艘钢制渔船").
    """

    measure: str
    value: Decimal
    unit: str
    words: str
    case: str = ""
    about: str = ""
    noun: str = ""
    growth: bool = False
    monthly: bool = False
    derived: str = ""
    each: str = ""
    year: int | None = None
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the asker says of himself, over all turns; later turns override earlier ones.

    `built`: 已建成投用 True, 还没 False, not said None. `received`/`nth`/`planned` are years already received, the year asked
    about ("第四年") and the years planned, `months` for how many months he asks, `got_months` for how many he was paid where he asks what is left, `once` that one month's or year's sum is wanted whatever time he tells, `whole` that he
    asks for all the years there are. `claimed` are
    amounts the asker expects to get. `full` says that he wants all that the cap lets him have, `series` that figures of one
    measure are those of years one after another, `only_whether` that he asks whether he can have
    something and not how much. `text` is all he said, `home` the place that the document held against him governs.
    """

    text: str
    figures: tuple[OwnFigure, ...] = ()
    claimed: tuple[OwnFigure, ...] = ()
    regions: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    built: bool | None = None
    first: bool | None = None
    received: int | None = None
    nth: int | None = None
    planned: int | None = None
    months: int | None = None
    got_months: int | None = None
    once: bool = False
    whole: bool = False
    full: bool = False
    series: bool = False
    personal: bool = False
    only_whether: bool = False
    home: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """What one case gets: the total, its unit, the working ("min(600万元×20%, 200万元) = 120万元/年 × 3年 = 360万元").

    `words` tell the working in plain words ("600万元的20%是120万元，没有超过200万元上限"), `most` that it is the most that
    can be had; `notes` say which cap, tier or number of years held; `steps` are the same as computations.
    """

    case: str
    value: Decimal
    unit: str
    working: str
    notes: tuple[str, ...] = ()
    steps: tuple[Computation, ...] = ()
    words: str = ""
    most: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """What can be worked out: the amounts, one for each case, the figures that are missing for it (as questions),
    and what the base must be for a sum that the asker wants (`needed`)."""

    amounts: tuple[Amount, ...]
    missing: tuple[str, ...] = ()
    needed: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a rule can be had: each condition, the verdict, the amounts, what is missing, and warnings.

    `amounts` hold under the conditions that are not yet settled. `missing` are the questions to ask,
    `needed` what the base must be for a sum the asker wants. `decided` is False where the
    asker gave nothing to decide on: then the rule is only to be stated. `applies` is False where a condition fails and the asker
    is not, or does not say that he is, whom the rule is for: then it decides nothing for him. `later` are the amounts where nothing
    speaks against the asker but that a time is not over yet.
    """

    rule: SupportRule
    verdict: Verdict
    checks: tuple[ConditionCheck, ...]
    amounts: tuple[Amount, ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needed: tuple[Amount, ...] = ()
    decided: bool = True
    applies: bool = True
    relevance: float = 0.0
    later: tuple[Amount, ...] = ()
