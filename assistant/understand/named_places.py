"""The places of a document that a question holds against each other: 附件1和附件4, 正文和专栏2, 讲…那一节."""

from __future__ import annotations

import re

from assistant.understand.years import Stretch

_NUMBERED = re.compile(r"(?:附件|附表|附录|专栏|表)(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?![年个家项%.\d])")
_PART = (
    r"(?:附件|附表|附录|专栏)(?:\d{1,2}|[一二三四五六七八九十]{1,3})?|正文(?:目标|部分|里)?|前文|后文|开头|结尾|前言|路线图|时间表|"
    r"(?:总体|主要|工作|发展|预期)目标|重点任务|任务清单|信息栏|"
    r"(?:讲|说|写|谈)[^，。；？、和与跟]{2,12}(?:那|这)?一?(?:节|章|段|部分|块)|"
    r"[^，。；？、和与跟的里讲说]{2,8}(?:计划|方案|路线图|清单|部分|那一?[节章段])"
)
_TOLD = r"(?:里面?|中|上|两?处|两者|这?两个地方|各自)*(?:的|给的|给出的|写的|说的|定的|列的|讲的|提的)?(?:数据|数字|数目|数|说法|写法|表述|目标)?"
_HELD = re.compile(
    rf"(?:规划|方案|计划|文件|通知|办法|细则)?(?:的|里)?(?:{_PART})(?:(?:和|与|跟|同|、|以及)(?:{_PART}))+{_TOLD}"
    r"|(?:附件|附表|附录|专栏)(?:\d{1,2}|[一二三四五六七八九十]{1,3})|(?<=[，。；里的])正文(?=[里中的写说给目])"
)


def numbered(text: str) -> list[Stretch]:
    """Where the question names an annex, a box or a table by its number, which is no figure of the asker's."""
    return [Stretch(*match.span()) for match in _NUMBERED.finditer(text)]


def held_together(text: str) -> list[Stretch]:
    """Where the question names the places that it holds against each other; they say nothing of what it is about."""
    return [Stretch(*match.span()) for match in _HELD.finditer(text)]
