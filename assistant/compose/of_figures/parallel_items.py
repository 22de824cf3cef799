"""Figures of clauses built alike, told by thing and measure: of one thing several, of several the highest, the sum and its share of the whole, what a share
amounts to (广告业营收 × 集聚区占比), the same of another thing; of a part of which only the whole is told, that it is not.

    “哪个行业的集聚区占比要求最高？” → 最高的是法律服务业，80%。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.working import summed
from assistant.compose.rows import printed, short_title
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.noun_phrases import is_giver
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures import items_asked
from assistant.gather.of_figures.item_places import laid, places_of
from assistant.gather.of_figures.items_asked import Ask, ItemsAsked, share_parts
from assistant.gather.of_figures.metrics import family as family_of
from assistant.gather.of_figures.parallel_items import Family, Item, families
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_PAIR = 2
_HOMES = 40
"""The documents of so many figures next to the words of the dialogue are looked at."""


def compose(query: Query, library: Library) -> Draft | None:
    """What is asked of clauses built alike, told or worked out; None where it is asked of no such clauses, or of more than they explain."""
    if query.asker:
        return None
    found = [asked for document in library.homes("".join(query.dialogue), _HOMES, documents_for(query, library)) for one in families(library, document)
             if (asked := _asked(query, one, library)) is not None and asked.asks]
    found = [asked for asked in found if not any(is_giver(item.thing) for item in asked.items)]  # 国家级, 国家高新技术企业: a rank, no thing of its own
    return _told(found[0], query, library) if len(found) == 1 else None


def _asked(query: Query, family: Family, library: Library) -> ItemsAsked | None:
    """What the question asks of a family; what was asked before where it only names another thing."""
    card = library.cards[family.document]
    known = f"{card.title}{''.join(card.meta.aliases)}{''.join(query.regions)}{card.meta.region}"
    places = [place for item in family.items for place in places_of(item, library) if place not in known]
    if any(not any(place in region for place in places) for region in query.unknown_regions):
        return None
    regions = [name for region in dict.fromkeys((*query.regions, card.meta.region)) for name in (region, region[:-1]) if len(name) > 1]
    bare = re.sub("|".join(map(re.escape, regions)) or "$^", "", query.bare)
    asked = items_asked.read(bare, family, known, places)
    swap = items_asked.swapped(bare) if len(query.dialogue) > 1 else None
    if swap is not None and asked is not None and asked.asks and not items_asked.named(swap[0], family):
        return _of_thing_before(asked, query)
    if swap is None or not items_asked.named(swap[0], family):
        return asked if asked is not None and (len(query.dialogue) == 1 or not query.leans or asked.items) else None
    anew = items_asked.read(swap[0], family, known, places)
    if anew is None or anew.asks:
        return asked
    before: list[Ask] = []
    for text in reversed(query.dialogue[:-1]):
        earlier = items_asked.read(re.sub("|".join(map(re.escape, regions)) or "$^", "", _undated(text)), family, known, places)
        if earlier is not None and earlier.asks:
            before = [*earlier.asks, *(ask for ask in before if ask not in earlier.asks)]
            if not swap[1]:
                break
    return replace(anew, asks=tuple(before)) if before else None


def _of_thing_before(asked: ItemsAsked, query: Query) -> ItemsAsked | None:
    """Further measures asked for in a follow-up (“规上企业呢？”), of the things named last in the dialogue."""
    items = next((items for text in reversed(query.dialogue[:-1]) if (items := items_asked.named(text, asked.family))), ())
    return replace(asked, items=items, every=False) if items else None


def _undated(text: str) -> str:
    return re.sub(r"(?:到|至)?(?:19|20)\d\d年(?:底|末)?", "", text)


def _told(asked: ItemsAsked, query: Query, library: Library) -> Draft | None:
    items = asked.items or asked.family.items
    if asked.counted and asked.counted != len(items):
        return None
    if asked.within and (draft := _of_part(asked, query, library)) is not None:
        return draft
    if not asked.items or (asked.every and not _complete(asked, query, library)):
        return None
    cells = [(item, ask, _row(item, ask, query)) for item in items for ask in asked.asks]
    rows = list(dict.fromkeys(row for item, ask, row in cells if row is not None))
    if asked.extremes and len(asked.asks) == 1:
        rows = [row for row in rows if family_of(row.unit) == family_of(rows[0].unit)]
    lacking = [f"{item.thing}{ask.measure}" for item, ask, row in cells if row is None]
    cite = Citations(library)
    if not rows:
        return _nothing(asked, items, lacking, cite, library)
    wholes = [whole for item, ask, row in cells if ask.worked and row is not None and (whole := _whole_of(item, ask, query)) is not None]
    total = _total(asked, items, query, library) if asked.whole is not None and asked.summed else None
    every = list(dict.fromkeys([*wholes, *rows, *([total] if total is not None else [])]))
    cited = {row: named(row, cite, library, every) for row in every}
    try:
        done = _worked(asked, cells, cited, total, query)
    except Incomparable:
        return None
    if done is None:
        return None
    shown = list(cited.values())
    lines = [*done.lines, *facts(shown, library)]
    if asked.places:
        lines += [line for item in items if (line := _laid_in(item, cite, library))]
    untold = lacking if not asked.extremes else []
    if untold:
        lines.append(say("figures.untold", title=short_title(asked.family.document, library), names="、".join(untold)))
    notes = done.notes if done.computations else ()
    lines += [f"> {note}" for note in notes]
    partial = bool(untold) or done.partial
    return Draft(Status.PARTIAL if partial else Status.ANSWERED, Reason.PART_MISSING if partial else Reason.NONE, "\n".join(lines), cite.all, done.computations,
                 grid(shown, library), tuple(every), notes, decides=True, whole=True)


def _row(item: Item, ask: Ask, query: Query) -> Target | None:
    """The figure of a measure of a thing; of a share that is told of its places under another name, that one."""
    own = item.row(ask.measure, query.years)
    if own is not None or share_parts(ask.measure) is None:
        return own
    tail = ask.measure[ask.measure.index("占") :]
    return next((row for name, _ in item.rows if name.endswith(tail) and (row := item.row(name, query.years)) is not None), None)


def _measure(row: Target, items: Sequence[Item]) -> str:
    return next((name for item in items for name, one in item.rows if one == row), "")


def _whole_of(item: Item, ask: Ask, query: Query) -> Target | None:
    """The figure that a share of a thing is a share of: 营收 of 集聚区合计营收占全市比重."""
    parts = share_parts(ask.measure)
    if parts is None:
        return None
    return next((row for name, _ in item.rows if share_parts(name) is None and parts[1] and name.endswith(parts[1]) and (row := item.row(name, query.years)) is not None), None)


def _worked(asked: ItemsAsked, cells: Sequence[tuple[Item, Ask, Target | None]], cited: dict[Target, Cited], total: Target | None, query: Query) -> Worked | None:
    """What is worked out of the figures; None where something asked for cannot be."""
    done = Worked()
    amounts: list[tuple[str, Operand]] = []
    for item, ask, row in cells:
        if row is None:
            continue
        if not ask.worked:
            amounts.append((item.thing, cited[row].operand))
            continue
        whole, parts = _whole_of(item, ask, query), share_parts(_measure(row, (item,)))
        if whole is None or parts is None:
            return None
        made = compute.portion(cited[whole].operand, cited[row].operand)
        name = say("figures.of_part", thing=item.thing, part=parts[0], what=parts[1])
        done = done.plus(Worked((say("figures.result", name=name, figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression)), (made,)))
        done = done.plus(bounds((cited[whole], cited[row])))
        amounts.append((name, Operand(made.result, made.unit, cited[whole].mark)))
    several = len({ask for _, ask, _ in cells}) > 1
    if several and (asked.extremes or asked.summed or asked.difference):
        return None
    for name in asked.extremes:
        done = done.plus(_extreme(name, cells, cited))
    if asked.difference:
        ends = _ends(cells, cited) if asked.extremes else amounts if len(amounts) == _PAIR else []
        if len(ends) != _PAIR:
            return None
        done = done.plus(_apart(*ends, fewer=asked.difference in "少低小" and not asked.extremes))
    if asked.summed:
        made_sum = _summed(asked, cells, cited, total)
        done = done.plus(made_sum) if made_sum is not None else done
    return done


def _extreme(name: str, cells: Sequence[tuple[Item, Ask, Target | None]], cited: dict[Target, Cited]) -> Worked:
    """Which thing has the highest or the lowest figure."""
    values = [(item, row) for item, _, row in cells if row is not None and row in cited]
    best = (max if name == "highest" else min)(values, key=lambda pair: compute.convert(cited[pair[1]].operand, values[0][1].unit))
    alike = [item.thing for item, row in values if compute.convert(cited[row].operand, best[1].unit) == best[1].value]
    return Worked((say(f"figures.verdict.{name}", subject="、".join(alike), figure=printed(best[1])),))


def _ends(cells: Sequence[tuple[Item, Ask, Target | None]], cited: dict[Target, Cited]) -> list[tuple[str, Operand]]:
    values = sorted(((item.thing, cited[row].operand) for item, _, row in cells if row is not None and row in cited), key=lambda pair: pair[1].value)
    return [values[-1], values[0]]


def _apart(one: tuple[str, Operand], other: tuple[str, Operand], *, fewer: bool) -> Worked:
    """How far the first figure is above or below the second."""
    above = one[1].value >= compute.convert(other[1], one[1].unit)
    high, low = (one, other) if above else (other, one)
    made = compute.difference(high[1], low[1])
    rate = "higher" if made.unit == "个百分点" else "more"
    if not made.result:
        line = say("figures.difference.same", later=one[0], earlier=other[0])
    elif fewer and not above:
        line = say(f"figures.difference.{'lower' if rate == 'higher' else 'fewer'}", later=high[0], earlier=low[0], amount=in_unit(made.result, made.unit))
    else:
        line = say(f"figures.difference.{rate}", later=high[0], earlier=low[0], amount=in_unit(made.result, made.unit))
    return Worked((line, say("figures.working", expression=made.expression)), (made,))


def _summed(asked: ItemsAsked, cells: Sequence[tuple[Item, Ask, Target | None]], cited: dict[Target, Cited], total: Target | None) -> Worked | None:
    """The sum over the things, and its share of the whole; what is lacking is told before it."""
    parts = [cited[row] for _, _, row in cells if row is not None]
    if len(parts) < _PAIR or any(ask.worked or share_parts(ask.measure) for _, ask, _ in cells):
        return Worked(partial=True)
    done = summed(parts)
    lacking = [item.thing for item, _, row in cells if row is None]
    if lacking:
        done = Worked((say("figures.verdict.sum_lacks", words="、".join(lacking)),), partial=True).plus(done)
    if asked.whole is None:
        return done
    if total is None:
        return done.plus(Worked((say("figures.no_whole"),), partial=True))
    of_all = done.computations[0]
    made = compute.share(Operand(of_all.result, of_all.unit, of_all.operands[0]), cited[total].operand)
    line = say("figures.share_of", whole=total.indicator, figure=in_unit(made.result, made.unit))
    return done.plus(Worked((line, say("figures.working", expression=made.expression)), (made,)))


def _total(asked: ItemsAsked, items: Sequence[Item], query: Query, library: Library) -> Target | None:
    """The one figure of the document, outside of the clauses, that is the whole of what they measure."""
    first = next((row for item in items if (row := _row(item, asked.asks[0], query)) is not None), None)
    if first is None:
        return None
    of_items = {row for item in asked.family.items for _, row in item.rows}
    heads = items_asked.heads_of(asked.asks[0].measure)
    found = [row for row in library.targets([asked.family.document]) if row not in of_items and row.year == first.year and row.measure == first.measure
             and row.status == first.status and family_of(row.unit) == family_of(first.unit) and (row.indicator.endswith(heads) or row.indicator in (asked.whole or ""))]
    found = [row for row in found if row.indicator in (asked.whole or "")] or found
    return found[0] if len({row.indicator for row in found}) == 1 else None


def _of_part(asked: ItemsAsked, query: Query, library: Library) -> Draft | None:
    """That the figure of one place is not told, and what is told instead; None where it is asked of all the places of a clause together."""
    if len(asked.items) != 1:
        return None
    item = asked.items[0]
    mine = places_of(item, library)
    together = len(asked.within) > 1 or len(mine) == 1
    if together and set(asked.within) <= set(mine) and all(ask.worked or share_parts(ask.measure) for ask in asked.asks):
        return None
    rows = [row for ask in asked.asks if (row := _row(item, ask, query)) is not None]
    rows += [row for name, _ in item.rows if share_parts(name) is not None and (row := item.row(name, query.years)) is not None and row not in rows]
    if not rows:
        return None
    cite = Citations(library)
    quotes = "；".join(f"“{row.quote}”[{cite.target(row)}]" for row in rows)
    text = say("figures.part_untold", place="、".join(asked.within), what=item.thing + asked.asks[0].measure, quotes=quotes)
    return Draft(Status.REFUSED, Reason.NOT_FOUND, text, cite.all, decides=True, whole=True)


def _laid_in(item: Item, cite: Citations, library: Library) -> str:
    """The words in which the clause of an item tells its places, with their mark; "" where it tells none."""
    found = laid(item, library)
    if found is None:
        return ""
    row = item.rows[0][1]
    quote = library.text(row.document)[slice(*found)].strip()
    return say("figures.origin", quote=quote, mark=f"[{cite.span(row.document, row.path, *found)}]")


def _nothing(asked: ItemsAsked, items: Sequence[Item], lacking: Sequence[str], cite: Citations, library: Library) -> Draft | None:
    """That a thing has none of the figures asked for, with those that are told of it; None where several things are asked about."""
    if len(items) != 1 or not lacking or any(name == ask.measure for ask in asked.asks for name, _ in items[0].rows):
        return None
    rows = list(dict.fromkeys(row for _, row in items[0].rows))
    quotes = "；".join(f"“{row.quote}”[{cite.target(row)}]" for row in rows)
    text = say("figures.untold", title=short_title(asked.family.document, library), names="、".join(lacking))
    return Draft(Status.REFUSED, Reason.NOT_FOUND, f"{text}\n{say('figures.told_of', thing=items[0].thing, quotes=quotes)}", cite.all, decides=True, whole=True)


def _complete(asked: ItemsAsked, query: Query, library: Library) -> bool:
    """Whether the clauses are all that tell the measures asked for: no other row of the document has one by its name."""
    own = {row for item in asked.family.items for _, row in item.rows}
    rows = [row for row in library.targets([asked.family.document]) if row not in own]
    for ask in asked.asks:
        units = {family_of(row.unit) for item in asked.family.items if (row := item.row(ask.measure, query.years)) is not None}
        total = _total(asked, asked.family.items, query, library)
        if any(row.indicator.endswith(ask.measure) and row != total and family_of(row.unit) in units for row in rows):
            return False
    return True
