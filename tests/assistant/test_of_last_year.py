"""Goals of this year and outcomes of the last one, over invented yearly reports of two years."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_EARLIER = """2025年云川省政府工作报告

云川省人民政府
2025年1月15日

一、2024年工作回顾
全省地区生产总值增长5.1%，粮食产量702.4亿斤，居民生活持续改善，民宿经济总收入达到38亿元。
二、2025年主要目标
地区生产总值增长5.5%左右，粮食产量710亿斤以上，城镇新增就业60万人。
"""
_LATER = """2026年云川省政府工作报告

云川省人民政府
2026年1月16日

一、2025年工作回顾
地区生产总值达4.2万亿元、增长5.3%，粮食产量715.6亿斤，城乡居民人均可支配收入分别达5.1万元、2.4万元，全社会研发经费投入强度2.6%。
海洋生产总值突破千亿。
二、2026年主要目标
地区生产总值按增长5%安排，粮食产量720亿斤以上，全社会研发经费投入强度2.7%左右。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"2025年云川省政府工作报告": _EARLIER, "2026年云川省政府工作报告": _LATER})


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("云川省2026年的GDP目标定的多少，2025年实际呢", ["5%", "4.2万亿元"], ["海洋"]),
        ("云川省2025年粮食产量多少，2026年目标有吗", ["715.6亿斤", "720亿斤"], ["702.4"]),
        ("云川省2025年居民收入多少", ["5.1万元", "2.4万元"], []),
        ("云川省2025年R&D占GDP多少", ["2.6%"], ["2.7%"]),
        ("云川省2026年研发占GDP比重的目标是多少", ["2.7%"], []),
    ],
)
def test_each_year_is_told_by_its_own_clause(library: Path, question: str, told: list[str], not_told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert all(one in answer.answer for one in told), answer.answer
    assert not any(one in answer.answer for one in not_told), answer.answer


def test_what_looks_back_on_another_year_does_not_tell_the_year_asked_for(library: Path) -> None:
    answer = ask("云川省2025年民宿经济总收入多少")
    assert answer.status == Status.REFUSED, answer.answer
    assert "2024年" in answer.answer or "38亿元" not in answer.answer, answer.answer
