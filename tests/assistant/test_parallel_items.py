"""Questions on a plan of clauses built alike: several figures of one trade, the highest of all, their sum and its share of the whole, what a share amounts to,
the same of another trade, and a part of which only the whole is told."""

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Answer, Status

_TRADES = (
    "东湖市促进现代服务业集聚发展三年行动计划（2026—2028年）\n\n一、发展目标\n到2028年，全市租赁和商务服务业营业收入达到1500亿元以上。\n\n二、优势行业集聚行动\n"
    "1.打响工业设计名城。到2028年，工业设计业营收超过450亿元，柳岸、桃源、青石等3个集聚区合计营收占全市比重达到50%。\n"
    "2.促进人才服务业提质。到2028年，人才服务业营收达到300亿元，白鹭、柳岸、青石等3个集聚区合计营收占全市比重达到60%。\n"
    "3.提升资源配置能级。到2028年，组织管理服务业营收达到320亿元，柳岸、白鹭、桃源等3个集聚区合计营收占全市比重达到55%。\n"
    "4.壮大咨询。到2028年，咨询调查业营收达到200亿元，柳岸、白鹭、青石等3个集聚区合计营收占全市比重超过70%。\n"
)
_CROPS = (
    "西河县特色农业高质量发展实施方案（2024—2027年）\n\n为做强特色农业，制定本方案。到2027年，全县特色农业综合产值达到120亿元。\n\n"
    "第一条 茶叶。到2027年，种植面积稳定在20万亩，综合产值达到30亿元，龙头企业15家，加工转化率达到70%。\n\n"
    "第二条 柑橘。到2027年，种植面积稳定在35万亩，综合产值达到42亿元，龙头企业22家，加工转化率达到45%。\n\n"
    "第三条 食用菌。到2027年，年产量达到8万吨，综合产值达到12亿元，龙头企业9家，加工转化率达到60%。\n"
)


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"东湖行动计划": _TRADES, "西河农业方案": _CROPS})


def _tells(answer: Answer, *figures: str) -> bool:
    return answer.status == Status.ANSWERED and all(figure in answer.answer for figure in figures)


@pytest.mark.usefixtures("library")
def test_the_highest_and_the_lowest_are_told_by_the_trade() -> None:
    trades = ask("东湖市行动计划里，按集聚区合计营收占全市比重看，哪个行业要求的比重最高、哪个最低，各是多少？")
    assert _tells(trades, "最高的是咨询调查业，超过70%", "最低的是工业设计业，50%") and "不一致" not in trades.answer
    assert _tells(ask("西河县哪个产业的加工转化率目标最高，哪个最低，差几个百分点？"), "最高的是茶叶，70%", "最低的是柑橘，45%", "25个百分点")


@pytest.mark.usefixtures("library")
def test_each_part_is_told_of_the_trade_asked_about() -> None:
    answer = ask("到2028年，东湖市组织管理服务业营收要做到多少，哪三个区作为集聚区、合计占多大比重？")
    assert _tells(answer, "320亿元", "55%", "柳岸、白鹭、桃源")
    assert _tells(ask("西河县柑橘龙头企业要几家？加工转化率多少？"), "22家", "45%")
    lacking = ask("西河县食用菌年产量要到多少？种植面积呢？")
    assert lacking.status == Status.PARTIAL and "8万吨" in lacking.answer and "没有查到食用菌种植面积" in lacking.answer


@pytest.mark.usefixtures("library")
def test_the_sum_and_its_share_of_the_whole() -> None:
    assert _tells(ask("东湖市四个行业2028年营收目标合计多少，占全行业营收目标的百分之几？"), "1270亿元", "84.67%")
    assert _tells(ask("西河县茶叶、柑橘、食用菌三个产业综合产值加起来多少亿元，占全县特色农业综合产值的百分之几？"), "84亿元", "70%")


@pytest.mark.usefixtures("library")
def test_what_a_share_amounts_to() -> None:
    answer = ask("按2028年的目标和比重算，东湖市工业设计业集聚区合计营收、人才服务业集聚区合计营收各是多少亿元，前者比后者多多少？")
    assert _tells(answer, "450 × 50% = 225亿元", "300 × 60% = 180亿元", "多45亿元")


@pytest.mark.usefixtures("library")
def test_all_that_was_asked_is_asked_of_another_trade() -> None:
    answer = ask("咨询调查业这两个数呢？", ["2028年东湖市人才服务业营收目标是多少？", "三个集聚区合计要占多大比重？"])
    assert _tells(answer, "200亿元", "70%") and "300亿元" not in answer.answer
    assert _tells(ask("那组织管理呢？", ["东湖市工业设计业集聚区占比多少？"]), "55%")
    assert _tells(ask("柑橘这两个呢？", ["西河县茶叶的龙头企业和加工转化率目标是多少？"]), "22家", "45%")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("question", ["柳岸区工业设计业自己一个区到2028年的营收目标是多少亿元？", "东湖市白鹭的人才服务业营收目标单独是多少？"])
def test_a_part_of_which_only_the_whole_is_told(question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and "没有单独写" in answer.answer and "集聚区合计营收占全市比重" in answer.answer
