"""Answers in English: what stands between messages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.language.english.figures import english, figure_pattern, speech, unit_name
from assistant.language.english.lexicon import gloss
from assistant.language.english.places import english as place_name
from assistant.language.kept import keeps
from index.data_files import read_data
from index.regions import region
from prompts import Language

_KEPT = r"“[^“”]*”(?!\w)|《[^《》]*》"
_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)年?[—\-至到](?P<last>(?:19|20)\d\d)年|(?P<year>(?:19|20)\d\d)年(?!均)")
_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_NAMED = re.compile(r"(?:规划|计划|方案|意见|通知|报告|办法|条例|纲要|规定|章程)(?:（[^（）]*）)?$")
"""How the names of documents end; they stay whole."""
_SPACES = re.compile(r"(?<=\S)  +")
_QUOTES_END = ("”", "》")
_GLOSSED = re.compile(r"([\u3400-\u9fff\dA-Za-z&“”]+) \(([^()]+)\)")
_TIGHT = re.compile(r"(?<=[\w)%”])(?=[A-Za-z(])|(?<=[a-z)])(?=[\d\u3400-\u9fff“《])|(?<=[\u3400-\u9fff])(?=\d)|(?<=\d)(?=[\u3400-\u9fff])")


class English:
    """English: figures, years and signs are put in it; names stay Chinese, with what they are called in English where that is known."""

    language: Language = "en"

    def words(self, text: str) -> str:
        """Figures, names and the like; quotes and titles stay."""
        if _NAMED.search(text) and not re.search("[，。；：]", text):
            return text
        known = gloss(text)
        if known:
            return f"{text} ({known})"
        made: list[str] = []
        at = 0
        for match in _token().finditer(text):
            made.append(text[at : match.start()])
            made.append(self._put(match, text))
            at = match.end()
        made.append(text[at:])
        return _joined(made)

    def tidy(self, text: str) -> str:
        """A message without doubled blanks, which variables that say nothing leave."""
        return _SPACES.sub(" ", text)

    def askable(self, text: str) -> str:
        """A question to ask next: names in English only, where they have English ones."""
        return _GLOSSED.sub(lambda match: match[2] if gloss(match[1]) == match[2] else match[0], text)

    def keeps(self, key: str, name: str) -> bool:
        """See `kept`."""
        return keeps(key, name)

    def _put(self, match: re.Match[str], text: str) -> str:
        """One token of the text in English."""
        token = match[0]
        if match["kept"]:
            return token
        if match["note"]:
            return str(_notes()[token])
        if match["sign"]:
            return str(speech()["signs"][token])
        if date := _DATE.fullmatch(token):
            return f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}"
        if year := _YEAR.fullmatch(token):
            return year["year"] or f"{year['first']}–{year['last']}"
        figure = figure_pattern().fullmatch(token)
        if figure is not None:
            return english(figure)
        part = text[max(0, match.start() - 1) : match.start()] in _QUOTES_END or text[match.end() : match.end() + 1] == "“"
        return _name(token, part=part)


def _name(text: str, *, part: bool) -> str:
    """A run of Chinese: a word of the program in English, a name with its English behind it where it has one; `part` of a name with
    quotation marks in it."""
    word = speech()["words"].get(text)
    if word is not None:
        return str(word)
    unit = unit_name(text)
    if unit is not None and unit.strip():
        return unit.strip()
    if region(text) is not None:
        return place_name(text)
    known = "" if part else gloss(text)
    return f"{text} ({known})" if known else text


def _joined(parts: list[str]) -> str:
    """The parts with blanks where English has them."""
    text = ""
    for part in parts:
        if text[-1:].isdigit() and part[:1].isdigit():
            text += ": "  # a year and its figure
        elif text and part and _TIGHT.match(text[-1:] + part[:1], 1):
            text += " "
        text += part
    return re.sub(r" +(?=[,;:.?)])", "", re.sub(r"(?<=\() +", "", text))


@cache
def _token() -> re.Pattern[str]:
    signs = "".join(map(re.escape, speech()["signs"]))
    figure = re.sub(r"\?P<\w+>", "?:", figure_pattern().pattern)
    year = re.sub(r"\?P<\w+>", "?:", _YEAR.pattern)
    own = r"(?:[\u3400-\u9fff]|[\dA-Za-z&.]+(?=[\u3400-\u9fff]))"
    apart = rf"(?:{figure})(?![\u3400-\u9fff\d])"
    name = rf"{own}+?(?=(?:{apart})(?<=[^\d\s])|{year}|[^\u3400-\u9fff\dA-Za-z&.]|[\dA-Za-z&.]+(?![\u3400-\u9fff\dA-Za-z&.])|$)"
    notes = "|".join(sorted(map(re.escape, _notes()), key=len, reverse=True))
    return re.compile(rf"(?P<note>{notes})|(?P<kept>{_KEPT})|{_DATE.pattern}|(?:{year})|(?:{apart})|(?P<sign>[{signs}])|(?:{name})")


@cache
def _notes() -> dict[str, str]:
    return dict(read_data(Path(__file__).with_name("notes.yaml")))
