"""What several sums in one clause are each for: further steps, cases or years beside those of the first."""

from __future__ import annotations

import re
from dataclasses import replace

from index.rules.measured import COUNTED_BY
from index.rules.values import Value
from index.rules.words import AGENT_LAST, YEAR_LABEL

_STEP = re.compile(r"\d.*(?:以[上下内]|部分|不足|不满|超过)")
"""A label that is the next step of one figure ("1000万元以上的部分")."""


def _like(label: str, words: str) -> bool:
    """Whether a label is another case of what words say ("2024年入驻" beside "2023年底前入驻的")."""
    tail = label[-_CASE_TAIL:]
    return len(label) > _CASE_TAIL and re.search(r"\d", label) is not None and words.rstrip("的").endswith(tail)


def goes_on(label: str, words: str) -> bool:
    """Whether a label is for a further step, case or year beside that which the `words` of the first value are for."""
    return bool(_STEP.search(label) or _like(label, words) or _of_years(label, words) or _of_kinds(label, words) or _named(label, words))


def _named(label: str, words: str) -> bool:
    """Whether a label and the words of the first value are bare names of what each is given for ("专科" beside "本科以上", "有机农产品" beside "绿色食品")."""
    return _NAME.fullmatch(label) is not None and _NAME.fullmatch(words) is not None and label != words


_NAME = re.compile(r"(?![^，。]*(?:条件|标准|规定|按照|根据|[为对向将把]))[一-鿿A-Z（）()“”]{2,10}(?<![的等])(?:以上|以下)?")


def _of_kinds(label: str, words: str) -> bool:
    """Whether a label and the words of the first value each name a kind of the same ("三孩家庭" beside "二孩家庭")."""
    return _LABEL.fullmatch(words) is not None and label != words and label[-_CASE_TAIL:] == words[-_CASE_TAIL:]


def _of_years(label: str, words: str) -> bool:
    """Whether a label and the words of the first value each name a year of one who is given something ("第二年" beside "第一年")."""
    return YEAR_LABEL.match(label) is not None and YEAR_LABEL.match(words) is not None


_CASE_TAIL = 2
_LABEL = re.compile(r"(?:^|为|是|按|[：:])(?P<label>[^，。；：:、为是按\d]{2,14})$")

_STANDARD = re.compile(r"(?:标准|限额|上限|额度|金额)(?:分别)?(?:为|是)(?P<label>[^，。；：:、为是按\d]{2,14})$")


def first_labelled(
    values: list[Value], pieces: list[tuple[str, int | None]]
) -> tuple[list[Value], list[tuple[str, int | None]]]:
    """Where all sums but the first say whom they are for, the words before the first say it for that one
    ("标准为职工每人100元、居民每人50元")."""
    if not pieces or values[0].label or not all(value.label for value in values[1:]):
        return values, pieces
    named = all(AGENT_LAST.search(value.label) for value in values[1:])
    words, place = pieces[-1]
    words = COUNTED_BY.sub("", words) if named else words
    match = (_LABEL if named else _STANDARD).search(words)
    if match is None:
        return values, pieces
    rest = [(words[: match.start()], place)] if match.start() > 1 else []
    return [replace(values[0], label=match["label"]), *values[1:]], [*pieces[:-1], *rest]
