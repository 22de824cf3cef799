"""A rule as a thing of the asker's is held against it: its own words, those of its clause, and what sets it apart from the others there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.of_support.itemised.items import Item
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision
from assistant.eligibility.apart import apart
from assistant.eligibility.grades import grades_in, without_grade
from assistant.eligibility.levels import LEVEL, levels
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.told.said import same
from assistant.gather.wording import Text, Word, part_of
from index.applicants import KIND
from index.library import Library
from index.records import SupportRule

_TITLED = 0.5
_DELIMITER = "，。；、,;"
_LABEL = re.compile(r"^[（(]?[一二三四五六七八九十\d]*[）).．、]?(?P<label>[^，。；：:]{2,16})[。：:]")

@dataclass(frozen=True, slots=True)
class Entry:
    """A rule with its own words, those beside its sum, and all of its clause and headings."""

    rule: SupportRule
    own: str
    wide: str

    @staticmethod
    def of(rule: SupportRule, library: Library) -> Entry:
        text = library.text(rule.document)
        label = _LABEL.match(text, text.rfind("\n", 0, rule.start) + 1)
        own = " ".join((*rule.for_whom, near(rule)))
        clause = text[rule.start : min((place for sign in "。；\n" if (place := text.find(sign, rule.end)) >= 0), default=rule.end)]
        return Entry(rule, same(own), same(" ".join((own, clause, label["label"] if label is not None else "", *rule.path[-2:]))))


def near(rule: SupportRule) -> str:
    """The words beside the sum of a rule in its quote ("每艘木质渔船减船转产补助1.5万元"); "" beside the first of several that are given
    for a list of things, where only the last of those stands."""
    if rule.amount is None:
        return ""
    printed = re.search(rf"(?<![\d.]){re.escape(plain(rule.amount))}{re.escape(rule.currency_unit)}", rule.quote)
    if printed is None:
        return ""
    start = max(rule.quote.rfind(sign, 0, printed.start()) for sign in _DELIMITER) + 1
    end = min((place for sign in _DELIMITER if (place := rule.quote.find(sign, printed.end())) >= 0), default=len(rule.quote))
    return "" if "分别" in rule.quote[start:end] else rule.quote[start:end]


def speaks_of(words: Sequence[Word], entry: Entry) -> bool:
    """Whether the clause of a rule has something of a thing besides its grade, where more is told of it."""
    telling = [word for word in words if without_grade(word.text) and not LEVEL.fullmatch(word.text)]
    text = Text.of(entry.wide)
    return not telling or any(part_of(word, text) >= _TITLED for word in telling)


def only_there(grades: set[str], entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether stars or letters that a thing is told by (四星) are those of one article alone."""
    return any(_STARS.search(grade) and {one.rule.path for one in entries if grade in grades_in(one.own)} == {entry.rule.path} for grade in grades)


_STARS = re.compile("星|A")


def marks_of(rule: SupportRule) -> set[str]:
    """The levels and grades that a rule is for."""
    own = "".join(rule.for_whom)
    return {*levels(own), *grades_in(own), *MARK.findall(own)}


MARK = re.compile(r"优秀|良好|合格|优等|特等|[一二三]等(?=奖|功|$)|示范")
def undecided(entry: Entry, item: Item, decision: Decision, entries: Sequence[Entry]) -> bool:
    """Whether the clause gives other cases other sums, and neither the thing nor what is settled of the rule tells which is meant."""
    cases = [other for other in entries if other.rule.start == entry.rule.start and other.rule.amount != entry.rule.amount]
    own = _apart(entry, cases) if cases else ""
    if not own or distinct(entry, item, entries) or set(grades_in(entry.own)) & set(grades_in(item.text)):
        return False
    return not any(check.verdict == "符合" and own in same(check.text) for check in decision.checks)


def distinct(entry: Entry, item: Item, entries: Sequence[Entry]) -> bool:
    """Whether the thing is told in the words that set the rule apart from the others of its clause (正高级 from 副高级), or in none of
    theirs where it is for all others."""
    siblings = [one for one in entries if one.rule.start == entry.rule.start and one is not entry]
    if not siblings:
        return False
    text = same(item.text)
    told = [_apart(one, [other for other in (entry, *siblings) if other is not one]) for one in (entry, *siblings)]
    return bool(told[0]) and _stands(told[0], text) and not any(len(words) > len(told[0]) and words in text for words in told[1:])


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text, letters as a whole: A级 not in AA级."""
    return re.search(rf"(?<![A-Za-z]){re.escape(words)}(?![A-Za-z])" if re.search("[A-Za-z]", words) else re.escape(words), text) is not None


def _apart(entry: Entry, others: Sequence[Entry]) -> str:
    """The words of a rule's conditions that none of the others has, "" where there are none."""
    own = [one.text for one in entry.rule.conditions]
    new = [text for text in own if all(text not in [one.text for one in other.rule.conditions] for other in others)]
    if not new:
        return ""
    rivals = [text for other in others for text in (one.text for one in other.rule.conditions) if text not in own]
    return same(apart(new[-1], rivals) if rivals else new[-1])


def clearly(score: float, entry: Entry, scored: Sequence[tuple[float, Entry]]) -> bool | None:
    """Whether an entry is clearly the case of its clause that is meant, or clearly not; None where its cases fit much alike."""
    others = [other for other, one in scored if one is not entry and one.rule.start == entry.rule.start and one.rule.amount != entry.rule.amount]
    best = max(others, default=score)
    return None if abs(score - best) < _CLEAR else score > best


_CLEAR = 0.3
"""Of the cases of one clause one that fits so much better than the others is the one meant."""


def longer_named(entry: Entry, item: Item, entries: Sequence[Entry]) -> bool:
    """Whether another rule of the clause is for a longer name that has the rule's own in it (质量奖提名奖 beside 质量奖), and the thing is called by that."""
    text = same(item.text)
    own = {name for one in entry.rule.conditions if len(name := _bare(one.text)) >= _NAME}
    others = {name for one in entries if one.rule.start == entry.rule.start and one is not entry for condition in one.rule.conditions if (name := _bare(condition.text)) not in own}
    return any(len(name) > len(mine) and mine in name and name in text for mine in own for name in others)


def _bare(condition: str) -> str:
    """What a condition asks to have been won, without that it is won."""
    return _WINS.sub("", same(condition))


_WINS = re.compile(r"^(?:首次|新|当年|首)*(?:认定|获得|获|取得|通过|入选|评选)*(?:为|成为)?")
_NAME = 3


def only_who(item: Item) -> bool:
    """Whether a thing only tells which kind of body asks, and where it is (某区的建筑企业)."""
    alone = all(one.unit in _BODIES and one.value == 1 for one in item.figures)
    return alone and _WHO.fullmatch(item.text) is not None and not grades_in(item.text)


_WHO = re.compile(rf"(?:[\u4e00-\u9fff]{{2,4}}[省市县区州]?的?)?(?:一[家个]|我们|[我俺咱本]家?|本地)?的?是?(?:[\u4e00-\u9fff]{{2,4}}[省市县区州]的?)?的?(?:[\u4e00-\u9fff]{{0,6}}(?:企业|公司|单位|机构|厂|合作社)|{KIND})")
_BODIES = frozenset({"家", "个"})


def untold_apart(rule: SupportRule, other: SupportRule) -> bool:
    """Whether another rule of the clause gives another sum for what is told in the same words: which case is which was not read."""
    alike = (rule.quote, rule.start, rule.subject, rule.conditions, rule.tiers) == (other.quote, other.start, other.subject, other.conditions, other.tiers)
    return alike and rule.amount is not None and other.amount is not None and rule.amount != other.amount


def counts_other(before: Item, item: Item) -> bool:
    """Whether a thing counts somebody or something (有1个孩子上初中) that the next one, which tells no figure, is not said of."""
    return not item.figures and any(figure.thing and figure.measure == figure.unit for figure in before.figures)


def used(item: Item, decision: Decision) -> bool:
    """Whether a figure of a thing is worked with."""
    told = [in_unit(figure.value, figure.unit) for figure in item.figures]
    return bool(told) and any(amount.steps or any(figure in amount.working for figure in told) for amount in decision.amounts)


def counts_it(rule: SupportRule, item: Item) -> bool:
    """Whether a rule gives its sum for each of just what a thing counts, by the name before 每 ("博士后每进站1人": 进了3个博士后)."""
    named = _EACH.search(rule.quote) if count_unit(rule) else None
    return named is not None and any(one.thing.startswith(named["what"]) for one in item.figures)


_EACH = re.compile(r"(?:^|[，、；])(?:对)?(?P<what>[一-鿿]{2,6})每(?!年|月|次|人每)")


def same_case(rule: SupportRule, other: SupportRule) -> bool:
    return (rule.start, rule.end, rule.conditions, rule.amount, rule.rate) == (other.start, other.end, other.conditions, other.amount, other.rate)


def quotes(reason: str, words: str) -> bool:
    """Whether a reason tells (most of) some words of the asker's."""
    return words in reason or (len(words) > _NAME and words[: len(words) // 2] in reason)
