"""Sentences that say of two grants whether one may have both ("同一项目只能在第六条和第七条中选择一种方式申报", "可以同时享受"), and of whom one grant only
is closed while the others stay open ("…的，不再享受建设补助，其他补助可以申报")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.eligibility.told.said import same
from assistant.gather.in_words.articles import parts_named
from index.stretches import SENTENCE
from index.words import bigrams

_ONE = re.compile(
    r"(?:只能|只可以?|仅能|仅可以?|应当?|可以?|由[^，。；\n]{1,8})[^。；\n]{0,30}?(?:选择?其?中?一|择一|选其一|任选其一|择其一|选择其中)|二选一|"
    r"不(?:得|能够?|可以?|予|允许)?(?:同时|重[复叠]|叠加|兼)(?:分别|一并)?(?:享受|申报|申请|领取|获得|给予|补助|奖励|补贴|支持|扣除)|不(?:重[复叠]|叠加|兼)(?:享受|申报|补助|奖励|支持|兑现)")
_BOTH = re.compile(r"(?<!不)(?:可以?|能够?|允许)(?:同时|叠加|一并|合并|累加|分别)(?:享受|申报|申请|领取|获得|计算)")
_OPEN = re.compile(r"(?P<who>[^。；;\n]{4,80}?)的?[，,]不(?:再|得|予|能)?(?:享受|申报|申请|给予|纳入)(?P<closed>[^，,。；;\n]{2,24})[，,](?:但|但是)?(?:其他|其余|另外)[^，。；;\n]{0,10}(?:可以?|仍可|继续|不受)[^。；;\n]{0,10}")
_GRANT = re.compile(r"[一-鿿]{0,8}?(?:补贴|补助|奖励|资助|救助|津贴|贴息|奖补|减免|扶持|助学金|贷款)")
_ITEMS = re.compile(r"第(?P<list>\d{1,2}(?:[、,，和及]\d{1,2})+)项")
_MARKED = re.compile(r"^\s*(?:第[一二三四五六七八九十百]+条|\d{1,2}[.．、])\s*")
_OWN_NUMBER = re.compile(r"^\s*第[一二三四五六七八九十百]+条(?![、和及与至第规]|所列|的)\s*")
"""The number of the article that a sentence opens."""
_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence (`start…end` of the document) on whether those whom two of `things` are due to may have both."""

    start: int
    end: int
    things: tuple[str, ...]
    both: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """A clause by which `who` is shut out of `closed` only."""

    start: int
    end: int
    who: str
    closed: str


@lru_cache(maxsize=32)
def choices(text: str) -> tuple[Choice, ...]:
    """The sentences of a document on having two of the grants that they name."""
    return tuple(_choices(text))


def _choices(text: str) -> Iterator[Choice]:
    before = ""
    for sentence in SENTENCE.finditer(text):
        words = sentence.group()
        question, before = before if before.endswith(_ASKED) else "", words.strip()
        both = _BOTH.search(words) is not None
        if not before.endswith(_ASKED) and (both or _ONE.search(words)):
            things = tuple(_things(words, text)) if _ALL_OF.search(words) is None else tuple(_paragraph(text, sentence.start()))
            things = things if len(things) > 1 or not question else tuple(_things(question, text))
            if len(things) > 1:
                yield Choice(sentence.end() - len(words.lstrip()), sentence.end(), things, both)


_ASKED = ("？", "?")
"""A question that a document puts itself: what is ruled is its answer."""
_ALL_OF = re.compile(r"^\s*(?:本[条款项]|[以]上|上述|前述|前[两二三]项)(?:[一-鿿]{0,2}[项条款])?(?:政策|奖励|补[助贴]|支持|措施|条款)?[，,]?(?:均|都|不|只|按)")
"""What is said of all that the paragraph gives ("本条政策不重叠享受")."""


def _paragraph(text: str, at: int) -> Iterator[str]:
    """What the paragraph gives before a place, one promise each."""
    marks = [one.start() for one in _OPENS.finditer(text, max(0, at - _FAR), at)]
    begin = marks[-1] if marks else text.rfind("\n", 0, at) + 1
    for one in re.split("[；;。\n]", text[begin:at]):
        if _SUM.search(one):
            yield one


_OPENS = re.compile(r"^[ \t　]*(?:第[一二三四五六七八九十百]+条|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))", re.MULTILINE)
_FAR = 900
"""Where the paragraph, or article, begins that gives it."""
_SUM = re.compile(r"(?P<sum>\d[\d.]*[万亿]?)元|\d%")


def by_case(said: str, choice: Choice) -> bool:
    """Whether somebody tells, in whatever clauses, what two of the things that the sentence names are given for, each by words of its own, or names two of their sums ("10万和6万能不能都拿")."""
    pairs = [set(bigrams(same(one))) for one in choice.things]
    own = [one - set().union(*(other for other in pairs if other is not one)) for one in pairs]
    forms = [set(bigrams(same(one))) for one in _CLAUSES.split(said)]
    cases = sum(any(len(one & form) >= _OWN for form in forms) for one in own)
    sums = [{found["sum"] for found in _SUM.finditer(one) if found["sum"]} for one in choice.things]
    told_ = set(re.findall(r"\d[\d.]*[万亿]?", said))
    return cases > 1 or sum(bool(one & told_) for one in sums) > 1


_CLAUSES = re.compile("[，。；？、]")
_OWN = 3
"""So many pairs of signs in one clause that no other of the things has."""


def _things(words: str, text: str) -> Iterator[str]:
    """What the sentence names: the articles and items by their first words, else the grants themselves."""
    words = _OWN_NUMBER.sub("", words)
    named = [text[start:end] for start, end in parts_named(words, text)]
    for group in _ITEMS.finditer(words):
        lines = (re.search(rf"^[ \t]*{number}[.．、](?!\d)[^\n]*", text, re.MULTILINE) for number in re.findall(r"\d+", group["list"]))
        named += [line.group() for line in lines if line is not None]
    if named:
        yield from (_MARKED.sub("", one) for one in named)
        return
    together = _TOGETHER.search(words)
    names = [name for name in _AND.split(together["list"]) if len(name) > 1] if together is not None else []
    yield from names if len(names) > 1 else dict.fromkeys(one.group().lstrip("与和及跟或") for one in _GRANT.finditer(words))


_TOGETHER = re.compile(r"(?:同时|重复|叠加|兼)(?:分别|一并)?(?:享受|申报|申请|领取|获得|扣除)(?P<list>[^，。；\n]{4,60})$")
_AND = re.compile(r"[和与及、]")
"""What may not be had together stands behind it, one name beside the other."""


@lru_cache(maxsize=32)
def openings(text: str) -> tuple[Opening, ...]:
    """The clauses of a document that shut somebody out of one grant and leave him the others."""
    return tuple(Opening(one.start("who"), one.end(), one["who"], one["closed"]) for one in _OPEN.finditer(text))


def meant(asked: Sequence[str], choice: Choice) -> bool:
    """Whether two of the grants asked for are two of those that the sentence names."""
    at = {_best(one, choice.things) for one in asked}
    return len(at - {-1}) > 1


def told(clauses: Sequence[str], choice: Choice) -> bool:
    """Whether somebody speaks, in whatever clauses, of two of the things that the sentence names."""
    forms = [same(one) for one in clauses]
    named = [{*bigrams(same(_PLAIN.sub("", one)))} for one in choice.things]
    return sum(any(pairs and sum(pair in form for pair in pairs) >= _MOST * len(pairs) for form in forms) for pairs in named) > 1


_MOST = 0.75


def _best(asked: str, things: Sequence[str]) -> int:
    """Which of `things` has most of the words asked for, -1 where none has enough or two as many."""
    fits = [1.0 if (bare := _PLAIN.sub("", one)) and len(bare) > 1 and bare in asked else likeness(asked, one) for one in things]
    best = max(fits)
    return fits.index(best) if best >= _LEAST and fits.count(best) == 1 else -1


def likeness(asked: str, thing: str) -> float:
    """The share of the signs in a row of `asked` that a thing has, more where it has them in its first words, most in its name."""
    pairs = set(bigrams(same(_PLAIN.sub("", asked)) or same(asked)))
    form = same(thing)
    return sum(sum(pair in form[:end] for pair in pairs) * weight for end, weight in _HEADS) / max(len(pairs), 1)


_HEADS = ((None, 1.0), (60, 0.5), (10, 0.5))
"""How far into the words of a thing, and how much it counts there."""
_PLAIN = re.compile(r"专项附加|扣除|补贴|补助|奖励|资助|奖补|扶持|的|这[笔项个]|那[笔项个]|钱")
