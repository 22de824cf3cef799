"""A question that asks several things of one subject (目标产值多少，布局在哪，由谁负责): what its answer leaves out of them is told besides, or that it was not found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compose.merging import joined
from assistant.compose.of_support.support import asks_amount
from assistant.gather import aspects
from assistant.gather.in_words.contacts import asks as asks_contact
from assistant.gather.in_words.procedure_asked import asks as asks_of_applying
from assistant.records import Citation, Draft, Query, Reason, Status
from assistant.several import asks, asks_figure
from prompts import say

_ASKS_OUT = re.compile(r"(?=.*(?:什么|啥|哪|谁)).*(?:不含|不包[括含]|不算|不计|排除|剔除|除外|没(?:有)?算|不在内)")
_SAID_OUT = re.compile(r"(?:^|[（(，。；：])(?P<said>[^（()），。；：]*(?:不含|不包[括含]|不计(?!划)|剔除|除[^（()），。；：]{1,14}[以之]?外)[^（()）。；]*)")
"""What is left out of a figure, asked for and told."""
_SHORT = 320
"""A quotation of no more signs is told beside the figures that stand in it."""

Drafted = Callable[[str, Sequence[str]], Draft]
"""The draft of a question after others of the asker."""


def completed(draft: Draft, query: Query, history: Sequence[str], drafted: Drafted) -> Draft:
    """The draft with what its documents tell of each further thing asked (布局在哪, 由谁负责), where it tells nothing of that; in place of a refusal what the
    first thing asked gives, with a note on those of which nothing was found. As it is where one thing is asked, where it works something out, or
    decides on what the asker can have; figures asked for one by one are told elsewhere."""
    texts = asks(query.text)
    if draft.decides and asks_contact(query.text) and len(texts) > 1 and not asks_of_applying(query):
        return _beside_contact(draft, texts, history, drafted)
    settled = draft.decides or draft.computations or not (draft.status.tells or draft.status == Status.REFUSED)
    if len(texts) < 2 or settled or query.operations or query.asker or ("support" in query.kinds and (asks_amount(query) or not all(_of_handling(text) for text in texts))) or asks_of_applying(query):
        return draft
    first = texts[0]
    made = draft
    if draft.status == Status.REFUSED:
        made = drafted(first, history)
        if not made.status.tells or not made.citations:
            return draft
    lacking = []
    home = {one.document for one in made.citations}
    for text in texts[1:]:
        if (left_out := _left_out(made, text)) is not None:
            made = left_out
            continue
        if asks_figure(text) and (made.targets or draft.status != Status.REFUSED):
            continue
        one = drafted(text, (*history, first))
        if one.status.tells and one.citations and home >= {cited.document for cited in one.citations}:
            made = made if _tells(made, one) and not _untold(made, one, text) else joined(made, one)
        elif not _answers(made, text):
            lacking.append(text)
    for text in lacking:
        missing = say("clauses.part_missing", part=text)
        made = made if missing in made.text else replace(made, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{made.text}\n\n{missing}")
    return made


_HANDLING = re.compile(r"审|拨|发放|到账|结算|清算|公示|打款|兑付|受理")


def _of_handling(text: str) -> bool:
    """Whether it is asked how applications are handled (多久审一次, 由谁审, 按什么数据结算), not what they give."""
    return _HANDLING.search(text) is not None and bool(aspects.asked(text))


def _beside_contact(draft: Draft, texts: Sequence[str], history: Sequence[str], drafted: Drafted) -> Draft:
    """The draft of a contact with what its document tells of the other things asked (什么时候发到账？有问题打哪个电话)."""
    home = {one.document for one in draft.citations}
    for text in texts:
        one = drafted(text, history) if not asks_contact(text) else None
        if one is not None and one.status.tells and one.citations and home >= {cited.document for cited in one.citations} and not _tells(draft, one):
            draft = joined(draft, one)
    return draft


def _tells(draft: Draft, one: Draft) -> bool:
    """Whether a draft quotes what another one tells; of figures, the sentences they stand in."""
    return any(_within(cited, other) or (draft.targets and _within(other, cited)) for cited in one.citations for other in draft.citations)


def _left_out(draft: Draft, text: str) -> Draft | None:
    """The draft of figures with what their sentence says is not counted in (不含远洋渔业), where that is asked; None where it is not, or nothing is said of it."""
    if not draft.targets or not _ASKS_OUT.search(text):
        return None
    for cited in draft.citations:
        if (said := _SAID_OUT.search(cited.quote)) is not None:
            line = say("figures.origin", quote=said["said"], mark=f"[{cited.n}]")
            return draft if said["said"] in draft.text else replace(draft, text=f"{draft.text}\n{line}")
    return None


def _untold(draft: Draft, one: Draft, text: str) -> bool:
    """Whether a draft of figures leaves out the words that another one quotes of the same sentence, of what is asked in words."""
    return bool(draft.targets) and not one.targets and not asks_figure(text) and not any(cited.quote in draft.text for cited in one.citations) and len(one.text) <= _SHORT


def _within(one: Citation, other: Citation) -> bool:
    return one.document == other.document and other.start <= one.start and one.end <= other.end


def _answers(draft: Draft, text: str) -> bool:
    """Whether what a draft quotes tells what is asked: of who, until when, how long …"""
    wanted = aspects.asked(text)
    return bool(wanted) and any(aspects.told(wanted, one.quote) for one in draft.citations)
