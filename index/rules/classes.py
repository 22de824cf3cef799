"""For which classes a rule is that names them by their number before what they do ("二类、三类对象在定点医院就医，经医疗保险报销后…的，按60%给予救助"),
and what has to be had before it ("经医疗保险报销后")."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, SupportRule

_CLASS = r"第?[一二三四五六七八九A-H甲乙丙丁]类"
_KIND = r"(?:救助|保障|资助|补助|帮扶|支持)?(?:对象|人员|家庭|人群)"
CLASSES = re.compile(rf"{_CLASS}{_KIND}(?:、{_CLASS}{_KIND})*")
"""The name of one class or of several."""
_OPENS = re.compile(rf"(?:对|凡)?(?P<names>{_CLASS}(?:{_KIND})?(?:[、和及与或]{_CLASS}(?:{_KIND})?)*)(?P<kind>{_KIND})?")
_ONE = re.compile(_CLASS)
_ENDS = re.compile(_KIND + "$")
_NOBODY = re.compile(r"(?:超过|超出|剩余|其余)[^，。；]{0,10}部分|(?:医疗)?机构|单位|个人|")
_AFTER = re.compile(r"(?:^|(?<=[，；]))经(?:过)?[^，。；\d]{3,40}?后(?=，)")


def of_classes(rule: SupportRule) -> SupportRule:
    """The rule for the classes that its words begin with, under what is to be had before it; as it is where it is for somebody else."""
    opened = _OPENS.match(rule.quote)
    if opened is None or not (kind := opened["kind"] or _kind(opened["names"])) or not (_NOBODY.fullmatch(rule.subject) or CLASSES.fullmatch(rule.subject)):
        return rule
    subject = "、".join(f"{one}{kind}" for one in _ONE.findall(opened["names"]))
    after = _AFTER.search(rule.quote)
    if after is None or any(after.group() in one.text for one in rule.conditions):
        return replace(rule, subject=subject)
    place = rule.start + after.start()
    had = Condition(after.group(), "status", start=place, end=place + len(after.group()))
    return replace(rule, subject=subject, conditions=(had, *rule.conditions))


def _kind(names: str) -> str:
    found = _ENDS.search(names)
    return "" if found is None else found.group()
