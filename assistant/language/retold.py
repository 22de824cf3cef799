"""A checked draft in the asker's language, message by message.

`prompts.recording` tells which message each piece of the Chinese text was and what it was filled with. The same message is said
in the other language with its fillings retold in the same way; quotes, titles and document words stay as they are. What stands
between messages (figures, years, names, signs) is put by `Speech`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from assistant.language.traditional import Traditional
from assistant.records import Draft, Grid
from prompts import Language, PromptError, Said, say_in

_MARK = re.compile(r"\[(\d{1,3})\]")
_BLANKED = "\x00"
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORT = 6
"""A message with no more signs than this is a word: within a longer word it is not that message."""


def retold(draft: Draft, language: Language, said: Mapping[str, Said], as_they_are: Mapping[str, str] | None = None) -> Draft:
    """A draft composed in simplified Chinese in the language; `said` is what was said meanwhile, `as_they_are` texts that have a
    rendering of their own (the question as understood: the asker's own words)."""
    if language == "zh-Hans":
        return draft
    return Retelling(said, Traditional(), as_they_are or {}).draft(draft)


class Speech(Protocol):
    """A language to put an answer in."""

    language: Language

    def words(self, text: str) -> str:
        """What is no message: figures, years, names, signs between them."""

    def keeps(self, key: str, name: str) -> bool:
        """Whether a variable of a message holds words of a document, which stay as they are."""


@dataclass(frozen=True)
class Retelling:
    """What was said while a draft was composed, the language to say it in, and texts with a rendering of their own."""

    said: Mapping[str, Said]
    speech: Speech
    as_they_are: Mapping[str, str]

    def draft(self, draft: Draft) -> Draft:
        """The draft in the language; citations and targets stay."""
        table = draft.table
        return replace(
            draft,
            text=self.text(draft.text),
            warnings=tuple(self.text(one) for one in draft.warnings),
            suggestions=tuple(self.text(one) for one in draft.suggestions),
            computations=tuple(replace(one, expression=self.text(one.expression), unit=self.text(one.unit)) for one in draft.computations),
            table=table and Grid(tuple(self.text(one) for one in table.columns), tuple(tuple(self.text(cell) for cell in row) for row in table.rows)),
        )

    def text(self, text: str) -> str:
        """A text of the draft in the language."""
        if not _HAN.search(text) and not re.search("[：；，。（]", text):
            return text
        if text in self.as_they_are:
            return self.as_they_are[text]
        if self._whole(text):
            return self._message(text)
        blanked = _MARK.sub(_BLANKED, text)
        marks = iter(_MARK.findall(text))
        made, at = "", 0
        for start, end in self._places(blanked):
            made += self._between(blanked[at:start], marks)
            made += self._message(_with(blanked[start:end], marks))
            at = end
        return made + self._between(blanked[at:], marks)

    def _between(self, blanked: str, marks: Iterator[str]) -> str:
        return self.speech.words(_with(blanked, marks)) if blanked else ""

    def _whole(self, text: str) -> bool:
        return _MARK.sub(_BLANKED, text) in self._known

    def _message(self, text: str) -> str:
        """A text that is one message, its marks as they are in it."""
        told, said = self._known[_MARK.sub(_BLANKED, text)]
        values = {name: self._value(said.key, name, value, told) for name, value in said.values}
        try:
            made = say_in(self.speech.language, said.key, values)
        except PromptError:
            return self.speech.words(text)
        now = dict(zip(_MARK.findall(told), _MARK.findall(text), strict=True))
        return _MARK.sub(lambda mark: f"[{now.get(mark[1], mark[1])}]", made)

    def _value(self, key: str, name: str, value: str, told: str) -> str:
        """A variable of a message; `told` is the message, which a variable may be all of."""
        if self.speech.keeps(key, name) and not self._whole(value):
            return value
        return self.speech.words(value) if value == told else self.text(value)

    @cached_property
    def _known(self) -> dict[str, tuple[str, Said]]:
        """Each message with its text, by the text with its marks blanked."""
        return {_MARK.sub(_BLANKED, text): (text, said) for text, said in self.said.items() if text.strip()}

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self._known, key=len, reverse=True)

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where messages stand in a text, the longest first, none in another, in text order."""
        found: list[tuple[int, int]] = []
        for one in self._longest_first:
            if len(one) >= len(text) or one not in text:
                continue
            for match in re.finditer(re.escape(one), text):
                start, end = match.span()
                if all(end <= a or b <= start for a, b in found) and (len(one) > _SHORT or _apart(text, start, end)):
                    found.append((start, end))
        return sorted(found)


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a word of its own."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (_HAN.match(before) and _HAN.match(text[start])) and not (_HAN.match(after) and _HAN.match(text[end - 1]))


def _with(blanked: str, marks: Iterator[str]) -> str:
    """The text with its next marks put in again."""
    return "".join(f"[{next(marks)}]" if sign == _BLANKED else sign for sign in blanked)
