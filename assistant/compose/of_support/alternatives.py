"""The list behind a rule that asks for one or all of several things ("符合以下3个条件之一"): its items, quoted."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.gather.of_support.one_of import ONE_OF
from index.library import Library
from index.records import SupportRule
from prompts import say

_REFERS = re.compile(r"(?:以下|下列|如下)[^，。；]{0,8}(?:条件|情形|情况|人员|对象)")
_ITEM = re.compile(r"[^\S\n]*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][^\n]+")
_BARE = re.compile(r"^-?\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|\[\d+\]$")
_MOST = 8
_WITHIN = 200
"""So many signs of the rule's own paragraph may stand between it and the list."""


def spelled(rule: SupportRule, library: Library) -> SupportRule:
    """The rule with the items of its list in place of the condition that refers to them ("符合以下3个条件之一"), so that one said by the asker meets it."""
    found = [one for one in rule.conditions if ONE_OF.search(one.text)]
    items = listed(rule, Citations(library), library) if found else []
    spelled_out = say("support.or").join(_BARE.sub("", item.strip()) for item in items)
    return replace(rule, conditions=tuple(replace(one, text=spelled_out) if one in found else one for one in rule.conditions)) if items else rule


def listed(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """A line for each item of the list that the rule refers to and that stands behind its paragraph, none where it refers to none."""
    if not _REFERS.search(rule.quote):
        return []
    text = library.text(rule.document)
    end = text.find("\n", rule.end)
    found: list[str] = []
    while 0 <= end - rule.end <= _WITHIN + sum(map(len, found)) and len(found) < _MOST and (item := _ITEM.match(text, end + 1)) is not None:
        mark = cite.span(rule.document, rule.path, item.start() + len(item.group()) - len(item.group().lstrip()), item.end())
        found.append(say("support.item", quote=item.group().strip().rstrip("；;。"), mark=f"[{mark}]"))
        end = item.end()
    return found
