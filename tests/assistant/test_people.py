"""What people have by their age, each of a couple by himself, and by what another of the family has; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status
from index.build import add

_TEXT = """清河市居民权益办法

清河市人民政府关于印发《清河市居民权益办法》的通知
清政发〔2024〕9号
2024年3月1日

第一章 照护保险缴费
第一条 照护保险个人缴费费率：
（1）未满30周岁参保人员个人不缴费；
（2）满30周岁至未满50周岁参保人员为0.05%；
（3）满50周岁至退休前参保人员为0.1%；
（4）退休人员为0.2%。
第二章 医疗支出补助
第二条 参保人发生的医药费用支出，个人负担累计超过10000元的部分，在60000元限额内据实补助。
参保人及其配偶、未成年子女发生的医药费用支出，按第二条规定分别计算补助额。
第三章 住房租金补助
第三条 参保人在本市没有自有住房而发生的住房租金支出，按每月600元补助。
参保人的配偶在本市有自有住房的，视同参保人在本市有自有住房。
第四章 公租住房
第四条 年满35周岁的单身申请人可独立申请公租住房；年满18周岁的孤儿，有生活来源的，也可以独立申请公租住房。
第五条 大病医疗报销比例由55%提高到65%。
申请公租住房的家庭成员均年满60周岁的，收入标准可适当放宽。
第六条 毕业生到清河市乡镇就业（入编机关事业单位的除外），给予5000元一次性就业补贴。
第九条 到清河市山区就业的，按博士每人9000元、硕士每人6000元、其他每人4000元标准给予补贴。
第十条 赡养老人的居民为非独生子女的，由其与兄弟姐妹分摊每月1800元的补助额度，每人分摊的额度不能超过每月900元。
第十一条 在甲州片区租房创业的毕业生，给予每年最高5000元的创业租金补贴。
第十二条 从事支边服务的大学生，享受生活补贴，参加保险。生活补贴每人每月2600元。按照每人1500元标准，给予新招募的支边人员一次性安家费补贴。
第七条 申请急困型救助的事由应发生在申请日前1个月内。申请支出型救助的事由应发生在申请日前6个月内。
第五章 就业见习
第八条 见习者属于残疾人的，见习期间按每月300元给予生活补贴。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河市居民权益办法": _TEXT})


@pytest.mark.parametrize(("question", "told"), [
    ("我41岁，清河市职工，缴费基数7000，照护保险个人每月交多少？", ["3.5元", "满30周岁至未满50周岁"]),
    ("清河市孤儿，我今年20，能独立申请公租住房吗？", ["年满18周岁的孤儿", "符合"]),
    ("清河市大病医疗报销比例提高了，我有4万元能报，按新比例比老比例多报多少钱？", ["4万元×(65%−55%) = 4000元"]),
    ("我26，清河市职工，照护保险个人要交多少？", ["个人不缴费"]),
    ("我爸66岁，退休了，清河市照护保险个人缴费费率是多少？", ["退休人员为0.2%"]),
    ("清河市医疗支出补助，我自己个人负担3万，老婆个人负担8000元，两个人一共能补多少？", ["20000元 + 0元 = 20000元", "分别计算补助额"]),
    ("我在清河市租房，自己没房，老公名下有一套，住房租金补助还能享受吗？", ["不能享受", "视同参保人在本市有自有住房"]),
    ("清河市单身，今年29，想申请公租住房，可以吗？", ["不能", "29岁"]),
    ("我是毕业生，去清河市乡镇就业，考上了事业编，还有就业补贴吗？", ["不能享受", "入编机关事业单位"]),
    ("我硕士老婆大专，都到清河市山区就业，补贴两个人加起来多少？", ["6000元 + 4000元 = 10000元"]),
    ("我家姐弟四个，爸妈都68了，清河市赡养老人补助平摊，我每个月补多少？", ["1800元 ÷ 4人 = 450元", "没有超过每人900元"]),
    ("我刚毕业，在清河市甲州片区租房创业，创业租金补贴三年加起来最多多少？", ["不超过5000元", "15000元"]),
    ("去清河市参加支边服务，每个月生活补贴多少？有没有安家费？", ["2600元", "1500元标准，给予新招募的支边人员一次性安家费"]),
    ("家里失火是一个半月前的事，清河市急困型救助现在还能申请吗？", ["不能", "1个月内"]),
    ("半个月前家里失火，清河市急困型救助现在还能申请吗？", ["这一项符合", "1个月内"]),
    ("三个月前做了手术，清河市支出型救助现在还能申请吗？", ["这一项符合", "6个月内"]),
])
def test_case_of_ones_own(library: Path, question: str, told: list[str]) -> None:
    text = ask(question).answer
    assert all(words in text for words in told), text


def test_own_house_of_nobody_excludes_nobody(library: Path) -> None:
    assert "不能享受" not in ask("我在清河市租房，自己没房，老公也没房，住房租金补助能享受吗？").answer


def test_a_list_of_ages_of_one_city_tells_nothing_of_another(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "中卫市居民权益办法.txt"
    file.write_text(_TEXT.replace("清河", "中卫"), encoding="utf-8")
    add([file], copy, progress=False)
    assert "0.05%" in ask("中卫市照护保险个人缴费费率是多少？").answer
    answer = ask("深圳市的照护保险个人缴费费率是多少？")
    assert answer.status == Status.REFUSED and "0.05%" not in answer.answer


def test_what_is_given_for_something_else_than_is_applied_for(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "清河市公租住房管理办法.txt"
    file.write_text("清河市公租住房管理办法\n\n第一条 为规范公租住房管理，制定本办法。\n第二条 申请公租住房应当提交身份证明和收入证明。\n", encoding="utf-8")
    add([file], library, progress=False)
    assert "300元" not in ask("我是残疾人，想在清河市申请公租住房，有什么优先？").answer
    assert "300元" in ask("我是残疾人，在清河市见习有什么补贴？").answer
