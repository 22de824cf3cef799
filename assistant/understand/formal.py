"""Formal orders (请以…为基数，测算…; 请比对…，二者关于…) put as the questions they stand for."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.understand.rewording import reworded, rewordings

_ORDER = r"^(?:敬|烦|恳|兹|并|商|函|特)?请?(?:贵单位|贵方|您|你)?(?:协助|帮忙|予以|据实|如实|逐项|逐一|逐条|分别|依次)*"
_TELL = r"(?:提供|说明|明确|告知|函告|函示|查告|示知|查明|查复|函复|释明|核实|核查|核对|明示|给出|答复|查询|报送)"
ASKS = re.compile(r"哪|什么|啥|多少|几[个项条家]|谁|怎|如何|名[字称]|吗|把|是否|能否|([\u4e00-\u9fff])[不没]\1")
"""What shows that a text is a question already."""
_GIVEN = re.compile(_ORDER + r"(?:提供|函告|函示|查告|示知|惠告|见告|查复|函复)[：:]?(?=[^，]{6})")
"""A verb of asking for what is asked in words behind it."""
_LISTED = re.compile(_ORDER + r"(?:列明|列示|列出|列举|开列|罗列|核列)(?:一下|出)?(?P<thing>[^，,；;]{6,}?)(?:的?(?:名称|名单|清单))?[。.?？]*$")
_MEASURED = r"(?:目标[值数]?|数量|数值|数额|金额|比例|标准|增速|上限|下限|总量|占比|比重|百分比|幅度|限额|期限)"
_TOLD = re.compile(
    rf"{_ORDER}{_TELL}(?:一下)?(?P<thing>[^，,；;]{{4,}}?{_MEASURED})(?:[，,]?(?:以及|及其?|并)(?P<other>[^，,；;]{{4,}}?{_MEASURED}))?"
    r"(?:[（(](?P<unit>[万亿千]{0,2}[元吨家个户项%名人座台亩])[）)])?[。.?？]*$")
_HELD_UP = re.compile(_ORDER + r"(?:比较|对比|对照)(?:一下)?(?P<things>(?=[^，,]*(?:目标|数|值|率|比重|占比|标准))[^，,]+[与和同跟][^，,]+)(?P<rest>[，,]?(?:并|且)?(?:计算|说明|列出|算出|给出)[^，,]{0,12}(?:差|增加数?|变化|增减)[^，,]{0,6})?[。.?？]*$")
"""What a formal order wants: things listed, figures told, two figures held against each other."""
_LAST = re.compile(r"[，,、]+(?=[。？；]|$)")


def asked(text: str) -> str:
    """A formal order as a question: 请列明…的产业 → …的产业有哪些, 以A为基数，测算达到B的倍数 → 从A到B是几倍; other text as it is."""
    told = reworded(text, rewordings(Path(__file__).with_suffix(".yaml"))["orders"])
    told = _LAST.sub("", told) if told != text else text
    return _GIVEN.sub("", told) if ASKS.search(told) else _ordered(told)


def _ordered(text: str) -> str:
    """A formal order that asks no question, as one."""
    if match := _LISTED.match(text):
        return f"{match['thing']}有哪些"
    if match := _TOLD.match(text):
        other = f"，{match['other']}是多少" if match["other"] else ""
        return f"{match['thing']}是多少{match['unit'] or ''}{other}"
    if match := _HELD_UP.match(text):
        return f"{match['things']}相差多少"
    return text
