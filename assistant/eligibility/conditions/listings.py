"""Lists on which a condition wants something ("证书所属职业列入《紧缺职业（工种）目录》"): what the asker says that it is on (工种在紧缺目录上) or not on
("不在省级重点技改名单里"); and what he has another kind of than wanted (全是国产设备: 进口设备)."""

from __future__ import annotations

import re

from assistant.eligibility.grades import grades_in
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE, groups
from index.words import bigrams

_LISTED = re.compile(r"^(?:被|已|经)*(?:列入|纳入|列为|入选|入围|进入|评为|认定为)(?P<what>.{3,})$")
_NOT_ON = re.compile(
    r"(?:不在|(?:没有?|未|也没|都没)(?:被|能)?(?:列入|纳入|列为|入选|入围|进入?|上)|(?:不是|不属于)(?=[^，。]*(?:名单|目录|清单|计划|库)))(?P<what>[^，。；]{2,})")
_FRAME = re.compile(r"(?:国家|自治区|[省市县区])级|以上|名单|目录|清单|项目|企业|单位|计划|范围|之列|[的等里内中库]")
"""What tells no list from another."""
_MOST = 0.75
_OPPOSED = groups("opposed")


def not_listed(wanted: str, text: str) -> str:
    """The clause in which the asker says that he is not on the list that the condition `wanted` names, "" if none."""
    listed = _LISTED.match(same(wanted))
    core = set(_FRAME.sub("", listed["what"])) if listed is not None else set()
    if len(core) < 2:
        return ""
    grades = set(grades_in(wanted))
    for clause in CLAUSE.finditer(text):
        absent = _NOT_ON.search(same(clause.group()))
        if absent is None:
            continue
        told = set(grades_in(absent["what"]))
        if sum(sign in absent["what"] for sign in core) >= _MOST * len(core) and not (grades and told and not grades & told):
            return clause.group().strip()
    return ""


def listed(wanted: str, text: str) -> str:
    """The clause in which the asker says that he, or what he has, is on the list that the condition `wanted` names, in short (在目录里) or by a part of its name, "" if none."""
    named = _NAME.fullmatch(wanted)
    if named is None:
        return ""
    name, own = _plain(named["name"]), set(grades_in(wanted))
    for clause in CLAUSE.finditer(text):
        told = _ON.search(clause.group())
        if told is None or _NAY.search(clause.group()) or (own and (grades := set(grades_in(clause.group()))) and not own & grades):
            continue
        part = _plain((told["entered"] or told["within"] or "").rsplit("在")[-1])
        if len(part) < _PAIR or any(pair in name for pair in bigrams(part)):
            return clause.group().strip()
    return ""


def unlisted(wanted: str, text: str) -> str:
    """The clause in which the asker says in short that he, or what he has, is not on the list that the condition names (展会不在目录里), "" if none."""
    if _NAME.fullmatch(wanted) is None:
        return ""
    return next((one.group().strip() for one in CLAUSE.finditer(text) if _NOT_IN.search(one.group()) and not _IF.search(one.group())), "")


_NOT_IN = re.compile(r"(?:不在|没(?:有)?(?:进|上|列入|纳入|入选)|未(?:列入|纳入|入选))(?:这个|那个|任何|重点|市里的?|区里的?|县里的?|省里的?)?(?:目录|名录|名单|清单)(?:里|上|内|中|$)")
_IF = re.compile("如果|要是|万一|吗|呢")
_PAIR = 2
_KIND = "目录|名录|名单|清单"
_NAME = re.compile(rf"[^，。；《》]{{0,12}}?(?:列入|纳入|列为|入选|属于|符合|进入|在)(?P<name>[^，。；《》]{{0,4}}《[^《》]{{2,40}}(?:{_KIND})》|[^，。；《》]{{2,24}}(?:{_KIND}))(?:范围|之列|内|中)?(?:的[一-鿿]{0,4})?")
_ON = re.compile(rf"(?:列入|纳入|入选|进了?|上了|属于|符合)(?P<entered>[^，。；]{{0,14}}?)(?:{_KIND})|(?P<within>[^，。；]{{0,14}}?)(?:{_KIND})(?:》|”)?(?:里|上|中|内|之列|范围)")
_NAY = re.compile(r"不在|不是|不属于|不符合|[没未](?:有|被|能)?(?:列入|纳入|入选|进|上|在)|能不能|是不是|在不在|如果|要是|吗|没有")
_NO_NAME = re.compile(r"(?:[省市区县国]?(?:里|上|家)的?|这个|那个|本[省市区县]|年度|《|“|的|在|重点|也|就|是|被|了)")


def _plain(name: str) -> str:
    """What tells a list from another of its kind."""
    return _NO_NAME.sub("", name)


def opposed(wanted: str, text: str) -> str:
    """The clause that tells of the opposite of what the condition `wanted` names, where that itself is not spoken of; "" if none."""
    for name, others in _OPPOSED.items():
        if name in wanted and name not in text:
            found = next((one.group().strip() for one in CLAUSE.finditer(text) if any(other in one.group() for other in others)), "")
            if found:
                return found
    return ""
