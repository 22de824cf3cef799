"""How common characters are in Chinese writing: a table counted once in statutes, policy documents and news (`characters.txt`).

    python -m index.commonness DATA_FOLDER

counts it anew from the `text_*.jsonl` files ({"text"} lines) of a folder and writes it beside this module.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from index.words import fold

RAREST = 7.0
"""The rarity of what the table does not have: rare characters, and numbers and Latin words, which mean the most."""
_FILE = Path(__file__).with_name("characters.txt")
_PARAGRAPH = 40
"""Shorter lines are headings and are not counted."""


def rarity(term: str) -> float:
    """How rare a folded character is: the logarithm of how seldom a paragraph has it, more than 0 and at most RAREST."""
    return _table().get(term, RAREST)


@cache
def _table() -> dict[str, float]:
    lines = (line.split() for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {sign: float(value) for value, signs in lines for sign in signs}


def counted(texts: Iterable[str]) -> str:
    """The table of texts of paragraphs on lines: a line a rarity (one decimal), the characters that have it behind it."""
    having = Counter[str]()
    paragraphs = 0
    for text in texts:
        for paragraph in text.split("\n"):
            if len(paragraph) > _PARAGRAPH:
                paragraphs += 1
                having.update({sign for sign in fold(paragraph) if "\u4e00" <= sign <= "\u9fff"})
    rarities = {
        sign: round(math.log1p((paragraphs - count + 0.5) / (count + 0.5)), 1) for sign, count in having.items()
    }
    known = sorted((max(value, 0.1), sign) for sign, value in rarities.items() if value < RAREST)
    groups = groupby(known, key=lambda one: one[0])
    return "".join(f"{value} {''.join(sign for _, sign in group)}\n" for value, group in groups)


def main(arguments: Sequence[str] | None = None) -> None:
    from index.training_data import read_texts

    parser = argparse.ArgumentParser(description="数一遍常用字，写 characters.txt")
    parser.add_argument("data", type=Path, help="训练数据目录")
    _FILE.write_text(counted(read_texts(parser.parse_args(arguments).data)), encoding="utf-8")


if __name__ == "__main__":
    main()
