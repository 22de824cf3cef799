"""What a question wants worked out of the figures of one sentence: "每年…多少名？照这样干5年一共多少名" → so many a year, five years over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.compute import plain
from assistant.records import Query
from assistant.understand.named_places import numbered
from assistant.understand.units import unit_asked
from index.quantities import numeral

_TOGETHER = r"(?:加在一起|加一起|加起来|合起来|合在一起|一共|总共|合计|总计|之和|拢共|共(?=[有要是能]?(?:多少|几)))"
_NUMBER = r"[一二两三四五六七八九十]{1,3}|\d{1,2}"
_SUM = re.compile(rf"(?:加在一起|加一起|加起来|合起来|合在一起|拢共)|{_TOGETHER}(?!占)[^，。？；]{{0,14}}(?:多少|几|呢)")
_TOLD_APART = re.compile(r"对得上|对不上|倒推|一致|矛盾|吻合|相符|够不够|达标|复合|如果|假如|要是|[头前后][两三四]年|年均[各要再]*[增提下]")
"""What is told is held against something, supposed, or compounded: more than the figures of one sentence is wanted."""
_MANY = 2
"""A question that asks for more totals than this wants several things apart."""
_YEARS = re.compile(rf"(?<![第近前后每\d至到—-])(?P<n>{_NUMBER})年(?![级内制限期度初底末]|以[上内下]|之内|计划|规划|行动|方案|滚动)(?=[^，。？；]{{0,12}}(?:{_TOGETHER}|累计|下来|呢|能|要|可以|累计|得|会|是|就)|[^，。？；]{{0,4}}(?:多少|几))")
_RANGE = re.compile(r"(?P<a>20\d\d)年?(?:到|至|[-—–~～]+)(?P<b>20\d\d)年?")
_PLAN = re.compile(r"[“\"]?十[三四五六]五[”\"]?(?:规划)?(?:期间|时期|五年|这五年|全程)")
_ALL_YEAR = re.compile(r"全年|一年(?:下来|到头|里|一共|总共|合计|要|能|得)?")
_ASKS = re.compile(r"多少|几(?!乎)|百分之|呢|啥数|什么数")
_UP = r"提高|提升|上调|调高|上涨|增加|增长|涨|(?<![至最])多|(?<!新)增|(?<![至最])高|放宽|扩大|(?<![增累])加(?!起)"
_DOWN = r"降低|下降|下调|压缩|压减|缩短|缩减|减少|(?<![至最减])少|降|减|短|(?<![至最])低"
_RAISED = re.compile(rf"(?:{_UP}|{_DOWN})(?:了|出|过)?(?:大约|大概)?(?:每[^，。？；]{{1,4}})?(?:多少|几(?!乎))|(?:{_UP}|{_DOWN})(?:的?)(?:幅度|比例)|[涨增降减]幅|幅度|(?:{_UP}|{_DOWN})(?:了|了?大约)?百分之")
_RATE = re.compile(r"幅度|[涨增降减]幅|百分之(?:多少|几)|几成")
_TO_GOAL = re.compile(r"(?:跟|和|与|离|距|比|同)(?:年初|原来|当初|自己|规划|计划|预期|上年|去年|同期|既?定|设定|所|的|这个|目标|任务|要求|全国|全省)+[^，。？；]{0,2}(?:差|少|多|高|低)")
_OWN_CASE = re.compile(r"我|咱|俺|本人|自家")
"""What he can have himself is asked about."""
_GAP = re.compile(r"相差|差(?:距|额|了|着|出)?(?:是|有)?(?:多少|几)|(?<![至最])(?:多|少|高|低|长|短|大|小)(?:出|了)?(?:多少|几(?!乎))|差距")
_MULTIPLE = re.compile(r"几倍|多少倍")
_EXTREMES = re.compile(r"最[多高大长].{0,8}?[比和与跟].{0,4}最[少低小短]|最[少低小短].{0,8}?[比和与跟].{0,4}最[多高大长]")
_AVERAGE = re.compile(r"平均(?:下来|到)?(?:每|一)年|年均|每年平均|一年平均|平摊到每年|摊到每年")
_OTHERS = re.compile(rf"(?:还有|其[他余它]|剩下|另外|另有|余下|除[^，。？；]{{1,24}}外)[^，。？；\d一二三四五六七八九十]{{0,8}}(?P<n>{_NUMBER})个?(?P<kind>[^，。？；、\d]{{1,8}})")
_WHOLE = re.compile(rf"(?:共有?|一共有?|总共有?|有|共计)(?P<n>{_NUMBER})个(?P<kind>[^，。？；、\d]{{1,8}})")
_EVERYWHERE = re.compile(r"全[省市县区州盟旗国]|所有|各地")
_LEAST = re.compile(r"至少|最少|最低|下限|起码")
_MOST = re.compile(r"至多|最多(?!的)|上限|顶多")
_SHARE = re.compile(r"占(?:比|了|到|多大|几成|多少|百分之)|比[例重](?:是|为|多|有|达|要|目标)?(?:多少|几|多大)|百分之几|几成")
_COUNTED = re.compile(r"(?:多少|几)(?P<unit>[名家户场次项件套座所宗处台辆张亩吨盏株头只])")
_PIECE = re.compile(r"[^，。？；]+")
_WORKING = re.compile(rf"照这样|照此|按此|这样|(?:按照?|照着?)[^，。？；]{{0,4}}(?:最低|最少|最高|下限|上限)(?:的?(?:比例|数|标准|要求))?(?:算|计|来算|推算)?|至少|最少|{_TOGETHER}|(?<![\d至到—-])(?:{_NUMBER})年(?:下来|的话)?|20\d\d年?(?:到|至|[-—–~～]+)?|分别|各[是有自]?|加计算|算下来|干|连[着续]?|多少|几|百分之|相差|提高幅度|幅度|涨幅|降幅|呢|平均每年|每年|最多的|最少的|最高的|最低的|实际|大约|大概|总|项目|[两二三四五六七八九十](?:大?类|种|项)|(?<=，)[亿万]*元(?=[，。？])")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be worked out: `text` is the question with those before it that it leans on, `words` its words without those that only ask."""

    text: str
    own: str
    words: str
    unit: str
    years: int
    all_year: bool
    summed: bool
    raised: bool
    rate: bool
    gap: bool
    multiple: bool
    extremes: bool
    average: bool
    others: int
    whole: int
    everywhere: bool
    most: bool
    least: bool
    share: bool
    places: tuple[str, ...]
    own_figures: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether anything may have to be worked out."""
        return bool(self.years or self.summed or self.raised or self.gap or self.multiple or self.extremes or self.average or self.everywhere or self.unit or self.rate)


def asked(query: Query) -> Asked | None:
    """What a question wants worked out; None where it asks for no figure, or for one of a table or an annex named by its number."""
    own = query.text
    before = query.dialogue[-2] if query.leans and len(query.dialogue) > 1 else ""
    text = f"{before}{own}"
    if not _ASKS.search(own) or numbered(own) or _TOLD_APART.search(own) or _OWN_CASE.search(text) or len(_SUM.findall(own)) > _MANY or len(_YEARS.findall(own)) > 1 or len(query.documents) > 1 or len(query.regions) > 1 or (len(query.years) > 2 and not _RANGE.search(own)):
        return None
    others, whole = _OTHERS.search(own), _WHOLE.search(own)
    return Asked(
        text, own, _WORKING.sub("，", text), _unit(own), _years(own), _ALL_YEAR.search(own) is not None, _SUM.search(own) is not None,
        _RAISED.search(own) is not None, _RATE.search(own) is not None, _GAP.search(own) is not None and _TO_GOAL.search(own) is None, _MULTIPLE.search(own) is not None,
        _EXTREMES.search(own) is not None, _AVERAGE.search(own) is not None, _count(others), _count(whole), _EVERYWHERE.search(own) is not None,
        _MOST.search(own) is not None, _LEAST.search(own) is not None, _SHARE.search(own) is not None, query.regions,
        tuple(f"{plain(one.value)}{one.unit}" for one in query.asker if one.unit != "年" and one.value not in (_count(others), _count(whole))),
    )


def _unit(text: str) -> str:
    """The unit of the last figure asked for that is no share, "" where none is named."""
    units = [unit_asked(piece[0]) or (counted["unit"] if (counted := _COUNTED.search(piece[0])) is not None else "") for piece in _PIECE.finditer(text) if _ASKS.search(piece[0])]
    return next((one for one in reversed(units) if one and one not in ("%", "个百分点", "倍")), "")


def _years(text: str) -> int:
    """Over how many years something is to be reckoned, 0 where nothing is."""
    match = _YEARS.search(text)
    if match is not None:
        return _value(match["n"]) if _value(match["n"]) > 1 else 0
    if not re.search(rf"{_TOGETHER}|累计", text):
        return 0
    span = _RANGE.search(text)
    if span is not None:
        return max(int(span["b"]) - int(span["a"]) + 1, 0)
    return 5 if _PLAN.search(text) else 0


def _count(match: re.Match[str] | None) -> int:
    return _value(match["n"]) if match is not None else 0


def _value(number: str) -> int:
    return int(numeral(number) or Decimal(0))
