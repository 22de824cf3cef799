"""What an asker came to be, or was recognised as, and asks a reward for ("评上绿色工厂奖多少"), against what a rule rewards."""

from __future__ import annotations

import re
from functools import cache

from assistant.eligibility.vocabulary import names_of

_FILE = "honours.yaml"

_GAINED = r"(?:评上|评为|评定|认定|获评|获得|荣获|拿下|拿到|拿了|入选|列入|成为|升为|升级|创成|创建|建成|通过|新|首次|刚|被)"
_FOR = r"(?:的)?(?:企业|称号|认定|资质|牌子|牌匾)?[^，。；？]{0,3}(?:能|可以?|会|要)?(?:奖|补|给|拿|领|资助)(?!贴息)"


def rewarded(text: str) -> frozenset[str]:
    """What the asker of `text` came to be or was recognised as, for which he asks a reward; not what he says that he is."""
    kind_of = names_of(_FILE).kind_of
    return frozenset(kind_of[found["gained"] or found["given"]] for found in _asked().finditer(text))


def honours_in(text: str) -> frozenset[str]:
    """What `text` names that an enterprise can be recognised as or come to be."""
    return names_of(_FILE).named(text)


@cache
def _asked() -> re.Pattern[str]:
    names = names_of(_FILE).any.pattern
    return re.compile(f"{_GAINED}(?:了|过|的|为|上)?[^，。；？]{{0,10}}?(?P<gained>{names})|(?P<given>{names}){_FOR}")
