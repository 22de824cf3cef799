"""Answers to how a support rule is applied for: materials, time and place as the document tells them, or that it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations, without_stop
from assistant.compose.in_words.responsibility import responsible
from assistant.compose.of_support import asked_beside
from assistant.compose.rows import short_title
from assistant.eligibility import applying
from assistant.eligibility.applying import Kind, Step, listed, tells
from assistant.gather.aspects import APPLYING, only_asks
from assistant.gather.aspects import asked as side
from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.sentences import parts, spans
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_HAS_THEM = r"[^，。；？]{0,12}?(?:受理|备|弄|收集|准备|交|递|报|走|办|跑|做|过|补)(?:上去|好|齐|全|妥|完|下来)*了|(?:[^，。；？]{0,8}?(?:也|都|均|全))?(?:齐全?|合规|齐备|完备|(?<=[都也均])[全有])(?:了|的)?(?=[，。；]|[该应要]?[交去往送递])"
"""Papers that the asker has, or has handed in, are not asked for."""
_ASKED: dict[Kind, re.Pattern[str]] = {
    "材料": re.compile(r"(?:(?<![新原复金建板型属质])材料|资料|手续|证明)(?!" + _HAS_THEM + r")|要交什么|要带什么"),
    "时间": re.compile(r"截止|几月(?:几[号日]|份)|几[号日](?=$|[，。？?])|(?:申报|申请|受理|兑现)(?:的)?(?:时间|期限|日期)|(?:什么时候|何时|几月|哪天|哪年)(?:能|可以|开始)?(?:申请|申报|受理)"),
    "受理": re.compile(r"(?:向|找|到|去|跟|上)(?:谁|哪|什么)[^，。？]{0,8}(?:申请|申报|办|提交)|(?:在哪|哪里|哪儿)(?:能|可以)?(?:申请|申报|办)|(?:往|上|到|去)哪[里儿]?(?:去)?(?:交|递|报)|(?:[该应要得去往能料书表，]|^)(?:提?交|递|报|送)(?:到|给|去)?(?:哪(?!些|几|种|个材)|谁|什么(?:地方|部门|单位|窗口))"),
}
_DATED: Kind = "时间"
"""What the document tells once for all that is applied for by it."""
_LISTS = re.compile(r"(?:提交|提供|报送|递交|携带|出具)[^，。；]{0,12}(?:材料|资料|文件|证件|证明)[：:]\s*$")
"""A clause that opens the list of what is to be handed in."""
_WHETHER = re.compile(r"(?:能不能|能否|可不可以|还能|能|可以)[^，。？；]{0,12}(?:吗|么|不)?[？?](?=.)")
"""Whether it is given at all is asked before how it is applied for."""
_ABOUT = 0.6
"""A clause that is no rule must explain this share of what is to be applied for."""


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """What the document of the first rule says of applying, None where that is not asked. A thing it does not tell is said so,
    with the rule itself, or the clause nearest to it, and the units that it makes responsible."""
    asked = _asked(query)
    rules = rules or _of_place(query, library)
    if not asked:
        return None
    if not rules or _explained(f"{rules[0].subject} {rules[0].quote}", query, library) < _ABOUT:
        untold = _untold(asked, query, library)
        if untold is not None or not rules:
            return untold
    rule = rules[0]
    cite = Citations(library)
    text = library.text(rule.document)
    steps = [step for step in applying(text, rule.start, query.text) if step.kind in asked]
    others = {step.kind for step in steps if _for_another_grant(text[step.start : step.end], query.text)}
    steps = [step for step in steps if not _for_another_grant(text[step.start : step.end], query.text)]
    others -= {step.kind for step in steps}
    steps += _found_by_words([kind for kind in asked if kind not in {*others, *(step.kind for step in steps)}], query, rule, library)
    lines = [say("support.rule", title=short_title(rule.document, library), quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]")] if steps and _WHETHER.search(query.text) else []
    for step in steps:
        mark = cite.span(rule.document, rule.path, step.start, step.end)
        lines.append(say("support.step", kind=step.kind, quote=text[step.start : step.end].strip(), mark=f"[{mark}]"))
    open_ = [kind for kind in asked if kind not in {step.kind for step in steps}]
    if open_:
        mark = cite.rule(rule)
        lines.append(say("support.step_unknown", kinds="、".join(open_), title=short_title(rule.document, library),
                         quote=without_stop(rule.quote), mark=f"[{mark}]"))
        lines += _whom_to_ask(rule.document, rule.start, library, cite)
    status, reason = (Status.ANSWERED, Reason.NONE) if steps else (Status.REFUSED, Reason.NOT_FOUND)
    return Draft(status, reason, "\n".join(lines), cite.all)


def _for_another_grant(words: str, asked: str) -> bool:
    """Whether what is to be handed in is told for a grant of another kind than the one asked about (申请创业补贴的，提交…: 贷款要哪些材料)."""
    whose = _APPLYING_FOR.search(words)
    meant = [found["kind"] for found in _GRANT.finditer(asked)]
    return whose is not None and bool(meant) and not any(whose["kind"] in _ALIKE[kind] for kind in meant)


_APPLYING_FOR = re.compile(r"^[^，。；]{0,6}申[请报领][^，。；]{2,20}?(?P<kind>补贴|补助|奖励|资助|津贴|贷款|贴息)的[，,]")
_GRANT = re.compile(r"[一-鿿]{2}(?P<kind>补贴|补助|奖励|资助|津贴|贷款|贴息)")
_MONEY_GIVEN = frozenset({"补贴", "补助", "奖励", "资助", "津贴", "贴息"})
_ALIKE = {**dict.fromkeys(_MONEY_GIVEN, _MONEY_GIVEN), "贷款": frozenset({"贷款", "贴息"}), "贴息": frozenset({*_MONEY_GIVEN, "贷款"})}
"""Kinds of grants that people may mean by the word for another."""


def _found_by_words(kinds: Sequence[Kind], query: Query, rule: SupportRule, library: Library) -> list[Step]:
    """The steps of these kinds that the document tells in other words, found by what the question says of them."""
    places = [(kind, _place(kind, query, rule.document, rule.start, library)) for kind in kinds]
    return [Step(kind, *place) for kind, place in places if place is not None]


def _place(kind: Kind, query: Query, document: str, start: int, library: Library) -> tuple[int, int] | None:
    """Where the document tells in other words what is asked of one kind, for the grant asked about."""
    place = asked_beside.place_of(kind, query, document, start, library)
    return None if place is not None and _for_another_grant(library.text(document)[slice(*place)].strip(), query.text) else place


def _untold(asked: Sequence[Kind], query: Query, library: Library) -> Draft | None:
    """The list of what is to be handed in that the clause nearest to what is to be applied for opens, else that it says nothing of it;
    None where no clause is about that."""
    best = max(
        ((_explained(one.passage.text[start - one.passage.start : end - one.passage.start], query, library), -order, one.passage, start, end)
         for order, one in enumerate(clauses(query, library)) for start, end in spans(one.passage, library)),
        key=lambda found: found[:2], default=None,
    )
    if best is None or best[0] < _ABOUT:
        return None
    passage, start, end = best[2:]
    cite, text = Citations(library), library.text(passage.document)
    last = listed(text, start + len(text[start:end].rstrip())) if _LISTS.search(text[start:end]) else end
    if last > end and list(asked) == ["材料"]:
        mark = cite.span(passage.document, passage.path, start, last)
        step = say("support.step", kind=asked[0], quote=text[start:last].strip(), mark=f"[{mark}]")
        return Draft(Status.ANSWERED, Reason.NONE, step, cite.all)
    mark = cite.span(passage.document, passage.path, start, end)
    quote = without_stop(text[start:end])
    if len(asked) == 1 and tells(asked[0], text[start:end]):
        return Draft(Status.ANSWERED, Reason.NONE, say("support.step", kind=asked[0], quote=quote, mark=f"[{mark}]"), cite.all)
    elsewhere = [step for step in applying(text, start, query.text) if step.kind in asked and step.kind == _DATED]
    if [step.kind for step in elsewhere] == list(asked):
        cite = Citations(library)
        marks = [cite.span(passage.document, library.section_at(passage.document, step.start).path, step.start, step.end) for step in elsewhere]
        told = [say("support.step", kind=step.kind, quote=text[step.start : step.end].strip(), mark=f"[{mark}]") for step, mark in zip(elsewhere, marks, strict=True)]
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(told), cite.all)
    places = [(kind, _place(kind, query, passage.document, start, library)) for kind in asked]
    if all(place is not None for _, place in places):
        cite = Citations(library)
        told = [_told(kind, passage.document, place, cite, library) for kind, place in places if place is not None]
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(told), cite.all)
    unknown = say("support.step_unknown", kinds="、".join(asked), title=short_title(passage.document, library), quote=quote, mark=f"[{mark}]")
    lines = (unknown, *_whom_to_ask(passage.document, start, library, cite))
    return Draft(Status.REFUSED, Reason.NOT_FOUND, "\n".join(lines), cite.all)


def _told(kind: Kind, document: str, place: tuple[int, int], cite: Citations, library: Library) -> str:
    """The line that quotes a place for one thing asked."""
    mark = cite.span(document, library.section_at(document, place[0]).path, *place)
    return say("support.step", kind=kind, quote=library.text(document)[slice(*place)].strip(), mark=f"[{mark}]")


def _explained(text: str, query: Query, library: Library) -> float:
    """The share 0…1 of what is to be applied for that a text has."""
    aspects = side(query.text)
    words = tuple(word for word in parts(query, library)[0].words if not only_asks(word.text, aspects))
    return share(words, Text.of(text))[0]


def _whom_to_ask(document: str, start: int, library: Library, cite: Citations) -> list[str]:
    """A line for each group of units that the passage at `start` makes responsible."""
    passage = next((one for one in library.passages_of(document) if one.start <= start < one.end), None)
    return responsible(passage, start, library, cite) if passage is not None else []


def of_place(query: Query, library: Library) -> Draft | None:
    """What the one document of the place named says of applying, None unless it tells all that is asked."""
    found = _of_place(query, library)
    told = {step.kind for rule in found for step in applying(library.text(rule.document), rule.start)}
    return compose(query, found, library) if found and told.issuperset(_asked(query)) else None


def asks(query: Query) -> bool:
    """Whether materials, time or place of an application are asked for."""
    return bool(_asked(query))


def _asked(query: Query) -> list[Kind]:
    asked = [kind for kind, pattern in _ASKED.items() if pattern.search(query.text)]
    return asked or (list(_ASKED) if side(query.text) & APPLYING else [])


def _of_place(query: Query, library: Library) -> Sequence[SupportRule]:
    """The rules in force of the one document that the question means by its name or place, where no rule of it is named."""
    documents = [id for id in documents_for(query, library) or () if id in query.documents or id not in library.superseded]
    return library.rules(documents)[:1] if len(documents) == 1 else ()
