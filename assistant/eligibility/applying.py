"""How a support rule is applied for: materials, time and place, where the document's text says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["材料", "时间", "受理"]

_SENTENCE = re.compile(r"[^。；;\n]+")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("材料", re.compile(r"(?:申报|申请|提交|提供|报送|递交)[^，。]{0,20}(?:材料|(?<!统计)资料|申请表|申报书|复印件|证明)|(?:留存|保存|保留)[^，。；]{2,60}备查|\t(?:申[报请](?:审批)?表|身份证|户口[簿本])、")),
    ("时间", re.compile(
        r"(?:每年|年度)[^，。]{0,6}\d{1,2}月[^，。]{0,36}?(?:申报|申请|受理)|(?:(?:申报|申请|受理|兑现|兑付)(?:时间|期限|期|截止)|截止(?:时间|日期)?|(?:每年|年度)[^，。]{0,10}月[^，。]{0,36}?(?:申报|申请|受理))"
        r"(?=[^。；]*(?:[\d一二三四五六七八九十]+(?:年|个?月|日|天|个?工作日)|季度|年底|月底|常年|随时))|(?:申报|申请|提出)[^。；，]{0,12}(?:[\d一二三四五六七八九十]+个?(?:月|日|天|工作日)内)|(?:(?:应当?|须|需)在[^，。；]{0,8}[\d一二三四五六七八九十][^，。；]{0,6}前|(?:应当?|须|可)?于[^，。；]{1,14}前)[^，。；]{0,24}(?:申报|申请)|于[^，。；\d]{0,6}\d{1,2}月\d{1,2}日?[至到—-][^，。；]{2,16}(?:集中)?(?:申报|申请|受理)"
        r"|(?:应当?|须|需|可)[于自在][^，。；]{2,30}(?:年|个?月|日|天)(?:内|期间|之间)[，,]?[^，。；]{0,40}(?:提出|申请|申报|提交)")),
    ("受理", re.compile(r"向(?![^，。]*购买)[^，。]{2,40}(?:部门|局|委|办|厅|中心|机构|政府|街道|学校|院校|单位|工作站|窗口|办事处|居委会|村委会)[^，。]{0,6}(?:提出|提交|申请|申报|报送)|由[^，。]{2,24}(?:受理|初审|审核)")),
)
_HEADING = re.compile(r"\s*(?:(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十百]+[章节]|[（(][一二三四五六七八九十]+[）)])\s*)?[^，。：:、\d为是应可由向]{2,12}\s*")
"""A line that only names what follows ("七、申报材料")."""
SPECIAL = re.compile(r"港澳台?|外籍|华侨|委托|异议|复核|复查|申诉")
"""A sentence for few, or for what comes after the answer, is told only where there is no other."""
_ITEM = re.compile(r"\s*(?P<mark>[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])[^\n]{2,200}")
_MARK = re.compile(r"[一二三四五六七八九十\d]+")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to know for applying, and the sentence of the document that says it (`text[start:end]`)."""

    kind: Kind
    start: int
    end: int


def applying(text: str, start: int, asked: str = "") -> tuple[Step, ...]:
    """For each of materials, time and place the sentence that names what is `asked` for, of several the one with the longest name, else the one
    nearest behind the `start` of the rule, else the first of the document, if any; one for a special kind of persons only where there is no other."""
    found: dict[Kind, tuple[tuple[int, bool, bool, int], Step]] = {}
    for sentence in _SENTENCE.finditer(text):
        if _HEADING.fullmatch(sentence.group()):
            continue
        place = (of_other_grant(sentence.group(), asked) - _named(sentence.group(), asked), SPECIAL.search(sentence.group()) is not None, sentence.start() < start, sentence.start())
        for kind, pattern in _PATTERNS:
            if pattern.search(sentence.group()) and (kind not in found or place < found[kind][0]):
                found[kind] = place, Step(kind, sentence.start(), listed(text, sentence.end()))
    return tuple(found[kind][1] for kind, _ in _PATTERNS if kind in found)


def tells(kind: str, sentence: str) -> bool:
    """Whether a sentence tells that side of applying."""
    return any(one == kind and pattern.search(sentence) is not None for one, pattern in _PATTERNS)


def of_other_grant(sentence: str, asked: str) -> int:
    """-1 where a sentence names a grant that a question names, 1 where it only names others, 0 where one of them names none."""
    names, own = (set(_GRANT.findall(text)) for text in (sentence, asked))
    return 0 if not (names and own) else -1 if any(name[:2] in sentence for name in own) else 1


_GRANT = re.compile(r"(?![那这哪][笔个项种份])[一-鿿]{2}(?:补贴|补助|奖励|奖补|津贴|救助|资助)")


def _named(sentence: str, asked: str) -> int:
    """So many signs has the name of what a sentence is about, where a question says it, other words between its parts or not (示范基地那笔补贴); else 0."""
    found = _FOR.search(sentence)
    signs = iter(asked)
    return len(found["what"]) if found is not None and all(sign in signs for sign in found["what"]) else 0


_FOR = re.compile(r"(?:申请|申报|办理|申领)(?P<what>[一-鿿]{4,20}?)(?:应当?|须|需|的)*(?:提交|提供|报送|递交)")


def listed(text: str, end: int) -> int:
    """Where the list ends that a sentence up to `end` opens with a colon, else `end`."""
    if text[end - 1 : end] not in ("：", ":"):
        return end
    last, first = end, ""
    while (item := _ITEM.match(text, last)) is not None and item.end() - end <= _LONGEST:
        style = _MARK.sub("1", item["mark"])
        first = first or style
        if style != first:
            break
        last = item.end()
    return last
