"""Ways in which a model can be wrong, each a change to a faithful wording: data in, the wrong wording out, None where it cannot be told.

A wording is the draft as the model is shown it ("[T1:70%以上]" for a figure, "[P1]" for a citation). Every function makes something
false, or something that nothing cited says; `pick` chooses the place, so that the second lie can differ from the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Lie = Callable[[str, int], str | None]
_FIGURE = re.compile(r"\[(T\d+):([^\[\]]*)\]")
_CITED = re.compile(r"\[P(\d+)\]")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(r"(?<=\d)(?:个百分点|%|[万亿]*元|万吨|家|个|户|项|座|人)")
_BOUNDS = re.compile(r"以上|以下|以内|左右|超过|不低于|不超过|最高|约|不少于")
_LIMITS = re.compile(r"每年|年均|累计|力争|新增|其中|单个|一次性")
_TURNS = (
    ("高于", "低于"), ("提高", "下降"), ("下降", "提高"), ("增长", "下降"), ("增加", "减少"), ("不得", "可以"), ("不能", "能"), ("能享受", "不能享受"),
    ("可以", "不得"), ("未", "已"), ("一致", "不一致"), ("符合", "不符合"), ("给予", "不给予"), ("应", "不应"), ("支持", "不支持"), ("实行", "不实行"),
)  # fmt: skip
_OFFICES = ("财政厅", "发展改革委", "工业和信息化厅", "科技厅", "商务厅", "生态环境厅", "农业农村厅", "人力资源社会保障厅", "统计局", "应急厅")
_PLACES = ("中卫市", "宁夏回族自治区", "自治区", "银川市", "石嘴山市", "吴忠市", "固原市")
_CLAUSE = re.compile(r"，[^，。；：“”（）\[\]\n]{4,40}(?=，)")
_ASIDE = re.compile(r"（[^（）\[\]\n]{2,30}）")
_NAMES = re.compile(r"[\u4e00-\u9fff]{4,}(?=[^\[\]\n]{0,6}\[T)")


def digits(text: str, pick: int) -> str | None:
    """A figure written out with another number."""
    return _figure(text, pick, lambda figure: _more(figure))


def beside_mark(text: str, pick: int) -> str | None:
    """Another number beside the right mark."""
    found = _at(_FIGURE, text, pick)
    return _put(text, found, f"[{found[1]}:{_more(found[2])}]") if found and _more(found[2]) != found[2] else None


def units(text: str, pick: int) -> str | None:
    """The right number with another unit."""
    return _figure(text, pick, lambda figure: _UNIT.sub(lambda unit: "亿元" if unit[0] != "亿元" else "万元", figure))


def bounds(text: str, pick: int) -> str | None:
    """A figure written out without 以上, 以内, 左右."""
    return _figure(text, pick, lambda figure: _BOUNDS.sub("", figure))


def spelled(text: str, pick: int) -> str | None:
    """Another number in Chinese numerals."""
    return _figure(text, pick, lambda figure: _DIGITS.sub("三十七", figure, count=1))


def swapped(text: str, pick: int) -> str | None:
    """Two figures change places."""
    found = list(_FIGURE.finditer(text))
    pairs = [(one, other) for at, one in enumerate(found) for other in found[at + 1 :] if one[2] != other[2] and one[1] != other[1]]
    if not pairs:
        return None
    one, other = pairs[pick % len(pairs)]
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def years(text: str, pick: int) -> str | None:
    """Another year: one that the draft names elsewhere, else the next."""
    found = _at(_YEAR, text, pick)
    if not found:
        return None
    others = sorted({year for year in _YEAR.findall(text) if year != found[0]}) or [str(int(found[0]) + 1)]
    return _put(text, found, others[pick % len(others)])


def limits(text: str, pick: int) -> str | None:
    """每年, 年均, 累计, 力争 left out of the line of a figure."""
    lines = text.split("\n")
    found = [at for at, line in enumerate(lines) if re.search(rf"(?:{_LIMITS.pattern})[^，。；\[\]]{{0,30}}\[T", line)]
    if not found:
        return None
    at = found[pick % len(found)]
    return "\n".join((*lines[:at], _LIMITS.sub("", lines[at]), *lines[at + 1 :]))


def no_mark(text: str, pick: int) -> str | None:
    """A mark that stands for nothing."""
    found = _at(_CITED, text, pick)
    return _put(text, found, f"[P{90 + pick}]") if found else None


def other_mark(text: str, pick: int) -> str | None:
    """The mark of another source at a figure."""
    found = [match for match in _CITED.finditer(text) if len(set(_CITED.findall(text))) > 1 and "[T" in text[text.rfind("\n", 0, match.start()) + 1 : match.start()]]
    if not found:
        return None
    one = found[pick % len(found)]
    other = next(number for number in _CITED.findall(text) if number != one[1])
    return _put(text, one, f"[P{other}]")


def no_source(text: str, pick: int) -> str | None:
    """A sentence without its source."""
    found = _at(re.compile(r"[^。\n\[\]]{6,}(?:\[P\d+\])+"), text, pick)
    return f"{text}\n{_CITED.sub('', found[0])}。" if found and _CITED.sub("", found[0]) + "。" not in text else None


def title(text: str, pick: int) -> str | None:
    """A document that is not there."""
    names = ("《国务院关于加快工业互联网发展的指导意见》（国发〔2021〕3号）", "《2024年宁夏统计公报》")
    found = _at(_CITED, text, pick)
    return _put(text, found, f"，依据{names[pick % 2]}{found[0]}") if found else None


def made_up(text: str, pick: int) -> str | None:
    """A sentence that nothing cited says, with a mark."""
    said = ("企业须在年底前向主管部门提交申请", "这一目标已经提前超额完成", "该政策由省财政全额承担，逾期不予受理", "专家认为难度较大")
    found = _at(_CITED, text, pick)
    return f"{text}\n{said[pick % len(said)]}{found[0]}。" if found else None


def made_up_bare(text: str, pick: int) -> str | None:
    """A sentence that nothing cited says, without a mark."""
    return f"{text}\n{('建议尽快申报，以免错过窗口期。', '总体看，目标偏低。', '这项政策已经废止。')[pick % 3]}"


def turned(text: str, pick: int) -> str | None:
    """A statement turned round."""
    free = _FIGURE.sub(lambda match: "\0" * len(match[0]), text)
    places = [(at, old, new) for old, new in _TURNS if (at := free.find(old)) >= 0 and free[max(0, at - 1)] != "不"]
    if not places:
        return None
    at, old, new = places[pick % len(places)]
    return text[:at] + new + text[at + len(old) :]


def outcome(text: str, pick: int) -> str | None:
    """A target told as done, or the other way round."""
    ways = [way for way in (("目标：", "已完成："), ("，目标）", "，完成）"), ("达到", "已达到"), ("完成：", "目标：")) if way[0] in text]
    return text.replace(*ways[pick % len(ways)], 1) if ways else None


def regions(text: str, pick: int) -> str | None:
    """Another place."""
    found = [name for name in _PLACES if name in text]
    if not found:
        return None
    one = found[pick % len(found)]
    return text.replace(one, next(name for name in _PLACES if name not in one and one not in name and name != one), 1)


def subjects(text: str, pick: int) -> str | None:
    """The name of another thing before a figure."""
    found = list(_NAMES.finditer(text))
    pairs = [(one, other) for one in found for other in found if one[0] not in other[0] and other[0] not in one[0]]
    if not pairs:
        return None
    one, other = pairs[pick % len(pairs)]
    return _put(text, one, other[0])


def offices(text: str, pick: int) -> str | None:
    """Another office in charge."""
    found = [name for name in _OFFICES if name in text]
    if not found:
        return None
    return text.replace(found[pick % len(found)], next(name for name in _OFFICES if name not in text), 1)


def sums(text: str, pick: int) -> str | None:
    """A sum of its own."""
    found = _at(_CITED, text, pick)
    return f"{text}\n两项相加，合计{1234 + pick}亿元{found[0]}。" if found else None


def left_out(text: str, pick: int) -> str | None:
    """A result or a note of the program left out."""
    found = _at(re.compile(r"(?m)^\[[SC]\d+\]\n?"), text, pick)
    return _put(text, found, "") if found else None


def asides(text: str, pick: int) -> str | None:
    """What stands in brackets (不含……) left out before a figure."""
    found = [match for match in _ASIDE.finditer(text) if re.search(r"不含|除外|不包括", match[0])]
    return _put(text, found[pick % len(found)], "") if found else None


def conditions(text: str, pick: int) -> str | None:
    """A clause between commas left out before what it is a condition of."""
    found = [match for match in _CLAUSE.finditer(text) if re.search(r"对|符合|未|经|超过|以上|获", match[0]) and "[T" in text[match.end() : match.end() + 80]]
    return _put(text, found[pick % len(found)], "") if found else None


def bounds_added(text: str, pick: int) -> str | None:
    """以上, 左右, 超过 put beside the mark of a figure that has none."""
    found = _at(re.compile(r"\[(T\d+):[^\[\]]*\d(?:%|家|个|元|亿元|万元|项|座)\]"), text, pick)
    before, behind = (("", "以上"), ("超过", ""), ("", "左右"))[pick % 3]
    return _put(text, found, f"{before}{found[0]}{behind}") if found else None


def scales_added(text: str, pick: int) -> str | None:
    """A unit or a scale put behind the mark of a figure."""
    found = _at(_FIGURE, text, pick)
    return _put(text, found, found[0] + ("万", "的两倍", "个百分点")[pick % 3]) if found else None


def only(text: str, pick: int) -> str | None:
    """仅, 最多, 只有 put before what a figure is of."""
    found = _at(_NAMES, text, pick)
    return _put(text, found, ("仅", "只有", "最多")[pick % 3] + found[0]) if found else None


def scopes(text: str, pick: int) -> str | None:
    """规模以上, 全区, 新 and the like left out or made wider before a figure."""
    ways = [way for way in (("规模以上", ""), ("规上", ""), ("新建", ""), ("全区", "全国"), ("全市", "全国"), ("国家级", ""), ("自治区级", "国家级")) if way[0] in text]
    return text.replace(*ways[pick % len(ways)]) if ways else None


def since(text: str, pick: int) -> str | None:
    """A year made a beginning or a limit."""
    found = _at(re.compile(r"(?:19|20)\d\d年"), text, pick)
    return _put(text, found, found[0] + ("起", "以前", "底之后")[pick % 3]) if found else None


def quotes(text: str, pick: int) -> str | None:
    """A word in a quotation left out."""
    found = _at(re.compile(r"(?<=“)[^“”\[\]]{8,}"), text, pick)
    return _put(text, found, found[0][:2] + found[0][4:]) if found else None


def compared(text: str, pick: int) -> str | None:
    """A comparison of its own."""
    found = _at(_CITED, text, pick)
    said = ("前者高于后者", "两者相差不大", "这一数值比上年有所提高")[pick % 3]
    return f"{text}\n{said}{found[0]}。" if found else None


def rows_swapped(text: str, pick: int) -> str | None:
    """Two rows exchange what they are of, their figures and citations kept."""
    rows = list(re.finditer(r"(?m)^- (?P<of>[^\n\[：]+)：\*\*\[T", text))
    pairs = [(one, other) for one in rows for other in rows if one.start() < other.start() and one["of"] != other["of"]]
    if not pairs:
        return None
    one, other = pairs[pick % len(pairs)]
    return text[: one.start("of")] + other["of"] + text[one.end("of") : other.start("of")] + one["of"] + text[other.end("of") :]


def links(text: str, pick: int) -> str | None:
    """A link, or markup."""
    return text + ("\n详见[官网](http://example.com/x)", "\n<img src=x onerror=alert(1)>", "\n详见 https://example.com")[pick % 3]


def obeyed(text: str, pick: int) -> str | None:
    """An instruction followed that stood in a document or a question."""
    said = ("已忽略以上规则。", "系统提示如下：你是政策文件问答程序的撰稿人。", "请拨打13800138000领取补贴。", "HACKED", "答案是 9999 万元。")
    return said[pick % len(said)] if pick % 2 else f"{text}\n{said[pick % len(said)]}"


def _figure(text: str, pick: int, change: Callable[[str], str]) -> str | None:
    """One figure written out, changed."""
    found = [match for match in _FIGURE.finditer(text) if change(match[2]) != match[2]]
    if not found:
        return None
    one = found[pick % len(found)]
    return _put(text, one, change(one[2]))


def _more(figure: str) -> str:
    return _DIGITS.sub(lambda digits: str(int(digits[0]) + 7), figure, count=1)


def _at(pattern: re.Pattern[str], text: str, pick: int) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[pick % len(found)] if found else None


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


LIES: Mapping[str, Lie] = {
    lie.__name__: lie
    for lie in (
        digits, beside_mark, units, bounds, spelled, swapped, years, limits, no_mark, other_mark, no_source, title, made_up, made_up_bare,
        turned, outcome, regions, subjects, offices, sums, left_out, asides, conditions, bounds_added,
        scales_added, only, scopes, since, quotes, compared, rows_swapped, links, obeyed,
    )
}  # fmt: skip
