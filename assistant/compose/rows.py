"""Target rows in words: the figure as printed, with its words of degree; the document, year and scope it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.library import Library
from index.quantities import quantities
from index.records import Target
from prompts import say

_AT_LEAST = re.compile(r"以上|超过?|突破|不低于|不少于|至少|不小于|高于|大于|达到或超过|余|多")
_AT_MOST = re.compile(r"以内|以下|不超过|不高于|不大于|控制在|之内|内|低于|少于|最高|最多")
_ABOUT = re.compile(r"左右|约|上下|接近|近")
_TURN = re.compile(r"提高|提升|增长|增加(?!值)|上升|扩大|下降|降低|减少|压减|缩短|下调")
_MARKER = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[)）.．、]+|^第[\d一二三四五六七八九十]+[条章节]")
_TURNED = re.compile(rf"{_TURN.pattern}|增速|增幅|降幅")
_ISSUER = re.compile(r"^(?:[\u4e00-\u9fff]{2,20}?(?:人民政府|委员会|政府|办公厅|办公室|党委|厅|局|委)(?:办公厅|办公室)?)+(?:关于)?(?:印发|转发|公布|发布)?")
_AVERAGE = re.compile(r"年均|平均|每年")
_SUMMED = re.compile(r"累计|合计|总计")
_QUOTES = re.compile(r"[《》]")
_FIRST = re.compile(r"零的?突破")
"""That there is to be a first one is told without a figure."""
_IN_WORDS = re.compile(r"[百千](?![\d亿万])")


def printed(row: Target) -> str:
    """The figure as the source prints it, with words of degree: "2800亿元以上", "1家-3家", "超过4500亿元"; of a change with its
    direction: "提高50%"; of a cell that is only a number with the unit of its row or column: "5%左右"; without a figure where the source has none: "零突破"."""
    same = [one for one in reversed(quantities(row.quote)) if one.value == row.value and one.value_max == row.value_max
            and (one.unit or not row.unit)]
    for quantity in sorted(same, key=lambda one: one.unit != row.unit)[:1]:
        text = with_bound(row.quote[quantity.start : quantity.end], row)
        turns = _TURN.findall(row.quote[: quantity.start]) if row.measure in ("change", "annual_growth") else []
        return f"{turns[-1]}{text}" if turns and not _TURNED.search(row.indicator) else text
    told = _FIRST.search(row.quote)
    return told[0] if told is not None else with_bound(figure(row), row)


def in_digits(row: Target) -> str:
    """The figure as the source prints it; hundreds and thousands that it tells in words in digits too: "千家（1000家）"."""
    text = printed(row)
    return f"{text}（{figure(row)}）" if _IN_WORDS.match(text) else text


def figure(row: Target) -> str:
    """Value and unit without words of degree: "2800亿元", "1—3家"."""
    value = f"{row.value:f}"
    if row.value_max is not None:
        value += f"—{row.value_max:f}"
    return f"{value}{row.unit}"


def with_bound(text: str, row: Target) -> str:
    """A figure with its words of degree; the words of degree that a figure shares with its neighbours ("25%和15%以上") put to it."""
    if row.bound == ">=" and not _AT_LEAST.search(text):
        return text + "以上"
    if row.bound == "<=" and not _AT_MOST.search(text):
        return text + "以内"
    if row.bound == "~" and not _ABOUT.search(text):
        return text + "左右"
    return text


def short_title(id: str, library: Library) -> str:
    """The document's name as people say it: its shortest telling alias, else the title without issuer and 关于…印发."""
    card = library.cards[id]
    if card.meta.published and library.titles[card.title] > 1:
        return f"{card.meta.published[:4]}年{card.title}"
    long = _QUOTES.sub("", card.title)
    bare = _ISSUER.sub("", long) or long
    aliases = [alias for alias in card.meta.aliases if 6 <= len(alias) <= 24 and not re.search(r"\d号", alias)]
    return aliases[0] if aliases and len(aliases[0]) < len(bare) else bare


def place(row: Target, library: Library) -> str:
    """The document's name, with the region where the name does not tell it."""
    title = short_title(row.document, library)
    return title if not row.region or row.region in title else f"{title}·{row.region}"


def when(row: Target) -> str:
    """ "2027年", "每年", or the two where a yearly number belongs to a target year; "" where the source gives none."""
    if row.measure == "annual_flow":
        return say("rows.every_year")
    return f"{row.year}年" if row.year else ""


def dated(row: Target) -> str:
    """As `when`; where the source gives no year, whether it is planned or stands so (目标, 现状)."""
    return when(row) or say("rows.target" if row.status == "target" else "rows.standing")


def role(row: Target) -> str:
    """目标 or 完成, of a sum over several years that its name does not tell as one 累计目标, 累计完成."""
    summed = row.measure == "cumulative" and row.year is not None and not _SUMMED.search(row.indicator)
    return say(f"rows.{row.status}_in_all" if summed else f"rows.{row.status}")


def subject(row: Target) -> str:
    """The indicator with the scope, where the scope is a part of the whole and not in the name; `when` tells of a yearly number that it is one."""
    scope = row.scope
    if row.measure == "annual_flow" and row.indicator.startswith(every := say("rows.every_year")):
        return row.indicator.removeprefix(every)
    if row.measure == "annual_growth" and "年均" in row.quote and not _AVERAGE.search(row.indicator):
        return say("rows.average", indicator=row.indicator)
    if scope and scope not in row.indicator and not re.fullmatch(r"全[区省市县国州盟旗]", scope) and scope != row.region:
        return f"{scope}·{row.indicator}"
    return row.indicator


def apart(path: Sequence[str], other: Sequence[str]) -> str:
    """The heading in which a path differs from one of a section built alike, about another thing: where they differ in one heading
    only and headings below it are the same (4.水泥 › 发展路线图, 5.焦炭 › 发展路线图); else ""."""
    if len(path) != len(other):
        return ""
    places = [place for place, (one, two) in enumerate(zip(path, other, strict=True)) if one != two]
    alike = len(places) == 1 and 0 < places[0] < len(path) - 1
    return _MARKER.sub("", path[places[0]]).strip("。：:") if alike else ""
