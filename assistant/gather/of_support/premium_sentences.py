"""Sentences that tell of one kind of insurance what a unit costs and who pays which part of it ("开展茶叶低温气象指数保险，保费每亩40元，财政承担70%，经营主体承担30%")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.gather.of_support.premium_records import Premium
from index.library import Library
from index.records import Row

_UNIT = "平方米|亩|头|只|羽|株|棵|箱|人|户|栋|座|台|吨|公斤"
_VALUE = r"\d+(?:\.\d+)?"
_PRICE = re.compile(
    rf"(?:保险费|保费)(?:标准)?(?:为|是|按)?(?:每(?P<unit>{_UNIT})(?P<value>{_VALUE})元|(?P<value_first>{_VALUE})元[/每](?P<unit_behind>{_UNIT}))|每(?P<unit_first>{_UNIT})(?:保险费|保费)(?:为|是)?(?P<value_behind>{_VALUE})元")
_SHARE = re.compile(rf"(?P<payer>[^，。；、：\d]{{0,14}}?)(?P<verb>自缴|自付|自[行己]?(?:承担|负担|缴纳)|补贴|补助|承担|负担|缴纳)(?:比例)?(?:为|是)?(?P<rate>{_VALUE})%")
_OWN = re.compile(r"自|农[户民]|个人|投保|参保|养殖|种植|经营主体|企业|渔民|合作社")
_REST = re.compile(r"(?:其余|剩余|余下)(?:部分|保费)?由?[^，。；\n]{0,12}(?:承担|负担|缴纳|自缴|自付)")
_NAME = re.compile(r"(?P<name>[一-鿿]{2,18}?险)(?![费金种])")
_VERB = re.compile(r"^(?:继续|全面|大力)?(?:开展|实施|推行|推广|支持|鼓励|对|将|参加|投保|购买|建立|第[一二三四五六七八九十百]+条)+")
_SENTENCE = re.compile(r"[^。\n]+")
_WHOLE = Decimal(100)


def of_sentences(document: str, library: Library) -> Iterator[Premium]:
    """The kinds of insurance that single sentences of a document tell whole, in text order."""
    text = library.text(document)
    for sentence in _SENTENCE.finditer(text) if "保费" in text or "保险费" in text else ():
        prices = list(_PRICE.finditer(sentence.group()))
        if len(prices) != 1:
            continue
        price, name = prices[0], next(reversed(list(_NAME.finditer(text, text.rfind("\n", 0, sentence.start()) + 1, sentence.start() + prices[0].start()))), None)
        shares = [(one["payer"], Decimal(one["rate"]), one["verb"].startswith("自") or _OWN.search(one["payer"]) is not None) for one in _SHARE.finditer(sentence.group(), price.end())]
        payers = tuple((payer.strip().removeprefix("其中"), rate) for payer, rate, own in shares if not own)
        mine = [rate for _, rate, own in shares if own]
        rest = _REST.search(sentence.group()) if not mine and payers else None
        own = mine[0] if len(mine) == 1 else _WHOLE - sum((rate for _, rate in payers), Decimal(0)) if rest is not None else None
        if name is None or own is None or not 0 <= own <= _WHOLE:
            continue
        begin = sentence.end() - len(sentence.group().lstrip())
        unit = price["unit"] or price["unit_behind"] or price["unit_first"]
        value = Decimal(price["value"] or price["value_first"] or price["value_behind"])
        span = None if rest is None else (sentence.start() + rest.start(), sentence.start() + rest.end())
        yield Premium(document, library.section_at(document, begin).path, Row(begin, sentence.end(), ()), _VERB.sub("", name["name"]), unit, None, None, value, own, payers, span, in_words=True)
