"""Whether those of somebody's kin may go along of whom a sentence lists some ("其配偶、未成年子女可同时随迁"): the kin asked for, with the age of a child, against the list."""

from __future__ import annotations

import re

from assistant.compose.of_demands.one_verdict import ASKS, Held, told
from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.told.ages_told import ages_told
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.records import ConditionCheck, Draft, Query
from index.library import Library
from prompts import say

_NAME = r"(?:配偶|(?:未成年|成年|婚生|未婚成年|未婚)?子女|父母|兄弟姐妹|祖父母|外祖父母|岳父母|公婆)"
_LISTED = re.compile(rf"[^。；;\n]{{0,40}}?(?P<list>{_NAME}(?:[、，和及与或]{_NAME})*)(?:均|也|都|同时|一并|可|可以|能|申请)*(?:随|同住|共同居住|一起|落户|入户)[^。；;\n]*")
_GOES_ALONG = re.compile(r"随迁|随[同着]|跟着|一起|一块|一同|一并|带[着上过]?|投靠")
_KIN = {
    "配偶": re.compile(r"老公|老婆|爱人|丈夫|妻子|媳妇|先生|太太|配偶|另一半"),
    "子女": re.compile(r"孩子|儿子|女儿|闺女|小孩|娃|老[大二三]|子女"),
    "父母": re.compile(r"爸妈|父母|爸爸|妈妈|老爸|老妈|我[爸妈]|爹|娘"),
    "岳父母": re.compile(r"岳父|岳母|丈人|丈母娘"),
    "公婆": re.compile(r"公公|婆婆|公婆"),
    "兄弟姐妹": re.compile(r"我(?:的)?[哥弟姐妹]|兄弟|姐妹|弟弟|哥哥|妹妹|姐姐"),
    "祖父母": re.compile(r"爷爷|奶奶|祖父|祖母"),
    "外祖父母": re.compile(r"外公|外婆|姥姥|姥爷"),
}
"""Kin by their printed name → how people speak of them."""
_HITS = 6
_OF_AGE = 18


def compose(query: Query, library: Library) -> Draft | None:
    """The verdict by the sentence that lists the kin who may go along; None where nobody's kin are asked for, no sentence lists any, or an age decides that is not told."""
    if not (_GOES_ALONG.search(query.text) and ASKS.search(query.text)):
        return None
    asked = [name for name, form in _KIN.items() if form.search(query.text)]
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library)) if asked else ()
    for passage in library.passages([hit.id for hit in hits]).values():
        for found in _LISTED.finditer(library.text(passage.document), passage.start, passage.end):
            checks = [_check(name, found["list"], query.text) for name in asked]
            if None not in checks:
                start = found.end() - len(found.group().lstrip())
                return told(Held(passage.document, start, found.end(), tuple(one for one in checks if one is not None), 1.0), library)
    return None


def _check(name: str, listed: str, text: str) -> ConditionCheck | None:
    """Whether kin of one kind are listed; None where only children of an age are and theirs is not told."""
    words = next((one.group().strip() for one in CLAUSE.finditer(text) if _KIN[name].search(one.group())), text)
    if name == "子女" and "未成年子女" in listed and "成年子女" not in listed.replace("未成年子女", ""):
        ages = [one for one in ages_told(text) if one.child or one.low < _OF_AGE]
        if len(ages) != 1:
            return None
        return held(listed, ages[0].high <= _OF_AGE, say(f"eligibility.reason.{'said' if ages[0].high <= _OF_AGE else 'denied'}", words=ages[0].words))
    fits = re.search(rf"(?<![岳祖]){name}", listed) is not None
    return held(listed, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=words))
