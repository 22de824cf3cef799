"""What a question calls the thing of which it asks something (公租房 in 我月薪5000，申请公租房要什么条件), without the words that ask and what the asker tells besides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.gather.of_documents.titled import shares
from assistant.gather.speech import who
from assistant.gather.wording import Text, Word, part_of, words_of
from assistant.records import Query
from index.library import Library

_CLAUSES = re.compile("[，。；？！,;?!]")
_APPLIES = re.compile("申请|申报|申领|享受|报名|认定|入户|落户|办理?|[想要去]报")
_HEAVY, _NAMED, _LONG = 5.0, 0.8, 3
_WHOLE_NAME, _MOSTLY = 8, 0.65
"""A run of so many signs names a document of whose title it has so much, though not each word of it in the same form."""


def called(query: Query, asks: Callable[[str], bool], words: Mapping[str, re.Pattern[str]], library: Library) -> tuple[Word, ...]:
    """The words that name the thing: of the clause that `asks` where it is called by name there, else of the one that speaks of applying, else of any, with what
    stands elsewhere and is a document's name (长护险，失能老人什么情况能享受). Of `words`, `asking` are those that only ask and are cut off, `idle` those that
    name nothing by themselves."""
    clauses, runs = _CLAUSES.split(query.text), query.topic or query.core
    in_asking = "，".join(clause for clause in clauses if asks(clause))
    in_applying = "，".join(clause for clause in clauses if _APPLIES.search(clause))
    named = {run: _telling(words_of([piece for piece in words["asking"].sub(" ", run).split() if len(piece) > 1], library), words["idle"]) for run in runs}
    for spoken in (in_asking, in_applying, query.text):
        found = [word for run in runs if run in spoken for word in named[run]]
        if any(word.text not in who() for word in found):
            found += [word for run in runs if run not in spoken and _names_document(run, named[run], query.text, library) for word in named[run]]
            return tuple({word.text: word for word in found}.values())
    return ()


def _telling(words: Sequence[Word], idle: re.Pattern[str]) -> tuple[Word, ...]:
    return tuple(word for word in words if not idle.fullmatch(word.text))


def _names_document(run: str, words: Sequence[Word], text: str, library: Library) -> bool:
    """Whether a run of words is long and heavy enough to name a thing, or the text calls it a plan or the like, and the title of a document has each of them."""
    if sum(word.weight for word in words) < _HEAVY or not (len(run) >= _LONG or re.search(f"{re.escape(run)}(?:计划|工程|行动|方案|办法|政策)", text)):
        return False
    if len(run) >= _WHOLE_NAME and shares(words, library, _MOSTLY):
        return True
    titles = (Text.of(library.cards[id].title) for _, id in shares(words, library, _NAMED))
    return any(all(part_of(word, title) >= _NAMED for word in words) for title in titles)
