"""Documents that a library holds inside another one (a volume of policies): known by the heading under which they stand there."""

from __future__ import annotations

from dataclasses import replace

from assistant.records import Query, Reason
from assistant.understand.titles import NOISE
from index.library import Library

_HITS = 12
_SHORTEST = 6
"""A name of fewer signs may be a heading of anything."""


def enclosed(query: Query, library: Library) -> Query:
    """The query, of the volumes in which the documents stand that it names and the library has not by themselves; as it is where one of
    them stands in none."""
    if query.refusal != Reason.UNKNOWN_DOCUMENT:
        return query
    volumes = [_volumes(NOISE.sub("", name), library) for name in query.assumed]
    if not volumes or not all(volumes):
        return query
    return replace(query, documents=tuple(dict.fromkeys(id for ids in volumes for id in ids)), refusal=Reason.NONE, assumed=())


def _volumes(name: str, library: Library) -> list[str]:
    """The documents that have a heading with this name."""
    if len(name) < _SHORTEST:
        return []
    hits = library.search_passages(name, _HITS)
    found = library.passages([hit.id for hit in hits]).values()
    return list(dict.fromkeys(one.document for one in found if any(name in NOISE.sub("", heading) for heading in one.path)))
