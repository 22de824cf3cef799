"""Citations that run over a gap: where a page number or a running head stood inside a quote, the quote is cited in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.records import MARK, Citation, Draft, Grid
from index.library import Library


def without_gaps(draft: Draft, library: Library) -> Draft:
    """The draft with each citation that runs over a gap of its source cut at the gap, so that each quote stands in the source
    as it is; a mark [n] becomes the marks of the pieces, an operand the longest of them."""
    gaps = {id: library.worded(id).breaks for id in {citation.document for citation in draft.citations}}
    cut = [(citation, tuple(_pieces(citation, gaps[citation.document], library))) for citation in draft.citations]
    if all(len(pieces) == 1 for _, pieces in cut):
        return draft
    numbers: dict[int, tuple[int, ...]] = {}
    main: dict[int, int] = {}
    citations: list[Citation] = []
    for citation, pieces in cut:
        first = len(citations) + 1
        citations += [replace(piece, n=first + place) for place, piece in enumerate(pieces)]
        numbers[citation.n] = tuple(range(first, first + len(pieces)))
        main[citation.n] = first + max(range(len(pieces)), key=lambda place: len(pieces[place].quote))

    def marked(text: str) -> str:
        return MARK.sub(lambda match: "".join(f"[{n}]" for n in numbers.get(int(match[1]), (int(match[1]),))), text)

    return replace(
        draft,
        text=marked(draft.text),
        citations=tuple(citations),
        computations=tuple(
            replace(one, operands=tuple(main.get(operand, operand) if isinstance(operand, int) else operand for operand in one.operands))
            for one in draft.computations
        ),
        table=draft.table and Grid(draft.table.columns, tuple(tuple(map(marked, row)) for row in draft.table.rows)),
        warnings=tuple(map(marked, draft.warnings)),
    )


def _pieces(citation: Citation, gaps: Sequence[int], library: Library) -> Iterator[Citation]:
    """The citation cut at the gaps of its source."""
    source = library.worded(citation.document)
    places = [place for place in gaps if citation.start < place < citation.end]
    for start, end in zip((citation.start, *places), (*places, citation.end), strict=True):
        quote = source.text[start:end]
        start, end = start + len(quote) - len(quote.lstrip()), end - len(quote) + len(quote.rstrip())
        yield replace(citation, quote=source.text[start:end], start=start, end=end, page=source.page(start))
