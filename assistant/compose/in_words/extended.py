"""The longest time a rule allows with its extension ("15个工作日内…，可以延长10个工作日"), added up where it is asked for with it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import compute
from assistant.compute import Operand, in_unit
from assistant.records import Draft, Query, Status
from index.quantities import quantities
from prompts import say

_ASKS = re.compile(r"(?:算上|加上|连上?|含|包括|包含|计入|连同)(?:可以?|了|允许|再|可能的?)?延[长期]|延[长期](?:的|期|时间)*(?:也|都|一并|一起)?(?:算|计入|加)[上进在]?")
_EXTENDED = re.compile(r"(?:再|可以?|适当|最多|批准|，)延长(?:期限)?(?:不(?:得)?超过|至多|最多)?")
_WITHIN = re.compile(r"[以之]?内|不(?:得)?超过")


def with_extension(draft: Draft | None, query: Query) -> Draft | None:
    """The draft with both times of the first quotation that has a time and its extension added up; as it is where none has or the question
    leaves the extension out."""
    if draft is None or draft.status != Status.ANSWERED or not _ASKS.search(query.text):
        return draft
    for cited in draft.citations:
        longer = _EXTENDED.search(cited.quote)
        found = quantities(cited.quote) if longer is not None else []
        before = [one for one in found if longer is not None and one.start < longer.start() and _WITHIN.match(cited.quote, one.end)]
        after = [one for one in found if longer is not None and one.start == longer.end()]
        if len(before) != 1 or not after or before[0].unit != after[0].unit:
            continue
        made = compute.total([Operand(one.value, one.unit, cited.n) for one in (before[0], after[0])])
        lines = (say("figures.result", name=say("figures.names.sum"), figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression))
        return replace(draft, text="\n".join((*lines, draft.text)), computations=(*draft.computations, made))
    return draft
