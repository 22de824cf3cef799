"""Clauses of another article that raise what an article named there gives ("在本市代工企业流片的，第四条规定的补助比例提高10个百分点", "第7条补贴标准上浮20%",
"脱贫户申报“三、（一）粮油生产”各项补助的，补助标准上浮10%")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.compose.of_support.named_there import NUMBER as _NUMBER
from assistant.compose.of_support.named_there import means, value
from index.records import SupportRule

_OWN = re.compile(rf"^(?:第(?P<article>{_NUMBER})条|(?P<line>\d{{1,2}})[.．、]|[（(](?P<item>[一二三四五六七八九十]{{1,3}})[）)])")
_FOR_SOME = r"(?:^|(?<=[。；\n])|(?<=[.．、）])|(?<=条))(?P<who>[^。；\n，]{2,40}?)(?:申报|申请|享受|领取)(?P<ref>[^。；\n，]{0,36}?)(?:各项|各类)?(?:补助|补贴|奖励|资助|扶持|政策|项目|资金)+(?:的|时)?[，,]"
"""Somebody, by what he applies for."""
_RAISED_THERE = re.compile(
    _FOR_SOME + r"[^。；\n]{0,24}?(?:补助|奖励|补贴|资助|奖补)?(?:比例|标准|额度)(?:均|可|再|相应|分别|在[^，。；]{0,8}上)*(?:提高|上浮|增加|上调)(?P<more>\d+(?:\.\d+)?)(?P<unit>个百分点|%)(?P<cap>(?!))?(?P<money>(?!))?", re.MULTILINE)
_THERE = re.compile(
    rf"(?:^|(?<=[。；\n])|(?<=[.．、）])|(?<=条))(?P<who>[^。；\n]{{4,80}}?)[，,](?:对|按)?第[（(]?(?P<number>{_NUMBER})[）)]?[条项](?:规定)?的?(?:补助|奖励|补贴|资助|扶持|贴息|支持|救助|奖补)?(?:比例|标准|额度)"
    r"(?:均|可|再|相应|分别)*(?:提高|上浮|增加|上调)(?P<more>\d+(?:\.\d+)?)(?P<unit>个百分点|%)(?:[，,][^。；\n]{0,12}?(?:限额|上限|最高额?)[^。；\n\d]{0,6}提高到(?P<cap>\d+(?:\.\d+)?)(?P<money>[百千万]?元))?",
    re.MULTILINE)
_LABEL = re.compile(r"^[\s　]*(?:第[一二三四五六七八九十百]+条[\s　]*|\d{1,2}[.．、]|[（(][一二三四五六七八九十]+[）)])?[\s　]*(?:[一-鿿]{2,8}。)?")


def there(rule: SupportRule, text: str) -> Iterator[re.Match[str]]:
    """The clauses in a document that raise what the article of a rule gives, by its number."""
    heads = (one for part in reversed(rule.path) if (one := _OWN.match(part)) is not None)
    own = {value(next(group for group in head.groups() if group)) for head in heads}
    by_number, by_name = _raising(text)
    for one in by_number if own else ():
        if value(one["number"]) in own and not rule.start <= one.start() < rule.end:
            yield one
    for one in by_name:
        if means(one["ref"], rule) and not rule.start <= one.start() < rule.end:
            yield one


@lru_cache(maxsize=64)
def _raising(text: str) -> tuple[tuple[re.Match[str], ...], tuple[re.Match[str], ...]]:
    """The clauses of a document that raise what an article gives, named by its number, and by what is applied for."""
    return tuple(_THERE.finditer(text)), tuple(_RAISED_THERE.finditer(text))


def eased_there(rule: SupportRule, text: str) -> Iterator[re.Match[str]]:
    """The clauses in a document that ease, for some, the lower limit of what the part that a rule is of asks for (面积下限放宽至1亩)."""
    for one in _EASED_THERE.finditer(text):
        if means(one["ref"], rule) and not rule.start <= one.start() < rule.end:
            yield one


_LIMIT = r"(?:下限|门槛|起点|起补点|最低(?:面积|规模|数量|要求)|要求|标准|条件)"
_EASED_THERE = re.compile(
    _FOR_SOME + rf"[^。；\n]{{0,40}}?(?P<eased>(?:种植|养殖|申报|补助)?(?:面积|规模|数量|存栏|投资额?)(?:的)?{_LIMIT}?(?:可|统一|相应)*(?:放宽|降低|调低|下调|降|调整)(?:到|至|为)(?P<limits>\d[\d.]*[一-鿿]{{1,3}}?(?:[、和或]\d[\d.]*[一-鿿]{{1,3}}?)*))(?=[，。；\n])", re.MULTILINE)


def whom(found: re.Match[str]) -> str:
    """Those for whom a clause raises something, without the number and the name of its article."""
    return _LABEL.sub("", found["who"]).strip()


_PLACED = re.compile(r"(?:^|[，,])(?:在|位于|地处)(?P<places>(?:[一-鿿]{2,10}?(?:[县区市镇乡]|街道|自治县|园区|新区)[、和及]?)+)(?:内|境内|范围内)?")


def places(found: re.Match[str]) -> list[str]:
    """The places of those for whom a clause raises something ("在柳城县、鹿寨县建设的充电站")."""
    named = _PLACED.search(whom(found))
    return [one for one in re.split("[、和及]", named["places"]) if one] if named is not None else []

