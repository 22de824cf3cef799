"""Districts of a city to which a document confines itself ("适用于在甲区、乙区注册的企业"), against where the asker is registered."""

from __future__ import annotations

import re

from assistant.eligibility.records import Facts
from assistant.records import ConditionCheck
from prompts import say

_NAMED = re.compile(r"[一-鿿]{2,14}?(?:区|县)(?=[、和及与内]|以及|行政|$)")
_CITY = re.compile(r"[本全]市|市(?:行政区域)?内|市(?:[、和及与]|$)")
_IS_IN = re.compile(r"(?:注册|登记|工商|落户|户口|厂子?|公司|企业)(?:地|地址)?(?:就|都|是|设|开|落)?在(?P<place>(?![本当我外这那一])[一-鿿]{2,4}?)(?:市|县|区)?(?=[，,。；？的]|$)")
_NO_NAME = re.compile(r"[里内边乡村园]$|开发|高新|城[区里]|中心|附近|郊")
"""Words for where one is that name no district."""


def outside(confined: str, facts: Facts) -> ConditionCheck | None:
    """The check that fails where `confined` names districts and the asker says that he is registered in a place that is none of them; None where it names
    none but the whole city, or he does not say so."""
    districts = _NAMED.findall(confined)
    if not districts or _CITY.search(confined):
        return None
    for told in _IS_IN.finditer(facts.text):
        if told["place"] not in confined and not _NO_NAME.search(told["place"]):
            return ConditionCheck(confined, "不符合", say("eligibility.reason.denied", words=told.group()))
    return None
