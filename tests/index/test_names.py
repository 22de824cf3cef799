"""Ids: any file name becomes one that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.manifest import valid_id
from index.names import MAX_LENGTH, document_id, free_id, printable


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("某某办法.txt", "某某办法"),
        ("某某办法（2024年版）.v2.docx", "某某办法（2024年版）.v2"),
        ("a:b*c?.txt", "a_b_c_"),
        ("..隐藏.txt", "隐藏"),
        ("--help.txt", "help"),
        (" 前后空白 .txt", "前后空白"),
        ("行\n断.txt", "行_断"),
        ("\u202e反向.txt", "_反向"),
    ],
)
def test_names_keep_their_words(name: str, id: str) -> None:
    assert document_id(name) == id


@pytest.mark.parametrize("name", ["CON.txt", "nul", "...", "", "   .txt"])
def test_names_that_no_file_may_have_get_one(name: str) -> None:
    assert document_id(name).startswith("document-")


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = document_id("规" * 300 + "甲.txt"), document_id("规" * 300 + "乙.txt")
    assert len(one) == len(other) == MAX_LENGTH
    assert one != other


def test_names_in_another_encoding_are_read() -> None:
    raw = "办法.txt".encode("gb18030").decode("utf-8", "surrogateescape")
    assert printable(raw) == "办法.txt"
    assert document_id(raw) == "办法"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_every_id_is_valid(name: str) -> None:
    id = document_id(name)
    assert valid_id(id)
    assert document_id(id + ".txt") == id or len(id) == MAX_LENGTH


def test_free_id() -> None:
    assert free_id("a", ()) == "a"
    assert free_id("a", {"a", "a-2"}) == "a-3"
