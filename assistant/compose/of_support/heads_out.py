"""Of those whom the asker counts the ones whom the rule's article does not ("招用创业者本人的配偶、父母、子女不计算在内": 雇了5个人，其中一个是我爱人 → 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility import Facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.bases import counted_in
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.told.outcomes import outcomes
from assistant.eligibility.vocabulary import CLAUSE, same_count
from index.library import Library
from index.quantities import numeral
from index.records import SupportRule
from index.words import bigrams

_LEFT_OUT = re.compile(
    r"(?P<who>[^，。；：\n]{2,40}?)的?(?:等)?(?:均|一律|都|也)?不(?:予|得|能|可以?|再)?(?:计算在内|算在内|包括在内|计入|纳入|列入|算入|作为|享受)(?P<where>[^，。；\n]{0,14})(?=[，。；\n])")
_OF_HEADS = re.compile(r"人数|人员|范围|对象|名额|在内|补[贴助]|其中|^$")
_LEAD = re.compile(r"^(?:(?:但|其中|用人单位|单位|企业)?(?:招用|吸纳|聘用|雇用|安置|带动)的?)?(?:与?[^、]{0,14}?(?:本人|其|法定代表人|经营者|创业者|负责人|投资人|出资人|股东)的?)?(?:有)?")
_AND = re.compile(r"[、和与及或]|以及")
_TELLS = re.compile(
    r"(?:其中|里[面头边]?|当中|中间|包括|包含|含|有)*(?:有|就|也)?(?P<count>\d+|[一二两三四五六])(?:个|名|位)?人?(?:就|也|都|还)*(?:是|为|系|属于)(?P<who>[^，。；]{1,14})"
    r"|(?:其中|里[面头边]?|当中|包括|包含|连|含)(?:有|就)?(?P<one>[^，。；\d]{1,10}?)(?:在内|也?算(?:一个|1个|在内)?|也?在(?:里面|内)|$)")
_SPOUSE = r"老公|老婆|爱人|丈夫|妻子|媳妇|先生|太太|配偶|另一半|对象"
_PARENTS = r"爸|妈|父|母|爹|娘|二老"
_CHILDREN = r"儿子|女儿|闺女|孩子|子女|[我他她]儿"
_BROTHERS = r"哥|弟|姐|妹|兄弟"
_OTHERS = r"亲戚|叔|舅|姑|姨|侄|外甥|岳|公公|婆婆|爷爷|奶奶|家属|家里人|家人|女婿|儿媳"
_KIN = {
    "配偶": _SPOUSE, "父母": _PARENTS, "子女": _CHILDREN, "兄弟姐妹": _BROTHERS,
    "直系亲属": f"{_SPOUSE}|{_PARENTS}|{_CHILDREN}|直系", "近亲属": f"{_SPOUSE}|{_PARENTS}|{_CHILDREN}|{_BROTHERS}|{_OTHERS}", "亲属": f"{_SPOUSE}|{_PARENTS}|{_CHILDREN}|{_BROTHERS}|{_OTHERS}",
}
"""Kin by their printed name → how people speak of them."""
_FRIENDS = re.compile(r"朋友|同学|同事|工人|员工|徒弟")
_GENERIC = frozenset({"人员", "员工", "职工", "单位", "企业", "招用", "就业", "毕业", "业生"})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class HeadsOut:
    """The asker's count less those who do not count, the count itself, and where the document says so."""

    figure: OwnFigure
    whole: OwnFigure
    start: int
    end: int


def less(rule: SupportRule, own: Facts, library: Library) -> HeadsOut | None:
    """The count for a rule that pays by heads without those whom its article leaves out, None where the asker tells of none such, or not of how many they are."""
    if not any(same_count(unit, _PERSON) for unit in count_unit(rule)):
        return None
    heads = [one for one in own.figures if not one.each and counted_in(one, _PERSON) is not None and one not in outcomes(own.figures, rule.quote)]
    for start, end, names in _sentences(rule, library):
        parts = [count for who, count in _parts(own.text) if any(_is(name, who) for name in names)]
        out = sum(parts, Decimal(0))
        wholes = [one for one in heads if one.value >= _SEVERAL and one.value > out] or [replace(one, value=count) for one in heads if one.value == out for count in _all_told(own.text) if count > out]
        if not parts or len({one.value for one in wholes}) != 1:
            continue
        whole = wholes[0]
        figure = replace(whole, value=whole.value - out, case="", derived=f"{in_unit(whole.value, _PERSON)}−{in_unit(out, _PERSON)}")
        return HeadsOut(figure, next((one for one in heads if one is whole), heads[0]), start, end)
    return None


_PERSON = "人"


def _all_told(said: str) -> list[Decimal]:
    """All whom the asker took on, where he tells of a part of them besides (招了6个，其中2个是…: the part stands for his count elsewhere)."""
    numbers = [found["count"] for found in _TAKEN_ON.finditer(said)]
    counts = [numeral(one) for one in numbers]
    return [one for one in counts if one is not None]


_TAKEN_ON = re.compile(r"(?:招|雇|聘|请|用|带|收|吸纳|安置|录用|招用|吸收|店里|共|有)(?:了|着|进|用|到|来)*(?:一共|总共)?(?P<count>\d+|[一二两三四五六七八九十]+)(?:个|名|位|人)(?!月|年)(?![^，。；]{0,2}是)")


def _sentences(rule: SupportRule, library: Library) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The sentences of the rule's article that leave somebody out of the number, with the names of those."""
    text = library.text(rule.document)
    section = library.section_at(rule.document, rule.start)
    for found in _LEFT_OUT.finditer(text, section.start, section.end):
        if _OF_HEADS.search(found["where"]) or found.group().endswith("在内"):
            yield found.start("who"), found.end(), tuple(name for one in _AND.split(_LEAD.sub("", found["who"])) if len(name := one.strip("的 ")) > 1)


def _parts(said: str) -> Iterator[tuple[str, Decimal]]:
    """Of whom the asker tells that they are among those counted, and how many they are."""
    for clause in CLAUSE.finditer(said):
        told = _TELLS.search(clause.group())
        if told is None:
            continue
        number = told["count"]
        count = Decimal(1) if number is None else numeral(number)
        who = told["who"] or told["one"] or ""
        if count is not None and _FRIENDS.search(who) is None:
            yield who, count


def _is(name: str, who: str) -> bool:
    """Whether those of whom the asker tells are by that name: kin as people speak of them, others by a word of their name."""
    kin = next((form for kind, form in _KIN.items() if name.endswith(kind)), None)
    if kin is not None:
        return re.search(kin, who) is not None
    return any(pair in who for pair in bigrams(name) if pair not in _GENERIC)
