"""Whether one may ask for so many kinds of support, or with so many projects, at once ("四样都报上，允许同时报四项吗"), by the sentence on how many there may be
("同一单位本年度申报类别不超过3项")."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compute import plain
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.quantities import numeral
from prompts import say

_N = r"\d{1,2}|[一二两三四五六七八九十]"
_KINDS = "个项目|个类别|个专题|个方向|[项类种样个笔]"
_ASKED = re.compile(
    rf"(?P<all>{_N})(?P<all_of>{_KINDS})(?:项目|补[贴助]|奖[励补]|政策|类别)?[^，。；？\d]{{0,6}}?(?:都|全|同时|一起|一并|一块)[^，。；？\d]{{0,6}}?(?:报|申请|申领|享受|领|拿)"
    rf"|(?:同时|一次|一起|一家|一年|今年)(?:能|可以?|要|想)?(?:报|申报|申请|享受|领|拿)(?P<at_once>{_N})(?P<at_once_of>{_KINDS})")
_MAY = re.compile(r"[吗么]|能不能|可不可以|行不行|能否|可否|允许|最多|上限|几[项个类种]")
_MOST = re.compile(
    rf"[^。；;\n，]{{0,16}}(?:同一|每[个家户一]|单[个家]|一[个家])[^。；;\n，]{{0,14}}?(?:单位|企业|主体|申请人|申报人|法人|家庭|个人|户|人)[^。；;\n]{{0,16}}?"
    rf"(?:(?:申报|申请|享受|参与)[^。；;\n，\d]{{0,12}}?(?:不得?超过|不能超过|不多于|最多|至多|限)|(?:不得?超过|不能超过|最多|至多|只能|仅能|限)(?:可以?|能)?(?:申报|申请|享受|报)|限报)(?:申报|申请|享受)?(?P<most>{_N})(?P<unit>{_KINDS})(?!月|年|亩|工作日)[^。；;\n，]{{0,10}}")


def asks(query: Query) -> bool:
    """Whether it is asked if so many may be asked for at once."""
    return _MAY.search(query.text) is not None and _ASKED.search(query.text) is not None


def compose(query: Query, document: str, library: Library) -> Draft | None:
    """The verdict by the sentence of a document, None where it has not one such or it is not asked for so many at once."""
    asked = _ASKED.search(query.text) if _MAY.search(query.text) else None
    text = library.text(document)
    found = list(_MOST.finditer(text)) if asked is not None else []
    if asked is None or len(found) != 1:
        return None
    wanted, most = numeral(asked["all"] or asked["at_once"]), numeral(found[0]["most"])
    if wanted is None or most is None:
        return None
    cite = Citations(library)
    bare = _MARK.sub("", found[0].group())
    start = found[0].end() - len(bare)
    mark = cite.span(document, library.section_at(document, start).path, start, found[0].end())
    key = "over" if wanted > most else "within"
    line = say(f"support.kinds_{key}", wanted=f"{asked['all'] or asked['at_once']}{asked['all_of'] or asked['at_once_of']}", most=plain(most), unit=found[0]["unit"], quote=bare, mark=f"[{mark}]")
    return Draft(Status.ANSWERED, Reason.NONE, line, cite.all, decides=True)


_MARK = re.compile(r"^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十]+条)?\s*")

