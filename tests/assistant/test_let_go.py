"""A library that another one replaces is let go, with all that was read of it and worked out from it."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

import pytest

from assistant.answer import answer, the_library
from assistant.page.choices import offered
from assistant.scope import Scope, narrowed

_ASKED = ("2027年绿色工厂多少家", "对标方案的孵化器运营费补多少", "综合利用率的计算公式是什么", "中卫2023年四个产业的产值目标分别是多少", "服务费一小时多少钱")


def test_a_library_replaced_is_let_go(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def used(home: Path) -> weakref.ref[object]:
        monkeypatch.setenv("WENCE_HOME", str(home))
        library = the_library()
        for question in _ASKED:
            answer(question, (), library)
            answer(question, (), narrowed(library, Scope(year="2027")))
        offered()
        return weakref.ref(library)

    first = used(shipped)
    second = used(Path(shutil.copytree(shipped, tmp_path / "other")))
    gc.collect()
    assert first() is None
    assert second() is not None
