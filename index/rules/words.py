"""The word lists of `words.yaml`, compiled once, and the few patterns that several steps of reading share, or answers with them."""

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
YEAR_LABEL = re.compile(
    r"第[一二三四五六七八九十\d]+年(?:[至到、和-]第?[一二三四五六七八九十\d]+年)?|[前后][一二两三四五六七八九十\d]+年|首年|次年|当年(?=给予|按|奖|补)"
)
"""What tells apart the sums of one grant year by year (第一年…，第二年…)."""
PRICE_OF = re.compile(r"的?(?:保险?费|费用|成本|价格|基准价|造价|指导价)(?:标准)?的?(?:给予|予以|按照?|补贴|补助)+(?:最高)?\d[\d.]*%")
"""Behind a price for each piece of which a share is given ("每张床位每年120元的保费给予80%的补贴"), which is not given itself."""
