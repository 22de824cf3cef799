"""What a paragraph says behind its grant: a share it asks for besides, less for the second and further ones, all of it for small loans; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.conditions.rates import share_said
from assistant.eligibility.conditions.shares import staff_reached
from index.records import Condition

_RULES = """綦江区支持演艺和创业若干办法

綦江府办发〔2025〕33号
重庆市綦江区人民政府办公室
2025年3月5日

第一条 支持演艺活动。在我区举办单场观众2000人以上的话剧、音乐会，按下列标准给予主办单位补助：2000人以上不足5000人的，每场8万元；5000人以上的，每场16万元。同一剧目连续演出多场的，第三场起按上述标准的25%补助，同一主办单位每年最高90万元。其中外地购票观众比例应不低于20%。
第二条 支持体育赛事。对举办市级以上体育赛事的协会，每场补助6万元，第二场起按标准的50%给予补助。
第三条 创业贷款贴息。个人创业贷款，财政按实际支付利息的40%贴息；其中贷款总额在15万元（含）以内的，按实际支付利息全额贴息。
第四条 小微企业当年新招用符合条件人员数量达到现有在职职工人数20%（超过100人的企业达到10%）的，贷款额度最高300万元。
本办法自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区支持演艺和创业若干办法": _RULES})


@pytest.mark.parametrize(("question", "told"), [
    ("綦江同一部话剧连演5场，每场观众都有6000人，外地购票的观众占35%，一共补多少？", ["16万元 + 16万元 + 16万元×25% + 16万元×25% + 16万元×25% = 44万元", "第三场起按上述标准的25%补助"]),
    ("我们在綦江办话剧，一场6000人，外地购票的只有一成，能补多少？", ["不能享受", "外地购票观众比例应不低于20%", "其中外地购票观众比例应不低于20%"]),
    ("綦江个人创业贷款12万，一年付了4000块利息，财政贴多少？", ["4000元", "全额贴息"]),
    ("綦江个人创业贷款28万，一年付了4000块利息，财政贴多少？", ["0.16万元"]),
    ("綦江一家150人的小微企业，今年新招了12个符合条件的人，够不够申请300万的贷款？", ["不能享受", "12 ÷ 150 × 100% = 8%"]),
])
def test_what_stands_behind_a_grant_is_counted(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert [words for words in told if words not in answer.answer + "".join(one.quote for one in answer.citations)] == [], answer.answer


def test_a_follow_up_tells_a_smaller_loan(library: Path) -> None:
    answer = ask("那要是只贷9万，一年付了3000块利息呢？", ["綦江个人创业贷款28万，一年利息付了9000，财政贴多少？"])
    assert "3000元" in answer.answer
    assert "全额" in answer.answer
    assert "9000" not in answer.answer


@pytest.mark.parametrize(("said", "verdict"), [
    ("外省观众只有两成", "不符合"), ("外省的占45%", "符合"), ("外省购票的观众差不多有一半", "符合"), ("本地观众占80%", None), ("观众有一成是学生", None),
])
def test_a_share_is_heard_of_the_same_thing(said: str, verdict: str | None) -> None:
    asked = Condition("外省购票观众比例须达到30%以上", "figure", "外省购票观众比例", minimum=30, unit="%")
    check = share_said(asked, facts((said,), ()))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("said", "verdict"), [
    ("我们一共120人，今年新招了9个符合条件的人", "不符合"), ("我们一共120人，今年新招了10个符合条件的人", "符合"), ("公司80人，今年新招了9个符合条件的人", "不符合"), ("公司80人，今年退休了9个", None),
])
def test_new_staff_is_held_against_the_share_for_firms_of_that_size(said: str, verdict: str | None) -> None:
    made = staff_reached("小微企业当年新招用符合条件人员数量达到企业现有在职职工人数15%（超过100人的企业达到8%）的", facts((said,), ()))
    assert (made and made[0].verdict) == verdict
