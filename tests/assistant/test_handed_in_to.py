"""By when something is handed in to the office, or in the manner, that is asked about, and which papers all have to hand in; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_PLANTS = """关于组织申报云岭市智能工厂的通知
一、申报条件
在云岭市注册的制造业企业。
二、申报程序
（一）企业于2026年6月10日前在线填报申报系统。
（二）企业将纸质材料报送至各县工信局的截止时间为2026年6月20日。
（三）各县工信局审核后，于2026年7月5日前将推荐名单和汇总表报送市工信局。
三、时间要求
请各县工信局高度重视，于2026年7月5日前将纸质材料一式两份汇总报送至市工信局装备科；逾期不予受理。
"""
_HOUSES = """青河县特色民宿奖补申报指南
第一条 申报时间：民宿业主应当于每年9月15日前向所在镇政府提交申请材料。
第二条 镇政府应当于每年9月30日前完成初审，并将材料报县文旅局。
"""
_BASES = """关于认定云岭市科普基地的通知
一、申报材料
申报单位应提交以下材料：
1.科普基地申报表；
2.法人登记证书复印件；
3.场地产权或者租赁证明；
4.媒体报道；
5.获奖证书。
其中1～3为必须提交的材料，其余根据实际情况提供。
二、申报时间
2026年8月1日至8月31日。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"关于组织申报云岭市智能工厂的通知": _PLANTS, "青河县特色民宿奖补申报指南": _HOUSES, "关于认定云岭市科普基地的通知": _BASES})


@pytest.mark.parametrize(("question", "day"), [
    ("云岭市智能工厂，企业材料最晚哪天要交到县工信局？", "6月20日"),
    ("云岭市智能工厂申报系统最晚什么时候填？", "6月10日"),
    ("云岭市智能工厂，县工信局什么时候之前报到市工信局？", "7月5日"),
    ("云岭市智能工厂纸质材料企业哪天前要报上去？", "6月20日"),
    ("青河县特色民宿奖补，我们业主最晚几号交到镇政府？", "9月15日"),
    ("青河县特色民宿奖补，镇里最晚什么时候把材料报县文旅局？", "9月30日"),
])
def test_by_when_for_whom(library: Path, question: str, day: str) -> None:
    answer = ask(question)
    assert day in answer.answer.split("\n")[0] or day in answer.citations[0].quote


def test_papers_required_of_all(library: Path) -> None:
    answer = ask("申报云岭市科普基地，哪些佐证材料是必须交的？").answer
    assert "其中1～3为必须提交的材料" in answer and "其中与您所问的对应：** “1.科普基地申报表；\n2.法人登记证书复印件；\n3.场地产权或者租赁证明”" in answer
    assert "与您所问的对应" not in ask("申报云岭市科普基地要准备什么材料？").answer
