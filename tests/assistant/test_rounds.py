"""A call for one round of grants: it answers for its own round, is told when it is over, and leaves out only what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_CALL = """关于受理2017年云东市第二批专利资助项目申报的通知

云东市科学技术局
2017年7月3日

一、资助额度
国内外观设计专利授权后每件资助500元；国内实用新型专利授权后每件资助1000元。对非电子申请的专利不予资助。
二、受理时间
2017年8月28日至9月8日。
"""
_OPINIONS = """云东市关于支持滨江新城发展的若干意见

云东市人民政府
2016年2月1日

为支持滨江新城发展，特制定本意见，政策期限为2016年至2018年。
一、对在滨江新城新设的企业，给予10万元开办补助。
二、滨江新城项目发行公司债券的，给予优先支持。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"申报通知": _CALL, "新城意见": _OPINIONS})


@pytest.mark.parametrize("round_", ["2025年第一批", "2025年", "2017年第一批"])
def test_another_round_is_not_told_by_this_one(library: Path, round_: str) -> None:
    answer = ask(f"云东市{round_}专利资助，实用新型授权一件给多少？")
    assert answer.status == Status.REFUSED, answer.answer
    assert "2017年云东市第二批" in answer.answer


def test_its_own_round_is_told(library: Path) -> None:
    answer = ask("云东市2017年第二批专利资助，实用新型授权一件给多少？")
    assert answer.status == Status.ANSWERED, answer.answer
    assert "1000元" in answer.answer


def test_left_out_is_only_who_says_that_he_is_such(library: Path) -> None:
    answer = ask("云东市2017年第二批专利资助，我们厂申请的3件外观设计专利、2件实用新型专利都授权了，一共能领多少？")
    assert "3500元" in answer.answer and "不能享受" not in answer.answer, answer.answer


def test_a_term_told_to_a_year_is_over_with_that_year(library: Path) -> None:
    answer = ask("我们公司2026年想拿云东市滨江新城的若干意见去申请扶持，这个文件现在还在有效期里吗？")
    assert answer.status == Status.ANSWERED and "政策期限为2016年至2018年" in answer.answer and "已经过期" in answer.answer, answer.answer
