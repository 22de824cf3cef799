"""Limits on what a rule gives that are not its cap: a share of another figure, how many count, how large the base, a second cap."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.records import Limit, SupportRule
from index.rules.clauses import Clause, Sentence
from index.rules.figures import Figure, figures, in_yuan
from index.rules.measured import per_of
from index.rules.words import EACH

_MOST = r"(?:不超过|不得超过|不能超过|不高于|不得高于|最高(?:不超过|不得超过)?|最多(?:不超过)?(?:支持|资助|申报|申请|推荐|享受|计算)?|上限为|限(?:[补奖报购]|资助|申报)(?=\d)|以[^，。；\d]{0,4}为限)"
_MOST_WORDS = re.compile(_MOST)
_SHARE = re.compile(
    rf"^(?P<what>[^，。；\d]{{0,24}}?){_MOST}(?P<base>(?:[^，。；\d%]{{0,12}}20\d\d年度?)?[^，。；\d%]{{2,24}}?)的?(?P<value>\d+(?:\.\d+)?)%$"
)
_WHOLE = re.compile(rf"(?P<what>[^，。；\d]{{0,16}}(?:补贴|补助|奖励|资助|贴息|奖补)[^，。；\d]{{0,6}}){_MOST}(?P<base>(?:其|个人|企业|单位|项目)?(?:当年|年度)?实际[^，。；\d%]{{2,12}})")
"""No more is given than what was in fact spent ("补贴总额不超过实际支出")."""
_COUNT = re.compile(
    rf"^(?P<what>[^，。；\d]{{0,36}}?){_MOST}(?:计?[补奖]\D{{0,2}}|按照?)?(?P<value>\d[\d,]*(?:\.\d+)?)(?P<scale>[百千万]?)(?P<unit>(?![百千万亿]*[美欧港]?元|年|月|个月|日|天|周岁|岁|小时|晚|百分点|分|%)(?:个(?:标准)?(?!工作日|自然|百分点)[一-鿿]{{1,16}}?|[一-鿿]{{1,4}}?))(?:(?:来)?(?:计算|核算|核定|计[发补奖]?))?(?:[(（][^()（）]*[)）])?$"
)
_NAMED = 4
"""A thing counted by so many signs is its own unit."""
_WITHIN = re.compile(r"^(?P<what>[^，。；\d]{0,36}?)以(?P<value>\d[\d,]*(?:\.\d+)?)(?P<scale>[百千万]?)(?P<unit>(?![百千万亿]*[美欧港]?元|年|月|个月|日|天|周岁|岁|小时|晚|%)[一-鿿]{1,4}?)为(?:限|上限)$")
"""The same with the number between ("每户以5头为限")."""
_DAYS = re.compile(
    r"(?P<what>(?:每[人年户次团]|每批次?|每年每[人户]|同一[一-鿿]{1,4}|每年度?|年度|全年|累计|合计|补[贴助]|发放|享受|期限|时间|天数|时长|最长|最多)*)(?:不超过|不得超过|最[长多])(?:可|只)?(?:补[贴助]|奖励|计算|按|享受)?(?P<value>\d+)(?P<scale>)(?P<unit>天|日|小时|课时|学时|晚|夜)"
)
"""For how many days or hours a sum by the day or hour is given at most ("每人每天50元，最长不超过60天")."""
_BY_DAYS = frozenset({"天", "日", "小时", "课时", "学时", "晚", "夜"})
_BASE = re.compile(rf"(?P<what>[^，。；\d]{{0,12}}(?:本金|贷款(?:额度|额|金额|余额)?|基数|投资额|费用|租金|交易额)){_MOST}(?P<value>[\d.,]+[百千万亿]*元)$")
_PRICE = re.compile(
    r"(?P<what>[^，。；\d]{0,8}(?:单价|价格|均价|租金(?:标准)?|房价))(?:最高|最多|不超过|不高于|高于|超过|上限)[^，。；]{0,6}?(?P<value>[\d.]+[百千万]?元)?[^，。；\d]{0,6}按[^，。；\d]{0,14}(?P<again>[\d.]+[百千万]?元)?[^，。；\d]{0,8}(?:计算|核算|计)$"
)
_CONDITION = re.compile(r"的$|^(?:其中)?对(?![^，。；\d]{1,12}的?(?:补贴|补助|资助|奖励|奖补|贴息)(?:总?额|金额|资金)(?:不|最))|^[^，]*的(?:企业|单位|项目|个人|人员|家庭)")
"""A clause that says who is meant, not how much he gets at most."""
_GIVEN_OF = re.compile(r"(?:按照?|给予|予以|以)[^，。；]{0,6}$")
"""Before a bound that is the share given itself ("按不超过投资额的20%")."""
_WHOM = re.compile(rf"(?:每|单(?!位)|同一)[一]?(?:新?引进|新增|招用)?[一1]?(?P<whom>(?![年月全])(?:{EACH}|个|家)?(?:[一-鿿]{{0,4}}?))(?=每|[全一]?年|累计|合计|给予|享受|补|奖|资|贴|享|投|最|不|$)")
_TOTAL = re.compile(
    r"(?:每|单(?!位)|同一|[个家户人名位项]|企业|单位|经营|申报|主体|机构|项目|家庭|标准|展位|展会|[省市区县]级|全年|年度?|月|当年|期内|政策|[两三四五六\d]|累计|合计|总[额计]|补[贴助]|奖励|资助|贴息|救助|金额|资金|给予|享受|的)*"
)
"""Words before a sum of money that say no more than for whom, in what time or of which grant it is the most."""
_OF_THE_GRANT = re.compile(r"补贴|补助|奖励|资助|贴息|合计|总额|累计|^(?:每|单|同一|全年)")
"""Words by which a limit is on what is given, also where a semicolon stands before it."""


def limit_in(clause: Clause) -> Limit | None:
    """The limit that a clause states and that is no sum of money given at most; None where it states none."""
    text = clause.text
    if _CONDITION.search(text):
        return None
    made = (text, clause.start, clause.end)
    if (share := _SHARE.search(text)) is not None and not _GIVEN_OF.search(share["what"]):
        return Limit("sum", Decimal(share["value"]) / 100, "", share["what"], share["base"], "", *made)
    if (whole := _WHOLE.fullmatch(text)) is not None and not _GIVEN_OF.search(whole["what"]):
        return Limit("sum", Decimal(1), "", whole["what"], whole["base"], "", *made)
    if (price := _PRICE.search(text)) is not None and (printed := price["value"] or price["again"]):
        figure = next(one for one in figures(text) if text[one.start : one.end] == printed)
        return Limit("price", figure.value, figure.unit, price["what"], "", per_of(text[: figure.start], text[figure.end :]), *made)
    if (base := _BASE.search(text)) is not None:
        figure = next(one for one in figures(text) if text[one.start : one.end] == base["value"])
        return Limit("base", figure.value, figure.unit, base["what"], "", "", *made)
    if (count := _COUNT.search(text) or _WITHIN.fullmatch(text) or _DAYS.fullmatch(text)) is not None:
        scale = in_yuan(Decimal(1), count["scale"] + "元")
        value = Decimal(count["value"].replace(",", "")) * scale
        thing = re.sub("^个?(?:标准)?", "", count["unit"])
        return Limit("count", value, thing if 0 < len(thing) <= _NAMED else "个", count["what"], "", _for_each(text[: count.start("value")]), *made)
    return None


def _for_each(before: str) -> str:
    """For whom and how often a count is: "每个主体每年补贴不超过" → "主体/年"."""
    whom = [match["whom"] for match in _WHOM.finditer(before)]
    units = [one[1:] if len(one) > 1 and one[0] in "个家" else one for one in whom if one]
    units += [before[0]] if re.match(r"[人户]均", before) else []
    if re.search(r"每年度?|全年|年度|当年|一年", before):
        units.append("年")
    elif "每月" in before:
        units.append("月")
    return "/".join(dict.fromkeys(units))


def limits_grant(clause: Clause) -> bool:
    """Whether a clause only limits what the words before a semicolon give ("…；国家和县级补贴合计不超过购置价的40%")."""
    found = limit_in(clause)
    return found is not None and _OF_THE_GRANT.search(found.what) is not None


def limited(rules: list[SupportRule], sentence: Sentence) -> list[SupportRule]:
    """The rules of one sentence with the limits that its clauses state behind what they give."""
    done = [_with_base(rule) for rule in rules]
    for place, rule in enumerate(done[1:], 1):
        before = done[place - 1]
        if rule.cap is not None and before.cap is not None and replace(rule, cap=before.cap, per=before.per, limits=()) == replace(before, limits=()):
            done[place] = before
    done = list(dict.fromkeys(done))
    for clause in sentence.clauses:
        found = [*_stated(clause), *_in_brackets(clause)]
        last = max((rule.start for rule in done if rule.start <= clause.start), default=None)
        done = [_with(rule, [one for one in found if _SPREAD_OVER.match(one.what) or _given_before(one, rule, sentence)]) if rule.start == last else rule for rule in done]
        done = [_with(rule, [one for one in found if _of_each_case(one, rule, done[-1], sentence)]) if rule.start != last else rule for rule in done]
    return done


def _of_each_case(limit: Limit, rule: SupportRule, last: SupportRule, sentence: Sentence) -> bool:
    """Whether a number that stands behind several cases of one sentence bounds each: all give so much for each of what it counts ("赴A国的每人6000元，赴B国的每人1.2万元，每个展会
    最多补助2人"), no semicolon between."""
    between = sentence.text[max(0, rule.start - sentence.start) : limit.start - sentence.start]
    return limit.on == "count" and rule.start < limit.start and rule.per == last.per and limit.unit in rule.per.split("/") and rule.amount is not None and not re.search("[；;]", between)


_CAPPED_BASE = re.compile(
    r"(?:以|按)?(?:实际)?(?:贷款)?(?:不超过|不高于|最高)(?P<value>[\d.,]+[百千万亿]*元)的?(?P<what>(?:实际)?(?:贷款)?(?:本金|额度?|金额|贷款|投资额?|费用))(?:部分)?(?:为|作为)(?:计[算息])?基数"
    r"|(?P<first>(?:实际)?贷款(?:本金|额度?|金额)|本金)(?:不超过|不高于|在)(?P<sum>[\d.,]+[百千万亿]*元)(?:（含）)?(?:以内)?的?部分")
"""A condition that is no more than how much of a loan or of a cost counts ("以不超过100万元的贷款本金为基数")."""


def _with_base(rule: SupportRule) -> SupportRule:
    """The rule with the most of its base as a limit where its words before the grant tell that."""
    found = [(one, match) for one in rule.conditions if one.start is not None and (match := _CAPPED_BASE.fullmatch(one.text)) is not None]
    if not found or rule.rate is None:
        return rule
    made = []
    for one, match in found:
        figure = next(figure for figure in figures(one.text) if one.text[figure.start : figure.end] == (match["value"] or match["sum"]))
        made.append(Limit("base", figure.value, figure.unit, match["what"] or match["first"], "", "", one.text, one.start or 0, one.end or 0))
    return replace(rule, conditions=tuple(one for one in rule.conditions if all(one is not other for other, _ in found)), limits=(*rule.limits, *made))


def limited_by(found: list[SupportRule], sentence: Sentence, since: int) -> list[SupportRule] | None:
    """`found`, the rules from `since` on with the limits that are all that the sentence states ("补贴面积不超过2000平方米。", "补助金额不超过总投资的30%，单个主体最高60万元。"), but for a demand
    behind how many count for one applicant ("每户累计补助不超过20只，引进后须饲养6个月以上。") and for what becomes of the rest; None where it says more."""
    clauses = [one for clause in sentence.clauses for one in _split(clause)]
    clauses = clauses[1:] if len(clauses) > 1 and _IN_TIME.fullmatch(clauses[0].text) else clauses
    stated = [limit_in(clause) for clause in clauses]
    if not stated or stated[0] is None or not any(rule.start >= since for rule in found):
        return None
    share = bool(stated[0].base)
    told = [[one] if one is not None else _stated(clause) if share else [] for one, clause in zip(stated, clauses, strict=True)]
    if not all(one or (_THE_REST if share else _DEMANDS).search(clause.text) for one, clause in zip(told, clauses, strict=True)):
        return None
    limits = [one for some in told for one in some]
    return [_with(rule, limits) if rule.start >= since else rule for rule in found]


def of_before(found: list[SupportRule], sentence: Sentence, text: str) -> int | None:
    """Where the rules begin of which a paragraph of its own, right behind the last of them, says which share of something they come to at most: those of the
    same place ("县级补贴与上级补贴之和不得超过保费的80%。"), and of the places beside it where it points back ("上述补助合计不超过总成本的20%。"); None where it says no such thing."""
    limit = limit_in(_split(sentence.clauses[0])[0]) if found and sentence.clauses else None
    if limit is None or not limit.base or _OF_THE_GRANT.search(limit.what) is None or _MARK.fullmatch(text[found[-1].end : sentence.start]) is None:
        return None
    back = _BACK.match(limit.what) is not None
    home = found[-1].path[:-1] if back else found[-1].path
    if (sentence.path[:-1] if back else sentence.path) != home:
        return None
    start = found[-1].start
    for rule in reversed(found):
        if (rule.path[:-1] if back else rule.path) != home:
            break
        start = min(start, rule.start)
    return start


_BACK = re.compile(r"上述|以上|前述|前款|前[两二三四五六]项")
_MARK = re.compile(r"[^一-鿿\d]*(?:第[一二三四五六七八九十百]+[条款]|[(（]?[一二三四五六七八九十\d]{1,3}[)）.．、])?[^一-鿿\d]*")


def _split(clause: Clause) -> list[Clause]:
    """A clause cut before a further limit that 且 joins to the first ("不超过总投入的30%且最高不超过200万元")."""
    joint = _AND_MOST.search(clause.text)
    if joint is None:
        return [replace(clause, text=clause.text[1:], start=clause.start + 1)] if clause.text.startswith("且") else [clause]
    behind = clause.start + joint.end()
    return [replace(clause, text=clause.text[: joint.start()], end=clause.start + joint.start()), Clause(clause.text[joint.end() :], behind, clause.end, strong=False)]


_AND_MOST = re.compile(r"(?<=[%一-鿿])(?:并?且|并|同时)(?=最高|不得?超过|每|单|同一)")
_IN_TIME = re.compile(r"(?:在)?(?:同一|每一?个?|一个)(?:自然|会计|资助|补贴)?年度?(?:内|中)?|(?:在)?(?:政策|资助|补贴|实施)期(?:限|间)?内?|原则上")
"""Within which time a limit is, said before it with a comma."""
_THE_REST = re.compile(r"^(?:超[过出]|多出|高出|不足)(?:的)?(?:部分|的)?[^，。；\d]{0,24}$|^[^，。；\d]{0,8}(?:核减|扣减|不予补[贴助]|自行承担)$")
"""What becomes of what lies above a limit ("超过部分从市级补助中核减")."""
_DEMANDS = re.compile(r"^[^，。；]{0,12}(?:须|应当?|必须|需)(?!.*[元%])")
"""A clause that asks for something and tells no sum."""


def _with(rule: SupportRule, limits: list[Limit]) -> SupportRule:
    """The rule with those of the limits that are not its own cap."""
    if rule.benefit == "qualitative":
        return rule
    further = [one for one in limits if one not in rule.limits and not _is_cap(one, rule) and _counts(one, rule)]
    return replace(rule, limits=(*rule.limits, *further)) if further else rule


def _counts(limit: Limit, rule: SupportRule) -> bool:
    """Whether the rule counts what the limit is on: a number of days bounds only what is given by the day."""
    return limit.unit not in _BY_DAYS or limit.unit in rule.per.replace("日", "天").split("/") or limit.unit in rule.per.split("/")


def _stated(clause: Clause) -> list[Limit]:
    """The limit of a clause, or the sums of money that it says are the most."""
    if (one := limit_in(clause)) is not None:
        return [one]
    if _CONDITION.search(clause.text):
        return []
    made = []
    for figure in figures(clause.text):
        before = clause.text[: figure.start]
        most = list(_MOST_WORDS.finditer(before))
        what = before[: most[-1].start()].rsplit("、", 1)[-1] if most else ""
        if figure.kind == "money" and most and len(before) - most[-1].end() <= 4 and "分别" not in before[most[-1].end() :] and _TOTAL.fullmatch(what):
            made.append(Limit("sum", figure.value, figure.unit, what, "", _for_each(what), clause.text, clause.start, clause.end))
    return made


def _in_brackets(clause: Clause) -> list[Limit]:
    """How much counts for each, where that stands in brackets within a clause ("按租赁面积（人均不超过20平方米）")."""
    inner = (Clause(match[1], clause.start + match.start(1), clause.start + match.end(1), strong=False) for match in _BRACKETS.finditer(clause.text))
    return [one for part in inner if _SPREAD_OVER.match(part.text) and (one := limit_in(part)) is not None]


_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_SPREAD_OVER = re.compile(r"(?:[人户][均]|每[人户亩])")


def _is_cap(limit: Limit, rule: SupportRule) -> bool:
    """Whether a limit is the rule's own cap, or its sum or share, where that is only told as the most."""
    if limit.on in ("count", "price"):
        return False
    if limit.base:
        return rule.amount is None and limit.value == rule.rate
    own = [one for one in (rule.cap, rule.amount, *(tier.cap or tier.amount for tier in rule.tiers)) if one is not None]
    return any(in_yuan(limit.value, limit.unit) == in_yuan(one, rule.currency_unit) for one in own)


def _given_before(limit: Limit, rule: SupportRule, sentence: Sentence) -> bool:
    """Whether something is given before the clause of the limit, within the rule's part of the sentence."""
    given: tuple[Figure, ...] = figures(sentence.text[max(0, rule.start - sentence.start) : limit.start - sentence.start])
    return bool(given) or limit.on == "sum"
