"""The kind of answer that a part of a question wants (how long, how much, by whom …), and where a sentence gives one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from index.data_files import pattern, read_data

_NUMBER = r"(?:\d[\d,.]*(?:\s*[-~～—–至到]\s*\d[\d,.]*)?|(?<![第一二三四五六七八九十百千])[一二两三四五六七八九十百千半]+)"
_YEAR = r"(?:(?:19|20)\d\d|二[〇零○]\S{2})"
_MOST = re.compile(r"最[多高长大久]|不[能得可]?(?:超过?|高于|大于)|至多|顶多|上限|封顶|顶格|最晚|最迟|(?:什么时[候间]|何时|啥时候|[几哪]个?[年月号日天])(?:之|以|底)?前")
_LEAST = re.compile(r"最[少低短小]|至少|起码|不少于|不低于|下限|门槛|多少(?:年|个月|岁|分|元)?以上|才(?:能|可|行|够|算)|满(?:多少|几)")
_SAYS_MOST = re.compile(r"最[多高长大久]|不[能得可]?(?:超过?|高于|大于)|至多|不(?:得|能|应)?超过|以内|以下|之内|上限|封顶|不高于|不大于|累计|前|限额[^，。；\d]{0,12}$")
_PARTED = re.compile(r"[分列](?:为|成|作|了)?(?=(?<!哪)几|多少|哪)")
_PARTS = r"分(?:为|成)[^，。；]{2,20}[、和及与]"
"""What names the parts of a thing tells how many there are."""
_SAYS_PARTED = re.compile(r"分(?:为|成|作)|[“”、][^。；]{0,8}[一二三四五六七八九\d]个?(?:级|等|档|类|种|批|步|期)")
_SAYS_LEAST = re.compile(r"最[少低短小]|至少|不(?:得|能|应)?(?:少|低|短|小)于|以上|及以上|满|达到|不足|小于|低于")
_BESIDE = 6
"""So many signs before a figure stands what bounds it ("最长不超过12个月")."""
_ACTS = re.compile(r"(?:谁|部门|单位|机构|机关|政府|[局厅委处科室]|科室|窗口|哪[里儿]?)[来去]?(?:负责|进行|牵头|组织)?(?P<verb>公示|公布|公告|核查|评估|验收|审批|审核|审定|批准|受理|认定|核定|投诉|举报|反映|咨询|备案|登记|报告|领取|提交|申报|申请|牵头|发放|拨付|制定|组织|管理|监督|指导|解释|办理|评审)")
_LINK = re.compile(r"以及|还有|并且|[、和与及并又]")
_IN_MONEY = re.compile(r"产值|增加值|收入|利润|税收|营收|销售额|投资额|生产总值")
_RATIO = re.compile(r"占|比[重例率]|率|增[长速幅]|百分|倍|亩均|强度|人均|能耗|用水|单位|每|[升下]?降")
"""Measures in money; a part of one, or how it grows, is not."""
_ORGAN = r"(?:[局厅委部办署院处科]|中心|机关|部门|政府|银行|机构|协会|单位|委员会|小组|街道|镇)"

_HANDED_IN = frozenset({"platform", "recipient"})
NUMERIC = frozenset({"cap", "share", "size", "points", "age", "money", "day", "date", "since", "times", "frequency", "ahead", "duration", "people", "number", "quantity"})
"""The slots that a figure or a date fills."""
PLAIN = frozenset({"share", "points", "age", "money", "people", "times", "frequency", "ahead", "duration", "day"})
"""Slots whose answer is a figure with a unit of its own, or a day: a sentence without one does not answer."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The kind of answer wanted, and the words that give one in a text. `bound` is "most", "least", "parted"
    (分几级) or "". `acts` where what is told says what somebody does (由谁解释)."""

    name: str
    told: re.Pattern[str]
    bound: str = ""
    acts: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the text gives an answer of this kind."""
        return [match.span() for match in self.told.finditer(text)]

    def bounded(self, text: str) -> bool:
        """Whether the text bounds an answer of this kind in the way the question asks for (最多 … 不超过12个月)."""
        if self.bound == "parted":
            return _SAYS_PARTED.search(text) is not None
        pattern = {"most": _SAYS_MOST, "least": _SAYS_LEAST}.get(self.bound)
        said = [match.span() for match in pattern.finditer(text)] if pattern is not None else []
        return any(0 <= start - last <= _BESIDE or 0 <= first - end <= 1 or start <= first < last <= end for first, last in said for start, end in self.places(text))


def slot_of(text: str) -> Slot | None:
    """What a part of a question wants; None where it wants no single thing that a pattern could tell."""
    bound = "most" if _MOST.search(text) else "least" if _LEAST.search(text) else "parted" if _PARTED.search(text) else ""
    for name, (asked, told) in _slots().items():
        match = asked.search(text)
        if match is None:
            continue
        if name == "which":
            return Slot(name, re.compile(re.escape(match["thing"][-2:])), bound)
        if name == "organ" and (acts := _ACTS.search(text)):
            return Slot(name, re.compile(rf"由[^，。；]{{2,60}}?{acts['verb']}|{_ORGAN}[^，。；]{{0,24}}(?:，[^，。；]{{0,4}})?{acts['verb']}|{acts['verb']}(?:单位|部门)|[向到去在找][^，。；]{{2,40}}?{acts['verb']}"), bound, acts=True)
        if name == "quantity" and _IN_MONEY.search(text) and not _RATIO.search(text):
            return Slot(name, re.compile(rf"{_NUMBER}\s*(?:多|余)?(?:亿|万|千|百)?(?:美|欧|日|港)?(?:元|块)"), bound)
        if name == "number":
            parted = rf"|{_PARTS}" if bound == "parted" else ""
            return Slot(name, re.compile(rf"(?<!第){_NUMBER}\s*(?:多|余)?万?\s*{_unit(match['unit'])}{parted}"), bound)
        return Slot(name, told, bound, acts=name in _HANDED_IN)
    return None


def asking(text: str) -> list[tuple[str, int, int]]:
    """The places where a text asks for something that has a slot, in order, none within another."""
    found: list[tuple[str, int, int]] = []
    for name, (asked, _) in _slots().items():
        for match in asked.finditer(text):
            if not any(start < match.end() and match.start() < end for _, start, end in found):
                found.append((name, *match.span()))
    return sorted(found, key=lambda one: one[1])


def asked_apart(text: str) -> list[tuple[int, int]]:
    """A text, cut where it asks several things ("…多少个月、几天")."""
    cuts = []
    for (_, _, first), (_, second, _) in pairwise(asking(text)):
        link = _LINK.search(text, first, second)
        if link is not None:
            cuts.append(link.start())
    return list(pairwise((0, *cuts, len(text))))


def _unit(unit: str) -> str:
    alike = {"家": "[家户个]", "户": "[户家]", "项": "(?:项|(?<!一)[个件])", "条": "[条项个]", "种": "[种类个]", "类": "[类种个大]", "个": "[个项家名人种类处座所]",
             "平方米": "(?:平方米|平米|㎡)", "平米": "(?:平方米|平米|㎡)"}
    return alike.get(unit, re.escape(unit))


@cache
def _slots() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    tree = read_data(Path(__file__).with_suffix(".yaml"))
    return {name: (re.compile(pattern(one["asked"])), re.compile(pattern(one["told"]).replace("<N>", _NUMBER).replace("<Y>", _YEAR)))
            for name, one in tree.items()}
