"""Whether words that name a part of a document mean the rule of some article: "第四条、第五条补助", "“三、（一）粮油生产”各项补助", "本办法第二章各项补助", "种植类补助"."""

from __future__ import annotations

import re

from index.quantities import numeral
from index.records import SupportRule

NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
_OWN = re.compile(rf"^(?:第(?P<article>{NUMBER})(?P<kind>[条章节])|(?P<line>\d{{1,2}})[.．、]|[（(](?P<item>[一二三四五六七八九十]{{1,3}})[）)]|(?P<head>[一二三四五六七八九十]{{1,3}})、)")
_PARTS = re.compile(rf"第(?P<list>{NUMBER}(?:(?:[条章节项]?[、和及至到]第?){NUMBER})*)(?P<kind>[条章节项])")
_RANGE = re.compile(r"[至到—-]")
_NAMED = re.compile(r"[“《](?P<name>[^”》]{2,30})[”》]")
_KIND = re.compile(r"(?P<kind>[一-鿿]{2,4}?)类")
_ALL = re.compile(r"本(?:办法|方案|细则|措施|政策|意见|通知|规定|指南)(?:规定的?)?(?:各项|各类|全部|所有)?|上述(?:各项)?|以上(?:各项)?|各项|各类")
_MARK = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十\d]+[条章节]")


def means(words: str, rule: SupportRule) -> bool:
    """Whether `words` name an article, a chapter, a heading or a kind of grant that the rule is of, or all that its document gives."""
    words = words.strip("的 ")
    if (parts := list(_PARTS.finditer(words))):
        return any(value in _own(rule, one["kind"]) for one in parts for value in _values(one["list"]))
    if (named := _NAMED.search(words)) is not None:
        names = [name for one in _MARK.split(named["name"]) if len(name := one.strip("、 ")) > 1]
        return bool(names) and any(names[-1] in part for part in rule.path)
    if (kind := _KIND.fullmatch(words.removesuffix("各项"))) is not None:
        return kind["kind"] in " ".join((*rule.path, rule.quote))
    return not words or _ALL.fullmatch(words) is not None


def _own(rule: SupportRule, kind: str) -> set[int]:
    """The numbers of the rule's headings of a kind; an item's number is one of those that tell no article."""
    found: set[int] = set()
    for part in rule.path:
        own = _OWN.match(part)
        if own is not None and (own["kind"] == kind if own["article"] else kind in "条项"):
            found.add(value(next(group for name, group in own.groupdict().items() if group and name != "kind")))
    return found


def _values(listed: str) -> list[int]:
    """The numbers of a list (四条、第五, 三至六)."""
    numbers = [value(one) for one in re.findall(NUMBER, listed)]
    return list(range(numbers[0], numbers[1] + 1)) if _RANGE.search(listed) and len(numbers) == len(("from", "to")) else numbers


def value(number: str) -> int:
    """A number as it is printed in headings."""
    return int(numeral(number) or 0)
