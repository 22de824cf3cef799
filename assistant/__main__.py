"""`python -m assistant`: ask one question, or a file of questions."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.answer import ask
from assistant.records import Answer, Reason, Status
from prompts import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 where a question ended in an error, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _ask(options: argparse.Namespace) -> int:
    answer = ask(options.question, options.history)
    if options.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
    elif answer.status == Status.ERROR:
        print(answer.answer, file=sys.stderr)
    else:
        print(_plain(answer))
    return 1 if answer.status == Status.ERROR else 0


def _batch(options: argparse.Namespace) -> int:
    if options.questions.resolve() == options.answers.resolve():
        print(say("batch.same_file"), file=sys.stderr)
        return 2
    part = options.answers.with_name(options.answers.name + ".tmp")
    count = failed = 0
    try:
        with options.questions.open("rb") as lines, part.open("w", encoding="utf-8") as out:
            for answer in _answers(lines):
                out.write(json.dumps(answer.as_json(), ensure_ascii=False) + "\n")
                count += 1
                failed += answer.status == Status.ERROR
        os.replace(part, options.answers)
    except OSError as error:
        part.unlink(missing_ok=True)
        print(say("batch.file", file=error.filename or "", why=error.strerror or error), file=sys.stderr)
        return 1
    print(say("batch.done", count=count, failed=failed, file=options.answers), file=sys.stderr)
    return 0


def _answers(lines: Iterator[bytes] | Any) -> Iterator[Answer]:
    """One answer for each line that is not blank, in order; a bad line gets an answer with status "error"."""
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw.decode("utf-8-sig"))
            if not isinstance(row, dict) or not isinstance(row.get("question"), str):
                raise ValueError(say("batch.no_question"))
            history = row.get("history") or []
            if not isinstance(history, list) or not all(isinstance(one, str) for one in history):
                raise ValueError(say("batch.bad_history"))
        except (UnicodeDecodeError, ValueError) as error:
            why = say("batch.not_json") if isinstance(error, json.JSONDecodeError | UnicodeDecodeError) else str(error)
            id = str(row.get("id", number)) if "row" in locals() and isinstance(row, dict) else str(number)
            yield Answer(id, "", Status.ERROR, Reason.BAD_LINE, say("refusal.bad_line", line=number, message=why))
            continue
        yield ask(row["question"], history, str(row.get("id", number)))


def _plain(answer: Answer) -> str:
    """The answer for the terminal: the text, then its sources."""
    lines = [answer.answer]
    if answer.citations:
        lines += ["", say("batch.sources")]
    for one in answer.citations:
        number = f"（{one.number}）" if one.number else ""
        page = say("batch.page", page=one.page) if one.page else ""
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
    asking.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help=say("batch.help.batch"))
    batch.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    batch.add_argument("answers", type=Path, metavar="ANSWERS.jsonl")
    batch.set_defaults(run=_batch)
    return parser


if __name__ == "__main__":
    sys.exit(main())
