"""Figures as people say them, told as figures: 两千五百万 is 2500万, 两艘 is 2艘, 每月800 is 每月800元."""

from __future__ import annotations

import re

from assistant.eligibility.vocabulary import alternation, words
from index.quantities import chinese_number

_WHOLE = re.compile(r"[一二两三四五六七八九十百零]+万(?:[一二两三四五六七八九]千)(?:[一二三四五六七八九]百)?(?![一二三四五六七八九百万])")
"""A number told to its thousands: 一万二千, 十二万五千."""
_SCALED = re.compile(r"(?P<digits>[一二两三四五六七八九][一二两三四五六七八九十百千零]*|十[一二三四五六七八九]?)(?P<scale>[万亿])")
_COUNT = re.compile(
    r"(?<![第一二两三四五六七八九十百千万之几\d])(?P<digits>[二两三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<scale>" + alternation(words("counters")) + ")")
_ONE = re.compile(r"(?<![第每按哪任同某统之唯十百千万\d])一(?P<scale>" + alternation(words("pieces")) + r")(?=(?!多少|[能可补给奖共约])[一-鿿]{2})")
"""One piece of something; not one in general ("一辆补多少")."""
_YEARS = r"(?P<years>[1-9]\d|[二三四五六七八九]十[一二三四五六七八九]?)"
_AGED = re.compile(r"(?:(?<=我|他|她|爸|妈|伴|婆|公|奶|爷|爹|娘|姥|口|俩)|(?<=老人|爷子|太太))(?:今年|都|已经|刚|刚满|快|也|周岁|有|是|了)*" + _YEARS + r"(?:了|整)?(?=[，,。；]|$)")
"""An age told by its number alone: 我46了."""
_AGED_NOW = re.compile(r"(?<![一-鿿])(?:今年(?:都|刚|刚满|已经)*|(?:年龄|年纪|岁数|周?岁)(?:是|有|为)?)" + _YEARS + r"(?=了?(?:[，,。；]|$))(?!.*(?:去年|明年)\D{0,3}\d)")
"""… or by this year's: 今年28."""
_PAIR = re.compile(r"(?<![他她你我咱们妻母父哥姐兄])[俩仨](?=娃|孩|儿子|女儿|闺女|老人|员工|人|店|房)")
"""Two or three of somebody in one word: 俩娃."""
_BARE = re.compile(r"(?:(?<=基数)|(?<=[月天日年次费租薪补贴金额价扣拿领报奖税入资花挣赚收缴付]))(?P<words>是|为|了|只?有|共|给|花|要|约|大概|才|只有|到|收|掏|付)?(?P<sum>[1-9]\d{2,5})(?=[，,。；、？?）)吗么呢不行对买购左]|$|[一1每]个?月|[一1]年)")
"""A number without unit that is a sum of money."""


_SHORT = re.compile(r"(?P<first>\d+|[一二两三四五六七八九十百零]*[一二两三四五六七八九十百])(?P<scale>[亿万千])(?P<second>[一二三四五六七八九1-9])(?=块|元|[，,。；;、？?的）)]|[能可该够还左上]|$)")
"""A number that leaves out its last place: 一万二 is 1.2万, 3千五 is 3.5千."""
_AND_THOUSANDS = re.compile(r"(?P<first>\d+)万(?P<second>[一二两三四五六七八九1-9])千(?![\d一二三四五六七八九])")
"""A number told to its thousands, the first of it in digits: 3万2千 is 3.2万."""
_THOUSANDS = re.compile(
    r"(?:(?<=[是为有交花收资入费租金薪价元付出掏给补奖领拿卖])|(?<=[每一1]月)|(?<=[每一1][天日])|(?<=[每一1]个月)|(?<=[每一1]人))(?P<digits>[一二两三四五六七八九][千百](?:[一二三四五六七八九]百?)?)(?:来|多)?(?:块钱?|元)?(?=[，,。；;、？?的吗么呢吧]|[一1每]个?[月天年人]|左右|上下|$)")
"""A sum in thousands or hundreds that is told without its unit (月收入是六千)."""
_AREA = re.compile(r"(?<=[\d万千百])(?:个)?(?:平方(?!公里|千米|米|厘米|分米)|平米|㎡|平(?![均安台时方等整稳衡面板房原价]))")
"""How people say square metres."""


_TENTHS = re.compile(r"(?<![第百千万\d一二三四五六七八九十])(?P<tens>[一二两三四五六七八九1-9])成(?P<ones>[一二三四五六七八九半](?![万千百十个月年]))?(?![为立功员本果交都长品效分绩熟套型灾])")
"""Shares told in tenths: 六成二 is 62%."""
_HUNDREDTHS = re.compile(r"百分之(?P<whole>[一二两三四五六七八九十百零]+|\d+)(?:点(?P<part>[零一二三四五六七八九]|\d))?")
_POINTS = re.compile(r"(?P<count>\d+(?:\.\d+)?|[一二两三四五六七八九十]+)个点(?![位数子])")
"""Percents told as points: 涨了8个点."""
_ABOUT = re.compile(r"(?<=[\d十百千万])来(?=[万亿千]|[" + "".join(word[0] for word in words("counters")) + r"平立岁年])|(?<=[十百千])[多余](?=[万亿])")
"""About so much: 八百来万, 一千二百多万."""
_BETWEEN = re.compile(r"(?<![第周初十百千万一二三四五六七八九])(?P<pair>一二|两三|二三|三四|四五|五六|六七|七八|八九)(?=[十百千万亿]|个?月|年(?!级)|[" + "".join(word[0] for word in words("counters")) + "元块平])")
"""Between two numbers: 八九万."""
_LONG = re.compile(
    r"(?<![第一二两三四五六七八九十百千万之几\d])(?P<digits>(?=[一二两三四五六七八九][百千])(?:[一二两三四五六七八九]千)?(?:零?[一二两三四五六七八九]百)?(?:零?[一二三四五六七八九]?十)?零?[一二三四五六七八九]?)(?=[多余]?(?P<unit>"
    + alternation((*words("counters"), "平方", "平米", "平", "立方", "公里", "公斤", "斤", "千瓦", "度", "单", "公顷", "元", "块")) + "))")
"""A count in the hundreds or thousands: 一百四十个, 一千二百立方."""
_HIRED_ONE = re.compile(r"(?<=[招聘雇请收纳进用置])(?P<done>[用收聘录]?[了到来进])一(?=[个名位])")
"""One person taken on is counted: 招了一个."""
_DECADE = re.compile(r"(?P<tens>[二三四五六七八九])十(?:刚)?出头(?!的)")
"""An age told by its decade: 三十出头."""
_VOLUME = re.compile(r"(?<=\d)(?:个)?立方(?!米|厘米|分米|公里)")
_AND_A_HALF = re.compile(r"(?P<number>\d+|[一二两三四五六七八九])(?P<unit>吨|亩|斤|公斤|公里|公顷)半(?![径价年个数自成])")
"""A measure and a half: 3吨半 is 3.5吨."""
_LAND = re.compile(r"(?P<whole>\d+|[一二两三四五六七八九十]+)亩(?P<tenth>[1-9一二三四五六七八九])分(?:(?P<half>半)|(?=地|田|的|[，。；、]|$))(?!之)")
"""Land told in mu and tenths of one: 两亩三分 is 2.3亩."""
_YEAR_OLD = re.compile(r"(?P<years>\d+|[一二两三四五六七八九])(?:周)?岁半")
"""An age and a half: 两岁半 is 2.5岁."""
_THOUSAND_OR_SO = re.compile(r"(?<![一二两三四五六七八九几\d])(?P<scale>[百千万])把(?=[" + "".join(word[0] for word in words("counters")) + r"亩块平元斤吨])")
"""About a hundred, a thousand, ten thousand: 千把人."""
_VAGUE = re.compile(r"(?:大|好|上)几(?:十|百|千)*[万亿]?")
"""Some tens or hundreds of something, which is no figure: 大几十万."""
_NIGHT = re.compile(r"(?P<stayed>(?:住|过|宿)(?:了|满|过)?)[一1]个?(?=[晚夜])")
"""One night stayed: 住了一晚上."""
_NIGHTS = re.compile(r"(?P<count>[\d一二两三四五六七八九十])个?(?P<night>[晚夜])上?(?![市场间班景色])")
"""Nights that are counted: 两个晚上."""
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "半": 5}


def in_figures(text: str) -> str:
    """`text` with spelled numbers of money and things in digits and bare sums with their unit."""
    text = _ABOUT.sub("", _HIRED_ONE.sub(r"\g<done>1", _DECADE.sub(lambda found: f"{_DIGITS[found['tens']]}0岁", text)))
    text = re.sub(r"(?<=[\d一二两三四五六七八九十百千])个(?=亿|小时|钟头|课时|学时)", "", text).replace("钟头", "小时")
    text = _NIGHTS.sub(r"\g<count>\g<night>", _NIGHT.sub(r"\g<stayed>1", text))
    text = _VAGUE.sub("若干", _THOUSAND_OR_SO.sub(r"一\g<scale>", text))
    text = _YEAR_OLD.sub(lambda found: f"{_number(found['years'])}.5岁", _LAND.sub(_tenths_of_land, text))
    text = _AND_A_HALF.sub(lambda found: f"{_number(found['number'])}.5{found['unit']}", text)
    text = _BETWEEN.sub(lambda found: f"{_DIGITS[found['pair'][0]]}—{_DIGITS[found['pair'][1]]}", text)
    text = _POINTS.sub(lambda found: f"{_number(found['count'])}%", _HUNDREDTHS.sub(_percent, _TENTHS.sub(_tenths, text)))
    text = _VOLUME.sub("立方米", _LONG.sub(lambda found: _number(found["digits"]), text))
    text = _PAIR.sub(lambda found: "2个" if found.group() == "俩" else "3个", text)
    text = _ONE.sub(r"1\g<scale>", _COUNT.sub(_digits, _SCALED.sub(_digits, _SHORT.sub(_whole, _AND_THOUSANDS.sub(_with_thousands, _WHOLE.sub(_in_ten_thousands, text))))))
    text = _THOUSANDS.sub(_sum, text)
    text = _AGED_NOW.sub(_age, _AGED.sub(_age, text))
    return _AREA.sub("平方米", _BARE.sub(r"\g<words>\g<sum>元", text))


def _number(digits: str) -> str:
    """A number in digits, whichever way it is told; of 一百五 and 一千二 the last place is the next smaller one."""
    if digits[0].isdigit():
        return digits
    short = re.search(r"(?P<scale>[百千])(?P<last>[一二三四五六七八九])$", digits)
    digits += "" if short is None else {"百": "十", "千": "百"}[short["scale"]]
    value = chinese_number(digits)
    return digits if value is None else f"{value:f}"


def _tenths(found: re.Match[str]) -> str:
    tens, ones = found["tens"], found["ones"]
    return f"{int(tens) if tens.isdigit() else _DIGITS[tens]}{_DIGITS[ones] if ones else 0}%"


def _tenths_of_land(found: re.Match[str]) -> str:
    return f"{_number(found['whole'])}.{_number(found['tenth'])}{'5' if found['half'] else ''}亩"


def _percent(found: re.Match[str]) -> str:
    part = found["part"]
    point = "" if part is None else f".{part if part.isdigit() else _DIGITS[part]}"
    return f"{_number(found['whole'])}{point}%"


def _digits(match: re.Match[str]) -> str:
    value = chinese_number(match["digits"])
    return match.group() if value is None else f"{value:f}{match['scale']}"


def _age(found: re.Match[str]) -> str:
    words = found.group()
    return f"{words[: found.start('years') - found.start()]}{_number(found['years'])}岁"


def _sum(match: re.Match[str]) -> str:
    digits = match["digits"].replace("两", "二")
    if digits[-1] not in "千百":
        digits += "百" if "千" in digits else "十"
    value = chinese_number(digits)
    return match.group() if value is None else f"{value:f}元"


def _whole(match: re.Match[str]) -> str:
    first = match["first"] if match["first"].isdigit() else f"{chinese_number(match['first']):f}"
    second = match["second"] if match["second"].isdigit() else f"{chinese_number(match['second']):f}"
    return f"{first}{second}00" if match["scale"] == "千" else f"{first}.{second}{match['scale']}"


def _with_thousands(match: re.Match[str]) -> str:
    return f"{match['first']}.{_number(match['second'])}万"


def _in_ten_thousands(match: re.Match[str]) -> str:
    value = chinese_number(match.group())
    return match.group() if value is None else f"{value / 10000:f}万"
