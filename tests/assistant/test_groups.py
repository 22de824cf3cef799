"""Groups of a kind of which a document says the same, each with its figures: the one asked of, both side by side, one put in the place of the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.in_words.two_groups import two_groups
from assistant.understand.substituted import same_asked, substituted
from assistant.understand.years import years_of
from index.build import add

_CARE = """白水市陪护互助管理办法

白水市民政局关于印发《白水市陪护互助管理办法》的通知
白水民规〔2024〕6号
2024年5月8日

第一条 陪护互助费用按以下比例支付：
（一）会员参加人员由互助金按站点陪护65%、上门陪护80%的比例支付；
（二）居民参加人员由互助金按站点陪护55%、上门陪护70%的比例支付。
第二条 乙类陪护由陪护站派专人上门，其中会员参加人员每月上门次数不低于10次，每月陪护时间为24小时；居民参加人员每月上门次数不低于5次，每月陪护时间为11小时。
第三条 陪护券面值为会员参加人员每人每天40元（其中餐费不高于8元）、居民参加人员每人每天25元。
第四条 陪护站分工如下。东河站聚焦康复训练、膳食指导等服务。西山站聚焦夜间照看、心理疏导等服务。东河、西山两个站点共享专家。
第五条 互助金在年度总额内，按不低于服务采购金额的40%提前预付给陪护站。
第六条 各类请求由下列人员首先接待：（一）来电的，首位接听电话的人员为接待人。（二）来信的，拆阅信件的科室为接待人。
第七条 定期型陪护的申请应在需要陪护前15日内提出。突发型陪护的申请应在需要陪护后3日内提出。
第八条 陪护站停办的，应当将停办情况公示，公示期为25日。公示期满无异议的，可以注销。家庭陪护点停办的，无需公示，由街道在6日内直接注销。
第九条 到2025年底，全市陪护站完成设施改造，实现陪护预约网上可办。到2027年底，实现陪护预约全市通办，形成常态化的评价机制。
第十条 报名的陪护员在4人及以上的，采取抽签的方式；报名的陪护员为2人的，采取协商的方式；报名的陪护员只有1人的，采取指定的方式。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"白水市陪护互助管理办法": _CARE})


@pytest.mark.parametrize(("question", "told", "other"), [
    ("白水市陪护互助管理办法里，居民参加人员乙类陪护每月上门次数不低于几次？", "不低于5次", ""),
    ("白水市陪护互助管理办法，居民参加的由互助金按多少比例支付？", "站点陪护55%、上门陪护70%", "65%"),
    ("白水市陪护互助管理办法，突发型陪护的申请应在需要陪护后几日内提出？", "3日内", "15日"),
])
def test_the_sentence_of_the_group_asked_of_is_quoted(library: Path, question: str, told: str, other: str) -> None:
    answer = ask(question).answer
    assert told in answer and (not other or other not in answer)


@pytest.mark.parametrize(("question", "told"), [
    ("白水市陪护互助，会员参加和居民参加的互助金支付比例各是多少，差几个百分点？", ("65 − 55 = 10个百分点", "80 − 70 = 10个百分点")),
    ("白水市陪护互助管理办法，会员参加人员和居民参加人员每月上门次数、陪护时间各是多少？差多少？", ("10 − 5 = 5次", "24 − 11 = 13小时")),
    ("白水市陪护互助管理办法里，会员参加和居民参加的陪护券面值每人每天分别多少，哪个多？", ("40 − 25 = 15元",)),
])
def test_two_groups_are_held_against_each_other_figure_by_figure(library: Path, question: str, told: tuple[str, ...]) -> None:
    answer = ask(question).answer
    assert [one for one in told if one not in answer] == []


def test_the_sentence_of_each_thing_named_in_a_row_is_quoted(library: Path) -> None:
    answer = ask("白水市陪护互助的东河、西山两个站点分别聚焦什么服务？").answer
    assert "康复训练" in answer and "夜间照看" in answer and "共享专家" not in answer


@pytest.mark.parametrize(("question", "told"), [
    ("按白水市陪护互助管理办法，陪护站服务采购金额500万元，互助金至少提前预付多少万元？", "不低于200万元"),
    ("白水市陪护互助金要提前预付给陪护站，服务采购金额是30万元，至少预付多少？", "不低于12万元"),
])
def test_the_share_set_is_taken_of_the_amount_told(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.answer and answer.computations[0].operation == "portion"


def test_who_may_be_anybody_and_no_department(library: Path) -> None:
    assert "接听电话的人员" in ask("白水市陪护互助，我来电询问，谁算接待人？").answer


def test_a_group_is_put_in_the_place_of_the_other(library: Path) -> None:
    before = ["白水市陪护互助管理办法，会员参加人员乙类陪护每月上门次数不低于几次？"]
    assert "不低于5次" in ask("换成居民参加的，次数和时间是多少？", before).answer


@pytest.mark.parametrize(("text", "before", "named", "read"), [
    ("换成乙类的呢？", "甲类站点每月补多少元？", "", "乙类站点每月补多少元？"),
    ("如果是居民参加的，是多少？", "办法里，会员参加人员每月多少次？", "", "办法里，居民参加人员每月是多少？"),
    ("换成非独生子女的呢", "独生子女每月扣多少？", "", "非独生子女每月扣多少？"),
    ("换成住房租金呢？", "暂行办法里住房贷款利息每月扣多少？", "暂行办法", "暂行办法住房租金每月扣多少？"),
    ("换成从业人数呢？", "小企业年所得额不超过多少？", "", "换成从业人数呢？"),
    ("如果我是居民呢？", "职工每月多少？", "", "如果我是居民呢？"),
    ("要是2027年呢？", "2025年目标多少？", "", "要是2027年呢？"),
])
def test_a_follow_up_that_exchanges_a_thing_is_read_as_the_question_before(text: str, before: str, named: str, read: str) -> None:
    assert substituted(text, before, named) == read


@pytest.mark.parametrize(("text", "read"), [
    ("第二年的报告又安排了多少？赤字率提到了几？", "第二年的报告的财政赤字又安排了多少？赤字率提到了几？"),
    ("2018年的报告定了多少？新增就业呢？", "2018年的报告的财政赤字定了多少？新增就业呢？"),
    ("第二年的报告里赤字率是多少？新增就业呢？", "第二年的报告里赤字率是多少？新增就业呢？"),
    ("第二年的报告又安排了多少？", "第二年的报告又安排了多少？"),
])
def test_a_clause_that_names_only_another_year_asks_of_the_same(text: str, read: str) -> None:
    assert same_asked(text, "财政赤字") == read


@pytest.mark.parametrize(("text", "years"), [
    ("“十四五”期间生产总值增加了多少？", []),
    ("“十四五”期间生产总值从多少增加到多少？", []),
    ("“十四五”期间生产总值年均增长多少？", [2025]),
    ("“十四五”末生产总值是多少？", [2025]),
])
def test_the_report_of_the_year_after_a_plan_is_asked_for_both_its_ends(text: str, years: list[int]) -> None:
    assert [year for year, _ in years_of(text, [], {"2026"})[0]] == years
    both = [2020] if "从多少" in text else []  # without such a report the year before the plan and its last are meant
    assert [year for year, _ in years_of(text, [], {"2021"})[0]] == [*both, 2025]


@pytest.mark.parametrize(("text", "groups"), [
    ("会员参加和居民参加的比例各是多少", ("会员参加", "居民参加")),
    ("定期型和突发型陪护分别几日内申请", ("定期型", "突发型")),
    ("2020年和2021年各多少", None),
    ("新增就业和登记失业率各多少", None),
])
def test_two_groups_of_a_kind(text: str, groups: tuple[str, str] | None) -> None:
    assert two_groups(text) == groups


def test_one_town_as_such_is_no_place_of_its_own(shipped: Path) -> None:
    assert "单独的数" not in ask("中卫一个市2023年的5G基站目标是多少座？").answer


@pytest.mark.parametrize(("question", "told"), [
    ("白水市陪护互助管理办法里，定期型和突发型陪护对申请提出时间的要求差在哪？", ("15日内", "3日内")),
    ("白水市陪护互助管理办法：停办公示，普通陪护站和家庭陪护点有啥不同？", ("公示期为25日", "无需公示")),
    ("白水市陪护互助管理办法里，2025年底和2027年底分别要做到什么程度？", ("网上可办", "全市通办")),
    ("白水市陪护互助管理办法里，报名的陪护员只有两人，是抽签、协商还是指定？那只有一人呢？", ("采取协商", "采取指定")),
    ("白水市陪护互助管理办法里，陪护站采购额是500万元，预付至少多少万元？", ("不低于200万元", "采购金额的40%")),
])
def test_each_of_two_is_told_what_is_asked(library: Path, question: str, told: tuple[str, ...]) -> None:
    answer = ask(question).answer
    assert all(words in answer for words in told) and len(answer) < 400


def test_a_change_told_without_the_year_of_its_base_is_worked_out(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "白水市养老发展规划.txt"
    file.write_text("白水市养老发展规划（2024—2028年）\n\n白水市人民政府\n2024年5月8日\n\n二、主要目标\n到2028年，陪护站建设资金从300万元增加到750万元，陪护站覆盖率达到90%。\n", encoding="utf-8")
    add([file], copy, progress=False)
    answer = ask("白水市养老发展规划里，陪护站建设资金增加了多少万元，是原来的几倍？")
    assert {f"{one.result:f}{one.unit}" for one in answer.computations} >= {"450万元", "2.5倍"}
