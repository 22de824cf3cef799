"""What a question about two documents asks for: which turns (added, dropped, raised …), figures or words, about which topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.gather.aspects import only_asks
from assistant.gather.wording import Text, Word, share, weighed
from assistant.records import Query
from index.canonical import canonical
from index.data_files import pattern, read_data
from index.library import Library
from index.words import segment

Turn = Literal["raised", "lowered", "differs", "kept", "reworded", "added", "dropped"]
"""What became of a thing: a figure raised, lowered, measured otherwise or kept; words put otherwise; new; not found any more."""

_GOALS = re.compile(r"(?:主要|发展|总体|预期|重点|工作)*(?:目标|任务|指标|内容|要点)")
"""What any plan has; a question for it is about the documents as a whole."""
_GENERAL = re.compile(r"(?:产业|行业|领域|方面|工作)$")
_ABOUT = 0.6
"""A name or heading is about a run of the topic if it has this share of its words, by weight."""


@dataclass(frozen=True, slots=True)
class _Words:
    turns: dict[str, re.Pattern[str]]
    figures: re.Pattern[str]
    words: re.Pattern[str]
    unnamed: re.Pattern[str]
    until_now: re.Pattern[str]
    set_against: re.Pattern[str]
    kinds: tuple[tuple[str, ...], ...]
    aside: re.Pattern[str]
    usual: re.Pattern[str]
    things: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """What the question is about, run by run; without runs it is about the documents as a whole."""

    runs: tuple[Word, ...]

    @property
    def whole(self) -> bool:
        return not self.runs

    def fits(self, text: str) -> bool:
        """Whether a name or heading is about a run of the topic; every one is where the whole is asked for."""
        if not self.runs:
            return True
        known = Text.of(text)
        return any(share((run,), known)[0] >= _ABOUT for run in self.runs)


def topic_of(query: Query, library: Library) -> Topic:
    """The topic of a question about two documents, without the words that only speak of change."""
    own = _runs(query.topic, library)
    return Topic(own or _runs(query.words, library))


def _runs(said: Sequence[str], library: Library) -> tuple[Word, ...]:
    runs = []
    for run in said:
        run = words().unnamed.sub("", run)
        if _GOALS.fullmatch(run) or any(run == kind for group in words().kinds for kind in group):
            continue
        parts = segment(run)
        if all(_says_nothing(part) or len(part) == 1 for part in parts):
            continue
        # A sign by itself may begin a name (新材料); only longer words are taken off.
        while parts and (len(parts[0]) > 1 or parts[0] in "的在") and _says_nothing(parts[0]):
            parts = parts[1:]
        while parts and (len(parts[-1]) > 1 or parts[-1] in "的在") and _says_nothing(parts[-1]):
            parts = parts[:-1]
        kept = "".join(parts)
        kept = _GENERAL.sub("", kept) if len(_GENERAL.sub("", kept)) > 1 else kept
        if len(kept) > 1:
            runs.append(weighed(kept, library))
    return tuple(runs)


def outside(topic: Topic, titles: Sequence[str]) -> Topic:
    """The topic without runs that are but a part of the documents' titles."""
    return Topic(tuple(run for run in topic.runs if not all(canonical(run.text) in canonical(title) for title in titles)))


def loosened(topic: Topic, library: Library) -> Topic:
    """The topic word by word: 补助标准 is about 补助 and about 标准."""
    return Topic(tuple(weighed(word, library) for run in topic.runs for word in segment(run.text) if len(word) > 1))


def _says_nothing(word: str) -> bool:
    """Whether a word at the edge of a run only speaks of change."""
    return words().aside.fullmatch(word) is not None or only_asks(word)


def asked_things(text: str) -> str:
    """What kind of thing the question asks for (哪些产业 → 产业); "" where it is any kind of contents."""
    match = words().things.search(text)
    return match["thing"] if match else ""


def asked_turns(text: str) -> frozenset[Turn]:
    """The turns that the question asks for; all of them where it only asks for changes."""
    named = {name for name, pattern in words().turns.items() if pattern.search(text)}
    found: set[Turn] = {turn for turn in ("raised", "lowered", "kept", "added", "dropped") if turn in named}
    return frozenset(found | ({"reworded"} if "kept" in found else set())) or ALL


ALL: frozenset[Turn] = frozenset({"raised", "lowered", "differs", "kept", "reworded", "added", "dropped"})


@cache
def words() -> _Words:
    """The vocabulary file, read and compiled once."""
    tree = read_data(Path(__file__).with_name("changes.yaml"))
    return _Words(
        turns={name: re.compile(pattern(one)) for name, one in tree["turns"].items()},
        kinds=tuple(tuple(group) for group in tree["kinds"]),
        **{name: re.compile(pattern(tree[name])) for name in ("figures", "words", "unnamed", "until_now", "set_against", "aside", "usual", "things")},
    )
