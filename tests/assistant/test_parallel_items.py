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

_CHAINS = (
    "安平县“千亿工业”三年行动计划（2026—2028年）\n\n一、主要目标\n到2028年，全县规模以上工业总产值达到1000亿元。\n\n二、打造产业链\n"
    "1. 丝网产业链：到2028年，产值达到420亿元，规上企业达到160家，技改投资年均增长12%。主要布局在城关镇、黄城镇。\n"
    "2. 装配式建筑产业链：到2028年，产值达到150亿元，规上企业达到42家，技改投资年均增长15%。主要布局在马店镇。\n"
    "3. 绿色食品产业链：到2028年，产值达到90亿元，规上企业达到35家，技改投资年均增长10%。主要布局在南王庄镇、大子文镇。\n"
)
_AGED = (
    "青岭市养老服务“十四五”规划\n\n一、主要目标\n到2025年，新增养老床位6000张以上，建成社区食堂80个，护理型床位占比不低于55%。\n\n二、重点任务\n"
    "（一）推进适老化改造。“十四五”期间，实施困难老人家庭适老化改造1.5万户，力争改造2万户（不含农村危房改造户）。\n"
    "（二）用好地下空间。新建居住区地下空间优先用于停车、人防，商业开发比例不超过30%。\n"
    "（四）住房保障。到2025年，形成供应租赁住房超过12万套，占住房供应总套数的40%；新增供应商品住房约11万套；新增供应共有产权住房约7万套。\n"
    "（三）基地建设。2020年，全市有国家级养老示范基地3个、省级养老示范基地12个；到2022年，国家级养老示范基地达到5个、省级养老示范基地达到18个；"
    "到2025年，国家级养老示范基地达到8个、省级养老示范基地达到26个。\n"
)

_REPORT = (
    "2026年青岭市政府工作报告\n\n一、2025年工作回顾\n（一）科技创新迈上新台阶。2025年，国家高新技术企业达到120家，国家科技型中小企业达到300家。\n"
    "（二）生态建设扎实推进。2025年，国家高新技术企业绿色工厂达到12家，国家湿地公园达到3个，森林覆盖率达到41%，水质优良率达到95%。\n\n"
    "二、2026年工作安排\n2026年，国家高新技术企业达到150家，国家科技型中小企业达到320家。\n"
)


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"东湖行动计划": _TRADES, "西河农业方案": _CROPS, "安平工业计划": _CHAINS, "青岭养老规划": _AGED, "2026年青岭市政府工作报告": _REPORT})


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


@pytest.mark.usefixtures("library")
def test_rates_and_places_of_chains() -> None:
    assert _tells(ask("安平县哪条产业链技改投资增速目标最高？"), "最高的是装配式建筑产业链，15%")
    assert _tells(ask("安平县绿色食品产业链产值要到多少亿，主要布局在哪些镇？"), "90亿元", "主要布局在南王庄镇、大子文镇")
    assert ask("安平县城关镇的丝网产业链产值目标是多少？").status == Status.REFUSED
    assert _tells(ask("安平县三条产业链规上企业一共多少家？"), "237家")


@pytest.mark.usefixtures("library")
def test_new_ones_of_two_things_are_not_subtracted() -> None:
    answer = ask("青岭市“十四五”要新增多少张养老床位、建多少个社区食堂？护理型床位占比有什么底线？")
    assert _tells(answer, "6000张以上", "80个", "不低于55%") and not answer.computations


@pytest.mark.usefixtures("library")
def test_what_is_asked_in_words_is_told_beside_the_figures() -> None:
    assert _tells(ask("青岭市新建居住区地下空间优先用来做什么，商业开发比例最多多少？"), "停车、人防", "30%")
    assert _tells(ask("青岭市适老化改造的任务数和力争数各是多少？这个口径不包括哪些户？"), "1.5万户", "2万户", "不含农村危房改造户")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青岭市国家级加省级养老示范基地，2020年合计多少、2022年合计多少，增加几个？", ("2020年合计：**15个**", "2022年合计：**23个**", "多8个")),
        ("青岭市国家级和省级养老示范基地2022年、2025年各合计多少个？", ("2022年合计：**23个**", "2025年合计：**34个**")),
        ("青岭市2025年国家级和省级养老示范基地合计比2020年多多少？", ("34个", "15个", "多19个")),
    ],
)
def test_the_sum_of_each_year(question: str, told: tuple[str, ...]) -> None:
    assert _tells(ask(question), *told)


@pytest.mark.usefixtures("library")
def test_a_whole_worked_back_to_is_held_against_the_sum_of_its_parts() -> None:
    answer = ask("青岭市规划说租赁住房超过12万套、占住房供应总套数的40%，倒推回去总套数大约多少万套？跟租赁、商品住房、共有产权住房三块相加对得上吗？")
    assert _tells(answer, "12 ÷ 40% = 30万套", "12 + 11 + 7 = 30万套", "对得上。")


@pytest.mark.usefixtures("library")
def test_sections_of_a_report_are_no_things() -> None:
    assert _tells(ask("青岭市2026年政府工作报告里，今年国家高新技术企业和科技型中小企业分别要达到多少家？"), "150家", "320家")
