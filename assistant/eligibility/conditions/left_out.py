"""What keeps somebody out of a grant, held against what the asker tells of himself: a case that is left out, or a condition of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.eligibility.conditions import personal
from assistant.eligibility.conditions.ages_by_sex import ages_by_sex
from assistant.eligibility.conditions.cases_named import asked_of
from assistant.eligibility.conditions.classified_counts import counted
from assistant.eligibility.conditions.districts import outside
from assistant.eligibility.conditions.fined import fined
from assistant.eligibility.conditions.kept_out import ranked, spoken_of, within_time
from assistant.eligibility.conditions.printed import limited
from assistant.eligibility.conditions.since import happened_within
from assistant.eligibility.conditions.windows import window, window_check
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied, same
from assistant.eligibility.vocabulary import CLAUSE, alternation, topics_in
from assistant.records import ConditionCheck
from index.data_files import read_data
from index.records import Condition
from index.rules.thresholds import thresholds
from index.words import tagged
from prompts import say

_OR = re.compile(r"、|或者?|以及|及(?!其)|和|与")
_NAY = re.compile(r"(?:没有?|不是|不(?!过|但|光|仅|只|少)|不属于|并?未|并非|从来?没|不存在|无|不含|不算|不涉及|跟[^，。]{0,6}不)[^，。]{0,6}$|(?<![除是])非$")
"""Before a word: it is not so."""
_NO = re.compile(r"^[^，。]{0,8}?(?:没有|不沾|无关|不存在|吗|没[，。]|不是)")
_PAST = re.compile(r"(?:以前|原先|原来|过去|之前)[^，。]{0,8}$")
"""Before a word: it is so no more."""
_BESIDE = re.compile(r"^(?:旁|附近|对面|隔壁|门口|边上)")
_NEXT_DOOR = re.compile(r"(?:隔壁|对面|旁边|附近|楼[上下]|对过)[^，。]{0,4}$")
"""Before a word: it is another's beside him."""
_HIS = re.compile(r"(?:我|咱|是|注册在|登记在|落户|位于|公司在|厂在|户口在|开|做|办|从事|经营|属于|干|搞|买|花|拿|想|新)[^，。；？]{0,10}$")
"""Before a short name: the asker says it of himself."""
_WHOSE = re.compile(r"^([^，。；、]{2,14}?(?:人员|家庭|对象|企业|单位))的(?=.*由)")
"""Whose costs are borne by another ("特困人员的护理费用由…制度解决")."""
_FEW = 4
"""So many signs beside a limit only name what is counted (净增不足10人)."""
_SHORT = 3
_TAILS = re.compile(r"(?:的?(?:费用|部分|情形|人员|对象|主体|环节|行为|企业|单位|项目|内容)|的|上|等)+$")
_PLAIN = frozenset({"企业", "单位", "项目", "机构", "个人", "人员", "对象", "主体", "费用", "发生", "进行", "存在", "属于", "情形", "本市", "本县", "本区", "日常", "上一", "年度", "行业", "双方", "按", "申报", "应当"})
_NOUNS = ("n", "v", "j", "l", "i", "a")
_NOT_SO = re.compile(r"无|未|没有|不得(?!高于|低于|超过|少于)")
_LACKS = re.compile(r"^(?:未|没有|尚未|不)(?P<what>[^，。；]{2,20})$")
_EXEMPT = re.compile(r"[，,]?(?:但|其中)?(?P<who>[^，,。；;]{2,24}?)(?:年龄|户籍|年限|时间|学历)?(?:不限|不受[^，。；]{0,10}限制|除外|可(?:以)?(?:适当)?放宽[^，。；]*)")
_DATES = re.compile(r"[\d年月日]+")
_WHOLE = 0.75
"""The words looked for have to be so much of a name."""


@dataclass(frozen=True, slots=True)
class _Kind:
    printed: re.Pattern[str]
    told: re.Pattern[str]
    where: re.Pattern[str]
    but: re.Pattern[str]


@cache
def _kinds() -> tuple[_Kind, ...]:
    tree = read_data(Path(__file__).with_name("left_out.yaml"))
    return tuple(_Kind(re.compile(alternation(tuple(one["printed"]))), re.compile(alternation(tuple(one["told"]))), re.compile(one.get("where", "")), re.compile(one.get("but", "(?!)"))) for one in tree.values())


def left_out(what: str, own: Facts) -> ConditionCheck | None:
    """The check that fails since the asker is, has or does one of the cases that `what` names ("因打架、酗酒发生的费用"); None where he
    does not say so."""
    allowed = _ALLOWED.search(what)
    if allowed is not None:
        if any(clause and not _NAY.search(clause) for one in allowed["who"].split("、") if (clause := _literal(_TAILS.sub("", one), own))):
            return None
        what = what[: allowed.start()]
    timed = within_time(what)
    if timed is not None:
        case = left_out(timed[0], own)
        clause = next((one.group() for one in CLAUSE.finditer(own.text) if case is not None and one.group().strip() in case.reason), "")
        return replace(case, text=say("eligibility.except", name=_TAILS.sub("", what))) if case is not None and happened_within(clause, timed[1], own) else None
    cases = _CASES.split(what)
    if len(cases) > 1:
        return next((check for case in cases if (check := left_out(case, own)) is not None), None)
    for part in [what] if window(what) is not None or any(not one.bare for one in thresholds(what)) else dict.fromkeys((*what.split("、"), *_OR.split(what), *_WHOSE.findall(what), *_in_full(what))):
        clause = _told(part.strip(), own)
        if clause and (_TROUBLE.search(clause) or not _TROUBLE.search(what) or (_BODY.search(part) and not _TROUBLE.search(part))):
            return ConditionCheck(say("eligibility.except", name=_TAILS.sub("", part.strip()) or part), "不符合", say("eligibility.reason.denied", words=clause))
    return None


def _in_full(what: str) -> list[str]:
    """What a list says in short, each with the word that they share (专利申请、授权: 专利授权)."""
    found = _SHARING.fullmatch(_TAILS.sub("", what))
    return [f"{found['head']}{one}" for one in re.split("[、和及]", found["rest"]) if one] if found is not None else []


_SHARING = re.compile(r"(?P<head>[一-鿿]{2})[一-鿿]{2}(?P<rest>(?:[、和及][一-鿿]{2})+)")
_CASES = re.compile(r"[，,](?:以及|或者?|和)(?=.)")
"""Between the cases of one sentence (…罚款5万元以上的单位，以及退出统计库的单位)."""
_ALLOWED = re.compile(r"[，,](?:但|但是|其中)?(?P<who>[^，,。；;]{2,60}?)(?:的)?除外$")
"""What a case that is left out leaves in again ("拥有机动车辆的，但摩托车除外")."""
_TROUBLE = re.compile(r"问题|事故|违[法规章]|纠纷|案件|处罚|隐患|不合格|罚|查处|通报|超标|污染|投诉|出过|出了|出事|被[关停封]|造假|失信|不达标")
"""What a list of fields names of each of them (涉及环境保护、生产安全问题的): a field alone is none of it."""
_BODY = re.compile(r"[一-鿿]{2,}(?:企业|公司|机构|单位|组织)$")
"""A body named by itself beside those in trouble (失信主体、成品油零售企业)."""


def _told(part: str, own: Facts) -> str:
    """The clause in which the asker says that a case is his, "" if none."""
    if window(part) is not None:
        return next((clause for check, clause in _days_of(part, own) if check.verdict == "符合"), "")
    if clause := fined(part, own):
        return clause
    if any(not one.bare for one in thresholds(part)):
        limits = limited(part, "", own)
        if not limits or any(check.verdict != "符合" for check in limits):
            return ""
        bound = next(one for one in thresholds(part) if not one.bare)
        rest = _TAILS.sub("", part[: bound.start] + part[bound.end :])
        if len(rest) <= _FEW and same(rest) in same(own.text):
            return next((clause.group().strip() for clause in CLAUSE.finditer(own.text) if same(rest) in same(clause.group())), "")
        if clause := spoken_of(f"{part[: bound.start]}，{part[bound.end :]}", own):
            return clause
    if clause := ranked(part, own):
        return clause
    kinds = [kind for kind in _kinds() if kind.printed.search(part) and not kind.but.search(part)]
    if kinds:
        clauses = [_clause(kind, own.text) for kind in kinds]
        return clauses[0] if all(clauses) else ""
    lacking = _LACKS.match(_TAILS.sub("", part))
    if lacking is not None:
        return denied(lacking["what"], own.text)
    return _literal(_TAILS.sub("", part), own) or _of_state(part, own)


def _of_state(part: str, own: Facts) -> str:
    """The clause that tells of the state in which a case begins and ends (参保人员住院、急诊留观期间发生的费用: 住院), "" if none."""
    name = _DURING.sub("", _TAILS.sub("", _WHOEVER.sub("", part)))
    if len(name) != _HEAD or re.search(f"出{name[1:]}|{name}(?:之后|后|结束|完)", own.text) or not (_WHOEVER.match(part) or _DURING.search(_TAILS.sub("", part))):
        return ""
    spoken = re.compile(f"{name[0]}[了过着]?{_SO_LONG}医?{name[1]}|{name}")
    clauses = ((clause.group().strip(), spoken.search(clause.group())) for clause in CLAUSE.finditer(own.text))
    return next((said for said, found in clauses if found is not None and not (_NAY.search(said[: found.start()]) or _PAST.search(said[: found.start()]))), "")


_HEAD = 2
_SO_LONG = r"(?:[一二两三四五六七八九十半几\d]+多?个?半?(?:天|日|周|星期|礼拜|月|年)多?的?)?"
"""Between a verb and its thing: how long (住了半个月医院)."""
_WHOEVER = re.compile(r"^(?:(?:被|投|参)保险?人员?|申请(?:人|单位|企业)|申报(?:人|单位|企业)|纳税人|救助对象|享受待遇的?人员|职工|本人|个人)(?=..)")
_DURING = re.compile(r"(?:治疗)?期间(?:发生|产生)?$")
"""Whoever is meant by a document, and while what is so."""


def _clause(kind: _Kind, text: str) -> str:
    """The clause that has one of the words and does not deny it, "" if none."""
    for clause in CLAUSE.finditer(text):
        for found in kind.told.finditer(clause.group()) if kind.where.search(clause.group().strip()) else ():
            before, behind = clause.group()[: found.start()], clause.group()[found.end() :]
            if not (_NAY.search(before) or _PAST.search(before) or _NEXT_DOOR.search(before) or _NO.search(behind) or _BESIDE.search(behind)):
                return clause.group().strip()
    return ""


def _literal(name: str, own: Facts) -> str:
    """The clause that has all words of a name, said of himself where it is short, "" if none."""
    form = same(name)
    if len(form) > _SHORT and form in same(own.text) and not denied(name, own.text):
        clauses = ((clause.group().strip(), same(clause.group())) for clause in CLAUSE.finditer(own.text))
        return next((clause for clause, said in clauses if form in said and not _NAY.search(said[: said.index(form)])), "")
    words = [word for word, tag in tagged(form) if len(word) > 1 and tag[:1] in _NOUNS and word not in _PLAIN]
    rest = _TAILS.sub("", form)
    if not words or sum(map(len, words)) < _WHOLE * len(rest) or denied(name, own.text):
        return ""
    for clause in CLAUSE.finditer(own.text):
        said = same(clause.group())
        place = said.find(words[0])
        if place < 0 or any(word not in said for word in words) or _NAY.search(said[:place]) or _PAST.search(said[:place]):
            continue
        if len(form) > _SHORT or (_HIS.search(said[:place]) and not _BESIDE.search(said[place + len(words[0]) :])):
            return clause.group().strip()
    return ""


def unfulfilled(what: str, own: Facts) -> ConditionCheck | None:
    """The check of what a list of conditions demands in one item that fails for the asker: a figure, a time or a day; None where none does.
    What is made easier for those of whom he says that he is one asks nothing of him."""
    if (elsewhere := outside(what, own)) is not None:
        return elsewhere
    for sentence in re.split(r"[。；;]", what):
        if (personally := personal.check(without_exempt(sentence, own), own)) is not None and personally.verdict == "不符合":
            return personally
    aged = ages_by_sex(what, own)
    if aged is not None and aged.verdict == "不符合":
        return aged
    what = what if aged is None else what.replace(aged.text, "")
    for sentence in re.split(r"[。；;]", what):
        sentence = asked_of(sentence, own.text)
        exempt = _EXEMPT.search(sentence)
        if exempt is not None:
            if _is_one(exempt["who"], own):
                continue
            sentence = sentence[: exempt.start()] + sentence[exempt.end() :]
        if (case := _CASE.match(sentence)) is not None and _BOUNDED.search(case["which"]):
            which = limited(case["which"], "", own)
            if not which or any(check.verdict != "符合" for check in which):
                continue  # a case that is not known to be the asker's asks nothing of him
            sentence = case["what"]
        failed = next((check for check in (*_dated(sentence, own), *limited(sentence, "", own)) if check.verdict == "不符合" and not _NOT_SO.search(check.text)), None)
        number = counted(sentence, own) if failed is None else None
        failed = number if number is not None and number.verdict == "不符合" else failed
        failed = failed or next((check for clause in re.split("[，,、]", sentence) if (check := forbidden(clause, own)) is not None and check.verdict == "不符合"), None)
        if failed is not None:
            return failed
    return None


_CASE = re.compile(r"(?P<which>[^，。；]{3,40}?的)(?:企业|单位|机构|项目|家庭|人员|申请人|个人)?[，,](?P<what>[^，。；].*)")
_BOUNDED = re.compile(r"\d")
"""Of whom something is asked, before what it is ("最近一年收入在5000万元至2亿元的企业，比例不低于4%")."""


def without_exempt(sentence: str, own: Facts) -> str:
    """What a sentence asks for, less its words on those for whom it does not hold; for one of those less what they are let off, too
    ("引进时不超过45岁，A类人才年龄不限")."""
    exempt = _EXEMPT.search(sentence)
    if exempt is None:
        return sentence
    rest = sentence[: exempt.start()] + sentence[exempt.end() :]
    if not _is_one(exempt["who"], own):
        return rest
    kept = [clause for clause in re.split("[，,]", rest) if not (_AGED.search(clause) if "年龄" in exempt.group() else _SETTLED.search(clause) if "户籍" in exempt.group() else True)]
    return "，".join(kept)


_AGED, _SETTLED = re.compile(r"年龄|岁"), re.compile(r"户[籍口]")


def _is_one(who: str, own: Facts) -> bool:
    """Whether the asker says that he is one of those named."""
    return any(len(one) > 1 and same(one) in same(own.text) and not denied(one, own.text) for one in _OR.split(who))


def forbidden(condition: str, own: Facts) -> ConditionCheck | None:
    """The check of a condition that something is not so ("未被列入经营异常名录") of which the asker says that it is; open where it is meant only where it
    is grave. None where he does not say so."""
    lacking = _LACKING.search(condition)
    case = left_out(lacking["what"], own) if lacking is not None else None
    return None if case is None else ConditionCheck(condition, "需补充" if _GRAVE.search(condition) else "不符合", case.reason)


_LACKING = re.compile(r"(?:未|无|没有|不得|不能|不存在)(?:有|发生|出现|被?列入|受过|受到?|因|拖欠|欠缴|(?:正在)?(?:享受|领取|承租))?(?P<what>[^，。；]{2,40})$")
_GRAVE = re.compile(r"重大|较大|严重(?!违法失信|失信)|特大|以上")
"""What is not to have happened where it was grave: that something of the kind happened does not tell it."""


def _dated(sentence: str, own: Facts) -> list[ConditionCheck]:
    """The checks of days that the asker tells of the same thing ("2025年1月1日以后出生": 去年10月生的)."""
    return [check for piece in re.split(r"[，,、]", sentence) for check, _ in _days_of(piece, own)]


def _days_of(piece: str, own: Facts) -> list[tuple[ConditionCheck, str]]:
    """The check of a time that `piece` names by days, with the clauses in which the asker tells of the same thing; none where he tells no day of it."""
    if window(piece) is None:
        return []
    words = same(_DATES.sub(" ", piece))
    pairs = {words[i : i + 2] for i in range(len(words) - 1) if " " not in words[i : i + 2]}
    near = "，".join(clause.group() for clause in CLAUSE.finditer(own.text) if topics_in(piece) & topics_in(clause.group()) or any(pair in same(clause.group()) for pair in pairs))
    check = window_check(Condition(piece, "time"), replace(own, text=near)) if near else None
    return [] if check is None else [(check, near)]
