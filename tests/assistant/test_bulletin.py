"""A statistical bulletin tells results; times in other words; what takes the place of what: over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from index.reading import read_file

_BULLETIN = """雁平县2024年国民经济和社会发展统计公报
雁平县统计局
2025年3月20日

一、综合
全年实现地区生产总值186.4亿元，比上年增长5.8%。
二、工业
工业投资增长15.3%。年末规模以上工业企业87家。
三、教育
年末共有小学38所。
"""
_RULES = """雁平县渡口设施管理办法

雁平县人民政府关于印发《雁平县渡口设施管理办法》的通知
雁政发〔2025〕6号
2025年4月18日

第一条 为规范渡口设施管理，制定本办法。
第二条 渡口设施损坏的，经营者应当在24小时内修复。
第三条 渡口设施应当每月检查一次。
第四条 本办法自2025年5月1日起施行，有效期至2028年4月30日。《雁平县渡口设施暂行办法》（雁政发〔2021〕3号）同时废止。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({text.splitlines()[0]: text for text in (_BULLETIN, _RULES)})


def test_a_bulletin_tells_what_was_reached_in_its_year(tmp_path: Path) -> None:
    file = tmp_path / "公报.txt"
    file.write_text(_BULLETIN, encoding="utf-8")
    rows = read_file(file)[0].targets
    assert {(row.year, row.status) for row in rows} == {(2024, "actual")}
    assert "规模以上工业企业" in {row.indicator for row in rows}


def test_how_much_it_grew_is_of_the_thing_named_before(library: Path) -> None:
    answer = ask("雁平县2024年地区生产总值是多少，增长多少？").answer
    assert "186.4亿元" in answer and "5.8%" in answer and "15.3%" not in answer


def test_a_time_in_other_words_is_nearly_answered_with_a_hint(library: Path) -> None:
    answer = ask("渡口设施坏了多长时间要修好？").answer
    assert "24小时内修复" in answer


def test_what_is_replaced_is_told_beside_the_validity(library: Path) -> None:
    answer = ask("雁平县渡口设施管理办法有效期到哪天？废止了哪份文件？").answer
    assert "2028年4月30日" in answer and "雁平县渡口设施暂行办法" in answer
