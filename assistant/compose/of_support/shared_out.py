"""A sum that several persons share out ("由其与兄弟姐妹分摊每月2000元"): what each has where all take as much, held to what one may take."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, rounded
from assistant.eligibility import Decision, Facts
from assistant.records import Computation
from index.library import Library
from index.quantities import chinese_number
from prompts import say

_SHARED = re.compile(r"分摊|分担|均摊")
_KIN = "兄弟姐妹|兄弟姊妹|兄妹|姐弟|姐妹|姊妹|兄弟|弟兄|子女|孩子|儿女"
_NUMBER = r"(?P<{0}>[2-9]|[两俩二三仨四五六七八九])"
_HEADS = re.compile(
    rf"(?:{_KIN})(?:一共|总共|共|有)?(?:{_NUMBER.format('behind')})(?:个|名|人|口)?|{_NUMBER.format('before')}(?:个|名)?(?:{_KIN})"
    rf"|{_NUMBER.format('people')}个?人?(?:一起|来|就)?(?:平均|平摊|平分|均摊|分摊|均分)|(?P<pair>我(?:和|跟|与|同)(?:我)?[哥弟姐妹]{{1,2}}(?![^，。；？]*[和跟与、][哥弟姐妹]))")
_OTHERS = re.compile(rf"(?:还有|另有){_NUMBER.format('others')}个?(?:兄弟姐妹|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹)")


def shared_out(decision: Decision, own: Facts, cite: Citations, _: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What each of the asker and those with whom he shares has of a sum that the rule has shared out; nothing where he does not tell how many they are."""
    rule, heads = decision.rule, _heads(own.text)
    if heads is None or rule.amount is None or rule.tiers or decision.verdict == "不能" or not _SHARED.search(rule.quote):
        return [], ()
    unit, each = rule.currency_unit, rule.amount / heads
    shown, sign = rounded(each)
    division = f"{in_unit(rule.amount, unit)} ÷ {in_unit(heads, '人')} {sign} {in_unit(shown, unit)}"
    step = Computation("share", division, shown, unit, ("asker",))
    key = "support.shared_out" if rule.cap is None else "support.shared_out_over" if each > rule.cap else "support.shared_out_within"
    values = {} if rule.cap is None else {"cap": in_unit(rule.cap, unit)}
    return [say(key, working=division, mark=f"[{cite.rule(rule)}]", **values)], (step,)


def _heads(text: str) -> Decimal | None:
    """Among how many persons the asker says that something is shared, himself counted in; None where he does not say."""
    others = _OTHERS.search(text)
    if others is not None:
        return _value(others["others"]) + 1
    found = next((one for one in _HEADS.finditer(text)), None)
    if found is None:
        return None
    return Decimal(2) if found["pair"] else _value(found["behind"] or found["before"] or found["people"])


def _value(digit: str) -> Decimal:
    return Decimal(digit) if digit.isdigit() else chinese_number({"两": "二", "俩": "二", "仨": "三"}.get(digit, digit)) or Decimal(2)
