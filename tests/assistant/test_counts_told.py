"""Counts, ages and times told in the question, worked out through the whole program over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """澄溪市居民和工坊补贴办法

澄溪市人民政府关于印发《澄溪市居民和工坊补贴办法》的通知
澄政发〔2024〕6号
2024年4月1日

第一条 搬迁补助。对登记的搬迁居民，按每人每年700元发放补助。
第二条 守山补助。护林员每值守一年补助1800元，不满一年的按一年计算。
第三条 林地补助。对纳入管护的林地，按每亩每年70元给予补助，补助期限6年。
第四条 库房补贴。新建库容100立方米以上的通风库、机械库、气调库，分别按每立方米50元、120元、180元给予补贴。
第五条 学徒补贴。工坊开展学徒培训，培养中级工的按每人4000元、培养高级工的按每人6000元给予补贴。
第六条 收购贴息。工坊收购山药的贷款，按年利率3个百分点给予贴息，贴息期限不超过2年。
第七条 寿星津贴。年满80周岁的居民，每人每月发放100元；年满90周岁的居民，每人每月发放200元。
第八条 公寓补贴。对租住安居公寓的毕业生，每月补贴租金400元，最长不超过20个月。
第九条 工场租金。入驻澄溪工场的工坊租用场地的，按30元/平方米/月的标准给予租金补贴，最多补贴三个年度。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"澄溪市居民和工坊补贴办法": _TEXT})


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("我们一家三口都是澄溪市登记的搬迁居民，一年搬迁补助一共多少？", ["3人", "2100元"], []),
    ("澄溪市我家有10亩林地纳入管护，林地补助已经领了两年，剩下还能领多少钱？", ["2800元"], []),
    ("澄溪市新建机械库300立方米、通风库200立方米，库房补贴一共多少？", ["36000元", "10000元", "46000元"], ["300立方米，每一份180元"]),
    ("澄溪市我们工坊收购山药贷款200万元，贷了6个月，贴息多少？", ["3个百分点", "3万元"], []),
    ("我们工坊入驻了澄溪工场，租了200平方米，工场租金补贴能拿多少？", ["每月30元", "合计每月6000元"], ["合计6000元"]),
    ("我们工坊入驻了澄溪工场，租了200平方米，工场租金补贴拿满三个年度，一共多少？", ["3年共216000元"], []),
    ("我是毕业生，在澄溪市租住安居公寓，租了两年，租金补贴一共能拿多少？", ["8000元"], []),
])
def test_counts_told(library: Path, monkeypatch: pytest.MonkeyPatch, question: str, told: list[str], untold: list[str]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(library))
    answer = ask(question).answer
    assert [words for words in told if words not in answer] == [], answer
    assert [words for words in untold if words in answer] == [], answer


def test_an_old_couple_of_two_ages_is_not_refused(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_HOME", str(library))
    assert "不能享受" not in ask("我奶奶92岁，爷爷84岁，都是澄溪市居民，寿星津贴一个月一共多少？").answer
