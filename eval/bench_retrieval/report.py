"""Tables of what was measured: by size, how each figure grows, and how many times the rival's figure is ours."""

from __future__ import annotations

import math
from collections.abc import Sequence

from eval.bench_retrieval.measure import Figures
from eval.bench_retrieval.questions import Spent

COLUMNS = {
    "build_s": "建库 秒",
    "build_memory_mb": "建库内存 MB",
    "start_s": "打开到第一个结果 秒",
    "p50_ms": "p50 毫秒",
    "p95_ms": "p95 毫秒",
    "p95_cpu_ms": "p95 CPU 毫秒",
    "memory_mb": "检索内存 MB",
    "disk_mb": "磁盘 MB",
}
_NAMES = {"wence": "问策", "langchain": "LangChain（rank_bm25＋平面 FAISS）"}


def growth(sizes: Sequence[float], values: Sequence[float]) -> float | None:
    """The exponent b of the curve a·size^b that fits best (least squares of logarithms); None for fewer than two sizes."""
    if len(sizes) < 2:
        return None
    x, y = [math.log(size) for size in sizes], [math.log(max(value, 1e-9)) for value in values]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((one - middle_x) ** 2 for one in x)
    return sum((one - middle_x) * (other - middle_y) for one, other in zip(x, y, strict=True)) / spread


def passages_table(found: Sequence[Figures]) -> str:
    """By size and engine, then the growth exponents, then the rival's figures as multiples of ours."""
    head = ["段落", "系统", *COLUMNS.values(), "向量召回（对精确）"]
    rows = [
        [f"{one.passages:,}", _NAMES[one.engine], *(_shown(getattr(one, name)) for name in COLUMNS),
         "—" if one.recall is None else f"{one.recall:.3f}"]
        for one in found
    ]  # fmt: skip
    for engine in dict.fromkeys(one.engine for one in found):
        own = [one for one in found if one.engine == engine]
        fits = [growth([one.passages for one in own], [getattr(one, name) for one in own]) for name in COLUMNS]
        rows.append(["增长指数", _NAMES[engine], *("—" if fit is None else f"{fit:.2f}" for fit in fits), "—"])
    ours = {one.passages: one for one in found if one.engine == "wence"}
    for other in found:
        beside = ours.get(other.passages)
        if other.engine != "wence" and beside:
            ratios = (getattr(other, name) / getattr(beside, name) for name in COLUMNS)
            rows.append([f"{other.passages:,}", "LangChain ÷ 问策", *(_shown(ratio) for ratio in ratios), "—"])
    return _markdown(head, rows)


def questions_table(found: Sequence[Spent]) -> str:
    """By number of documents, then how many times each figure of the first number the others have."""
    head = ["文件", "段落", "目标值", "打开到第一个回答 秒", "p50 毫秒", "p95 毫秒", "p50 CPU 毫秒", "p95 CPU 毫秒", "内存 MB"]
    rows = [
        [f"{one.documents:,}", f"{one.passages:,}", f"{one.targets:,}", *map(_shown, _times_of(one))]
        for one in found
    ]  # fmt: skip
    for other in found[1:]:
        ratios = (value / base for base, value in zip(_times_of(found[0]), _times_of(other), strict=True))
        rows.append([f"{other.documents:,} ÷ {found[0].documents:,}", "—", "—", *(_shown(ratio) for ratio in ratios)])
    return _markdown(head, rows)


def _times_of(one: Spent) -> tuple[float, ...]:
    """The figures of a table of questions that may grow."""
    return one.start_s, one.p50_ms, one.p95_ms, one.p50_cpu_ms, one.p95_cpu_ms, one.memory_mb


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", "---", *["---:"] * (len(head) - 2)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
