"""What the insured pays of a premium, or another pays of it, where a table sets the premium of one unit and the shares ("两头能繁母牛的保险自己掏多少": 2头×600元×20%),
and what somebody else pays of the insured's own part ("监测对象的自缴部分由县财政代缴50%")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import facts
from assistant.eligibility.conditions import applicants
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.said import denied, same
from assistant.eligibility.vocabulary import same_count
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support.premium_records import Premium
from assistant.gather.of_support.premiums import premiums
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.words import bigrams
from prompts import say

_INSURED = re.compile(r"保险|保费|投保|参保|[上入买]了?(?:个|份)?[^，。；]{0,8}险")
_PAYS = re.compile(r"(?:自己|个人|自个儿?|本人|我们?|家里|[咱俺]们?|农户|自)?[^，。；？]{0,6}(?:掏|交|缴|付|出|承担|负担|花)[^，。；？]{0,4}(?:多少|几|啥)|保费[^，。；？]{0,6}(?:多少|几)|(?:自缴|自付|自己那份)[^，。；？]{0,8}(?:多少|几)")
_PAYOUT = re.compile(r"保额|赔(?:付|偿|多少|几)|理赔")
"""What is paid out is asked for, not what the insurance costs."""
_OTHERS = re.compile(r"(?P<who>(?:中央|国家|财政|政府|上面|公家|[省市区县](?:[里级上]|财政)?)(?:[、和与跟](?:中央|国家|[省市区县](?:[里级上]|财政)?))*)(?:财政|政府)?(?:[各分别都给能要会]|一共|总共|合计|共)*(?:出|补|贴|承担|负担|拿|掏|交|付)[^，。；？]{0,5}(?:多少|几)")
"""… or by others of the premium."""
_GENERAL = re.compile(r"(?:政策性|商业性?|完全|成本|收入|种植|养殖|综合|保险|责任|价格|指数|险)+")
_RELIEF = re.compile(
    r"(?P<who>[^，。；\n]{2,24}?)(?:(?:种植|养殖|投保|饲养|参加)[^，。；\n]{0,8})?的?[，,]?(?:自缴|自付|应?(?:承担|负担|缴纳)的?(?=保险?费)|个人(?:缴纳|承担)?|农户(?:自缴|承担)?)(?:部分|保费|保险费)?[，,]?由?(?P<payer>[^，。；\d]{0,12}?)"
    r"(?:(?:代缴|承担|补贴|负担|减免|免除|补助)(?:(?P<rate>\d+(?:\.\d+)?)%|(?P<all>全部|全额))|(?P<whole>全部|全额)(?:代缴|承担|补贴|负担|减免|免除|补助))")
_MARK = re.compile(r"^(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十百]+条)")
_WHOLE = Decimal(100)
_EACH = re.compile(r"每(?:亩|头|只|羽|户|人|株|棵|箱|平方米|栋|台)[^，。；？]{0,10}(?:多少|几)")


@dataclass(frozen=True, slots=True)
class _Line:
    """What one kind of insurance costs the asker, and what `one` unit of it does."""

    premium: Premium
    made: Computation
    others: tuple[tuple[str, Computation], ...]
    one: Computation | None = None


def compose(query: Query, library: Library) -> Draft | None:
    """What the insured pays for the kinds that the question names with their numbers, None where that is not asked or one has no number."""
    text = query.text
    others = [found for one in _OTHERS.finditer(text) for found in _PAYER.findall(one["who"])]
    own = _PAYS.search(_OTHERS.sub("，", text)) is not None
    if not (_INSURED.search(" ".join(query.dialogue)) and (own or others)) or _PAYOUT.search(text):
        return None
    tables = [(document, found) for document in documents_in_force(query, library) or library.cards if (found := premiums(document, library))]
    told = " ".join(query.dialogue)
    meant = [(document, named) for document, found in tables if (named := _named(found, told))]
    if len(meant) != 1:
        return None
    document, named = meant[0]
    figures = facts(query.dialogue, query.regions).figures
    counts = [_count(one, named, figures) for one in named]
    if others and not own and not any(counts):
        return _shares(document, named, others, library)
    if not named or any(one is None for one in counts):
        return None
    lines = [_Line(one, _part(one, count, one.own), tuple(_of_others(one, count, others)), None if count.value == 1 else _part(one, replace(count, value=Decimal(1)), one.own)) for one, count in zip(named, counts, strict=True) if count is not None]
    return _told(document, lines, told, library)


def _named(found: Sequence[Premium], told: str) -> list[Premium]:
    """The kinds that are named; none where words fit several of them alike."""
    cores = {one.name: _GENERAL.sub("", one.name) or one.name for one in found}
    whole = [one for one in found if cores[one.name] in told]
    if whole:
        return [one for one in whole if not any(cores[one.name] in cores[other.name] and one is not other for other in whole)]
    tails = [one for one in found if len(cores[one.name]) > len("母羊") and cores[one.name][-2:] in told]
    near = [one for one in found if (pairs := bigrams(cores[one.name])) and 2 * sum(pair in told for pair in pairs) >= len(pairs)]
    return tails if len(tails) == 1 else near if len(near) == 1 else []


def _count(one: Premium, named: Sequence[Premium], figures: Sequence[OwnFigure]) -> OwnFigure | None:
    """How many units the asker has of a kind: the figure in its unit that is told with its name, or the only one in that unit."""
    units = [figure for figure in figures if same_count(figure.unit, one.unit)]
    if len({other.value for other in units}) == 1 and len([other for other in named if same_count(other.unit, one.unit)]) == 1:
        return units[0]
    core = _GENERAL.sub("", one.name) or one.name
    near = [figure for figure in units if any(pair in f"{figure.thing}{figure.about}" for pair in bigrams(core)) or core in f"{figure.thing}{figure.about}"]
    return near[0] if len(near) == 1 else None


_PAYER = re.compile(r"中央|国家|财政|政府|上面|公家|[省市区县]")
_ALL = frozenset({"财政", "政府", "上面", "公家", "国家"})


def _of_others(one: Premium, count: OwnFigure, asked: Sequence[str]) -> Iterator[tuple[str, Computation]]:
    """What each of those asked about pays of the premium; what all budgets pay where no level is named."""
    for name in dict.fromkeys(asked):
        at_once = name in _ALL and not (name == "国家" and any("中央" in payer for payer, _ in one.shares))
        shares = [share for payer, share in one.shares if at_once or payer[:1] == ("中" if name == "国家" else name[:1])]
        if shares:
            yield name, _part(one, count, sum(shares, Decimal(0)), tuple(shares))


def _part(one: Premium, count: OwnFigure, rate: Decimal, shares: Sequence[Decimal] = ()) -> Computation:
    """So many units × the premium of one × the share of one who pays."""
    price = one.premium if one.premium is not None else (one.insured or Decimal(0)) * (one.rate or Decimal(0)) / _WHOLE
    each = in_unit(price, "元") if one.premium is not None else f"{in_unit(one.insured or price, '元')}×{plain(one.rate or _WHOLE)}%"
    value = count.value * price * rate / _WHOLE
    share = f"（{' + '.join(f'{plain(part)}%' for part in shares)}）" if len(shares) > 1 else f"（1−{plain(_WHOLE - rate)}%）" if one.rest is not None and rate == one.own else f"{plain(rate)}%"
    return Computation("subsidy", f"{in_unit(count.value, count.unit)}×{each}×{share} = {in_unit(value, '元')}", value, "元", ("asker",))


def _told(document: str, lines: Sequence[_Line], told: str, library: Library) -> Draft:
    cite = Citations(library)
    text = library.text(document)
    steps = [one.made for one in lines]
    rows = [(one, f"[{cite.span(document, one.premium.path, one.premium.row.start, one.premium.row.end)}]") for one in lines]
    value = sum((one.made.result for one in lines), Decimal(0))
    if len(lines) > 1:
        steps.append(Computation("total", f"{' + '.join(in_unit(one.made.result, '元') for one in lines)} = {in_unit(value, '元')}", value, "元", ("asker",)))
    shown = [say("premiums.head_in_words" if all(one.premium.in_words for one in lines) else "premiums.head", working=steps[-1].expression)]
    shown += [say("premiums.kind", name=one.premium.name, working=one.made.expression, mark=mark) for one, mark in rows]
    for one, mark in rows:
        shown += [say("premiums.other", who=who, name=one.premium.name, working=made.expression, mark=mark) for who, made in one.others]
        steps += [made for _, made in one.others]
    for one, mark in rows:
        if _EACH.search(told) and one.one is not None:
            shown.append(say("premiums.each", unit=one.premium.unit, working=one.one.expression, mark=mark))
            steps.append(one.one)
    shown += [say("support.origin", quote=text[one.premium.row.start : one.premium.row.end].strip(), mark=mark) for one, mark in rows]
    if (rest := lines[0].premium.rest) is not None and not lines[0].premium.in_words:
        shown.append(say("support.origin", quote=text[slice(*rest)].strip(), mark=f"[{cite.span(document, library.section_at(document, rest[0]).path, *rest)}]"))
    relief = _relief(document, lines[0].premium, text, library)
    status, reason = Status.ANSWERED, Reason.NONE
    if relief is not None:
        start, end, found = relief
        mark = f"[{cite.span(document, lines[0].premium.path, start, end)}]"
        quote = text[start:end].strip()
        who = _MARK.sub("", found["who"])
        is_his = _is_his(who, told)
        if is_his:
            kept = Decimal(0) if found["all"] or found["whole"] else _WHOLE - Decimal(found["rate"])
            left = value * kept / _WHOLE
            made = Computation("subsidy", f"{in_unit(value, '元')}×{plain(kept)}% = {in_unit(left, '元')}", left, "元", ("asker",))
            steps.append(made)
            shown.insert(0, say("premiums.relieved", who=who, working=made.expression, mark=mark))
        elif is_his is False:
            shown.insert(1, say("premiums.not_relieved", who=who, mark=mark))
        else:
            shown.append(say("premiums.perhaps", who=who))
        shown.append(say("support.origin", quote=quote, mark=mark))
    return Draft(status, reason, "\n".join(shown), cite.all, tuple(steps), decides=True)


def _shares(document: str, named: Sequence[Premium], asked: Sequence[str], library: Library) -> Draft | None:
    """Which part of the premium each of those asked about pays, where no number is told."""
    cite = Citations(library)
    lines = []
    for one in named:
        mark = f"[{cite.span(document, one.path, one.row.start, one.row.end)}]"
        told = dict.fromkeys((payer, share) for name in asked for payer, share in one.shares if name in _ALL or payer[:1] == name[:1])
        lines += [say("premiums.share", name=one.name, who=payer, rate=plain(share), mark=mark) for payer, share in told]
        lines.append(say("support.origin", quote=library.text(document)[one.row.start : one.row.end].strip(), mark=mark))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True) if named and len(lines) > len(named) else None


def _relief(document: str, premium: Premium, text: str, library: Library) -> tuple[int, int, re.Match[str]] | None:
    """The sentence behind the table, in its section, that says what is paid of the insured's own part for some of them."""
    section = library.section_at(document, premium.row.start)
    around = next((one for one in library.sections(document) if premium.in_words and one.level and one.path == section.path[:-1]), section)
    behind = _RELIEF.finditer(text, premium.row.end, max(around.end, premium.row.end))
    for found in behind if premium.rest is None or premium.in_words else _RELIEF.finditer(text, premium.rest[1]):
        stop = min((place for sign in "。\n" if (place := text.find(sign, found.end())) >= 0), default=len(text))
        first = premium.row.end if premium.rest is None or premium.in_words else premium.rest[1]
        begin = max(text.rfind(sign, first, found.start()) for sign in "。\n") + 1
        return max(begin, first), stop, found
    return None


def _is_his(who: str, told: str) -> bool | None:
    """Whether the asker is whom a relief is for, None where he does not say."""
    found = [True if same(one) in same(told) and not denied(one, told) else applicants.is_of(one, told) for one in re.split("[、和及与或]", who)]
    return True if True in found else None if None in found else False
