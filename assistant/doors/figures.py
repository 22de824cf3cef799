"""The target table, looked up by words, region, document, plan, year."""

from __future__ import annotations

from typing import Literal

from assistant.answer import the_library
from assistant.doors.fields import NAME, Reply, Request, TargetRow, Whole, Year, field, known, plain
from assistant.page import live
from assistant.page.filters import Filter, chosen_targets
from index.output import target_row

MOST = 500


class TargetQuery(Request):
    """Which targets are wanted; all conditions hold together."""

    words: str = field("target_words", "", max_length=NAME)
    document: str = field("document", "", max_length=NAME)
    region: str = field("region", "", max_length=NAME)
    plan: str = field("plan", "", max_length=NAME, examples=["2021-2025"])
    year: Year | None = field("year", None)
    status: Literal["", "target", "actual"] = field("wanted_status", "")
    offset: Whole = field("offset", 0, ge=0, le=1_000_000)
    limit: Whole = field("limit", 50, ge=1, le=MOST)


class Targets(Reply):
    """Those that fit: how many there are, and the rows asked for."""

    total: int = field("total")
    targets: list[TargetRow] = field("target_rows")


def query_targets(asked: TargetQuery) -> Targets:
    """The targets that fit, in document and text order."""
    library = the_library()
    if asked.document:
        known(asked.document, library)
    wanted = Filter(asked.words, asked.document, asked.region, asked.plan, str(asked.year) if asked.year is not None else "", asked.status)
    found = chosen_targets(live.targets(), library.cards, wanted)
    rows = found[asked.offset : asked.offset + asked.limit]
    return Targets(total=len(found), targets=[TargetRow.model_validate(plain(target_row(target))) for target in rows])
