"""Which fields of a service guide a clause asks for: 承诺几个工作日 → the promised days; the headings of guides that are questions (需要带什么材料？) too."""

from __future__ import annotations

import re
from pathlib import Path

from index.data_files import patterns

WORDS = patterns(Path(__file__).with_suffix(".yaml"))
KINDS = ("complaints", "phone", "matters", "delivery", "legal", "promised", "within", "days", "term", "hours", "cost", "basis", "papers", "manner", "unit", "place", "time", "steps", "conditions", "who", "may")
_ASIDE: dict[str, frozenset[str]] = {
    kind: frozenset(less.split()) for kind, less in (
        ("legal", "days"), ("promised", "days"), ("within", "days time term may"), ("complaints", "phone place unit"), ("hours", "time"), ("manner", "place may steps"), ("delivery", "may place steps"), ("papers", "may steps"),
        ("cost", "may"), ("unit", "place who"), ("conditions", "who may"), ("who", "may"), ("days", "time may steps"), ("term", "days"), ("matters", "may"), ("basis", "conditions"))
}
"""What the words of a more special kind ask besides."""
_OF_UNIT = re.compile("哪(?:个)?(?:部门|单位)")


def kinds_in(clause: str) -> list[str]:
    """The kinds of fields that a clause asks for; a more special one takes the place of what its words ask besides."""
    found = [kind for kind in KINDS if WORDS[kind].search(clause)]
    aside = {other for kind in found for other in _ASIDE.get(kind, ())} | ({"unit", "place"} if "phone" in found and not _OF_UNIT.search(clause) else set())
    return [kind for kind in found if kind not in aside]
