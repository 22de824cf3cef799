"""Several members of one list, each with a sum of its own, reached by the asker: their sum, and no other member's; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """安澜市企业梯度培育试点办法
第一条 对实现“小升规”“规改股”“股上市”三个梯度发展目标的企业分别给予10万元、20万元和50万元的一次性奖励。
第二条 对通过“绿色工厂”“绿色园区”“绿色供应链”认定的企业，分别奖励20万元、30万元、40万元。
第三条 完成股改、挂牌、上市三个阶段任务的企业，分别给予30万元、50万元、200万元奖励。
第四条 对通过ISO9001、ISO14001、ISO45001三项体系认证的企业，分别补助1万元、2万元、3万元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"安澜市企业梯度培育试点办法": _RULES})


@pytest.mark.parametrize(("question", "sum_"), [
    ("我们是安澜的企业，去年实现了小升规，今年又完成规改股，两步一次性奖励合计多少？", "10万元 + 20万元 = 30万元"),
    ("我们安澜公司拿到绿色工厂和绿色供应链认定，合计奖多少？", "20万元 + 40万元 = 60万元"),
    ("安澜公司完成股改和上市，一共多少奖励？", "= 230万元"),
    ("安澜公司过了ISO9001和ISO45001认证，合计补多少？", "1万元 + 3万元 = 4万元"),
    ("安澜的企业今年规改股了，奖多少？", "20万元"),
])
def test_the_members_reached_are_added(library: Path, question: str, sum_: str) -> None:
    assert sum_ in ask(question).answer
