"""What is done with a thing that is to be paid for (新造渔船, 维修厂房), and whether a clause pays for something else that is done with it."""

from __future__ import annotations

import re
from pathlib import Path

from index.data_files import read_data

_KINDS = {name: (re.compile(words["asked"]), re.compile(words["told"])) for name, words in read_data(Path(__file__).with_suffix(".yaml")).items()}


def of_other_deed(thing: str, clause: str) -> bool:
    """Whether a clause says what is done with a thing, and that is not what `thing` begins with; a clause that names no deed may be for any."""
    wanted = {name for name, (asked, _) in _KINDS.items() if (deed := asked.match(thing)) is not None and deed.end() < len(thing)}
    told = {name for name, (_, told) in _KINDS.items() if told.search(clause)} if wanted else set()
    return bool(told) and not wanted & told
