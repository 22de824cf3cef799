"""Several questions in one: what comes last asks only who or how; or clauses that each ask for a figure."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[，,；;。？?！!]+")
_ENDS = re.compile(r"[，,；;。？?！!\s呢啊呀吧]+$")
_WHO = re.compile(
    r"(?:那|又|都|分别|具体|各|这(?:项|件|个|块)?(?:工作|事儿?|任务)?)*(?:由|归|是|找|该|应|应该|去|得)*"
    r"(?:谁|哪[些个几]*(?:部门|单位|厅局?|局|家|机构|委办局|委))(?:来|去)?(?:负责|牵头|主管|管|抓|落实|承担|办理?|配合|推进)?的?"
    r"|(?:牵头|责任|配合|主管|负责|实施)(?:单位|部门|厅局|机关)?(?:和(?:牵头|责任|配合|主管)(?:单位|部门))?(?:分别|都)?(?:是|有|为)?(?:谁|哪.{0,6})"
)
_HOW = re.compile(
    r"(?:那|又|具体|要|该|准备|打算|都)*(?:怎么|如何|怎样|咋)(?:来|去|样)?(?:实现|做到|达到|落实|完成|推进|做|办|干|搞|保障|弄)的?"
    r"|(?:靠|用|采取|有)(?:些)?(?:什么|哪些|啥)(?:具体|主要|重点)?(?:措施|举措|办法|手段|路径|保障)(?:来)?(?:实现|保障|落实|完成)?"
)
_LAST_DAY = re.compile(r"(?:那|又)?(?:网上|线上|纸质|书面)?(?:申报|申请|报名|受理)(?:时间)?(?:是|到)?(?:的)?截[止至](?:时间|日期)?(?:到|在|是)?(?:哪一?[天日]|几[月号]|什么时候|啥时候|何时)")
"""Until when one may apply, behind a question of its own."""
_RELATION = re.compile(r"(?:那|又)?(?:它|这个?|他们)?(?:和|与|跟|同)[^，。；？]{2,12}(?:之间)?(?:到底)?(?:是|有)?(?:什么|啥)(?:样的?)?(?:关系|联系)")
"""What the thing asked about has to do with another."""
_YEARS_ON = re.compile(r"[？?]\s*(?P<tail>(?:那么?)?(?:(?:再|又)?(?:过|隔)(?:了|上)?[一两二三四五六七八九\d]年(?:之?后|以后)?|[一两二三四五六七八九\d]年(?:之|以)?后)呢?[，,？?].*|(?:那么?)?(?:再|又)过[一两二三四五六七八九\d]年呢?)$")
"""The same is asked for so many years later."""
_THEN_HELD = re.compile(
    r"(?P<grown>(?P<last>[^？?。]*(?:19|20)\d\d年[^？?，。比较]*)[比较](?:19|20)\d\d年[^？?。]*(?:多少|百分之几|几[^？?。]{0,3})[？?])"
    r"(?P<tail>(?:那|又)?[比离距跟和与]?[^？?。，]{0,16}目标[^？?。]{0,8}(?:多少|几[^？?。]{0,3})[？?]?)")
"""How a figure moved from one year to another, then how far it is from a goal: the goal is held against the later figure only."""
_LEAST = 4
_ASKED = re.compile(r"什么|啥|哪|谁|多[少久长大高]|几(?![乎率何字])|怎|如何|吗|目标|指标|要求|[？?]")
"""What comes before asks something by itself, or names what can be told."""
_FIGURE = re.compile(r"(?<!哪)(?:多少|几(?=[个家项条座户名人倍成件万千百亿元吨度年天点所处种类次台套])|百分之几|多大|多高|多长|有(?:个)?(?:什么|啥|哪些)(?:样的)?(?:底线|上限|下限)|(?:到|成|是|为)(?:什么|啥|怎样的?)(?:样的?)?(?:水平|程度))")
_ELLIPSIS = re.compile(r"(?:那|还有)?([^，。；？]{2,8})呢")
"""A further thing of which the same is asked: "产值几个亿？增加值呢"."""
_FURTHER = re.compile(r"(?:还有|以及|另外|再就是|再有)(?:那个|这个|一个)?([^，。；？]{4,24})")
"""A further thing, of which the next clause asks: "还有那个综合机械化率，又要到多少"."""
_STOPS = re.compile(r"[，,；;。？?！!：:]+")
_FULL_STOP = re.compile(r"[。；？?！!;]+")
_QUESTION = re.compile(r"什么|啥|哪|谁|多[少久长大高]|几(?![乎率何字])|怎|如何|[吗么呢不没]$|是否|能否|可否|是不是|能不能|要不要|有没有")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_THEN = re.compile(r"(?:那么?|而|到了?)?(?:19|20)\d\d年[^，。；？]{0,3}(?:又|再|还|呢|计划|打算|准备|要|定|目标|安排)")
"""A question that goes on to another year begins with it."""
_ALONE = 8
"""A question of fewer signs leans on the one before."""
_LISTED = re.compile(r"[、和及与](?=[^、，；。？！]{0,12}(?:多少|几[个家项条座户名人件万所处次台套]))")
"""A sign between two things of which the second is asked for in words of its own: "建多少家、培育多少个"."""

_HOW_MANY = re.compile(r"(?<!哪)(?:多少|多大|几(?=[个家项条座户名人万千百吨亩]))")
_WHOLE = re.compile(r"一共|总共|拢共")
_ADDS = re.compile(r"加|合计|总和|之和|累计|汇总|[凑拢]|占|比[重例]")
_NEAR = 8
"""So many signs at most lie between 一共 and what it counts."""


def parted(question: str) -> tuple[str, str] | None:
    """The question before and the last one, where the last is nothing but who, how or until when one may apply, or goes on to a later year; None where it is one question.

    "2027年绿色工厂多少家，由谁负责？" → ("2027年绿色工厂多少家", "由谁负责")
    """
    on = _YEARS_ON.search(question.strip())
    if on is not None and on.start() >= _LEAST and _ASKED.search(question[: on.start()]):
        return question.strip()[: on.start() + 1], on["tail"]
    held = _THEN_HELD.fullmatch(question.strip())
    if held is not None:
        return held["grown"], f"{held['last']}{'' if '实际' in held['last'] else '实际'}{held['tail']}"
    whole = _ENDS.sub("", question.strip())
    cuts = list(_BREAK.finditer(whole))
    if not cuts:
        return None
    head, tail = whole[: cuts[-1].start()].strip(), _ENDS.sub("", whole[cuts[-1].end() :].strip())
    who = _WHO.fullmatch(tail) is not None
    timed = "？" in cuts[-1].group() or "?" in cuts[-1].group()
    asks = who or (timed and _LAST_DAY.fullmatch(tail) is not None) or _HOW.fullmatch(tail) is not None or _RELATION.fullmatch(tail) is not None
    return (head, tail) if asks and len(head) >= _LEAST and (not who or _ASKED.search(head)) else None


def years_apart(question: str) -> tuple[str, str] | None:
    """The question before and the one after it, where only the later names a year: the earlier is of the year that the dialogue speaks of; None where it is
    one question, or the earlier names a year as well.

    "年初定的是多少，欠了几公里？2025年又打算修多少？" → ("年初定的是多少，欠了几公里", "2025年又打算修多少")
    """
    pieces = [piece.strip() for piece in _FULL_STOP.split(question) if piece.strip()]
    if len(pieces) != 2 or not all(len(piece) >= _LEAST and _QUESTION.search(piece) for piece in pieces):
        return None
    dated = [_YEAR.search(piece) is not None for piece in pieces]
    return (pieces[0], pieces[1]) if dated == [False, True] and _THEN.match(pieces[1]) else None


def asks(text: str) -> tuple[str, ...]:
    """The clauses of a text that each ask something, each with those before it that do not; () where one of them says too little.

    "到2027年，新材料产值目标多少，布局在哪？" → ("到2027年，新材料产值目标多少", "布局在哪")
    """
    found: list[str] = []
    silent: list[str] = []
    for clause in (piece.strip() for piece in _CLAUSES.split(text)):
        if clause and _QUESTION.search(clause):
            found.append("，".join((*silent, clause)))
            silent = []
        elif clause:
            silent.append(clause)
    return tuple(found) if all(len(one) >= _LEAST for one in found) else ()


def asks_figure(clause: str) -> bool:
    """Whether a clause asks how much or how many, or the same of another thing (增加值呢)."""
    return _FIGURE.search(clause) is not None or clause.endswith("呢")


_CLAUSES = re.compile(r"[，,；;。？?！!]+")


def asks_how(question: str) -> bool:
    """Whether a question is nothing but how: "怎么实现", "靠什么措施"."""
    return _HOW.fullmatch(_ENDS.sub("", question.strip())) is not None


def questions(text: str) -> tuple[str, ...]:
    """The questions of a text that stand by themselves, stop to stop; () where one of them says too little or does not ask."""
    pieces = [piece.strip() for piece in _FULL_STOP.split(text) if piece.strip()]
    return tuple(pieces) if all(len(piece) >= _ALONE and _QUESTION.search(piece) for piece in pieces) else ()


def cases(question: str) -> tuple[tuple[str, str], ...]:
    """Two or three cases told one beside another of which each is asked, each with the question on it alone; () where there are none.

    "种花：甲种了600亩，满3年；乙种了300亩。各奖多少？" → (("甲种了600亩，满3年", "种花：甲种了600亩，满3年。奖多少？"), ("乙种了300亩", "种花：乙种了300亩。奖多少？"))
    """
    found = _CASES.fullmatch(question.strip())
    if found is None:
        return ()
    told = [piece.strip() for piece in _SEMICOLON.split(found["told"])]
    others = [_OTHER.match(piece) for piece in told[1:]]
    asks = _APIECE.sub("", found["asks"])
    return tuple((piece, f"{found['lead']}{piece}。{asks}") for piece in told) if len(told) in (2, 3) and all(others) else ()


_CASES = re.compile(r"(?P<lead>(?:[^：:；;。？?]{2,40}[：:]|[^：:；;？?]{2,80}?[。，,](?=甲))?)(?P<told>[^。？?：:]+[；;][^。？?：:]+)[。](?P<asks>(?![^？?]*(?:[加合共差]|比))[^。；;？?]*(?:各|分别)[^。；;？?]*[？?])")
_APIECE = re.compile(r"分别|各(?=[能可该应给奖补有得拿领多几])")
_SEMICOLON = re.compile(r"[；;]")
_OTHER = re.compile(r"[乙丙]|另外?一|第[二三][家个]")
"""What begins a further case."""


def figures_asked(question: str) -> tuple[tuple[str, str], ...]:
    """The clauses of a question that each ask for a figure, each with the clauses before it that do not ask; none where there
    are fewer than two.

    "到2020年，建多少家工厂、几个园区？" → (("到2020年", "建多少家工厂"), ("到2020年", "几个园区"))
    """
    silent: list[str] = []
    further = ""
    found: list[tuple[str, str]] = []
    for clause in _STOPS.split(question):
        for piece in _LISTED.split(clause) if len(_FIGURE.findall(clause)) > 1 else (clause,):
            if found and (short := _ELLIPSIS.fullmatch(piece.strip())) is not None and re.search(rf"{re.escape(piece)}(?:[？?。！!]|$)", question):
                found.append(("，".join(silent), f"{short[1]}是多少"))
            elif _FIGURE.search(piece):
                found.append(("，".join(silent), f"{further}{piece.strip()}"))
                further = ""
            elif piece.strip() and not found:
                silent.append(piece.strip())
            else:
                further = named[1] if (named := _FURTHER.fullmatch(piece.strip())) is not None else ""
    return tuple(found) if len(found) > 1 else ()


def only_all(question: str) -> bool:
    """Whether 一共 in a question says no more than that all of one thing is meant, and nothing is to be added up: it stands with the
    first of several things asked for ("一共选多少家企业，有几个园区"), and no other word adds."""
    asks = list(_HOW_MANY.finditer(question))
    whole = _WHOLE.search(question)
    return whole is not None and len(asks) > 1 and _ADDS.search(question) is None and whole.start() < asks[0].start() and whole.end() + _NEAR >= asks[0].start()
