"""The places of a document that a heading or a label names: sections under headings, lines that begin with a short sentence which only names what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.gather.in_words.lists_told import listed
from index.library import Library
from index.stretches import LINE

_LABEL = 4, 18
_BODY, _LONGEST = 8, 900
_LABEL_ENDS = re.compile("[。：\t]")
_STOPS = "：: 。\n"


def headed(document: str, library: Library) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The sections under headings and the labelled lines of a document that have a body: where each begins and where what can be quoted of it ends, its heading or
    label, its path."""
    return (one for one in (*_sections(document, library), *_labelled(document, library)) if one[1] - one[0] >= _BODY)


def _sections(document: str, library: Library) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The sections of a document under headings: where each begins and where what can be quoted of it ends, its heading and its path."""
    text = library.text(document)
    for one in library.sections(document):
        if one.level:
            yield one.heading_end, _cut(text, one.heading_end, one.end) if one.end - one.heading_end >= _BODY else one.heading_end, text[one.start : one.heading_end].strip(_STOPS), one.path


def _labelled(document: str, library: Library) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The lines that begin with a short sentence which only names what follows (（十六）申报材料。包括…), as `_sections` gives sections."""
    for line in LINE.finditer(library.text(document)):
        label = _LABEL_ENDS.split(line.group())[0].strip()
        if _LABEL[0] <= len(label) <= _LABEL[1] < len(line.group()):
            yield line.start(), listed(library.text(document), line.end()), label, library.section_at(document, line.start()).path


def _cut(text: str, start: int, end: int) -> int:
    """Where the last line of `start…end` ends that a quotation has room for."""
    return end if end - start <= _LONGEST else max(text.rfind("\n", start, start + _LONGEST), start)

