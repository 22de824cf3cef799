"""How much there was before what was added, told with the whole behind it (新增通车里程248公里，总里程达到4643公里 → 4395公里之前)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import plain
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import quantities
from prompts import say

_ASKS = re.compile(r"(?:之前|以前|原先|原来|原有|此前|开年前|年初|新[增建加]前|没[加增]之?前)[^。？]{0,12}(?:多少|几)")
_ADDED = r"(?:新增|净增|新建成?|新通车|新开通|新添)[^，。；,;\d]{0,10}(?P<added>\d[\d.]*)(?P<unit>万?[一-鿿]{1,3})"
_WHOLE = r"[^，。；,;\d]{0,12}(?:总|累计|共有?|合计)[^，。；,;\d]{0,12}?(?:达到?|为|增[至到加]?到?|突破|超过?)?[^，。；,;\d]{0,3}(?P<whole>\d[\d.]*)\s*(?P<same>(?P=unit))"
_BOTH = re.compile(rf"{_ADDED}[，,、][^。；]{{0,16}}?{_WHOLE}")
_ROUGHLY = re.compile(r"超|突破|约|近|余|多|左右|以上")
_NEW = re.compile(r"新[增建添开通]|净增")
_LEAST = 0.3


def compose(query: Query, library: Library) -> Draft | None:
    """The whole less what was added, with the sentence; None where that is not asked, or no one sentence of the documents meant tells both with the
    figure that the question gives, or with most of its words."""
    given = {one.value for one in query.asker}
    if not _ASKS.search(query.text) or not (given or _NEW.search(query.text)):
        return None
    words = words_of(query.topic, library)
    found: list[tuple[float, str, re.Match[str]]] = []
    for document in documents_for(query, library) or library.cards:
        source = library.text(document)
        found += [(part, document, both) for both in _BOTH.finditer(source)
                  if (not given or Decimal(both["added"]) in given) and (part := share(words, Text.of(source[max(0, both.start() - 60) : both.end()]))[0]) >= (0 if given and query.documents else _LEAST)]
    if not found or (len(found) > 1 and not given):
        return None
    _, document, both = max(found, key=lambda one: one[0])
    whole, added = Decimal(both["whole"]), Decimal(both["added"])
    if whole <= added:
        return None
    cite = Citations(library)
    mark = cite.span(document, library.section_at(document, both.start()).path, both.start(), both.end())
    unit = both["unit"]
    expression = f"{plain(whole)}{unit} − {plain(added)}{unit} = {plain(whole - added)}{unit}"
    made = Computation("difference", expression, whole - added, unit, (mark, mark))
    lines = [say("figures.before", figure=f"{plain(whole - added)}{unit}"), say("figures.working", expression=expression), say("figures.origin", quote=both.group(), mark=f"[{mark}]")]
    if _ROUGHLY.search(both.group()) or any(one.bound != "=" for one in quantities(both.group())):
        lines.append(f"> {say('figures.before_roughly')}")
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made,), decides=True)
