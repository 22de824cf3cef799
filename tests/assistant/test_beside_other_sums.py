"""Sums that stand beside another one or hold for another case: what grew since last year, a prize of another rank, more after a year, more for those of a place, more for a night
spent, a higher share for some, what is left to pay, who is not of a kind; and the staff, which nothing is paid for. Over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """清源县产业扶持和民生保障办法

清源县人民政府
2024年3月1日

第一条 本办法适用于清源县的企业和居民。
第二条 税收奖励。企业入库税收比上年净增100万元以上的，按净增部分的10%给予奖励。
第三条 研发奖励。企业研发投入占销售收入比重超过3%的，每超过1个百分点奖励5万元。
第四条 竞赛奖励。企业获得全国大赛金奖的，奖励10万元。
第五条 技能补贴。企业引进高级技师、技师的，每人每月分别补贴1500元、800元，补贴两年。
第六条 用工奖励。企业新招用员工签订一年以上合同的，每人一次性奖励600元。
第七条 服务站。快递企业设立服务站的，每个一次性补助3000元，运营满一年再补助2000元。
第八条 网店奖励。企业网店年销售额达到100万元以上的，按销售额的1%奖励，最高50万元；入驻县电商园的，奖励标准上浮20%。
第九条 组团奖励。旅行社组织县外游客20人以上来我县旅游的，每人奖励10元；住宿一晚的每人奖励25元，住宿两晚以上的每人奖励40元。
第十条 冷库补助。新建冷库容积100立方米以上的，每立方米补助200元，补助金额不超过设施总投资的30%。村集体经济组织建设的，补助比例上限由30%提高到50%。
第十一条 参保资助。2024年居民医保个人缴费400元，对低保对象每人定额资助300元。
第十二条 搬迁补助。贫困人口人均住房补助2万元，非贫困人口人均住房补助1.2万元。
第十三条 规模奖励。对年营业收入首次突破1亿元的服务业企业，奖励20万元；在1亿元基础上每增加5000万元，再奖励5万元。
第十四条 专精特新奖励。新入选省级专精特新中小企业、国家级专精特新“小巨人”企业的，分别奖励30万元、100万元，分两年按6:4兑现。
第十五条 品牌奖励。新获得省级名牌的企业，奖励40万元，分两年兑付到位。
第十六条 楼宇奖励。年税收首次超过5000万元的商务楼宇，奖励运营单位30万元；楼宇入驻率达到85%以上的再奖励10万元。
第十七条 外贸服务奖励。外贸综合服务企业每新增服务1家中小外贸企业，奖励3000元。
"""


@pytest.fixture(autouse=True)
def _home(with_texts: Texts) -> Path:
    return with_texts({"清源县产业扶持和民生保障办法": _TEXT})


@pytest.mark.parametrize(
    ("question", "before", "told", "never"),
    [
        ("清源县的工厂，去年入库税收900万元，今年1300万元，纳税净增的奖励是多少？", (), "40万元", ""),
        ("清源县的工厂，去年入库税收900万元，今年950万元，纳税净增的奖励是多少？", (), "**结论：不能享受", ""),
        ("清源县的企业，研发投入占销售收入6%，能奖励多少？", (), "5万元×3", ""),
        ("清源县的企业，今年得了全国大赛银奖，有员工18人，奖励多少？", (), "", "**结论：能享受"),
        ("清源县的企业，公司有260人，引进了3名技师，两年一共能补贴多少？", (), "57600元", "208000"),
        ("清源县的快递公司设立了8个服务站，都运营满1年了，一共补助多少？", (), "24000元 + 16000元 = 40000元", ""),
        ("清源县的企业，网店今年卖了1000万元，在县电商园里，奖励多少？", (), "12万元", ""),
        ("我们旅行社组织了100人县外游客来清源县旅游，住了一晚，能奖励多少？", (), "2500元", "1000元"),
        ("清源县村集体经济组织新建一座3000立方米的冷库，总投资100万元，能补多少？", (), "50万元", "30万元（"),
        ("清源县的低保户，居民医保个人那400块，资助完自己还要交多少？", (), "400元−300元 = 100元", "不能这样算"),
        ("清源县搬迁，他家不是贫困户，4口人，能补多少？", (), "4.8万元", "不能享受"),
        ("清源县服务业企业，年营业收入首次突破2.2亿元，一共能奖励多少？", (), "20万元 + 10万元 = 30万元", ""),
        ("清源县的企业今年新入选国家级专精特新小巨人，第一年能兑现多少？", (), "60万元", "中小企业”；"),
        ("清源县的企业今年新获得省级名牌，第一年能拿多少？", (), "", "20万元"),
        ("清源县一栋商务楼宇，有40家企业，年税收首次超过6000万元，入驻率90%，一共奖励多少？", (), "40万元", "120000元"),
        ("那市级的到期复核过了，有没有钱？", ("清源县国家级小巨人复核通过，奖多少？",), "", "承接上文：清源县、国家级小巨人"),
    ],
    ids=["net growth", "too little growth", "points of a share", "another prize", "staff", "more after a year", "more there", "a night", "a higher share", "left to pay", "not of a kind", "above what was named", "parts by a ratio", "parts not told", "what only is there", "another grade"],
)
def test_sums_beside_other_sums(question: str, before: tuple[str, ...], told: str, never: str) -> None:
    made = ask(question, before)
    assert told in made.answer, made.answer
    assert not never or never not in made.answer, made.answer
    assert "分两年兑付到位" not in made.answer or made.status == "partial"
