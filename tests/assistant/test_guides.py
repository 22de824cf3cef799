"""Service guides: of the topic that a question names the field that it asks for, whole; two compared; what a topic has not is said. Over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.in_words.guide_asked import kinds_asked
from assistant.gather.in_words.guides import kinds_of, topics
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
