"""The words left of a figure: what opens a clause, its verbs, its subject's name, its predicate.

All functions work on masked text (see `sentences`): times and notes are placeholders, so offsets stay true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.targets.lexicon import any_of, words
from index.targets.sentences import LISTED

PLACE = "\x01\x02\x03"
"""The placeholders of times and notes."""

OF_WHAT = r"(?:[年月日季](?:销售额|营业额|收入|工资|租金|产量|用量)|每[\u4e00-\u9fff]{1,2}(?=$))"
"""Behind 从, 由: what the figure before a change is measured in (从月销售额10万元提高到15万元, 由每镇2家增加到5家)."""
_TAIL = re.compile(
    rf"(?:{any_of('reach', 'change', 'glue')}|(?<=[到至为由从])(?:{any_of('a_head')})|(?<=[由从])(?:{any_of('at_present')})|(?<=[由从]){OF_WHAT}|连续[\d一二三四五六七八九十]+年|[{PLACE}\s，])+$"
)
_A_HEAD = re.compile(any_of("a_head"))
"""How much for each (每人每年240元): it says nothing of what is done with the figure."""
_OPENER = re.compile(rf"(?:[{PLACE}、，,：:；;\s—–\-·●•＊*]|{any_of('openers')}|[和及与或](?=\S))")
_WORDS_WITH_OPENER = re.compile("|".join(words("words_with_opener")))
_AMBIGUOUS = frozenset(words("ambiguous_openers"))
_KEEP = re.compile(r"每年|年均|累计|平均每年|分别|同比|新增")
_VERB = re.compile(rf"(?:{any_of('verbs')})(?:了)?(?!{any_of('not_verb_before')})")
_TRADE = re.compile(r"(?:组织|租赁|研发|开发|培训|采购|配送|发行|推广|应用|检查|管护|运送|演出|种植|建设|安装|更新)(?:[和与])?[^，。；、的]{1,5}?(?:服务业|(?<![产行企作就创专])业)(?=营|增|总?产|收|利|税|规|从|占|法|企|$)|租赁(?:住房|房源|企业|市场|公司)")
"""The name of a trade that begins with a word that may be a verb: 组织管理服务业, 租赁和商务服务业, 研发设计业; 租赁住房 is a thing as well."""
_KEPT = re.compile(rf"(?:{any_of('kept_verbs')})")
_SCOPE = re.compile(rf"(?:{any_of('scopes')})(?:的)?")
_NO_SCOPE = ("全社会", "全国重点", "全国文明", "全国百强")
_SUM = r"(?:产值|增加值|收入|利润|税收|总量|销售额?|进出口|总额|营收)"
_INNER_VERB = re.compile(rf"(?<=[一-鿿”])(?:实现|完成)(?=[^，、]{{0,8}}(?:{_SUM}|吞吐量|[客货]运量|周转量|产量))")
_LEADING_CHANGE = re.compile(
    r"^(?:已|累计)?(?:提升|提高|降低|推动|促进|带动|实现|完成|确保|保持|扩大|控制|达到|形成)"
    r"(?=.{2,}(?:率|比重|占比|投资|收入|产值|总额|规模|面积|量|值|额|水平|税|费)$)"
)
_AT_PLACE = re.compile(rf"^(?:在|于)(?P<place>[^，]{{2,16}}?)(?:{any_of('verbs')})(?P<rest>[^，]+)$")
_PLACE_END = re.compile(r"(?:等)?(?:领域|行业|方面|地区)?$")
_STEPS = re.compile(r"(?:连续|先后)?(?:迈上|跨上|跃上|跨越|迈过|登上)[^，]*?(?:台阶|大关|关口)、?")
_FIRST = re.compile(r"(?<=[一-鿿]{3})在(?:全[国省区市]|世界|全球|国内|同类|同行)[^，]{0,4}(?:率先|首个|首次|最早|第一个)[^，]{0,8}$")
"""That something was first somewhere: 新能源装机在全国率先破亿、达到1.35亿千瓦."""
_LIST_NUMBER = re.compile(r"^\d{1,2}[.．、](?=[一-鿿“])")
_YEARS_LEAD = re.compile(r"^[两三四五六七八九十]年(?:来|间)?(?=新增|累计|共|中央|全国|全省|全市|全区|财政|实施|完成|新改建|新建|改造|建成|改建|建设|培育)")
_YEARS_TAIL = re.compile(r"(?<=[一-鿿]{4})[两三四五六七八九十]年(?:间|来|内)?$")


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a figure in its clause: the subject's words, its offset in the sentence, and the predicate."""

    name: str
    start: int
    predicate: str


def strip_openers(text: str) -> int:
    """How many characters at the head of a clause are conjunctions, adverbs, times."""
    place = 0
    while place < len(text):
        found = _OPENER.match(text, place)
        if not found or not found.group():
            break
        # 以上…, 有色…, 共享…, 在线…, 对外…: the opener is part of a word.
        if found.group() in _AMBIGUOUS and _joined_word(text, place, found.group()):
            break
        place = found.end()
    return place


def _joined_word(text: str, place: int, word: str) -> bool:
    return bool(_WORDS_WITH_OPENER.match(text, place)) and len(text) > place + len(word)


def quote_start(text: str) -> int:
    """Where a quote may begin in the words before a figure: after times, conjunctions and wishes, before 每年 or 累计."""
    place = last = 0
    while place < len(text):
        if _KEEP.match(text, place):
            break
        found = _OPENER.match(text, place)
        if not found or not found.group() or _WORDS_WITH_OPENER.match(text, place):
            break
        last, place = place, found.end()
    return last if place == len(text) and text[last : last + 1] not in "，、：；\x01\x02\x03" else place


def strip_verbs(name: str) -> tuple[str, str]:
    """("培育国家级企业") → ("培育", "国家级企业"); kept verbs such as 新增 stay with the name."""
    leading = _LEADING_CHANGE.match(name)
    taken = leading.group() if leading else ""
    rest = name[len(taken) :]
    while rest:
        if _KEPT.match(rest) or _TRADE.match(rest):
            break
        found = _VERB.match(rest)
        if not found or not found.group():
            break
        taken += found.group()
        rest = rest[found.end() :].lstrip("的、和并")
    return taken, rest


def read_left(segment: str, offset: int) -> Left:
    """Reads the masked words `segment` left of a figure; `offset` is its place in the sentence."""
    tail = _TAIL.search(segment)
    cut = tail.start() if tail else len(segment)
    lead = strip_openers(segment[:cut])
    return Left(segment[lead:cut], offset + lead, _A_HEAD.sub("", segment[cut:]))


def clean_name(name: str) -> str:
    """A name without placeholders and without 实现 inside (新材料产业实现产值 → 新材料产业产值)."""
    plain = "".join(char for char in name if char not in PLACE and not char.isspace()).replace(LISTED, "、")
    plain = _YEARS_TAIL.sub("", _YEARS_LEAD.sub("", _LIST_NUMBER.sub("", plain)))
    plain = _FIRST.sub("", _STEPS.sub("", plain))
    if not plain.startswith("每"):
        plain = _INNER_VERB.sub("", plain)
    placed = _AT_PLACE.match(plain)
    if placed and len(placed["rest"]) > 2:
        place = _PLACE_END.sub("", placed["place"]) or placed["place"]
        plain = placed["place"] + placed["rest"] if len(place) <= 12 else placed["rest"]
    return plain.strip("，,、：:；;—–-·的")


def split_scope(name: str) -> tuple[str, str]:
    """("全区规模以上工业") → ("全区", "规模以上工业"); ("", name) if no scope word leads it."""
    found = _SCOPE.match(name)
    if (
        found
        and len(name) > found.end() + 1
        and not name.startswith(_NO_SCOPE)
    ):
        return found.group().rstrip("的"), name[found.end() :]
    return "", name
