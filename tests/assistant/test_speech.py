"""What words of questions count: things whole, verbs less, talk least; what may be told as missing."""

from __future__ import annotations

import pytest

from assistant.gather.speech import names_thing, telling


@pytest.mark.parametrize(("more", "less"), [(("氢能", "n"), ("撵走", "v")), (("撵走", "v"), ("常常", "d")), (("锅炉", "n"), ("办法", "n")), (("孵化器", "nz"), ("太久", "nr"))])
def test_things_count_more_than_talk(more: tuple[str, str], less: tuple[str, str]) -> None:
    assert telling(*more) > telling(*less)


@pytest.mark.parametrize("word", ["做法", "避免", "留得", "手头紧", "撵走", "里点", "常常", "法子"])
def test_words_whose_absence_means_nothing(word: str) -> None:
    assert not names_thing(word)


@pytest.mark.parametrize("word", ["氢能", "港口", "地铁", "元宇宙", "海水淡化", "GDP"])
def test_things_whose_absence_is_told(word: str) -> None:
    assert names_thing(word)
