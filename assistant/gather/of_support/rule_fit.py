"""How well a support rule fits a question: the words that it explains, and what else tells rules apart that read alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.conditions.trades import own_trades, trades_in
from assistant.eligibility.told.facts import facts
from assistant.eligibility.told.own_figures import sums_named
from assistant.gather.of_documents.in_force import named_after
from assistant.gather.of_documents.titled import shares
from assistant.gather.of_lists.headings import bare_heading
from assistant.gather.of_support import benefits, grants
from assistant.gather.of_support.objects import borne_out, wanted
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.quantities import in_base_units
from index.records import Passage, SupportRule

_LEAST = 0.3
_FIRST = 0.2
"""A rule in the passage that retrieval puts first needs to explain less of the question."""
_RETRIEVED = (0.25, 0.18, 0.12, 0.06, 0.03)
"""For a rule of the passages that retrieval puts first, by their place."""
_NEAR = 3
"""… as does one of a passage nearly first, in the document or of the very place that a question for support names."""
_BESIDE = 0.12
"""… and one that explains only a part of it, beside another rule, less still."""
_HAS = 0.5
_HITS = 20
_TITLED = 0.3
_HEADING = 16
"""The heading above a rule's own counts as its words where it is no longer."""
_UNPLACED = -0.15
"""For a rule of a document of no known region, where the question names a region."""
_OF_PLACE = 0.1
"""For a rule of the very place that the question names, beside those of wider places."""
_BY_TITLE = 0.4
"""For a rule of a document whose title has a good part of the question, times that part."""
_HEADED = 0.2
"""For a rule under a heading that the question says whole."""
_LABEL = re.compile(r"(?:方向|类别|专题|方式)[\d一二三四五六七八九十]+|第[\d一二三四五六七八九十]+[条款类档]")
_LABELLED = 0.3
"""For a rule that bears the number by which the question names it; so much less for one with another."""
_RANK = re.compile(r"前[\d一二三四五六七八九十百]+(?:名|强|位)|\d+强|[一二三特]等奖|[冠亚季]军|[金银铜]奖")
_RANKED = 0.3
"""For a rule for a rank that the question names."""
_OF_SUM = 0.3
"""For a rule that gives the sum that the question names ("那5000块")."""
_OF_RATE = 0.12
"""For a rule that gives the rate that the question names."""
_OF_KIND = 0.2
"""For a rule for what the grant is named after that the question names ("上云奖励")."""
_OF_ACT = 0.12
"""For a rule that lets one off paying, where the question asks for that; so much less for another."""
_OF_YEAR = 0.3
"""For a rule that says how much there is at most in a year, where that is asked."""
_YEAR_ASKED = re.compile(r"(?:[一每全]个?年|年度)[^，。？；]{0,6}(?:最[多高大]|封顶|上限|不超过)")
_YEAR_SAID = re.compile(r"(?:年度|每年|[一1]年|全年)[^，。；]{0,20}(?:最高|不得?超过|以内|封顶)|年最高")
_OF_MONTH = 0.15
"""For a rule that gives so much a month, where that is asked."""
_MONTH_ASKED = re.compile(r"(?:每个?|一个?)月[^，。？；]{0,8}(?:多少|几)")
UNITS = "平方米|平方|平米|平|亩|头|只|羽|吨|公里|千瓦|张床|床位|台|辆|件"
_EACH_ASKED = re.compile(rf"[一每]个?(?P<unit>{UNITS})[^，。？]{{0,10}}?(?:多少|几|(?:给|补|奖)?\d)|(?:多少|几)(?:钱|元|块)?[一每]个?(?P<behind>{UNITS})")
_OF_EACH = 0.5
"""For a rule that gives so much for each of what the question counts (一平米补多少)."""
_OF_OBJECT = 0.2
"""For a rule that has a sign of what the question wants paid."""
_OTHER_TRADE = -0.3
"""For a rule whose words are of other trades than the one that the question names somebody of."""
_FREES = re.compile(r"免(?=[征收缴交除租税费不]|[？?，。]|$|吗|多少)|减免")
_MONEY_ASKED = re.compile(r"补贴|补助|奖励|奖金|资助|津贴|贴息")
_RELIEVES = -0.2
"""For a rule that lets one off paying, where money is asked for and nothing of that."""
_PERCENT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)[%％]")


@dataclass(frozen=True, slots=True)
class Marks:
    """What of a question tells which rule it means: its `words`, the `passages` that retrieval finds for them, best first, the
    `documents` that it names or leans on, `titles` with the share of it that each has, the `labels`, `ranks`, `sums` (in 元), `rates`,
    kinds of grants and `trades` that it names, whether it asks to be let off paying, the `objects` that it wants paid, and the documents called after the kind of benefit that it asks for."""

    words: tuple[Word, ...]
    passages: tuple[Passage, ...]
    documents: frozenset[str]
    titles: dict[str, float]
    labels: frozenset[str]
    ranks: frozenset[str]
    sums: frozenset[Decimal]
    rates: frozenset[Decimal]
    kinds: tuple[Word, ...]
    trades: frozenset[str]
    frees: bool
    objects: tuple[str, ...]
    of_kind: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """A rule with how well it fits (about 0…2), its text as words are looked up in it, and whether it explains enough to be
    meant by itself."""

    rule: SupportRule
    score: float
    text: Text
    sure: bool


def marks_of(query: Query, words: Sequence[Word], documents: Sequence[str] | None, library: Library) -> Marks:
    """The marks of a question whose words are `words`, to be held against rules of `documents` (None for all)."""
    said = (*query.words, *benefits.nouns(benefits.asked(query.text)))
    hits = library.search_passages(" ".join(said) or query.text, _HITS, documents)
    found = library.passages([hit.id for hit in hits])
    return Marks(
        words=tuple(words),
        passages=tuple(found[hit.id] for hit in hits),
        documents=frozenset((*query.documents, *query.soft_documents)),
        titles={id: part for part, id in shares(words, library, _TITLED)},
        labels=frozenset(_LABEL.findall(query.text)),
        ranks=frozenset(_RANK.findall(query.text)),
        sums=sums_in(query.text),
        rates=frozenset(Decimal(value) / 100 for value in _PERCENT.findall(query.text)),
        kinds=grants.named(query.text, library),
        trades=frozenset(own_trades(query.text)),
        frees=frees(query.text),
        objects=wanted(query, library),
        of_kind=called_for(query, words, documents, library),
    )


def called_for(query: Query, words: Sequence[Word], documents: Sequence[str] | None, library: Library) -> frozenset[str]:
    """The documents called after the kind of benefit that a question asks for and the thing for which it does (专利收费减缴办法: 申请专利能不能减缴), or which have most
    of what it tells."""
    kinds = benefits.asked(query.text)
    return frozenset(id for id in (documents or library.cards if kinds else ()) if of_its_kind(query, id, library)
                     and (_names_rest(library.cards[id].title, words, library) or share(words, Text.of(library.text(id)))[0] >= _MOST))


def of_its_kind(query: Query, document: str, library: Library) -> bool:
    """Whether a document is called after the kind of benefit that a question asks for, and speaks of the thing for which it does."""
    kinds, thing = benefits.asked(query.text), thing_asked(query).partition("的补")[0]
    return bool(kinds) and benefits.gives(library.cards[document].title, kinds) and (not thing or borne_out(thing, library.text(document), library))


def _names_rest(title: str, words: Sequence[Word], library: Library) -> bool:
    """Whether a question has most of the words of a title by which it tells from others of its kind."""
    own = tuple(one for one in words_of([_PAPER.sub("", title)], library) if not _FREES_OR_PAYS.search(one.text))
    return bool(own) and share(own, Text.of(" ".join(one.text for one in words)))[0] >= _MOST


_PAPER = re.compile(r"(?:暂行|试行|管理|实施|若干)*(?:办法|细则|意见|政策|措施|规定|方案|通知)(?:（试行）)?$")
_FREES_OR_PAYS = re.compile(r"减|免|贴息|优惠|补|奖|费$")
_MOST = 0.5


def fit(rule: SupportRule, marks: Marks, query: Query, library: Library) -> Fit | None:
    """How well the rule fits the question, None where it explains too little of it."""
    lead = library.text(rule.document)[slice(*rule.lead)] if rule.lead else ""
    own = rule.for_whom
    said = Text.of(" ".join((rule.quote, given_behind(rule, library), lead, *(one for one in rule.path[-2:] if len(one) <= _HEADING), *rule.path[-1:], *own)))
    titled = Text.of(library.cards[rule.document].title)
    words = tuple(word for word in marks.words if part_of(word, titled) < _HAS or part_of(word, said) >= _HAS) or marks.words
    part, _ = share(words, said)
    if part < _BESIDE and rule.document not in marks.of_kind:
        return None
    rank = next((place for place, one in enumerate(marks.passages)
                 if one.document == rule.document and one.start <= rule.start < one.end), len(marks.passages))
    around = marks.passages[rank].text if rank < len(marks.passages) else ""
    wide, _ = share(words, Text.of(" ".join((said.canonical, *rule.path, around))))
    grade, _ = share(words, Text.of(" ".join(own)))
    score = 0.7 * part + 0.3 * wide + 0.06 * grade + 0.12 * (rule.has_sum) + (_RETRIEVED[rank] if rank < len(_RETRIEVED) else 0.0)
    more, named = _told_apart(rule, marks, query, library)
    at_home = rule.document in marks.documents or (bool(query.regions) and library.cards[rule.document].meta.region in query.regions)
    return Fit(rule, score + more, said, named or part >= _LEAST or (rank == 0 and part >= _FIRST) or (at_home and rank < _NEAR))


def given_behind(rule: SupportRule, library: Library) -> str:
    """What is given by a standard that ends the rule's words, as its sentence goes on to tell ("按照每人3000元标准，给予…安家费补贴")."""
    if not rule.quote.endswith("标准"):
        return ""
    found = _GOES_ON.match(library.text(rule.document), rule.end)
    return found.group() if found is not None else ""


_GOES_ON = re.compile(r"[，,]?(?:给予|发放|予以|补给)[^。；\n]{2,60}")


def _told_apart(rule: SupportRule, marks: Marks, query: Query, library: Library) -> tuple[float, bool]:
    """What speaks for a rule, or against it, besides its words; and whether the question names it by one of these."""
    meta = library.cards[rule.document].meta
    labels = frozenset(_LABEL.findall(rule.quote))
    whole = " ".join((*rule.path, rule.quote))
    trades = trades_in(f"{rule.subject} {rule.quote}")
    headed = any(len(name) > 2 and (name in query.text or _short_in(name, query.text)) for name in map(bare_heading, rule.path[-2:]))
    labelled, ranked = bool(labels & marks.labels), not marks.ranks.isdisjoint(_RANK.findall(rule.quote))
    signs = (
        _UNPLACED * bool(query.regions and not meta.region and not named_after(rule.document, query.regions, library)),
        _OF_PLACE * (meta.region in query.regions),
        _BY_TITLE * (0 if marks.documents else marks.titles.get(rule.document, 0)),
        _HEADED * headed,
        _LABELLED * (labelled - bool(marks.labels and labels and not labelled)),
        _RANKED * ranked,
        _OF_SUM * gives_one_of(rule, marks.sums),
        _OF_RATE * (rule.rate in marks.rates),
        _OF_KIND * any(grants.is_for(kind, whole) for kind in marks.kinds),
        _OF_ACT * (2 * frees(rule.quote) - 1) * marks.frees,
        _OF_YEAR * (_YEAR_ASKED.search(query.text) is not None and _YEAR_SAID.search(rule.quote) is not None),
        _OF_MONTH * (_MONTH_ASKED.search(query.text) is not None and "月" in rule.per),
        _OF_EACH * (bool(rule.per) and rule.per == each_asked(query.text)),
        _OF_KIND * (rule.document in marks.of_kind),
        _OF_OBJECT * any(borne_out(one, whole, library) for one in marks.objects),
        _RELIEVES * (bool(rule.relief) and _MONEY_ASKED.search(query.text) is not None and not (frees(query.text) or "relief" in benefits.asked(query.text))),
        _OTHER_TRADE * bool(marks.trades and trades and not marks.trades & trades),
    )
    called = any(grants.called(kind, rule.quote) for kind in marks.kinds) or rule.document in marks.of_kind
    return sum(signs), headed or labelled or ranked or called


def _short_in(heading: str, text: str) -> bool:
    """Whether a question begins to name a thing by the end of a heading ("，规模种植补贴": 稻谷规模种植补贴)."""
    ends = (heading[at:] for at in range(1, len(heading) - _SHORT_NAME + 1))
    return any(end in text and (text.startswith(end) or any(f"{sign}{end}" in text for sign in _BEFORE_NAME)) for end in ends)


_BEFORE_NAME = "，。；？、的个这那领拿报有享"
_SHORT_NAME = 5
"""So many signs of a heading name what stands under it."""


def each_asked(text: str) -> str:
    """The unit for each of which it is asked how much is given, "" where there is none."""
    found = _EACH_ASKED.search(text)
    unit = (found["unit"] or found["behind"]) if found is not None else ""
    return "平方米" if unit in ("平方", "平米", "平") else unit


def frees(text: str) -> bool:
    """Whether a clause lets one off paying, or a question asks for that."""
    return _FREES.search(text) is not None


def sums_in(text: str) -> frozenset[Decimal]:
    """The sums, in 元, by which a question names grants."""
    return frozenset(in_base_units(one.value, one.unit)[0] for one in sums_named(text))


def sums_meant(query: Query) -> frozenset[Decimal]:
    """The sums, in 元, by which a question names a grant or that the asker expects to be given."""
    return sums_in(query.text) | {in_base_units(one.value, one.unit)[0] for one in facts(query.dialogue, query.regions).claimed}


def gives_one_of(rule: SupportRule, sums: frozenset[Decimal]) -> bool:
    """Whether a rule names one of the sums (in 元) as what it gives or caps."""
    values = (rule.amount, rule.amount_max, rule.cap, *(value for tier in rule.tiers for value in (tier.amount, tier.cap)))
    return any(in_base_units(value, rule.currency_unit)[0] in sums for value in values if value is not None)
