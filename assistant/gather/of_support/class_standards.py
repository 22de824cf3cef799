"""What a document grants class by class: a row for each class and a column for each grant ("D类 | 30 | 1800"), or a sentence that gives each class
its sum ("对A类、B类人才，分别按每年20万元、10万元发放生活补贴"); and the sentences that go on about one of these grants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.eligibility.told.classes_told import LABEL, plain_label
from index.library import Library
from index.records import SupportRule

_ROW = re.compile(LABEL.pattern + r"(?:[一-鿿]{0,4}(?:人才|对象|人员|企业|家庭|项目|机构))?")
_KIND = r"(?:补贴|补助|津贴|奖励|资助|安家费|奖金|补偿)"
_BEHIND = re.compile(rf"元(?:[/每][年月人户]+)?的?(?:标准)?(?:一次性|分[期年]|予以|给予|发放|享受|计发|支付)*(?P<name>[一-鿿]{{2,6}}?{_KIND}|安家费)")
_BEFORE = re.compile(rf"(?P<name>[一-鿿]{{2,6}}?{_KIND}|安家费)(?:的?标准|总额|金额|分别|按照?|为|：)")
_VERB = re.compile(r"^(?:给予|发放|享受|申请|一次性|其|的)+")
_TAIL = re.compile(r"(?:总额|标准|金额|额度|限额)+$")
_NAMED = re.compile(rf"[一-鿿]{{2,6}}{_KIND}|安家费")
_UNIT = re.compile(r"[(（][^()（）]*元[^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Standard:
    """The sum of one grant for one class, by its rule."""

    label: str
    grant: str
    rule: SupportRule


def standards(document: str, library: Library) -> tuple[Standard, ...]:
    """The sums that a document gives class by class, each grant with at least two classes, in the order of the text."""
    found = [Standard(plain_label(label), grant, rule) for rule in library.rules([document])
             if rule.amount is not None and not rule.tiers and (label := _label(rule)) and (grant := _grant(rule, library))]
    labels = {grant: {one.label for one in found if one.grant == grant} for grant in {one.grant for one in found}}
    return tuple(one for one in found if len(labels[one.grant]) > 1)


def _label(rule: SupportRule) -> str:
    """The one class for which a rule is, "" where it is for none or for several."""
    cells = [rule.quote.split("\t")[0].strip()] if "\t" in rule.quote else []
    words = (*cells, rule.subject, *(one.text.split("：")[-1] for one in rule.conditions))
    return next((LABEL.match(one)[0] for one in words if _ROW.fullmatch(one)), "")  # type: ignore[index]


def _grant(rule: SupportRule, library: Library) -> str:
    """The grant that a rule gives: the head of its column, else its name behind or before the sums."""
    if "\t" in rule.quote:
        heads = [_TAIL.sub("", one) for one in reversed(rule.path)]
        columns = next((table.columns for table in library.tables(rule.document) if table.start <= rule.start < table.end), ())
        sums = [_TAIL.sub("", _UNIT.sub("", one)) for one in columns if _UNIT.search(one)]
        return next((one for one in heads[:1] if _NAMED.fullmatch(one)), "") or (sums[0] if len(sums) == 1 and _NAMED.fullmatch(sums[0]) else "")
    told = _BEHIND.search(rule.quote) or _BEFORE.search(rule.quote)
    return _VERB.sub("", told["name"]) if told is not None else ""


def asked_for(grant: str, words: str) -> bool:
    """Whether words name a grant, a kindred word for it too (生活补助 for 生活补贴)."""
    stem = re.sub(_KIND + "$", "", grant)
    return grant in words or (len(stem) > 1 and re.search(f"{stem}的?(?:补贴|补助|津贴|奖励|资助|补)", words) is not None)


def stated(text: str, grant: str, others: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that go on about a grant: those that name it, and those behind it in its paragraph that name none of the others."""
    for line in re.finditer(r"[^\n]+", text):
        about = False
        for sentence in re.finditer(r"[^。；;]+", line.group()):
            named = grant in sentence.group()
            about = named or (about and not any(other in sentence.group() for other in others - {grant}))
            if about and "\t" not in sentence.group():
                yield line.start() + sentence.start(), line.start() + sentence.end()
