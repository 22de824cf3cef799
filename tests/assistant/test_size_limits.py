"""The asker's size held against the limit that a clause sets for such things."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.gather.of_figures.size_limits import holds, sign_of
from assistant.records import Status
from index.quantities import quantities


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("淘汰35蒸吨/小时以下燃煤锅炉", "<="), ("采用400千安及以上大型预焙槽", ">="), ("投资超过5000万元的项目", ">"), ("年产能不足60万吨的煤矿", "<"),
        ("能耗不高于120千克", "<="), ("面积不低于200平方米", ">="), ("建成2兆瓦级的电站", None), ("总投资5亿元(含)以上的项目", ">="),
    ],
)
def test_the_words_round_a_figure_make_it_a_limit(text: str, sign: str | None) -> None:
    assert sign_of(text, next(iter(quantities(text)))) == sign


def test_a_figure_on_the_limit_lies_within_only_where_the_limit_is_included() -> None:
    assert [holds(sign, Decimal(5), Decimal(5)) for sign in (">", ">=", "<", "<=")] == [False, True, False, True]


@pytest.mark.parametrize(
    ("question", "told", "quote"),
    [
        ("中卫市建成区里我厂还烧着一台20蒸吨的燃煤锅炉，是不是保不住了？", ["按您说的20蒸吨：在“35蒸吨/小时以下”之内"], "基本淘汰35蒸吨/小时以下燃煤锅炉"),
        ("铝厂还在用150千安的电解槽，十三五规划是让改造还是让关？", ["150千安：在“160千安以下”之内"], "160千安以下电解铝电解槽全部淘汰"),
        ("我家16500千伏安的铁合金矿热炉，十三五规划怎么要求", ["不在“25000千伏安以上”之列", "不在“12500千伏安及以下”之列"], "淘汰12500千伏安及以下铁合金矿热炉"),
        ("去中卫投个5.5亿的项目，市里有领导盯着帮忙不", ["5.5亿元：在“5亿元以上”之内"], "对总投资5亿元以上的大项目，采取市级领导和经济部门定点包抓"),
        ("石嘴山有个年产45万吨的煤矿，长期亏损，十三五怎么安排？", ["45万吨：在“60万吨以下”之内"], "灾害严重及产能60万吨以下的煤矿"),
    ],
)
def test_the_askers_size_is_held_against_the_clause(shipped: Path, question: str, told: list[str], quote: str) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert all(part in answer.answer for part in told)
    assert any(quote in one.quote for one in answer.citations)


def test_a_size_of_another_thing_is_no_limit(shipped: Path) -> None:
    assert "按您说的" not in ask("我厂有一台20蒸吨的搅拌机，中卫有什么要求？").answer
