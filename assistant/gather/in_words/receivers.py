"""To whom and in which manner something is handed in, where a document sets each a day of its own ("6月10日前在线填报；纸质材料报送至县工信局的截止时间为6月20日；各县工信局于
7月5日前报送市工信局"): whether a sentence tells of the one that is asked about ("最晚哪天要交到县工信局")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gather.in_words.procedure_asked import WORDS
from assistant.gather.wording import Word

_OFFICE = r"(?:部门|局|厅|委|办|中心|政府|街道|协会|窗口|科|站|学校|银行|系统|平台)"
_ASKED = re.compile(rf"(?:交|报|送|递|寄)(?:送|交|报)?(?:到|至|给|往)?(?P<to>(?!到|至|给)[一-鿿]{{0,10}}?{_OFFICE})(?![长里])")
_TOLD = re.compile(rf"(?:报送|送交|提交|递交|上报|报|送|交|向)(?:[^，。；至到给向报]{{0,12}}?(?:材料|资料|汇总表|名单|申请)[^，。；至到给向报]{{0,6}})?(?:至|到|给|往)?(?P<to>[一-鿿]{{1,20}}?{_OFFICE})")
_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]|截止|截至")
_MOSTLY = 0.6
_MANNERS = (re.compile(r"纸质|书面|纸本"), re.compile(r"网上|线上|在线|系统|平台|电子"))


def receiver(question: str) -> str:
    """The office that a question says something is handed in to, "" where it names none."""
    found = _ASKED.search(question)
    return found["to"] if found is not None else ""


def in_manner(sentence: str, question: str) -> bool | None:
    """Whether a sentence tells of the manner that a question names (on paper, on a site), None where either names none, or both."""
    asked, told = ({place for place, manner in enumerate(_MANNERS) if manner.search(text)} for text in (question, sentence))
    return told == asked if len(asked) == 1 and len(told) == 1 else None


def tells(sentence: str) -> bool:
    """Whether a sentence says by which day something is handed in to an office."""
    return _DAY.search(sentence) is not None and _TOLD.search(sentence) is not None


def received(sentence: str, office: str) -> bool | None:
    """Whether a sentence says that something is handed in to an office, None where it says so of none."""
    named = [one["to"] for one in _TOLD.finditer(sentence)]
    pairs = {office[at : at + 2] for at in range(len(office) - 1)}
    return any(len([pair for pair in pairs if pair in one]) >= _MOSTLY * len(pairs) for one in named) if named and pairs else None


def given_for_lent(sentence: str, thing: Sequence[Word]) -> bool:
    """Whether a sentence says that one applies for money that is given, where the thing asked about is lent."""
    named = [match["what"] for match in WORDS["for_what"].finditer(sentence) if WORDS["grant"].search(match["what"])]
    return bool(named) and WORDS["lent"].search("".join(word.text for word in thing)) is not None and not any(WORDS["lent"].search(what) for what in named)
