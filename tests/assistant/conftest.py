"""For tests that ask about texts of their own beside the shipped corpus."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from texts import Texts

from index.build import add


@pytest.fixture(scope="session")
def homes() -> dict[tuple[tuple[str, str], ...], Path]:
    """What `with_texts` has built: the texts by name, and their home."""
    return {}


@pytest.fixture
def with_texts(
    built: Path, homes: dict[tuple[tuple[str, str], ...], Path], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Texts:
    """A home with the shipped corpus and texts of one's own (name → text), in force; built once for the same texts, never written to."""

    def home(texts: Mapping[str, str]) -> Path:
        key = tuple(sorted(texts.items()))
        if key not in homes:
            folder = tmp_path_factory.mktemp("texts")
            shutil.copytree(built, folder / "home")
            files = [folder / f"{name}.txt" for name in texts]
            for file, text in zip(files, texts.values(), strict=True):
                file.write_text(text, encoding="utf-8")
            assert not [fault for fault in add(files, folder / "home", progress=False).faults if fault.fatal]
            homes[key] = folder / "home"
        monkeypatch.setenv("WENCE_HOME", str(homes[key]))
        return homes[key]

    return home
