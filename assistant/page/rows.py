"""Targets and support rules as the page lists them: a table and cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from assistant.charts.points import scope_of
from assistant.compose.rows import printed
from assistant.compute import in_unit, plain
from assistant.eligibility.wording import relief_of
from assistant.page.filters import Filter
from index.records import SupportRule, Target
from index.schema import Card
from prompts import say

MOST = 200
"""How many rows the page shows at once; a file holds them all."""


def targets_html(targets: Sequence[Target], cards: Mapping[str, Card], wanted: Filter) -> str:
    """The count, the way to take them all along, and the first `MOST` as a table."""
    if not targets:
        return f'<p class="none">{escape(say("page.targets.none"))}</p>'
    table = table_html([(target, "") for target in targets[:MOST]], cards, say("page.tab.targets"))
    return listing_html(_count("page.targets", len(targets)), wanted, table)


def listing_html(count: str, wanted: Filter, body: str) -> str:
    """What is listed below its count (HTML) and the ways to take it all along."""
    files = "".join(
        f'<a class="quiet" href="targets?{escape(wanted.query())}{"&amp;" if wanted.query() else ""}format={kind}" download>'
        f'{escape(say("page.targets.file", kind=name))}</a>' for kind, name in (("xlsx", "Excel"), ("csv", "CSV"))
    )
    return f'<div class="reply listing"><p class="count"><span role="status">{count}</span><span class="files">{files}</span></p>{body}</div>'


def table_html(noted: Sequence[tuple[Target, str]], cards: Mapping[str, Card], title: str) -> str:
    """Targets, each with a note or "", as a table that scrolls."""
    columns = ("indicator", "scope", "year", "figure", "status", "document", "source")
    head = "".join(f'<th scope="col">{escape(say(f"page.targets.column.{name}"))}</th>' for name in columns)
    body = "".join(_target_row(target, cards, note) for target, note in noted)
    return (
        f'<div class="scroll tall stack" role="region" tabindex="0" aria-label="{escape(title)}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _target_row(target: Target, cards: Mapping[str, Card], note: str = "") -> str:
    measure = "" if target.measure == "level" else say(f"page.measure.{target.measure}")
    path = " › ".join(target.path[-2:])
    cells = {
        "name": escape(target.indicator) + (f'<span class="where note">{escape(note)}</span>' if note else ""),
        "scope": escape(scope_of(target)),
        "when": f"{target.year}" if target.year else "—",
        "figure": f"<strong>{escape(printed(target))}</strong>{f' <span class=tag>{escape(measure)}</span>' if measure else ''}",
        "kind": f'<span class="tag {target.status}">{escape(say(f"page.chart.{target.status}"))}</span>',
        "doc": f'<span class="where">{escape(cards[target.document].title)}</span><span class="where path">{escape(path)}</span>',
        "open": source_button(target.document, target.start, target.end, cards[target.document].title),
    }
    return f"<tr>{''.join(f'<td class={name}>{cell}</td>' for name, cell in cells.items())}</tr>"


def rules_html(rules: Sequence[SupportRule], cards: Mapping[str, Card]) -> str:
    """The count and the first `MOST` rules as cards."""
    if not rules:
        return f'<p class="none">{escape(say("page.support.none"))}</p>'
    body = "".join(_rule_card(rule, cards) for rule in rules[:MOST])
    return f'<div class="reply listing"><p class="count" role="status">{_count("page.support", len(rules))}</p><ol class="cards">{body}</ol></div>'


def _rule_card(rule: SupportRule, cards: Mapping[str, Card]) -> str:
    card = cards[rule.document]
    subject = rule.subject or (rule.path[-1] if rule.path else say("page.support.unnamed"))
    conditions = "".join(f"<li>{escape(condition.text)}</li>" for condition in rule.conditions)
    listed = f'<p class="lead">{escape(say("page.support.conditions"))}</p><ul class="conditions">{conditions}</ul>' if conditions else ""
    facts = [card.meta.number, rule.period, rule.department] + ([say("page.support.until", date=rule.valid_until)] if rule.valid_until else [])
    return (
        f'<li class="card"><h2>{escape(subject)}</h2><p class="benefit">{escape(benefit(rule))}</p>{listed}'
        f'<blockquote>{escape(rule.quote)}</blockquote><p class="doc"><cite>《{escape(card.title)}》</cite>'
        f'{"".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)}</p><p class="tools">'
        f"{source_button(rule.document, rule.start, rule.end, card.title)}</p></li>"
    )


def benefit(rule: SupportRule) -> str:
    """What the rule gives, in one line: "按运营费的20%，最高200万元"."""
    unit, per = rule.currency_unit, f"/{rule.per}" if rule.per else ""
    if relief := relief_of(rule):
        return f"{rule.base}{relief}"
    parts = []
    if rule.rate is not None:
        parts.append(say("page.support.rate", base=rule.base or say("page.support.base"), rate=plain(rule.rate * 100)))
    if rule.amount is not None:
        most = f"—{plain(rule.amount_max)}" if rule.amount_max is not None else ""
        parts.append(say("page.support.amount", amount=f"{plain(rule.amount)}{most}{unit}{per}"))
    if rule.tiers:
        parts.append(say("page.support.tiers", count=len(rule.tiers)))
    if rule.cap is not None:
        parts.append(say("page.support.cap", cap=f"{in_unit(rule.cap, unit)}{per}"))
    return "，".join(parts) or say("page.support.qualitative")


def source_button(document: str, start: int, end: int, title: str) -> str:
    """A button that opens the text of the document at this place."""
    place = escape(urlencode({"document": document, "start": start, "end": end}))
    label = escape(say("page.source.open_at", title=title))
    return f'<button type="button" class="quiet" data-source="source?{place}" aria-label="{label}">{escape(say("page.source.open"))}</button>'


def _count(topic: str, found: int) -> str:
    return escape(say(f"{topic}.count" if found <= MOST else f"{topic}.many", count=found, **({} if found <= MOST else {"shown": MOST})))
