"""Which rules of support concern the asker: the decisions on those that the question means and on those beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.compose.of_support import counted_in
from assistant.compose.of_support.alternatives import spelled
from assistant.compose.of_support.beside import joined
from assistant.compose.of_support.eased import eased
from assistant.compose.of_support.members import counted_for
from assistant.compose.of_support.raising import raised
from assistant.compose.of_support.rest_cases import instead, of_rest, of_way
from assistant.compose.of_support.several_cases import failed_by_another, of_several_cases
from assistant.compose.of_support.sibling_cases import of_other_name
from assistant.compose.of_support.special_cases import varied
from assistant.compose.of_support.term_by_class import with_term
from assistant.compose.of_support.together import asked, counts_all, names_several
from assistant.eligibility import Decision, Facts, decide
from assistant.eligibility.conditions.degrees import of_another
from assistant.eligibility.conditions.exceptions import excepted
from assistant.eligibility.conditions.firm_kinds import of_other_kind
from assistant.eligibility.conditions.listed_persons import of_one
from assistant.eligibility.conditions.subjects import subject_check
from assistant.eligibility.conditions.windows import within
from assistant.eligibility.sums.heads import counted
from assistant.eligibility.told.outcomes import outcomes
from assistant.eligibility.told.said import VENTURE
from assistant.eligibility.vocabulary import kinds_in
from assistant.gather.of_support import grants
from assistant.gather.of_support.demands import of_kinds, of_rule
from assistant.gather.of_support.rules import calls, explains, further, is_of_grant, pointed
from assistant.gather.wording import Text, share, words_of
from assistant.records import ConditionCheck, Query
from index.applicants import kind_of
from index.library import Library
from index.records import Metadata, SupportRule
from prompts import say

_TRIED = 24
_PART = 0.3
_MOSTLY = 0.55
_OF_DOCUMENT = 0.3
"""A rule with a sum for the asker's figures concerns him where it explains so much of his question, and so much where he names its document."""


_CLOSE = 0.1
"""Where the rule asked about fails, one that comes next has to explain nearly as much of the question."""
_BESIDE = 0.5
"""Else so much of what the rule asked about explains."""


def decided(rule: SupportRule, own: Facts, library: Library, today: date) -> Decision:
    """The decision on a rule; whom the sentence right behind it leaves out (某某单位不享受本项补贴), or its own gives another sum, cannot have it."""
    found = of_way(_decided(rule, own, library, today), own, library)
    behind = _NOT_FOR.match(library.text(rule.document), rule.end)
    left_out = excepted(f"，{behind['who']}除外", own) if behind is not None and found.verdict != "不能" else []
    beside = [one for one in library.rules([rule.document]) if one.path == rule.path]
    if not left_out and found.verdict != "不能" and (words := of_another(rule, own.text) or of_other_kind(rule, beside, own.text)):
        left_out = [ConditionCheck(say("eligibility.subject", subject=rule.subject), "不符合", say("eligibility.reason.denied", words=words))]
    if left_out:
        return replace(found, verdict="不能", checks=(*found.checks, *left_out), amounts=(), missing=(), needed=(), notes=(), applies=True)
    if found.verdict == "不能":
        found = failed_by_another(found, own, library)
    if found.verdict != "不能" and not own.series and of_several_cases(found, library):
        return replace(found, verdict="要补充", amounts=(), missing=(*found.missing, say("eligibility.ask.which_sum")))
    return found


_NOT_FOR = re.compile(r"[。；，\s]*(?P<who>[一-鿿]{3,16}?)(?:均|都|一律)?不(?:予|能|得|再)?(?:享受|适用|给予)(?:本项|本条|该项|上述|此项)")
"""Right behind a rule: who is left out of it."""


def _decided(rule: SupportRule, own: Facts, library: Library, today: date) -> Decision:
    later = library.superseded.get(rule.document, "")
    title = library.cards[later].title if later else ""
    own = counted_in.told(rule, counted_for(rule, own, library), library)
    rule = with_term(of_one(raised(eased(varied(joined(_demanding(rule, own, library), library), own, library), own, library), own, library), own), own, library)
    rule = of_rest(rule, own, library)
    own = _in_force(own, library.cards[rule.document].meta)
    whole = spelled(rule, library)
    first = decide(whole, within(whole, own), library.cards[rule.document].meta, today, title)
    listed = {one.text for one in whole.conditions} - {one.text for one in rule.conditions}
    if whole == rule or any(check.verdict == "符合" and check.text in listed for check in first.checks):
        return replace(first, rule=rule)
    return decide(rule, within(rule, own), library.cards[rule.document].meta, today, title)


def _demanding(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule with what another article, or the sentence behind it, asks of those whom the asker is one of and who apply for its grant."""
    more = [one.condition for one in of_rule(rule, library.text(rule.document)) if not one.whom or subject_check(one.whom, own).verdict == "符合"]
    more += [one.condition for one in of_kinds(rule, library.text(rule.document)) if one.whom in own.text]
    return replace(rule, conditions=(*rule.conditions, *more)) if more else rule


_WHOLE_TERM = re.compile(r"(?:执行|有效|政策)期(?:内|间|里|限内)")
"""The years for which a document is in force are meant."""


def _in_force(own: Facts, meta: Metadata) -> Facts:
    """The asker's facts with the years for which the document is in force, where he asks for those."""
    if own.planned is not None or not _WHOLE_TERM.search(own.text) or not meta.effective or not meta.valid_until:
        return own
    years = int(meta.valid_until[:4]) - int(meta.effective[:4]) + (meta.valid_until[5:] >= meta.effective[5:])
    return replace(own, planned=years) if years > 0 else own


def his(decisions: Sequence[Decision], query: Query, own: Facts, library: Library, today: date, *, only: bool = False) -> list[Decision]:
    """The decisions on the rules that concern the asker; where none of those found does, or several things are to be added
    up, those on the rules that come next and of which he can have something, unless `only` those found are meant."""
    decisions = [decided(rest, own, library, today) if one.verdict == "不能" and (rest := instead(one.rule, own, library)) is not None else one for one in decisions]
    found = [one for place, one in enumerate(decisions) if concerns(one, own) or (
        (one.amounts or (not place and one.rule.has_sum)) and (explains(query, one.rule, library) >= (_OF_DOCUMENT if one.rule.document in query.documents else _MOSTLY) or (one.rule.amount is not None and one.rule.start == decisions[0].rule.start and calls(query, one.rule, library))))]
    if asked(query) and len([one for one in own.figures if not one.each and one.about != one.words and one not in outcomes(own.figures)]) > 1 and not any(counts_all(one) for one in found):
        each = _of_grant_named(_for_figures(own, decisions, library, today), found, query, library)
        known = {one.rule for one in found}
        sure = bool(each) and all(one.verdict == "能" for one in each)
        other = sum(bool(one.amounts) and (one.verdict == "能" or not sure) for one in found)
        found = each if (len(each) > 1 or any(one.rule not in known for one in each)) and len(each) >= other else found
    found = _near_first(found, query, library)
    found += [decided(rule, own, library, today) for rule in _of_one_sentence(found, own, library)]
    if (otherwise := _otherwise(found, own, library, today)):
        return otherwise
    unpriced = bool(own.figures) and not any(one.amounts for one in found)
    if only or pointed(query, [one.rule for one in decisions]):
        return found
    if unpriced or not any(one.verdict == "能" or (one.verdict != "不能" and fits(one)) for one in found):
        others = [decided(rule, own, library, today) for rule in further(query, [one.rule for one in decisions], library)]
        failed = {one.rule.path for one in found}
        best = explains(query, decisions[0].rule, library)
        least = best - _CLOSE * (not _by_share(found)) if any(one.verdict == "不能" and one.applies for one in found) else best * _BESIDE
        others = [one for one in others if not any(of_other_name(one, each) for each in found)]
        found += [one for one in others if (one.rule.path in failed and _within(one)) or (
            (unpriced or not any(other.applies for other in found)) and gives(one) and concerns(one, own) and fits(one)
            and explains(query, one.rule, library) >= least)]
    return found


def _of_grant_named(each: Sequence[Decision], found: Sequence[Decision], query: Query, library: Library) -> list[Decision]:
    """The decisions for single figures, less those on another grant than the only one that the question names and a rule found gives."""
    kinds = grants.named(query.text, library)
    if len(kinds) != 1 or names_several(query) or not any(is_of_grant(kinds[0], one.rule) for one in found):
        return list(each)
    return [one for one in each if is_of_grant(kinds[0], one.rule)]


def _by_share(found: Sequence[Decision]) -> bool:
    """Whether a rule fails by a share worked out of two figures of the asker's: one of these says not that he means a rule on it."""
    return any(check.verdict == "不符合" and check.reason.count("÷") for one in found if one.applies for check in one.checks)


def _near_first(found: Sequence[Decision], query: Query, library: Library) -> list[Decision]:
    """The decisions, less those of which the asker says nothing and that explain far less of his question than the first, of which he does."""
    least = explains(query, found[0].rule, library) * _BESIDE if found and fits(found[0]) else 0.0
    return [one for one in found if any(check.verdict == "符合" and not check.text.startswith(say("eligibility.region", place="")) for check in one.checks)
            or explains(query, one.rule, library) >= least]


def _otherwise(found: Sequence[Decision], own: Facts, library: Library, today: date) -> list[Decision]:
    """Where all rules found fail, the decisions on those which the same sentence gives for the other case ("…；如增长小于10%，但收入达到…的，可按…")
    and by which the asker has a sum."""
    if not found or any(one.verdict != "不能" for one in found):
        return []
    first = found[0].rule
    beside = [rule for rule in library.rules([first.document]) if rule.path == first.path and first.start < rule.start <= first.end + _STOP]
    subject = say("eligibility.subject", subject=first.subject)
    if first.subject and any(check.text == subject and check.verdict == "不符合" for check in found[0].checks):
        others = [decided(rule, own, library, today) for rule in beside if _OTHERS.match(rule.subject)]
        if any(one.verdict != "不能" for one in others):
            return others
        text = library.text(first.document)
        line = (text.rfind("\n", 0, first.start), text.find("\n", first.end))
        wider = [rule for rule in library.rules([first.document]) if rule.path == first.path and line[0] < rule.start < line[1] and rule.subject != first.subject]
        his = [one for rule in wider if (one := decided(rule, own, library, today)).verdict == "能" and gives(one) and fits(one)]
        if len(his) == 1:
            return his
    return [one for rule in beside if (one := decided(rule, own, library, today)).verdict == "能" and gives(one) and not of_other_name(one, found[0])]


_OTHERS = re.compile(r"其他|其余|其它")
"""The name of all whom a rule before is not for ("本市特困人员…，其他申请人…")."""


_STOP = 1
"""The stop between two clauses of a sentence."""


def _for_figures(own: Facts, known: Sequence[Decision], library: Library, today: date) -> list[Decision]:
    """For each of the asker's figures the decision on the rule that explains best what he says of it, where one does."""
    candidates = library.rules(sorted({one.rule.document for one in known}))
    found: list[Decision] = []
    printed = tuple(one for one in own.figures if one.about == one.words and any(one.words == other.rule.base for other in known))  # a standard that the document tells is no figure of his
    for figure in (one for one in own.figures if one not in printed):
        thing = figure.thing or next((one.thing for one in own.figures if one.thing and one.unit == figure.unit), "")
        words = words_of([figure.about + thing], library)
        alone = replace(own, figures=(replace(figure, case="" if figure.case[:1].isdigit() else figure.case), *printed))
        explained = ((share(words, Text.of(" ".join((library.cards[rule.document].title, rule.subject, rule.quote))))[0], rule) for rule in candidates)
        close = sorted(((part, rule) for part, rule in explained if part >= _PART), key=lambda item: -item[0])
        fitting = (decided(rule, alone, library, today) for _, rule in close[:_TRIED])
        giving = [one for one in fitting if gives(one) and concerns(one, alone) and not for_another(one)]
        best = max(giving, key=lambda one: sum(check.verdict == "符合" for check in one.checks) if within(one.rule, own) != own else 0, default=None)
        if best is not None and all(one.rule != best.rule for one in found):
            found.append(best)
    return found


def gives(decision: Decision) -> bool:
    """Whether a sum can be worked out from the asker's figures."""
    return decision.verdict != "不能" and any(one.steps or decision.rule.tiers for one in decision.amounts)


def _within(decision: Decision) -> bool:
    """Whether the asker's figure lies within a limit of the rule, and nothing speaks against him."""
    limits = {one.text for one in decision.rule.conditions if one.unit}
    return decision.verdict != "不能" and bool(decision.amounts) and any(check.verdict == "符合" and check.text in limits for check in decision.checks)


def _of_one_sentence(found: Sequence[Decision], own: Facts, library: Library) -> list[SupportRule]:
    """The rules of the sentences of those `found` that give a sum for each of another kind (每艘钢制…，每艘木质…), where the asker
    counts several kinds in one unit."""
    units = [figure.unit for figure in own.figures if figure.case]
    several = {unit for unit in units if units.count(unit) > 1}
    known = {one.rule for one in found}
    counting = {(one.rule.document, one.rule.start, one.rule.per) for one in found if counted(one.rule) in several}
    return [rule for document in dict.fromkeys(place[0] for place in counting) for rule in library.rules([document])
            if (rule.document, rule.start, rule.per) in counting and rule not in known]


_FIRM = "企业"
"""A firm is what any rule may be for."""


def concerns(decision: Decision, own: Facts) -> bool:
    """Whether the asker speaks of whom or what the rule is for, of one of its conditions, or of what it is measured on or
    counted by."""
    mine = [check for check in decision.checks if not check.text.startswith(say("eligibility.region", place=""))]
    kinds = kinds_in(decision.rule.base) | kinds_in(" ".join(f"{one.subject} {one.text}" for one in decision.rule.conditions))
    measured = any(figure.measure in kinds for figure in own.figures if figure.measure not in ("", "支出", "投资"))
    counted = (decision.rule.amount is not None or decision.rule.marginal) and any(one.steps for one in decision.amounts)
    kind = say("eligibility.subject", subject=decision.rule.subject) if kind_of(decision.rule.subject.split("、")[0]) not in ("", _FIRM) else ""
    telling = [check for check in mine if check.text != kind]
    if kind and (telling or decision.rule.tiers):
        mine = telling  # what kind of applicant he is tells no grant from another
    return measured or counted or (not mine and not kind) or any(spoken_of(check) and not _ventures(check) for check in mine)


def _ventures(check: ConditionCheck) -> bool:
    """Whether nothing is told of a condition but that the asker goes into business for the first time: that says not which grant he means."""
    return check.reason == say("eligibility.reason.first_fits") and VENTURE.search(check.text) is not None


def spoken_of(check: ConditionCheck) -> bool:
    """Whether the asker says something of what is checked."""
    return check.verdict != "需补充" or check.reason.startswith(say("eligibility.reason.said", words=""))


def for_another(decision: Decision) -> bool:
    """Whether the rule is for somebody in particular of whom the asker does not speak."""
    subject = say("eligibility.subject", subject="")
    return any(check.text.startswith(subject) and not spoken_of(check) for check in decision.checks)


def fits(decision: Decision) -> bool:
    """Whether something that the rule is for, or the figure that it is worked out from, is the asker's."""
    place = say("eligibility.region", place="")
    worked = any(one.steps or decision.rule.tiers for one in decision.amounts)
    fitting = [check for check in decision.checks if check.verdict == "符合" and not check.text.startswith(place)]
    return bool(fitting) or (worked and decision.verdict == "能") or (worked and not any(
        check.text.startswith(say("eligibility.subject", subject="")) for check in decision.checks))
