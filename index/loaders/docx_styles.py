"""The styles of a Word document: what a paragraph or run is by its style, inherited from the styles that this one is based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.loaders.numbering import child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_OFF = frozenset(("0", "false", "none", "off"))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph or character style says; None where it says nothing."""

    parent: str
    outline: int | None
    bold: bool | None
    hidden: bool | None
    number: tuple[str, int] | None
    title: bool


class Styles:
    """The styles that the part `word/styles.xml` defines; none where `root` is None."""

    def __init__(self, root: Element | None) -> None:
        self._styles = dict(_read_styles(root))

    def says(self, style: str, attribute: str) -> Any:
        """What the style or those it is based on say of `attribute`."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = getattr(self._styles[style], attribute)
            if found is not None and found is not False:
                return found
            if attribute == "title":
                return None
            style = self._styles[style].parent
        return None

    def level(self, properties: Element | None, style: str) -> int | None:
        """The heading level (1 the highest) that paragraph properties or their style tell, or None."""
        own = value(child(properties, "outlineLvl"))
        outline = int(own) if own.isdigit() else self.says(style, "outline")
        return outline + 1 if outline is not None and outline < 9 else None


def _read_styles(root: Element | None) -> Iterator[tuple[str, _Style]]:
    for style in root if root is not None else ():
        if local(style) != "style":
            continue
        label = value(child(style, "name")).lower()
        paragraph, run = child(style, "pPr"), child(style, "rPr")
        outline = value(child(paragraph, "outlineLvl"))
        level = int(outline) if outline.isdigit() else None
        for prefix in ("heading ", "标题 ", "标题"):
            if level is None and label.startswith(prefix) and label[len(prefix) :].strip().isdigit():
                level = int(label[len(prefix) :]) - 1
        yield (
            value(style, "styleId"),
            _Style(
                value(child(style, "basedOn")),
                level,
                flag(run, "b"),
                flag(run, "vanish"),
                number_of(paragraph),
                label in ("title", "标题"),
            ),
        )


def flag(properties: Element | None, name: str) -> bool | None:
    """Whether the switch `name` (b, vanish, tblHeader …) is on in `properties`; None where it is not told."""
    element = child(properties, name)
    return None if element is None else value(element).lower() not in _OFF


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """The numbering (its id, the level from 0) that paragraph properties name, or None."""
    numbered = child(properties, "numPr")
    if numbered is None:
        return None
    level = value(child(numbered, "ilvl"))
    return value(child(numbered, "numId")), int(level) if level.isdigit() else 0
