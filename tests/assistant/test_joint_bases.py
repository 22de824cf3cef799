"""A share of several costs together is worked out from what is told of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from tests.assistant.texts import Texts

_FAIRS = """云岭市展会补贴办法

第一条 对参加境外展会的企业，按展位费、公共布展费和人员费用合计的50%给予补助，最高20万元。
第二条 对参与国内知名展会的企业，按照展位费及3名工作人员交通费各30%的标准给予补贴，每家企业每次活动补贴最高不超过3万元。
"""


@pytest.fixture
def fairs(with_texts: Texts) -> Path:
    return with_texts({"云岭市展会补贴办法": _FAIRS})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岭一家企业去参加境外展会，展位费8万，公共布展费2万，人员费用5万，能补多少？", ["8万元 + 2万元 + 5万元 = 15万元", "7.5万元"]),
        ("云岭一家企业去参加境外展会，花了展位费30万、公共布展费6万、人员费用9万，能补多少？", ["45万元", "20万元"]),
        ("云岭食品厂去参与国内知名展会，展位费6万，派了5个人，每人交通费1500元，能补多少？", ["6万元 + 1500元×3 = 6.45万元", "1.935万元"]),
    ],
)
def test_costs_are_added_up_before_the_share(fairs: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer


def test_a_cost_of_which_nothing_is_told_is_asked_for(fairs: Path) -> None:
    answer = ask("云岭一家企业去参加境外展会，展位费8万，能补多少？").answer
    assert "您的公共布展费是多少" in answer and "您的人员费用是多少" in answer
