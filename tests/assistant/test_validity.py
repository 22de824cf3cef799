"""Until when a document holds: told from its own words, worked out openly, or said to be unstated."""

from __future__ import annotations

import pytest

from index.dates import goal_place, start_place, term_place


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("第一条 总则。\n第九条 本办法自2024年3月4日起施行，有效期5年。\n附表", "第九条 本办法自2024年3月4日起施行，有效期5年"),
        ("本办法自印发之日起施行，有效期至2026年12月31日。", "本办法自印发之日起施行，有效期至2026年12月31日"),
    ],
)
def test_the_sentence_on_the_term_is_found(text: str, sentence: str) -> None:
    place = term_place(text)
    assert place is not None
    assert text[slice(*place)].strip() == sentence


def test_the_term_of_a_certificate_is_not_that_of_the_document() -> None:
    assert term_place("企业取得的证书，证书有效期至2026年12月31日。") is None


def test_start_and_goal_are_found_by_themselves() -> None:
    text = "本办法自2016年1月1日起实施。到2027年，建成30家。"
    start, goal = start_place(text), goal_place(text, 2027)
    assert start is not None
    assert goal is not None
    assert text[slice(*start)] == "本办法自2016年1月1日起实施"
    assert text[slice(*goal)] == "到2027年，建成30家"
    assert goal_place(text, 2030) is None
