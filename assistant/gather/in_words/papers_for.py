"""Which blocks of a list of papers are for the applicant who asks, where the list tells those of several apart.

    1.高层次人才申请，需提交：（1）… / 2.重点企业申请，需提交：①… ②…; 我们是重点企业，要交哪几样材料 → block 2 with its lead and its items

A block begins with a numbered line that only says whose papers follow, and reaches to the next one numbered in its style; blocks within it are told apart too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gather.in_words.procedure_asked import WORDS
from index.library import Library
from index.numbering import number_value
from index.stretches import LINE

_MARK = re.compile(r"[ \t　]*(?:(?P<a>[一二三四五六七八九十]{1,3})、|[（(](?P<b>[一二三四五六七八九十]{1,3})[）)]|(?P<c>\d{1,2})[.．、](?!\d)|[（(](?P<d>\d{1,2})[）)]|第(?P<e>[一二三四五六七八九十]{1,3})类)")
_LEADS = re.compile(r"(?:材料|资料)(?:要求|清单|目录)?[：:]?\s*$|(?:提交|提供|递交|报送|出具|准备|材料|资料)[^。；\n]{0,40}[：:]\s*$|^[^。；，\n]{2,30}[：:]\s*$")
"""A line that only says whose papers follow."""
_HAN = re.compile(r"[一-鿿]+")
_GENERAL = frozenset(re.findall("..", "申请材料要求提交提供需要以下下列如下应当还需需提交以资料清单申报请材料要请的的应人员"))
_KIND_OF = frozenset(re.findall("..", "个人单位学校机构家庭法人团体"))
"""One of these alone says who applies."""
_STOPS = "：: 。\n"
_ENOUGH, _NAME = 2, 3
_VERB = re.compile("需|应|须|申[请报]|提交|提供|报送|[在的：:]|材料")


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    end: int
    style: str
    number: int
    words: str


def own_papers(document: str, place: int, said: str, library: Library) -> tuple[tuple[int, int], ...]:
    """The blocks for the one who asks in `said`, of the section on papers in which a place of a document lies; () where it lies in none, or the papers are the same for all."""
    text, title = library.text(document), library.cards[document].title
    for section in library.sections(document):
        if section.level and section.start <= place < section.end and WORDS["headed_papers"].search(text[section.start : section.heading_end].strip(_STOPS)):
            return papers_for(text, section.heading_end, section.end, said, title)
    return ()


def papers_for(text: str, start: int, end: int, said: str, title: str) -> tuple[tuple[int, int], ...]:
    """The blocks of the list in `text[start:end]` that are for the one who asks in `said`; () where the list is one for all, or none of its blocks is named."""
    marked = [_Head(line.start(), line.end(), mark.lastgroup or "", number_value(mark[mark.lastgroup or ""]) or 0, line.group()[mark.end() :])
              for line in LINE.finditer(text, start, end) if (mark := _MARK.match(line.group())) is not None]
    first = next((one for one in marked if _LEADS.search(one.words)), None)
    heads = [one for one in marked if first is not None and one.style == first.style and _LEADS.search(one.words)]
    if len(heads) < _ENOUGH:
        return ()
    pairs = [_pairs(one.words) - _GENERAL for one in heads]
    often = {pair: sum(pair in other for other in pairs) for own in pairs for pair in own}
    wanted = (_pairs(said) - _pairs(title)) | (_pairs(said) & _KIND_OF)
    named = [{pair for pair in own & wanted if often[pair] < len(heads)} for own in pairs]
    most = max(map(len, named))
    whole = [head for head in heads if any(len(name) >= _NAME and name in said for name in _names(head.words))]
    chosen = whole or [head for head, own in zip(heads, named, strict=True) if own and len(own) == most and (most >= _ENOUGH or own <= _KIND_OF)]
    found: list[tuple[int, int]] = []
    for head in chosen:
        stop = next((one.start for one in marked if one.start > head.start and one.style == head.style and one.number == head.number + 1), end)
        found += papers_for(text, head.end + 1, stop, said, title) or ((head.start, head.start + len(text[head.start : stop].rstrip())),)
    return tuple(found) if len(chosen) < len(heads) else ()


def _names(head: str) -> list[str]:
    """Whom a head names, one by one (重点企业、创新型企业需提供： → 重点企业, 创新型企业)."""
    return [re.sub("(?:人才|人员|类|者)$", "", name) for name in re.split("[、，和及与]", _VERB.split(head)[0])]


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
