"""What is written around a question without asking anything, taken away; what asks stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understand.manners import bare


@pytest.mark.parametrize(("typed", "meant"), [
    ("尊敬的工作人员：您好！请问2022年目标是多少？谢谢！", "2022年目标是多少？"),
    ("您好，请问上云企业多少家？此致敬礼", "上云企业多少家？"),
    ("上云多少家？急急急", "上云多少家？"),
    ("在吗[微笑] 绿色工厂几家😂", "绿色工厂几家"),
    ("园区：①主导产业占比=？②千亿元园区几个", "园区：主导产业占比是多少，千亿元园区几个"),
    ("中卫｜新型材料产业｜2023", "中卫，新型材料产业，2023"),
    ("A方案 / 2023 / 年均增速", "A方案，2023，年均增速是多少"),
    ("智能改造计划：9大专项行动 list", "智能改造计划：9大专项行动有哪些"),
    ("九大专项行动都有哪些啊帮我列一下", "九大专项行动都有哪些啊"),
    ("煤炭+电力+冶金 2020产值目标=？", "煤炭、电力、冶金，2020产值目标合计多少"),
    ("企业级+行业级 2027合计", "企业级、行业级，2027合计"),
    ("为筹备专题会议，请协助说明：上云企业多少家？恳请不吝赐教。", "上云企业多少家？"),
    ("为落实工业强区计划，请说明：上云企业多少家？请列出依据的条款。", "为落实工业强区计划，请说明：上云企业多少家？请列出依据的条款。"),
    ("请列明某市方案要求大力发展的产业。", "某市方案要求大力发展的产业有哪些"),
    ("烦请提供2023年工业增加值目标（亿元）。", "2023年工业增加值目标是多少亿元"),
    ("请比较2018年方案的平台数量目标与2023年计划的相应目标，并计算增加数。", "2018年方案的平台数量目标与2023年计划的相应目标相差多少"),
    ("为便于统计起见，上云企业多少家？", "上云企业多少家？"),
    ("兹就数控化率一项请予核示：2023年目标是多少？", "数控化率，2023年目标是多少？"),
    ("方案安排了九大行动，名字都给我报一遍呗", "方案安排了九大行动，名字都"),
    ("2023 上云企业数 家", "2023，上云企业数，多少家"),
    ("请提供上云企业多少家", "上云企业多少家"),
    ("请说明扶持绿色工厂的措施。", "请说明扶持绿色工厂的措施有哪些"),
    ("你好", "你好"),
    ("谢谢", "谢谢"),
    ("附件[附件1]里写了什么", "附件[附件1]里写了什么"),
    ("领导小组组长是谁", "领导小组组长是谁"),
    ("感谢信怎么写", "感谢信怎么写"),
])
def test_manners(typed: str, meant: str) -> None:
    assert bare(typed).replace("？", "?") == meant.replace("？", "?")


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=60), st.text(alphabet=st.sampled_from("您好谢谢急，。？！①②=+ /|列一下LIST目标产值率2年大项有哪些"), max_size=24)))
def test_a_question_stays_one_and_is_read_the_same_again(text: str) -> None:
    once = bare(text)
    assert bool(once.strip()) == bool(text.strip()) or not text.strip("，")
    assert bare(once) == once


@pytest.mark.parametrize(("typed", "meant"), [
    ("新来的，不太懂，绿色工厂到2027年要建多少家", "绿色工厂到2027年要建多少家"),
    ("经查阅相关文件，现请核实：绿色工厂目标是多少？请一并注明出处。", "绿色工厂目标是多少？"),
    ("老板让我问下中卫每年打算引进几个大项目", "中卫每年打算引进几个大项目"),
    ("技改投资每年涨多少，我好写进材料", "技改投资每年涨多少"),
    ("奖励多少，依据是什么？", "奖励多少，依据是什么？"),
    ("申报要什么材料，需要审核吗？", "申报要什么材料，需要审核吗？"),
    ("我们孵化器去年考核没过，会怎么样", "我们孵化器去年考核没过，会怎么样"),
    ("不是中卫，是全区", "不是中卫，是全区"),
])
def test_talk_around_a_question_is_left_out(typed: str, meant: str) -> None:
    assert bare(typed) == meant


def test_what_there_are_several_of_is_asked_for() -> None:
    assert bare("请说明某方案缓解融资难的举措。").endswith("举措有哪些")
    assert bare("某规划 发展方针 四个坚持").endswith("四个坚持有哪些")
