"""Which rule of a document each thing of the asker's falls under, and what it gives for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.of_support.itemised.entries import (
    MARK,
    Entry,
    clearly,
    counts_it,
    counts_other,
    distinct,
    longer_named,
    marks_of,
    near,
    only_there,
    only_who,
    quotes,
    same_case,
    speaks_of,
    undecided,
    untold_apart,
    used,
)
from assistant.compose.of_support.itemised.items import Item
from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions import applicants
from assistant.eligibility.grades import grades_in, without_grade
from assistant.eligibility.levels import levels
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.bounds import limits_by
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.sums.on_top import on_top
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import words
from assistant.gather.wording import Text, Word, part_of, share, words_of
from index.library import Library
from index.quantities import unit_family
from index.records import SupportRule
from index.stretches import overlap

_TRIED = 6
_LEAST, _LEAST_APART = 0.4, 0.25
"""A rule must explain so much of a thing to be the one for it; less where the thing is told in words that no other rule of its clause has."""
_OWN, _REVERSE, _NEAR = 0.6, 0.3, 0.2
"""How much a rule's own words (subject, conditions) weigh beside those of its clause, and how much it weighs that the asker says them."""
_TITLED = 0.5
_GRADE = 0.5
_MEANT, _COUNTS = 0.15, 0.6
"""What speaks for a rule that the whole question is found to mean, and for one that gives so much for each of just what a thing counts."""
_TIED, _SAME = 0.03, 0.005
_NAME = 3
_SAID = 8.0
"""Words of so much weight say surely what a thing is."""
_LESS = 0.5
"""… and half of that, where the rule is one that the whole question is found to mean."""
_REVERSED = 0.3
"""A thing told in nothing but words of the rule names it surely where these are so much of what the rule says."""
_NEARLY = 0.15
"""A rule that gives a sum for the thing goes before one that fits so much better but gives none."""
_PART = 0.5
"""A rule that fits less than so much of what another one fits is not the one for a thing, even where that gives no sum for it."""
_ON_TOP = 0.25
_GENERIC = re.compile(r"一次性|补贴|补助|奖励|资助|奖补|条件|标准|扶持|支持|待遇|政策")
_NUMBER = re.compile(r"(?:另|有)?(?:\d+|[一两三四五六七八九十]+)(?:个|名|位|家|条|块|件|项|头|只|羽|株|棵|艘|台|套|亩|间|人|平方米|平米|吨)(?:有个)?")
_SUM = re.compile(r"\d[\d.,]*[百千万亿]*(?:元|块钱?)")
"""A sum of the asker's is no word of the thing either: that a grant is as much is chance (投了20万元)."""
_SOURCE = re.compile(r"从(?:外[省市区县地]|[省市区县](?:外|外面))")
"""Where something came from is no word of the thing itself."""
_OTHERS = "其他"
_MEASURED = frozenset(words("measured"))
_COUNTED = frozenset({"count", "people", ""})
"""Kinds of units of which one is meant where no number is told (a child, a ship), but for those by which much or little of a thing is measured."""
_NAMED_GRANT = re.compile(r"[\u4e00-\u9fff]{2,}(?<!一次性)(?<!各[项类种])(?:补贴|补助|奖励|津贴|资助)$")
_GRANT_NOUN = re.compile(r"(?:补贴|补助|奖励|津贴|资助)$")
_AND = re.compile(r"[和与及加、]|以及|还有|[再外]加|加上")


@dataclass(frozen=True, slots=True)
class Bound:
    """A thing with the decision on the rule that it falls under."""

    item: Item
    decision: Decision

    @property
    def rule(self) -> SupportRule:
        return self.decision.rule


def bound(things: Sequence[Item], documents: Sequence[str], own: Facts, decide: Callable[[SupportRule, Facts], Decision], library: Library, meant: Sequence[SupportRule] = (), *, each: bool = False) -> tuple[list[Bound], list[Item]]:
    """The things with their rules, those that fall under one rule together; and the things that no rule was found for. Where it is named
    what is asked about (引才补助), rules that are on nothing of it are left out, unless of `each` thing is asked by itself. Those that the whole question is found to
    mean (`meant`) need less to be the one for a thing."""
    binder = _Binder(documents, own, decide, library, frozenset((rule.document, rule.start) for rule in meant), tuple(things))
    found: list[Bound] = []
    rest: list[Item] = []
    before: Item | None = None
    topics = [one for one in things if one.asks and binder.tells(one)]
    told = [one for one in things if not one.asks and binder.tells(one)]
    rest += [one for one in told if only_who(one) and len(told) > 1]
    for item in [one for one in told if one not in rest] or topics:
        one = binder.sibling(item, found[-1]) if found else None
        one = one or binder.best(item)
        if one is None and before is not None and rest[-1:] == [before] and not counts_other(before, item) and (one := binder.best(before.joined(item))) is not None and one.decision.amounts:
            rest.pop()
        if one is not None and before is not None and before.figures and rest[-1:] == [before] and not one.decision.amounts and (more := binder.with_(one, before)) is not None:
            rest.pop()
            one = more
        before = item
        if one is None and item.figures and found:
            one = binder.other(item, found[-1])
        if one is None:
            more = binder.with_(found[-1], item) if item.figures and found and (not found[-1].decision.amounts or limits_by(item.text, found[-1].rule)) else None
            found[-1:], rest = ([more], rest) if more is not None else (found[-1:], [*rest, item])
            continue
        at = None if item.apart else next((place for place, other in enumerate(found) if same_case(other.rule, one.rule)), None)
        if at is None:
            found.append(one)
        elif (more := binder.with_(found[at], item)) is not None:
            found[at] = more
        else:
            rest.append(item)
    given = [one for one in found if one.decision.amounts]
    if rest and len(given) < len(named := binder.named(topics)):
        return named, []
    spoken = given if each else [one for one in given if binder.speaks(topics, one)]
    if not spoken and any(_NAMED_GRANT.search(topic.text) for topic in topics):
        return [], [*rest, *(one.item for one in found)]  # a grant is named of which none of the rules speaks
    given = spoken or given
    return given, [*rest, *(one.item for one in found if one not in given)]


@dataclass(frozen=True, slots=True)
class _Binder:
    """Finds the rule of some documents for a thing of an asker whose facts are `own`."""

    documents: Sequence[str]
    own: Facts
    decide: Callable[[SupportRule, Facts], Decision]
    library: Library
    meant: frozenset[tuple[str, int]] = frozenset()
    things: tuple[Item, ...] = ()

    def _is_meant(self, rule: SupportRule) -> bool:
        return (rule.document, rule.start) in self.meant

    def tells(self, item: Item) -> bool:
        """Whether a thing is told in words besides those that name the document and its place."""
        return bool(self._words(item))

    def speaks(self, topics: Sequence[Item], one: Bound) -> bool:
        """Whether the rule of a thing is on what is asked about, where that is named besides the things."""
        wide = Entry.of(one.rule, self.library).wide
        text = Text.of(wide)
        if any((noun := _GRANT_NOUN.search(topic.text)) is not None and noun.group()[:1] not in wide for topic in topics):
            return False
        return all(any(same(name) in wide or share(self._words(replace(topic, text=name)), text)[0] >= _LEAST for name in _AND.split(topic.text) if name) for topic in topics)

    def _words(self, item: Item) -> list[Word]:
        titles = Text.of(" ".join(f"{self.library.cards[one].title} {self.library.cards[one].meta.region}" for one in self.documents))
        return [word for word in words_of([_NUMBER.sub("", same(_SUM.sub("", _SOURCE.sub("", item.text))))], self.library) if part_of(word, titles) < _TITLED and not _GENERIC.fullmatch(word.text)]

    def best(self, item: Item) -> Bound | None:
        """The thing with the rule that fits it best, None where none fits or several fit alike."""
        words = self._words(item)
        entries = [Entry.of(rule, self.library) for rule in self.library.rules(self.documents) if rule.has_sum]
        scored = sorted(((self._score(words, item, one, entries), one) for one in entries), key=lambda pair: (-pair[0], pair[1].rule.start))
        tried = [(score, entry, self._decided(item, entry.rule)) for score, entry in scored[:_TRIED] if score > 0]
        fitting = [(score, one) for score, entry, one in tried if one.decision.verdict != "不能" and score >= _PART * scored[0][0] and (
            (clear := clearly(score, entry, scored)) or (clear is None and not undecided(entry, one.item, one.decision, entries))) and (used(one.item, one.decision) or self._surely(words, entry, one, entries))]
        if not fitting:
            return None
        giving = [(score, one) for score, one in fitting if one.decision.amounts and score >= fitting[0][0] - _NEARLY] or fitting
        giving = [(score, one) for score, one in giving if item.figures and used(one.item, one.decision)] or giving  # what is counted is rather paid for by the number
        giving = [(score, one) for score, one in fitting if counts_it(one.rule, item) and used(one.item, one.decision)] or giving
        rivals = [one for score, one in giving if score >= giving[0][0] - _TIED and one.rule.start == giving[0][1].rule.start]
        first = giving[0][1]
        alike = [one for score, one in giving if score >= giving[0][0] - _SAME and one.rule.path != first.rule.path]
        if any(one.rule.amount != first.rule.amount for one in alike) or any(untold_apart(first.rule, one.rule) for one in entries):
            return None
        return None if any(one.rule.amount != first.rule.amount for one in rivals) and not item.figures else first

    def _surely(self, words: Sequence[Word], entry: Entry, one: Bound, entries: Sequence[Entry]) -> bool:
        """Whether a thing of which nothing is counted is what the rule is for, no mere circumstance of the asker's: it settles a condition, is
        told in words that only this rule of its clause has, stands in the text as it is, or says much of the same. How long something
        lasted is a circumstance."""
        text = same(one.item.text)
        if durations(one.item.text):
            return False
        alone = one.decision.verdict == "能" or len(one.rule.conditions) == 1
        settled = alone and any(check.verdict == "符合" and check.text in [condition.text for condition in one.rule.conditions] and quotes(check.reason, one.item.text) for check in one.decision.checks)
        alike = distinct(entry, one.item, entries) or bool(set(grades_in(entry.own)) & set(grades_in(text)))
        wide = Text.of(entry.wide)
        own = Text.of(entry.own)
        named = alone and len(words) > 1 and share(words, own)[0] >= _TITLED and share(words_of([entry.own], self.library), Text.of(text))[0] >= _REVERSED
        return settled or alike or named or (len(text) >= _NAME and text in entry.wide) or sum(word.weight * part_of(word, wide) for word in words) >= _SAID * (_LESS if self._is_meant(entry.rule) else 1)

    def _decided(self, item: Item, rule: SupportRule) -> Bound:
        """The decision on a rule for a thing; for one piece where a sum is given for each and no number is told."""
        one = Bound(item, self.decide(rule, self._only(item)))
        if one.decision.verdict == "不能" and (others := self._told_of_others(item, one.decision)):
            only = self._only(item)
            for words in others:
                only = replace(only, text=only.text.replace(words, ""))
            one = Bound(item, self.decide(rule, only))
        units = count_unit(rule)
        if one.decision.amounts or item.figures or len(units) != 1 or rule.amount is None or units[0] in _MEASURED or unit_family(units[0]) not in _COUNTED:
            return one
        single = replace(item, supposed=(OwnFigure(units[0], Decimal(1), units[0], item.text),))
        return Bound(single, self.decide(rule, self._only(single)))

    def _told_of_others(self, item: Item, decision: Decision) -> list[str]:
        """The words of other things of the asker's for which a rule fails this one (自己在职读研, for a child at school); [] where another reason does so too."""
        failed = [check.reason for check in decision.checks if check.verdict == "不符合"]
        others = [one.text for one in self.things if one is not item and one.text != item.text and not applicants.told(one.text) and any(one.text in reason for reason in failed)]
        return others if all(any(words in reason for words in others) for reason in failed) else []

    def other(self, item: Item, before: Bound) -> Bound | None:
        """A further thing counted beside one before it, under what the same clause gives all others."""
        rules = [rule for rule in self.library.rules(self.documents) if rule.start == before.rule.start and any(one.text == _OTHERS for one in rule.conditions)]
        one = self._decided(item, rules[0]) if len(rules) == 1 else None
        return one if one is not None and one.decision.amounts else None

    def named(self, topics: Sequence[Item]) -> list[Bound]:
        """The grants named one beside the other in what is asked ("规模种植奖励和粮食补助各多少"), each with the asker's figures that its rule
        counts; none unless each has a rule of its own and a sum."""
        names = [Item(piece, self.own.figures) for topic in topics for piece in _AND.split(topic.text) if len(piece) > 1]
        found = [one for name in names if self.tells(name) and (one := self._called(name)) is not None]
        return found if 1 < len(found) == len(names) == len({(one.rule.start, one.rule.amount) for one in found}) else []

    def _called(self, name: Item) -> Bound | None:
        """The rule that a grant's name fits best, with a sum for the asker's figures; None where it gives none."""
        words = self._words(name)
        entries = [Entry.of(rule, self.library) for rule in self.library.rules(self.documents) if rule.has_sum]
        if not entries:
            return None
        score, first = max(((self._score(words, name, one, entries), one) for one in entries), key=lambda pair: (pair[0], -pair[1].rule.start))
        one = self._decided(name, first.rule) if score > 0 else None
        cases = any(overlap(other.rule, first.rule) and other.rule.amount != first.rule.amount and other.rule.per == first.rule.per for other in entries)
        open_ = one is None or one.decision.verdict == "不能" or (cases and one.decision.verdict != "能")  # which case of a clause is his is not told
        return None if open_ or one is None or not one.decision.amounts else one

    def sibling(self, item: Item, before: Bound) -> Bound | None:
        """A further thing told only by its level or grade and its number ("市级两个", "两个村级的评为良好"), under the rule of the same
        article that is for it; None where more is told, or not one sum there is for it."""
        marks = {*levels(item.text), *grades_in(item.text), *MARK.findall(item.text)}
        left = _ELLIPTIC.sub("", without_grade(_NUMBER.sub("", same(item.text))))
        if not marks or (left and _ELLIPTIC.sub("", left.removeprefix("另").removeprefix("一")) not in same(before.item.text)):
            return None
        rules = [rule for rule in self.library.rules(self.documents) if rule.has_sum and (
            rule.path == before.rule.path or (len(rule.path) > 1 and len(rule.path) == len(before.rule.path) and rule.path[:-1] == before.rule.path[:-1]))]
        like = [rule for rule in rules if marks <= marks_of(rule)]
        beside = [rule for rule in like if rule.start == before.rule.start] or like
        given = [one for rule in beside if not on_top(rule) and (one := self._decided(item, rule)).decision.amounts]
        return given[0] if len({one.rule.amount for one in given}) == 1 else None

    def with_(self, one: Bound, item: Item) -> Bound | None:
        """The thing with what is told of it in other words, None where figures told so give no sum."""
        joined = one.item.and_more(item)
        decision = self.decide(one.rule, self._only(joined))
        return Bound(joined, decision) if decision.amounts or not item.figures else None

    def _only(self, item: Item) -> Facts:
        """The asker's facts with the figures of one thing, for one month or year."""
        return replace(self.own, figures=item.figures or item.supposed, planned=None, once=True, months=None, whole=False, received=None, nth=None, claimed=())

    def _score(self, words: Sequence[Word], item: Item, entry: Entry, entries: Sequence[Entry]) -> float:
        """How well a rule fits a thing, 0 where it explains too little of it or is for another grade."""
        wide, apart = share(words, Text.of(entry.wide))[0], distinct(entry, item, entries)
        meant = self._is_meant(entry.rule)
        if wide < (_LEAST_APART if apart or meant else _LEAST):
            return 0.0
        grades, told, beside = set(grades_in(entry.own)), set(grades_in(item.text)), set(grades_in(near(entry.rule)))
        of_rule = levels(entry.rule.subject + "".join(one.text for one in entry.rule.conditions)) or levels(entry.rule.quote)
        named = levels(item.text) or (set(_LOCAL.findall(item.text)) if of_rule & _LOCALS else set())
        if (told and (beside or grades) and not told & (beside or grades)) or (named and of_rule and not named & of_rule):
            return 0.0
        own_marks = set(MARK.findall("".join(one.text for one in entry.rule.conditions)))
        if not (speaks_of(words, entry) or only_there(told & grades, entry, entries)) or (own_marks and (said := set(MARK.findall(item.text))) and not said & own_marks):
            return 0.0
        if longer_named(entry, item, entries):
            return 0.0
        score = _OWN * share(words, Text.of(entry.own))[0] + (1 - _OWN) * wide
        score += _REVERSE * share(words_of([entry.own], self.library), Text.of(same(self.own.text)))[0]
        score += _NEAR * share(words, Text.of(same(near(entry.rule))))[0]
        return score + _GRADE * (bool(told & grades) or apart) + _MEANT * meant + _COUNTS * counts_it(entry.rule, item) - _ON_TOP * on_top(entry.rule)


_LOCALS = frozenset({"社区", "街道", "乡镇"})
_LOCAL = re.compile("|".join(sorted(_LOCALS)))
"""Levels that a thing is told of by their bare name (社区服务站), where a rule is for one of them."""


_ELLIPTIC = re.compile(r"[街道乡镇村区县市省州国家自治社]+级?|优秀|良好|合格|优等|特等|[一二三]等|示范|评估?[为上成定]?|认定[为上]?|[的是为了有个又另]|获得?|等级|等次")
