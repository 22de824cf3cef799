"""A passage with the rare word that the question turns on goes before those that only share its common ones."""

from pathlib import Path

import pytest
from texts import Texts

from assistant.gather.in_words.clauses import clauses
from assistant.understand import understand
from index.library import Library

_SUPPORT = "青河市促进个体工商户发展若干措施\n\n" + "\n\n".join(
    f"第{number}条 {text}" for number, text in zip("一二三四五", (
        "支持个体工商户直接变更经营者。个体工商户变更经营者的，可以直接向登记机关申请变更登记。",
        "建立领导干部联系个体工商户制度。各部门结合实际，建立健全领导干部联系个体工商户工作机制。",
        "建设个体工商户公共服务平台。归集发布扶持个体工商户发展的政策信息，提供个体工商户所需服务。",
        "加强个体工商户发展状况监测分析。发挥个体劳动者协会作用，了解个体工商户经营困难。",
        "引导个体工商户诚信经营。个体工商户应当依法经营，公平竞争，接受社会监督。"), strict=True))
_RULES = ("市场主体登记办法\n\n第一条 为了规范市场主体登记行为，制定本办法。\n\n第二条 因自然灾害、事故灾难等原因造成经营困难的，市场主体可以自主决定在一定时期内歇业。\n\n"
          "第三条 市场主体应当在歇业前向登记机关办理备案。歇业的期限最长不得超过3年。\n")


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"青河市促进个体工商户发展若干措施": _SUPPORT, "市场主体登记办法": _RULES})


@pytest.mark.parametrize("question", ["个体工商户歇业要备案吗", "个体工商户歇业前向谁备案？"])
def test_the_rare_word_is_found(library: Path, question: str) -> None:
    held = Library.open(library)
    found = clauses(understand(question, (), held.cards, held.terms), held)
    assert "歇业前向登记机关办理备案" in found[0].passage.text


def test_nothing_is_turned_where_the_first_has_a_rare_word(library: Path) -> None:
    held = Library.open(library)
    found = clauses(understand("个体工商户诚信经营有什么要求", (), held.cards, held.terms), held)
    assert "引导个体工商户诚信经营" in found[0].passage.text
