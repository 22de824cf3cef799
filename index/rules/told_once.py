"""What is told once for several grants: the time at the head of a list, or the words with which a sentence opens before its parts go on."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, SupportRule
from index.rules.awards import Award
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.openings import DAY, HEADED, WHOM, WINDOW, opens
from index.rules.words import alternation

_BARE_WHOM = re.compile(rf"(?:其中)?(?:对于?)?[^，。；的]{{2,12}}?{alternation('subject')}(?:[(（][^()（）]*[)）])?")
"""One of several kinds that each get another sum for the same ("对甲类企业，新招员工满6个月的，每人…；乙类企业，每人…")."""
_ANEW = re.compile(r"(?:其中|并)?(?:对|凡|其他|其余|另)")


def timed(rules: list[SupportRule], sentence: Sentence, text: str) -> list[SupportRule]:
    """The rules of a list's item with the time that the list's first sentence begins with ("2023年1月1日至12月31日期间：")."""
    if sentence.lead is None or (opening := WINDOW.match(text, *sentence.lead)) is None:
        return rules
    alone = text[opening.end() : sentence.lead[1]].strip("，,：: ") == ""
    return [_under(rule, (_window(opening, 0),)) if alone or rule.conditions == () else rule for rule in rules]


def opened_with(groups: list[Award], sentence: Sentence, text: str) -> dict[int, tuple[Condition, ...]]:
    """By the place among `groups`, the awards of the sentence: the conditions that its opening words state for those of its later parts too."""
    first = groups[0] if len(groups) > 1 else None
    if first is None or not first.head:
        return {}
    stop = next((c.start for c in sentence.clauses if c.strong and c.start >= first.end), sentence.end)
    pieces = [(text[a:b], a) for a, b in first.head]
    general = [(words, at) for words, at in pieces[:-1] if opens(words)]
    common = conditions(list(general))[1] if general else ()
    words, at = pieces[-1]
    headed = HEADED.match(words)
    found: dict[int, tuple[Condition, ...]] = {}
    for place, award in enumerate(groups[1:], 1):
        begins = text[award.head[0][0] : award.head[0][1]] if award.head and award.head[0][0] >= stop else ""
        if begins and len(award.head) == 1 and len(pieces) > 1 and _BARE_WHOM.fullmatch(begins) and _BARE_WHOM.fullmatch(pieces[0][0]):
            found[place] = conditions(list(pieces[1:]), begins)[1]
            continue
        if not begins or _ANEW.match(begins) or WHOM.match(begins) or _DATED.search(begins):
            continue
        same = headed is not None and begins.startswith(headed["does"])
        found[place] = (*common, *((_window(headed, at),) if same and headed is not None else ()))
    return found


def with_opening(rules: list[SupportRule], common: tuple[Condition, ...]) -> list[SupportRule]:
    """The rules with the conditions that the sentence's opening states for them too."""
    return [_under(rule, common) for rule in rules] if common else rules


_DATED = re.compile(DAY)
_SAYS_SOMETHING = 3


def _window(found: re.Match[str], offset: int) -> Condition:
    return Condition(found["window"], "time", start=offset + found.start("window"), end=offset + found.end("window"))


def _under(rule: SupportRule, common: tuple[Condition, ...]) -> SupportRule:
    """The rule with conditions of others before its own, those left out that it states itself."""
    own = {one.text for one in rule.conditions}
    dated = any(_DATED.search(text) for text in own)
    held = [one for one in common if len(one.text) >= _SAYS_SOMETHING and one.text not in own and not (dated and one.kind == "time")]
    return replace(rule, conditions=(*held, *rule.conditions))
