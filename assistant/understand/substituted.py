"""Follow-ups that lean on the question before by a part of theirs, with what they mean in words: a thing put in the place of another of its kind
("换成居民参保的，次数和时长是多少"), and another year or document of which the same is asked before something else ("第二年的报告又安排了多少？赤字率呢？")."""

from __future__ import annotations

import re

from index.regions import find_regions

_PUT = re.compile(
    r"^(?:那么?|要|再|请)?(?:(?:要是|如果|假如)?(?:换成|换作|换做|换为|改成|改为|变成)|(?:要是|如果是?|若是|假如是))(?:问|看|查|说)?"
    r"(?P<thing>[\u4e00-\u9fffA-Z\d]{2,8}?)(?:的)?(?:呢|(?:又|会)?(?:怎么样|怎么说))?(?:[，,？?。](?P<rest>.*))?$"
)
_OF_KIND = re.compile(r"^(?:那么?)?(?P<thing>[\u4e00-\u9fff]{2}性)的?呢[？?]?$")
_KIND = re.compile(r"(?!一次)[\u4e00-\u9fff]{2}性(?=[\u4e00-\u9fff]{2})")
"""A word that tells one kind of a thing from another (生产性服务业), in whose place another such word alone is asked about (生活性的呢)."""
_SAME = re.compile(
    r"^(?P<when>(?:那么?)?(?:(?:第二|次|来|下一|后一|上一|前一|转|(?:19|20)\d\d)年)(?:度)?(?:的|那份|这份|那一份)?(?:[\u4e00-\u9fff]{2,3}(?:省|市|区))?(?:国务院)?(?:政府)?(?:工作)?(?:报告|规划|方案|计划)?(?:里|中)?的?)"
    r"(?P<asks>(?:又|则|就|再|还)?(?:(?:拟)?(?:安排|定|提|设|写|下达)(?:了|的)?|是|为)?(?:多少|几)[^，。？?]{0,3}[？?，,]?)(?P<rest>[^，。？?].{3,})$"
)
"""The first clause names a time and asks for a figure, and not of what; another one follows."""
_TELLS = re.compile(r"[我咱俺您你]|已经?|没有?|了$")
"""The asker rather tells more of his own case."""
_ASKED = re.compile(r"(?:最[多少高低长短]|大约|大概|分别|各)?(?:是|为|有|按|占|要|能|可以|得)?(?:多[少大久长高]|几|什么|啥|哪|谁|怎|如何|是否|能否|百分之)|[吗么呢]?[？?。]?$")
_SWAPS = re.compile(r"(?:那么?|要|再|请)?(?:要是|如果|假如)?[换改变]")
_HOW_MUCH = re.compile(r"(?:每[人月年天日户次]+|最[高多低少长]|不超过|不低于|一个月|一年)?(?:能|可以|可|要)?[\u4e00-\u9fff]?(?<!之)(?:多少|几|多[久长大])[^，。？?]*[？?]?$")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_CLAUSE = re.compile(r"[，,；;？?。：:]")
_LONGEST = 3
"""A word that tells one thing of a kind from another has so many signs at most."""
_DENIED = ("非", "不", "未")
_SHORT_KINDS = "型类级档等"
"""One sign is enough to see that 急难型 and 支出型 are of one kind."""


def same_asked(text: str, about: str) -> str:
    """The follow-up with what the question before was `about` in its first clause, where that only names another year or document and asks how much."""
    match = _SAME.match(text.strip())
    return f"{match['when'].removesuffix('的')}的{about}{match['asks']}{match['rest']}" if match is not None and len(about) > 1 else text


def substituted(text: str, before: str, named: str) -> str:
    """The question `before` with the thing that the follow-up names in the place of the one of its kind, and with what the follow-up asks, where it
    asks by itself; of a thing of another name what was asked, where it was how much or how long, in the document `named` there; else the follow-up as it is."""
    other = _OF_KIND.match(text.strip())
    if other is not None and (kind := _KIND.search(before)) is not None:
        return f"{before[: kind.start()]}{other['thing']}{before[kind.end() :]}"
    match = _PUT.match(text.strip())
    if match is None or _TELLS.search(match["thing"]):
        return text
    rest = (match["rest"] or "").strip("？?。 ")
    if _SWAPS.match(text) and not rest and _time_or_place(match["thing"]):
        return f"那{match['thing']}的呢？"
    asked = _exchanged(before, match["thing"])
    if asked is None:
        how_much = _HOW_MUCH.search(before) if _SWAPS.match(text) and not rest else None
        return f"{named}{match['thing']}{how_much.group()}" if named and how_much is not None else text
    if not rest:
        return asked
    *head, last = _pieces(asked)
    words = _ASKED.search(last)
    return "".join((*head, last[: words.start()] if words is not None else "", rest, "？"))


def _time_or_place(thing: str) -> bool:
    """Whether what is put in is a year or a place, of which the same is asked in the documents of its own."""
    return _YEAR.fullmatch(thing) is not None or any(one.start == 0 and one.end == len(thing) for one in find_regions(thing))


def _pieces(text: str) -> list[str]:
    """The clauses of a question, each with the stop before it, as far as the first that asks."""
    places = [match.end() for match in _CLAUSE.finditer(text) if match.end() < len(text)]
    return [text[start:end] for start, end in zip((0, *places), (*places, len(text)), strict=True)]


def _exchanged(before: str, thing: str) -> str | None:
    """The question before with a thing in the place of the one that ends as it does."""
    for size in range(1, min(len(thing), _LONGEST + 1)):
        told, kind = thing[:size], thing[size:]
        if len(kind) < 2 and kind not in _SHORT_KINDS:
            return None
        place = before.find(kind)
        if place < 0 or before[max(0, place - size) : place] == told:
            continue
        if told in _DENIED:
            return f"{before[:place]}{told}{before[place:]}"
        plain = re.fullmatch(r"[\u4e00-\u9fff\dA-Z]+", before[max(0, place - size) : place])
        if place >= size and plain:
            return f"{before[: place - size]}{told}{before[place:]}"
    return None
