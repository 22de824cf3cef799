"""Several apply together, and a document wants each of them to meet its conditions: each one's own words are held against the condition that is for him."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer
from index import build
from index.library import Library

FEES = """云陂市检测收费减免办法
第一条 为减轻创新主体负担，制定本办法。
第二条 申请人符合下列条件之一的，可以向市检测中心请求减免检测收费：
（一）上年度月均收入低于4000元的个人；
（二）上年度营业收入低于200万元的企业。
两个以上的个人或者企业共同申请的，应当分别符合前款规定。
第三条 减免比例为检测收费的60%。
"""
STALLS = """芦川县集市摊位优惠办法
一、具备下列条件之一的，可以享受摊位优惠：
1.上年度月均收入不超过3000元的个人；
2.上年度营业收入不超过50万元的合作社。
联合申请的，各自均应符合上述条件。
二、优惠摊位由市场服务中心安排。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("texts")
    for name, text in (("fees", FEES), ("stalls", STALLS)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build.add(sorted(Path(folder).glob("*.txt")), home, progress=False)
    return Library.open(home)


@pytest.mark.parametrize(
    ("question", "verdict", "quote"),
    [
        ("云陂市，我们公司去年营业收入150万，跟一个工程师一起申请检测收费减免，那工程师去年一个月平均拿六千，能申请吗？", "结论：不能", "月均收入低于4000元的个人"),
        ("云陂市，我们公司去年营业收入150万，跟一个工程师一起申请检测收费减免，那工程师去年月均收入3500元，能申请吗？", "这一项符合", "应当分别符合前款规定"),
        ("芦川县，我们合作社去年营业收入80万，和一个老乡联合申请集市摊位优惠，他去年月均收入2000元，可以吗？", "结论：不能", "营业收入不超过50万元的合作社"),
    ],
)
def test_each_of_those_who_apply_together_has_to_meet_his_condition(question: str, verdict: str, quote: str, library: Library) -> None:
    made = answer(question, (), library)
    assert verdict in made.text, made.text
    assert any(quote in one.quote for one in made.citations), made.text


@pytest.mark.parametrize(
    "question",
    [
        "云陂市，我们公司去年营业收入150万，跟一个工程师一起申请检测收费减免，能申请吗？",  # of the second nothing is told
        "云陂市，我们公司去年营业收入150万，想申请检测收费减免，能申请吗？",  # alone
    ],
)
def test_one_alone_or_one_of_whom_nothing_is_told_gives_no_joint_verdict(question: str, library: Library) -> None:
    assert "应当分别符合前款规定" not in answer(question, (), library).text
