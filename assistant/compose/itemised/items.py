"""The things of a question for each of which the asker may have something ("2条中级雪道、1条初级，另外浇了3块冰场")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.eligibility.own_figures import figures_told
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.vocabulary import alternation, words

_SENTENCE = re.compile(r"[，,。；;？?！!（）()：:]|以及|还有|另外|外加|加上(?!班)|同时(?!间)|并且|[又再也](?=[有是在评获通设买办招\d一二两三])|(?<=[\u4e00-\u9fff])[和与跟加](?=(?:\d|[一二两三四五六七八九十]+)[\u4e00-\u9fff])")
_REMARK = re.compile(r"(?<=[\u4e00-\u9fff])[（(][\u4e00-\u9fff]{2,8}[)）](?=[\u4e00-\u9fff])")
"""A name in brackets within the name of a thing ("市级（百龙工程）农业龙头")."""
_LISTED = re.compile(r"、")
_LAST = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
_EACH_OF = re.compile(r"(?P<last>[^，。；？]*?)各(?:自)?(?:有|是|修|建|办|买|上|新建|新增)?了?(?P<each>(?:\d+|[一二两三四五六七八九十])[\u4e00-\u9fff]{1,2})$")
"""So many of each of a list, told behind it ("高级、中级、初级各一条")."""
_NAMES_SOURCE = re.compile(r"^(?:(?:按照?|照|依|根据|参照)[^，]*?|(?:20\d\d年)?的?[那这][份个]?[\u4e00-\u9fff]{0,4}?)(?:办法|意见|方案|清单|政策|措施|规定|细则|标准(?!化)|文件|[〔\d〕]+号|\d{2}条)(?:的标准|里|上|中|执行|的)*|^[\u4e00-\u9fff]*〔\d+〕\d+号")
_ASKING = re.compile(
    r"(?:最多|最高|每年|每个?月|一年|一个月|分别|各|大概|总共|一共|合计|共计|总计|加起来|加在一起|加一起|合起来|累计|按比例|共)*(?:能|可以?|该|要)?(?:一共|总共|合计|各|分别)?"
    r"(?:补|奖|给|拿|领|扣|报|得|返|付|算|有|是|收)?(?:到|掉|除|贴|助|励|奖励|补贴|补助|下来)*(?:多少|几)[^，。？]*$")
_TIMES = re.compile(r"(?:总共|一共|合计|共计|总计|加起来|加在一起|加一起|合起来|[一两三四五\d]+年|呢|下来|每年|每个?月|一个月|全年|他们|我们|今年|里|的|期内|执行|再|另)+$")
_SUM = re.compile(r"多少|几|共|合计|一共|总共|总计|加起来|加在一起|加一起")
_TIME_FIRST = re.compile(r"^(?:一个月|每个?月|一年|每年)+")
_GETS = re.compile(r"^[那这][笔个份项](?=[\u4e00-\u9fff]{2})|^(?:一共|总共|合计|共)?(?:能|可以?)?(?:拿|领|得|补|给)(?:到|了)?(?=[\u4e00-\u9fff]{2,}(?:补贴|补助|费|奖|津贴|资助|扣除))")
_GRANT, _SHORT = re.compile(r"补贴|补助|津贴|奖励|资助"), 4
"""A grant called by so short a name keeps the word for it ("交通补贴多少钱")."""
_ONE = re.compile("(?<![第每同统唯万另在])一(?=" + alternation(tuple({*words("counters")} - {"头"})) + r"(?!人|次|半|样|起|般|\d))")
_AGE = re.compile(r"(?:[一1]个)?\d+岁")
_NOTHING = re.compile(r"^(?:同?[一1]家)?(?:我们?|咱们?|本|企业|公司|单位|厂)*(?:里)?(?:有|做了|办了|想问|问)?(?:[两二三四五]|\d)(?:件|桩|码)事(?:情|儿)?$|^(?:这|那|上述|以上)?(?:(?:[两二三四五六七八九]|\d)(?:项|笔|样|种|块|类|件))?(?:奖励|补贴|补助|政策|资金|资助|支持|钱|都?符合(?:条件|要求)|今年|去年|能|各)*$|^[\u4e00-\u9fff]{0,12}(?:问|请教|咨询)(?:一?下|道)?$|^(?:头一回|头一次|第一次|首次|初次)(?:申请|申报|领)?$|^(?:我们|两人|夫妻)?(?:商量好?|说好|约定好?|协商)?了?(?:全|都)*(?:由|归)?我(?:[一1]个人|自己|来)*(?:全额)?(?:扣|领|拿|申请)?$")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the asker's: the words that tell it, and the figures in them. `asks`: it stands in the clause that asks, which names
    rather what is asked about. `supposed`: the one piece that is meant where no number is told."""

    text: str
    figures: tuple[OwnFigure, ...]
    asks: bool = False
    supposed: tuple[OwnFigure, ...] = ()

    def joined(self, other: Item) -> Item:
        """Both as one thing."""
        return Item(f"{self.text}，{other.text}", (*self.figures, *other.figures))


def items(text: str) -> list[Item]:
    """The things told in a question, in order; what only asks, or names the document, is none."""
    found: list[Item] = []
    for sentence in _SENTENCE.split(_REMARK.sub("", text)):
        pieces = _pieces(sentence)
        told = [one for piece in pieces if (one := _item(piece, len(pieces) == 1)) is not None]
        at = next((place for place in reversed(range(len(found))) if found[place].figures), None)
        if at is not None and len(told) == 1 and _GRADE_ALONE.match(told[0].text):
            found[at:] = [one.joined(told[0]) for one in found[at:]]
        elif found and len(told) == 1 and _tells_apart(found[-1], told[0]):
            found[-1] = replace(found[-1], text=f"{found[-1].text}，{told[0].text}")
        else:
            found += told
    return found


def _tells_apart(whole: Item, parts: Item) -> bool:
    """Whether figures tell which each of those is that were counted before (俩娃: 一个小学一个高中)."""
    counts = [one.value for one in parts.figures if one.unit == whole.figures[-1].unit] if whole.figures else []
    return len(counts) > 1 and len(counts) == len(parts.figures) and sum(counts) == whole.figures[-1].value


_GRADE_ALONE = re.compile(r"(?:都|全|均)?(?:的)?(?:服务)?(?:评估|考核|评定|评审|验收|年审)?(?:结果|等级|等次)?(?:都|均)?(?:是|为|成|到|了|得|定为)*(?:优秀|良好|合格|优等|特等|[一二三]等|A{1,5}级)(?:等级|等次|级)?(?:了)?$")
"""A grade told alone is that of what was counted before."""


_WHEN = re.compile(r"^(?:(?:(?:第?[一二三四五六七八九十\d]+|[去今前当同次])年(?:里|初|底|又|的时候)?(?!级|度|[期以内底])|后来|然后|接着|紧接着|之后|另外|一口气|接连|陆续)(?=[\u4e00-\u9fff]{2}))+")
"""When the asker did a thing, or in which order: no word of the thing itself."""


def _item(piece: str, alone: bool) -> Item | None:
    told = _GETS.sub("", _WHEN.sub("", _NAMES_SOURCE.sub("", piece.strip())))
    bare = _TIMES.sub("", _ASKING.sub("", told))
    named = _GRANT.match(told, len(bare)) if len(bare) <= _SHORT else None
    bare += named.group() if named is not None else ""
    words_ = _TIME_FIRST.sub("", bare).strip()
    if len(words_) < 2 or _NOTHING.match(words_):
        return None
    counted = _ONE.sub("1", words_)
    return Item(_AGE.sub("", words_) or words_, tuple(replace(one, case="") for one in figures_told(counted)[0]), alone and bare != told and _SUM.search(told) is not None)


def _pieces(sentence: str) -> list[str]:
    """The members of a list in a clause; 和 joins the last two where 、 joins the others."""
    pieces = _LISTED.split(sentence)
    pieces = pieces if len(pieces) < 2 else [*pieces[:-1], *_LAST.split(pieces[-1], maxsplit=1)]
    each = _EACH_OF.match(pieces[-1]) if len(pieces) > 1 else None
    return pieces if each is None else [f"{piece}{each['each']}" for piece in (*pieces[:-1], each["last"])]
