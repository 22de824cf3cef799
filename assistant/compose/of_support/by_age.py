"""What somebody of an age pays or is given by a list of ages ("满35周岁至未满45周岁参保人员为0.02%"), worked out of the base that he tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.together import asked as sum_asked
from assistant.compose.rows import short_title
from assistant.compute import plain
from assistant.eligibility import Facts, facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.bases import value_in
from assistant.eligibility.told.said import same
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_in_force, in_force
from assistant.gather.of_support.age_bands import Band, Bands, lists_by_age
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKED = re.compile(r"多少|几(?:元|块|钱|分)|(?:交|缴|扣|付|出|领|拿|补|加分|有)[^，。？]{0,4}(?:吗|么|不(?=[？?]|$))|(?:要不要|用不用|需不需要)")
_PAYS = re.compile(r"缴|交(?![通给由])|费率|比例")
"""What one pays is asked for: a group may be told without an age."""
_RECEIVES = re.compile(r"报销|[能可]报|报多少|[领拿补]|享受|待遇|支付|[给发](?:我|他|她|多少|几|什么|不给|不发)")
"""What is had is asked for, of which a list of what one pays in tells nothing."""
_RATE = re.compile(r"(?P<rate>\d+(?:\.\d+)?)[%％]")
_BASE = re.compile(r"基数|工资|收入")
_BOTH = re.compile(r"(?:单位|公司|企业|老板)[和与及跟、](?:我)?(?:个人|本人|自己|职工)|(?:个人|本人|自己|职工)[和与及跟、](?:单位|公司|企业|老板)")
"""What the employer pays is asked for as well …"""
_EMPLOYER = re.compile(r"(?:用人)?单位(?:月)?(?:缴费)?(?:费率|比例|部分)?[^。；;\n%％]{0,100}?为(?P<rate>\d+(?:\.\d+)?)[%％]")
_BEFORE = 200
"""… which stands so near before the ages."""
_ANOTHER = re.compile(r"[他她]|我(?:弟|妹|哥|姐|爸|妈|老公|老婆|爱人|儿|女|爷|奶)")
_GROUP = re.compile(r"^(?P<name>[一-鿿]{2,8}?)(?:人员|职工|的|为|按|每)")
_NUMBER = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,3}[）)．.、]\s*")
_LEAST = 0.35
_SURE = 0.6
"""So much of a question a list has to explain to be told whole, where no age is, or to be what somebody is too young for."""
_PAYS_SO_MUCH = re.compile(r"(?:缴|交)(?:费|纳)?(?:多少|几)|缴费(?:标准|费率|比例)[^，。？]{0,4}(?:多少|几|什么)|(?:缴|交)费?(?:的)?(?:标准|比例|费率)")


def compose(query: Query, library: Library) -> Draft | None:
    """What the list of ages that the question means lays down for the age told, None where no amount is asked for, neither age nor group
    is told or no list is meant."""
    own = facts(query.dialogue, query.regions)
    ages = [one for one in own.figures if one.unit == "岁"]
    if not (ages or _PAYS.search(query.text)) or not (_ASKED.search(query.text) or (query.leans and any(map(_ASKED.search, query.dialogue)))):
        return None
    if len({one.value for one in ages}) > 1 and sum_asked(query):
        return None  # the sum of several persons' is asked for
    documents = documents_in_force(query, library)
    asked = [words for words in (words_of(query.words, library), words_of(query.core, library)) if words]
    fitting = []
    for one in lists_by_age(library):
        if (documents is not None and one.document not in documents) or not in_force([one.document], query, library):
            continue
        path = library.section_at(one.document, one.bands[0].start).path
        text = library.text(one.document)[one.bands[0].start : one.bands[-1].end]
        told = Text.of(" ".join((library.cards[one.document].title, *path, one.lead, text)))
        fit = max((share(words, told)[0] for words in asked), default=0.0)
        paid_in = _PAYS.search(" ".join((*path, one.lead, text))) is not None and _RECEIVES.search(query.text) and not _PAYS.search(query.text)
        fitting += [(fit, one)] if fit >= _LEAST and not paid_in else []
    best = max(fitting, key=lambda pair: pair[0], default=None)
    if best is None:
        return None
    if _TOGETHER.search(query.question) and (both := _of_several(best[1], ages, query, library)) is not None:
        return both
    band = _band(best[1], ages[-1] if ages else None, own, library)
    if band is not None:
        return _told(best[1], band, ages[-1] if ages else None, query, own, library)
    if ages and best[0] >= _SURE and (low := _below(best[1], ages[-1], library)) is not None:
        return low
    return _all(best[1], library) if not ages and best[0] >= _SURE and _PAYS_SO_MUCH.search(query.text) else None


def _below(one: Bands, age: OwnFigure, library: Library) -> Draft | None:
    """That an age is below all bands of a list of what is given, with the lowest of them; None where it is not, or the list tells what is paid in."""
    lows = [band for band in one.bands if band.low is not None]
    first = min(lows, key=lambda band: band.low or Decimal(0), default=None)
    text = library.text(one.document)
    if first is None or first.low is None or age.value >= first.low or age.value < _GROWN <= first.low or not _GIVES.search(f"{one.lead} {' '.join(library.section_at(one.document, first.start).path)}"):
        return None
    cite = Citations(library)
    mark = f"[{cite.span(one.document, library.section_at(one.document, first.start).path, first.start, first.end)}]"
    line = say("by_age.below", age=plain(age.value), title=short_title(one.document, library), quote=text[first.start : first.end].strip(), mark=mark)
    return Draft(Status.ANSWERED, Reason.NONE, line, cite.all, decides=True)


_GIVES = re.compile(r"津贴|补贴|补助|救助|资助")
_GROWN = 18
"""A list for those who are grown up says nothing of a child."""


def _all(one: Bands, library: Library) -> Draft:
    """All bands of a list, with the question for the age and the base."""
    cite = Citations(library)
    text = library.text(one.document)
    lines = [say("by_age.head", lead=_NUMBER.sub("", one.lead.strip()).rstrip("：: "), title=short_title(one.document, library))]
    for band in one.bands:
        mark = cite.span(one.document, library.section_at(one.document, band.start).path, band.start, band.end)
        lines.append(say("by_age.item", quote=text[band.start : band.end].strip(), mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*lines, say("by_age.ask"))), cite.all, decides=True)


def _band(one: Bands, age: OwnFigure | None, own: Facts, library: Library) -> Band | None:
    """The band of a group that the asker says he is of, else that of his age."""
    text, said = library.text(one.document), same(own.text)
    named = [band for band in one.bands if (band.low, band.high) == (None, None) and (group := _GROUP.match(text[band.start : band.end])) is not None
             and re.search(rf"(?<![没未]){re.escape(same(group['name']))}", said)]
    return next(iter(named), next((band for band in one.bands if age is not None and band.has(age.value)), None))


def _told(one: Bands, band: Band, age: OwnFigure | None, query: Query, own: Facts, library: Library) -> Draft:
    cite = Citations(library)
    path = library.section_at(one.document, band.start).path
    quote = library.text(one.document)[band.start : band.end]
    mark = f"[{cite.span(one.document, path, band.start, band.end)}]"
    title = short_title(one.document, library)
    lines = [say("by_age.group", title=title, quote=quote, mark=mark) if age is None else say("by_age.band", age=plain(age.value), title=title, quote=quote, mark=mark)]
    steps: tuple[Computation, ...] = ()
    rate, base = _RATE.search(quote), _base(query, own)
    if rate is not None and base is not None:
        value = value_in(base, "元") * Decimal(rate["rate"]) / 100
        steps = (Computation("product", f"{plain(value_in(base, '元'))}元×{rate['rate']}% = {plain(value)}元", value, "元", ("asker",)),)
        lines.insert(0, say("by_age.worked", working=steps[0].expression, mark=mark))
        if (paid := _employer(one, query, library)) is not None:
            start, end, share_ = paid
            other = f"[{cite.span(one.document, library.section_at(one.document, start).path, start, end)}]"
            theirs = value_in(base, "元") * share_ / 100
            steps += (Computation("product", f"{plain(value_in(base, '元'))}元×{plain(share_)}% = {plain(theirs)}元", theirs, "元", ("asker",)),)
            lines[1:1] = [say("by_age.worked", working=steps[1].expression, mark=other)]
            lines.append(say("by_age.group", title=title, quote=library.text(one.document)[start:end], mark=other))
    elif rate is not None:
        lines.append(say("by_age.base"))
    elif (sum_ := _MONTHLY.search(quote)) is not None and _YEARLY.search(query.question):
        value = Decimal(sum_["sum"])
        steps = (Computation("total", f"{plain(value)}元×12 = {plain(value * 12)}元", value * 12, "元", ("asker",)),)
        lines.insert(0, say("by_age.yearly", working=steps[0].expression, mark=mark))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, steps, decides=True)


def _of_several(one: Bands, ages: Sequence[OwnFigure], query: Query, library: Library) -> Draft | None:
    """What several persons get together by their ages (爷爷91岁，奶奶86岁), by the month and for a year where that is asked; None where one of them has no band with a monthly sum."""
    text = library.text(one.document)
    bands = [next((band for band in one.bands if band.has(age.value)), None) for age in ages]
    sums = [_MONTHLY.search(text[band.start : band.end]) if band is not None else None for band in bands]
    if len(ages) < _SEVERAL or len({age.words for age in ages}) != len(ages):
        return None
    cite = Citations(library)
    lines, values = [], []
    for age, band, sum_ in zip(ages, bands, sums, strict=True):
        if band is None or sum_ is None:
            return None
        mark = cite.span(one.document, library.section_at(one.document, band.start).path, band.start, band.end)
        lines.append(say("by_age.band", age=plain(age.value), title=short_title(one.document, library), quote=text[band.start : band.end].strip(), mark=f"[{mark}]"))
        values.append(Decimal(sum_["sum"]))
    whole = sum(values, Decimal(0))
    steps = [Computation("total", f"{' + '.join(f'{plain(value)}元' for value in values)} = {plain(whole)}元", whole, "元", ("asker",))]
    head = [say("by_age.together", working=steps[0].expression)]
    if _YEARLY.search(query.question):
        steps.append(Computation("total", f"{plain(whole)}元×12 = {plain(whole * 12)}元", whole * 12, "元", ("asker",)))
        head.append(say("by_age.yearly", working=steps[1].expression, mark=""))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*head, *dict.fromkeys(lines))), cite.all, tuple(steps), decides=True)


_SEVERAL = 2
_TOGETHER = re.compile(r"合计|一共|总共|共(?=能|可|多少)|加起来|合起来|[两俩三3二2]个?(?:人|老|位)")
_MONTHLY = re.compile(r"每月(?:发放|发给|给予|补贴|补助)?[^，。；\d]{0,8}(?P<sum>\d+(?:\.\d+)?)元")
_YEARLY = re.compile(r"(?:一|全|每|1)年(?!以|内|级|龄)[^，。；？]{0,8}(?:多少|几|能|可|领|拿|发|合计|一共|总共)")


def _employer(one: Bands, query: Query, library: Library) -> tuple[int, int, Decimal] | None:
    """Where the share of the employer stands before a list of ages, and that share; None where it is not asked for or not told there."""
    text, start = library.text(one.document), one.bands[0].start
    near = list(_EMPLOYER.finditer(text, max(0, start - _BEFORE), start)) if _BOTH.search(query.text) else []
    return (near[-1].start(), near[-1].end(), Decimal(near[-1]["rate"])) if near else None


def _base(query: Query, own: Facts) -> OwnFigure | None:
    """The one sum of the asker's that a rate is taken of; where another person is asked about, only one told with him."""
    told = facts((query.text,), query.regions) if _ANOTHER.search(query.text) else own
    sums = [one for one in told.figures if convert(one.value, one.unit, "元") is not None]
    sums = [one for one in sums if _BASE.search(one.words)] or sums
    return sums[0] if len(sums) == 1 else None
