"""What a document lets one applicant have of several of its grants: at most so much in all ("单个企业年度奖补总额最高1500万元，第九条研制奖励不计入该限额"), or so many
pieces of one article ("每家企业每年获奖产品不超过3个")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.gather.in_words.articles import lies_in, parts_named
from index.library import Library
from index.quantities import numeral
from index.records import SupportRule
from index.stretches import beginning, ending
from index.words import bigrams

_ONE = r"(?:每[一个家户名位]?|单[个家户一]|同一[个家]?|一[个家])[^，。；\n\d]{0,14}?"
_MOST = r"(?:最高|最多|上限|限额|封顶)?(?:不得?超过|不得?高于|不能超过|最高|最多|上限为?|限额为?|封顶为?)"
_SUM = re.compile(
    rf"{_ONE}(?:总额|合计|累计|总计|总和|之和|(?:奖补|奖励|补助|补贴|资助|扶持|支持)(?:资金|金额))[^，。；\n\d]{{0,12}}?{_MOST}[^，。；\n\d]{{0,6}}(?P<sum>\d[\d.,]*)(?P<unit>[万亿]?元)")
_PIECES = re.compile(rf"{_ONE}(?:每年|年度|当年|全年|同一年度?)?[^，。；\n\d]{{0,14}}?(?:不得?超过|不多于|最多|(?:限报|限奖|限补)|限(?=[一二两三四五六七八九十\d]))[^，。；\n\d一二两三四五六七八九十]{{0,8}}(?P<count>\d{{1,2}}|[一二两三四五六七八九十])(?P<piece>[个项件台套种款部家名])(?!月|百|工作|自然)")
_OUTSIDE = re.compile(r"(?:但|其中)?(?P<what>[^，。；\n]{2,40}?)(?:奖[励补金]|补[助贴]|资助|资金|支持)?(?:均|都)?(?:不(?:计入|占用?|纳入|受|在)|除外|另[行计]|单独计算)[^，。；\n]{0,12}")
_OWN_CHAPTER, _OWN_ARTICLE = re.compile(r"本章|本节"), re.compile(r"本条|本项|上述|以上|前述|前款")
_ALL = re.compile(r"本(?:办法|措施|政策|意见|细则|规定|方案|通知)|各项|所有|全部")
_YEARLY = re.compile(r"年度|每年|当年|全年|一年内|同一?年")
_BARE = re.compile(r"^(?:但|其中|对|按照?)+|奖[励补金]|补[助贴]|资助|资金|政策|支持|的$")


@dataclass(frozen=True, slots=True)
class Overall:
    """A limit on all that one applicant has of some rules: the sentence (`start…end`), the most, and which rules it holds for."""

    start: int
    end: int
    most: Decimal
    unit: str
    yearly: bool
    inside: tuple[SupportRule, ...]
    outside: tuple[SupportRule, ...]


def overall(rules: Sequence[SupportRule], library: Library) -> Iterator[Overall]:
    """The limits in the document of `rules` on what they give together, with those of them that each is on and those that it leaves out."""
    document = rules[0].document
    text, every = library.text(document), library.rules([document])
    for found in _SUM.finditer(text):
        if any(one.start <= found.start() < one.end and one.benefit != "cap_only" for one in every):
            continue  # the cap of one rule alone
        start, end = beginning(text, found.start()), ending(text, found.end())
        sentence, own = text[start:end], library.section_at(document, start).path
        scope = _scope(sentence[: found.end() - start], own, text, rules, every)
        out = [_named(one["what"], text, every) for one in _OUTSIDE.finditer(text, found.end(), end)]
        outside = {one for group in out for one in group}
        inside = tuple(one for one in scope if one not in outside)
        if inside and (all(out) or len(scope) < len(rules)):
            yield Overall(start, end, Decimal(found["sum"].replace(",", "")), found["unit"], _YEARLY.search(sentence) is not None, inside, tuple(one for one in rules if one not in inside))


def pieces(rules: Sequence[SupportRule], library: Library) -> tuple[int, int, int] | None:
    """Where the one article of all `rules` says for how many pieces one applicant is given something at most, and for how many; None where it does not."""
    if len({one.path for one in rules}) != 1:
        return None
    section = library.section_at(rules[0].document, rules[0].start)
    text = library.text(rules[0].document)
    for found in _PIECES.finditer(text, min(one.start for one in rules), section.end):
        count = numeral(found["count"])
        if count is not None and library.section_at(rules[0].document, found.start()).path == rules[0].path:
            within = next(((one.start, one.end) for one in rules if one.start <= found.start() < one.end), None)
            return *(within or (beginning(text, found.start()), ending(text, found.end()))), int(count)
    return _shared(rules)


def _shared(rules: Sequence[SupportRule]) -> tuple[int, int, int] | None:
    """The place of the one limit on their number that all the rules of a clause have ("省内每次…，省外每次…，每年最多补助4次"), and how many that is."""
    limits = [{(one.start, one.end, one.value) for one in rule.limits if one.on == "count" and one.unit and one.unit in rule.per} for rule in rules]
    common = set.intersection(*limits) if len({rule.start for rule in rules}) == 1 else set()
    return next(((start, end, int(value)) for start, end, value in common if start is not None and end is not None), None) if len(common) == 1 else None


def _scope(words: str, own: tuple[str, ...], text: str, rules: Sequence[SupportRule], every: Sequence[SupportRule]) -> tuple[SupportRule, ...]:
    """Those of `rules` that a limit is on: of the parts that it names, its own chapter or article, else of the whole document."""
    named = parts_named(re.sub(r"^\s*第[一二三四五六七八九十百]+条(?![、和及与至第])", "", words), text)
    if named:
        return tuple(one for one in rules if lies_in((one.start, one.end), named))
    if _OWN_CHAPTER.search(words):
        return tuple(one for one in rules if one.path[:1] == own[:1])
    of_article = any(one.path == own and one.benefit not in ("cap_only", "qualitative") for one in every)
    if not _ALL.search(words) and (of_article or _OWN_ARTICLE.search(words)):
        return tuple(one for one in rules if one.path == own)
    return tuple(rules)


def leaves_out(text: str, start: int, end: int) -> bool:
    """Whether what is said behind a limit leaves some grants out of it."""
    return _OUTSIDE.search(text, start, end) is not None


def _named(what: str, text: str, rules: Sequence[SupportRule]) -> list[SupportRule]:
    """Those of `rules` that stand in the parts that words name (第九条研制奖励), else those that the words of its name tell best."""
    parts = parts_named(what, text)
    if parts:
        return [one for one in rules if lies_in((one.start, one.end), parts)]
    found: list[SupportRule] = []
    for name in re.split("[、和及与]", what):
        pairs = bigrams(_BARE.sub("", _BARE.sub("", name.strip())))
        fit = [(sum(pair in " ".join((*one.path[-1:], one.quote, one.subject)) for pair in pairs), one) for one in rules]
        most = max((count for count, _ in fit), default=0)
        if not pairs or most <= len(pairs) / 2:
            return []
        found += [one for count, one in fit if count == most]
    return found
