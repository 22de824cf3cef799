"""LangChain's own interfaces: its OpenAI chat model at our door, our retriever and tool, with a server and with this machine's library."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.runnables import RunnableLambda
from langchain_core.utils.function_calling import convert_to_openai_tool
from langchain_openai import ChatOpenAI
from serving import Served

from assistant.doors.failures import Failure
from assistant.doors.fields import Restriction
from assistant.doors.langchain import PolicyRetriever, PolicyTool

QUESTION = "2027年规模以上工业增加值目标是多少？"
FURTHER = "比2020年的目标提高多少？"


@pytest.fixture(params=["server", "library"])
def source(request: pytest.FixtureRequest, served: Served, shipped: Path) -> dict[str, Any]:
    """The arguments by which retriever and tool find their work done."""
    return {"url": served.address, "token": served.token} if request.param == "server" else {}


@pytest.mark.parametrize("streaming", [False, True])
def test_the_chat_model_holds_a_dialogue(served: Served, streaming: bool) -> None:
    model = ChatOpenAI(base_url=f"{served.address}/v1", api_key=served.token, model="wence", streaming=streaming, stream_usage=True)  # type: ignore[arg-type]
    first = model.invoke([SystemMessage("只说“好”。"), HumanMessage(QUESTION)])
    assert isinstance(first, AIMessage) and "2800亿元" in str(first.content) and first.usage_metadata and first.usage_metadata["output_tokens"] > 0
    second = model.invoke([HumanMessage(QUESTION), first, HumanMessage(FURTHER)])
    assert "1300亿元" in str(second.content)
    assert "".join(str(piece.content) for piece in model.stream(QUESTION)) == first.content


def test_the_retriever_gives_passages_with_their_place(source: dict[str, Any]) -> None:
    found = PolicyRetriever(**source, limit=3).invoke("智能工厂和数字化车间")
    assert len(found) == 3 and all("智能" in one.page_content or "数字" in one.page_content for one in found)
    assert all(one.metadata["title"] and one.metadata["end"] - one.metadata["start"] == len(one.page_content) and one.id for one in found)
    assert found[0].metadata["score"] >= found[-1].metadata["score"]


def test_the_retriever_stands_in_a_chain_and_in_a_scope(source: dict[str, Any]) -> None:
    retriever = PolicyRetriever(**source, scope=Restriction(region="中卫市"))
    chain = retriever | RunnableLambda(lambda found: {one.metadata["document"] for one in found})
    assert chain.batch(["智能工厂", "绿色园区"]) == [{"zw-four-upgrades-2021"}] * 2


def test_the_tool_answers_and_goes_on(source: dict[str, Any]) -> None:
    tool = PolicyTool(**source)
    assert "2800亿元" in tool.invoke({"question": QUESTION})
    done = tool.invoke({"type": "tool_call", "id": "1", "name": tool.name, "args": {"question": FURTHER, "history": [QUESTION]}})
    assert isinstance(done, ToolMessage) and done.status == "success" and "1300亿元" in str(done.content)
    assert done.artifact["computations"] and all(one["quote"] in str(done.content) for one in done.artifact["citations"])


def test_the_tool_serves_an_agent(shipped: Path) -> None:
    class Model(GenericFakeChatModel):
        """Asks for the tool, then says that it has read."""

        def bind_tools(self, tools: Any, **kwargs: Any) -> Any:
            assert [convert_to_openai_tool(tool)["function"]["parameters"]["required"] for tool in tools] == [["question"]]
            return self

    call = {"name": "ask_policy", "args": {"question": QUESTION}, "id": "1"}
    agent = create_agent(Model(messages=iter([AIMessage("", tool_calls=[call]), AIMessage("读到了")])), [PolicyTool()])
    *_, read, last = agent.invoke({"messages": [HumanMessage(QUESTION)]})["messages"]
    assert isinstance(read, ToolMessage) and "2800亿元" in str(read.content) and last.content == "读到了"


def test_the_tool_tells_what_is_wrong(source: dict[str, Any]) -> None:
    call = {"type": "tool_call", "id": "1", "name": "ask_policy", "args": {"question": QUESTION, "scope": {"document": "nowhere"}}}
    done = PolicyTool(**source).invoke(call)
    assert done.status == "error" and "没有这个编号的文件" in done.content


def test_a_wrong_token_and_a_wrong_address_are_told(served: Served) -> None:
    call = {"type": "tool_call", "id": "1", "name": "ask_policy", "args": {"question": QUESTION}}
    assert "令牌不对" in PolicyTool(url=served.address, token="wence-wrong").invoke(call).content  # type: ignore[arg-type]
    assert PolicyTool(url=f"{served.address}/nowhere", token=served.token).invoke(call).status == "error"  # type: ignore[arg-type]


def test_a_missing_server_and_a_missing_library_are_told(own_home: Path) -> None:
    call = {"type": "tool_call", "id": "1", "name": "ask_policy", "args": {"question": QUESTION}}
    with socket.socket() as taken:  # nobody listens there
        taken.bind(("127.0.0.1", 0))
        assert "连不上" in PolicyTool(url=f"http://127.0.0.1:{taken.getsockname()[1]}").invoke(call).content
    assert PolicyTool().invoke(call).status == "error"
    with pytest.raises(Failure, match="index build"):
        PolicyRetriever().invoke(QUESTION)


def test_a_token_is_not_printed(served: Served) -> None:
    for made in (PolicyTool(url=served.address, token=served.token), PolicyRetriever(url=served.address, token=served.token)):  # type: ignore[arg-type]
        assert served.token not in repr(made) + str(made)
