"""The word lists of `words.yaml`, compiled once."""

from __future__ import annotations

import re
from pathlib import Path

from index.data_files import read_data

_LISTS: dict[str, list[str]] = read_data(Path(__file__).with_name("words.yaml"))


def alternation(name: str) -> str:
    """The words of one list as a regular expression group, longest first."""
    words = sorted(_LISTS[name], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns of a list, whole."""
    return re.compile("|".join(f"(?:{one})" for one in _LISTS[name]))


EACH = alternation("each")
BRIEFLY = f"{pattern('briefly').pattern}|{pattern('paid_by_name').pattern}"
AGENT = alternation("agent")
AGENT_LAST = re.compile(AGENT + "$")
"""Words that end in the name of somebody who may be given something."""
GRANT = re.compile(alternation("grant"))
DENIED = re.compile(alternation("denied"))
LIMIT = re.compile(alternation("limit"))
REPORT = re.compile(alternation("report"))
POT = re.compile(alternation("pot"))
CAP = re.compile(alternation("cap"))
PAID_BEFORE = re.compile(alternation("paid") + r"[^，,。；;]{0,4}$")
