"""The practical side of applying: whom to call, at which hours, too late or not, whose papers, in whose name. Over invented documents."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility.conditions.office_hours import open_at, told_days, told_hour, weeks
from assistant.gather.in_words.papers_for import papers_for
from assistant.records import Status

_GUIDE = """澄湖市参展补助申报指南

一、支持标准
对参加境外展会的企业，按展位费的50%给予补助，单个展位最高3万元。

二、申报时间
2026年集中申报时间为6月15日至7月3日，逾期不申报视同自动放弃。

三、申报材料
（一）参展补助申请表；
（二）营业执照复印件。

四、受理部门
澄湖市行政服务中心惠企专窗（地址：柏叶路108号三楼21号窗口）
联系电话：0599-8511223

五、受理时间
周一至周四　上午：9:00-12:00　下午：13:30-17:00
周五　上午：9:00-12:00　下午：13:00-15:30
"""

_CALL = """澄湖市商务局关于征集2026年绿色餐饮门店的通知

2026年3月2日

一、征集时间
第一批征集时间为2026年3月5日起至2026年3月20日止。后续批次征集时间另行通知。

二、报名材料
（一）绿色餐饮门店报名表
（二）食品经营许可证复印件

三、联系方式
东溪区商务局　0599-8811220
西溪区商务局　0599-8411220
南漪县商务局　0599-8211220
北漪县商务局　0599-8711220
"""

_HOMES = """关于受理澄湖市人才公寓申请的公告

2025年9月1日

一、申请对象及受理部门
（一）高层次人才。以个人名义申请，由市委人才办受理，咨询电话：0599-5228110，人民路1号205室。
（二）重点企业人才。以企业名义申请，由市工信局企业科受理，咨询电话：0599-5228111，人民路1号301室。
（三）青年教师。以学校名义申请，由市教育局受理，咨询电话：0599-5228112，人民路1号408室。

二、申请时间
2025年9月8日至19日。

三、申请材料
1.高层次人才需提供：
（1）个人申请表；
（2）人才认定证书。
2.重点企业需提供：
①企业申请表；
②上年度完税证明。
3.学校需提供：
（1）单位申请表；
（2）教师资格证复印件。
"""

_MEASURES = """澄湖市托育点运营补贴实施办法

澄湖市卫生健康局
2026年1月5日

第一条 托育点按实际在托人数给予运营补贴，每人每月200元。
第二条 新建托育点验收合格的，每个托位给予3000元建设补贴。
第三条 街道办事处每季度审核托育点的运营补贴申请，核实后15个工作日内拨付。
第四条 运营补贴以全市托育信息系统记录的在托人数作为结算依据。
第五条 申请运营补贴，应当提交下列材料：
（一）运营补贴申请表；
（二）在托幼儿名册。
第六条 申请建设补贴，应当提交下列材料：
（一）建设补贴申请表；
（二）消防验收意见。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"澄湖市参展补助申报指南": _GUIDE, "澄湖市商务局关于征集2026年绿色餐饮门店的通知": _CALL, "关于受理澄湖市人才公寓申请的公告": _HOMES, "澄湖市托育点运营补贴实施办法": _MEASURES})


@pytest.mark.parametrize(("asked", "told", "untold"), [
    (["澄湖市参展补助，我周五下午四点去窗口交材料还收不收？"], ["**结论：不受理", "13:00-15:30"], ["申请表"]),
    (["澄湖市惠企专窗交参展补助材料，周四下午四点去还来得及吗"], ["在受理时间内", "13:30-17:00"], ["不受理"]),
    (["澄湖市参展补助的窗口周六收材料吗？"], ["**结论：不受理"], []),
    (["澄湖市参展补助什么时候申报？", "我7月8号才看到，还能补报吗？"], ["**结论：不能了", "7月3日", "视同自动放弃"], ["不能确定"]),
    (["澄湖市参展补助，7月2号再去报还来得及吗？"], ["**结论：来得及"], ["不能"]),
    (["今天已经2026年11月23日了，澄湖市参展补助还来得及报吗？"], ["**结论：不能了", "2026年7月3日"], []),
    (["澄湖市绿色餐饮门店报名要交什么材料？", "我店在南漪，报名找哪个单位，电话多少？"], ["南漪县商务局", "8211220"], ["8811220"]),
    (["我在西溪区开饭店，想报绿色餐饮门店，打哪个电话？"], ["西溪区商务局", "8411220"], ["8811220"]),
    (["澄湖市绿色餐饮门店第一批报名是哪几天？错过了后面还有没有机会？"], ["2026年3月20日", "另行通知"], []),
    (["3月25号才看到澄湖市绿色餐饮门店的通知，第一批还能报吗？"], ["**结论：不能了", "2026年3月20日"], []),
    (["澄湖市绿色餐饮门店报名要交哪些材料？"], ["绿色餐饮门店报名表", "食品经营许可证复印件"], []),
    (["我们是重点企业，想给员工申请澄湖市人才公寓，找哪个部门？用公司名义还是个人名义？"], ["市工信局企业科", "以企业名义申请"], ["市教育局", "市委人才办"]),
    (["澄湖市人才公寓，青年教师咨询打哪个电话，在哪个房间？"], ["5228112", "408室"], ["5228111"]),
    (["澄湖市人才公寓，重点企业这边要交哪几样材料？"], ["企业申请表", "完税证明"], ["人才认定证书", "教师资格证"]),
    (["澄湖市人才公寓高层次人才要交什么材料？"], ["人才认定证书"], ["完税证明"]),
    (["澄湖市人才公寓9月25号再去申请还行吗？"], ["**结论：不能了", "2025年9月19日"], []),
    (["澄湖市申请托育点建设补贴要交哪几样材料？"], ["消防验收意见"], ["在托幼儿名册"]),
    (["澄湖市托育点的运营补贴多长时间审核拨付一次？由谁审？按什么数据结算？"], ["每季度审核", "全市托育信息系统"], []),
])
def test_what_one_who_applies_has_to_know(library: Path, asked: list[str], told: list[str], untold: list[str]) -> None:
    answer = ask(asked[-1], asked[:-1])
    assert answer.status in (Status.ANSWERED, Status.PARTIAL), answer.answer
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


@pytest.mark.parametrize("question", ["澄湖市人才公寓2027年那批什么时候开始受理申请？", "澄湖市参展补助2027年几月份开始申报？"])
def test_the_days_of_one_year_are_not_those_of_a_later_one(library: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and "不能当作2027年的" in answer.answer, answer.answer


@pytest.mark.parametrize(("printed", "said", "taken"), [
    ("周一至周四9:00-12:00，13:30-17:00；周五9:00-12:00，13:00-15:30", "周五下午四点", False),
    ("周一至周四9:00-12:00，13:30-17:00；周五9:00-12:00，13:00-15:30", "周三下午四点半", True),
    ("工作日上午9:00—11:30，下午2:00—5:00", "中午12点", False),
    ("工作日上午9:00—11:30，下午2:00—5:00", "下午三点", True),
    ("星期一、星期三9:00-11:00", "周二", False),
    ("上午9:00-下午5:00", "周六", None),
    ("办理时限为5个工作日。每日9:00-17:00受理", "周日上午十点", True),
])
def test_hours_of_a_week(printed: str, said: str, taken: bool | None) -> None:
    week, hour = weeks(printed)[0], told_hour(said)
    assert open_at(week, told_days(said), None if hour is None else hour[0]) is taken


def test_an_hour_without_a_part_of_the_day_is_one_of_office_hours() -> None:
    assert told_hour("四点去")[0] == Decimal(16) and told_hour("九点半")[0] == Decimal("9.5")  # type: ignore[index]


def test_blocks_within_blocks() -> None:
    text = "（一）个人申请材料要求\n1.身份证；\n（二）甲类企业、乙类企业申请材料要求\n1.甲类企业需提供：\n①章程；\n2.乙类企业需提供：\n①名册；\n"
    found = [text[start:end] for start, end in papers_for(text, 0, len(text), "我们是乙类企业，要交什么", "")]
    assert found == ["2.乙类企业需提供：\n①名册；"]
    assert papers_for(text, 0, len(text), "要交什么", "") == ()
