"""Figures that tell which things are meant: 投资2亿元以上的项目, 产值过50亿元的企业, 35蒸吨/小时以下燃煤锅炉."""

from __future__ import annotations

import re

from index.quantities import Quantity, split_scale
from index.targets.lexicon import any_of
from index.targets.sentences import NOTE, Sentence

_NOUN_AFTER = re.compile(rf"(?P<tie>[{NOTE}]*(?:的|级|量级|规模的?)?)(?=[一-鿿“\"‘A-Za-z])")
_SIZE_BEFORE = re.compile(
    r"(?:[超过满达]|超过|达到|突破|不足|不满|低于|高于|大于|小于|不低于|不少于|总投资|投资额?|单体投资|年产值|产值|年收入|营业收入|年营收|注册资本|实缴|规模|容量|面积|产能|年产|年加工|日处理|日产|单机|装机)$"
)
_BUILD = re.compile(
    rf"(?:{any_of('verbs', 'kept_verbs')})(?:了|约|近|超过?|达到?|突破|不少于|不低于|至少|\x01|\x02)*$"
)
_CONNECT = re.compile(r"[和及与并且、，。；]|目标|规模|大关|的?目标")
_KIND = re.compile(
    r"(?:的|级|量级)?(?:以上|规模)?(?:企业|项目|园区|产业(?!园)|单位|县|市|区|机组|工程|集群|龙头|重大|重点|大项目|平台)"
)
_OF_KIND = re.compile(r"的(?:企业|项目|园区|产业|单位|县|市|区|机组|工程|集群)")
_AIM_AFTER = re.compile(r"的?(?:奋斗)?目标|的?(?:规模|水平|任务)")
_AIM = re.compile(r"左右|的?目标")
_HELD = re.compile(r"(?:的?(?:水平|规模|基础)上?)?(?:继续|持续|稳步|稳定|保持|平稳|稳中)")
"""What goes on from a level: 营收在200亿元以上|持续增长."""
_FIGURE_AFTER = re.compile(r"的\d")
_OTHERS_AFTER = re.compile(r"(?:及|和|或|以及)其他")
_FULL = re.compile(r"(?:满|超过|达到|不少于|员工|从业人员)$")
_FUND = re.compile(r"的[^，。；、]{0,24}(?:基金|债券|国债|资金池)")
_FREE = frozenset({"share", "point", "multiple"})
_WORD = "，。；、和及与"


def is_threshold(quantity: Quantity, sentence: Sentence, family: str) -> bool:
    """Whether the figure belongs to the words around it rather than being counted or measured itself."""
    mask = sentence.mask
    before = mask[: quantity.start]
    after = mask[quantity.end : quantity.end + 40].lstrip(NOTE)[:12]
    if family in _FREE or _AIM_AFTER.match(after) or _is_fund(mask, quantity):
        return False
    if before.rstrip("约近").endswith("在") and _HELD.match(after):
        return False
    sized = bool(_SIZE_BEFORE.search(mask[: quantity.digits]))
    if (_FIGURE_AFTER.match(after) and _SIZE_BEFORE.search(before)) or _OTHERS_AFTER.match(after):
        return True
    noun = _NOUN_AFTER.match(after)
    if not noun:
        return False
    tied = bool(noun["tie"].strip(NOTE))
    built = bool(_BUILD.search(before))
    suffix = mask[quantity.tail : quantity.end]
    has_bound = bool(suffix) or quantity.start < quantity.digits
    if family in ("count", "people"):
        return not built and _of_members(quantity, mask, suffix, after, has_bound and tied)
    if family not in ("", "time", "score") and ("以下" in suffix or "以上" in suffix):
        return "以下" in suffix or (not built and not _CONNECT.match(after))
    if has_bound and not built and _KIND.match(after):
        return True
    if built and not _SIZE_BEFORE.search(before):
        return bool(quantity.spelled and _KIND.match(after))
    if tied and (has_bound or sized):
        return True
    if suffix and family and after[noun.end() : noun.end() + 1] not in _WORD:
        return not _AIM.match(after)
    return family in ("money", "mass", "power") and bool(_OF_KIND.match(after))


def _of_members(quantity: Quantity, mask: str, suffix: str, after: str, bound: bool) -> bool:
    """20户以上自然村, 员工100人以上的企业."""
    if split_scale(quantity.unit)[1] in ("户", "人") and suffix.startswith(("以上", "以下")):
        return not _CONNECT.match(after)
    return bound and bool(_FULL.search(mask[: quantity.digits]))


def _is_fund(mask: str, quantity: Quantity) -> bool:
    """设立总规模500亿元的…基金: the figure is the size of the thing itself."""
    sized = mask[: quantity.digits].rstrip("约近达为").endswith("规模")
    return bool(sized and _FUND.match(mask, quantity.end))
