"""How people speak of the two versions of one policy: 2022年那版, 老政策, 修订前, 2025年修订版, 新办法.

    "按2022版算该奖多少，按2025修订版算该奖多少？" → the earlier and the later version, and "该奖多少？" that is asked of both
"""

from __future__ import annotations

import re

from assistant.gather.of_documents.transitions import Side
from index.records import Metadata

_KIND = r"(?:政策|办法|规定|文件|细则|措施|标准|意见|方案|通知)"
_CALLED = re.compile(
    rf"(?:(?:如果|要是|若)?(?:放在|放到|放|换成|换到|按照?|依照?|照着?|用|拿|在))?(?P<place>[一-鿿]{{2,6}}[省市区县旗州]?(?:的)?)?"
    rf"(?:(?P<year>20\d\d)年?(?:度)?(?:那|这|出|出台|印发|发布)?(?:一)?(?:份)?的?(?:(?:新|老|旧)?(?:修订版|修订稿|修订的?(?:{_KIND})?|版本?(?:的?{_KIND})?|那版|那份|{_KIND}))"
    rf"|(?P<old>(?:老|旧|原来?|以前|之前|原先|上一版|修订前|修改前)的?(?:版本?|{_KIND})|(?:修订|修改|调整)(?:之|以)?前|上一版)"
    rf"|(?P<new>(?:新|现在|现行|最新|修订后|修改后)的?(?:版本?|修订版|{_KIND})|(?:修订|修改|调整)(?:之|以)?后|修订版))"
    rf"(?:里面?|中|下|上)?(?:来?(?:算|计算|执行))?")
_OF_TEXT = re.compile(r"(?:放在|放到|按照?|依照?|照着?|用|拿|在)")
_CHANGED = re.compile(r"(?:有|有了|发生了?|都)?(?:什么|啥|哪些|哪里|怎么|怎样|如何)[^，。？]{0,2}(?:变化|变动|变|不同|不一样|区别|差别|调整|改动?)(?:了|的)?|变了(?:什么|多少|哪些)|(?:差|多|少|相差|提高|增加|降低)(?:了)?多少|哪个(?:更)?(?:划算|高|多|合适)")
_PARTICLES = re.compile(r"^(?:呢|的|那|又|和|与|跟|及|各|分别|里|，)*$")
_EACH = re.compile(r"(?:分别|各自|各)(?=是|能|可以|可|该|应|给|奖|补|多少|拿|领)")


def named(text: str, old: Metadata, new: Metadata) -> frozenset[Side]:
    """Which of the two versions a question speaks of."""
    return frozenset(side for found in _CALLED.finditer(text) if (side := _side(found, old, new)) is not None)


def _side(found: re.Match[str], old: Metadata, new: Metadata) -> Side | None:
    if found["year"]:
        years = [(side, {one[:4] for one in (meta.published, meta.effective)}) for side, meta in (("old", old), ("new", new))]
        hits = [side for side, own in years if found["year"] in own]
        return ("old" if hits[0] == "old" else "new") if len(hits) == 1 else None
    return "old" if found["old"] else "new"


def of_each(text: str, old: Metadata, new: Metadata) -> str:
    """What is asked of each of the two versions: the question without the words for them, and without the clause that asks how they differ; ""
    where nothing is left to be asked."""
    bare = _CALLED.sub(lambda found: (found["place"] or "") if _side(found, old, new) is not None else found.group(), text)
    clauses: list[str] = []
    for clause, stop in re.findall(r"([^，。；？！]*)([，。；？！]?)", bare):
        clause = _EACH.sub("", re.sub(r"^(?:而|那么?|呢|和|与|跟|及|以及|、)+|呢$", "", clause.strip()))
        if not clause or _PARTICLES.match(clause) or _CHANGED.search(clause) or clause in (one.rstrip("，。；？！") for one in clauses):
            continue
        clauses.append(f"{clause}{stop or '。'}")
    asked = "".join(clauses).strip("，。；")
    return f"{asked}？" if asked and not asked.endswith("？") else asked


def asks_change(text: str) -> bool:
    """Whether it is asked how the two versions differ."""
    return _CHANGED.search(text) is not None
