"""The words around a figure: its subject, its predicate, its counted object; splitting and completing names.

All functions work on masked text (see `sentences`): times and notes are placeholders, so offsets stay true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.targets.lexicon import any_of, words
from index.targets.sentences import LISTED

_PLACE = "\x01\x02\x03"
_TAIL = re.compile(
    rf"(?:{any_of('reach', 'change', 'glue')}|连续[\d一二三四五六七八九十]+年|[{_PLACE}\s，])+$"
)
_OPENER = re.compile(rf"(?:[{_PLACE}、，,：:；;\s—–\-·●•＊*]|{any_of('openers')}|[和及与或](?=\S))")
_HARD_OPENER = re.compile(rf"[{_PLACE}、，：:；;\s—–\-·]+")
_VERB = re.compile(rf"(?:{any_of('verbs')})(?:了)?(?!{any_of('not_verb_before')})")
_KEPT = re.compile(rf"(?:{any_of('kept_verbs')})")
_SCOPE = re.compile(rf"(?:{any_of('scopes')})(?:的)?")
_INNER_VERB = re.compile(
    r"(?<=[一-鿿”])(?:实现|完成)(?=[^，、]{0,8}(?:产值|增加值|收入|利润|税收|总量|销售额?|进出口|总额|营收))"
)
_LEADING_CHANGE = re.compile(
    r"^(?:已|累计)?(?:提升|提高|降低|推动|促进|带动|实现|完成|确保|保持|扩大|控制|达到|形成)(?=.{2,}(?:率|比重|占比|投资|收入|产值|总额|规模|面积|量|值|额|水平|税|费)$)"
)
_AT_PLACE = re.compile(rf"^(?:在|于)(?P<place>[^，]{{2,16}}?)(?:{any_of('verbs')})(?P<rest>[^，]+)$")
_STOP = re.compile(rf"[，。；：:！？、\n\t{_PLACE}]|{any_of('object_stops')}")
_HARD_STOP = re.compile(rf"[，。；：:！？、\n\t{_PLACE}]")
_COMPARED = re.compile(
    r"^(?P<own>[^，]*?)(?P<than>高于|低于|快于|优于|好于|超过|超出|领先于?|高出|大于|落后于?|多于|少于|慢于|比|较|是|为)(?P<other>[^，]{2,}?)$"
)
_HEAD_END = re.compile(rf"(?:{any_of('heads')})$")
_SEPARATOR = re.compile(
    r"、|(?<![饱缓总调])和(?!谐|田|平)|(?<!参)与|(?<![普以涉惠触危遍提])及(?!格|时|其)|以及"
)


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a figure in its clause: the subject's words, its offset in the sentence, and the predicate."""

    name: str
    start: int
    predicate: str
    verbs: str


def strip_openers(text: str) -> int:
    """How many characters at the head of a clause are conjunctions, adverbs, times."""
    place = 0
    while place < len(text):
        found = _OPENER.match(text, place)
        if not found or not found.group():
            break
        # 以上…, 有色…, 共享…, 在线…, 对外…: the opener is part of a word.
        if found.group() in (
            "以",
            "有",
            "共",
            "在",
            "对",
            "并",
            "再",
            "现",
            "将",
            "要",
            "使",
            "又",
            "为",
            "是",
            "把",
            "由",
            "从",
            "到",
            "至",
            "等",
            "如",
            "即",
            "新",
            "约",
            "每",
            "均",
            "还",
            "也",
            "则",
            "其",
            "该",
            "时",
            "前",
            "末",
            "底",
            "重点",
            "基本",
            "总体",
            "比",
            "较",
            "突出",
            "稳定",
            "主要",
            "保证",
            "实际",
            "原则上",
            "全面",
            "有效",
            "通过",
            "期间",
            "时期",
            "计划",
        ) and _joined_word(text, place, found.group()):
            break
        place = found.end()
    return place


_WORDS_WITH_OPENER = re.compile(
    r"以上|以下|以内|有色|有效|有机|有研|有线|共享|共同|共建|共有产权|在线|在校|在岗|在册|在园|在建|对外|对口|对标|并网|再生|再贷|现代|现有|现行|将军|要素|使用|为民|是否|由于|从业|到位|到期|至少|等级|等离|如意|即时|新|约束|每百|每千|每万|每亿|每人|每公|均衡|均等|其他|其它|时间|前沿|前列|末端|底线|底层|"
    r"重点(?!推进|支持|实施|建设|打造|培育|发展)|基本(?:养老|医疗|公共|医保|农田|药物|生活|工资)|总体(?:规模|满意)|比较|比例|比重|较大|较高|突出贡献|稳定(?:岗位|就业|脱贫)|主要(?:污染|农作物|农产品|指标|产品|河流|湖泊|粮食)|保证(?:金|保险)|实际(?:使用|利用|到位|完成)|全面(?:推|建)|通过率|计划(?:单列|生育)"
)


def _joined_word(text: str, place: int, word: str) -> bool:
    return bool(_WORDS_WITH_OPENER.match(text, place)) and len(text) > place + len(word)


_KEEP = re.compile(r"每年|年均|累计|平均每年|分别|同比|新增")


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
        if _KEPT.match(rest):
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
    predicate = segment[cut:]
    lead = strip_openers(segment[:cut])
    # 的 etc. may have been taken as predicate although they end nothing.
    name = segment[lead:cut]
    return Left(name, offset + lead, predicate, "")


_STEPS = re.compile(r"(?:连续|先后)?(?:迈上|跨上|跃上|跨越|迈过|登上)[^，]*?(?:台阶|大关|关口)、?")
_STATES = frozenset(["在建", "已建", "续建", "新开工", "已开工", "已建成", "其他"])


_LIST_NUMBER = re.compile(r"^\d{1,2}[.．、](?=[一-鿿“])")
_YEARS_LEAD = re.compile(r"^[两三四五六七八九十]年(?:来|间)?(?=新增|累计|共|中央|全国|全省|全市|全区|财政)")


def clean_name(name: str) -> str:
    """A name without placeholders and without 实现 inside (新材料产业实现产值 → 新材料产业产值)."""
    plain = "".join(char for char in name if char not in _PLACE and not char.isspace()).replace(LISTED, "、")
    plain = _YEARS_LEAD.sub("", _LIST_NUMBER.sub("", plain))
    plain = _STEPS.sub("", plain)
    if not plain.startswith("每"):
        plain = _INNER_VERB.sub("", plain)
    placed = _AT_PLACE.match(plain)
    if placed and len(placed["rest"]) > 2:
        place = re.sub(r"(?:等)?(?:领域|行业|方面|地区)?$", "", placed["place"]) or placed["place"]
        plain = placed["place"] + placed["rest"] if len(place) <= 12 else placed["rest"]
    return plain.strip("，,、：:；;—–-·的")


def split_scope(name: str) -> tuple[str, str]:
    """("全区规模以上工业") → ("全区", "规模以上工业"); ("", name) if no scope word leads it."""
    found = _SCOPE.match(name)
    if (
        found
        and len(name) > found.end() + 1
        and not name.startswith(("全社会", "全国重点", "全国文明", "全国百强"))
    ):
        return found.group().rstrip("的"), name[found.end() :]
    return "", name


def read_object(mask: str, start: int, limit: int) -> tuple[str, int]:
    """The counted object right of a figure (30个|以上企业级平台) up to `limit`; ("", start) if none. Returns its end too."""
    place = start + 1 if mask[start : start + 1] == "的" else start
    hard = _HARD_STOP.search(mask, place, limit)
    end = hard.start() if hard else limit
    if _RELATIVE.match(mask, place):
        longer = _LISTED.match(mask, place, _clause_end(mask, end, limit))
        if longer and longer.end() >= end:
            plain = mask[place : longer.end()]
            return (plain if "、" not in plain else longer["noun"]), longer.end()
    if _NO_OBJECT.match(mask, place) or not re.match(r"[一-鿿“\"A-Za-z\d]", mask[place:end]):
        return "", start
    stop = next((found for found in _STOP.finditer(mask, place, end) if found.start() > place), None)
    words_end = stop.start() if stop else end
    name = mask[place:words_end]
    if stop is None:
        return name.rstrip("等的及和与、以"), words_end
    action = mask[stop.start() : end]
    if len(name) <= 2 and not re.search(r"\d", action):
        return mask[place:end], end
    if stop.group() in _ACTIONS and len(action) <= 14 and not re.search(r"\d", action):
        return f"{action}的{name}", end
    return name.rstrip("等的及和与、以"), words_end


_ACTIONS = frozenset(["进行", "开展", "获批", "入选", "获评", "列入", "纳入", "落户", "被认定", "被评为"])
_NO_OBJECT = re.compile(
    rf"[和及与或、并且等]|的?(?:目标|规模(?!以上|化)|水平|任务)|全线|全部|全面|顺利|建成(?!区)|投产|开工|通车|完工|竣工|以上|以内|左右|的?[和及与]|{'|'.join(word for word in (*words('change'), *words('reach')) if len(word) > 1)}"
)
_RELATIVE = re.compile(
    r"(?:国内外|国内|国际|国外|在)?(?:有条件|有基础|具有|拥有|具备|集|达到|主营|以|能够|对|技术|规模|利用)"
)
_LISTED = re.compile(
    r"[^，。；：\d\n\t]*?(?P<kind>等|的)(?P<noun>(?:[^，。；、：\d\n\t的]|(?<=的)[^，。；、：\d\n\t]){2,24})(?=[，。；、：\n\t]|$)"
)


def _clause_end(mask: str, start: int, limit: int) -> int:
    found = re.compile(r"[，。；：\n\t]").search(mask, start, limit)
    return found.start() if found else limit


def conjuncts(name: str, count: int, *, parallel: bool = False) -> tuple[str, ...] | None:
    """Splits a subject into `count` parallel names: 制造业占工业增加值和GDP比重 → (制造业占工业增加值比重, 制造业占GDP比重).

    `parallel`: the parts before the last may be as long as its first word (小麦、稻谷最低收购价 → 小麦最低收购价, …).
    """
    if count == 2 and name.startswith("城乡居民"):
        return "城镇居民" + name[4:], "农村居民" + name[4:]
    parts = _parts(name, count)
    if parts is None:
        return None
    first, last = parts[0], parts[-1]
    suffix = ""
    if not _HEAD_END.search(first) or ("占" in last and "占" not in first):
        suffix = _shared_suffix(first, last)
    if (
        not suffix
        and not _HEAD_END.search(first)
        and len(first) <= 4
        and len(last) - len(first) >= 3
        and parallel
    ):
        suffix = last[len(first) :]
    growth = _GROWTH_SUFFIX.search(last)
    if growth and not _GROWTH_SUFFIX.search(first):
        suffix = growth.group()
    prefix = _shared_prefix(first, parts[1])
    out: list[str] = []
    for place, part in enumerate(parts):
        word = part
        if suffix and place < count - 1 and not word.endswith(suffix):
            word += suffix
        if prefix and place:
            word = prefix + word
        elif place and word in _BARE:
            word = owner_of(base_subject(out[0])) + word
        out.append(word)
    return tuple(out)


_GROWTH_SUFFIX = re.compile(r"(?:的)?(?:年均|平均|年)?(?:增速|增幅|增长率|增长速度)$")


def _parts(name: str, count: int) -> list[str] | None:
    depth = 0
    cuts: list[tuple[int, int]] = []
    for found in _SEPARATOR.finditer(name):
        before = name[: found.start()]
        depth = (
            before.count("“")
            - before.count("”")
            + before.count("（")
            + before.count("(")
            - before.count("）")
            - before.count(")")
        )
        if depth == 0 and found.start() > 0 and found.end() < len(name):
            cuts.append(found.span())
    if len(cuts) != count - 1:
        commas = [cut for cut in cuts if name[cut[0]] == "、"]
        others = [cut for cut in cuts if name[cut[0]] != "、"]
        if len(commas) == count - 1:
            cuts = commas
        elif others and len(commas) + 1 == count - 1:
            cuts = [*commas, others[-1]]
        elif others and len(others) == count - 1:
            cuts = others
        else:
            return None
    places = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(name)]
    parts = [name[start:end] for start, end in zip(places, ends, strict=True)]
    return parts if all(parts) else None


_PER_UNIT = re.compile(
    r"(?P<base>.*?(?:单位|万元|亿元)[^、]*?(?:增加值|生产总值|GDP|产品|产值|面积))(?=能耗|用水|水耗|电耗|二氧化碳|碳排放|用地|建设用地)"
)
_CONSUMED = re.compile(r"(?:能耗|用水量|水耗|电耗|二氧化碳排放量?|碳排放|用地面积)$")
_SUFFIXES = re.compile(
    r"(?:增加值|产值|投资|收入|营业收入|营收|利润)?占.+$|(?:年均)?(?:增加值|总产值|产值|营业收入|营收|收入|利润|投资|比重|占比|增速|数量|面积|产量|利用率|覆盖率|普及率|达标率|保有量|人均可支配收入|可支配收入|能耗|浓度|总量|规模|人数|率|量|额|数)(?:占比|比重|增速|年均增速)?$"
)


_MEASURE_WORD = re.compile(
    rf"(?:{any_of('bare_heads')}|(?:[一-鿿]{{2}})?(?:率|量|额|数|值)|可支配收入|人均可支配收入|保有量|能耗)(?:占比|比重|增速|年均增速)?$"
)


def _shared_suffix(first: str, last: str) -> str:
    if "占" not in last:
        word = _MEASURE_WORD.search(last)
        return word.group() if word and word.start() > 0 and not first.endswith(word.group()) else ""
    found = _SUFFIXES.search(last)
    if not found or (found.start() == 0 and len(last) > 6 and not last.startswith("占")):
        return ""
    return found.group() if not first.endswith(found.group()) else ""


def _shared_prefix(first: str, second: str) -> str:
    per_unit = _PER_UNIT.match(first)
    if per_unit and _CONSUMED.match(second):
        return per_unit.group("base")
    if "占" in first and "占" not in second:
        return first[: first.index("占") + 1]
    for size in (4, 3, 2):
        at = first.find(second[:size])
        if at > 0 and len(second) > size:
            return first[:at]
    found = re.match(
        r"(?:全[区省市县国]|各)?(?:规模以上|规上|限额以上|限上)(?:工业|制造业|服务业)?(?:企业)?(?:单位)?",
        first,
    )
    if found and not second.startswith(("规", "限")) and found.end() < len(first):
        return found.group()
    return ""


def is_measurable(name: str) -> bool:
    """Whether a name ends like something that can be measured (率, 投资, 强度 …)."""
    return bool(_HEAD_END.search(name))


def compared(name: str) -> tuple[str, str] | None:
    """("增速高于全区GDP增速") → ("增速", "高于全区GDP增速"); None if nothing is compared."""
    found = _COMPARED.match(name)
    if not found or found["than"] in ("比", "较", "是", "为"):
        return None
    return found["own"], found["than"] + found["other"]


_BARE = frozenset(words("bare_heads"))
_GROWTH = frozenset(words("growth_nouns"))
_RANK = re.compile(rf"^(?P<rank>{any_of('ranks')})(?P<rest>.*)$")
_OVER = re.compile(r"^(?:超|过|达到|突破|不足|低于)[\d.]+(?:万|亿|千|百)*[^\d的]*的?(?P<kind>[^的]*)$")


def is_bare(name: str) -> bool:
    """产值, 增加值, 占比 …: needs an owner."""
    return name in _BARE


def is_growth(name: str) -> bool:
    """增速, 增幅 …: needs the thing that grows."""
    return name in _GROWTH


def owner_of(subject: str) -> str:
    """The thing whose value a subject names: 现代纺织总产值 → 现代纺织."""
    for word in words("bare_heads"):
        if subject.endswith(word) and len(subject) > len(word):
            owner = subject[: -len(word)].rstrip("的")
            return owner + "工业" if owner.endswith(("规模以上", "规上")) else owner
    return subject


_GROWTH_END = re.compile(
    rf"(?:的)?(?:{any_of('growth_nouns')}|年均增长|同比增长|年均下降|年均提高|增长|占比|比重)$"
)


def base_subject(subject: str) -> str:
    """A subject without the growth word at its end: 技术改造投资年均增速 → 技术改造投资."""
    if "占" in subject and not subject.startswith("占"):
        return subject.split("占", 1)[0]
    return _GROWTH_END.sub("", subject) or subject


def complete(name: str, previous: str) -> str | None:
    """The full name of an elliptical one, from the previous subject; None if it is complete by itself."""
    if not previous:
        return None
    if not name:
        return previous
    if name.startswith("占") and not name.startswith("占地"):
        return base_subject(previous) + name
    if name in _STATES:
        return f"{previous}（{name}）"
    if is_growth(name):
        return base_subject(previous) + name
    if is_bare(name):
        return owner_of(base_subject(previous)) + name
    if "占" in name and is_bare(name.split("占", 1)[0]):
        return owner_of(base_subject(previous)) + name
    over = _OVER.match(name)
    if over:
        head = re.match(r"^(?P<what>[^\d超过]*?)(?:超|过|达到|突破|不足|低于)?[\d.]", previous)
        kind = over["kind"] or (previous.rsplit("的", 1)[-1] if "的" in previous else "")
        stem = name if over["kind"] else name.rstrip("的") + "的" + kind
        return (head["what"] if head else "") + stem
    rank = _RANK.match(name)
    if rank and len(rank["rest"]) <= 1:
        old = _RANK.match(previous)
        if old and old["rest"]:
            return rank["rank"] + old["rest"]
        inner = re.search(any_of("ranks"), previous)
        if inner:
            return previous[: inner.start()] + rank["rank"] + previous[inner.end() :]
        return rank["rank"] + previous
    return None
