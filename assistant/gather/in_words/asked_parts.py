"""What a question asks in words, part by part ("谁来牵头，几天办完": two parts), each with its words, the aspects it asks for and how what it asks for reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.gather.aspects import asked, only_asks
from assistant.gather.in_words.clauses import quoted
from assistant.gather.in_words.told_amounts import NOTHING, Told
from assistant.gather.speech import names_thing
from assistant.gather.wording import Word, grades, lighter, words_of, year
from assistant.records import Query
from index.library import Library
from index.quantities import chinese_number
from index.words import tagged

SEGMENT = re.compile(r"[^，,。；;？！?!：:]+[，,。；;？！?!：:]?")
"""A part of a question up to a comma or stop, with that."""
_UNSAID = re.compile(r"(?:没|未|不)(?:有)?(?:写|说|讲|提|定|知道|清楚|明白|懂)(?:清楚?|明)?(?:怎|什|啥|如何|哪|谁)")
"""A statement that somebody does not say or know it asks nothing."""
ASKS = re.compile(r"什么|啥|哪|谁|多[少久长大高]|几|怎|如何|[吗么呢不][？?]?$|是否|能否|可否|是不是|能不能|要不要|为何|[？?]$")
_QUOTED = re.compile(r"[“\"]([^”\"]{1,12})[”\"]")
_COUNTED = re.compile(r"[一两二三四五六七八九十百多][^一两二三四五六七八九十百多]{1,2}")
"""A name of several things, one of those in 一核两带多园."""
_MERELY_QUOTED = re.compile(r"^[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[）)、.．]?$")
_HOW_MANY = re.compile(r"(?:一共|总共|共|分成?|有)*几个?(?P<measure>[级档类种等层项批步])")
"""What only asks into how many of what something is divided: a sentence tells it by a number of these."""
_LITTLE, _CARRIED = 4.0, 0.5
"""A part whose words weigh less than this says nothing without those of the part before it, which then count so much."""
_WHICH = re.compile(r"哪(?:些|[几两三四五六七八九十]+[个类种项条家大]?(?:方面)?的?)|什么(?=情形|情况下)")
_WHAT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6}?)的?(?:都|主要|具体|分别|一共|可以?)*(?:有|包括|包含|是|为|分成|分为)(?:哪|什么|几)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}|[二三四五六七八九十]{1,3})[个家座项类种名条](?P<name>[\u4e00-\u9fff]{2})")
_NAMES = re.compile(r"有谁|是谁|名单|[有是]哪些[\u4e00-\u9fff]?(?=$|[？?。])|哪[\d二三四五六七八九十]+[个家座项类种名条]")
"""How many there are is known, who they are is asked: the members stand before their number (甲、乙、丙3个城市)."""
_CASES = ("情况", "情形", "事项")
_CASES_BELOW = re.compile(r"(?:下列|以下|如下|上述|前述)(?:情形|情况|事项|行为)")
"""How a list of cases opens, whatever the question calls them."""


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
    return (Part(everything, (), frozenset({"members"}) if members else aspects, quoted_or_topic, things, phrases_of(query.bare or query.text), names=names),)


def _going_on(part: Part, before: Part) -> Part:
    """A part that says little by itself (具体写了哪些技术) with the words of the part before, which count half."""
    own = {word.text for word in part.words}
    carried = tuple(lighter(word, _CARRIED) for word in before.words if word.text not in own and not word.text.isdigit())
    texts = own | {word.text for word in carried}
    return replace(part, words=(*part.words, *carried), background=tuple(word for word in part.background if word.text not in texts))


def phrases_of(text: str) -> frozenset[str]:
    """The stretches of four signs that a text has."""
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
