"""Follow-ups on the grant that the dialogue is about: they tell more of the asker's case, or point back to it (这个钱我能领吗)."""

from __future__ import annotations

import re

from assistant.gather.of_documents.in_force import holds_in
from assistant.records import Query

_GRANT = re.compile(r"补贴|补助|奖励|资助|奖补|贴息|扣除|救助|津贴|贷款|减免|免租|待遇|政策|扶持|优惠|专项|资金|奖金|退税|返还|哪些|什么")
_HOW_GIVEN = re.compile(r"(?:怎么|怎样|如何|咋)(?:个)?(?:支持|扶持|补|奖|给|贴|资助)|(?:支持|扶持|补|奖|贴)(?:多少|几)")
"""It is asked how something is supported, in whatever words."""
_BACK_TO = re.compile(r"(?:这|那)(?:一?[个笔项份块样种])?(?:钱|补贴|补助|津贴|奖励|资助|奖补|待遇|政策|名额|好处|资格)")
"""The grant spoken of before, by no name of its own."""
_TELLS = re.compile(r"[我咱俺您你]|本人|自己|如果|要是|假如|万一|^那|换|改|没|不|已经?|也|还|刚|今年|去年|前年|明年|办|买|投|租|招|评|升|[是有]")
"""What somebody says who tells more of his case."""
_PUT = re.compile(r"多少|几|能|可以|可不可|吗|行不行|够不够|算不算|呢")


_MET_NOW = re.compile(r"这下[^，。？]{0,6}(?:够|符合|满足|能|可以|行)|(?:够|符合|满足)(?:这个|那个|上面的?)?条件了(?:吧|吗|么|没)")
"""It is asked whether what was lacking before is there now."""


_OF_OTHER = re.compile(r"(?:那么?)?(?:我们?|咱们?|俺|[他她]|隔壁|同事|朋友|邻居)[^，。？]{0,6}呢[？?，,。]")
"""The same is asked for somebody else (那我弟呢？)."""


def of_one_grant(query: Query, before: Query) -> bool:
    """Whether a question that names no grant and no document goes on asking of the grant spoken of before, or tells more for it."""
    if not ("support" in before.kinds or _HOW_GIVEN.search(before.text)) or query.documents or (query.regions and set(query.regions) != set(before.regions) and not narrowed(query, before)):
        return False
    if points_back(query.text) and _PUT.search(query.text):
        return True
    if _MET_NOW.search(query.text) or (_OF_OTHER.match(query.text) and not _GRANT.search(query.text)):
        return True
    told = bool(query.asker) or (_TELLS.search(query.text) is not None and not (_PUT.search(query.text) or "how" in query.kinds))
    return not _GRANT.search(query.text) and (told or "support" in query.kinds)


def points_back(text: str) -> bool:
    """Whether a question speaks of the grant of the question before without its name (这笔钱)."""
    return _BACK_TO.search(text) is not None


def narrowed(query: Query, before: Query) -> bool:
    """Whether every place that a question names lies within one that the dialogue is about."""
    return bool(query.regions and before.regions) and all(any(holds_in(wide, place) for wide in before.regions) for place in query.regions)
