"""Service guides: of the topic that a question names the field that it asks for, whole; two compared; what a topic has not is said. Over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.in_words.field_labels import kinds_of
from assistant.gather.in_words.guide_asked import kinds_asked
from assistant.gather.in_words.guides import topics
from assistant.records import Status

_NUMBERED = """莲塘县高效办成一件事办事指南
开办理发店一件事
1.涉及事项
1.营业执照办理；
2.公共场所卫生许可；
2.实施机构县行政审批局牵头，县卫生健康局配合。
3.申报条件经营场所在莲塘县行政区域内，经营面积不少于12平方米，从业人员持有健康证明。
4.申请材料
1.开办申请表；
2.经营者身份证明；
3.租房的还需提供租赁合同；
4.委托他人办理的，还需提供授权委托书。
5.办理流程
1.申请人提交申请；
2.窗口受理并推送相关部门；
3.部门并联审批。
6.办理地点莲塘县政务服务中心二楼C区窗口
7.办理时间		周一至周五上午8:30-12:00，下午14:00-17:30
8.法定办结时限		25个工作日
9.承诺办结时限		8个工作日
10.办理费用		免费
居民身后一件事
1.涉及事项
1.户口注销；
2.抚恤金申领。
2.实施机构县民政局牵头，县公安局配合。
3.申报条件去世居民具有莲塘县户籍，由其近亲属提出申请。
4.申请材料
1.去世居民户口簿；
2.死亡证明。
5.办理地点莲塘县政务服务中心一楼A区窗口
6.法定办结时限		18个工作日
7.承诺办结时限		3个工作日
8.咨询电话		0000-8160011
"""

_LABELLED = """云桥市困难群众救助政策宣传手册

一、最低生活保障
【保障对象】人均收入低于当地低保标准的本市户籍家庭。
【申请材料】1.书面申请；2.户口簿；3.残疾人家庭另需提供残疾人证。
【办理时限】自受理之日起30个工作日内办结。
【受理部门】户籍所在地镇人民政府社会事务办。

二、特困人员救助供养
【保障对象】无劳动能力、无生活来源的老年人和残疾人。
【申请材料】1.书面申请；2.财产状况声明。
【办理时限】自受理之日起20个工作日内办结。
【咨询电话】0000-6650123

三、高龄津贴
发放对象：年满80周岁、具有本市户籍的老年人。
所需材料：本人身份证复印件，一寸照片2张。代办的还需代办人身份证。
申请时间：每月1日至20日。
办理地点：户籍所在地村（社区）便民服务站。
"""

_TABLE = """<html><head><title>青柳区政务服务事项办事指南</title></head><body>
<h1>青柳区政务服务事项办事指南</h1>
<h2>一、民办幼儿园设立登记</h2>
<table>
<tr><td>受理条件</td><td>1.有不少于5万元的开办资金；2.有必要的场所。</td></tr>
<tr><td>申请材料</td><td>1.登记申请书；2.章程草案。</td></tr>
<tr><td>办理地点</td><td>青柳区政务服务中心3楼社会事务窗口</td></tr>
<tr><td>承诺办结时限</td><td>12个工作日</td></tr>
</table>
<h2>二、便民事项一览表</h2>
<table>
<tr><td>序号</td><td>事项名称</td><td>办理条件</td><td>申请材料</td><td>承诺时限</td><td>收费</td></tr>
<tr><td>1</td><td>犬只登记</td><td>犬只已接种狂犬疫苗</td><td>犬主身份证、犬只照片</td><td>3个工作日</td><td>每年200元</td></tr>
<tr><td>2</td><td>临时占道审批</td><td>有恢复原状方案</td><td>占道申请书、占道位置图</td><td>6个工作日</td><td>不收费</td></tr>
</table>
</body></html>"""


_ASKED = """南岭县居住证办理须知

一、哪些人可以申领？
离开常住户口所在地，到南岭县居住半年以上，有合法稳定就业或者合法稳定住所的公民。
二、需要带什么材料？
（一）本人居民身份证；
（二）近期免冠照片1张；
未满16周岁的，还需提供监护人身份证。
三、到哪里办理？
居住地派出所户籍窗口。
四、多久能领到证？
自受理之日起15日内制发。
"""

_POLICIES = """宁溪区稳就业惠企政策明白纸

政策一：企业吸纳就业社会保险补贴
政策内容：对招用就业困难人员的企业给予补贴。
补贴期限：最长不超过3年。
申请材料：劳动合同、工资发放凭证。
办理渠道：宁溪区人力资源市场2号窗口。

政策二：就业见习补贴
政策内容：对吸纳高校毕业生参加见习的单位给予补贴。
申请条件：有不少于3名指导老师；经认定的就业见习基地。
申请材料：见习协议、保险凭证。
申请期限：见习期满后3个月内。
办理渠道：宁溪区就业服务中心301室。

政策三：一次性创业补贴
政策内容：对首次创办企业的高校毕业生给予补贴。
申请材料：营业执照、毕业证书。
"""

_COMPILED = """石桥市老年人福利政策汇编

一、养老服务补贴
（一）补贴对象：具有本市户籍、年满60周岁且经评估为中度以上失能的老年人。
（二）所需材料：1.申请表；2.能力评估报告。
（三）办理时限：25个工作日。

二、老年人意外伤害保险
由市财政出资购买。
（一）参保对象：具有本市户籍、年满65周岁的老年人。
（二）理赔材料：1.理赔申请书；2.医院发票。
（三）报案电话：95500。
"""

_NAMED = """松江口区不动产登记一次性告知单

【事项名称】新建商品房转移登记
【申请材料】①身份证明；②商品房买卖合同；③已婚的提供结婚证
【办理时限】3个工作日
【收费标准】住宅类80元/件

【事项名称】不动产抵押登记
【申请材料】①不动产权证书；②抵押合同
【办理时限】1个工作日
【收费标准】住宅类60元/件

【事项名称】不动产查封登记
【申请材料】①执行公务人员工作证；②协助执行通知书
【办理时限】即时办理
"""


_PERMITS = """江源县政务服务中心办事指南

一、取水许可
1、办理依据：《取水许可条例》第二条
2、申请材料目录
（1）取水许可申请书；
（2）水资源论证报告书。
3、法定期限：45个工作日；承诺期限：15个工作日。
4、办公地点：县政务服务中心B区12号窗口
5、咨询电话：0000-2211001  投诉电话：0000-2211999

二、建筑工程施工许可
1、办理依据：《建筑法》第七条
2、申请材料目录
（1）施工许可证申请表；
（2）施工合同。
3、法定期限：7个工作日；承诺期限：2个工作日。
4、办公地点：县政务服务中心B区15号窗口
"""

_ANSWERS = """双湾镇便民政策问答

一、孤儿基本生活保障
问：什么样的孩子可以享受孤儿基本生活保障？
答：失去父母的未满18周岁的未成年人。
问：申请需要提交哪些材料？
答：孤儿户口簿、父母死亡证明。
问：多久能批下来？
答：自受理之日起20个工作日内。

二、农村危房改造
问：哪些人可以申请？
答：农村低保户，且住房经鉴定为C级或D级危房。
问：怎么申请？
答：户主书面申请、村民会议评议、镇审核、县审批。
问：需要准备哪些材料？
答：书面申请书、房屋鉴定报告。
"""


@pytest.fixture
def more(with_texts: Texts) -> Path:
    return with_texts({"江源县办事指南": _PERMITS, "双湾镇政策问答": _ANSWERS})


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("江源县建筑工程施工许可承诺几天办完？法定几天？", ["“2个工作日", "“7个工作日"], ["15个工作日"]),
    ("江源县取水许可和施工许可承诺期限哪个短？", ["“15个工作日", "“2个工作日", "“建筑工程施工许可”的承诺期限更短", "15 − 2 = 13"], ["45个工作日"]),
    ("江源县办取水许可对服务不满意往哪投诉？", ["2211999"], ["2211001", "窗口"]),
    ("双湾镇孤儿基本生活保障要交哪些材料？", ["“孤儿户口簿、父母死亡证明"], ["鉴定报告", "答："]),
    ("双湾镇农村危房改造怎么申请？", ["村民会议评议"], ["死亡证明"]),
])
def test_permits_and_answers(more: Path, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


@pytest.fixture
def others(with_texts: Texts) -> Path:
    return with_texts({"南岭县居住证办理须知": _ASKED, "宁溪区政策明白纸": _POLICIES, "石桥市福利政策汇编": _COMPILED, "松江口区告知单": _NAMED})


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("南岭县居住证要带什么材料？孩子才10岁", ["免冠照片", "监护人身份证"], ["派出所"]),
    ("在南岭县办居住证去哪儿？", ["派出所户籍窗口"], []),
    ("南岭县居住证多久能拿到？", ["15日内制发"], []),
    ("宁溪区就业见习补贴要交哪些材料？", ["见习协议"], ["工资发放凭证", "营业执照"]),
    ("宁溪区见习补贴见习结束后多久内要申请，在哪儿申请？", ["3个月内", "301室"], ["2号窗口"]),
    ("宁溪区吸纳就业社会保险补贴最长能补几年？", ["最长不超过3年"], []),
    ("石桥市老年人意外伤害保险理赔要什么材料？", ["理赔申请书"], ["评估报告"]),
    ("石桥市老年人意外伤害保险打什么电话报案？", ["95500"], []),
    ("松江口区新建商品房转移登记要带哪些材料？我结婚了", ["商品房买卖合同", "结婚证"], ["抵押合同"]),
    ("松江口区商品房转移登记和抵押登记哪个办得快？", ["3个工作日", "1个工作日", "“不动产抵押登记”的办理时限更短"], []),
])
def test_other_ways_to_print_a_guide(others: Path, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("我在南岭县住了三个月，有稳定工作，能办居住证吗？", ["不能，不符合条件", "不符合　“到南岭县居住半年以上”"], []),
    ("石桥市我妈63岁，本市户籍，能参加老年人意外伤害保险吗？", ["不能，不符合条件", "63岁，没有达到条件"], []),
    ("石桥市我妈70岁，本市户籍，能参加老年人意外伤害保险吗？", ["符合条件"], ["不能"]),
    ("石桥市我爷爷75岁，本市户口，能申请养老服务补贴吗？", ["还不能确定", "需补充　“经评估为中度以上失能的老年人”"], ["不符合　"]),
    ("宁溪区我们有2名指导老师，能申请就业见习补贴吗？", ["不能", "2名，没有达到条件"], []),
])
def test_whom_it_is_for_is_held_to_the_asker(others: Path, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


@pytest.mark.parametrize("question", ["宁溪区一次性创业补贴去哪办？", "松江口区不动产查封登记收费吗？"])
def test_what_only_others_tell_is_missing(others: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and "没有写明" in answer.answer and "窗口" not in answer.answer and "元" not in answer.answer, answer.answer


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"莲塘县一件事办事指南": _NUMBERED, "云桥市救助政策宣传手册": _LABELLED, "青柳区办事指南.html": _TABLE})


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("莲塘县开办理发店一件事要交哪些材料？", ["1.开办申请表；", "租赁合同", "授权委托书"], ["死亡证明", "窗口受理"]),
    ("居民身后一件事都包含哪些事项？", ["户口注销", "抚恤金申领"], ["营业执照"]),
    ("开办理发店一件事的办理流程是怎样的？", ["窗口受理并推送相关部门", "并联审批"], ["A区"]),
    ("居民身后一件事去哪个窗口办？", ["一楼A区窗口"], ["二楼C区"]),
    ("开办理发店一件事几点上班？", ["8:30-12:00"], []),
    ("开办理发店一件事要不要花钱？", ["“免费”"], []),
    ("居民身后一件事是哪个部门牵头的？", ["县民政局牵头"], ["行政审批局"]),
    ("开办理发店一件事和居民身后一件事，承诺办结时限分别是几天？哪个快？", ["“8个工作日”", "“3个工作日”", "“居民身后一件事”的承诺办结时限更短", "8 − 3 = 5"], ["25个工作日"]),
    ("云桥市低保要准备什么材料？家里有残疾人的话呢？", ["书面申请；2.户口簿", "残疾人证"], ["一寸照片"]),
    ("云桥市低保和特困供养办理时限分别多久，哪个快？", ["30个工作日", "20个工作日", "30 − 20 = 10"], []),
    ("云桥市高龄津贴去哪里办？什么时候可以去申请？", ["便民服务站", "每月1日至20日"], ["社会事务办"]),
    ("云桥市低保归哪儿受理？", ["社会事务办"], ["便民服务站"]),
    ("青柳区民办幼儿园设立登记要带什么材料，在哪办？", ["章程草案", "3楼社会事务窗口"], ["犬主"]),
    ("青柳区犬只登记收费多少？", ["每年200元"], ["不收费"]),
    ("青柳区临时占道审批要什么材料，几个工作日办好？", ["占道位置图", "6个工作日"], ["犬主", "12个工作日"]),
])
def test_the_field_of_the_topic_is_told(library: Path, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


@pytest.mark.parametrize(("question", "status", "told", "untold"), [
    ("开办理发店一件事的咨询电话是多少？", Status.REFUSED, "没有写明咨询电话", "8160011"),
    ("青柳区民办幼儿园设立登记在哪办，几点上班？", Status.PARTIAL, "没有写明办公（受理）时间", "8:30"),
])
def test_what_a_topic_has_not_is_said(library: Path, question: str, status: Status, told: str, untold: str) -> None:
    answer = ask(question)
    assert (answer.status, told in answer.answer, untold in answer.answer) == (status, True, False), answer.answer


def test_the_conditions_are_held_to_the_asker(library: Path) -> None:
    fails = ask("我的店只有10平方米，能办开办理发店一件事吗？")
    assert "不能，不符合条件" in fails.answer and "10平方米，没有达到条件" in fails.answer, fails.answer
    untold = ask("我在莲塘县租了个店面，能办开办理发店一件事吗？")
    assert untold.status == Status.PARTIAL and "需补充　“经营面积不少于12平方米”" in untold.answer, untold.answer


def test_a_question_goes_on_with_the_topic(library: Path) -> None:
    answer = ask("承诺几个工作日办完？", ["居民身后一件事要什么材料？"])
    assert "“3个工作日”" in answer.answer and "8个工作日" not in answer.answer, answer.answer
    other = ask("那特困供养呢？", ["云桥市低保要准备什么材料？"])
    assert "财产状况声明" in other.answer and "残疾人证" not in other.answer, other.answer


def test_a_grant_that_is_no_topic_is_not_the_topic(library: Path) -> None:
    answer = ask("云桥市育儿补贴要什么材料？")
    assert "书面申请" not in answer.answer and "一寸照片" not in answer.answer, answer.answer


def test_topics_and_fields() -> None:
    told = topics(_NUMBERED)
    assert [one.name for one in told] == ["开办理发店一件事", "居民身后一件事"]
    papers = next(one for one in told[0].fields if "papers" in one.kinds)
    assert _NUMBERED[papers.start : papers.end].startswith("1.开办申请表") and _NUMBERED[papers.start : papers.end].endswith("授权委托书。")


@pytest.mark.parametrize(("label", "kinds"), [
    ("承诺办结时限", {"promised"}), ("需提报的材料", {"papers"}), ("受理时间及地点", {"when", "place"}), ("咨询及监督电话", {"phone", "complaints"}),
    ("涉及事项", {"matters"}), ("保障范围及标准", {"who", "sum"}), ("是否收费", {"cost"}), ("稳步推进", set()),
])
def test_kinds_of_a_label(label: str, kinds: set[str]) -> None:
    assert kinds_of(label) == kinds


@pytest.mark.parametrize(("question", "kinds"), [
    ("开办理发店一件事承诺几个工作日，在哪儿办？", ("promised", "place")),
    ("高龄津贴每人每月给多少？", ()),
    ("我在浦东一家公司上班，能申请公租房吗？", ("may",)),
    ("稳岗返还要准备什么，打哪个电话问？", ("papers", "phone")),
])
def test_kinds_asked(question: str, kinds: tuple[str, ...]) -> None:
    assert kinds_asked(question) == kinds
