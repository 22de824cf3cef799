"""What is left of a limit by a verb of its own or by what was told before, times told in two clauses, grants named behind a comma, and lists one stands on;
over an invented county's measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.of_support.itemised.named import grants
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.had import had, more_of

_TEXT = """清河县市场主体服务办法

清河县人民政府关于印发《清河县市场主体服务办法》的通知
清政发〔2025〕10号
2025年5月1日

第一条 市场主体因自然灾害等原因造成经营困难的，可以自主决定在一定时期内歇业。市场主体歇业的期限最长不得超过2年。
第二条 受灾家庭可以申请生活救助。同一家庭在1个自然年度内生活救助金额累计最高不得超过3万元。
第三条 返乡人员在本县创办的小微企业，注册登记满12个月的，可申请8000元的一次性创业补贴。
第四条 市场主体被吊销营业执照，或者被列入严重违法失信名单的，不适用简易变更程序。材料齐全的，可以按照简易变更程序办理。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河县市场主体服务办法": _TEXT})


@pytest.mark.parametrize(("history", "question", "told"), [
    ([], "清河县的公司因为发大水歇业，到现在已经歇了15个月，最长还能再歇几个月？", ["24个月−15个月 = 9个月"]),
    (["我们家在清河县，今年3月领过一次生活救助1.2万，7月又领了8000。"], "年底房子又塌了，今年最多还能再给我们家多少生活救助？", ["3万元", "10000元"]),
    ([], "我返乡在清河县注册了个小微企业，到现在刚9个月，一次性创业补贴能领吗？", ["不能享受", "9个月"]),
    ([], "清河县的小公司没欠债，就是去年还挂在严重违法失信名单里，能走简易变更程序吗？", ["不适用简易变更程序"]),
])
def test_answers(library: Path, history: list[str], question: str, told: list[str]) -> None:
    text = ask(question, history).answer
    assert all(one in text for one in told), text


def test_what_was_done_of_what_more_is_asked_of() -> None:
    assert more_of("最长还能再歇几个月") == "歇"
    assert more_of("还能再停多久") == "停"
    assert more_of("还能拿多少") == "拿"
    assert not more_of("还有几个月到期")
    assert [one.value for one in had("已经停了8个月，还能再停几个月")] == [8]
    assert had("已经停了8个月，能享受多少") == ()


def test_a_time_told_behind_what_it_is_of() -> None:
    assert [one.clause for one in durations("今年注册了个店，到现在刚10个月")] == ["今年注册了个店，到现在刚10个月"]


@pytest.mark.parametrize(("question", "names"), [
    ("岗位补贴、培训补贴，再加今年一年的租金补贴，三样合计多少？", ["岗位补贴", "培训补贴", "租金补贴"]),
    ("培训补贴，外加交通补贴一共多少？", ["培训补贴", "交通补贴"]),
])
def test_grants_named_behind_a_comma(question: str, names: list[str]) -> None:
    assert [one.name for one in grants(question)] == names
