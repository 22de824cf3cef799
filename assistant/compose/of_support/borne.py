"""Who bears a fee where a document sets shares for several cases ("…的由基金按100%的比例支付；…由基金和申请人各按50%；其他情形由申请人按100%"):
each case quoted, with what the asker pays of the fee that he tells or the document prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import plain
from assistant.eligibility import facts
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import Passage
from index.stretches import SENTENCE
from prompts import say

_ASKED = re.compile(r"(?:自己|个人|自个儿?|本人|我们?|家里|咱们?|谁)[^，。？]{0,6}(?:掏|付|出钱|出多少|出(?=[吗么不？?])|负担|承担|花钱)|(?:掏|付|出)钱(?:吗|么)|自费|自付多少")
_BORNE = re.compile(r"由(?P<who>[^，。；由\d]{2,24}?)(?P<each>各自?|分别)?按(?:照)?(?P<rate>\d+(?:\.\d+)?)%的?比例(?:支付|承担|负担|分担)")
_OWN = re.compile(r"申请人|个人|本人|参保人员?|患者|家庭|家属|用户")
_FEE = re.compile(r"费用?(?:支付)?标准(?:为|是)[^，。；\d]{0,8}(?P<value>\d+(?:\.\d+)?)(?P<unit>元)")
_LEAD = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[）).、．]\s*)*")
_HITS = 12
_ABOUT = 0.4
_HALF = 0.5
_HEAVY = 0.65
_JOINED = re.compile(r"[和与、及]")
_NEAR = 60
"""Clauses that stand so near to one another are the cases of one fee."""
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Case:
    """One case of who bears a fee: its place in the document and the per cent that the asker bears."""

    start: int
    end: int
    own: Decimal


def compose(query: Query, library: Library) -> Draft | None:
    """The cases with what the asker bears in each, None where that is not asked or no two cases stand together."""
    if not _ASKED.search(query.text):
        return None
    words = words_of(query.words if query.leans else query.topic or (query.text,), library)
    if not words:
        return None
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library))
    found = library.passages([hit.id for hit in hits])
    best: tuple[float, Passage, Sequence[_Case]] | None = None
    for document, path in dict.fromkeys((found[hit.id].document, found[hit.id].path[:-1] or found[hit.id].path) for hit in hits):
        inside = [one for one in library.passages_of(document) if one.path[: len(path)] == path]
        text = library.text(document)
        for first, cases in _together(inside, text):
            about = _about(words, first, library)
            if about >= _ABOUT and not _beyond(_telling(words, library.cards[document].title), first, cases, text) and (best is None or about > best[0]):
                best = about, first, cases
    return None if best is None else _told(query, best[1], best[2], library)


def _telling(words: Sequence[Word], title: str) -> list[Word]:
    """The words of the question that do not name the document."""
    return [word for word in words if part_of(word, Text.of(title)) < _HALF]


def _beyond(words: Sequence[Word], passage: Passage, cases: Sequence[_Case], text: str) -> bool:
    """Whether a word that says much of the question stands elsewhere in the document only: another fee is meant (复评, 设备使用)."""
    within = Text.of(f"{''.join(passage.path)}{text[max(0, passage.start - _NEAR) : cases[-1].end]}")
    most = max((word.weight for word in words), default=0.0)
    return any(word.weight >= _HEAVY * most and part_of(word, within) < _HALF and word.text in text for word in words)


def _together(passages: Sequence[Passage], text: str) -> Iterator[tuple[Passage, list[_Case]]]:
    """The runs of two or more cases in one sentence or list, of which the asker bears one, each with the passage of its first."""
    run: list[_Case] = []
    first: Passage | None = None
    for passage, case in ((one, case) for one in passages for case in _cases(one)):
        if run and first is not None and (case.start - run[-1].end > _NEAR or "。" in text[run[-1].end : case.start]):
            yield from [(first, run)] if len(run) > 1 and any(one.own for one in run) else []
            run, first = [], None
        first = first or passage
        run = [*run, case]
    if first is not None and len(run) > 1 and any(one.own for one in run):
        yield first, run


def _cases(passage: Passage) -> Iterator[_Case]:
    for clause in SENTENCE.finditer(passage.text):
        borne = _BORNE.search(clause.group())
        if borne is None:
            continue
        own, rate = _OWN.search(borne["who"]) is not None, Decimal(borne["rate"])
        shared = _JOINED.search(borne["who"]) is not None
        if (own and shared and not borne["each"]) or (not own and rate != _WHOLE):
            continue
        start = clause.start() + len((_LEAD.match(clause.group()) or clause).group())
        yield _Case(passage.start + start, passage.start + clause.end(), rate if own else Decimal(0))


def _about(words: Sequence[Word], passage: Passage, library: Library) -> float:
    card = library.cards[passage.document]
    return share(words, Text.of(f"{card.title}{card.meta.region}{''.join(passage.path)}{passage.text}"))[0]


def _fee(query: Query, passage: Passage, library: Library) -> tuple[Decimal, str] | None:
    """The fee in 元 that the asker tells, else the one printed before the cases, with the words that print it."""
    told = [value for one in facts(query.dialogue, query.regions).figures if (value := convert(one.value, one.unit, "元")) is not None]
    if told:
        return (told[-1], "") if len(set(told)) == 1 else None
    printed = list(_FEE.finditer(library.text(passage.document), max(0, passage.start - 2 * _NEAR), passage.end))
    return (Decimal(printed[-1]["value"]), printed[-1].group()) if printed else None


def _told(query: Query, passage: Passage, cases: Sequence[_Case], library: Library) -> Draft:
    cite = Citations(library)
    text = library.text(passage.document)
    fee = _fee(query, passage, library)
    lines, steps = [say("borne.head")], []
    for case in cases:
        mark = f"[{cite.span(passage.document, passage.path, case.start, case.end)}]"
        quote = text[case.start : case.end].strip()
        if fee is None:
            lines.append(say("borne.share", quote=quote, rate=plain(case.own), mark=mark))
            continue
        value = fee[0] * case.own / _WHOLE
        made = Computation("product", f"{plain(fee[0])}元×{plain(case.own)}% = {plain(value)}元", value, "元", ("asker",))
        steps += [made] if case.own not in (0, _WHOLE) else []
        working = made.expression if case.own not in (0, _WHOLE) else f"{plain(value)}元"
        lines.append(say("borne.case" if case.own else "borne.free", quote=quote, mark=mark, **({"working": working} if case.own else {})))
    if fee is not None and fee[1]:
        place = text.rfind(fee[1], 0, passage.end)
        lines.append(say("support.origin", quote=fee[1], mark=f"[{cite.span(passage.document, passage.path, place, place + len(fee[1]))}]"))
    if fee is not None and (each := _persons(query.question, cases, text)):
        shares_ = [fee[0] * case.own / _WHOLE for _, case in each]
        whole = sum(shares_, Decimal(0))
        total = Computation("total", f"{' + '.join(f'{plain(one)}元' for one in shares_)} = {plain(whole)}元", whole, "元", ("asker",))
        steps.append(total)
        lines[:1] = [say("borne.together", persons="、".join(who for who, _ in each), working=total.expression, marks="".join(dict.fromkeys(f"[{one.n}]" for one in cite.all))), *lines[:1]]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)


_PERSON = re.compile(
    r"(?P<who>爷爷|奶奶|外公|外婆|姥姥|姥爷|爸爸?|妈妈?|父亲|母亲|老伴|老公|老婆|公公|婆婆|岳[父母]|老人|我(?![爸妈爷奶公婆们家老外姥岳])|他(?!们)|她(?!们)|另?一个|第[一二三四]个|[老大小][大二三])(?:自己|这边|的)?[^，。；？、]{0,6}?"
    r"(?:(?<![\d十])(?P<grade>[一二三四五六\d])级|(?P<none>没(?:有)?(?:评|达|够|定|过)[^，。；？、]{0,5}))")
_RANGE = re.compile(r"(?P<low>[一二三四五六\d])(?:[～~—-]|至|到)(?P<high>[一二三四五六\d])级")
_ONE_GRADE = re.compile(r"(?<![～~—至到-])(?P<grade>[一二三四五六\d])级")
_OTHERS = re.compile(r"其他|其余|其它|以外")


def _persons(text: str, cases: Sequence[_Case], printed: str) -> list[tuple[str, _Case]]:
    """Each of several persons of whom the asker tells a grade, or that he got none, with the case that is his; none where fewer than two are told of, or one has
    no case of his own."""
    found: list[tuple[str, _Case]] = []
    for person in _PERSON.finditer(text):
        mine = [one for one in cases if _is_his(person, printed[one.start : one.end])]
        if len(mine) != 1:
            return []
        found.append((person["who"], mine[0]))
    return found if len(found) > 1 else []


def _is_his(person: re.Match[str], case: str) -> bool:
    """Whether a case is that of a person: his grade, or what is left to those without one."""
    if person["grade"] is None:
        return _OTHERS.search(case) is not None
    grade, spans = _number(person["grade"]), list(_RANGE.finditer(case))
    return any(_number(one["low"]) <= grade <= _number(one["high"]) for one in spans) or any(_number(one["grade"]) == grade for one in _ONE_GRADE.finditer(_RANGE.sub("", case)))


def _number(digit: str) -> int:
    return int(digit) if digit.isdigit() else "一二三四五六".index(digit) + 1
