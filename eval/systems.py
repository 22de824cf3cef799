"""The systems under test. Each answers a case with an Answer JSON and tells the places that its search finds first.

Ours is asked whole, without its target table and without its guard: what each of them is worth is the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Protocol

from eval.cases import Case
from eval.outcomes import Place
from index import settings
from index.library import Library
from index.records import Target

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


class WithoutGuard(Wence):
    """The program with its drafts going out unchecked."""

    def answer(self, case: Case) -> dict[str, Any]:
        from assistant.answer import as_answer
        from assistant.understand import understand
        from assistant.ways.composing import compose

        query = understand(case.question, case.history, self._library.cards, self._library.terms)
        return as_answer(compose(query, self._library), case.question, case.id).as_json()


class WithoutTargets(Wence):
    """The program over a library whose target table is empty: figures come from clauses alone."""

    def __init__(self) -> None:
        super().__init__()
        self._library = Untabled(settings.home(), self._library.name)

    def answer(self, case: Case) -> dict[str, Any]:
        from assistant.answer import answer, as_answer

        return as_answer(answer(case.question, case.history, self._library), case.question, case.id).as_json()


class Untabled(Library):
    """A library without target rows."""

    def targets(self, documents: Collection[str] | None = None) -> tuple[Target, ...]:  # noqa: ARG002
        return ()

    def search_targets(self, text: str, n: int = 50, documents: Collection[str] | None = None) -> list[Target]:  # noqa: ARG002
        return []


def makers() -> dict[str, Callable[[], System]]:
    """System name → what makes it: ours, whole and in part, then the baselines; with a language model only where one is configured."""
    from assistant.model import configured
    from eval import baselines
    from eval.model_baseline import ModelOnly

    ours: dict[str, Callable[[], System]] = {OURS: Wence, "no_targets": WithoutTargets, "no_guard": WithoutGuard}
    return {**ours, **baselines.MAKERS, **({"model": ModelOnly} if configured() else {})}
