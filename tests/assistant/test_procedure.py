"""How a thing is applied for: papers, place and time from its own document, each for the thing asked about; whether a day is in time. Over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask, the_library
from assistant.gather.in_words.procedure import of_rule
from assistant.gather.in_words.procedure_asked import asks
from assistant.records import Query, Status

_NOTICE = """柳溪县2021年老字号店铺修缮补助申报通知

柳溪县商务局
2021年3月5日

一、补助标准
对在本县经营的老字号店铺，按修缮费用的30%给予补助，单户最高5万元。

二、申报时间
第一批：店铺在政务平台提交网上申报材料的截止时间为4月10日，受理纸质申请材料截止时间为4月15日。
第二批：店铺在政务平台提交网上申报材料的截止时间为6月20日，受理纸质申请材料截止时间为6月25日。
各乡镇商务办审核后汇总报送的截止时间为7月30日。

三、申报材料
（一）店铺应提供营业执照、修缮合同、发票、付款凭证。
（二）选择彩绘修复的，可提供彩绘师资质证书及彩绘小样。
店铺将纸质材料报送至所在乡镇商务办公室。
"""

_MEASURES = """桐湾县支持乡村产业发展若干措施

桐湾县人民政府
2026年1月8日

第一章 农产品加工
第一条 加工设备补助。农业企业购置加工设备的，按设备价格的20%给予补助，最高30万元。
第二条 冷链车辆补助。购置冷藏车的，每辆补助2万元。
第二章 乡村旅游
第三条 农家乐改造奖励。改造农家乐的，每户奖励1万元。
第四条 在本县居住的外籍人员可以向县外事办公室提出申请。
第三章 申报
第五条 第一章所列事项由县农业农村局受理，第二章所列事项由县文化旅游局受理。
第六条 农家乐改造奖励于每年3月1日至3月31日申报；其余各项于每年8月1日至9月10日申报。
第七条 申报时应当提交下列材料：
（一）申报表；
（二）营业执照复印件。
申报加工设备补助的，还应当提交购置发票。
第八条 对结果有异议的，可以向县财政局申请复核。
第九条 本措施自2026年2月1日起施行，有效期3年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"柳溪县2021年老字号店铺修缮补助申报通知": _NOTICE, "桐湾县支持乡村产业发展若干措施": _MEASURES})


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("柳溪县2021年老字号店铺修缮补助，要交什么材料，材料送到哪里？", ["店铺应提供营业执照", "**到哪里办：** “店铺将纸质材料报送至所在乡镇商务办公室"], []),
    ("柳溪县2021年老字号店铺修缮补助的申报通知，现在还能补报吗？", ["**结论：不能了，申报时间已过。**", "最后一天是2021年6月25日", "**已经过期**"], []),
    ("桐湾县冷链车辆补助找哪个部门，要带什么材料？", ["对应：** “第一章所列事项由县农业农村局受理”", "营业执照复印件"], ["外事办公室", "财政局"]),
    ("桐湾县农家乐改造奖励找哪个部门？", ["对应：** “第二章所列事项由县文化旅游局受理”"], ["外事办公室"]),
    ("申报桐湾县加工设备补助要交啥", ["营业执照复印件", "还应当提交购置发票"], []),
    ("桐湾县农家乐改造奖励什么时候申报", ["对应：** “农家乐改造奖励于每年3月1日至3月31日申报”"], []),
    ("桐湾县冷链车辆补助几月份报", ["对应：** “其余各项于每年8月1日至9月10日申报”"], []),
    ("桐湾县农家乐改造奖励几月份报", ["3月1日至3月31日"], ["每户奖励"]),
    ("桐湾县冷链车辆补助去哪里申请", ["对应：** “第一章所列事项由县农业农村局受理”"], []),
    ("桐湾县的农家乐改造奖励，4月中旬再去报还来得及吗？", ["不能", "3月31日"], []),
    ("桐湾县冷链车辆补助，9月5号再去申报，来得及不？", ["符合", "9月10日"], ["不符合"]),
])
def test_each_thing_asked_is_told(library: Path, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert [words for words in told if words not in answer.answer] == [], answer.answer
    assert [words for words in untold if words in answer.answer] == [], answer.answer


def test_what_a_sum_is_asked_with_is_told_besides(library: Path) -> None:
    answer = ask("桐湾县农业企业买加工设备花了50万元，补助多少？要带什么材料去申报？").answer
    assert "10万元" in answer and "还应当提交购置发票" in answer, answer


def test_how_a_rule_is_applied_for(library: Path) -> None:
    document = "桐湾县支持乡村产业发展若干措施"
    rule = next(one for one in the_library().rules([document]) if "加工设备" in one.quote)
    text = the_library().text(document)
    steps = {one.kind: text[one.start : one.end].strip() for one in of_rule(rule, the_library())}
    assert steps["papers"].endswith("购置发票。") and "第一章所列事项" in steps["place"] and "8月1日" in steps["time"]


@pytest.mark.parametrize(("question", "kinds"), [
    ("材料最晚哪天交？这办法有效期到什么时候？", ["time", "term"]),
    ("佐证拿什么交？最晚几号几点前要在网上报完？", ["papers", "time"]),
    ("能给多少？什么时候报、到哪里报？", ["time", "place"]),
    ("材料都交齐了，能给多少？", []),
    ("新材料企业有多少家？", []),
])
def test_the_kinds_of_what_is_asked(question: str, kinds: list[str]) -> None:
    assert sorted(one.kind for one in asks(Query(question, question, ()))) == sorted(kinds)
