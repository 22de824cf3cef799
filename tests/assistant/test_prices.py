"""What so many of a thing come to at printed prices, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """綦江区屋顶光伏发展意见

綦江府发〔2024〕3号
重庆市綦江区人民政府
2024年2月1日

一、屋顶租用
企业租用农户屋顶安装光伏板的，向农户支付屋顶租金，标准为：前8年每片光伏板每年60元；后12年每片光伏板每年45元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区屋顶光伏发展意见": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("綦江屋顶装30片光伏板，前八年加后十二年一共多少租金？", "30×60元×8 + 30×45元×12 = 30600元"),
        ("綦江屋顶装30片光伏板，头8年一共拿多少租金？", "30×60元×8 = 14400元"),
        ("綦江屋顶装30片光伏板，后12年一共拿多少租金？", "30×45元×12 = 16200元"),
        ("綦江屋顶装30片光伏板，10年一共拿多少租金？", "30×60元×8 + 30×45元×(10−8) = 17100元"),
    ],
)
def test_the_stages_named_are_counted_in_full(library: Path, question: str, told: str) -> None:
    assert told in ask(question).answer
