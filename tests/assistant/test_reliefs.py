"""What is let off and what is still to be paid, worked out of a sentence and what the asker tells of his charge."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.sums.amounts import amounts
from assistant.gather.of_support import benefits
from assistant.page.rows import benefit
from index.records import CleanText, Document, Metadata
from index.rules import extract


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("单位请求减缴专利收费的，减缴规定收费的85%。", "专利收费一共3400元", "3400元减免85%，减掉2890元，还要交510元"),
        ("出口企业的检验检疫费打七折收取。", "检疫费2万", "2万元按70%收，还要交1.4万元，减掉0.6万元"),
        ("对中小企业的检测收费优惠30%，单个企业每年优惠总额不超过5万元。", "检测收费20万元", "20万元减免30%，减掉5万元，还要交15万元（最多减5万元）"),
        ("承租国有房产的商户，下半年3个月租金按50%收取。", "每月租金5000元", "每月5000元按50%收，还要交2500元，减掉2500元；3个月共减免7500元"),
        ("小微企业免征不动产登记费。", "登记费550元", "550元全免，不用交"),
        ("从事鼓励类产业的企业，减按15%的税率征收企业所得税。", "今年应纳税所得额400万元", "400万元按15%的税率，要交60万元"),
        ("个体工商户承租国有房屋的，免收3个月租金。", "每月租金4000元", "每月4000元全免，不用交；3个月共减免12000元"),
        (
            "新建工业项目，投资5000万元以上的，行政事业性收费全免；投资3000万元～5000万元的，按行政事业性收费的30%收取。",
            "投资3500万元，行政事业性收费要交40万元",
            "40万元按30%收，还要交12万元，减掉28万元",
        ),
    ],
)
def test_what_is_let_off_and_what_is_left(text: str, said: str, words: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    assert [one.words for one in amounts(rule, facts([said])).amounts] == [words]


def test_a_charge_that_is_not_told_is_asked_for() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("单位请求减缴专利收费的，减缴规定收费的85%。")), (), ())
    worked = amounts(rule, facts(["公司去年营业收入200万元"]))
    assert not worked.amounts and worked.missing


@pytest.mark.parametrize("question", ["专利费能减多少", "租金24万，第二年实际要交多少", "摊位费打几折", "行政收费怎么收"])
def test_less_to_pay_is_a_kind_of_benefit(question: str) -> None:
    assert "relief" in benefits.asked(question)
    assert benefits.gives("减缴规定收费的85%", {"relief"}) and not benefits.gives("每件资助3000元", {"relief"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("小微企业免征不动产登记费。", "不动产登记费全免"),
        ("单位请求减缴专利收费的，减缴规定收费的85%。", "规定收费减免85%"),
        ("出口企业的检验检疫费打七折收取。", "检验检疫费按70%收"),
        ("从事鼓励类产业的企业，减按15%的税率征收企业所得税。", "应纳税所得额按15%的税率"),
    ],
)
def test_a_relief_in_a_line(text: str, shown: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    assert benefit(rule) == shown
