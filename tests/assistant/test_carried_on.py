"""A numbered list that goes on in the next passage is quoted to its end; what is asked of two years is read for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer, the_library
from assistant.compose.in_words.clauses.spans import carried_on
from assistant.vocabulary import wanted
from index.build import add

_LONG = "（{number}）申报单位须具备与所从事业务相适应的场地、人员和设备，近两年内没有发生较大以上的生产安全责任事故，且{number}项材料齐全；"
_NUMBERS = "一二三四五六七八九"
_NOTICE = "\n".join((
    "丰台市示范车间认定办法", "丰工信〔2024〕8号", "第一章 总则", "第一条 为规范示范车间认定，制定本办法。", "第二章 认定条件",
    "第二条 认定为示范车间须同时满足以下条件：", *(_LONG.format(number=number) for number in _NUMBERS), "第三章 附则", "第三条 本办法自印发之日起施行。"))


def test_a_list_over_two_passages_is_quoted_whole(copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(_NOTICE, encoding="utf-8")
    add([path], copy, progress=False)
    library = the_library()
    document = next(id for id, card in library.cards.items() if "示范车间" in card.title)
    parts = [one for one in library.passages_of(document) if "第二条" in "".join(one.path)]
    assert len(parts) > 1, "the list must be long enough to stand in two passages"
    first = next(one for one in parts if "（一）" in one.text)
    ((_, start, end),) = carried_on([(first, first.start, first.end)], library)
    assert all(f"（{number}）" in library.text(document)[start:end] for number in _NUMBERS)
    told = answer("丰台市示范车间认定要几个条件", (), library)
    assert all(f"（{number}）" in told.text for number in _NUMBERS)


@pytest.mark.parametrize(("text", "what"), [
    ("去年GDP增长多少，今年定多少", ""), ("2025年粮食产量多少，2026年目标呢", ""), ("2027年目标是多少家", "target"), ("2025年完成了多少，2024年完成了多少", "actual")])
def test_what_is_wanted_of_each_year(text: str, what: str) -> None:
    assert wanted(text) == what
