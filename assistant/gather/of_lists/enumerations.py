"""Lists in running text: A、B、C等…"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEAST = 3
_TAIL = 12
_LIST = re.compile(r"(?:[^、。；，：\n]{2,18}、){2,}[^、。；，：\n]{2,24}")
_BEFORE = re.compile(r"^.*(?:围绕|包括|分别为|分别是|主要有|聚焦|立足|推进|实施|加强|构建)")
_AFTER = re.compile(r"(?:等)?(?:[一二三四五六七八九十\d]+(?:个|大|项|类|条|种)?(?:方面|领域|产业|行业|重点|环节|类)?|等).*$")


def lists(text: str) -> list[tuple[str, ...]]:
    """The lists of a text, their members without the words before the first and after the last."""
    return [members for members, _ in labelled(text)]


def labelled(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The lists of a text, each with the words that follow it (等六大新兴产业)."""
    for match in _LIST.finditer(text):
        members = [member.strip() for member in match.group().split("、")]
        members[0] = _BEFORE.sub("", members[0])
        tail = _AFTER.search(members[-1])
        members[-1] = _AFTER.sub("", members[-1])
        found = tuple(member for member in members if member)
        if len(found) >= _LEAST:
            yield found, f"{tail.group() if tail else ''}{text[match.end() : match.end() + _TAIL]}"
