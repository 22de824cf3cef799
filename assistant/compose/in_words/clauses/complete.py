"""Whether the quotations have the whole list that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.in_words.clauses.spans import MOST_CITED, Span
from assistant.gather.in_words.asked_parts import Part
from assistant.gather.in_words.scope import belonging
from assistant.gather.of_lists.headings import counted
from assistant.records import Draft, Query
from index.library import Library
from prompts import say

_MARKED = re.compile(r"(?:^|\n)\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]|—)|[一二三四五六七八九十]是")
_RUN = re.compile(r"[^。；\n]+")


def cut_short(query: Query, asked: Sequence[Part], spans: Sequence[Span], library: Library) -> bool:
    """Whether a list is asked for and the quotations have fewer members than the question counts, or only some of the list
    that they are in."""
    if "list" not in query.kinds and not any("members" in part.aspects for part in asked):
        return False
    texts = [library.text(one.document)[start:end] for one, start, end in spans]
    titles = "".join(library.cards[one.document].title for one, _, _ in spans)
    most = max(len(spans), *(max(len(_MARKED.findall(text)), *(words.count("、") + 1 for words in _RUN.findall(text)), text.count("“")) for text in texts))
    if any(count > most for count, thing in counted(query) if thing[:2] not in titles):
        return True
    for passage, _, _ in spans:
        group = belonging(passage, library)
        if len(group) > 1 and not all(any(span[0].document == one.document and span[1] <= one.start and one.end <= span[2] for span in spans)
                                      for one in group):
            return True
    return len(spans) > MOST_CITED


def warned(draft: Draft) -> Draft:
    note = say("clauses.incomplete")
    return replace(draft, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))
