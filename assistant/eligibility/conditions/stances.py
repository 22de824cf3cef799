"""How the words in which a condition is spoken of stand to it: not so, or not so much (生产效率没怎么提高, 带动作用不明显, 离达产还远), only meant (正在申请认证), or of
something beside it (去商务局问过: 经商务局备案)."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.case_words import forms
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE, alternation
from index.canonical import canonical
from index.stretches import BRACKETED
from index.words import tagged

_NONE = re.compile(r"^(?:[^，。；的]{0,12}?[，,])?(?P<before>[^，。；的]{0,8}?)(?:未(?![来成婚])|没有|无(?![人线障锡为])|不(?![同动良限少低超高得足断超仅但])|非(?![常遗]))")
"""A condition that something is not so."""
_QUALITY = re.compile(r"明显|显著|较大|突出|良好|大幅|较好|较高|较强|好$|高$|强$|规范|健全|完善|稳定|整洁|优美|齐全|充足|到位|扎实|过硬|有序|优良|突出")
_WELL = re.compile(r"好(?!像|几|多|久)|不错|挺|很|蛮|特别|高|强|明显|显著|稳定|健全|规范|一大截|不少|[提升涨增][高升长加]?了|上去了|没得说|没问题|杠杠|过硬|齐全|整洁")
_GROWTH = re.compile(r"提高|提升|增长|增加|改善|增强|扩大|优化|好转|降低|下降|减少|见效|成效|效果")
_FALLS = re.compile(r"降低|下降|减少")
_LESS = r"(?:没有?|未|并未|并没有?|不)(?:怎么|咋|太|大|多大|多少|什么|啥|见|能|算|够|是很|那么|有)*(?:[的地])?|(?:谈|说|算|称)不上(?:有?多?么?|什么)?"
_FLAT = re.compile(
    r"没有?(?:什么|啥|多大|多少)?(?:变化|起色|长进|动静)|不怎么样|不咋[样的地]|一般(?:般)?$|(?:很|比较|十分|还|挺|都|也)(?:有限|差(?!不)|弱)|不理想|不行$|不[大多高强好深]$|不(?:明显|显著|突出|齐全?|全|够|到位|稳定?|规范|健全|完善)|缺[了着少]|跟不上|原地踏步|老样子|老一套|退步|变差|没跟上|一塌糊涂|乱得?很|很乱")
_DROPPED = re.compile(r"(?:下降|下滑|降|减少|少|跌|掉)了")
_REGULAR, _IRREGULAR = re.compile(r"按[时期月]|足额|连续|正常缴"), re.compile(r"断断续续|断[过缴交了]|漏[交缴]|晚[交缴]|拖着?没|逾期|欠[着了费]|有[几两一\d]个?月(?:的)?没")
_CALLED = {"社会保险费": ("社保",), "社会保险": ("社保",), "还本付息": ("贷款", "利息")}
_FAR = re.compile(r"(?:离|距)[^，。；]{1,14}?(?:还)?(?:差|远|早|有(?:一段|段)?距离)|差得?(?:还)?(?:很)?远|还早(?:着)?")
ASKS = re.compile(r"[吗么](?=[？?]|$)|能不能|给不给|(?<!没)(?<!没有)多少|是不是|算不算|会不会|如果|要是|假如|万一")
_TRYING = re.compile(r"(?:正在|还在|在|正|想着?|打算|准备|计划|争取|考虑|着手|筹备)(?:去|要|着手|开始)*(?:申请|申报|办理?|走|做|搞|弄|争取|筹备|联系|审核|公示|评审|申|报|建|谈|参评|评|考)|申请中|办理中|审核中|公示中|筹备中|筹建")
_UNDER_WAY = re.compile(r"(?:还在|正在|在|还没)走(?:流程|程序|完)|(?:还在|正在)(?:办|弄|申请|申报)(?:理|着|呢)?$|(?:还在|正在)(?:审|排队|等|公示|评|整改)|等着?(?:批|审|公示|验收|结果)|没走完")
_DONE = re.compile(r"[了过](?!$)|已经?|下来|到手|成功|完成|拿[到下]|[了过]$")
_APPLIED = re.compile(r"申请|申报|正在|拟|意愿|有意|计划|在建")
_NOUNS = ("n", "v", "a", "b", "j", "l", "i", "z", "d", "m")


def none_of(condition: str) -> bool:
    """Whether a condition wants something not to be so: not where only a word in it does (接收离校未就业毕业生)."""
    found = _NONE.match(condition)
    return found is not None and not any(tag == "v" for _, tag in tagged(found["before"]))


def undone(condition: str, said: str) -> str:
    """The clause in which the asker says that what a condition wants is not so, or not so much as it wants; "" where he does not."""
    bare = canonical(BRACKETED.sub("", condition))
    if none_of(bare):
        return ""
    graded = _QUALITY.search(bare) is not None or _GROWTH.search(bare) is not None
    names = topics(bare)
    before = ""
    for clause in CLAUSE.finditer(said):
        form = canonical(clause.group())
        named = [name for name in names if name in form]
        if not ASKS.search(form):
            if _FAR.search(form) and any(name in form for name in names[-2:]):
                return clause.group().strip()
            if _REGULAR.search(bare) and _IRREGULAR.search(form) and any(name in before + form for name in (*names, *(word for name in names for word in _CALLED.get(name, ())))):
                return clause.group().strip()
            if graded and _less(bare, form, names, named, before):
                return clause.group().strip()
            if _LITTLE.search(form) and _little(form, named):
                return clause.group().strip()
        before = form
    return ""


def _little(form: str, named: list[str]) -> bool:
    """Whether a clause says that little was done of what it names (没怎么搞培训)."""
    return any(0 <= form.find(name, found.end()) - found.end() <= _NEAR and (len(named) > 1 or len(name) > _NEAR) for found in _LITTLE.finditer(form) for name in named)


_NEAR = 2
"""So many signs at most between a word for little and what there is little of (没怎么请第三方)."""


def so(condition: str, said: str) -> str:
    """The clause in which the asker says of all that a condition wants good, or more, that it is (销路较好: 销路也好); "" where he does not."""
    bare = canonical(BRACKETED.sub("", condition))
    names = [name for name in topics(bare) if not _GROWTH.fullmatch(name)]
    if none_of(bare) or not names or not (_QUALITY.search(bare) or _GROWTH.search(bare)) or len(bare) > _PLAIN:
        return ""
    for clause in CLAUSE.finditer(said):
        form = canonical(clause.group())
        rest = form
        for name in names:
            rest = rest.replace(name, "，")
        if all(name in form for name in names) and _WELL.search(rest) and not (ASKS.search(form) or _NAY.search(rest) or _FLAT.search(rest) or _TRYING.search(form)):
            return clause.group().strip()
    return ""


_PLAIN = 14
_NAY = re.compile(r"[没未无非]|不(?!错)")
_LITTLE = re.compile(r"(?:没有?|不)(?:怎么|咋|太|什么|啥|多少)(?:去)?")


def _less(bare: str, form: str, names: list[str], named: list[str], before: str) -> bool:
    """Whether a clause says of what is graded that it is little of it: of its own words two, or one and the other in the clause `before`."""
    degrees = [*(one.group() for one in (*_QUALITY.finditer(bare), *_GROWTH.finditer(bare))), *names]
    degrees += [one[-1] for one in degrees if one[-1] in _BARE and _QUALITY.fullmatch(one)]
    for found in re.finditer(f"(?:{_LESS})(?P<what>{alternation(tuple(degrees))})", form):
        if any(name not in found["what"] and found["what"] not in name for name in (*named, *(one for one in names if one in before and not named))):
            return True
    heads = [name for name in names if not _QUALITY.fullmatch(name)]
    about = any(name in form for name in heads[-2:])
    return about and (_FLAT.search(form) is not None or (_FALLS.search(bare) is None and _GROWTH.search(bare) is not None and _DROPPED.search(form) is not None))


def topics(bare: str) -> list[str]:
    """The words of a condition that tell what it is about; what is one with its degree in the dictionary (效果显著) without it."""
    found = []
    for word, tag in tagged(bare):
        name = _QUALITY.sub("", word) or word
        if len(name) > 1 and tag[:1] in (*_NOUNS, "") and not _QUALITY.fullmatch(name):
            found.append(name)
    return found


def only_meant(condition: str, words_: str) -> bool:
    """Whether a clause that names what a condition wants had or done only says that it is meant, or under way."""
    form = canonical(words_)
    names = topics(canonical(BRACKETED.sub("", condition)))
    if _UNDER_WAY.search(form) and not _APPLIED.search(condition) and any(name in form for name in names):
        return True
    trying = _TRYING.search(form)
    if trying is None or _APPLIED.search(condition) or _DONE.search(form):
        return False
    return any(form.find(name, trying.end()) >= 0 for name in names)


def otherwise_had(condition: str, words_: str) -> bool | None:
    """Whether a clause says that a thing is had in a way that the wanted one rules out (自有冷库: 冷库是租的); False where it is only another way (自建: 买的), None where it says none."""
    wanted = next((way for way, (printed, _) in _HAD_BY.items() if printed.search(condition)), "")
    told = {way for way, (_, said) in _HAD_BY.items() if said.search(canonical(words_))}
    if not wanted or not told or wanted in told or (wanted == "自有" and "租" not in told):
        return None
    return (wanted == "租") != ("租" in told)


_BARE = "好高强大广"
"""What a word for a quality comes to in speech (较高: 不怎么高)."""
_HAD_BY = {
    "自有": (re.compile(r"^(?:拥有)?自有|^自己拥有"), re.compile(r"自己的|自家的?|自有|名下的")),
    "建": (re.compile(r"^(?:自|新|改|扩)建|^自行建|^建设"), re.compile(r"建(?:了|的|好|成|起)|盖(?:了|的|好)|修(?:了|的|好)")),
    "租": (re.compile(r"^(?:租用|租赁|承租)"), re.compile(r"租(?:了|的|着|来|赁|用)")),
    "买": (re.compile(r"^(?:购[置买入]|采购|新购)"), re.compile(r"买(?:了|的|来|下)|购(?:置|买|入|了)")),
}
"""The ways in which a thing is had, as conditions begin and as people say."""


def to_the_point(condition: str, said: str) -> bool:
    """Whether the asker's words have what a condition wants done at its end (经商务局备案: 去商务局问过 has it not), so that they do not only resemble it."""
    deed = _RESULT.search(canonical(BRACKETED.sub("", condition)))
    if deed is None:
        return True
    form = f"{canonical(said)}，{same(said)}"
    return any(one.search(form) for one in forms(deed["what"]))


_RESULT = re.compile(r"(?P<what>备案|验收|投产|达产|结题|挂牌|公示|审批|核准|登记|复审|评审|鉴定|授牌)(?:手续|证明|合格|通过)?[后的]?$")
"""What is done at the end of something: without it nothing is settled by what is told of the rest."""
