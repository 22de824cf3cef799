"""The steps of one way for each of which something is given ("辅导验收…；受理…；上市…"): all from the first asked about to the last, or
those that the asker has behind him."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.together import asked
from assistant.gather.wording import Text, share, words_of
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_FROM_TO = re.compile(r"从(?P<first>[^，。；？]{2,14}?)(?:一直|一路)?[到至](?P<last>[^，。；？]{2,14}?)(?=[，。；？]|一共|总共|合计|全程|各|都|能|$)")
_STEPS = re.compile(r"一关一关|一步一步|一步步|每一?(?:关|步|个?环节|个?阶段)|各(?:个)?(?:关|步|环节|阶段|节点)|(?:全程|全过程|整个过程|一路)|分[几阶]步")
_DONE = re.compile(
    r"(?:(?:也|都|已经?|刚刚?)+(?:顺利)?(?:通过|拿到|完成|取得|获得|做完|办完|走完)了?(?P<had>[^，。；：？、,;:?]{3,24})|(?P<step>[^，。；：？、,;:?]{3,24}?)(?:也|都|已经?|刚)*(?:通?过|成|完)?了)(?=[，。；：？、,;:?])")
"""A step that the asker has behind him: "辅导验收过了、材料受理了"."""
_HAS = 0.5


def steps_of(query: Query, rules: Sequence[SupportRule], library: Library) -> tuple[SupportRule, ...]:
    """The rules of one sum each that stand in one paragraph from the first step asked about to the last, none where the question
    does not ask for what all steps give together."""
    found = _FROM_TO.search(query.text)
    done = [one["step"] or one["had"] for one in _DONE.finditer(query.text)] if found is None else []
    if not rules or not asked(query) or not (found or len(done) > 1 or _STEPS.search(query.text)):
        return ()
    document = rules[0].document
    near = [one for one in library.rules([document]) if one.path == rules[0].path and one.amount is not None and not one.per]
    text = library.text(document)
    start, end = text.rfind("\n", 0, rules[0].start) + 1, text.find("\n", rules[0].start)
    steps = [one for one in near if start <= one.start < (end if end >= 0 else len(text))]
    if found is not None:
        ends = [_best(words, steps, library) for words in (found["first"], found["last"])]
        if None in ends or ends[0] == ends[1]:
            return ()
        first, last = sorted(steps.index(one) for one in ends if one is not None)
        steps = steps[first : last + 1]
    elif not _STEPS.search(query.text):
        passed = [_best(words, steps, library) for words in done]
        steps = [one for one in steps if one in passed] if len(set(passed) - {None}) == len(done) else []
    return tuple(steps) if len(steps) > 1 else ()


def _best(words: str, rules: Sequence[SupportRule], library: Library) -> SupportRule | None:
    """The rule that has most of some words, None where none has half of them."""
    wanted = words_of([words], library)
    best = max(rules, key=lambda one: share(wanted, Text.of(one.quote))[0], default=None)
    return best if best is not None and share(wanted, Text.of(best.quote))[0] >= _HAS else None
