"""What people write around a question and between its parts without asking anything: talk, smileys, bullets, bars."""

from __future__ import annotations

import re

from assistant.understand.formal import ASKS, asked
from assistant.understand.keywords import asked_for
from assistant.understand.notes import written_out
from assistant.understand.talk import without_talk

_BULLET = re.compile(r"\s*[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿➀-➉]\s*")
_SMILEY = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|[\[［](?!附|专|表|图)[\u4e00-\u9fff]{1,4}[\]］]")
_BAR = re.compile(r"\s+[/／\-–—]\s+|\s*[|｜]\s*")
_LIST = re.compile(r"[\s,，.。?？]*(?:(?:麻烦|请|帮忙|帮)?(?:你|您|我)?(?:(?:一样一?样|一个一?个|一条一?条|一一|逐[个条一]|挨个)地?)?(?:给我)?(?:都)?(?:数一数|[数说]清楚|列(?:一列|举一?下)|[列报念数捋说讲]给我(?:听听?|看看?)|[列报念数捋](?:一?下|一遍|一捋|出来|全))(?:吧|呗|哈|看看)?|(?:一样一?样|一个一?个|一条一?条|一一|逐[个条一])地?[数列报念](?:给我)?(?:听听?|看看?)?|LIST)[\s,，.。!！?？~～]*$", re.IGNORECASE)
_ALL_OF = re.compile(r"(?:[二三四五六七八九十]|\d{1,2})(?:大|项|条|类|个)[\u4e00-\u9fff]{2,10}$|(?:措施|举措|做法|任务|原则|方针|流程|材料清单|支持政策|优惠政策)[。.]?$")
"""A number of things, or what there are several of, named at the end of a question that asks nothing: all of them are wanted."""
_LISTED = re.compile(r"(?<=[\u4e00-\u9fff）”])[\s，,]+(?:所有|完整|全部)?(?:名单|清单|名录|目录|列表|一览表?)[。.?？]?$")
"""A list asked for by that word alone behind what is to be on it (十大行动 清单)."""
_MEASURE = re.compile(r"(?:增速|增幅|降幅|增长率|占比|比重|(?<![概汇功效])率|产值|增加值|总量|数量|总数|投资额?|收入|装机(?:容量|规模)?|能耗|用水量)$")
_HELD = re.compile("几|差|比(?!重|例)|VS|百分|变化|演变|历[年次]|对照|说明|列|政策|措施|[?？]", re.IGNORECASE)
"""What asks, or holds one thing against another."""
_UNIT_LAST = re.compile(r"(?<=[\u4e00-\u9fff）)])[\s，,]+(?P<unit>[万亿]{0,2}(?:元|吨标准煤|吨|千瓦时?|立方米|平方米|公里|[家个户项座人名台亩]|标准煤))[?？。]?$")
"""A unit alone behind keywords: so many of it are asked."""
_COMMAS = re.compile(r"(?P<mark>[：；？！])，+")


def bare(text: str) -> str:
    """`text` without talk (`talk`) and smileys, bullets and bars put as commas, a mere list or measure
    named with 有哪些 or 是多少; as it is where nothing would be left."""
    told = _SMILEY.sub(lambda match: "，" if text[match.end() :].strip() else "", text)
    told = _BULLET.sub("，", told)
    told = without_talk(asked_for(written_out(told)))
    told = asked(told)
    told = _UNIT_LAST.sub(r"，多少\g<unit>", told) if not ASKS.search(told) else told
    told = _LIST.sub("" if ASKS.search(told) else "有哪些", told)
    told = _BAR.sub("，", told)
    told = _COMMAS.sub(lambda match: match["mark"], told).strip()
    told = _LISTED.sub("有哪些", told) if not ASKS.search(told) else told
    told = f"{told.rstrip('。.')}有哪些" if _ALL_OF.search(told) and not ASKS.search(told) else told
    told = f"{told}是多少" if _MEASURE.search(told) and not ASKS.search(told) and not _HELD.search(told) else told
    return told.lstrip("，") or text

