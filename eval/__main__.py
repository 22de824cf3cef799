"""`python -m eval`: ask once, score often, compare runs, check and draft cases."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.model.settings import Settings
from eval.measures.targets import FOLDER
from index import settings
from index.command_line import run
from index.errors import WenceError
from prompts import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 for a fault (told on standard error), 2 for wrong usage."""
    return run(_parser(), arguments)


def _run(options: argparse.Namespace) -> int:
    from tqdm import tqdm

    from assistant.model import configured
    from eval import cases, runner, systems
    from eval.measures import targets
    from eval.sources import normalised, sources_of
    from index.library import Library
    from index.output import target_rows

    makers = systems.makers()
    chosen = options.systems or list(makers)
    _known(chosen, makers, "eval.unknown_system")
    _known(options.types or (), cases.TYPES, "eval.unknown_type")
    library = Library.open(settings.home())
    sources = sources_of(library, settings.corpus())
    asked = [
        case
        for case in cases.read_cases(options.cases or cases.shipped(), normalised(sources))
        if not options.types or case.type in options.types
    ][: options.limit]
    if not asked:
        raise cases.CaseError(say("eval.case.none"))
    with tqdm(desc=say("eval.progress"), unit=say("eval.unit"), disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        failures = runner.run(
            asked,
            {name: makers[name] for name in chosen},
            sources,
            options.output,
            {"library": library.fingerprint, "embedding": library.manifest.embedding, **_model(configured())},
            options.workers,
            progress,
        )
    labelled = {id: held for id, held in targets.labels(options.labels).items() if id in library.cards}
    if labelled:
        targets.store(options.output, labelled, target_rows(library, list(labelled)))
    print(say("eval.asked", total=len(asked) * len(chosen), failures=failures, folder=options.output))
    return _score_folder(options.output)


def _model(model: Settings | None) -> dict[str, Any]:
    """What a run keeps of the language model configured: never its key or address."""
    return {} if model is None else {"model": {"name": model.name, "price_in": str(model.price_in), "price_out": str(model.price_out)}}


def _score(options: argparse.Namespace) -> int:
    return _score_folder(options.folder)


def _score_folder(folder: Path) -> int:
    from eval.report.files import write_report
    from eval.report.tables import terminal
    from eval.scoring import score

    scored = score(folder)
    write_report(scored)
    print(terminal(scored.summary))
    return 0


def _compare(options: argparse.Namespace) -> int:
    from eval.report.tables import comparison_text
    from eval.scoring import score
    from eval.summary import compare_runs

    first, second = score(options.first), score(options.second)
    found = compare_runs(first.scores, second.scores, options.system)
    if found is None:
        raise WenceError(say("eval.no_common"))
    print(comparison_text(str(options.first), str(options.second), found))
    return 0


def _check(options: argparse.Namespace) -> int:
    from eval.cases import read_cases, shipped
    from eval.sources import normalised, sources_of
    from index.library import Library

    files = options.cases or shipped()
    sources = sources_of(Library.open(settings.home()), settings.corpus())
    print(say("eval.sound", files=len(files), cases=len(read_cases(files, normalised(sources)))))
    return 0


def _draft(options: argparse.Namespace) -> int:
    from eval.drafts import draft
    from index.library import Library

    library = Library.open(settings.home())
    if options.document and options.document not in library.cards:
        raise WenceError(say("eval.draft.unknown_document", id=options.document, known="、".join(library.cards)))
    rows = [
        case.as_json()
        for id in ([options.document] if options.document else library.cards)
        for case in draft(library.document(id), library.targets([id]), library.rules([id]))
    ]
    return _told(rows, options)


def _feedback(options: argparse.Namespace) -> int:
    from assistant.answer import ask
    from assistant.scope import Scope
    from eval.feedback import drafted
    from eval.jsonl import read_rows
    from index.library import Library

    library = Library.open(settings.home())
    cases = drafted(
        read_rows(options.file or settings.home() / "feedback.jsonl"),
        lambda question, history, scope: ask(question, history, scope=Scope.read(scope)),
        lambda id: library.text(id),
    )
    rows = [case.as_json() for case in cases]
    return _told(rows, options)


def _told(rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> int:
    """Write rows to the file that the options name, to standard output where they name none."""
    from eval.jsonl import line, write_rows

    if options.output:
        write_rows(options.output, rows)
        print(say("eval.drafted", count=len(rows), file=options.output))
    else:
        sys.stdout.writelines(map(line, rows))
    return 0


def _table(options: argparse.Namespace) -> int:
    from eval.report.tables import markdown
    from eval.scoring import score

    print(markdown(score(options.folder).summary))
    return 0


def _public(options: argparse.Namespace) -> int:
    import json

    from tqdm import tqdm

    from eval.public_sets.measure import as_json, mean_rows, measure, results_rows
    from eval.public_sets.quotes import quotes_set
    from eval.public_sets.readers import read_sets
    from eval.report.tables import aligned
    from index.embed import load_embedder
    from index.library import Library

    embedder = load_embedder(settings.embedding_model(), settings.home() / "embeddings.sqlite")
    sets = [held for path in options.paths for held in read_sets(path)]
    sets += [quotes_set(file, Library.open(settings.home())) for file in options.cases or ()]
    done = []
    for held in sets:
        with tqdm(desc=f"{say('eval.progress')} {held.name}", unit=say("eval.unit"), disable=None) as bar:
            done.append(measure(held, embedder, options.limit, bar.update))
        print(aligned(results_rows(held, done[-1])))
    if len(done) > 1:
        print(aligned(mean_rows(done)))
    if options.json:
        rows = [as_json(held, results) for held, results in zip(sets, done, strict=True)]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _model_stub(options: argparse.Namespace) -> int:
    from tqdm import tqdm

    from eval.cases import read_cases, shipped
    from eval.model_stub.lies import LIES
    from eval.model_stub.run import faithful, lying, rows
    from eval.report.tables import aligned
    from eval.sources import normalised, sources_of
    from index.library import Library

    sources = normalised(sources_of(Library.open(settings.home()), settings.corpus()))
    cases = read_cases(options.cases or shipped(), sources)[: options.limit]
    lies = options.behaviour == "lying"
    with tqdm(total=len(LIES) + 1 if lies else len(cases), desc=say("eval.progress"), unit=say("eval.unit"), disable=None) as bar:
        if lies:
            told = list(lying(cases, bar.update))
        else:
            found = faithful(cases, sources, bar.update)
    if lies:
        print(aligned(rows(told)))
        return 0
    print(say("eval.model_stub.faithful", cases=found.cases, composed=found.composed, with_model=found.with_model,
              worded=found.worded, sent_back=found.sent_back))  # fmt: skip
    return 0


def _known(names: Iterable[str], known: Iterable[str], message: str) -> None:
    for name in names:
        if name not in known:
            raise WenceError(say(message, name=name, known="、".join(known)))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("≥ 1")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=say("eval.help.program"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")

    def command(name: str, run: object) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=say(f"eval.help.{name}"), description=say(f"eval.help.{name}"))
        made.set_defaults(run=run)
        return made

    made = command("run", _run)
    made.add_argument("--cases", type=Path, nargs="+", metavar="FILE", help=say("eval.help.cases"))
    made.add_argument("--labels", type=Path, metavar="DIR", help=say("eval.help.labels"), default=FOLDER)
    made.add_argument("--output", type=Path, metavar="DIR", help=say("eval.help.output"),
                      default=settings.home() / "eval" / time.strftime("%Y-%m-%d-%H%M%S"))  # fmt: skip
    made.add_argument("--systems", nargs="+", metavar="NAME", help=say("eval.help.systems"))
    made.add_argument("--type", dest="types", nargs="+", metavar="TYPE", help=say("eval.help.types"))
    made.add_argument("--limit", type=_positive, metavar="N", help=say("eval.help.limit"))
    made.add_argument("--workers", type=_positive, default=1, metavar="N", help=say("eval.help.workers"))
    made = command("score", _score)
    made.add_argument("folder", type=Path, metavar="DIR", help=say("eval.help.folder"))
    made = command("compare", _compare)
    made.add_argument("first", type=Path, metavar="DIR", help=say("eval.help.folder"))
    made.add_argument("second", type=Path, metavar="DIR", help=say("eval.help.folder"))
    made.add_argument("--system", default="wence", metavar="NAME", help=say("eval.help.system"))
    made = command("check", _check)
    made.add_argument("cases", type=Path, nargs="*", metavar="FILE", help=say("eval.help.cases"))
    made = command("draft", _draft)
    made.add_argument("--document", metavar="ID", help=say("eval.help.document"))
    made.add_argument("--output", type=Path, metavar="FILE", help=say("eval.help.draft_output"))
    made = command("feedback", _feedback)
    made.add_argument("file", type=Path, nargs="?", metavar="FILE", help=say("eval.help.feedback_file"))
    made.add_argument("--output", type=Path, metavar="FILE", help=say("eval.help.draft_output"))
    made = command("table", _table)
    made.add_argument("folder", type=Path, metavar="DIR", help=say("eval.help.folder"))
    made = command("model", _model_stub)
    made.add_argument("--behaviour", choices=("faithful", "lying"), required=True, help=say("eval.help.behaviour"))
    made.add_argument("--cases", type=Path, nargs="+", metavar="FILE", help=say("eval.help.cases"))
    made.add_argument("--limit", type=_positive, metavar="N", help=say("eval.help.limit"))
    made = command("public", _public)
    made.add_argument("paths", type=Path, nargs="*", metavar="PATH", help=say("eval.help.path"))
    made.add_argument("--cases", type=Path, nargs="+", metavar="FILE", help=say("eval.help.quotes"))
    made.add_argument("--json", type=Path, metavar="FILE", help=say("eval.help.json"))
    made.add_argument("--limit", type=_positive, metavar="N", help=say("eval.help.queries"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
