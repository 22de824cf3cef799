"""The doors for other programs, on the page's own server: an OpenAI-compatible chat, a JSON interface, MCP tools, and LangChain parts.

`asking`, `searching`, `figures`, `comparing`, `support`, `quotes`, `documents` hold what can be asked for, each a function from one record to another;
`operations` lists them, `fields` are their building blocks, `calls` has the page's processes do them, `source` lets our own clients ask for them. `chat`, `api`, `tools` and `langchain` are the doors: each only carries these records in its own protocol.
`clients` and `admission` say who comes in and how often, `failures` what goes wrong, in one shape at every door.
"""
