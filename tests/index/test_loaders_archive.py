"""Archives: several documents in one file, hostile names, bombs, and members that cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest
from office_writer import paragraph, write_docx

from index.errors import LoadError
from index.loaders import load_bytes, package

TEXT = "第一条　本办法自发布之日起施行。\n".encode()


def _zip(**members: bytes) -> bytes:
    return _pack(list(members.items()))


def _pack(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def test_every_document_is_read_under_its_own_name() -> None:
    data = _pack(
        [
            ("文件/办法.txt", TEXT),
            ("规划.docx", write_docx(paragraph("正文。"))),
            ("__MACOSX/._办法.txt", b"x"),
        ]
    )
    loaded = load_bytes(data, "全部.zip")
    assert [(one.name, one.format) for one in loaded] == [("办法.txt", "text"), ("规划.docx", "docx")]


def test_names_cannot_point_out_of_the_archive() -> None:
    data = _pack([("../../etc/passwd.txt", TEXT), ("C:\\windows\\a.txt", TEXT), ("/abs/b.txt", TEXT)])
    assert [one.name for one in load_bytes(data, "a.zip")] == ["passwd.txt", "a.txt", "b.txt"]


def test_names_in_gbk() -> None:
    raw = _pack([("XXXX.txt", TEXT)])
    assert load_bytes(raw.replace(b"XXXX", "办法".encode("gbk")), "a.zip")[0].name == "办法.txt"


def test_names_in_utf_8_that_do_not_say_so() -> None:
    raw = _pack([("XXXXXX.txt", TEXT)])
    assert load_bytes(raw.replace(b"XXXXXX", "办法".encode()), "a.zip")[0].name == "办法.txt"


def test_an_archive_that_begins_with_a_stored_pdf_is_an_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("坏.pdf", b"%PDF-1.7 broken")
        archive.writestr("办法.txt", TEXT)
    (loaded,) = load_bytes(out.getvalue(), "a.zip")
    assert loaded.name == "办法.txt"
    assert "坏.pdf" in loaded.faults[0]


def test_unreadable_members_are_faults() -> None:
    data = _pack(
        [("好.txt", TEXT), ("坏.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), ("空.txt", b"")]
    )
    (loaded,) = load_bytes(data, "a.zip")
    assert len(loaded.faults) == 2
    assert "坏.docx" in loaded.faults[0]
    assert "空.txt" in loaded.faults[1]


def test_archive_in_archive_is_not_opened() -> None:
    with pytest.raises(LoadError, match="解开一层"):
        load_bytes(_pack([("里.zip", _pack([("a.txt", TEXT)]))]), "外.zip")


def test_empty_archive() -> None:
    with pytest.raises(LoadError, match="空的压缩文件"):
        load_bytes(_pack([]), "空.zip")


def test_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "SMALL", 100_000)
    with pytest.raises(LoadError, match="压缩炸弹"):
        load_bytes(_pack([("a.txt", b"0" * 2_000_000)]), "炸.zip")
    with pytest.raises(LoadError, match="压缩炸弹"):
        load_bytes(write_docx(paragraph("0" * 2_000_000)), "炸.docx")


def test_a_part_that_lies_about_its_size_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1000)
    archive = zipfile.ZipFile(io.BytesIO(_pack([("a.txt", b"0123456789" * 500)])))
    with pytest.raises(LoadError, match="过大"):
        package.read_part(archive, "a.txt", "a.zip")


def test_locked_member_is_told() -> None:
    data = bytearray(_pack([("a.txt", TEXT), ("b.txt", TEXT)]))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    (loaded,) = load_bytes(bytes(data), "锁.zip")
    assert loaded.name == "b.txt"
    assert "密码" in loaded.faults[0]
