"""How much one can have of a policy in a year in all (一家企业一年最多拿多少): the sentence that limits all its grants together."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import standing
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Draft, Query, Reason, Status
from index.library import Library

_WHO = r"(?:企业|公司|单位|主体|机构|合作社|个体工商户|个体户|农户|农牧户|家庭农场|个人|人|厂|店|户)"
_ASKS = re.compile(rf"^[^，。？]{{0,8}}?(?:同)?(?:一|每|单)?[个家户]?{_WHO}?{_WHO}(?:在)?(?:同)?(?:一|每|全|当)(?:个)?年度?(?:里|内|下来)?(?:最[多高]|顶多|至多|合计|一共|总共|加起来)+(?:能|可以?)?(?:拿|领|得|获得?|补|给|享受)(?:到|得)?多少(?:钱|资金|补贴|奖补)?[？?]?$")
_LIMITS = re.compile(r"[^。；\n]*(?:同一|单个|每个|每家|单户|每户)(?=[^。；\n]*(?:年度|每年|当年|全年))(?=[^。；\n]*(?:合计|总额|累计|总计))[^。；\n]*(?:不得?超过|最高)[^。；\n]*[。；]?")


def compose(query: Query, library: Library) -> Draft | None:
    """The one sentence of the one document meant that limits all grants of a year together; None where there is none, or several."""
    documents = [id for id in documents_for(query, library) or () if id in query.documents or id not in library.superseded]
    if not asks(query) or len(documents) != 1:
        return None
    home = documents[0]
    found = list(_LIMITS.finditer(library.text(home)))
    passage = next((one for one in library.passages_of(home) if found and one.start <= found[0].start() < one.end), None)
    if len(found) != 1 or passage is None:
        return None
    cite = Citations(library)
    mark = cite.span(home, passage.path, *found[0].span())
    return Draft(Status.ANSWERED, Reason.NONE, f"{standing(passage, library)}\n{found[0].group().strip()}[{mark}]", cite.all)


def asks(query: Query) -> bool:
    """Whether it is asked how much there is in a year in all, of no certain grant."""
    return not query.asker and not query.leans and _ASKS.search(query.text) is not None
