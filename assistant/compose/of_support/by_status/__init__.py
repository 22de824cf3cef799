"""What persons are given by a class that their document puts them in elsewhere, stage by stage: "家里吃低保，孩子考上外省的本科，新生资助加路费" is
特别困难 by one article, 本科 6000元 and 省外 1000元 by another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.by_status.kinds import STAGE, asked_by, of_base, of_words, told
from assistant.compose.of_support.by_status.naming import named
from assistant.compose.of_support.by_status.persons import Person, persons
from assistant.compose.of_support.concerning import decided
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.told.said import denied
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support.assigned import Assigned, assigned, case_of
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_PERSONAL = re.compile(r"^(?:人|生|名|位|户|学生|孩|儿童)(?:/|$)|^$")
_STANDARD = re.compile(r"标准$")
_SPAN = re.compile(r"(?<!\d)(?:[两二三四五六七八九]|\d{1,2})(?:个?学年|年(?!级)|个?学期|个月)")
"""A sum over so long is not told here."""
_PICKED = re.compile(r"评选|名额|择优|奖学金")
"""What only some are picked for is not due to whoever fits."""
_NAMED_ARTICLE = re.compile(r"^[ \t]*(?P<number>第[一二三四五六七八九十百]+条)[ \t]*(?P<name>[一-鿿]{2,20})[。\n]", re.MULTILINE)
_BARE_THING = re.compile(r"费?的?(?:补贴|补助|资助|津贴|奖励|待遇|救助)$|费$")
_HEAD = 2
_MOST = 6


@dataclass(frozen=True, slots=True)
class _Part:
    """What a person is given by one rule; of a share of a standard the rule of that standard."""

    person: Person
    rule: SupportRule
    base: SupportRule | None

    @property
    def sum(self) -> Decimal:
        one = (self.base or self.rule).amount or Decimal(0)
        return one * (self.rule.rate if self.base and self.rule.rate else 1) * self.person.heads

    @property
    def working(self) -> str:
        source = self.base or self.rule
        shown = in_unit(source.amount or Decimal(0), source.currency_unit)
        if self.base is not None and self.rule.rate is not None:
            shown += f"×{plain(self.rule.rate * 100)}%"
        return shown + (f"×{self.person.heads}" if self.person.heads > 1 else "")

    @property
    def time(self) -> str:
        return (self.base or self.rule).per.partition("/")[2]


@dataclass(frozen=True, slots=True)
class _Open:
    """The rules of one sentence among which a person has to say which is his."""

    rules: tuple[SupportRule, ...]


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What the persons told of are given, or what they have to tell still; None where no document puts people in classes by another article, or
    nothing is told by which its grants are set apart."""
    if _SPAN.search(query.question):
        return None
    documents = documents_in_force(query, library) or list(library.cards)
    made = [one for document in documents if (one := _of(document, query, own, library, today)) is not None]
    return made[0] if len(made) == 1 else None


def _of(document: str, query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    text = library.text(document)
    rules: Sequence[SupportRule] = library.rules([document])
    classes = [one for one in assigned(text) if any(one.label in " ".join(rule.for_whom) for rule in rules)]
    labels = tuple(dict.fromkeys(one.label for one in classes))
    if len(labels) < 2:
        return None
    rules = [_headed(rule, text) for rule in rules]
    said = "。".join(query.dialogue)
    mine = next(((one, case) for one in classes if (case := case_of(one, said, text)) is not None), None)
    own_label = mine[0].label if mine else next((label for label in labels if label in said and not denied(label, said)), "")
    candidates = [rule for rule in rules if (rule.amount is not None and rule.benefit == "fixed") or (rule.rate is not None and _STANDARD.search(rule.base))]
    candidates = [rule for rule in candidates if _PERSONAL.search(rule.per)]
    meant = named(candidates, query.question, labels, library.cards[document].title)
    if not (meant or own_label or any(label[-2:] in said for label in labels)):
        return None  # neither a class nor a grant of the document is spoken of
    if not meant and _of_another(query, text):
        return None
    candidates = meant or [rule for rule in candidates if not _PICKED.search(rule.quote)]
    parts: list[_Part] = []
    opens: list[_Open] = []
    people = persons(query.dialogue)
    for person in people:
        found, left = _given(person, candidates, rules, labels, own_label)
        parts += found
        opens += left
    if len(people) == 1 and mine and not (parts or opens):
        return _of_others(_given(people[0], candidates, rules, labels, None)[0], *mine, document, library)
    if not people or not (parts or opens) or (not opens and len({one.person.words for one in parts}) < len(people)) or len(opens) > _MOST:
        return None
    cite = Citations(library)
    notes = decided((parts[0].rule if parts else opens[0].rules[0]), own, library, today).warnings
    head = [*(f"> {note}" for note in notes), *(_member(*mine, document, cite, library) if mine and (parts or opens) else ())]
    return _asked(parts, opens, labels, head, notes, cite) if opens else _told(parts, head, notes, cite)


def _of_another(query: Query, text: str) -> bool:
    """Whether something is asked to be paid for (校服费, 营养午餐) of which the document has no sign and that is nothing told of a person."""
    thing = _BARE_THING.sub("", thing_asked(query) or "")
    return len(thing) >= _HEAD and thing[-_HEAD:] not in text and not any(told(thing))


def _given(person: Person, candidates: Sequence[SupportRule], rules: Sequence[SupportRule], labels: Sequence[str], label: str | None) -> tuple[list[_Part], list[_Open]]:
    """What a person is given, and where he has to tell more, whatever his class where `label` is None; nothing where none of what he tells sets a grant apart."""
    fitting = [rule for rule in candidates if not _contradicted(rule, person, labels, label)]
    chosen = [rule for rule in fitting if any(person.sure.get(kind, frozenset()) & values for kind, values in asked_by(rule).items())]
    paths = {rule.path for rule in chosen if _reached(rule.path, candidates, person)}
    groups: dict[int, list[SupportRule]] = {}
    for rule in fitting:
        if rule.path in paths:
            groups.setdefault(rule.start, []).append(rule)
    parts, opens = [], []
    for group in groups.values():
        base = _base(group[0], person, rules) if group[0].amount is None else None
        if len(group) > 1 or (label is not None and _untold(group[0], person, labels, label)):
            opens.append(_Open(tuple(group)))
        elif group[0].amount is not None or base is not None:
            parts.append(_Part(person, group[0], base))
    return parts, opens


def _reached(path: tuple[str, ...], candidates: Sequence[SupportRule], person: Person) -> bool:
    """Whether an article is for somebody: what it gives besides (入学路费补助) is for those only of whose stage one of its grants is."""
    stages = [values for rule in candidates if rule.path == path and (values := of_words(rule).get(STAGE))]
    own = {**person.vague, **person.sure}.get(STAGE)
    return not stages or own is None or any(own & values for values in stages)


def _contradicted(rule: SupportRule, person: Person, labels: Sequence[str], label: str | None) -> bool:
    own = [one for one in labels if one in " ".join(rule.for_whom)]
    if label and own and label not in own:
        return True
    told = {**person.vague, **person.sure}
    return any(kind in told and not told[kind] & values for kind, values in asked_by(rule).items())


def _untold(rule: SupportRule, person: Person, labels: Sequence[str], label: str) -> bool:
    """Whether something is asked for, of a kind that sets grants apart, of which nothing is told."""
    return (not label and any(one in " ".join(rule.for_whom) for one in labels)) or any(len(values) == 1 and kind not in person.sure for kind, values in asked_by(rule).items())


def _base(rule: SupportRule, person: Person, rules: Sequence[SupportRule]) -> SupportRule | None:
    """The rule whose sum is the standard of which another gives a share, the person put in the place of those it is for."""
    put = replace(person, sure={**person.sure, **of_base(rule)})
    found = [one for one in rules if one.path == rule.path and one.amount is not None and not _contradicted(one, put, (), "")]
    return found[0] if len({one.amount for one in found}) == 1 else None


def _headed(rule: SupportRule, text: str) -> SupportRule:
    """A rule with the name that its article opens with in its path, where the path has only its number (第九条　普通高中资助。)."""
    names = {one["number"]: one["name"] for one in _NAMED_ARTICLE.finditer(text, 0, rule.start)}
    return replace(rule, path=tuple(f"{one}{names[one]}" if one in names else one for one in rule.path))



def _member(one: Assigned, case: tuple[int, int], document: str, cite: Citations, library: Library) -> list[str]:
    text = library.text(document)
    marks = "".join(f"[{cite.span(document, library.section_at(document, place[0]).path, *place)}]" for place in ((one.start, one.end), case))
    return [say("by_status.member", label=one.label, quote=without_stop(text[one.start : one.end]), case=without_stop(text[slice(*case)]), marks=marks)]


def _of_others(parts: Sequence[_Part], one: Assigned, case: tuple[int, int], document: str, library: Library) -> Draft | None:
    """That a grant of his kind is for another class only; None where none is."""
    if len(parts) != 1:
        return None
    cite = Citations(library)
    lines = [*_member(one, case, document, cite, library), say("by_status.others", quote=without_stop(parts[0].rule.quote), mark=f"[{cite.rule(parts[0].rule)}]")]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)


def _told(parts: Sequence[_Part], head: Sequence[str], notes: Sequence[str], cite: Citations) -> Draft:
    unit = (parts[0].base or parts[0].rule).currency_unit
    marks = [f"[{cite.rule(one.rule)}]" + (f"[{cite.rule(one.base)}]" if one.base else "") for one in parts]
    total = sum((one.sum for one in parts), Decimal(0))
    steps: list[Computation] = []
    lines = list(head)
    if len({one.time for one in parts}) == 1:
        per = say("by_status.each", time=parts[0].time) if parts[0].time else ""
        working = " + ".join(one.working for one in parts)
        if len(parts) > 1 or "×" in working:
            working = f"{working} = {in_unit(total, unit)}"
            steps.append(Computation("total", working, total, unit, ()))
        lines.append(say("by_status.total", per=per, working=working, marks="".join(dict.fromkeys(marks))))
    for one, mark in zip(parts, marks, strict=True):
        lines.append(say("by_status.part", quote=without_stop(one.rule.quote), working=one.working, mark=mark))
        if one.base is not None:
            lines.append(say("by_status.base", quote=without_stop(one.base.quote), mark=f"[{cite.rule(one.base)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), warnings=tuple(notes), decides=True)


def _asked(parts: Sequence[_Part], opens: Sequence[_Open], labels: Sequence[str], head: Sequence[str], notes: Sequence[str], cite: Citations) -> Draft:
    lines = [*head, say("by_status.open")]
    for one in opens:
        shared = set.intersection(*({text.text for text in rule.conditions} for rule in one.rules))
        cases = "、".join(say("by_status.case", name=_name(rule, shared, labels), sum=in_unit(rule.amount, rule.currency_unit)) for rule in one.rules if rule.amount is not None)
        lines.append(say("by_status.ask", cases=cases, quote=without_stop(max(one.rules, key=lambda rule: rule.end).quote), mark="".join(dict.fromkeys(f"[{cite.rule(rule)}]" for rule in sorted(one.rules, key=lambda rule: -rule.end)))))
    for part in parts:
        lines.append(say("by_status.part", quote=without_stop(part.rule.quote), working=part.working, mark=f"[{cite.rule(part.rule)}]"))
    return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(lines), cite.all, warnings=tuple(notes))


def _name(rule: SupportRule, shared: set[str], labels: Sequence[str]) -> str:
    own = [one.text for one in rule.conditions if one.text not in shared]
    return next((label for label in labels if label in " ".join(own)), "") or "、".join(own) or rule.subject
