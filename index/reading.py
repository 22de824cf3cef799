"""One document's way from loaded lines to all that is read out of it: text, structure, passages, targets, rules."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from index import cleaning, metadata, passages, rules, sections, tables, targets
from index.loaders import load
from index.manifest import checksum
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
    tree = sections.sections(clean)
    grids = tables.tables(id, clean, tree)
    return Reading(
        document=document,
        sections=tree,
        tables=grids,
        passages=passages.passages(document, tree, grids),
        targets=targets.extract(document, tree, grids),
        rules=rules.extract(document, tree, grids),
        faults=tuple(Fault(id, message) for message in loaded.faults),
    )


def read_file(path: Path, id: str = "", *, given: Metadata = NOTHING) -> tuple[Reading, ...]:
    """The readings of a file: one, or one for each member of an archive (their ids are then the members' stems).

    Raises LoadError, in Chinese, where the file cannot be read as a document.
    """
    digest = checksum(path) if path.is_file() else ""
    loaded = load(path)
    if len(loaded) == 1:
        return (read(loaded[0], id or Path(loaded[0].name).stem, given=given, file=path.name, sha256=digest),)
    return tuple(
        read(member, Path(member.name).stem, given=given, file=f"{path.name}/{member.name}", sha256=digest)
        for member in loaded
    )


def merge(found: Metadata, given: Metadata) -> Metadata:
    """`found` with every field that `given` knows put in its place; aliases of both."""
    known = {
        field.name: getattr(given, field.name)
        for field in fields(Metadata)
        if getattr(given, field.name) not in ("", None, ())
    }
    known["aliases"] = tuple(dict.fromkeys((*given.aliases, *found.aliases)))
    return replace(found, **known)
