"""Whether a tax is due on what the asker takes in, by the sum from which it is ("增值税起征点从月销售额10万元提高到15万元")."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility import Facts
from assistant.eligibility.told.said import mentioned
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKS = re.compile(r"(?:要|用|需|得|必)(?:要)?(?:不[要用])?(?:交|缴)[^，。；？]{0,6}税|税[^，。；？]{0,4}(?:要|用|需)(?:不[要用])?(?:交|缴)|免不免|(?<=[一-鿿，。])(?:超|够|过|到)(?:没|不)(?:超|够|过|到)|(?:超|够|过|到)(?:了|着)?(?:没有?|吗|么)(?=[？，。]|$)|在不在[^，。？]{0,6}(?:里|内|以下)")
_RAISED = re.compile(r"(?P<whom>[一-鿿]{2,12}?)(?P<tax>增值税|个人所得税|营业税)起征点从月(?:销售额|收入|营业额)?\d+(?:\.\d+)?万?元(?:提高|上调|调整|调高)[至到为](?P<value>\d+(?:\.\d+)?)(?P<unit>万?元)")
_MONTHLY = re.compile(r"(?:每|一个|1个|当|单|个|这)月|月(?:销售|收入|营业|卖)")


_TAXED, _VERB = "纳税人", re.compile(r"^(?:将|把|对|使|落实好?|提高)")


def _is_one(whom: str, own: Facts) -> bool:
    """Whether the asker says that he is one of those meant, in full or without what all who pay taxes are called (小规模)."""
    name = _VERB.sub("", whom)
    return bool(mentioned(name, own.text)) or (name.endswith(_TAXED) and len(name) > len(_TAXED) + 1 and name.removesuffix(_TAXED) in own.text)


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """Whether the one monthly sum that the asker tells is below the threshold, None where that is not asked or no sentence sets one for him."""
    sums = [one for one in own.figures if convert(one.value, one.unit, "元") is not None and _MONTHLY.search(one.words)]
    documents = documents_for(query, library) if _ASKS.search(query.text) and len(sums) == 1 else None
    found = [(id, cut) for id in documents or () for cut in _RAISED.finditer(library.text(id)) if cut["tax"] in query.text and _is_one(cut["whom"], own)]
    if len(found) != 1:
        return None
    id, cut = found[0]
    told, limit = convert(sums[0].value, sums[0].unit, cut["unit"]), Decimal(cut["value"])
    if told is None or told == limit:
        return None
    cite = Citations(library)
    mark = f"[{cite.span(id, library.section_at(id, cut.start()).path, cut.start(), cut.end())}]"
    key = "below" if told < limit else "reached"
    lines = (say(f"lowered.threshold.{key}", own=in_unit(told, cut["unit"]), limit=in_unit(limit, cut["unit"]), tax=cut["tax"], mark=mark),
             say("support.origin", quote=cut.group(), mark=mark))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
