"""How many tokens a text has, by an encoding that ships with the program: nothing is downloaded."""

from __future__ import annotations

from base64 import b64decode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

RANKS = Path(__file__).with_name("cl100k_base.tiktoken")
"""The byte-pair ranks of cl100k_base as OpenAI publishes them with tiktoken (MIT licence)."""
_PIECES = r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"


def count(text: str) -> int:
    """The number of cl100k_base tokens of `text`: exact for models of that encoding, a fair estimate for others."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> Encoding:
    from tiktoken import Encoding

    pairs = (line.split() for line in RANKS.read_bytes().splitlines())
    ranks = {b64decode(token): int(rank) for token, rank in pairs}
    return Encoding(RANKS.stem, pat_str=_PIECES, mergeable_ranks=ranks, special_tokens={})
