"""A printed formula whose factors stand in two tables, with what raises and bounds its result; and who is kept out of the grant, by whatever name he calls it; over
invented rules of a district."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """柳湖区住房租赁补贴实施细则

柳湖区住房和城乡建设局
2025年5月30日

第一条 低保家庭、低收入家庭的租赁补贴按月计算：月补贴额=每平方米补贴标准×（保障面积-自有住房建筑面积）。新就业职工按定额发放。
保障对象	补贴标准	最长期限
低保家庭	每平方米每月20元	不限
低收入家庭	每平方米每月15元	不限
新就业职工（硕士）	每人每月600元	36个月
新就业职工（本科）	每人每月400元	36个月
保障面积按家庭人口确定，见下表。
家庭人口	保障面积（平方米）	说明
1人	25	建筑面积
2人	40	建筑面积
3人及以上	55	建筑面积
第二条 低保家庭、低收入家庭中有80周岁以上老年人或者优抚对象的，月补贴额上浮20%。
第三条 月补贴额高于实际月租金的，按实际月租金发放。
第四条 下列情形不予发放租赁补贴：
（一）正在承租公共租赁住房或者人才公寓的；
（二）所在单位免费提供宿舍的。
"""


@pytest.fixture
def rules(with_texts: Texts) -> Path:
    return with_texts({"柳湖区住房租赁补贴实施细则": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柳湖区低保户，一家三口，没有房子，在外头租房一个月1500元，每个月能领多少租赁补贴？", ["20元×(55−0) = 1100元"]),
        ("我和82岁的老母亲两口人，柳湖区低收入家庭，名下只有一间20平的老房子，租房月租900元，一个月能补多少？", ["15元×(40−20) = 300元", "300元×(1+20%) = 360元"]),
        ("柳湖区低收入家庭，一家三口没房，租房月租600元，租赁补贴一个月多少？", ["min(825元, 600元) = 600元"]),
        ("柳湖区低保户，一家四口没房，租了70平的房子，月租1300元，租赁补贴一个月多少", ["20元×(55−0) = 1100元"]),
        ("研究生毕业两年，在柳湖区上班，公司有免费宿舍但我自己在外面租的，能领租房补贴不", ["不能享受", "免费提供宿舍"]),
        ("柳湖区，我住的是人才公寓，硕士，还能领租房补贴吗", ["不能享受", "人才公寓"]),
    ],
)
def test_what_it_comes_to(rules: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert all(one in answer.answer for one in told), answer.answer
