"""The statement that gives what is asked, or none: the kind of answer and the words asked about have to stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.gather.of_figures.filters import FALL_ASKED
from assistant.gather.of_figures.metrics import METRIC, wanted_metrics
from assistant.gather.wording import Text, Word, counted, part_of, share_in
from assistant.stated.acts import Act, acts_of
from assistant.stated.asked import Asked
from assistant.stated.slots import NUMERIC
from assistant.stated.statements import Statement
from index.canonical import canonical
from index.library import Library

_OWN, _LEAD, _HEAD, _TITLE, _BEFORE, _ABOVE, _PASSAGE = 1.0, 0.95, 0.9, 0.8, 0.7, 0.65, 0.4
"""What a word counts that stands in the sentence, the opening of its list, the headings, the title, before it, before it in its article, after it."""
_AROUND = 0.25
"""What the words of the rest of the question count beside the part's own."""
_NEAR, _BOUND, _RANK, _SAME, _UNIT = 0.3, 0.3, 0.15, 0.15, 0.15
_ACT, _BEHIND, _FARTHER, _HEADED = 0.3, 0.8, 0.3, 0.7
"""What it counts that what is done is what the figure is told of: in its piece, in the one behind, elsewhere in the sentence or the opening of its list, in the heading."""
_SAME_WEIGHT = 3
"""Weights that are the same to so many places leave it to the shorter sentence with a figure, which says less of other things."""
_CASES, _BEGINS = 4, 10
"""Statements of fewer other cases are told beside one that begins like them in so many signs."""
_PHRASES = 3
_LEAST_OWN = 0.3
"""The sentence itself, with its list and headings, must have this share of them."""
_SURE = 0.62
"""So much of what is asked, of that which the title does not say, must stand with the answer."""
_CARRIED = 0.45
"""… and so much together with the words carried over from the part before."""
_ESSENTIAL = 0.34
"""… and no word that is so much of it may be missing."""
_GENERAL, _ENOUGH_PASSAGES, _READ = 0.25, 12, 200
"""A document speaks of a word everywhere that so much of its passages have; told of documents of so many passages."""
_TELLS = 0.2
"""Words that are less of the question than this tell no statement from another."""
_STANDS = 0.5
_KINDS = "(?:产业|行业|领域|园区|集群|基地|开发区|高新区|新区)"
_WHEN = r"(?:[给定提写设列明确安排规]{1,4}的?|的)?\s*(?:(?:到|在)?(?:19|20)\d\d年(?:底|末)?)?\s*"
_FALL = re.compile(r"[降减低缩压削]|节[约省能]|以内|不超过")
_SINCE = re.compile(r"自[^，。；]{1,30}?之日起")
"""From when a time runs: what is named there is done before it."""
_SEMICOLON, _SENTENCE = re.compile(r"[；;]\s*$"), re.compile(r"[。\n]")
_PIECE = re.compile(r"(?:[^，；。、：,;]|(?<=\d),(?=\d))+[，；。、：,;]?")


@dataclass(frozen=True, slots=True)
class Match:
    """A statement for a thing `asked`, its `weight` for choosing among several, and where in it the answer stands (offsets); `alike` are those of its
    document that say the same of other cases with other figures, as surely meant."""

    asked: Asked
    statement: Statement
    weight: float
    places: tuple[tuple[int, int], ...]
    alike: tuple[Statement, ...] = ()


def best(one: Asked, among: Sequence[Statement], library: Library) -> Match | None:
    """The statement that gives what is asked best; None where none gives this kind of answer with enough of its words."""
    acts = acts_of(one.text, one.words[: one.own])
    numeric = one.slot is not None and one.slot.name in NUMERIC
    matches = [match for statement in among if (match := _match(one, statement, acts, library)) is not None]
    chosen = max(matches, key=lambda match: (round(match.weight, _SAME_WEIGHT), -len(match.statement.text) * numeric, -match.statement.start), default=None)
    alike = [match.statement for match in matches if _of_other_case(match, chosen)] if chosen is not None and numeric else []
    return replace(chosen, alike=tuple(alike)) if chosen is not None and 0 < len(alike) < _CASES else chosen


def _of_other_case(match: Match, chosen: Match) -> bool:
    """Whether a match is as sure as the chosen one and begins like it, in another section of its document, with other figures."""
    one, other = match.statement, chosen.statement
    return (one.passage.document == other.passage.document and one.passage.section != other.passage.section and one.text != other.text
            and round(match.weight, _SAME_WEIGHT) == round(chosen.weight, _SAME_WEIGHT) and one.text[:_BEGINS] == other.text[:_BEGINS])


def gives(one: Asked, quote: str, headings: str, title: str) -> bool:
    """Whether a quotation gives what is asked; also where no pattern could tell."""
    if one.slot is None or not one.words:
        return True
    near = ((_OWN, Text.of(quote)), (_HEAD, Text.of(headings)), (_TITLE, Text.of(title)))
    if one.slot.name == "cap" and one.slot.places(quote):
        return True  # of what is answered it is only asked whether it has a limit
    return bool(one.slot.places(quote)) and _fits(one, near, near[2][1])


def _match(one: Asked, statement: Statement, acts: Sequence[Act], library: Library) -> Match | None:
    if one.slot is None or not (one.words or one.slot.acts):
        return None
    places = one.slot.places(statement.text)
    if not places:
        return None
    passage = statement.passage
    card = library.cards[passage.document]
    titled = Text.of(" ".join((card.title, *card.meta.aliases, card.meta.region)))
    acts = [act for act in acts if act.verb or canonical(act.said) not in titled.canonical]
    done = float(one.slot.acts) or max((_done(acts, statement, place) for place in places), default=0.0)
    said = " ".join(act.said for act in acts if act.done(statement.text))
    inner = ((_OWN, Text.of(f"{statement.text} {said}")), (_LEAD, Text.of(statement.lead_text)), (_HEAD, Text.of(" ".join((*passage.path, passage.context)))))
    telling = [word for word in one.words if part_of(word, titled) < _STANDS]
    act_alone = not telling and done >= _HEADED
    term = _as_term(one, statement.text, places)
    if (not telling and acts and not done) or (not (act_alone or term) and share_in(telling if done else _telling(one.words, titled), inner) < _LEAST_OWN):
        return None
    going_on = _going_on(statement.before)
    near = (*inner, (_TITLE, titled), (_LEAD, Text.of(going_on)), (_BEFORE, Text.of(statement.before)), (_ABOVE, Text.of(statement.above)), (_PASSAGE, Text.of(passage.text)))
    if not act_alone and not _fits(one, near, titled) and not _fits(one, near, _everywhere(one.words, passage.document, titled, library)):
        return None
    led = f"{statement.lead_text} {statement.text}"
    if _of_another(one, inner) or _of_another_measure(one, led) or _of_no_fall(one, led):
        return None
    weight = share_in(one.words, (*near, (_OWN, titled))) + _AROUND * share_in(one.around, near) + _RANK * statement.confidence
    weight += _NEAR * max(_near(telling, statement.text, place, going_on) for place in places)
    weight += _BOUND * one.slot.bounded(statement.text)
    weight += _TERM * term
    weight += _UNIT * (_in_unit(one.text, statement.text, places) or _monthly(one.text, statement.text, places))
    weight += _DOES * _acts(one, statement)
    weight += _ACT * done
    weight += _SAME * min(_PHRASES, sum(phrase in statement.text for phrase in one.phrases)) / _PHRASES
    return Match(one, statement, weight, tuple(places))


_TERM = 0.4
_TERM_OF = r"的?(?:最[长短低高])?(?:期限|时限|期|时长|年限|时间|周期|有效期)(?:一般|通常|原则上|最长|最短|累计|至少|应当?)*(?:为|是|[:：]|不(?:得|能|应)?(?:超过|少于|低于|短于|高于)|[至约]|达)?[^，。；]{0,3}$"
"""A term right before its figure (见习期限一般为…)."""


def _as_term(one: Asked, text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether it is asked how long something lasts, and the text gives its term by that name."""
    if one.slot is None or one.slot.name != "duration" or not one.words:
        return False
    named = re.compile(f"(?:{'|'.join(re.escape(word.text) for word in one.words)}){_TERM_OF}")
    return any(named.search(text[:start]) for start, _ in places)


_UNITS = re.compile(r"(?:几|多少)个?(?P<unit>年|月|天|日|小时|岁)")


def _in_unit(asked: str, text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a time is asked for in a unit (几年) in which the text gives one."""
    found = _UNITS.search(asked)
    if found is None:
        return False
    units = ("天", "日") if found["unit"] in "天日" else (found["unit"],)
    return any(text[start:end].rstrip().endswith(units) for start, end in places)


_MONTH_ASKED, _MONTHLY = re.compile(r"(?:每个?|一个?)月"), re.compile(r"月$|[/／]月|每月[^，。；]{0,6}$")


def _monthly(asked: str, text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether it is asked how much a month, and the text gives so much a month."""
    return _MONTH_ASKED.search(asked) is not None and any(_MONTHLY.search(text[:start]) or _MONTHLY.match(text, end) for start, end in places)


def _acts(one: Asked, statement: Statement) -> bool:
    """Whether it is asked how long somebody takes ("街道几天内…"), and the sentence begins with whom it is who does it."""
    subject = _SUBJECT.match(statement.text) if one.slot is not None and one.slot.name in _TAKES and one.own and one.text.startswith(one.words[0].text) else None
    return subject is not None and one.words[0].text in subject.group()


_DOES = 0.3
_TAKES = frozenset({"duration", "day", "date"})
_SUBJECT = re.compile(r"[^，,。；;]{2,24}?(?=应当?|须|[在自于]|负责|可以)")


def _done(acts: Sequence[Act], statement: Statement, place: tuple[int, int]) -> float:
    """How surely what is done is what a figure at a place is told of, 0…1: it stands in the same piece, or less near."""
    if not acts:
        return 0.0
    pieces = _pieces(statement.text)
    own = next((number for number, (_, start, end) in enumerate(pieces) if start <= place[0] < end), len(pieces))
    piece, behind = (_SINCE.sub("", "".join(text for text, _, _ in pieces[own + more : own + more + 1])) for more in (0, 1))
    near = ((1.0, piece), (_BEHIND, behind), (_FARTHER, statement.text), (_FARTHER, statement.lead_text), (_HEADED, "".join(statement.passage.path[-1:])))
    return max((part for part, text in near for act in acts if act.done(text)), default=0.0)


def _of_another(one: Asked, inner: Sequence[tuple[float, Text]]) -> bool:
    """Whether a figure of an industry or the like is asked (氢能产业的产值, 电石的增加值) of which the sentence, its list and its headings do not speak."""
    subject = [word for word in one.words if re.search(rf"{re.escape(word.text)}(?:{_KINDS}|{_WHEN}的?(?:工业)?(?:{METRIC.pattern}))", canonical(one.text))]
    return bool(subject) and one.slot is not None and one.slot.name in NUMERIC and any(
        max(part_of(word, near) for _, near in inner) < _STANDS for word in subject)


def _of_another_measure(one: Asked, text: str) -> bool:
    """Whether a figure of one measure is asked (增加值) and the sentence tells only others (单位增加值能耗)."""
    wanted, told = (wanted_metrics(canonical(words)) for words in (one.text, text))
    return one.slot is not None and one.slot.name in NUMERIC and bool(wanted and told) and not wanted & told


def _of_no_fall(one: Asked, text: str) -> bool:
    """Whether it is asked how far something falls and the sentence tells of no fall."""
    return one.slot is not None and one.slot.name in NUMERIC and FALL_ASKED.search(one.text) is not None and _FALL.search(text) is None


def _everywhere(words: Sequence[Word], document: str, titled: Text, library: Library) -> Text:
    """What the title says, with those of the words that the document speaks of everywhere: neither tells one statement of it from another."""
    passages = library.passages_of(document)
    if not _ENOUGH_PASSAGES <= len(passages) <= _READ:
        return titled
    general = [word.text for word in words if sum(part_of(word, Text.of(one.text)) >= _STANDS for one in passages) >= _GENERAL * len(passages)]
    return Text.of(f"{titled.canonical} {' '.join(general)}") if general else titled


def _fits(one: Asked, near: Sequence[tuple[float, Text]], titled: Text) -> bool:
    """Whether the words of what is asked stand near enough; those carried over from the part before it need less."""
    own = one.words[: one.own]
    return _enough(own or one.words, near, titled) and (not own or share_in(_telling(one.words, titled), near) >= _CARRIED)


def _enough(words: Sequence[Word], near: Sequence[tuple[float, Text]], titled: Text) -> bool:
    """Whether the words, those apart that the title has where there are others, stand near enough, and none that is essential
    is missing."""
    telling = _telling(words, titled)
    total = sum(word.weight for word in telling)
    if share_in(telling, near) < _SURE:
        return False
    return not any(word.weight >= _ESSENTIAL * total and counted(word, near) <= _PASSAGE for word in telling)


def _telling(words: Sequence[Word], titled: Text) -> Sequence[Word]:
    """The words that tell one statement of a document from another: those that its title has not, if they are enough of all to tell any."""
    telling = [word for word in words if part_of(word, titled) < _STANDS]
    return telling if sum(word.weight for word in telling) >= _TELLS * sum(word.weight for word in words) else words


def _going_on(before: str) -> str:
    """What a clause behind a semicolon goes on from: the first words of its sentence, which are said of all its clauses."""
    first = _PIECE.match(_SENTENCE.split(before)[-1].lstrip()) if _SEMICOLON.search(before) else None
    return first.group() if first else ""


def _near(words: Sequence[Word], text: str, place: tuple[int, int], going_on: str) -> float:
    """The share of the words that stand in the piece of the sentence with the answer, the piece before it, and what the sentence goes on from."""
    pieces = [(start, end) for _, start, end in _pieces(text)]
    around = [number for number, (start, end) in enumerate(pieces) if start < place[1] and place[0] < end]
    if not around:
        return 0.0
    return share_in(words, ((1.0, Text.of(text[pieces[max(0, around[0] - 1)][0] : pieces[around[-1]][1]])), (_LEAD, Text.of(going_on))))


def _pieces(text: str) -> list[tuple[str, int, int]]:
    """The pieces of a sentence between its stops, with their places."""
    return [(match.group(), *match.span()) for match in _PIECE.finditer(text)]
