"""`python -m index`: build a library, add and remove documents, list, verify, and print what was read out of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from index import settings
from index.command_line import run
from index.errors import WenceError
from prompts import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 for a fault (told on standard error), 2 for wrong usage."""
    return run(_parser(), arguments)


def _build(options: argparse.Namespace) -> int:
    from index.build import build

    return _tell(build(options.corpus, options.home))


def _reread(options: argparse.Namespace) -> int:
    from index.build import reread

    return _tell(reread(options.corpus, options.home))


def _add(options: argparse.Namespace) -> int:
    from index.build import add

    return _tell(add(options.files, options.home, id=options.id))


def _remove(options: argparse.Namespace) -> int:
    from index.build import remove

    return _tell(remove(options.ids, options.home))


def _tell(report: object) -> int:
    from index.build import Report

    assert isinstance(report, Report)
    made = report.manifest
    print(
        say(
            "index.report",
            read=len(report.read),
            unchanged=len(report.unchanged),
            documents=made.documents,
            passages=made.passages,
            targets=made.targets,
            rules=made.rules,
            fingerprint=made.fingerprint,
            seconds=f"{report.seconds:.1f}",
        )
    )
    for fault in report.faults:
        print(say("index.fault" if fault.fatal else "index.warning", message=fault.message), file=sys.stderr)
    return 1 if report.failed else 0


def _list(options: argparse.Namespace) -> int:
    from index.library import Library
    from index.output import write_rows

    library = Library.open(options.home)
    rows = [
        {
            "id": card.id,
            "title": card.title,
            "number": card.meta.number,
            "region": card.meta.region,
            "published": card.meta.published,
            "effective": card.meta.effective,
            "valid_until": card.meta.valid_until,
            "supersedes": [old for old, new in library.superseded.items() if new == card.id],
            "superseded_by": library.superseded.get(card.id, ""),
            "repeals": card.meta.supersedes,
            "file": card.file,
            "format": card.format,
            "characters": card.characters,
            "passages": card.passages,
            "targets": card.targets,
            "rules": card.rules,
            "coverage": round(card.coverage, 4),
        }
        for card in library.cards.values()
    ]
    write_rows(rows, options.format, options.output)
    return 0


def _verify(options: argparse.Namespace) -> int:
    from index.build import verify

    faults = verify(options.home)
    for fault in faults:
        print(say("index.fault", message=fault), file=sys.stderr)
    if not faults:
        print(say("index.sound"))
    return 1 if faults else 0


def _rows(options: argparse.Namespace) -> int:
    from index.library import Library
    from index.output import conflict_rows, rule_rows, target_rows, write_rows

    library = Library.open(options.home)
    if options.document and options.document not in library.cards:
        raise WenceError(say("index.unknown_document", id=options.document))
    documents = [options.document] if options.document else None
    make = {"targets": target_rows, "rules": rule_rows, "conflicts": conflict_rows}[options.command]
    write_rows(make(library, documents), options.format, options.output)
    return 0


def _trend(options: argparse.Namespace) -> int:
    from index.library import Library
    from index.output import trend_rows, write_rows
    from index.views import in_region, nearest, trend

    library = Library.open(options.home)
    targets = in_region(library.targets(), options.region)
    points = trend(targets, library.cards.values(), options.indicator)
    if not points:
        near = nearest(targets, options.indicator)
        raise WenceError(say("index.near_indicators" if near else "index.no_indicator", name=options.indicator,
                             **({"names": "、".join(near)} if near else {})))
    write_rows(trend_rows(points), options.format, options.output)
    return 0


def _matrix(options: argparse.Namespace) -> int:
    from index.library import Library
    from index.output import matrix_rows, write_rows
    from index.views import matrix

    library = Library.open(options.home)
    made = matrix(library.targets(), library.cards.values(), options.region)
    if not made.rows:
        raise WenceError(say("index.no_region", region=options.region))
    write_rows(matrix_rows(made), options.format, options.output)
    return 0


def _extract(options: argparse.Namespace) -> int:
    from index.errors import LoadError
    from index.output import extract_rows, write_rows
    from index.reading import read_file

    code = 0
    rows = []
    for path in options.files:
        try:
            for reading in read_file(path):
                rows.extend(extract_rows(reading, options.what))
        except LoadError as error:
            print(error, file=sys.stderr)
            code = 1
    write_rows(rows, options.format, options.output)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description=say("index.help.program"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")

    def command(name: str, run: object, *, output: bool = False) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name, help=say(f"index.help.{name}"), description=say(f"index.help.{name}")
        )
        made.set_defaults(run=run)
        made.add_argument("--home", type=Path, default=settings.home(), help=say("index.help.home"))
        if output:
            made.add_argument(
                "--format", choices=("jsonl", "csv", "xlsx"), default="jsonl", help=say("index.help.format")
            )
            made.add_argument("--output", type=Path, help=say("index.help.output"))
        return made

    for made in (command("build", _build), command("reread", _reread)):
        made.add_argument("--corpus", type=Path, default=settings.corpus(), help=say("index.help.corpus"))
    adding = command("add", _add)
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    adding.add_argument("--id", default="", help=say("index.help.id"))
    command("remove", _remove).add_argument("ids", nargs="+", metavar="ID")
    command("list", _list, output=True)
    command("verify", _verify)
    for name in ("targets", "rules", "conflicts"):
        command(name, _rows, output=True).add_argument(
            "--document", metavar="ID", help=say("index.help.document")
        )
    following = command("trend", _trend, output=True)
    following.add_argument("indicator", metavar="INDICATOR", help=say("index.help.indicator"))
    for made in (following, command("matrix", _matrix, output=True)):
        made.add_argument("--region", default="", metavar="REGION", help=say("index.help.region"))
    extracting = command("extract", _extract, output=True)
    extracting.add_argument("files", nargs="+", type=Path, metavar="FILE")
    extracting.add_argument(
        "--what",
        choices=("text", "sections", "tables", "targets", "rules"),
        default="text",
        help=say("index.help.what"),
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
