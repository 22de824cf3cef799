"""Who is responsible: the units named by the clause that the question is about, with the clause's own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.in_words.asked_parts import Part, parts, quoted_terms
from assistant.gather.in_words.clauses import Found, clauses
from assistant.gather.in_words.sentences import spans
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_lists.headings import headline
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Passage, Responsibility, Section
from index.responsibility import responsibilities, row_duties
from prompts import say

_ACTS = re.compile(r"(?:谁|哪个?(?:部门|单位|厅|局|机构)?)[来去给]?(?:审|批|办|受理|发放|拨付|兑现|认定|评定|验收|制定|解释)|交给谁|向谁|报给?谁")
_DOES = re.compile(r"谁[来去]?(?:牵头|负责|组织|统一)(?P<does>公示|公布|公告|发布|核查|检查|抽查|评估|考核|招聘|培训|采购|验收|遴选|推荐)")
"""What is done under somebody's lead: a clause that does not speak of it names nobody for it."""
_FIRMS = re.compile(r"哪.{0,3}家(?:企业|公司)")
_DUTY = re.compile(r"牵头|配合|负责|责任|主管|部门|单位|谁|承担|参与|找")
_NAMES_NOTHING = re.compile(rf"{_DUTY.pattern}|[这那此该]件?事儿?|[这那]项|[区县市]+|县区|政府|管委会|乡镇|街道|园区|厅局?|担|管")
"""What names nothing of its own in a follow-up that asks who is responsible (这件事是哪几个县区政府担的)."""
_BRACKET = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*[)）]")
_BEHIND = re.compile(r"[^\S\n]*[（(][^（）()\n]{2,60}[)）]")
_CLOSES = re.compile(r"[^\S\n]*[）)\]］】〕]?")
_GAP = 15
"""So many signs at most lie between the duties of one clause."""
_QUOTED = 3
"""So many clauses of an answer are looked at for the units responsible for them."""
_QUOTE, _WHOLE = 170, 420
_SHARE = 0.5
_HEADED = 0.75
"""So much of a thing asked must a heading have that names who is responsible for it."""
_MOST = 3
"""Of more documents headings are not gone through."""
_STANDS, _LONG = 0.5, 3
"""So much of a word must stand in a clause; a word of so many signs names a thing."""
_NAMED, _OWN = 4, 0.8
"""A follow-up names a thing of its own in so many signs at least, and a clause about it explains this share of it."""


def compose(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The units responsible for the first clause found that names some, None if none does, or if the question says not for
    what, asks for firms, or asks who does something that the clause itself says (审批, 受理 …)."""
    asked = parts(query, library)
    if _ACTS.search(query.text) or _FIRMS.search(query.text) or not any(part.words for part in asked):
        return None
    does, head = _DOES.search(query.text), _head_word(query, asked[0])
    for one in found[:6]:
        if one.share < _SHARE * found[0].share:
            continue
        passage = one.passage
        if does is not None and does["does"] not in passage.text:
            continue
        if head is not None and part_of(head, Text.of(" ".join((*passage.path, passage.context, passage.text)))) < _STANDS:
            continue
        start, end = _sentence(one, asked[0], library)
        named = _named(passage, start, library)
        if not named:
            continue
        cite = Citations(library)
        quote = _clause(passage, start, end, named[-1].end, library, cite)
        lines = _lines(named, passage, cite)
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((_head(passage, library), *lines, *quote)), cite.all)
    return None


def _head_word(query: Query, part: Part) -> Word | None:
    """The word right before it is asked who is responsible for it (联席会议谁牵头): a clause that has it not is about something else; None where none stands there."""
    return next((word for word in part.words if (len(word.text) >= _LONG or names_thing(word.text)) and re.search(rf"{re.escape(word.text)}(?:[由归是]|到底|究竟)*谁", query.text)), None)


def of_headings(query: Query, library: Library) -> Draft | None:
    """The units that headings name for the tasks they head ("（二）…枢纽（牵头单位：…）"), one for each thing asked; None where one has none."""
    things = _things(query, library)
    documents = documents_for(query, library)
    if not things or not documents or len(documents) > _MOST:
        return None
    headed = [(id, section, duty) for id in documents for section in library.sections(id) if section.heading_end > section.start
              and (duty := next(iter(responsibilities(library.text(id), section.start, _heading_end(id, section, library))), None))]
    cite, lines = Citations(library), []
    for words in things:
        best = max(headed, key=lambda one: share(words, Text.of(_BRACKET.sub("", one[1].title)))[0], default=None)
        if best is None or share(words, Text.of(_BRACKET.sub("", best[1].title)))[0] < _HEADED:
            return None
        id, section, duty = best
        mark = cite.span(id, section.path, section.start, _heading_end(id, section, library))
        title = say("responsibility.head", title=short_title(id, library), about=headline(_BRACKET.sub("", section.title)))
        if title not in lines:
            lines += [title, say("responsibility.line", role=duty.role, units="、".join(duty.units), mark=f"[{mark}]")]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _heading_end(document: str, section: Section, library: Library) -> int:
    """Where a heading ends, a bracket right behind it with it."""
    bracket = _BEHIND.match(library.text(document), section.heading_end)
    return bracket.end() if bracket is not None else section.heading_end


def _things(query: Query, library: Library) -> list[tuple[Word, ...]]:
    """The words of each thing of which it is asked who is responsible: what the question puts in quotation marks, else each part of it."""
    quoted = [words for term in quoted_terms(query) if (words := words_of((term,), library))]
    if quoted:
        return quoted
    return [words for part in parts(query, library) if (words := tuple(word for word in part.words if not _DUTY.search(word.text) and not word.text.isdigit()))]


def of_own_topic(query: Query, library: Library) -> Draft | None:
    """The answer to a follow-up that names another thing than the question before (那清洁能源产业归谁牵头), read without what it
    leans on; None where it names none, or nothing is found that is about it."""
    if not query.leans:
        return None
    named = tuple(run for run in query.core or query.topic if len(_DUTY.sub("", run)) >= _NAMED)
    own = replace(query, leans=False, context=(), topic=named, core=())
    found = clauses(own, library) if named else ()
    return compose(own, found, library) if found and found[0].share >= _OWN else None


def of_answer(before: Draft, library: Library) -> Draft | None:
    """The units responsible for the clauses that an answer quotes ("那谁负责"), None where they name none."""
    lines: list[str] = []
    cite = Citations(library)
    for citation in before.citations[:_QUOTED]:
        passage = next((one for one in library.passages_of(citation.document) if one.start <= citation.start < one.end), None)
        named = _named(passage, citation.start, library) if passage is not None else ()
        if passage is None or not named:
            continue
        quoted = cite.span(passage.document, passage.path, citation.start, citation.end)
        found = [_head(passage, library), *_lines(named, passage, cite)]
        if len(before.citations) > 1 or len(citation.quote) <= _QUOTE:
            found.append(say("responsibility.clause", text=citation.quote, mark=f"[{quoted}]"))
        if not set(found[1:-1]) <= set(lines):
            lines += found
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all) if lines else None


def responsible(passage: Passage, start: int, library: Library, cite: Citations) -> list[str]:
    """A line for each duty named at or next after `start` in a passage, its section or the sections around it, cited."""
    return _lines(_named(passage, start, library), passage, cite)


def _lines(named: Sequence[Responsibility], passage: Passage, cite: Citations) -> list[str]:
    return [
        say("responsibility.line", role=duty.role or say("responsibility.units"), units="、".join(duty.units),
            mark=f"[{cite.span(passage.document, passage.path, duty.start, duty.end)}]")
        for duty in named
    ]


def says_only_who(query: Query) -> bool:
    """Whether a follow-up names nothing of its own: it asks for the units of what was answered before."""
    return query.leans and not any(len(_NAMES_NOTHING.sub("", run)) > 1 for run in query.topic)


def _head(passage: Passage, library: Library) -> str:
    title = short_title(passage.document, library)
    about = " › ".join(one for part in passage.path[-2:] if (one := headline(part)))
    return say("responsibility.head", title=title, about=about) if about else say("responsibility.bare", title=title)


def _sentence(found: Found, part: Part, library: Library) -> tuple[int, int]:
    """The sentence of a passage that names most of what is asked; a row of a table whole."""
    passage = found.passage
    bare = replace(part, words=tuple(word for word in part.words if not _DUTY.search(word.text)) or part.words, background=())

    def near(span: tuple[int, int]) -> float:
        text = library.text(passage.document)[span[0] : span[1]]
        return share(bare.words, Text.of(_BRACKET.sub("", text)))[0]

    return max(spans(passage, library), key=lambda span: (near(span), -span[0]))


def _clause(passage: Passage, start: int, stop: int, duties: int, library: Library, cite: Citations) -> list[str]:
    """The clause that the question is about, whole where it is short, else its sentence `start…stop`; cited with
    its duties, which end at `duties`, where they are near."""
    source = library.worded(passage.document)
    section = library.section_of(passage)
    ranked = [(start, stop)]
    if section is not None and section.level > 0 and section.end - section.start <= _WHOLE and not any(
        section.start < place < section.end for place in source.seams
    ):
        ranked.insert(0, (section.start, section.end))
    for begin, close in ranked:
        duty = next(iter(responsibilities(source.text, begin, close)), None)
        end = begin + len(source.text[begin : duty.start].rstrip("（([［【〔 \n\t")) if duty is not None else close
        if end > start and 8 <= end - begin <= (_QUOTE if (begin, close) != (start, stop) else _WHOLE):
            through = duties + len(_CLOSES.match(source.text, duties).group()) if end <= duties <= begin + _WHOLE else end  # type: ignore[union-attr]
            mark = cite.span(passage.document, passage.path, begin, through)
            return [say("responsibility.clause", text=source.text[begin:end].strip(), mark=f"[{mark}]")]
    return []


def _named(passage: Passage, start: int, library: Library) -> tuple[Responsibility, ...]:
    """The duties named at or next after `start` in its passage, its section, the sections around it."""
    text = library.text(passage.document)
    if passage.kind == "row":
        rows = ((table, row) for table in library.tables(passage.document) for row in table.rows if row.start == passage.start)
        return next((row_duties(table, row) for table, row in rows), ()) or responsibilities(text, passage.start, passage.end)
    sections = library.sections(passage.document)
    section: Section | None = next((one for one in sections if one.index == passage.section), None)
    reach = [(passage.start, passage.end)]
    while section is not None and section.level > 0 and section.end - section.start < 3000:
        reach.append((section.start, section.end))
        section = next((one for one in sections if one.index == section.parent), None) if section.parent is not None else None
    for first, last in reach:
        after = [duty for duty in responsibilities(text, first, last)
                 if duty.start >= start and text[duty.end : duty.end + 1] not in ("：", ":") and text[duty.end - 1] not in "：:"]
        if after:
            group = after[:1]
            for duty in after[1:]:
                if duty.start - group[-1].end > _GAP:
                    break
                group.append(duty)
            return tuple(group)
    return ()
