"""Who pays what a price is above a limit ("超出支付标准的部分由患者自付"): the sentence quoted, with the difference of the asker's price and limit."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import plain
from assistant.gather.in_words.patterned import formed
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKED = re.compile(r"(?:差价|价差|差额|[超高贵多]出|超过)[^。？]{0,16}?(?:谁|自己|个人|患者|我)[^，。？]{0,4}(?:出|付|掏|承担|负担|拿钱)|(?:差价|价差|差额|[超高贵多]出)[^。？]{0,12}(?:自付|自费|报销?吗|能报|给报)")
_BORNE = re.compile(r"(?:超[出过]|高[于出])[^。；，]{0,24}(?:部分|差额|费用|差价)[，,]?(?:的费用)?(?:全部|均|应)?(?:由[^。；，]{1,16}?(?:自付|自理|自费|承担|负担|支付|解决)|不予支付|不予报销|自理|自付)")
_MONEY = r"(?P<{}>\d+(?:\.\d+)?)(?:元|块钱?)"
_LIMIT = re.compile(r"(?:标准|限额|限价|定额|封顶线?|最高)[^，。；\d]{0,6}" + _MONEY.format("limit"))
_SUM = re.compile(_MONEY.format("sum"))
_ABOUT = 0.35


def compose(query: Query, library: Library) -> Draft | None:
    """The sentence that says who bears it, None where that is not asked or no document says."""
    found = formed(query, _BORNE, _ABOUT, library) if _ASKED.search(query.text) else []
    if not found:
        return None
    best = found[0]
    cite = Citations(library)
    mark = f"[{cite.span(best.passage.document, best.passage.path, best.start, best.end)}]"
    lines = [say("support.beyond", quote=best.form.group(), mark=mark)]
    made = _difference(query.text)
    lines += [say("support.beyond_sum", working=made.expression)] if made is not None else []
    lines.append(say("support.origin", quote=cite.all[0].quote, mark=mark))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, () if made is None else (made,), decides=True)


def _difference(asked: str) -> Computation | None:
    """By how much the one price told is above the limit told, None without both."""
    limit = _LIMIT.search(asked)
    prices = {Decimal(one["sum"]) for one in _SUM.finditer(asked) if limit is None or not limit.start() <= one.start() < limit.end()}
    if limit is None or len(prices) != 1:
        return None
    price, most = prices.pop(), Decimal(limit["limit"])
    return Computation("difference", f"{plain(price)}元−{plain(most)}元 = {plain(price - most)}元", price - most, "元", ("asker",)) if price > most else None
