"""Points by a printed scoring standard: each item told, with its cap, the sum, and what all must come to; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """清河市积分入学办法

清河市教育局关于印发《清河市积分入学办法》的通知
清教〔2024〕5号
2024年3月1日

第一章 总则
第一条 申请人累计积分达到60分的，其子女可以申请入读公办学校。
第二章 积分标准
第二条 积分按下列标准计算：
（一）居住：1.自有产权住房（25分）；2.租赁住房的，每满1年计3分，最高不超过15分。
（二）参保：参加城镇职工养老保险的，每满1年计4分，最高不超过24分；参加工伤保险的，每满1年计1分。
（三）学历：1.本科及以上（20分）；2.专科（12分）；3.高中（5分）。只取最高分。
（四）年龄：1. 18—35周岁（10分）；2. 35周岁以上的，每增加1岁少计1分。
（五）纳税：近3年累计缴纳个人所得税1万—5万元（含1万元，不含5万元）（6分）；5万元以上（含5万元）（10分）。
（六）公益：参加献血的，每次计2分，最高不超过8分；从事环卫工作的，每满1年计2分，满3年后开始计入积分。
第三条 另按下列项目加分：1.参加义工服务（每满40小时计3分）。1年内计分不超过3分，单项累计最高不超过12分。2.参加医疗保险、失业保险、生育保险，每个险种每满1年计2分。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河市积分入学办法": _TEXT})


@pytest.mark.parametrize(("question", "told"), [
    ("清河市积分入学，我租房住了四年，大专，32岁，一共多少分？", ["4×3分 = 12分", "12分+12分+10分 = 34分"]),
    ("清河市积分入学，租房住满8年能加多少分？", ["min(8×3分, 15分) = 15分"]),
    ("清河市积分入学，有自有产权住房，养老保险交满七年，本科，40岁，够不够60分？", ["min(7×4分, 24分) = 24分", "10分−(40−35)×1 = 5分", "= 74分", "超过要求的60分"]),
    ("清河市积分入学，献过3次血，近三年累计交个税六万，能算几分？", ["3×2分 = 6分", "6分+10分 = 16分"]),
    ("清河市积分入学，我近五年献了三次血，能加几分？", ["3×2分 = 6分"]),
    ("清河市积分入学，我每年都做一百来个小时义工，坚持了三年没断过，能加多少分？", ["min(取整(100÷40)×3分, 3分)×3 = 9分"]),
    ("清河市积分入学，我每年都做九十个小时义工，坚持了六年没断过，能加多少分？", ["min(min(取整(90÷40)×3分, 3分)×6, 12分) = 12分"]),
    ("清河市积分入学，我今年33岁，三险都老老实实交满五年，一共多少分？", ["3×5×2分 = 30分", "= 40分"]),
    ("清河市积分入学，从事环卫工作才满2年，能计多少分？", ["一分也不能计入"]),
])
def test_points_of_what_is_told(library: Path, question: str, told: list[str]) -> None:
    text = ask(question).answer
    assert all(one in text for one in told), text


def test_only_the_part_that_the_last_question_names(library: Path) -> None:
    asked = ask("那献血和做义工这块呢？我献了六次血，去年做了五十小时义工，两样加起来能加几分？", ["清河市积分入学，我租房住了四年，大专，一共多少分？"])
    assert "8分+3分 = 11分" in asked.answer, asked.answer
