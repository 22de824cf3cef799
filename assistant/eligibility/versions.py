"""Two versions of one policy: which later document takes the place of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.records import Metadata

_VARIABLE = re.compile(r"\d{4}年?(?:度|版)?|[(（][^)）]*(?:试行|修订|暂行|年)[^)）]*[)）]|修订|试行|暂行|关于印发|的通知|[《》“”\s]")


def successor(meta: Metadata, others: Mapping[str, Metadata]) -> str:
    """The id of the document that replaces the one of `meta`, "" if none does.

    It says so itself (`supersedes` names the number or title), or it is a later one of the same region and title.
    """
    for id, other in others.items():
        named = [name for name in (meta.number, meta.title) if name]
        if other is not meta and other.supersedes and any(name in other.supersedes for name in named):
            return id
    later = [
        (other.published, id) for id, other in others.items()
        if other is not meta and meta.published and other.published > meta.published and other.region == meta.region
        and _core(meta.title) and _core(other.title) == _core(meta.title)
    ]
    return max(later)[1] if later else ""


def _core(title: str) -> str:
    return _VARIABLE.sub("", title)
