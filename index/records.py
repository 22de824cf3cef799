"""The records that `index` makes. Frozen values; figures are `Decimal`; places are half-open character spans.

Words are those of `docs/design.md`. All offsets count characters of `Document.text`, unless said otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal[">=", "<=", "=", "~", "range"]
"""How a figure binds: 以上/超过/不低于 · 以内/不超过 · 达到/为 · 左右/约 · 5家—10家."""

Measure = Literal["level", "annual_growth", "annual_flow", "change", "cumulative"]
"""What a figure measures: 水平 · 年均增速 · 每年N个 · 较某年增减 · 累计."""

Status = Literal["target", "actual"]
"""目标值 or 已完成值."""

SectionKind = Literal[
    "part", "chapter", "article", "heading", "item", "bullet", "box", "attachment", "contents", "body"
]
Benefit = Literal["rate_with_cap", "fixed", "cap_only", "qualitative"]
LimitOn = Literal["sum", "count", "base", "price"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph as a loader found it, before cleaning.

    `level` is a heading level that the format itself states (DOCX style, HTML h1…h6, Markdown #), 1 the highest, or None.
    `table` numbers the source's own tables from 0; a row's cells are joined with tabs in `text`, merged cells repeated
    downwards in `cells` only (`text` keeps the cell once, where the source prints it). `header` marks a table's header rows.
    `bold` is the number of leading characters that are bold.
    """

    text: str
    page: int | None = None
    level: int | None = None
    table: int | None = None
    header: bool = False
    cells: tuple[str, ...] = ()
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loader returns for one document: its lines in reading order and what the format says of itself.

    `wrapped` says that the lines are physical (PDF, OCR) and have to be joined to paragraphs; None lets cleaning decide.
    `title`, `published` come from the file's own properties or page header (HTML meta tags), "" where there are none.
    `name` is the member name inside an archive, or the file name. `faults` are warnings about what could not be read.
    `card` is what a page prints about the document beside its content (文号, 失效日期, 有效性 …), as `record_card.card_pairs` gives it.
    `sha256` is that of the document's own bytes (those of the member, in an archive).
    """

    name: str
    format: str
    lines: tuple[Line, ...]
    wrapped: bool | None = None
    title: str = ""
    published: str = ""
    recognised: bool = False
    faults: tuple[str, ...] = ()
    sha256: str = ""
    card: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A structural hint about a stretch of the clean text: a heading the format states, a bold lead, a table row.

    kind "heading": `level` as in `Line.level`; "bold": the bold lead; "row"/"header": a table row, `table` its number,
    `cells` its cells with merged ones filled in.
    """

    kind: Literal["heading", "bold", "row", "header"]
    start: int
    end: int
    level: int | None = None
    table: int | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Source text that cleaning left out, and why. `line` is the 0-based index in `Loaded.lines`."""

    reason: Literal["repeat", "page_number", "running_head", "furniture", "markup"]
    text: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """The clean text of one document.

    Paragraphs are separated by "\\n"; a table row is one line, its cells separated by "\\t". Full-width digits, letters and
    signs such as ％＋． are half-width; Chinese punctuation is kept; blanks inside Chinese text are gone. Apart from blanks,
    widths and markup, each paragraph stands so in the source.
    `seams`: offsets at which something that stood between two characters of the source was dropped.
    `pages`: (offset, page number) where each page begins, empty if the source has no pages.
    `lines`: (offset, index in Loaded.lines), ascending: the map back to the source.
    `coverage`: kept meaningful characters / meaningful characters that are not furniture or repeats (0…1).
    """

    text: str
    marks: tuple[Mark, ...] = ()
    seams: tuple[int, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    coverage: float = 1.0

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets, ascending, before which something of the source was dropped (page numbers, running heads, repeats):
        a stretch over one of them does not stand in the source without a gap."""
        return breaks(self.seams, self.lines, (drop.line for drop in self.dropped if drop.reason != "markup"))


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


def breaks(seams: Iterable[int], lines: Sequence[tuple[int, int]], dropped: Iterable[int]) -> tuple[int, ...]:
    """The offsets, ascending, before which something was dropped, by the `seams` and `lines` of a clean text and the lines `dropped`."""
    indices = [index for _, index in lines]
    places = (bisect_left(indices, line) for line in dropped)
    return tuple(sorted({*seams, *(lines[place][0] for place in places if place < len(indices))} - {0}))


def page(pages: Iterable[tuple[int, int]], offset: int) -> int | None:
    """The page, of `pages` as clean texts have them, on which the character at `offset` stands; None where there are none."""
    found = None
    for start, number in pages:
        if start > offset:
            break
        found = number
    return found


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the heading tree (条款层级). Sections are in text order; the first is the document's root (level 0, whole text).

    `start…end` covers heading, body and children; `heading_end` ends the heading (== start where it has none).
    The leaves and the own text of inner nodes cover the document without gaps. `marker` is the printed number ("（一）", "1.",
    "第三条", "专栏2", "附件1", "——"), `title` the heading's words without it, `path` the headings from the top down to this one,
    as printed, the root left out.
    """

    index: int
    parent: int | None
    level: int
    kind: SectionKind
    marker: str
    title: str
    start: int
    heading_end: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its words (a merged cell's words are repeated in each row it spans) and its place, if printed in this row."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption or heading as `title`, its column names, its rows (header rows left out), and where it stands."""

    document: str
    index: int
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    start: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and quoted (段落): a clause or a table row; a slice of the text, never across a section or a seam.

    `context` is what has to be read with it and does not stand in the slice (table title and column heads).
    `section` is the index of its section; `number` counts passages of the document from 0.
    """

    document: str
    number: int
    section: int
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    kind: Literal["clause", "row"] = "clause"
    context: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One figure that a document commits to or reports (目标值). `quote == text[start:end]`, the shortest span that carries it.

    `year` is None where neither the sentence nor the plan period gives one; `base_year` is the year a change is measured from.
    `key` is the catalogue's name of the indicator where it is linked, else the normalised `indicator`.
    `sentence` is the span of the whole sentence. `department` is the 责任单位 of the clause, "" if none.
    `confidence` is 0…1, lower where subject or year were carried over or guessed.
    """

    document: str
    quote: str
    indicator: str
    scope: str
    region: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: Bound
    measure: Measure
    year: int | None
    base_year: int | None
    status: Status
    path: tuple[str, ...]
    start: int
    end: int
    key: str = ""
    sentence: tuple[int, int] = (0, 0)
    department: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Condition:
    """One separately checkable condition of a support rule.

    `kind`: region, industry, size, investment, revenue, qualification, time, first, exclusive, status, other.
    `minimum`/`maximum` with `unit` where it is a threshold on a figure named by `subject`.
    """

    text: str
    kind: str
    subject: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a stepped benefit: for figures from `minimum` (included) to `maximum` (left out), rate or amount."""

    text: str
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    rate: Decimal | None = None
    amount: Decimal | None = None
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on what a rule gives, besides its `cap`: at most `value` of `unit` for each `per`. `text == document[start:end]`.

    `on` tells what is held to it:
    "sum" the sum given: a further sum of money ("政策期内累计最高25万元", "全年不超过20万元"), or, where `base` is named, the fraction `value` of that figure
    ("补贴额不超过总造价的40%": value 0.4, unit "", base "总造价"); where `what` names several ("国家和县级补贴合计"), they come to no more together;
    "count" how many of what the rule counts are counted ("每个主体每年补贴不超过5辆": 5 辆, per "主体/年"; "补贴面积不超过2000平方米");
    "base" the figure of which the rule's rate is taken ("贴息贷款本金最高500万元");
    "price" the price of each `per` by which that figure is reckoned ("租金单价超过每月每平方米10元的按10元计算": 10 元, per "平方米/月").
    `what` are the words for what is limited ("补贴面积"), "" where none stand there.
    """

    on: LimitOn
    value: Decimal
    unit: str
    what: str
    base: str
    per: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SupportRule:
    """One support clause (扶持条款): who gets what, under which conditions. `quote == text[start:end]`.

    `rate` is a fraction (0.2), applied to `base` ("运营费"); `cap` and `amount` are in `currency_unit`; `per` is what one amount
    is for ("年", "人", "个", "平方米", "" once); `years` how many years at most; `marginal` tells tiers that add up step by step from
    tiers that apply to the whole. `lead` is the span of the sentence that governs a list, or of the table row up to the cell quoted, if the
    quote does not contain it. `limits` are the further limits beside `cap`, in text order; a sum has to keep all of them.
    """

    document: str
    quote: str
    subject: str
    conditions: tuple[Condition, ...]
    benefit: Benefit
    rate: Decimal | None
    base: str
    cap: Decimal | None
    amount: Decimal | None
    tiers: tuple[Tier, ...]
    per: str
    currency_unit: str
    period: str
    valid_until: str
    path: tuple[str, ...]
    start: int
    end: int
    years: int | None = None
    amount_max: Decimal | None = None
    marginal: bool = False
    exclusions: tuple[str, ...] = ()
    department: str = ""
    lead: tuple[int, int] | None = None
    confidence: float = 1.0
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """责任单位 of a clause: `role` as printed (责任单位, 牵头单位, 配合单位 …), the units in order, the span that names them."""

    role: str
    units: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong with one document, in Chinese, naming place and remedy. `fatal`: the document was left out."""

    document: str
    message: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read out of one document. `review` tells which corrections its targets carry, "" if none."""

    document: Document
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    targets: tuple[Target, ...]
    rules: tuple[SupportRule, ...]
    faults: tuple[Fault, ...] = ()
    review: str = ""
