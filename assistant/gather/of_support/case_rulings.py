"""What the sentences of a document say of the cases that they name: who may not, who may, what everybody has to be ("合租房屋的，不予办理", "X不得申报", "…除外", "仅限…", "（不含…）").

Read from the words alone, sentence by sentence; whether a case is the asker's is decided elsewhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.gather.of_support.bars import cases_left_out

Outcome = Literal["no", "yes", "must"]
"""Those of the case may not; they may; nobody may but those of the case."""

_SENTENCE = re.compile(r"[^。！\n]+")
_PART = re.compile(r"[^；;]+")
_CLAUSE = re.compile(r"[^，,]+")
_MARK = re.compile(r"\s*(?:第[一二三四五六七八九十百\d]{1,4}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳]|[答问][：:]|[-•●]|第[一二三四五]批[：:])?[\s　]*")
_NO = re.compile(
    r"(?:暂|均|一律|也|都|概|原则上)*(?:不得(?!低于|高于|超过|少于|多于|大于|小于)|不能(?!自理)|不可(?!抗|分|再生)|不予|不给予|不再|不享受|不适用于?|不纳入|不列入|不计入|不属于|不在|不接受|不受理|不办理|不认可|不支持|不减免|不支付|不报销|不补[贴助]?|不实行|不视为|不作为|不进入|不允许|不准|不包括在内|不发放|不计发|不退[费还]?|不收取|不贴息|不安排|不执行|不实施|不参加|不参与|不承担"
    r"|禁止|严禁|谢绝|暂不|暂停|停止|停发|终止|取消(?![^，。]{0,10}(?:起付|限制|门槛|收费|费用|证明))|无权)")
_YES = re.compile(
    r"(?:均|也|都|还)*(?:(?<!许)可以?(?!能|行|持续|靠|[由向]?[^，。]{0,4}不)|准予|允许|(?:予以|给予)(?!注销|警告|处|批评|通报|追|退|撤|行政|约谈|清退|辞退|取缔|没收|开除)|(?<![已曾未不正重在])享受(?!过|了|着)|视同|视为|参照|适用|免收|免缴|免交|免费|减半|减免|免除|不受|不设(?=起付|门槛|上限|封顶)|无需|无须|不需|仍(?=可|由|按|享受|发放|予|能)|有权|不影响(?=[^，。；]{0,6}(?:申[报请领]|享受|认定|领取|办理))|取消(?=[^，。]{0,10}(?:起付|限制|门槛|收费|费用|证明))|即可)")
_MUST = re.compile(r"(?:原则上)?(?:应当(?:同时)?|必须|(?<![供相适响反对])应(?![届急用对变激聘邀])|须|(?<!急)需(?![求要])|方可|方能|才能|才可|只能|只可以?|仅限于?|仅(?:面向|供|适用于?)|只(?:适用于?|面向)|只限于?|(?<![期年上下权无有时受不])限(?![期额制时度于高低定])|限于)")
_NAMED = re.compile(r"^(?P<base>.+?)[，,](?:但是?|其中)?(?P<case>[^，,。；;]{2,60}?)的?除外$")
_ALONE = re.compile(r"^(?:但是?|其中)?(?P<case>[^，,。；;]{2,60}?)的?除外$")
_APART = re.compile(r"^(?P<before>[^，,。；]{0,16}?)除(?P<case>[^，,。；;]{2,50}?)(?:以外|之外|外)的?(?P<rest>.*)$")
_BRACKET = re.compile(r"(?P<head>[^，,。；;（()）]{2,24})[（(](?P<not>不含|不包括|不包含|不限|除)(?P<case>[^（()）]{2,40}?)(?:以?外)?[)）]")
_BRACKET_IN = re.compile(r"(?P<head>[^，,。；;（()）]{2,24})[（(](?:含|包括|包含)(?P<case>[^（()）]{2,40}?)[)）]")
_BRACKET_IS = re.compile(r"(?:人员|户|企业|家庭|学生|毕业生|对象|职工|居民)[（(](?P<what>(?![不含包以除可具详限下注])[^（()）]{0,12}(?:非|未|无|没有|具有|须)[^（()）]{3,50})[)）]")
"""What those are who have just been named ("外省籍人员（身份证号非42开头的）")."""
_WITHOUT = re.compile(r"^(?P<base>.+?)[，,]?(?:不含|不包括|不包含)(?!在内)(?P<case>[^，,。；;）)]{2,40})$")
_SCOPE = re.compile(r"(?:适用范围|保障范围|受理范围|[一-鿿]{2}对象|申请条件)[为是：:\s\n]+$|适用于$|(?:仅|只)?面向$|所[指称]的?[一-鿿]{2,10}(?:是指|是|指)$")
_LABEL = re.compile(r"^(?:适用范围|适用对象|办理对象|保障范围|保障对象|惠及对象|受理范围|受理对象|参保对象|参加对象|招生对象|服务对象|申请对象|供应对象|享受对象|补贴对象|救助对象|申请条件|申报条件|办理条件|受理条件)[为是：:\s　]*(?P<what>(?!除|[：:]).{6,})$")
"""Who may, behind the words that say so on the same line."""
_ABOUT = re.compile(r"^(?:“[^”]{2,12}”即|对于?|凡是?|其中|但是?|如|若|并且?|且)")
_PERSON = re.compile(r"(?:者|人员|人|户|家庭|学生|企业|单位|生|职工|居民|车辆|犬|游客|对象|房源|的)$")
_OPENS = re.compile(r"(?:下列|以下|如下)[^，。；]{0,6}(?:情形|行为|条件|情况|材料|人员|对象|规定|标准|要求|之一)")
"""What opens a list says nothing by itself."""
_IDLE = re.compile(r"\d月\d+日至|^[^，。]{0,6}(?:电话|地址|网址)")
_LONGEST = 200
_DOUBLE = re.compile(r"不得不|无不")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a sentence (`start…end` of the document) says of a `case`: its outcome, and `act`, the words on what one may or may not; `excepted` that the case is one that a wider rule leaves out, and
    `word` the word that rules."""

    start: int
    end: int
    case: str
    outcome: Outcome
    act: str
    excepted: bool = False
    word: str = ""


@lru_cache(maxsize=64)
def case_rulings(text: str) -> tuple[Ruling, ...]:
    """All that the sentences of a document say of cases, in the order of the text."""
    found: list[Ruling] = []
    listed = cases_left_out(text)
    for sentence in _SENTENCE.finditer(text):
        mark = _MARK.match(text, sentence.start(), sentence.end())
        start = mark.end() if mark is not None else sentence.start()
        if sentence.end() - start > _LONGEST * 2 or _DOUBLE.search(sentence.group()) or any(first <= start < last for first, _, last in listed):
            continue
        above = text[max(0, text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1) : start]
        behind = ""
        for part in _PART.finditer(text, start, sentence.end()):
            said = part.group().rstrip("。；; 　")
            if 4 <= len(said) <= _LONGEST and not _IDLE.search(said) and not said.endswith(("？", "?", "：", ":")) and not _OPENS.search(said):
                alone = _ALONE.match(said)
                found += [Ruling(part.start(), part.start() + len(said), alone["case"], "yes" if _NO.search(behind) or _LIMIT.search(behind) else "no", behind, excepted=True)] if alone is not None else _read(said, part.start(), part.start() + len(said), above)
            behind = said
    return tuple(found)


def _read(said: str, start: int, end: int, above: str) -> Iterator[Ruling]:
    """What one part of a sentence says of cases."""
    base = said
    if (tail := _NAMED.match(said)) is not None:
        base = tail["base"]
        yield Ruling(start, end, tail["case"], "yes" if _NO.search(base) or _LIMIT.search(base) else "no", base, excepted=True)
    elif (apart := _APART.match(said)) is not None:
        rest = apart["rest"]
        outcome: Outcome = "yes" if _NO.search(rest) or re.search(r"没有|应无|无其他", rest) else "no"
        yield Ruling(start, end, apart["case"], outcome, f"{apart['before']}{rest}", excepted=True)
    for found in _BRACKET.finditer(said):
        if not re.search(r"税|费|本数|当[年日月]|[上下]限|利息", found["case"]):
            yield Ruling(start, end, found["case"], "no", found["head"], excepted=True)
    for found in _BRACKET_IN.finditer(said):
        with_, *without_ = re.split("[，,；;、]?不(?:含|包括|包含)", found["case"])
        for one in without_:
            yield Ruling(start, end, one, "no", found["head"], excepted=True)
        yield Ruling(start, end, with_, "no" if _NO.search(said) else "yes", found["head"], excepted=True)
    for found in _BRACKET_IS.finditer(said):
        yield Ruling(start, end, found["what"], "must", "")
    if (without := _WITHOUT.match(said)) is not None:
        yield Ruling(start, end, without["case"], "no", without["base"], excepted=True)
        base = without["base"]
    yield from _clauses(_BRACKETS.sub("", base), start, end)
    if (applying := _APPLYING.match(base)) is not None:
        yield from (Ruling(start, end, re.sub("^且|^并且?", "", one), "must", applying["act"]) for one in _CLAUSE.findall(applying["what"]))
    if _SCOPE.search(above):
        whom = "，".join(itertools.takewhile(lambda one: not any(form.search(one) for form in (_NO, _YES)), _CLAUSE.findall(base)))
        if whom:
            yield Ruling(start, end, whom, "must", "")
    elif (of := _LABEL.match(base) or _OF_WHOM.search(base)) is not None:
        yield Ruling(start, end, of["what"], "must", "")


_APPLYING = re.compile(r"(?:申请|申报|申领|享受|领取)(?P<act>[^，,。；;]{2,16}?)的(?:人员|家庭|企业|单位|人才|个人|申请人)?[，,](?![^。；]*(?:可|予|给|按|由|不|向|到|提交|携带))(?P<what>.+)")
"""What is asked of those who apply for a thing (申请租房补贴的，本人及配偶无自有住房)."""
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_LIMIT = re.compile(r"应当|必须|不超过|须|限(?:养|申|报|购|一)")
_OF_WHOM = re.compile(r"(?:适用于|所[指称]的?[一-鿿]{2,10}(?:是指|是)|(?:范围|对象)[为是：:])(?P<what>.{6,})$")


def _clauses(said: str, start: int, end: int) -> Iterator[Ruling]:
    """The rulings of the clauses of a part, each with what stands before it since the last."""
    before: list[str] = []
    whose = last = ""
    for clause in _CLAUSE.finditer(said):
        words = clause.group().strip()
        if not before and (by := _BY.match(words)) is not None:
            before.append(by["who"])
            continue
        found = min((one for form in (_NO, _YES, _MUST) if (one := form.search(words)) is not None), key=lambda one: one.start(), default=None)
        if found is None or (words.endswith("的") and clause.end() < len(said)):
            before.append(words)
            continue
        only = _MUST.search(words)
        outcome: Outcome = "no" if found.re is _NO else "yes" if found.re is _YES else "must"
        if outcome != "no" and only is not None and only.group() in _ONLY:
            outcome = "must"
        head = _ABOUT.sub("", re.split("由(?=[^，]{2,12}(?:统一|代|申报|办理|负责|推荐))", words[: found.start()])[0])
        case = "，".join(one for one in (*before, head) if one)
        act = own = words[found.end() :]
        if outcome == "must" and found.group() not in _AFTER:
            rest = list(itertools.takewhile(lambda one: not any(form.search(one) for form in (_NO, _YES, _MUST)), _CLAUSE.findall(said[clause.end() :])))
            rest = list(itertools.takewhile(lambda one: not one.endswith("的"), rest))
            yield from _demand([*([whose] if whose and not before else []), *before], head, "，".join((own, *rest)), start, end, found.group())
        else:
            if before and before[-1].endswith("的") and head and not _PERSON.search(head):
                case, act = "，".join(before), head + act
            case = case or last
            if not case and outcome == "no" and len(own) > 1:
                yield Ruling(start, end, "", "no", own, word=found.group())
            last = case
            cases = [case]
            if len(before) > 1 and not head and before[-1].endswith("的") and not before[-2].endswith("的"):
                cases.append(before[-1])
            if before and head and _PERSON.search(head) and not before[-1].endswith("的"):
                cases.append(head)
            for named in dict.fromkeys(cases):
                if len(named) > 1:
                    yield Ruling(start, end, _ABOUT.sub("", named), outcome, act, excepted=_SPARED.match(found.group()) is not None, word=found.group())
        if outcome == "no" and re.match(r"(?:暂|均|一律)*(?:不接受|不受理|不办理|不认可|禁止|严禁|不支持)", found.group()) and len(own) > 1:
            yield Ruling(start, end, own, "no", "")
        whose = whose or "，".join((*before, head))
        before = []


_SPARED = re.compile(r"(?:均|也|都|还)*(?:不受|视同|视为|参照)")
"""Who is treated otherwise than the others."""
_BY = re.compile(r"(?P<who>[^，由]{2,20}(?:人员|者|企业|户|家庭|单位|生|职工))由[^，]{2,16}(?:统一|代为|集体|负责)[^，]{0,10}$")
"""Of whom somebody else does it (劳务派遣人员由用工单位统一申报，…)."""
_ONLY = frozenset({"方可", "方能", "才能", "才可", "只能", "只可", "只可以", "仅限", "仅限于", "只限", "只限于", "仅面向", "仅供", "仅适用", "仅适用于", "只适用", "只适用于", "只面向"})
_AFTER = frozenset({"方可", "方能", "才能", "才可"})
"""What stands before these has to be so first."""


def _demand(before: list[str], head: str, own: str, start: int, end: int, word: str) -> Iterator[Ruling]:
    """What a clause asks for (…须父母双方在本区无房): of all, or of those whom the clauses before it name."""
    what = re.split("方可|方能|才能|才可|后(?=$|可|方)", own)[0]
    if len(what) > 1:
        yield Ruling(start, end, what, "must", "，".join((*before, head)), word=word)
