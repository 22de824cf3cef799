"""An age that a document tells apart for men and women ("男16至59周岁、女16至54周岁"), against the age and the sex that the asker tells."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts, OwnFigure
from assistant.records import ConditionCheck
from index.data_files import patterns
from prompts import say

_AGES = r"(?:性|职工|的)?(?P<{0}least>年?满)?(?:不超过|未满)?(?P<{0}low>\d{{2}})(?:周?岁)?(?:(?P<{0}upto>[以之]?[下内])|(?P<{0}from>[以之]上)|(?:至|到|-|—|－|~|～)(?P<{0}high>\d{{2}})周?岁)?"
_APART = re.compile(rf"男{_AGES.format('m')}[^，。；、（）()男女]{{0,6}}[、，,；;和及]?女{_AGES.format('f')}[^，。；、（）()男女]{{0,4}}")
_WOMEN_FIRST = re.compile(r"(?P<women>女[^，。；、男]{1,12}?周?岁(?:以[上下])?)[、，,及和]?(?P<men>男[^，。；、女]{1,12}?周?岁(?:以[上下])?)")
_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_SEXES = ("f", "m")


def ages_by_sex(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether the age told lies within the one that `text` tells for that sex, or without knowing the sex within both or neither; None where `text`
    tells none apart, no or several ages are told, or the sex decides and is not told."""
    printed = _APART.search(_WOMEN_FIRST.sub(r"\g<men>、\g<women>", text))
    ages = [one for one in facts.figures if one.unit == "岁"]
    if printed is None or len({one.value for one in ages}) != 1:
        return None
    sex = _sex(ages[0], facts.text)
    fits = {_within(ages[0], printed, one) for one in ([sex] if sex else _SEXES)}
    if len(fits) != 1:
        return None
    met = fits.pop()
    return held(printed.group().strip(), met, say(f"eligibility.reason.figure_{'fits' if met else 'fails'}", figure=ages[0].words))


def _within(age: OwnFigure, printed: re.Match[str], sex: str) -> bool:
    low = int(printed[f"{sex}low"])
    if printed[f"{sex}high"]:
        return low <= age.value <= int(printed[f"{sex}high"])
    return age.value >= low if printed[f"{sex}from"] or (printed[f"{sex}least"] and not printed[f"{sex}upto"]) else age.value <= low


def _sex(age: OwnFigure, text: str) -> str:
    """The sex of the one whose age is told: by the words of its clause, else by those of all that is told; "" where they name none or both."""
    for words in (age.words, text):
        plain = _WORDS["neither"].sub("", words)
        named = [sex for sex in _SEXES if _WORDS[sex].search(plain)]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""
