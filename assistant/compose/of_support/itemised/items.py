"""The things of a question for each of which the asker may have something ("2条中级雪道、1条初级，另外浇了3块冰场")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.own_figures import figures_told
from assistant.eligibility.vocabulary import alternation, words
from index.quantities import chinese_number, numeral

_SENTENCE = re.compile(r"[，,。；;？?！!（）()：:]|以及|还有|另外|外加|再加(?!上)(?=[\u4e00-\u9fff]{2})|再?加上(?!班)|同时(?!间)|并且|[又再也](?=[有是在评获通设买办招\d一二两三])|(?<=[\u4e00-\u9fff])[和与跟加](?=(?:\d|[一二两三四五六七八九十]+)[\u4e00-\u9fff])")
_REMARK = re.compile(r"(?<=[\u4e00-\u9fff])[（(][\u4e00-\u9fff]{2,8}[)）](?=[\u4e00-\u9fff])")
"""A name in brackets within the name of a thing ("市级（百龙工程）农业龙头")."""
_LISTED = re.compile(r"、")
_LAST = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
_EACH_OF = re.compile(r"(?P<last>[^，。；？]*?)各(?:自)?(?:有|是|修|建|办|买|上|新建|新增)?了?(?P<each>(?:\d+|[一二两三四五六七八九十])[\u4e00-\u9fff]{1,2})$")
"""So many of each of a list, told behind it ("高级、中级、初级各一条")."""
_NAMES_SOURCE = re.compile(r"^(?:(?:按照?|照|依|根据|参照)[^，]*?|(?:20\d\d年)?的?[那这][份个]?[\u4e00-\u9fff]{0,4}?)(?:办法|意见|方案|清单|政策|措施|规定|细则|标准(?!化)|文件|[〔\d〕]+号|(?:\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)条)(?:的标准|里|上|中|执行|的)*|^[\u4e00-\u9fff]*〔\d+〕\d+号")
_ASKING = re.compile(
    r"(?:(?:年底|年终|最后|到时候|到头来)?(?:一折[统通]|银行卡|卡|折子|账上|账户)(?:里|上|中)*|最多|最高|每年|每个?月|一年|一个月|分别|各|大概|总共|一共|合计|共计|总计|加起来|加在一起|加一起|合起来|累计|按比例|共)*(?:能|可以?|该|要)?(?:一共|总共|合计|各|分别)?"
    r"(?:补|奖|给|拿|领|扣|报|得|返|付|算|有|是|收|打|进|发)?(?:到|掉|账|手|除|贴|助|励|奖励|补贴|补助|下来)*(?:多少|几)[^，。？]*$")
_TIMES = re.compile(r"(?:总共|一共|合计|共计|总计|加起来|加在一起|加一起|合起来|[一两三四五\d]+年|呢|下来|每年|每个?月|一个月|全年|他们|我们|今年|里|的|期内|执行|再|另)+$")
_SUM = re.compile(r"多少|几|共|合计|一共|总共|总计|加起来|加在一起|加一起")
_TIME_FIRST = re.compile(r"^(?:一个月|每个?月|一年|每年)+")
_GETS = re.compile(r"^[那这][笔个份项](?=[\u4e00-\u9fff]{2})|^(?:一共|总共|合计|共)?(?:能|可以?)?(?:拿|领|得|补|给)(?:到|了)?(?=[\u4e00-\u9fff]{2,}(?:补贴|补助|费|奖|津贴|资助|扣除))")
_GRANT, _SHORT = re.compile(r"补贴|补助|津贴|奖励|资助"), 4
"""A grant called by so short a name keeps the word for it ("交通补贴多少钱")."""
_ONE = re.compile("(?<![第每同统唯万另在头首])一(?=" + alternation(tuple({*words("counters")} - {"头"})) + r"(?!人|次|性|半|样|起|般|\d))")
_AGE = re.compile(r"(?:[一1]个)?\d+岁")
_NOTHING = re.compile(r"^(?:同?[一1]家)?(?:我们?|咱们?|本|企业|公司|单位|厂)*(?:里)?(?:有|做了|办了|想问|问)?(?:[两二三四五]|\d)(?:件|桩|码)事(?:情|儿)?$|^(?:这|那|上述|以上)?(?:(?:[两二三四五六七八九]|\d)(?:项|笔|样|种|块|类|件))?(?:奖励|补贴|补助|政策|资金|资助|支持|钱|都?符合(?:条件|要求)|今年|去年|能|各)*$|^[\u4e00-\u9fff]{0,12}(?:问|请教|咨询)(?:一?下|道)?$|^(?:头一回|头一次|第一次|首次|初次)(?:申请|申报|领)?$|^(?:我们|两人|夫妻)?(?:商量好?|说好|约定好?|协商)?了?(?:全|都)*(?:由|归)?我(?:[一1]个人|自己|来)*(?:全额)?(?:扣|领|拿|申请)?$")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the asker's: the words that tell it, and the figures in them. `asks`: it stands in the clause that asks, which names
    rather what is asked about. `apart`: it is one of several of its kind, told with a sum for each. `supposed`: the one piece that is meant where no number is told."""

    text: str
    figures: tuple[OwnFigure, ...]
    asks: bool = False
    apart: bool = False
    supposed: tuple[OwnFigure, ...] = ()

    def joined(self, other: Item) -> Item:
        """Both as one thing."""
        return Item(f"{self.text}，{other.text}", (*self.figures, *other.figures))

    def and_more(self, other: Item) -> Item:
        """Both as one thing under one rule; further pieces of it are added to those before (一个国家级品种，…，另一个国家级品种)."""
        both = self.joined(other)
        mine = [one for one in self.figures or self.supposed if one.measure == one.unit]
        more = [one for one in other.figures if one.measure == one.unit]
        if not _ANOTHER.search(other.text) or len(mine) != 1 or len(other.figures) > len(more) or [one.unit for one in more] not in ([], [mine[0].unit]):
            return both
        added = replace(mine[0], value=mine[0].value + (more[0].value if more else 1))
        return replace(both, figures=(added, *(one for one in both.figures if one not in mine and one not in more)), supposed=())


_ANOTHER = re.compile(r"^(?:还有|又|再)?另外?[一1\d]")


def items(text: str) -> list[Item]:
    """The things told in a question, in order; what only asks, or names the document, is none."""
    found: list[Item] = []
    text = _RESPECTIVELY.sub(_each_told, _ALSO.sub(r"\g<thing>", _OPENING.sub(_unless_several, _REMARK.sub("", text))))
    for sentence in _SENTENCE.split(_PASSED.sub("", text)):
        if _sums_up(sentence, found):
            continue
        pieces = _pieces(sentence.removeprefix(_APART))
        told = [replace(one, apart=sentence.startswith(_APART)) for piece in pieces if (one := _item(piece, len(pieces) == 1)) is not None]
        if found and len(told) == 1 and not told[0].figures and _DESCRIBES.match(told[0].text):
            continue
        at = next((place for place in reversed(range(len(found))) if found[place].figures), None)
        if at is not None and len(told) == 1 and _GREW.match(told[0].text):
            found[-1] = found[-1].joined(told[0])
            continue
        if told and (apart := _of_one(told, found)) is not None:
            place, parts = apart
            found[place : place + 1] = parts
            continue
        if len(told) > 1 and all(_of_one([one], found) is not None for one in told):
            for one in told:
                place, parts = _of_one([one], found) or (len(found), [])
                found[place : place + 1] = parts
            continue
        if at is not None and len(told) == 1 and _GRADE_ALONE.match(told[0].text):
            found[at:] = [one.joined(told[0]) for one in found[at:]]
        elif found and len(told) == 1 and _tells_apart(found[-1], told[0]):
            found[-1] = replace(found[-1], text=f"{found[-1].text}，{told[0].text}")
        else:
            found += told
    return found


_PASSED = re.compile(
    r"(?:^|(?<=[，,、；;。（(？?]))(?:到现在|现在|目前|最后|后来)?(?:也|都|全部?|已经?|并且?|均|而且|一起)*(?:(?:拿去|报上去|经过?|通过|过)(?:了)?)?验收(?:都|全|也)?(?:合格|通过|过)?了?(?=[，,、；;。）)]|能[^，。]{0,3}[领拿补]|可以?[领拿]|一共|总共|合计|$)"
    r"|(?<=[\u4e00-\u9fff])(?:也|并且?|，)+(?:都)?(?:通过)?验收(?:合格|通过|过)?了?(?=[，,；;。]|$)")
"""That what was done has been accepted is told of all things, and is none of them."""
_ALSO = re.compile(r"(?P<thing>(?<![^，,。；;？?！!])[^，,。；;？?！!\d]{2,12})也(?=有\d)")
"""也 between a thing and its figure (进口也有350万) joins them."""
_OPENING = re.compile(r"(?<![^，,。；;？?！!])(?P<whole>[^，,。；;？?！!：:、]{2,30})[：:](?=[^，,。；;？?！!：:、]{1,12}(?:\d|[一两二三四五六七八九十]+)[条个家台套块座艘处间项][、，,])")
"""What opens a list of things with their numbers is none of them (新建了一个滑雪场：高级雪道2条、中级3条), unless it counts several itself."""
_GREW = re.compile(r"(?:[比较](?:上年|去年|前年|上一?年|前一年|上年度|同期)|同比)?(?:也|又|还)?(?:增长|增加|上涨|涨|增|多|提高|下降|减少|降|跌|回落)了?(?:差不多|大约|将近|约)?\d+(?:\.\d+)?%$")
"""By how much something grew is told of what stands before it."""


def _unless_several(opening: re.Match[str]) -> str:
    """What opens a list as it stands where it counts several things, else nothing."""
    several = any(one.value > 1 for one in figures_told(_ONE.sub("1", opening["whole"]))[0])
    return opening.group() if several else ""


_SUMS_UP = re.compile(
    r"(?P<count>[两二三四五六2-6])(?:(?:块|样|项|笔|头|边|份|种|个)儿?(?:都|全)?(?:能|可以?)?(?:的?钱)?(?:加|合|共)|(?:块|样|项|笔|头|边|份|种|个|家|处|户|口|台)[^，。；？\d]{0,8}?(?:加起来|合起来|加一起|合计|一共|总共|加在一起|合在一起))")


def told_in(turns: Sequence[str]) -> list[Item]:
    """The things of the last turn; with those of the turns before it where it counts more than it tells, or tells no figure, and asks for their sum."""
    if len(turns) >= _TURNS and (named := _WITH.search(turns[-1])) is not None and any(named["thing"] in one for one in turns[:-1]):
        turns = (*turns[:-1], turns[-1].replace(named.group(), ""))
        return [replace(one, asks=one.asks and not one.figures) for one in items("。".join(turns))]
    counted = _SUMS_UP.search(turns[-1])
    last = items(turns[-1] if counted is None else turns[-1][: counted.start()])
    several = counted is not None and chinese_number(counted["count"]) != sum(bool(one.figures) for one in last)
    several = several or not any(one.figures for one in last) or (_ASKS_SUM.search(turns[-1]) is not None and not any(map(_ASKS_ANY_SUM.search, turns[:-1])))
    if len(turns) < _TURNS or not (several or _BACK.search(turns[-1])):
        return items(turns[-1])
    return [replace(one, asks=one.asks and not one.figures) for one in items("。".join((*(_ANY_GRANT.sub("", one) for one in turns[:-1]), turns[-1])))]


_ANY_GRANT = re.compile(r"[，,]?(?:我们|我)?(?:能|可以)?(?:有|享受|申请|拿)?(?:没有)?(?:什么|哪些|啥)?(?:相关)?(?:补贴|补助|奖励|扶持|支持|优惠)?的?政策(?:吗|么|没有|呢)?[？?。]*$")
"""The end of an earlier turn that asks whether there is anything, which names no grant."""
_TURNS = 2
_ASKS_SUM = re.compile(r"一共|总共|合计|加起来|总计|共(?=能|可|有|多少)")
_ASKS_ANY_SUM = re.compile(r"多少|几(?=[万千百十块元毛])|怎么[补算奖]")
"""No sum has been asked for before the last turn: what was told until then is part of what it asks the sum of."""


def with_their_figures(things: Sequence[Item]) -> list[Item]:
    """The things, each with the figure told behind it, where the same is told of one after the other in the same words ("甲店…，进项税额12万；乙店…，进项税额8万")."""
    names = [_FIGURE.sub("", one.text) if one.figures else "" for one in things]
    if not any(name and names.count(name) > 1 for name in names):
        return list(things)
    made: list[Item] = []
    before: list[Item] = []
    for one, name in zip(things, names, strict=True):
        if one.asks:
            made.append(one)
        elif not name:
            before.append(one)
        elif names.count(name) > 1 and before:
            made.append(Item("，".join((*(other.text for other in before), one.text)), one.figures))
            before = []
        else:
            made += [*before, one]
            before = []
    return [*made, *before]


_FIGURE = re.compile(r"\d[\d.]*[百千万亿]*[\u4e00-\u9fff]?$|[，、 ]")

_WITH = re.compile(r"(?:连同?|加上|算上|带上|[和跟与])(?P<thing>[\u4e00-\u9fff]{2,8}?)(?:的(?:奖励|补助|补贴|钱))?(?:在一起|一起|一块儿?|在内|合起来|加起来)")
"""A thing told before that the sum asked for takes in (连雪道一起总共能奖多少)."""


_BACK = re.compile(r"[加连](?:上|同)(?:前面|刚才|上面|之前|原来)|(?:前面|刚才|上面)[^，。；]{0,12}(?:一起|加|合|一共|总共)")
"""A question that goes back to what was told before for the sum."""


def _sums_up(sentence: str, found: list[Item]) -> bool:
    """Whether a clause counts the things told before it and asks for their sum (进、出口两块加起来一共多少): it names none of its own."""
    counted = _SUMS_UP.search(sentence)
    return counted is not None and chinese_number(counted["count"]) == sum(bool(one.figures) for one in found)


_OF_ONE = re.compile(r"(?P<short>[\u4e00-\u9fff]{2,6}?)(?:级|里)?的?(?:那|有|是|评估?|考核|为|得|获|定|了|上|都|全)*(?P<part>(?:\d+[个家座所处条名])?(?:的|是|评|为|获|了|上)*(?:优秀|良好|合格|优等|特等|[一二三]等|A{1,5}级|[一二三四五]星级?)(?:等级|等次|级)?)$")
_QUALITY = re.compile(r"优秀|良好|合格|优等|特等|[一二三]等|A{1,5}级|[一二三四五]星")
_PART = re.compile(r"\d+[个家座所处条名](?:的|是|评|为|获|了|上)*(?:优秀|良好|合格|优等|特等|[一二三]等|A{1,5}级|[一二三四五]星级?)(?:等级|等次|级)?$")
_COUNTED = re.compile(r"\d+[个家座所处条名]")


def _of_one(told: list[Item], found: list[Item]) -> tuple[int, list[Item]] | None:
    """The place of a thing counted before that a clause names again in short with the grades of its pieces (…4个社区服务站…：社区的3个良好、1个合格), and
    the parts that take its place; None where the clause names none, or the parts are not all of it."""
    first = _OF_ONE.match(told[0].text)
    if first is None or not all(_PART.match(one.text) for one in told[1:]):
        return None
    place = next((place for place, one in enumerate(found) if one.figures and first["short"] in one.text and not _QUALITY.search(one.text)), None)
    if place is None:
        return None
    thing = _COUNTED.sub("", found[place].text)
    whole = [one for one in found[place].figures if _COUNTED.fullmatch(f"{one.value:f}{one.unit}")]
    parts = [Item(f"{piece}的{thing}", one.figures or found[place].figures) for piece, one in zip((first["part"], *(one.text for one in told[1:])), told, strict=True)]
    counts = [figure.value for one in parts for figure in one.figures if figure.unit in {other.unit for other in whole}]
    return (place, parts) if len(whole) == 1 and sum(counts) == whole[0].value else None


def _tells_apart(whole: Item, parts: Item) -> bool:
    """Whether figures tell which each of those is that were counted before (俩娃: 一个小学一个高中)."""
    counts = [one.value for one in parts.figures if one.unit == whole.figures[-1].unit] if whole.figures else []
    return len(counts) > 1 and len(counts) == len(parts.figures) and sum(counts) == whole.figures[-1].value


_DESCRIBES = re.compile(r"是(?:跟|和|与|同|由|被|从)(?=[\u4e00-\u9fff\d])")
"""What only says how the thing told before came about (是跟全国100强合办的) is no thing of its own."""
_GRADE_ALONE = re.compile(r"(?:都|全|均)?(?:的)?(?:服务)?(?:评估|考核|评定|评审|验收|年审)?(?:结果|等级|等次)?(?:都|均)?(?:是|为|成|到|了|得|定为)*(?:优秀|良好|合格|优等|特等|[一二三]等|A{1,5}级)(?:等级|等次|级)?(?:了)?$")
"""A grade told alone is that of what was counted before."""


_WHEN = re.compile(r"^(?:(?:(?:第?[一二三四五六七八九十\d]+|[去今前当同次])年(?:里|初|底|又|的时候|[春夏秋冬](?:天|上|里|季)?|[上下]半年)?(?!级|度|[期以内底])|开春|[春夏秋冬]上|后来|然后|接着|紧接着|之后|另外|一口气|接连|陆续|[一-鿿]{1,6}?(?:以后|之后))(?=[\u4e00-\u9fff]{2}))+")
"""When the asker did a thing, or in which order: no word of the thing itself."""


_OWN = re.compile(r"^(?:(?:我们|咱们|俺们|我司|本)(?:公司|企业|单位|厂子?|集团|店)?|(?:公司|企业|单位))(?:名下|旗下|手上|手里|手头)?(?:的|都)?(?=[\u4e00-\u9fff\d]{3})")
"""Whose a thing is: no word of the thing itself."""


def _item(piece: str, alone: bool) -> Item | None:
    told = _GETS.sub("", _WHEN.sub("", _OWN.sub("", _WHEN.sub("", _NAMES_SOURCE.sub("", piece.strip())))))
    bare = _TIMES.sub("", _ASKING.sub("", told))
    named = _GRANT.match(told, len(bare)) if len(bare) <= _SHORT else None
    bare += named.group() if named is not None else ""
    words_ = _TIME_FIRST.sub("", bare).strip()
    if len(words_) < 2 or _NOTHING.match(words_):
        return None
    counted = _ONE.sub("1", words_)
    return Item(_AGE.sub("", words_) or words_, tuple(replace(one, case="") for one in figures_told(counted)[0]), alone and bare != told and _SUM.search(told) is not None)


def _each_told(several: re.Match[str]) -> str:
    """Several of one kind with the sum of each (两个项目，设备投资分别为1.3亿元和4500万元), each in a marked clause of its own; as it stands where so many are not counted before."""
    values = _VALUE.findall(several["list"])
    counted = [one["count"] for one in _COUNT_OF.finditer(several.string, 0, several.start())]
    if not any(numeral(one) == len(values) for one in counted):
        return several.group()
    return "；".join(f"{_APART}{several['thing']}为{value}" for value in values)


_APART = "∥"
_COUNT_OF = re.compile(r"(?P<count>[2-9]|[两二三四五六七八九])(?:个(?!月)|家|项|条|台|套|件|栋|处|座|间|艘|部|场)")
_VALUE = re.compile(r"\d[\d.,]*[万亿]?[元块]?")
_RESPECTIVELY = re.compile(rf"(?P<thing>[^，。；：:？！、和与及年月\d]{{2,20}}?)分别(?:是|为|有|达到?|投|花|付|交|了|约)*(?P<list>{_VALUE.pattern}(?:(?:[、和与及,]|以及){_VALUE.pattern})+)(?=[，。；？！]|$)")


def _pieces(sentence: str) -> list[str]:
    """The members of a list in a clause; 和 joins the last two where 、 joins the others."""
    pieces = _LISTED.split(sentence)
    pieces = pieces if len(pieces) < 2 else [*pieces[:-1], *_LAST.split(pieces[-1], maxsplit=1)]
    each = _EACH_OF.match(pieces[-1]) if len(pieces) > 1 else None
    return pieces if each is None else [f"{piece}{each['each']}" for piece in (*pieces[:-1], each["last"])]


def of_pieces(figure: OwnFigure) -> bool:
    """Whether a figure counts pieces of something (3块冰场), no people and no measure."""
    return figure.measure == figure.unit and figure.unit in words("counters") and figure.unit not in ("人", "名", "位")
