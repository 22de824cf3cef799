"""The question without what people say around it: who wants to know, what for, how soon, and how it should be answered.

    老板让我问下，2027年绿色工厂多少家？写总结用，记得附上原文 → 2027年绿色工厂多少家？
"""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import cache
from pathlib import Path

from index.data_files import read_data

_CLAUSE = re.compile(r"(?P<words>[^，,。；;：:！!？?～~…\n]+)(?P<mark>[，,。；;：:！!？?～~…\s]*)")
_FOREWORD = re.compile(r"^(?:为|因|经|兹|谨|现)(?![^：]*(?:规划|计划|方案|意见|办法|通知|条例|报告|哪|何|谁|几|多少))[^\d“”《》：？?]{2,24}(?:请|询|教|告|复|核)[^\d“”《》：？?]{0,6}[：:](?=[^：]{6})")
"""Why an office asks, up to the colon behind its request (为筹备会议，请协助说明：), where it names no document and asks nothing."""
_MATTER = re.compile(
    r"^(?:兹|现|谨|特)?就(?P<thing>[^，：？]{4,}?)(?:(?P<named>[这此]?一[项事节]|这一?(?:指标|事项))[^\d“”《》，：？]{0,8}(?:请|询|教|告|复|核|示|明)"
    r"|(?:有关|相关|的)?(?:事宜|事项|问题|情况)?(?:商请|函请|函询|函商|恳请|敬请|特请|谨请|烦请|提请|征询|咨询|请))[^\d“”《》，：？]{0,8}[：:](?=[^：]{6})"
)
"""… or what it asks about (兹就某指标一项请予核示：), which stays where it is called one, tells a measure or names a year or document."""
_OF_WHAT = re.compile(r"(?:目标|基数|任务|指标|数据)+值?$")
_AGAIN = re.compile(r"(?:[到至]?20\d\d年)(?P<measure>产值|增加值|总量|规模|数量|收入|投资|[\u4e00-\u9fff]{1,3}[率量])")
_MEANT = re.compile(r"[\d《]|(?:目标|指标|标准|任务|数[量额]?|率|比[重例]|规模|额|量)值?$")
_OCCASION = re.compile(r"^(?![^，：]*(?:哪|何|谁|几|多少))[^\d“”《》，：？]{2,14}(?:所需|之需|需要|起见|在即|之便|备查|备用|待用)[，：](?=[^：]{6})")
"""… or what it is asked for (统计工作所需，请提供)."""
_PAPERWORK = re.compile(r"^(?:兹|现)?(?:为了?|因)(?:拟|需要?|便于)?(?:梳理|借鉴|核对|核查|编制|编写|编印|汇编|起草|撰写|填报|填写|报送|更新|修订|厘清|比对|汇总)[^，：？\d《》]{2,18}[，：](?=(?:敬|烦|恳|特|谨|商|函)?请|现|兹|拟|需)(?!.*(?:有关|相关|此项|该|上述))")
"""… or the paperwork that it is asked for, where nothing behind goes back to it (为梳理政策沿革，请说明)."""
_CLOSING = re.compile(r"(?:(?<=[？?])(?:请|盼|望)|(?:，|(?<=[？?]))(?:恳请|敬请|特请|谨请|烦请|以资|以供|以便|特此|谨此))(?![^。]*(?:列|算|比|说明|换|折|排|按|用|给出|分别|附|注|哪|何|谁|几|多少|区分|只|不要))[^\d“”《》？?：，]{1,10}[。.！!]*$")
"""What a letter of an office ends with behind its question (恳请不吝赐教)."""
_TRADE = re.compile(r"(?:调查|评估|设计|顾问|服务|会计|监理|检测)*(?:业|公司|机构|企业|产业|师|类)")
"""Behind 咨询: it names a trade (咨询调查业) and asks nothing."""
_LONG = 24
"""A clause of talk has no more signs than this."""
_LEAST = 4
"""What is left as the question has so many letters and signs at least."""
_SIGN = re.compile(r"[\w]")
_ASKS = re.compile(r"[?？]")
_ASKED = re.compile(r"吗|多少(?:[万亿]?[元吨家个户项座台人件条种]|(?:个)?百分点)?|几(?:[万亿]?[元吨家个户项座台人件条种倍成点]|个百分点)?|百分之几|什么|哪些")
"""Where a question may end."""


class _Role(Flag):
    """What a word of talk does: fill, say that one asks, make something, be what is made; begin a question; begin a clause of
    what one goes by."""

    FILLER = 0
    SAID = auto()
    MADE = auto()
    PURPOSE = auto()
    ASK = auto()
    LEAD = auto()


def without_talk(text: str) -> str:
    """`text` without the clauses of talk at its beginning and its end, and without a beginning that only says that one asks; as it is
    where too little would be left."""
    text = _CLOSING.sub("", _PAPERWORK.sub("", _FOREWORD.sub("", _MATTER.sub(_matter, _OCCASION.sub("", text)))))
    clauses = [(match["words"], match["mark"]) for match in _CLAUSE.finditer(text)]
    first, last = 0, len(clauses)
    while first < last and _is_talk(clauses[first][0]):
        first += 1
    while first < last and _is_talk(clauses[last - 1][0]):
        last -= 1
    if (first, last) == (0, len(clauses)):
        return _opened(_closed(text))
    kept = "".join(words + mark for words, mark in clauses[first:last])
    if last < len(clauses) and not _ASKS.search(kept[-2:]):
        kept = kept.rstrip("，,；;：:。 ") + ("？" if _ASKS.search("".join(mark for _, mark in clauses[last - 1 :])) else "")
    kept = _opened(_closed(kept.strip()))
    return kept if len(_SIGN.findall(kept)) >= _LEAST else text


def _matter(match: re.Match[str]) -> str:
    """What a letter asks about, where the words behind the colon may need it, put before them as their thing where they begin with the same
    measure (就某产业产值基数函询：2023年产值…); else all of its beginning, as it is."""
    thing = match["thing"]
    if not match["named"] and not _MEANT.search(thing):
        return match[0]
    measured, again = _OF_WHAT.sub("", thing), _AGAIN.match(match.string, match.end())
    whose = measured.removesuffix(again["measure"]) if again else measured
    return whose if whose != measured else f"{thing}，"


def _is_talk(clause: str) -> bool:
    """Whether a clause is made of words of talk alone, one of which says that one asks, or two what one makes of the answer."""
    clause = "".join(clause.split()).upper()
    roles = _reached(clause)[-1] if len(clause) <= _LONG else ()
    return not clause or any(_Role.SAID in one or _Role.LEAD in one or _Role.MADE | _Role.PURPOSE in one for one in roles)


def _closed(text: str) -> str:
    """A question without the talk that it runs into with no mark between (…要建几家我等你消息啊)."""
    for match in _ASKED.finditer(text, max(len(text) - _LONG, 0)):
        if len(text) - match.end() >= _LEAST and _is_talk(text[match.end() :]):
            return text[: match.end()]
    return text


def _opened(text: str) -> str:
    """A question without its beginning up to the last verb of asking before which stands talk alone, where enough follows."""
    ends = [end for end, roles in enumerate(_reached(text[:_LONG].upper(), "，, "), 0) if any(_Role.ASK in one for one in roles) and not (text[:end].endswith("咨询") and _TRADE.match(text, end))]
    rest = text[max(ends) :].lstrip("，,：: ") if ends else text
    return rest if len(_SIGN.findall(rest)) >= _LEAST else text


def _reached(text: str, between: str = "") -> list[set[_Role]]:
    """For each place of `text`, the roles of the words of talk that lead there from its beginning, nothing where none do; a role ASK only
    right behind such a word. Signs of `between` may stand between words."""
    words, longest = _words()
    found: list[set[_Role]] = [set() for _ in range(len(text) + 1)]
    found[0].add(_Role.FILLER)
    for at in range(len(text)):
        before = {one & ~_Role.ASK for one in found[at]}
        if not before:
            continue
        if text[at] in between:
            found[at + 1] |= before
        for end in range(at + 1, min(at + longest, len(text)) + 1):
            role = words.get(text[at:end])
            if role is not None:
                found[end] |= {one | (role if at == 0 else role & ~_Role.LEAD) for one in before}
    return found


@cache
def talk_words(of_use: bool = True) -> frozenset[str]:
    """The words of talk of two signs and more, with those for what the answer is of use for or without them."""
    return frozenset(word for word, role in _words()[0].items() if len(word) > 1 and (of_use or role != _Role.PURPOSE))


@cache
def _words() -> tuple[dict[str, _Role], int]:
    """Word of talk → what it does, and the length of the longest."""
    lists = {name: words.upper().split() for name, words in read_data(Path(__file__).with_suffix(".yaml")).items()}
    found: dict[str, _Role] = {}
    for name, words in lists.items():
        for word in words:
            found[word] = found.get(word, _Role.FILLER) | _Role[name.upper()]
    return found, max(map(len, found))
