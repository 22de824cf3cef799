"""Whom to turn to, as the document of the thing lists it: the contact of the asker's place, trade or programme, else those that are listed.

    我店在甲县，报名找哪个单位，电话多少 → 联系方式：“甲县商务局 0516-8000001”
    乙政策的纸质材料送到哪个房间？咨询打哪个电话 → 联系方式：“乙政策：装备科，某路12号208室，0591-2000002”
"""

from __future__ import annotations

from assistant.compose.citing import Citations
from assistant.gather.in_words import contacts
from assistant.gather.in_words.guide_asked import asks as asks_field
from assistant.gather.in_words.holding import asked_before, home
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_FEW = 3


def compose(query: Query, library: Library) -> Draft | None:
    """The contacts that the question means; where it names none of them all that are listed, unless nothing but the office is asked; None where no document lists any."""
    document = home(query, library, lambda id: " ".join(one.words for one in contacts.contacts(library, id)))
    if not document:
        return None
    found = contacts.contacts(library, document)
    meant = contacts.meant(found, asked_before(query), library.cards[document].title)
    office_alone = not contacts.asks_telephone_or_room(query.text)
    of_guide = asks_field(query, library) and (len(found) < _FEW or len(meant) != 1)
    if of_guide or (not meant and office_alone) or (office_alone and (len(found) < _FEW or len(meant) != 1)):
        return None
    cite, text = Citations(library), library.text(document)
    lines = []
    for start, end in contacts.blocks(meant or found, text):
        mark = cite.span(document, library.section_at(document, start).path, start, end)
        lines.append(say("support.besides.contact", quote=text[start:end].strip(), mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True, whole=True)
