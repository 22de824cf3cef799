"""What people write around a question and between its parts without asking anything: talk, smileys, bullets, bars."""

from __future__ import annotations

import re

from assistant.understand.talk import without_talk

_BULLET = re.compile(r"\s*[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿➀-➉]\s*")
_SMILEY = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|[\[［](?!附|专|表|图)[\u4e00-\u9fff]{1,4}[\]］]")
_BAR = re.compile(r"\s+[/／\-–—]\s+|\s*[|｜]\s*")
_LIST = re.compile(r"[\s,，.。?？]*(?:(?:麻烦|请|帮忙|帮)?(?:你|您|我)?(?:(?:一样一?样|一个一?个|一条一?条|一一|逐[个条一]|挨个)地?)?(?:给我)?(?:都)?(?:数一数|[数说]清楚|列(?:一列|举一?下)|[列报念数捋说讲]给我(?:听听?|看看?)|[列报念数捋](?:一?下|一遍|一捋|出来|全))(?:吧|呗|哈|看看)?|(?:一样一?样|一个一?个|一条一?条|一一|逐[个条一])地?[数列报念](?:给我)?(?:听听?|看看?)?|LIST)[\s,，.。!！?？~～]*$", re.IGNORECASE)
_ASKS = re.compile(r"哪|什么|啥|多少|几[个项条家]|谁|怎|如何|名[字称]|吗|把|是否|能否|([\u4e00-\u9fff])[不没]\1")
_ALL_OF = re.compile(r"(?:[二三四五六七八九十]|\d{1,2})(?:大|项|条|类|个)[\u4e00-\u9fff]{2,10}$|(?:措施|举措|做法|任务|原则|方针|流程|材料清单|支持政策|优惠政策)[。.]?$")
"""A number of things, or what there are several of, named at the end of a question that asks nothing: all of them are wanted."""
_ORDER = r"^(?:敬|烦|恳|兹|并)?请?(?:贵单位|贵方|您|你)?(?:协助|帮忙|予以|据实|如实|逐项|逐一|逐条|分别|依次)*"
_GIVEN = re.compile(_ORDER + r"(?:提供|函告|函示|查告|示知|惠告|见告|查复|函复)[：:]?(?=[^，]{6})")
"""A verb of asking for what is asked in words behind it."""
_LISTED = re.compile(_ORDER + r"(?:列明|列示|列出|列举|开列|罗列|核列)(?:一下|出)?(?P<thing>[^，,；;]{6,}?)(?:的?(?:名称|名单|清单))?[。.?？]*$")
_TOLD = re.compile(_ORDER + r"(?:提供|说明|告知|函告|函示|查告|示知|查明|查复|函复|释明|核实|核查|核对|明示|给出|答复|查询|报送)(?:一下)?(?P<thing>[^，,；;]{4,}?(?:目标[值数]?|数量|数值|数额|金额|比例|标准|增速|上限|下限|总量|占比|比重|百分比|幅度|限额|期限))(?:[（(](?P<unit>[万亿千]{0,2}[元吨家个户项%名人座台亩])[）)])?[。.?？]*$")
_HELD_UP = re.compile(_ORDER + r"(?:比较|对比|对照)(?:一下)?(?P<things>(?=[^，,]*(?:目标|数|值|率|比重|占比|标准))[^，,]+[与和同跟][^，,]+)(?P<rest>[，,]?(?:并|且)?(?:计算|说明|列出|算出|给出)[^，,]{0,12}(?:差|增加数?|变化|增减)[^，,]{0,6})?[。.?？]*$")
"""What a formal order wants: things listed, a figure told, two figures held against each other."""
_MEASURE = re.compile(r"(?:增速|增幅|降幅|增长率|占比|比重|(?<![概汇功效])率|产值|增加值|总量|数量|总数|投资额?|收入|装机(?:容量|规模)?|能耗|用水量)$")
_HELD = re.compile("几|差|比(?!重|例)|VS|百分|变化|演变|历[年次]|对照|说明|列|政策|措施|[?？]", re.IGNORECASE)
"""What asks, or holds one thing against another."""
_UNIT_LAST = re.compile(r"(?<=[\u4e00-\u9fff）)])[\s，,]+(?P<unit>[万亿]{0,2}(?:元|吨|千瓦|[家个户项座人名台亩]|标准煤))[?？。]?$")
"""A unit alone behind keywords: so many of it are asked."""
_EQUALS = re.compile(r"[=＝]\s*(?=[?？])")
_PLUS = re.compile(r"(?<=[\u4e00-\u9fff])\s*[+＋]\s*(?=[\u4e00-\u9fff])")
_SUM = re.compile("合计|总和|之和|一共|加起来|总共|拢共")
_COMMAS = re.compile(r"(?P<mark>[：；？！])，+")


def bare(text: str) -> str:
    """`text` without talk (`talk`) and smileys, bullets and bars put as commas, "=？" as 是多少, a mere list or measure
    named with 有哪些 or 是多少; as it is where nothing would be left."""
    told = _SMILEY.sub(lambda match: "，" if text[match.end() :].strip() else "", text)
    told = _BULLET.sub("，", told)
    told = without_talk(told)
    told = _GIVEN.sub("", told) if _ASKS.search(told) else _ordered(told)
    told = _UNIT_LAST.sub(r" 多少\g<unit>", told) if not _ASKS.search(told) else told
    told = _LIST.sub("" if _ASKS.search(told) else "有哪些", told)
    told = _EQUALS.sub("是多少", _BAR.sub("，", told))
    if len(_PLUS.findall(told)) > 1:
        told = _PLUS.sub("、", told)
        told = told if _SUM.search(told) else re.sub("(?:是)?多少", "合计多少", told, count=1)
    told = _COMMAS.sub(lambda match: match["mark"], told).strip()
    told = f"{told.rstrip('。.')}有哪些" if _ALL_OF.search(told) and not _ASKS.search(told) else told
    told = f"{told}是多少" if _MEASURE.search(told) and not _ASKS.search(told) and not _HELD.search(told) else told
    return told.lstrip("，") or text


def _ordered(text: str) -> str:
    """A formal order that asks no question, as one: 请列明…的产业 → …的产业有哪些; anything else as it is."""
    if match := _LISTED.match(text):
        return f"{match['thing']}有哪些"
    if match := _TOLD.match(text):
        return f"{match['thing']}是多少{match['unit'] or ''}"
    if match := _HELD_UP.match(text):
        return f"{match['things']}相差多少"
    return text
