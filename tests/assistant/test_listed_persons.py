"""Of several kinds of persons named in one clause one is enough; a disability is graded from one, the gravest; who is let off an item of a list."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.conditions.disability import disability_check
from assistant.eligibility.conditions.left_out import left_out
from assistant.eligibility.conditions.listed_persons import of_one
from assistant.gather.of_support.bars import bars
from assistant.gather.of_support.either_or import choices, told
from assistant.gather.of_support.let_off import let_off
from index.records import Condition, SupportRule

_QUOTE = "社区认定的低保家庭、孤老家庭、特困人员，持证的烈士遗属，三级及以上残疾人家庭，以及轮岗职工，等候期间可领取取暖补贴"


def _rule() -> SupportRule:
    texts = ("社区认定", "持证", "烈士遗属", "三级及以上残疾人家庭", "轮岗职工", "等候期间")
    conditions = tuple(Condition(text, "status", start=_QUOTE.index(text), end=_QUOTE.index(text) + len(text)) for text in texts)
    return SupportRule("d", _QUOTE, "低保家庭、孤老家庭、特困人员", conditions, "qualitative", rate=None, base="", cap=None, amount=None, tiers=(), per="",
                       currency_unit="元", period="", valid_until="", path=(), start=0, end=len(_QUOTE))


def test_one_of_several_kinds_of_persons_is_enough() -> None:
    kept = of_one(_rule(), facts(("女儿是二级残疾，正在等候",)))
    assert [one.text for one in kept.conditions] == ["三级及以上残疾人家庭", "等候期间"]
    assert of_one(_rule(), facts(("女儿是四级残疾，正在等候",))) == _rule()


@pytest.mark.parametrize(("said", "verdict"), [("他是二级残疾", "符合"), ("他有残疾证，四级", None), ("残疾等级是四级", "不符合"), ("身体很好", None)])
def test_a_disability_is_graded_from_the_gravest(said: str, verdict: str | None) -> None:
    check = disability_check("三级及以上残疾人家庭", facts((said,)))
    assert (check.verdict if check else None) == verdict


def test_who_is_let_off_an_item() -> None:
    text = "申报补助应当具备下列条件：\n1.登记满8个月；\n2.月均接待不少于90人。\n申报河湾驿站开办补助的，不受第2项限制。\n"
    start = text.index("月均")
    assert let_off(text, start, text.index("。", start), "我们新办了河湾驿站，想要开办补助")
    assert not let_off(text, start, text.index("。", start), "我们是茶馆，接待80人")
    assert not let_off(text, text.index("登记满"), text.index("；"), "我们新办了河湾驿站，想要开办补助")


def test_what_a_fund_does_not_pay() -> None:
    text = "互助基金不支付下列费用：\n（一）由第三人负担的费用；\n（二）参保人员住院、留观期间发生的费用。\n"
    item = next(one for one in bars(text) if "住院" in one.what)
    assert left_out(item.what, facts(("上个月住了十天院，请人陪护",))) is not None
    assert left_out(item.what, facts(("已经出院回家，请人陪护",))) is None


def test_what_may_not_be_had_together() -> None:
    (one,) = choices("第九条申请人及其配偶一年内不能同时分别享受河运利息和码头租金扣除。")
    assert told(["爱人名下的河运利息她在扣", "我再扣一份码头租金行不行"], one)
    assert not told(["爱人名下的河运利息她在扣"], one)


def test_cases_listed_one_behind_the_other_without_marks() -> None:
    text = "有下列情形之一的，不予扶持：在禁养区内养蚕的；拖欠桑款的；已停业的。其余从其规定。"
    assert [one.what for one in bars(text) if one.listed] == ["在禁养区内养蚕的", "拖欠桑款的", "已停业的"]
    assert left_out("在禁养区内养蚕的", facts(("我家在禁养区养了三十张蚕",))) is not None


def test_support_that_stops() -> None:
    (one,) = bars("转租、分租的，停止补贴。")
    assert left_out(one.what, facts(("租来的茶铺又分租给了别人",))) is not None
