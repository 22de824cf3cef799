"""The loading benchmark: every format is measured beside its naive extraction, unreadable files are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.bench_loading import main

POLICY = "某市办法\n第一条 为支持企业，制定本办法。\n第二条 到2027年，增加值达到100亿元以上。\n"


def test_a_row_for_each_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(POLICY, encoding="utf-8")
    page = "".join(f"<p>{line}</p>" for line in POLICY.splitlines())
    (tmp_path / "b.html").write_text(f"<html><body><h1>某市办法</h1>{page}</body></html>", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    assert main([str(tmp_path), "--times", "1"]) == 0
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines()]
    assert "《c.pdf》已损坏" in rows[0][0]
    assert [(row[0].strip("| "), row[1]) for row in rows[3:]] == [("html", "1"), ("text", "1")]
    assert rows[4][-1] == "— |"
    assert float(rows[3][-1].strip(" |")) > 0
