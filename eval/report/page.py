"""The report page: one HTML file with everything in it — figures, charts, and every case with answer, sources and faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from assistant import markup
from eval.cases import Case
from eval.measures.score import Score
from eval.measures.verdict import KINDS
from eval.outcomes import Outcome
from eval.report.charts import Bar, bars
from eval.report.tables import Rows, against, group_rows, measure_rows, percent, target_rows
from eval.scoring import Scored
from eval.systems import OURS
from prompts import say

_HERE = Path(__file__).parent


def html_page(scored: Scored) -> str:
    """The whole page. Answers shown in full are ours, or the first system's where ours was not asked."""
    summary = scored.summary
    shown = OURS if OURS in summary["systems"] else next(iter(summary["systems"]))
    parts = [
        f"<h1>{_say('report.title')}</h1>",
        _about(scored),
        _section("overview", _charts(scored, shown)),
        _section("measures", _table(measure_rows(summary))),
        _section("types", _table(group_rows(summary, "by_type", say("eval.by_type")))),
        _section("difficulty", _table(group_rows(summary, "by_difficulty", say("eval.report.difficulty")))),
        _section("ability", _table(group_rows(summary, "by_ability", say("eval.report.ability")))),
        _section("targets", _table(target_rows(summary))) if summary.get("targets") else "",
        _section("against", _list(against(summary))) if summary["against"] else "",
        _section("every", _filters(scored) + _cases(scored, shown)),
    ]
    page = Template((_HERE / "page.html").read_text(encoding="utf-8"))
    return page.substitute(
        title=_say("report.title"),
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        script=(_HERE / "page.js").read_text(encoding="utf-8"),
        body="\n".join(parts),
    )


def _about(scored: Scored) -> str:
    run = scored.run
    machine = run["machine"]
    words = [
        say("eval.report.run", begun=run["begun"], cases=len(scored.cases), documents=len(scored.sources),
            library=run["settings"]["library"], embedding=run["settings"]["embedding"],
            machine=f"{machine['system']}, {machine['cores']} cores"),
        say("eval.report.versions", versions=", ".join(f"{name} {value}" for name, value in run["versions"].items() if value)),
        say("eval.report.intervals"),
    ]  # fmt: skip
    return "".join(f'<p class="about">{escape(line)}</p>' for line in words)


def _charts(scored: Scored, shown: str) -> str:
    systems = scored.summary["systems"]
    names = [say(f"eval.system.{name}") for name in systems]
    right = [
        (label, [_estimated(found["all"]["right"], series)])
        for series, (label, found) in enumerate(zip(names, systems.values(), strict=True))
    ]
    types = systems[shown]["by_type"]
    by_type = [
        (
            say(f"eval.type.{type}"),
            [
                Bar(found["by_type"][type]["right"]["value"] * 100, percent(found["by_type"][type]["right"]["value"]), series)
                for series, found in enumerate(systems.values())
            ],
        )
        for type in types
    ]
    kinds = Counter(kind for score in scored.scores if score.system == shown for kind in {f.kind for f in score.faults})
    faults = [(say(f"eval.fault.{kind}"), [Bar(kinds[kind], str(kinds[kind]))]) for kind in KINDS if kinds[kind]]
    drawn = [bars(say("eval.report.chart_right"), right, 100)]
    drawn += [bars(say("eval.report.chart_faults"), faults, -(-max(kinds.values()) // 5) * 5)] if faults else []
    drawn.append(bars(say("eval.report.chart_types"), by_type, 100, names))
    return f'<div class="charts">{"".join(drawn)}</div>'


def _estimated(found: Mapping[str, float], series: int) -> Bar:
    return Bar(found["value"] * 100, percent(found["value"]), series, found["low"] * 100, found["high"] * 100)


def _filters(scored: Scored) -> str:
    types = dict.fromkeys(case.type for case in scored.cases.values())
    options = "".join(f'<option value="{escape(name)}">{_say(f"type.{name}")}</option>' for name in types)
    verdicts = "".join(f'<option value="{name}">{_say(f"report.filter_{name}")}</option>' for name in ("all", "wrong", "right"))
    return (
        f'<p class="filters"><select id="verdict">{verdicts}</select><select id="type"><option value="">'
        f'{_say("report.filter_type")}</option>{options}</select><input id="find" type="search" '
        f'placeholder="{_say("report.filter_text")}" aria-label="{_say("report.filter_text")}"> '
        f'<span id="count"></span></p>'
    )


def _cases(scored: Scored, shown: str) -> str:
    verdicts: dict[str, list[Score]] = {}
    for score in scored.scores:
        verdicts.setdefault(score.case, []).append(score)
    return "".join(
        _case(scored.cases[outcome.case], outcome, score, verdicts[outcome.case])
        for outcome, score in zip(scored.outcomes, scored.scores, strict=True)
        if outcome.system == shown
    )


def _case(case: Case, outcome: Outcome, score: Score, verdicts: Sequence[Score]) -> str:
    answer = outcome.answer
    cited = {int(citation["n"]) for citation in answer.get("citations") or ()}
    verdict = "right" if score.right else "wrong"
    marks = "".join(
        f'<span class="{"right" if other.right else "wrong"}">{_say(f"system.{other.system}")}</span>' for other in verdicts
    )
    parts = [
        f'<p class="verdicts">{marks}</p>',
        _labelled("history", escape(" → ".join(case.history))) if case.history else "",
        _labelled("faults", _faults(score)) if score.faults else "",
        f'<div class="answer">{markup.to_html(str(answer.get("answer") or outcome.failure), cited, f"c-{case.id}")}</div>',
        _sources(case, answer),
        _labelled("expected", _expected(case)),
        _labelled("gold", _list(case.cite_quotes)) if case.cite_quotes else "",
        _labelled("note", escape(case.note)) if case.note else "",
        f'<p class="small">{_say("report.status")} {escape(score.status)} {escape(str(answer.get("status_reason") or ""))} · '
        f'{_say("report.seconds")} {escape(say("eval.seconds", value=f"{score.seconds:.3f}"))}</p>',
    ]
    return (
        f'<details class="case {verdict}" data-type="{escape(case.type)}" data-verdict="{verdict}"><summary>'
        f'<b class="{verdict}">{_say(f"report.{verdict}")}</b> <code>{escape(case.id)}</code> '
        f'<i>{_say(f"type.{case.type}")}</i> {escape(case.question)}</summary>{"".join(parts)}</details>'
    )


def _faults(score: Score) -> str:
    return _list(f"{say(f'eval.fault.{fault.kind}')} {fault.detail}".strip() for fault in score.faults)


def _sources(case: Case, answer: Mapping[str, Any]) -> str:
    items = "".join(
        f'<li id="c-{escape(case.id)}-s{c["n"]}" value="{c["n"]}"><span class="small">{escape(str(c.get("title") or c["document"]))} '
        f'{escape(" › ".join(c.get("path") or ()))}</span><br>{escape(str(c["quote"]))}</li>'
        for c in answer.get("citations") or ()
    )
    return _labelled("sources", f"<ol>{items}</ol>") if items else ""


def _expected(case: Case) -> str:
    if not case.answerable:
        return _say("report.refuse")
    words = [f"{figure.value}{figure.unit}" + (f" ± {figure.tolerance}" if figure.tolerance else "") for figure in case.expect_numbers]
    words += [" / ".join(group) for group in case.expect_text]
    words += [f"{say('eval.report.forbidden')} {word}" for word in case.forbid_text]
    return _list(words)


def _section(name: str, body: str) -> str:
    return f'<section id="{name}"><h2>{_say(f"report.{name}")}</h2>{body}</section>'


def _labelled(name: str, body: str) -> str:
    return f'<div class="labelled"><h4>{_say(f"report.{name}")}</h4><div>{body}</div></div>'


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _table(rows: Rows) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _say(key: str) -> str:
    return escape(say(f"eval.{key}"))
