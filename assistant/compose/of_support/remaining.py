"""What is left of a limit on all that one has in a year or in all, for an asker who tells what he had: 累计最高不得超过5万元, 已领42000元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility.decide import validity
from assistant.eligibility.told.had import Had, had, more_of, wanted
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support import grants
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import quantities
from index.records import Passage, SupportRule
from index.stretches import beginning, ending
from prompts import say

_ASKED = re.compile(r"(?:还|再|另外|下半年|剩下|这[次回笔]|又)[^，。；？]{0,12}?(?:多少|几|吗|么|不)|(?:还|再)(?:能|可以?|够)|(?:剩|余)下?(?:的)?(?:还)?(?:有|能|可以?)?(?:多少|几)|(?:这[次回笔]|再|又)[^。；？！]*(?:能|可以?|会|最多|最高)[批给领拿补报]?(?:多少|几)")
_CLAUSE = re.compile(r"[^，。；\n]+")
_MOST = re.compile(r"(?:不得?超过|不超出|最高(?:为|不超)?|最多(?:为)?|最长(?:为)?|上限(?:为|是)?|限额(?:标准)?(?:为|是)?|以内|为限|封顶)")
_WHOLE = re.compile(r"累计|总共|合计|总[额计数]|[每一单]个?自然年|自然年度|每年|年度|全年|[一1]年内|同一(?:家庭|企业|单位|主体|申请人|项目|人)|最长|期限")
_EACH = re.compile(r"每[月天日次]|人均|次均|每人每[月天次日]|单次|一次性")
_YEARLY = re.compile(r"自然年|每年|年度|全年|[一1]年内")
_UNTOLD = re.compile(r"[领拿批报用补得发][了过到]?|总共|一共|最多|正常|情况|[今去前]年|已经?|[两一二三\d][回次]|还能|再|[\d.]+[万亿]?元?|我们?|公司|[一1]户|人家|家里?")
_GENERIC = re.compile(r"补贴|补助|奖励|资助|奖补|救助|待遇|钱|扶持|支持")
_HOW_LONG = re.compile(r"多久|多长|几个?[月年]|多少个?月|多少年|(?:还|再)(?:能|可以?)[领拿享受补]*(?:吗|么|不)")
_MONTHS = "个月"
_HITS = 16
_ABOUT = 0.4
_TIED = 0.06
_LESS = 0.2
"""What was had, told in the clause that says so, must be explained so much better than the whole question."""


@dataclass(frozen=True, slots=True)
class _Limit:
    """The most there is of all, its unit, and where the sentence stands."""

    value: Decimal
    unit: str
    yearly: bool
    passage: Passage
    start: int
    end: int


def asks(query: Query) -> bool:
    """Whether the asker tells what he had and asks what else there is."""
    return _ASKED.search(query.text) is not None and bool(_had(query))


def _had(query: Query) -> list[Had]:
    """What the asker says he had: in what he asks now, else in what he told before."""
    return _from_asked(had(query.text) or had("。".join(query.dialogue)), query.text)


def _from_asked(before: Sequence[Had], text: str) -> list[Had]:
    """What was had, less what an insurance paid of a cost, unless it is asked what that pays further."""
    return [one for one in before if _INSURED.search(one.clause) is None or _PAYS_ON.search(text)]


_INSURED = re.compile(r"(?:保险?|大病|商保|统筹)[^，。；]{0,10}(?:报|赔|付|补偿|结算)")
_PAYS_ON = re.compile(r"(?:还|再|另外|剩)[^，。；？]{0,10}(?:报|赔|支付|统筹)")


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date) -> Draft | None:
    """What is left, with the limit; None where no sentence, or several alike, limit what the asker had. A limit of another grant than those that the
    question is found to mean (`rules`) is none of his."""
    if not asks(query):
        return None
    before = _had(query)
    topic = _words(query.topic, library)
    named = _words([one.clause for one in before], library)
    named = [] if all(_GENERIC.fullmatch(word.text) for word in named) else named
    texts = [" ".join(query.words) or query.text, " ".join(word.text for word in named)]
    scored = sorted(((max(_about(topic, one, library), _about(named, one, library) - _LESS, _of_deed(topic, one, query.text, library)), one) for one in _limits(texts, query, before, library)),
                    key=lambda found: -found[0])
    kinds = grants.named(query.text, library)
    scored = [found for found in scored if not _of_another(found[1], rules, library)]
    scored = [found for found in scored if found[0] >= _ABOUT and (not kinds or any(grants.is_for(kind, _text(found[1], library)) for kind in kinds))]
    if not scored or len({(one.value, one.unit) for about, one in scored if about >= scored[0][0] - _TIED}) > 1:
        return None
    limit = scored[0][1]
    if limit.unit == _MONTHS and not _HOW_LONG.search(query.text):
        return None
    had_ = [one for one in before if _in(one, limit.unit) is not None]
    if limit.yearly and any(one.earlier for one in had_):
        had_ = [one for one in had_ if not one.earlier]
    return _told(limit, had_, [one for one in wanted(query.text) if _in(one, limit.unit) is not None], today, library) if had_ else None


def _of_another(limit: _Limit, rules: Sequence[SupportRule], library: Library) -> bool:
    """Whether a limit is printed within a rule of the document of the best rule meant, and within none of those meant."""
    document = limit.passage.document
    within = [one for one in library.rules([document]) if one.start <= limit.start < one.end or limit.start <= one.start < limit.end]
    return bool(within) and bool(rules) and rules[0].document == document and not any((one.start, one.end) == (rule.start, rule.end) or one.path == rule.path for one in within for rule in rules)


def _words(runs: Sequence[str], library: Library) -> list[Word]:
    """The words of runs of a question that say what was had."""
    return list(words_of([piece for run in runs for piece in _UNTOLD.sub(" ", run).split() if len(piece) > 1], library))


def _limits(texts: Sequence[str], query: Query, before: Sequence[Had], library: Library) -> Iterator[_Limit]:
    """The limits on all that one has, in the unit of something that the asker had, in the passages found for the texts."""
    documents = documents_in_force(query, library)
    hits = dict.fromkeys(hit.id for text in texts if text for hit in library.search_passages(text, _HITS, documents))
    passages = library.passages(list(hits))
    for passage in (passages[hit] for hit in hits):
        for clause in _CLAUSE.finditer(passage.text):
            words = clause.group()
            if not (_MOST.search(words) and _WHOLE.search(words)) or _EACH.search(words):
                continue
            for number in quantities(words):
                one = Had(number.value * 12, "个月") if number.unit == "年" and number.value < 100 else Had(number.value, number.unit)
                near = words[max(0, number.digits - 12) : number.tail + 4]
                if number.value_max is None and _MOST.search(near) and any(convert(told.value, told.unit, one.unit) is not None for told in before):
                    yield _Limit(one.value, one.unit, _YEARLY.search(words) is not None, passage, *_sentence(passage, clause.start(), clause.end()))


def _sentence(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The sentence of a clause, in the document."""
    return passage.start + beginning(passage.text, start), passage.start + ending(passage.text, end)


def _about(words: Sequence[Word], limit: _Limit, library: Library) -> float:
    return share(words, Text.of(_text(limit, library)))[0]


def _of_deed(topic: Sequence[Word], limit: _Limit, asked: str, library: Library) -> float:
    """1 where the limit is on the very thing of which more is asked for by its verb (歇业的期限: 还能再歇几个月), else 0."""
    deed = more_of(asked)
    said = library.text(limit.passage.document)[limit.start : limit.end]
    return float(bool(deed) and any(deed in word.text and word.text in said for word in topic))


def _text(limit: _Limit, library: Library) -> str:
    """All words that say what a limit is on."""
    card = library.cards[limit.passage.document]
    return f"{card.title}{card.meta.region}{''.join(limit.passage.path)}{library.text(limit.passage.document)[limit.start : limit.end]}"


def _in(one: Had, unit: str) -> Decimal | None:
    return convert(one.value, one.unit, unit)


def _told(limit: _Limit, before: Sequence[Had], more: Sequence[Had], today: date, library: Library) -> Draft:
    unit = "元" if any(one.unit == "元" for one in (*before, *more)) else limit.unit
    most = convert(limit.value, limit.unit, unit) or limit.value
    each = [_in(one, unit) or one.value for one in before]
    left = most - sum(each, Decimal(0))
    cite = Citations(library)
    mark = f"[{cite.passage(limit.passage, limit.start, limit.end)}]"
    expression = f"{in_unit(most, unit)}−{'−'.join(in_unit(one, unit) for one in each)} = {in_unit(left, unit)}"
    steps = [Computation("difference", expression, left, unit, ("asker",))]
    figure = in_unit(max(left, Decimal(0)), unit)
    warnings = _warnings(limit, today, library)
    lines = [say("eligibility.line.warning", warning=one) for one in warnings]
    lines += [say("remaining.left", figure=figure, working=expression, mark=mark) if left > 0 else say("remaining.none", mark=mark)]
    if len(more) == 1 and left > 0:
        asked = _in(more[0], unit) or more[0].value
        held = min(asked, left)
        steps.append(Computation("subsidy", f"min({in_unit(asked, unit)}, {in_unit(left, unit)}) = {in_unit(held, unit)}", held, unit, ("asker",)))
        lines.append(say("remaining.held", asked=in_unit(asked, unit), figure=in_unit(held, unit)) if asked > left else say(
            "remaining.whole", asked=in_unit(asked, unit)))
    lines.append(say("support.origin", quote=library.text(limit.passage.document)[limit.start : limit.end].strip(), mark=mark))
    if left <= 0:
        steps = []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), warnings=warnings, decides=True)


def _warnings(limit: _Limit, today: date, library: Library) -> tuple[str, ...]:
    """That the rule which sets the limit, or its document, holds no longer."""
    document = limit.passage.document
    later = library.superseded.get(document, "")
    rule = next((one for one in library.rules([document]) if one.start < limit.end and one.end > limit.start), None)
    return () if rule is None else validity(rule, library.cards[document].meta, today, library.cards[later].title if later else "")
