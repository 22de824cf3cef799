"""Page furniture: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.cleaning import starts
from index.cleaning.piece import Piece

_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－―·•]+ ?\d{1,4} ?[-—–－―·•]+|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4} ?/ ?\d{1,4}页?|[Pp]age ?\d{1,4}(?: ?of ?\d+)?:?)$"
)
_BARE_NUMBER = re.compile(r"^\d(?: ?\d){0,3}$")
_ROMAN = re.compile(r"^[-—–]?(?=[ivxlIVXLⅠ-ⅿ])[ivxlIVXLⅠ-ⅿ ]{1,8}[-—–]?$")
_DIGITS = re.compile(r"\d+")
_HEAD_WORD = re.compile(
    r"序号|名称|单位|时间|任务|目标|指标|内容|措施|备注|部门|项目|责任|进度|类别|数量|地点|阶段"
)
_ADDRESS = re.compile(r"^https?://\S{4,}(?:[\s\u3000]*\d{1,4}/\d{1,4})?$")
"""The foot that a browser prints: the page's address, page and number of pages."""
_PRINTED_AT = re.compile(r"^(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}[\s\u3000]*\d{1,2}:\d{2}")
_TITLE = re.compile(r"[^，。；：！？\d][^，。；：！？\t]{3,39}")
"""A title at the top of pages."""
MAX_HEAD = 40
"""The column heads of a table have no more characters than this."""
_CARD_LABEL = re.compile(r"(索引号|主题分类|发文机关|成文日期|发文字号|公文种类|发布日期|有效性)[：:]")
CARD = 12
"""A record card stands among this many first or last lines."""
EDGE = 2
"""Running heads and feet stand among this many first and last lines of a page."""
MIN_PAGES = 3
MIN_PAGE_LINES = 4
"""A page has at least so many lines."""
MEAN_PAGE_LINES = 12
MIN_COUNTED = 6
"""So many lone numbers that count up make page numbers."""
MIN_SHARE = 0.3


def page_numbers(pieces: Sequence[Piece]) -> set[int]:
    """Indices (`Piece.index`) of lines that are nothing but a page number."""
    found = {piece.index for piece in pieces if _PAGE_NUMBER.match(piece.text)}
    pages = _pages(pieces)
    for page in pages.values():
        for piece in {*page[:1], *page[-1:]}:
            if _BARE_NUMBER.match(piece.text) or _ROMAN.match(piece.text):
                found.add(piece.index)
    return found if pages else found | _counted(pieces)


def _counted(pieces: Sequence[Piece]) -> set[int]:
    """Lone numbers, far apart, that count up one by one through a text without pages; lone Roman numbers beside them."""
    chain: list[int] = []
    expected = -1
    for at, piece in enumerate(pieces):
        if not _BARE_NUMBER.match(piece.text):
            continue
        number = int(piece.text.replace(" ", ""))
        if expected < 0 or (expected <= number <= expected + 2 and at - chain[-1] >= MIN_PAGE_LINES):
            chain.append(at)
            expected = number + 1
        elif len(chain) < MIN_PAGES:
            chain, expected = [at], number + 1
    if len(chain) < MIN_COUNTED or chain[-1] - chain[0] < MEAN_PAGE_LINES * (len(chain) - 1):
        return set()
    roman = {piece.index for piece in pieces[: chain[MIN_PAGES]] if _ROMAN.match(piece.text)}
    return {pieces[at].index for at in chain} | roman


def running_heads(pieces: Sequence[Piece]) -> set[int]:
    """Indices of lines that recur, apart from figures, at the edge of many pages, and of what a browser prints there."""
    pages = _pages(pieces)
    found = {piece.index for page in pages.values() for piece in _browser_print(page)}
    if len(pages) < MIN_PAGES:
        return found
    found |= _running_titles(pages)
    edges: defaultdict[str, list[Piece]] = defaultdict(list)
    for page in pages.values():
        for piece in dict.fromkeys((*page[:EDGE], *page[-EDGE:])):
            edges[_DIGITS.sub("#", piece.text)].append(piece)
    for same in edges.values():
        count = len({piece.page for piece in same})
        if count >= MIN_PAGES and count >= MIN_SHARE * len(pages):
            found.update(piece.index for piece in same)
    return found


def _running_titles(pages: Mapping[int, Sequence[Piece]]) -> set[int]:
    """Indices of lines of words that stand at the top of some pages on end, or of every second one, as the title of a part
    does; the first of each run is kept, as the title itself, unless the part prints it once more."""
    tops: defaultdict[tuple[str, ...], list[Piece]] = defaultdict(list)
    inside: set[str] = set()
    for page in pages.values():
        for at, piece in enumerate(page):
            if at < EDGE and _TITLE.fullmatch(piece.text) and not piece.stated and not starts.numbered(piece.text):
                tops[tuple(one.text for one in page[: at + 1])].append(piece)
            elif at >= EDGE:
                inside.add(piece.text)
    found: set[int] = set()
    for texts, same in tops.items():
        for run in _runs(same):
            if len(run) >= MIN_PAGES:
                found.update(piece.index for piece in (run if texts[-1] in inside else run[1:]))
    return found


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """`pieces` parted where they leave out more than every second page."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and (piece.page or 0) - (runs[-1][-1].page or 0) <= 2:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _browser_print(page: Sequence[Piece]) -> list[Piece]:
    """The foot with the address of a printed web page, and the head with time and title above it."""
    foot = [piece for piece in page[-EDGE:] if _ADDRESS.match(piece.text)]
    return [*foot, *(piece for piece in page[:EDGE] if foot and _PRINTED_AT.match(piece.text))]


def _pages(pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    pages: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.page is not None:
            pages[piece.page].append(piece)
    return pages


def table_heads(pieces: Sequence[Piece]) -> set[int]:
    """Indices of lines that repeat a table's column heads, as at the top of each page; the first of them is kept."""
    heads: defaultdict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        if (
            len(piece.text) <= MAX_HEAD
            and " " in piece.raw.strip()
            and len(set(_HEAD_WORD.findall(piece.text))) >= 2
        ):
            heads[piece.text].append(piece.index)
    return {index for same in heads.values() if len(same) >= MIN_PAGES for index in same[1:]}


def _own_line(text: str) -> bool:
    return starts.final(text) or starts.numbered(text) or starts.title_end(text) or starts.stands_alone(text)


def record_card(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the lines of a web page's record card (索引号, 发文机关 …) whose columns ran together, at either end."""
    for edge in (pieces[-CARD:], pieces[:CARD]):
        labelled = [at for at, piece in enumerate(edge) if _CARD_LABEL.search(piece.text)]
        labels = {label for piece in edge for label in _CARD_LABEL.findall(piece.text)}
        if len(labels) >= 4 and any(len(_CARD_LABEL.findall(piece.text)) >= 2 for piece in edge):
            first = labelled[0]
            while first and labelled[0] - first < 3 and not _own_line(edge[first - 1].text):
                first -= 1
            return {piece.index for piece in edge[first : labelled[-1] + 1]}
    return set()
