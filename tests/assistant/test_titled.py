"""Titles found through their signs are those that comparing with every title gives."""

from pathlib import Path

import pytest

from assistant.gather.of_documents.titled import _FEW, _TITLED, titled
from assistant.gather.wording import Text, share, words_of
from index.library import Library


@pytest.mark.parametrize("topic", ["工业发展规划", "对标提升", "四大改造推进", "制造业高质量发展", "强区五年计划", "森林防火", "5G应用"])
def test_titled(built: Path, topic: str) -> None:
    library = Library.open(built)
    words = words_of([topic], library)
    shares = ((share(words, Text.of(card.title))[0], id) for id, card in library.cards.items())
    wanted = sorted(((part, id) for part, id in shares if part >= _TITLED), reverse=True)
    assert titled(words, library) == tuple(id for _, id in wanted[:_FEW])
