"""Answers from support rules: what a rule gives, or whether and how much the asker can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.compose import applied, choices, doubled, excluded, matching, replaced, terms, topmost
from assistant.compose.beside import deducted, halved, joined, raised, raises, steps, with_sums
from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.compose.together import asked, counts_all, together
from assistant.eligibility import Decision, Facts, decide, explain, facts
from assistant.eligibility.heads import counted
from assistant.eligibility.said import grades_in
from assistant.eligibility.totals import fixed_total
from assistant.eligibility.units import convert, plain
from assistant.eligibility.vocabulary import kinds_in
from assistant.gather.rules import explained, explains, further, named_each, parts
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, ConditionCheck, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import unit_family
from index.records import SupportRule
from prompts import say

_AMOUNT = re.compile(
    r"多少钱|(?:按|每|一)[\u4e00-\u9fff]{1,3}(?:补|给|奖|算)[^，。；]{0,4}(?:还是|多少|几)|有没有(?:钱|[^，。]{0,4}标准)|(?:写|定|规定)(?:了)?(?:标准|多少|金额)|(?:补|奖|给|领)\d+(?:\.\d+)?[万亿]?元?(?:吗|么)?(?=[？?，]|$)|(?:补|奖|给|拿|领|得|扣|抵|返|免|付|报销?|贴|资助|补贴|补助|奖励|支持|减)(?:到|掉|除)?(?:了)?(?:几|多少)(?!家|个(?!亿|百|千|万)|项)|(?:差|封顶|最高)多少|(?:最高|上限|封顶)?(?:是不是|是否)(?:有)?\d+(?:\.\d+)?[万亿]?元|金额|数额|额度")
_HOW_LONG = re.compile(r"几年|几个月|多久|多长时间")
_WHETHER = re.compile(r"给不给|有没有|补不补|奖不奖|能不能|可不可以|有(?:[^，。]{0,4}的)?(?:奖励|补贴|补助|奖补|支持|钱)|还是按|行不行|[能可]以?[^，。；]{0,14}(?:吗|么|不(?=[？?]|$))")
"""Whether there is support at all is asked, besides how much."""
_NEGATIVE = re.compile(
    r"(?:哪些|哪几|哪种|哪类|什么|啥)[^，。？]{0,12}?(?:被拒|拒绝|驳回|不予|不给|不报|不支付|不能|不可以|不得|不享受|不纳入|不补|不算|拿不到|领不到|批不)"
    r"|(?:被拒|拒绝|驳回|不予|不给|不报销?|不支付|不能|不得|不享受|不纳入|不补|拿不到|领不到)[^，。？]{0,12}?(?:哪些|哪几|哪种|哪类|什么|啥)"
)
_YEARLY_CAP = re.compile(r"累计|每年|年度|全年|同一(?:申请人|企业|单位|主体|项目)|单个企业|每家企业")
_SUM = re.compile(r"[\d一二三四五六七八九十百千][万亿千百]?元|\d[%‰]|全额|减半|免[收征费除交缴]|标准")
_GOES_ON = re.compile(r"[，,](?P<words>[^。；;\n]{4,120})")
_LIMITS = re.compile(r"(?:最长|最多|累计|期限|时间|总额|合计|一般)[^，。；]{0,10}\d|不超过\d+个?[年月]")
_PART_OF = re.compile(r"[^，,]+")
_NEIGHBOUR = 260
_SHOWN = 3
_TRIED = 24
_PART = 0.3
_MOSTLY = 0.55
"""A rule with a sum for the asker's figures concerns him where it explains so much of his question."""
_LEAST = 0.45
"""A rule that explains less of a question for an amount, headings and title counted, is about something else."""
_NAMED = 0.3
"""… and less still where the question names its document."""

_CONDITIONS = re.compile(r"前提|条件|要求|门槛")
"""The conditions of support are asked for, whether or not the asker tells of any."""


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date) -> Draft | None:
    """The answer that the rules found give, None without rules and where it is asked what is not supported."""
    if _NEGATIVE.search(query.text):
        return None
    own = facts(query.dialogue, query.regions)
    draft = (
        topmost.compose(query, library)
        or excluded.compose(query, library)
        or matching.compose(query, own, library, today)
        or doubled.compose(query, rules, library)
        or applied.compose(query, rules, library)
    )
    if draft is not None or not rules:
        return draft
    rules = with_sums(rules, library)
    decisions = [_decide(rule, own, library, today) for rule in rules]
    if any(decision.decided for decision in decisions):
        mine = _his(decisions, query, own, library, today)
        open_ = choices.compose(mine or decisions, library, _warnings(decisions[:1])) if asks_amount(query) else None
        if open_ is not None and explains(query, (mine or decisions)[0].rule, library) >= (_NAMED if query.documents else _LEAST):
            return open_
        decisions = mine or [one for one in decisions if explains(query, one.rule, library) >= (_NAMED if query.documents and one.rule.benefit == "qualitative" else _LEAST)][:1]
        if not decisions or (not mine and not asks_amount(query) and not _CONDITIONS.search(query.text) and decisions[0].rule.benefit == "qualitative" and not any(
                _spoken_of(check) for check in decisions[0].checks if not check.text.startswith(say("eligibility.region", place="")))):
            return None
    cite = Citations(library)
    unpriced = asks_amount(query) and all(one.rule.benefit == "qualitative" for one in decisions)
    if any(decision.decided for decision in decisions) and not unpriced:
        return _decided(decisions, query, own, library, today)
    if asks_amount(query) and explains(query, rules[0], library) < (_NAMED if query.documents and unpriced else _LEAST) and not (named_each(query) and len(rules) > 1):
        return None
    if unpriced and _HOW_LONG.search(query.text):
        return None
    if unpriced:
        unpaid = decisions[0].rule
        mark = cite.rule(unpaid)
        text = say("support.no_amount", quote=_quote(unpaid), mark=f"[{mark}]")
        if _WHETHER.search(query.text):
            lines = [say("support.unpriced"), text, *([] if not (conditions := [one.text for one in unpaid.conditions]) else [
                say("support.conditions", conditions="；".join(conditions), mark=f"[{mark}]")])]
            return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*(f"> {note}" for note in _warnings(decisions[:1])), *lines)), cite.all)
        return Draft(Status.REFUSED, Reason.NO_AMOUNT, f"{say('refusal.no_amount')}\n{text}", cite.all)
    return _stated(decisions, query, cite, library, today)


def _his(decisions: Sequence[Decision], query: Query, own: Facts, library: Library, today: date) -> list[Decision]:
    """The decisions on the rules that concern the asker; where none of those found does, or several things are to be added
    up, those on the rules that come next and of which he can have something."""
    found = [one for one in decisions if _concerns(one, own) or (one.amounts and explains(query, one.rule, library) >= _MOSTLY)]
    if asked(query) and len([one for one in own.figures if not one.each]) > 1 and not any(counts_all(one) for one in found):
        each = _for_figures(own, decisions, library, today)
        found = each if each and len(each) >= sum(bool(one.amounts) for one in found) else found
    found += [_decide(rule, own, library, today) for rule in _of_one_sentence(found, own, library)]
    if not any(one.verdict == "能" or (one.verdict != "不能" and _fits(one)) for one in found):
        others = [_decide(rule, own, library, today) for rule in further(query, [one.rule for one in decisions], library)]
        failed = {one.rule.path for one in found}
        found += [one for one in others if (one.rule.path in failed and _within(one)) or (
            not any(other.applies for other in found) and _gives(one) and _concerns(one, own) and _fits(one))]
    return found


def _for_figures(own: Facts, known: Sequence[Decision], library: Library, today: date) -> list[Decision]:
    """For each of the asker's figures the decision on the rule that explains best what he says of it, where one does."""
    candidates = library.rules(sorted({one.rule.document for one in known}))
    found: list[Decision] = []
    for figure in own.figures:
        words = words_of([figure.about + figure.thing], library)
        alone = replace(own, figures=(replace(figure, case="" if figure.case[:1].isdigit() else figure.case),))
        explained = ((share(words, Text.of(" ".join((library.cards[rule.document].title, rule.subject, rule.quote))))[0], rule) for rule in candidates)
        close = sorted(((part, rule) for part, rule in explained if part >= _PART), key=lambda item: -item[0])
        fitting = (_decide(rule, alone, library, today) for _, rule in close[:_TRIED])
        best = next((one for one in fitting if _gives(one) and _concerns(one, alone) and not _for_another(one)), None)
        if best is not None and all(one.rule != best.rule for one in found):
            found.append(best)
    return found


def _of_one_sentence(found: Sequence[Decision], own: Facts, library: Library) -> list[SupportRule]:
    """The rules of the sentences of those `found` that give a sum for each of another kind (每艘钢制…，每艘木质…), where the asker
    counts several kinds in one unit."""
    units = [figure.unit for figure in own.figures if figure.case]
    several = {unit for unit in units if units.count(unit) > 1}
    known = {one.rule for one in found}
    counting = {(one.rule.document, one.rule.start, one.rule.per) for one in found if counted(one.rule) in several}
    return [rule for document in dict.fromkeys(place[0] for place in counting) for rule in library.rules([document])
            if (rule.document, rule.start, rule.per) in counting and rule not in known]


def _within(decision: Decision) -> bool:
    """Whether the asker's figure lies within a limit of the rule, and nothing speaks against him."""
    limits = {one.text for one in decision.rule.conditions if one.unit}
    return decision.verdict != "不能" and bool(decision.amounts) and any(check.verdict == "符合" and check.text in limits for check in decision.checks)


def _gives(decision: Decision) -> bool:
    """Whether a sum can be worked out from the asker's figures."""
    return decision.verdict != "不能" and any(one.steps or decision.rule.tiers for one in decision.amounts)


def _concerns(decision: Decision, own: Facts) -> bool:
    """Whether the asker speaks of whom or what the rule is for, of one of its conditions, or of what it is measured on or
    counted by."""
    mine = [check for check in decision.checks if not check.text.startswith(say("eligibility.region", place=""))]
    kinds = kinds_in(decision.rule.base) | kinds_in(" ".join(f"{one.subject} {one.text}" for one in decision.rule.conditions))
    measured = any(figure.measure in kinds for figure in own.figures if figure.measure not in ("", "支出", "投资"))
    counted = decision.rule.amount is not None and any(one.steps for one in decision.amounts)
    return not mine or measured or counted or any(_spoken_of(check) for check in mine)


def _spoken_of(check: ConditionCheck) -> bool:
    """Whether the asker says something of what is checked."""
    return check.verdict != "需补充" or check.reason.startswith(say("eligibility.reason.said", words=""))


def _for_another(decision: Decision) -> bool:
    """Whether the rule is for somebody in particular of whom the asker does not speak."""
    subject = say("eligibility.subject", subject="")
    return any(check.text.startswith(subject) and not _spoken_of(check) for check in decision.checks)


def asks_amount(query: Query) -> bool:
    """Whether an amount of money is asked for."""
    return unit_family(query.unit) == "money" or bool(_AMOUNT.search(query.text))


def tells_amount(draft: Draft, query: Query, library: Library) -> bool:
    """Whether a passage quoted tells a sum or share of what the question, which asks for one, is about."""
    return any(
        _SUM.search(one.quote) and explained(query, one.document, (*one.path, one.quote), library) >= _LEAST for one in draft.citations)


def _decide(rule: SupportRule, own: Facts, library: Library, today: date) -> Decision:
    later = library.superseded.get(rule.document, "")
    title = library.cards[later].title if later else ""
    rule = raised(joined(rule, library), own, library)
    return decide(rule, own, library.cards[rule.document].meta, today, title)


def _of_grade(rules: Sequence[SupportRule], query: Query) -> list[SupportRule]:
    """Of rules for several grades (五星级, 四星级) those for a grade that the question names, all where it names none of them."""
    asked_for = set(grades_in(query.text))
    named = [(rule, set(grades_in(" ".join((rule.subject, *(one.text for one in rule.conditions)))))) for rule in rules]
    most = max((len(asked_for & own) for _, own in named), default=0)
    return [rule for rule, own in named if not own or len(own & asked_for) == most] if most else list(rules)


def _stated(decisions: Sequence[Decision], query: Query, cite: Citations, library: Library, today: date) -> Draft:
    """What the rules say, where the asker tells nothing of himself."""
    rules = _of_grade([decision.rule for decision in decisions], query)
    lines = []
    for rule in {(rule.document, rule.start): rule for rule in sorted(rules, key=lambda one: one.end)}.values():
        lines.append(say("support.rule", title=short_title(rule.document, library), quote=_quote(rule), mark=f"[{cite.rule(rule)}]"))
        lines += [*replaced.of(rule, cite, library), *_caps(rule, cite, library)]
    notes = _warnings(decisions)
    once = list({(rule.document, rule.start): rule for rule in rules}.values())
    sum_ = fixed_total(once) if asked(query) and len(once) == len(named_each(query)) else None
    lines += [say("support.total", working=sum_.working)] if sum_ is not None else []
    lines += _over(rules, cite, library, today)
    text = "\n".join((*(f"> {note}" for note in notes), *dict.fromkeys(lines)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, () if sum_ is None else sum_.steps, warnings=notes)


def _decided(decisions: Sequence[Decision], query: Query, own: Facts, library: Library, today: date) -> Draft:
    cite = Citations(library)
    named = _of_grade([one.rule for one in decisions], query)
    decisions = [one for one in decisions if one.rule in named]
    shown = _once(decisions)[:_SHOWN] if len(parts(query)) > 1 else _shown(decisions, asked(query), query.text)
    warnings = _warnings(shown)
    texts = ["\n".join(say("eligibility.line.warning", warning=warning) for warning in warnings)] if warnings else []
    computations: list[Computation] = []
    told: set[tuple[str, int]] = set()
    for decision in shown:
        mark = f"[{cite.rule(decision.rule)}]"
        lines = [explain(decision, mark, warned=True), say("support.origin", quote=_quote(decision.rule), mark=mark)]
        rates = steps(decision, own, library)
        computations += [*rates, *(step for amount in (*decision.amounts, *decision.needed) for step in amount.steps)]
        left, differences = deducted(decision, own, cite, library)
        lines += left
        part, halves = halved(decision, own, cite, library)
        lines += part
        computations += (*differences, *halves)
        lines += [say("support.rate", working=one.expression, mark=mark) for one in rates]
        lines += raises(decision, own, cite, library)
        lines += [*_rest(decision.rule, cite, library), *replaced.of(decision.rule, cite, library)]
        lines += [say("support.term", quote=quote, mark=f"[{n}]") for quote, n in terms.of(decision.rule, cite, library, told)]
        texts.append("\n".join((*lines, *_caps(decision.rule, cite, library), *_over_cap(decision, library))))
    texts += _over([one.rule for one in shown], cite, library, today)
    text, more = together(shown, query, library)
    texts += [text] if text else []
    return Draft(
        Status.NEEDS_INPUT if all(_wants_input(decision) for decision in shown) else Status.ANSWERED,
        Reason.MISSING_FACT if all(_wants_input(decision) for decision in shown) else Reason.NONE,
        "\n\n".join(texts),
        cite.all,
        (*computations, *more),
        warnings=warnings,
    )


def _over(rules: Sequence[SupportRule], cite: Citations, library: Library, today: date) -> list[str]:
    """Until when each document held that holds no longer, quoted once."""
    found = [one for rule in rules if (one := terms.over(rule, cite, library, today)) is not None]
    return [say("support.valid", quote=quote, mark=f"[{mark}]") for quote, mark in dict.fromkeys(found)]


def _rest(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """What the rule's own sentence goes on to say of time or limits ("…，补贴时间累计不超过5年"), quoted."""
    rest = _GOES_ON.match(library.document(rule.document).text, rule.end)
    if rest is None or not _LIMITS.search(rest["words"]):
        return []
    found = [part for part in _PART_OF.finditer(rest["words"]) if _LIMITS.search(part.group())]
    start = rest.start("words") + found[0].start()
    end = rest.start("words") + found[-1].end()
    return [say("support.term", quote=rest.string[start:end], mark=f"[{cite.span(rule.document, rule.path, start, end)}]")]


def _once(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, those on one clause and sum once."""
    return list({(one.rule.document, one.rule.start, one.rule.amount, one.rule.subject): one for one in reversed(decisions)}.values())[::-1]


def _wants_input(decision: Decision) -> bool:
    """Whether nothing can be said of a sum or of a right before the asker tells more."""
    return decision.verdict == "要补充" and bool(decision.missing) and not decision.amounts and not decision.needed and decision.rule.benefit in (
        "rate_with_cap", "fixed")


def _caps(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """The caps on all that one applicant gets, quoted."""
    return [say("support.cap", quote=_quote(other), mark=f"[{cite.rule(other)}]") for other in _near_caps(rule, library)]


def _near_caps(rule: SupportRule, library: Library) -> list[SupportRule]:
    """The caps on all that one applicant gets that stand in a sentence of their own close behind the rule."""
    return [
        other for other in library.rules([rule.document])
        if other.benefit == "cap_only" and rule.end <= other.start <= rule.end + _NEIGHBOUR and _YEARLY_CAP.search(other.quote)
        and other.path == rule.path
    ][:2]


def _over_cap(decision: Decision, library: Library) -> list[str]:
    """That an amount is more than a cap in a sentence of its own lets one applicant have, where it is."""
    lines = []
    for cap in _near_caps(decision.rule, library):
        for one in decision.amounts:
            least = convert(cap.cap, cap.currency_unit, one.unit) if cap.cap is not None else None
            if least is not None and one.value > least:
                lines.append(say("support.over_cap", sum=f"{plain(one.value)}{one.unit}", cap=f"{plain(cap.cap or least)}{cap.currency_unit}"))
    return lines[:1]


def _shown(decisions: Sequence[Decision], all_of_them: bool, said: str) -> list[Decision]:
    """The decisions to show, none twice for one clause and grade: those with an amount or a clear verdict first. Beside one
    that the asker fulfils, those of which nothing fits him are left out, unless he asks for all together."""
    can = {(one.rule.document, one.rule.start) for one in decisions if one.verdict == "能" and one.amounts}
    kept: dict[tuple[object, ...], Decision] = {}
    decisions = [_undecided(decision, decisions, said) for decision in decisions]
    for decision in sorted(decisions, key=lambda one: (
        not one.amounts and one.verdict == "要补充", one.verdict != "能", sum(check.verdict == "需补充" for check in one.checks))):
        place = (decision.rule.document, decision.rule.start)
        if place not in can:
            kept.setdefault((*place, decision.rule.amount) if counted(decision.rule) and any(one.steps for one in decision.amounts) else place, decision)
        elif decision.verdict == "能":
            kept.setdefault((*place, decision.rule.amount), decision)
    found = [one for one in kept.values() if one.applies] or list(kept.values())
    mine = {counted(one.rule) for one in found if one.amounts and not _for_another(one)} - {""}
    found = [one for one in found if not (_for_another(one) and counted(one.rule) in mine)]
    settled = [one for one in found if one.amounts or one.verdict != "要补充"]
    if any(one.amounts for one in settled):
        settled = [one for one in settled if one.amounts]
    if not all_of_them and any(one.verdict == "能" and _fits(one) for one in settled):
        settled = [one for one in settled if _fits(one)]
    return (settled or found)[: _SHOWN if settled else 1]


def _undecided(decision: Decision, decisions: Sequence[Decision], said: str) -> Decision:
    """The decision without its sum where the same clause gives other sums to other grades of which the asker names none."""
    if decision.verdict != "要补充" or not decision.amounts or decision.amounts[0].steps:
        return decision
    rule = decision.rule
    fitting = sum(check.verdict == "符合" for check in decision.checks)
    rivals = [one for one in decisions if (one.rule.document, one.rule.start, one.rule.end) == (rule.document, rule.start, rule.end)
              and sum(check.verdict == "符合" for check in one.checks) == fitting and one.verdict == "要补充"]
    if len({one.rule.amount for one in rivals}) < 2:
        return decision
    own = [{check.text for check in one.checks if check.verdict == "需补充"} for one in rivals]
    names = dict.fromkeys(check.text.removeprefix(say("eligibility.subject", subject="")) for one in rivals for check in one.checks
                          if check.verdict == "需补充" and not all(check.text in texts for texts in own))
    if not names:
        return replace(decision, amounts=(), missing=(*decision.missing, say("eligibility.ask.which_sum")))
    hits = [sum(name[i : i + 2] in said for i in range(len(name) - 1)) for name in names]
    if sorted(hits)[-1:] != sorted(hits)[-2:-1] and max(hits, default=0) > 1:
        return decision
    return replace(decision, amounts=(), missing=(*decision.missing, say("eligibility.ask.which", names="、".join(names))))


def _fits(decision: Decision) -> bool:
    """Whether something that the rule is for, or the figure that it is worked out from, is the asker's."""
    place = say("eligibility.region", place="")
    worked = any(one.steps or decision.rule.tiers for one in decision.amounts)
    fitting = [check for check in decision.checks if check.verdict == "符合" and not check.text.startswith(place)]
    return bool(fitting) or (worked and decision.verdict == "能") or (worked and not any(
        check.text.startswith(say("eligibility.subject", subject="")) for check in decision.checks))


def _warnings(decisions: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(warning for decision in decisions for warning in decision.warnings))


def _quote(rule: SupportRule) -> str:
    return rule.quote.strip().rstrip("。；，")
