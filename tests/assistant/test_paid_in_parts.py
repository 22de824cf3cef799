"""What is paid in parts: each part by a ratio, and what has come by the part that the asker has reached; over an invented document."""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """青山区支持企业落户和科技攻关办法

第一条 新引进的总部企业，实缴注册资本1亿元以上的，给予800万元落户奖励。落户奖励分三年按5∶3∶2的比例兑现。

第二条 列入区级攻关计划的项目，按研发总投入的30%给予支持，最高300万元；立项后拨付40%，中期检查合格后拨付40%，验收通过后拨付20%。

第三条 本办法自2024年1月1日起施行，有效期5年。
"""


@pytest.fixture(autouse=True)
def _home(with_texts: Texts) -> None:
    with_texts({"青山区支持企业落户和科技攻关办法": _TEXT})


@pytest.mark.parametrize(("asked", "before", "says", "never"), [
    ("青山区新引进的总部企业，实缴注册资本2亿元，第一年能兑现多少落户奖励？", (), ["第一年：800万元×5÷(5+3+2) = 400万元"], []),
    ("我们列入了攻关计划，研发总投入500万，中期检查刚合格，到这一步累计应该拨给我们多少？", ("青山区区级攻关计划项目支持多少？",), ["60万元 + 60万元 = 120万元"], []),
    ("按青山区支持企业落户和科技攻关办法，列入区级攻关计划的项目，研发总投入500万，中期检查还没合格，累计能拿多少？", (), [], ["120万元"]),
], ids=["ratio", "so far", "not yet"])
def test_a_sum_paid_in_parts(asked: str, before: tuple[str, ...], says: list[str], never: list[str]) -> None:
    made = ask(asked, before)
    assert [words for words in says if words not in made.answer] == [], made.answer
    assert [words for words in never if words in made.answer] == [], made.answer
