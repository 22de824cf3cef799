"""What the asker says of himself, read from his questions in free text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import alternation, groups, measures_in, words
from assistant.vocabulary import vocabulary
from index.quantities import Quantity, chinese_number, in_base_units, quantities
from index.regions import find_regions

_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_CLAIM = re.compile(alternation(words("claim")) + r"(?:的|了|到|满|够|足|我们|我|它|多少|大概|约|有|能有|是)*$")
_EXPECTED = re.compile(r"(?:/?[元块月年每]){0,3}(?:的?话)?" + alternation(words("expected")))
_WANTED = re.compile(r"(?:[拿领补]满|[拿领]足|[想要][拿领补]到?)[^，。]*$")
_PAST = re.compile(r"(?:已经|已|去年|前年|之前|上次|以前)[^，。]{0,10}$")
_RULES_OWN = re.compile(
    alternation(words("rule_figure")) + r"[^，。]{0,4}$|每[\u4e00-\u9fff]{1,3}(?:一次性)?(?:奖励|补助|补贴|资助|奖|补|给)[^，。]{0,2}$")
_UNBUILT = re.compile(alternation(words("unbuilt")))
_BUILT = re.compile(alternation(words("built")))
_CASE = re.compile(r"(?P<name>" + alternation(words("cases")) + r"|[一二三四]号|第[一二三四](?:个|家)|另一个|另一家|另外一家|隔壁[厂家]|隔壁|同行)(?=企业|公司|项目|厂|家|平台|车间|的|是|为|投|实际|设备|总|有|花|\d|$)")
_NUMBER = r"(\d+|[一二两三四五六七八九十]+)"
_RECEIVED = re.compile(
    rf"(?:领|拿|享受|补|补贴|补助)(?:到|过|取)?[了过](?:有)?{_NUMBER}年|已经?(?:连着|连续)?(?:领|拿|享受|补)[^，。]{{0,6}}?{_NUMBER}年"
)
_NTH = re.compile(rf"第{_NUMBER}年")
_PLANNED = re.compile(rf"(?:打算|计划|准备|预计|拟|要|想|将|连续|至少|共|一共|总共)[^，。；]{{0,8}}?{_NUMBER}个?年|{_NUMBER}年(?:一共|总共|合计|下来)|[×xX*乘]{_NUMBER}年|[租贷跑]{_NUMBER}年(?![前内])")
_MONTHS = re.compile(rf"(?:见习|享受|领|补|干|做|用|租|住|护理|培训)(?:期|时间)?(?:了|满|到|够|是)?{_NUMBER}个月|{_NUMBER}个月(?:一共|总共|合计|下来|能|可以?|共)")
_MONTHLY = re.compile(r"月租|每个?月|月均|一个月|按月|月付|月供")
_GREW = re.compile(r"(?:(?:增加|增长|提高|多|增)(?:了|出|出来)?|(?:增量|增加额|增长额|新增部分)(?:是|为|有|达)?)(?:大?约|大概|近)?$")

_ALONE = re.compile(r"(?:就|只有|只)我(?:自己)?(?:一个|1个)?人?(?:守店|干|做|经营|打理|在干|撑着)|(?:就|只有)我(?:自己)?(?:一个|1个)人|(?:没有|没|未|还没)(?:招|雇|请|聘)(?:用|到)?(?:过)?(?:员工|人)|(?:没有|没)员工")
"""The asker has nobody in his employ."""
_BOUNDED = re.compile(r"(?:没|未|不|还没)(?:满|到|足)$|不到$|差.{0,2}$|超过$|过了?$|大于$|小于$")
"""Before an age: the asker is younger or older than it, how old is not told."""
_LASTED = re.compile(r"(?:满|[缴交干住读开]了?|毕业)(?:了|满|才|快|已经?)*(?:\d+|[一二两三四五六七八九十]+)个?(?:年|月)(?![底内以])")
"""Something of the asker's lasted so long."""
_FULL = re.compile(r"(?:[拿补领享要奖给]|享受)(?:满|足|到顶|到(?:上限|封顶|最高|顶格|头))(?![\d一二两三四五几])|顶格[拿补领享]|封顶[^，。]{0,8}(?:要|得|需|须|投)")
_SERIES = re.compile(
    r"(?:[两二三四五六七八九]|[2-9])(?:个)?年(?:的|来|间|里)?[^，。；]{0,10}(?:分别|依次|先后)|(?:分别|依次|先后)(?:是|为)?[^，。；]{0,30}[、，][^，。；]{0,30}(?:逐年|每年)|第一年.*第二年|首年.*(?:次年|第二年)|20\d\d年.*20\d\d年.*(?:分别|各年|每年|一共|总共|合计|累计)")
"""Figures told for years one after another ("四年运营费分别是…", "第一年…第二年…")."""
_FIRST = re.compile(r"首次|第一次|头一次|头一回|首家|新认定|刚(?:刚)?(?:认定|评上|拿到|获得)")
_UNSURE = re.compile(r"[^，。；！？]*(?:不知道|不清楚|不确定|说不准|不晓得|没把握|不好说)[^，。；！？]*[，。；！？]?")
_ALL_YEARS = re.compile(
    r"(?:领|拿|补|享受)(?:满|完|足)(?!了?(?:[\d一二两三四五六七八九十]+)个?[年月])"
    r"|(?:总额|总数|总共|一共|合计|累计|加起来|全部)(?:上限|封顶|最高|最多|能拿|能领|可以?拿|可以?领|能补|可以?补)*(?:是)?(?:多少|几万|几千)"
)
_HOW_LONG = re.compile(r"(?:最多|最长|可以|能|可)(?:能|可以|连续)?(?:拿|领|补|享受|补贴|发|给)?(?:多少|几)(?:年|个?月)")
_WON = re.compile(r"(?:新|刚|已)?(?:评上|获评|被评为|评为了|入选了|通过了认定|被认定为)")
_NOT_FIRST = re.compile(r"第二次|再次|不是第一次|以前(?:拿|获|评)过|之前(?:拿|获|评)过|重新认定|复审")
_SELF = re.compile(r"家里|家中|全家|名下|厂里|店里|老板|自己|老公|老婆|爸|妈|父亲|母亲|儿子|女儿|爷爷|奶奶|老人|孩子|我们|我司|本公司|我公司|我厂|本厂|咱们|我(?!国)|咱|自家|公司|一家|有个|有两个|有一个|本人|亲戚|朋友|老板|企业想|某企业|某公司|甲|乙")
_SPELLED = re.compile(r"(?P<digits>[一二两三四五六七八九][一二两三四五六七八九十百千零]*|十[一二三四五六七八九]?)(?P<scale>[万亿])")
_SHARE = re.compile(r"(?:(?P<part>占)[^，。占\d]{1,12}|(?P<measure>增长|增幅|增速|占比|比重|比例|比上年(?:涨|多|增)|同比(?:涨|增)|涨|[\u4e00-\u9fff]{2}率|下降))(?:了|率|到|达到|为|约|的比例|是|只有|才)*$")
_SHARES = dict.fromkeys(("涨", "同比涨", "同比增", "比上年涨", "比上年多", "比上年增"), "增长")
"""Everyday words for a growth in percent."""
_SPENDING = frozenset(words("spending"))
_HEADS = re.compile(r"(?:[^，。]{0,18}?)(?:(?P<child>孩子|小孩|娃|子女)|人(?!工|才|次)|员工|职工|工人|毕业生|学员|学徒|大学生|失业人员|老人)")
WORKED = "算得"
"""The measure of a sum that the asker worked out himself: what he would be given, nothing that a share is taken of."""
_WORKED = re.compile(r"算(?:出来|下来|出|得)[^，。]{0,8}$")
"""Before a sum that the asker worked out by a formula: the result, no base of a share."""
_YEAR = re.compile(r"20[0-3]\d对?")
_OF_YEAR = re.compile(r"对标|\d[\u4e00-\u9fff]{0,12}(?:方案|规划|计划|办法|政策|意见|文件|清单|通知|措施)")
"""What follows a year that stands in the name of a document ("2018对标提升方案")."""
_TOLD = frozenset({"岁", "分"})
"""Units of what the asker is or has, never of what he is given."""
_POINTS = re.compile(r"(?:积分|总分|得分|分数|评分)(?:有|是|为|达到?|约)?$")
_PART_OF = re.compile(r"其中(?:有)?$")
"""A figure for a part of those counted before takes their place: only of the part something more is told."""
_HIRED = re.compile(r"(?:招|雇|聘|留用|录用|招用|吸纳)(?:了|到)?$")
_COUNTS = frozenset(words("counts"))
_ON = re.compile(r"的|买|用于|投|更新|购|采购|上(?!年)|换|添置")
_NO_FIGURES = frozenset({"", "年", "个月", "月", "日", "%", "‰", "点"})
_MONEY = re.compile(r"^(?:[百千万亿十]*)(?:元|块钱?|美元|欧元|港元|人民币)?$")


def facts(question_texts: Sequence[str], places: Collection[str] = ()) -> Facts:
    """The asker's facts from his questions, oldest first; `places` are those known to be meant. Nothing is assumed that he
    did not say."""
    texts = [unicodedata.normalize("NFKC", text).replace("周岁", "岁") for text in question_texts]
    own: list[OwnFigure] = []
    claimed: list[OwnFigure] = []
    for text in texts:
        mine, expected = _figures(text)
        own, claimed = _merged(own, mine), claimed + expected
    own += [OwnFigure("人数", Decimal(0), "人", found.group()) for found in _ALONE.finditer(texts[-1]) if not any(one.measure == "人数" for one in own)][:1]
    joined = "。".join(_UNSURE.sub("", text) for text in texts)
    return Facts(
        text=joined,
        figures=tuple(own),
        claimed=tuple(claimed),
        regions=tuple(dict.fromkeys((*places, *(place.name for place in find_regions("。".join(_placing(texts))) if not place.relative)))),
        sizes=tuple(name for name, group in groups("size").items() if any(word in joined for word in group)),
        built=_built(texts),
        first=False if _NOT_FIRST.search(joined) else True if _FIRST.search(joined) else None,
        received=_last(_RECEIVED, texts),
        nth=_last(_NTH, texts),
        planned=_last(_PLANNED, texts),
        months=None if (months := _last(_MONTHS, texts)) == 1 else months,
        whole=_asks_whole(joined),
        full=_FULL.search(joined) is not None,
        series=_SERIES.search(joined) is not None,
        personal=any(pattern.search(joined) for pattern in (_SELF, _LASTED, _FIRST, _WON, _MONTHS)) or bool(own),
    )


def _placing(texts: Sequence[str]) -> list[str]:
    """The questions that can tell where the asker is: the last one, and those before it that are about him or about support; where
    a figure of some place was asked for, that says nothing of him."""
    support = vocabulary().kinds["support"]
    return [_UNSURE.sub("", text) for text in texts[:-1] if _SELF.search(text) or support.search(text)] + [_UNSURE.sub("", text) for text in texts[-1:]]


def _merged(before: list[OwnFigure], new: list[OwnFigure]) -> list[OwnFigure]:
    """A later figure of the same measure and case replaces the earlier one; so does one told alone that names no measure
    or only that money went out, where there is a single earlier one of its kind of unit: it measures the same."""
    if len(new) == 1 and _bare(new[0]):
        kin = [figure for figure in before if _family(figure) == _family(new[0])]
        if len(kin) == 1:
            one = kin[0]
            told = replace(one, value=new[0].value, unit=new[0].unit, words=new[0].words)
            return [told if figure is one else figure for figure in before]
    said = {(one.measure, case, one.growth) for one in new for case in (one.case, "")}
    return [figure for figure in before if (figure.measure, figure.case, figure.growth) not in said] + new


def _bare(figure: OwnFigure) -> bool:
    """Whether a figure says no more than how much money it is."""
    if figure.case or not _MONEY.fullmatch(figure.unit):
        return False
    return figure.measure in ("", "支出") or (figure.measure == "投资" and any(figure.about[slice(*place)] in _SPENDING for place in (
        (start, end) for start, end, _ in measures_in(figure.about))))


def _family(figure: OwnFigure) -> str:
    return in_base_units(figure.value, figure.unit)[1]


def _figures(text: str) -> tuple[list[OwnFigure], list[OwnFigure]]:
    """The asker's own figures and those he expects to be given."""
    own: list[OwnFigure] = []
    claimed: list[OwnFigure] = []
    case, measure, spent = "", "", False
    for clause in _CLAUSE.finditer(text):
        words_ = _SPELLED.sub(_digits, clause.group())
        last = 0
        for number in quantities(words_):
            before, after = words_[: number.digits], words_[number.tail :]
            if _YEAR.fullmatch(words_[number.digits : number.tail]) and _OF_YEAR.match(words_, number.tail - 1):
                continue
            about, last = words_[last : number.digits], number.tail
            if not number.unit and _POINTS.search(before):
                number = replace(number, unit="分")
            share = _SHARE.search(before) if number.unit == "%" else None
            if share is not None:
                own.append(OwnFigure(_SHARES.get(share["measure"] or "", share["measure"] or "比例"), number.value, "%", words_.strip(), case))
            if number.unit in _NO_FIGURES or number.value_max is not None:
                continue
            named = _CASE.findall(before)
            case = named[-1] if named else case
            if _RULES_OWN.search(before):
                continue
            if words_[number.tail - 1 : number.tail] == "岁" and _BOUNDED.search(before):
                continue
            found = measures_in(about) or measures_in(before)
            behind = measures_in(after[:8])
            if found and about[slice(*found[-1][:2])] in _SPENDING:
                named_before = [name for start, end, name in found if about[start:end] not in _SPENDING]
                on = behind[0][2] if behind and _ON.match(after) else ""
                measure = named_before[-1] if named_before else on or (measure if spent else found[-1][2])
                spent = True
            elif found:
                measure, spent = found[-1][2], False
            elif behind and (behind[0][0] == 0 or _ON.match(after) is not None):
                measure = behind[0][2]
            elif not _money(number):
                measure = number.unit
            if _WORKED.search(before) and _money(number):
                measure = WORKED
            heads = _HEADS.match(after) if number.unit == "个" else None
            counted = measure in _COUNTS and number.unit and "元" not in number.unit
            value, unit = (number.value, number.unit) if counted else _normal(number)
            hired = number.unit == "个" and _HIRED.search(before) and re.match(r"[，。？能可]|$", after)
            noun = "孩" if heads and heads["child"] else "人" if heads or hired else ""
            figure = OwnFigure(measure, value, unit, words_.strip(), case, about, noun, _GREW.search(before) is not None,
                               _MONTHLY.search(about) is not None)
            asked = _EXPECTED.match(after) and not measures_in(before)
            if unit not in _TOLD and (asked or _CLAIM.search(before) or _WANTED.search(before)):
                claimed += [] if _PAST.search(before) else [figure]
                continue
            if _PART_OF.search(before):
                own = [one for one in own if (one.measure, one.unit) != (figure.measure, figure.unit)]
            own.append(figure)
    return _apart(own), claimed


def _apart(figures: list[OwnFigure]) -> list[OwnFigure]:
    """Two figures for one thing told at once are two cases, named by their figures."""
    told: dict[tuple[str, str], set[tuple[Decimal, str]]] = {}
    for figure in figures:
        if not figure.growth and not _BEFORE.search(figure.words):
            told.setdefault((figure.measure, figure.case), set()).add((figure.value, figure.unit))
    return [
        replace(figure, case=f"{figure.case}{figure.value:f}{figure.unit}")
        if not figure.growth and (figure.value, figure.unit) in (several := told.get((figure.measure, figure.case), set())) and len(several) > 1
        else figure
        for figure in figures
    ]


def grown(figures: Sequence[OwnFigure]) -> list[OwnFigure]:
    """By how much measures grew: as told, else this year's figure less last year's where both are told."""
    said = [figure for figure in figures if figure.growth]
    if said:
        return said
    before = {figure.measure: figure for figure in figures if _BEFORE.search(figure.words)}
    return [_growth(before[now.measure], now) for now in figures if now.measure in before and _NOW.search(now.words)
            and now.unit == before[now.measure].unit and now.value > before[now.measure].value]


def _growth(before: OwnFigure, now: OwnFigure) -> OwnFigure:
    working = f"{now.value:f}{now.unit}−{before.value:f}{before.unit}"
    return replace(now, value=now.value - before.value, growth=True, derived=working)


_BEFORE = re.compile(r"去年|上年|上一年|前一年")
_NOW = re.compile(r"今年|本年|当年|这一年")


def _asks_whole(text: str) -> bool:
    """Whether the sum over all the years that there are is asked for ("最多拿几年、总额封顶多少")."""
    found = _ALL_YEARS.search(text)
    return found is not None and ("满" in found.group() or not re.search(r"总|共|合|累|加|全", found.group()) or _HOW_LONG.search(text) is not None)


def _digits(match: re.Match[str]) -> str:
    """两千五百万 → 2500万."""
    value = chinese_number(match["digits"])
    return match.group() if value is None else f"{value:f}{match['scale']}"


def _money(number: Quantity) -> bool:
    return _MONEY.fullmatch(number.unit.split("/")[0]) is not None and number.unit != ""


def _normal(number: Quantity) -> tuple[Decimal, str]:
    """Value and unit, colloquial units made plain: 2500万 → 2500 万元, 5千万 → 5000 万元, 5万块 → 5 万元."""
    unit = re.sub(r"块钱?|人民币", "元", re.sub(r"/(?:年|月)$", "", number.unit))
    if not _money(number):
        return number.value, unit
    if not unit.endswith("元"):
        unit += "元"
    for scale, factor, plain in (("千万", 1000, "万"), ("百万", 100, "万"), ("十万", 10, "万"), ("千", 1000, ""), ("百", 100, "")):
        if unit.startswith(scale):
            return number.value * factor, plain + unit[len(scale) :]
    if unit == "元" and number.value >= 10000 and number.value % 100 == 0:
        return number.value / 10000, "万元"
    return number.value, unit


def _built(texts: Sequence[str]) -> bool | None:
    """The state of the project in the last turn that tells it."""
    for text in reversed(texts):
        if _UNBUILT.search(text):
            return False
        if _BUILT.search(text):
            return True
    return None


def _last(pattern: re.Pattern[str], texts: Sequence[str]) -> int | None:
    """The number of the last match in the last turn that has one."""
    for text in reversed(texts):
        found = list(pattern.finditer(text))
        if found:
            digits = next(group for group in found[-1].groups() if group)
            value = chinese_number(digits) if not digits.isdecimal() else Decimal(digits)
            return None if value is None else int(value)
    return None
