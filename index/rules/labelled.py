"""Grants that a guide tells under labels, each in a paragraph of its own: “补贴条件：（1）…（2）… 补贴对象：… 补贴标准：10000元。 补贴期限：…”.

What stands under the label of what is given is a rule; what stands under those beside it says for whom, under which conditions and for how long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.data_files import read_data
from index.records import Condition, SupportRule
from index.rules.conditions import conditions
from index.rules.measured import duration
from index.stretches import BRACKETED

_WORDS: dict[str, str] = read_data(Path(__file__).with_suffix(".yaml"))
_ROLES = ("who", "demands", "gives", "period", "other")
_LABEL = re.compile(
    r"^[ \t　]*(?P<mark>[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳]|[·•●◆■▪-]\s?|[【\[])?[ \t　]*(?:"
    + "|".join(f"(?P<{role}>{_WORDS[role].format(what=_WORDS['what'])})" for role in _ROLES)
    + r")[ \t　]*(?:[】\]][ \t　]*[：:]?|[：:]|$)[ \t　]*",
    re.MULTILINE,
)
_MARKS = tuple(re.compile(rf"(?:^|(?<=[\n。；;：:]))[ \t　]*{one}[ \t　]*") for one in (
    r"[一二三四五六七八九十]{1,3}、", r"[（(][一二三四五六七八九十]{1,3}[）)]", r"\d{1,2}[.．、](?!\d)", r"[（(]\d{1,2}[）)]", r"[①-⑳]"))
_WIDER = re.compile(r"^[ \t　]*(?:#+ |第[一二三四五六七八九十百]+[章节条]|附件|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))", re.MULTILINE)
_NAMED = re.compile(r"^[ \t　]*[一-鿿]{2,9}[：:]", re.MULTILINE)
"""A paragraph under another label, whatever it is called (建设标准：…)."""
_ONE_OF = re.compile(r"之一|任一|任意一")
_LEAD = re.compile(r"[^。；\n]{0,60}[：:]\s*")
_MEETING = re.compile(r"^(?:符合|满足|具备)(?:上述|以上|相应|相关|申[请报领])?条件的")
_LIMITS = re.compile(r"(?:标准|比例|额度)(?:上浮|下浮|提高|增加)\d|不能再次|不得再次|只能|只有[^，。；]*(?:才)?(?:可|能)|不(?:得|能|可)?重复|不予|不得(?:申|享)|仅(?:可|能|限)")
"""A sentence that limits a grant, and asks for nothing."""
_STOPS = " \t　\n。；;"
_LONGEST, _MOST = 1500, 16
_SHORTEST = 4


@dataclass(slots=True)
class _Entry:
    """The labelled paragraphs of one grant: where the words under each label begin and end."""

    start: int
    end: int
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)


def labelled(rules: Sequence[SupportRule], text: str) -> list[SupportRule]:
    """The rules, those that stand under the label of what is given with whom it is for, what it asks for and for how long; what only promises something
    under the other labels is no rule."""
    every = list(_entries(text))
    entries = [one for one in every if "gives" in one.parts and len(one.parts) > 1]
    behind = [one for one in every if "gives" not in one.parts and "demands" in one.parts]
    made: list[SupportRule] = []
    for rule in rules:
        entry = next((one for one in entries if one.start <= rule.start < one.end), None)
        if entry is None:
            table = next((one for one in behind if _ends_before(rule, one, rules, text)), None)
            made.append(rule if table is None else _row_under(rule, table, text))
        elif _within(rule, entry.parts["gives"]):
            made.append(_completed(rule, entry, text))
        elif rule.benefit != "qualitative" or not any(_within(rule, entry.parts[role]) for role in ("who", "demands", "period") if role in entry.parts):
            made.append(rule)
    return made


def _ends_before(rule: SupportRule, entry: _Entry, rules: Sequence[SupportRule], text: str) -> bool:
    """Whether a rule is a row of the table right behind which an entry tells what is asked for (…技师	3000元 / 申请条件：…)."""
    if "\t" not in rule.quote or rule.end > entry.start:
        return False
    last = max(one.end for one in rules if "\t" in one.quote and one.path == rule.path and one.end <= entry.start)
    return not text[last : entry.start].strip()


def _row_under(rule: SupportRule, entry: _Entry, text: str) -> SupportRule:
    """The rule of a row with what the entry behind its table asks for before its own cells."""
    done = _completed(rule, entry, text)
    return replace(done, conditions=(*(one for one in done.conditions if one not in rule.conditions), *rule.conditions))


def _within(rule: SupportRule, part: tuple[int, int]) -> bool:
    return part[0] <= rule.end - 1 < part[1]


def _entries(text: str) -> Iterator[_Entry]:
    """The grants told under labels, in text order: a label told again begins the next one, as does a heading of the rank of the one before the first label."""
    found = list(_LABEL.finditer(text))
    entry: _Entry | None = None
    marked = ""
    for place, label in enumerate(found):
        role = next(one for one in _ROLES if label[one])
        after = found[place + 1].start() if place + 1 < len(found) else len(text)
        end = min(after, _ending(text, label, after))
        begins = role in ("who", "demands") and entry is not None and "gives" in entry.parts and not marked  # 标准 told last: the next grant begins
        if entry is None or begins or role in entry.parts or label.start() > entry.end or _kind(label["mark"]) != marked:
            if entry is not None:
                yield entry
            entry, marked = _Entry(label.start(), label.start()), _kind(label["mark"])
        entry.end = end
        if role != "other":
            entry.parts[role] = (label.end(), end)
    if entry is not None:
        yield entry


def _kind(mark: str | None) -> str:
    """Of which kind the mark before a label is: labels of one grant have the same."""
    return re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"\d+", "1", mark or "")).strip()


def _ending(text: str, label: re.Match[str], after: int) -> int:
    """Where the words under a label end: before a heading of another rank than their own items, at the next label the latest."""
    first = _stripped(text, label.end(), after)[0]
    own = next((mark for mark in _MARKS if mark.match(text, first) or mark.match(text, _past_lead(text, first, after))), None)
    for line in _WIDER.finditer(text, first + 1, after):
        if own is None or not (own.match(text, line.start()) or _narrower(text, line.start(), own)):
            return line.start()
    named = _NAMED.search(text, first + 1, after)
    return after if named is None else named.start()


def _past_lead(text: str, start: int, end: int) -> int:
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead is not None else start


def _narrower(text: str, at: int, own: re.Pattern[str]) -> bool:
    """Whether a line begins with a mark of a lower rank than that of the items."""
    return any(mark.match(text, at) for mark in _MARKS[_MARKS.index(own) + 1 :])


def _completed(rule: SupportRule, entry: _Entry, text: str) -> SupportRule:
    """The rule with what the other parts of its entry say of it."""
    subject, asked = rule.subject, list(rule.conditions)
    if "who" in entry.parts:
        named, more = _who(text, *entry.parts["who"])
        subject, asked = subject or named, [*asked, *more]
    if "demands" in entry.parts:
        asked += _demands(text, *entry.parts["demands"])
    period, years = duration(text[slice(*entry.parts["period"])].split("\n")[0]) if "period" in entry.parts and not rule.period else (rule.period, rule.years)
    told = {one.text: one for one in reversed(asked)}
    kept = tuple(told[name] for name in dict.fromkeys(one.text for one in asked))
    return replace(rule, subject=subject, conditions=kept if len(kept) <= _MOST else rule.conditions, period=period, years=years)


def _who(text: str, start: int, end: int) -> tuple[str, list[Condition]]:
    """Whom a grant is for, and what its label says of him: its first sentence; of a list that any of the items is enough."""
    start, end = _stripped(text, start, end)
    words = text[start:end]
    if any(mark.search(words) for mark in _MARKS):
        return "", [_one_of(text, start, end)] if end - start < _LONGEST else []
    first = re.split(r"[。；;\n]", words)[0]
    met = _MEETING.match(first)
    at = met.end() if met is not None else 0
    named, found = conditions([(piece, start + at + place) for piece, place in _clauses(BRACKETED.sub("", first[at:]) if first.endswith(("）", ")")) else first[at:])])
    return named, list(found)


def _demands(text: str, start: int, end: int) -> list[Condition]:
    """The conditions under a label, item by item; items of which one is enough as one condition."""
    start, end = _stripped(text, start, end)
    if not _SHORTEST <= end - start < _LONGEST:
        return []
    words = text[start:end]
    lead = None if any(mark.match(words) for mark in _MARKS) else _LEAD.match(words)
    if lead is not None and _ONE_OF.search(lead.group()):
        return [_one_of(text, start, end)]
    own = next((mark for mark in _MARKS if mark.match(words) or (lead is not None and mark.match(words, lead.end()))), None)
    if own is None:
        return _of_sentences(text, start, end)
    marks = list(own.finditer(words))
    ends = [*(one.start() for one in marks[1:]), len(words)]
    return [condition for one, last in zip(marks, ends, strict=True) for condition in _of_item(text, start + one.end(), start + last)]


def _of_item(text: str, start: int, end: int) -> list[Condition]:
    start, end = _stripped(text, start, end)
    words = text[start:end]
    nested = any(mark.search(words) for mark in _MARKS)
    return [_one_of(text, start, end)] if nested and _ONE_OF.search(words) else _demands(text, start, end) if nested and _LEAD.match(words) else _of_sentences(text, start, end)


def _of_sentences(text: str, start: int, end: int) -> list[Condition]:
    """The conditions of sentences that stand by themselves."""
    found: list[Condition] = []
    for sentence in re.finditer(r"[^。；;\n]+", text[start:end]):
        if not _LIMITS.search(sentence.group()):
            found += conditions([(piece, start + sentence.start() + place) for piece, place in _clauses(sentence.group())], known="-")[1]
    return found


def _clauses(words: str) -> Iterator[tuple[str, int]]:
    for piece in re.finditer(r"(?:[^，,（()）]|[（(][^（()）]*[)）])+", words):
        if len(piece.group().strip()) >= _SHORTEST - 1:
            yield piece.group().rstrip("的"), piece.start()


def _one_of(text: str, start: int, end: int) -> Condition:
    return Condition(text[start:end], "one_of", start=start, end=end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _STOPS:
        start += 1
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    return start, end
