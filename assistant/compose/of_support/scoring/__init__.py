"""How many points the asker has by the scoring standard that a document prints: each item that he tells of with its cap, the sum, and whether
that is enough."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.scoring import worth
from assistant.compose.of_support.scoring.binding import OF_PART, Scored, likeness, scored
from assistant.compose.of_support.scoring.items import PASSES, Item, standards
from assistant.compute import in_unit
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_POINTS = r"分(?![钟之公析别店期摊红配享类为])"
_ASKED = re.compile(rf"(?:多少|几|加|计|得|算|记|拿|够|能有){_POINTS}|积分|[够过达满][^，。？]{{0,6}}\d+{_POINTS}|\d+{_POINTS}[^，。？]{{0,4}}[吗么没]|的分|分数|打分")
_ENOUGH = re.compile(r"够(?!了)|达(?:得?到|标|线)|满(?:不满)?[一二三四五六七八九十百\d]+分|过(?:不过|得了|[线关]|[^，。？]{0,4}[一二三四五六七八九十百\d]+(?:分|的?线))|资格|申请|入围|合格|及格")
_OWN_TOTAL = re.compile(rf"(?:总积?分|积分|一共|合计|加起来|算下来|攒了?)[^，。？\d够达满要过]{{0,6}}\d+{_POINTS}")
_HOW_MANY = re.compile(r"几分|多少|还差")
"""Who tells what all his points come to asks for no other sum of them."""
_HIGHEST = re.compile(r"只取最高|取最高分|就高|不累计计分|不重复计分|不得?累加")
_ABOUT = 0.2
"""So much of the question must stand in what the standard and its document are about."""


def compose(query: Query, library: Library) -> Draft | None:
    """The points of the asker, else what the item that he names counts; None where no points are asked for or no item of a standard is meant."""
    if not _ASKED.search(query.text) or (_OWN_TOTAL.search(query.text) and not _HOW_MANY.search(query.text)) or not (printed := standards(library)):
        return None
    here = documents_in_force(query, library)
    best: tuple[float, str, list[Scored], list[str]] | None = None
    for document, items in printed.items():
        if here is not None and document not in here:
            continue
        about = _about(query, document, items, library)
        made, lost = scored(query.dialogue, items, (*query.regions, *(name[:-1] for name in query.regions if len(name) > 2)), library)
        if made and about >= _ABOUT and (best is None or (len(made), about) > (len(best[2]), best[0])):
            best = (about, document, made, lost)
    if best is None:
        return worth.compose(query, {document: items for document, items in printed.items() if here is None or document in here}, library)
    return _told(best[1], _highest(best[2], library), best[3], query, library)


def _about(query: Query, document: str, items: tuple[Item, ...], library: Library) -> float:
    """The share of the question's words that the standard and the title of its document have."""
    words = words_of(query.topic or (query.text,), library)
    text = Text.of(" ".join((library.cards[document].title, *dict.fromkeys(one.head for one in items), *(one.of for one in items))))
    total = sum(word.weight for word in words)
    return sum(word.weight * likeness(word, text) for word in words) / total if total else 0.0


def _highest(made: list[Scored], library: Library) -> list[Scored]:
    """The items, of grades of which only the highest counts that one."""
    kept: list[Scored] = []
    for one in made:
        passage = one.item.passage
        alone = not one.item.unit and _HIGHEST.search(library.text(passage.document)[passage.start : passage.end])
        rivals = [other for other in made if alone and other.item.passage == passage and not other.item.unit]
        kept += [one] if all(other is one or other.points < one.points or (other.points == one.points and made.index(other) > made.index(one)) for other in rivals) else []
    return kept


def _told(document: str, made: list[Scored], lost: list[str], query: Query, library: Library) -> Draft:
    text, cite = library.text(document), Citations(library)
    lines: list[str] = []
    steps: list[Computation] = []
    for one in made:
        key = "less" if one.takes else "item"
        points = one.working or in_unit(one.points, "分")
        lines.append(say("scoring.short", told=one.told) if one.short else say(f"scoring.{key}", told=one.told, points=points))
        for item in (one.item, *([one.beside] if one.beside is not None else [])):
            mark = f"[{cite.span(document, item.passage.path, item.start, item.end)}]"
            lines.append(say("support.origin", quote=text[item.start : item.end].strip(), mark=mark))
        lines += [say("scoring.kinds", kind=one.item.kinds)] if one.assumed else []
        steps += [Computation("subsidy", one.working, one.points, "分", ("asker",))] if one.working else []
    counted = [one for one in made if not one.short]
    total = sum((-one.points if one.takes else one.points for one in counted), Decimal(0))
    if len(counted) > 1:
        working = "".join(f"{('−' if one.takes else '+') if place else ('−' if one.takes else '')}{in_unit(one.points, '分')}" for place, one in enumerate(counted))
        working = f"{working} = {in_unit(total, '分')}"
        steps.append(Computation("total", working, total, "分", ("asker",)))
        lines.insert(0, say("scoring.part", working=working, clauses=_quoted(lost)) if lost else say("scoring.total", working=working))
    elif counted:
        lines.insert(0, say("scoring.one_part" if lost else "scoring.one", total=in_unit(total, "分"), **({"clauses": _quoted(lost)} if lost else {})))
    else:
        lines.insert(0, say("scoring.none"))
    passes = _passes(document, library) if _ENOUGH.search(query.text) and counted and not OF_PART.search(query.text) else None
    if passes is not None and not (lost and total < passes[0]):
        least, start, end = passes
        key = "over" if total > least else "met" if total == least else "under"
        lines.append(say(f"scoring.{key}", least=in_unit(least, "分"), quote=text[start:end].strip(), mark=f"[{cite.span(document, (), start, end)}]"))
    lines += [say("scoring.lost", clauses=_quoted(lost))] if lost else []
    lines.append(say("scoring.only"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)


def _quoted(clauses: list[str]) -> str:
    """The asker's clauses, each once, in quotes."""
    return "、".join(f"“{one}”" for one in dict.fromkeys(clauses))


def _passes(document: str, library: Library) -> tuple[Decimal, int, int] | None:
    """What all points must come to, with the place of the sentence that says so; None where the document tells no such figure, or several."""
    text = library.text(document)
    found = list(PASSES.finditer(text))
    if len({one["least"] for one in found}) != 1:
        return None
    first = found[0]
    start = max(text.rfind(sign, 0, first.start()) for sign in "。；\n") + 1
    return Decimal(first["least"]), start, first.end()
