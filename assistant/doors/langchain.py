"""问策 in LangChain: a retriever of its passages and a tool that asks it, with this machine's library or with a server.

    PolicyRetriever().invoke("智能工厂")                                      # the library on this machine
    PolicyRetriever(url="http://127.0.0.1:7860", token="wence-…").invoke("智能工厂")   # a running server
"""

from __future__ import annotations

from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForRetrieverRun, CallbackManagerForToolRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import BaseTool, ToolException
from pydantic import BaseModel, Field, SecretStr

from assistant.doors.asking import AnswerReply, Question, readable
from assistant.doors.failures import Failure
from assistant.doors.fields import Restriction
from assistant.doors.operations import OPERATIONS
from assistant.doors.searching import Found
from assistant.doors.source import Source

_ASK = next(operation for operation in OPERATIONS if operation.name == "ask_policy")


class _Sourced(BaseModel):
    """Where the work is done: `url` and `token` of a server, or nothing for this machine's library; `scope` restricts the documents."""

    url: str = ""
    token: SecretStr = SecretStr("")
    scope: Restriction = Field(default_factory=Restriction)

    @property
    def source(self) -> Source:
        return Source(self.url, self.token.get_secret_value())

    @property
    def restriction(self) -> dict[str, Any]:
        return self.scope.model_dump()


class PolicyRetriever(_Sourced, BaseRetriever):
    """The `limit` passages nearest to a question; place, headings, document and number are the metadata."""

    limit: int = Field(default=8, ge=1, le=50)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002 - the name is LangChain's
        found = self.source.ask("search_passages", {"query": query, "limit": self.limit, "scope": self.restriction})
        assert isinstance(found, Found)
        return [
            Document(id=f"{one.document}#{one.passage}", page_content=one.text, metadata=one.model_dump(exclude={"text"})) for one in found.passages
        ]


class PolicyTool(_Sourced, BaseTool):
    """Asks a question; the content is the answer to read, with quotes and sources, the artifact the whole record."""

    name: str = _ASK.name
    description: str = _ASK.description
    args_schema: Any = Question
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    handle_tool_error: Any = True

    def _run(self, question: str, history: list[str] | None = None, scope: Restriction | None = None, id: str = "",
             run_manager: CallbackManagerForToolRun | None = None) -> tuple[str, dict[str, Any]]:  # noqa: ARG002 - the name is LangChain's
        asked = {"question": question, "history": history or [], "scope": scope.model_dump() if scope is not None else self.restriction, "id": id}
        try:
            answer = self.source.ask(_ASK.name, asked)
        except Failure as refused:
            raise ToolException(refused.message) from None
        assert isinstance(answer, AnswerReply)
        return readable(answer), answer.model_dump(mode="json", exclude_unset=True)
