"""A section in short: the headings under it, each with the sentence that sets its target; a document's reasons for itself."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.in_words.clauses.spans import MOST_CITED, Span, heading
from assistant.gather.in_words.sentences import spans as sentences_of
from assistant.gather.of_lists.headings import members
from index.library import Library
from index.quantities import quantities
from index.records import Passage, Section

_BRIEF = 600
"""A section of more signs is told in short."""
_TARGET = re.compile(r"(?:到|至)?20\d\d年")
_LONGEST = 160
_DUTY = re.compile(r"[（(](?:责任|牵头|配合)(?:单位|部门)")
_PURPOSE = re.compile(
    r"^(?:为(?!主|期|单位|准|本)|为了|根据|按照|依据|[^，。]{0,12}(?:重要|基础|主引擎|支柱))|制定(?:本|如下|以下|此)|特(?:此)?制定|现(?:就|将|提出)|结合[^，。]{0,8}实际|(?:政府|市委|省委|党委|研究)决定"
)


def digest(document: str, section: Section, library: Library) -> list[Span]:
    """The headings under a long section, each with its sentence that gives a year and a figure; nothing where the section is
    short or has no headings."""
    children = members(section, library.sections(document))
    inside = [one for one in library.passages_of(document) if section.start <= one.start < section.end]
    if len(children) < 2 or sum(len(one.text) for one in inside) <= _BRIEF:
        return []
    spans: list[Span] = []
    for child in children:
        named = heading(document, child, library)
        own = [one for one in inside if child.start <= one.start < child.end]
        target = next((span for passage in own for span in _sentences(passage, child.heading_end, library)
                       if _is_target(library.text(document)[span[1] : span[2]])), None)
        spans += [(replace(span[0], path=section.path), *span[1:]) for span in (named, target) if span is not None]
    if len(spans) > MOST_CITED:
        spans = [span for child in children if (span := heading(document, child, library)) is not None]
    return spans[:MOST_CITED]


def purpose(document: str, library: Library) -> list[Span]:
    """The sentences before a document's first heading that say what it is made for."""
    first = next((one.start for one in library.sections(document) if one.level > 0 and one.kind not in ("contents", "attachment")), 0)
    before = [one for one in library.passages_of(document) if one.start < first]
    found = [span for passage in before for span in _sentences(passage, 0, library)]
    text = library.text(document)
    return [span for span in found if _PURPOSE.search(text[span[1] : span[2]].strip())][:4]


def _sentences(passage: Passage, after: int, library: Library) -> list[Span]:
    """The sentences of a passage that do not begin in its heading, which ends at `after`."""
    found = []
    for start, end in sentences_of(passage, library):
        begin = max(start, after)
        text = library.text(passage.document)[begin:end]
        begin += len(text) - len(text.lstrip("。 \n\t"))
        duty = _DUTY.search(library.text(passage.document), begin, end)
        end = duty.start() if duty else end
        if begin < end:
            found.append((passage, begin, end))
    return found


def _is_target(sentence: str) -> bool:
    return len(sentence) <= _LONGEST and _TARGET.search(sentence) is not None and any(one.unit for one in quantities(sentence))
