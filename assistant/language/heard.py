"""A question as it is answered: in Chinese, whatever language it was asked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.detect import language
from assistant.records import Draft, Reason, Status
from index.library import Library
from prompts import Language, say, say_in


@dataclass(frozen=True, slots=True)
class Heard:
    """A question and those before it in Chinese. `language` is that of the question; `read_as` the Chinese that an English one was read
    as, else ""; `unknown` its words that were not understood."""

    question: str
    history: tuple[str, ...]
    language: Language = "zh-Hans"
    read_as: str = ""
    unknown: tuple[str, ...] = ()

    def refusal(self) -> Draft | None:
        """The refusal of a question with words that were not understood, None where all were."""
        if not self.unknown:
            return None
        words = "、".join(f"“{word}”" for word in self.unknown)
        return Draft(Status.REFUSED, Reason.NOT_UNDERSTOOD, say("refusal.not_understood", words=words))

    def own_words(self, question: str, history: Sequence[str]) -> dict[str, str]:
        """What was read as something else, in the asker's own words by what it was read as."""
        return {read: own for read, own in zip((*self.history, self.question), (*history, question), strict=True) if read != own}

    def told(self, draft: Draft, spoken: Language) -> tuple[Draft, Language]:
        """The finished draft with what the question was read as, where it was asked in English; `spoken` is the draft's language."""
        if not self.read_as:
            return draft, spoken
        note = say_in(spoken, "understand.read_as", {"question": self.read_as})
        return replace(draft, text=f"{draft.text}\n\n> {note}", warnings=(*draft.warnings, note)), spoken


def heard(question: str, history: Sequence[str], library: Library) -> Heard:
    """The question in Chinese; English ones are read by the English vocabulary and the names of the library."""
    spoken = [language(text, history[:at]) for at, text in enumerate((*history, question))]
    if "en" not in spoken:
        return Heard(question, tuple(history), spoken[-1])
    from assistant.language.english.reading import read

    texts: list[str] = []
    unknown: tuple[str, ...] = ()
    for text, own in zip((*history, question), spoken, strict=True):
        if own == "en":
            made = read(text, library.cards, library.terms)
            text, unknown = made.chinese, made.unknown
        else:
            unknown = ()
        texts.append(text)
    return Heard(texts[-1], tuple(texts[:-1]), spoken[-1], texts[-1] if spoken[-1] == "en" else "", unknown)
