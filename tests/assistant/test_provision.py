"""The provision nearest to a question in everyday words, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """綦江区社区日间照料站管理办法

綦江府办发〔2024〕12号
重庆市綦江区人民政府办公室
2024年3月5日

第一条 为了规范社区日间照料站的管理，制定本办法。
第二条 照料站的监控录像资料保存期不少于三个月。
第三条 照料站招聘护理员，应当查询应聘者是否具有违法犯罪记录；发现具有前述记录的，不得录用。
第四条 入站人员下落不明的，照料站应当及时向公安机关报案，并报告主管部门。
第五条 照料站因自然灾害造成经营困难的，可以歇业，歇业前应当向区民政部门办理备案，歇业期限最长不得超过两年。
第六条 照料站登记证书遗失的，应当声明作废，并申请补领。
第七条 照料站更名的，应当在三十日内办理变更登记。
第八条 照料站不得将登记证书出租、出借给其他单位使用。
本办法自2024年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区社区日间照料站管理办法": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("綦江日间照料站管理办法里，摄像头拍的要留多久才能删？", "保存期不少于三个月"),
        ("綦江的日间照料站，有前科的护工能不能要？", "不得录用"),
        ("老人在綦江日间照料站走丢了，站里得跟谁报告？", "向公安机关报案"),
        ("綦江日间照料站遭了灾想先歇着，歇之前要跟谁报备？", "向区民政部门办理备案"),
        ("綦江日间照料站的证弄丢了怎么补？", "申请补领"),
        ("綦江日间照料站的登记证书能租给别家用吗？", "不得将登记证书出租、出借"),
    ],
)
def test_everyday_words_find_the_provision(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    ["綦江区社区日间照料站管理办法里允许养狗吗？", "綦江区社区日间照料站管理办法规定护理员的月工资是多少？", "綦江区社区日间照料站管理办法要求厨师考几级证？"],
)
def test_what_the_document_does_not_rule_stays_refused(library: Path, question: str) -> None:
    assert ask(question).status.value == "refused", ask(question).answer
