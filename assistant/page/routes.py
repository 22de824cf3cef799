"""The plain addresses beside the page: health, readiness, the text behind a quote, and files to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from assistant.page import live
from assistant.page.source import source_html
from assistant.records import Answer
from index.errors import LibraryError
from prompts import say

LONGEST = 30
"""How many questions one file may hold."""
_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}


def routes(ask: Callable[[str, Sequence[str]], Answer]) -> APIRouter:
    """The addresses; `ask` answers the questions of a file anew."""
    router = APIRouter()

    @router.get("/healthz")
    def health() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @router.get("/readyz")
    def ready() -> JSONResponse:
        trouble = live.trouble()
        return JSONResponse({"status": "unavailable", "message": trouble} if trouble else {"status": "ok"}, 503 if trouble else 200)

    @router.get("/source")
    def source(document: str, start: int = 0, end: int = 0) -> HTMLResponse:
        try:
            return HTMLResponse(source_html(live.library(), document, start, end))
        except LookupError:
            return HTMLResponse(f"<p>{escape(say('page.source.missing'))}</p>", 404)
        except LibraryError as error:
            return HTMLResponse(f"<p>{escape(str(error))}</p>", 503)

    @router.get("/export")
    def export(q: Annotated[list[str], Query(max_length=LONGEST)], format: Literal["docx", "md"], last: bool = False) -> Response:
        from assistant import export as files

        questions = [question for question in q if question.strip()]
        if not questions:
            return PlainTextResponse(say("page.export.none"), 400)
        answers = [ask(question, questions[:at]) for at, question in enumerate(questions)][-1 if last else 0 :]
        body = files.to_docx(answers) if format == "docx" else files.to_markdown(answers).encode()
        name = quote(f"{say('page.export.name')}.{format}")
        return Response(body, media_type=_KINDS[format], headers={"content-disposition": f"attachment; filename*=UTF-8''{name}"})

    return router
