"""Whether one person may take all of what several share (让大哥一个人全扣两千): no, where a sentence limits what each may take to less."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import plain
from assistant.eligibility.units import convert
from assistant.gather.in_words.patterned import formed
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_MAY = re.compile(r"能不能|能[^，。；？]{0,14}[吗么]|可不可以|可以[^，。；？]{0,14}[吗么]|[让许准]不[让许准]|允不允许|行不行|[可能]否")
_ALL = re.compile(r"(?:一|1)个?人[^，。；]{0,16}(?:全部?|都|整个)?[^，。；]{0,8}[扣领拿占享报]|[全都][部]?(?:由|让|归|给)|[全都]部?[扣领拿占报]")
"""One takes it whole."""
_EACH = re.compile(r"每(?:个?人|户|家|方)[^，。；]{0,12}(?:不[能得可]?(?:超过|高于|多于)|最[高多]|至多)[^，。；\d]{0,8}(?P<limit>\d+(?:\.\d+)?)(?P<unit>万?元)")
_SHARERS = re.compile(r"[兄弟姐妹哥][兄弟姐妹哥俩仨几]|[有和跟与][^，。；]{0,4}[兄弟姐妹哥]|[俩仨]|夫妻|两口|我们|咱们|[两二三四五几]个?(?:人|家|户|方)|合伙|合租|分摊|非独生|老[大二三幺]|大[哥姐]")
_ALONE = re.compile(r"(?<!非)独生|没有?(?:兄弟|姐妹|哥|弟|姐|妹)")
"""Others share it; nobody does."""
_ABOUT = 0.2


def compose(query: Query, library: Library) -> Draft | None:
    """That he may not, with the sentence that limits it; None where that is not asked, or no sentence sets a limit below what he would take."""
    sums = [told for figure in query.asker if (told := convert(figure.value, figure.unit, "元")) is not None]
    story = "。".join((query.question, *query.dialogue))
    if len(sums) != 1 or not _SHARERS.search(story) or _ALONE.search(story) or not _MAY.search(query.text) or not _ALL.search(query.text):
        return None
    for one in formed(query, _EACH, _ABOUT, library):
        limit = convert(Decimal(one.form["limit"]), one.form["unit"], "元")
        if limit is not None and limit < sums[0]:
            cite = Citations(library)
            mark = f"[{cite.span(one.passage.document, one.passage.path, one.start, one.end)}]"
            quote = cite.all[0].quote.strip()
            lines = (say("clauses.more_than_each", figure=f"{plain(sums[0])}元", words=one.form.group(), mark=mark), say("support.origin", quote=quote, mark=mark))
            return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
    return None
