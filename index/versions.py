"""Which document takes the place of which: stated repeal (…同时废止), or a later document of one place and one title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from index.records import Metadata

_TITLES = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》")
_ISSUES = re.compile(r"^.{0,60}?关于(?:重新|修订)?(?:印发|发布|公布|转发)|的(?:通知|公告|决定)$")
_STAGE = re.compile(
    r"[(（](?:试行|暂行|修订[稿版]?|修正[稿版]?|征求意见稿|公开征求意见稿|送审稿|草案|(?:19|20)\d{2}年?(?:修订|修正|版|本)[稿版]?)[)）]"
    r"|(?:试行|暂行)(?=办法|规定|条例|细则|措施|意见|方案)|^(?:新)?修订的?"
)
_REVISED = re.compile(r"修订|修正|(?:19|20)\d{2}年?[版本]")
_TRIAL = re.compile(r"试行|暂行|征求意见稿|送审稿|草案")
_BLANKS = re.compile(r"[\s《》“”\"'‘’·]+")
_PERIODIC = re.compile(r"(?:报告|公报|要点|总结|讲话|通报|简报|公告|预算|决算|批复|函|令|决定|决议)$")
"""Kinds of document of which each year has its own, and those that are about one thing once: a later one replaces none."""
MIN_CORE = 6
"""A title of fewer characters is no name."""


def core(title: str) -> str:
    """The title without what tells one version from another: 试行, 修订, （2024年版）, signs and blanks; years of a plan stay."""
    words = unicodedata.normalize("NFKC", title)
    inner = _TITLES.findall(words) if "印发" in words or "发布" in words else []
    words = _ISSUES.sub("", inner[-1] if inner else words)
    return _BLANKS.sub("", _STAGE.sub("", words)).replace("()", "")


def one_document(one: Metadata, other: Metadata) -> bool:
    """Whether two documents are versions of one, by their titles; reports and the like of two years are not."""
    name = core(one.title)
    elsewhere = bool(one.region and other.region and one.region != other.region)
    return len(name) >= MIN_CORE and name == core(other.title) and not _PERIODIC.search(name) and not elsewhere


def supersedes(newer: Metadata, older: Metadata) -> bool:
    """Whether `newer` takes the place of `older`: it says so, or it is a later version of the same document."""
    if _repeals(newer, older):
        return not _earlier(newer, older)
    name = core(newer.title)
    if len(name) < MIN_CORE or _PERIODIC.search(name) or core(older.title) != name:
        return False
    if not _same_hand(newer, older) or (newer.period and older.period and newer.period != older.period):
        return False
    if _date(newer) and _date(older) and _date(newer) != _date(older):
        return not _earlier(newer, older)
    revised = bool(_REVISED.search(newer.title)) and not _REVISED.search(older.title)
    final = bool(_TRIAL.search(older.title)) and not _TRIAL.search(newer.title)
    return revised or final


def versions(documents: Mapping[str, Metadata]) -> dict[str, str]:
    """The id of each document that another takes the place of → the id of the latest that does."""
    named: dict[str, list[str]] = {}
    for id, meta in documents.items():
        named.setdefault(core(meta.title), []).append(id)
    repealing = [id for id, meta in documents.items() if meta.supersedes]
    found: dict[str, str] = {}
    for old, older in documents.items():
        near = dict.fromkeys((*named[core(older.title)], *repealing))
        later = [id for id in near if id != old and supersedes(documents[id], older)]
        if later:
            found[old] = max(later, key=lambda id: _date(documents[id]))
    return found


def _repeals(newer: Metadata, older: Metadata) -> bool:
    """Whether the repeal that `newer` states names `older` by its 文号 or its title."""
    stated = unicodedata.normalize("NFKC", newer.supersedes)
    if not stated:
        return False
    number = _BLANKS.sub("", unicodedata.normalize("NFKC", older.number))
    if number and number in _BLANKS.sub("", stated):
        return True
    named = {core(title) for title in _TITLES.findall(stated)}
    same = core(older.title)
    return len(same) >= MIN_CORE and same in named and _same_hand(newer, older)


def _same_hand(one: Metadata, other: Metadata) -> bool:
    """Whether both are of one place or one issuer, and nothing known speaks against it."""
    if one.region and other.region:
        return one.region == other.region
    return bool(one.issuer) and one.issuer == other.issuer


def _date(meta: Metadata) -> str:
    return meta.published or meta.effective


def _earlier(one: Metadata, other: Metadata) -> bool:
    """Whether `one` is certainly older than `other`; dates known to the year only settle different years."""
    first, second = _date(one), _date(other)
    size = min(len(first), len(second))
    return bool(size) and first[:size] < second[:size]
