"""A follow-up on somebody else, and limits that stand beside what is asked: hours, ages, bounds told by name."""

from __future__ import annotations

import pytest

from assistant.compose.of_demands.kin_listed import held
from assistant.eligibility import facts
from assistant.eligibility.conditions.age_bounds import age_check
from assistant.eligibility.conditions.clock import clock_check
from assistant.eligibility.conditions.counted_from import COUNTED_FROM, counted_from, fulfilled_by, of_event
from assistant.eligibility.told.other_person import of_last_person
from assistant.gather.of_support.bars import bars
from assistant.gather.of_support.definitions import definitions
from assistant.records import Citation, Draft, Query, Reason, Status


@pytest.mark.parametrize(("turns", "first"), [
    (("我家是本市户口，今年种竹子，能领多少？", "那我弟一家是外地的，能领吗？"), "能领多少"),
    (("我们夫妻都是本市户口，我是本科，能领多少？", "那我老婆呢？她是大专"), "我们夫妻都是本市户口，能领多少"),
    (("我妈81岁，能领多少？", "我妈还有退休金"), "我妈81岁，能领多少？"),
    (("我投了80万，能补多少？", "如果投50万呢？"), "我投了80万，能补多少？"),
])
def test_what_was_told_of_one_says_nothing_of_another(turns: tuple[str, ...], first: str) -> None:
    assert of_last_person(turns)[0] == first


@pytest.mark.parametrize(("printed", "said", "verdict"), [
    ("固定营业至22时以后", "那我只开到九点半呢", "不符合"),
    ("固定营业至22时以后", "开到晚上11点", "符合"),
    ("固定营业至22时以后", "我一天开十个小时", None),
])
def test_the_hour_told_is_held_against_the_one_printed(printed: str, said: str, verdict: str | None) -> None:
    check = clock_check(printed, facts((said,)))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("said", "verdict"), [("孩子已经满三岁两个月了", "不符合"), ("娃娃才两岁半", "符合"), ("我今年38岁，还没要孩子", None)])
def test_the_age_by_which_one_applies(said: str, verdict: str | None) -> None:
    check = age_check("子女年满3周岁前申请", facts((said,)), only_age=True)
    assert (check and check.verdict) == verdict


def test_a_time_counted_from_what_fulfils_the_conditions() -> None:
    sentence = "窑火补贴应当在新生儿出生之日起1年内向社区申请。"
    found = COUNTED_FROM.search(sentence)
    assert found is not None and of_event(found["event"], "生育陶艺家庭的")
    check = counted_from(found.group(), facts(("孩子出生一年半了才去领",)))
    assert check is not None and check.verdict == "不符合"
    late = counted_from("应当自符合条件之日起12个月内申请", facts(("拿到证书已经14个月了",)), fulfilled_by("取得陶艺师证书的，给予奖励900元"))
    assert late is not None and late.verdict == "不符合"
    assert fulfilled_by("取得证书并经营满6个月的") == ""


def test_an_item_may_leave_open_what_it_does_not_keep_out_of() -> None:
    text = "第三条窑火补贴。\n第四条有下列情形之一的，不予扶持：\n（一）已办理退休手续的，但申请第三条待遇的除外；\n（二）在建项目。\n"
    first = next(one for one in bars(text) if one.listed)
    assert first.what.startswith("已办理退休手续") and first.only and first.parts


def test_who_has_not_done_what_is_asked_for_stands_behind_it() -> None:
    assert bars("展销应当在举办前报县商务局备案，未备案的不予补助。")[0].what == "未备案的"


def test_a_definition_told_with_its_document_is_read_without_it() -> None:
    found = definitions("本办法所称陶艺老人，是指年满60岁的陶艺师父。\n约定或者指定分摊的须签协议。\n")
    assert [(one.term, one.what) for one in found] == [("陶艺老人", "年满60岁的陶艺师父")]


@pytest.mark.parametrize(("question", "listed"), [
    ("我拿到陶艺师户口了，那我爸妈呢？", True), ("我拿到陶艺师户口了，老婆能跟着迁吗？", False), ("我爸在窑口上班，我家女儿能迁吗？", False),
])
def test_kin_that_a_sentence_does_not_list_are_not_among_them(question: str, listed: bool) -> None:
    sentence = "取得陶艺师户口的人员，其配偶、未成年子女可同时随迁。"
    cited = Citation(1, "a", "", "", (), sentence, 0, len(sentence))
    made = held(Draft(Status.ANSWERED, Reason.NONE, sentence, (cited,)), Query(question, question, ()))
    assert ("不在其列" in made.text) == listed
