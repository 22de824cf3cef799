"""A registered residence that is demanded, against askers registered elsewhere."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.conditions.residence import of_outsiders

_DEMANDED = "申请人应当具有本市城镇户籍，并在本市工作"


@pytest.mark.parametrize("said", ["外地户口能申请吗", "我不是本地户口，能申请吗", "我户口在老家，能申请吗", "外省户籍可以申请吗"])
def test_asker_registered_elsewhere_fails(said: str) -> None:
    assert [(check.text, check.verdict) for check in of_outsiders(_DEMANDED, facts((said,), ()))] == [("本市城镇户籍", "不符合")]


@pytest.mark.parametrize(("sentence", "said"), [
    (_DEMANDED, "我有本地户口，能申请吗"),
    (_DEMANDED, "我能申请吗"),
    ("面向具有非本市户籍的人员", "外地户口能申请吗"),
    ("申请人应为本市户籍人员或在本市注册的企业", "外地户口能申请吗"),
])
def test_nothing_is_decided_elsewhere(sentence: str, said: str) -> None:
    assert of_outsiders(sentence, facts((said,), ())) == []
