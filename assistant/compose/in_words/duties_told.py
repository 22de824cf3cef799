"""What is a body to do in a matter, by the sentences of which it is the subject?

    药监局在药品采购试点里负责什么、采购试点街道办管哪一块、初审是不是归街道办负责 → “街道办事处（镇人民政府）负责辖区内…的受理、初审工作。”

A body is called by its name, by the end or the beginning of it (街道办), or shortened (药监局 for 药品监督管理局, and the other way round).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import Span, joined
from assistant.gather.of_documents.in_force import answers_for, documents_for
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query
from assistant.stated.statements import Statement, statements
from index.library import Library

_END = r"(?:[厅局委部办署院]|中心|政府|管委会|银行|街道|办事处|乡镇|居委会|村委会|科|处)"
_BODY = rf"(?P<body>(?:(?![哪谁什各由归请的里中在是])[\u4e00-\u9fff]){{1,14}}?{_END})"
_AND = rf"(?:[和与及、](?P<more>(?:(?![哪谁什各由归请的里中在是])[\u4e00-\u9fff]){{0,12}}{_END}))?"
_WHAT = r"(?:什么|啥|哪(?:些|几|一)?[\u4e00-\u9fff]?|些?什么)"
_DOES = r"(?:(?:具体|主要|都|要|该|应当?|需要?|一般)*(?:负责|承担|管|做|干|承办|牵头)(?:着|了|些)?(?:的)?(?:是)?)"
_DUTY = r"(?:职责|职能|任务|分工|责任)"
_WITHIN = r"(?:在[^，。？]{2,24}?|[（(][^（）()]{2,16}[)）]|里头?)?[，]?"
_ASKS = (
    re.compile(rf"{_BODY}{_AND}{_WITHIN}{_DOES}{_WHAT}(?:工作|{_DUTY}|事|方面|块|环节)?"),
    re.compile(rf"{_BODY}{_AND}{_WITHIN}{_DOES}?的?(?:主要|具体|工作)*{_DUTY}(?:都|主要|具体)*(?:是|有|包括){_WHAT}"),
    re.compile(rf"是(?:不是|否)(?:归|由|是)?{_BODY}(?:来)?(?:负责|管|承担|办理?)"),
    re.compile(rf"{_BODY}(?:在[^，。？]{{2,24}}?)?是(?:不是|否)(?:要|应当?)?(?:负责|承担|管)"),
)
_TASK = r"(?:负责|承担|牵头|(?:主要|具体)?职责|组织|统筹|会同|协助|配合|(?:应当?|要)[^，。；]{0,8}(?:加强|做好|开展|建立|完善|落实))"
_SUBJECT = re.compile(rf"(?:^|[，。；：\n]|(?:条|[）)、])\s*)(?:各)?(?P<units>[^，。；：\n]{{2,60}}?)(?P<also>（[^（）]*）)?(?:要|应当?|依法|具体|主要|统一|共同|分别|按照?[^，。；]{{2,16}}?)*{_TASK}")
_UNIT_END = re.compile(rf"(?:{_END}|部门|机构|单位|机关|小组|委员会)$")
_STRONG = re.compile(r"负责|承担|职责|牵头")
_PARTS = re.compile(r"[、（）()]|以及|和|与|及|会同|按")
_PLAIN = re.compile(rf"负责|承担|{_DUTY}|工作|管理?|事情?|受理(?=的?事)|是不是|是否")
_SHORTEST, _HITS, _MOST = 2, 24, 4
_SAID = 0.1
"""What it counts that a task is called one (负责, 承担), not only told of (受理时应当…)."""
_ABOUT, _AS_GOOD = 0.55, 0.08
"""So much of the matter must the sentence have with its headings and its document's title; others of its document count that have nearly as much."""


def compose(query: Query, library: Library) -> Draft | None:
    """The sentences that give the body its tasks in the matter asked about; None where no body's tasks are asked, or no sentence is of both."""
    asked = next((match for pattern in _ASKS if (match := pattern.search(query.text)) is not None), None)
    if asked is None:
        return None
    names = [one for one in (asked["body"], asked.groupdict().get("more")) if one]
    others = [_PLAIN.sub("", reduce(_without, names, run)) for run in query.topic]
    matter = words_of([one for one in others if len(one) > 1], library)
    texts = {" ".join((*names, *(word.text for word in matter), "负责")), query.text}
    told = [(_about(matter, one, library) + _SAID * (_STRONG.search(one.text) is not None), one) for one in statements(texts, documents_for(query, library), _HITS, library)
            if all(_tasked(name, one.text) for name in names) and (not query.unknown_regions or answers_for(query, one.passage.document, one.text, library))]
    best = max((part for part, _ in told), default=0.0)
    if best < _ABOUT or (not matter and not query.documents):
        return None
    home = next(one.passage.document for part, one in told if part == best)
    spans: list[Span] = [(one.passage, one.start, one.end) for part, one in told if one.passage.document == home and part >= best - _AS_GOOD]
    return quotations(joined(sorted(spans, key=lambda one: one[1])[:_MOST], library), library)


def _without(run: str, name: str) -> str:
    """What a run of the question says besides the body."""
    return next((run.replace(name[at:], "") for at in range(len(name) - 1) if name[at:] in run), run)


def _about(matter: tuple[Word, ...], one: Statement, library: Library) -> float:
    """How much of the matter a sentence has, with its headings and the title of its document."""
    return share(matter, Text.of(" ".join((library.cards[one.passage.document].title, *one.passage.path, one.text))))[0] if matter else 1.0


def _tasked(name: str, text: str) -> bool:
    """Whether a sentence gives the body a task: it, or one of those named with it, is the subject of a verb of tasks."""
    return any(_called(name, unit) for match in _SUBJECT.finditer(text) for unit in _units(match["units"], match["also"] or ""))


def _units(words: str, also: str) -> Iterator[str]:
    """The bodies that a subject names, with what stands in brackets behind it; none where it does not end in one."""
    parts = [one.strip().removeprefix("由").removeprefix("各") for one in _PARTS.split(words)]
    if parts and _UNIT_END.search(parts[-1]):
        yield from (one for one in (*parts, *_PARTS.split(also)) if len(one) >= _SHORTEST)


def _called(name: str, unit: str) -> bool:
    """Whether a name said, or the end of it, is that of a unit."""
    ends = [name[at:] for at in range(len(name) - _SHORTEST + 1)]
    return any(unit.endswith(end) or ((len(end) > _SHORTEST or end == name) and unit.startswith(end)) or _shortens(end, unit) or (len(unit) > _SHORTEST and _shortens(unit, end)) for end in ends if len(end) > 2 or end == name)


def _shortens(name: str, unit: str) -> bool:
    """Whether the signs of a name of three and more stand in a unit's in this order, the first and the last at its ends, a place before it aside."""
    signs = iter(unit)
    return len(name) > _SHORTEST and name[-1] == unit[-1] and re.match(rf"(?:国家|自治区|[省市区县州])?{re.escape(name[0])}", unit) is not None and all(sign in signs for sign in name)
