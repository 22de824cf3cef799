"""Who pays which part of a sum, treasuries ("市、县（市）财政按3:7分担", "市级财政承担60%、区级承担40%") or others ("担保机构、合作银行按8:2的比例分担风险"), where that is asked: 各出多少."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts, facts
from assistant.eligibility.told.had import had
from assistant.gather.in_words.clauses import explained
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import quantities
from index.records import SupportRule
from index.stretches import SENTENCE, beginning, ending
from prompts import say

_ASKED = re.compile(
    r"(?:各自?|分别|每级)(?:要|该|得|需|应该?)?(?:出|掏|拿|承担|负担|分担|摊|担|赔)(?:了|的)?(?:多少|几|什么|比例)|(?:各|分别)(?:是|为)?(?:承担|负担|出资|分担)|(?:谁|哪[一几]?级)(?:来)?(?:出|掏|承担|负担)"
    r"|(?:[省市县区镇]|财政|上级)(?:里|级|上|财政)?(?:要|该|能|得)?(?:出|掏|承担|负担|分担)(?:多少|几|的?比例)|怎么(?:分担|摊)|分担比例|按(?:什么|啥|多少|几)[^，。？]{0,3}(?:分担|承担|负担|出)")
_PARTY = r"(?:中央|国家|自治区|省|市|州|县|区|镇|乡|街道|旗|开发区|园区|本?级|受益财政)(?:[（(][^（）()]{1,6}[）)])?(?:本?级)?(?:财政(?:部门)?|政府)?"
_RATIO = re.compile(
    rf"(?P<who>{_PARTY}(?:[、和与及/]{_PARTY}){{1,3}})(?:财政)?(?:共同|分别)*按照?(?P<ratio>\d+(?:\.\d+)?(?:\s*[:：∶比]\s*\d+(?:\.\d+)?){{1,3}})的?(?:比例)?(?:共同)?(?:分担|负担|承担|分摊|出资|配套|安排|列支)")
_OTHERS = re.compile(
    r"(?P<who>[一-鿿（）()]{2,20}(?:[、和与及][一-鿿（）()]{2,16}){1,4})(?:分别|共同)*按照?(?P<ratio>\d+(?:\.\d+)?(?:\s*[:：∶比]\s*\d+(?:\.\d+)?){1,4})的?(?:比例)?(?:共同)?(?:分担|负担|承担|分摊|分险|出资|赔付|代偿|补偿)")
"""Others than treasuries among whom something is shared (担保机构、合作银行及市县财政按4∶4∶2的比例分担风险)."""
_ONE_OTHER = re.compile("[、和与及](?=[一-鿿]{2})")
_LED_IN = re.compile(r"^.*(?:推动|由|建立|实行|引导|鼓励|探索|采取|明确|对)")
"""What stands before the first of them is no part of its name."""
_HALF = re.compile(rf"(?P<who>{_PARTY}(?:[、和与及/]{_PARTY}){{1,3}})(?:财政)?各(?:自|按)?(?:承担|负担|分担|出资)?(?P<rate>\d+(?:\.\d+)?%|一半)(?:的比例)?(?:承担|负担|分担)?")
_SHARES = re.compile(rf"(?P<who>{_PARTY})(?:按)?(?:承担|负担|分担|出资|配套|安排)(?:资金的?|其中的?)?(?P<rate>\d+(?:\.\d+)?)%|(?P<whose>{_PARTY})按(?P<by>\d+(?:\.\d+)?)%的?比例(?:承担|负担|分担)")
_PLACES = re.compile(r"[一-鿿]{1,8}?[市县区旗州](?=[、和与及范内的，项企]|辖区|所属|境内)")
_BEFORE = re.compile(r"^(?:其中|但|对|由|在|注册在|位于|落户|第[一二三四五六七八九十]+条)+")
_HUNDRED = Decimal(100)
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Split:
    """A clause (`start…end`) by which treasuries share what is paid: each with its part, parts of `whole`; for which places, () everywhere."""

    start: int
    end: int
    parts: tuple[tuple[str, Decimal], ...]
    whole: Decimal
    places: tuple[str, ...]


def lines(decision: Decision, own: Facts, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What each treasury pays of the sum, by each clause that says so: where they differ by places, by that for the place that he names."""
    if not _ASKED.search(own.text):
        return [], ()
    rule = decision.rule
    here = _here(library.text(rule.document), own)
    one_sum = decision.amounts[0] if len(decision.amounts) == 1 else None
    return _shared_out(here, rule.document, None if one_sum is None else (one_sum.value, one_sum.unit), cite, library)


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """Which treasury pays which part, of the sum that the asker tells, where it is not asked how much there is besides; None where the document does not say."""
    if not _ASKED.search(query.text) or _HOW_MUCH.search("。".join(query.dialogue)):
        return None
    document = query.documents[0] if len(query.documents) == 1 else rules[0].document if rules else ""
    own = facts(query.dialogue, query.regions)
    here = _here(library.text(document), own) if document else []
    if not here:
        document, here = _among_named(query, library)
    if not here:
        return None
    told = {(one.value, one.unit) for one in (*own.figures, *own.claimed) if one.unit.endswith("元")} | {(one.value, one.unit) for one in had(own.text) if one.unit.endswith("元")}
    cite = Citations(library)
    awarded = _awarded(here[0], document, query, cite, library) if not told and len(here) == 1 else None
    total = told.pop() if len(told) == 1 else (awarded.result, awarded.unit) if awarded is not None else None
    made, steps = _shared_out(here, document, total, cite, library)
    if awarded is not None:
        made, steps = [say("support.awarded", working=awarded.expression), *made], (awarded, *steps)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(made), cite.all, steps, decides=True)


_HOW_MUCH = re.compile(r"(?:能|可以?|该|会)[^，。；？]{0,6}(?:补|奖|拿|领|给|享受|得)[^，。；？]{0,4}多少|(?:补|奖励?|给)(?:我们?)?多少")


def _awarded(split: _Split, document: str, query: Query, cite: Citations, library: Library) -> Computation | None:
    """What comes together of the one sum that the sentence of a clause gives each, for as many as the asker tells (12家，每家10万元); None where it gives no
    one sum, or he tells no one number."""
    counts = [one for one in query.asker if one.unit in _COUNTED]
    text = library.text(document)
    start, end = beginning(text, split.start, "。\n"), ending(text, split.end, "。\n")
    parts = []
    for part in text[start:end].split("；"):
        sums = [one for one in quantities(part) if one.unit.endswith("元")]
        if len(sums) == 1 and sums[0].value_max is None and _GIVEN.search(part) and not _AT_MOST.search(part, 0, sums[0].digits):
            parts.append((explained(query.words, part, library)[0], sums[0]))
    parts.sort(key=lambda one: -one[0])
    if len(counts) != 1 or not parts or (len(parts) > 1 and parts[0][0] == parts[1][0]):
        return None
    one, mark = parts[0][1], cite.span(document, library.section_at(document, start).path, start, end)
    value = one.value * counts[0].value
    return Computation("product", f"{plain(counts[0].value)}×{in_unit(one.value, one.unit)} = {in_unit(value, one.unit)}", value, one.unit, ("asker", mark))


_COUNTED = frozenset({"家", "个", "户", "名", "人", "项", "件", "台", "场", "处", "所", "座"})
_GIVEN = re.compile("给予|奖励|补助|补贴|资助")
_AT_MOST = re.compile(r"最高|不超过|上限|以内|累计|%|每[人平亩吨千立晚天日月年]")


def _among_named(query: Query, library: Library) -> tuple[str, list[_Split]]:
    """The first clause, of the passages near the question in the documents of its place, that shares something among bodies of which it names one in full."""
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_for(query, library))
    for one in library.passages([hit.id for hit in hits]).values():
        found = [split for split in _splits(library.text(one.document)) if one.start <= split.start < one.end and any(len(who) >= _OF_NAME and who in query.text for who, _ in split.parts)]
        if found:
            return one.document, found[:1]
    return "", []


_HITS, _OF_NAME = 12, 4


def _here(text: str, own: Facts) -> list[_Split]:
    """The clauses of a document by which treasuries share what is paid: those for the place that the asker names, else all."""
    every = list(_splits(text))
    return [one for one in every if any(_core(place) in own.text for place in one.places)] or every[:_MOST]


def _shared_out(splits: Sequence[_Split], document: str, total: tuple[Decimal, str] | None, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """The clauses with what each treasury pays of a sum; the clauses alone where there is no one sum."""
    made: list[str] = []
    steps: list[Computation] = []
    for one in splits:
        quote, mark = library.text(document)[one.start : one.end].strip(), f"[{cite.span(document, library.section_at(document, one.start).path, one.start, one.end)}]"
        if total is None:
            made.append(say("support.shared_by", quote=quote, mark=mark))
            continue
        shares = []
        for who, part in one.parts:
            value = total[0] * part / one.whole
            share = f"{plain(part)}%" if one.whole == _HUNDRED else f"{plain(part)}÷({'+'.join(plain(other) for _, other in one.parts)})"
            step = Computation("product", f"{in_unit(*total)}×{share} = {in_unit(value, total[1])}", value, total[1], ("asker",))
            steps.append(step)
            shares.append(say("support.treasury", who=who, working=step.expression))
        made.append(say("support.treasuries", shares="；".join(shares), quote=quote, mark=mark))
    return made, tuple(steps)


def _splits(text: str) -> Iterator[_Split]:
    for clause in SENTENCE.finditer(text):
        words = clause.group()
        parts, whole, first = _parts(words)
        if len(parts) > 1:
            start = clause.start() + len(words) - len(words.lstrip())
            places = tuple(dict.fromkeys(_BEFORE.sub("", one) for one in _PLACES.findall(words[:first])))
            yield _Split(beginning(text, start), clause.end(), parts, whole, places)


def _parts(words: str) -> tuple[tuple[tuple[str, Decimal], ...], Decimal, int]:
    """The treasuries that a clause names with their parts, of how many these are, and where the first is named; () where it shares nothing out."""
    if (found := _RATIO.search(words)) is not None:
        names, numbers = re.split("[、和与及/]", found["who"]), [Decimal(one) for one in re.findall(r"\d+(?:\.\d+)?", found["ratio"])]
        return tuple(zip(names, numbers, strict=False)) if len(names) == len(numbers) else (), sum(numbers, Decimal(0)), found.start()
    if (found := _OTHERS.search(words)) is not None:
        names, numbers = _ONE_OTHER.split(_LED_IN.sub("", found["who"])), [Decimal(one) for one in re.findall(r"\d+(?:\.\d+)?", found["ratio"])]
        return tuple(zip(names, numbers, strict=False)) if len(names) == len(numbers) else (), sum(numbers, Decimal(0)), found.start()
    if (found := _HALF.search(words)) is not None:
        names = re.split("[、和与及/]", found["who"])
        rate = _HUNDRED / 2 if found["rate"] == "一半" else Decimal(found["rate"][:-1])
        return tuple((name, rate) for name in names) if rate * len(names) == _HUNDRED else (), _HUNDRED, found.start()
    each = list(_SHARES.finditer(words))
    shares = tuple((one["who"] or one["whose"], Decimal(one["rate"] or one["by"])) for one in each)
    return (shares, _HUNDRED, each[0].start()) if shares and sum(part for _, part in shares) == _HUNDRED else ((), _HUNDRED, 0)


def _core(place: str) -> str:
    """The name of a place as people say it."""
    return place[:-1] if len(place) > _SHORT else place


_SHORT = 2
