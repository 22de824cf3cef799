"""Cut a document into the sentences and clauses in which support rules are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.numbering import glued_numbers
from index.records import Section
from index.rules.words import GRANT

_OPENING, _CLOSING = "（(“《〈【[", "）)”》〉】]"
_SECOND_GRANT = re.compile(r"(?<=奖励|补助|补贴|资助|支持)、(?=对|第[一二三四五六](?:年|[、至到]))")
_LIST_LEAD = re.compile(r"[:：]$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas at `start…end` of the document; `strong` when a semicolon or a sentence start stands before it."""

    text: str
    start: int
    end: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses, its section's path and, for an item of a list, the sentence that introduces the list."""

    text: str
    start: int
    end: int
    clauses: tuple[Clause, ...]
    path: tuple[str, ...]
    paragraph: int
    section: int = 0
    lead: tuple[int, int] | None = None
    listed: bool = False
    source: int | None = None
    """Where the name of the document begins that the sentence, which stands behind it, tells of (《乙镇科技奖励办法》对…的，每个奖励2万元)."""


def sentences(text: str, sections: tuple[Section, ...]) -> Iterator[Sentence]:
    """The sentences of `text` in order. A paragraph ending in a colon leads the items after it, down to its own level."""
    own = _Sections(sections)
    lead: tuple[int, int] | None = None
    lead_section: Section | None = None
    lead_kind = ""
    granting = False
    position = 0
    glued = glued_numbers(text)
    for number, line in enumerate(text.split("\n")):
        start, position = position, position + len(line) + 1
        section = own.at(start)
        if not line.strip() or "\t" in line:
            lead = lead if line.strip() == "" else None
            continue
        kind = "digit" if start in glued else _kind(line)
        if lead is not None and not _continues(section, lead_section, kind, lead_kind):
            lead, lead_kind = None, ""
        if lead is not None and not lead_kind:
            lead_kind = kind
        last: tuple[int, int] | None = None
        path = section.path if section else ()
        for a, b in _cut(line, "。！!？?"):
            marker = _MARKER.match(line, a, b)
            a = glued[start] - start if start in glued and not a else marker.end() if marker else a
            source = _SOURCE.match(line, a, b) if last is None else None
            if source is not None:
                path, a = (*path, source["name"]), source.end()
            body = line[a:b]
            if not body.strip():
                continue
            titled = (last is not None and last[0] - start < a and _TITLE.fullmatch(text[slice(*last)]) is not None and _EACH_SUM.search(body) is not None) or is_standard(body, section)
            last = (start + a, start + b)
            yield Sentence(
                body,
                *last,
                tuple(_clauses(body, start + a)),
                path,
                number,
                section.index if section else 0,
                lead,
                (lead is not None and granting) or titled,
                None if source is None else start + source.start(),
            )
        if last is not None and _LIST_LEAD.search(line.rstrip()):
            granting = _REQUIRES.search(line.rstrip()) is None and (GRANT.search(line) is not None or _RAISES.search(line) is not None)
            lead, lead_section, lead_kind = last, section, ""


def cell_sentences(text: str, start: int, end: int, path: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences of the table cell at `start…end`, whose column says that it tells what is given."""
    for a, b in _cut(text[start:end], "。！!？?"):
        body = text[start + a : start + b]
        if body.strip():
            yield Sentence(body, start + a, start + b, tuple(_clauses(body, start + a)), path, 0, listed=True)


def pieces_of(words: str, place: int | None) -> list[tuple[str, int | None]]:
    """The clauses of `words`, with their places where it stands at `place` of the document."""
    return [(one.text, None if place is None else one.start) for one in _clauses(words, place or 0)]


_SOURCE = re.compile(
    r"(?P<name>《[^《》\n]{2,60}?(?:办法|细则|意见|方案|措施|政策|规定|计划|规划|条例|通知)(?:[（(][^（）()]{1,12}[)）])?[\d年—–-]{0,12}》)(?:[（(][^（）()\n]{2,30}[)）])?(?:中?(?:规定|明确|提出)[，：:]?|[：:])?"
    r"(?=(?:对|凡|企业|单位|每|省|国家|市|上一?年|当年|新|首次|经|被|通过|获)[^《》]{2,80}?\d)")
"""A document that a line names first and then tells what it gives."""
_TITLE = re.compile(r"[一-鿿（）()、]{2,14}(?:津贴|补贴|补助|奖励|救助|资助|补助金|生活费|待遇)(?:标准|金额|额度)?[。]")
_EACH_SUM = re.compile(r"每[人户床位张生孩][^，。；]{0,6}?\d+(?:\.\d+)?[百千万]?元")
"""A sum for each head behind the name of the grant it is ("高龄津贴。80周岁以上老年人每人每月100元。")."""


def is_standard(body: str, section: Section | None) -> bool:
    """Whether a sentence only tells how much each case has of what the heading over it grants ("补贴标准" over "一级：每人每年2800元。")."""
    heads = [_HEADING_MARK.sub("", one) for one in section.path[-2:]] if section is not None else []
    head = next((one for one in reversed(heads) if not body.startswith(one)), "")  # an item that is a section of its own begins with its heading
    named = _STANDARD_HEADING.fullmatch(head) is not None
    if _CHARGED.search(body) or _CHARGED.search(head) or not (named or _GRANT_HEADING.fullmatch(head)):
        return False
    parts = [one for one in _PART.split(body) if re.search(r"\d", one)]
    sums = [one for one in parts if not _AGES.fullmatch(one)]
    return bool(sums) and all((_ONE_SUM if named else _ONE_EACH_SUM).fullmatch(one) for one in sums)


_GRANTED = r"(?:补贴|补助|奖励|奖补|资助|津贴|救助|抚恤|慰问|优待|养育|供养|护理|照料|生活费|助学|奖学|补偿)(?:金|费)?"
_HEADING_MARK = re.compile(r"^(?:第[一二三四五六七八九十百\d]+[章条节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．])\s*|[。：:\s]+$")
_CHARGED = re.compile(r"收费|缴费|处罚|罚款|罚金|赔偿|扣分|扣减|保证金|押金")
_STANDARD_HEADING = re.compile(rf"[一-鿿（）()、“”]{{0,16}}?{_GRANTED}(?:的)?(?:发放|支付|对象及|对象和|范围及|范围和|内容及)?(?:标准|金额|额度)(?:和方式|及方式|如下)?|(?:标准|金额|额度)[和与及]?(?:发放)?{_GRANTED}")
"""A heading over the sums of a grant (护理补贴标准, 奖励额度)."""
_GRANT_HEADING = re.compile(rf"[一-鿿（）()、“”]{{2,14}}?{_GRANTED}")
"""A heading that is the name of a grant (高龄津贴): under it a sum for each is given."""
_PART = re.compile(r"[；;，,。！：:]|、(?=[^、\d]{2,12}每)")
_SUM = r"(?:不低于|最高|不超过)?\d[\d.,]*[百千万亿]?元?(?:[-—~～至到]\d[\d.,]*[百千万亿]?元)?(?:/[一-鿿]{1,2})*(?:以内|以下)?(?:[(（][^()（）]*[)）])?"
_AGES = re.compile(r"(?=.*岁)(?:年?满)?\d{1,3}(?:周?岁)?(?:（含）)?(?:[-—~～至到]\d{1,3}周?岁|(?:及?以[上下]|周?岁)*)(?:（含）)?(?:的?[一-鿿]{0,6})?")
_NOT_PAID = r"(?!.*(?:缴|收费|罚|租金|价格|售价|成本|费用|收入|产值|投资|不足|超过|低于|达到|满\d))"
_CASE = r"(?:(?:\d{1,3}(?:周?岁)?[-—~～至到、])?\d{1,3}周?岁(?:（含）)?(?:及?以[上下])?|[一-鿿（）()“”、A-Z]){0,24}?"
_EACH_WAY = r"(?:每[人户生名月年日天学期次餐件项台亩床位张季度]{1,2}){1,3}(?:一次性)?"
_ONE_SUM = re.compile(rf"{_NOT_PAID}{_CASE}(?:{_EACH_WAY})?(?:一次性)?{_SUM}")
_ONE_EACH_SUM = re.compile(rf"{_NOT_PAID}{_CASE}{_EACH_WAY}{_SUM}")


_REQUIRES = re.compile(r"(?:应当?|须|需要?|必须|同时|要)(?:同时)?(?:全部)?(?:满足|符合|具备|达到)[^，。；：:]{0,4}(?:以下|下列|如下)[^，。；：:给予补奖]{0,12}[：:]$")
"""The last words of a first sentence whose items are what is asked for, also where it names the grant they are asked for."""
_RAISES = re.compile(r"(?:额度|标准|限额)(?:的)?基础上(?:予以|可以?|分别)?上浮")
"""A first sentence whose items each raise what it names."""


class _Sections:
    """Looks up the innermost section of a place."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]

    def at(self, place: int) -> Section | None:
        index = bisect_right(self._starts, place) - 1
        while index >= 0:
            section = self._sections[index]
            if section.end > place:
                return section
            index = section.parent if section.parent is not None else index - 1
        return None


_MARKERS = (
    ("article", re.compile(r"第[一二三四五六七八九十百\d]+[章条节]")),
    ("chinese", re.compile(r"[一二三四五六七八九十]+、")),
    ("bracket", re.compile(r"[(（][一二三四五六七八九十]+[)）]")),
    ("digit", re.compile(r"\d+[.、．](?!\d)")),
    ("bracket-digit", re.compile(r"[(（]\d+[)）]")),
    ("circle", re.compile(r"[①-⑳]")),
    ("dash", re.compile(r"[-—–●•·▪◆■▲★☆◎※]+")),
)
_MARKER = re.compile(
    r"(?:\s*(?:第[一二三四五六七八九十百\d]+[章条节款项](?!的|规定|所)|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]|[●•·▪◆■▲★☆◎※-]+))*\s*"
    r"(?:【[^【】\n]{2,20}】\s*|(?<=[条])\s?[〔（(][^〔〕（）()\n\d]{2,20}[〕）)]\s*)?"
)
"""The number that a sentence begins with, and the name of its article in brackets ("第三条【落户奖励】…")."""
_ITEM = re.compile(r"\s*(?:[(（][一二三四五六七八九十\d]{1,2}[)）](?![项款目])|[①-⑳]|\d{1,2}[.．、](?!\d))\s*")
"""The mark of an item of a list that is printed within a sentence ("…：（一）甲等的，…；（二）乙等的，…")."""
_BRACKETED = re.compile(r"\s*[(（][一二三四五六七八九十\d]{1,2}[)）](?![项款目])\s*")
_RANK = {name: rank for rank, (name, _) in enumerate(_MARKERS)} | {"": -1}


def _kind(line: str) -> str:
    return next((name for name, pattern in _MARKERS if pattern.match(line.lstrip())), "")


def _continues(section: Section | None, lead: Section | None, kind: str, lead_kind: str) -> bool:
    """Whether a paragraph still belongs to the list: its section lies in the lead's, and its number is of the list's rank."""
    if section is not None and lead is not None and lead.end < section.start:
        return False
    if not lead_kind:
        return True
    return kind == lead_kind or (kind != "" and _RANK[kind] > _RANK[lead_kind])


def _clauses(sentence: str, offset: int) -> Iterator[Clause]:
    strong = True
    for a, b in _cut(sentence, "，,；;：:"):
        text = sentence[a:b]
        body = text.rstrip("，,；;：:。！!？?")
        begin = 0
        for cut in (*_SECOND_GRANT.finditer(body), None):
            end = cut.start() if cut else len(body)
            item = (_ITEM if strong else _BRACKETED).match(body, begin, end) if not begin else None
            strong = strong or item is not None
            begin = item.end() if item else begin
            if body[begin:end].strip():
                yield Clause(body[begin:end], offset + a + begin, offset + a + end, strong or begin > 0)
            begin = cut.end() if cut else end
        strong = text.endswith(("；", ";")) or (text.endswith(("：", ":")) and _ITEM.match(sentence, b) is not None)


def _cut(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Cut after each of `marks` outside brackets and quotes; a comma inside a number is no mark."""
    depth, start = 0, 0
    for i, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in marks and depth == 0:
            if (
                char == ","
                and text[i - 1 : i].isdigit()
                and text[i + 1 : i + 4].isdigit()
                and not text[i + 4 : i + 5].isdigit()
            ):
                continue
            if char in ":：" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
                continue
            yield start, i + 1
            start = i + 1
    if start < len(text):
        yield start, len(text)
