"""A single thing asked of two documents, questions answered one by one, goals not set, lists by their limit: over invented notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.of_lists.in_a_row import in_a_row
from assistant.records import Query, Status
from assistant.several import questions
from index.regions import find_regions

_ONE = """甘肃省促进渔家乐发展若干措施

甘肃省农业农村厅关于印发《甘肃省促进渔家乐发展若干措施》的通知
甘农发〔2024〕11号
2024年3月1日

一、设施补贴。对新开办的渔家乐，给予5000元的一次性设施补贴。
二、证照办理。渔家乐备案应当在5个工作日内办结。
三、报告。渔家乐经营者有下列情形之一的，应当自情形发生之日起10个工作日内，向县级农业农村部门报告：
（一）停止营业的；
（二）变更经营场所的；
（三）发生食物中毒的。
四、示范项目。白塔山渔家乐，位于城北，总投资2亿元，占地30亩。黄河湾渔家乐，位于城南，总投资3.06亿元，占地50亩。南屏渔家乐位于城西，总投资1.5亿元。
五、评选。从兰州、天水、武威3个城市选取首批渔家乐示范点。
六、经营。滨河路一带有柳岸、渔歌子、望江亭三家渔家乐。其中：柳岸渔家乐经营面积900平方米，年交易额约为420万元；渔歌子渔家乐经营面积800平方米，年交易额约为300万元；望江亭渔家乐经营面积700平方米，年交易额约为180万元。
七、采购。渔家乐设备按报价的供应商数量采购：报价供应商在3家以上的，采取招标的方式；报价供应商为2家的，采取议价的方式；报价供应商只有1家的，采取谈判的方式。
八、审核。评选材料应当自受理之日起15个工作日内完成审核，有特殊情况的，可以延长10个工作日。
九、信用。渔家乐卫生信用评价为“D”级的，服务质量评价不得评为“A”级。
十、互助金。渔家乐职工互助金的缴费基数为本人月工资，月缴费费率按以下标准执行：
1.单位缴费费率，在职职工、失业人员均为0.15%。
2.个人缴费费率：
（1）未满35周岁的不缴费；
（2）满35周岁至未满45周岁的为0.02%；
（3）满45周岁以上的为0.08%。
十一、放假。渔家乐从业人员中秋节：9月13日至15日放假调休，共3天。9月21日（星期日）上班。
十二、延续待遇。享受互助金延续待遇的人员，应符合以下条件：
（一）年满60周岁；
（二）参加互助金满十年。
"""
_TWO = """广东省渔家乐扶持政策清单

广东省农业农村厅关于印发《广东省渔家乐扶持政策清单》的通知
粤农农〔2024〕23号
2024年4月1日

一、一次性设施补贴。新开办的渔家乐，正常经营满一年的，可申请1万元的一次性设施补贴。
二、办理时限。渔家乐备案应当在3个工作日内办结。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({text.splitlines()[0]: text for text in (_ONE, _TWO)})


def test_the_greater_of_two_amounts_is_told_with_the_difference(library: Path) -> None:
    answer = ask("甘肃和广东对渔家乐的一次性设施补贴，哪边给得多？各多少？")
    assert "广东省（1万元）比甘肃省（5000元）多0.5万元" in answer.answer
    assert {one.document for one in answer.citations} == {"甘肃省促进渔家乐发展若干措施", "广东省渔家乐扶持政策清单"}


def test_two_limits_are_both_quoted(library: Path) -> None:
    answer = ask("甘肃的渔家乐措施和广东的渔家乐政策清单，备案办结时限分别是几个工作日").answer
    assert "5个工作日" in answer and "3个工作日" in answer


def test_a_limit_tells_which_list_is_meant(library: Path) -> None:
    answer = ask("甘肃渔家乐经营者碰到哪些情形要在10个工作日内向农业农村部门报告？").answer
    assert "停止营业" in answer and "食物中毒" in answer


def test_members_stand_before_their_number(library: Path) -> None:
    answer = ask("甘肃首批渔家乐示范点从3个城市选取，都有谁？").answer
    assert all(name in answer for name in ("兰州", "天水", "武威"))


def test_a_year_that_is_not_told_is_refused_for_a_place_and_its_document(library: Path) -> None:
    assert ask("甘肃省2019年渔家乐的产值是多少亿元？").status == Status.REFUSED


def test_questions_that_stand_by_themselves() -> None:
    assert questions("渔家乐新开办给多少补贴？备案要几个工作日办结？") == ("渔家乐新开办给多少补贴", "备案要几个工作日办结")
    assert questions("渔家乐新开办给多少补贴？广东呢？") == ()


def test_a_rank_in_the_whole_country_is_no_place() -> None:
    assert find_regions("全国20强的企业迁入") == ()
    assert [one.name for one in find_regions("全国2024年的产值")] == ["全国"]


@pytest.mark.parametrize(("question", "told"), [
    ("甘肃白塔山渔家乐、黄河湾渔家乐和南屏渔家乐三个项目的总投资合计多少亿元？", "2 + 3.06 + 1.5 = 6.56亿元"),
    ("甘肃省的措施里，白塔山渔家乐和黄河湾渔家乐的总投资各是多少，差多少？", "3.06 − 2 = 1.06亿元"),
])
def test_things_named_in_a_row_are_added_up_or_held_against_each_other(library: Path, question: str, told: str) -> None:
    assert told in ask(question).answer


@pytest.mark.parametrize("question", [
    "甘肃省促进渔家乐发展若干措施里，柳岸、渔歌子、望江亭三家渔家乐一年交易额加一块多少？",
    "甘肃渔家乐措施里滨河路柳岸、渔歌子、望江亭三家渔家乐年交易额合计多少万元？",
])
def test_a_sum_of_money_is_no_sum_of_areas(library: Path, question: str) -> None:
    answer = ask(question).answer
    assert "900万元" in answer and "2400平方米" not in answer


@pytest.mark.parametrize("question", ["甘肃渔家乐设备采购，报价的供应商3家以上、正好2家、只有1家，分别怎么采购？", "甘肃渔家乐设备采购，报价供应商只有1家、2家和3家以上，各怎么采购？"])
def test_cases_by_number_are_quoted_in_a_row(library: Path, question: str) -> None:
    answer = ask(question).answer
    assert all(way in answer for way in ("招标", "议价", "谈判"))


def test_what_stands_before_a_comma_is_none_of_the_things_in_a_row() -> None:
    topic = ("引进金融人才", "天使投资基金管理人", "创业投资基金管理人", "实收资本")
    asked = "引进金融人才，天使投资基金管理人和创业投资基金管理人，对实收资本的要求各是多少"
    assert in_a_row(Query(asked, text=asked, topic=topic)) == ("天使投资基金管理人", "创业投资基金管理人")


def test_a_time_is_added_up_with_its_extension(library: Path) -> None:
    assert "25个工作日" in ask("甘肃渔家乐评选材料受理之后最慢多少个工作日审核完（算上延长的）？").answer
    assert "25个工作日" not in ask("甘肃渔家乐评选材料受理之后多少个工作日审核完？").answer


def test_a_grade_is_told_by_its_letter_alone(library: Path) -> None:
    assert "不得评为“A”级" in ask("甘肃的渔家乐卫生信用评价被打了个D，服务质量评价还有机会拿A不？").answer


def test_what_the_employer_pays_stands_beside_what_one_pays_by_age(library: Path) -> None:
    answer = ask("甘肃渔家乐职工互助金，我40岁，缴费基数10000元，每个月个人和单位各出多少钱？")
    assert [one.expression for one in answer.computations] == ["10000元×0.02% = 2元", "10000元×0.15% = 15元"]
    assert len(ask("甘肃渔家乐职工互助金，我40岁，缴费基数10000元，我每个月交多少钱？").computations) == 1


def test_what_is_paid_in_is_no_answer_to_what_is_had_and_nobody_is_kept_out_of_it(library: Path) -> None:
    assert "0.02%" not in ask("我40岁，甘肃渔家乐职工互助金，一个月能领多少？").answer
    paid = ask("我40岁，甘肃渔家乐职工互助金每月要交多少？").answer
    assert "0.02%" in paid and "不能" not in paid


def test_a_follow_up_stays_in_the_place_spoken_of(library: Path) -> None:
    answer = ask("一次性设施补贴呢，能给多少？", ["甘肃省的渔家乐备案要几个工作日办结？"])
    assert "5000元" in answer.answer and "广东" not in answer.answer


def test_days_made_up_for_are_told(library: Path) -> None:
    assert "9月21日" in ask("甘肃渔家乐从业人员中秋节，哪两天周末要补班？").answer
