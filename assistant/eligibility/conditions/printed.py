"""Conditions as a document prints them, outside rules of support, against the asker: an item of a list, the limits in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.eligibility.conditions import personal
from assistant.eligibility.conditions.age_bounds import age_bounds, age_check
from assistant.eligibility.conditions.checks import condition_check
from assistant.eligibility.conditions.degrees import by_schooling
from assistant.eligibility.conditions.figure_checks import threshold_check
from assistant.eligibility.conditions.shares import of_years
from assistant.eligibility.conditions.since import since_check
from assistant.eligibility.conditions.time_checks import lasting_check
from assistant.eligibility.conditions.windows import deadline_check, window_check
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import denied
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import kinds_in
from assistant.records import Computation, ConditionCheck
from assistant.standards.bind import told_of_all
from index.records import Condition, SupportRule
from index.rules.kinds import kind, measured
from index.rules.thresholds import Threshold, thresholds
from prompts import say

_CLAUSES = re.compile(r"[，；;]|(?<=.)(?:并且?|且)(?=.)")
_SOFT = re.compile(r"或|除外|但|原则上|一般|以下(?:条件|情形)之一|下列")
_SHORTEST = 4
_LASTS = re.compile(r"(?:满|达到?|不少于)[^，。]{0,6}[年月]|[年月](?:及?以上|以内|之?内)")
_YEARS = re.compile(r"(20[0-4]\d)年(?!第?\d*号|的?(?:方案|规划|办法|政策|文件|清单|通知))")
_DEMANDS = re.compile(r"应|须|时间|期间|期限|发生在|限于|之间")
"""Days between which something lies bind only where that is asked for; they may only name a thing ("5月至10月购置的设备")."""
_PAPER = re.compile(r"^(?:持有?|具有|取得)[^，。；]*?(?P<name>[一-鿿]{2}[证照])[》”]?$")
"""A paper that has to be held (“持有有效营业执照”)."""
_ALONE = SupportRule("", "", "", (), "qualitative", None, "", None, None, (), "", "元", "", "", (), 0, 0)
"""What a condition stands under that belongs to no rule of support."""
_STEP = re.compile(r"\s*\d{1,2}[.．、]\s*(?P<which>[^，。；]{4,40}?)的(?:企业|单位|机构|项目|个人|家庭|申请人)?[，,](?P<what>[^。；;]{4,40})[。；;]?\s*$")
_FEWEST = 2
_SHARE = re.compile(r"[^，。；：（）()]+占[^，。；：（）()]+?比[例重]")
_REMARK = re.compile(r"[（(][^（）()]{4,}[)）]")
_BEGINS = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)．.、]\s*|第[一二三四五六七八九十]+条|[且并]|或者?)")
_FROM_TO = re.compile(r"(?P<low>\d[\d,.]*)(?P<first>[万亿]?元|人|岁|平方米)?(?:[（(]不?含[)）])?(?:至|到|-|—|～|~)(?P<high>\d[\d,.]*)(?P<last>[万亿]?元|人|岁|平方米)")


def held(text: str, facts: Facts) -> ConditionCheck:
    """A condition of a list, as printed, against what the asker says of himself: met where each clause of it is, failed where
    one is that has no alternative or exception; a condition in steps by the one that is the asker's."""
    stepped = _stepped(text, facts)
    if stepped is not None:
        return stepped
    pieces = [piece for piece in _CLAUSES.split(_EASED.sub("", text)) if len(piece) >= _SHORTEST] or [text]
    found = [clause_held(piece, facts) for piece in pieces]
    failed = next((one for one in found if one.verdict == "不符合"), None)
    if failed is not None and not _SOFT.search(text):
        return replace(failed, text=text)
    open_ = next((one for one in found if one.verdict == "需补充"), None)
    if failed is not None or open_ is not None:
        reason = open_.reason if open_ is not None and failed is None else say("eligibility.reason.not_said")
        return ConditionCheck(text, "需补充", reason)
    return replace(found[0], text=text)


def _steps(text: str) -> list[re.Match[str]]:
    """The steps of a condition in steps, none where there are none."""
    lead, *lines = text.split("\n")
    steps = [found for line in lines if (found := _STEP.match(line)) is not None]
    return steps if len(steps) >= _FEWEST and lead.rstrip().endswith(("：", ":")) else []


def _which(step: re.Match[str], facts: Facts) -> list[ConditionCheck]:
    """The checks of whom a step is for."""
    return limited(step["which"], "", facts)


def _step(text: str, facts: Facts) -> re.Match[str] | None:
    """The step of a condition in steps that the asker's figures meet."""
    return next((one for one in _steps(text) if (which := _which(one, facts)) and all(check.verdict == "符合" for check in which)), None)


def step_of(text: str, facts: Facts) -> str:
    """The words of the step of a condition in steps that is the asker's, "" where there are no steps or he does not tell which."""
    found = _step(text, facts)
    return found.group().strip("；;。 ") if found is not None else ""


def stepped_share(text: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check, with its working, of a share of sums of several years that a condition asks for in steps, by the step that is the asker's; None where
    there are no steps or he does not tell the sums."""
    lead, *lines = text.split("\n")
    step = _step(text, facts)
    made = of_years(lead, step["what"], facts) if step is not None else None
    if step is None or made is None:
        return None
    check, working = made
    rest = [line for line in lines if _STEP.match(line) is None]
    said = [told_of_all(line, facts.text) for line in rest]
    more = check.verdict == "符合" and not all(said)
    besides = "" if more else "".join(say("eligibility.reason.besides", reason=say("eligibility.reason.said", words=words)) for words in said if words)
    reason = say(f"eligibility.reason.{'step_more' if more else 'step'}", step=step.group().strip("；;。 "), reason=check.reason) + besides
    return ConditionCheck(text, "需补充" if more else check.verdict, reason), working


def _stepped(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition in steps ("…符合如下要求：1.销售收入小于5,000万元的企业，比例不低于5%；2.…") by the step that is the asker's, open
    where he does not tell which; None where there are no steps."""
    lead, *lines = text.split("\n")
    steps = _steps(text)
    if not steps:
        return None
    open_ = None
    for step in steps:
        which = _which(step, facts)
        asked = limited(step["what"], lead, facts)
        if which and all(check.verdict == "符合" for check in which) and asked:
            failed = next((check for check in asked if check.verdict != "符合"), None)
            more = failed is None and len(steps) < len(lines)
            told = failed or replace(asked[0], verdict="需补充" if more else "符合")
            key = "eligibility.reason.step_more" if more else "eligibility.reason.step"
            return replace(told, text=text, reason=say(key, step=step.group().strip("；;。 "), reason=told.reason))
        open_ = open_ or next((check for check in which if check.verdict == "需补充"), None)
    return ConditionCheck(text, "需补充", open_.reason if open_ is not None else say("eligibility.reason.not_said"))


def limited(text: str, lead: str, facts: Facts) -> list[ConditionCheck]:
    """The checks of the limits on figures and times in `text`, clause by clause; `lead` is the sentence that governs a list."""
    found = []
    remarks = "".join((*_REMARK.findall(text), *_BY_DAY.findall(text)))
    pieces, known = by_schooling(re.split(r"[，；;\t]|,(?!\d)|(?<=[上下内])且(?=.)", _REMARK.sub("", _EASED.sub("", text))), facts.text)
    for piece in pieces:
        words_ = _MOST_GIVEN.sub("不超过", piece.replace("周岁", "岁").strip())
        if _FORBIDDEN_FOR.search(words_):
            continue
        if (own := personal.check(words_, facts)) is not None and own.verdict != "需补充":
            found.append(replace(own, text=_BEGINS.sub("", piece.strip())))
            continue
        if age_bounds(words_) is not None:
            aged = age_check(words_, facts, only_age=True)
            asked = ConditionCheck(piece, "需补充", say("eligibility.reason.figure_asked", measure="年龄"))
            found.append(replace(aged or asked, text=_BEGINS.sub("", piece.strip())))
            continue
        timed = deadline_check(words_, facts) or since_check(Condition(words_, "time"), facts) or (window_check(Condition(words_ + remarks, "time"), facts) if _DEMANDS.search(words_) else None)
        if timed is not None:
            found.append(replace(timed, text=piece.strip()))
            continue
        years = set(_YEARS.findall(words_))
        if years and (told := set(_YEARS.findall(facts.text))) and not years & told:
            continue
        limit = _range(words_) or next((one for one in thresholds(words_) if not one.bare), None)
        if limit is not None and (so_far := _so_far(limit, words_, facts)) is not None:
            found.append(replace(so_far, text=_BEGINS.sub("", piece.strip())))
            continue
        if limit is None and not (_LASTS.search(words_) and durations(words_)):
            continue
        if limit is None:
            found.append(replace(lasting_check(Condition(words_, "time"), facts), text=piece.strip()))
            continue
        condition = Condition(words_, kind(words_), measured(words_, limit.start), limit.minimum, limit.maximum, limit.unit)
        if limit.unit == "%" and not _same_share(f"{lead} {words_}" if "占" not in words_ else words_, facts):
            continue
        if limit.unit == "%" and "占" not in words_ and (of_lead := _SHARE.search(lead)) is not None:
            condition = replace(condition, subject=of_lead.group().removeprefix("的"))
        found.append(replace(threshold_check(condition, _ALONE, facts), text=_BEGINS.sub("", piece.strip())))
    return _one_of(found) if not known else _either(found, text) if _OR_ELSE.search(text) else found


def _one_of(found: list[ConditionCheck]) -> list[ConditionCheck]:
    """The checks of limits of which one is the asker's, it is not known which: open unless all of them come to the same."""
    return found if len({one.verdict for one in found}) == 1 else [replace(one, verdict="需补充", reason=say("eligibility.reason.not_said")) for one in found]


def _either(found: list[ConditionCheck], text: str) -> list[ConditionCheck]:
    """The checks of clauses of which one is enough (无自有住房，或者人均面积低于15平方米): those that are met, else open where one of the clauses sets no limit that was checked."""
    met = [one for one in found if one.verdict == "符合"]
    if met or len(found) > len(_OR_ELSE.findall(text)):
        return met or found
    return [replace(one, verdict="需补充", reason=say("eligibility.reason.not_said")) if one.verdict == "不符合" else one for one in found]


_OR_ELSE = re.compile(r"[，；;]或者?(?=.{3})")
def _so_far(limit: Threshold, words_: str, facts: Facts) -> ConditionCheck | None:
    """The check of a most in all (每年累计不超过7天) against what the asker has had with what he wants besides (已经住了5天，还想再住3天); None where he tells not both."""
    told = _AND_MORE.search(facts.text) if limit.maximum is not None and limit.minimum is None and _IN_ALL.search(words_) else None
    if told is None or told["unit"] != limit.unit:
        return None
    all_ = Decimal(told["had"]) + Decimal(told["more"])
    fits = all_ <= limit.maximum if limit.maximum is not None else True
    working = f"{told['had']}{limit.unit} + {told['more']}{limit.unit} = {all_}{limit.unit}"
    return ConditionCheck(words_, "符合" if fits else "不符合", say(f"eligibility.reason.figure_{'fits' if fits else 'fails'}", figure=working))


_IN_ALL = re.compile(r"累计|合计|总共|每[年月]|一年|年度|全年|每人|每户|每家")
_AND_MORE = re.compile(r"(?:已经?|今年|之前|前面)[^，。；？\d]{0,10}?(?P<had>\d+)(?P<unit>天|次|场|个月|套|台|人|件|项|期)[^。；？\d]{0,16}?(?:再|又|还[想要能])[^，。；？\d]{0,10}(?P<more>\d+)(?P=unit)")
_BY_DAY = re.compile(r"以[^，。；]{2,16}(?:时间|日期|之日)为准")
"""Of which day a time is meant (…期间发生的费用，以发票开具日期为准)."""
_MOST_GIVEN = re.compile(r"(?:最多|至多)(?:只|可以?|能)?(?:支持|补[贴助]|奖励|资助|享受|申[请报领]|安排|配租|领取|报销)(?=\d)")
"""The most of something that is given (最多支持2个展位)."""
_FORBIDDEN_FOR = re.compile(r"[年月日天][之以]?内(?:不得|不能|不再)")
"""A time during which something may not be done is met by nothing that lasts (三年内不得转让)."""
_EASED = re.compile(r"[^。；;\n，,]+的[，,][^。；;\n]*(?:放宽|从宽)[^。；;\n]*")
"""What is made easier for some asks nothing of the others."""


def _range(text: str) -> Threshold | None:
    """A range from one figure to another of the same kind ("5000万元至2亿元"), in the unit of its upper end."""
    found = _FROM_TO.search(text)
    if found is None:
        return None
    low = convert(Decimal(found["low"].replace(",", "")), found["first"] or found["last"], found["last"])
    return None if low is None else Threshold(low, Decimal(found["high"].replace(",", "")), found["last"], *found.span())


def _same_share(text: str, facts: Facts) -> bool:
    """Whether a share that the asker tells is of the same thing and whole as the one in `text` ("研发费用占销售收入的比例"), as far as he tells them."""
    shares = [figure for figure in facts.figures if figure.unit == "%"]
    told = [figure.words.split("占", 1) for figure in shares if "占" in figure.words]
    pairs = {whole[i : i + 2] for _, words_ in told for whole in [re.sub(r"[\d.%]+.*$", "", words_)] for i in range(len(whole) - 1)}
    parts = {kind for part, _ in told for kind in kinds_in(part)}
    place = text.find("占")
    same = parts & kinds_in(text[:place]) if place >= 0 else set()
    if parts and place >= 0 and not same:
        return False
    return not told or (place >= 0 and (any(pair in text[place:] for pair in pairs) or bool(same and not pairs and not parts & kinds_in(text[place:]))))


def clause_held(text: str, facts: Facts) -> ConditionCheck:
    """One clause of a condition, as printed, against what the asker says of himself."""
    words_ = text.replace("周岁", "岁")
    limits = [one for one in thresholds(words_) if not one.bare]
    limit = limits[0] if limits else None
    condition = Condition(words_, kind(words_)) if limit is None else Condition(
        words_, kind(words_), measured(words_, limit.start), limit.minimum, limit.maximum, limit.unit)
    if limit is not None and limit.unit == "%" and not _same_share(words_, facts):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    found = condition_check(condition, _ALONE, facts)
    paper = _PAPER.match(text)
    if found.verdict == "符合" and len(limits) > 1:
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if found.verdict != "需补充" or paper is None:
        return found
    said = next((one for one in re.split(r"[，,。；;？?、]", facts.text) if paper["name"] in one and not denied(paper["name"], one)), "")
    return ConditionCheck(text, "符合", say("eligibility.reason.said", words=said)) if said else found
