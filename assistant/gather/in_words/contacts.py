"""The contacts that a document lists (an office with its telephone and its room), and which of them a question means.

    沛县商务局 0516-8000001 / 丰县商务局 0516-8000002; 我店在沛县，报名找哪个单位 → the first
    甲政策：产业科，某路66号301室，0591-2000001 / 乙政策：装备科，某路12号208室，0591-2000002; 乙政策的材料送到哪个房间 → the second

A contact is a line, a row or, where a line lists several, a part of it up to its stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gather.in_words.told_apart import named
from index.library import Library, per_library
from index.stretches import LINE

_NUMBER = r"(?<![\d.〔])(?:[（(]?0\d{2,3}[）)]?[-—－– ]?\d{7,9}|1[3-9]\d{9}|(?<=[话线询系：:、，,；;\s）)])[2-9]\d{6,7})(?:[-—－转]\d{1,4})?(?!\d)"
_TELEPHONE = re.compile(_NUMBER)
_ROOM = re.compile(r"\d+[-—－\d]*\s*(?:室|房间|号窗口?|号办公室)|[一二三四五六七八九十\d]{1,3}(?:楼|层)[^，。；]{0,12}(?:窗口|专窗|大厅|办公室)|(?:路|街|道|巷|村|弄)\s*\d+\s*号")
_PARTS = re.compile(r"[^；;。\n]+[；;。]?")
_HAN = re.compile(r"[一-鿿]+")
_FIRST = 24
"""So many signs of a contact may be its name."""
_LONGEST, _LINE = 900, 90
_ONLY_LABEL = re.compile(r"\s*(?:联系|咨询|服务|办公|受理|业务)*(?:电话|热线|方式)[:：]?\s*[（(\d]")
"""A line that tells a number but not whose it is: that stands in the line before."""


_ASKS_TELEPHONE = re.compile(r"(?<!投诉)(?<!举报)(?<!监督)(?:电话|热线)(?![费亭卡机号]|销售|推销|诈骗)|联系方式|怎么联系|联系人|打(?:给)?(?:哪个|什么|多少)号?")
_ASKS_ROOM = re.compile(r"几号?(?:房间?|室|窗口?|楼)|(?:哪|什么)个?(?:房间|室|窗口|办公室|科室|楼|大厅)|(?:办公|送交|报送|受理|办理|提交|邮寄|具体)的?地[址点]|地[址点](?:是|在)(?:哪|什么|多少)")
_ASKS_OFFICE = re.compile(r"(?:找|问|联系|咨询|交到|送到|报到|交给|报给|送去|交去)(?:谁|哪)|哪个?(?:单位|部门|局|科)(?:受理|收|管|报|申|办|负责)?|由谁受理|谁来?受理")
_ASIDE = re.compile(r"投诉|举报|监督电话|(?:牵头|配合|责任|主管)(?:单位|部门)|谁(?:负责|牵头)")


def asks_telephone_or_room(text: str) -> bool:
    """Whether it is asked whom to call, or to which room to go."""
    return not _ASIDE.search(text) and any(one.search(text) for one in (_ASKS_TELEPHONE, _ASKS_ROOM))


def asks_room(text: str) -> bool:
    """Whether it is asked to which room or window to go."""
    return _ASKS_ROOM.search(text) is not None


def asks(text: str) -> bool:
    """Whether it is asked whom to call, or to which room or office to go."""
    return asks_telephone_or_room(text) or (not _ASIDE.search(text) and _ASKS_OFFICE.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact (`start…end`), its words with the heading above it, and whether it tells a room or an address."""

    start: int
    end: int
    words: str
    room: bool


@per_library(64)
def contacts(library: Library, document: str) -> tuple[Contact, ...]:
    """The contacts of a document, as they are printed."""
    text, found = library.text(document), []
    for line in LINE.finditer(text):
        if not _TELEPHONE.search(line.group()):
            continue
        parts = [one for one in _PARTS.finditer(line.group()) if _TELEPHONE.search(one.group())]
        own = [one for one in parts if _HAN.search(_TELEPHONE.sub("", one.group()))]
        apart = len(own) == len(parts) > 1
        for start, end in [one.span() for one in parts] if apart else [(0, len(line.group().rstrip()))]:
            words = line.group()[start:end]
            begin = line.start() + start + len(words) - len(words.lstrip())
            if not apart and "\t" not in words and _ONLY_LABEL.match(words):
                before = text.rfind("\n", 0, max(line.start() - 1, 0)) + 1
                office = text[before : line.start()].strip()
                begin = before if 0 < len(office) <= _LINE and not _TELEPHONE.search(office) else begin
                words = text[begin : line.start() + end]
            head = library.section_at(document, line.start()).path[-1:]
            found.append(Contact(begin, line.start() + len(line.group()[:end].rstrip()), f"{words} {' '.join(head)}", _ROOM.search(words) is not None))
    return tuple(found)


def tells_room(text: str) -> bool:
    """Whether a text tells a room, a window or the number of a house."""
    return _ROOM.search(text) is not None


def tells_telephone(text: str) -> bool:
    """Whether a text tells a telephone number."""
    return _TELEPHONE.search(text) is not None


def meant(found: tuple[Contact, ...], asked: tuple[str, ...], title: str) -> tuple[Contact, ...]:
    """Of the contacts those that a question names by a place, an office or a thing of their own, else one that was asked for before (`asked`: the last first);
    () where none is named."""
    return tuple(found[at] for at in named([_TELEPHONE.sub(" ", one.words) for one in found], asked, title, _FIRST))


def blocks(found: tuple[Contact, ...], text: str) -> list[tuple[int, int]]:
    """The contacts as stretches to be quoted: those of lines that follow each other as one, as long as there is room."""
    made: list[tuple[int, int]] = []
    for one in found:
        if made and text[made[-1][1] : one.start].strip() == "" and one.end - made[-1][0] <= _LONGEST:
            made[-1] = (made[-1][0], one.end)
        else:
            made.append((one.start, one.end))
    return made
