"""Quotations held against the whole question: words asked for that they do not have are told, quotations beside it dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.gather.aspects import asked, only_asks
from assistant.gather.in_words.asked_parts import quoted_terms
from assistant.gather.in_words.clauses import quoted
from assistant.gather.in_words.matters import untold
from assistant.gather.in_words.meaning import explains
from assistant.gather.of_figures.figures import only_measured
from assistant.gather.of_figures.metrics import METRIC
from assistant.gather.of_figures.other_things import Things
from assistant.gather.speech import names_thing, who
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Draft, Query
from index.canonical import canonical
from index.library import Library
from prompts import say

_FLOOR = 0.45
"""Quotations that have less of the question (by weight of words) do not answer it, unless it names a document or a place."""
_HALF, _TELLS, _LEAST = 0.5, 8.0, 0.2
"""Words of less than half of which the title has a sign, which together weigh so much, must stand in the quotations to this share."""
_WHOLE = 0.72
"""… that have less than this answer it, with a note on the words they lack."""
_COUNTED = re.compile(r"[一二两三四五六七八九十百多\d]+[^一二两三四五六七八九十百多\d]+")
_TOLD = 2
_MATTERS = 0.2
"""A word that is missing is told if it is so much of the question: without 企业 a clause may well be about what is asked."""
_IN_PROSE = frozenset({"list", "how", "why", "summary", "change", "responsibility", "document"})
"""Kinds of questions that are not answered with a figure alone."""
_DONE = re.compile(r"(?:怎么|怎样|如何|咋)(?:去|来|样|个)?(?P<verb>(?!处[理置罚]|办理|使用|实现|落实|保障|解决|支持|发展|推[进动]|加强|建设|做好|申[请报])[\u4e00-\u9fff]{2})(?=[，。？]|$)")
"""What it is asked how to do: quotations that only name the thing tell nothing of it."""
_GRADE = re.compile(r"(?<![A-Za-z\d])[A-E](?=[级类档]|等级)")
"""A grade by its letter: what is told of another grade does not answer."""
_NO_TOPIC = re.compile(r"[哪谁什么多几这那有不我要还没的了吗办]")


def hedge(draft: Draft | None, query: Query, library: Library) -> Draft | None:
    """The draft of quotations, with a note on the words of the question that neither they nor their headings have; None where
    they have too few of them."""
    if draft is None or not draft.citations or not (query.words or quoted(query)):
        return draft
    text = " ".join(" ".join((*one.path, one.quote, library.cards[one.document].title)) for one in draft.citations)
    if untold(query.text, text):
        return None
    if any(not _stands(term, draft, text) for term in quoted_terms(query) if _asks_of(term, query.text)):
        return None
    if any(re.search(rf"{grade}[“”\"、，/和或及至\-—A-E级类档]*[级类档等]", text) is None for grade in _GRADE.findall(query.text)):
        return None
    unexplained = [term for term in quoted_terms(query) if _asks_of(term, query.text) and not _explained(term, draft, text)]
    if unexplained:
        return noted(draft, say("clauses.unexplained", terms="、".join(f"“{term}”" for term in unexplained)))
    everything = words_of((*query.words, *quoted(query)), library, of_passages=True)
    aspects = asked(query.text)
    wanted = [word for word in everything if not only_asks(word.text, aspects)]
    if not wanted:
        return draft
    has, lacking = share(wanted, Text.of(text))
    of_figure = "figure" in query.kinds and not query.kinds & _IN_PROSE
    if of_figure and (any(METRIC.fullmatch(word) for word in lacking) or only_measured(query.words, lacking) or Things.of(query.topic, query.text, library).lacking(text)):
        return None
    if has < _FLOOR and not (query.documents or query.soft_documents or query.regions):
        return None
    if _of_nothing_asked(draft, wanted, library):
        return None
    total = sum(word.weight for word in wanted)
    undone = [verb for verb in _DONE.findall(query.text) if verb in lacking]
    told = undone + [word.text for word in wanted if word.text in lacking and word.weight >= _MATTERS * total
            and len(word.text) > 1 and not _NO_TOPIC.search(word.text) and names_thing(word.text) and word.text not in who()][:_TOLD]
    if (has >= _WHOLE and not undone) or not told:
        return draft
    return noted(draft, say("clauses.lacking", words="、".join(f"“{word}”" for word in told)))


def _of_nothing_asked(draft: Draft, wanted: Sequence[Word], library: Library) -> bool:
    """Whether quotations with their headings have next to nothing of what is asked but for what the titles of their documents say, which any of their sentences would have."""
    titles = Text.of(" ".join(library.cards[one.document].title for one in draft.citations))
    rest = [word for word in wanted if part_of(word, titles) < _HALF]
    said = Text.of(" ".join(" ".join((*one.path, one.quote)) for one in draft.citations))
    return sum(word.weight for word in rest) >= _TELLS and share(rest, said)[0] < _LEAST


def noted(draft: Draft, note: str) -> Draft:
    """The draft with a note under it."""
    return replace(draft, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))


def _explained(term: str, draft: Draft, text: str) -> bool:
    """Whether the quotations explain a term, or stand under a heading that names it (“一核” under “（一）一核”)."""
    return explains(term).search(text) is not None or any(canonical(term) in canonical(part) for one in draft.citations for part in one.path[-1:])


def _asks_of(term: str, text: str) -> bool:
    """Whether the question asks what a term in quotation marks is or consists of."""
    return re.search(rf"(?:什么是|什么叫|何谓|啥是)[“\"]{re.escape(term)}[”\"]|[“\"]{re.escape(term)}[”\"][^，。？“”]{{0,8}}(?:是|指|包括|包含|有|叫|分)[^，。？]{{0,4}}(?:什么|哪|啥|几)", text) is not None


def _stands(term: str, draft: Draft, text: str) -> bool:
    """Whether the quotations or their headings have a term: as a whole, or each of the counted names it is made of (一核两带)."""
    whole = canonical(text)
    if canonical(term) in whole:
        return True
    pieces = _COUNTED.findall(term)
    named = canonical(" ".join(part for one in draft.citations for part in one.path))
    return len(pieces) > 1 and all(canonical(piece) in named or f"“{piece}”" in text for piece in pieces if len(piece) > 1)
