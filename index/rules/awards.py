"""Group the clauses of a sentence into awards: under which words, what is given, with which cap, for how long."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from index.rules.clauses import Clause, Sentence
from index.rules.figures import Figure
from index.rules.instalments import parts_in
from index.rules.limits import limit_in, limits_grant
from index.rules.measured import PER_EVENT_BEFORE, duration, per_of
from index.rules.openings import opens
from index.rules.roles import STRONG, Cast, cast
from index.rules.totals import TOTAL
from index.rules.values import CASE, CONDITION_CUE, Value, next_case, values_in, zone
from index.rules.words import AGENT, BRIEFLY, DENIED, EACH, GRANT, LIMIT, REPORT, alternation

_FILLER = re.compile(
    r"^(?:或者?|也可|[省市区县]级|全年|年度|(?:单|每)[份张笔](?:合同|保单)|单[店场人户家项]|限额|再|并|另|另外|同时|其中|且|还|则|可|均|将|区财政|市财政|由.{0,8}财政|每年|每家|每个|统一|一次性|按规定|按|分别|在此基础上|原则上|"
    r"(?:单个?|每[个家户]|同一)(?:经营主体|申报主体|申报单位|申请人|申报人|主体|用人单位|单位|机构|家庭|个人|平台|园区|基地|用户|合作社|人员|企业|项目)|给予|补助|奖励|资助|补贴|标准|的|年|金额|资金|额度|总额|比例|累计|合计|最高|限额|"
    r"三年|[一-九]年|单家企业|同一家|每|人|户|件|家|个|年度|当年|企业|项目|所需资金|实行|采取|方式|财政|经费|、)*+$"
)
_AGENT = re.compile(AGENT + "|对象|人员")
_EACH_STEP = re.compile(
    r"每(?:满|新?增加|增长|增|多|超过|超|达到?|实现|完成)(?P<per>[一\d.]*[百千万亿]*(?:美元|元|" + EACH + r"))$"
)
SINGLE = re.compile(
    r"^(?:原则上|每年|年度)?(?:单[个家条台架项笔次户场]|每个|每家|同一|单一|每户|以上|上述|全年|累计|年度|补助总额|奖励总额|补贴总额|最高|总额|合计)[^，。；\d]{0,18}(?:最高|不超过|不得超过|限额为?|以(?=\d[\d.]*[万亿]?元为限))"
)
"""A sentence that caps what the one before gives."""
_GIVEN_TAIL = re.compile(r"(?:给予|予以)[^，。；\d的]{0,12}$")
"""Words of giving that end a clause without a sum; who is given it stands before them."""
_GROWS = re.compile(r"^[^。；\d]{2,30}(?:每(?:" + EACH + r")[一-鿿]{0,2}|再|另|额外|[年月]|基础上)(?:再|另|相应)?(?:增加|提高|追加)[\d.]+[百千万]?元(?=[。；，]|$)")
"""A sentence by which what the one before gives grows for some of it ("其中护理型床位每张增加2000元。")."""
_CARRIED_OUT = re.compile(r"按(?:照)?[^，。；]{0,14}\d(?:\.\d+)?(?:[百千万亿]?元|%)(?:的(?:标准|比例))?(?:执行|计发|计算发放)")
"""A sentence that only tells at which sum or rate what the one before gives is given to others ("全市首店按每平方米600元执行")."""
_REQUIRED = re.compile(
    rf"(?:且|但|其中|同时|并且?|要求|原则上)?(?![^，。；]*(?:{GRANT.pattern}|比例|标准|额度|金额|分期))[^，。；]{{2,16}}?(?:应当?|须|必须|需)?(?:不得?少于|不得?低于|不短于|至少|须满|应满|需满|营满|续满|作满|服务满|达到|达)\d[\d.,]*[^，。；\d]{{1,12}}(?<!的)"
)
"""A clause behind a grant that asks for at least so much more ("…每张床位补贴6000元，租赁期不少于5年")."""
_FOR_SOME = re.compile(r"其中|其余|其他|但")
"""Before a term that holds only for some of those whose term has been told."""
_DETAILS = re.compile(r"具体|标准|其中|即|分别为")
_LABELS = re.compile(r"(?:标准|金额|额度|补助|补贴|奖励|资助|救助|津贴|补偿|扣除|报销|报销比例|优待金|抚恤金|奖学金|助学金|慰问金|补助金)(?:分别)?[为是]?$")
_REPORTED = re.compile(
    r"^本[一-鿿]{2,3}(?:施行|印发|实施)时|(?:(?:全年|去年|上年|今年以来|累计|一共|共计|共)(?:向|为|对)?[^，。；\d]{0,8}|已经?)(?:发放|兑现|拨付|减免|下达|安排|返还)(?![^，。；]*(?:不超过|最高|不得))"
)
_RECIPIENT = re.compile(
    r"(?:给予|奖励|补助|补贴|资助|予以|对)(?:每[个家户人名位])?(?P<who>(?!一次性|最高|每|不超过|其他|一定|相应|资金|由)[^，。；\d%]{0,12}?"
    + AGENT
    + r")(?<!按每人)(?=[^，。；、]{0,10}(?:\d|奖励|补助|补贴|资助|给予|予以|进行))(?!均|每)"
)
_OTHER_RECIPIENT = re.compile(r"(?:并)?给予(?P<who>[^，。；\d]{1,8}?(?:方|者|企业|单位|机构|个人|人员))(?=最高|不超过|一次性|\d)")
_WORKED = re.compile(r"\d[^，。；]*[×✕*+][^，。；]*[=＝≈][^，。；]*\d|为例$")
"""A sum worked out as an example."""
_PROMISE = re.compile(r"(?:给予|予以|发放|享受|实行)[^，。；\d]{0,12}(?:奖励|补助|补贴|资助|救助|津贴|奖补|报销)$|(?:据实|按实|按规定|分段|分档)(?:给予|予以)?(?:报销|补助|补贴|救助)$|(?:采取|采用|按照?)一事一议[^，。；]{0,8}提高[^，。；]{0,8}(?:额度|标准)$")
"""A clause that gives without a sum, which the next one tells."""
_BARE_CASE = re.compile(
    r"(?!其中|同时|另外|单个|总)(?P<case>[一-鿿（）()“”A-Z]{2,14}?)(?<!收入|投资|营收|产值|本额|租金|价格|费用|资产|不足|超过|达到|金额|总额)(?:每[一-鿿]{1,2}){0,2}(?:最高|不超过)?\d[\d.,]*[万亿]?元(?:[/每][一-鿿]+)?"
)
"""A clause that says no more than whom or what a sum is for ("顺产3000元")."""
_EACH_CASE = re.compile(rf"[^，。；]{{2,20}}?(?:每(?:{EACH})){{1,2}}\d[\d.,]*[万亿]?元")
_NO_LONGER = re.compile(r"不再(?:符合|具备|满足|属于|是|具有|担任|从事|就读)[^，。；]*的$")
"""Whom a sum is for as he is something no more (不再符合保障资格的), denied nothing."""
_RELIEVED = re.compile(r"(?:减免|免征|减征|免收|减收)(?P<who>[^，。；\d]{0,30}?(?:纳税人|企业|工商户|单位|个人))(?=的)")
_GIVES = re.compile(
    r"兑付|可?申领|最高(?:贷款)?额度|额度按照?[^，。；\d]{2,24}\d+倍计算|(?:贷款|提取|借款)[^，。；\d]{0,6}(?:限额|额度)|上浮\d|放宽[到至]|提高救助额度|[%％元]抵扣|予以抵扣|抵扣\d|另加|加发|增发|加奖|减按|扣减|担保贷款|助学贷款|免收|给予|予以|奖励|补助|补贴|资助|奖补|补偿|贴息|贴补|奖金|减免|免收|返还|退还|发放|救助|津贴|扣除|抵用|减征|免征|给付|报销|配套(?!公共|设施|服务|用房|工程|建设|产业|政策|措施|制度)|匹配|抵减|安家费|生活费|扶持|享受|支持\d|支持(?:金额|上限)"
    r"|基础上[^，。；\d]{0,8}(?:增加|提高|追加)\d|(?:每[一-鿿]{1,8}(?:不低于|不少于|至少)|增加)[\d.]+[^，。；]{0,30}元[一-鿿]{0,4}经费"
    r"|(?:优待金|抚恤金|奖学金|助学金|慰问金|低保标准|保障标准|生活标准|养老金标准|生活费标准)[^，。；\d]{0,4}每[人户生]"
    r"|由[^，。；\d]{0,12}(?:财政|基金|政府)[^，。；\d]{0,8}(?:承担|负担)\d"
    r"|" + BRIEFLY + r"|[^\d][奖补]\d|领取|标准(?:安排|拨付|核拨)[^，。；]{0,8}(?:经费|资金)"
    r"|(?:养育|供养|护理|照料|抚恤|优抚|优待|津贴)[^，。；：:\d]{0,6}标准(?:分别)?(?:[为是][：:]?|[：:])[^。；\d]{0,16}每[人户生]"
    r"|(?:保障|救助|供养|发放|优抚|资助)[一-鿿]{0,6}标准[：:][^。；\d]{2,60}[^。；]{0,20}每[人户生](?:每[月年])?\d[\d,.]*元"
    r"|标准[^，。；]{0,24}(?:为|按)[^，。；\d]{0,14}(?:标准|工资)的[\d.]+(?:倍|%)"
)


@dataclass
class Award:
    """What is given together. `recipient` is who is given it where the words of giving say so. `head` are
    the (start, end) places of the words that say to whom and when, `inside` those between the word of giving and the first sum.
    `caps` carry what they are for and the start of their clause, `cases` are the words of the head that stand before a cap of their own,
    `required` those behind what is given that ask for something more."""

    head: list[tuple[int, int]] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    caps: list[tuple[Figure, str, int]] = field(default_factory=list)
    cases: list[tuple[int, int]] = field(default_factory=list)
    required: list[tuple[int, int]] = field(default_factory=list)
    inside: tuple[int, int] | None = None
    period: str = ""
    recipient: str = ""
    years: int | None = None
    end: int = 0
    follows: bool = False

    def follows_to(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether nothing but commas parts this award from `clause`, so that words on its duration still belong to it."""
        return not any(c.strong for c in sentence.clauses if self.end <= c.start <= clause.start)


def awards(sentence: Sentence, *, given: bool = False) -> tuple[list[Award], list[str]]:
    """The awards of `sentence` in order, and the words that exclude or limit (就高不重复 …).

    `given`: the sentence before gives something, so that this one may only cap it ("单个企业最高不超过50万元").
    """
    listed = sentence.listed
    done: list[Award] = []
    limits: list[str] = []
    current = Award()
    if not listed and not _GIVES.search(sentence.text) and not any(TOTAL.search(one.text) for one in sentence.clauses) and not (given and (SINGLE.match(sentence.text) or _CARRIED_OUT.search(sentence.text) or _GROWS.search(sentence.text))):
        return [], [clause.text for clause in sentence.clauses if LIMIT.search(clause.text)]
    parts = next(parts_in(sentence.text), None)
    for place, clause in enumerate(sentence.clauses):
        if parts is not None and parts.start <= clause.start - sentence.start < parts.end:
            if paid := current if current.values else done[-1] if done else None:
                paid.end, paid.period = clause.end, paid.period or duration(clause.text)[0]
            continue
        if clause.strong and current.values:
            done.append(current)
            current = Award()
        elif clause.strong and current.head and _promised_before(sentence, place):
            current = Award(head=[(a, b) for a, b in current.head if opens(sentence.text[a - sentence.start : b - sentence.start])])
        if REPORT.search(clause.text) or _REPORTED.search(clause.text) or _WORKED.search(clause.text):
            continue
        if current.values and limit_in(clause) is not None:
            current.end = clause.end
            continue
        if done and not current.values and not current.head and limits_grant(clause):
            done[-1].end = clause.end
            continue
        after = sentence.clauses[place + 1] if place + 1 < len(sentence.clauses) else None
        follows = after is not None and not after.strong and STRONG.search(after.text) is not None
        promised = any(_PROMISE.search(earlier.text) for earlier in sentence.clauses[:place])
        bare = listed or (promised and _BARE_CASE.fullmatch(clause.text) is not None) or _goes_on(sentence, place) or _shares_on(sentence, place) or _one_of_each(sentence, clause)
        casts = cast(clause.text, given_before=bool(current.values or done) or given or promised, listed=bare, follows=follows)
        if not casts and after is not None and (_DETAILS.match(after.text) or CASE.match(after.text)) and STRONG.search(clause.text):
            listed = True
        if (
            not casts
            and _LABELS.search(clause.text)
            and sentence.text[clause.end - sentence.start :][:1] in (":", "：")
        ):
            listed = True
        useful = [c for c in casts if c.role != "condition"]
        period, span = duration(clause.text)
        if period and not useful and _FOR_SOME.match(clause.text) and (kept := current if current.values else done[-1] if done else None) and kept.period:
            kept.end = clause.end
            continue
        if LIMIT.search(clause.text) and not useful:
            limits.append(clause.text)
            continue
        if DENIED.search(clause.text) and not useful and not _NO_LONGER.search(clause.text):
            continue
        if (
            period
            and not useful
            and not current.values
            and done
            and done[-1].follows_to(sentence, clause)
        ):
            done[-1].period, done[-1].years, done[-1].end = period, span, clause.end
            continue
        if period and (current.values or GRANT.search(clause.text)):
            current.period, current.years = period, span
            if not useful:
                current.end = clause.end
                continue
        if not useful:
            if current.values and not _FILLER.match(clause.text):
                done.append(current)
                current = Award(follows=True)
            if done and not current.head and not clause.strong and done[-1].follows_to(sentence, clause) and _REQUIRED.fullmatch(clause.text):
                done[-1].required.append((clause.start, clause.end))
                done[-1].end = clause.end
                continue
            given_here = _GIVEN_TAIL.search(clause.text, 2)
            current.head.append((clause.start, clause.start + given_here.start() if given_here else clause.end))
            continue
        if alike := _of_several(clause, useful, sentence, [*done, current] if current.values else done):
            for award, item in zip(alike, useful, strict=True):
                award.caps, award.end = [(item.figure, per_of(clause.text[: useful[0].figure.start], ""), clause.start)], clause.end
            done += [current] if current.values else []
            current = Award(follows=True)
            continue
        if not current.values and done and _limits_only(clause, useful, current, sentence, done[-1]):
            done[-1].caps += [
                (
                    item.figure,
                    per_of(clause.text[: item.figure.start], clause.text[item.figure.end :]),
                    clause.start,
                )
                for item in useful
            ]
            done[-1].end, current = clause.end, Award(follows=True)
            continue
        before = sentence.clauses[place - 1].text if place else ""
        current = _take(current, clause, before, useful, casts, done)
        each = next((found["per"] for one in sentence.clauses[:place] if _PROMISE.search(one.text) and (found := _EACH_TIME.search(one.text))), "") if bare else ""
        current.values = [replace(value, per=each) if each and value.amount and not value.per else value for value in current.values]
    if current.values or current.caps:
        done.append(current)
    return [award for award in done if award.values or award.caps], limits


def _promised_before(sentence: Sentence, place: int) -> bool:
    """Whether the part that a semicolon ends before the clause at `place` promises something of its own, so that its words are no condition
    of what follows ("…全额救助；低保对象按75%救助")."""
    clause = sentence.clauses[place]
    before = _ITEM_MARK.sub("", sentence.text[: clause.start - sentence.start])
    part = next((one for one in reversed(sentence.clauses[:place]) if one.strong), None)
    return before.endswith(("；", ";")) and part is not None and _OWN_PROMISE.search(sentence.text[part.start - sentence.start : len(before)]) is not None


_ITEM_MARK = re.compile(r"\s*(?:[(（][^()（）]{1,3}[)）]|\d{1,2}[.．、])?\s*$")
_OWN_PROMISE = re.compile(r"(?:给予|予以|享受|免除|免收|免缴|全额|据实|优先|不予)[^，。；：:]*[；;]$|(?:补助|补贴|奖励|救助|资助|报销|减免)[；;]$|不超过[^，。；：:]*[；;]$")
_EACH_TIME = re.compile(r"每(?:个|人每)?(?P<per>学年|学期|年|月|季度)(?=给予|发放|享受|补|奖|资助)")
"""How often a promise is kept whose sums stand in the clauses after it ("每学年给予生活补助，本科生3000元")."""


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Whether the clause at `place` tells the sum of one of several cases of which only the last says what is given
    ("80岁老人每月50元，90岁老人每月100元高龄津贴")."""
    for clause in sentence.clauses[place:]:
        case = _EACH_CASE.match(clause.text)
        if case is None or clause.strong != (clause is sentence.clauses[place] and clause.strong):
            return False
        if case.end() < len(clause.text):
            return clause is not sentence.clauses[place] and _NAMES_GRANT.fullmatch(clause.text, case.end()) is not None
    return False


def _shares_on(sentence: Sentence, place: int) -> bool:
    """Whether the clause at `place` tells the share of one of several cases of which only the last says what is given
    ("第一、二年按实缴租金的50%，第三年按实缴租金的30%给予补助")."""
    for clause in sentence.clauses[place:]:
        case = _SHARE_CASE.match(clause.text)
        if case is None or (clause.strong and clause is not sentence.clauses[place]):
            return False
        if case.end() < len(clause.text):
            return clause is not sentence.clauses[place] and GRANT.search(clause.text, case.end()) is not None
    return False


_SHARE_CASE = re.compile(r"(?!每|最高|单)(?:[^，。；\d]|\d{1,2}年){1,16}?按(?:照)?[^，。；\d]{0,14}?\d[\d.]*[%％]")


def _one_of_each(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause of a sentence that speaks of a grant says no more than what each of something gets ("发明专利每件0.5万元")."""
    return _EACH_CASE.match(clause.text) is not None and _PAID_FOR.search(clause.text) is None and _ONE_EACH.fullmatch(clause.text) is not None and GRANT.search(sentence.text) is not None


_ONE_EACH = re.compile(rf"[一-鿿A-Z（）()“”]{{2,20}}?(?:每(?:{EACH})){{1,2}}\d[\d.,]*[万亿]?元(?:[(（][^()（）]*[)）])?")
_PAID_FOR = re.compile(r"价格|售价|收费|保费|租金|成本|费用|收入|产值|投资|缴|工资|保额|不超过|不低于|超过|达到")
_NAMES_GRANT = re.compile(r"的?[一-鿿]{0,6}?" + alternation("noun"))


def _of_several(clause: Clause, useful: list[Cast], sentence: Sentence, done: list[Award]) -> list[Award]:
    """The awards of the same part that a clause caps one by one ("…按8%补助，…按1%补助，最高分别为200万元、30万元"), none where it does not."""
    last = done[-len(useful):]
    if len(useful) < 2 or len(last) < len(useful) or "分别" not in clause.text[: useful[0].figure.start] or any(item.role == "give" for item in useful):
        return []
    fitting = all(len(award.values) == 1 and not award.caps and award.follows_to(sentence, clause) for award in last)
    return last if fitting and _FILLER.match(clause.text[: zone(clause.text, useful[0].figure.start, [])]) else []


def _limits_only(clause: Clause, useful: list[Cast], current: Award, sentence: Sentence, last: Award) -> bool:
    """Whether a clause only caps what an earlier award of the same part gives ("…，每年最高不超过60万元")."""
    if any(item.role == "give" for item in useful) or last.caps or _RAISED.search(clause.text):
        return False
    if not last.follows_to(sentence, clause) and not clause.strong:
        return False
    opening = zone(clause.text, useful[0].figure.start, [])
    return bool(_FILLER.match(clause.text[:opening])) and all(b - a <= 16 for a, b in current.head)


_RAISED = re.compile(r"(?:额度|上限|标准|限额)[^，。；\d]{0,6}提高[到至]")
"""A higher limit for some is what they are given, not a limit on what the others are."""


def _take(
    current: Award,
    clause: Clause,
    before: str,
    useful: list[Cast],
    casts: tuple[Cast, ...],
    done: list[Award],
) -> Award:
    """Put the figures of a clause that gives into `current`, or into a new award when new words of condition come first."""
    text = clause.text
    if (case := next_case(text, before, useful, current.values)) is not None:
        current.values.append(case)
        current.end = clause.end
        return current
    gives = [c.figure for c in useful if c.role == "give"]
    opening = zone(text, useful[0].figure.start, [c.figure for c in casts if c.role == "condition"])
    head = text[:opening]
    significant = not _FILLER.match(head)
    capped = bool(current.values) and all(value.cap for value in current.values)
    same = capped and current.values[0].per == per_of(text[: useful[0].figure.start], text[useful[0].figure.end :])
    further = significant and not capped and re.search(r"\d", head) is not None and CONDITION_CUE.search(head) is not None
    other = bool(current.recipient) and (_OTHER_RECIPIENT.match(text) or {"who": current.recipient})["who"] != current.recipient
    apart = further or other or bool(current.values and _LENT.search(text)) or head.startswith(("对", "其中对")) or (significant and capped and (same or _AGENT.search(head) is not None))
    if current.values and (gives or apart):
        done.append(current)
        current = Award(head=[] if significant else list(current.head), follows=True)
    excess = _EXCESS.fullmatch(head) if current.head else None
    if significant and excess is None:
        current.head.append((clause.start, clause.start + len(head)))
    values, caps = values_in(text, opening, useful, [c.figure for c in casts if c.role == "condition"])
    values = values if excess is None else [replace(value, base=value.base or excess["part"]) if value.rate else value for value in values]
    if not gives and any(value.amount for value in current.values):
        values = []
    step = (_EACH_STEP.search(before) or PER_EVENT_BEFORE.search(before)) if values and not values[0].per else None
    if step:
        values = [replace(value, per=step["per"]) if value.amount else value for value in values]
    recipient = _RECIPIENT.search(text[opening:]) or _RELIEVED.search(text[opening:]) or _OTHER_RECIPIENT.match(text)
    each = _EACH_OF_A_KIND.match(text)
    if not values and current.values and significant:
        current.cases.append(current.head[-1])
    elif not values and current.values and each is not None:
        current.cases.append((clause.start + each.start("who"), clause.start + each.end("who")))
    if not values and current.values:
        current.caps += [(figure, per, clause.start) for figure, per, _ in caps]
    elif not values:
        current.values += [Value(cap=figure, per=per, label=label) for figure, per, label in caps]
    else:
        current.values += values
        current.caps += [(figure, per, clause.start) for figure, per, _ in caps]
    if current.inside is None and values:
        current.inside = (clause.start + opening, clause.start + useful[0].figure.start)
    if recipient and not current.recipient:
        current.recipient = recipient["who"]
    current.end = clause.end
    return current


_EXCESS = re.compile(r"(?:对|就|按|其|照)*(?P<part>(?:超过|超出|高出)的?部分)(?:的|按|按照)?")
"""What of a figure told before counts: nobody, and no condition."""
_LENT = re.compile(r"(?:申请|提供|给予)[^，。；]{0,20}贷款")
"""A loan beside a sum that is given is no limit on it."""
_EACH_OF_A_KIND = re.compile(rf"(?:其中)?(?P<who>(?!每|单|同一)[一-鿿]{{0,8}}?{AGENT})(?:每|单)")
"""Whom a cap of its own is for ("其中企业每户每年最高30万元")."""
