"""One document's way from loaded lines to all that is read out of it: text, structure, passages, targets, rules."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from index import cleaning, metadata, passages, rules, sections, tables, targets
from index.errors import LoadError
from index.loaders import load
from index.names import document_id, free_id, printable
from index.records import Document, Fault, Loaded, Metadata, Reading

NOTHING = Metadata()


def read(loaded: Loaded, id: str, *, given: Metadata = NOTHING, file: str = "", sha256: str = "") -> Reading:
    """All that is read out of one loaded document. `given` fields that are known override what the text says."""
    clean = cleaning.clean(loaded)
    document = Document(
        id=id,
        meta=merge(metadata.metadata(clean, loaded), given),
        clean=clean,
        file=file or loaded.name,
        format=loaded.format,
        sha256=sha256,
        recognised=loaded.recognised,
    )
    return replace(read_out(document), faults=tuple(Fault(id, message) for message in loaded.faults))


def read_out(document: Document) -> Reading:
    """All that is read out of a document's cleaned text: structure, tables, passages, targets, rules."""
    tree = sections.sections(document.clean)
    grids = tables.tables(document.id, document.clean, tree)
    return Reading(
        document=document,
        sections=tree,
        tables=grids,
        passages=passages.passages(document, tree, grids),
        targets=targets.extract(document, tree, grids),
        rules=rules.extract(document, tree, grids),
    )


def read_loaded(loaded: Loaded, id: str, *, given: Metadata = NOTHING, path: Path) -> Reading:
    """As `read`, for one document of the file at `path`; whatever goes wrong is a LoadError that names the document."""
    name = printable(path.name)
    file = name if loaded.name == name else f"{name}/{loaded.name}"
    try:
        return read(loaded, id, given=given, file=file, sha256=loaded.sha256)
    except Exception as error:  # one document must not keep the others out, whatever is the matter with it
        raise LoadError(
            f"《{loaded.name}》的内容分析不了（{type(error).__name__}: {error}）。请另存为 docx 或 txt 后再加入。"
        ) from error


def read_file(path: Path, id: str = "", *, given: Metadata = NOTHING) -> tuple[Reading, ...]:
    """The readings of a file: one, or one for each member of an archive (their ids are then made of the members' names).

    Raises LoadError, in Chinese, where the file cannot be read as a document.
    """
    readings: list[Reading] = []
    loaded = load(path, printable(path.name))
    for document in loaded:
        own = id if id and len(loaded) == 1 else document_id(document.name)
        name = free_id(own, {reading.document.id for reading in readings})
        readings.append(read_loaded(document, name, given=given, path=path))
    return tuple(readings)


def merge(found: Metadata, given: Metadata) -> Metadata:
    """`found` with every field that `given` knows put in its place; aliases of both."""
    known = {
        field.name: getattr(given, field.name)
        for field in fields(Metadata)
        if getattr(given, field.name) not in ("", None, ())
    }
    known["aliases"] = tuple(dict.fromkeys((*given.aliases, *found.aliases)))
    return replace(found, **known)
