"""A thing asked for by its name is held by a passage only with what tells it from others of its kind: a licence for transport is none for food."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TRANSPORT = """云岭市道路货物运输经营管理办法

云岭市交通运输局
2025年3月5日

第一条 申请道路货物运输经营许可证，应当向县级交通运输部门提交下列文件：
（一）申请书；
（二）车辆行驶证复印件。
第二条 申请人提供虚假材料申请经营许可的，不予受理，并给予警告。
第三条 老年人服务驿站由街道设立，优先为低龄老年人提供志愿服务岗位。
第四条 获评省级示范物流园区的，奖励20万元；获评绿色车队的，奖励5万元。
第五条 驾驶员接受职业资格继续教育、取得相关证书的，补助500元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市道路货物运输经营管理办法": _TRANSPORT})


@pytest.mark.parametrize(
    "question",
    ["开小饭馆要办食品经营许可证，需要什么材料", "教师资格证怎么考，要什么条件", "老年人优待卡在哪儿办", "建绿色园区有什么奖励？", "献血有什么奖励", "房屋装修押金怎么退"],
)
def test_what_only_its_kind_is_spoken_of_is_refused(library: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == "refused", answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [("货物运输经营许可证要什么材料", "行驶证复印件"), ("获评示范物流园区有什么奖励", "20万元"), ("开货车，道路运输经营许可证怎么办理", "提交下列文件"), ("我有驾驶证，参加职业资格继续教育补多少", "500元")],
)
def test_what_is_there_is_told(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status != "refused" and told in answer.answer, answer.answer
