"""The steps of one way for each of which something is given ("辅导验收…；受理…；上市…"): all from the first asked about to the last, or
those that the asker has behind him, with those still before him where he asks for both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.of_support.together import asked
from assistant.gather.wording import Text, share, words_of
from assistant.records import Query
from index.library import Library
from index.quantities import chinese_number
from index.records import SupportRule

_FROM_TO = re.compile(r"从(?P<first>[^，。；？]{2,14}?)(?:一直|一路)?[到至](?P<last>[^，。；？]{2,14}?)(?=[，。；？]|一共|总共|合计|全程|各|都|能|$)")
_STEPS = re.compile(r"一关一关|一步一步|一步步|每一?(?:关|步|个?环节|个?阶段)|各(?:个)?(?:关|步|环节|阶段|节点)|(?:全程|全过程|整个过程|一路)|分[几阶]步")
_DONE = re.compile(
    r"(?:(?:也|都|已经?|刚刚?)+(?:顺利)?(?:通过|过(?=了)|拿到|完成|取得|获得|做完|办完|走完)了?(?P<had>[^，。；：？、,;:?]{3,24})|(?P<plain>[^，。；：？、,;:?]{3,24}?)(?:也|都|已经?|刚刚?)+(?:顺利)?(?:通过|完成|受理|做完|办完|走完)|(?P<step>[^，。；：？、,;:?]{3,24}?)(?:也|都|已经?|刚)*(?:通?过|完?成|完)?了)(?=[，。；：？、,;:?])")
"""A step that the asker has behind him: "辅导验收过了、材料受理了"."""
_HAS = 0.5
_REST = re.compile(r"(?:后面|之后|接下来|剩下|其余|余下|后续|再往下|还(?:能|可以?|会|有))[^？?]{0,24}(?:多少|几)|(?:全部?|都)(?:走|做|办|过|拿)(?:完|下来|到)[^？?]{0,10}(?:多少|几)")
"""What the steps still before him give is asked for too."""



@dataclass(frozen=True, slots=True)
class Steps:
    """The rules on the steps asked about: those that are meant, or that the asker has behind him, and those still before him; those `had` he told
    of before."""

    meant: tuple[SupportRule, ...]
    ahead: tuple[SupportRule, ...] = ()
    had: tuple[SupportRule, ...] = ()


def steps_of(query: Query, rules: Sequence[SupportRule], library: Library) -> Steps | None:
    """The rules of one sum each that stand in one sentence from the first step asked about to the last, None where the question
    does not ask for what all steps give together."""
    if rules and asked(query) and (way := _told_in_turns(query, rules[0], library)) is not None:
        return way
    found = _FROM_TO.search(query.text)
    done = [one["step"] or one["had"] or one["plain"] for one in _DONE.finditer(query.text)] if found is None else []
    if not rules or not asked(query) or not (found or len(done) > 1 or _STEPS.search(query.text)):
        return None
    steps = _beside(rules[0], library)
    if found is not None:
        ends = [_best(words, steps, library) for words in (found["first"], found["last"])]
        if None in ends or ends[0] == ends[1]:
            return None
        first, last = sorted(steps.index(one) for one in ends if one is not None)
        return Steps(tuple(steps[first : last + 1]))
    if _STEPS.search(query.text):
        return Steps(tuple(steps)) if len(steps) > 1 else None
    done = [words for told in done for words in _AND.split(told)]
    passed = [one for words in done if (one := _best(words, steps, library)) is not None]
    if len(set(passed)) != len(done):
        return None
    ahead = tuple(one for one in steps if one not in passed) if _REST.search(query.text) else ()
    return Steps(tuple(one for one in steps if one in passed), ahead)


def _told_in_turns(query: Query, rule: SupportRule, library: Library) -> Steps | None:
    """The steps of one way that the asker told of before, with those of which he tells now ("…辅导验收过了", then "后来股票也上市了，加起来多少"); None where
    either has none, or he counts more or fewer of them."""
    counted = _COUNT.search(query.text)
    if len(query.dialogue) < 2 or not (counted or _AGAIN.search(query.text)):
        return None
    steps = _beside(rule, library)
    before, now = ([_best(one, steps, library) or _alone(one, steps) for turn in turns for one in _CLAUSES.split(turn) if len(one) >= _NAME] for turns in (query.dialogue[:-1], query.dialogue[-1:]))
    had = tuple(one for one in steps if one in before)
    meant = tuple(one for one in steps if one in now and one not in had)
    if not had or not meant or (counted and chinese_number(counted["count"]) != len(had) + len(meant)):
        return None
    return Steps(meant, had=had)


def _alone(words: str, steps: Sequence[SupportRule]) -> SupportRule | None:
    """The step of which alone a clause has a name of three signs (发审会过了: 发审会审核通过后), None where several have one."""
    names = {words[place : place + _NAME] for place in range(len(words) - _NAME + 1)}
    found = [one for one in steps if any(name in one.quote for name in names)]
    return found[0] if len(found) == 1 else None


_NAME = 3
_CLAUSES = re.compile(r"[，。；：？、,;:?]")
_COUNT = re.compile(r"(?P<count>[两二三四五六七八九2-9])(?:步|关|个?环节|个?阶段|个?节点|笔|次|道坎)(?:奖励|补助|钱)?(?:都|全)?(?:加起来|加在一起|合起来|合计|一共|总共)")
"""All steps are counted where their sum is asked for."""
_AGAIN = re.compile(r"(?:还能?|再)(?:能|可以?)?再?(?:拿|领|得|奖|给|补)")
"""What comes on top of what he had is asked for."""


def _beside(rule: SupportRule, library: Library) -> list[SupportRule]:
    """The rules of one sum each in the sentence of a rule: what a further sentence gives is no step of the same way."""
    text = library.text(rule.document)
    start = max(text.rfind(stop, 0, rule.start) for stop in _ENDS) + 1
    end = min((at for stop in _ENDS if (at := text.find(stop, rule.start)) >= 0), default=len(text))
    return [one for one in library.rules([rule.document]) if start <= one.start < end and one.path == rule.path and one.amount is not None and not one.per]


_AND = re.compile(r"[和与及、]")
_ENDS = "。\n"


def _best(words: str, rules: Sequence[SupportRule], library: Library) -> SupportRule | None:
    """The rule that has most of some words, None where none has half of them."""
    wanted = words_of([words], library)
    best = max(rules, key=lambda one: share(wanted, Text.of(one.quote))[0], default=None)
    return best if best is not None and share(wanted, Text.of(best.quote))[0] >= _HAS else None
