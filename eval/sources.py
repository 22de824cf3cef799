"""The texts against which answers are scored: each document as the library has it and as its source file has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.jsonl import read_rows, write_rows
from eval.measures.text import norm
from index.library import Library


@dataclass(frozen=True, slots=True)
class Source:
    """One document: `text` is `Document.text`, in which spans count; `printed` what its source file holds before cleaning
    ("" where the file is not at hand).
    """

    id: str
    title: str
    text: str
    printed: str = ""

    @property
    def normalised(self) -> str:
        """The text in which quotes are looked for: what is printed, else the library's."""
        return norm(self.printed or self.text)


def sources_of(library: Library, corpus: Path) -> tuple[Source, ...]:
    """All documents of the library; those of the corpus with what their files hold."""
    files = _printed(corpus)
    return tuple(
        Source(id, card.title, library.text(id), files.get(id, "")) for id, card in library.cards.items()
    )


def printed(corpus: Path) -> dict[str, str]:
    """Document id → normalised text of the corpus's source files, no library needed."""
    return {id: norm(text) for id, text in _printed(corpus).items()}


def _printed(corpus: Path) -> dict[str, str]:
    from index.loaders import load
    from index.manifest import read_manifest

    if not (corpus / "manifest.yaml").is_file():
        return {}
    return {
        entry.id: "\n".join(line.text for line in load(entry.path)[0].lines) for entry in read_manifest(corpus)
    }


def normalised(sources: Iterable[Source]) -> dict[str, str]:
    """Document id → normalised text, as verdicts and the validator want them."""
    return {source.id: source.normalised for source in sources}


def write_sources(path: Path, sources: Iterable[Source]) -> None:
    """Stores the documents, one a line."""
    write_rows(path, (asdict(source) for source in sources))


def read_sources(path: Path) -> Mapping[str, Source]:
    """The stored documents by id, in stored order."""
    return {row["id"]: Source(**row) for row in read_rows(path)}
