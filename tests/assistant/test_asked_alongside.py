"""What a question on support asks besides how much, and who is denied to be whom; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from index.build import add

_TEXT = """清河市帮扶办法

清河市人民政府关于印发《清河市帮扶办法》的通知
清政发〔2024〕11号
2024年3月1日

一、山区就业补贴
毕业2年内高校毕业生到清河市山区就业，签订1年以上劳动合同的，按博士每人8000元、硕士每人6000元、其他每人4000元标准给予补贴。补贴对象应于就业满6个月之日起1年内，向就业地人力资源社会保障部门提出补贴申请。

二、开店租金补贴
居民开办小店，租赁非本人名下场地的，给予开店租金补贴，补贴标准为：城区每年最高5000元，其他地区每年最高3000元。补贴期限累计不超过2年。

三、居家照料补助
80周岁以上独居老年人给予居家照料补助，每人每月300元。
居家照料补助不得兑换现金、购买保健品，当月内使用完毕。

四、公租住房
年满35周岁的单身申请人可独立申请公租住房；年满18周岁的孤儿，有生活来源的，也可以独立申请公租住房。

五、临时帮扶
急难型临时帮扶人均不超过本市3个月最低生活保障标准。

六、求职补贴
困难家庭毕业生可申请求职补贴，补贴标准为每人1200元。补贴对象应于毕业前向所在学校提出补贴申请。
"""


@pytest.fixture
def library(copy: Path, tmp_path: Path) -> Path:
    file = tmp_path / "清河市帮扶办法.txt"
    file.write_text(_TEXT, encoding="utf-8")
    add([file], copy, progress=False)
    return copy


@pytest.mark.parametrize(("question", "told"), [
    ("硕士毕业一年，去清河市山区上班，合同签了三年，山区就业补贴给我多少？最晚什么时候申请？", ["6000元", "1年内，向就业地"]),
    ("我在清河市开小店租了铺面，开店租金补贴最多给几年，一共多少？", ["5000元", "其他地区", "3000元", "累计不超过2年"]),
    ("奶奶85岁，清河市，一个人住，居家照料补助每月多少？可以直接发现金吗？", ["300元", "不得兑换现金"]),
    ("清河市单身，30岁，不是孤儿，能自己申请公租住房吗？", ["不能", "年满35周岁"]),
    ("按清河市帮扶办法，低保标准是多少元一个月？", ["没有写明", "3个月最低生活保障标准"]),
    ("我今年七月已经毕业离校了，清河市的求职补贴还能申请吗？", ["不能", "毕业前"]),
])
def test_told_alongside(library: Path, question: str, told: list[str]) -> None:
    text = ask(question).answer
    assert all(words in text for words in told), text


def test_only_the_grade_of_which_the_asker_speaks_is_told(library: Path) -> None:
    text = ask("博士毕业一年，去清河市山区上班，合同签了三年，山区就业补贴给我多少？").answer
    assert "**金额：** 8000元" in text
    assert "4000元[" not in text
