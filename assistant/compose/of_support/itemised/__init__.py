"""What several things of the asker's give together: each under its own rule of one document, worked out and added up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support import overall, terms
from assistant.compose.of_support.asks_listed import left_out
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.itemised.binding import Bound, bound
from assistant.compose.of_support.itemised.in_parts import in_parts
from assistant.compose.of_support.itemised.items import Item, items, told_in, with_their_figures
from assistant.compose.of_support.itemised.named import bound as by_name
from assistant.compose.of_support.itemised.named import grants, spoken_of
from assistant.compose.of_support.itemised.parts import Part, Span, over, part, spans
from assistant.compose.of_support.itemised.risen import less_had, without_paid
from assistant.compose.of_support.joint_limits import held
from assistant.compose.of_support.limits_beside import beside as limits_beside
from assistant.compose.of_support.raising import raises
from assistant.compose.of_support.showing import replaces
from assistant.compose.of_support.stages import steps_of
from assistant.compose.of_support.supplements import scaled, with_bases
from assistant.compose.of_support.together import asked
from assistant.compose.of_support.told_elsewhere import told_elsewhere
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.on_top import on_top, scales
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.told.staff import is_staff
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import words
from assistant.eligibility.wording import in_wan
from assistant.gather.of_support.grants import named as of_question
from assistant.gather.of_support.rules import is_of_grant
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_EACH = re.compile(r"(?:各|分别)(?:是|有|能|可以?|该|给|补|奖|拿|领|得|为|按)*(?:多少|几)")
"""What each of several things gives is asked for, not only their sum."""
_TWICE = re.compile(r"(?:多少|几)[^，。；？?]{0,6}[？?，,；;][^。；？?]{2,24}(?:多少|几[^，。；？?]{0,3})[？?。]?$")
"""… in a question for each."""
_NAMES_GRANT = re.compile(r"^[一-鿿]{2,6}(?:补贴|补助|津贴|安家费)$")
_WHETHER = re.compile(r"[吗么嘛]$|能不能|可不可以|能否|[？?]$")
"""A question beside that for the sum, no thing of the asker's."""
_MOST = 6
_OPEN = 3
_APART = 3
"""So many things given under different headings are to be added up without being asked."""


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """What the things that the question tells give together, None where fewer than two fall under rules of their own, one has no
    single sum or one that is multiplied further or at a higher rate for some, or what counts something falls under none; nor for figures of years one after another."""
    documents = list(query.documents) if len(query.documents) == 1 else list(dict.fromkeys(rule.document for rule in rules))[:1]
    named = grants(query.text)
    if not documents:
        return None
    things = without_paid(with_their_figures(told_in(query.dialogue) if asked(query) else items(query.text)))
    counted = [one for one in things if one.figures and not all(_of_staff(figure, own) for figure in one.figures)]
    things = [one for one in things if not one.figures or one in counted] if counted else things
    if named and (both := by_name(named, rules, documents, own, lambda rule, facts: decided(rule, facts, library, today), library)) and not _left(both, things, own):
        cite = Citations(library)
        sums = [part(one, cite.rule(one.rule)) for one in both]
        return _told(both, [one for one in sums if one is not None], (), (), query, own, cite, library) if None not in sums else None
    if own.series or steps_of(query, rules, library):
        return None
    found, rest = bound(things, documents, own, lambda rule, facts: decided(rule, facts, library, today), library, rules, each=_asks_each(query))
    rest = [one for one in rest if not one.figures or not (all(_of_himself(figure, own) for figure in one.figures) or _all_of(one, found))]
    if _of_another_grant(query.text, [one.rule for one in found]) or _beside_the_grant(query, found, library):
        return None
    idle = [one for one in found if len(found) > 1 and _THERE_IS.match(one.item.text) and any(check.verdict == "需补充" and check.text.startswith(say("eligibility.subject", subject="")) for check in one.decision.checks)]
    found, rest = [one for one in found if one not in idle], [*rest, *(one.item for one in idle)]
    found, risen = less_had(found, library)
    if not _several(found, query) or any(one.figures and not _counted(one) for one in rest):
        return None
    if any(replaces(one.rule, other.rule) for one in found for other in found) or any(raises(one.decision, own, Citations(library), library) for one in found):
        return None
    if any(_NAMES_GRANT.search(one.text) for one in rest) or not all(spoken_of(one, found) for one in named):
        return None  # a grant named and not found is not left out of a sum
    bases = [one.rule for one in found]
    found = [_times(one, lambda rule: decided(rule, own, library, today), library) for one in found]
    cite = Citations(library)
    parts = [part(one, cite.rule(one.rule)) for one in found]
    if any(one is None for one in parts):
        return None
    bases = [rule for rule, one in zip(bases, found, strict=True) if rule != one.rule]
    return _told(found, _on_top([one for one in parts if one is not None], found), rest, [*_named_besides(found, library), *(Item(name, ()) for name in left_out(query.text, [one.rule for one in found]))], query, own, cite, library, bases, risen)


def _times(one: Bound, decide: Callable[[SupportRule], Decision], library: Library) -> Bound:
    """A thing with what a rule behind its own gives instead, so many times the sum, where the asker tells what that asks for."""
    more = [other for other in scaled(with_bases([one.decision], decide, library)) if scales(other.rule) and other.amounts and other.verdict != "不能"]
    return one if len(more) != 1 else replace(one, decision=more[0])


def _beside_the_grant(query: Query, found: Sequence[Bound], library: Library) -> bool:
    """Whether the question names one grant, on which some of the rules found are, and others are on nothing of it: what they ask for is but a circumstance of
    the asker's (合同签了3年, who asks for a 租房补贴)."""
    kinds = of_question(query.text, library)
    beside = [one for one in found if len(kinds) == 1 and not is_of_grant(kinds[0], one.rule)]
    return 0 < len(beside) < len(found) and not any(one.item.figures and not durations(one.item.text) for one in beside)


def _of_another_grant(text: str, found: Sequence[SupportRule]) -> bool:
    """Whether the question names the heading of some of the rules found, as the grant it asks for, and others stand under a heading that names another
    grant: what is given on top of the one named is rather meant."""
    headings = {rule.path: heading[1] for rule in found if (heading := _HEADED.search("".join(rule.path[-1:]))) is not None}
    return len(headings) == len({rule.path for rule in found}) and sum(same(name) in same(text) for name in headings.values()) == 1 < len(set(headings.values()))


_HEADED = re.compile(r"(?:第[一二三四五六七八九十百]+条)?\s*([一-鿿]{2,16}(?:补贴|补助|津贴|奖励|资助))。?$")


def _of_himself(figure: OwnFigure, own: Facts) -> bool:
    """Whether a figure only says what the asker is: his age, the capital, the taxes or the staff of his firm, though a thing tells it without the firm."""
    told = [one for one in own.figures if (one.value, one.unit) == (figure.value, figure.unit)]
    return figure.unit == "岁" or figure.measure in ("注册资本", "税收") or any(map(is_staff, (figure, *told)))


_THERE_IS = re.compile(r"(?:一共|总共|共|里面|目前|现)?有\d")
"""What only is there (有40家企业): nothing that was done, where a rule is for somebody who the asker is not known to be."""


def _of_staff(figure: OwnFigure, own: Facts) -> bool:
    """Whether a figure is the number of all who work for the asker, by the words in which he tells it."""
    return any(map(is_staff, (one for one in own.figures if (one.value, one.unit) == (figure.value, figure.unit))))


def _named_besides(found: Sequence[Bound], library: Library) -> list[Item]:
    """What the things name besides that has a rule of its own in the same paragraph (…通过到股票上市: the listing), and is in no sum."""
    known = {(one.rule.start, one.rule.amount) for one in found}
    paths = {one.rule.path for one in found}
    names: dict[str, None] = {}
    for rule in library.rules([found[0].rule.document]):
        if rule.path in paths and rule.amount is not None and (rule.start, rule.amount) not in known and len(rule.conditions) == 1 and not on_top(rule):
            name = rule.conditions[0].text
            if _BARE.fullmatch(name) and any(name in one.item.text and name not in one.rule.quote and name not in [held_.text for held_ in one.rule.conditions] for one in found):
                names[name] = None
    return [Item(name, ()) for name in names]


_BARE = re.compile(r"[\u4e00-\u9fff]{3,12}")


def _counted(item: Item) -> bool:
    """Whether a thing is told by its number alone: where no rule is for it, what is found for the others stands, and it is named as left out."""
    return all(figure.measure == figure.unit and figure.unit in words("counters") and figure.unit != "人" for figure in item.figures)


def _left(found: Sequence[Bound], things: Sequence[Item], own: Facts) -> list[Item]:
    """The things counted, several of each, of which no number is in what is worked out of the grants found: neither whole nor in steps (8人: 5人×1000元 + 3人×2000元)."""
    worked: set[str] = set()
    for amount in (amount for one in found for amount in one.decision.amounts):
        stepped = [Decimal(number) for number in _MULTIPLIED.findall(amount.working)]
        worked |= {*_NUMBER.findall(amount.working), f"{sum(stepped, Decimal(0)):f}"}
    counted = ((one, f"{figure.value:f}") for one in things for figure in one.figures if figure.measure == figure.unit and not _of_himself(figure, own) and figure.value > 1 and not _COUPLE.match(f"{figure.unit}{figure.thing}"))
    return [one for one, number in counted if number not in worked]


_COUPLE = re.compile("口子")
_MULTIPLIED = re.compile(r"(\d+)[\u4e00-\u9fff]{1,2}×")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _on_top(parts: Sequence[Part], found: Sequence[Bound]) -> list[Part]:
    """The parts, what is given on top of another one as often as that."""
    made: list[Part] = []
    for one, bound_ in zip(parts, found, strict=True):
        added = made and not one.rhythm and _ADDED.search(bound_.rule.quote) and bound_.rule.path == found[len(made) - 1].rule.path
        made.append(replace(one, rhythm=made[-1].rhythm) if added else one)
    return made


_ADDED = re.compile(r"(?:再|另|分别|相应)增加[^，。；]{0,6}\d")


def _several(found: Sequence[Bound], query: Query) -> bool:
    """Whether there are several things, and their sum is asked or they are given under different headings."""
    apart = len({one.rule.path for one in found}) == len(found) >= _APART
    return 1 < len(found) <= _MOST and (asked(query) or apart or _asks_each(query) or _counted_of_one(found))


def _counted_of_one(found: Sequence[Bound]) -> bool:
    """Whether several pieces of one article are told one by one, each with its number (一个省级成套装备、一个国家级单机设备)."""
    return len({one.rule.path for one in found}) == 1 and all(one.item.figures and all(_of_pieces(figure) for figure in one.item.figures) for one in found)


def _of_pieces(figure: OwnFigure) -> bool:
    return figure.measure == figure.unit and figure.unit in words("counters") and figure.unit not in ("人", "名", "位")


def _asks_each(query: Query) -> bool:
    """Whether it is asked what each of several things gives."""
    return _EACH.search(query.text) is not None or _TWICE.search(query.text) is not None


def _told(found: Sequence[Bound], parts: Sequence[Part], rest: Sequence[Item], besides: Sequence[Item], query: Query, own: Facts, cite: Citations, library: Library, bases: Sequence[SupportRule] = (), risen: tuple[int, int] | None = None) -> Draft | None:
    totals = [(span, made) for span in spans(own, query.text, parts) if (made := over(span, parts)) is not None]
    if not totals and (asked(query) or not _asks_each(query)):
        return None
    warnings = tuple(dict.fromkeys(warning for one in found for warning in one.decision.warnings))
    lines = [say("eligibility.line.warning", warning=warning) for warning in warnings]
    marks = "".join(f"[{mark}]" for mark in dict.fromkeys(one.mark for one in parts))
    beside = terms.asked_too(found[0].rule, query, cite, library)
    left = [one for one in rest if not (beside and _WHETHER.search(one.text)) and not any(other.text in one.text for other in besides)]
    apart = [*(one for one in left if not _circumstance(one, found, library)), *besides]
    unit = totals[-1][1].unit if totals else ""
    sums = [(bound_.rule, value) for one, bound_ in zip(parts, found, strict=True) if (value := convert(one.value, one.unit, unit)) is not None] if unit and not any(one.rhythm == "月" for one in parts) else []
    single = [(rule, value) for one, told, (rule, whole) in zip(found, parts, sums, strict=True) for value in _apiece(one, told.working, whole)] if len(sums) == len(found) else []
    fewer, fewest = overall.best(single, unit, cite, library) if single and all(_apiece(one, told.working, Decimal(1)) for one, told in zip(found, parts, strict=True)) else ([], ())
    years = own.series or (own.planned or 1) > 1
    limits, held_ = (fewer, fewest) if fewer or not totals else held(totals[-1][1], [one.rule for one in found], own, cite, library, years=years)
    limits, held_ = (limits, held_) if held_ or not sums else overall.held(sums, unit, own, cite, library, years=years)
    lines += [] if fewer else [_total(span, made, marks, apart) for span, made in totals]
    parted, paid = in_parts(found, totals, query, cite, library) if not (fewer or held_) else ([], ())
    lines += parted
    lines += limits
    lines += [_line(one) for one in parts]
    quoted = {one.mark: bound_.rule for one, bound_ in sorted(zip(parts, found, strict=True), key=lambda pair: (pair[0].mark, len(pair[1].rule.quote)))}
    for mark, rule in quoted.items():
        lines += [say("support.origin", quote=without_stop(rule.quote), mark=f"[{mark}]"), *told_elsewhere(rule, own, cite, library)[0]]
    counted = list(dict.fromkeys(told for one in found for told in limits_beside(one.decision, cite)))
    lines += [say("support.term", quote=quote, mark=f"[{mark}]") for quote, mark in counted]
    lines += [say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]") for rule in bases]
    open_ = list(dict.fromkeys(check.text for one in found for check in one.decision.checks if check.verdict == "需补充"))
    lines += [say("itemised.open", conditions="；".join(open_[:_OPEN]))] if open_ else []
    lines += [say("itemised.rest", things=_quoted(apart))] if apart and not totals else []
    together = [line for one in found for line in (*terms.at_once(one.rule, cite, library), *terms.until_age(one.rule, cite, library))]
    lines += [say("support.term", quote=quote, mark=f"[{mark}]") for quote, mark in dict.fromkeys((*together, *_quoted_at(risen, found[0].rule.document, cite, library), *beside, *terms.of(found[0].rule, cite, library, set())))]
    if not (together or limits) and not any(one.rule.exclusions for one in found) and not any(one.rhythm for one in parts):
        lines.append(say("support.adding_up"))
    steps: tuple[Computation, ...] = (*(step for one in parts for step in one.steps), *(made for _, made in totals if not fewer), *held_, *paid)
    status = (Status.PARTIAL, Reason.PART_MISSING) if apart else (Status.ANSWERED, Reason.NONE)
    return Draft(*status, "\n".join(lines), cite.all, steps, warnings=warnings, decides=True)


def _quoted_at(place: tuple[int, int] | None, document: str, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The words that stand at a place, with their mark; [] where there is none."""
    if place is None:
        return []
    return [(without_stop(library.text(document)[slice(*place)].strip()), cite.span(document, library.section_at(document, place[0]).path, *place))]


def _all_of(item: Item, found: Sequence[Bound]) -> bool:
    """Whether what is counted is all that is then told one by one (有四个产品：…; 两个项目，投资分别为…)."""
    told = {1, sum(_count(one) for one in found), sum(one.item.apart for one in found)}
    return all(_of_pieces(figure) and figure.value in told for figure in item.figures)


def _apiece(one: Bound, working: str, whole: Decimal) -> list[Decimal]:
    """What each piece of a thing gives of its `whole` sum, none where its `working` does not tell so much for each."""
    counted = [figure.value for figure in one.item.figures if _of_pieces(figure)]
    if all(value == 1 for value in counted):
        return [whole]
    times = [value for value in counted if re.match(rf"{value:f}[\u4e00-\u9fff]{{1,3}}×", working)]
    return [whole / times[0]] * int(times[0]) if len(times) == len(counted) == 1 and 0 < times[0] <= _PIECES else []


_PIECES = 50


def _count(one: Bound) -> int:
    """How many pieces a thing is."""
    return int(sum((figure.value for figure in one.item.figures if _of_pieces(figure)), Decimal(0))) or 1


def _total(span: Span, made: Computation, marks: str, apart: Sequence[Item]) -> str:
    """The line of a sum; where things are left out of it that may be given for, it names them."""
    working = f"{made.expression}{in_wan(made.result, made.unit)}"
    if apart:
        return say("itemised.total_part", span=span.name, working=working, marks=marks, things=_quoted(apart))
    return say("itemised.total", span=span.name, working=working, marks=marks)


def _quoted(things: Sequence[Item]) -> str:
    return "、".join(f"“{one.text}”" for one in things)


def _circumstance(item: Item, found: Sequence[Bound], library: Library) -> bool:
    """Whether a thing that falls under no rule of its own only tells who the asker is, for how long or how things stand: no number of pieces, and no other
    rule of the document is on it."""
    if len(item.text) < _SHORTEST or _WHO.match(item.text) or durations(item.text):
        return True
    said = words_of([item.text], library)
    others = (rule for rule in library.rules([found[0].rule.document]) if rule.has_sum and all((rule.path, rule.start) != (one.rule.path, one.rule.start) for one in found))
    return not item.figures and not any(share(said, Text.of(f"{rule.quote} {rule.subject}"))[0] >= _ON_IT for rule in others)


_SHORTEST = 4
_ON_IT = 0.5
_WHO = re.compile(r"(?:打算|准备|计划|想|要)|(?:也|都)?(?:约定|说好|商量|协商)|(?:我|咱|俺|本人|自己|公司|单位|企业|家里|家|女儿|儿子|孩子|爸|妈|父母|老婆|老公|爱人)[^，。]{0,6}(?:是|在|属于|住|上班|刚|今年|去年|毕业|有|打算|准备|想)|合同|手续|材料|条件|都|全|[\u4e00-\u9fff]{0,8}(?:[农渔居市村]民|[农牧商住]户|企业|公司|单位|合作社|农场|大户|老人|职工|个体户|毕业生|学生|人员)$")
"""Who the asker is, how things stand with him or that he has what is needed."""


def _line(one: Part) -> str:
    key = {"月": "itemised.monthly", "年": "itemised.yearly", "年度": "itemised.yearly"}.get(one.rhythm, "itemised.once")
    thing = say("itemised.thing", words=one.label) if one.label else ""
    return say(key, thing=thing, working=one.working, mark=f"[{one.mark}]")
