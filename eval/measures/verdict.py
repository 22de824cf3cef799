"""The verdict on one answer: fully right, or the list of its faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from eval.cases import Case
from eval.measures.figures import states
from eval.measures.text import clean, covers, document_id, norm, with_table_units

Kind = Literal[
    "failed", "refused", "answered", "long", "many_citations", "number", "text", "forbidden", "document", "quote"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LENGTH = {"fact": 500, "colloquial": 500, "responsibility": 500, "list": 1500, "qualitative": 1500}
"""What a reader wants at most, in characters without white space, by type of case."""
OTHER_LENGTH = 900
MOST_CITATIONS = 15
MOST_QUOTED = 4000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with an answer; `detail` is what is missing, too much or out of place."""

    kind: Kind
    detail: str = ""


def faults(case: Case, answer: Mapping[str, Any], sources: Mapping[str, str]) -> tuple[Fault, ...]:
    """What is wrong with `answer` (Answer JSON); () if it is fully right. `sources` are the documents' normalised texts."""
    text = clean(str(answer.get("answer") or ""))
    citations = [(document_id(str(c.get("document") or "")), norm(str(c.get("quote") or ""))) for c in citations_of(answer)]
    found = list(_length(case, text, citations))
    if case.answerable:
        if refused(answer):
            found.append(Fault("refused", str(answer.get("status_reason") or "")))
        found.extend(_content(case, answer, text))
        found.extend(_citations(case, citations, sources))
    elif not refused(answer):
        found.append(Fault("answered"))
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


def _length(case: Case, text: str, citations: list[tuple[str, str]]) -> Iterator[Fault]:
    if len(text) > LENGTH.get(case.type, OTHER_LENGTH):
        yield Fault("long", str(len(text)))
    quoted = sum(len(quote) for _, quote in citations)
    if len(citations) > MOST_CITATIONS or quoted > MOST_QUOTED:
        yield Fault("many_citations", f"{len(citations)} / {quoted}")


def _content(case: Case, answer: Mapping[str, Any], text: str) -> Iterator[Fault]:
    for figure, stated in zip(case.expect_numbers, stated_figures(case, answer), strict=True):
        if not stated:
            yield Fault("number", f"{figure.value}{figure.unit}")
    for words in case.expect_text:
        if not any(clean(word) in text for word in words):
            yield Fault("text", words[0])
    for word in case.forbid_text:
        if clean(word) in text:
            yield Fault("forbidden", word)


def _citations(case: Case, citations: list[tuple[str, str]], sources: Mapping[str, str]) -> Iterator[Fault]:
    cited = {document for document, _ in citations}
    for name in case.cite_docs:
        if document_id(name) not in cited:
            yield Fault("document", name)
    for quote in case.cite_quotes:
        if not quote_covered(quote, case.cite_docs, citations, sources):
            yield Fault("quote", quote)


def quote_covered(
    quote: str, documents: tuple[str, ...], citations: list[tuple[str, str]], sources: Mapping[str, str]
) -> bool:
    """Whether one of the citations (document, normalised quote) covers `quote`, out of a document in which it stands."""
    wanted = norm(quote)
    homes = {document_id(name) for name in documents if wanted in sources.get(document_id(name), "")}
    return any(covers(text, wanted) for document, text in citations if not homes or document in homes)
