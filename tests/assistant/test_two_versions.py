"""Two versions of one policy: what each gives, and which holds for what happened when it did, over two invented documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.of_documents.transitions import falls_under, happened, transitions
from assistant.gather.of_documents.version_words import of_each
from assistant.records import Status
from index.records import Metadata

_OLD = """綦江区支持服务业发展若干措施

綦江府发〔2021〕6号
重庆市綦江区人民政府
2021年5月10日

一、支持商贸企业上规。对首次纳入限额以上统计的批发、零售、住宿、餐饮企业，分别给予12万元、9万元、7万元、4万元奖励，分两年兑现，纳统当年兑现60%，次年仍在库的再兑现40%。
二、支持做大规模。对年销售额达到3亿元以上且同比增长12%以上的限上批发企业，给予18万元奖励。
三、支持电商发展。对年网络零售额达到800万元以上的电商企业，按网络零售额的0.4%给予奖励，单个企业最高15万元。
四、支持景区创建。对新评定为国家4A级旅游景区的，给予60万元奖励。
五、本措施自2021年6月10日起施行，有效期至2024年6月30日。
"""
_NEW = """綦江区促进服务业高质量发展若干措施（2024年修订）

綦江府发〔2024〕9号
重庆市綦江区人民政府
2024年9月12日

为促进服务业高质量发展，对《綦江区支持服务业发展若干措施》（綦江府发〔2021〕6号，以下简称“原措施”）修订如下。
一、支持商贸企业上规。对首次纳入限额以上统计的批发、零售、住宿、餐饮企业，分别给予16万元、11万元、8万元、6万元奖励，纳统次年仍在库的，一次性拨付。
二、支持做大规模。限上批发企业年销售额达到3亿元以上、8亿元以上且同比增长7%以上的，分别给予18万元、36万元奖励。
三、支持电商发展。年网络零售额达到800万元以上的电商企业，按当年网络零售额较上年增量部分的2%给予奖励，单个企业最高40万元。
四、支持景区创建。对新评定为国家4A级旅游景区的，给予90万元奖励。
五、2024年6月30日前发生、尚未兑现的事项，仍按原措施执行；2024年7月1日以后发生的事项，按本措施执行。
六、本措施自2024年10月15日起施行，有效期至2028年12月31日。原措施同时废止。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"old": _OLD, "new": _NEW})


@pytest.mark.parametrize(("question", "told"), [
    ("綦江区零售企业首次纳入限上统计，2021年那版和2024年修订版奖励各是多少，拨付方式有什么不一样？", ["9万元", "11万元", "分两年兑现", "一次性拨付"]),
    ("綦江的限上批发企业，年销售额9亿，增长8%，按老办法能不能拿奖？按新办法呢，奖多少？", ["不符合　同比增长12%以上", "36万元"]),
    ("綦江一家电商公司，去年网络零售2000万，今年3500万。按修订前算该奖多少，按修订后算该奖多少？", ["14万元", "30万元"]),
])
def test_what_is_asked_of_both_versions_is_told_of_each(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert {one.document for one in answer.citations} == {"old", "new"}
    assert [words for words in told if words not in answer.answer] == []


@pytest.mark.parametrize(("question", "home", "told"), [
    ("綦江一家小饭馆2024年3月头一次纳入限上统计，钱一直没兑现。是按新政策还是老政策？合计能拿多少？", "old", ["仍按原措施执行", "**金额：** 4万元"]),
    ("綦江我们景区2024年8月评上国家4A，那会儿老政策到期了，新政策还没施行，有奖励吗，多少？", "new", ["2024年7月1日以后发生的事项，按本措施执行", "**金额：** 90万元"]),
])
def test_what_happened_before_falls_under_the_version_that_the_later_one_names(library: Path, question: str, home: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert [words for words in told if words not in answer.answer] == []
    assert home in {one.document for one in answer.citations}
    assert "已经过期" not in answer.answer


def test_without_a_time_the_later_version_answers(library: Path) -> None:
    answer = ask("綦江新评上国家4A级景区奖多少？")
    assert "90万元" in answer.answer
    assert "60万元" not in answer.answer


@pytest.mark.parametrize(("clause", "told", "side"), [
    ("2023年12月31日（含）前已受理的项目，继续按照原办法执行", "我们2023年9月受理的", "old"),
    ("本办法施行前已签订合同的，适用原规定", "2024年12月签的合同", "old"),
    ("自2024年1月1日起新认定的企业，按本办法执行", "2024年2月3日认定的", "new"),
    ("2023年12月31日前已受理的项目，按照原办法执行", "2023年或者2024年2月，记不清了", None),
    ("2023年12月31日前已受理的项目，按照原办法执行", "2024年受理的", None),
])
def test_clauses_on_what_went_before(clause: str, told: str, side: str | None) -> None:
    when = happened(told)
    under = falls_under(when, transitions(clause, "2025-01-01")) if when is not None else None
    assert (under and under.side) == side


def test_the_year_of_a_version_and_of_what_was_had_is_no_time_of_the_thing() -> None:
    assert happened("2023年按老政策领过20万了，按2022年那版怎么算") is None
    assert happened("2023年9月评上的") == (date(2023, 9, 1), date(2023, 9, 30))


def test_what_is_asked_of_each_leaves_the_versions_out() -> None:
    old, new = Metadata(title="甲", published="2021-05-10"), Metadata(title="乙", published="2024-09-12")
    assert of_each("民宿评上甲级，2021版和2024版分别奖多少，差多少？", old, new) == "民宿评上甲级，奖多少？"
