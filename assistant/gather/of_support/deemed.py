"""Sentences by which one counts as having what another has ("纳税人的配偶…有自有住房的，视同纳税人…有自有住房")."""

from __future__ import annotations

import re

from assistant.eligibility import Facts
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.of_support.exclusions import Exclusion
from index.library import Library
from index.records import SupportRule

_DEEMED = re.compile(r"[^。；;\n]{2,60}?(?P<who>配偶|父母|子女|家庭成员|共同申请人|股东|关联企业)[^。；;\n]{0,40}?有(?P<what>[^。；;\n，]{2,8}?)的[，,]?视[同为][^。；;\n]*?有(?P=what)")
_HAS = re.compile(r"(?<![没未])(?:有|买了|购买|置了|购置)|名下(?!没|无)")


def deemed(rule: SupportRule, own: Facts, library: Library) -> tuple[Exclusion, Exclusion] | None:
    """The sentence by which the asker counts as having what the chapter of `rule` asks him to lack, since another has it of whom he says
    so; and the clause that asks for it. None where there is no such sentence."""
    return _deemed(rule.document, rule.path[0] if rule.path else "", own, library)


def deemed_in(document: str, own: Facts, library: Library) -> tuple[Exclusion, Exclusion] | None:
    """The same for a chapter of a document whose heading is spoken of by its signs (房租: 住房租金)."""
    chapters = dict.fromkeys(library.section_at(document, found.start()).path[:1] for found in _DEEMED.finditer(library.text(document)))
    spoken = [path[0] for path in chapters if path and len(set(_NUMBER.sub("", path[0])) & set(_asked(own.text))) >= _SIGNS]
    return _deemed(document, spoken[0], own, library) if len(spoken) == 1 else None


_NUMBER = re.compile(r"^第[一二三四五六七八九十百]+[章节]\s*")
_SIGNS = 2


def _asked(text: str) -> str:
    """The clauses that name what is asked for (这项, 扣, 补)."""
    return "".join(clause.group() for clause in CLAUSE.finditer(text) if _NAMES.search(clause.group()))


_NAMES = re.compile(r"[这那]一?[项条笔]|扣|补|申请|享受|领")


def _deemed(document: str, chapter: str, own: Facts, library: Library) -> tuple[Exclusion, Exclusion] | None:
    text = library.text(document)
    for found in _DEEMED.finditer(text):
        path = library.section_at(document, found.start()).path
        if (path[0] if path else "") != chapter or not _other_has(found["who"], own):
            continue
        lacks = re.compile(rf"[^。；;，,\n]*(?:没有|无){re.escape(found['what'])}[^。；;，,\n]*")
        lack = next((one for one in lacks.finditer(text) if library.section_at(document, one.start()).path[:1] == path[:1]), None)
        if lack is not None:
            return Exclusion(document, path, *found.span()), Exclusion(document, path, *lack.span())
    return None


def _other_has(who: str, own: Facts) -> bool:
    """Whether the asker says of somebody that he has something."""
    return any(who in (form := same(clause.group())) and _HAS.search(form[form.index(who) :]) is not None for clause in CLAUSE.finditer(own.text))
