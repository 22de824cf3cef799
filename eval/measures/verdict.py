"""The verdict on one answer: fully right, or the list of its faults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eval.cases import Case
from eval.measures.figures import states
from eval.measures.text import clean, covers, document_id, norm, with_table_units
from prompts import say

LENGTH = {"fact": 500, "colloquial": 500, "responsibility": 500, "list": 1500, "qualitative": 1500}
"""What a reader wants at most, in characters without white space, by type of case."""
OTHER_LENGTH = 900
MOST_CITATIONS = 15
MOST_QUOTED = 4000
_SHOWN = 24


def faults(case: Case, answer: Mapping[str, Any], sources: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with `answer` (Answer JSON); () if it is fully right. `sources` are the documents' normalised texts."""
    text = clean(str(answer.get("answer") or ""))
    citations = [(document_id(str(c.get("document") or "")), norm(str(c.get("quote") or ""))) for c in citations_of(answer)]
    found = list(_length(case, text, citations))
    if case.answerable:
        if refused(answer):
            found.append(say("eval.fault.refused"))
        found.extend(_content(case, str(answer.get("answer") or ""), text))
        found.extend(_citations(case, citations, sources))
    elif not refused(answer):
        found.append(say("eval.fault.answered"))
    return tuple(found)


def refused(answer: Mapping[str, Any]) -> bool:
    """Whether the answer claims nothing: refused, or ended in an error."""
    return answer.get("status") in ("refused", "error")


def citations_of(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The citations of an Answer JSON."""
    return list(answer.get("citations") or ())


def stated_figures(case: Case, answer: Mapping[str, Any]) -> tuple[bool, ...]:
    """For each expected figure of the case, whether the answer states it."""
    text = clean(with_table_units(str(answer.get("answer") or "")))
    return tuple(states(text, figure.value, figure.unit, figure.tolerance) for figure in case.expect_numbers)


def _length(case: Case, text: str, citations: list[tuple[str, str]]) -> list[str]:
    found = []
    if len(text) > LENGTH.get(case.type, OTHER_LENGTH):
        found.append(say("eval.fault.long", length=len(text)))
    if len(citations) > MOST_CITATIONS or sum(len(quote) for _, quote in citations) > MOST_QUOTED:
        found.append(say("eval.fault.many_citations"))
    return found


def _content(case: Case, answer: str, text: str) -> list[str]:
    stated = stated_figures(case, {"answer": answer})
    found = [
        say("eval.fault.number", value=figure.value, unit=figure.unit)
        for figure, right in zip(case.expect_numbers, stated, strict=True)
        if not right
    ]
    found += [say("eval.fault.text", text=words[0]) for words in case.expect_text if not any(clean(w) in text for w in words)]
    found += [say("eval.fault.forbidden", text=words) for words in case.forbid_text if clean(words) in text]
    return found


def _citations(case: Case, citations: list[tuple[str, str]], sources: Mapping[str, str]) -> list[str]:
    cited = {document for document, _ in citations}
    found = [say("eval.fault.document", document=name) for name in case.cite_docs if document_id(name) not in cited]
    for quote in case.cite_quotes:
        if not quote_covered(quote, case.cite_docs, citations, sources):
            found.append(say("eval.fault.quote", quote=quote[:_SHOWN]))
    return found


def quote_covered(
    quote: str, documents: tuple[str, ...], citations: list[tuple[str, str]], sources: Mapping[str, str]
) -> bool:
    """Whether one of the citations (document, normalised quote) covers `quote`, out of a document in which it stands."""
    wanted = norm(quote)
    homes = {document_id(name) for name in documents if wanted in sources.get(document_id(name), "")}
    return any(covers(text, wanted) for document, text in citations if not homes or document in homes)
