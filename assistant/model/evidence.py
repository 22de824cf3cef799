"""What the model is given: the quotations as [P1], the figures as [T1], the results as [C1]; and what each mark stands for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.compose.rows import printed, role, subject, when
from assistant.records import Citation, Draft
from index.records import Target
from prompts import say


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a draft as text. `cited`: mark → the numbers of the citations behind it; `shown`: mark of a result → its working."""

    text: str
    cited: dict[str, tuple[int, ...]]
    shown: dict[str, str]


def evidence(draft: Draft) -> Evidence:
    """The evidence that stands behind a draft, numbered for the model."""
    cited: dict[str, tuple[int, ...]] = {}
    shown: dict[str, str] = {}
    lines = []
    for citation in draft.citations:
        cited[f"P{citation.n}"] = (citation.n,)
        where = " › ".join((citation.title, *citation.path))
        lines.append(say("model.passage", mark=f"P{citation.n}", where=where, quote=citation.quote))
    for number, target in enumerate(draft.targets, 1):
        home = _home(target, draft.citations)
        if home is not None:
            cited[f"T{number}"] = (home.n,)
            lines.append(say("model.target", mark=f"T{number}", when=when(target), subject=subject(target), role=role(target),
                             figure=printed(target), region=target.region, title=home.title))  # fmt: skip
    for number, computation in enumerate(draft.computations, 1):
        cited[f"C{number}"] = tuple(
            dict.fromkeys(one for one in computation.operands if isinstance(one, int))
        )
        shown[f"C{number}"] = computation.expression
        lines.append(say("model.result", mark=f"C{number}", expression=computation.expression))
    return Evidence("\n".join(lines), cited, shown)


def _home(target: Target, citations: tuple[Citation, ...]) -> Citation | None:
    """The citation that quotes a target."""
    return next(
        (
            c
            for c in citations
            if c.document == target.document and c.start <= target.start and target.end <= c.end
        ),
        None,
    )
