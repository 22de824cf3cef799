"""May what was chosen be changed (年中想改成全归我扣，行吗): the sentence of the same matter that says whether it may."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query
from assistant.stated.statements import statements
from index.library import Library

_ASKS = re.compile(
    r"(?:想|打算|要|准备)[^，。？]{0,8}?(?<![整技])(?:改成|改为|换成|换为|变成|变更|改选|改回|更改|调整)[^。？]{0,24}?(?:行吗|行不行|可以吗|可不可以|能吗|能不能|成吗|允许吗|让吗|给改吗)"
    r"|(?:能不能|可不可以|能否|可否|能|可以)(?:中途|半路|再|随时|重新)*(?:改成|改为|换成|换为|变更|更改|改选|调整|改(?![造善建])|换(?!证|领|发))[^。？]{0,16}?(?:[吗么不]|$|(?=[？。]))")
_TELLS = re.compile(r"(?:不[能得可再予]|不可以|可以|可|允许)(?:再|申请|随意|擅自|自行)*(?:变更|更改|改变|调整|变动|更换)")
_CHANGED = re.compile(r"改成|改为|换成|变更|更改|调整|重新|今年|年中|中途|半年后?|夫妻俩?|老[婆公]|媳妇|丈夫|妻子|约定|[我他她想定]")
_HITS = 30
_ABOUT, _ANYWHERE = 0.3, 0.45
"""So much of the matter must the sentence have, with its headings, more where no document is meant."""


def compose(query: Query, library: Library) -> Draft | None:
    """The sentence; None where no change is asked for, or none of the documents meant says of the matter whether it may be."""
    documents = list(query.documents or query.soft_documents) or documents_for(query, library)
    if not _ASKS.search(query.text):
        return None
    matter = words_of([said for one in (*query.context, *query.words) if len(said := _CHANGED.sub("", one)) > 1], library)
    texts = {query.text, " ".join((*(word.text for word in matter), "变更"))}
    told = [(share(matter, Text.of(" ".join((library.cards[one.passage.document].title, *one.passage.path, one.above, one.text))))[0], one) for one in statements(texts, documents, _HITS, library) if _TELLS.search(one.text)]
    best = max(told, key=lambda found: (found[0], -found[1].start), default=None)
    return quotations([best[1].span], library) if best is not None and best[0] >= (_ABOUT if documents else _ANYWHERE) else None
