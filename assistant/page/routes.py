"""The plain addresses beside the page: health, readiness, the text behind a quote, files to keep, feedback."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response

from assistant.answer import the_library
from assistant.page import live
from assistant.page.answers import Ask
from assistant.page.choices import offered
from assistant.page.coverage import coverage_html
from assistant.page.evaluation import newest
from assistant.page.feedback import Feedback, keep
from assistant.page.filters import Filter
from assistant.page.leaf import leaf, picture
from assistant.page.limiter import Limiter, visitor
from assistant.page.source import leaf_file, source_html
from assistant.page.trends import file_rows
from assistant.scope import Scope
from index.errors import LibraryError
from index.output import write_rows
from index.settings import home
from prompts import say, speaking

Run = Callable[..., Any]
"""Calls a function of a module with its arguments, here or in another process."""
LONGEST = 30
"""How many questions one file may hold."""
KEPT = 48
"""Pictures of pages that stay in memory."""
_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}


def routes(ask: Ask, run: Run, limiter: Limiter) -> APIRouter:
    """The addresses; `ask` answers the questions of a file anew, `run` calls what draws pages."""
    router = APIRouter()

    @router.get("/healthz")
    def health() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @router.get("/readyz")
    def ready() -> JSONResponse:
        trouble = run(live.trouble)
        return JSONResponse({"status": "unavailable", "message": trouble} if trouble else {"status": "ok"}, 503 if trouble else 200)

    @router.get("/choices")
    def choices() -> JSONResponse:
        return JSONResponse(run(offered))

    @router.get("/source")
    def source(document: str, start: int = 0, end: int = 0) -> HTMLResponse:
        try:
            return HTMLResponse(source_html(the_library(), document, start, end, partial(run, leaf)))
        except LookupError:
            return HTMLResponse(f"<p>{escape(say('page.source.missing'))}</p>", 404)
        except LibraryError as error:
            return HTMLResponse(f"<p>{escape(str(error))}</p>", 503)

    @router.get("/coverage")
    def coverage(document: str) -> HTMLResponse:
        try:
            return HTMLResponse(coverage_html(the_library(), document))
        except LookupError:
            return HTMLResponse(f"<p>{escape(say('page.source.missing'))}</p>", 404)
        except LibraryError as error:
            return HTMLResponse(f"<p>{escape(str(error))}</p>", 503)

    @router.get("/leaf")
    def page_picture(document: str, page: int) -> Response:
        try:
            path = leaf_file(the_library(), document)
            if path is None:
                raise LookupError(document)
            return Response(_picture(run, path, page), media_type="image/png", headers={"cache-control": "private, max-age=3600"})
        except LookupError:
            return PlainTextResponse(say("page.source.missing"), 404)
        except LibraryError as error:
            return PlainTextResponse(str(error), 503)

    @router.get("/evaluation")
    def evaluation() -> Response:
        results = newest(home())
        if results is None or not results.report.is_file():
            return PlainTextResponse(say("page.evaluation.none"), 404)
        return FileResponse(results.report, media_type="text/html")

    @router.post("/feedback")
    def feedback(given: Feedback) -> JSONResponse:
        kept = keep(given, home())
        return JSONResponse({"status": "ok" if kept else "full"}, 200 if kept else 507)

    @router.get("/targets")
    def targets(format: Literal["xlsx", "csv"], words: str = "", document: str = "", region: str = "", plan: str = "",
                year: str = "", status: str = "", view: Literal["", "trend", "matrix"] = "") -> Response:
        try:
            found = file_rows(live.targets(), the_library().cards, Filter(words, document, region, plan, year, status, view))
        except LibraryError as error:
            return PlainTextResponse(str(error), 503)
        return _file(_spreadsheet(found, format), say("page.tab.targets"), format)

    @router.get("/export")
    def export(request: Request, q: Annotated[list[str], Query(max_length=LONGEST)], format: Literal["docx", "pdf", "md", "xlsx"],
               s: Annotated[list[str] | None, Query(max_length=LONGEST)] = None, last: bool = False) -> Response:
        from assistant import export as files
        from assistant.pdf import to_pdf

        if not all(question.strip() for question in q):
            return PlainTextResponse(say("page.export.none"), 400)
        scopes = s if s is not None and len(s) == len(q) else [""] * len(q)
        first = len(q) - 1 if last else 0
        if seconds := limiter.wait(visitor(request), len(q) - first):
            return PlainTextResponse(say("page.ask.too_many"), 429, {"retry-after": str(seconds)})
        answers = [ask(question, q[:at], Scope.read(scopes[at])) for at, question in enumerate(q) if at >= first]
        with speaking(answers[-1].language):
            if format == "xlsx":
                table = answers[-1].table
                if table is None:
                    return PlainTextResponse(say("page.export.no_table"), 404)
                return _file(_spreadsheet(files.table_rows(table), format), say("page.part.table"), format)
            if format == "pdf":
                return _file(to_pdf(answers), say("page.export.name"), format)
            body = files.to_docx(answers) if format == "docx" else files.to_markdown(answers).encode()
            return _file(body, say("page.export.name"), format)

    return router


@lru_cache(maxsize=KEPT)
def _picture(run: Run, path: Path, number: int) -> bytes:
    drawn: bytes = run(picture, path, number)
    return drawn


def _spreadsheet(rows: list[dict[str, Any]], kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"rows.{kind}"
        write_rows(rows, kind, path)
        return path.read_bytes()


def _file(body: bytes, name: str, kind: str) -> Response:
    """A download under a Chinese name."""
    disposition = f"attachment; filename*=UTF-8''{quote(f'{name}.{kind}')}"
    return Response(body, media_type=_KINDS[kind], headers={"content-disposition": disposition})
