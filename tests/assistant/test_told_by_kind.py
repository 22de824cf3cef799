"""Sums that grow for some, are counted in the asker's own units, held to a share behind a list, paid back, or not his at all, over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_RULES = """云溪区支持民生和产业项目补助办法

云溪区人民政府办公室
2025年3月5日

第一条 托养机构建设补助。新建托养机构的，按每张床位9000元给予一次性补助；利用旧房改建的，按每张床位5000元给予一次性补助。其中护理型床位每张增加1500元。补助资金分两年拨付，第一年拨付60%，第二年拨付40%。
第二条 节能改造补贴。企业实施节能技术改造，年节能量达到300吨标准煤以上的，按节能量给予补贴：
（一）年节能量300吨标准煤以上不足1000吨标准煤的，每吨标准煤补贴200元；
（二）年节能量1000吨标准煤以上的，每吨标准煤补贴350元。
单个项目补贴不超过200万元，且不超过项目投资额的20%。
第三条 屋顶光伏补贴。建设屋顶光伏项目的，按实际发电量每千瓦时补贴0.2元，连续补贴3年，单个项目每年不超过40万元。
第四条 租金补贴。租用园区厂房的，第一年、第二年按实际支付租金的40%补贴，第三年按实际支付租金的20%补贴，每年最高不超过50万元。
第五条 购置补助。购买园区厂房的企业，按购房价款的5%给予一次性补助，最高不超过100万元。
第六条 引荐奖励。引荐区外项目落户，项目投资额5000万元以上并投产的，按投资额的1‰给予引荐人奖励。国家机关、事业单位工作人员不得作为引荐人。
第七条 绿色工厂奖励。新获评国家级、省级、市级绿色工厂的企业，分别给予80万元、40万元、15万元一次性奖励。已获得低级别奖励后获评高级别的，按差额补足。
第八条 托养机构领取建设补助后，运营不满5年停业的，应当按照未运营年限占5年的比例退回建设补助资金。
第九条 游客奖励。旅行社组织游客来我区旅游，年度累计组织游客1000人次以上的，按以下标准奖励：
（一）住宿1晚的，每人次10元；
（二）住宿2晚以上的，每人次30元。
本办法自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云溪区支持民生和产业项目补助办法": _RULES})


@pytest.mark.parametrize(
    ("question", "earlier", "told"),
    [
        ("云溪区，我们把旧厂房改建成托养院，40张床，其中护理型10张，建设补助一共多少，第一年拨多少？", (), ["215000元", "129000元"]),
        ("云溪区新建托养机构60张床，其中护理型20张，建设补助一共多少？", (), ["570000元"]),
        ("云溪区我们厂实施节能技术改造，一年节能1200吨标准煤，项目投资额150万元，能补多少？", (), ["420000元", "300000元"]),
        ("云溪区我们建设了屋顶光伏项目，一年发50万度电，一年补多少？", (), ["100000元"]),
        ("我们租了园区厂房，每年租金60万，三年一共能补多少？", ("云溪区租厂房有没有租金补贴？",), ["60万元"]),
        ("之前评市级的时候拿过15万，今年又评上国家级了，还有钱吗？", ("云溪区绿色工厂奖励标准是多少？",), ["65万元"]),
        ("我们领了40万建设补助，开了3年就关门了，要退多少？", ("云溪区托养院领了建设补助，中途不干了要退钱吗？",), ["16万元"]),
    ],
)
def test_what_each_comes_to(library: Path, question: str, earlier: tuple[str, ...], told: list[str]) -> None:
    answer = ask(question, earlier)
    assert all(one in answer.answer for one in told), answer.answer


@pytest.mark.parametrize("who", ["我在云溪区一家事业单位上班", "我是云溪区的公务员"])
def test_who_may_not_stand_as_one_is_out(library: Path, who: str) -> None:
    answer = ask(f"{who}，去年牵线拉来一个投资2亿元的项目，已经投产了，引荐奖励我能领吗？")
    assert "不得作为引荐人" in answer.answer and "不能" in answer.answer, answer.answer


def test_who_is_none_of_them_is_not_out(library: Path) -> None:
    answer = ask("云溪区，我开店的，去年牵线拉来一个投资2亿元的项目，已经投产了，引荐奖励我能领吗？")
    assert "不能" not in answer.answer and "不得作为" not in answer.answer, answer.answer


def test_several_kinds_are_not_all_given_the_sum_of_one(library: Path) -> None:
    answer = ask("外地旅行社往云溪区送客，住两晚的1500人次，住一晚的2000人次，奖励合计多少？")
    assert "60000元" not in answer.answer or "20000元" in answer.answer, answer.answer
    assert "45000元" in answer.answer or answer.status != Status.ANSWERED, answer.answer


_TABLE = """云溪区2025年渔业发展补助实施方案

云溪区人民政府办公室
2025年2月5日

一、补助标准
各项补助标准见下表：

表1 云溪区2025年渔业补助标准表
补助项目	补助对象	补助标准	单户最高限额
新生羊羔	养殖户、合作社	60元/只	1万元
引进种公羊	养殖户、合作社	1000元/只	2万元
新生犊牛	养殖户、合作社	500元/头	5万元
引进种公牛	养殖户、合作社	8000元/头	8万元

二、附则
本方案自印发之日起施行，有效期至2027年12月31日。
"""


def test_the_row_of_a_table_counts_what_it_names(with_texts: Texts) -> None:
    with_texts({"云溪区2025年渔业发展补助实施方案": _TABLE})
    answer = ask("云溪区养殖户，80头母牛今年下了70头牛犊，新生犊牛补助能拿多少？").answer
    assert "35000元" in answer and "40000元" not in answer, answer
    answer = ask("云溪区养殖户，50只母羊今年产了90只羊羔，新生羊羔补助多少？").answer
    assert "5400元" in answer and "3000元" not in answer, answer
