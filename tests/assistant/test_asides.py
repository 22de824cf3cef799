"""What askers tell before they ask is left out; facts, conditions, places and all that the library explains stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.understand.asides import without_asides
from assistant.understand.normal import normal
from index.library import Library

ASKED = "中卫到2023年要建几家绿色工厂？"


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


@pytest.mark.parametrize("told", [
    "娃在旁边闹得我字都看不进去，",
    "我跟会计吵了一架，她说数都是拍脑袋，",
    "隔壁科室跟我们科各说各的，我一个新来的也不知信谁：",
    "会开了一上午我腰都坐麻了，",
    "刚从丽江玩回来腿还酸着呢，",
    "老同学昨晚来串门，聊着聊着就聊到这了，那",
    "昨晚陪客户喝到一点多，回家被骂了一顿，唉不说了。",
    "今儿这雪下得没完没了，哪儿也去不成。多问一嘴，",
    "Tom请假看牙去了，留我一个人扛着，堵车又堵了四十分钟。说来也巧，翻到",
    "几个年轻人打赌，输的请奶茶，非让我当裁判。",
    "我们所里想帮几家企业报一报，又怕白忙活一场。我寻思，",
    "我2015年从浙江过来的，娃都在这边上学了。",
    "我今年58了，头发都白了。",
    "我刚花了三千块修车，肉疼死了。",
    "领导嫌我慢，天天催。",
])
def test_what_is_told_of_the_day_is_left_out(library: Library, told: str) -> None:
    assert without_asides(normal(told + ASKED), library.terms) == ASKED


@pytest.mark.parametrize(("told", "kept"), [
    ("中卫到2023年要建几家绿色工厂？我这脑子实在记不住。", "中卫到2023年要建几家绿色工厂？"),
    ("中卫到2023年要建几家绿色工厂？过两天我还得跑一趟呢，先谢了", "中卫到2023年要建几家绿色工厂？"),
    ("人家都叫僵尸企业，看着怪可惜的。中卫对这类企业怎么处置？", "中卫对僵尸企业怎么处置？"),
    ("同屋的跟我吹他们公司拿了补贴，也不晓得真假。双创示范基地，国家级的补多少万？", "双创示范基地，国家级的补多少万？"),
    ("全区现在有64家绿色工厂，我从新闻里抄来的。离2027年的目标还差几家？", "全区现在有64家绿色工厂，离2027年的目标还差几家？"),
    ("听老同事讲中卫绿色工厂要建，到2023年几家？", "中卫绿色工厂要建，到2023年几家？"),
])
def test_what_is_told_around_is_left_out(library: Library, told: str, kept: str) -> None:
    assert without_asides(normal(told), library.terms) == kept


@pytest.mark.parametrize("question", [
    "2018年对标方案是谁起草的？给我一下他的手机号",
    "中卫到2023年要建成几家绿色工厂？我看附件里好像有两个数",
    "2018年的方案能补多少？以前没领过补贴",
    "中卫每年新增10家，2023年累计几家，两个数对得上不",
    "我们技改不占新地，按2018年方案备案走什么方式？",
    "我不多占地，就在老厂房里换设备。2018年的文件里，这事儿是哪几个单位牵头？",
    "我家是做铸造的，厂子不大，老爷子还不乐意。2018年方案里智能工厂补多少？",
    "我有台10000千伏安的矿热炉，跟了我十几年了。十三五规划要不要淘汰？",
    "我在中卫开了个小饭馆。2023年要建几家绿色工厂？",
    "那国家级的呢，到2022年要有几家？",
    "我厂在中卫，想在自家工业用地上把厂房加一层，2023年前要不要再交土地价款？",
    "我们公司已经上市了，2018年的方案给多少奖励？",
    "我爸前年退休了，2024年他那份要缴多少？",
    "要是运营公司干得不行，2023年的意见准备怎么收场？",
    "我家在石嘴山，2023年要建几家绿色工厂？",
    "他有台12500千伏安的矿热炉，十三五规划要不要淘汰？",
    "昨晚看新闻说得挺热闹，氢能重卡呢？",
    "规划还写了年均增速，那反推回去2015年是多少亿？",
    "不要跟我报规划的数，2022年底宁夏有多少家高新技术企业？",
    "绿色工厂呢，2027年几家？",
])
def test_facts_and_conditions_stay(library: Library, question: str) -> None:
    assert without_asides(normal(question), library.terms) == normal(question)


@pytest.mark.parametrize(("plain", "worn"), [
    ("中卫到2023年要建几家绿色工厂、几个绿色园区？相当于自治区2022年目标的百分之多少？",
     "烦请告知中卫市到2023年拟建成绿色工厂、绿色园区各多少，并分别折算其相当于自治区2022年目标的百分比。"),
    ("2022年底宁夏高新技术企业实际有多少家？", "统计工作所需，请提供2022年底宁夏高新技术企业的实际家数。"),
    ("假设全区现在国家高新技术企业有480家，离2027年目标还差多少家，完成率多少？",
     "设全区现有国家高新技术企业480家，请测算距2027年目标尚缺家数及目标完成率。"),
    ("中卫每年推动10家企业规模化示范应用智能设备，到2023年累计目标是多少家？这两个数对得上吗？",
     "我拿手指头掰着算都觉得怪，中卫说一年推动10家企业规模化示范应用智能设备，那到2023年累计目标写的是多少家？这俩数对得上号不？"),
    ("中卫市规上工业企业2022年的单位增加值能耗和单位增加值用水量，跟2020年比分别要降多少？",
     "中卫市规上工业企业2022年的单位增加值能耗，还有单位增加值用水量，跟2020年比各得降多少？"),
    ("制造业高质量发展方案里的双创基地、小微创业创新示范基地、科技企业孵化器、创业孵化基地，2022年总共多少家？",
     "请汇总制造业高质量发展方案所列双创基地、小微创业创新示范基地、科技企业孵化器、创业孵化基地四类创业载体2022年之总数。"),
    ("2023年五年计划和制造业高质量发展方案定的技术改造投资年均增速相差几个百分点？",
     "2023年五年计划与制造业高质量发展方案所定技术改造投资年均增速相差之百分点数"),
    ("宁夏到2027年轻工纺织产业的增加值目标是多少亿元？（不是产值）", "宁夏 2027 轻工纺织产业 增加值目标（不是产值） 亿元"),
    ("宁夏十三五规划里，新材料产业2020年的工业增加值目标是多少亿元？", "宁夏十三五规划 新材料2020工业增加值目标 亿元"),
])
def test_another_manner_has_the_same_answer(shipped: Path, plain: str, worn: str) -> None:
    one, other = ask(plain), ask(worn)
    assert (one.status, one.status_reason, {row.value for row in one.computations and one.targets}) == (
        other.status, other.status_reason, {row.value for row in other.computations and other.targets})


@pytest.mark.parametrize(("spoken", "read"), [
    ("电解铝啊铁合金啊电石啊水泥啊这四样各卡在多少万吨？", "电解铝、铁合金、电石、水泥各卡在多少万吨？"),
    ("规划里节约能源我看到280万吨和250万吨两个数", "规划里节约能源我看到280万吨和250万吨两个数"),
    ("方案的九大专项行动，你给我捋一遍呗", "方案的九大专项行动有哪些"),
    ("一份是2018年的节水方案，一份是园区循环化改造的，数一样吗？", "2018年的节水方案和园区循环化改造方案，数一样吗？"),
    ("2018年那个对标的方案说了什么？", "2018年那个对标方案说了什么？"),
])
def test_spoken_forms_are_read(spoken: str, read: str) -> None:
    assert normal(spoken) == read
