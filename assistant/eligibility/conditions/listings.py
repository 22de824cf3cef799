"""What the asker says that he is not on ("不在省级重点技改名单里") or has another kind of (全是国产设备: 进口设备), held against conditions that want it."""

from __future__ import annotations

import re

from assistant.eligibility.grades import grades_in
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE, groups

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


def opposed(wanted: str, text: str) -> str:
    """The clause that tells of the opposite of what the condition `wanted` names, where that itself is not spoken of; "" if none."""
    for name, others in _OPPOSED.items():
        if name in wanted and name not in text:
            found = next((one.group().strip() for one in CLAUSE.finditer(text) if any(other in one.group() for other in others)), "")
            if found:
                return found
    return ""
