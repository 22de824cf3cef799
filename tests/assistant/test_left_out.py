"""What stands elsewhere in the document changes the verdict: who is left out of all of it, what it demands of all, special cases of a rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from assistant.eligibility import facts
from assistant.eligibility.conditions.left_out import left_out
from assistant.eligibility.conditions.seasons import in_digits, seasons, within
from assistant.gather.of_support.bars import bars
from index import build
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "left_out"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("left_out")
    build.add(sorted(GOLDEN.glob("*.txt")), home, progress=False)
    return Library.open(home)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["question"])
def test_what_stands_elsewhere_in_the_document_decides(row: dict[str, Any], library: Library) -> None:
    made = answer(row["question"], (), library)
    assert [words for words in row["says"] if words not in made.text] == [], made.text
    assert [words for words in row.get("never", ()) if words in made.text] == [], made.text
    assert [words for words in row.get("quotes", ()) if not any(words in one.quote for one in made.citations)] == [], made.text


def test_a_list_ends_where_another_kind_of_mark_begins() -> None:
    text = "（九）有下列情形之一的，不予支持：1.在建项目；2.欠缴税款的。\n（十）本措施由市林业局解释。"
    assert [one.what for one in bars(text) if one.listed] == ["在建项目", "欠缴税款的"]


def test_whom_a_document_is_for_is_quoted_from_its_first_word() -> None:
    text = "云溪市辅具补贴办法\n第四条 本办法所称适配对象是指具有本市户籍的以下人员：\n（一）6岁以下残疾儿童；\n（二）持证残疾人。"
    (bar,) = [one for one in bars(text) if "户籍" in one.what]
    assert (text[bar.start : bar.end], bar.what) == ("本办法所称适配对象是指具有本市户籍的以下人员：", "具有本市户籍的以下人员")


def test_having_two_grants_and_punishments_leave_out_nobody() -> None:
    assert bars("同一项目不得重复享受本办法补助。骗取资金的，三年内不得申报。") == ()


@pytest.mark.parametrize(("spelled", "read"), [("十月十五号", "10月15号"), ("三月份", "3月份"), ("过了三月", "过了三月"), ("十二月底", "12月底")])
def test_days_are_read_in_digits(spelled: str, read: str) -> None:
    assert in_digits(spelled) == read


@pytest.mark.parametrize(("said", "verdict"), [
    ("我们今年2月刚注册的公司，能拿奖励吗", None),
    ("5月6号才交材料，还收吗", "不符合"),
    ("我们4月10号递的申请", "符合"),
    ("娃娃8月出生，9月去申请的", "不符合"),
])
def test_only_the_day_of_handing_in_is_held_against_the_weeks(said: str, verdict: str | None) -> None:
    season = next(seasons("每年4月1日至4月30日受理申请。"))
    check = within(season, said)
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("said", "out"), [
    ("我们是家民营加油站，第一次进限上库", "成品油零售"), ("我公司就是个房地产开发商", "房地产开发"), ("我们隔壁是加油站，自己开超市", ""), ("我们厂做精密零件", ""),
])
def test_a_body_named_beside_those_in_trouble_is_left_out_for_what_it_is(said: str, out: str) -> None:
    check = left_out("列入严重失信主体名单的企业，以及房地产开发企业、成品油零售企业", facts((said,), ()))
    assert (check.text if check is not None else "").endswith(out) and bool(check) == bool(out)
