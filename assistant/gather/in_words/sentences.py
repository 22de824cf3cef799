"""Which sentences answer a question in words: the question in parts, the sentences of the passages found weighed for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.gather.aspects import asked, only_asks, told
from assistant.gather.in_words.clauses import Found, quoted
from assistant.gather.in_words.meaning import explains
from assistant.gather.in_words.told_amounts import NOTHING, Told
from assistant.gather.of_documents.titled import beside_title, only_title
from assistant.gather.of_lists.headings import bare_heading
from assistant.gather.of_lists.listed_alone import Listed
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, Word, grades, lighter, share_in, words_of, year
from assistant.records import Query
from index.library import Library
from index.quantities import chinese_number
from index.records import Passage
from index.words import tagged

SEGMENT = re.compile(r"[^，,。；;？！?!：:]+[，,。；;？！?!：:]?")
"""A part of a question up to a comma or stop, with that."""
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?[”）)]*(?:[（(](?:(?:责任|牵头|配合)(?:单位|部门)[^（）()]*(?:[（(〈〔][^（）()〉〕]*[）)〉〕][^（）()]*)*|[^（）()。]*(?:负责|牵头|配合|指导|落实|参与|参加))[）)])?")
_DUTY_ONLY = re.compile(r"^\s*[（(\[［【]?(?:责任|牵头|配合)(?:单位|部门)[:：]")
_UNSAID = re.compile(r"(?:没|未|不)(?:有)?(?:写|说|讲|提|定|知道|清楚|明白|懂)(?:清楚?|明)?(?:怎|什|啥|如何|哪|谁)")
"""A statement that somebody does not say or know it asks nothing."""
ASKS = re.compile(r"什么|啥|哪|谁|多[少久长大高]|几|怎|如何|[吗么呢不][？?]?$|是否|能否|可否|是不是|能不能|要不要|为何|[？?]$")
_QUOTED = re.compile(r"[“\"]([^”\"]{1,12})[”\"]")
_COUNTED = re.compile(r"[一两二三四五六七八九十百多][^一两二三四五六七八九十百多]{1,2}")
"""A name of several things, one of those in 一核两带多园."""
_MERELY_QUOTED = re.compile(r"^[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[）)、.．]?$")
_HOW_MANY = re.compile(r"(?:一共|总共|共|分成?|有)*几个?(?P<measure>[级档类种等层项批步])")
"""What only asks into how many of what something is divided: a sentence tells it by a number of these."""
_ALONE = 0.4
"""What it counts for a sentence that begins with a name asked about, where others around it begin alike with another (南区聚焦…。北区聚焦…)."""
_READ = 24
_PLACES = (1.0, 0.85, 0.75, 0.45)
"""What a word of the question counts that stands in the sentence, in the document's title, in the headings, in the passage."""
_BACKGROUND = 0.15
"""What the words of the other parts of the question count."""
_LITTLE, _CARRIED = 4.0, 0.5
"""A part whose words weigh less than this says nothing without those of the part before it, which then count so much."""
_FIRST = 3  # where the first passages are all of one document, the words of its title count less
_ASPECT, _RANK = 0.4, 0.3
_MEMBERS, _COUNTS = 0.3, 0.4
_PHRASE, _PHRASES = 0.15, 3
_HEADED, _NAME = 0.3, 4
"""What a heading counts that is named whole in the question (大病医疗扣除 → 第六章大病医疗), in so many signs at least."""
_TELEPHONE = re.compile(r"(?<!\d)(?:\d{7,8}|\d{11}|\d{3,4}-\d{7,8})(?!\d)")
_WHICH = re.compile(r"哪(?:些|[几两三四五六七八九十]+[个类种项条家大]?(?:方面)?的?)|什么(?=情形|情况下)")
_WHAT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6}?)的?(?:都|主要|具体|分别|一共|可以?)*(?:有|包括|包含|是|为|分成|分为)(?:哪|什么|几)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}|[二三四五六七八九十]{1,3})[个家座项类种名条](?P<name>[\u4e00-\u9fff]{2})")
_NAMES = re.compile(r"有谁|是谁|名单|[有是]哪些[\u4e00-\u9fff]?(?=$|[？?。])|哪[\d二三四五六七八九十]+[个家座项类种名条]")
"""How many there are is known, who they are is asked: the members stand before their number (甲、乙、丙3个城市)."""
_CASES = ("情况", "情形", "事项")
_CASES_BELOW = re.compile(r"(?:下列|以下|如下|上述|前述)(?:情形|情况|事项|行为)")
"""How a list of cases opens, whatever the question calls them."""
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
class Part:
    """A part of the question: its own words, those of the rest of the question, the aspects it asks for, the terms whose
    meaning it may ask for, how a list of the things that it asks for reads, its
    stretches of four signs, what the question tells in figures, how what it counts (几级) reads where it is told, and the
    names in what asks."""

    words: tuple[Word, ...]
    background: tuple[Word, ...]
    aspects: frozenset[str]
    terms: tuple[str, ...] = ()
    things: re.Pattern[str] | None = None
    phrases: frozenset[str] = frozenset()
    told: Told = NOTHING
    counted: re.Pattern[str] | None = None
    names: tuple[str, ...] = ()


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


def parts(query: Query, library: Library) -> tuple[Part, ...]:
    """The question cut into what it asks one after the other; one part where it asks one thing."""
    told = Told.of(query.question)
    return tuple(replace(part, told=told) for part in _parts(query, library))


def _parts(query: Query, library: Library) -> tuple[Part, ...]:
    segments = [piece for match in SEGMENT.finditer(query.text) for piece in _side_by_side(match.group())]
    asking = [segment for segment in segments if ASKS.search(segment.strip("，,。；;：:")) and not _UNSAID.search(segment)]
    everything = _content(query.words, query, library)
    aspects = asked(query.text)
    if "definition" in aspects:
        terms = quoted_terms(query) or ([*query.topic] if all(_COUNTED.fullmatch(run) for run in query.topic) else [])
        if len(terms) > 1:
            return tuple(
                replace(_part([run for run in query.words if term in run or run in term] or [term], everything, aspects, query, library),
                        terms=(term,))
                for term in terms
            )
    found: list[Part] = []
    for segment in asking:
        own = [run for run in query.topic if run in segment]
        if own and len(asking) > 1 and "consistency" not in query.operations:
            counting = next((one["measure"] for run in own if (one := _HOW_MANY.fullmatch(run))), "")
            part = _part([run for run in own if not _HOW_MANY.fullmatch(run)], everything, asked(segment), query, library)
            part = replace(part, counted=re.compile(rf"[\d一二两三四五六七八九十]个?{counting}")) if counting else part
            if found and sum(word.weight for word in words_of(own, library)) < _LITTLE:
                part = _going_on(part, found[-1])
            years = tuple(year(value) for value in query.years if str(value) in segment)
            found.append(replace(part, words=(*part.words, *years)))
    if len(found) > 1:
        return tuple(found)
    quoted_or_topic = tuple(quoted_terms(query)) or query.topic
    things = _things(query.text)
    members = _counted_names(query.text) is not None
    names = tuple(run for run in query.topic if asking and run in asking[-1]) if len(segments) > 1 else ()
    return (Part(everything, (), frozenset({"members"}) if members else aspects, quoted_or_topic, things, _grams(query.bare or query.text), names=names),)


def _going_on(part: Part, before: Part) -> Part:
    """A part that says little by itself (具体写了哪些技术) with the words of the part before, which count half."""
    own = {word.text for word in part.words}
    carried = tuple(lighter(word, _CARRIED) for word in before.words if word.text not in own and not word.text.isdigit())
    texts = own | {word.text for word in carried}
    return replace(part, words=(*part.words, *carried), background=tuple(word for word in part.background if word.text not in texts))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 4] for at in range(len(text) - 3))


def _side_by_side(segment: str) -> list[str]:
    """A stretch between stops, cut where it asks several things side by side ("…多少个、…几天")."""
    pieces = segment.split("、")
    return pieces if len(pieces) > 1 and all(ASKS.search(piece.strip("，,。；;：:")) for piece in pieces) else [segment]


def _counted_names(text: str) -> re.Match[str] | None:
    """How many of what a question knows, of which it asks the names; None where it asks no such thing."""
    return _NUMBERED.search(text) if _NAMES.search(text) else None


def _things(text: str) -> re.Pattern[str] | None:
    """How a list of the things that a question asks for reads: members before their common name, or after it."""
    if (counted := _counted_names(text)) is not None:
        number = counted["number"] if counted["number"].isdigit() else str(chinese_number(counted["number"]))
        return re.compile(rf"、[^。；]{{1,60}}(?:{number}|{counted['number']})[个条项类种]?[\u4e00-\u9fff]{{0,6}}{re.escape(counted['name'])}")
    which = _WHICH.search(text)
    if which is not None and text.startswith(_CASES, which.end()):
        return _CASES_BELOW
    what = _WHAT.search(text)
    name = (_noun(text[which.end() :]) if which is not None else "") or (what["name"] if what is not None else "")
    if not name:
        return None
    name = re.escape(name[-2:])
    return re.compile(rf"{name}[^。；，、]{{0,4}}(?:划?分为|分成)[^。；]{{3}}|、[^。；，]{{1,40}}(?:等|以及|和|及|或)?[^。；，、]{{0,12}}{name}|(?:“[^”]{{1,12}}”){{2,}}[^。；，、]{{0,6}}{name}|{name}[^。；，、]{{0,4}}(?:[:：]|包括|有|[是为]|分别)[^。；]*、")


def _noun(text: str) -> str:
    """The noun, with those that make one name with it, that a text begins with; "" where it begins with none, or with one that names nothing."""
    name = ""
    for word, tag in tagged(text):
        if not tag.startswith(("n", "vn", "b", "j")):
            break
        name += word
    return name if name and names_thing(name) else ""


def quoted_terms(query: Query) -> list[str]:
    """What the question puts in quotation marks, bare numbers left out; a name of several (一核两带) as those that are topics."""
    terms = [term for term in dict.fromkeys(_QUOTED.findall(query.text)) if not _MERELY_QUOTED.match(term)]
    pieces = {term: [run for run in query.topic if run != term and run in term] for term in terms}
    return [one for term in terms for one in (pieces[term] if "".join(pieces[term]) == term else [term])]


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
            weight += _PHRASE * min(_PHRASES, len(part.phrases & _grams(text))) / _PHRASES
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


def _part(own: Sequence[str], everything: Sequence[Word], aspects: frozenset[str], query: Query, library: Library) -> Part:
    words = _content(own, query, library, years=False)
    texts = {word.text for word in words}
    return Part(words, tuple(word for word in everything if word.text not in texts), aspects)


def _content(runs: Sequence[str], query: Query, library: Library, *, years: bool = True) -> tuple[Word, ...]:
    """The words of these runs that say what the question is about, and its years."""
    if years:
        runs = (*runs, *quoted(query))
    words = tuple(word for word in words_of(runs, library, of_passages=True) if not only_asks(word.text))
    return (*words, *(year(value) for value in query.years), *grades(query.text)) if years else words


def _weight(part: Part, near: Sequence[Text]) -> float:
    """How much of the words, 0…1, a sentence has; less counts what only its headings or its surroundings have."""
    places = tuple(zip(_PLACES, near, strict=False))
    own = share_in(part.words, places)
    if not part.background:
        return own
    return (own + _BACKGROUND * share_in(part.background, places)) / (1 + _BACKGROUND)

