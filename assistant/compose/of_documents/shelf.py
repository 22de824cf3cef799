"""What documents there are: asked for as a whole, of a place, or the newest or oldest of them."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.schema import Card
from prompts import say

_FILES = r"(?:政策)?(?:文件|规划|方案|资料|文档)"
_HERE = r"(?:你们?|您|系统|文件库|资料库|库|这里头?|这儿|这边|现在|目前|手[头上]|里面?|中|都|一共|总共|共|现有|已有|收录|收|包含|包括|有|是|了|的|能查|可以查|查得?到)"
_ALL = re.compile(rf"{_HERE}*(?:哪些|些?什么|些?啥|几[份个部]|多少[份个部]?){_FILES}(?:可以?查|能查)?|{_HERE}*{_FILES}{_HERE}*(?:哪些|什么|啥|几[份个部]|多少[份个部]?)")
_ENDS = r"(?:最新|最近|最晚|最早|最老|最旧)"
_END = re.compile(
    rf"(?:各[份个部]|{_HERE}|{_FILES}|这些)*哪一?[份个部]{_FILES}?(?:是|发布得?|出台得?|印发得?|发得?|的)*(?P<one>{_ENDS})(?:发布|出台|印发|发)?的?"
    rf"|(?:{_HERE}|[份个部])*(?P<two>{_ENDS})(?:发布|出台|印发|发)?的?(?:[一那]?[份个部])?(?:{_FILES}|政策)?(?:是|叫)?(?:哪一?[份个部]|什么|啥)?{_FILES}?"
)
_OLDEST = re.compile("早|老|旧")
_IDLE = re.compile(r"[\s，。？！,.?!呢吗啊呀吧]+")
_MOST = 100
"""So many documents are listed; of more the newest."""


def compose(query: Query, library: Library) -> Draft | None:
    """The documents of the library, or of the places named, newest first; of the newest or oldest asked for only that one. None where documents
    about something, or something else, are asked for."""
    text = _IDLE.sub("", query.text)
    for place in query.regions:
        text = text.replace(place, "").replace(place[:2], "")
    end = _END.fullmatch(text)
    if len(query.dialogue) > 1 or (end is None and (query.documents or not _ALL.fullmatch(text))):
        return None
    among = library.of_regions(query.regions) if query.regions else list(library.cards)
    cards = sorted((library.cards[id] for id in among), key=lambda card: (card.meta.published, card.title), reverse=True)
    if end is not None:
        dated = [card for card in cards if card.meta.published]
        cards = ([dated[-1]] if _OLDEST.search(end["one"] or end["two"]) else dated[:1]) if dated else []
    return _listed(cards, library, alone=end is not None) if cards else None


def _listed(cards: list[Card], library: Library, *, alone: bool) -> Draft:
    cite = Citations(library)
    shown = cards[:_MOST]
    whole = len(shown) == len(cards)
    head = say("shelf.head", count=len(shown)) if whole else say("shelf.newest", count=len(shown))
    lines = [] if alone else [head]
    for card in shown:
        about = "，".join(part for part in (card.meta.number, card.meta.published) if part)
        mark = f"[{cite.span(card.id, (), *_title(card, library))}]"
        lines.append(say("shelf.line", title=card.title, about=about, mark=mark) if about else say("shelf.undated", title=card.title, mark=mark))
    if not whole:
        lines.append(say("shelf.more"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _title(card: Card, library: Library) -> tuple[int, int]:
    """Where the document prints its title, else its first line."""
    text = library.text(card.id)
    wanted, offset = canonical(card.title), 0
    first = (0, len(text))
    for line in text.splitlines(keepends=True):
        said = canonical(line.strip())
        if first == (0, len(text)) and said:
            first = (offset, offset + len(line.rstrip()))
        if said and (said in wanted or wanted in said) and len(said) * 2 >= len(wanted):
            return offset, offset + len(line.rstrip())
        offset += len(line)
    return first
