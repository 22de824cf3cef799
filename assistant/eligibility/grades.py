"""Grades of what is awarded: by name (国家级, 省级, 五星级), and by number, letter or rank (3级, A类, 50强)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.eligibility.vocabulary import CLAUSE

_PROVINCE = r"(?<!广东|山东|河南|湖南|云南|海南|河北|湖北|江西|山西|陕西|浙江|龙江|四川|贵州|福建|安徽|江苏|青海|吉林|辽宁|甘肃|台湾)(?<![全我本该外各])省(?![内外份])"
"""The grade of a province by its bare name (国家、省、市级); not a province itself (广东省工业企业)."""
GRADE = re.compile(rf"国家级?|省级|{_PROVINCE}|自治区级?|市级|(?<![一-鿿]{{2}})(?<![上城都门超集本我全该])市(?![场区民政内外值])|区级|县级|[一二三四五]等奖?|[A-Fa-f甲乙丙丁]类|第[一二三四五六七八九]类|[一二三四五六1-6]星级?|[1-5][Aa]级?|[正副]高级?(?![中管等])|(?<![正副特])[高中初]级(?!人民|法院|社会)")
_NUMBERED = re.compile(
    r"(?<![\d第])(?:第(?=[一二三四五六七八九]))?(?:(?P<number>[1-9一二三四五六七八九A-F甲乙丙丁])(?P<kind>级|类|档|星级?|等)(?![市地以别])|(?P<top>[1-9]\d{0,3}|[十百千])(?P<rank>强))")
_DIGITS = {sign: str(value) for value, sign in enumerate("一二三四五六七八九", 1)} | {"十": "10", "百": "100", "千": "1000"}
_HEAD = 2


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A grade told by its number, letter or rank: of which kind (级, 类, 强), which one, and its place."""

    kind: str
    value: str
    start: int
    end: int


def grades_in(text: str) -> list[str]:
    """The grades named in `text`, without 级 where that leaves a name."""
    return [grade if grade[:1] in "高中初" else grade.removesuffix("级").upper() for grade in GRADE.findall(text)]


def without_grade(text: str) -> str:
    """`text` without the grades that it names."""
    return GRADE.sub("", text)


def own_grade(wanted: str, text: str) -> str:
    """The clause in which the asker says that he has the very grade that `wanted` names, of the same thing ("长护险评了2级": 享受长护险2级待遇), "" if none."""
    asked = list(_numbered(wanted))
    thing = _OF_GRADES.sub("", without_numbers(wanted))
    if len(asked) != 1 or len(thing) < _HEAD or _NAY.search(wanted):
        return ""
    for clause in CLAUSE.finditer(text):
        told = clause.group()
        if any((one.kind, one.value) == (asked[0].kind, asked[0].value) and not _NAY.search(told[: one.start]) for one in _numbered(told)) and thing in told:
            return told.strip()
    return ""


_OF_GRADES = re.compile(r"享受|待遇|等级|评定|评估|鉴定|认定|评为|确定|取得|达到|属于|符合|条件|标准|经|被|为|是|的|及?以上")
"""What says only that something is graded."""
_NAY = re.compile(r"[没未不非]")


def ranks_in(text: str) -> list[str]:
    """The ranks among the best so many that a text names ("全国20强": 20), in order."""
    return [one.value for one in _numbered(text) if one.kind == "强"]


def without_numbers(text: str) -> str:
    """`text` without the grades that it names by number, letter or rank."""
    return _NUMBERED.sub("", text)


def other_result(wanted: str, text: str) -> str:
    """The clause in which the asker tells another result of an assessment (考核良好) than `wanted` asks for (考核为优秀等级), "" if none or he tells
    that one too."""
    return _other_of(*_RESULTS, wanted, text)


def other_prize(wanted: str, text: str) -> str:
    """The clause in which the asker tells another prize (银奖) than `wanted` asks for (金奖), "" if none or he tells that one too."""
    return next((clause for scale, named in _PRIZES if (clause := _other_of(scale, named, wanted, text))), "")


def _other_of(scale: tuple[str, ...], named: re.Pattern[str], wanted: str, text: str) -> str:
    """The clause in which the asker tells another one of a scale than `wanted` asks for, "" if none or he tells that one too."""
    asked = set(named.findall(wanted))
    if not asked:
        return ""
    if _OR_BETTER.search(wanted):
        asked.update(scale[: 1 + max(map(scale.index, asked))])
    told = [(clause.group().strip(), set(named.findall(clause.group()))) for clause in CLAUSE.finditer(text)]
    said = [(clause, results) for clause, results in told if results]
    return said[0][0] if said and not any(results & asked for _, results in said) else ""


_RESULTS = ("优秀", "良好", "合格"), re.compile(r"优秀(?!企业家|人才|项目|奖)|良好|(?<!不)合格(?!证)")
_PRIZES = (
    (("金奖", "银奖", "铜奖"), re.compile(r"[金银铜]奖(?!牌)")),
    (("特等奖", "一等奖", "二等奖", "三等奖"), re.compile(r"[特一二三]等奖")),
    (("冠军", "亚军", "季军"), re.compile(r"(?<!单项)(?<!隐形)冠军|[亚季]军")),
)
"""Scales of prizes, the best first."""
_OR_BETTER = re.compile(r"(?:优秀|良好|合格|[金银铜]奖|[特一二三]等奖)[^，。；]{0,4}以上")


def _numbered(text: str) -> Iterator[_Numbered]:
    for found in _NUMBERED.finditer(text):
        value = found["number"] or found["top"]
        kind = "星级" if found["kind"] == "星" else found["kind"] or found["rank"]
        yield _Numbered(kind, _DIGITS.get(value, value), *found.span())
