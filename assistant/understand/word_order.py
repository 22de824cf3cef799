"""Which words of a question stand where people put them first or alone, and where do they belong?

    监控录像是不是存一个月？规定至少多久   → 监控录像存一个月，规定至少多久
    最长几个月，广州就业见习的期限        → 广州就业见习的期限最长几个月
    要符合什么条件才给申请，广州的        → 广州要符合什么条件才给申请
    森林覆盖率目标是百分之几，生态规划里的 → 生态规划里森林覆盖率目标是百分之几
    歇业，市场主体最长允许多长时间        → 市场主体歇业最长允许多长时间

What asks stands behind what it asks of; the place and the document before all of it. The words are those of `word_order.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.data_files import pattern, read_data
from index.regions import find_regions

_ENDS = re.compile(r"[？?。！]+$")
_STOP = re.compile(r"[，；：]")
_QUESTION_INNER = re.compile(r"？(?=.)")
_OF = re.compile(r"(?:[这那][边里儿]|[这那]头)?的?(?:话)?$")
_SHORT, _THING = 16, 4
"""A part that only asks has no more signs than this; what it asks of at least so many."""
_REST = 8
"""… and says no more besides the words that ask."""
_LONGEST = 60
_WHETHER = re.compile(r"(?<=[一-鿿])是(?:不是|否)(?!(?:都|也|应该?|要|需要?|还|只|就|有|可以|能))(?P<said>[^，。？哪什么多少几谁怎吗]{2,20})[，？](?=[^，。？]{2,24}[？。]?$)")
"""Whether it is so; behind it one part more."""
_SITE = re.compile(r"是(?:不是|否)(?:要|应该?)?(?:在|到|去|上|通过|登录)[^，。？哪什么]{2,20}?(?P<site>平台|网站|系统|官网|小程序|公众号)(?P<at>上|里)?(?P<do>申报|填报|申请|报名|办理|提交|注册|登记|查询)(?=[的吗呢]?[？。]?$)")
"""Whether something is done on the site that one names; which one is it."""
_GUESS = re.compile(r"(?<=[交报寄递])(?P<to>送?[到给至]?)[一-鿿]{2,12}$")
"""To whom papers go as one supposes, which is asked."""


def in_order(text: str) -> str:
    """A question of two or three parts in the order in which it is plainly asked; any other as it is."""
    if len(text) > _LONGEST:
        return text
    text = _SITE.sub(r"在哪个\g<site>\g<at>\g<do>", _taken_as_known(text))
    body = _QUESTION_INNER.sub("，", text)
    end = mark[0] if (mark := _ENDS.search(body)) else ""
    parts = _STOP.split(_ENDS.sub("", body))
    if len(parts) not in (2, 3) or not all(parts):
        return text
    said = _fronted(parts) or _placed(parts) or _of_document(parts)
    return f"{said}{end or '？'}" if said else text


def _taken_as_known(text: str) -> str:
    """A question whether something is so, before another that asks for the thing itself (是不是存一个月就行？规定至少多久), as what is supposed only."""
    match = _WHETHER.search(text)
    if match is None or not _words("asks").search(text, match.end()):
        return text
    said = _GUESS.sub(lambda guess: guess["to"], match["said"])
    return f"{text[: match.start()]}{said}，{text[match.end() :]}"


def _fronted(parts: list[str]) -> str:
    """What only asks put behind the last part, which names what it is asked of; "" where that is not how the parts stand."""
    *asks, thing = parts
    if not all(_only_asks(one) for one in asks):
        return ""
    if _place(thing):
        return ""
    thing = _OF.sub("", thing) if thing.endswith("的话") else thing
    if len(thing) < _THING or thing.endswith("的") or _words("asks").search(thing) or _words("tells").search(thing):
        return ""
    return f"{thing}{'，' if _words('happens').search(thing) else ''}{'、'.join(asks)}"


def _placed(parts: list[str]) -> str:
    """The place that alone stands last put first; "" where none does, or the question names one."""
    *before, place = parts
    rest = "，".join(before)
    if not _place(place) or not _words("asks").search(rest) or any(not one.relative for one in find_regions(rest)):
        return ""
    return f"{_OF.sub('', place)}{rest}"


def _of_document(parts: list[str]) -> str:
    """The document that stands last (规划里的, 报告怎么说的) put first; "" where none does."""
    *before, last = parts
    named = _words("document").fullmatch(last)
    rest = "，".join(before)
    return f"{named['name']}里{rest}" if named and not _words("document").fullmatch(before[0]) and (_words("asks").search(rest) or named["asks"]) else ""


def _only_asks(part: str) -> bool:
    """Whether a part asks and says next to nothing of what."""
    rest = _words("plain").sub("", _words("phrase").sub("", part))
    return len(part) <= _SHORT and _words("asks").search(part) is not None and len(rest) <= _REST and not (
        _words("own").search(part) or any(not one.relative for one in find_regions(part)))


def _place(part: str) -> bool:
    """Whether a part is the name of a place and nothing else."""
    name = _OF.sub("", part)
    return any(one.start == 0 and one.end >= len(name) and not one.relative for one in find_regions(name))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(pattern(read_data(Path(__file__).with_suffix(".yaml"))[name]))
