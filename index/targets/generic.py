"""Names that say too little by themselves (企业, 数量, 专精特新): what stands around them in the sentence makes them fuller.

In: the name, the words before and after its figure, the subject before. Out: the fuller name, or the name itself where nothing is found.
"""

from __future__ import annotations

import re

from index.targets.ellipsis import is_measurable
from index.targets.lexicon import words
from index.targets.words import PLACE

_GENERIC = frozenset(words("generic_names"))
_ALONE = frozenset(words("kinds_without_noun"))
_QUOTES = re.compile(r"[“”\"‘’]")
_ACTION = re.compile(r"[^，。；：:！？\n\t]{2,30}")
_IN_PLACE = re.compile(rf"[{PLACE}\s]|^(?:在|于|将|已|成功|均)+")
_NOT_ACTION = re.compile(r"^(?:以上|左右|以内|[和及与或、等的])")
_NEW = re.compile(r"新(?:登记|注册|设立?|认定|培育|建成?|入库|引进|开工)(?=[^，。；、\d]{0,12}[\d.]+[^，。；、\d]*$)")
_OF_ENTERPRISES = frozenset(["家", "户", "万家", "万户"])


def is_generic(name: str) -> bool:
    """企业, 项目, “专精特新”, 企业数量 …: many different things are called so."""
    plain = _QUOTES.sub("", name)
    return plain in _GENERIC or plain in _ALONE


def fuller(name: str, unit: str, previous: str, topic: str, before: str, *, among: bool) -> str:
    """The fuller name of a subject; `among`: 其中 leads it, so it is a part of what the words `before` count (新登记9万户、其中企业)."""
    if not is_generic(name):
        return name
    plain = _QUOTES.sub("", name)
    if plain in _ALONE and unit in _OF_ENTERPRISES:
        name += "企业"
    new = _NEW.search(before) if among else None
    if new is not None:
        return new.group() + name
    if among and previous and not (is_generic(previous) or is_measurable(previous) or name in previous):
        return f"{previous}中的{name}"
    if topic and plain not in _ALONE:
        return topic + name
    return name


def doing(name: str, after: str) -> str:
    """The fuller name of a counted object from what it does: 4家企业|入选某百强 → 入选某百强的企业."""
    found = _ACTION.match(after) if is_generic(name) and not _NOT_ACTION.match(after) else None
    if found is None:
        return name
    action = _IN_PLACE.sub("", _IN_PLACE.sub("", found.group()))
    return f"{action}的{name}" if len(action) >= 2 else name
