"""All measures of one outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.cases import Case
from eval.measures import retrieval, verdict
from eval.measures.spans import Finder, Gold, covered, overlap
from eval.measures.support import supported
from eval.measures.text import document_id, norm
from eval.measures.verdict import Fault
from eval.outcomes import Outcome, Place
from eval.sources import Source, normalised

K = (5, 10, 20)
"""Depths of retrieval measures."""
Tally = tuple[float, float]
"""(reached, possible): a measure over many cases is the sum of what was reached over the sum of what was possible."""


@dataclass(frozen=True, slots=True)
class Score:
    """One outcome scored. `faults` is empty where it is fully right; `tallies` holds each measure that applies to the case.

    `failed`: asking raised, or the answer says that it ended in an error. `usage`: what a language model was used for, if one was.
    """

    system: str
    case: str
    type: str
    difficulty: int
    ability: str
    right: bool
    failed: bool
    status: str
    faults: tuple[Fault, ...]
    tallies: Mapping[str, Tally]
    seconds: float
    usage: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """The score as a row of the scores file."""
        return asdict(self)


class Scorer:
    """Scores outcomes against one set of documents."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._texts = {source.id: source.text for source in sources}
        self._normalised = normalised(sources)
        self._finder = Finder(self._texts)

    def score(self, case: Case, outcome: Outcome) -> Score:
        """The score of one outcome; one that failed is wrong and reaches nothing."""
        answer = outcome.answer
        if outcome.failure:
            answer = {"status": "error", "answer": "", "citations": []}
            faults: tuple[Fault, ...] = (Fault("failed", outcome.failure),)
        else:
            faults = verdict.faults(case, answer, self._normalised)
        gold = self._finder.gold(case)
        tallies: dict[str, Tally] = {"right": (float(not faults), 1)}
        tallies.update(_refusal(case, str(answer.get("status"))))
        tallies.update(self._figures(case, answer))
        tallies.update(self._citations(case, answer, gold))
        stands, stated = supported(case, answer)
        if stated:
            tallies["faithfulness"] = (float(stands), stated)
        tallies.update(_retrieval(case, gold, outcome.retrieved))
        return Score(
            outcome.system, case.id, case.type, case.difficulty, case.ability, not faults, answer.get("status") == "error",
            str(answer.get("status", "")), faults, tallies, outcome.seconds, answer.get("usage"),
        )  # fmt: skip

    def _figures(self, case: Case, answer: Mapping[str, Any]) -> dict[str, Tally]:
        if not case.answerable or not case.expect_numbers:
            return {}
        stated = verdict.stated_figures(case, answer)
        return {"figures": (float(sum(stated)), len(stated))}

    def _citations(self, case: Case, answer: Mapping[str, Any], gold: Sequence[Gold]) -> dict[str, Tally]:
        cited = verdict.citations_of(answer)
        places = [Place(document_id(str(c.get("document"))), int(c.get("start") or 0), int(c.get("end") or 0)) for c in cited]
        found: dict[str, Tally] = {}
        if cited:
            found["citation_fidelity"] = (float(sum(map(self._faithful, cited, places))), len(cited))
        if case.answerable and gold:
            found["citation_recall"] = (float(sum(covered(quote, places) for quote in gold)), len(gold))
            if cited:
                right = sum(any(overlap(place, home) for quote in gold for home in quote.places) for place in places)
                found["citation_precision"] = (float(right), len(cited))
        return found

    def _faithful(self, citation: Mapping[str, Any], place: Place) -> bool:
        """Whether the quote stands verbatim at its place, and so in the source."""
        quote = str(citation.get("quote") or "")
        return (
            bool(quote)
            and self._texts.get(place.document, "")[place.start : place.end] == quote
            and norm(quote) in self._normalised[place.document]
        )


def _refusal(case: Case, status: str) -> dict[str, Tally]:
    """An error is no refusal: it earns nothing, and is counted apart."""
    declined = status == "refused"
    found: dict[str, Tally] = {"refusal_precision": (float(not case.answerable), 1)} if declined else {}
    if case.answerable:
        found["false_refusals"] = (float(declined), 1)
    else:
        found["refusal_recall"] = (float(declined), 1)
        found["false_answers"] = (float(not declined and status != "error"), 1)
    return found


def _retrieval(case: Case, gold: Sequence[Gold], retrieved: Sequence[Place]) -> dict[str, Tally]:
    if not case.answerable or not gold:
        return {}
    ranking, relevance = retrieval.judged(gold, retrieved)
    found: dict[str, Tally] = {"mrr": (retrieval.reciprocal_rank(ranking, relevance, max(K)), 1)}
    for k in K:
        found[f"recall@{k}"] = (retrieval.recall(ranking, relevance, k), 1)
    found["ndcg@10"] = (retrieval.ndcg(ranking, relevance, 10), 1)
    return found
