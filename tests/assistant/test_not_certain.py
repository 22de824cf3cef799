"""Verdicts and sums that would be wrong and certain: the case of somebody else, what was had before, a circumstance that is no thing, one part of the people told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from tests.assistant.conftest import Texts

_YOUTH = """南屏县青年人才安居办法

南屏县人民政府
2025年3月1日

第一章 租房补贴
（一）补贴标准：博士研究生每月1800元，硕士研究生每月1000元，本科毕业生每月600元，专科毕业生每月300元。
（二）补贴期限累计最长24个月，按季度发放。
第二章 用工补助
（一）扩岗补助。企业招用应届高校毕业生，签订1年以上劳动合同的，按每招用1人1200元给予补助。
第三章 贯标奖励
（一）首次通过能源管理体系二级、三级、四级评估的企业，分别奖励10万元、25万元、45万元；首次通过质量体系A级、AA级评定的企业，分别奖励8万元、15万元。同一企业晋级的，按差额补足。
"""


@pytest.fixture
def youth(with_texts: Texts) -> Path:
    return with_texts({"南屏县青年人才安居办法": _YOUTH})


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("我全日制本科，在南屏县一家公司干活，合同两年，租房补贴能领吗？", "每月600元", "专科毕业生"),
        ("大专学历，在南屏县上班，合同签了两年，租房补贴我能领不？", "每月300元", "博士研究生（"),
        ("我是硕士，在南屏县一家企业上班，合同签了3年，租房补贴一个月多少，最多一共能领多少？", "24000元", "1200元×"),
        ("博士，毕业一年，在南屏县上班，签了5年合同。租房补贴一个月是多少，最长总共能领几万？", "每月1800元", "不能享受"),
    ],
)
def test_each_has_the_sum_of_what_he_studied(youth: Path, question: str, told: str, never: str) -> None:
    answer = ask(question)
    assert told in answer.answer, answer.answer
    assert never not in answer.answer, answer.answer
    assert "不能享受" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("南屏县一家公司今年招了9个应届毕业生，其中2个只签了半年合同，其余都签两年。扩岗补助能领多少？", "8400元"),
        ("我们南屏县的企业招了6名应届高校毕业生，其中1名合同才三个月，剩下的都签了两年合同，扩岗补助能领多少？", "6000元"),
        ("南屏县企业招了5个应届毕业生，里面有2个只签了半年合同，扩岗补助能领多少？", "3600元"),
    ],
)
def test_those_of_them_who_fall_short_fail_nobody_else(youth: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
    assert "不能享受" not in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("南屏县的企业，能源管理体系以前过了二级、10万也领了，今年升到三级；另外今年首次通过质量体系A级。今年一共能拿多少？", "15万元 + 8万元 = 23万元"),
        ("我们在南屏县，能源管理体系之前过了三级，奖励早就拿了，今年升到四级，又首次过了质量体系AA级，合计能拿多少？", "20万元 + 15万元 = 35万元"),
    ],
)
def test_what_was_had_before_is_in_no_sum(youth: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
    assert "按差额补足" in answer, answer


_PARK = """南屏县产业扶持办法

南屏县人民政府
2025年3月1日

第一条 本办法适用于在南屏县登记的企业。
第二条 建设补贴。面向社会开放、总功率200千瓦以上的充电站，按充电桩功率补贴：慢充桩每千瓦50元，快充桩每千瓦120元。单个充电站最高30万元。
第三条 在山口镇、河湾镇建设的充电站，第二条补贴标准上浮20%，最高限额提高到40万元。
第四条 开拓市场。参加境外展会的，对人员费用给予补助，赴俄罗斯、蒙古国及亚洲其他国家的每人5000元，赴其他国家（地区）的每人9000元，每个展会最多补助2人。
第五条 设备投入。织造、印染整理企业实施设备投资额500万元以上项目的，按设备投资额的6%给予补助，最高300万元；服装、家纺企业实施设备投资额200万元以上项目的，按设备投资额的9%给予补助，最高200万元。
第六条 研发流片。企业开展首次流片的，按流片费用的20%给予补助，最高400万元；工艺制程在40纳米及以下的，补助比例为30%，最高800万元。
第七条 引客奖励。旅行社组织县外游客来我县住宿1晚以上的，按照附表1分档奖励。单家旅行社全年最高20万元。

附表1 旅行社引客奖励标准
年度累计人数\t奖励标准（元/人）
1000人以上不足5000人\t10
5000人以上\t30
"""


@pytest.fixture
def park(with_texts: Texts) -> Path:
    return with_texts({"南屏县产业扶持办法": _PARK})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("南屏县新建一个对外开放的充电站，慢充桩10台、每台7千瓦，快充桩4台、每台60千瓦，建设补贴多少？", "3500元 + 28800元 = 32300元"),
        ("南屏县河湾镇新建对外开放的充电站，快充桩5台、每台60千瓦，建设补贴多少？", "120元×(1 + 20%) = 144元"),
        ("我们南屏县的企业去德国参展，去了3个人，人员费用补多少？", "18000元"),
        ("南屏县的企业到日本参展，去了3个人，人员费用补多少？", "10000元"),
        ("南屏县的印染企业，设备投了1000万元，设备补助多少？", "60万元"),
        ("我们是南屏县的家纺公司，设备投了1000万元，设备补助多少？", "90万元"),
        ("南屏县的企业首次流片，产品是28纳米的，流片费用1000万元，补多少？", "300万元"),
        ("南屏县一家旅行社今年组织了9000名县外游客来住了一晚，引客奖励多少？", "200000元"),
    ],
)
def test_clauses_that_work_on_the_sum_are_read(park: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
    assert "不能享受" not in answer, answer


def test_all_pieces_together_are_held_to_a_limit_on_the_whole(park: Path) -> None:
    """One post has 60 kW, all of them 180: below the 200 that the station needs."""
    answer = ask("南屏县新建一个对外开放的充电站，快充桩3台、每台60千瓦，建设补贴能拿吗？").answer
    assert "不能享受" in answer, answer
    assert "180千瓦" in answer, answer


_CARE = """南屏县惠民若干措施

南屏县人民政府
2025年3月1日

第一条 高龄津贴标准为：80至89周岁每人每月50元，90至99周岁每人每月100元，100周岁以上每人每月500元。
第二条 参保资助。对二类对象每人每年定额资助200元。住院救助：二类对象按70%救助，年度限额5万元。最低生活保障对象为二类对象。
第三条 医疗器械。首次取得第三类医疗器械注册证并在本县生产的，每个产品奖励80万元。首次取得第二类医疗器械注册证的，每个产品奖励10万元。
第四条 冷库。新建机械冷库库容100立方米以上的，每立方米补助100元；新建气调冷库库容100立方米以上的，每立方米补助180元。
第五条 楼宇招商。楼宇运营单位引进年贡献100万元以上的企业，每家奖励5万元；引进年贡献500万元以上的企业，每家奖励20万元。
第六条 设施补贴由运营企业于每年7月和次年1月向县发展改革局申报。
"""


@pytest.fixture
def care(with_texts: Texts) -> Path:
    return with_texts({"南屏县惠民若干措施": _CARE})


@pytest.mark.parametrize(
    ("question", "earlier", "never"),
    [
        ("她走不动了，家里人能代办吗？", ("南屏县奶奶85岁，高龄津贴每月多少？",), "不能，有不符合的条件"),
        ("南屏县的低保户，城乡居民医保个人那400块，资助完自己还要交多少？", (), "要拿到"),
        ("在南屏县，我们刚首次拿到三类医疗器械注册证，委托一家代工厂生产，奖励有我们的份吗？", (), "不符合“首次取得第二类"),
        ("我们在南屏县做写字楼运营，引来三家公司，年贡献分别是120万、150万、800万，楼宇招商奖能拿多少？", (), "不在“500万元以上”之列"),
        ("南屏县的合作社新建机械冷库1000立方米，补多少？", (), "180元"),
        ("南屏县的运营企业，设施补贴1月10日还能申报吗？", (), "不能，有不符合的条件"),
    ],
)
def test_no_verdict_by_a_case_of_others(care: Path, question: str, earlier: tuple[str, ...], never: str) -> None:
    answer = ask(question, earlier).answer
    assert never not in answer, answer
