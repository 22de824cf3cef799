"""A condition that wants something done, against an asker who says in other words that he did it, or that he did not ("租用经营场地": 我租了个门面; "取得营业执照": 执照还没办).

A condition is read as a deed (取得, 购买, 招用 …) and a thing; a clause tells it where it has a word for the thing and one for the deed. Conditions with a figure, a grade
or a first time want more than the deed and are left to their own checks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.eligibility.grades import grades_in
from assistant.eligibility.told.said import grant_named, same
from assistant.eligibility.vocabulary import CLAUSE, alternation
from assistant.records import ConditionCheck
from index.canonical import canonical
from index.data_files import read_data
from index.stretches import BRACKETED
from index.words import bigrams, tagged
from prompts import say

_EXACT = re.compile(r"\d|首|第一|或者?|[未非不无]|除|连续|累计|满|以上|以下")
"""A condition with one of these wants more than a deed."""
_BEFORE = re.compile(r"^(?:已|依法|按规定|按照规定|自行|自主|在(?:本[省市县区]|我[省市县区]|[一-鿿]{1,6}[省市县区内])|经|并|且)+")
_HIMSELF, _HE_HIMSELF = re.compile(r"^以个人(?:身份|名义)"), re.compile("自己|个人|本人|自个")
_BEHIND = re.compile(r"(?:创业|证书|(?<=..)(?:管理|核算)|项目|活动|业务|工作|手续|等(?:服务|人员|活动|项目)?|服务|就业|授权|的)+$")
_LISTED = re.compile(r"[、和及与]")
_MOST = 2 / 3
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Family:
    """How conditions begin that want a deed done, how one tells that he did it and that he did the contrary, and the words for it where no thing is named."""

    printed: re.Pattern[str]
    told: re.Pattern[str]
    against: re.Pattern[str] | None
    undone: re.Pattern[str]
    root: tuple[str, ...]


def deed_check(condition: str, said: str) -> ConditionCheck | None:
    """Whether the asker did what a condition wants, None where it wants no plain deed or he says nothing of it."""
    if _EXACT.search(condition):
        return None
    bare = _BEFORE.sub("", canonical(condition))
    bare = _HIMSELF.sub("", bare) if _HE_HIMSELF.search(said) else bare
    meant = [(family, found.end()) for family in _families() if (found := family.printed.match(bare)) is not None] or _by_verb(bare)
    grades = grades_in(condition)
    for clause in CLAUSE.finditer(said):
        words = clause.group().strip()[:_LONGEST]
        form = BRACKETED.sub("", f"{canonical(clause.group())}，{same(clause.group())}")
        if _open().search(form) or grant_named(clause.group()) or not all(grade in form for grade in grades):
            continue
        if any(family.against is not None and family.against.search(form) for family, _ in meant):
            return ConditionCheck(condition, "不符合", say("eligibility.reason.denied", words=words))
        named = [(family, said_) for family, end in meant if (said_ := [name for name in _names(bare, bare[end:]) or family.root if _speaks(name, form)])]
        if any(family.undone.search(form) or _UNDONE.search(form) or any(re.search(f"{_NOT}{re.escape(name)}", form) for name in names) for family, names in named):
            return None if grades else ConditionCheck(condition, "不符合", say("eligibility.reason.denied", words=words))
        if any(family.told.search(form) for family, _ in named):
            return ConditionCheck(condition, "符合", say("eligibility.reason.said", words=words))
    return None


@cache
def said_for(verb: str) -> tuple[str, ...]:
    """What people say who did what a verb of documents names (签订: 签了, 签好), by the family that is called after it; none for other verbs."""
    if verb not in _data()["only_deeds"]:
        return ()
    return tuple(word for name, one in _families_told().items() if verb in one["printed"] and set(name) & set(verb) for word in one["told"] if len(word) > 1)


def _by_verb(bare: str) -> list[tuple[_Family, int]]:
    """The deed of a condition that begins with a verb of no family, by its own signs (养殖肉牛: 养了三十头)."""
    word, tag = tagged(bare)[0] if bare else ("", "")
    if not tag.startswith("v") or len(word) != _VERB or len(bare) < _VERB + 2 or _TITLED.match(bare):
        return []
    told = re.compile(rf"(?:{'|'.join(map(re.escape, (word, *word)))})(?:了|过|好|完|着|成|上了?|到|下来|的)|{_DONE}")
    return [(_Family(re.compile(word), told, None, re.compile(rf"{_NOT}[^，。；]{{0,3}}?[{word}]"), ()), len(word))]


_TITLED = re.compile(r"评[选定为上]|获评|认定|入选|授予|命名|荣获|列入")
"""A title is won: which one is told by its name, no deed."""
_VERB = 2
_DONE = "(?:弄|办|搞|做|整)(?:好|完|妥|了|下来|齐)"


def _names(whole: str, thing: str) -> list[str]:
    """What a thing may be called, that of each member where several are listed: its name less what says only of what kind it is, and the words that people use for it."""
    found = list(_things().get(whole, ()))
    for one in _LISTED.split(thing):
        name = _BEHIND.sub("", one)
        found += [*_things().get(one, ()), *_things().get(name, ()), *([name] if len(name) > 1 else [])]
    return found


def _speaks(name: str, form: str) -> bool:
    """Whether a clause has a name, most of its pairs of signs, or a shorter name made of its signs (工伤险 of 工伤保险, 监控 of 监控设备)."""
    if name in form:
        return True
    pairs = set(bigrams(name))
    if len(pairs) > 2 and sum(pair in form for pair in pairs) >= _MOST * len(pairs):
        return True
    runs = ((piece, at, at + size) for piece in _HAN.findall(form) for size in range(3, len(name)) for at in range(len(piece) - size + 1))
    return any(_made_of(piece[at:end], name) and not _of_other(piece, at, name) for piece, at, end in runs) or (len(name) > 2 and re.search(rf"(?:^|[，。；{_MEASURES}]){re.escape(name[-2:])}", form) is not None) or (
        (kind := _KIND.search(name)) is not None and kind.start() > 1 and name[: kind.start()] in form)


def _made_of(run: str, name: str) -> bool:
    """Whether a run of signs is a short form of a name: its signs in their order, from where a word begins to the last."""
    signs = iter(name)
    return run[0] in {name[1], *(word[0] for word, _ in tagged(name))} and run[-1] in name[-2:] and all(sign in signs for sign in run)


def _of_other(piece: str, at: int, name: str) -> bool:
    """Whether what stands before a place is a word of another name (特种设备作业证 is no 高处作业证)."""
    end = 0
    for word, tag in tagged(piece):
        end += len(word)
        if end == at:
            return len(word) > 1 and tag[:1] in ("n", "b", "v") and tag != "v" and word not in name and _WHOSE.search(word) is None
    return False


_WHOSE = re.compile(r"公司|企业|单位|工厂|合作社|农场|机构|人家|本人|自己|我们|今年|去年|前年|最近")
_HAN = re.compile(r"[一-鿿]+")
_MEASURES = "个了的家套台辆份本张项块栋间条只头把些名位着过"
_KIND = re.compile(r"(?:设备|设施|措施|制度|系统|手续|服务|材料|费用?)$")
"""Behind a name: of what kind the thing is, which one leaves out."""


@cache
def _families() -> tuple[_Family, ...]:
    return tuple(
        _Family(_any(one["printed"]), _any(one["told"]), _undenied(one["against"]) if "against" in one else None, _undone(one["told"]), tuple(one.get("root", ())))
        for one in _families_told().values())


def _undenied(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![没未无不])(?<!没有)(?<!不存在)(?:{_any(words).pattern})")


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(alternation(tuple(words)))


def _undone(told: list[str]) -> re.Pattern[str]:
    """The deed told as not done: its verb close behind a word of not."""
    return re.compile(rf"{_NOT}[^，。；]{{0,3}}?[{''.join(sorted({word[0] for word in told}))}]")


_UNDONE = re.compile(r"(?:还没有?|没有?|尚未|未)(?:能|去|再)?(?:下来|办|批|弄|做|拿到|拿下|通过|过(?=$|[呢，的])|装|签|验|到手)")
"""Of whatever thing: it is not had yet."""
_NOT = "(?:还没有?|没有?|尚未|未|忘了|没能|没来得及)"


@cache
def _families_told() -> dict[str, dict[str, list[str]]]:
    return dict(_data()["families"])


@cache
def _things() -> dict[str, tuple[str, ...]]:
    return {canonical(name): tuple(called) for name, called in _data()["things"].items()}


@cache
def _open() -> re.Pattern[str]:
    return _any(_data()["open"])


@cache
def _data() -> dict[str, Any]:
    return dict(read_data(Path(__file__).with_suffix(".yaml")))
