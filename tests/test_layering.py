"""Imports point upstream only (prompts ← index ← assistant ← eval, app.py), and what is heavy is loaded only where needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UPSTREAM = {
    "prompts": set(),
    "index": {"prompts"},
    "assistant": {"prompts", "index"},
    "eval": {"prompts", "index", "assistant"},
    "app": {"prompts", "index", "assistant", "eval"},
}
HEAVY = {"torch", "sentence_transformers", "transformers", "gradio", "langchain", "rapidocr", "onnxruntime", "sklearn", "scipy", "pandas",
         "matplotlib", "faiss", "pdfplumber", "pypdf", "pypdfium2", "docx", "openpyxl", "trafilatura", "model2vec", "tantivy", "uvicorn", "tiktoken", "langchain_openai", "openai",
         "mcp"}
OWN_SHELL = {"gradio", "uvicorn"}
"""What `assistant/page` may import at the head of a module: nothing else imports the page."""


def modules(package: str) -> list[Path]:
    return [ROOT / "app.py"] if package == "app" else sorted((ROOT / package).rglob("*.py"))


def imported(nodes: Iterator[ast.AST] | list[ast.stmt]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.lineno, (node.module or "").split(".")[0]


@pytest.mark.parametrize("package", UPSTREAM)
def test_imports_point_upstream(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in modules(package)
        for line, name in imported(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        if name in UPSTREAM and name != package and name not in UPSTREAM[package]
    ]
    assert wrong == []


def dotted(nodes: list[ast.stmt]) -> Iterator[str]:
    """The modules imported at the head of a module, in full: `from a import b` gives a and a.b."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_heavy_libraries_are_imported_where_they_are_needed() -> None:
    """Inside the function that needs them, or in a module that is all about them and that nobody imports at the head."""
    heads = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8")).body
        for package in UPSTREAM
        for path in modules(package)
    }
    heavy = {
        module for module, body in heads.items()
        if any(name in HEAVY and not (name in OWN_SHELL and ".page." in module) for _, name in imported(body))
    }
    wrong = {module: sorted(heavy & set(dotted(body))) for module, body in heads.items() if heavy & set(dotted(body))}
    assert wrong == {}
    assert heavy <= {"assistant.doors.tools", "assistant.footnotes", "eval.fit_ranking"}


def test_only_app_and_the_doors_on_its_server_import_the_page() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for package in ("index", "assistant", "eval", "prompts")
        for path in modules(package)
        if not {"page", "doors"} & set(path.parts) and "assistant.page" in path.read_text(encoding="utf-8")
    ]
    assert wrong == []


def test_a_question_is_answered_without_the_heavy_libraries(shipped: Path) -> None:
    program = (
        "import sys\n"
        "from assistant.__main__ import main\n"
        "code = main(['ask', '2027年规模以上工业增加值目标是多少？'])\n"
        "print(sorted(sys.modules), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    loaded = set(ast.literal_eval(done.stderr.splitlines()[-1]))
    assert done.returncode == 0 and "[1]" in done.stdout
    assert {name.split(".")[0] for name in loaded} & {"torch", "sentence_transformers", "transformers", "gradio", "langchain", "rapidocr", "onnxruntime", "sklearn",
                     "pandas", "pdfplumber", "pypdf", "docx", "openpyxl", "trafilatura", "uvicorn"} == set()
    reading = {"index.build", "index.cleaning", "index.loaders", "index.headings", "index.rules.assemble", "index.targets"}
    assert loaded & reading == set(), "what only reading documents needs"


@pytest.mark.parametrize("package", UPSTREAM)
def test_no_module_outgrows_the_reader(package: str) -> None:
    long = {str(path.relative_to(ROOT)): n for path in modules(package) if (n := len(path.read_text(encoding="utf-8").splitlines())) > 500}
    assert long == {}
