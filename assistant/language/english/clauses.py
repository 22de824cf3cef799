"""Clauses of an English question as Chinese ones, by the patterns of `questions.yaml`; each phrase in them is read by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.language.english.lexicon import grammar, lemma
from assistant.language.english.patterns import Pattern, words_of
from assistant.language.english.phrase import Reader, measure
from index.data_files import read_data
from index.indicators import indicator

_SHORT = 6
"""A pattern for short clauses takes so many words at most."""
_SLOT = re.compile(r"\{(\w)\}")
_LEAD = re.compile(
    r"^(?:and )?(?:by the end of|at the end of|according to|based on|on the basis of|pursuant to|as of|by|in|for|from|during|under|at|within|until|per) (?P<lead>.+?), (?P<rest>.+)$", re.I
)
_END = re.compile(r"^(?:and )?(?:by|at|as of) the end of", re.I)
_WANTED = re.compile(
    r"(?:and )?(?:how (?:many|much|large|high|big|long|low|great)|what|which)\b(?P<what>.*?) (?P<does>is|are|was|were|does|do|did|should|will|must|can|could|would|has|have)(?= )(?P<rest>.*)", re.I
)
_PLANS = re.compile(r"(?<!the )(?<!this )\bplan\b(?=$| (?:to|for|in|by|on)\b)", re.I)
"""The verb, behind who does it ("did Shanghai plan for 2023")."""
_ASKING = re.compile(r"^(?:and )?(?:how (?:many|much|large|high|big|long|low|great)|what|which|list|name|enumerate|give|show)\b", re.I)
_UNIT = re.compile(r"(?:and )?how many (?P<unit>tonnes|tons|mu|kilowatts|hectares|kilometres|yuan|households|visits) of ", re.I)
_WHAT, _LISTED, _HOW_MUCH = "是什么", "有哪些", "是多少"
_FIGURE = re.compile(r"(?:目标|率|比重|产值|增加值|增速|数量|总量|规模|产量|收入|投资|强度|水平|面积|金额|标准|上限|总数|赤字|增长|数|能耗|用水量|浓度|率目标|装机|资金|额|量|值)$")
"""How the names of what is told by a figure end."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in Chinese, with the words of it that were not understood."""

    chinese: str
    unknown: tuple[str, ...] = ()


def clause(text: str, reader: Reader) -> Clause:
    """A clause of the question, without its final sign."""
    lead = _LEAD.match(text)
    if lead is not None and not _verbal(lead["lead"]):
        before = reader.phrase(lead["lead"])
        rest = clause(lead["rest"], reader)
        end = "底" if _END.match(text) and not before.text.endswith("底") else ""
        return Clause(f"{before.text}{end}，{rest.chinese}".lstrip("，"), (*before.unknown, *rest.unknown))
    words = words_of(text)
    for pattern, chinese, short in _patterns():
        found = pattern.match(words)
        if found is not None and not (short and len(words) > _SHORT):
            return _filled(found, chinese, text, reader)
    return _by_asking(text, reader)


def _filled(found: Mapping[str, str], chinese: str, text: str, reader: Reader) -> Clause:
    """The Chinese of a pattern with its phrases put in."""
    unknown: list[str] = []
    words = {"p": "个百分点" if "percentage point" in text.lower() else ""}
    for name, typed in found.items():
        phrase = reader.phrase(typed)
        words[name] = phrase.text
        unknown += phrase.unknown
    words["m"] = measure(words.get("a", ""))
    made = _SLOT.sub(lambda slot: words.get(slot[1], ""), chinese)
    return Clause(re.sub("，+", "，", made).strip("，").replace("的的", "的"), tuple(unknown))


def _by_asking(text: str, reader: Reader) -> Clause:
    """A clause by its words of asking: who or what does it, then what is asked for, then how that is asked in Chinese.

    "how many factories | is | Zhongwei to build by 2023" → 中卫2023年建设 | 工厂 | 是多少.
    """
    unit = _UNIT.match(text)
    text = text[: unit.start("unit")] + text[unit.end() :] if unit else text
    wanted = _WANTED.match(text)
    rest = wanted and (_PLANS.sub("", wanted["rest"]) if wanted["does"].lower().startswith("d") else wanted["rest"])
    phrase = reader.phrase(rest).plus(reader.phrase(wanted["what"])) if wanted and rest else reader.phrase(_ASKING.sub("", text))
    thing = phrase.text.strip("，")
    asked = next((one["zh"] for one in _tree()["asked"] if re.search(one["en"], text, re.I)), "")
    if asked == _WHAT:
        several = re.search(r"\b(?:are|were)\b", text) is not None
        told = _FIGURE.search(thing) or (not several and (phrase.years or indicator(phrase.thing) is not None))
        asked = _HOW_MUCH if told else _LISTED if several else _WHAT
    return Clause(thing + asked + (grammar()["units"].get(lemma(unit["unit"].lower()), "") if unit and asked == _HOW_MUCH else ""), phrase.unknown)


def _verbal(text: str) -> bool:
    """Whether what leads a clause is no phrase but asks itself ("By how many percentage points")."""
    return re.search(r"\b(?:how|what|which|who)\b", text, re.I) is not None


@cache
def _tree() -> dict[str, Any]:
    return dict(read_data(Path(__file__).with_name("questions.yaml")))


@cache
def _patterns() -> list[tuple[Pattern, str, bool]]:
    """The patterns, compiled, with the Chinese of each and whether it is for short clauses only."""
    tree = _tree()
    return [(Pattern(one["en"], tree["choices"]), one["zh"], bool(one.get("short"))) for one in tree["clauses"]]
