"""Where are papers handed in: to which office, on which site?

    申报资料弄好了交哪儿去 → “……于5月20日前报送至市某局某科”；在哪个平台填报 → “通过某平台填报并提交……”

Looked for in the documents in force whose titles the question names, a wider place's too; else where such things are stated.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.single_things import spans_of, stated_of
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_documents.titled import titled
from assistant.gather.wording import words_of
from assistant.records import Draft, Query, Status
from assistant.stated.asked import TO_WHOM, asked
from assistant.stated.finding import stating
from index.library import Library

_HANDS_IN = re.compile(r"注册|填报|申报|申请|提交|报名|登记|办理|报送|上传")


def compose(query: Query, library: Library) -> Draft | None:
    """The sentence that tells where papers go, of a question for that alone; None where something else is asked, or it is not stated."""
    parts = [part for part in asked(query, library) if part.slot is None or part.slot.name != "organ"]
    slots = [part.slot.name for part in parts if part.slot is not None]
    if not slots or not set(slots) <= TO_WHOM:
        return None
    wider = documents_in_force(query, library)
    meant = () if query.documents or query.soft_documents else tuple(id for id in titled(words_of(query.words, library), library) if wider is None or id in wider)
    draft, lacking = stated_of(replace(query, soft_documents=meant) if meant else query, library)
    if draft is not None and draft.status == Status.ANSWERED and not lacking:
        return replace(draft, decides=bool(meant))
    alone = [replace(part, words=(), own=0) for part in parts if part.slot is not None and all(_HANDS_IN.fullmatch(word.text) for word in part.words[: part.own])]  # in the document named no more need be said
    found = [match for part in alone if meant and (match := stating(query, part, meant[:1], library)) is not None]
    return replace(quotations(spans_of(found, library), library), decides=True) if found else None
