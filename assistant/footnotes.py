"""Footnotes for python-docx, which has none of its own: the notes part, the references, and a Chinese page setup."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt
from lxml import etree

BODY, HEADING = "仿宋", "黑体"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def document(title: str) -> Any:
    """An empty Word file with this title, set in the fonts of official Chinese writing (by name only)."""
    file = Document()
    file.core_properties.title = title
    file.core_properties.author = title
    for name, font, size in (("Normal", BODY, 12), ("Title", HEADING, 20), ("Heading 1", HEADING, 15), ("Heading 2", HEADING, 13),
                             ("Subtitle", BODY, 10), ("List Bullet", BODY, 12)):
        style = file.styles[name]
        style.font.size = Pt(size)
        style.font.name = font
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    file.add_heading(title, level=0)
    return file


class Footnotes:
    """Collects the notes of one file; `close` stores them in it."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._notes: Any = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        self._count = 0

    def add(self, paragraph: Any, words: str) -> None:
        """Ends the paragraph so far with a reference to a new note that says `words`."""
        self._count += 1
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(self._reference("w:footnoteReference"))
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{self._count}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            '<w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
        )
        next(note.iter(qn("w:t"))).text = f" {words}"
        self._notes.append(note)

    def close(self) -> None:
        """Stores the notes in the file."""
        part = Part(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES,
            etree.tostring(self._notes, xml_declaration=True, encoding="UTF-8", standalone=True), self._file.part.package,
        )
        self._file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _reference(self, tag: str) -> Any:
        element = OxmlElement(tag)
        element.set(qn("w:id"), str(self._count))
        return element
