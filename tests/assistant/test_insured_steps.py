"""Tables of an insurance whose rows are parts of what is borne: each part at its own share, above the threshold and up to the limit; over an invented document."""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """槐河市医疗保障待遇标准

一、大病保险
参保人员经基本医保支付后，个人年度累计负担超过起付标准的部分，由大病保险按下表支付。

| 费用段（超过起付标准的部分） | 一般参保人员 | 低保对象、特困人员 |
| --- | --- | --- |
| 起付标准 | 12000元 | 6000元 |
| 0—4万元（含） | 55% | 60% |
| 4万元—8万元（含） | 65% | 70% |
| 8万元以上 | 75% | 80% |
| 年度封顶线 | 40万元 | 不设封顶线 |

二、医疗救助
个人仍有负担的，按下列标准救助：

| 救助对象 | 年度起付标准 | 救助比例 | 年度救助限额 |
| --- | --- | --- | --- |
| 低保对象 | 无 | 70% | 5万元 |
| 低保边缘家庭成员 | 3000元 | 60% | 4万元 |
"""


@pytest.fixture(autouse=True)
def _home(with_texts: Texts) -> None:
    with_texts({"槐河市医疗保障待遇标准": _TEXT})


@pytest.mark.parametrize(("asked", "says", "never"), [
    ("我在槐河市参保，医保报完自己今年累计负担了7.2万元，大病保险能报多少？", ["40000元×55% + 20000元×65% = 35000元"], []),
    ("槐河市的居民，医保报完自己还担了四万两千块，大病保险能赔多少？", ["30000元×55% = 16500元"], []),
    ("我是槐河市的低保户，医保报完自己还负担12.6万元，大病保险能报多少？", ["40000元×60% + 40000元×70% + 40000元×80% = 84000元"], ["50000元"]),
    ("槐河市的居民，医保报完自己担了1万元，大病保险能报多少？", ["没有超过起付标准12000元"], []),
    ("我是槐河市的低保户，医保和大病保险都报完了，自己还负担3万元，医疗救助能给多少？", ["30000元×70% = 21000元"], []),
], ids=["two parts", "one part", "his class", "below", "the other table"])
def test_parts_of_what_is_borne(asked: str, says: list[str], never: list[str]) -> None:
    made = ask(asked)
    assert [words for words in says if words not in made.answer] == [], made.answer
    assert [words for words in never if words in made.answer] == [], made.answer
