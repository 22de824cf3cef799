"""The thing that a question says is applied for ("申请公租房"): a rule that tells of something else gives nothing for it."""

from __future__ import annotations

import re

from assistant.gather.of_documents.titled import shares
from assistant.gather.of_support.grants import names_grant
from assistant.gather.wording import Text, Word, part_of, word_of
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_APPLIES = re.compile(r"(?:申请|申领|申办|轮候)(?:了|过|一套|一下|一个)?(?P<what>[一-鿿]{2,8}?)(?=[^一-鿿]|[有能可要需是行的怎会吗时住]|什么|应该|符合|$)")
_WHOLE, _HAS = 0.6, 0.5


def applied_for(query: Query, library: Library) -> tuple[Word, frozenset[str]] | None:
    """The thing that is applied for with the documents whose titles name it, None where no document is on one or a grant is named,
    which rules call by other words too."""
    text = query.text
    for place in query.regions:
        text = text.replace(place, "").replace(place[:-1], "")
    found = _APPLIES.search(text)
    word = word_of(found["what"], library) if found is not None and not names_grant(found["what"]) else None
    documents = frozenset(id for _, id in shares((word,), library, _WHOLE)) if word is not None else frozenset()
    return (word, documents) if word is not None and documents else None


def is_on(rule: SupportRule, thing: tuple[Word, frozenset[str]]) -> bool:
    """Whether a rule is on the thing: by the title of its document, its headings or its own words."""
    word, documents = thing
    own = (*rule.path, rule.subject, rule.quote, *(condition.text for condition in rule.conditions))
    return rule.document in documents or part_of(word, Text.of(" ".join(own))) >= _HAS
