"""Cells that span several rows: where their words are printed."""

from __future__ import annotations

from index.records import Cell, Row, Table


def printed_cell(table: Table, row: Row, place: int) -> Cell | None:
    """The cell in column `place` of `row`, or, where it is carried down, that of the row above that prints its words."""
    if place >= len(row.cells) or not row.cells[place].text:
        return None
    for other in reversed(table.rows):
        if other.start <= row.start and place < len(other.cells):
            cell = other.cells[place]
            if cell.text != row.cells[place].text:
                return None
            if cell.start is not None:
                return cell
    return None
