"""One fact asked in many wordings gets the same answer: keywords, the other way round, with a story before, as a yes or no, in everyday words; over invented rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.understand.keywords import asked_for
from assistant.understand.normal import normal
from assistant.understand.word_order import in_order

_RULES = """綦江区社区书屋管理办法

綦江府办规〔2025〕9号
重庆市綦江区人民政府办公室
2025年3月5日

第一条 为规范社区书屋的设立、运行和停办，制定本办法。
第二条 本办法适用于綦江区行政区域内的社区书屋。
第三条 区文化旅游委是社区书屋的主管部门，负责拟订建设标准。各街道办事处（镇人民政府）负责辖区内社区书屋的选址初审、日常巡查等工作。
第四条 区财政局负责社区书屋运行经费的核拨，并对经费使用情况进行监督。
第五条 申请人应当在綦江书香平台填报社区书屋设立申请表，上传场地照片。
第六条 社区书屋的纸质申请材料一式两份，于每年4月30日前报送至区文化旅游委公共服务科。
第七条 书屋志愿者服务协议应当写明服务内容；服务期限一般为2个月至4个月，最长不超过9个月。服务期满考核不合格的，三年内不再聘用。
第八条 社区书屋停办的期限最长不得超过2年。
第九条 被取消书屋名牌的，一年内不得重新申请。
第十条 本办法自2025年4月1日起施行。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区社区书屋管理办法": _RULES})


@pytest.mark.parametrize(
    ("told", "wordings"),
    [
        ("各街道办事处（镇人民政府）负责辖区内社区书屋的选址初审、日常巡查", (
            "綦江 街道办事处 社区书屋 职责",
            "请问綦江区社区书屋工作中，街道办事处（镇人民政府）负责哪些工作？",
            "綦江社区书屋的事，街道办管哪一块",
            "负责些什么，綦江的街道办事处在社区书屋工作中",
            "綦江区社区书屋，镇政府和街道承担什么职责",
            "綦江社区书屋的选址初审是不是归街道办负责？",
        )),
        ("在綦江书香平台填报", (
            "綦江社区书屋 设立申请 填报平台",
            "綦江社区书屋的设立申请在哪个网站填报",
            "在哪个平台填报，綦江社区书屋的设立申请",
            "我退休在家，闲着也是闲着，綦江社区书屋的设立申请去哪个系统填报？",
            "綦江社区书屋的设立申请是不是在渝快办平台上填报？",
        )),
        ("报送至区文化旅游委公共服务科", (
            "綦江 社区书屋 申请材料报送部门",
            "綦江社区书屋的申请材料弄好了交哪儿去",
            "报送到哪个单位哪个科室，綦江社区书屋的申请材料",
            "綦江社区书屋的纸质材料是不是交到街道？哪个科收",
        )),
        ("服务期限一般为2个月至4个月，最长不超过9个月", (
            "綦江社区书屋 志愿者 服务期限",
            "一般多久、最长几个月，綦江社区书屋志愿者的服务期限",
            "綦江社区书屋志愿者的服务期限，一般多长、最长多长",
            "綦江社区书屋志愿者服务是不是一般2到4个月，最长能到多少个月？",
        )),
        ("停办的期限最长不得超过2年", (
            "綦江社区书屋 停办期限 最长",
            "停办，綦江社区书屋最长允许多长时间",
            "书屋没人来，想先停办，牌子留着，綦江这边社区书屋最长能停几年",
        )),
    ],
    ids=["duties", "site", "office", "term", "pause"],
)
def test_a_fact_is_told_however_it_is_asked(library: Path, told: str, wordings: tuple[str, ...]) -> None:
    answers = {wording: ask(wording) for wording in wordings}
    assert {wording: answer.answer for wording, answer in answers.items() if not any(told in one.quote for one in answer.citations)} == {}


@pytest.mark.parametrize("question", ["綦江社区书屋里公安派出所负责什么？", "綦江社区书屋的图书发票报送到哪个税务窗口？"])
def test_what_nobody_is_told_to_do_is_not_made_up(library: Path, question: str) -> None:
    assert "负责辖区内" not in ask(question).answer
    assert "公共服务科" not in ask(question).answer


_TWO = {
    "重庆市綦江区公园护绿规划": "重庆市綦江区公园护绿规划\n2026年1月5日\n\n一、主要目标\n到2030年，全区公园绿化覆盖率达到48%，护绿员增加到320人。\n",
    "重庆市人民政府办公厅关于印发“零盲道占用街区”试点工作方案的通知": "重庆市人民政府办公厅关于印发“零盲道占用街区”试点工作方案的通知\n渝府办发〔2026〕3号\n2026年1月8日\n\n"
        "“零盲道占用街区”是以无障碍出行为引领，盲道全天不被占用的街区管理模式。\n\n一、试点范围\n选择10个左右街区开展试点。\n",
    "重庆市人民政府办公厅关于印发社区食堂试点工作方案的通知": "重庆市人民政府办公厅关于印发社区食堂试点工作方案的通知\n渝府办发〔2026〕4号\n2026年1月9日\n\n一、试点范围\n在街区设立社区食堂。\n",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我家在彭水种花椒和水稻，七亩地，重庆綦江区2030年公园绿化覆盖率的目标是多少？", "全区公园绿化覆盖率达到48%"),
        ("綦江区2030年林荫盖度（公园绿化覆盖率）目标是百分之几", "全区公园绿化覆盖率达到48%"),
        ("重庆市政府办公厅试点方案里“零盲道占用街区”的概念是什么", "盲道全天不被占用的街区管理模式"),
        ("零盲道占用街区到底是指哪些街区", "盲道全天不被占用的街区管理模式"),
    ],
)
def test_a_question_that_says_more_than_it_asks(with_texts: Texts, question: str, told: str) -> None:
    with_texts(_TWO)
    answer = ask(question)
    assert any(told in one.quote for one in answer.citations), answer.answer


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("最长几个月，綦江志愿者的服务期限", "綦江志愿者的服务期限最长几个月？"),
        ("要交哪些材料，办理书屋登记的话", "办理书屋登记要交哪些材料？"),
        ("是多少，上海2026年的GDP增长目标", "上海2026年的GDP增长目标是多少？"),
        ("奖多少？柳河的酒店新评上五星级", "柳河的酒店新评上五星级，奖多少？"),
        ("要符合哪些条件才给申请公租房，广州的", "广州要符合哪些条件才给申请公租房？"),
        ("森林覆盖率目标是百分之几，生态修复规划里的", "生态修复规划里森林覆盖率目标是百分之几？"),
        ("监控录像是不是存一个月就行？规定至少多久", "监控录像存一个月就行，规定至少多久"),
        # what goes on from before, tells of the asker or orders something stays where it stands
        ("一共多少，请列式计算", "一共多少，请列式计算"),
        ("能补多少，我们是去年认定的", "能补多少，我们是去年认定的"),
        ("有效期几年，要不要到期换？", "有效期几年，要不要到期换？"),
        ("2024年是多少，2025年呢", "2024年是多少，2025年呢"),
    ],
)
def test_what_asks_stands_behind_what_it_asks_of(typed: str, meant: str) -> None:
    assert in_order(typed) == meant
    assert in_order(in_order(typed)) == in_order(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("广州 就业见习基地 见习期限", "广州就业见习基地见习期限是多久"),
        ("市场主体，歇业期限，最长", "市场主体歇业期限最长是多久"),
        ("药品采购试点，国家药监局，职责", "国家药监局在药品采购试点中的职责是什么"),
        ("无废城市，定义，试点工作方案", "试点工作方案里无废城市是什么意思"),
        ("创业补贴 网上申报平台", "创业补贴在哪个平台网上申报"),
        ("2019年国庆节放假安排", "2019年国庆节放假是哪几天"),
        ("创业补贴在哪个平台申报", "创业补贴在哪个平台申报"),
        ("请列出申报材料", "请列出申报材料"),
        ("绿色工厂", "绿色工厂"),
    ],
)
def test_a_row_of_keywords_is_the_question_for_the_answer_it_names(typed: str, meant: str) -> None:
    assert asked_for(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2019年过年放几天假", "2019年春节放几天假"), ("监控录象留多久", "监控录像留多久")],
)
def test_variants_of_a_word_are_read_alike(library: Path, typed: str, meant: str) -> None:
    assert normal(typed).replace("过年", "春节") == meant
