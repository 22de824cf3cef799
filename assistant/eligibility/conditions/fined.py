"""Whether the asker was fined as much as a case names that a document leaves out ("因食品安全受到行政处罚且罚款5万元以上的": 因食品安全被罚了8万)."""

from __future__ import annotations

import re

from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import same
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import CLAUSE
from index.rules.thresholds import thresholds

_FINE = re.compile(r"罚款|处罚|罚金")
_TOLD = re.compile(r"(?:被|挨|遭|受到?)[^，。；]{0,6}?罚|罚了|罚过|罚款")
_UNFINED = re.compile(r"(?:没有?|未|不)(?:曾|被|受|挨|遭)[^，。；]{0,6}?罚|罚[^，。；]{0,4}(?:撤销|免)")
_FIELDS = re.compile(r"(?:因|由于|在)?(?P<names>[^，。；]{2,60}?)(?:等(?:方面|领域)?|方面|领域)?(?:的?(?:问题|违法|行为|原因))*(?:被|受到|受过)")
_WHEN = re.compile(r"^(?:当年|年度内|上一?年度?|申报(?:年度|前)|近?[一二三两\d]+年内?)*(?:因|由于|在)?")


def fined(case: str, own: Facts) -> str:
    """The clause in which the asker tells of a fine that is as high as the case names and for one of the things that it names; "" where it names no
    fine, or he tells of none, of a lower one, or of one for something else."""
    least = next((one for one in thresholds(case) if not one.bare and one.minimum is not None and one.unit.endswith("元")), None)
    if least is None or least.minimum is None or not _FINE.search(case):
        return ""
    for clause in CLAUSE.finditer(own.text):
        said = clause.group().strip()
        sums = [convert(one.value, one.unit, least.unit) for one in own.figures if one.words in said or said in one.words]
        if _TOLD.search(said) and not _UNFINED.search(said) and any(value is not None and value >= least.minimum for value in sums) and _for_one_of(case, own.text):
            return said
    return ""


def _for_one_of(case: str, text: str) -> bool:
    """Whether the asker speaks of one of the things for which somebody is fined in the case; true where it names none."""
    named = _FIELDS.match(_WHEN.sub("", case))
    names = [name for name in re.split(r"[、和及与或]", named["names"]) if len(name) > 1] if named is not None else []
    return not names or any(same(name) in same(text) for name in names)
