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

from assistant.language.faithful import faithful
from assistant.language.traditional import Traditional
from assistant.records import MARK, Draft, Grid
from prompts import Language, PromptError, Said, say_in

_BLANKED = "\x00"
_HAN = re.compile(r"[\u3400-\u9fff]")
_BULLET = re.compile(r"^\s*(?:[-*>]|\d{1,2}[.、])\s*")
_WORDED = re.compile(r"[，。；、：（]|[\u3400-\u9fff]{12}")
_CLAUSE = 6
"""A line of so many signs that stands in a quote, and is no mere name, is the document's own."""
_STOPS = "？。；"
"""Signs that a message loses where it is joined to others."""
_SHORT = 6
"""A message with no more signs than this is a word: within a longer word it is not that message."""


def retold(draft: Draft, language: Language, said: Mapping[str, Said], as_they_are: Mapping[str, str]) -> tuple[Draft, Language]:
    """A draft composed in simplified Chinese in the language, and the language it is in; `said` is what was said meanwhile,
    `as_they_are` texts that have a rendering of their own (the question as understood: the asker's own words).

    A draft that states something and would not be told faithfully stays as it is: nothing goes out that the guard has not passed.
    """
    if language == "zh-Hans":
        return draft, language
    told = Retelling(said, _speech(language), as_they_are, tuple(_bare(one.quote) for one in draft.citations)).draft(draft)
    states = draft.citations or draft.computations or draft.table
    return (told, language) if not states or faithful(draft, told) else (draft, "zh-Hans")


def _speech(language: Language) -> Speech:
    if language == "en":
        from assistant.language.english.speech import English

        return English()
    return Traditional()


class Speech(Protocol):
    """A language to put an answer in."""

    language: Language

    def words(self, text: str) -> str:
        """What is no message: figures, years, names, signs between them."""

    def keeps(self, key: str, name: str) -> bool:
        """Whether a variable of a message holds words of a document, which stay as they are."""

    def tidy(self, text: str) -> str:
        """A message with its variables filled in, made tidy."""

    def askable(self, text: str) -> str:
        """A question to ask next, so that it is understood when asked."""


@dataclass(frozen=True)
class Retelling:
    """What was said while a draft was composed, the language to say it in, and texts with a rendering of their own;
    `quotes` are those of the draft."""

    said: Mapping[str, Said]
    speech: Speech
    as_they_are: Mapping[str, str]
    quotes: tuple[str, ...] = ()

    def draft(self, draft: Draft) -> Draft:
        """The draft in the language; citations and targets stay."""
        table = draft.table
        return replace(
            draft,
            text=self.text(draft.text, whole=True),
            warnings=tuple(self.text(one) for one in draft.warnings),
            suggestions=tuple(self.speech.askable(self.text(one)) for one in draft.suggestions),
            computations=tuple(replace(one, expression=self.text(one.expression), unit=self.text(one.unit)) for one in draft.computations),
            table=table and Grid(tuple(self.text(one) for one in table.columns), tuple(tuple(self.text(cell, whole=True) for cell in row) for row in table.rows)),
        )

    def text(self, text: str, *, whole: bool = False) -> str:
        """A text of the draft in the language; in a `whole` text or cell, lines may be a document's words."""
        if not _HAN.search(text) and not re.search("[：；，。（]", text):
            return text
        if text in self.as_they_are:
            return self.as_they_are[text]
        if self._whole(text):
            return self._message(text)
        blanked = MARK.sub(_BLANKED, text)
        marks = iter(MARK.findall(text))
        made, at = "", 0
        for start, end in self._places(blanked):
            made += self._between(blanked[at:start], marks, whole)
            made += self._message(_with(blanked[start:end], marks))
            at = end
        return made + self._between(blanked[at:], marks, whole)

    def _between(self, blanked: str, marks: Iterator[str], whole: bool) -> str:
        """What stands between messages, line by line: words of a document that are quoted without quotation marks stay."""
        lines = [_with(line, marks) for line in blanked.split("\n")]
        return "\n".join(line if whole and self._quoted(line) else self.speech.words(line) for line in lines)

    def _quoted(self, line: str) -> bool:
        bare = _bare(MARK.sub("", _BULLET.sub("", line)))
        return len(bare) >= _CLAUSE and _WORDED.search(bare) is not None and any(bare in quote for quote in self.quotes)

    def _whole(self, text: str) -> bool:
        return MARK.sub(_BLANKED, text) in self._known

    def _message(self, text: str) -> str:
        """A text that is one message, its marks as they are in it."""
        told, said = self._known[MARK.sub(_BLANKED, text)]
        values = {name: self._value(said.key, name, value, told) for name, value in said.values}
        try:
            made = say_in(self.speech.language, said.key, values)
        except PromptError:
            return self.speech.words(text)
        if told.endswith(tuple(_STOPS)) and not text.endswith(told[-1]):
            made = made.rstrip("？。；?.;")
        now = dict(zip(MARK.findall(told), MARK.findall(text), strict=True))
        return self.speech.tidy(MARK.sub(lambda mark: f"[{now.get(mark[1], mark[1])}]", made))

    def _value(self, key: str, name: str, value: str, told: str) -> str:
        """A variable of a message; `told` is the message, which a variable may be all of."""
        if self.speech.keeps(key, name) and not self._whole(value):
            return value
        return self.speech.words(value) if value == told else self.text(value)

    @cached_property
    def _known(self) -> dict[str, tuple[str, Said]]:
        """Each message with its text, by the text with its marks blanked."""
        known = {MARK.sub(_BLANKED, text): (text, said) for text, said in self.said.items() if text.strip()}
        asked = {text.rstrip(_STOPS): one for text, one in known.items() if text.endswith(tuple(_STOPS)) and len(text) > _SHORT}
        return asked | known

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


def _bare(text: str) -> str:
    return "".join(text.split()).replace("**", "")


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a word of its own."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (_HAN.match(before) and _HAN.match(text[start])) and not (_HAN.match(after) and _HAN.match(text[end - 1]))


def _with(blanked: str, marks: Iterator[str]) -> str:
    """The text with its next marks put in again."""
    return "".join(f"[{next(marks)}]" if sign == _BLANKED else sign for sign in blanked)
