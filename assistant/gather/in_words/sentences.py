"""Which sentences answer a part of a question in words: those of the passages found, each weighed for it ("几天办完": 20个工作日内办结)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.gather.aspects import told
from assistant.gather.in_words.asked_parts import Part, phrases_of
from assistant.gather.in_words.clauses import Found
from assistant.gather.in_words.meaning import explains
from assistant.gather.of_documents.titled import beside_title, only_title
from assistant.gather.of_lists.headings import bare_heading
from assistant.gather.of_lists.listed_alone import Listed
from assistant.gather.wording import Text, share_in
from index.library import Library
from index.records import Passage

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”）)]*(?:[（(](?:(?:责任|牵头|配合)(?:单位|部门)[^（）()]*(?:[（(〈〔][^（）()〉〕]*[）)〉〕][^（）()]*)*|[^（）()。]*(?:负责|牵头|配合|指导|落实|参与|参加))[）)])?")
_DUTY_ONLY = re.compile(r"^\s*[（(\[［【]?(?:责任|牵头|配合)(?:单位|部门)[:：]")
_ALONE = 0.4
"""What it counts for a sentence that begins with a name asked about, where others around it begin alike with another (南区聚焦…。北区聚焦…)."""
_READ = 24
_PLACES = (1.0, 0.85, 0.75, 0.45)
"""What a word of the question counts that stands in the sentence, in the document's title, in the headings, in the passage."""
_BACKGROUND = 0.15
"""What the words of the other parts of the question count."""
_FIRST = 3  # where the first passages are all of one document, the words of its title count less
_ASPECT, _RANK = 0.4, 0.3
_MEMBERS, _COUNTS = 0.3, 0.4
_PHRASE, _PHRASES = 0.15, 3
_HEADED, _NAME = 0.3, 4
"""What a heading counts that is named whole in the question (大病医疗扣除 → 第六章大病医疗), in so many signs at least."""
_TELEPHONE = re.compile(r"(?<!\d)(?:\d{7,8}|\d{11}|\d{3,4}-\d{7,8})(?!\d)")
_OPENS = re.compile(r"(?:下列|以下|如下)[^。；]{0,16}[:：]")
_CONDITIONS = re.compile(r"(?:条件|要求)(?:之一)?(?:的)?\s*[:：]\s*$")
"""How a list of conditions opens: it tells them whatever else speaks of those who meet them."""
_ENUMERATES = re.compile(r"(?:“[^”]{1,12}”){3,}|(?:[^、。；，]{2,24}、){2,}|包括|分别[是为]|等[\d一二三四五六七八九十]+[个项种类大]|[一①1][是、.．]")
_CELL = re.compile(r"[^。；\t\n]+[。；]?")
_CELLS = 160
"""A row of a table longer than this is read sentence by sentence."""
_HEADING = 48
_RUN_IN = re.compile(r"[^，；：、“”0-9]{4,16}。")
_LINE = 24
_STOP = re.compile(r"[。；！？：:;）)”]$")
_BEGINS = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]|第[一二三四五六七八九十百\d]+[条章节]|[—•·-]|(?:19|20)\d\d年)")
_DEFINES = frozenset({"definition"})
_NEGATIVE = frozenset({"refused"})
_POLARITY = 0.6
_PLANNED, _SAME = frozenset({"plan"}), 2  # of sentences of the same weight to so many places the one that says what is done by when tells what is planned
_OWN = frozenset({"definition", "members", "refused", "plan"})
_LISTED = frozenset({"members", "condition", "material"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage found (`start…end` in the document) with its `weight` for a part of the question.

    `order` is the place of its passage among those found.
    """

    passage: Passage
    start: int
    end: int
    weight: float
    order: int
    alone: bool = False
    """It speaks of one of several alone that is asked about."""

    @property
    def text(self) -> str:
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


def sentences(found: Sequence[Found], part: Part, library: Library) -> list[Sentence]:
    """The sentences of the first passages found, each weighed for a part of the question, the best first."""
    weighed: list[Sentence] = []
    part = replace(part, words=beside_title(part.words, [one.passage.document for one in found[:_FIRST]], library))
    asked_for = "".join(word.text for word in part.words)
    alone = Listed.of(part.names, [one.passage.text for one in found[:_READ]])
    for order, one in enumerate(found[:_READ]):
        passage = one.passage
        card = library.cards[passage.document]
        if only_title(passage.text, card.title):
            continue
        titled = Text.of(" ".join((card.title, *card.meta.aliases, card.meta.region)))
        headed = Text.of(" ".join((*passage.path, passage.context)))
        around = Text.of(f"{passage.text} {(card.meta.period or ('',))[-1]}")
        named = _HEADED * any(len(name) >= _NAME and name in asked_for for name in map(bare_heading, passage.path[-2:]))
        for start, end in spans(passage, library):
            text = passage.text[start - passage.start : end - passage.start]
            aspect = max(told(part.aspects - _OWN, text), 1.5 * _defined(part, text))
            weight = _weight(part, (Text.of(text), titled, headed, around)) + _ASPECT * aspect + _RANK * one.confidence
            one_alone = alone.begins(text, passage.text)
            weight += part.told.bearing(text) + _COUNTS * bool(part.counted and part.counted.search(text)) + _ALONE * one_alone
            weight += _PHRASE * min(_PHRASES, len(part.phrases & phrases_of(text))) / _PHRASES
            weight += _POLARITY * told(part.aspects & _NEGATIVE, text)
            if part.aspects & _LISTED:
                told_of = (bool(_ENUMERATES.search(text)) + bool(part.things and part.things.search(text))) / 2
                weight += _MEMBERS * max(told_of, bool(_OPENS.search(text)))
            if "condition" in part.aspects and _CONDITIONS.search(text):
                weight += _MEMBERS
            if _TELEPHONE.search(text):
                weight -= _MEMBERS
            weight += named
            weighed.append(Sentence(passage, start, end, weight, order, one_alone))
    planned = part.aspects & _PLANNED
    return sorted(weighed, key=lambda one: (-round(one.weight, _SAME) if planned else -one.weight, -told(planned, one.text), -one.weight, one.order, one.start))


def _defined(part: Part, text: str) -> float:
    """1 if a definition is asked for and the sentence says of a word of the question what it is, else 0."""
    if not part.aspects & _DEFINES:
        return 0.0
    return float(any(explains(term).search(text) for term in part.terms))


def closeness(part: Part, text: str, passage: Passage) -> float:
    """How much of the words of a part of the question, 0…1, a stretch of a passage has, its headings counting less."""
    return _weight(part, (Text.of(text), Text.of(""), Text.of(" ".join((*passage.path, passage.context)))))


def spans(passage: Passage, library: Library) -> list[tuple[int, int]]:
    """The sentences of a passage, in order: a heading at its head goes with the first, a bracket of duties with its own; a short row
    of a table is one."""
    if passage.kind == "row":
        cells = _CELL.finditer(passage.text) if len(passage.text) > _CELLS else ()
        return [(passage.start + one.start(), passage.start + one.end()) for one in cells] or [(passage.start, passage.end)]
    found: list[tuple[int, int]] = []
    lead: int | None = None
    heading = _heading_end(passage, library)
    for match in _SENTENCE.finditer(passage.text):
        if not match.group().strip() or _DUTY_ONLY.match(match.group()):
            continue
        start, end = passage.start + match.start(), passage.start + match.end()
        if (end <= heading and end - passage.start <= _HEADING) or (lead is None and _run_in(match, passage.text)):
            lead = start if lead is None else lead
            continue
        if lead is None and found and wrapped(passage.text[found[-1][0] - passage.start : start - passage.start], match.group()):
            found[-1] = (found[-1][0], end)
            continue
        found.append((start if lead is None else lead, end))
        lead = None
    return found or [(passage.start, passage.end)]


def _run_in(match: re.Match[str], text: str) -> bool:
    """Whether a sentence is a heading run in at the head of its paragraph ("清水河城镇产业带。坚持…")."""
    begins = match.start() == 0 or text[match.start() - 1] == "\n"
    return begins and _RUN_IN.fullmatch(match.group().strip()) is not None and text[match.end() : match.end() + 1] not in ("", "\n")


def wrapped(before: str, after: str) -> bool:
    """Whether a line only goes on in the next one: it is long and ends in no stop, and the next begins no member of a list."""
    line = before.rstrip(" \t").rsplit("\n", 2)[-2:]
    return before.endswith("\n") and len(line[0]) >= _LINE and not _STOP.search(before.rstrip()) and not _BEGINS.match(after)


def _heading_end(passage: Passage, library: Library) -> int:
    section = library.section_of(passage)
    return section.heading_end if section is not None and section.start <= passage.start < section.heading_end else passage.start


def _weight(part: Part, near: Sequence[Text]) -> float:
    """How much of the words, 0…1, a sentence has; less counts what only its headings or its surroundings have."""
    places = tuple(zip(_PLACES, near, strict=False))
    own = share_in(part.words, places)
    if not part.background:
        return own
    return (own + _BACKGROUND * share_in(part.background, places)) / (1 + _BACKGROUND)

