"""What a question in words asks for (a time limit, a definition, an organ …), and whether a sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import pattern, read_data

_ONLY_ASKS = re.compile(r"多久|多长(?:时间)?|几[天日步]|每步|时限|(?:什么|啥)?意思|含义|举措|措施|不同|不一样|区别|差别|异同|到底|为什么|为何|为啥|谁来?|负责|牵头|主管|部门|责任单位|牵头单位|总结|概括|要点|主要内容|大意|出台|印发|制定|前提|条件|资格|门槛|态度|概述|归纳|介绍|哪里|哪儿|何处|怎么办|咋办|怎样|什么样|如何|(?:可以)?不[用必](?:再)?[交缴掏付]?|[税费]?减半(?:征收)?")
_MEASURES = re.compile(r"(?:补[贴助]|奖[励补]|报销|支付|分担|提高|上浮|下浮|降低|下调|上调)?的?(?:比例|幅度|额度|金额|数额|上限|下限|限额)|[增降涨]幅|一下|最[多少高低]|也?只|数?算")
"""Words of how much is asked, or of asking as such."""
_WHEN = re.compile(r"截止|什么时候|啥时候|何时|时限|哪天")
_COUNTED = re.compile(r"哪[几两三四五六七八九十]+[项个类种条]")
_ASKER = re.compile(r"我|咱|俺|[厂店]里|(?:公司|单位|企业|家里|朋友|亲戚|邻居)(?=(?:想|要|打算|准备|在|的|厂|家))|老板|单位里|(?:公司|企业)想|本(?:公司|企业|厂|人)|自家")
_APPLIES = re.compile(r"(?:去|要|能|可以|才能)?(?:申请|申报|申领|报名|领取|办理|受理|提交)(?:流程|程序|步骤|手续|方式|渠道|途径|办法)?|流程|程序|步骤|手续|走什么|哪里|截止(?:时间|日期)?")
_PROCEDURE = frozenset({"procedure", "material", "organ", "refused", "settled_by"})
APPLYING = frozenset({"application", "applying_time"})
"""Aspects of how, where and when something is applied for."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """The words by which an aspect is asked for, those by which it is told, and headings under which nothing else is told."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def asked(text: str) -> frozenset[str]:
    """The aspects (keys of `aspects.yaml`) that a question or a part of it asks for."""
    return frozenset(name for name, aspect in aspects().items() if aspect.asked.search(text))


def of_procedure(text: str) -> bool:
    """Whether a question asks how, by whom, with what or with whom something is applied for, or for a counted list, not what
    the asker gets."""
    aspects = asked(text)
    return bool(aspects & _PROCEDURE) or bool(_COUNTED.search(text) or _WHEN.search(text)) or ("condition" in aspects and not _ASKER.search(text))


def told(names: frozenset[str], sentence: str) -> float:
    """The share 0…1 of these aspects that a sentence tells; 0 where none is asked for."""
    if not names:
        return 0.0
    return sum(bool(aspects()[name].told.search(sentence)) for name in names) / len(names)


def only_asks(word: str, aspects: Collection[str] = ()) -> bool:
    """Whether a word of a question only says what is asked for ("多久", "时限"; "申请" where these are the `aspects` asked for)."""
    return bool(_ONLY_ASKS.fullmatch(word) or (not APPLYING.isdisjoint(aspects) and _APPLIES.fullmatch(word)))


def only_measures(word: str) -> bool:
    """Whether a word of a question only says how much of something is asked for (比例, 提高幅度): by itself it is no thing that a document has to speak of."""
    return _MEASURES.fullmatch(word) is not None


@cache
def aspects() -> dict[str, Aspect]:
    """The aspects of `aspects.yaml`, read and compiled once."""
    tree = read_data(Path(__file__).with_suffix(".yaml"))
    return {name: Aspect(re.compile(pattern(one["asked"])), re.compile(pattern(one["told"])))
            for name, one in tree.items()}
