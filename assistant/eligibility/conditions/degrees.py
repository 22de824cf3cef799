"""Degrees: how much of a thing a condition asks for (重度, 三级以上, 五星, 二等奖), and whether the one that the asker tells of that thing is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE, alternation
from assistant.records import ConditionCheck
from index.data_files import read_data
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_DATA = read_data(Path(__file__).with_name("degrees.yaml"))
_LISTS = ("rising", "falling", "no_degree", "kin")
_SCALES = {name: [rank.split("/") for rank in line.split()] for name, line in _DATA.items() if name not in _LISTS}
_RANKS = {word: (scale, place) for scale, ranks in _SCALES.items() for place, names in enumerate(ranks) for word in names}
_RISING, _FALLING = (re.compile(alternation(tuple(_DATA[name]))) for name in _LISTS[:2])
_KIN = [tuple(line.split()) for line in _DATA["kin"]]
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"特": 0, "头": 1}
_SIGN = r"(?:10|[1-9]|[特头一二三四五六七八九十])"
_AND = r"[、，,和及与或]|或者"
_RANGE = r"[-—–~～至到]+"
_KINDS = r"星(?![期座])|[孩胎]|级|等奖|等(?!级|次)|类|档|A(?!I)"
_NUMBERED = re.compile(rf"(?<![\d每高低哪这那同各另某])(?P<list>(?:{_SIGN}(?:级|星级?|类|档|等奖?)?(?:{_AND}|{_RANGE}))*{_SIGN})(?P<kind>{_KINDS})")
_TOP = re.compile(r"(?<!\d)(?P<number>[1-9]\d{0,3}|[十百千])强")
_STARRED = re.compile(r"(?<![A-Za-z\d])(?P<letters>A{2,5})(?![A-Za-z])")
_NAMED = re.compile(alternation(tuple(_RANKS)) + r"(?:级)?(?!" + alternation(tuple(_DATA["no_degree"])) + ")")
_BOTH = re.compile(r"(?P<first>[轻中])、?(?P<second>[中重])度")
_CHILD = "孩"
"""The scale of children by their order: whose it is needs no saying."""
_SCHOOLING = "schooling"
"""The scale of what somebody has studied: who has the higher has the lower, for which he may be paid or not."""
_SKILL, _OF_WORKERS = "skill", re.compile(r"工$|技师$")
"""A rank of workers' skill by its full name (高级工, 技师) is of nothing else."""
_SEVERITY = {"轻": 0, "中": 1, "重": 2}
_PLACES = re.compile(r"[省市县区州]")
_UP, _DOWN = re.compile(r"(?:级|等|度)?(?:[（(]含[）)])?(?:及|或|和)?以上"), re.compile(r"(?:级|等|度)?(?:[（(]含[）)])?(?:及|或|和)?以[下内]")
_BEHIND = re.compile(r"(?:级|等级|等次|度)?(?:（[^）]*）|\([^)]*\))?(?:及?以[上下内])?的?(?P<what>[一-鿿]{2})")
_ALONE = re.compile(r"(?:评估?|定|鉴定|认定|级别|等级|结果|出来|下来|他|她|我|是|为|了|的|上|到|成|被|刚|已经?|今年|去年|前年|20\d\d年|这次|后来|现在|首次|第一次|冲|进|入|跻身|全[国省市]|新|又|重新|再|升|晋|拿|获|得|考|证书?)*")
"""Beside a degree: a clause that tells nothing else is about what the others are about."""
_NAY = re.compile(r"(?:没有?|未|不|并非)(?:[能曾被]|达到|评[上为定]|到|是|够|属于)*$")
_NAMES_GRANT = re.compile(r"[那这][档笔个项种类块](?:[^，。；]{0,10}(?:补[贴助]|奖[励补]?|资助|津贴|待遇|钱))")
"""A clause that names the grant asked for by whom it is for (重度残疾人那档补贴) tells nothing of the asker."""
_ASKS = re.compile(r"(?:能|可以?|按|算|够)[^，。；]*[吗么嘛？?]$|能不能|可不可以|是不是|算不算")
"""A clause that only asks of a degree, where another one tells it (评为三级，能按四级拿吗)."""
_FELL = re.compile(r"(?:掉|降|跌|退|落)(?:级|档)?(?:到|至|为|成|了)+[^，。；]{0,4}$")
"""Before a degree: it was a higher one before, which rules may not pay for."""
_FILLING = re.compile(r"国家|[全本][国省市县区]|[的了等和与及或且并对在为被是有将给予经于已达到首次新获得取得评定估认为级别以上下内进入]")


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree as it is told: of which scale, which one (higher is more; of numbers without a known order the number itself), and its place."""

    scale: str
    rank: int
    start: int
    end: int


def degrees(text: str) -> list[Degree]:
    """The degrees that `text` names."""
    return list(_degrees(text))


@lru_cache(maxsize=8192)
def _degrees(text: str) -> tuple[Degree, ...]:
    found = [*_by_number(text), *_by_name(text)]
    return tuple(sorted(found, key=lambda one: one.start))


def _by_number(text: str) -> Iterator[Degree]:
    for one in _NUMBERED.finditer(text):
        if (one["kind"] in "级等" and _PLACES.match(text, one.end())) or (one["kind"] == "级" and any(text.startswith(word, one.end()) for word in _DATA["no_degree"])):
            continue
        for rank in _values(one["list"]):
            yield Degree(one["kind"].replace("胎", _CHILD), rank, *one.span())
    for one in _TOP.finditer(text):
        yield Degree("强", int(one["number"]) if one["number"].isdigit() else {"十": 10, "百": 100, "千": 1000}[one["number"]], *one.span())
    for one in _STARRED.finditer(text):
        yield Degree("A", len(one["letters"]), *one.span())


def _values(listed: str) -> list[int]:
    """The numbers of a list (二、三, 1～3)."""
    values: list[int] = []
    for at, piece in enumerate(re.split(f"({_RANGE})", listed)):
        numbers = [_DIGITS.get(sign) if not sign.isdigit() else int(sign) for sign in re.findall(_SIGN, piece)]
        told = [number for number in numbers if number is not None]
        values += [*(range(values[-1] + 1, told[0]) if at and values and told else ()), *told]
    return values


def _by_name(text: str) -> Iterator[Degree]:
    for one in _NAMED.finditer(text):
        scale, rank = _RANKS[next(word for word in sorted(_RANKS, key=len, reverse=True) if text.startswith(word, one.start()))]
        if not (scale == "letter" and text[max(0, one.start() - 1) : one.start()].isalnum() and text[one.start() - 1].isascii()):
            yield Degree(scale, rank, *one.span())
    for one in _BOTH.finditer(text):
        yield Degree("severity", _SEVERITY[one["first"]], *one.span())


@dataclass(frozen=True, slots=True)
class Told:
    """What the asker tells of the degree that is asked for: `fits`, True or False, in the clause `words`; None where he tells none of that thing."""

    fits: bool | None
    words: str = ""


def told(wanted: str, text: str) -> Told | None:
    """What the asker's `text` tells of the degrees that `wanted` asks for, None where it asks for none. Where it asks for several things each with its own the
    first that is not met counts."""
    asked = degrees(wanted)
    made = {scale: _told(scale, [one for one in asked if one.scale == scale], wanted, text) for scale in dict.fromkeys(one.scale for one in asked)}
    for first, second in _twins(asked, wanted):
        if None in (made[first].fits, made[second].fits):
            made[first] = made[second] = made[first] if made[first].fits is not None else made[second]
    return next((one for verdict in (False, None, True) for one in made.values() if one.fits is verdict), None)


def _twins(asked: list[Degree], wanted: str) -> Iterator[tuple[str, str]]:
    """The scales of one degree that is told by two names (高级工（三级）, 三级/高级工): either tells it."""
    for first, second in pairwise(asked):
        if first.scale != second.scale and _TWICE.fullmatch(wanted, first.end, second.start):
            yield first.scale, second.scale


_TWICE = re.compile(r"工?(?:证书?|职称)?\s*[（(/／]")


def other(wanted: str, text: str) -> str:
    """The clause in which the asker tells of a degree that is not what `wanted` asks for, "" if none, or something else would do."""
    found = None if _elsewise(wanted) else told(wanted, text)
    return found.words if found is not None and found.fits is False else ""


def met(wanted: str, text: str) -> str:
    """The clause in which the asker tells the degree that a cell of a table names and nothing else (证书等级：技师（二级）), "" for other conditions or where he tells it not."""
    _head, colon, cell = wanted.partition("：")
    if not colon or not degrees(cell) or re.sub(r"[（）()/／级工证书]", "", _bare(cell)).strip():
        return ""
    found = told(wanted, text)
    return found.words if found is not None and found.fits else ""


def untold(wanted: str, text: str) -> bool:
    """Whether `wanted` asks for a degree of which the asker tells nothing, and nothing else would do."""
    if _elsewise(wanted) or not any(one.scale not in _COUNTS for one in degrees(wanted)):
        return False
    found = told(wanted, text)
    return found is not None and found.fits is None and not ((otherwise := told(same(wanted), same(text))) is not None and otherwise.fits)


def held(check: ConditionCheck, wanted: str, text: str) -> ConditionCheck:
    """The check of what `wanted` asks for; not met where the asker tells of another degree of it, open where he tells of none."""
    if check.verdict == "不符合":
        return check
    if words := other(wanted, text):
        return ConditionCheck(check.text, "不符合", say("eligibility.reason.denied", words=words))
    return ConditionCheck(check.text, "需补充", say("eligibility.reason.not_said")) if check.verdict == "符合" and untold(wanted, text) else check


def of_another(rule: SupportRule, text: str) -> str:
    """The clause in which the asker tells what he has studied where the rule's sentence gives those another sum ("本科、专科、中职毕业生…分别"), "" where it does not."""
    mine, told_ = _schooling(rule), _studied(text)
    if not mine or any(rank in mine for rank, _ in told_) or any(_side(one, words) for words in _own(rule) for one in degrees(words) if one.scale == _SCHOOLING):
        return ""
    all_ = {one.rank for one in degrees(rule.quote) if one.scale == _SCHOOLING}
    return next((words for rank, words in told_ if rank in all_), "")


def by_schooling(pieces: Sequence[str], text: str) -> tuple[list[str], bool]:
    """The `pieces` of a limit that differs by what somebody has studied (本科不超过26周岁，硕士研究生不超过30周岁) which are for the asker, those that name no degree
    among them, and whether it is known which they are; all where one piece alone names a degree."""
    ranks = [{one.rank for one in degrees(piece) if one.scale == _SCHOOLING} for piece in pieces]
    if len({min(one) for one in ranks if one}) < _SEVERAL:
        return list(pieces), True
    mine = {rank for rank, _ in _studied(text)}
    known = bool(mine & set().union(*ranks))
    return [piece for piece, of in zip(pieces, ranks, strict=True) if not known or not of or of & mine], known


_SEVERAL = 2


def studied(rule: SupportRule, text: str) -> bool:
    """Whether the rule's own words ask for just what the asker tells that he has studied."""
    return any(rank in _schooling(rule) for rank, _ in _studied(text))


def asks_schooling(rule: SupportRule) -> bool:
    """Whether the rule's own words ask for what somebody has studied."""
    return bool(_schooling(rule))


def _own(rule: SupportRule) -> list[str]:
    return [*rule.for_whom]


def _schooling(rule: SupportRule) -> set[int]:
    return {one.rank for words in _own(rule) for one in degrees(words) if one.scale == _SCHOOLING}


def _studied(text: str) -> list[tuple[int, str]]:
    return [(one.rank, clause.group().strip()) for clause in CLAUSE.finditer(text) for one in degrees(clause.group()) if one.scale == _SCHOOLING]


_COUNTS = frozenset({"类", "档", "等", "强"})
"""Scales whose words may be a mere number of kinds (四类主体)."""
_OR = re.compile(r"或者?")


def _elsewise(wanted: str) -> bool:
    """Whether one of several things that would do asks for no degree (本科学历或者中级职称)."""
    parts = _OR.split(wanted)
    return len(parts) > 1 and not all(degrees(part) for part in parts) and not _UP_OR.search(wanted)


_UP_OR = re.compile(r"或以[上下]")


def _told(scale: str, asked: list[Degree], wanted: str, text: str) -> Told:
    about = [(one, clause) for clause in CLAUSE.finditer(text) if not _NAMES_GRANT.search(clause.group()) for one in degrees(clause.group())
             if one.scale == scale and (_of_same(one, clause.group(), asked, wanted) or _twice_told(one, clause.group(), wanted))]
    about = [(one, clause) for one, clause in about if not _ASKS.search(clause.group())] or about
    mine = [(one, clause) for one, clause in about if not _NAY.search(clause.group()[: one.start])]
    if not about:
        return Told(None)
    sides = [(one, _side(one, wanted)) for one in asked]
    order = _order(scale, wanted)
    for one, clause in mine:
        if any(one.rank == other.rank or (side and order and (one.rank - other.rank) * side * order > 0) for other, side in sides):
            return Told(None if _FELL.search(clause.group()[: one.start]) else True, clause.group().strip())
    if (any(side for _, side in sides) and not order) or (scale == _SCHOOLING and any(one.rank > max(other.rank for other in asked) for one, _ in mine)):
        return Told(None)
    return Told(False, about[-1][1].group().strip())


def _side(one: Degree, wanted: str) -> int:
    """1 where a degree or more of it is asked for, -1 where so much or less, 0 for just this one."""
    return 1 if _UP.match(wanted, one.end) else -1 if _DOWN.match(wanted, one.end) else 0


def _order(scale: str, wanted: str) -> int:
    """1 where a higher rank is more, -1 where it is less, 0 where that is not known."""
    if scale in _SCALES or scale in ("星", "A", _CHILD):
        return 1
    if scale in ("强", "等奖"):
        return -1
    return 1 if _RISING.search(wanted) else -1 if _FALLING.search(wanted) else 0


def _of_same(one: Degree, clause: str, asked: list[Degree], wanted: str) -> bool:
    """Whether a degree told in a clause is of the thing that is asked for: what stands behind it is not another thing, and the clause speaks of that thing or of nothing else."""
    if one.scale in (_CHILD, _SCHOOLING) or (one.scale == _SKILL and _OF_WORKERS.search(clause[one.start : one.end])):
        return True
    behind = _BEHIND.match(clause, one.end)
    things = [found["what"] for other in asked if (found := _BEHIND.match(wanted, other.end)) is not None]
    if behind is not None and things and behind["what"] in things:
        return True
    if behind is None and not things and any(len(name := wanted[other.start : other.end]) >= _NAMES_ITSELF and name == clause[one.start : one.end] for other in asked):
        return True
    bare = _bare(wanted)
    named = any(pair in clause if len(pair) > 1 else clause.startswith(pair, one.end) for pair in bigrams(bare)) or any(
        any(word in wanted for word in group) and any(word in clause for word in group) for group in _KIN)
    if behind is not None and things and behind["what"] not in wanted and not named:
        return False
    rest = clause
    for other in degrees(clause):
        rest = rest.replace(clause[other.start : other.end], "")
    return named or not bare.strip() or _ALONE.fullmatch(rest.strip()) is not None


_NAMES_ITSELF = 2
"""A degree of so many signs behind which nothing stands names who has it (高级技师)."""


def _twice_told(one: Degree, clause: str, wanted: str) -> bool:
    """Whether a degree stands in brackets behind another one of the thing, in what is asked for as in the clause (中级工（四级）)."""
    scales = {other.scale for other in degrees(wanted)}
    before = [other for other in degrees(clause) if other.scale in scales - {one.scale} and other.end <= one.start]
    own = [other for other in degrees(wanted) if other.scale != one.scale]
    return clause[one.start - 1 : one.start] in ("(", "（") and any(_of_same(other, clause, own, wanted) for other in before)


def _bare(wanted: str) -> str:
    """What is asked for without its degrees and the words that only say that something is graded."""
    for one in reversed(degrees(wanted)):
        wanted = wanted[: one.start] + " " + wanted[one.end :]
    return " ".join(bigrams(_FILLING.sub(" ", wanted)))
