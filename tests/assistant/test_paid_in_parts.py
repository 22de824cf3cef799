"""What is paid in parts: each part by a ratio, and what has come by the part that the asker has reached; over an invented document."""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """青山区支持企业落户和科技攻关办法

第一条 新引进的总部企业，实缴注册资本1亿元以上的，给予800万元落户奖励。落户奖励分三年按5∶3∶2的比例兑现。

第二条 列入区级攻关计划的项目，按研发总投入的30%给予支持，最高300万元；立项后拨付40%，中期检查合格后拨付40%，验收通过后拨付20%。

第三条 在区内购买首套住房的博士，给予15万元购房补贴，分3年平均发放；引进的特聘教授给予60万元生活补贴，签订合同后发放40%，工作满2年发放30%，工作满4年发放30%。

第四条 本办法自2024年1月1日起施行，有效期5年。
"""


@pytest.fixture(autouse=True)
def _home(with_texts: Texts) -> None:
    with_texts({"青山区支持企业落户和科技攻关办法": _TEXT})


@pytest.mark.parametrize(("asked", "before", "says", "never"), [
    ("青山区新引进的总部企业，实缴注册资本2亿元，第一年能兑现多少落户奖励？", (), ["第一年：800万元×5÷(5+3+2) = 400万元"], []),
    ("我们列入了攻关计划，研发总投入500万，中期检查刚合格，到这一步累计应该拨给我们多少？", ("青山区区级攻关计划项目支持多少？",), ["60万元 + 60万元 = 120万元"], []),
    ("按青山区支持企业落户和科技攻关办法，列入区级攻关计划的项目，研发总投入500万，中期检查还没合格，累计能拿多少？", (), [], ["120万元"]),
    ("我是博士，在青山区买了首套住房，购房补贴每年发多少？", (), ["15万元÷3 = 5万元"], []),
    ("我是青山区引进的特聘教授，工作满了2年，生活补贴到现在一共能拿多少？", (), ["24万元 + 18万元 = 42万元"], []),
    ("那他干满4年，前后加起来能到手多少？", ("青山区引进的特聘教授，生活补贴给多少？",), ["24万元 + 18万元 + 18万元 = 60万元"], []),
], ids=["ratio", "so far", "not yet", "alike", "by time", "all by time"])
def test_a_sum_paid_in_parts(asked: str, before: tuple[str, ...], says: list[str], never: list[str]) -> None:
    made = ask(asked, before)
    assert [words for words in says if words not in made.answer] == [], made.answer
    assert [words for words in never if words in made.answer] == [], made.answer
