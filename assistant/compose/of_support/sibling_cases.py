"""Sibling cases: rules of one document that differ in whose case each is for (1级, 2级; 进口, 国产; 8米以下, 8到10米). One whose own condition fails decides
nothing for the asker where a sibling is his."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from assistant.eligibility import Decision
from assistant.eligibility.apart import apart
from assistant.eligibility.conditions.degrees import degrees
from assistant.eligibility.conditions.trading import his_side, other_side
from assistant.eligibility.sums.on_top import on_top
from index.library import Library
from index.records import SupportRule
from prompts import say

_SIGNS = re.compile(r"[\d.,%\s]+|[一二三四五六七八九十A-F甲乙丙丁](?=级|类|档|等|星|期|批)")
"""Numbers, letters and ranks by which cases of one kind are told apart."""
_LABEL = re.compile(r"^(?P<kind>方向|类别|类型|方式|模式|情形|档次|专题)[\d一二三四五六七八九十]+[：:、. ]")
"""The label of one of several kinds of support."""
_GIVEN = re.compile(r"已经?[^，。；]{0,6}[补领享拿]|再(?:报|领|拿|享受|申)")
"""Something was given already: who asks for more by the other kind of support is not simply one of those whom that is for."""
_SHARED = 0.5
"""The words of two cases of one kind have so much in common, at their ends."""
_LEAST = 4


def with_siblings(mine: Sequence[Decision], decide: Callable[[SupportRule], Decision], library: Library, said: str) -> list[Decision]:
    """The decisions; where one fails by a condition of its own case, those on its sibling cases that are the asker's by what he `said` take its place."""
    mine = [_of_more(one, decide, library) for one in mine]
    if all(one.verdict != "不能" for one in mine):
        return list(mine)
    found: list[Decision] = []
    for one in mine:
        found += _his(one, mine, decide, library, said) or _on_which(one, decide, library, said) or [one]
    kept: dict[SupportRule, Decision] = {}
    for one in found:
        kept.setdefault(one.rule, one)
    return list(kept.values())


def _of_more(one: Decision, decide: Callable[[SupportRule], Decision], library: Library) -> Decision:
    """The decision; in place of one on so much for each the last of the same paragraph that gives more for each where so many nights were spent as the asker tells
    ("每人奖励15元；住宿一晚的每人奖励30元，住宿两晚以上的每人奖励50元")."""
    rule = one.rule
    if one.verdict != "能" or rule.amount is None or not rule.per or rule.tiers:
        return one
    stop = library.text(rule.document).find("\n", rule.end)
    behind = [other for other in library.rules([rule.document]) if other.path == rule.path and rule.end <= other.start and (stop < 0 or other.start < stop) and other.amount is not None
              and (other.per, other.currency_unit) == (rule.per, rule.currency_unit) and other.amount > rule.amount and not on_top(other) and not other.tiers and len(other.conditions) == 1 and not other.conditions[0].unit]
    reached = [found for other in behind if (found := decide(other)).verdict == "能" and any(check.text == other.conditions[0].text and check.verdict == "符合" and _REACHED in check.reason for check in found.checks)]
    return reached[-1] if reached else one


_REACHED = say("eligibility.reason.figure_fits", figure="").lstrip("，")
"""What a check says of a figure that is enough."""


def _his(failed: Decision, mine: Sequence[Decision], decide: Callable[[SupportRule], Decision], library: Library, said: str) -> list[Decision]:
    """The decisions on the siblings of a case that is not the asker's which may be his, none where the decision fails by no condition of its own case."""
    if failed.verdict != "不能":
        return []
    own = _own_failures(failed)
    if not own:
        return []
    if (by_number := _of_number_told(failed, own, decide, library, said)):
        return by_number
    known = [one for one in mine if one.verdict != "不能" and one.rule.document == failed.rule.document and _is_his(one, failed.rule, own, said)]
    fitting = known or [one for rule in _siblings(failed.rule, own, library) if (one := decide(rule)).verdict != "不能" and not of_other_name(one, failed) and _is_his(one, failed.rule, own, said)]
    sure = [one for one in fitting if one.verdict == "能"]
    return sure or fitting


def _of_number_told(failed: Decision, own: Sequence[str], decide: Callable[[SupportRule], Decision], library: Library, said: str) -> list[Decision]:
    """The decisions on the rules of the same article for the same thing of the very class or grade that the asker tells (三类医疗器械注册证, where one is for 第二类…), [] where he
    tells none of them."""
    wanted = [one for text in own for one in _CLASS.finditer(text)]
    found = []
    for rule in library.rules([failed.rule.document]) if wanted else ():
        mine = [one for text in _texts(rule) for one in _CLASS.finditer(text)] if rule.path == failed.rule.path and rule != failed.rule else []
        if any(one["kind"] == other["kind"] and one["what"] == other["what"] and one["number"] != other["number"] and f"{one['number']}{one['kind']}" in said for one in mine for other in wanted):
            found.append(decide(rule))
    return [one for one in found if one.verdict != "不能"]


_CLASS = re.compile(r"第?(?P<number>[一二三四五六七八九\d])(?P<kind>类|级|档|星级?)(?P<what>[一-鿿]{2})")


def of_thing_named(mine: Sequence[Decision], said: str) -> list[Decision]:
    """The decisions, less those on a rule for another thing than the one that the asker names, of two of one article that are told apart by nothing else (新建机械冷库
    200立方米以上, 新建气调冷库200立方米以上)."""
    def other(one: Decision, kept: Decision) -> bool:
        beside = one.rule != kept.rule and (one.rule.document, one.rule.path, one.rule.benefit, one.rule.per) == (kept.rule.document, kept.rule.path, kept.rule.benefit, kept.rule.per)
        pairs = [(text.text, of.text) for text in one.rule.conditions for of in kept.rule.conditions if text.unit and text.unit == of.unit and rivals(text.text, of.text)] if beside else []
        return any((own := apart(text, [of])) and (his := apart(of, [text])) and own not in said and his in said and not _SIGNS.search(own + his) for text, of in pairs)

    return [one for one in mine if not any(other(one, kept) for kept in mine)]


def _on_which(failed: Decision, decide: Callable[[SupportRule], Decision], library: Library, said: str) -> list[Decision]:
    """The decisions on the sums on top of which a rule gives more that is not the asker's (重度失能的再增加200元): they are not failed by what only it asks
    for. None where it is just what he asks for: by its name (增加护理资助200元), or since he tells nothing of what the others ask besides."""
    rule = failed.rule
    added = _ADDED.search(rule.quote)
    if failed.verdict != "不能" or not on_top(rule) or not _own_failures(failed) or (added is not None and added["name"] in said):
        return []
    before = [one for one in library.rules([rule.document]) if one.path == rule.path and rule.start - _WITHIN <= one.end <= rule.start and one.amount is not None and not on_top(one)]
    shared = {check.text for check in failed.checks}
    return [one for one in map(decide, before) if one.verdict == "能" or (one.verdict != "不能" and any(check.verdict == "符合" and check.text not in shared for check in one.checks))]


_ADDED = re.compile(r"(?:增加|增发|加发|追加)(?:一次性)?(?P<name>[一-鿿]{3,10}?)\d")
_WITHIN = 120
"""What more is given stands at most so many signs behind the sum that it is on top of."""


def _own_failures(decision: Decision) -> list[str]:
    """What of the conditions of a rule, and of whom it is for, fails; none where it fails by anything else too."""
    rule = decision.rule
    texts = {one.text: one.text for one in rule.conditions}
    texts[say("eligibility.subject", subject=rule.subject)] = rule.subject
    failed = [check.text for check in decision.checks if check.verdict == "不符合"]
    return [texts[one] for one in failed] if all(one in texts for one in failed) else []


def _siblings(rule: SupportRule, failed: Sequence[str], library: Library) -> Iterator[SupportRule]:
    """The rules that give the same to another case: what fails is not asked for in them."""
    conditions = _texts(rule)
    for one in library.rules([rule.document]):
        if one == rule or one.benefit != rule.benefit:
            continue
        others = _texts(one)
        if any(text in others for text in failed):
            continue
        same_place = one.path == rule.path
        if same_place and _labelled(one, rule):
            yield one
        elif all(any(rivals(text, other) for other in others if other not in conditions) for text in failed):
            apart = [text for text in conditions if text not in failed and text not in others]
            if not apart or (same_place and not any(map(_SIGNS.search, apart))):
                yield one  # a case measured by another figure (进口额 beside 出口额) is no case of the same
        elif same_place and is_general(one, rule):
            yield one


def _is_his(sibling: Decision, rule: SupportRule, failed: Sequence[str], said: str) -> bool:
    """Whether a sibling that does not fail may be the asker's case: what it asks for instead is told, or it is for all and gives him a sum."""
    place = say("eligibility.region", place="")
    met = {check.text.removeprefix(say("eligibility.subject", subject="")) for check in sibling.checks if check.verdict == "符合" and not check.text.startswith(place)}
    worked = any(one.steps or sibling.rule.tiers for one in sibling.amounts)
    if any(rivals(text, other) for text in failed for other in met if other in _texts(sibling.rule)):
        return True
    if any(rivals(text, other) and (nth := _NTH.match(other)) and nth["nth"] in said for text in failed for other in _texts(sibling.rule)):
        return True
    if _labelled(sibling.rule, rule):
        return worked or bool(met) or (any(other_side(text, said) for text in failed) and his_side(sibling.rule.quote, said) and not _GIVEN.search(said))
    return is_general(sibling.rule, rule) and sibling.verdict == "能" and worked


def of_other_name(other: Decision, failed: Decision) -> bool:
    """Whether a decision is on a rule for something else by its name than what the asker tells and the one that fails is for ("项目类别：连栋温室" beside
    "项目类别：单体钢架大棚"): who names the one, and has too little of it, has not the other."""
    met = [check.text for check in failed.checks if check.verdict == "符合" and any(check.text == one.text and not one.unit for one in failed.rule.conditions)]
    untold = [check.text for check in other.checks if check.verdict == "需补充" and any(check.text == one.text and not one.unit for one in other.rule.conditions)]
    return any(_COLUMN_OF.match(one) is not None and (name := _COLUMN_OF.match(two)) is not None and one != two and one.startswith(name.group()) for one in met for two in untold)


_COLUMN_OF = re.compile(r"[^：，。；]{2,12}：(?=\D)")
"""The name of the column that a condition read from a table begins with."""


def rivals(one: str, other: str) -> bool:
    """Whether two conditions ask for different things of one kind: other figures of one measure, another number of one grade, or another member of one kind by
    the words that they share."""
    if one == other:
        return False
    first, second = _NTH.match(one), _NTH.match(other)
    if first and second and first["nth"] != second["nth"] and first["what"] == second["what"]:
        return True
    if _SIGNS.search(one) and _SIGNS.search(other) and _SIGNS.sub("", one) == _SIGNS.sub("", other):
        return True
    if len(one) <= _SHORT_NAME and len(other) <= _SHORT_NAME and (scales := {degree.scale for degree in degrees(one)}) and scales == {degree.scale for degree in degrees(other)}:
        return True
    before = sum(1 for _ in takewhile(lambda signs: signs[0] == signs[1], zip(one, other, strict=False)))
    behind = sum(1 for _ in takewhile(lambda signs: signs[0] == signs[1], zip(one[before:][::-1], other[before:][::-1], strict=False)))
    return before + behind >= max(_SHARED * max(len(one), len(other)), _LEAST)


_SHORT_NAME = 6
"""A condition of so many signs with a degree is little more than the degree (本科以上, 专科)."""
_NTH = re.compile(r"(?P<nth>第[一二三四五六七八九十\d]+[年期批次])(?P<what>[\u4e00-\u9fff]{3})")
"""What is asked for in one of several years or turns, by its first signs."""


def is_general(one: SupportRule, special: SupportRule) -> bool:
    """Whether a rule gives by the same base as a special case beside it and asks for nothing of its own but figures."""
    if one.path != special.path or one.subject != special.subject or not one.base or one.base != special.base:
        return False
    own = [text for text in one.conditions if text not in special.conditions]
    return all(text.unit for text in own)


def _labelled(one: SupportRule, other: SupportRule) -> bool:
    """Whether two rules are labelled as different kinds of one support (方向1, 方向2)."""
    first, second = _LABEL.match(one.quote), _LABEL.match(other.quote)
    return first is not None and second is not None and first["kind"] == second["kind"] and first.group() != second.group()


def _texts(rule: SupportRule) -> list[str]:
    """Whom a rule is for and what it asks for."""
    return [text for text in rule.for_whom if text]
