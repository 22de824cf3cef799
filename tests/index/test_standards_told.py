"""Standards told as noun phrases under the heading of a grant are rules; what a sentence beside a rule lets it come to at most is a limit on it, and no rule."""

from __future__ import annotations

import pytest

from index.records import CleanText, Document, Metadata, SupportRule
from index.rules import extract
from index.sections import sections


def _rules(text: str) -> tuple[SupportRule, ...]:
    clean = CleanText(text)
    return extract(Document("d", Metadata(), clean), sections(clean), ())


STANDARDS = r"""
第三条 护理补贴标准\n（一）一级：每人每年2800元。\n（二）二级：每人每年2000元。|2800 2000
四、资助标准\n1. 学前教育阶段：每生每年1000元；\n2. 小学阶段：每生每年1500元。|1000 1500
二、奖励标准\n（一）国家级示范社，20万元；\n（二）省级示范社，10万元。|20 10
（三）高龄津贴\n80—89周岁，每人每月100元；90—99周岁，每人每月200元。|100 200
第四条 培训补贴标准。初级工每人800元，中级工每人1200元。|800 1200
第五条 孤儿基本生活养育标准为：集中供养每人每月2100元，散居每人每月1500元。|2100 1500
二、收费标准\n（一）午餐：每份15元。\n（二）晚餐：每份12元。|
第四章 资助对象和标准\n第十四条 罚款标准：逾期不改的，每次500元。|
第三章 困难群众救助\n第七条 最低生活保障。符合条件的，可以申请。城市最低生活保障标准为每人每月720元。|
"""


@pytest.mark.parametrize("case", STANDARDS.strip().split("\n"))
def test_standards_under_the_heading_of_a_grant(case: str) -> None:
    text, _, sums = case.partition("|")
    assert " ".join(f"{rule.amount:f}" for rule in _rules(text.replace("\\n", "\n")) if rule.amount is not None) == sums


LIMITS = r"""
对新建冷库的主体，按每立方米200元给予补助。补助金额不超过总投资的30%，单个主体最高60万元。|补助金额不超过总投资的30%；单个主体最高60万元
第五条 对新建冷库的主体，按以下标准补助：\n（一）机械冷库每立方米100元；\n（二）气调冷库每立方米200元。\n补助金额不超过总投资的30%，单个主体最高60万元。|补助金额不超过总投资的30%；单个主体最高60万元
对投保综合险的企业，按实际保费的20%给予补助。中央、省、市三级补贴合计不得超过年度保费的80%，超过部分从市级补助中核减。|中央、省、市三级补贴合计不得超过年度保费的80%
第七条 对参加展会的企业，按展位费的50%给予补助。补贴总额不超过实际支出，且每家企业每年不超过10万元。|补贴总额不超过实际支出；每家企业每年不超过10万元
第九条 对购买保险的企业给予保费补贴，产品责任险按30%补贴。\n县级补贴与上级补贴之和不得超过实缴保费的80%。|县级补贴与上级补贴之和不得超过实缴保费的80%
1. 厂房建设补助。新建标准厂房的，每平方米补助100元。\n2. 上述补助合计不超过建设总成本的20%。|上述补助合计不超过建设总成本的20%
"""


@pytest.mark.parametrize("case", LIMITS.strip().split("\n"))
def test_what_a_grant_is_at_most_is_a_limit_on_it(case: str) -> None:
    text, _, limits = case.partition("|")
    found = _rules(text.replace("\\n", "\n"))
    assert found and {"；".join(one.text for one in rule.limits) for rule in found} == {limits}, [rule.quote for rule in found]
