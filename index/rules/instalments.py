"""What a sentence says of the parts in which one sum is paid out ("第一年兑付60%，第二年兑付40%", "入库当年5万元，第二年10万元"): shares or sums that make up the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.rules.figures import figures, in_yuan

_SHARE = re.compile(r"(?P<share>\d+(?:\.\d+)?)%")
_RATIO = re.compile(r"按(?:照)?(?P<parts>\d{1,2}(?:[:：∶]\d{1,2})+)(?:的?比例|(?=兑现|兑付|拨付|发放|支付|给付|分[年期批]))")
_PAYS = re.compile(r"兑付|兑现|拨付|支付|发放|拨款|到账|到位|付清|预拨|下达|分(?:[两二三四五六\d]|多)?个?(?:年度?|期|次|批|阶段)(?:给予|奖励|补助|补贴|发)")
_GRANTS = re.compile(r"按[^，。；;\d]{2,}?的$|(?:给予|予以|奖励|补助|补贴|资助|奖补|提高|上浮|不超过|最高|不低于|达(?!标)到?|以上|承担|负担|自付)[^，。；;、%]{0,6}$")
"""Before a share that is no part of the sum: what is given itself, or a limit."""
_LABEL = re.compile(r"[^，。；;：:、%]*$")
_PARTED = re.compile(r"^.*?(?:分(?:[两二三四五六\d]个?)?(?:年度?|期|次|批|阶段)[^，]{0,2}?)?按(?:照)?|^(?:再|其余|剩余|剩下|余下|并|各|和|及)+|(?:分别|各|先|再|预)?(?:按(?:照)?|兑付|兑现|拨付|支付|发放|拨款|预拨|奖励|补助|补贴|给予)*(?:其余|剩余|剩下|余下)?(?:的)?(?:资金|部分)?(?:奖补|补助|奖励|补贴)?(?:资金|总额|金额)?的?$")
_YEARS = re.compile(r"第?[一二三四五\d](?:年?[、和至到]第?[一二三四五\d])+年(?:度)?(?:分别|各|均|每年)[^，。；\d]{0,6}$")
_GIVES = re.compile(r"给予|予以")
_SENTENCE = re.compile(r"[^。！!？?\n]+")
_WHOLE = Decimal(100)
_MOST = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a sum: their names and shares in hundredths, and the place of the words that tell them; the `sums` themselves where they are printed."""

    shares: tuple[tuple[str, Decimal], ...]
    start: int
    end: int
    sums: tuple[str, ...] = ()


def parts_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Parts]:
    """The parts that the sentences of `text[start:end]` each tell, in order."""
    for sentence in _SENTENCE.finditer(text, start, len(text) if end is None else end):
        if not _PAYS.search(sentence.group()):
            continue
        found = _by_ratio(sentence) or _by_shares(text, *sentence.span())
        if found is not None:
            yield found


def sums_in(text: str, start: int, end: int, whole: Decimal) -> Parts | None:
    """The sums, in 元 `whole` together, that `text[start:end]` says are paid one after another ("给予15万元奖励，分三年拨付：入库当年5万元，第二年、第三年每年各5万元")."""
    opened = _IN_PARTS.search(text, start, end)
    found = [one for one in figures(text[opened.end() : end]) if one.kind == "money"] if opened is not None else []
    if opened is None:
        return None
    at, told, named = opened.end(), list[tuple[str, Decimal, str]](), opened.end()
    for one in found:
        before = text[at : opened.end() + one.start]
        if "。" in before or "；" in before or _BOUNDED.search(before):
            return None
        years = _years_named(before)
        value, printed = in_yuan(one.value, one.unit), text[opened.end() + one.start : opened.end() + one.end]
        told += [(name, value, printed) for name in (years if len(years) > 1 and _EACH.search(before) else [_stage(before)])]
        at = opened.end() + one.end
        total = sum((sum_ for _, sum_, _ in told), Decimal(0))
        if total >= whole:
            return Parts(tuple((name, sum_ * _WHOLE / whole) for name, sum_, _ in told), named, at, tuple(sum_ for _, _, sum_ in told)) if total == whole and len(told) > 1 else None
    return None


_IN_PARTS = re.compile(r"分(?:[两二三四五六2-6]|多)?(?:个?年度?|期|次|批|阶段)(?:进行)?(?:兑付|兑现|拨付|支付|发放|给予|奖励|补助)?[：:，,]|[，,；;]其中[：:，,]?(?=[^。；]{0,12}(?:年|期|后|首|次))")
"""Behind it the sums are told in which a whole is paid."""
_BOUNDED = re.compile(r"(?:最高|不超过|以上|达到|满|超过)[^，。；：:]{0,4}$")
_EACH = re.compile(r"各|每年|均|分别")


def _years_named(before: str) -> list[str]:
    """The years that some words name, those between two joined by 至 too ("第二年至第四年")."""
    told = re.findall(r"第[一二三四五]年?(?=[^一二三四五]|$)", before)
    numbers = [one[1] for one in told]
    run = re.search(r"第[一二三四五]年?[至到]第[一二三四五]年", before)
    return [f"第{number}年" for number in (_ORDER[_ORDER.find(numbers[0]) : _ORDER.find(numbers[-1]) + 1] if run and numbers else numbers)]


def _stage(before: str) -> str:
    """What a part is called by the words before its sum ("，入库当年给予" → 入库当年)."""
    named = [one for one in re.split(r"[，,：:；;、]", before) if _PARTED.sub("", one.removeprefix("其中")).strip()]
    return _PARTED.sub("", named[0].removeprefix("其中")).strip() if named else ""


def _by_ratio(sentence: re.Match[str]) -> Parts | None:
    """Parts told as numbers side by side ("分三年按5:3:2比例拨付")."""
    match = _RATIO.search(sentence.group())
    if match is None:
        return None
    parts = [Decimal(one) for one in re.split("[:：∶]", match["parts"])]
    clause = re.split(r"[，；;]", sentence.group()[match.end() :])[0]
    if not sum(parts) or not _PAYS.search(sentence.group()[max(0, match.start() - 16) : match.start()] + clause):
        return None
    begin = max(sentence.group().rfind(mark, 0, match.start()) for mark in "，；;") + 1
    return Parts(tuple(("", one * _WHOLE / sum(parts)) for one in parts), sentence.start() + begin, sentence.start() + match.end() + len(clause))


def evenly(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """How many parts that are alike a sum is paid in ("分3年平均发放", "分两次等额拨付"), with the place of the words; None where it is not."""
    match = _EVENLY.search(text, start, end)
    return None if match is None else (_ORDER.find(match["count"].replace("两", "二")) % _COUNTED + 1, match.start(), match.end())


_EVENLY = re.compile(r"分(?P<count>[两二三四五2-5])(?:个?年度?|期|次|批)(?:平均|等额|均等|均衡)(?:兑付|兑现|拨付|支付|发放|给付|到位)")


def _by_shares(text: str, start: int, end: int) -> Parts | None:
    """Neighbouring shares of one sentence that come to the whole, with a word of paying out by them; None where they are something else."""
    found = list(_SHARE.finditer(text, start, end))
    for first in range(len(found)):
        total, shares = Decimal(0), list[tuple[str, Decimal]]()
        for last in range(first, min(first + _MOST, len(found))):
            match = found[last]
            before = text[found[last - 1].end() if last > first else start : match.start()]
            if _GRANTS.search(before) or (last > first and "。" in before):
                break
            names = _each_of(before) or [_label(before)]
            shares += [(name, Decimal(match["share"])) for name in names]
            total += Decimal(match["share"]) * len(names)
            if total >= _WHOLE:
                break
        if total == _WHOLE and len(shares) > 1:
            made = _told(text, found[first], found[last], start, end)
            if made is not None:
                return Parts(tuple(shares), *made)
    return None


def _told(text: str, first: re.Match[str], last: re.Match[str], start: int, end: int) -> tuple[int, int] | None:
    """The place of the clauses that hold the shares from `first` to `last`, None where no word of paying out stands by them."""
    begin = max([start, *(text.rfind(mark, start, first.start()) + 1 for mark in "，；;：:")])
    stop = min([end, *(place for mark in "，；;" if (place := text.find(mark, last.end(), end)) >= 0)])
    lead = max([start, *(text.rfind(mark, start, max(start, begin - 1)) + 1 for mark in "，；;")])
    if _PAYS.search(text, lead, begin) and not _GIVES.search(text, lead, begin):
        begin = lead
    return (begin, stop) if _PAYS.search(text, begin, stop) else None


def _each_of(before: str) -> list[str]:
    """The years that one share is for each of ("第二、三年各" → 第二年, 第三年)."""
    several = _YEARS.search(before)
    if several is None:
        return []
    told = re.findall(r"[一二三四五\d]", several.group())
    run = _RUN.search(several.group())
    first, last = (_ORDER.find(told[0]) % _COUNTED, _ORDER.find(told[-1]) % _COUNTED) if run is not None else (0, -1)
    return [f"第{number}年" for number in (_ORDER[first : last + 1] if first < last else told)]


_RUN = re.compile(r"[至到]第?[一二三四五\d]年")
"""From one year to another one, those between counted too ("第二年至第四年每年")."""
_ORDER = "一二三四五12345"
_COUNTED = 5


def _label(before: str) -> str:
    """What a share is called by the words before it in its clause ("投产当年", "第二年验收合格后")."""
    words = _LABEL.search(before)
    return "" if words is None else _PARTED.sub("", words.group()).strip()
