"""`python -m assistant`: ask one question, or a file of questions."""

from __future__ import annotations

import argparse
import codecs
import errno
import gc
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

gc.disable()  # loading makes no garbage; looking for it takes a tenth of the start
from assistant.answer import ask  # noqa: E402
from assistant.limits import readable  # noqa: E402
from assistant.model.options import add_options, apply_options  # noqa: E402
from assistant.records import Answer, Reason, Status  # noqa: E402
from index.command_line import run  # noqa: E402
from index.errors import WenceError  # noqa: E402
from prompts import say, speaking  # noqa: E402

gc.freeze()
gc.enable()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 where a question ended in an error, 2 for wrong usage."""
    return run(_parser(), arguments, _configured)


def _configured(options: argparse.Namespace) -> None:
    """Put the language model that the options name in force, where the command has such options."""
    if "model_name" in options:
        apply_options(options)


def _ask(options: argparse.Namespace) -> int:
    answer = ask(options.question, options.history)
    if options.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
    elif answer.status == Status.ERROR:
        print(answer.answer, file=sys.stderr)
    else:
        with speaking(answer.language):
            print(_plain(answer))
    return 1 if answer.status == Status.ERROR else 0


def _batch(options: argparse.Namespace) -> int:
    if options.questions.resolve() == options.answers.resolve():
        print(say("batch.same_file"), file=sys.stderr)
        return 2
    count = failed = 0
    with options.questions.open("rb") as lines, _put_in_place(options.answers) as out:
        for answer in _answers(lines):
            out.write(json.dumps(answer.as_json(), ensure_ascii=False) + "\n")
            count += 1
            failed += answer.status == Status.ERROR
    print(say("batch.done", count=count, failed=failed, file=options.answers), file=sys.stderr)
    return 0


@contextmanager
def _put_in_place(path: Path) -> Iterator[TextIO]:
    """A file to write, put in the place of `path` when complete; whatever goes wrong, `path` is as it was."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with part.open("w", encoding="utf-8") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _answers(lines: Iterable[bytes]) -> Iterator[Answer]:
    """One answer for each line that is not blank, in order; a bad line gets an answer with status "error"."""
    for number, raw in enumerate(lines, 1):
        line = raw.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield _answer(line, number)


def _answer(line: bytes, number: int) -> Answer:
    """The answer to one line of a question file; its id is the line's number where it gives none."""
    id, why = str(number), ""
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        row, why = None, say("batch.not_json")
    if isinstance(row, dict):
        id = readable(str(row["id"])) if row.get("id") is not None else id
        history = row.get("history") or []
        if not isinstance(row.get("question"), str):
            why = say("batch.no_question")
        elif not isinstance(history, list) or not all(isinstance(one, str) for one in history):
            why = say("batch.bad_history")
        else:
            return ask(row["question"], history, id)
    text = say("refusal.bad_line", line=number, message=why or say("batch.no_question"))
    return Answer(id, "", Status.ERROR, Reason.BAD_LINE, text)


def _clients(options: argparse.Namespace) -> int:
    from assistant.doors import clients

    file = clients.file()
    try:
        if options.change == "add":
            token = clients.add(file, options.name, options.per_minute)
            print(say("doors.clients.made", name=options.name), file=sys.stderr)
            print(token)
        elif options.change == "remove":
            clients.remove(file, options.name)
            print(say("doors.clients.gone", name=options.name), file=sys.stderr)
        else:
            known = clients.read(file) if file.exists() else ()
            for one in known:
                print(say("doors.clients.row", name=one.name, most=one.per_minute) if one.per_minute else say("doors.clients.row_default", name=one.name))
            if not file.exists():
                print(say("doors.clients.none"), file=sys.stderr)
    except (WenceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _model(_options: argparse.Namespace) -> int:
    from assistant.model import chat, configured
    from assistant.model.trial import told, tried

    settings = configured()
    if settings is None:
        print(say("model.trial.none"))
        return 0
    print(told(settings))
    right = True
    for good, line in tried(chat(settings)):
        print(line)
        right = right and good
    return 0 if right else 1


def _mcp(_options: argparse.Namespace) -> int:
    from assistant.doors.stdio import serve

    serve()
    return 0


def _plain(answer: Answer) -> str:
    """The answer for the terminal: the text, then its sources."""
    lines = [answer.answer]
    if answer.citations:
        lines += ["", say("batch.sources")]
    for one in answer.citations:
        number = f"（{one.number}）" if one.number else ""
        page = say("batch.page", page=one.page) if one.page else ""
        page += say("batch.recognised") if one.recognised else ""
        place = " › ".join(one.path)
        lines.append(f"[{one.n}] {one.title}{number}{' ' + place if place else ''}{page}\n    “{one.quote}”")
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description=say("batch.help.program"))
    commands = parser.add_subparsers(required=True, metavar="命令")
    asking = commands.add_parser("ask", help=say("batch.help.ask"))
    asking.add_argument("question", help=say("batch.help.question"))
    asking.add_argument("--json", action="store_true", help=say("batch.help.json"))
    asking.add_argument("--history", action="append", default=[], metavar="QUESTION", help=say("batch.help.history"))
    add_options(asking)
    asking.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help=say("batch.help.batch"))
    batch.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    batch.add_argument("answers", type=Path, metavar="ANSWERS.jsonl")
    add_options(batch)
    batch.set_defaults(run=_batch)
    clients = commands.add_parser("clients", help=say("doors.clients.help.clients"))
    whose = clients.add_subparsers(required=True, metavar="命令")
    adding = whose.add_parser("add", help=say("doors.clients.help.add"))
    adding.add_argument("name", help=say("doors.clients.help.name"))
    adding.add_argument("--per-minute", type=int, metavar="N", help=say("doors.clients.help.per_minute"))
    adding.set_defaults(run=_clients, change="add")
    removing = whose.add_parser("remove", help=say("doors.clients.help.remove"))
    removing.add_argument("name", help=say("doors.clients.help.name"))
    removing.set_defaults(run=_clients, change="remove")
    whose.add_parser("list", help=say("doors.clients.help.list")).set_defaults(run=_clients, change="list")
    trying = commands.add_parser("model", help=say("batch.help.model"))
    add_options(trying)
    trying.set_defaults(run=_model)
    tools = commands.add_parser("mcp", help=say("doors.mcp.help"))
    add_options(tools)
    tools.set_defaults(run=_mcp)
    return parser


if __name__ == "__main__":
    sys.exit(main())
