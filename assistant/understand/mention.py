"""A stretch of a question that names documents."""

from __future__ import annotations

from dataclasses import dataclass

from index.schema import Card

KIND = r"(?:规划纲要|规划|行动方案|工作方案|实施方案|推进方案|方案|行动计划|五年计划|三年计划|计划|实施意见|意见|实施细则|细则|实施办法|管理办法|暂行办法|试行办法|办法|若干措施|措施|条例|规定|通知|纲要|工作报告|报告|政策汇编|政策|文件|手册|清单|草案|工作要点|要点|制度)"
"""What documents are called by their kind."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Documents named at `start…end` of the question. `unknown` holds a 文号 or 《title》 that the library does not have."""

    documents: tuple[str, ...]
    start: int
    end: int
    unknown: str = ""


def date_of(card: Card) -> str:
    """When a document was published, else when its period begins; "" where neither is known."""
    return card.meta.published or card.meta.effective or (str(card.meta.period[0]) if card.meta.period else "")
