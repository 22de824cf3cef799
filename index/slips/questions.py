"""The words that questions are made of, and the pairs of signs that stand side by side in them: a table counted once (`questions.txt`).

    python -m index.slips.questions FILE FILE …

counts it anew from files of questions ({"question"} or {"query"} lines), each file of questions about other texts, and writes it beside
this module. What only one file has is a matter of its texts and is left out, and so are places.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from index.regions import find_regions
from index.words import dictionary_words

NUMBER, LATIN, STOP = "0", "A", "，"
"""What stands in a pair for a number, a Latin word, and a border of the question or a sign of punctuation."""
_FILE = Path(__file__).with_name("questions.txt")
_LEAST = 5
_RUN = re.compile(r"(?P<number>\d[\d.%]*)|(?P<latin>[A-Za-z&]+)|[^\u4e00-\u9fff]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


class Questions:
    """Counts of `words` and of `pairs` of signs in questions."""

    def __init__(self, words: Mapping[str, int], pairs: Mapping[str, int]) -> None:
        self.words, self.pairs = words, pairs
        self.all_words, self.all_pairs = sum(words.values()), sum(pairs.values())
        self.before, self.after = Counter[str](), Counter[str]()
        for pair, count in pairs.items():
            self.before[pair[0]] += count
            self.after[pair[1]] += count


@cache
def questions() -> Questions:
    """The table, read once."""
    words: dict[str, int] = {}
    pairs: dict[str, int] = {}
    table = words
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        count, *found = line.split(" ")
        if not found:
            table = pairs
        table.update(dict.fromkeys(found, int(count or 0)))
    return Questions(words, pairs)


def plain(text: str) -> str:
    """`text` as it stands in pairs: numbers, Latin words and punctuation as one sign each."""
    return _RUN.sub(lambda match: NUMBER if match["number"] else LATIN if match["latin"] else STOP, text)


def counted(files: Sequence[Iterable[str]]) -> str:
    """The table of files of questions: a line a count, what has it behind it; words, an empty line, pairs. The counts of a small file weigh as
    much as those of the largest."""
    words, pairs = [], []
    for file in files:
        texts = [_placeless(text) for text in dict.fromkeys(file)]
        words.append(Counter(word for text in texts for word in dictionary_words(text) if _HAN.fullmatch(word)))
        signs = (f"{STOP}{plain(text).strip(STOP)}{STOP}" for text in texts)
        pairs.append(Counter(text[place : place + 2] for text in signs for place in range(len(text) - 1)))
    return f"{_lines(words)}\n{_lines(pairs)}"


def _placeless(text: str) -> str:
    chars = list(text)
    for one in find_regions(text):
        if not one.relative:
            chars[one.start : one.end] = STOP * (one.end - one.start)
    return "".join(chars)


def _lines(counts: Sequence[Counter[str]]) -> str:
    most = max(count.total() for count in counts)
    total = Counter[str]()
    for count in counts:
        for one, times in count.items():
            total[one] += times * min(8, round(most / max(1, count.total())))
    shared = [one for one in total if total[one] >= _LEAST and sum(one in count for count in counts) > 1]
    rounded = sorted((-_rounded(total[one]), one) for one in shared)
    return "".join(f"{-count} {' '.join(one for _, one in group)}\n" for count, group in groupby(rounded, key=lambda one: one[0]))


def _rounded(count: int) -> int:
    """A count to one digit, two behind a one."""
    digits = 2 if str(count)[0] == "1" else 1
    return int(str(count)[:digits].ljust(len(str(count)), "0"))


def _read(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        tree = json.loads(line)
        yield str(tree.get("question") or tree.get("query") or "")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="数一遍提问里的词和相邻的字，写 questions.txt")
    parser.add_argument("files", type=Path, nargs="+", help="问题，每份一类文件")
    _FILE.write_text(counted([_read(path) for path in parser.parse_args(arguments).files]), encoding="utf-8")


if __name__ == "__main__":
    main()
