"""Printed formulas with what stands beside them: signs in words, factors that differ by case, what the asker has none of, limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from index.build import add

_TEXT = """清河市住房补贴和困难帮扶办法

清住建〔2024〕8号
清河市人民政府
2024年3月1日

第一章 住房补贴
第一条 住房补贴按下列公式计算：
月住房补贴=（人均补贴面积标准-人均自有住房面积）×家庭补贴人口×补贴单价×收入系数。
补贴单价为每平方米20元。按上述公式计算的住房补贴不足300元的，按照300元/月发放。
第二条 公租房月租金=承租公租房建筑面积×公租房租金单价×租金缴交比例。
按上述公式计算的租金超出该家庭月收入的10%的，租金按该家庭月收入的10%计算。
第二章 困难帮扶
第三条 困难帮扶金额等于家庭困难人口乘以月帮扶标准再乘以帮扶月数：
（一）一般困难的，帮扶月数为2个月；
（二）特别困难的，帮扶月数为5个月。
第四条 本办法施行时，月帮扶标准为每人800元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河市住房补贴和困难帮扶办法": _TEXT})


@pytest.mark.parametrize(("question", "told"), [
    ("清河市的住房补贴，人均补贴面积标准18平方米，我家没有自有住房，补贴人口4个人，收入系数0.8，每月多少钱？", ["(18−0)×4×20元×0.8 = 1152元"]),
    ("清河市的住房补贴，人均补贴面积标准16平方米，人均自有住房面积14平方米，补贴人口3个人，收入系数0.8，每月多少钱？", ["= 96元", "max(96元, 300元) = 300元"]),
    ("清河市公租房，60平，租金单价每平方20块，租金缴交比例八成，家庭月收入是七千，每月租金多少？", ["= 960元", "min(960元, 7000元×10%) = 700元"]),
    ("清河市困难帮扶，我家三口人都是困难人口，被认定为特别困难，帮扶金额一共多少？", ["3×800元×5 = 12000元"]),
    ("清河市困难帮扶，我家困难人口三口人，帮扶金额能拿多少钱？", ["还缺：** 帮扶月数", "一般困难的，帮扶月数为2个月", "特别困难的，帮扶月数为5个月"]),
])
def test_what_stands_beside_a_formula(library: Path, question: str, told: list[str]) -> None:
    text = ask(question).answer
    assert all(one in text for one in told), text


_RELIEF = """清河市医疗救助办法

清河市人民政府
2024年3月1日

第一条 救助对象的住院自负费用，按照下列规定救助：
（一）低保边缘家庭成员，对超过起付标准3000元的部分，按60%救助，年度限额4万元；
（二）因病致贫人员，对超过起付标准2万元的部分，按分段比例救助：超过部分5万元（含）以下的，救助40%；5万元以上的部分，救助50%。
"""


@pytest.mark.parametrize(("question", "told"), [
    ("清河市医疗救助，我是低保边缘家庭成员，住院自负费用2.3万元，救助金能补多少钱？", ["2.3万元−0.3万元 = 2万元", "60%是1.2万元"]),
    ("清河市医疗救助，我是因病致贫人员，住院自负费用9万元，救助金能补多少钱？", ["5万元×40% + 2万元×50% = 3万元"]),
])
def test_what_lies_below_a_deductible_does_not_count(copy: Path, tmp_path: Path, question: str, told: list[str]) -> None:
    file = tmp_path / "清河市医疗救助办法.txt"
    file.write_text(_RELIEF, encoding="utf-8")
    add([file], copy, progress=False)
    text = ask(question).answer
    assert all(one in text for one in told), text
