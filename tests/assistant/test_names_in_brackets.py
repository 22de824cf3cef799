"""Articles whose name stands in brackets, and from whom something is bought: neither is part of what a rule asks for; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """临河区支持总部经济和楼宇经济办法

第一条【目的】为做强总部经济，制定本办法。

第二条【总部奖励】总部企业年度营业收入首次达到5亿元、10亿元的，分别给予一次性30万元、80万元奖励。

第三条【软件采购】软件企业购买国产开发工具的，按实际支付金额的40%给予补助，最高200万元。向关联企业购买的，不予补助。

第四条（楼宇改造） 建成使用满10年的商务楼宇，投资500万元以上实施改造的，按投资额的10%给予补助，最高100万元。

第五条【施行】本办法自2024年1月1日起施行，有效期5年。
"""


@pytest.fixture(autouse=True)
def home(with_texts: Texts) -> Path:
    return with_texts({"临河区支持总部经济和楼宇经济办法": _TEXT})


@pytest.mark.parametrize(("asked", "says", "never"), [
    ("我们是临河区的总部企业，营业收入首次达到12亿元，能奖多少？", ["：80万元"], ["【", "：30万元"]),
    ("临河区的商务楼宇，建成使用12年了，花600万元改造，能补多少？", ["60万元"], ["楼宇改造）"]),
    ("我们是临河区的软件企业，从没有关联关系的公司买国产开发工具花了100万元，能补多少？", ["40万元", "结论：能享受"], ["不能享受"]),
    ("我们是临河区的软件企业，从非关联企业买国产开发工具花了100万元，能补多少？", ["40万元"], ["不能享受"]),
    ("我们是临河区的软件企业，从关联企业买国产开发工具花了100万元，能补多少？", ["不能享受"], ["40万元的"]),
], ids=["steps", "round", "unrelated", "not related", "related"])
def test_neither_a_name_in_brackets_nor_no_relation_is_asked_for(asked: str, says: list[str], never: list[str]) -> None:
    made = ask(asked)
    assert [words for words in says if words not in made.answer] == [], made.answer
    assert [words for words in never if words in made.answer] == [], made.answer
