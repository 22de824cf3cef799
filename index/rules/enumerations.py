"""Split words of condition at the enumeration that is paired with a list of sums ("国家级、省级、市级 … 分别 …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.quantities import chinese_number, numeral

_GRADE = re.compile(
    r"世界级|国际[级性]?|国内|国家级?|全国性?|部级|自治区级?|省级?|州级|地市级|市级?|区级|县级|镇级|村级|区|县|[一二三四五]等奖|特等奖|金奖|银奖|铜奖|优秀奖?|优胜奖|良好|"
    r"合格|特级|甲级|乙级|丙级|[一二三四五六]级|[一二三四五六七八九十]类|[1-5]A级?|A{1,5}级?|[A-F](?:[级类档]|(?=[、和及]))|国际性|全国性|区域性|全区性|[一二三四五]星级?|[1-5]星级?|第[一二三四五六七八九十]+(?:名|年|档|批|次|至第[一二三四五六七八九十]+名)?|前\d+名|[一二三四五]档|"
    r"博士后?(?:研究生)?|硕士(?:研究生)?|本科|大专|专科|高级技师|技师|高级工|中级工|初级工|正高级|副高级|高级|中级|初级|冠军|亚军|季军|行业|地方|"
    r"企业|团体|大型|中型|小型|微型|杰出|钻石|铂金|五年|三年|首年|当年|次年|发明|实用新型|外观设计|红|金|银"
)
_BRACKET = re.compile(r"[(（](?![^)）]*不?含[)）])[^()（）]{4,}[)）]")
_SEPARATOR = r"[、和及或与/以]+"
_NUMERIC = re.compile(r"\d")
_SET_UP = r"(?:新?(?:发展|种植|养殖|栽植|开设|设立|购置|引进|举办|创办|建设)|新建)(?=[一-鿿]{2})"
_ENTER = re.compile(
    rf"(?:(?:首次|新|当年)?(?:获得|获评|荣获|新获得|新获|获|评为|认定为|被认定为|创建为|列入|入选|达到|升级为|为|对|的|得|到|在|于|是|办|用|取得|牵头|户籍)|{_SET_UP})(?!.*(?:获得|评为|为|的|得|到|在|户籍|{_SET_UP}))"
)
_DONE_TO_IT = re.compile(r"列入|获|通过|取得|认定|入选|创建|新建|改建|扩建|开展|承办|参加|购置|引进|租")
"""An item that begins with what is done: the first one keeps its own such word."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The items of an enumeration with their places in the text, and whether they are thresholds."""

    items: tuple[str, ...]
    start: int
    end: int
    numeric: bool


def enumeration(text: str, count: int) -> Enumeration | None:
    """The last enumeration of exactly `count` items in `text`, thresholds first, then names in quotes side by side, then grades, then any."""
    masked = _BRACKET.sub(lambda match: "□" * len(match.group()), text)
    found = _range(text, count) or _ordinals(text, count) or _numeric(text, count) or _quoted(masked, count) or _groups(text, count) or _grades(masked, count) or _plain(text, count)
    if found is None:
        return None
    found = _uncounted(found, text, count)
    if found.numeric or "□" not in "".join(found.items):
        return found
    return Enumeration(tuple(item.replace("□", "") for item in found.items), found.start, found.end, False)


def variants(text: str, found: Enumeration) -> list[str]:
    """The text once for each item: the item put in the enumeration's place. What is said of the last one alone (一孩、二孩、三孩及以上) stays with it."""
    before, behind = text[: found.start], text[found.end :]
    rest = behind if found.numeric else _AND_MORE.sub("", behind)
    return [before + item + (behind if item is found.items[-1] else rest) for item in found.items]


_AND_MORE = re.compile(r"^[及或]?以[上下]")


_NAMES = re.compile(r"“[^“”]{2,12}”(?:[、和及与]?“[^“”]{2,12}”)+")
_SO_MANY = re.compile(r"等?(?P<count>[二两三四五六七八九]|\d)(?:个|项|类|种|大)(?P<kind>[一-鿿]{2,8}?(?=的|[，。；]|$)|(?=[一-鿿]{2}))")


def _quoted(text: str, count: int) -> Enumeration | None:
    """Names in quotes side by side (“小升规”“规改股”“股上市”), where no grades stand behind them."""
    lists = [one for one in _NAMES.finditer(text) if one.group().count("“") == count]
    if not lists or ((graded := _grades(text, count)) is not None and graded.start > lists[-1].end()):
        return None
    return Enumeration(tuple(re.findall("“[^“”]*”", lists[-1].group())), *lists[-1].span(), False)


def _uncounted(found: Enumeration, text: str, count: int) -> Enumeration:
    """An enumeration without the words that count its items behind the last one and say of what kind they are (股改、挂牌、上市三个阶段任务)."""
    counted = _SO_MANY.match(text, found.end) or (None if found.numeric else _SO_MANY.search(found.items[-1], 1))
    if counted is None or numeral(counted["count"]) != count:
        return found
    bare = found.numeric or all(_GRADE.match(item) for item in found.items)  # figures and grades need the thing that they are of
    end = counted.start("kind") if bare else counted.end()
    if counted.string is text:
        return Enumeration(found.items, found.start, end, found.numeric)
    last = found.items[-1][: counted.start()]
    behind = end - len(found.items[-1])
    return Enumeration((*found.items[:-1], last), found.start, found.end + behind, False)


def _numeric(text: str, count: int) -> Enumeration | None:
    for clause in reversed(list(re.finditer(r"[^，,；;。:：]+", text))):
        pieces = _split(clause.group(), r"(?:[、和或与]|及(?!以[上下]))")
        for first in range(len(pieces) - count, -1, -1):
            window = pieces[first : first + count]
            if not all(_NUMERIC.search(piece) for piece, _, _ in window):
                continue
            if first > 0 and _NUMERIC.match(pieces[first - 1][0].strip()[-1:] or "x"):
                continue
            head, a, _ = window[0]
            digit = _NUMERIC.search(head)
            tail, c, _ = window[-1]
            stop = _threshold_end(tail)
            if (
                digit is None
                or not all(_mostly_figures(piece) for piece, _, _ in window[1:-1])
                or not _mostly_figures(tail[:stop])
            ):
                continue
            begin = a + _word_before(head, digit.start())
            items = [
                _cut_short(piece, tail[stop:])
                for piece in (head[begin - a :], *[piece for piece, _, _ in window[1:-1]])
            ]
            items.append(tail[:stop])
            return Enumeration(tuple(items), clause.start() + begin, clause.start() + c + stop, True)
    return None


_THRESHOLD_END = re.compile(
    r"^.*?\d(?:[\d.,]*)(?:\s*[-‐-―~～至到]+\d[\d.,]*)?(?:[(（]不?含[)）])?(?:[亿万千百]*(?:元|美元|平方米|立方米|公里)|[亿万千百]?(?:人次|[亩人家户台套辆件吨])(?=$|[^一-鿿]|及?以[上下内])|[%‰亩人家户个年件项台套辆艘次场天吨岁分名张倍]|[亿万])?(?:[(（]不?含[^)）]*[)）])?(?:及?以[上下内])?"
    r"(?:[(（]不?含[^)）]*[)）])?(?:[至到-]\d+[亿万千百]*(?:元|美元|人|亩|平方米|家)?(?:[(（]不?含[^)）]*[)）])?(?:以下|以内|以上)?)?"
)


def _cut_short(piece: str, rest: str) -> str:
    """The piece without words that the text repeats behind the last piece ("20强、50强、100强企业": 强)."""
    end = _threshold_end(piece)
    return piece[:end] if piece[end:] and rest.startswith(piece[end:]) else piece


def _mostly_figures(text: str) -> bool:
    """Whether a piece is a threshold and little else ("500万-1000万(不含)美元")."""
    return (
        len(
            re.sub(
                r"[\d.,%]|以上|以下|以内|不?含|[亿万千百元美家户人亩个项年吨台平方米至到—–\-~()（）及超过达不低于满]",
                "",
                text,
            )
        )
        <= 3
    )


def _threshold_end(text: str) -> int:
    match = _THRESHOLD_END.match(text)
    return match.end() if match else len(text)


def _word_before(text: str, digit: int) -> int:
    match = re.search(r"(?:超过|达到|不低于|不足|低于|满|达|[A-Za-z]+)$", text[:digit])
    return match.start() if match else digit


def _grades(text: str, count: int) -> Enumeration | None:
    """Grades such as 国家级、省级和市级; of overlapping readings the shortest, of several places the last."""
    grade = _GRADE.pattern
    pattern = re.compile(
        rf"(?=(?P<all>(?:{grade})(?:[^，、；和及或与□]{{0,6}}?□*{_SEPARATOR}(?:{grade})){{{count - 1}}}))"
    )
    found: list[tuple[int, str]] = []
    for match in pattern.finditer(text):
        start, words = match.start(), match["all"]
        if re.search(rf"(?:{grade})[^，、；]{{0,2}}{_SEPARATOR}$", text[:start]):
            continue
        if re.match(rf"{_SEPARATOR}(?:{grade})", text[start + len(words) :]):
            continue
        if _ENDS_A_NAME.match(text, start) is not None:
            continue
        if found and start < found[-1][0] + len(found[-1][1]):
            first = _GRADE.match(found[-1][1])
            if first is not None and start < found[-1][0] + first.end():
                continue
            found.pop()
        found.append((start, words))
    if not found:
        return None
    start, words = found[-1]
    words += _own_thing(words, text[start + len(words) :])
    items = [_bare(piece, text[start + len(words) :]) for piece, _, _ in _split(words, _SEPARATOR)]
    kind = items[-1][-1]
    if kind in "类级等奖档" and not any(item.endswith(kind) for item in items[:-1]):
        items = [item + kind for item in items[:-1]] + items[-1:]
    return Enumeration(tuple(items), start, start + len(words), False) if len(items) == count else None


_ENDS_A_NAME = re.compile(r"(?<=[一-鿿])(?<![的对为是和与及、，；])企业")
"""“企业” behind a name ("瞪羚企业、省级独角兽企业") is no grade as that of "企业、行业、地方标准" is."""


def _own_thing(words: str, behind: str) -> str:
    """What stands behind the last grade, where each grade has a thing of its own ("省级瞪羚企业、省级独角兽": 企业), "" where one thing is of all."""
    things = [piece[grade.end() :] for piece, _, _ in _split(words, _SEPARATOR)[:-1] if (grade := _GRADE.match(piece)) is not None]
    last = re.match(r"[一-鿿（）()“”A-Z]*?(?=[的，、；。：:]|$)", behind)
    apart = len(things) == len(_split(words, _SEPARATOR)) - 1 and all(len(one) > 1 and not behind.startswith(one) for one in things)
    return last.group() if apart and last is not None and any(last.group().endswith(one[-2:]) for one in things) else ""


def _bare(piece: str, behind: str) -> str:
    """The grade of a piece, without the thing where that is said once more behind the last grade ("高级雪道、中级雪道、初级": 雪道)."""
    grade = _GRADE.match(piece)
    thing = piece[grade.end() :] if grade is not None else ""
    return piece[: -len(thing)] if thing and behind.startswith(thing) else piece


_RANGE = re.compile(r"(?P<low>\d)\s*[-‐-―—~～至到]\s*(?P<high>\d)(?P<grade>星级|A级|级)")


_FIRST_YEARS = re.compile(r"(?:^|(?<=[，；]))前(?P<count>[二两三四五六七八九十])年(?:分别|依次|逐年)*")


def _range(text: str, count: int) -> Enumeration | None:
    """A range of grades with as many steps as there are sums ("2—5星级 … 分别" with four), or so many first years ("前三年依次")."""
    first = next((one for one in _FIRST_YEARS.finditer(text) if chinese_number(one["count"]) == count), None)
    if first is not None:
        return Enumeration(tuple(f"第{ordinal}年" for ordinal in "一二三四五六七八九十"[:count]), *first.span(), False)
    found = next((one for one in _RANGE.finditer(text) if int(one["high"]) - int(one["low"]) + 1 == count), None)
    if found is None:
        return None
    items = tuple(f"{grade}{found['grade']}" for grade in range(int(found["low"]), int(found["high"]) + 1))
    return Enumeration(items, *found.span(), False)


_ORDINALS = re.compile(r"(?P<list>[一二三四五六七八九](?:[、和及或与][一二三四五六七八九])+)(?P<grade>星级?|等奖|级)")


def _ordinals(text: str, count: int) -> Enumeration | None:
    """Grades of which only the last tells what it is (三、四、五星级)."""
    for found in _ORDINALS.finditer(text):
        numbers = re.findall("[一二三四五六七八九]", found["list"])
        if len(numbers) == count:
            return Enumeration(tuple(f"{number}{found['grade']}" for number in numbers), *found.span(), False)
    return None


def _groups(text: str, count: int) -> Enumeration | None:
    """Groups of grades joined by 和, parted by 、 ("教授和博士、副教授和硕士、本科毕业生 … 分别"); None where the parts are no such groups."""
    found = _plain(text, count, (r"、",))
    joined = [item for item in found.items[:-1] if _JOINED_GRADES.search(item)] if found is not None else []
    return found if joined and all(_GRADE.search(item) for item in found.items) else None  # type: ignore[union-attr]


_JOINED_GRADES = re.compile(rf"(?:{_GRADE.pattern})[^，、]{{0,8}}[和及与](?:[^，、]{{0,4}})(?:{_GRADE.pattern})")


def _plain(
    text: str, count: int, separators: tuple[str, ...] = (r"、", r"(?:[、和或与]|及(?!以[上下]))")
) -> Enumeration | None:
    for clause in reversed(list(re.finditer(r"[^，,；;。:：]+", text))):
        for separator in separators:
            pieces = _split(clause.group(), separator)
            if len(pieces) != count:
                continue
            head, _, _ = pieces[0]
            enter = _ENTER.search(head)
            begin = enter.end() if enter and not any(_DONE_TO_IT.match(piece) for piece, _, _ in pieces[1:]) else 0
            tail, c, _ = pieces[-1]
            stop = re.search(r"(?:称号|荣誉)?的", tail)
            end = c + (stop.start() if stop and stop.start() else len(tail))
            limit = None if any(_NUMERIC.search(piece) for piece, _, _ in pieces[:-1]) else _LIMIT_OF_ALL.search(tail)
            end = c + limit.start() if limit is not None and limit.start() else end
            others = [head[begin:], *[piece for piece, _, _ in pieces[1:-1]]]
            shared = {piece[-1:] for piece in others}
            if len(shared) == 1 and (last := clause.group()[: max(end, c)].rfind(next(iter(shared)) or "\0", c)) >= 0:
                end = last + 1
            items = _completed((*others, clause.group()[c:end]))
            if all(items) and max(map(len, items)) <= 24:
                return Enumeration(items, clause.start() + begin, clause.start() + end, False)
    return None


_LIMIT_OF_ALL = re.compile(r"(?:集中|连片|面积|规模|存栏量?|出栏量?|产量|达到?|超过|满|累计|总|投资额?|年|单个|不少于|不低于)*\d[\d.,]*[百千万亿]*[一-鿿]{1,4}(?:以上|及以上|的?$)")
"""What the last item ends on and all items have to reach ("茶园、油茶、中药材连片20亩以上")."""


def _completed(items: tuple[str, ...]) -> tuple[str, ...]:
    """The items, a bare grade with the thing of the next one, which takes its verb ("列入市级", "省级以上重点项目": 列入市级重点项目, 列入省级以上重点项目)."""
    found = list(items)
    for place in range(len(found) - 1, 0, -1):
        bare, whole = _BARE_GRADE.fullmatch(found[place - 1]), _GRADED.fullmatch(found[place])
        if bare is not None and whole is not None:
            found[place - 1 : place + 1] = [bare.group() + whole["thing"], bare["verb"] + whole.group()]
    return tuple(found)


_BARE_GRADE = re.compile(rf"(?P<verb>[^，、]{{2,4}})(?:{_GRADE.pattern})(?:及?以上)?")
_GRADED = re.compile(rf"(?:{_GRADE.pattern})(?:及?以上)?(?P<thing>[^，、]{{4,}})")


def _split(text: str, separator: str) -> list[tuple[str, int, int]]:
    """The pieces of `text` between separators outside brackets and quotes, with their places."""
    pieces: list[tuple[str, int, int]] = []
    start = 0
    for match in re.finditer(separator, text):
        before = text[: match.start()]
        if before.count("(") + before.count("（") > before.count(")") + before.count("）") or before.count(
            "“"
        ) > before.count("”"):
            continue
        pieces.append((text[start : match.start()], start, match.start()))
        start = match.end()
    pieces.append((text[start:], start, len(text)))
    return pieces
