"""Who does a thing, told in prose (由市房管局审核, 应急部为…的核发主管单位): the sentence that says of the thing asked that a body does just that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.sentences import spans
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Query
from index.data_files import read_data
from index.library import Library
from index.records import Passage

_WHO = r"(?:谁|哪[一个家些]*(?:部门|单位|机关|机构|方|级|厅|局)|什么(?:部门|单位|机关|机构)|哪里|哪儿)"
_BETWEEN = r"(?:来|去|给|负责|统一|最后|最终|具体|牵头|组织|说了算|把)*"
_NEAR = 3
"""The documents of so many passages found are gone through, where the question names none."""
_LEAST, _SURELY, _NAMES_IT = 0.6, 0.75, 0.1
"""So much of the things asked about must a sentence with its headings have, more where it says it less plainly; what the clause of the doing itself
has of them counts besides."""
_DONE_BY, _IS_DOER, _AFTER = 0.3, 0.3, 0.15
"""What it adds that a body does it by name (由…), that it is called the body that does it (为…主管单位), that a body stands before the verb."""
_CLAUSE = re.compile(r"[^，。；\n]+")

Span = tuple[Passage, int, int]


def doer(query: Query, library: Library) -> Span | None:
    """The sentence that tells who does what the question asks about; None where it asks for no doer of a known act, or nothing tells one."""
    told = _asked(query.text)
    words = tuple(word for word in words_of(query.words, library) if not (told is not None and told.search(word.text)) and not _only_who(word.text))
    if told is None or not words:
        return None
    best = max(((_worth(span, words, told, library), -place, span) for place, span in enumerate(_spans(query, library))), default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] > 0 else None


def _asked(text: str) -> re.Pattern[str] | None:
    """How documents word what somebody is asked to do, None where no doer of a known act is asked for."""
    found = _question().search(text)
    return _told()[found["behind"] or found["before"]] if found is not None else None


def _only_who(word: str) -> bool:
    return re.fullmatch(rf"{_WHO}|部门|单位|机构|机关|{_BETWEEN}", word) is not None


def _spans(query: Query, library: Library) -> Iterator[Span]:
    """The sentences of the documents that the question is about."""
    found = clauses(query, library)
    documents = documents_for(query, library) or dict.fromkeys(one.passage.document for one in found[:_NEAR])
    near = [one.passage for one in found if one.passage.document in documents]
    rest = (passage for id in documents if len(documents) <= _NEAR for passage in library.passages_of(id) if passage not in near)
    for passage in (*near, *rest):
        for start, end in spans(passage, library):
            yield passage, start, end


def _worth(span: Span, words: tuple[Word, ...], told: re.Pattern[str], library: Library) -> float:
    """How well a sentence tells who does it, 0 where it does not."""
    passage, start, end = span
    text = library.text(passage.document)[start:end]
    form, clause = max(((_form(one.group(), told), one.group()) for one in _CLAUSE.finditer(text)), default=(0.0, ""))
    if not form:
        return 0.0
    title = library.cards[passage.document].title
    whole = share(words, Text.of(" ".join((title, *passage.path, text))))[0]
    return whole + form + _NAMES_IT * share(words, Text.of(clause))[0] if whole >= (_LEAST if form > _AFTER else _SURELY) else 0.0


def _form(clause: str, told: re.Pattern[str]) -> float:
    """How plainly a clause says that a body does it, 0 where it says nothing of the kind."""
    body, act = _body(), told.pattern
    if re.search(rf"[由经][一-鿿（）、]{{0,16}}(?:{body})[^，。；]{{0,14}}(?:{act})", clause):
        return _DONE_BY
    if re.search(rf"(?:{body})(?:为|是)[^，。；]{{0,24}}(?:{act})[^，。；]{{0,6}}(?:单位|部门|机关|机构)", clause):
        return _IS_DOER
    return _AFTER if re.search(rf"(?:{body})[^，。；的]{{0,12}}(?:{act})", clause) else 0.0


@cache
def _table() -> dict[str, object]:
    found: dict[str, object] = read_data(Path(__file__).with_suffix(".yaml"))
    return found


def _body() -> str:
    return str(_table()["body"])


@cache
def _told() -> dict[str, re.Pattern[str]]:
    told = _table()["told"]
    assert isinstance(told, dict)
    return {verb: re.compile(str(form)) for verbs, form in told.items() for verb in str(verbs).split()}


@cache
def _question() -> re.Pattern[str]:
    verbs = "|".join(sorted(_told(), key=len, reverse=True))
    return re.compile(rf"(?:由|归|该|让|是|找|向)?{_WHO}{_BETWEEN}(?P<behind>{verbs})|(?P<before>{verbs})(?:的|了)?(?:是|归|找|由)*{_WHO}(?=[？?。]|$)")
