"""Files that are to be added → readings with ids of their own; what is in the library already, and what cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.errors import LoadError
from index.loaders import load
from index.manifest import checksum
from index.names import document_id, free_id, printable
from index.reading import read_loaded
from index.records import Fault, Loaded, Reading
from index.schema import Card
from index.versions import supersedes

Review = Callable[[str], str]
"""Document id → the state of the corrections that its targets have to carry."""


@dataclass(slots=True)
class Intake:
    """What came of the files: the readings to put in, the ids of those unchanged, and the faults."""

    readings: list[Reading] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def take_in(files: Iterable[Path], cards: Mapping[str, Card], review: Review, id: str = "") -> Intake:
    """Read the `files` that are not in the library (its `cards`) as they are; `id` is that of a single document.

    A file whose name is that of a document in the library replaces it, unless the one is a version of the other: then
    both stay, and the new one's id gets its date. Files of one name in one go get numbers.
    """
    found = Intake()
    library = _Library(cards, review)
    for path in files:
        name = id or document_id(path.name)
        try:
            same = library.same(name, checksum(path)) if path.is_file() else ""
            if same:
                found.unchanged.append(same)
                continue
            loaded = load(path, printable(path.name))
        except (LoadError, OSError) as error:
            found.faults.append(Fault(name, str(error), fatal=True))
            continue
        for document in loaded:
            _take(found, path, document, id if len(loaded) == 1 else "", library)
    return found


class _Library:
    """What is in the library, by id and by the bytes it was read from."""

    def __init__(self, cards: Mapping[str, Card], review: Review) -> None:
        self.cards = cards
        self._review = review
        self._ids: dict[str, list[str]] = {}
        for id, card in cards.items():
            self._ids.setdefault(card.sha256, []).append(id)

    def same(self, name: str, sha256: str) -> str:
        """The id under which these very bytes are there, by that name or one made of it; "" if they are not."""
        for id in self._ids.get(sha256, ()):
            if (id == name or id.startswith(f"{name}-")) and self.cards[id].review == self._review(id):
                return id
        return ""


def _take(found: Intake, path: Path, document: Loaded, id: str, library: _Library) -> None:
    """Read one document of the file `path`."""
    name = id or document_id(document.name)
    same = library.same(name, document.sha256)
    if same:
        found.unchanged.append(same)
        return
    taken = {*(reading.document.id for reading in found.readings), *found.unchanged}
    try:
        reading = read_loaded(document, free_id(name, taken), path=path)
    except LoadError as error:
        found.faults.append(Fault(name, str(error), fatal=True))
        return
    found.readings.append(reading if id else _beside(reading, name, library.cards, taken))


def _beside(reading: Reading, name: str, cards: Mapping[str, Card], taken: set[str]) -> Reading:
    """`reading` with its date in its id where the library holds another version of it under its name."""
    document = reading.document
    other = cards.get(name)
    if other is None or document.id != name:
        return reading
    if not (supersedes(document.meta, other.meta) or supersedes(other.meta, document.meta)):
        return reading
    id = free_id(f"{name}-{document.meta.published or document.meta.effective or 2}", {*cards, *taken})
    return renamed(reading, id)


def renamed(reading: Reading, id: str) -> Reading:
    """`reading` under another document id."""

    return replace(
        reading,
        document=replace(reading.document, id=id),
        tables=tuple(replace(record, document=id) for record in reading.tables),
        passages=tuple(replace(record, document=id) for record in reading.passages),
        targets=tuple(replace(record, document=id) for record in reading.targets),
        rules=tuple(replace(record, document=id) for record in reading.rules),
        faults=tuple(replace(record, document=id) for record in reading.faults),
    )
