"""Decide on one rule: the conditions, the verdict, the amounts, what to ask, what to warn of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.compute import in_unit, plain
from assistant.eligibility.conditions.age_limits import unread_age
from assistant.eligibility.conditions.fragments import formal
from assistant.eligibility.conditions.items import item_held
from assistant.eligibility.conditions.of_rule import checks
from assistant.eligibility.conditions.residence import told_here
from assistant.eligibility.conditions.time_checks import beyond
from assistant.eligibility.records import Decision, Facts, Verdict
from assistant.eligibility.sums.amounts import amounts, claim_fits
from assistant.eligibility.sums.bounds import bounded
from assistant.eligibility.sums.deductible import below
from assistant.eligibility.sums.each_person import for_each_told
from assistant.eligibility.told import of_year, parts_out, self_paid, turnover
from assistant.eligibility.told.groups_told import with_fitting
from assistant.eligibility.wording import asked_for, question_of
from assistant.records import ConditionCheck
from index.records import Metadata, SupportRule
from prompts import say


def decide(
    rule: SupportRule, facts: Facts, meta: Metadata | None = None, today: date | None = None, replaced_by: str = ""
) -> Decision:
    """Whether the asker can have what `rule` gives, how much, and what is missing; of several groups of his people those count that fulfil it.

    `meta` of the rule's document lets region and validity be held against the facts and against `today`;
    `replaced_by` is the title of a later version of it.
    """
    counted = parts_out.less_outsiders(rule, facts)
    whole = _decided(rule, counted, meta, today, replaced_by)
    return whole if counted is not facts else with_fitting(rule, facts, lambda mine: _decided(rule, mine, meta, today, replaced_by), whole)


def _decided(rule: SupportRule, facts: Facts, meta: Metadata | None, today: date | None, replaced_by: str) -> Decision:
    facts = replace(facts, text=told_here(facts.text, meta.region)) if meta is not None else facts
    facts = self_paid.told(rule, turnover.told(rule, parts_out.told(rule, of_year.told(rule, facts))))
    found = (*checks(replace(rule, conditions=tuple(one for one in rule.conditions if one.kind != _ONE_OF)), facts, meta), *(_one_of(one.text, facts) for one in rule.conditions if one.kind == _ONE_OF))
    worked = for_each_told(rule, facts, found, bounded(rule, facts, amounts(rule, facts)))
    found += tuple(ConditionCheck(rule.tiers[0].text, "不符合", one.working) for one in worked.amounts if one.value == 0 and rule.tiers)
    least = below(rule) if worked.amounts and not any(one.value for one in worked.amounts) else None
    if least is not None:
        printed = in_unit(*least)
        found += (ConditionCheck(say("eligibility.above", least=printed), "不符合", say("eligibility.reason.not_above", least=printed)),)
    found += (*beyond(rule, meta, facts), *unread_age(rule, facts))
    failed = any(check.verdict == "不符合" for check in found)
    proforma = {condition.text for condition in rule.conditions if formal(condition)}
    later_on = [check for check in found if check.verdict == "需补充" and check.text in proforma]
    open_ = [check for check in found if check.verdict == "需补充" and check not in later_on]
    missing = tuple(_question(check, rule) for check in open_) + worked.missing
    place = say("eligibility.region", place=meta.region if meta is not None else "")
    settled = any(check.verdict == "符合" and check.text != place and not _REFERS.match(check.text) for check in found)
    settled = settled or any(one.steps or rule.tiers for one in worked.amounts)
    if not missing and not settled:
        missing = (say("eligibility.ask.rule"),)
    unpriced = worked.missing if facts.only_whether and settled and not open_ else ()
    missing = tuple(one for one in missing if one not in unpriced)
    verdict: Verdict = "不能" if failed else "要补充" if missing or not rule.has_sum else "能"
    notes = list(dict.fromkeys(note for amount in worked.amounts for note in amount.notes if note != amount.working))
    if later_on and not failed:
        found = tuple(check for check in found if check not in later_on)
        notes.append(say("eligibility.note.formal", conditions="”、“".join(check.text for check in later_on)))
    for amount in worked.amounts if not failed else ():
        fits = claim_fits(amount, facts)
        if fits is not None and facts.claimed:
            claim = f"{plain(facts.claimed[-1].value)}{facts.claimed[-1].unit}"
            key = "eligibility.note.claim_right" if fits else "eligibility.note.claim_wrong"
            result = say(_limit(rule) if amount.most else "eligibility.told.just", sum=in_unit(amount.value, amount.unit))
            key = "eligibility.note.claim_within" if fits and amount.most else key
            notes.append(say(key, claim=claim, **({} if key.endswith("right") else {"result": result})))
    if rule.years is not None and facts.planned is None and worked.amounts and not failed:
        notes.append(say("eligibility.note.period", period=rule.period))
    if not rule.has_sum and missing and not failed:  # else the verdict says it
        notes.append(say("eligibility.note.qualitative"))
    if unpriced and not failed:
        notes.append(say("eligibility.note.unpriced", questions="；".join(one.rstrip("？。") for one in unpriced)))
    put_off = worked.amounts if failed and all(_GROWS.search(check.text) and not _OF_HEADS.search(check.reason) for check in found if check.verdict == "不符合") else ()
    return Decision(
        rule=rule,
        verdict=verdict,
        checks=found,
        amounts=() if failed else worked.amounts,
        missing=() if failed else missing,
        warnings=validity(rule, meta, today or date.today(), replaced_by),
        notes=tuple(notes),
        needed=() if failed else worked.needed,
        applies=not failed or bool(put_off) or _is_his(rule, found),
        later=put_off,
        decided=facts.personal or facts.built is not None or facts.nth is not None or bool(facts.claimed) or bool(worked.needed) or (facts.whole and bool(worked.amounts)),
    )


_REFERS = re.compile(r"(?:对)?(?:符合|具备|满足)(?!条件(?:之一|[:：]))[^，。；]{0,8}条件(?:的|$)")
"""A condition that refers to others, which stand elsewhere (符合申请条件的个人创业): what is told cannot meet it by its words."""
def _one_of(text: str, facts: Facts) -> ConditionCheck:
    """The check of cases of which one is enough, told by the words that open them."""
    lead, _, rest = text.partition("\n")
    check = item_held(text, facts, one_enough=True).check
    return replace(check, text=lead.rstrip("：: ") if rest else lead)


_ONE_OF = "one_of"
"""A condition that lists several cases in lines of their own, of which one is enough."""
_GROWS = re.compile(r"(?:(?<![未不])满|达到?|不少于|连续|累计)[^，。；]{0,6}[\d一二两三四五六七八九十半]+个?[月年天日]|[\d一二两三四五六七八九十半]+个?[月年天日](?:及?以上)")
"""A condition that is met as time goes on."""
_OF_HEADS = re.compile(r"[\d一二两三四五六七八九十](?:人|名|位|个(?!月))")
"""What fails by a number of people is not met by waiting (招用3人及以上、签订1年及以上劳动合同)."""


def _limit(rule: SupportRule) -> str:
    """How the most that can be had is told."""
    return "eligibility.told.most_per_month" if "月" in rule.per.split("/") else "eligibility.told.most"


def _is_his(rule: SupportRule, found: tuple[ConditionCheck, ...]) -> bool:
    """Whether the asker is whom the rule is for, as far as it is for somebody in particular; whom it leaves out it speaks of too."""
    if any(check.verdict == "不符合" and check.text.startswith(say("eligibility.except", name="")) for check in found):
        return True
    text = say("eligibility.subject", subject=rule.subject)
    subject = next((check for check in found if check.text == text), None)
    return subject is None or subject.verdict == "符合"


def _question(check: ConditionCheck, rule: SupportRule) -> str:
    if rule.subject and check.text == say("eligibility.subject", subject=rule.subject):
        return say("eligibility.ask.subject", subject=rule.subject)
    if check.reason == say("eligibility.reason.region_asked"):
        return say("eligibility.ask.region")
    condition = next((one for one in rule.conditions if one.text == check.text), None)
    return question_of(check.text) if condition is None else asked_for(condition)


def validity(rule: SupportRule, meta: Metadata | None, today: date, replaced_by: str = "") -> tuple[str, ...]:
    """A warning where the rule's document is replaced, past its validity or past its plan period."""
    if replaced_by:
        return (say("eligibility.warning.replaced", title=replaced_by),)
    who = rule.department or say("eligibility.warning.who")
    until = rule.valid_until or (meta.valid_until if meta else "")
    if until:
        own = rule.valid_until and meta is not None and meta.valid_until and rule.valid_until < meta.valid_until
        return (say(f"eligibility.warning.{'expired_own' if own else 'expired'}", until=until, who=who),) if until < today.isoformat()[: len(until)] else ()
    if meta is not None and meta.period is not None and meta.period[1] < today.year:
        return (say("eligibility.warning.period", year=meta.period[1], who=who),)
    return ()
