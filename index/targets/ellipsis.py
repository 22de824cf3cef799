"""Names that are complete by themselves, and how elliptical ones are completed from the subject before.

占比重达到65% after 技术改造投资…, 增加值150亿元 after 现代纺织总产值…, 过100亿元的企业 after 产值过50亿元的企业.
"""

from __future__ import annotations

import re

from index.targets.lexicon import any_of, words

_HEAD_END = re.compile(rf"(?:{any_of('heads')})$")
_COMPARED = re.compile(
    r"^(?P<own>[^，]*?)(?P<than>高于|低于|快于|优于|好于|超过|超出|领先于?|高出|大于|落后于?|多于|少于|慢于)(?P<other>[^，]{2,}?)$"
)
_BARE = frozenset(words("bare_heads"))
_GROWTH = frozenset(words("growth_nouns"))
_NOBODYS = frozenset(words("nobodys"))
_BARE_MEASURE = 4
"""A measure of no more signs (床位数, 人次) is no owner of another."""
_STATES = frozenset(["在建", "已建", "续建", "新开工", "已开工", "已建成", "其他"])
_STATE_OF = re.compile(r"(?:新(?:增)?)?(?:投产|通车|建成|开工|投运)(?:总)?(?:里程|规模|容量|面积)")
"""A measure with the state of what is measured, no owner (新投产里程)."""
_RANK = re.compile(rf"^(?P<rank>{any_of('ranks')})(?P<rest>.*)$")
_ANY_RANK = re.compile(any_of("ranks"))
_OVER = re.compile(r"^(?:超|过|达到|突破|不足|低于)[\d.]+(?:万|亿|千|百)*[^\d的]*的?(?P<kind>[^的]*)$")
_MEASURED = re.compile(r"^(?P<what>[^\d超过]*?)(?:超|过|达到|突破|不足|低于)?[\d.]")
_GROWTH_END = re.compile(
    rf"(?:的)?(?:{any_of('growth_nouns')}|年均增长|同比增长|年均下降|年均提高|增长|占比|比重)$"
)


def is_measurable(name: str) -> bool:
    """Whether a name ends like something that can be measured (率, 投资, 强度 …)."""
    return bool(_HEAD_END.search(name))


def compared(name: str) -> tuple[str, str] | None:
    """("增速高于全区GDP增速") → ("增速", "高于全区GDP增速"); None if nothing is compared."""
    found = _COMPARED.match(name)
    return (found["own"], found["than"] + found["other"]) if found else None


def is_bare(name: str) -> bool:
    """产值, 增加值, 占比 …: needs an owner."""
    return name in _BARE


def is_nobodys(name: str) -> bool:
    """生产总值, GDP: a value that needs no owner, and owns no other."""
    return name in _NOBODYS


def is_growth(name: str) -> bool:
    """增速, 增幅 …: needs the thing that grows."""
    return name in _GROWTH


def owner_of(subject: str) -> str:
    """The thing whose value a subject names: 现代纺织总产值 → 现代纺织."""
    if is_nobodys(subject):
        return subject
    for word in (*words("nobodys"), *words("bare_heads")):
        if subject.endswith(word) and len(subject) > len(word):
            owner = subject[: -len(word)].rstrip("的")
            return owner + "工业" if owner.endswith(("规模以上", "规上")) else owner
    return subject


def base_subject(subject: str) -> str:
    """A subject without the growth word at its end: 技术改造投资年均增速 → 技术改造投资."""
    if "占" in subject and not subject.startswith("占"):
        return subject.split("占", 1)[0]
    return _GROWTH_END.sub("", subject) or subject


def complete(name: str, previous: str) -> str | None:
    """The full name of an elliptical one, from the previous subject; None if it is complete by itself."""
    if not previous:
        return None
    if not name:
        return previous
    if name.startswith("占") and not name.startswith("占地"):
        return base_subject(previous) + name
    if name in _STATES:
        return f"{previous}（{name}）"
    if is_growth(name):
        return base_subject(previous) + name
    if is_bare(name) or _STATE_OF.fullmatch(name):
        base = base_subject(previous)
        owner = owner_of(base)
        return None if owner == base and len(base) <= _BARE_MEASURE and is_measurable(base) else owner + name
    if "占" in name and is_bare(name.split("占", 1)[0]):
        return owner_of(base_subject(previous)) + name
    over = _OVER.match(name)
    if over:
        head = _MEASURED.match(previous)
        kind = over["kind"] or (previous.rsplit("的", 1)[-1] if "的" in previous else "")
        stem = name if over["kind"] else name.rstrip("的") + "的" + kind
        return (head["what"] if head else "") + stem
    rank = _RANK.match(name)
    if rank and len(rank["rest"]) <= 1:
        old = _RANK.match(previous)
        if old and old["rest"]:
            return rank["rank"] + old["rest"]
        inner = _ANY_RANK.search(previous)
        if inner:
            return previous[: inner.start()] + rank["rank"] + previous[inner.end() :]
        return rank["rank"] + previous
    return None
