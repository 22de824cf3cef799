"""Reads who is responsible for a clause (责任单位, 牵头单位, 配合单位 …) from the words that name them."""

from __future__ import annotations

import re
from functools import lru_cache

from index.cells import printed_cell
from index.records import Responsibility, Row, Table
from index.stretches import LINE

_ROLE = (
    r"(?:主要|第一|共同)?(?:责任|牵头|配合|协办|主办|承办|实施|参与|参加|负责|落实|主责|协同|协助|监督|督办|推进|组织)"
    r"(?:领导)?(?:单位|部门|主体|处室|科室|机构|地区|司局)(?:及(?:配合|责任|协办)?(?:单位|部门))?"
)
_ROLE_COLUMN = re.compile(rf"{_ROLE}(?:[（(][^（()）]*[)）])?$")
_LABELLED = re.compile(rf"({_ROLE})\s*[:：为]\s*")
_BRACKET = re.compile(r"[（(]([^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*)[)）]")
_DUTY = re.compile(
    r"^(?:由)?(?P<lead>[^，,；;。]+?)(?P<verb>(?:共同)?牵头(?:负责|落实|组织)?|分别负责|共同负责|按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?"
    r"(?:负责|落实|推进|配合)?|(?:会同.{2,60})?负责(?:落实)?|配合|参与|协助|参加|落实|承担|指导)$"
)
_SPLIT = re.compile(r"[、，,；;]")
_PARTIAL = re.compile(
    r"^各(?:有关|相关)?(?:省|自治区|直辖市|市|州|盟|县|区|旗|乡|镇|街道|地级以上市|开发区|园区|地市|县市区|县区)+(?:[（(〔][^)）〕]*[)）〕])?$"
)
_OTHERS = re.compile(r"(?:^等$|等(?:有关|相关)?(?:单位|部门|各?部门)?(?:按.*)?$)")
_STRONG = r"政府|(?<![全布格结大])局|委员会|国资委|改革委|管委会|(?<![大])厅|办公室|银保监分局|法院|检察院"
_ORGAN = re.compile(
    rf"^[^的了将：]{{1,30}}(?:{_STRONG}|委|办|(?<![全内])部|署|中心|研究院|学院|集团|公司|工商联|运营商|部门|单位|支队|大队|总队|街道|园区|"
    r"开发区|银行|分行|海关|总工会|妇联|团委|协会|商会|联合会|[省市县区])(?:[（(][^（()）]*[)）])?$"
)
_STRONG_END = re.compile(rf"(?:{_STRONG})(?:[（(][^（()）]*[)）])?$")
_OFFICE = re.compile(rf"^(?:各?[^的了将：、，\d]{{1,20}}(?:{_STRONG}|委|办|(?<![全内])部|署|中心|处室?|科|股|室|单位|部门)|各[^的了将：、，]{{1,8}}(?:处室|科室|部门|单位))$")
_PARAGRAPH_END = re.compile(r"[^\S\n]*。?[^\S\n]*(?:\n|$)")
_NO_ORGAN = re.compile(r"[的除外]|^(?:以下|其中|分别)")
_ROLE_OF_VERB = {
    "牵头": "牵头单位",
    "配合": "配合单位",
    "参与": "参与单位",
    "参加": "参与单位",
    "协助": "配合单位",
    "指导": "指导单位",
}
_ARTICLE = re.compile(r"^[ \u3000]*第[一二三四五六七八九十百零\d]+条[ \u3000:：]*", re.MULTILINE)
_BODY = (
    r"(?:部门|机关|机构|(?<![全布格结大])局|委员会|人民政府|管委会|改革委|国资委|(?<![大])厅|办公室|办事处|中心|居委会|村委会)"
    r"(?:[（(][^（()）]{1,20}[)）])?"
)
_SUBJECT = rf"(?:[^，,。；;：:、\n（()）的将由]{{1,24}}?、){{0,8}}[^，,。；;：:、\n（()）的将由]{{1,24}}?{_BODY}(?:(?:、|和|与|及|以及|或者?|会同)[^，,。；;：:、\n（()）的将由]{{1,24}}?{_BODY}){{0,6}}"
_HOW = r"(?:应当|依法|统一|具体|主要|全面|共同|分别|(?:在|按照?|根据|依照)(?:各自|本部门|其)?(?:的)?职责(?:分工|范围)?内?[，,]?)*"
_RULED = re.compile(
    rf"(?P<units>{_SUBJECT}){_HOW}(?P<verb>(?:是|为|作为)[^，,。；;\n]{{2,40}}?主管(?:部门|机关|单位)|主管(?![部单机])|牵头|负责(?!人|解释)|"
    r"组织实施|统筹(?=协调|组织|推进|管理|开展|做好)|(?:协助|配合|协同)(?=[做开实落推完负])|承担)"
)
"""The sentence of a regulation that gives an organ its task: 市某部门负责本市某工作的组织实施."""
_ROLE_OF_RULE = (("主管", "主管部门"), ("牵头", "牵头单位"), ("协", "配合单位"), ("配合", "配合单位"), ("组织实施", "实施单位"))
_BODY_END = re.compile(rf"{_BODY}$")
_SHORT_FORM = re.compile(r"[（(](?:以下)?(?:统?简称|称)[^（()）]*[)）]")
_ANY_BODY = re.compile(r"(?:各|有关|相关|上述|该|其|主管|行政|管理)*(?:部门|机关|机构)")
_CLAUSE = re.compile(r"[。；;，,][ \u3000]*")
_CLAUSE_END = re.compile(r"[。；;]|[，,](?=[^，,。；;\n]{0,40}(?:负责|主管|牵头|协助|配合|协同|承担|组织实施))")
_JOINED = re.compile(r"、|会同|以及|(?<=[门关构局会府厅室处心委)）])(?:和|与|及|或者?)")


def responsibilities(text: str, start: int, end: int) -> tuple[Responsibility, ...]:
    """Who is responsible according to `text[start:end]`, in text order.

    Units are as printed, in order; a prefix that the first unit carries for all (市…局、…委) is not repeated.
    """
    found = list(_labelled(text, start, end))
    found.extend(_bare_lists(text, start, end))
    found.extend(_ruled(text, start, end))
    taken = [(one.start, one.end) for one in found]
    for bracket in _BRACKET.finditer(text, start, end):
        inner = (bracket.start(1), bracket.end(1))
        if not any(a < inner[1] and inner[0] < b for a, b in taken):
            found.extend(_duties(text, *inner) or _closing(text, *inner))
    return tuple(sorted(found, key=lambda one: one.start))


def row_duties(table: Table, row: Row) -> tuple[Responsibility, ...]:
    """Who is responsible according to a table's row: the cells of its columns 责任单位, 牵头部门 …, by the names of the columns.

    Where a cell spans several rows, its place is that in the row that prints it.
    """
    found = []
    for place, name in enumerate(table.columns):
        cell = printed_cell(table, row, place) if _ROLE_COLUMN.search(name) else None
        units = split_units(cell.text) if cell else ()
        if cell and units and cell.start is not None and cell.end is not None:
            found.append(Responsibility(name, units, cell.start, cell.end))
    return tuple(found)


def is_unit_list(line: str) -> bool:
    """Whether `line` is nothing but a list of organs: the 责任单位 column of a table that was flattened to lines.

    A line that ends with a colon addresses the organs (各区财政局、各有关单位：), it gives them no task.
    """
    words = line.strip()
    if not 4 <= len(words) <= 300 or "。" in words or words[-1] in "：:" or _LABELLED.search(words):
        return False
    units = split_units(words)
    return (
        len(units) > 1
        and all(_ORGAN.match(unit) for unit in units)
        and any(_STRONG_END.search(unit) for unit in units)
    )


def split_units(words: str) -> tuple[str, ...]:
    """The units that `words` lists, split at 、，； outside brackets; “各市、县人民政府” stays one unit."""
    pieces: list[str] = []
    depth = begin = 0
    for place, sign in enumerate(words):
        if sign in "（(〔[【":
            depth += 1
        elif sign in "）)〕]】":
            depth = max(0, depth - 1)
        elif depth == 0 and _SPLIT.match(sign):
            pieces.append(words[begin:place])
            begin = place + 1
    pieces.append(words[begin:])
    units: list[str] = []
    pending = ""
    for piece in pieces:
        unit = "".join(piece.split()).strip("。.：:")
        if not unit:
            continue
        if "：" in unit or ":" in unit:
            break
        if _PARTIAL.match(pending + unit):
            pending += unit + "、"
            continue
        unit = _OTHERS.sub("", pending + unit) or ""
        pending = ""
        if unit:
            units.append(unit)
    if pending:
        units.append(pending.rstrip("、"))
    return tuple(units)


def _bare_lists(text: str, start: int, end: int) -> list[Responsibility]:
    """Lines that only list organs, below the line that they are responsible for."""
    found = []
    for line in LINE.finditer(text, start, end):
        if is_unit_list(line.group()) and line.start() > start:
            found.append(Responsibility("责任单位", split_units(line.group()), line.start(), line.end()))
    return found


@lru_cache(maxsize=64)
def _first_article(text: str) -> int:
    """Where the first article (第一条) of a regulation begins; the text's length where it has none."""
    found = _ARTICLE.search(text)
    return found.start() if found else len(text)


def _ruled(text: str, start: int, end: int) -> list[Responsibility]:
    """第三条 市某部门主管本市某工作，区某部门负责…: the clauses of a regulation that begin with an organ and its task."""
    found: list[Responsibility] = []
    for line in LINE.finditer(text, max(start, min(_first_article(text), end)), end):
        head = _ARTICLE.match(line.group())
        begin = line.start() + (head.end() if head else 0)
        cut = begin == start > 0 and text[start - 1] not in " \u3000\n。；;，,"
        for place in (*(() if cut else (begin,)), *(sign.end() for sign in _CLAUSE.finditer(text, begin, line.end()))):
            match = _RULED.match(text, place, line.end())
            if match is None or (found and place < found[-1].end) or _ANY_BODY.fullmatch(match["units"]):
                continue
            units = _rule_units(_SHORT_FORM.sub("", match["units"]))
            role = next((name for word, name in _ROLE_OF_RULE if word in match["verb"]), "责任单位")
            stop = _CLAUSE_END.search(text, match.end(), line.end())
            found.append(Responsibility(role, units, place, stop.start() if stop else line.end()))
    return found


def _rule_units(words: str) -> tuple[str, ...]:
    """The organs of a subject; 市财政、民政等部门 is one, for only its last part names an organ."""
    units = tuple(unit for unit in _JOINED.split(words) if unit)
    return units if all(_BODY_END.search(unit) and not _OTHERS.search(unit) for unit in units) else (words,)


def _labelled(text: str, start: int, end: int) -> list[Responsibility]:
    labels = list(_LABELLED.finditer(text, start, end))
    found = []
    for number, label in enumerate(labels):
        limit = labels[number + 1].start() if number + 1 < len(labels) else end
        stop = _list_end(text, label.end(), limit, bracketed=_open_bracket(text, start, label.start()))
        units = split_units(text[label.end() : stop])
        if units:
            words = text[label.start() : stop].rstrip(" ，；,;、\n")
            found.append(Responsibility(label.group(1), units, label.start(), label.start() + len(words)))
    return found


def _open_bracket(text: str, start: int, place: int) -> bool:
    """Whether `place` stands inside a bracket that opens after `start`, on the same line."""
    depth = 0
    for sign in reversed(text[max(start, place - 400) : place]):
        if sign in "）)】]":
            depth += 1
        elif sign in "（([【":
            if depth == 0:
                return True
            depth -= 1
        elif sign == "\n":
            return False
    return False


def _list_end(text: str, start: int, limit: int, *, bracketed: bool) -> int:
    depth = 0
    for place in range(start, limit):
        sign = text[place]
        if sign in "（(〔[【":
            depth += 1
        elif sign in "）)〕]】":
            if depth == 0 and sign != "〕" and bracketed:
                return place
            depth = max(0, depth - 1)
        elif depth == 0 and (sign == "。" or (sign in "\n\t" and not bracketed)):
            return place
    return limit


def _closing(text: str, start: int, end: int) -> list[Responsibility]:
    """（医药价格和招标采购处）: a bracket that ends a paragraph and holds nothing but organs."""
    units = split_units(text[start:end])
    alone = _PARAGRAPH_END.match(text, end + 1) is not None and "\n" not in text[start:end]
    return [Responsibility("责任单位", units, start, end)] if alone and units and all(_OFFICE.match(unit) for unit in units) else []


def _duties(text: str, start: int, end: int) -> list[Responsibility]:
    """（某委牵头，某厅、某局配合）, （某部、某部按职责分工负责）."""
    found: list[Responsibility] = []
    begin = start
    clauses: list[tuple[int, int]] = []
    for place in range(start, end + 1):
        if place == end or text[place] in "，,；;":
            clauses.append((begin, place))
            begin = place + 1
    waiting: int | None = None
    for left, right in clauses:
        from_ = left if waiting is None else waiting
        match = _DUTY.match(text[left:right].strip())
        if match is None:
            waiting = from_
            continue
        body = text[from_:right]
        verb = match.group("verb")
        words = body[: body.rindex(verb)].strip()
        words = words.removeprefix("由")
        role = next(
            (name for key, name in _ROLE_OF_VERB.items() if key in verb and "分工" not in verb), "责任单位"
        )
        units = tuple(unit.removesuffix("等") for unit in split_units(words))
        if units and all(1 < len(unit) <= 40 and not _NO_ORGAN.search(unit) for unit in units):
            found.append(Responsibility(role, units, from_, right))
        waiting = None
    return found
