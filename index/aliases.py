"""The short names that people use for a document."""

from __future__ import annotations

import re

from index.document_number import NUMBER
from index.regions import find_regions
from index.titles import KIND

_REMARK = re.compile(
    r"[（(][^（()）]*\d{4}[^（()）]*[)）]|[（(](?:试行|暂行|草案|修订|征求意见稿|送审稿|节选|全文)[)）]"
)
_ISSUER = re.compile(r"^.{2,40}?(?:政府|委员会|厅|局|办公室|委|部|院)(?=关于)")
_ABOUT = re.compile(r"^关于(?:印发|转发|发布)?")
_OF_KIND = re.compile(r"的(通知|意见|决定|实施意见|若干意见|方案|实施方案|若干措施|公告)$")
_VERBS = re.compile(
    r"^(?:深入|加快|全面|进一步|大力|扎实|切实|持续)*(?:推进|推动|实施|促进|支持|加快|落实|做好|加强)(?=.{6,})"
)
_PLAN_OF = re.compile(
    r"(.{4,}?(?:计划|行动|规划|工程|战略|改造))的?(?:实施|若干|推进|工作)?(?:意见|方案|措施|办法|细则|通知)$"
)
_CORE = re.compile(r"[“\"][^”\"]{2,12}[”\"]")
_CORE_KIND = re.compile(
    r"(?:[三五]年)?(?:实施|推进|行动|工作|若干|试点|管理|促进|扶持|支持)?(?:方案|规划|计划|意见|行动|办法|措施|政策|纲要|细则)$"
)
_MERE_KIND = re.compile(r"[^\d]{0,6}(?:报告|要点|计划|公报)")
_QUOTES = re.compile(r"[“”\"《》]")
_LAST_KIND = re.compile(rf"{KIND}$")
_SHORTEST = 4


def aliases(title: str, full: str, number: str, year: str) -> tuple[str, ...]:
    """Short names, the commonest first: the title without issuer, 关于/印发/的, years and place; the plan that it carries
    out; its “…” core with the kind of document; the 文号 without brackets; the `full` title of the covering notice.
    A title that is a mere kind (政府工作报告) gets its `year`.
    """
    bare = _ABOUT.sub("", _ISSUER.sub("", _REMARK.sub("", title)))
    if bare != title and _LAST_KIND.search(bare):
        bare = _OF_KIND.sub(r"\1", bare)
    local = bare[_place_end(bare) :]
    core = _VERBS.sub("", local)
    names = [bare, core, local]
    if plan := _PLAN_OF.match(core):
        names.append(plan.group(1))
    quoted, kind = _CORE.search(title), _CORE_KIND.search(bare)
    if quoted and kind:
        names += [quoted.group() + kind.group(), _QUOTES.sub("", quoted.group()) + kind.group()]
    names.append(_QUOTES.sub("", title))
    if year and _MERE_KIND.fullmatch(title):
        names.append(f"{year}年{title}")
    if found := NUMBER.search(number):
        sign, issued, count = found.groups()
        names += [f"{sign}{issued}{count}号", f"{sign}{count}号"]
    names.append(full)
    return tuple(dict.fromkeys(name for name in names if len(name) >= _SHORTEST and name != title))


def _place_end(words: str) -> int:
    """Where the places that `words` starts with end."""
    end = 0
    for place in find_regions(words[:30]):
        if not place.relative and place.start == end:
            end = place.end
    return end
