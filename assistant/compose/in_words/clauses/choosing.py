"""Which sentences and passages answer a part of a question: few for a narrow one, whole lists and sections for a broad one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.in_words.clauses.spans import (
    LONG,
    SHORT,
    Span,
    beginning,
    inside,
    joined,
    whole_section,
)
from assistant.gather.aspects import told
from assistant.gather.in_words.asked_parts import Part
from assistant.gather.in_words.clauses import Found
from assistant.gather.in_words.scope import asked_section, belonging
from assistant.gather.in_words.sentences import Sentence
from assistant.gather.in_words.sentences import spans as sentence_spans
from assistant.gather.of_lists.headings import counted
from assistant.gather.wording import Text, Word, share
from assistant.records import Query
from index.dates import YEAR
from index.library import Library
from index.quantities import chinese_number
from index.records import Passage

NEXT = 0.9
"""A further sentence must weigh this share of the best one, a further passage explain this share of what the best one does."""
_OWN = 0.75
"""… and have this share, in its own text, of the words that the best one has."""
READ = 8
_WHOLE_LISTS = frozenset({"members", "condition", "material", "procedure", "refused"})
_SECTION = 800
"""Of a longer section that is asked for only the beginning is quoted where no list is asked for."""
_GROUP = 600
"""A section whose heading names what is asked is quoted whole up to so many signs where no list is asked for."""
_COUNT = re.compile(r"哪(?P<count>几|[两二三四五六七八九十]+|\d+)(?P<measure>[家处座所名位个项条类种大])的?(?P<thing>[\u4e00-\u9fff]{2})?")
_BEFORE = re.compile(r"(?P<thing>[\u4e00-\u9fff]{2})[”’\"]?(?:一共|总共|都|分别|具体|又|各)?(?:是|有|为|叫)?$")
"""What is counted may stand before the words that ask for it (点了名的企业是哪几家)."""
_IS_WHICH = re.compile(r"哪|什么|列|名[称字单]|分别|包括|清单")
_HELD = re.compile(r"实际|一致|一样|对得?上|附件.*正文|正文.*附件")
"""What is counted in one place is held against another."""
_NUMERALS = "一二三四五六七八九十"
_NAMED = 3
_SUMMED_UP = 0.8
"""A sentence that counts the things asked for by their name must weigh so much of the best one."""
_NEGATIVE = frozenset({"refused"})
_NAMED_LIST = re.compile("“[^”]*、[^”]*”")
"""A name that is made of several (“双随机、一公开”) lists nothing."""
_LISTED_BELOW = re.compile("下列|以下|如下|情形之一")


def counted_out(query: Query, weighed: Sequence[Sentence]) -> list[Span]:
    """The sentence that names and counts what the question asks for (`counting`), if it is near the best; else none, nor where one of them alone is asked about."""
    if weighed[0].alone:
        return []
    for pattern in counting(query):
        fitting = [one for one in weighed if one.weight >= _SUMMED_UP * weighed[0].weight and pattern.search(one.text)]
        if fitting:
            return [(one.passage, one.start, one.end) for one in fitting[:1]]
    return []


def counting(query: Query) -> list[re.Pattern[str]]:
    """How a text reads that names so many things as the question counts ("哪两家": 甲、乙2家; "三大产业是哪三个": 甲、乙、丙三大产业), or that names
    and counts things not counted ("哪几项扣除": 甲、乙等6项专项扣除)."""
    count = _COUNT.search(query.text)
    named = [rf"(?:{number}|{_numeral(number)})[个大项条类种家]?[^，。；、]{{0,6}}{re.escape(thing[:_NAMED])}" for number, thing in counted(query)] if _IS_WHICH.search(query.text) and not _HELD.search(query.text) else []
    if count is not None and count["count"] != "几":
        digits = count["count"] if count["count"].isdigit() else chinese_number(count["count"])
        named.append(rf"(?:{digits}|{count['count']}){count['measure']}")
    elif count is not None:
        before = None if count["thing"] else _BEFORE.search(query.text[: count.start()])
        thing = count["thing"] or (before["thing"] if before is not None else "")
        named += [rf"(?:\d+|[二三四五六七八九十]+){count['measure']}(?:[^，。；、]{{0,8}}{thing})"] if thing else []
    return [re.compile(rf"、[^。；，、]{{1,30}}?{pattern}") for pattern in named]


def _numeral(number: int) -> str:
    return _NUMERALS[number - 1] if number <= len(_NUMERALS) else str(number)


def broadly(
    found: Sequence[Found], weighed: Sequence[Sentence], part: Part, library: Library, limit: int
) -> list[Span]:
    """The passages that answer, whole, with the lists and sections that they belong to, best first; a year alone makes none an answer."""
    part = replace(part, words=tuple(word for word in part.words if not YEAR.fullmatch(word.text)) or part.words)
    section = asked_section(part.words, [one.passage for one in found[:READ]], library)
    if section is not None:
        whole = whole_section(*section, library, limit)
        if whole and not part.aspects & _WHOLE_LISTS and sum(end - start for _, start, end in whole) > _SECTION:
            return beginning(*section, library, _GROUP)
        if whole:
            return whole
    if part.aspects & _NEGATIVE:
        weighed = [one for one in weighed if told(part.aspects & _NEGATIVE, one.text)] or weighed
    order = list(dict.fromkeys(one.order for one in weighed))
    best = weighed[0]
    most, _ = share(part.words, Text.of(best.passage.text))
    lists = _lists(part, best)
    chosen: list[Span] = []
    left = limit
    for place in order[:4]:
        one = found[place]
        top = next(sentence for sentence in weighed if sentence.order == place)
        if chosen and (top.weight < NEXT * best.weight or one.share < NEXT * found[best.order].share):
            continue
        if chosen and (share(part.words, Text.of(one.passage.text))[0] < _OWN * most or (lists and not _lists(part, top))):
            continue
        alone = lists and top.end - top.start <= SHORT and not _LISTED_BELOW.search(top.text)
        group = (one.passage,) if alone else belonging(one.passage, library)
        if lists or part.aspects & _WHOLE_LISTS:
            group = group if sum(len(passage.text) for passage in group) <= left else (one.passage,)
            spans = [(passage, passage.start, passage.end) for passage in group]
        else:
            spans = [span for passage in _bearing(part, group) for span in _telling(part, passage, library, min(left, _GROUP))]
        if sum(end - start for _, start, end in spans) > left:
            if chosen:
                continue
            spans = [(top.passage, top.start, top.end)]
        spans = [span for span in joined(list(dict.fromkeys(spans)), library) if not any(inside(span, other) for other in chosen)]
        chosen += spans
        left -= sum(end - start for _, start, end in spans)
    return chosen


def _bearing(part: Part, group: Sequence[Passage]) -> list[Passage]:
    """Those of the passages of a list that have the words of what is asked as the best of them has; what only opens the list goes with
    the best of its members."""
    shares = [share(part.words, Text.of(passage.text))[0] for passage in group]
    opens = len(group) > 1 and group[0].text.rstrip().endswith(("：", ":"))
    most = max(shares[1:] if opens and any(shares[1:]) else shares)
    return [passage for passage, own in zip(group, shares, strict=True) if own >= _OWN * most]


def _telling(part: Part, passage: Passage, library: Library, limit: int) -> list[Span]:
    """Of a passage whose heading says that it is about what is asked the section, up to `limit` signs, or the passage whole; of another
    the sentences that have its words."""
    inside = [(passage, start, end) for start, end in sentence_spans(passage, library)]
    shares = [share(part.words, Text.of(passage.text[start - passage.start : end - passage.start]))[0] for _, start, end in inside]
    if passage.path and share(part.words, Text.of(passage.path[-1]))[0] >= _OWN * max(shares):
        section = library.section_of(passage)
        whole = whole_section(passage.document, section, library, limit) if section is not None and section.level > 0 else []
        return whole or [(passage, passage.start, passage.end)]
    chosen = [span for span, own in zip(inside, shares, strict=True) if own >= _OWN * max(shares)]
    return with_members(chosen, part.words, library, limit)


def with_members(spans: Sequence[Span], words: Sequence[Word], library: Library, limit: int) -> list[Span]:
    """The stretches; behind the last, where it opens a list in its passage, the members that have most of what is asked, all of them where none has any, up to `limit`
    signs; before it none that opens a list without a member."""
    kept = [span for span, after in zip(spans, [*spans[1:], None], strict=True)
            if after is None or not _opening(span, library) or (after[0].document == span[0].document and after[1] < span[0].end)]
    passage, _, end = kept[-1]
    if not _opening(kept[-1], library):
        return kept
    members = [(passage, first, last) for first, last in sentence_spans(passage, library) if first >= end]
    shares = [share(words, Text.of(library.text(passage.document)[first:last]))[0] for _, first, last in members]
    having = [one for one, own in zip(members, shares, strict=True) if own >= _OWN * max(shares)]
    return [*kept, *having] if sum(last - first for _, first, last in having) <= limit else kept


def _opening(span: Span, library: Library) -> bool:
    """Whether a stretch opens a list that goes on in its passage."""
    passage, start, end = span
    return end < passage.end and library.text(passage.document)[start:end].rstrip().endswith(("：", ":"))


def _lists(part: Part, sentence: Sentence) -> bool:
    """Whether a sentence lists the things asked for."""
    return part.things is not None and part.things.search(_NAMED_LIST.sub("", sentence.text)) is not None


def narrowly(weighed: Sequence[Sentence], words: Sequence[Word], library: Library, limit: int) -> list[Span]:
    """The sentence that answers best, and those of its passage that come near it, in order."""
    best = weighed[0]
    chosen = [best]
    used = best.end - best.start
    for one in weighed[1:]:
        near = one.passage.number == best.passage.number and one.passage.document == best.passage.document
        if one.weight < (NEXT if near else 0.97) * best.weight or used + one.end - one.start > limit:
            continue
        chosen.append(one)
        used += one.end - one.start
        if len(chosen) == 3:
            break
    spans = [(one.passage, one.start, one.end) for one in sorted(chosen, key=_place)]
    if best.text.rstrip().endswith(("：", ":")):
        group = [(one, one.start, one.end) for one in belonging(best.passage, library)]
        if sum(end - start for _, start, end in group) <= LONG:
            spans = group
    return joined(with_members(spans, words, library, limit), library)


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.order, sentence.start
