"""The cases that a document leaves out, where they are asked for as such (哪些情形不予支持): its list of them, whole."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import standing
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_documents.titled import shares
from assistant.gather.of_support.bars import cases_left_out
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Passage

_ASKS = re.compile(r"(?:哪些|什么)(?:情形|情况|样的?|单位|企业|公司|机构|项目|主体|人|行业)?(?![^，。？]*[吗么][？?]?$)[^，。？]{0,12}?不(?:给|予|能|可以?|得|支持|扶持|享受|补|奖|算|受理|批准)(?![^，。？]*(?:多少|几))")
_ONLY_ASK = re.compile(r"情形|情况|企业|公司|单位|机构|项目|主体|行业|申[报请]|享受|支持|扶持|补[贴助]|奖[励补]|资金|政策|办法|措施|指南|细则|给钱|受理")
_TITLED, _STANDS = 0.4, 0.5


def compose(query: Query, library: Library) -> Draft | None:
    """The list of cases left out, of the one document that is meant; of several lists the one whose opening has what else the question says. None
    where the question asks for no such list, several documents may be meant or none of the lists is about it."""
    if not asks(query):
        return None
    home = _home(query, library)
    lists = cases_left_out(library.text(home)) if home else ()
    if not lists:
        return None
    title = Text.of(library.cards[home].title)
    telling = [word for word in words_of(query.words, library) if part_of(word, title) < _STANDS and not _ONLY_ASK.search(word.text)]
    text = library.text(home)
    near = [(share(telling, Text.of(f"{text[start:opened]} {' '.join(library.section_at(home, start).path)}"))[0] if telling else 1.0, -start, start, end)
            for start, opened, end in lists]
    best = max(near)
    if best[0] < _STANDS:
        return None
    start, end = best[2:]
    passage = _passage(home, start, library)
    if passage is None:
        return None
    cite = Citations(library)
    mark = cite.span(home, passage.path, start, end)
    return Draft(Status.ANSWERED, Reason.NONE, f"{standing(passage, library)}\n{text[start:end].strip()}[{mark}]", cite.all)


def asks(query: Query) -> bool:
    """Whether it is asked which cases are left out."""
    return not query.asker and _ASKS.search(query.text) is not None


def _home(query: Query, library: Library) -> str:
    """The one document meant, by name, place or title; "" where several may be."""
    documents = documents_for(query, library)
    if documents is not None and len(documents) == 1:
        return documents[0]
    likely = [id for _, id in shares(words_of(query.words, library), library, _TITLED) if documents is None or id in documents]
    return likely[0] if len(likely) == 1 else ""


def _passage(document: str, place: int, library: Library) -> Passage | None:
    return next((one for one in library.passages_of(document) if one.start <= place < one.end), None)
