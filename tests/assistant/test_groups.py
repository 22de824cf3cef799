"""Groups of a kind of which a document says the same, each with its figures: the one asked of, both side by side, one put in the place of the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.gather.two_groups import two_groups
from assistant.understand.substituted import substituted
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
第四条 定期型陪护的申请应在需要陪护前15日内提出。突发型陪护的申请应在需要陪护后3日内提出。
"""


@pytest.fixture
def library(copy: Path, tmp_path: Path) -> Path:
    file = tmp_path / "白水市陪护互助管理办法.txt"
    file.write_text(_CARE, encoding="utf-8")
    add([file], copy, progress=False)
    return copy


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


@pytest.mark.parametrize(("text", "groups"), [
    ("会员参加和居民参加的比例各是多少", ("会员参加", "居民参加")),
    ("定期型和突发型陪护分别几日内申请", ("定期型", "突发型")),
    ("2020年和2021年各多少", None),
    ("新增就业和登记失业率各多少", None),
])
def test_two_groups_of_a_kind(text: str, groups: tuple[str, str] | None) -> None:
    assert two_groups(text) == groups
