"""An item of a list of requirements against what the asker says of himself: its clauses, its alternatives, the step or the case that is his, with the working."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.eligibility.conditions.age_bounds import APART
from assistant.eligibility.conditions.assertions import asserted
from assistant.eligibility.conditions.case_told import case_told
from assistant.eligibility.conditions.cases_named import CASE, of_one
from assistant.eligibility.conditions.left_out import without_exempt
from assistant.eligibility.conditions.of_name import of_standard
from assistant.eligibility.conditions.printed import clause_held, limited, stepped_share
from assistant.eligibility.conditions.printed import held as held_in_steps
from assistant.eligibility.conditions.shares import of_whole_told, part_of_whole
from assistant.eligibility.conditions.subjects import subject_check
from assistant.eligibility.conditions.trading import other_side
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied, mentioned, same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import Computation, ConditionCheck
from index.rules.thresholds import thresholds
from prompts import say

_REMARK = re.compile(r"[（(][^（）()]*[)）]")
_CLAUSES = re.compile(r"[，,；;。]|(?<=.)(?:并且|且|并(?=[在有无未已]))(?=.)")
_OR = re.compile(r"[，；;]或者?是?|(?:或者?)(?=现|属于|具有|在|持有|获得|取得|已|仅)")
_ONE_OF = re.compile(r"之一|任意一|其中一|任一|一项或多项|一项以上")
_EXCEPT = re.compile(r"[，,]?但?[^，。；]{0,10}(?:情况|情形|人员|的)?除外[：:]\s*$")
_MARK = re.compile(r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])\s*")
_SELECTS = re.compile(r"^(?:属于|为|是|系|从事|企业为|申请人为|单位为|项目为)|\d")
_EXPLAINS = re.compile(r"^(?:其中)?[^，。；]{0,14}(?:实行动态|另行|按照?(?:国家|省|市)?(?:有关|相关)规定执行)|由[^，。；]{2,20}(?:确定|制定|公布|认定)后?(?:公布)?(?:执行)?$|可(?:以)?适当|放宽|报[^，。；]{2,8}批准|^参照|^根据|^侧重")
_FIGURE_LIST = re.compile(r"、(?=[^、，。；]*\d|[^、，。；]*(?:为正|为负))")
_SHORTEST = 3
_SUBJECT = re.compile(r"^[^，。；\d]{2,16}?(?:应当|必须|(?<![供相适响])应(?![届急用变聘])|须|(?<!急)需(?![要求]))(?:同时|均|都|为|是)?")
"""Whom a clause asks something of, before what it asks."""
_FORBIDS = re.compile(r"(?P<head>[^，。；]{2,20}?)(?:不能|不得|不)(?:为|是|属于)[“\"]?(?P<value>[^，。；”\"]{1,12})[”\"]?$")
_ASIDE = re.compile(r"除外$|为准$|通过[^，。；]*、[^，。；]*等(?:方式|途径|形式|渠道)$|^(?:其中)?[^，。；]{2,20}的?可以(?:是|由)|^下同$|^具体[^，。；]*$")
"""A remark on how something is counted, or on who is not held to it."""
_PROMISE = re.compile(r"^承诺|^自愿")
_PROMISED = re.compile(r"承诺|保证|不迁|不搬|不减|自愿|愿意")
_FOR_WHOM = re.compile(r"(?:对象|目标|范围|主体)(?:重点|主要)?(?:为|是|包括|限于)(?:[我本][省市区县])?(?P<who>[^，。；]{2,40})$")
_WILLING = re.compile(r"意愿|自愿|愿意|^承诺|积极性$|能够?(?:按照?|为|配合|服从)")
"""What is promised with the application itself asks for nothing beforehand."""
_NAY = re.compile(r"^[^，。；]{0,12}?(?:未|无|没有|不得|不存在)")
_NAY_TOLD = re.compile(r"[没无未不非]")
_IS_NOT = re.compile(r"不是|不属于|不算|并非")
_SOFT = re.compile(r"原则上|一般")
_MOST_UNTOLD = 4


@dataclass(frozen=True, slots=True)
class Held:
    """An item's check with its working, and whether the asker tells anything of what it asks for."""

    check: ConditionCheck
    steps: tuple[Computation, ...] = ()
    told: bool = False
    fits: int = 0


def item_held(text: str, facts: Facts, *, one_enough: bool = False) -> Held:
    """An item, as printed with the lines below it, against the asker; `one_enough`: its list is one of which one item is enough, so that the lines of an
    item without a word on it are alternatives too."""
    worked = part_of_whole(text, facts) or stepped_share(text, facts) or of_whole_told(text, facts)
    if worked is not None:
        return Held(replace(worked[0], text=text), worked[1], told=True, fits=worked[0].verdict == "符合")
    lead, *lines = [line.strip() for line in text.split("\n") if line.strip()]
    lines = [line for line in lines if not (_SIDE.match(line) and other_side(_SIDE.sub("", line), facts.text))] or lines
    if not lines:
        return replace(one := _sentences(lead, facts), check=replace(one.check, text=text))
    stepped = held_in_steps(text, facts) if _in_steps(lines) else None
    if stepped is not None:
        return Held(stepped, told=stepped.verdict != "需补充" or stepped.reason != say("eligibility.reason.not_said"), fits=stepped.verdict == "符合")
    parts = [_sentences(_MARK.sub("", line), facts) for line in lines]
    if _EXCEPT.search(lead):
        spared = next((one for one in parts if one.check.verdict == "符合"), None)
        own = _sentences(_EXCEPT.sub("", lead), facts)
        made = own if own.check.verdict == "符合" or spared is None else spared
        made = replace(made, check=replace(made.check, verdict="需补充")) if made.check.verdict == "不符合" else made
    elif _ONE_OF.search(lead) or (one_enough and not _DEMANDS_ALL.search(lead)):
        marked = [_any_named(_MARK.sub("", line), facts) or one for one, line in zip(parts, lines, strict=True) if _MARK.match(line)]
        above = [demand for line in (lead, *lines) if not _MARK.match(line) and (demand := _OF_ALL.search(line)) is not None]
        made = all_of([*(_sentence(one["what"], facts) for one in above), any_of(marked or parts)])
    else:
        made = all_of([*([] if _TITLES.search(lead) else [_sentences(lead.rstrip("：:"), facts)]), *parts])
    return replace(made, check=replace(made.check, text=text))


_NAMES = re.compile(r"[^，。；：、（）()\d]{2,14}(?:(?:、|或者?)[^，。；：、（）()\d]{2,14})+[。；]?")
"""A line that only names several kinds of persons (登记失业人员、就业困难人员)."""


def _any_named(line: str, facts: Facts) -> Held | None:
    """A line that names several kinds of persons, of which the asker is one; None where he is none of them or it says more."""
    names = re.split("、|或者?", line.rstrip("。；")) if _NAMES.fullmatch(line) else ()
    told = next((words for name in names if (words := mentioned(name, facts.text)) and not denied(name, facts.text)), "")
    return Held(ConditionCheck(line, "符合", say("eligibility.reason.said", words=told)), told=True, fits=1) if told else None


_OF_ALL = re.compile(r"之一的(?P<what>[^，。；：]{4,30})[：:]$")
"""What those have to be besides who fulfil one of the lines below."""
_TITLES = re.compile(r"(?:要求|条件|如下|下列|以下[^，。；：]{0,6})[：:]\s*$")
"""A line that asks for nothing but what stands below it."""
_SIDE = re.compile(r"^[一-鿿]{2,4}[\d一二三四五六]?[：:]")
"""A line for one of several kinds of askers by its label ("方向1：…销售时间…")."""
_DEMANDS_ALL = re.compile(r"同时")


def _in_steps(lines: Sequence[str]) -> bool:
    """Whether the lines below an item are steps on a figure ("1.收入5000万元以下的企业，比例不低于5%")."""
    return sum((case := CASE.search(_MARK.sub("", line))) is not None and re.search(r"\d", case["which"]) is not None for line in lines) > 1


def any_of(parts: Sequence[Held]) -> Held:
    """Several of which one is enough: the one that fits, else the one of which most is told."""
    order = {"符合": 2, "需补充": 1, "不符合": 0}
    return max(parts, key=lambda one: (order[one.check.verdict], one.fits, one.told))


def all_of(parts: Sequence[Held]) -> Held:
    """Several that are all needed: the one that fails, else what is open of them with what fits."""
    steps = tuple(step for one in parts for step in one.steps)
    told, fits = any(one.told for one in parts), sum(one.fits for one in parts)
    failed = next((one for one in parts if one.check.verdict == "不符合"), None)
    if failed is not None:
        return Held(failed.check, steps, told=True, fits=fits)
    reasons = list(dict.fromkeys(one.check.reason for one in parts if one.check.verdict == "符合"))
    open_ = [one for one in parts if one.check.verdict == "需补充"]
    if not open_:
        return Held(replace(parts[0].check, reason="；".join(reasons)), steps, told=told, fits=fits)
    if not told:
        return Held(open_[0].check, steps, told=False)
    untold = say("eligibility.reason.untold", pieces="”、“".join(one.check.text for one in open_[:_MOST_UNTOLD]))
    return Held(replace(open_[0].check, reason="；".join((*reasons, untold))), steps, told=told, fits=fits)


def _sentences(text: str, facts: Facts) -> Held:
    """The sentences of an item, of which those that only explain ask for nothing."""
    cases = list(CASE.finditer(text))
    if len(cases) > 1 and sum(len(one.group()) for one in cases) * 3 > len(text) * 2:
        return _by_case(text, cases, facts)
    wanted = [(one, without_exempt(one, facts)) for one in re.split(r"[。；;]", text) if len(one) >= _SHORTEST and not _EXPLAINS.search(_REMARK.sub("", one))]
    parts = [_sentence(asks, facts) if asks else Held(ConditionCheck(one, "符合", say("eligibility.reason.exempt")), told=True, fits=1) for one, asks in wanted]
    return all_of(parts) if parts else _sentence(text, facts)


def _by_case(text: str, cases: Sequence[re.Match[str]], facts: Facts) -> Held:
    """What is asked for in the case that is the asker's ("从事旅客运输的，…，从事货物运输的，…"), open where he tells none."""
    for one in cases:
        which = limited(one["which"], "", facts)
        his = bool(which) and all(check.verdict == "符合" for check in which) if which else bool(mentioned(one["which"], facts.text))
        if his:
            return _sentence(one["what"], facts)
    named = of_one([one["which"] for one in cases], facts.text)
    if named is not None:
        return _sentence(cases[named]["what"], facts)
    made = [_sentence(one["what"], facts) for one in cases]
    if len({one.check.verdict for one in made}) == 1:
        return replace(made[-1], check=replace(made[-1].check, text=text))
    return Held(ConditionCheck(text, "需补充", say("eligibility.reason.not_said")))


def _sentence(text: str, facts: Facts) -> Held:
    """A sentence: what it asks only of some of whom the asker is none asks nothing of him; its alternatives one by one."""
    case = CASE.match(text)
    if case is not None and _SELECTS.search(case["which"]) and not _limits(case["which"]):
        name = _KINDS_BEFORE.sub("", case["which"].rstrip("的"))
        no = denied(name, facts.text)
        if no:
            return Held(ConditionCheck(text, "符合", say("eligibility.reason.denied", words=no)), told=True, fits=1)
        text = case["what"] if mentioned(name, facts.text) else text
    bare = _REMARK.sub("", text)
    ways = [way for way in _OR.split(bare) if len(way) > _SHORTEST]
    if len(ways) > 1 and not _COMMON_TAIL.search(bare):
        made = any_of([_clauses(way, facts) for way in ways])
        soft = made.check.verdict == "不符合" and any(len(way) < _LONG_WAY for way in ways)
        return replace(made, check=replace(made.check, verdict="需补充")) if soft else made
    made = _clauses(bare, facts)
    if made.check.verdict == "不符合" and _SOFT.search(text):
        return replace(made, check=replace(made.check, verdict="需补充"))
    return made


_KINDS_BEFORE = re.compile(r"^(?:企业|申请人|单位|项目|机构)?(?:属于|为|是|系|从事)?(?:[我本]?[省市区县])?")
_COMMON_TAIL = re.compile(r"或[^，。；]{1,6}[的之]")
_LONG_WAY = 6


def _clauses(text: str, facts: Facts) -> Held:
    """The clauses of a sentence, all needed."""
    pieces = [piece for clause in _CLAUSES.split(text) for piece in _figures_apart(clause) if len(piece) >= _SHORTEST] or [text]
    asking = [piece for piece in pieces if not (_WILLING.search(piece) or _ASIDE.search(piece))] or pieces
    return all_of([_clause(piece, facts) for piece in asking])


def _figures_apart(clause: str) -> list[str]:
    """A clause that lists several limits (收入不低于…、增长不低于…), one by one."""
    parts = [clause] if APART.search(clause) else _FIGURE_LIST.split(clause)
    return parts if len(parts) > 1 and all(_limits(part) or "为正" in part for part in parts) else [clause]


def _clause(text: str, facts: Facts) -> Held:
    text = text.strip()
    among = _AMONG.fullmatch(text)
    if among is not None:
        whose = any_of([_clause(name, facts) for name in among["who"].split("、")])
        return all_of([whose, any_of([_clause(way, facts) for way in re.split("或者?", among["what"])])])
    check = _value(text, facts) or _whom(text, facts) or clause_held(_SUBJECT.sub("", text.replace("人民币", "")) or text, _of_part(text, facts))
    if check.verdict != "需补充" and not _bears(check, text, facts):
        check = replace(check, verdict="需补充", reason=say("eligibility.reason.not_said"))
    if check.verdict == "符合" and _IS_NOT.search(mentioned(text, facts.text)) and not _NAY_TOLD.search(text):
        check = replace(check, verdict="需补充", reason=say("eligibility.reason.not_said"))  # spoken of in a clause that says what he is not
    if check.verdict == "需补充" and not (_BOUND.search(text) or _PROMISE.search(text)):
        check = asserted(text, facts) or of_standard(text, facts) or _not_had(text, facts) or _no_case(text, facts) or check
    settled = check.verdict != "需补充"
    if check.verdict == "符合" and (rest := _rest(text)) and not mentioned(rest, facts.text):
        check = replace(check, verdict="需补充", reason=say("eligibility.reason.rest_untold", reason=check.reason, rest=rest))
    return Held(replace(check, text=text), told=settled or _is_told(check, facts), fits=check.verdict == "符合")


_AMONG = re.compile(r"(?P<who>[^，。；]{2,60}、[^，。；]{2,40}?)(?:等\d+类人员|等人员|等对象)?中(?P<what>[^，。；]{2,40}?)的?")
"""Of several kinds of persons those of whom something else holds ("低保家庭、边缘家庭等2类人员中失能的")."""
_TAIL = re.compile(r"(?:以上|以下|以内)(?:[（(][^）)]*[)）])?的?(?P<rest>[^，。；、\d]{5,24})$")
_PLAIN_TAIL = re.compile(r"^(?:[^，。；]{0,2}的)?(?:企业|单位|人员|项目|对象|家庭|机构|申请人|老年人)?$")


def _is_told(check: ConditionCheck, facts: Facts) -> bool:
    """Whether an open check names something that the asker says."""
    return any(clause.group().strip() in check.reason for clause in CLAUSE.finditer(facts.text))


def _rest(text: str) -> str:
    """What a clause asks for behind its limit ("营业收入500万元以上的专精特新企业"), "" where it is nothing."""
    found = _TAIL.search(text)
    return found["rest"] if found is not None and not _PLAIN_TAIL.match(found["rest"]) else ""


def _of_part(text: str, facts: Facts) -> Facts:
    """The asker's words with, of several shares that he tells, those of the part that a clause is about ("科技人员占…")."""
    part = same(text.split("占", 1)[0]) if "占" in text else ""
    shares = [one for one in facts.figures if one.unit == "%"]
    hits = {one: sum(one.words[i : i + 2] in part for i in range(len(one.words.split("占", 1)[0]) - 1)) for one in shares}
    most = max(hits.values(), default=0)
    if not part or not most or len(shares) == 1:
        return facts
    return replace(facts, figures=tuple(one for one in facts.figures if one.unit != "%" or hits[one] == most))


def _bears(check: ConditionCheck, text: str, facts: Facts) -> bool:
    """Whether a check by the asker's words bears on the condition: what denies it names something of it, what is met without having is said so."""
    said = next((clause.group().strip() for clause in CLAUSE.finditer(facts.text) if check.reason.endswith(clause.group().strip())), "")
    if not said:
        return True
    if check.verdict == "不符合" and check.reason == say("eligibility.reason.denied", words=said):
        form, other = same(text), same(said)
        return any(form[i : i + 2] in other for i in range(len(form) - 1))
    if _PROMISE.search(text) and check.verdict == "符合" and not _PROMISED.search(said):
        return False
    if _BOUND.search(text) and not _limits(text.replace("人民币", "")):
        return False
    return not (_NAY.search(text) and check.reason == say("eligibility.reason.said", words=said) and not _NAY_TOLD.search(said))


def _not_had(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of something not to be had, where the asker says in his words that he had none of it; None where he does not."""
    nay = _NAY.search(text)
    form = _FILLS.sub("", same(text[nay.end() :])) if nay is not None else ""
    for clause in CLAUSE.finditer(facts.text) if form else ():
        said = same(clause.group())
        none = _NONE_TOLD.search(said)
        if none is not None and sum(said[i : i + 2] in form for i in range(none.end(), len(said) - 1)) >= _ENOUGH:
            return ConditionCheck(text, "符合", say("eligibility.reason.said", words=clause.group().strip()))
    return None


def _no_case(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a kind that the asker says he is none of (也不是孵化器: 省级以上科技企业孵化器); None where he does not."""
    told = case_told(text, facts.text) if not _NAY.search(text) and "《" not in text else None
    return None if told is None or told.side != "out" else ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=told.words))


_BOUND = re.compile(r"满半年|半年(?:以上|以下|以内)|(?:不低于|不少于|不超过|不高于|达到|满)[^，。；\d]{0,6}\d|\d[^，。；]{0,6}(?:以上|以下|以内)")
"""A bound that no figure was read of: words alone do not meet it."""
_FILLS = re.compile(r"[的了等和与及或、]")
_NONE_TOLD = re.compile(r"没有?|未|从来?没|从未")
_ENOUGH = 3


def _value(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a grade that something must not have ("信用等级不能为红牌"), where the asker tells the one it has; None elsewhere."""
    found = _FORBIDS.search(text)
    if found is None:
        return None
    for clause in CLAUSE.finditer(facts.text):
        said = clause.group()
        if found["value"] in said and not _NAY_TOLD.search(said[: said.index(found["value"])][-3:]):
            return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=said.strip()))
    told = next((one.group().strip() for one in CLAUSE.finditer(facts.text) if _GRADED.search(one.group()) and mentioned(found["head"], one.group())), "")
    return ConditionCheck(text, "符合", say("eligibility.reason.said", words=told)) if told else None


_GRADED = re.compile(r"[是为评](?:了)?(?:[^，。；]{0,4})(?:牌|级|等|类|星|档)|[红黄绿蓝]牌|[A-EＡ-Ｅ]级")


def _whom(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of whom something is meant for, where the asker is one of those; None elsewhere."""
    found = _FOR_WHOM.search(text)
    check = subject_check(found["who"], facts) if found is not None else None
    return check if check is not None and check.verdict == "符合" else None


def _limits(text: str) -> bool:
    """Whether a text sets a limit on a figure."""
    return any(not one.bare for one in thresholds(text))
