"""The systems under test. Each answers a case with an Answer JSON and tells the places that its search finds first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from eval.cases import Case
from eval.outcomes import Place
from index import settings
from index.library import Library

DEPTH = 20
"""So many places are kept of each search."""
OURS = "wence"


class System(Protocol):
    """What the runner needs of a system. Both may raise; a failure counts as a wrong answer."""

    def answer(self, case: Case) -> dict[str, Any]:
        """The Answer JSON to the case's question after its history."""
        ...

    def retrieve(self, text: str) -> list[Place]:
        """The first `DEPTH` places that the system's search finds for `text`, best first."""
        ...


class Wence:
    """The program itself, as its users have it."""

    def __init__(self) -> None:
        from assistant.answer import ask

        self._ask = ask
        self._library = Library.open(settings.home())

    def answer(self, case: Case) -> dict[str, Any]:
        return self._ask(case.question, case.history, case.id).as_json()

    def retrieve(self, text: str) -> list[Place]:
        hits = self._library.search_passages(text, DEPTH)
        found = self._library.passages([hit.id for hit in hits])
        return [Place(found[hit.id].document, found[hit.id].start, found[hit.id].end) for hit in hits]


def makers() -> dict[str, Callable[[], System]]:
    """System name → what makes it; ours first, then the baselines."""
    from eval import baselines

    return {OURS: Wence, **baselines.MAKERS}
