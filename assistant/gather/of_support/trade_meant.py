"""The trade that a follow-up calls 这个行业: the one that the question before names, else the one under whose heading its answer stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.records import Draft, Query

_THIS = re.compile(r"(?:这|那|该|上述)(?:一|个|类|块)*(?:行业|产业)(?![链园集群带区的]*(?:政策|扶持|补))")
_NAMED = re.compile(r"(?P<trade>(?:(?![各全本该这那个类])[\u4e00-\u9fff]){2,10}?)(?:行业|产业|(?<![企就作创毕农专商失事])业)(?!链|园|集群|务|主|绩|态|余)")
_NUMBER = re.compile(r"^[\d.．、（）()一二三四五六七八九十\s]+")
_HEADING = re.compile(r"[\u4e00-\u9fff]{2,6}")
_NO_TRADE = re.compile(r"目标|思路|任务|要求|措施|重点|保障|原则|形势|成就|布局|概况|背景|实施|推进|加强|支持|建设|发展|行动|方案|规划")


def with_trade(question: str, before: Callable[[], Query | None], answer: Callable[[], Draft | None]) -> str:
    """The question with the name of the trade it points to; as it is where it points to none, or neither the question before nor its answer names one."""
    match = _THIS.search(question)
    if match is None:
        return question
    asked = before()
    trade = (_said(asked.about) if asked is not None else "") or _told(answer())
    return f"{question[: match.start()]}{trade}行业{question[match.end() :]}" if trade else question


def _said(about: Sequence[str]) -> str:
    """The bare name of the trade named among the things that a question is about."""
    return next((found["trade"] for run in about if (found := _NAMED.search(run))), "")


def _told(answer: Draft | None) -> str:
    """The trade that is the heading of all that an answer quotes."""
    cited = answer.citations if answer is not None else ()
    trades = {next((name for heading in reversed(one.path) if (name := _bare(heading))), "") for one in cited}
    return trades.pop() if len(trades) == 1 else ""


def _bare(heading: str) -> str:
    """The name that a heading is, without its number; "" where it is a sentence, or names no trade."""
    name = _NUMBER.sub("", heading).rstrip("。：")
    return name.removesuffix("行业").removesuffix("产业") if _HEADING.fullmatch(name) and not _NO_TRADE.search(name) else ""
