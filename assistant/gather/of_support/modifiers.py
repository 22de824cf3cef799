"""Sentences of a document that change what one of its support rules gives, or how: parts not counted, a share of the standard, once only,
the difference to what was had, who is left out; and, where it is asked, instalments, who pays which part, what it may be used for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.speech import who
from index.data_files import pattern, read_data
from index.library import Library
from index.records import SupportRule
from index.words import in_dictionary, tagged

_SENTENCE = re.compile(r"[^。；;\n]{10,}")
_GENERAL = re.compile(r"同一|单[个家户位]|每[个家户]|本(?:办法|政策|意见|细则|措施|规定|方案)|上述|前[述款]|该标准")
"""A sentence that governs more than its own paragraph."""
_LONGEST, _SIZE = 160, 30_000
"""Signs of such a sentence; a longer document is searched in the chapter of the rule only."""
_RARE = 4
"""A word that stands in more sentences of the document tells nothing of one."""
_COMMON = re.compile(
    "享受|领取|个人|人员|人才|员工|职工|家庭|对象|用户|申请人|申请|申报|受理|支持|奖励|补助|补贴|资助|标准|企业|公司|单位|机构|项目|政策|资金|财政|部门|条件|符合|提供|规定|办法|时间|[年月日]度?|金额|比例|最高|累计|合计|实际|给予|按照|以上|以下|不予|发放|拨付"
    "|本(?:市|县|区|省)|全[市县区省年]|一次性|情形|原则|重复|执行|应当|可以|不得|分别|同时|上一?年度?")
_CHARACTERS = 2
_FEW = 2
_OF_STANDARD = frozenset({"part_of_standard", "only_once"})
"""Kinds that are read as rules of their own: a share of the standard before them."""
_FUNDS = re.compile("资金|经费|所需|奖补")


@dataclass(frozen=True, slots=True)
class Modifier:
    """A sentence `start…end` of a document, the `kind` of its change (a key of modifiers.yaml) and whether that is one of the sum."""

    document: str
    start: int
    end: int
    kind: str
    sum: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    words: re.Pattern[str]
    asked: re.Pattern[str] | None
    sum: bool


@cache
def _kinds() -> tuple[_Kind, ...]:
    tree = read_data(Path(__file__).with_suffix(".yaml"))
    return tuple(_Kind(name, re.compile(pattern(one["words"])), re.compile(pattern(one["asked"])) if "asked" in one else None, bool(one.get("sum"))) for name, one in tree.items())


def modifiers(rule: SupportRule, told: str, library: Library, passed: Collection[tuple[int, int]]) -> list[Modifier]:
    """The sentences that change what `rule` gives somebody who tells `told`, in text order; none that overlaps a place `passed`.

    A sentence counts where it stands in the rule's article or one beside it, names its grant or speaks of more than its own paragraph, and where the
    asker either asks for what it settles or tells something of which, in this document, hardly any other sentence speaks and which the rule's own
    words do not have. Who pays for all that the document gives counts wherever it stands.
    """
    text = library.text(rule.document)
    found, asked = [], dict[str, list[Modifier]]()
    for start, end, kind in _all(rule, library):
        if any(start < last and first < end for first, last in (*passed, (rule.start, rule.end))):
            continue
        one, sentence = Modifier(rule.document, start, end, kind.name, kind.sum), text[start:end]
        near = _near(library.section_at(rule.document, start).path, rule.path) or _names(sentence, rule)
        if kind.asked is not None and kind.asked.search(told) is not None:
            asked.setdefault(kind.name, []).append(one)
            if near:
                found.append(one)
        if one not in found and (near or _GENERAL.search(sentence)) and _told_of(sentence, told, rule, text):
            found.append(one)
    paid = asked.get("shared", [])
    alone = [] if len(paid) > _FEW or any(one in found for one in paid) else [one for one in paid if _FUNDS.search(text, one.start, one.end)]
    return sorted([*found, *alone], key=lambda one: one.start)


def _all(rule: SupportRule, library: Library) -> Iterator[tuple[int, int, _Kind]]:
    """Each sentence within reach of the rule that is of a kind, with the first that it is of; none that gives something itself."""
    begin, end = _reach(rule, library)
    for sentence in _SENTENCE.finditer(library.text(rule.document), begin, end):
        kind = next((one for one in _kinds() if one.words.search(sentence.group())), None)
        gives = kind is not None and kind.name not in _OF_STANDARD and any(
            other.has_sum and sentence.start() <= other.start < sentence.end() for other in library.rules([rule.document]))
        if kind is not None and not gives and sentence.end() - sentence.start() <= _LONGEST:
            yield *sentence.span(), kind


def _near(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two places stand in one article, or in articles side by side in one chapter."""
    return path == other or (len(path) > 1 and path[:-1] == other[:-1])


def _reach(rule: SupportRule, library: Library) -> tuple[int, int]:
    text = library.text(rule.document)
    if len(text) <= _SIZE:
        return 0, len(text)
    near = [(one.start, one.end) for one in library.sections(rule.document) if rule.path and one.path[:1] == rule.path[:1]]
    return (min(first for first, _ in near), max(last for _, last in near)) if near else (rule.start, rule.end)


def _names(sentence: str, rule: SupportRule) -> bool:
    """Whether a sentence has the name of the grant, as the rule's headings or its own words give it (入职奖励, 建设补助)."""
    names = {one.group() for part in (*rule.path[-2:], rule.quote) for one in _GRANT.finditer(part)}
    return any(name in sentence for name in names if len(name) > _CHARACTERS + 1)


_GRANT = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:补贴|补助|奖励|津贴|资助|贴息|券)")
"""The name of a grant."""


def _told_of(sentence: str, told: str, rule: SupportRule, text: str) -> bool:
    """Whether the asker tells a word of the sentence that the rule has not and that stands in few sentences of the document."""
    words = {piece for word, tag in tagged(sentence) if tag[:1] in "nvbajmst" for piece in (word, word[:_CHARACTERS]) if len(piece) > 1 and in_dictionary(piece)}
    told = _GRANT.sub("", told)
    telling = {word for word in words if not (_COMMON.fullmatch(word) or _NUMBER.fullmatch(word) or _PAID.search(word) or (word in who() and len(word) <= _CHARACTERS))}
    return any(word in told and _says(word, told) and word not in rule.quote and text.count(word) <= _RARE for word in telling)


_PAID = re.compile(r"(?:费|贴|助|奖|金|款|券|津|励)$")
"""The name of a grant or a sum is what is asked for, no case of it."""


_NUMBER = re.compile(r"第?[\d一二三四五六七八九十两百千万]+[年月日个次期级项条%]?")


def _says(word: str, told: str) -> bool:
    """Whether the asker tells the word, not only that it is not so (不是劳务派遣, 没算电脑)."""
    return any(not _DENIED.search(told[: one.start()]) for one in re.finditer(re.escape(word), told))


_DENIED = re.compile(r"(?:不(?:是|属于|算|含|包括)|没(?:有|算|用|涉及)?|未|非|除了|不带)[^，。；？\d]{0,4}$")
