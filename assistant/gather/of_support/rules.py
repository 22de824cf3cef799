"""Which support rules a question means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.eligibility.grades import grades_in
from assistant.eligibility.told.said import mentioned
from assistant.eligibility.vocabulary import alternation
from assistant.eligibility.vocabulary import words as vocabulary
from assistant.gather.of_documents.in_force import answers_for, documents_in_force
from assistant.gather.of_documents.one_place import apart, several_places
from assistant.gather.of_support import benefits, grants
from assistant.gather.of_support.amounts_asked import ASKS, parts
from assistant.gather.of_support.applied_for import applied_for, is_on
from assistant.gather.of_support.kinds_of_thing import of_other_type, types_in
from assistant.gather.of_support.objects import borne_out, wanted
from assistant.gather.of_support.rule_fit import UNITS, Fit, fit, frees, gives_one_of, marks_of, sums_in
from assistant.gather.wording import Text, Word, lighter, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_TIED = 0.08
_PART = 0.14
"""The share of the question that a further rule has to explain beyond those before it to be meant as well."""
_HAS = 0.5
_HALF = 0.5
"""… and which fits at least so much as well as the best: a circumstance told with it is none of its own."""
_MOST = 4
_FURTHER = 12
_JOINED = re.compile(r"并且?|且|以及")
_PIECE = 4
_TELLS = re.compile(rf"^[一每]个?(?:{UNITS})$|^(?:能|可以?|该|够|有)?(?:补|奖|拿|领|给|得|报|享受|申请|扣|抵|贴)(?:到|的|些|多少|交)?$|^(?:自己|我们|公司|咱们|要交|材料|需要)$|" + alternation((*vocabulary("built"), *vocabulary("unbuilt"))))

_HOW_MUCH = re.compile(r"多少|几|各|[总一]共(?!有?\d)|合计|加起来|都")
"""More than one grant may be asked about; else the sum that is named names the rule."""
_FIRMS = re.compile(r"(?:中小|小微|微型|小型|中型|大型|民营|私营|国有|外资|工业|规上)*(?:企业|公司|个体户|个体工商户)")
_WHO = 0.3
"""What the name for firms as such counts beside the words that say what is supported."""
_ASIDE = re.compile(r"[（(][^（）()]*[)）]|[^，。；？]*(?:已经?|之前|以前|先前)[^，。；？]{0,6}(?:领|拿|享受|补|得)(?:过|了)[^，。；？]*[，。；]?")
"""What the asker tells aside, or had before."""
_NOR = re.compile(r"(?<=[，；。])(?:也|都|又|并|均)(?:不是|不属于|没有?(?:拿|领|享受|得|评)过?)[^，。；？]*")
"""What the asker says that his case is not either: weak words for the rule that he means."""
_HOW_GIVEN = re.compile("方式|形式|办法|写明|写清楚?|写了|具体|支持|扶持|满足|具备|条件|资格|要求|每人|每月")
"""How support is given, on what conditions, or whether that is written, is asked of a rule, not by it."""


def rules(query: Query, library: Library) -> tuple[SupportRule, ...]:
    """The rules that the question is about, best first: those that explain most of it, then those that explain the rest."""
    words = _topic(query, library)
    scored = _ranked(query, words, library)
    sure = [one for one in scored if one.sure] or _spoken_of(query, scored)
    sure = _on_object(sure, scored, query, library)
    if not sure:
        return ()
    first = [one for one in sure if one.score >= sure[0].score - _TIED][:_MOST]
    named = [one.rule for one in first if pointed(query, [one.rule])]
    if named:
        return tuple(named)
    grades = grades_in(query.text)
    best = {part: _for_part(part, scored, words, grades) for part in parts(query)}
    homes = {one.rule.document for one in best.values() if one is not None}
    if homes and None in best.values():
        rest = [Fit(rule, 0.0, Text.of(f"{rule.subject} {rule.quote}"), False) for rule in library.rules(sorted(homes))]
        best = {part: one or _for_part(part, rest, words, grades) for part, one in best.items()}
    each = [one for one in best.values() if one is not None]
    if len(each) > 1:
        whole = {(one.rule.document, one.rule.start) for one in each}
        first = [*each, *(one for one in first if one not in each and (one.rule.document, one.rule.start) in whole)]
        return tuple(one.rule for one in first)
    purposes = tuple(word for word in words if not _FIRMS.fullmatch(word.text))
    return tuple(one.rule for one in (*first, *_others(first, _wanted(scored, query, library), purposes or words)))


def _on_object(sure: list[Fit], scored: Sequence[Fit], query: Query, library: Library) -> list[Fit]:
    """The rules that have a sign of what is wanted paid, where any has one: others would grant something else."""
    things = wanted(query, library)
    if not things:
        return sure
    least = _HALF * max((one.score for one in sure), default=0.0)
    return [one for one in sure if _bears_out(one.rule, things, library)] or [one for one in scored if one.score >= least and _bears_out(one.rule, things, library)] or sure


def _bears_out(rule: SupportRule, things: Sequence[str], library: Library) -> bool:
    """Whether a rule, with its headings, has a sign of one of the things."""
    lead = library.text(rule.document)[slice(*rule.lead)] if rule.lead is not None else ""
    whole = " ".join((*rule.path[-2:], lead, rule.quote))
    return any(borne_out(one, whole, library) for one in things)


def _wanted(scored: Sequence[Fit], query: Query, library: Library) -> list[Fit]:
    """The rules, less those for a grant that the asker says he had and does not ask for."""
    kinds, had = grants.named(query.text, library), grants.named(query.text, library, had=True)
    return [one for one in scored if not any(grants.is_for(kind, one.rule.quote) for kind in had) or any(grants.is_for(kind, one.rule.quote) for kind in kinds)]


def of_other_places(query: Query, known: Sequence[SupportRule], library: Library) -> tuple[SupportRule, ...]:
    """For a question that names no place and no document, the rule of each place beside that of the rules `known` which fits it as well."""
    if not known or query.regions or query.unknown_regions or query.documents or query.soft_documents or not several_places(library):
        return ()
    scored = [one for one in _ranked(query, _topic(query, library), library) if one.sure]
    best = max((one.score for one in scored if one.rule in known), default=0.0)
    found: dict[str, SupportRule] = {}
    for one in scored:
        place = library.cards[one.rule.document].meta.region
        if place and one.score >= best - _EQUAL and all(apart(place, library.cards[rule.document].meta.region) for rule in known):
            found.setdefault(place, one.rule)
    return tuple(found.values())


_EQUAL = 0.05
"""Rules whose scores are no further apart fit a question equally well."""


def may_point(query: Query) -> bool:
    """Whether the question tells a sum, or that one is let off something, by which it may name a rule, and asks for no sum."""
    return not _HOW_MUCH.search(query.text) and bool(sums_in(query.text) or frees(query.text))


def pointed(query: Query, rules: Sequence[SupportRule]) -> bool:
    """Whether the question names the rules, if there are any, by the sum that they give, or by what they let one off, and asks for
    nothing besides."""
    sums = sums_in(query.text)
    return bool(rules) and may_point(query) and all(gives_one_of(rule, sums) or (frees(query.text) and frees(rule.quote)) for rule in rules)


def calls(query: Query, rule: SupportRule, library: Library) -> bool:
    """Whether the question names the grant of a rule by what it is for, in the rule's own word (购房补贴)."""
    return any(grants.called(kind, rule.quote) for kind in grants.named(query.text, library))


def further(query: Query, known: Sequence[SupportRule], library: Library) -> tuple[SupportRule, ...]:
    """The rules that come next after those `known`, for an asker whom those do not concern, best first."""
    scored = _ranked(query, _topic(query, library), library)
    documents = {rule.document for rule in known}
    kinds = grants.named(query.text, library)
    own = [kind for kind in kinds if any(is_of_grant(kind, rule) for rule in known)]
    return tuple(one.rule for one in scored if one.rule not in known and one.rule.document in documents
                 and (not own or len(own) < len(kinds) or any(is_of_grant(kind, one.rule) for kind in own)))[:_FURTHER]


def is_of_grant(kind: Word, rule: SupportRule) -> bool:
    """Whether a rule gives something for what a grant is named after, by its words or its headings."""
    return grants.is_for(kind, " ".join((*rule.path, rule.subject, rule.quote)))


def _spoken_of(query: Query, scored: Sequence[Fit]) -> list[Fit]:
    """Of rules that explain little of the question those of which a condition is told in it, the most first."""
    said = "。".join(query.dialogue)
    told = [(sum(bool(mentioned(piece, said)) for c in one.rule.conditions for piece in _JOINED.split(c.text) if len(piece) >= _PIECE), one)
            for one in scored]
    most = max((count for count, _ in told), default=0)
    return [one for count, one in told if count == most] if most else []


def _topic(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of the question, those for firms as such lighter, less those that only ask for an amount or tell the state of the
    asker's project: a rule has its own words for that; where a grant is named, less what the asker had before and what he tells in brackets."""
    asked = _ASIDE.sub("", query.text)
    named = asked != query.text and grants.named(asked, library)
    words = words_of(query.words, library)
    words = tuple(word for word in words if word.text in asked) if named else words
    words = tuple(word for word in words if not (_TELLS.search(word.text) or _HOW_GIVEN.fullmatch(word.text))) or words
    words = _circumstances_lighter(words, query)
    his = _NOR.sub("", query.text)
    kinds = [bool(_FIRMS.fullmatch(word.text)) or (word.text in query.text and word.text not in his) for word in words]
    return words if all(kinds) else tuple(lighter(word, _WHO) if firm else word for word, firm in zip(words, kinds, strict=True))


def _circumstances_lighter(words: tuple[Word, ...], query: Query) -> tuple[Word, ...]:
    """The words, those that only stand where the asker tells of himself lighter, where a grant is named and the clauses that ask or name it say enough of what is meant;
    what he has not done (没买房) is hardly what he asks about."""
    if not grants.names_grant(query.text):
        return words
    words = tuple(lighter(word, _HARDLY) if re.search(f"(?<!有)(?:没有?|未){re.escape(word.text)}", query.text) else word for word in words)
    clauses = _CLAUSES.split(query.text)
    meant = "，".join(clause for clause in clauses if ASKS.search(clause) or grants.names_grant(clause))
    telling = [word.weight for word in words if word.text in meant and not _GENERIC.fullmatch(word.text)]
    alone = meant in clauses and len(telling) > 1 and sum(telling) >= _ENOUGH_NAMED
    less = _HALF if sum(telling) >= _ENOUGH else 1
    sums = "，".join(clause for clause in clauses if alone and _OF_MONEY.search(clause))
    return tuple(lighter(word, _HARDLY if word.text in sums else less) if word.text in query.text and word.text not in meant else word for word in words)


_CLAUSES, _ENOUGH = re.compile("[，。；！,;!]"), 9.0
_ENOUGH_NAMED, _HARDLY = 6.0, 0.2
_OF_MONEY = re.compile(r"\d[万亿]?元")
"""… where one clause alone both names the grant, by several words, and asks for it (纳税增长的奖励是多少): what other sums are of (年产值1.5亿元) hardly counts."""


def _ranked(query: Query, words: Sequence[Word], library: Library) -> list[Fit]:
    """All rules that explain something of the question, best first."""
    documents = documents_in_force(query, library)
    marks = marks_of(query, words, documents, library)
    wanted = benefits.asked(query.text)
    types = types_in(query.text)
    thing = applied_for(query, library)
    found = []
    for rule in library.rules(documents or sorted({passage.document for passage in marks.passages})):
        if thing is not None and not is_on(rule, thing):
            continue
        if (rule.document in library.superseded and rule.document not in marks.documents) or not benefits.gives(rule.quote, wanted) or of_other_type(f"{rule.subject}{rule.quote}", types):
            continue
        meta = library.cards[rule.document].meta
        if answers_for(query, rule.document, f"{meta.title}{meta.region}{rule.quote}", library):
            one = fit(rule, marks, query, library)
            found += [one] if one is not None else []
    found = [replace(one, score=one.score + _PAYS) if payers(query.text) & payers(one.rule.quote) else one for one in found]
    return sorted(found, key=lambda one: (-one.score, one.rule.start))


_PAYER = re.compile(r"(?:中央|[省市区县])级?财政")
_PAYS = 0.3
"""What speaks for a rule by which the treasury pays that the question names."""


def payers(text: str) -> frozenset[str]:
    """The treasuries that a text names (市财政)."""
    return frozenset(_PAYER.findall(text))


def _graded(one: Fit, grades: Sequence[str]) -> float:
    """What speaks for a rule besides its words: its score, and that it is for a grade that the question names."""
    own = {grade for words in (one.rule.subject, *(c.text for c in one.rule.conditions[-1:])) for grade in grades_in(words)}
    return 0.1 * one.score + _OF_GRADE * bool(own & set(grades))


_GENERIC = re.compile(r"补贴|补助|奖励|资助|奖补|奖|补|扶持|支持|待遇")
_THING = 16
_OF_GRADE = 0.2
_OF_SUM = re.compile(r"多少|几[千百万]")
_BY_NAME = 0.1
"""What speaks for a rule that has a thing asked for by its very name, beside others under the same heading."""
_GIVEN = 0.2
"""What speaks for a rule that tells a sum, where one is asked for."""


def _for_part(part: str, scored: Sequence[Fit], words: Sequence[Word], grades: Sequence[str]) -> Fit | None:
    """The rule that explains a part of the question best, of several grades that of one named, None where none explains half of
    it or it has hardly any words."""
    own = [word for word in words if word.text in part and not _GENERIC.fullmatch(word.text)]
    signs = set(_GENERIC.sub("", part))
    if not own and len(part) <= _THING and len(signs) > 1:
        fitting = [(len({sign for sign in signs if sign in one.rule.quote}) / len(signs), one) for one in scored if one.rule.has_sum]
        return max((one for one in fitting if one[0] == 1), key=lambda one: _graded(one[1], grades), default=(0, None))[1]
    if len(own) < (1 if len(part) <= _THING else 2):
        return None
    priced = _GIVEN if _OF_SUM.search(part) else 0.0
    best = max(scored, key=lambda one: share(own, one.text)[0] + _graded(one, grades) + priced * (one.rule.has_sum) + _BY_NAME * (part.strip() in one.rule.quote))
    return best if share(own, best.text)[0] >= _HAS else None


def explains(query: Query, rule: SupportRule, library: Library) -> float:
    """The share 0…1 of the question that a rule explains with all its headings and the title of its document."""
    return explained(query, rule.document, (*rule.path, rule.subject, rule.quote), library)


def explained(query: Query, document: str, words: Sequence[str], library: Library) -> float:
    """The share 0…1 of the question that words of a document explain together with its title and region."""
    meta = library.cards[document].meta
    return share(_topic(query, library), Text.of(" ".join((library.cards[document].title, meta.region, *words))))[0]


def _others(first: Sequence[Fit], scored: Sequence[Fit], words: Sequence[Word]) -> list[Fit]:
    """The rules that explain what of the question those found first leave open, as a question about two grants does."""
    chosen: list[Fit] = []
    total = sum(word.weight for word in words if any(part_of(word, one.text) >= _HAS for one in scored)) or 1.0
    kept = list(first[:1])
    while len(chosen) < 2:
        open_ = [word for word in words if all(part_of(word, one.text) < _HAS for one in kept)]
        gains = [(sum(word.weight for word in open_ if part_of(word, one.text) >= _HAS) / total, one)
                 for one in scored if one not in kept and one.rule.document == kept[0].rule.document]
        gain, best = max(gains, key=lambda item: (item[0], item[1].score), default=(0.0, None))
        if best is None or gain < _PART or best.score < _HALF * kept[0].score:
            break
        kept.append(best)
        chosen += [] if best in first else [best]
    return chosen
