"""Whether what is quoted is the procedure that a document sets for all that it gives ("农户于每年9月30日前向村民委员会提出申请"): it then holds for each thing that the document
gives something for, though it does not name it (养羊的补助最晚哪天申请)."""

from __future__ import annotations

import re

from assistant.gather.of_support.thing_asked import thing_asked
from assistant.records import Draft, Query, Status
from index.library import Library

_ASKED = re.compile(r"什么时[候间]|何时|哪[天月一日]|几[号月]|最[晚迟]|截止|多久|找谁|向谁|[去到在]哪|哪个(?:部门|单位|科|局)|怎[么样]|如何|材料|手续|流程")
_PROCEDURE = re.compile(r"申报|申请|受理|审核|验收|公示|兑付|兑现|拨付|发放|程序|流程|办理")
_GRANT = re.compile(r"(?:的)?(?:[各这那]?项)?(?:补助|补贴|奖励|奖补|资助|扶持|支持|津贴|补)(?:资金|款|金|钱|政策)?$")
_DEED = re.compile(r"^(?:新)?(?:养殖?|种植?|栽|喂|开|办|建|盖|买|购|搞|做|引进)(?=[一-鿿])")
_PLACE = re.compile(r"[一-鿿]{1,6}?[省市县区旗州盟]")
_TOLD = (Status.ANSWERED, Status.PARTIAL)


def of_all(draft: Draft, query: Query, library: Library) -> bool:
    """Whether an answer on how and when tells the procedure of the one document of the place that gives something for the thing asked of."""
    documents = {one.document for one in draft.citations}
    if draft.status not in _TOLD or draft.targets or len(documents) != 1 or not _ASKED.search(query.text):
        return False
    document = documents.pop()
    card = library.cards[document]
    place = _PLACE.match(card.title)
    here = place is not None and place.group() in query.text
    if document not in query.documents and not here and card.meta.region not in query.regions:
        return False
    if not all(any(map(_PROCEDURE.search, one.path[-2:])) for one in draft.citations):
        return False
    thing = _DEED.sub("", _GRANT.sub("", thing_asked(query).removeprefix(place.group() if here and place is not None else "")))
    return bool(thing) and any(thing in f"{rule.quote}{''.join(rule.path)}" for rule in library.rules([document]) if rule.benefit != "qualitative")
