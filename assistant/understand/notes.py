"""Telegraphic notes (绿色工厂 22/27 =?家, A vs B, 达标否) written out as the questions they stand for."""

from __future__ import annotations

import re

from assistant.understand.signs import plain_signs

_HAN = "\u4e00-\u9fff"
_MEASURE = (
    r"(?:[百千万亿]{1,2}(?:[元吨家户人个斤]|千瓦时?|标准?煤|立方米|美元|(?!\w))|[元家个户项条座吨名人倍台套件辆亩处种类成%点次天年]|百分点|个百分点|个点|千瓦|公里|平方米)"
)
"""What figures are counted in."""
_END = rf"(?=\s|$|[，、；。：？?!！/)）]|以[上下]|左右|[{_HAN}])"
_SIGN = re.compile(rf"[=+≥≤><Δ∆∑Σ×~-]\s*[?？]|[?？]\s*{_MEASURE}\s*(?:$|[\s，、；/)）])|[{_HAN}\d]\s*(?:vs|VS|→|⇒)|[{_HAN}\d%]\s*/\s*[{_HAN}\d]|[{_HAN}](?:\+|＋)|(?<![是能可应须需会])否\s*(?:$|[?？\s])|[∑Σ]")
_BLANK = re.compile(rf"(?<=[{_HAN}%）)》”])\s+(?=[{_HAN}\dA-Za-z（(《“])|(?<=[\dA-Za-z])\s+(?=[{_HAN}（(《“])")
_LONGEST = 80
"""A note of bare words is no longer than so many signs."""
_SPOKEN = re.compile(r"[吗呢吧啊呀嘛]|(?<!申)请|麻烦|[，。；][^，。；]{12,}[，。；]")
"""What nobody writes in a note of bare words, nor with a year in two digits."""

_ASKS = (
    (re.compile(r"[∑Σ]\s*[=＝]?\s*[?？]"), "合计多少"),
    (re.compile(rf"[∑Σ]\s*(?=[{_HAN}])"), "合计"),
    (re.compile(r"[Δ∆]\s*[=＝]?\s*[?？]"), "相差多少"),
    (re.compile(r"[×xX]\s*[?？]\s*倍?"), "是几倍"),
    (re.compile(r"\+\s*[?？]\s*(?=个?(?:百分)?点)"), "高多少"),
    (re.compile(r"-\s*[?？]\s*(?=个?(?:百分)?点)"), "低多少"),
    (re.compile(r"[≥>]=?\s*[?？]"), "至少多少"),
    (re.compile(r"[≤<]=?\s*[?？]"), "最多多少"),
    (re.compile(r"(?:[=＝→⇒:：]|->)\s*[?？]\s*%"), "是百分之多少"),
    (re.compile(r"[?？]\s*(?:[→⇒]|->)\s*[?？]"), "从多少到多少"),
    (re.compile(r"(?<=方针|原则|内容|名称|单位|部门|措施|含义|意思|任务)\s*[=＝]\s*[?？]"), "是什么"),
    (re.compile(r"(?:[=＝→⇒]|->)\s*[?？]"), "是多少"),
    (re.compile(r"[?？]\s*%"), "百分之多少"),
    (re.compile(rf"(?<!^)(?<!多少)(?<!吗)[?？]\s*(?={_MEASURE}(?:$|[\s，、；/)）。?？]))"), "多少"),
    (re.compile(r"各\s*[?？]"), "各是多少？"),
    (re.compile(r"(?<=[补奖给拿贴])\s*[?？]"), "多少？"),
)
"""A mark for what is asked, and how one says it."""
_BOUNDS = (
    (re.compile(r"≥\s*(?=\d)"), "至少"),
    (re.compile(r"≤\s*(?=\d)"), "最多"),
    (re.compile(rf"(?<=[\d万亿元家个户])\+(?=\s|$|[{_HAN}](?!.*合计))"), "以上"),
)
_WHETHER = (
    (re.compile(r"[可能]否"), "能不能"),
    (re.compile(rf"(?<=[{_HAN}])(?<![是能可应须需会])否\s*(?=$|[?？，。；\s)）])"), "吗"),
)
_YEAR_OF = re.compile(
    rf"(?<![\dA-Za-z.+\-〔\[第前近表条图])(?<![占达超过为是补奖给涨增长降提高低多少要有共约近满了])(?<!附件)(?<!专栏)(?P<year>1[5-9]|2\d|3[05])(?=\s*(?:$|[，、；/)）→⇒?？=]|vs|VS)|\s(?!{_MEASURE})|(?!{_MEASURE}|[强大度级号岁期批位所届多余几以左来])[{_HAN}])"
)
"""A year in two digits, where no measure stands behind it."""
_YEARS = re.compile(r"(?<!\d)(?P<first>\d{2}|20\d\d)(?P<rest>(?:\s*/\s*(?:\d{2}|20\d\d))+)(?=年)")
_REGION = re.compile(r"(?<![\u4e00-\u9fffA-Za-z\d])区(?=20\d\d)|(?<=20\d\d年)区(?=$|[\s，、；/)）→⇒])")
_EACH_AMOUNT = re.compile(r"(?<![\d.])(?P<more>(?:\d+(?:\.\d+)?\s*/\s*)+)(?P<last>\d+(?:\.\d+)?)(?P<unit>[百千万亿]{0,2}[元吨家户个]?|万|亿)(?=$|[\s，、；)）])")
_YEARLY = re.compile(r"(?P<sum>\d[\d.]*[千万亿]+元?)\s*/\s*年")
_A_YEAR = re.compile(r"[?？]\s*(?P<unit>[万亿]元?|[人名家个户项])(?:次)?\s*/\s*年")
_PER = r"年月日天亩吨人户平台辆度次公千瓦家"
_SLASH = re.compile(rf"(?<=[{_HAN}\d）)”A-Z])/(?=[{_HAN}“《（(]|\d|[A-Z]+[{_HAN}])(?![{_PER}](?:$|[\s，、；)）?？]))(?!\S{{0,8}}\s?[目标]*占比)")
_VERSUS = re.compile(rf"(?<=[{_HAN}])(?:vs\.?|VS\.?)(?=[{_HAN}])")
_AND = re.compile(rf"(?<=[{_HAN}）)])\s*[+＋]\s*(?=[{_HAN}（(“]|[A-Za-z]+\d?[{_HAN}])")
_NOW = re.compile(rf"现(?P<number>\d[\d.]*)(?![\d.年%]|\s*{_MEASURE})")
_HOW_MANY = re.compile(r"[几](?P<unit>[家个户座项条台亩人名])")
_SUM = re.compile("合计|总和|之和|一共|加起来|总共|拢共|相加")


def written_out(text: str) -> str:
    """A note, blanks and marks and all, as a question; any other text as it is."""
    typed, text = text, plain_signs(text)
    spoken = _SPOKEN.search(text) is not None
    if not _SIGN.search(text) and (spoken or len(text) > _LONGEST or not _BLANK.search(text)):
        return typed
    text = _A_YEAR.sub(r"每年多少\g<unit>", text)
    for pattern, said in (*_ASKS, *_BOUNDS, *_WHETHER):
        text = pattern.sub(said, text)
    text = _YEARS.sub(lambda m: "、".join(f"{_whole(one)}年" for one in re.split(r"\s*/\s*", m["first"] + m["rest"]))[:-1], text)
    text = text if spoken else _REGION.sub("全区", _YEAR_OF.sub(lambda m: f"{_whole(m['year'])}年", text))
    text = _YEARLY.sub(r"每年\g<sum>", text)
    text = _EACH_AMOUNT.sub(lambda m: "、".join(f"{one}{m['unit']}" for one in re.split(r"\s*/\s*", m["more"] + m["last"])), text)
    text = _VERSUS.sub("和", _SLASH.sub("、", text))
    if counted := _HOW_MANY.search(text):
        text = _NOW.sub(rf"现有\g<number>{counted['unit']}", text)
    return _BLANK.sub("，", _joined(text))


def _joined(text: str) -> str:
    """The note with its plus signs as words: several make a sum, where nothing else says so, one joins two things asked for."""
    several = len(_AND.findall(text)) > 1
    text = _AND.sub("、", text)
    return re.sub("(?:是)?多少", "合计多少", text, count=1) if several and not _SUM.search(text) else text


def _whole(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"
