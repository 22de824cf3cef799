"""Which class a document puts somebody in who is named elsewhere in it: "符合第四条第（一）项至第（四）项情形的，认定为特别困难": 低保家庭 → 特别困难."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.eligibility.told.said import denied, mentioned, same
from index.quantities import numeral

_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
_ONE = rf"第?[（(]?{_NUMBER}[）)]?项?"
_ITEMS = rf"(?:{_ONE}(?:\s*(?:至|到|、|[和及—~～-]|或者?)\s*{_ONE})*(?<=项)|前{_NUMBER}项)"
_MADE = r"，?(?:统一|均|应当)?(?:(?:认定|确定|核定|界定|划分|归|列|划|评定)(?:为|入|作)|为|按)"
_LABEL = r"(?P<label>(?!准|主|由|期|一次)[一-鿿A-Za-z]{2,10}?)(?:的?(?:学生|对象|人员|家庭|户|群体|范围|档次))?(?=[；;。，,\n（(]|$)"
_REFERRED = re.compile(rf"(?:第(?P<article>[一二三四五六七八九十百]+)条|前条|上条|前款|上款|上述|前述)?(?:第[一二三四五]款)?(?P<items>{_ITEMS})(?:所?规定|所[列述])?的?(?:情形|条件|情况|规定|范围)?(?:之一)?的?(?:学生|人员|家庭|对象)?的?{_MADE}{_LABEL}")
_NAMED = re.compile(rf"(?:^|(?<=[。；;：:\n]))[ \t]*(?:{_ONE}[、.．]?)?(?P<words>[^。；;：:\n，]{{2,80}}?)的?，?(?:统一|均)?(?:认定|确定|核定|界定|归|列|划)(?:为|入|作){_LABEL}", re.MULTILINE)
_LISTED = re.compile(r"(?:^|(?<=[。；;：:\n]))[ \t]*(?:第[一二三四五六七八九十百]+条)?[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）).．、])?[ \t]*(?P<label>[一-鿿A-Za-z]{2,10}?)(?:学生|对象|人员|家庭)?(?:主要)?(?:包括|是指|指(?![定导标])|：)(?P<words>[^。；;\n：:]{2,120})", re.MULTILINE)
_ARTICLE = re.compile(r"^[ \t]*第(?P<number>[一二三四五六七八九十百]+)条", re.MULTILINE)
_ITEM = re.compile(rf"^[ \t]*[（(](?P<number>{_NUMBER})[）)][ \t]*(?P<words>[^\n]{{2,160}})", re.MULTILINE)
_ASIDE = re.compile(r"[（(](?:含|包括)?(?P<also>[^）)]*)[）)]")
_OR = re.compile(r"、|以及|或者?|和")
_TAIL = re.compile(r"(?:家庭|[的中]|学生|子女|成员|对象|人员|人口|儿童|人群|户|供养|[；;。，])+$")
_SHORT = 8
_CLASS = re.compile(r"困难|重点|一般|特别|特殊|普通|优先|[类档级]|贫困|低收入|其他|受助")
"""What the name of a class says; what else is defined or made something is no class."""
_MARGIN = "边缘"
_OF_PARENTS = re.compile("[爸妈父母爹娘][^，。；]{0,5}残")
"""A parent's disability is not the child's."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """That those named by `cases` (places in the document) are of the class `label`, told at `start…end`."""

    label: str
    start: int
    end: int
    cases: tuple[tuple[int, int], ...]


@lru_cache(maxsize=128)
def assigned(text: str) -> tuple[Assigned, ...]:
    """The classes that a document puts people in by the items of an article or by their names, in the order of the text."""
    found = [*_by_reference(text)]
    taken = [(one.start, one.end) for one in found]
    found += [one for one in _by_name(text) if not any(start < one.end and one.start < end for start, end in taken)]
    return tuple(sorted(found, key=lambda one: one.start))


def _by_reference(text: str) -> Iterator[Assigned]:
    last = ""
    for one in _REFERRED.finditer(text):
        number = one["article"] or ("" if "前" in one[0][:1] or "上" in one[0][:1] else last)
        at, end = _article(text, number, one.start())
        wanted = _numbers(one["items"])
        cases = tuple(item.span("words") for item in _ITEM.finditer(text, at, end) if chinese(item["number"]) in wanted)
        last = one["article"] or last
        if cases:
            yield Assigned(one["label"], _clause(text, one.start()), one.end(), cases)


def _by_name(text: str) -> Iterator[Assigned]:
    for pattern in (_NAMED, _LISTED):
        for one in pattern.finditer(text):
            if _CLASS.search(one["label"]) and not re.search(_ITEMS, one["words"]):
                yield Assigned(one["label"], one.start(), one.end(), (one.span("words"),))


def _clause(text: str, at: int) -> int:
    """Where the clause begins in which a reference stands."""
    return max(text.rfind(sign, 0, at) for sign in "。；;\n，") + 1


def _article(text: str, number: str, before: int) -> tuple[int, int]:
    """Where an article stands; without a number the one in which, or before which, a sentence at `before` refers back."""
    heads = list(_ARTICLE.finditer(text))
    if number:
        at = next((one for one in heads if one["number"] == number), None)
    else:
        earlier = [one for one in heads if one.start() < before]
        at = next((one for one in reversed(earlier) if _ITEM.search(text, one.end(), min(_next(heads, one, text), before))), None)
    return (0, 0) if at is None else (at.end(), _next(heads, at, text))


def _next(heads: Sequence[re.Match[str]], one: re.Match[str], text: str) -> int:
    return next((other.start() for other in heads if other.start() > one.start()), len(text))


def _numbers(words: str) -> set[int]:
    """The numbers of the items that a reference names (第（一）项至第（四）项: 1 2 3 4; 前三项: 1 2 3)."""
    if words.startswith("前"):
        return set(range(1, chinese(words.strip("前项")) + 1))
    found: set[int] = set()
    for part in re.split(r"、|[和及]|或者?", words):
        ends = [chinese(one) for one in re.findall(_NUMBER, part)]
        found |= set(range(ends[0], ends[-1] + 1)) if ends else set()
    return found


def chinese(number: str) -> int:
    """A number in Chinese or Arabic digits, 0 where it is none."""
    value = numeral(number)
    return int(value or 0)


def case_of(one: Assigned, told: str, text: str) -> tuple[int, int] | None:
    """The case of a class that the asker says is his, as he says nothing against it; None where he tells none."""
    said = same(told)
    for start, end in one.cases:
        words = text[start:end]
        names = [*_OR.split(_ASIDE.sub("", words)), *(name for aside in _ASIDE.finditer(words) for name in _OR.split(aside["also"]))]
        if any(tells(name, said, told) for name in names):
            return start, end
    return None


def tells(name: str, said: str, told: str) -> bool:
    """Whether somebody tells that he is one of those whom a `name` calls (最低生活保障家庭: 吃低保); `said` is what is told in one form."""
    core = _TAIL.sub("", _TAIL.sub("", same(name.strip())))
    core = "特困" if core.startswith("特困") else core
    if len(core) < 2 or (_MARGIN in core) != (_MARGIN in said):
        return False
    if _OF_PARENTS.search(told) and core == "残疾":
        return False
    if len(core) <= _SHORT:
        return core in said and not denied(core, told) and not denied(core, said)
    return bool(mentioned(core, told)) and not denied(core, told)
