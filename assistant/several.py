"""Several questions in one: what comes last asks, in words of its own kind only, who is responsible or how it is done."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[，,；;。？?！!]+")
_ENDS = re.compile(r"[，,；;。？?！!\s呢啊呀吧]+$")
_WHO = re.compile(
    r"(?:那|又|都|分别|具体|各|这(?:项|件|个|块)?(?:工作|事儿?|任务)?)*(?:由|归|是|找|该|应|应该|去|得)*"
    r"(?:谁|哪[些个几]*(?:部门|单位|厅局?|局|家|机构|委办局|委))(?:来|去)?(?:负责|牵头|主管|管|抓|落实|承担|办理?|配合|推进)?的?"
    r"|(?:牵头|责任|配合|主管|负责|实施)(?:单位|部门|厅局|机关)?(?:和(?:牵头|责任|配合|主管)(?:单位|部门))?(?:分别|都)?(?:是|有|为)?(?:谁|哪.{0,6})"
)
_HOW = re.compile(
    r"(?:那|又|具体|要|该|准备|打算|都)*(?:怎么|如何|怎样|咋)(?:来|去|样)?(?:实现|做到|达到|落实|完成|推进|做|办|干|搞|保障|弄)的?"
    r"|(?:靠|用|采取|有)(?:些)?(?:什么|哪些|啥)(?:具体|主要|重点)?(?:措施|举措|办法|手段|路径|保障)(?:来)?(?:实现|保障|落实|完成)?"
)
_LEAST = 4


def parted(question: str) -> tuple[str, str] | None:
    """The question before and the last one, where the last is nothing but who or how; None where it is one question.

    "2027年绿色工厂多少家，由谁负责？" → ("2027年绿色工厂多少家", "由谁负责")
    """
    whole = _ENDS.sub("", question.strip())
    cuts = list(_BREAK.finditer(whole))
    if not cuts:
        return None
    head, tail = whole[: cuts[-1].start()].strip(), _ENDS.sub("", whole[cuts[-1].end() :].strip())
    asks = _WHO.fullmatch(tail) or _HOW.fullmatch(tail)
    return (head, tail) if asks and len(head) >= _LEAST else None


def asks_how(question: str) -> bool:
    """Whether a question is nothing but how: "怎么实现", "靠什么措施"."""
    return _HOW.fullmatch(_ENDS.sub("", question.strip())) is not None
