"""What changed between two documents on a topic, as an answer: each thing with what both documents have, cited on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.citing import Citations
from assistant.compose.of_documents.excerpts import beginning, nearest, unlike
from assistant.compose.of_figures.comparable import core
from assistant.compose.refused.asking import places
from assistant.compose.rows import printed, short_title, when
from assistant.gather.in_words.sentences import spans
from assistant.gather.of_documents.changes import Change, Side, has_topic, of_figures
from assistant.gather.of_documents.pairs import Pair, pairs, same_title
from assistant.gather.of_documents.turns import (
    ALL,
    Topic,
    Turn,
    asked_things,
    asked_turns,
    loosened,
    outside,
    topic_of,
    words,
)
from assistant.gather.of_documents.wordings_changed import of_clauses, of_headings, of_lists
from assistant.records import Draft, Grid, Query, Reason, Status
from assistant.vocabulary import vocabulary
from index.indicators import difference
from index.library import Library
from prompts import say

_ORDER: tuple[Turn, ...] = ("raised", "lowered", "differs", "reworded", "added", "dropped", "kept")
_MOST, _MOST_KEPT, _MOST_CITED = 12, 4, 15
_HITS = 6


def compose(query: Query, library: Library) -> Draft | None:
    """The answer to a question about what changed, None where it is none or sets no documents against each other."""
    if "change" not in query.kinds:
        return None
    topic = topic_of(query, library)
    query = replace(query, text=_asking(query))
    found = pairs(query, library, lambda id: has_topic(topic, id, library))
    if len(found) > 1:
        return places(found, query, library)
    if not found:
        return None
    pair = found[0]
    topic = outside(topic, [library.cards[id].title for id in (pair.old, pair.new)])
    changes = _changes(query, topic, pair, library)
    if not changes:
        topic = loosened(topic, library)
        changes = _changes(query, topic, pair, library) if topic.runs else []
    return _Drafting(pair, topic, library).draft(query, changes) if changes else None


def _asking(query: Query) -> str:
    """The question that asks for changes: this one, else the last one of the dialogue that does, which this one goes on from."""
    cue = vocabulary().kinds["change"]
    return next((text for text in (query.text, *reversed(query.dialogue)) if cue.search(text)), query.text)


def _changes(query: Query, topic: Topic, pair: Pair, library: Library) -> list[Change]:
    said = words()
    if same_title(pair.old, pair.new, library):
        return of_clauses(topic, pair.old, pair.new, library)
    figures = [] if said.words.search(query.text) else of_figures(topic, pair.old, pair.new, library)
    if said.figures.search(query.text) and not said.words.search(query.text):
        return figures
    kind = asked_things(query.text)
    heads = of_headings(topic, pair.old, pair.new, library, kind)
    members = [] if topic.whole else of_lists(topic, pair.old, pair.new, library, kind)
    figures = [] if kind and not any(kind in run.text and len(run.text) > len(kind) for run in topic.runs) else figures
    if heads or members or topic.whole:
        return [*figures, *heads, *members]
    return [*figures, *of_clauses(topic, pair.old, pair.new, library)]


@dataclass(frozen=True, slots=True)
class _Row:
    change: Change
    label: str
    old: str
    new: str


class _Drafting:
    """One answer in the making: its citations, and the names of its two documents."""

    def __init__(self, pair: Pair, topic: Topic, library: Library) -> None:
        self._pair, self._topic, self._library = pair, topic, library
        self._cite = Citations(library)
        self._names = {"old": _dated(pair.old, library), "new": _dated(pair.new, library)}

    def draft(self, query: Query, changes: Sequence[Change]) -> Draft:
        """The draft that tells the changes asked for; all of them, and that there are none, where those asked for are not there."""
        asked = asked_turns(query.text)
        wanted = [one for one in changes if one.turn in asked]
        missing = bool(changes) and not wanted
        shown, more = _fewer(wanted or changes, asked if wanted else ALL)
        rows = [self._row(change) for change in shown if len(self._cite.all) <= _MOST_CITED - 2]
        lines = [self._head()]
        if missing:
            turns = "、".join(say(f"changes.words.{turn}") for turn in _ORDER if turn in asked and turn not in ("differs", "reworded"))
            lines.append(say("changes.none", turns=turns))
        label = ""
        for row in rows:
            if row.label != label:
                label = row.label
                lines.append(f"**{label}**")
            lines.append(self._line(row))
        lines += self._nearest()
        notes = [*self._assumed(), *self._notes(rows)]
        if more or len(rows) < len(shown):
            notes.append(say("changes.more"))
        targets = tuple(side.row for row in rows for side in (row.change.old, row.change.new) if side and side.row)
        columns = (say("changes.table.thing"), self._names["old"], self._names["new"], say("changes.table.change"))
        grid = Grid(columns, tuple((row.change.name, row.old, row.new, row.label.split("（")[0]) for row in rows))
        text = "\n".join((*lines, *(f"> {note}" for note in notes)))
        return Draft(Status.ANSWERED, Reason.NONE, text, self._cite.all, table=grid, targets=targets, warnings=tuple(notes))

    def _head(self) -> str:
        runs = "、".join(run.text for run in self._topic.runs)
        topic = say("changes.topic", topic=runs) if runs else say("changes.whole")
        return say("changes.head", **self._names, topic=topic)

    def _assumed(self) -> list[str]:
        """What had to be assumed of the two documents."""
        assumed = self._pair.assumed
        if not assumed:
            return []
        values = {name: self._names[name] for name in ("old", "new") if name == {"before": "old", "after": "new"}.get(assumed)}
        return [say(f"changes.{assumed}", **values)]

    def _row(self, change: Change) -> _Row:
        first, last = self._shown(change)
        headed = [bool(side and side.text) for side in (change.old, change.new)]
        beside = change.name if change.turn == "reworded" and any(headed) and not all(headed) else ""
        old = self._cell(change.old, first, beside) if change.old else say("changes.absent")
        new = self._cell(change.new, last, beside) if change.new else say("changes.absent")
        return _Row(change, self._label(change), old, new)

    def _label(self, change: Change) -> str:
        old, new = (side.row if side else None for side in (change.old, change.new))
        if change.turn == "kept" and old and new and old.bound != new.bound:
            return say("changes.bound")
        if change.falls and change.turn in ("raised", "lowered"):
            return say(f"changes.falls.{change.turn}")
        if change.turn in ("added", "dropped"):
            name = "old" if change.turn == "added" else "new"
            return say(f"changes.turns.{change.turn}", **{name: self._names[name]})
        if change.turn == "differs" and old and new and old.region != new.region:
            return say("changes.placed")
        return say(f"changes.turns.{change.turn}")

    def _shown(self, change: Change) -> tuple[str, str]:
        """What of each side's words is shown: of clauses put otherwise only the pieces that differ."""
        old, new = self._words(change.old), self._words(change.new)
        if change.turn == "differs":
            return nearest(old, change.name), nearest(new, change.name)
        if change.turn != "reworded" or not (old and new) or (change.old and change.old.text) or (change.new and change.new.text):
            return self._about(old), self._about(new)
        return unlike(old, new), unlike(new, old)

    def _about(self, text: str) -> str:
        """The beginning of a quotation, or its piece on the topic where the beginning has nothing of it."""
        cut = beginning(text)
        return cut if self._topic.fits(cut) else nearest(text, "".join(run.text for run in self._topic.runs)) or cut

    def _words(self, side: Side | None) -> str:
        if side is None:
            return ""
        return side.text or self._library.text(side.place.document)[side.place.start : side.place.end].strip()

    def _cell(self, side: Side, text: str, name: str = "") -> str:
        """What one side has; where that is only a heading that is called like the thing (`name`), that it has a section of its own."""
        mark = f"[{self._cite.span(side.place.document, side.place.path, side.place.start, side.place.end)}]"
        if side.row is not None:
            mark = f"[{self._cite.target(side.row)}]"
            words_ = say("changes.figure", when=when(side.row), figure=printed(side.row))
        elif side.text:
            words_ = say("changes.section") if side.text == name else side.text
        else:
            words_ = say("changes.quote", text=text) if text else say("changes.see")
        return say("changes.side", text=words_, mark=mark)

    def _line(self, row: _Row) -> str:
        side = row.new if row.change.turn == "added" else row.old
        if row.change.turn in ("added", "dropped"):
            told = (row.change.new or row.change.old)
            if told is not None and told.row is None and told.text:
                return f"- {side}"
            return say("changes.alone", name=row.change.name, side=side) if row.change.name else f"- {side}"
        if not row.change.name:
            return say("changes.unnamed", old=row.old, new=row.new)
        return say("changes.line", name=row.change.name, old=row.old, new=row.new)

    def _nearest(self) -> list[str]:
        """For a document that no row quotes, what in it comes nearest to the topic."""
        lines = []
        for name, id in (("old", self._pair.old), ("new", self._pair.new)):
            if any(one.document == id for one in self._cite.all):
                continue
            asked = " ".join(run.text for run in self._topic.runs) or say("changes.main")
            hits = self._library.search_passages(asked, _HITS, [id])
            passages = self._library.passages([hit.id for hit in hits])
            source = self._library.text(id)
            places_ = [(passages[hit.id], start, end) for hit in hits for start, end in spans(passages[hit.id], self._library)]
            best = next((one for one in places_ if self._topic.fits(source[one[1] : one[2]])), places_[0] if places_ else None)
            if best is not None:
                passage, start, end = best
                text = self._about(source[start:end].strip())
                mark = f"[{self._cite.passage(passage, start, end)}]"
                words_ = say("changes.quote", text=text) if text else say("changes.see")
                lines.append(say("changes.nearest", name=self._names[name], text=words_, mark=mark))
        return lines

    def _notes(self, rows: Sequence[_Row]) -> list[str]:
        notes = []
        pairs_ = [(row.change.old.row, row.change.new.row) for row in rows
                  if row.change.old and row.change.new and row.change.old.row and row.change.new.row]
        regions = list(dict.fromkeys(self._library.cards[id].meta.region for id in (self._pair.old, self._pair.new)))
        if len(regions) > 1 and all(regions):
            notes.append(say("changes.note.regions", regions="、".join(regions)))
        known = [why for old, new in pairs_ if (why := difference(old.indicator, new.indicator))]
        names = [f"“{old.indicator}”与“{new.indicator}”" for old, new in pairs_
                 if not difference(old.indicator, new.indicator) and core(old.indicator) != core(new.indicator)]
        notes += [say("figures.note.known", why=why) for why in dict.fromkeys(known)]
        if names:
            notes.append(say("figures.note.names", names="；".join(dict.fromkeys(names))))
        if any(old.year != new.year for old, new in pairs_ if old.year and new.year):
            notes.append(say("changes.note.years"))
        if any(row.change.turn in ("added", "dropped") for row in rows):
            notes.append(say("changes.note.absent"))
        return notes


def _dated(id: str, library: Library) -> str:
    """The document's name with its year, where the name has none."""
    title, meta = short_title(id, library), library.cards[id].meta
    year = (meta.published or meta.effective)[:4]
    return title if not year or year in title else f"{title}（{year}年）"


def _fewer(changes: Sequence[Change], asked: frozenset[Turn]) -> tuple[list[Change], bool]:
    """The changes to show, by turn, figures before words; whether some are left out. What stayed the same is shown last and
    sparsely unless it is asked for."""
    groups = {turn: [one for one in changes if one.turn == turn] for turn in _ORDER}
    for some in groups.values():
        some.sort(key=lambda one: not any(side and side.row for side in (one.old, one.new)))
    if "kept" in asked and asked != ALL:
        caps = dict.fromkeys(_ORDER, _MOST)
    else:
        caps = dict.fromkeys(_ORDER, _MOST) | {"kept": _MOST_KEPT}
    shown: list[Change] = []
    turns = [turn for turn in _ORDER if groups[turn]]
    taken = dict.fromkeys(turns, 0)
    while len(shown) < _MOST:
        before = len(shown)
        for turn in turns:
            if taken[turn] < min(len(groups[turn]), caps[turn]) and len(shown) < _MOST:
                shown.append(groups[turn][taken[turn]])
                taken[turn] += 1
        if len(shown) == before:
            break
    shown.sort(key=lambda one: _ORDER.index(one.turn))
    return shown, len(shown) < len(changes)
