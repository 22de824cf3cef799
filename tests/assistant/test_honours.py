"""What an asker came to be and asks a reward for, told apart from what he says that he is."""

from __future__ import annotations

import pytest

from assistant.eligibility.conditions.honours import honours_in, rewarded


@pytest.mark.parametrize(("text", "wanted"), [
    ("我们厂评上国家级绿色工厂，区里奖多少", {"绿色工厂"}),
    ("公司去年新上规，能奖多少", {"上规"}),
    ("新三板挂牌能拿多少", {"挂牌"}),
    ("首次认定为高新技术企业的给多少", {"高新技术企业"}),
    ("我们是规上企业，买设备补多少", set()),
    ("绿色园区由谁负责", set()),
])
def test_what_a_reward_is_asked_for(text: str, wanted: set[str]) -> None:
    assert rewarded(text) == wanted


def test_words_for_one_thing_are_one() -> None:
    assert honours_in("对首次小升规的企业") == honours_in("新增入统企业") == {"上规"}
