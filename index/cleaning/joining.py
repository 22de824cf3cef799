"""Physical lines → paragraphs: which lines belong together, in text broken at a fixed width (`wrapped`) and in text that is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning import attached, columns, fragments, printed_contents, starts
from index.cleaning.piece import Piece
from index.cleaning.width import width
from index.cleaning.wrapped import COLUMN_WINDOW, SLACK, local_widths

WIDE = 0.8
"""Share of the widest column's width from which a line is running text and no cell of a narrow column."""
LOST_INDENT = 4
"""Half-ems of a paragraph's indent, where the source stripped it."""
MAX_TITLE = 64
"""Half-ems of the longest line of a title."""
DATED_TAIL = 40
"""Characters at the end of a paragraph that tell whether it is a title with its date."""
TITLE_LINES = 5
"""Lines in which a title that has begun must end."""
BRACKET_REACH = 500
"""An unclosed bracket keeps a paragraph open for at most so many characters."""
LONG = 50
"""In text that is not wrapped, a line of so many half-ems that ends inside a sentence was cut, for instance by a page break."""

_BEFORE_ONE = tuple("统单唯同之合划")
"""Characters that make a word with 一: 统一、规范."""
_TOKEN = re.compile(
    r"[（《“〔【〈「‘]*(?:[\x21-\x7e０-９．％Ａ-Ｚａ-ｚ]+|.)[，、。；：！？）》”〕】〉」’％%…]*"
)
"""What cannot be broken at the start of a line: opening signs, a number or word or one character, closing signs."""

_LEAD = re.compile(r"[“\u4e00-\u9fff][^，。；：]{3,16}(?:，[^，。；：]{3,8})?。.")


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the lines about a line say of it; all widths in half-ems."""

    limits: Sequence[int]
    printed: fragments.Printed
    dense: Sequence[bool]
    wide: Sequence[int]
    columns: Sequence[int]
    blank_means: bool
    margin: int
    lost: int


def _layout(pieces: Sequence[Piece]) -> _Layout:
    limits = local_widths(pieces)
    wide = local_widths(pieces, COLUMN_WINDOW)
    printed = fragments.printed_lines(pieces, limits, wide)
    where = columns.dense(pieces, wide, printed.whole)
    indents = sorted(piece.indent for piece in pieces)
    return _Layout(
        wide if printed.broken else limits,
        printed,
        where,
        wide,
        columns.column_widths(pieces, wide, where),
        blank_means=sum(piece.after_blank for piece in pieces) < 0.35 * len(pieces),
        margin=indents[len(indents) // 3],
        lost=LOST_INDENT if sum(indent >= 4 for indent in indents) < 0.02 * len(pieces) else 0,
    )


def join_wrapped(pieces: Sequence[Piece], titles: printed_contents.Titles) -> list[list[Piece]]:
    """Paragraphs of hard-wrapped text; `titles` are the headings that the document lists.

    Where the source lost its indents, a paragraph's first line is two characters shorter.
    """
    if not pieces:
        return []
    layout = _layout(pieces)
    listed = attached.attachments(pieces)
    groups: list[list[Piece]] = [[pieces[0]]]
    text, widest = pieces[0].text, pieces[0].width
    for at in range(1, len(pieces)):
        known = at in listed.further or (None if at not in listed.first else False)
        if known is None and titles:
            known = titles.goes_on(text, pieces[at].text)
        if known if known is not None else _goes_on(text, widest, pieces, at, layout):
            groups[-1].append(pieces[at])
            text = (text + pieces[at].text)[-2 * BRACKET_REACH :]
            widest = max(widest, layout.printed.upto[at])
        else:
            groups.append([pieces[at]])
            text, widest = pieces[at].text, pieces[at].width
    return groups


def _goes_on(text: str, widest: int, pieces: Sequence[Piece], at: int, layout: _Layout) -> bool:
    """Whether line `at` goes on with the paragraph that ends in `text` and whose widest line is `widest`."""
    before, here = pieces[at - 1], pieces[at]
    limit = min(layout.limits[at - 1], layout.limits[at])
    printed = layout.printed
    reach = printed.upto[at - 1]
    first = len(text) == len(before.text) or (len(text) <= reach > before.width and width(text) <= reach)
    if printed.upto[at] > here.width or starts.split_word(text, here.text):
        return True
    filled = reach
    if first and not starts.chapter(before.text):
        filled += layout.lost or max(0, before.indent - layout.margin)
    full = filled >= limit - SLACK or filled + _first_token(here) > limit
    if (
        starts.stands_alone(here.text)
        or starts.stands_alone(before.text)
        or starts.contents_entry(before.text)
    ):
        return False
    if starts.telephone_ends(before.text, here.text):
        return False
    if starts.dated_title(text[-DATED_TAIL:]) or starts.begins_body(before.text, here.text):
        return False
    if (starts.fragment(text) and _follows_fragment(here)) or starts.split_ordinal(text, here.text):
        return True
    if starts.named(before.text) and starts.tells_of_named(here.text):
        return True
    if _title_goes_on(text, pieces, at) or _organ_goes_on(text, pieces, at):
        return True
    if printed.broken and starts.duty(here.text):
        return True
    if printed.broken and _aside(text, before):
        return not starts.numbered(here.text)
    if starts.numbered(here.text):
        return full and (
            before.text.endswith(("第", "、", "和", "及", "至"))
            or (here.text.startswith("一、") and before.text.endswith(_BEFORE_ONE))
            or (starts.decimal(here.text) and not starts.final(before.text))
        )
    if starts.continues(here.text) or starts.dangling(before.text):
        return True
    if starts.open_bracket(text[-BRACKET_REACH:]) and len(text) < 2 * BRACKET_REACH:
        return True
    wide = WIDE * layout.wide[at - 1]
    if layout.dense[at - 1] and printed.whole[at - 1] < columns.NARROW * layout.wide[at - 1] and widest < wide:
        return columns.same_cell(text, before, here, layout.columns) or _same_title(before, here)
    if _same_title(before, here):
        return True
    if here.indent - layout.margin >= 4 and (abs(here.indent - before.indent) > 1 or not full):
        return False
    if layout.blank_means and here.after_blank and (starts.final(before.text) or not full):
        return False
    if starts.sentence_end(text):
        if not full or starts.labelled(here.text):
            return False
        return not _lone_heading(pieces, at, layout.limits) and not _new_first_line(pieces, at, layout.limits)
    if before.text.endswith(("：", ":")):
        return full and not starts.addressees(text)
    if starts.chapter(text) and first:
        return filled >= limit - 1 and not starts.prose(here.text)
    loose = here.width >= wide or not (layout.dense[at - 1] or layout.dense[at])
    return full or (loose and _unfinished(text, before, here, first))


def _title_goes_on(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether `text` begins a title that one of the lines from `at` on ends."""
    if not starts.title_begun(text, pieces[at].text):
        return False
    for piece in pieces[at : at + TITLE_LINES]:
        if starts.numbered(piece.text) or starts.stands_alone(piece.text) or starts.punctuated(piece.text):
            return False
        text += piece.text
        if len(text) <= starts.MAX_TITLE and starts.title_ended(text):
            return True
    return False


def _organ_goes_on(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether line `at` ends the name of the organ that signs above a date, which `text` begins."""
    if len(text) > MAX_TITLE // 2 or starts.punctuated(text) or starts.numbered(text) or starts.title_end(text):
        return False
    named = starts.issuer(starts.unsealed(pieces[at].text)) and not starts.organ_end(text) and not starts.attached(text)
    return named and len(text) >= 8 and at + 1 < len(pieces) and starts.stands_alone(pieces[at + 1].text)


def _aside(text: str, before: Piece) -> bool:
    """Whether the line `before` is nothing but words in brackets inside of a sentence of the paragraph `text`."""
    rest = text.removesuffix(before.text)
    return starts.attached(before.text) and bool(rest) and starts.prose(rest) and not starts.final(rest)


def _unfinished(text: str, before: Piece, here: Piece, first: bool) -> bool:
    """Whether the paragraph is running text whose sentence has not ended, so that a short line was broken off."""
    if first and starts.numbered(text) and "。" not in text:
        return False
    if starts.labelled(here.text) and starts.labelled(before.text):
        return False
    return starts.prose(text) and not starts.final(text)


def _follows_fragment(here: Piece) -> bool:
    """Whether the line may be what a lone number or character begins: words, but no figure, label or number of its own."""
    return len(here.text) > 1 and not (
        here.text[0].isascii() or starts.numbered(here.text) or starts.labelled(here.text)
    )


def _first_token(piece: Piece) -> int:
    """Width of what cannot be broken at the start of a line."""
    token = _TOKEN.match(piece.raw.lstrip())
    return width(token[0]) if token else 0


def _new_first_line(pieces: Sequence[Piece], at: int, limits: Sequence[int]) -> bool:
    """Whether a line opens with a short lead sentence, goes on, and is short by just the indent that the source lost."""
    here, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or here.indent or starts.final(here.text) or starts.numbered(after.text):
        return False
    room = limits[at] - here.width
    return (
        LOST_INDENT - 1 <= room <= LOST_INDENT + SLACK
        and _LEAD.match(here.text) is not None
        and pieces[at - 1].text.endswith(("。", "）"))
        and _first_token(after) <= 2
    )


def _lone_heading(pieces: Sequence[Piece], at: int, limits: Sequence[int]) -> bool:
    """Whether a short line without final punctuation stands between two paragraphs."""
    here = pieces[at]
    following = pieces[at + 1].text if at + 1 < len(pieces) else ""
    return here.width < 0.7 * limits[at] and not starts.final(here.text) and not starts.continues(following)


def _same_title(before: Piece, here: Piece) -> bool:
    """Whether two short lines are parts of one title (关于印发《…》 / 的通知; 某某县委办公室 / 关于…的意见)."""
    if before.width > MAX_TITLE or here.width > MAX_TITLE or starts.punctuated(before.text + here.text):
        return False
    if starts.title_end(before.text):
        return starts.title_tail(here.text)
    if starts.numbered(before.text) or starts.stands_alone(before.text) or starts.attached(before.text):
        return False
    if before.text.endswith(("和", "与", "及")):
        return True
    if here.text.startswith("关于"):
        return starts.issuer(before.text)
    return starts.title_end(here.text) and before.width >= 12


def join_cut(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Paragraphs of text that is not wrapped: only lines cut inside a sentence are joined."""
    groups: list[list[Piece]] = []
    text = ""
    for at, piece in enumerate(pieces):
        if groups and (_was_cut(text, pieces[at - 1], piece) or _title_goes_on(text, pieces, at)):
            groups[-1].append(piece)
            text = (text + piece.text)[-2 * BRACKET_REACH :]
        else:
            groups.append([piece])
            text = piece.text
    return groups


def _was_cut(text: str, before: Piece, here: Piece) -> bool:
    if starts.numbered(here.text) or starts.stands_alone(here.text) or starts.contents_entry(before.text):
        return False
    if starts.split_word(text, here.text) or starts.split_ordinal(text, here.text):
        return True
    if starts.fragment(text) and _follows_fragment(here):
        return True
    if _same_title(before, here):
        return True
    if here.indent >= 4:
        return False
    if starts.continues(here.text):
        return True
    if starts.dangling(before.text) and before.width >= 8:
        return True
    if before.width < LONG:
        return False
    if starts.open_bracket(text[-BRACKET_REACH:]) and len(text) < 2 * BRACKET_REACH:
        return True
    if starts.final(before.text) or starts.title_end(before.text):
        return False
    if (starts.salutation(here.text) or starts.labelled(here.text)) and here.page == before.page:
        return False
    return here.width >= LONG or starts.final(here.text)
