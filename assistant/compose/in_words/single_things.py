"""Answers to questions for single things (how long, how much, by whom, since when): for each thing the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.in_words import clauses as in_words
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import Span, inside, joined, to_the_stop
from assistant.compose.in_words.hedge import hedge, noted
from assistant.compose.in_words.nearby import filled
from assistant.compose.of_documents import record
from assistant.compose.of_support import support
from assistant.compose.refused.refusal import nothing_on
from assistant.gather.aspects import APPLYING
from assistant.gather.aspects import asked as aspects
from assistant.gather.in_words.asked_parts import quoted_terms
from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.sentences import spans as sentence_spans
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share
from assistant.records import MARK, Citation, Draft, Query, Reason, Status
from assistant.stated.acts import acts_of
from assistant.stated.asked import WORKED, Asked, asked
from assistant.stated.finding import all_stating, stating
from assistant.stated.match import Match, gives
from assistant.stated.slots import NUMERIC, PLAIN
from assistant.stated.statements import GOES_ON
from assistant.understand import understand
from index.library import Library
from prompts import say

_COUNTED, _LISTED = frozenset({"names", "number"}), 3
"""How many there are and what they are called is told by a list of so many."""
_FURTHER, _OPENING = 2, 4
"""So many sentences of a passage after a definition go with it if the term stands among the first signs of each."""
_REFUSED = frozenset({Reason.NOT_FOUND, Reason.UNKNOWN_INDICATOR, Reason.OTHER_REGION})
_NEAREST = 3
"""So many passages are looked through for words without a figure."""
_OWN_FIGURES = PLAIN - {"money", "share"}
"""Slots that an answer of support rules does not fill in other ways."""
_NAMES = 0.75
"""A figure of an indicator that has so much of a thing's own words tells how much of it there is."""
_DATED = frozenset({"day", "date", "validity"})
_APART = frozenset({"duration", "ahead", "times", "frequency", "day", "date", "since"})
"""Slots of what stands apart from how much is given."""
_IN_WORDS = re.compile(r"怎么(?!样|算|变)|如何(?!变|算)|怎样|咋(?!样|算|变)|为什么|为何|为啥|(?:哪些|什么)(?:措施|举措|办法|路径|做法|思路|原因)")
_STEPS = re.compile(r"[几哪每][个一]?步|步骤|(?:什么|哪些|怎样的?)(?:流程|程序)|(?:流程|程序)(?:是|有|怎)")
_STOPS = " ，,。；;！!？?"
_FROM_TO = re.compile(r"[从由](?:多少|几)[^，。？]{0,12}[到至]")
_DIGITS = re.compile(r"[\s,，*]")
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_DUTIES = re.compile(r"^- [^：\n]{2,6}单位：", re.MULTILINE)
_ONLY_DUTY = re.compile(r"(?:牵头|配合|负责|责任|主管|参与|协办|部门|单位|[省市区县]级|其[他余]|另外|分别)+")


_LISTED = 2
"""Behind its head a list has so many further members at least."""


def compose(query: Query, library: Library) -> Draft | None:
    """The statements that give each thing asked, with what is told of the parts that ask for no single thing; None where
    something is to be worked out, a procedure is asked for, or for some part nothing is found."""
    draft, lacking = stated_of(query, library)
    return draft if not lacking else None


def asks_apart(query: Query, library: Library) -> bool:
    """Whether times or numbers of times are asked for, and nothing else."""
    parts = asked(query, library)
    return bool(parts) and all(part.slot is not None and part.slot.name in _APART for part in parts)


def instead(draft: Draft, query: Query, library: Library) -> Draft | None:
    """What is stated of a time or a number of times that is asked for alone, where a draft about what is given does not tell it; None where it does, or
    where nothing is stated."""
    parts = asked(query, library)
    if draft.computations or not asks_apart(query, library) or (
            draft.status != Status.NEEDS_INPUT and all(_given(part, draft, library) and _of_act(part, draft) for part in parts)):
        return None
    stated, lacking = stated_of(query, library)
    return stated if stated is not None and not lacking and stated.status == Status.ANSWERED else None


def _of_act(part: Asked, draft: Draft) -> bool:
    """Whether what a draft quotes tells of what is done that a figure is asked of (公示几天), if any is."""
    acts = acts_of(part.text, part.words[: part.own])
    return not acts or any(act.done(one.quote) for act in acts for one in draft.citations)


def stated_of(query: Query, library: Library) -> tuple[Draft | None, list[Asked]]:
    """What is stated of the things asked, and the parts of the question that nothing was found for."""
    parts = asked(query, library)
    if query.operations & WORKED or _STEPS.search(query.text) or all(part.slot is None or part.slot.name == "which" for part in parts):
        return None, []
    matches = all_stating(query, parts, documents_for(query, library), library)
    found = [match for match in matches if match is not None]
    if not found:
        plain = not query.asker and "support" not in query.kinds and all(part.slot is not None and part.slot.name in PLAIN for part in parts)
        refused = plain and not any(_told_of_all(part, library) for part in parts)
        return (nothing_on(query) if refused else None), []
    draft = quotations(spans_of(found, library), library)
    documents = tuple(dict.fromkeys(one.document for one in draft.citations))
    lacking = []
    for part in (part for part, match in zip(parts, matches, strict=True) if match is None):
        told = _told(part, query, documents, library) if part.slot is None or part.slot.name == "which" else None
        if told is None:
            lacking.append(part)
        elif not all(_cited(one, draft) for one in told.citations):
            draft = _followed(draft, told)
    return draft, lacking


def _cited(one: Citation, draft: Draft) -> bool:
    return any(one.document == other.document and other.start <= one.start and one.end <= other.end for other in draft.citations)


def _told(part: Asked, query: Query, documents: tuple[str, ...], library: Library) -> Draft | None:
    """What the documents tell of a part of the question that asks for no single thing (why, how), read as a question that
    goes on from the rest."""
    alone = understand(part.text, (query.text,), library.cards, library.terms, piece=True)
    alone = replace(alone, documents=query.documents, soft_documents=documents, regions=query.regions, years=query.years)
    if _IN_WORDS.search(part.text):
        alone = replace(alone, kinds=frozenset({"how"}), unit="", operations=frozenset())
    draft = in_words.compose(alone, clauses(alone, library), library)
    return hedge(draft, alone, library)


def completed(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with statements for the things asked that its citations do not give, in their place where they give nothing of
    it; in place of a refusal what is stated, with a note on what is not."""
    if draft.status == Status.REFUSED:
        if draft.decides or draft.reason not in _REFUSED or query.asker or aspects(query.text) & APPLYING:
            return draft
        stated, lacking = stated_of(query, library)
        if stated is not None and "support" in query.kinds and support.asks_amount(query) and not support.tells_amount(stated, query, library):
            return draft  # what is given for another thing
        return _with_gaps(*filled(stated, lacking, library)) if stated is not None and stated.status != Status.REFUSED else draft
    if not draft.status.tells or draft.decides or draft.computations or query.operations & WORKED or record.asked(query):
        return draft
    if draft.targets and not query.operations and not query.asker:
        draft = _with_words(draft, query, library)
    if draft.table and not draft.targets:
        return draft
    listed = _COUNTED if "list" in query.kinds and len(draft.citations) >= _LISTED else frozenset[str]()
    parts = [part for part in asked(query, library) if part.slot is not None and part.slot.name not in listed]
    open_ = [part for part in parts if not _given(part, draft, library)]
    alone = len(parts) == 1
    if not open_ or (alone and (draft.targets or query.asker or open_[0].slot is None or open_[0].slot.name not in PLAIN)):
        return draft
    home = tuple(dict.fromkeys(one.document for one in draft.citations))
    found = [match for part in open_ if (match := stating(query, part, home or documents_for(query, library), library)) is not None]
    spans = [span for span in spans_of(found, library) if draft.targets or not any(_within(span, one, draft) for one in draft.citations)]
    if not spans:
        by_itself = len(query.dialogue) == 1 or not query.context
        loose = by_itself and alone and not found and open_[0].slot is not None and open_[0].slot.name in _OWN_FIGURES
        if loose and _all_said(open_[0], draft):
            return noted(draft, say("clauses.without_figure"))
        return nothing_on(query) if loose else _unexplained(draft, open_, query)
    stated = quotations(spans, library)
    return stated if alone else _followed(draft, stated)



def _told_of_all(part: Asked, library: Library) -> bool:
    """Whether a sentence has, with its heading, every word of a thing asked, so that words without the figure tell of it."""
    hits = library.search_passages(" ".join(word.text for word in part.words), _NEAREST)
    return any(share(part.words, Text.of(f"{' '.join(passage.path[-1:])} {passage.text[start - passage.start : end - passage.start]}"))[0] >= 1
               for passage in library.passages([hit.id for hit in hits]).values() for start, end in sentence_spans(passage, library))


def _all_said(part: Asked, draft: Draft) -> bool:
    """Whether a quotation has, with its headings, every word of a thing asked, so that only the figure is not written there."""
    return any(share(part.words, Text.of(" ".join((*one.path, one.quote))))[0] >= 1 for one in draft.citations)


def _unexplained(draft: Draft, open_: Sequence[Asked], query: Query) -> Draft:
    """The draft with a note on the term whose meaning is asked besides and that no document explains."""
    terms = quoted_terms(query) if any(part.slot is not None and part.slot.name == "definition" for part in open_) else ()
    return noted(draft, say("clauses.unexplained", terms="、".join(f"“{term}”" for term in terms))) if terms else draft


def _with_words(draft: Draft, query: Query, library: Library) -> Draft:
    """Figures followed by what their document tells of the parts of the question that ask how or why ("…怎么培育？要多少家？")."""
    home = tuple(dict.fromkeys(one.document for one in draft.citations))
    for part in asked(query, library) if len(home) == 1 else ():
        if part.slot is None and (part.own or part.around or query.words) and _IN_WORDS.search(part.text):
            told = _told(part, query, home, library)
            if told is not None and told.status == Status.ANSWERED and not told.targets:
                draft = _followed(draft, told)
    return draft


def _within(span: Span, one: Citation, draft: Draft) -> bool:
    """Whether an answer shows a stretch of the source already."""
    return one.document == span[0].document and one.start <= span[1] and span[2] <= one.end and one.quote[span[1] - one.start : span[2] - one.start].strip() in _shown(one, draft)


def _counted(part: Asked, draft: Draft) -> bool:
    """Whether the answer tells a number of the very thing of which a part asks how many (“典型场景几个”: 典型场景：2)."""
    many = _HOW_MANY.fullmatch(part.text.strip(_STOPS))
    return many is not None and re.search(rf"{re.escape(many['thing'])}[^，。；\n]{{0,6}}?[：:为是]?\s*\d", draft.text) is not None


_HOW_MANY = re.compile(r"(?P<thing>[一-鿿A-Za-z]{3,12}?)(?:要|有|各|分别|一共|是)*(?:几|多少)(?:[一-鿿])?")


def _with_gaps(draft: Draft, lacking: Sequence[Asked]) -> Draft:
    """The draft with a note on the parts of the question that nothing was found for."""
    lacking = [part for part in lacking if not _counted(part, draft)]
    if not lacking or draft.status == Status.REFUSED:
        return draft
    note = say("clauses.unanswered", parts="、".join(f"“{part.text.strip(_STOPS)}”" for part in lacking))
    return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))


def spans_of(found: Sequence[Match], library: Library) -> list[Span]:
    """Where the statements stand, each with the opening of the list that it is in, none twice; neighbours are quoted as one."""
    spans: list[Span] = []
    for match in _with_alike(found):
        one = match.statement
        own: list[Span] = [(one.passage, one.start, one.end)]
        if one.opened is not None and GOES_ON.match(one.text):
            own = [to_the_stop((one.passage, one.opened[0], one.end))]
        elif one.lead is not None and one.lead[1] <= one.start:
            own.insert(0, (one.passage, *one.lead))
        if match.asked.slot is not None and match.asked.slot.name == "definition":
            own += _further(match, library)
        spans += [span for span in joined(own, library) if not any(inside(span, other) for other in spans)]
    spans = [span for span in spans if not any(span != other and inside(span, other) for other in spans)]
    return joined(spans, library)


def _with_alike(found: Sequence[Match]) -> list[Match]:
    """The matches, each with those that say the same of other cases, in the order of the text."""
    each = ([match, *(replace(match, statement=other, places=(), alike=()) for other in match.alike)] for match in found)
    return [one for several in each for one in sorted(several, key=lambda one: one.statement.start)]


def _further(match: Match, library: Library) -> list[Span]:
    """The sentences right after a definition that go on about the term itself."""
    passage, term = match.statement.passage, match.asked.words[0].text if match.asked.words else ""
    spans: list[Span] = []
    for start, end in sentence_spans(passage, library):
        if start < match.statement.end:
            continue
        if not term or term not in passage.text[start - passage.start : end - passage.start][: _OPENING + len(term)]:
            break
        spans.append((passage, start, end))
    return spans[:_FURTHER]


def _given(part: Asked, draft: Draft, library: Library) -> bool:
    """Whether the draft gives a thing asked, for the years that it is asked for where it gives figures of certain years."""
    if draft.targets and part.slot is not None and part.slot.name in _DATED and not part.own and all(row.year for row in draft.targets):
        return True  # 多少，哪年的: each figure is told with its year
    if draft.targets and part.slot is not None and part.slot.name == "quantity" and any(
            part.own and share(part.words[: part.own], Text.of(row.indicator))[0] >= _NAMES for row in draft.targets):
        return True
    if _DUTIES.search(draft.text) and _ONLY_DUTY.fullmatch("".join(word.text for word in part.words[: part.own])):
        return True  # 责任单位还有哪些, behind a task: those of the task are told
    if part.slot is not None and part.slot.name in ("names", "number") and draft.text.count("\n- ") >= _LISTED:
        return True  # the things themselves are listed
    if part.years and draft.targets and not any(row.year in part.years for row in draft.targets):
        return False
    return any(gives(part, _shown(one, draft), " ".join(one.path), library.cards[one.document].title) and _told_of(part, one, draft) for one in draft.citations)


def _shown(one: Citation, draft: Draft) -> str:
    """What of a citation an answer shows: of one that tells who is responsible only some sentences, where its duties stand behind others."""
    kept = "".join(sentence for sentence in _SENTENCE.findall(one.quote) if sentence.strip() in draft.text)
    return kept if kept and _DUTIES.search(draft.text) else one.quote


def _told_of(part: Asked, one: Citation, draft: Draft) -> bool:
    """Whether figures told out of a longer sentence (rows of targets) are those that a thing asked is given by."""
    if not draft.targets or part.slot is None or part.slot.name not in NUMERIC:
        return True
    if _FROM_TO.search(part.text):
        return one.quote in draft.text
    return any(_DIGITS.sub("", one.quote[start:end]) in _DIGITS.sub("", draft.text) for start, end in part.slot.places(one.quote))


def _followed(draft: Draft, more: Draft) -> Draft:
    """The draft followed by another, whose citations it has already left out."""
    known = {(one.document, one.start, one.end): one.n for one in draft.citations}
    numbers: dict[int, int] = {}
    cited = list(draft.citations)
    for one in more.citations:
        place = one.document, one.start, one.end
        numbers[one.n] = known.get(place) or len(cited) + 1
        if place not in known:
            cited.append(replace(one, n=numbers[one.n]))
    text = MARK.sub(lambda match: f"[{numbers.get(int(match[1]), int(match[1]))}]", more.text)
    return replace(draft, text=f"{draft.text}\n{text}", citations=tuple(cited), warnings=(*draft.warnings, *more.warnings))
