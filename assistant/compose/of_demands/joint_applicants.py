"""Whether several who apply together may, where a document wants each of them to meet its conditions ("共同申请的，应当分别符合前款规定"): each applicant's own words are held against the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.of_demands.requirements import lists_meant
from assistant.compose.rows import short_title
from assistant.eligibility import Facts, facts
from assistant.eligibility.conditions.items import item_held
from assistant.gather.of_support.requirement_lists import Listed
from assistant.gather.wording import words_of
from assistant.records import ConditionCheck, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_EACH = re.compile(r"(?:共同|联合|合伙|合作|共有|夫妻|双方|两个(?:或者?两个)?以上)[^。；\n]{0,40}?(?:分别|各自|均|都)(?:应当?|须|必须|需)?(?:分别)?(?:符合|满足|达到|具备)[^。；\n]{0,16}")
"""The sentence that wants it of each."""
_TOGETHER = re.compile(r"合[着伙作办]|一起|一块|共同|联合|共有|两家|几家")
_WITH = re.compile(r"(?<=.)(?:跟|和|与|同)(?=(?:一[个家位名])?[一-鿿]{1,8})")
_BODY = re.compile(r"公司|企业|[我咱]们厂|工厂|单位|合作社|学校|大学|医院|研究[院所]|协会")
_PERSON = re.compile(r"个人|工程师|朋友|室友|同学|同事|老师|老乡|亲戚|老婆|老公|爱人|哥|弟|姐|妹|他|她|学生|教授|专家|我(?!们)")
_KINDS = {"body": re.compile(r"企业|公司|单位|机构|合作社"), "person": re.compile(r"个人|自然人|人员|申请人")}
_EARNED = re.compile(r"(?:平均)?(?:每|一)?个?月(?:平均|大概|大约)*(?:能|才|只)?(?:拿|挣|赚|到手|进账|工资)(?:到|了)?")
_ASKS = re.compile(r"能|可以|行不行|行吗|符合|够")
_BEHIND = 160


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """The verdict on those who apply together, None where no document wants it of each of them, or their words do not settle it."""
    if not own.personal or not _ASKS.search(query.text) or not _TOGETHER.search(own.text):
        return None
    applicants = _applicants(own.text)
    for document, listed, _ in lists_meant(query, words_of(query.words, library), library) if applicants else ():
        text = library.text(document)
        sentence = _EACH.search(text, listed.end, listed.end + _BEHIND) if listed.any else None
        if sentence is None:
            continue
        checks = [_held(kind, words, text, listed) for kind, words in applicants]
        settled = [check for check in checks if check is not None]
        failed = [check for check in settled if check.verdict == "不符合"]
        if failed or (len(settled) == len(checks) > 1 and all(check.verdict == "符合" for check in settled)):
            return _told(document, listed, sentence.span(), settled, library, may=not failed)
    return None


def _applicants(text: str) -> list[tuple[str, str]]:
    """Those who apply, each by his kind with what is told of him: a clause that names two of them is parted between them, one that names nobody goes on about the last."""
    told: dict[str, list[str]] = {}
    last = ""
    for clause in re.split(r"[，,。；;？?！!\n]", text):
        for part in _WITH.split(clause):
            kind = "body" if _BODY.search(part) else "person" if _PERSON.search(part) else last
            if kind:
                told.setdefault(kind, []).append(part)
            last = kind
    return [(kind, "，".join(parts)) for kind, parts in told.items()]


def _held(kind: str, words: str, text: str, listed: Listed) -> ConditionCheck | None:
    """The check of the item of a list that is for an applicant's kind, by his own words; None where none is, or they do not settle it."""
    own = facts((_EARNED.sub("月均收入", words),), ())
    for start, end in listed.items:
        item = text[start:end]
        if _KINDS[kind].search(item) and not any(other.search(item) for name, other in _KINDS.items() if name != kind):
            check = item_held(item, own).check
            return check if check.verdict != "需补充" else None
    return None


def _told(document: str, listed: Listed, each: tuple[int, int], checks: Sequence[ConditionCheck], library: Library, *, may: bool) -> Draft:
    cite = Citations(library)
    text = library.text(document)
    mark = f"[{cite.span(document, library.section_at(document, each[0]).path, *each)}]"
    lines = [say("eligibility.one.fits" if may else "eligibility.one.fails", title=short_title(document, library), quote=text[slice(*each)].strip(), mark=mark)]
    for check in checks:
        start = text.find(check.text, listed.start, listed.end)
        lines.append(say("eligibility.list.item", verdict=check.verdict, quote=check.text, reason=check.reason, mark=f"[{cite.span(document, library.section_at(document, start).path, start, start + len(check.text))}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
