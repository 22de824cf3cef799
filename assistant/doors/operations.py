"""All that programs can ask for, in one table: the JSON interface has an address for each, MCP a tool for those that are `tools`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.doors import asking, comparing, documents, figures, quotes, searching, support
from assistant.doors.fields import Reply, Request
from prompts import say


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
    example: dict[str, Any]
    text: Callable[[Any], str] = as_json
    tool: bool = True
    failures: tuple[str, ...] = ("document_not_found",)

    @property
    def title(self) -> str:
        """A few words."""
        return say(f"doors.operation.{self.name}.title")

    @property
    def description(self) -> str:
        """What it does and when to use it."""
        return say(f"doors.operation.{self.name}.description")


OPERATIONS = (
    Operation(
        "ask_policy", "ask", asking.Question, asking.AnswerReply, asking.ask_policy,
        {"question": "规模以上工业增加值的目标是多少？", "history": []}, asking.readable),
    Operation(
        "search_passages", "search", searching.Search, searching.Found, searching.search, {"query": "智能工厂 奖补", "limit": 5}),
    Operation(
        "query_targets", "targets", figures.TargetQuery, figures.Targets, figures.query_targets, {"words": "工业增加值", "status": "target", "limit": 10}),
    Operation(
        "compare_targets", "compare", comparing.Comparison, comparing.Compared, comparing.compare_targets, {"indicator": "规模以上工业增加值"}),
    Operation(
        "check_eligibility", "eligibility", support.Enterprise, support.Decided, support.check_eligibility,
        {"project": "建设智能工厂", "figures": [{"measure": "设备投资", "figure": "2500万元"}], "limit": 5}, failures=()),
    Operation(
        "verify_quote", "verify-quote", quotes.Quote, quotes.Verified, quotes.verify_quote, {"quote": "到2027年，规模以上工业增加值达到"}),
    Operation(
        "list_documents", "documents", documents.DocumentQuery, documents.Documents, documents.list_documents, {"words": "方案", "limit": 20}, tool=False),
    Operation(
        "list_passages", "passages", documents.PassageQuery, documents.Passages, documents.list_passages, {"document": "文件编号", "limit": 20}, tool=False),
)
