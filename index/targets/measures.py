"""What a figure measures: level, annual growth, annual flow, change, cumulative."""

from __future__ import annotations

import re

from index.quantities import Time, unit_family
from index.records import Measure
from index.targets.drafts import Draft
from index.targets.lexicon import ADDED
from index.targets.sentences import Sentence
from index.targets.timing import Span

_TO = re.compile(r"(?:到|至|为|达到?|突破|超过|保持在?|稳定在|维持在|控制在)[了约近的\x01\x02\x03]*$")
_ANNUAL = re.compile(
    r"年均(?=[\x01\x02\d增减降提递保达超约近不新以上]|下降|复合)|年增长|年递增|平均每年|同比|环比"
)
_UP = re.compile(r"增长|递增|上涨|增幅|增速|涨")
_MOVE = re.compile(
    r"提高|提升|下降|降低|减少|增加|上升|缩小|压减|压缩|削减|缩短|回落|收窄|改善|扩大|净增|高出|降|减(?!排)|翻|升"
)
_EVERY = re.compile(r"(?<!每[人户])每年(?:度)?|年均(?!浓度|气温|降水|降雨|径流|日照|风速|值)|平均每年|逐年|每一年")
_GROWTH_NAME = re.compile(r"(?:增速|增幅|增长率|年均增长|增长|增长速度)$")
_DONE = re.compile(r"完成|新?[改扩]建|建成|培育|实施|节约|淘汰|发放|培训|改造|建设|新建|创建|打造|认定")
_YEARS_LONG = re.compile(r"(?:^|[，、\x01])[两三四五六七八九十]年(?!均|级|期|前|底)")
_SPENT = re.compile(r"淘汰|退出|化解|压减|节约|减排|关停")
_REACHES = re.compile(r"达到|增至|增加到|提高到|突破|保持")
_SPEED = re.compile(r"的?(?:年均)?(?:增长速度|增速|增长率|速度增长)")
_COMPARED = re.compile(r"高于|低于|快于")
_MOVES_BY = re.compile(
    r"(?:增长|下降|降低|提高|减少|增加)(?:超过?|突破|约|近|达到?|不低于|不少于)?$"
)
_GROWS_BY = re.compile(r"增长(?:预期)?(?:均|分别|约)?为")
_DONE_OVER = re.compile(
    rf"{_DONE.pattern}|新(?:增|开工|认定|获批|入选|引进|登记)|开挖|疏浚|修复|治理|解决|救助|资助|惠及|投入|转移|安置|下达|开行|签约|引进|招录|开工|竣工"
)
"""What was done within a period adds up over it; what merely is (生产总值6万亿元) is its level at the end."""
_LESSENED = re.compile(r"减少了?$")
_AT_BASE = re.compile("\x02的?$")
"""从2007年的639亿元增加到…: the figure of a year that others are held against."""
_RESET = re.compile(r"累计|\x01")


def _done_over(own: str, name: str) -> bool:
    """Whether a clause says that something was done: by a verb beside the name or at either end of it (危房改造5万户)."""
    return any(
        _DONE_OVER.search(own.replace(name, "\n")) or _DONE_OVER.match(name) or _DONE_OVER.fullmatch(name[place:])
        for place in (-2, -3)
    )


def _fewer(own: str, name: str) -> bool:
    """Whether a clause opens with a verb of lessening right before the name (再减少困难户1000户): what is left is another figure."""
    before, named, _ = own.rpartition(name)
    return bool(named) and _LESSENED.search(before) is not None


def _every_year(sentence: Sentence, draft: Draft) -> bool:
    """Whether 每年 governs the figure: it stands before it, with no 累计, full clause end or new time between."""
    every = list(_EVERY.finditer(sentence.mask, 0, draft.quantity.start))
    if not every:
        return False
    found = every[-1]
    if found.group() == "年均" and found.start() < draft.clause:
        return False
    between = sentence.mask[found.end() : draft.quantity.start]
    if _RESET.search(between) or "；" in between or "。" in between:
        return False
    own = sentence.mask[draft.clause : draft.quantity.start]
    return not (found.start() < draft.clause and _REACHES.search(own))


def measure_of(
    sentence: Sentence, draft: Draft, time: Time | None, base: Time | None, span: Span = ""
) -> Measure:
    """The measure of a draft; `time` dates it, `base` is what it is compared with, `span` is what the passage is about."""
    family = unit_family(draft.quantity.unit)
    predicate = draft.predicate
    own = sentence.mask[draft.clause : draft.quantity.start]
    relative = family in ("share", "permille", "point", "multiple") or draft.quantity.unit == ""
    reaches = bool(_TO.search(predicate)) and not _MOVES_BY.search(predicate)
    reaches = reaches or (
        draft.quantity.start < draft.quantity.digits
        and not _UP.search(predicate)
        and not _MOVE.search(predicate)
    )
    if family in ("share", "permille"):
        if _SPEED.match(sentence.mask, draft.quantity.end):
            return "annual_growth"
        if "累计" in predicate and (_UP.search(predicate) or _MOVE.search(predicate)):
            return "change"
        if _ANNUAL.search(own) and (_UP.search(own) or _MOVE.search(own) or _GROWTH_NAME.search(draft.name)):
            return "annual_growth" if base is None or "年均" in own else "change"
        if _GROWS_BY.search(predicate) or (_GROWTH_NAME.search(draft.name) and not draft.growth):
            return "annual_growth"
        if _UP.search(predicate) and not reaches:
            if base is not None and not base.relative:
                return "change"
            over = span == "period" or (time is not None and time.role == "period")
            return "change" if over else "annual_growth"
        if _MOVE.search(predicate) and not reaches:
            return "change"
        return "level"
    if relative and (_MOVE.search(predicate) or _UP.search(predicate)) and not reaches:
        return "change"
    if family == "point":
        return (
            "annual_growth"
            if _GROWTH_NAME.search(draft.name) and not _COMPARED.search(draft.name)
            else "change"
            if base
            else "level"
        )
    if draft.quantity.unit == "番":
        return "change"
    if not relative and base is not None and _AT_BASE.search(predicate):
        return "level"
    if not relative and _every_year(sentence, draft):
        return "annual_flow"
    if not relative and _MOVE.search(predicate) and not reaches and not draft.counted:
        return "change"
    if not relative and _fewer(own, draft.name):
        return "change"
    if _YEARS_LONG.search(own) and (family == "money" or (not relative and not reaches and _done_over(own, draft.name))):
        return "cumulative"
    if "累计" in own or "合计" in own:
        return "cumulative"
    if (
        time is not None
        and time.role == "period"
        and not reaches
        and (family == "money" or _DONE.search(own))
    ):
        return "cumulative"
    if _SPENT.match(draft.name) and not reaches:
        return "cumulative"
    if span == "period" and (ADDED.search(own) or (not reaches and _done_over(own, draft.name))):
        return "cumulative"
    if ADDED.search(own) and not reaches:
        return "level" if span == "year" else "cumulative"
    return "level"
