"""The places where an asker is: not those in the name of something, where somebody comes from or where he studied (在香港读大学)."""

from __future__ import annotations

import re

from index.regions import find_regions

IN_NAME = re.compile(r"[）)][\u4e00-\u9fff]{0,12}?(?:基地|中心|园区?|试验区|示范区|先行区|大会|公司|学院|研究院|实验室|平台|联盟|协会|集团|银行|基金|博览会|论坛)")
"""Behind a place in brackets: it is part of the name of something (粤港澳大湾区（广东）创新创业孵化基地)."""
OF_PERSON = re.compile("人(?!社|才|均|大|力|口|民)|籍|(?:那边|那里)?(?:过)?来的(?!时候)|(?:那边|那里)?(?:过)?来(?:打工|务工|干活|上班)")
"""Behind a place's name: where somebody comes from, not where he is."""
_STUDIED = re.compile(
    r"(?:那边|那里|当地)?(?:的?[\u4e00-\u9fff]{0,8}(?:大学|学院))?(?:(?:读|念|上)(?:的|着|过|完|了)?(?:大学|大专|高中|中专|本科|研究生?|硕士|博士|书|预科)|留(?:的|过)?学|就读|毕业)")
"""Behind a place's name: somebody studied there."""


def part_of_name(text: str, start: int, end: int) -> bool:
    """Whether the place at `start…end` stands in brackets within the name of something."""
    return start > 1 and text[start - 1] in "（(" and IN_NAME.match(text, end) is not None


def places_told(text: str) -> tuple[str, ...]:
    """The regions that `text` names as where the asker is or does something, by their full names, in text order."""
    return tuple(
        place.name for place in find_regions(text)
        if not (place.relative or part_of_name(text, place.start, place.end) or OF_PERSON.match(text, place.end) or _STUDIED.match(text, place.end))
    )
