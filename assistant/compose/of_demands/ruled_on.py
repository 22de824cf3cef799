"""Whether the asker may, by the one sentence that rules on his case in words ("合租房屋的，不予办理": 跟同事合租的房子，能办吗): the sentence, the case, and what he says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.compose.citing import Citations
from assistant.compose.of_demands.one_verdict import ASKS
from assistant.compose.rows import short_title
from assistant.eligibility.conditions import degrees
from assistant.eligibility.conditions.case_told import (
    Told,
    asking,
    case_told,
    named_in,
    spoken_of,
    words_told,
)
from assistant.eligibility.conditions.residence import told_here
from assistant.gather.aspects import asked
from assistant.gather.of_documents.stretches_meant import stretches_meant
from assistant.gather.of_documents.titled import outranked, shares
from assistant.gather.of_support.case_rulings import Ruling, case_rulings
from assistant.gather.of_support.objects import wanted
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.quantities import chinese_number
from index.stretches import beginning, ending, overlap
from index.words import bigrams
from prompts import say

_NEEDS = re.compile(r"(?:要不要|需不需要|用不用|[还用]得着)[^，。？]{0,14}[？?]?$")
_WHETHER = re.compile(r"[^，。？；]{3,}(?:吗|么)[？?]?$")
"""Whether something is so is asked: that somebody may is no answer to it."""
_NO_NEED = re.compile(r"免收|免缴|免交|免费|免除|无需|无须|不需|不实行|不用|不必")
"""Whether something has to be done is asked, not whether one may."""
_HITS = 12
_MEANT, _SURE = 0.12, 0.25
"""A sentence, with its headings and title, explains so much of the question in a document that is meant, and so much in any other."""
_FIRST = 3
"""The documents of so many passages that come nearest are read whole."""
_OF_TITLE = 0.12
_NEAR, _BARRED = 0.08, 0.35
_BESIDE = 120


@dataclass(frozen=True, slots=True)
class _Held:
    """A ruling of a document that decides on the asker's case."""

    document: str
    ruling: Ruling
    told: Told
    may: bool
    fit: float


def compose(query: Query, library: Library, *, first: bool = False) -> Draft | None:
    """The verdict of the sentence that rules on the asker's case, None where no right is asked for or no sentence does. `first`, before other ways are tried, only that
    he may not, or that he is one of those excepted."""
    if not any(form.search(query.text) for form in (ASKS, _NEEDS, _WHETHER)) or "consequence" in asked(query.text) or query.operations - {"difference", "gap", "highest", "consistency"}:
        return None
    said = "。".join((*query.dialogue[:-1], query.question))
    held = sorted(_held(query, said, library), key=lambda one: -one.fit)
    best = _decisive(held)
    may = best is not None and best.may and not (ASKS.search(query.text) or _needs(query))
    return None if best is None or may or (first and best.may and not best.ruling.excepted) else _draft(best, query, library)


def _decisive(held: Sequence[_Held]) -> _Held | None:
    """The ruling that decides: what is excepted goes before what it is excepted from, who may not before who may; None where the nearest two are against each other."""
    if not held:
        return None
    spared = [one for one in held if one.may and one.ruling.excepted]
    held = [one for one in held if one.may or not any(other.document == one.document and 0 <= other.ruling.start - one.ruling.start <= _BESIDE for other in spared)]
    here = [one for one in held if one.document == held[0].document]
    near = [one for one in here if one.fit >= held[0].fit - _NEAR]
    left_out = next((one for one in here if one.ruling.outcome == "no" and one.fit >= held[0].fit - _BARRED), None)
    return left_out or next((one for one in near if not one.may), near[0])


def _held(query: Query, said: str, library: Library) -> Iterator[_Held]:
    """The rulings of the documents meant that decide on the asker's case."""
    needs = _needs(query)
    words = words_of(query.words, library)
    of_place = library.of_regions(query.regions)
    meant = {*query.documents, *query.soft_documents, *(id for _, id in shares(words, library, _OF_TITLE)), *(of_place if len(of_place) == 1 else ())}
    dialogue = said
    for id, found in _rulings(query, library):
        text = library.text(id)
        said = told_here(dialogue, library.cards[id].meta.region)
        verdict = _verdict(found, said, text)
        if verdict is None:
            continue
        told, may = verdict
        rule = next((rule for rule in library.rules([id]) if overlap(rule, found) and rule.benefit != "qualitative"), None)
        if rule is not None and may:
            continue  # what is given to whom, and how much, is a rule's
        if found.outcome == "yes" and may and not found.excepted and _ASKED_BESIDES.search(text, text.rfind("\n", 0, found.start) + 1, ending(text, found.end, "\n")):
            continue  # the paragraph asks for more
        if found.outcome == "must" and else_may(found.case, found.start, text, said):
            continue
        path = library.section_at(id, found.start).path
        if needs and not _NO_NEED.search(found.word):
            continue
        whole = text[beginning(text, found.start, "。\n") : ending(text, found.end, "。\n")]
        above = " ".join((library.cards[id].title, *(one for one in path if len(one) <= _HEADING and one.strip("。；; ") not in whole)))
        both = _both(found, said)
        if both is False or not (both or apart(told, text, above) or _of_both(found, told, said)):
            continue
        if may and (sums := _SUM.findall(query.text)) and not any(one in whole for one in sums):
            continue  # another grant is asked for, by its sum or share
        fit = share(words, Text.of(" ".join((library.cards[id].title, *path, whole))))[0]
        if fit >= (_MEANT if id in meant else _SURE) and (id in query.documents or not outranked(id, " ".join((*path, whole)), words, query.regions, library)):
            yield _Held(id, found, told, may, fit)


def _both(found: Ruling, said: str) -> bool | None:
    """Whether the asker names both of two things of which a sentence says by name that nobody may have the two (技能培训与创业培训不能重复参加); None where it does not say so."""
    two = _TWO.fullmatch(found.case) if found.outcome == "no" and _TOGETHER.match(found.act) else None
    if two is None:
        return None
    names = [spoken_of(two[side]) for side in ("one", "other")]
    return set(names[0]) != set(names[1]) and all(units and len(named_in(units, said)) == len(units) for units in names)


_TWO, _TOGETHER = re.compile(r"(?P<one>[一-鿿]{3,14}?)[与和及同](?P<other>[一-鿿]{3,14})"), re.compile(r"(?:同时|重复|叠加|兼)")


def _of_both(found: Ruling, told: Told, said: str) -> bool:
    """Whether the asker tells of the case in a clause of its own (在领租房补贴) and asks for the very thing that the sentence gives or keeps from those of it (能住人才公寓吗)."""
    units, wish = spoken_of(_GIVEN.sub("", found.act)), "，".join(asking(said))
    named = named_in(units, wish)
    return units[-1:] == named[-1:] != () and len(units) - len(named) <= len(units) // _SEVERAL_UNITS and told.whole and sum(map(len, told.decided)) >= _SIGNS and not any(one and one in wish for one in told.words.split("，"))


_SEVERAL_UNITS = 2
"""Of so many words of a thing one may go unsaid, not the last (住人才公寓 for 入住人才公寓)."""
_SUM = re.compile(r"(?<![\d.])(\d[\d.]*(?:[万亿]?元|万|%))的?(?:一次性)?(?:补[贴助]|奖[励补]?|资助|津贴|贴息)")
_SIGNS = 4
"""A case of fewer signs is told of by chance."""
_GIVEN = re.compile(r"^(?:安排|申请|申报|享受|给予|领取|按)|(?:范围|对象|人数|之列)$|本(?:办法|措施|政策|细则)")


def apart(told: Told, text: str, above: str) -> bool:
    """Whether a word by which a case is decided stands in few places of the document only, and not in its title and headings: others name what all of it is about."""
    most = max(_RARE, len(text) // _PER)
    return any(text.count(word) <= most and word not in above for word in told.decided)


_RARE, _PER, _HEADING = 3, 1500, 16


def _forbidden(found: Ruling, said: str, text: str) -> Told | None:
    """Whether the asker wants to do just what a sentence forbids to all of whom he is one (公寓内不得饲养宠物: 想养只猫); None where it forbids it to some in a case only, or
    another sentence allows it to some."""
    whom = spoken_of(found.case)
    if found.excepted or found.case.endswith("的") or "，" in found.case or len(named_in(whom, said)) < len(whom) - (len(whom) >= _SEVERAL):
        return None
    wish = "，".join((*asking(said), *_WISH.findall(said)))
    for act in re.split("[、，,；;]|或者?", found.act):
        units = spoken_of(act)
        if units and len(named_in(units, wish)) == len(units) and not any(_allows(one, units, said) for one in case_rulings(text)):
            return Told("in", next(iter(_WISH.findall(said)), "") or wish.strip("，"), decided=units)
    return None


def _allows(one: Ruling, act: Sequence[str], said: str) -> bool:
    """Whether a ruling allows an act to somebody: one that is only an exception counts where the asker speaks of it."""
    return one.outcome == "yes" and bool(set(act) & set(spoken_of(f"{one.case}，{one.act}"))) and (not one.excepted or bool(words_told(one.case, said)))


_SEVERAL = 3
_WISH = re.compile(r"(?:想|打算|准备|计划|要是|下班后)[^，。；？]{2,}")
"""What one means to do."""


def _too_many(limit: str, said: str) -> Told:
    """Whether the asker wants more of a thing than a limit on it allows (限申请一居室: 二居室); open where he tells no number of it."""
    most = _COUNTED.search(limit)
    for told in _COUNTED.finditer(said) if most is not None else ():
        value, bound = chinese_number(told["count"].replace("两", "二")), chinese_number(most["count"].replace("两", "二")) if most is not None else None
        if most is not None and told["what"] == most["what"] and value is not None and bound is not None and value > bound:
            return Told("out", told.group(), decided=(most.group(),))
    return Told("open")


_ALSO = re.compile(r"[，,]?以及(?=[一-鿿]{2})")
"""Between cases each of which is left out (抛荒的耕地以及建设用地不再给予补贴)."""
_LIMITS = frozenset({"限", "只能", "只可", "只可以", "仅限", "仅限于", "只限", "只限于", "限于"})
_OF_SOME = frozenset({"只适用", "只适用于", "只面向", "仅面向", "仅供", "仅适用", "仅适用于"})
_COUNTED = re.compile(r"(?P<count>[一二两三四五六七八九十]{1,2})(?P<what>居室|个(?!月|小时|工作日|百分点)[一-鿿]{2}|所(?:学校|幼儿园)|(?:套|处|只|条|辆|台|门|项|家|件)[一-鿿]{1,2})")


def _asked_for(act: str, said: str, text: str) -> bool:
    """Whether what those of a case alone may have is asked for by a word of which the document speaks in few places only (减半)."""
    asked_ = "".join(asking(said))
    most = max(_RARE, len(text) // _PER)
    return any(text.count(unit) <= most and unit in asked_ for unit in spoken_of(act))


def _verdict(found: Ruling, said: str, text: str) -> tuple[Told, bool] | None:
    """What a ruling comes to for the asker, with his words; None where it leaves him alone or he does not tell."""
    told = next((one for case in _ALSO.split(found.case) if (one := case_told(case, said)).side == "in"), case_told(found.case, said)) if found.outcome == "no" else case_told(found.case, said)
    if found.outcome == "no" and (forbidden := _forbidden(found, said, text)) is not None:
        return forbidden, False
    if found.outcome == "must" and told.side == "open" and (lower := degrees.other(found.case, said)):
        told = Told("out", lower, decided=(found.case,))
    if told.side == "open" and found.word not in _LIMITS:
        return None
    if found.outcome == "must":
        whose = spoken_of(found.act)
        told = _too_many(found.case, said) if told.side == "open" and found.word in _LIMITS else told
        named = (len(named_in(whose, said)) == len(whose) or (found.word in _LIMITS and "的" not in found.act) or (found.word in _OF_SOME and bool(named_in(whose, "，".join(asking(said)))))) and case_told(found.act, said).side != "out"
        return (told, told.side == "in") if named and (told.side == "out" or (told.side == "in" and told.whole and whose)) else None
    if told.side == "out":
        wanted_ = _asked_for(f"{found.word}，{found.act}", said, text) or _of_both(found, told, said)
        return (told, False) if found.outcome == "yes" and not found.excepted and wanted_ else None
    if found.outcome == "yes" and not told.whole:
        return None
    if not found.excepted and found.act and not _of_act(found.act, said):
        return None
    return told, found.outcome == "yes"


def _of_act(act: str, said: str) -> bool:
    """Whether what one may or may not is what is asked about: they share a pair of signs, or one of them is only a word for any act (能领吗, 不予办理)."""
    units = spoken_of(act)
    wanted = [part for clause in asking(said) for part in spoken_of(clause)]
    if not units or not wanted or named_in(units, said):
        return True
    pairs = {one for clause in asking(said) for one in bigrams(clause)}
    return any(pair in pairs for pair in bigrams(act))


def else_may(case: str, start: int, text: str, said: str) -> bool:
    """Whether the sentence behind one that asks for something of all (its `case`, at `start`) says who may besides, and the asker may be of those."""
    units = set(spoken_of(case))
    failed = set(case_told(case, said).decided) or units
    return any(one.outcome == "yes" and 0 < one.start - start <= _BESIDE and failed & set(spoken_of(one.case)) and set(words_told(one.case, said)) - units and case_told(one.case, said).side != "out" for one in case_rulings(text))


def _rulings(query: Query, library: Library) -> Iterator[tuple[str, Ruling]]:
    """The rulings of the documents meant, of the passages found where none or very many are."""
    words = words_of(query.words, library)
    seen: set[tuple[str, Ruling]] = set()
    for id, begin, end in stretches_meant(query, words, library, hits=_HITS, titles=_OF_TITLE, whole=_FIRST):
        for one in case_rulings(library.text(id)):
            if begin <= one.start < end and (id, one) not in seen:
                seen.add((id, one))
                yield id, one


def _needs(query: Query) -> bool:
    """Whether only that is asked, whether something has to be done."""
    return _NEEDS.search(query.text) is not None and not ASKS.search(_NEEDS.sub("", query.text))


def _draft(best: _Held, query: Query, library: Library) -> Draft:
    cite = Citations(library)
    text, found = library.text(best.document), best.ruling
    start, end = beginning(text, found.start, "。\n"), ending(text, found.end, "。\n")
    start = max(start, found.start) if end - start > _LONG else _unmarked(text, start, found.start)
    end = end if end - start <= _LONG else found.end
    mark = f"[{cite.span(best.document, library.section_at(best.document, found.start).path, start, end)}]"
    key = "eligibility.one.needless" if _needs(query) else "eligibility.one.fits" if best.may and found.outcome == "must" else "eligibility.one.may" if best.may else "eligibility.one.fails"
    lines = [say(key, title=short_title(best.document, library), quote=text[start:end].strip(), mark=mark)]
    case = best.told.part if best.told.part in found.case and best.told.part else found.case.removeprefix("或者").strip("，：: ")
    case = case or found.act
    name = case if best.may or found.outcome == "must" else say("eligibility.except", name=case)
    verdict = "符合" if best.may else "不符合"
    lines.append(say("eligibility.line.check", verdict=verdict, text=name, reason=say(f"eligibility.reason.{'said' if best.may else 'denied'}", words=best.told.words)))
    for at in _named_at(wanted(query, library), text, start, end):
        begin, stop = beginning(text, at, "。；\n"), ending(text, at, "。；\n")
        lines.append(say("support.origin", quote=text[begin:stop].strip(), mark=f"[{cite.span(best.document, library.section_at(best.document, at).path, begin, stop)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)


def _named_at(things: Sequence[str], text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the document names what is asked for, nearest before the sentence (`start…end`), else behind it; nowhere where the sentence has it itself."""
    for thing in things:
        if thing in text[start:end]:
            return ()
    places = [place for thing in things for place in (text.rfind(thing, 0, start), text.find(thing, end)) if place >= 0]
    return tuple(places[:1])


_ASKED_BESIDES = re.compile(r"须|应当|必须|但(?!是?书)|仅限|限于|方可|同时")
_LONG = 220
_MARK = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|答[：:])\s*")


def _unmarked(text: str, start: int, most: int) -> int:
    mark = _MARK.match(text, start)
    return min(mark.end() if mark is not None else start, most)
