"""What an insurance pays of a cost: the share that is printed in one place, of the cost up to the limit that is printed in another, for the
days or months that the asker tells; and what is left for him to pay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.concerning import decided
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.apart import apart
from assistant.eligibility.conditions.degrees import other as other_degree
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import BRACKETED, beginning
from prompts import say

_ASKED = re.compile(r"(?:基金|医保|保险|统筹|长护险)[^，。？]{0,8}(?:付|报|支|出|承担|给)[^，。？]{0,8}(?:多少|几)|(?:报销?|支付|付)(?:掉|到)?多少")
_SELF = re.compile(r"(?:自己|个人|自个|家里|我们?)[^，。？]{0,6}(?:掏|付|出|负担|承担|花|交)[^，。？]{0,4}(?:多少|几)")
_SHARE = re.compile(r"按[^，。；]*\d[^，。；]*比例(?:支付|报销|承担|负担)|报销比例|支付比例")
_RANK = re.compile(r"[一二三四五六七八九\d]级")
_OWN_SUM = re.compile(r"\d[万千百]?元")
"""A share told with a sum of its own ("每人每次100元，由基金按100%的比例支付") is of that one."""
_LIMIT = re.compile(r"限额|支付标准|最高支付")
_FULL = re.compile(r"(?:超过|高于|大于|不低于|超出|超|用满|用足|达到|(?:用|达|花|收)(?:满|到|足))[^，。]{0,4}(?:限额|标准|上限)|按[^，。\d]{0,8}(?:限额|标准|上限)|顶格|最[多高](?:能|可以?)?(?:给?付|报|支付|出)")
_PROVIDER = re.compile(r"定点[^，。、]{0,4}机构(?!护理)")
"""Whoever provides a service at home as well as in its own house: being one says nothing of where."""
_LODGED = re.compile(r"床位|入住|住[进在到满]|收[了住进治]")
_A_YEAR = re.compile(r"(?<!\d)一年|全年|每年")
_YEAR = 12
_APART = 0.02


@dataclass(frozen=True, slots=True)
class _Cost:
    """What it costs each `unit` of time (天, 月), for how many of them; None for `each` where the limit is used up."""

    each: OwnFigure | None
    unit: str
    times: Decimal


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What is paid, None where that is not asked, or share, limit and cost are not all told in one document of the place."""
    if not _ASKED.search(query.text):
        return None
    own = replace(own, text=_as_last(query.dialogue)) if len(query.dialogue) > 1 else own
    places = documents_in_force(query, library) or library.cards
    made = [one for document in places if (one := _of(document, query, own, library, today) or _by_class(document, query, own, library, today)) is not None]
    return made[0] if len(made) == 1 else None


def _as_last(turns: Sequence[str]) -> str:
    """All that the asker says, without the earlier clauses on a place of care, or on how somebody is insured, where the last turn tells of another
    (接回家, 其实是居民医保)."""
    anew = [kind for kind in (_PLACES, _INSURED) if kind.search(turns[-1])]
    earlier = ("，".join(one for one in _CLAUSE.findall(turn) if not any(kind.search(one) for kind in anew)) for turn in turns[:-1])
    return "。".join((*earlier, turns[-1])) if anew else "。".join(turns)


_CLAUSE = re.compile(r"[^，,。；？！]+")
_INSURED = re.compile(r"(?:职工|居民|新农合)(?:基本)?(?:医保|医疗|参保|保险|的)")
_PLACES = re.compile(r"回家|在家|居家|上门|住[进在到]?[^，。；]{0,8}(?:院|机构)|入住")


def _by_class(document: str, query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What is paid for each class of persons of whom the asker does not say which he is, each class asked for; None where that alone is not open."""
    rules = [rule for rule in library.rules([document]) if rule.rate is not None and (not rule.base or rule.base not in rule.quote) and _SHARE.search(rule.quote) and not _OWN_SUM.search(rule.quote)]
    classes = list(dict.fromkeys(_whom(rule) for rule in rules if len(_whom(rule)) > 2))
    if not 1 < len(classes) <= _CLASSES or any(apart(one, [other for other in classes if other != one]) in f"{own.text} {same(own.text)}" for one in classes):
        return None
    made = [(one, draft) for one in classes if (draft := _of(document, query, replace(own, text=f"{own.text}。{one}"), library, today)) is not None and draft.status == Status.ANSWERED]
    if len(made) < 2:
        return None
    lines, cite = [say("reimbursed.which", classes="、".join(one for one, _ in made))], Citations(library)
    for one, draft in made:
        marks = "".join(f"[{cite.span(each.document, each.path, each.start, each.end)}]" for each in draft.citations)
        lines += [say("reimbursed.of_class", name=one, working=draft.computations[0].expression, marks=marks)]
        lines += [say("support.origin", quote=without_stop(each.quote), mark=f"[{cite.span(each.document, each.path, each.start, each.end)}]") for each in draft.citations]
    return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(dict.fromkeys(lines)), cite.all, tuple(draft.computations[0] for _, draft in made), decides=True)


_CLASSES = 4


def _of(document: str, query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What is paid by the rules of one document."""
    every = library.rules([document])
    shares = [rule for rule in every if rule.rate is not None and (not rule.base or rule.base not in rule.quote) and _SHARE.search(rule.quote) and not _OWN_SUM.search(rule.quote)]
    part = _only(shares, own, library)
    if part is None:
        return None
    limits = [rule for rule in every if _value(rule) is not None and _LIMIT.search(_clause(rule, library)) and _time(rule) and not _of_part(rule)]
    case = [same(one.text) for one in part.conditions]
    limit = _only([rule for rule in limits if all(one in same(_around(rule, library)) for one in case)] or limits, own, library)
    cost = _cost(limit, own, query.text) if limit is not None else None
    return None if limit is None or cost is None else _told(part, limit, cost, query, decided(part, own, library, today).warnings, library)


def _told(part: SupportRule, limit: SupportRule, cost: _Cost, query: Query, warnings: Sequence[str], library: Library) -> Draft | None:
    rate, most, unit = part.rate, _value(limit), limit.currency_unit
    assert rate is not None and most is not None
    spent = most if cost.each is None else convert(cost.each.value, cost.each.unit, unit)
    if spent is None:
        return None
    paid = min(spent, most)
    counted = f"min({in_unit(spent, unit)}, {in_unit(most, unit)})" if spent > most else in_unit(paid, unit)
    times = "" if cost.times == 1 else f"×{plain(cost.times)}"
    made = Computation("subsidy", f"{counted}{times}×{plain(rate * 100)}% = {in_unit(paid * cost.times * rate, unit)}", paid * cost.times * rate, unit, ("asker",))
    cite = Citations(library)
    marks = f"[{cite.rule(limit)}][{cite.rule(part)}]"
    lines = [say("eligibility.line.warning", warning=one) for one in warnings]
    lines.append(say("reimbursed.paid", working=made.expression, marks=marks))
    steps = [made]
    if _SELF.search(query.text):
        whole = spent * cost.times
        rest = Computation("difference", f"{in_unit(spent, unit)}{times}−{in_unit(made.result, unit)} = {in_unit(whole - made.result, unit)}", whole - made.result, unit, ("asker",))
        lines.append(say("reimbursed.rest", working=rest.expression))
        steps.append(rest)
    for rule in (limit, part):
        lines.append(say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), warnings=tuple(warnings), decides=True)


def _only(rules: Sequence[SupportRule], own: Facts, library: Library) -> SupportRule | None:
    """The one rule of which all that sets it apart is told, the most of the asker's words in it; None where two give other figures alike."""
    fitting = [rule for rule in rules if _fits(rule, rules, own)]
    words = words_of([same(own.text)], library)
    scored = sorted(((share(words, Text.of(same(_around(rule, library))))[0], rule) for rule in fitting), key=lambda pair: -pair[0])
    if not scored:
        return None
    rivals = {(rule.rate, _value(rule)) for score, rule in scored if score >= scored[0][0] - _APART}
    return scored[0][1] if len(rivals) == 1 else None


def _fits(rule: SupportRule, rules: Sequence[SupportRule], own: Facts) -> bool:
    """Whether whom the rule is for is told where others of its kind are for somebody else, and nothing told is of another grade."""
    text = f"{own.text} {same(own.text)}"
    text = text if _LODGED.search(own.text) else _PROVIDER.sub("", text)
    beside = [one for one in rules if one.path == rule.path and one is not rule]
    named = {name for one in beside if (name := _whom(one)) != _whom(rule)}
    if named and apart(_whom(rule), sorted(named)) not in text:
        return False
    if any(other_degree(one.text, own.text) for one in rule.conditions):
        return False
    ranks, told = _ranks(" ".join(one.text for one in rule.conditions)), _ranks(own.text)
    if ranks and told and not ranks & told:
        return False
    siblings = [one for one in beside if (one.start, one.end, one.subject) == (rule.start, rule.end, rule.subject)]
    cases = {one.text for sibling in siblings for one in sibling.conditions}
    own_cases = [one.text for one in rule.conditions if siblings and one.text not in cases]
    whole = any(one in text for one in (*cases, *own_cases))
    return all((one if whole else apart(one, sorted(cases))) in text for one in own_cases)


def _ranks(text: str) -> set[str]:
    """The ranks that a text names, in digits (三级 is 3级)."""
    return {one.translate(_DIGITS) for one in _RANK.findall(text)}


_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def _whom(rule: SupportRule) -> str:
    """Whom a rule is for, without the words that name the limit ("费用限额标准为职工参保人员")."""
    return rule.subject.rsplit("为", 1)[-1]


def _clause(rule: SupportRule, library: Library) -> str:
    """The stretch between full stops or semicolons in which a rule stands."""
    text = library.text(rule.document)
    return text[beginning(text, rule.start) : rule.end]


def _around(rule: SupportRule, library: Library) -> str:
    """A rule's words with its conditions, its clause and the heading above it."""
    return " ".join((*rule.for_whom, _clause(rule, library), *rule.path[-1:]))


def _value(rule: SupportRule) -> Decimal | None:
    return rule.cap if rule.cap is not None else rule.amount


def _of_part(rule: SupportRule) -> bool:
    """Whether a limit is only for a part of the cost, told in brackets ("120元（其中床位费不高于35元）") or as a part."""
    printed = in_unit(_value(rule) or Decimal(0), rule.currency_unit)
    return rule.quote.startswith("其中") or (printed not in BRACKETED.sub("", rule.quote) and printed in rule.quote)


def _time(rule: SupportRule) -> str:
    """The time for which a limit is: 天 or 月, "" for others."""
    return next((unit for unit in rule.per.split("/") if unit in ("天", "日", "月")), "")


def _cost(limit: SupportRule, own: Facts, question: str) -> _Cost | None:
    """What the asker spends in the limit's time and for how long, None where he does not tell it."""
    unit = _time(limit)
    sums = [one for one in own.figures if convert(one.value, one.unit, limit.currency_unit) is not None]
    if unit == "月":
        each = [one for one in sums if not one.each]
        months = own.planned * _YEAR if own.planned is not None else _YEAR if _A_YEAR.search(question) else own.months or 1
        longest = next((int(one.months) for one in durations(limit.period)), months)
        times = Decimal(min(months, longest))
    else:
        each = [one for one in sums if same_count(one.each, unit)]
        days = [one for one in own.figures if not one.each and same_count(one.unit, unit)]
        times = days[-1].value if days else Decimal(1)
    if not each:
        return _Cost(None, unit, times) if _FULL.search(own.text) else None
    return _Cost(each[-1], unit, times) if len({one.value for one in each}) == 1 else None
