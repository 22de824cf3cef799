"""Documents that a library does not have by themselves: held inside another one (a volume of policies), known by the heading under which they stand
there; or what is to be done with them (推动修订《…条例》由谁负责) is told by the documents that name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.records import Query, Reason
from assistant.understand.titles import NOISE
from index.library import Library
from index.records import Passage

_HITS = 12
_SHORTEST = 6
"""A name of fewer signs may be a heading of anything."""
_DEED = "修订|修改|修正|制定|起草|编制|出台|印发|发布|颁布|落实|贯彻|执行|实施|推动|推进|研究|废止|衔接|申报"
_WORKED_ON = re.compile(rf"(?:{_DEED})[^，。；？《]{{0,6}}《[^《》]+》|《[^《》]+》的?(?:{_DEED})")
"""Something is done with a document; what stands in it is not asked."""


def enclosed(query: Query, library: Library) -> Query:
    """The query, of the volumes in which the documents stand that it names and the library has not by themselves, or of the documents that name them
    where it asks what is done with them; as it is where one of them stands in none."""
    if query.refusal != Reason.UNKNOWN_DOCUMENT:
        return query
    names = [NOISE.sub("", name) for name in query.assumed]
    volumes = [_where(name, library, lambda one: one.path) for name in names]
    if not all(volumes) and _WORKED_ON.search(query.text):
        volumes = [_where(name, library, lambda one: (one.text,)) for name in names]
    if not volumes or not all(volumes):
        return query
    return replace(query, documents=tuple(dict.fromkeys(id for ids in volumes for id in ids)), refusal=Reason.NONE, assumed=())


def _where(name: str, library: Library, looked: Callable[[Passage], Sequence[str]]) -> list[str]:
    """The documents of the passages near a name of which one of the texts `looked` at has it."""
    if len(name) < _SHORTEST:
        return []
    hits = library.search_passages(name, _HITS)
    found = library.passages([hit.id for hit in hits]).values()
    return list(dict.fromkeys(one.document for one in found if any(name in NOISE.sub("", text) for text in looked(one))))
