"""Whether one who was supported for the same thing by another treasury, or under another policy, may have it here as well ("这12亩大棚市里已经给过补助了，县里还能再领吗"): by the
sentence that shuts him out ("同一建设内容已享受中央、省、市财政补助的，不再享受"), or that lets him ("已获得国家、省级资金支持的，可以申报")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.citing import Citations, without_stop
from assistant.compose.merging import joined
from assistant.compose.of_demands.one_verdict import Held, told
from assistant.eligibility.told.had import GIVEN
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.in_words.articles import lies_in, names_parts, parts_named
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import ConditionCheck, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning
from prompts import say

_ASKS = re.compile(r"(?:还|再|能|可以|可|又)[^，。；？]{0,16}(?:吗|么|吧|嘛|不(?=[？?。，]|$)|没(?=[？?。，]|$))|能不能|可不可以|能否|可否|还给不给|(?P<verb>[给补报奖发领])不(?P=verb)|还有没有")
_TREASURY = r"(?:中央|国家|上级|上面|[省市县区州](?:里|级|上|财政|政府|[一-鿿]{2,6}?[厅局委办](?![法理])))"
_GOT = r"(?<![没未不能可])(?:领|拿|享受|得|报|批|申请)"
_HAD = re.compile(
    rf"{GIVEN}|{_GOT}到?(?:过|了)[^，。；？]{{0,4}}(?P<whose>{_TREASURY})[^，。；？]{{0,10}}?(?:补[贴助]|奖|资金|钱|支持)"
    rf"|(?P<by>{_TREASURY})(?:的|那[笔份]|这[笔份])?[^，。；？没未不]{{0,12}}?(?:{_GOT}到?(?:过|了)|已经?{_GOT}|(?:也|都|已经?)?(?:给|帮)?(?:我们?|咱们?|俺们?|公司)?(?:补|发|拨|奖|给|批)了)")
"""What another treasury gave."""
_SENTENCE = re.compile(
    r"(?P<what>[^。；;\n：:，,]{0,40}?)已经?(?:享受|获得|取得|领取|得到|申请|申报|列入|纳入)过?(?:了)?(?P<of>[^。；;\n：:]{0,50}?(?:补助|补贴|奖励|奖补|资助|资金|支持|扶持|政策|优惠)[^，,。；;\n：:]{0,8}?)的?"
    r"(?:[，,](?:原则上|一律|均|本[办措政][法施策])?(?P<no>不再|不得|不予|不能|不可|不重复|不享受|不)[^。\n]*|(?=[。；;\n]))")
_LETS = re.compile(
    r"(?P<of>[^。；;\n，,：:]{0,40}?(?:国家|中央|上级|各级|[省市县区州]级?)[^。；;\n，,：:]{0,24}?(?:补助|补贴|奖励|奖补|资助|资金|支持|扶持|政策|优惠)[^，,。；;\n：:]{0,10}?)的?(?:项目|事项)?[，,]?"
    r"(?P<may>(?:仍|均|也|还|都)?(?<!不)(?:可以?|允许|不影响)(?:继续|同时|再|重复|另行)?(?:叠加|申报|申请|享受|领取|兼得|补足)[^。；;\n]*)")
_LIST = re.compile(r"(?:不予|不得|不能|不享受|不给予|不支持|不再)[^。；;\n：:]{0,24}[：:]")
_SOFT = re.compile(r"就高|差额|补足|抵扣|扣除")
"""What was had before is only taken off."""
_OTHERS = re.compile(r"上级|其[他它](?!市|县|省)|各级|同类|财政(?:性)?(?:资金|补)")
_LEVELS = "省市县区州"
_NEAR = 400
"""A list is opened at most so many signs before its item."""


@dataclass(frozen=True, slots=True)
class _Out:
    """A sentence `start…end` that shuts out of `shut` whoever had what `of` names."""

    start: int
    end: int
    of: str
    shut: str


def asks(query: Query) -> bool:
    """Whether it is asked if something may be had that was had elsewhere already."""
    return _ASKS.search(query.question) is not None and _HAD.search(query.question) is not None


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """The sentence that shuts the asker out for what another treasury gave him, None where none does."""
    had = _HAD.search(query.question)
    documents = [rules[0].document] if rules else documents_for(query, library) or []
    if had is None or len(documents) != 1:
        return None
    words = next((one.group().strip() for one in CLAUSE.finditer(query.question) if one.start() <= had.start() < one.end()), had.group())
    whose = had["whose"] or had["by"] or had.group()
    id = documents[0]
    text = library.text(id)
    own = library.cards[id].meta.level[:1]
    for one in _outs(text):
        meant = _meant(one, rules, library)
        if (meant is not None or not (names_parts(one.shut) or _OWN.search(one.shut))) and _covers(one.of, whose, own):
            check = ConditionCheck(text[one.start : one.end].strip(), "不符合", say("eligibility.reason.denied", words=words))
            return _with_rule(told(Held(id, one.start, one.end, (check,), 1.0), library), meant or next(iter(rules), None), library)
    return _let(id, whose, words, own, library)


def _let(id: str, whose: str, words: str, own: str, library: Library) -> Draft | None:
    """The sentence that lets one have it who was supported by another treasury, None where none does."""
    text = library.text(id)
    for found in _LETS.finditer(text):
        if _covers(found["of"], whose, own):
            start = found.end() - len(found.group().lstrip())
            cite = Citations(library)
            mark = cite.span(id, library.section_at(id, start).path, start, found.end())
            bound = _BOUND.search(found["may"])
            lines = [say("support.let_too", words=words, may=found["may"].strip(), mark=f"[{mark}]"), say("support.origin", quote=found.group().strip(), mark=f"[{mark}]")]
            lines += [say("support.let_bound", bound=bound["bound"], mark=f"[{mark}]")] if bound is not None else []
            return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
    return None


_BOUND = re.compile(r"[，,](?:但|且)?(?P<bound>[^，,。；;\n]*(?:不得?超过|不能超过|以内|为限)[^，,。；;\n]*)")
"""Up to what all of them may come to together."""


def _with_rule(draft: Draft, rule: SupportRule | None, library: Library) -> Draft:
    """The verdict with the words of the grant asked for."""
    if rule is None:
        return draft
    cite = Citations(library)
    line = say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]")
    return replace(joined(draft, Draft(draft.status, draft.reason, line, cite.all)), decides=True)


def _meant(one: _Out, rules: Sequence[SupportRule], library: Library) -> SupportRule | None:
    """Of the rules that the question means the first that is shut: in one of the articles named, or in the sentence's own ("不再享受本条补贴")."""
    text = library.text(rules[0].document) if rules else ""
    own = library.section_at(rules[0].document, one.start) if rules and _OWN.search(one.shut) else None
    parts = ((own.start, own.end),) if own is not None else parts_named(one.shut, text)
    candidates = rules[:1] if own is not None else [rule for rule in rules if rule.document == rules[0].document]
    return next((rule for rule in candidates if lies_in((rule.start, rule.end), parts)), None)


_OWN = re.compile(r"本[条款项]|该项|此项")


def _outs(text: str) -> Iterator[_Out]:
    """The sentences and items of lists that shut out whoever had something already."""
    for found in _SENTENCE.finditer(text):
        if _SOFT.search(found.group()):
            continue
        if found["no"] is None:
            line = beginning(text, found.start(), "\n")
            opened = list(_LIST.finditer(text, max(0, found.start() - _NEAR), found.start()))
            if not opened or "\n\n" in text[opened[-1].end() : line].strip(" "):
                continue
        yield _Out(found.end() - len(found.group().lstrip()), found.end(), found["of"], re.split("[，,；;]", found.group()[found.start("no") - found.start() :])[0] if found["no"] else "")


def _covers(of: str, whose: str, own: str) -> bool:
    """Whether what had to be not had is what the treasury gave of which the asker tells; `own` is the level of the document."""
    if re.search("上级|上面", whose):
        return _OTHERS.search(of) is not None or bool(re.search("中央|国家|[省市]", of))
    level = next((sign for sign in ("中央", "国家", *_LEVELS) if sign in whose), "")
    if level in ("中央", "国家"):
        return re.search("中央|国家|上级|各级", of) is not None
    if not level:
        return False
    if re.search(rf"(?<![本全]){level}(?!场)", of):
        return True
    higher = own in _LEVELS and _LEVELS.find(level) < _LEVELS.find(own)
    if re.search(r"[省市县区州]级|本[省市县区州]", of):
        return False  # it names the treasuries that count
    return _OTHERS.search(of) is not None and (higher or "其" in of or "各级" in of or "同类" in of)
