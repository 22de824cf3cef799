"""A thing asked for by its name (人才公寓, 住房公积金贷款, 出租车驾驶员资格证) of which nothing quoted speaks: the passages found only share the rest of the question's words
(申请, 材料, 条件) and are refused, however near they come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.refused.absent import refused_for
from assistant.gather.aspects import asked, of_procedure
from assistant.gather.in_words.names_held import names_unheld
from assistant.gather.in_words.procedure_asked import asked as asked_of_applying
from assistant.gather.of_support import grants
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.gather.speech import names_thing, who
from assistant.gather.wording import Text, Word, part_of, words_of
from assistant.records import Citation, Draft, Query, Status
from index.akin import akin
from index.library import Library
from index.words import in_dictionary

_OF_APPLYING = re.compile(r"条件|资格|要求|材料|手续|证件|证明|流程|程序|步骤|怎么?样?(?:申|办|报|领|考|续|交|算|弄|走)|如何(?:申|办|报|领|考)|[去到在]哪|哪里|何时|什么时候|多少(?:钱|元|块)|(?:[领拿补发报给交]|标准是?)到?多少|几(?:元|块)|有没有补|补贴吗")
_TELLS = (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT)
_HEAVY = 5.0
"""Lighter words are of asking and applying, or stand everywhere."""
_NAMES = 3.0
"""… and a name of lighter ones only names nothing (要求, 办理)."""
_LONGEST = 36
_CLAUSES = 2
_OFTEN = 3
"""A word that a document quoted has so often is what it is about, whatever the passage calls it; once is enough where the document tells how all that it grants is
applied for."""
_GIVEN = re.compile("补[贴助偿]|津贴|奖|资助|救助|[元券]|减免")
_GENERAL = re.compile("幅度|[增降涨]幅|额度|数额|上限|下限|网站|平台|窗口|科室|部门|之[前后]|[以之]前|奖金|补助金|时间|地[点方]|名额|价格|费[用率]|比例|标准|金额|手续|证明")
"""Words for what is asked of a thing."""
_NEAR = 80
"""What opens a list stands so far before what is quoted of it."""
_OF = re.compile("^的")
_BREAK = re.compile(r"[，,。；;？?！!]+")


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The refusal of the thing in place of a draft that does not speak of it; else the draft. Stories and figures are held to what they ask for elsewhere."""
    if draft.status not in _TELLS or (draft.decides and draft.whole) or draft.targets or draft.computations or not draft.citations or query.asker or query.leans or query.documents or "document" in query.kinds:
        return draft
    clauses = [one for one in _BREAK.split(query.question) if one.strip()]
    if len(query.question) > _LONGEST or len(clauses) > _CLAUSES or len(query.dialogue) > 1:
        return draft
    if unheld := names_unheld(query, draft.citations, library):
        return refused_for(unheld, draft, query, library)
    if not _OF_APPLYING.search(query.question):
        return draft
    often = 1 if asked_of_applying(query.text) else _OFTEN
    missing = _missing(query, draft.citations, often, library)
    return refused_for(missing, draft, query, library) if missing else draft


def _missing(query: Query, cited: Sequence[Citation], often: int, library: Library) -> tuple[str, ...]:
    """The words that name the thing and that nothing quoted, nor what it stands under, has."""
    name = thing_asked(query)
    around = " ".join(" ".join((one.title, *one.path, one.quote)) for one in cited)
    names = [name] if name and any(word.weight >= _NAMES for word in words_of([name], library)) else query.topic
    read = [(one, words_of([one], library)) for one in names]
    found = [word for one, words in read for word in words if _of_thing(word, one, words) and not _spoken_of(word, around, cited, often, library)]
    unpaid = [] if of_procedure(query.text) or asked_of_applying(query.text) else [kind for called, kind in grants.asked(query.text, library) if called != kind.text and not any(_paid_for(kind, one) for one in cited)]
    return tuple(dict.fromkeys((*(word.text for word in found), *(kind.text for kind in unpaid))))


def _of_thing(word: Word, name: str, words: Sequence[Word]) -> bool:
    """Whether a word is a name, or tells which of the things named right behind it is meant (出租车 of 驾驶员); who applies, and how, is neither."""
    if word.weight < _HEAVY or not names_thing(word.text) or not in_dictionary(word.text) or word.text in who() or asked(word.text) or _GENERAL.search(word.text):
        return False
    rest = _OF.sub("", name.partition(word.text)[2])
    behind = next((one for one in words if rest.startswith(one.text)), None)
    return not rest or (behind is not None and (names_thing(behind.text) or behind.weight >= _HEAVY))


def _spoken_of(word: Word, around: str, cited: Sequence[Citation], often: int, library: Library) -> bool:
    if part_of(word, Text.of(around)) > 0 or akin(word.text, around):
        return True
    forms = [word.text, *(one for one in word.others if len(one) >= len(word.text))]
    return any(max(library.text(document).count(form) for form in forms) >= often for document in {one.document for one in cited})


def _paid_for(kind: Word, one: Citation) -> bool:
    """Whether a quotation gives something for what a grant is named after, or stands under its name."""
    if part_of(kind, Text.of(" ".join((one.title, *one.path)))) > 0:
        return True
    return any(part_of(kind, Text.of(clause)) > 0 and _GIVEN.search(one.quote) for clause in _BREAK.split(one.quote))
