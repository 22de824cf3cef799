"""What one applicant may have of a whole document in a year ("同一户当年各项补助合计最高3万元，同一经营主体最高60万元；贷款贴息不计入上述限额"): the limit that is the
asker's, with what does not count under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility import Decision
from assistant.eligibility.conditions import applicants
from assistant.eligibility.units import convert
from assistant.gather.in_words.articles import names_parts
from assistant.gather.of_support.overall_limits import leaves_out, overall
from assistant.records import Computation
from index.applicants import KIND, apart, kind_of
from index.library import Library
from index.records import SupportRule
from index.stretches import ending
from prompts import say

_LIMIT = re.compile(
    rf"(?:同一|每[个家]?|单[个家]?|一个)(?P<who>{KIND}|(?:申[报请])?(?:户|家庭|主体|单位|企业|机构|项目单位|申请人|申报人|对象))[^，。；\n\d]{{0,10}}?(?:(?P<all>各[项类种]|所有|全部|享受本[一-鿿]{{2}})[^，。；\n\d]{{0,14}}?(?:合计|累计|总[额计和])?|(?:奖补|奖励|补助|补贴|扶持|支持|资助)(?:资金|金额)?(?:总额|合计|累计))"
    r"[^，。；\n\d]{0,8}?(?:不得?超过|不得?高于|最高|上限为?)[^，。；\n\d]{0,6}?(?P<sum>\d+(?:\.\d+)?)(?P<unit>万?元)(?:[(（](?P<aside>[^()（）\n]{2,24})[)）])?")
_APART = re.compile(r"(?P<what>[^。；\n]{2,60}?)(?:不计入|不纳入|不受|不适用|除外)[^。；\n]{0,16}")
_ASIDE = re.compile(r"第[一二三四五六七八九十\d]+[条章款项]|[一-鿿]{2,8}(?:补贴|贴息|奖励|补助|保费)")
_HOUSEHOLD = "农户"
_LISTED = re.compile(r"[、，和及与]")
_CORE = 2


@dataclass(frozen=True, slots=True)
class ApplicantLimit:
    """The most that one applicant gets under a document, and its place."""

    start: int
    end: int
    value: Decimal


def limit_of(rules: Sequence[SupportRule], said: str, unit: str, library: Library) -> ApplicantLimit | None:
    """The limit that holds the sum of some rules of one document, in `unit`; None where there is none for the asker, or one of the rules does not count under it."""
    documents = {one.document for one in rules}
    if len(documents) != 1:
        return None
    document = documents.pop()
    text = library.text(document)
    his = [found for found in _LIMIT.finditer(text) if _is_his(found["who"], said) and _of_all(found, rules, library)]
    if len({found["sum"] for found in his}) != 1:
        return None
    found = his[0]
    most = convert(Decimal(found["sum"]), found["unit"], unit)
    if most is None or any(_stands_apart(rule, words) for words in _excepted(text, found) for rule in rules):
        return None
    if leaves_out(text, found.end(), ending(text, found.end())):
        mine = next((one for one in overall(rules, library) if one.start <= found.start() < one.end), None)
        if mine is None or mine.outside:
            return None
    return ApplicantLimit(found.start(), found.end(), most)


def held_alone(decision: Decision, said: str, cite: Citations, library: Library) -> tuple[list[str], list[Computation]]:
    """The line and the working that hold the one sum of a rule to what one applicant may have in all, where it is more."""
    amount = decision.amounts[0] if len(decision.amounts) == 1 else None
    found = limit_of([decision.rule], said, amount.unit, library) if amount is not None and amount.steps and decision.rule.benefit != "cap_only" else None
    if amount is None or found is None or amount.value <= found.value or _YEARS.search(amount.working):
        return [], []
    document = decision.rule.document
    mark = f"[{cite.span(document, library.section_at(document, found.start).path, found.start, found.end)}]"
    expression = f"min({in_unit(amount.value, amount.unit)}, {in_unit(found.value, amount.unit)}) = {in_unit(found.value, amount.unit)}"
    made = Computation("subsidy", expression, found.value, amount.unit, ("asker",))
    return [say("itemised.limited", working=expression, quote=library.text(document)[found.start : found.end], mark=mark)], [made]


_YEARS = re.compile("年|12")


def _is_his(who: str, said: str) -> bool:
    """Whether a limit may be the asker's: it is for no kind of applicants of which he is none."""
    kind = _HOUSEHOLD if who in ("户", "家庭") else kind_of(who)
    return not kind or not any(apart(kind, own) for own in applicants.told(said))


def _of_all(found: re.Match[str], rules: Sequence[SupportRule], library: Library) -> bool:
    """Whether a limit is on all that the document gives: it says so, or it stands where nothing else is given."""
    place = library.section_at(rules[0].document, found.start()).path
    beside = [one for one in library.rules([rules[0].document]) if one.path == place and one.amount is not None]
    inside = any(one.start <= found.start() < one.end and one.benefit != "cap_only" for one in library.rules([rules[0].document]))
    of_part = names_parts(found.group()) or "本章" in found.group()
    return not (inside or of_part) and (bool(found["all"]) or not beside)


def _excepted(text: str, found: re.Match[str]) -> Iterator[str]:
    """What does not count under a limit: in brackets behind it, or in the rest of its sentence."""
    if found["aside"]:
        yield from _ASIDE.findall(found["aside"])
    stop = min((place for sign in "。\n" if (place := text.find(sign, found.end())) >= 0), default=len(text))
    for rest in _APART.finditer(text[found.end() : stop]):
        yield from (part.strip("；，、 ") for part in _LISTED.split(rest["what"]) if len(part.strip("；，、 ")) >= _CORE)


def _stands_apart(rule: SupportRule, words: str) -> bool:
    """Whether a rule is on what does not count: by its article, or by the last words of its name (贷款贴息)."""
    where = " ".join((*rule.path, rule.quote))
    return words in where or (not words.startswith("第") and len(words) >= 2 * _CORE and words[-_CORE:] not in ("补贴", "补助", "奖励") and words[-_CORE:] in where)
