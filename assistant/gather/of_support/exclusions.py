"""Sentences that leave somebody out of a policy ("…企业不享受本政策")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.eligibility.conditions.case_told import case_told
from assistant.eligibility.told.said import denied
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.stretches import BRACKETED, beginning

_SENTENCE = re.compile(r"[^。；\n]+")
OF_ALL = re.compile(r"不(?:能|得)?(?:享受|适用)本(?:政策|措施|办法|意见|细则|规定)(?!第)")
"""Of all that a document gives somebody is left out."""
_FIRM = re.compile(r"(?P<trade>[一-鿿]{3,6}?)(?:开发|经营|生产|投资)?(?:类|行业|业)?(?:企业|公司|项目)(?:均|都|一律|也)?$")
_OUT = re.compile(r"(?:均|都|一律|也|皆)?(?:不享受|不得享受|不能享受|不予(?:享受|支持|补助|补贴|奖励|资助|扶持)|不适用|不纳入|不得申[报请]|不列入|不属于)")
_OF_PARTS = re.compile(r"[ \t]*第[一二三四五六七八九十百]+[章节条]")
"""Of some parts of a document somebody is left out, not of all that it gives."""
_ONLY_ONE = re.compile(r"(?:不再|不得再|不能再)(?:重复)?(?:享受|给予|予以|申[报请]|补助|补贴|奖励|资助|发放)|(?:不能|不得|不可以?)(?:同时|重复|叠加)(?:分别)?(?:享受|申[报请]|领取|扣除|兼得)?")
"""One of two things leaves out the other: who has the first may not have the second."""
_HITS = 24
_LEAST = 0.35
_HAS = 0.8
_MOSTLY = 0.6
_HAD = re.compile(r"已经?(?:领|拿|享受|得|补|扣|获|有)|(?:领|拿|享受|得|补|扣|获)[^，。；]{0,4}[过了着]|再|同时|又|重复|叠加|兼|在扣|在领")
_OBJECT = re.compile(r"(?:享受|领取|获得|取得|申请|给予|符合)(?:过|了)?(?P<thing>[^，。；]{2,60}?)的?[，,]?(?:[^，。；]{0,6})$")
_GENERAL = re.compile(r"补贴|补助|优惠|政策|奖励|资助|支持|财政|规定|本措施|其他|部门|[“”]")
_AND = re.compile(r"[、和与及或]|以及")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A sentence (`start…end` of the document) that leaves out those whom the asker names."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int


def exclusion(query: Query, library: Library) -> Exclusion | None:
    """The sentence that leaves out whom the question asks about, the one that explains most of the question."""
    words = words_of(query.words, library)
    documents = documents_in_force(query, library)
    if documents is None:
        hits = library.search_passages(" ".join(query.words) or query.text, _HITS)
        documents = sorted({passage.document for passage in library.passages([hit.id for hit in hits]).values()})
    best: tuple[float, Exclusion] | None = None
    for id in documents:
        text = library.text(id)
        for out in (*_OUT.finditer(text), *_ONLY_ONE.finditer(text)):
            sentence = _SENTENCE.search(text, beginning(text, out.start()))
            if sentence is None or _OF_PARTS.match(text, out.end()) or not (
                _has_first(query.text) and _names_both(text[sentence.start() : out.start()], text[out.end() : sentence.end()], words, query.text)
                if out.re is _ONLY_ONE else _names(text[sentence.start() : out.start()], words, query.text)):
                continue
            place = library.section_at(id, sentence.start())
            part, _ = share(words, Text.of(" ".join((library.cards[id].title, *place.path, sentence.group()))))
            if part >= _LEAST and (best is None or part > best[0]):
                best = part, Exclusion(id, place.path, *sentence.span())
    return best[1] if best else None


def _names(who: str, words: tuple[Word, ...], asked: str) -> bool:
    """Whether those left out, named right before it, are named in the question, be it by their trade (房地产企业: 房地产开发公司)."""
    clause = re.split(r"[，,：:]", who.strip("，, "))[-1]
    if (_LACKING.match(clause) and not _LACKING.search(asked)) or _PART.search(clause):
        return False  # who has what those left out lack is none of them; nor is a part of a figure somebody (超过500平方米的部分不予补贴)
    if (other := _OTHER_THAN.search(clause)) is not None and other.group() not in asked and not denied(other["what"], asked):
        return False  # left out is what is not such a thing
    last = Text.of(clause)
    words = tuple(replace(word, others=()) for word in words)  # who is left out is named, not told in words that come near
    if case_told(clause, asked).side == "out":
        return False  # the asker says that he is none of them (还没成熟商业化)
    trades = (_FIRM.match(one) for one in _AND.split(BRACKETED.sub("", clause)))
    return any(one is not None and _is_one(one["trade"], asked) for one in trades) or any(len(word.text) > 2 and part_of(word, last) >= _HAS for word in words)


_PART = re.compile(r"\d[^，。；]*部分$")
_OTHER_THAN = re.compile(r"非(?P<what>(?!法|常)[一-鿿]{2})")
_LACKING = re.compile(r"(?:第[一二三四五六七八九十百]+条)?(?:未|没有?|尚未|无)(?!来|论)")


def _is_one(trade: str, asked: str) -> bool:
    """Whether the asker says of himself that he is a firm of a trade."""
    return re.search(rf"(?:我|是|在|做|一家|的)[^，。；？]{{0,8}}{trade}[^，。；？]{{0,4}}(?:公司|企业|开发商|厂|店|的|$)", asked) is not None


def _has_first(text: str) -> bool:
    """Whether the asker says that he has something already, or asks for one thing besides another."""
    return _HAD.search(text) is not None


def _names_both(before: str, behind: str, words: tuple[Word, ...], asked: str) -> bool:
    """Whether the question names what leaves out the other: the thing had already, or of several things named behind each by a word of its own."""
    things = [Text.of(thing) for thing in _AND.split(behind) if len(thing) > 1]
    told = [word for word in words if len(word.text) > 1]
    if len(things) > 1:
        return all(any(part_of(word, one) >= _HAS and all(part_of(word, other) < _HAS for other in things if other is not one) for word in told) for one in things)
    had = _OBJECT.search(before)
    said = Text.of(asked).grams
    for thing in _AND.split(had["thing"]) if had is not None else ():
        grams = Text.of(_GENERAL.sub("", thing)).grams
        if len(grams) > 1 and len(grams & said) >= _MOSTLY * len(grams):
            return True
    return False
