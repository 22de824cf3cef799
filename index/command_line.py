"""What the command lines of all packages share: one command is run, and its faults are told on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from index.errors import WenceError
from prompts import say


def run(
    parser: argparse.ArgumentParser, arguments: Sequence[str] | None = None, before: Callable[[argparse.Namespace], None] = lambda _: None
) -> int:
    """Run the command that the arguments name, the function `run` of its options, `before` it what all commands need; the exit code is its own,
    1 for a fault, 2 for wrong usage, 0 where nobody reads the output any more."""
    options = parser.parse_args(arguments)
    try:
        before(options)
        code: int = options.run(options)
        sys.stdout.flush()
    except WenceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        sys.stderr.write(f"{say('index.file', file=error.filename or '', why=error.strerror or error)}\n")
        return 1
    return code
