"""The corpus manifest: good rows are read exactly, all faults are told together, places and remedies named."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import ManifestError
from index.manifest import FIELDS, checksum, read_manifest, valid_id

ROOT = Path(__file__).parents[2]
Corpus = Callable[[str], Path]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "a.txt").write_text("一、目标\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("二、措施\n", encoding="utf-8")

    def write(text: str) -> Path:
        (tmp_path / "manifest.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_the_shipped_manifest_holds_and_invents_no_number() -> None:
    entries = read_manifest(ROOT / "corpus")
    assert len(entries) == 5
    for entry in entries:
        assert entry.sha256 == checksum(entry.path)
        assert set(entry.given.supplied) <= FIELDS
        text = unicodedata.normalize("NFKC", "".join(entry.path.read_text(encoding="utf-8").split()))
        if entry.given.number:
            assert entry.given.number in text, f"{entry.id}: 文号 does not stand in the text"
        if entry.given.published and "published" not in entry.given.supplied:
            assert entry.given.published[:4] in text


def test_every_field_arrives(corpus: Corpus) -> None:
    (entry,) = read_manifest(
        corpus(
            "documents:\n- id: 甲-1\n  file: a.txt\n  title: 方案\n  aliases: [短名]\n  number: 甲发〔2031〕2号\n  issuer: 某县政府\n"
            "  region: 某县\n  level: 县\n  published: 2031-02-03\n  effective: '2031-03'\n  valid_until: 2035\n"
            "  period: [2031, 2035]\n  base_year: 2030\n  supplied: [aliases]\n  supersedes: 旧方案\n"
        )
    )
    given = entry.given
    assert (entry.id, entry.path.name, entry.sha256) == ("甲-1", "a.txt", "")
    assert (given.title, given.aliases, given.number, given.issuer) == ("方案", ("短名",), "甲发〔2031〕2号", "某县政府")
    assert (given.region, given.level, given.published, given.effective) == ("某县", "县", "2031-02-03", "2031-03")
    assert (given.valid_until, given.period, given.base_year) == ("2035", (2031, 2035), 2030)
    assert (given.supplied, given.supersedes) == (("aliases",), "旧方案")


def test_unknown_values_stay_unknown(corpus: Corpus) -> None:
    (entry,) = read_manifest(corpus("documents: [{id: a, file: a.txt, number: null, published: null, period: null}]"))
    assert (entry.given.number, entry.given.published, entry.given.period) == ("", "", None)


def test_all_faults_are_told_together(corpus: Corpus) -> None:
    with pytest.raises(ManifestError) as caught:
        read_manifest(
            corpus(
                "documents:\n"
                "- {id: a, file: a.txt, published: '2024-13-01'}\n"
                "- {id: a/b, file: a.txt}\n"
                "- {id: c, file: missing.txt}\n"
                "- {id: d, file: a.txt, sha256: '00'}\n"
                "- {id: e, file: a.txt, period: [2025, 2020]}\n"
                "- {id: f, file: a.txt, level: 村}\n"
                "- {id: g, file: a.txt, titel: 方案}\n"
                "- 一句话\n"
                "- {id: h, file: a.txt}\n"
                "- {id: h, file: b.txt}\n"
            )
        )
    message = str(caught.value)
    assert "manifest.yaml 有 9 处问题" in message
    for part in ("a: published: '2024-13-01' 不是日期", "a/b: id", "missing.txt", "d: sha256", "e: period", "f: level",
                 "g: 不认识的字段 titel", "第 8 条", "h: id 重复"):
        assert part in message


@pytest.mark.parametrize("text", ["", "[]", "documents: []", "documents: 甲", "documents: [", "\x00"])
def test_a_manifest_that_is_none(corpus: Corpus, text: str) -> None:
    with pytest.raises(ManifestError, match=r"manifest\.yaml"):
        read_manifest(corpus(text))


def test_a_missing_manifest_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="--corpus"):
        read_manifest(tmp_path)


def test_a_file_outside_the_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("外面", encoding="utf-8")
    inner = tmp_path / "corpus"
    inner.mkdir()
    (inner / "manifest.yaml").write_text("documents: [{id: a, file: ../secret.txt}]", encoding="utf-8")
    with pytest.raises(ManifestError, match="之外"):
        read_manifest(inner)


@pytest.mark.parametrize("wrong", ["period: [2020]", "base_year: 二〇二〇", "aliases: 短名", "period: [true, 2020]", "supplied: [numer]"])
def test_values_of_the_wrong_kind_are_faults(corpus: Corpus, wrong: str) -> None:
    with pytest.raises(ManifestError, match=wrong.split(":")[0]):
        read_manifest(corpus(f"documents: [{{id: a, file: a.txt, {wrong}}}]"))


@pytest.mark.parametrize(("text", "good"), [("nx-2020", True), ("宁政办发〔2023〕13号", True), ("a b", True), ("", False), (" a", False),
                                            ("a/b", False), ("a\\b", False), ("a\nb", False), (".hidden", False), ("x" * 201, False)])
def test_valid_id(text: str, good: bool) -> None:
    assert valid_id(text) is good
