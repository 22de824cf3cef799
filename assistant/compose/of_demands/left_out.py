"""Answers that the asker is kept out by what stands elsewhere in the document of the grant that he asks for: a case left out of all of it, a
condition that it lists. Told before any sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.check.subjects import pairs
from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_demands.classes import Membership, classified
from assistant.compose.of_demands.ruled_on import apart
from assistant.compose.rows import short_title
from assistant.eligibility import Facts, decide, facts
from assistant.eligibility.conditions.case_told import case_told
from assistant.eligibility.conditions.left_out import left_out, unfulfilled
from assistant.eligibility.conditions.windows import window
from assistant.eligibility.told.said import mentioned, same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.aspects import asked as sides_asked
from assistant.gather.in_words.articles import lies_in
from assistant.gather.of_documents.in_force import documents_for, documents_in_force
from assistant.gather.of_support.bars import Bar, bars
from assistant.gather.of_support.definitions import definitions
from assistant.gather.of_support.let_off import let_off
from assistant.records import ConditionCheck, Draft, Query, Reason, Status
from assistant.understand.normal import normal
from index.library import Library
from index.records import SupportRule
from index.regions import NATION
from index.rules.thresholds import thresholds
from index.settings import today
from prompts import say

_ASKS = re.compile(
    r"(?:能|可以|可|够|算|有|给|报|领|补|拿|享受|符合|满足|轮得|够得|还)[^，。；？]{0,24}(?:吗|么|吧|嘛|(?:不|没)(?=[？?。，]|$))|能不能|可不可以|能否|可否|是否|(?<![银进执施发])行(?:吗|么|不行?(?=[？?。，]|$))|够不够|算不算|有没有|有戏|有份|(?P<verb>[给补报奖发领])不(?P=verb)|适用"
    r"|(?:多少|几[个万千百]|怎么算)")
_PAYS_IN = re.compile(r"(?:交|缴|各出)(?:费|纳|钱)?的?(?:多少|几[个万千百块元]?|什么标准)")
"""How much one has to pay in is asked for: nobody is kept out of that."""
_GENERIC = re.compile(r"^第[一二三四五六七八九十百]+条|本(?:办法|细则|措施|指南|政策|规定|意见|次)[^，。；]{0,8}|[本该此][条项]|各项政策|申[报请]|享受|给予|予以|支持|扶持|范围|对象|专项资金|资金|政策|之列|的|再")
_GRANT = re.compile(r"[一-鿿]{2,14}?(?:补贴|补助|奖励|资助|救助|津贴|贴息|奖补|减免)")
_STORY = re.compile(r"[^，。；？]{4,}[，。；？].{4,}")
"""Something is told beside what is asked."""
_HITS = 3
_FEW = 2
_MOST = 3
_HALF = 2


def asks(query: Query) -> bool:
    """Whether somebody who tells of himself asks for something."""
    asked = _ASKS.search(query.text) or (query.leans and any(map(_ASKS.search, query.dialogue)))
    return bool(asked) and not _PAYS_IN.search(query.text) and "consequence" not in sides_asked(query.text) and (
        _STORY.search(query.text) is not None or _own(query).personal)


def _own(query: Query) -> Facts:
    """What the asker tells of himself, beside the question too."""
    return facts((*query.dialogue[:-1], normal(query.question)), query.regions)


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """The clause that keeps the asker out, for a question that `asks`; None where none does."""
    own, members = classified(_own(query), rules, library) if rules else (_own(query), ())
    places = _places(query, rules, library)
    for id in dict.fromkeys(place[0] for place in places):
        anchors = [(start, end) for document, start, end in places if document == id]
        here = at_home(own, id, library)
        for bar in (*_meant(id, anchors, own, library), *_defined(id, rules, library)):
            check = (unfulfilled if bar.demanded else left_out)(bar.what, here)
            check = _by_words(id, bar, rules, own, library) if check is None or asked_for(check, rules, own, library) else check
            if check is not None:
                return _told(id, bar, check, members, rules, library)
    return None


def _by_words(id: str, bar: Bar, rules: Sequence[SupportRule], own: Facts, library: Library) -> ConditionCheck | None:
    """The check that fails since the asker says in words of his own, in several clauses it may be, all that an item of a list of cases left out names ("贷款展期期间产生的利息":
    后来办了展期，这半年的利息); None where he does not, or its words name only what all of the document, or the rule that he asks for, is about."""
    told = case_told(bar.what, own.text) if not bar.demanded and bar.lead is not None else None
    if told is None or told.side != "in" or not told.whole or len(set(told.decided)) < _FEW or not apart(told, library.text(id), library.cards[id].title):
        return None
    if all(word in rule.quote for rule in rules[:1] for word in told.decided) and rules:
        return None
    return ConditionCheck(say("eligibility.except", name=bar.what), "不符合", say("eligibility.reason.denied", words=told.words))


def asked_for(failed: ConditionCheck, rules: Sequence[SupportRule], own: Facts, library: Library) -> bool:
    """Whether the very words of the asker that keep him out are those by which he is one whom the rule found is for: what a rule asks of its own people
    does not keep them out of it. A figure that a rule wants high may still be too high for another clause."""
    rule = next(iter(rules), None)
    if rule is None or _too_much(failed.text, rule):
        return False
    said = [clause.group().strip() for clause in CLAUSE.finditer(own.text) if len(clause.group().strip()) >= _SAID and clause.group().strip() in failed.reason]
    met = [check for check in decide(rule, own, library.cards[rule.document].meta, today()).checks if check.verdict == "符合"]
    return any(words in check.reason and _kind(check.text) == _kind(failed.text) and (pairs(check.text) & pairs(failed.text)) - _DEEDS for words in said for check in met)


_DEEDS = frozenset({"企业", "单位", "公司", "项目", "机构", "人员", "购买", "采购", "购置", "租赁", "承租", "销售", "投资", "引进"})
"""What is done alone tells nothing of with whom (向关联企业购买 is not what 购买国产设备 asks for), nor does a word for any applicant."""


def _kind(demand: str) -> tuple[bool, bool]:
    """Whether a demand is on days, and whether on figures: one of another kind, or on another thing, is met by other words of the same clause."""
    return window(demand) is not None, re.search(r"\d", demand) is not None


_SAID = 4


def _too_much(limit: str, rule: SupportRule) -> bool:
    """Whether a clause limits a figure on the one side and the rule on the other."""
    sides = {one.minimum is None for one in thresholds(limit) if not one.bare}
    return any(condition.unit and (condition.minimum is None) not in sides for condition in rule.conditions) if sides else False


def at_home(own: Facts, id: str, library: Library) -> Facts:
    """What the asker tells, to be held against a document: with the place that it governs."""
    place = library.cards[id].meta.region
    return replace(own, home="" if place == NATION else place)


def _places(query: Query, rules: Sequence[SupportRule], library: Library) -> list[tuple[str, int, int]]:
    """Where what is asked for stands: the rules found, else the passages that come nearest, and all of the few documents of the places named."""
    held = documents_in_force(query, library)
    named = documents_for(query, library)
    first = [(rule.document, rule.start, rule.end) for rule in rules[:_FEW]]
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, held)
    found = [(one.document, one.start, one.end) for one in library.passages([hit.id for hit in hits]).values()]
    documents = {id for id, _, _ in (first or found)[:1]} | (set(named) if named is not None and len(named) <= _MOST else set())
    return [one for one in (*first, *found) if one[0] in documents] + [(id, 0, 0) for id in documents]


def _meant(id: str, anchors: Sequence[tuple[int, int]], own: Facts, library: Library) -> Iterator[Bar]:
    """What keeps out of all that the document gives, or of the grant that is asked for."""
    text = library.text(id)
    lines = [(text.rfind("\n", 0, start) + 1, text.find("\n", end) if text.find("\n", end) >= 0 else len(text)) for start, end in anchors if end]
    lifted = {found["article"] for line in lines[:1] for found in _LIFTED.finditer(text, *line)}
    given = [rule.start for rule in library.rules([id])]
    of_table = max((bar.start for bar in bars(text) if bar.tabled and anchors and bar.start <= anchors[0][0]), default=-1)
    for bar in bars(text):
        if bar.tabled and 0 <= of_table != bar.start:
            continue  # the rule asked for stands in another table
        begin = text.rfind("\n", 0, bar.start) + 1
        local = not bar.listed and any(begin <= start < bar.start for start in given)
        if local and not any(first <= bar.start < last for first, last in lines):
            continue
        asked = next((one for one in anchors if one[1] and not one[0] <= bar.start < one[1]), None) or next((one for one in anchors if one[1]), None)
        if bar.demanded and asked is None:
            continue  # a document only of the place: its conditions are for something else
        if bar.parts and (asked is None or lies_in(asked, bar.parts) == bar.only):
            continue
        if bar.demanded and any(text.rfind(article, 0, bar.start) == text.rfind("\n第", 0, bar.start) + 1 for article in lifted):
            continue
        if bar.demanded and bar.lead is not None and (whom := _CLASS.match(text, text.rfind("\n", 0, bar.lead[0]) + 1)) is not None and not mentioned(whom["name"], own.text):
            continue  # what is asked of one of several classes, of which the asker does not say that he is
        if bar.demanded and bar.listed and let_off(text, bar.start, bar.end, own.text):
            continue
        if bar.demanded and "岁" in bar.what and _ageless(asked, text):
            continue
        if bar.parts or _of(bar.act, own.text, "" if asked is None else " ".join(library.section_at(id, asked[0]).path)):
            yield bar


def _defined(id: str, rules: Sequence[SupportRule], library: Library) -> Iterator[Bar]:
    """What the document says that the words of the rule asked for mean: who is not what they mean is not meant by the rule."""
    rule = next((one for one in rules[:1] if one.document == id), None)
    words = "" if rule is None else " ".join((rule.subject, rule.quote, *(one.text for one in rule.conditions), opening(rule, library)))
    for one in definitions(library.text(id)):
        if one.term in words:
            yield Bar(one.start, one.end, one.what, "", demanded=True)


def opening(rule: SupportRule, library: Library) -> str:
    """What opens the list in which a rule stands ("纳税人赡养被赡养人的支出，按以下标准扣除：（一）…"), "" where it stands in none."""
    text = library.text(rule.document)
    line = text.rfind("\n", 0, rule.start) + 1
    colon = next((place for place in (text.rfind(sign, max(0, rule.start - _NEAR), rule.start) for sign in "：:") if place >= 0), -1)
    return text[text.rfind("\n", 0, colon) + 1 : colon] if colon >= 0 and (_ITEM.match(text, line) or colon >= line) else ""


_NEAR = 300
_ITEM = re.compile(r"[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])")


_CLASS = re.compile(r"[ \t　]*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)])\s*(?P<name>[一-鿿]{2,12}(?:人才|人员|家庭|企业|对象|青年|单位|学生|职工|毕业生))[。：:]")
"""A class of those who may apply, at the head of a line that says what they have to be."""


_LIFTED = re.compile(r"不受(?P<article>第[一二三四五六七八九十百]+条)[^。；\n]{2,24}限制")
"""The article that does not hold for a grant."""


_AGELESS = re.compile(r"不受[^。；\n]{0,16}年龄[^。；\n]{0,6}限制|年龄(?:可)?不限")
_NEXT_ARTICLE = re.compile(r"\n[ \t]*(?:第[一二三四五六七八九十百]+[条章]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)")


def _ageless(asked: tuple[int, int] | None, text: str) -> bool:
    """Whether the article of what is asked for says that no age is asked for it."""
    if asked is None:
        return False
    end = _NEXT_ARTICLE.search(text, asked[-1])
    return _AGELESS.search(text, text.rfind("\n", 0, asked[-2]) + 1, end.start() if end is not None else len(text)) is not None


def _of(act: str, said: str, headings: str) -> bool:
    """Whether what is not given, where it is named, is what is spoken of, by the asker or in the headings of the rule: one of the grants named together at
    least. A loan is spoken of only where the asker names one."""
    bare = _GENERIC.sub("", act)
    if (deal := _DEAL.search(bare)) is not None:
        return deal.group()[0] in said
    named = _GRANT.search(bare)
    won = _WON.search(act) if named is None else None
    if named is None:
        return won is None or _spoken_of(same(won["what"]), same(said))
    said = same(said + headings)
    return any(_spoken_of(same(one), said) for one in _TOGETHER.split(named.group()) if len(one) > 1)


_WON = re.compile(r"(?:取得|获得)(?P<what>[一-鿿]{2,20}?)(?:[，,]|的|应|须|需|必须|同时|$)")
"""A paper or a standing that a list of conditions is for (取得经营许可证应当…)."""
_DEAL = re.compile(r"贷款|提取")
_TOGETHER = re.compile(r"、|以及|[和与及或]")


def _spoken_of(name: str, said: str) -> bool:
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    return sum(pair in said for pair in pairs) * _HALF >= len(pairs)


def _shown(condition: str, bar: Bar) -> str:
    """A condition as it is told: its first clause that stands so in what keeps the asker out, as a quotation."""
    parts = [condition, *re.split(r"[（(，]", condition)]
    quoted = next((one for one in parts if len(one) > 1 and one in bar.what), "")
    if bar.demanded and not quoted:
        quoted = next((head for head in (condition[:end] for end in range(len(condition), _HEAD, -1)) if head in bar.what), "")
    return f"“{quoted}”" if bar.demanded and quoted else condition


_HEAD = 6


def _told(id: str, bar: Bar, check: ConditionCheck, members: Sequence[Membership], rules: Sequence[SupportRule], library: Library) -> Draft:
    """The clause that keeps the asker out, what of it he tells, and the rule that he asks for."""
    cite = Citations(library)
    text = library.text(id)
    mark = cite.span(id, library.section_at(id, bar.start).path, bar.start, bar.end)
    lines = [say("eligibility.one.fails" if bar.demanded else "support.excluded", title=short_title(id, library), quote=text[bar.start : bar.end].strip(), mark=f"[{mark}]"),
             say("eligibility.line.check", verdict=check.verdict, text=_shown(check.text, bar), reason=check.reason)]
    if bar.lead is not None:
        lead = slice(*bar.lead)
        lines.append(say("support.origin", quote=text[lead].strip("：: \n"), mark=f"[{cite.span(id, (), lead.start, lead.stop)}]"))
    lines += [say("support.member", label=one.label, quote=text[one.start : one.end], mark=f"[{cite.span(id, (), one.start, one.end)}]")
              for one in members if one.document == id and one.label in bar.what]
    rule = next((one for one in rules[:1] if one.document == id and not one.start <= bar.start < one.end), None)
    lines += [] if rule is None else [say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]")]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
