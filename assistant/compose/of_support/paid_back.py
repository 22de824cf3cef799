"""How much of a grant has to be paid back by one who does within some years what its document forbids: "3年内不得转让或者迁出本市；违反规定的，按剩余年限比例追缴"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.had import had
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import numeral
from index.records import SupportRule
from index.stretches import ending
from prompts import say

_BACK = r"(?:追缴|追回|收回|退还|退回|返还|缴回|退缴|退出|扣回)"
_ASKED = re.compile(r"(?:退|还|吐|追缴|追回|收回|返还|交|缴)(?:回|还|出)?(?:去|来)?(?:多少|几|吗|么|不|全部|掉)|要不要(?:退|还)|(?:得|要|用|需)(?:不(?:得|要|用|需))?(?:退|还|吐|追缴|收回|返还)")
_KEPT = re.compile(
    r"(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<unit>年|个月)(?:之?内|以内)[^。；\n]{0,12}?不(?:得|能|准|允许|应)(?P<deeds>[^。；\n，]{2,40})|"
    r"(?:未满|不满|不足)(?P<less>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<span>年|个月)[^。；\n]{0,10}?(?P<done>转让|出售|迁|搬|处置|停产|停业|停办|关停|关闭|终止|撤销|改变|歇业|退出|离职|变更|注销|出租)[^。；\n，]{0,20}|"
    r"(?P<within>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<length>年|个月)(?:之?内|以内)(?![^。；\n，]{0,20}不(?:得|能))[^。；\n，]{0,14}?(?P<moved>转让|出售|迁出|迁离|搬离|搬迁|处置|停产|停业|关停|注销|退出|离职|出租)[^。；\n，]{0,12}的(?=[，,])")
_SHARE = re.compile(rf"按照?(?:其|未满|剩余|不足|未履行|未使用|未运营|未经营|未服务|尚未履行)?(?:的)?(?:剩余|未满|不足|未履行|未使用)?(?:服务|使用|持有|承诺|经营|运营|履行)?(?:年限|期限|时间|月数|年数|年度)(?:的|所占|占[^，。；\n]{1,8}的)?(?:比例|折算|占比)?[^。；\n，]{{0,8}}?{_BACK}")
_WHOLE = re.compile(rf"(?:全额|全部|一次性)[^。；\n，]{{0,6}}?{_BACK}|{_BACK}(?:全部|全额|已(?:拨付|发放|享受|领取)的?(?:全部|全额))|(?<!比例){_BACK}(?:已|所)")
_STOPPED = "停产|停业|停办|停了|歇业|关[停门厂张闭]|关掉|不干|不做|不办|不开|倒闭|撤销|终止"
_DEEDS = {"转让": "卖|转让|转手|出售|处理掉|脱手|过户|变卖|转卖", "出售": "卖|转让|出售|转手|变卖", "迁": "迁|搬", "搬": "迁|搬", "处置": "卖|处置|转让|报废", "出租": "出租|租出|租给", **dict.fromkeys(("停产", "停业", "停办", "关停", "关闭", "终止", "撤销", "歇业"), _STOPPED),
          "注销": "注销|关[停门]", "退出": "退出|不干|走", "离职": "离职|辞职|走|跳槽", "变更": "变更|改", "抵押": "抵押|质押", "改变": "改|挪作|换"}
"""What documents forbid, and how people tell that they do it."""
_LINES = 400
_MONTHS = {"年": 12, "个月": 1}


@dataclass(frozen=True, slots=True)
class _Duty:
    """A sentence (`start…end`) on what must not be done for so many months, and whether all or the share of the months left is paid back."""

    start: int
    end: int
    months: int
    deeds: str
    whole: bool


def compose(query: Query, rules: tuple[SupportRule, ...] | list[SupportRule], library: Library) -> Draft | None:
    """What is to be paid back, worked out of the sum and the time that the asker tells; None where that is not asked or no sentence says it."""
    if not _ASKED.search(query.text):
        return None
    documents = list(dict.fromkeys((*query.documents, *(rule.document for rule in rules[:3]), *(documents_for(query, library) or ()))))[:6]
    said = "。".join(query.dialogue)
    found = [(document, duty) for document in documents for duty in _duties(library.text(document)) if _does(duty, said)]
    if not found:
        return None
    document, duty = max(found, key=lambda pair: _about(query, pair[0], pair[1], library))
    return _told(document, duty, query, library)


def _duties(text: str) -> Iterator[_Duty]:
    for kept in _KEPT.finditer(text):
        end = ending(text, kept.end(), "。\n")
        rest = text[kept.end() : min(end, kept.end() + _LINES)]
        count, unit = kept["years"] or kept["less"] or kept["within"], kept["unit"] or kept["span"] or kept["length"]
        number = numeral(count)
        share_, whole = _SHARE.search(rest), _WHOLE.search(rest)
        if number is None or not (share_ or whole):
            continue
        start = max(text.rfind(sign, 0, kept.start()) for sign in "。；\n") + 1
        stop = end if share_ is None else ending(text, kept.end() + share_.end())
        yield _Duty(start, stop, int(number) * _MONTHS[unit], kept["deeds"] or kept["done"] or kept["moved"], share_ is None)


def _does(duty: _Duty, said: str) -> bool:
    """Whether the asker does, or is about to do, what a sentence forbids."""
    return any(name in duty.deeds and re.search(words, said) for name, words in _DEEDS.items())


def _about(query: Query, document: str, duty: _Duty, library: Library) -> float:
    card = library.cards[document]
    return share(words_of(query.words or [query.text], library), Text.of(f"{card.title}{card.meta.region}{library.text(document)[duty.start : duty.end]}"))[0]


def _told(document: str, duty: _Duty, query: Query, library: Library) -> Draft:
    cite = Citations(library)
    path = library.section_at(document, duty.start).path
    mark = f"[{cite.span(document, path, duty.start, duty.end)}]"
    source = say("support.origin", quote=library.text(document)[duty.start : duty.end].strip(), mark=mark)
    own = facts(query.dialogue, query.regions)
    told = [(one.value, one.unit) for one in had(own.text)] + [(one.value, one.unit) for one in (*own.claimed, *own.figures)]
    sums = {(value, unit) for value, unit in told if unit.endswith("元")}
    spans = {int(one.months) for one in durations(own.text) if one.months and int(one.months) != duty.months}
    passed = spans.pop() if len(spans) == 1 else None
    if passed is not None and passed >= duty.months:
        return Draft(Status.ANSWERED, Reason.NONE, f"{say('support.paid_back.over', mark=mark)}\n{source}", cite.all, decides=True)
    total = sums.pop() if len(sums) == 1 else None
    if duty.whole and passed is None:
        line = say("support.paid_back.whole_if", years=plain(Decimal(duty.months) / 12), mark=mark) if duty.months % 12 == 0 else say("support.paid_back.whole", mark=mark)
        return Draft(Status.ANSWERED, Reason.NONE, f"{line}\n{source}", cite.all, decides=True)
    if duty.whole:
        line = say("support.paid_back.whole", mark=mark) if total is None else say("support.paid_back.whole_told", sum=in_unit(*total), mark=mark)
        return Draft(Status.ANSWERED, Reason.NONE, f"{line}\n{source}", cite.all, decides=True)
    if total is None or passed is None:
        lacking = "、".join(say(f"support.paid_back.{name}") for name, value in (("amount", total), ("time", passed)) if value is None)
        return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, f"{say('support.paid_back.lacking', what=lacking, mark=mark)}\n{source}", cite.all, decides=True)
    unit = 12 if duty.months % 12 == passed % 12 == 0 else 1
    all_, left = Decimal(duty.months) / unit, Decimal(duty.months - passed) / unit
    value = total[0] * left / all_
    working = f"{in_unit(*total)}×({plain(all_)}−{plain(Decimal(passed) / unit)})÷{plain(all_)} = {in_unit(value, total[1])}"
    step = Computation("subsidy", working, value, total[1], ("asker",))
    line = say("support.paid_back.share", sum=in_unit(value, total[1]), working=working, mark=mark)
    return Draft(Status.ANSWERED, Reason.NONE, f"{line}\n{source}", cite.all, (step,), decides=True)
