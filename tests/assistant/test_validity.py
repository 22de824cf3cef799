"""Until when a document holds: told from its own words, worked out openly, or said to be unstated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.compose.of_documents.validity import compose
from assistant.records import Query
from index.build import add
from index.dates import goal_place, start_place, term_place
from index.library import Library
from prompts import say


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


def test_the_last_day_on_the_publishing_page_is_told_as_such(copy: Path, tmp_path: Path) -> None:
    text = "".join(f"<p>第{n}条 市民政部门应当认真执行本办法，及时报告有关情况，切实做好临时救助工作。</p>" for n in "一二三四五六")
    page = (
        "<html><head><title>某某市临时救助办法</title></head><body><div><p>文 号：某府规〔2020〕1号</p><p>成文日期：2020年4月20日</p>"
        "<p>失效日期：2023年04月30日</p><p>文件状态：失效</p></div><div><p>某某市临时救助办法</p>" + text
        + "<p>第七条 本办法自2020年5月1日起施行，有效期2年。</p></div></body></html>"
    )
    file = tmp_path / "某某市临时救助办法.html"
    file.write_text(page, encoding="utf-8")
    add([file], copy, progress=False)
    library = Library.open(copy)
    question = "某某市临时救助办法什么时候失效？"
    draft = compose(Query(question, question, (), documents=(file.stem,)), library, date(2026, 1, 1))
    assert draft is not None
    assert "有效期2年" in draft.text
    assert say("support.validity.over_on_page", until="2023年4月30日", today="2026年1月1日") in draft.text
    assert say("support.validity.ended") in draft.text
    assert say("support.validity.differs", own="2022年4月30日", until="2023年4月30日") in draft.text
    beyond = "我2024年想申请，这份办法那时候还有效吗？"
    later = compose(Query(beyond, beyond, ("申请",), years=(2024,), documents=(file.stem,)), library, date(2026, 1, 1))
    assert later is not None
    assert later.text.startswith(say("support.validity.not_then", when="2024年"))
