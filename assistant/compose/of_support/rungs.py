"""What is left of each higher grade for somebody who had a lower one, where the document pays the difference ("由低级别晋升至高级别的，给予差额奖励": 市级 → 省级 → 国家级)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.itemised.binding import Bound, bound
from assistant.compose.of_support.itemised.items import Item, items
from assistant.compose.of_support.told_elsewhere import told_elsewhere
from assistant.compute import in_unit
from assistant.eligibility import Decision, Facts, facts
from assistant.eligibility.grades import grades_in
from assistant.eligibility.told.own_figures import figures_told
from assistant.eligibility.units import convert
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import STOPS, beginning, ending
from prompts import say

_DIFFERENCE = re.compile(r"差额|补差|补足差|补齐|扣除(?:其)?(?:已|原)|(?:减去|核减)(?:其)?(?:已|原)")
_OF_GRADES = re.compile(r"[高低同各]一?[级个]?(?:级别|层次|等级|档次|级)|升[级至格到为]|晋[升级档]|先后|逐级|差额|高一级")
_BEFORE = re.compile(r"去年|前年|早年|先前|之前|以前|原先?来?|本来|当初|曾|已经?|(?:拿|领|获|得|享受|评上?|认定)(?:到|过)?[了过]|先(?!进)|(?<!\d)(?:19|20)?\d\d年")
_NOW = re.compile(r"今年|这次|现在|眼下|刚|最近|近日|本月|上个?月|明年|后年|将来|以后|要是|如果|假如|万一|若|又|再|升|晋")
_TWO, _MOST = 2, 6


@dataclass(frozen=True, slots=True)
class _Rung:
    """A grade that the asker names, with what it gives; whether he had it before, and whether he asks about it now."""

    decision: Decision
    words: str
    before: bool
    asked: bool

    @property
    def rule(self) -> SupportRule:
        return self.decision.rule

    @property
    def sum(self) -> Decimal:
        return self.decision.amounts[0].value


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date) -> Draft | None:
    """What each rise gives from the grade below; None where the asker had no lower one, or the document does not pay the difference."""
    if len(set(grades_in("。".join(query.dialogue)))) < _TWO or not rules:
        return None
    own = facts(query.dialogue, query.regions)
    document = query.documents[0] if len(query.documents) == 1 else rules[0].document
    rungs = _climbed(_named(query, rules, own, document, library, today))
    clause = difference_told([one.rule for one in rungs], library) if rungs else None
    if clause is None:
        return None
    cite = Citations(library)
    section = library.section_at(document, clause[0]).path
    quote, mark = library.text(document)[slice(*clause)].strip(), f"[{cite.span(document, section, *clause)}]"
    sources = "".join(dict.fromkeys(f"[{cite.rule(one.rule)}]" for one in rungs))
    warnings = tuple(dict.fromkeys(warning for one in rungs for warning in one.decision.warnings))
    lines = [say("eligibility.line.warning", warning=warning) for warning in warnings]
    steps: list[Computation] = []
    for lower, higher in pairwise(rungs):
        if not higher.asked:
            continue
        unit = higher.decision.amounts[0].unit
        had = _had(lower, unit) if lower is rungs[0] else None
        below = had if had is not None else convert(lower.sum, lower.decision.amounts[0].unit, unit)
        if below is None or below >= higher.sum:
            return None
        step = Computation("difference", f"{in_unit(higher.sum, unit)}−{in_unit(below, unit)} = {in_unit(higher.sum - below, unit)}", higher.sum - below, unit, ("asker",))
        lines.append(say("support.rung", lower=_called(lower), higher=_called(higher), working=step.expression, mark=sources))
        steps.append(step)
    if not steps:
        return None
    lines.append(say("support.origin", quote=without_stop(quote), mark=mark))
    for rule in {(one.rule.start, one.rule.end): one.rule for one in rungs}.values():
        lines.append(say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]"))
        lines += told_elsewhere(rule, own, cite, library)[0]
    open_ = list(dict.fromkeys(check.text for one in rungs if one.asked for check in one.decision.checks if check.verdict == "需补充"))
    lines += [say("itemised.open", conditions="；".join(open_))] if open_ else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(dict.fromkeys(lines)), cite.all, tuple(steps), warnings=warnings, decides=True)


def asks(query: Query) -> bool:
    """Whether a follow-up asks for the like of a further grade (那要是评上国家级呢), or whether there is more to come (还有钱吗, 还能再领吗)."""
    return (len(query.dialogue) > 1 and _AND_THEN.search(query.text) is not None) or _MORE.search(query.text) is not None


_AND_THEN = re.compile(r"呢[？?。]?$")
_MORE = re.compile(r"(?:还|再|又)[^，。；？]{0,4}(?:有|能|可以?|给|补|奖|拿|领|发|得)[^，。；？]{0,8}(?:吗|么|不|没|嘛)?[？?。]?$")


def _named(query: Query, rules: Sequence[SupportRule], own: Facts, document: str, library: Library, today: date) -> list[_Rung]:
    """The grades of one thing that the dialogue names, each with its rule, the lowest first."""
    said = [(place, item) for place, turn in enumerate(query.dialogue) for item in _apart(turn)]
    decide = partial(decided, own=own, library=library, today=today)
    found, rest = bound([item for _, item in said], [document], own, lambda rule, facts: decided(rule, facts, library, today), library, rules, each=True)
    found += [Bound(item, decide(kin)) for item in rest if (kin := _kin(item, found, library)) is not None]
    rungs = []
    for one in found:
        place = next((place for place, item in said if item.text in one.item.text or one.item.text in item.text), -1)
        graded = one.rule.amount is not None and len(one.decision.amounts) == 1 and not one.decision.amounts[0].steps and grades_in(" ".join(one.rule.for_whom))
        if not graded or place < 0:
            continue
        last = place == len(query.dialogue) - 1
        clause = _clause(_told_apart(query.dialogue[place]), one.item.text)
        before = not _NOW.search(clause) and (not last or _BEFORE.search(clause) is not None)
        rungs.append(_Rung(one.decision, clause, before, last and not before))
    if not any(rung.asked for rung in rungs) and _STILL.search(query.text):  # 今年新认定为省级, then 以前市级拿过，还能拿多少
        rungs = [replace(rung, asked=not rung.before) for rung in rungs]
    return sorted(rungs, key=lambda rung: rung.sum) if len({(one.rule.path, one.decision.amounts[0].unit) for one in rungs}) == 1 else []


_STILL = re.compile(r"(?:还|再)[^，。；？]{0,4}(?:拿|领|补|奖|得|给)[^，。；？]{0,4}(?:多少|几)")


def _kin(item: Item, found: Sequence[Bound], library: Library) -> SupportRule | None:
    """The rule for a grade told alone (今年又列入省级目录) of the one thing of which another grade is told, in the same sentence or row."""
    starts = {one.rule.start for one in found if grades_in(" ".join(one.rule.for_whom))}
    wanted = set(grades_in(item.text))
    if len(starts) != 1 or len(wanted) != 1:
        return None
    kin = [one for one in library.rules([found[0].rule.document]) if one.start in starts and one.amount is not None and set(grades_in(" ".join(one.for_whom))) == wanted]
    return kin[0] if len(kin) == 1 else None


_RISEN_FROM = re.compile(r"从?(?P<lower>[^，。；？从]{2,16}?)(?:直接|又|再)?(?:升|晋)(?:级|格|升)?(?:到|成|为|至|上|了)*(?P<higher>[^，。；？]{2,14})")


def _apart(turn: str) -> list[Item]:
    """The things of a turn; what one rose from and what he rose to are two (从市级升到省级, 三星升四星)."""
    return items(_told_apart(turn))


def _told_apart(turn: str) -> str:
    return _RISEN_FROM.sub(lambda one: f"原来是{one['lower']}，升到{one['higher']}" if grades_in(one["lower"]) and grades_in(one["higher"]) else one.group(), turn)


def _climbed(rungs: Sequence[_Rung]) -> list[_Rung]:
    """The rungs of one ladder from that which the asker had before on, [] where he had none or there is none above it."""
    grades = [frozenset(grades_in(" ".join(one.rule.for_whom))) for one in rungs]
    had = [at for at, one in enumerate(rungs) if one.before]
    if not had or len(set(grades)) != len(rungs) or not 1 < len(rungs) <= _MOST or not any(one.asked for one in rungs[had[0] + 1 :]):
        return []
    rows = {one.rule.subject for one in rungs if any(other.rule.start == one.rule.start and "\t" in other.rule.quote for other in rungs)}
    return [] if len(rows) > 1 else list(rungs[had[0] :])


def difference_told(rules: Sequence[SupportRule], library: Library) -> tuple[int, int] | None:
    """Where the document says that of a higher grade the difference is paid: in the article of the rules, else of all its grades."""
    text = library.text(rules[0].document)
    found = [(beginning(text, one.start()), ending(text, one.end())) for one in _DIFFERENCE.finditer(text)]
    found = [place for place in found if _OF_GRADES.search(text, *place) and not any(rule.start < place[1] and place[0] < rule.end and rule.has_sum for rule in rules)]
    last = max(rule.end for rule in rules)
    behind = [place for place in found if place[0] >= last and text.count("\n", last, place[0]) <= _LINES and _one_article(text[last : place[0]])]
    return next(iter(behind), None) or next((place for place in found if _GENERAL.search(text, *place)), None)


_LINES = 6
_GENERAL = re.compile(r"本(?:办法|措施|政策|意见|细则|规定|章)|同一(?:企业|单位|主体|项目|产品|平台|机构|人|个人)[^。；\n]{0,30}(?:不同|多个|更高|高一级|上一级|晋|升)")


def _one_article(between: str) -> bool:
    """Whether no further article begins in what stands between."""
    return re.search(r"^\s*(?:第[一二三四五六七八九十百]+条|[一二三四五六七八九十]+、)", between, re.MULTILINE) is None


def _had(rung: _Rung, unit: str) -> Decimal | None:
    """The sum that the asker says he was given for the grade before, None where he tells none."""
    told = [one for group in figures_told(rung.words) for one in group if one.unit.endswith("元")]
    return convert(told[0].value, told[0].unit, unit) if len(told) == 1 else None


def _clause(turn: str, words: str) -> str:
    """The clauses of a turn in which a thing is told; with those up to the stop behind it that tell no grade of their own."""
    first = next((one for one in words.split("，") if grades_in(one)), words.split("，")[0])
    at = max(turn.find(first), 0)
    start, end = beginning(turn, at, STOPS + "，,？?！!"), ending(turn, at + len(first), STOPS + "，,？?！!")
    after = turn[end : ending(turn, end + 1, STOPS + "，,？?！!")] if end < len(turn) and turn[end] in "，," else ""
    return turn[start:end] + ("" if grades_in(after) or _NOW.search(after) else after)



def _called(rung: _Rung) -> str:
    """A grade by its printed name."""
    grade = next((_AWARDED.sub("", one.text) for one in rung.rule.conditions if grades_in(one.text) and len(one.text) <= _NAME), "")
    subject = rung.rule.subject
    return subject if grades_in(subject) or not grade else grade if subject in grade or len(subject) > _NAME else f"{grade}{subject}"


_NAME = 18
_AWARDED = re.compile(r"^(?:首次|新|被|获)*(?:评定|认定|获评|评上|评|获批|入选|列入|获得|授予)?[为上]?")
