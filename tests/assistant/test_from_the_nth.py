"""So much for each from the third on, beside the grant it stands on; what was had under the earlier policy is taken off; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """綦江区创业和电商扶持细则

綦江府办发〔2025〕35号
重庆市綦江区人民政府办公室
2025年3月5日

第一条　一次性吸纳就业补贴。企业招用登记失业人员，签订1年以上劳动合同的，按每招用1人800元给予一次性补贴。
第二条　一次性创业补贴。退役军人首次创办小微企业，正常经营1年以上的，给予一次性创业补贴6000元；带动就业（签订1年以上劳动合同并缴纳社会保险费）4人以上的，从第4人起每人再给予1500元。
第三条　退役军人灵活就业的，按其实际缴费额的50%给予社保补贴。
第四条　第三条退役军人的补贴期限，除距法定退休年龄不足5年的可延长至退休外，累计最长不超过3年。
第五条　对新评定的甲级民宿，给予18万元奖励。新建民宿总投资100万元以上的，按实际投资额的10%给予补助，最高30万元。与民宿评级奖励可以同时享受。
第六条　对面积1000平方米以上、入驻主播20人以上的直播基地，给予运营单位一次性奖励50万元，原办法已享受30万元奖励的，补足差额。
本细则自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区创业和电商扶持细则": _RULES})


@pytest.mark.parametrize(("question", "told"), [
    ("我是退役军人，在綦江头一次创业开小微企业，正常经营满两年了，雇了9个人都签了一年合同交了社保。一次性创业补贴一共多少？", ["6人×1500元 = 9000元", "6000元 + 9000元 = 15000元"]),
    ("綦江运营直播基地的，1500平米、30个主播，前年按老办法领过30万了，现在还能拿到什么，多少？", ["50万元−30万元 = 20万元", "补足差额"]),
    ("我在綦江投了200万新建民宿，又评上了甲级民宿，两头一共能拿多少？", ["20万元 + 18万元 = 38万元", "与民宿评级奖励可以同时享受"]),
    ("我是退役军人，在綦江灵活就业，社保一年实缴9000元，我能享受哪些补贴？社保一年补多少，最多补几年？", ["4500元", "累计最长不超过3年"]),
])
def test_what_counts_from_the_nth_on_and_what_is_left(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert "7200元" not in answer.answer


def test_papers_for_a_grant_of_another_kind_are_not_told_for_a_loan(with_texts: Texts) -> None:
    with_texts({"綦江区创业帮扶细则": """綦江区创业帮扶细则

綦江府办发〔2025〕36号
重庆市綦江区人民政府办公室
2025年3月5日

第一条　创业担保贷款。个人创业担保贷款，财政按实际支付利息的50%贴息。
第二条　一次性创业补贴。退役军人首次创办小微企业的，给予一次性创业补贴6000元。
第三条　申请一次性创业补贴的，提交身份证、退役证明、营业执照等材料。
本细则自2025年4月1日起施行，有效期5年。
"""})
    assert "退役证明" not in ask("在綦江申请创业担保贷款，要准备哪些材料？").answer
    assert "退役证明" in ask("在綦江申请一次性创业补贴，要准备哪些材料？").answer


def test_the_cap_of_another_grant_limits_nothing(with_texts: Texts) -> None:
    with_texts({"綦江区见习办法": """綦江区见习办法

綦江府办发〔2025〕37号
重庆市綦江区人民政府办公室
2025年3月5日

第一条　见习补贴。对见习单位按每人每月1300元给予见习补贴。见习单位为见习人员购买意外伤害保险的，按实际费用补贴，每人每年不超过150元。
本办法自2025年4月1日起施行，有效期5年。
"""})
    answer = ask("我们是綦江的见习单位，8个人见习6个月，见习补贴一共多少？").answer
    assert "62400元" in answer
    assert "最多给150元" not in answer
