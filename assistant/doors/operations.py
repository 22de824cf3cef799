"""All that programs can ask for, in one table: the JSON interface has an address for each, MCP a tool for those that are `tools`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.doors import asking, comparing, documents, figures, quotes, searching, support
from assistant.doors.fields import Reply, Request
from index.data_files import read_data
from prompts import say


@cache
def _examples() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read_data(Path(__file__).with_name("examples.yaml"))
    return found


def as_json(reply: Reply) -> str:
    """A reply to be read as text."""
    return reply.model_dump_json(exclude_unset=True)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask for: `call` makes the `record` of the `request`, `text` tells it in words; `failures` can happen besides those of all."""

    name: str
    path: str
    request: type[Request]
    record: type[Reply]
    call: Callable[[Any], Any]
    text: Callable[[Any], str] = as_json
    tool: bool = True
    failures: tuple[str, ...] = ("document_not_found",)

    @property
    def example(self) -> dict[str, Any]:
        """A "request" and a "reply"."""
        return _examples()[self.name]

    @property
    def title(self) -> str:
        """A few words."""
        return say(f"doors.operation.{self.name}.title")

    @property
    def description(self) -> str:
        """What it does and when to use it."""
        return say(f"doors.operation.{self.name}.description")


OPERATIONS = (
    Operation("ask_policy", "ask", asking.Question, asking.AnswerReply, asking.ask_policy, asking.readable),
    Operation("search_passages", "search", searching.Search, searching.Found, searching.search),
    Operation("query_targets", "targets", figures.TargetQuery, figures.Targets, figures.query_targets),
    Operation("compare_targets", "compare", comparing.Comparison, comparing.Compared, comparing.compare_targets),
    Operation("check_eligibility", "eligibility", support.Enterprise, support.Decided, support.check_eligibility, failures=()),
    Operation("verify_quote", "verify-quote", quotes.Quote, quotes.Verified, quotes.verify_quote),
    Operation("list_documents", "documents", documents.DocumentQuery, documents.Documents, documents.list_documents, tool=False),
    Operation("list_passages", "passages", documents.PassageQuery, documents.Passages, documents.list_passages, tool=False),
)
