"""A policy document and what is known of it besides its text."""

from __future__ import annotations

from dataclasses import dataclass

from index.records.source import CleanText, page


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text. "" or None means unknown; nothing is guessed beyond the text.

    `region` is the place it governs ("某某省", "某某市", "全国"); `level` one of 国家, 省, 市, 县, "". Dates are ISO, as exact as
    known ("2018-09-05", "2020"). `period` is (first, last) year of the plan; `base_year` the year it measures from.
    `aliases` are short names people use for it. `supplied` names the fields that came from a manifest, the user or the record
    card of the publishing page and do not stand in the text. `valid_until` is the last day in force; `status` is "有效" or "失效"
    where that card says so.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    region: str = ""
    level: str = ""
    published: str = ""
    effective: str = ""
    valid_until: str = ""
    period: tuple[int, int] | None = None
    base_year: int | None = None
    aliases: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    supersedes: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document (文件). `sha256` is that of the source file's bytes (those of the member, in an archive)."""

    id: str
    meta: Metadata
    clean: CleanText
    file: str = ""
    format: str = ""
    sha256: str = ""
    recognised: bool = False

    @property
    def text(self) -> str:
        return self.clean.text

    @property
    def title(self) -> str:
        return self.meta.title or self.id

    def page(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands, or None where the source has no pages."""
        return page(self.clean.pages, offset)
