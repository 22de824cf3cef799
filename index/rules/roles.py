"""Tell which figures of a clause are what is given, which cap it, and which belong to a condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.rules.figures import Figure, figures
from index.rules.totals import TOTAL
from index.rules.words import BRIEFLY, CAP, DENIED, GRANT, PAID_BEFORE, POT, PRICE_OF, alternation

Role = Literal["give", "cap", "condition"]

_GRANT = re.compile(
    alternation("grant")
    + r"|" + BRIEFLY + r"|标准|按照?|支付|最高给|给[其与]?|额度|(?:补助|补贴|奖励|比例|标准|额度|资助|待遇)[^，。；]{0,6}(?:提高|放宽)[到至]|放宽[到至]|[^\d][补奖](?=\d|$)|领取|可(?:以)?申[请领]"
)
_NOUN_AFTER = re.compile(
    r"的?(?:标准|比例|额度|档次)?(?:分别|相应|给予|予以|进行|作为|以内|左右)?的?(?:[一-鿿“”（）()、·]{0,8})?"
    + alternation("noun")
)
_THRESHOLD_AFTER = re.compile(
    r"(?:人民币)?(?:[(（]不?含[^)）]{0,6}[)）])?(?:"
    + alternation("above")
    + r"|的(?:企业|项目|部分|单位|工业|建设)|部分|的$)"
)
_REACH_BEFORE = re.compile(r"(?<!不)(?<!不得)" + alternation("reach") + r"(?:人民币|到|了|其)?$")
_MEASURED_BEFORE = re.compile(alternation("measured") + r"(?:人民币)?$")
_THEN_GIVES = re.compile(
    r"(?:[(（][^)）]*[)）])?(?:以上|以下|以内)?(?:[(（][^)）]*[)）])?的?(?:一次性|再|另|分别|每[一-鿿])*(?:给予|奖励|补助|补贴|资助|扶持|救助|奖补|予以|[奖补](?=\d))[^，。；\d]{0,10}\d"
)
_AT_LEAST_GIVEN = re.compile(
    r"(?:给予|予以)(?:不低于|不少于)[^，。；\d]{2,14}标准$|(?:给予|予以|奖励|补助|补贴|资助)(?:不低于|不少于|至少)$|(?:资助|补助|补贴|奖励|扶持|支持|救助)(?:额度|标准|金额|资金|水平)[^，。；]{0,8}(?:不低于|不少于|达到|为|至少)$"
)
_CAP_BEFORE = re.compile(r"(?!以内|为限)" + alternation("cap") + r"[^，。\d]{0,14}$")
_JOIN = re.compile(r"(?:/[一-鿿]{1,3}){0,2}(?:[(（][^)）]*[)）])?[、和或及与/至](?:[一-鿿]{0,12})?$")
_RELATIVE = re.compile(
    r"(?:同比|比上年|较上年|年均)?(?:(?:增长|增加)(?![额值量]|部分)|增幅|增速|下降|上浮|占比|入驻率|属地率|比重|利用率|覆盖率|股权|持股|股份)[^，。]{0,10}$"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """A figure with the part it plays in its clause."""

    figure: Figure
    role: Role


def cast(clause: str, *, given_before: bool, listed: bool, follows: bool = False) -> tuple[Cast, ...]:
    """The figures of `clause` with their roles.

    `given_before`: an earlier clause of the sentence gives something, so that a cap may follow without a grant word.
    `follows`: the next clause gives, so that "按…" may name the sum first.
    `listed`: the clause is an item of a list whose lead sentence speaks of a grant.
    """
    found = figures(clause)
    denied = DENIED.search(clause)
    roles: list[Cast] = []
    for number, figure in enumerate(found):
        role = _role(clause, figure, given_before, listed, follows)
        after = clause[figure.end :]
        apart = _THEN_GIVES.match(after) or (figure.kind != found[number - 1].kind and _THRESHOLD_AFTER.match(after))
        if number and roles[-1].role != "condition" and not apart and joined(clause, found[number - 1], figure):
            role = roles[-1].role
        if role != "condition" and denied is not None and denied.start() < figure.start:
            role = "cap" if role == "cap" else "condition"
        roles.append(Cast(figure, role))
    return tuple(_spread_back(clause, roles))


def _role(clause: str, figure: Figure, given_before: bool, listed: bool, follows: bool) -> Role:
    before, after = clause[: figure.start], clause[figure.end :]
    grants = list(_GRANT.finditer(before))
    grant = grants[-1] if grants else None
    between = before[grant.end() :] if grant else before
    if figure.kind == "money" and "每" in before and PRICE_OF.match(after):
        return "condition"
    if figure.kind == "money" and _PRICED_AT.fullmatch(before) and _RECKONED.match(after):
        return "condition"
    if _INSTALMENT.search(before) or _STATED.search(clause) or _WITHIN_IT.search(before):
        return "condition"
    if _TAKEN.search(before) or _FINE.match(after) or _GIVEN_UP.match(after):
        return "condition"
    if figure.kind == "rate" and _PUBLIC.search(before):
        return "give"
    if (_OLD.search(before) and _TO_NEW.match(after)) or (figure.kind == "rate" and _RAISED.search(before)):
        return "condition"
    if _OWED.search(before) or _LEVIED.search(before) or (_SUPPOSED.match(clause) and not STRONG.search(clause)):
        return "condition"
    if figure.kind == "rate" and (_OF_ALL.search(before) or _MAKES_UP.search(before)):
        return "condition"
    if (PAID_BEFORE.search(before) and not (figure.kind == "rate" and _SHARE_OF_PAID.search(before) and (follows or STRONG.search(after)))) or (figure.kind == "rate" and _MEANS.search(clause)):
        return "condition"
    if (figure.kind == "money" and _BUDGET.search(before)) or _OWN_MEANS.search(before) or _PAID_BACK.search(before):
        return "condition"
    if figure.kind == "money" and _BETWEEN.search(before) and _PART_AFTER.match(after):
        return "condition"
    if _CAP_BEFORE.search(_SCALE_CLASS.sub("", before)) and (
        grants or given_before or listed or _NOUN_AFTER.match(after) or GRANT.search(clause) or TOTAL.search(clause)
    ):
        return "cap"
    if figure.kind == "money" and _DEDUCTED.search(before):
        return "condition"
    if _LOAN.search(before):
        return "cap"
    if _RECKONED_AS.search(clause) or (listed and figure.kind == "rate" and _RAISED_BY.search(before)):
        return "condition" if figure.kind == "money" else "give"
    if _AT_LEAST_GIVEN.search(before):
        return "give"
    if _BORNE.search(clause):
        return "condition"
    if figure.kind == "money" and _ADDED_TO_IT.search(before) and (given_before or "标准" in before) and _ENDS.match(after):
        return "give"
    if (
        grant is not None
        and grant.group() in _WEAK
        and not (given_before or listed or STRONG.search(clause) or follows)
    ):
        return "condition"
    if _THEN_GIVES.match(after) and (figure.kind == "money" or "以" in after[:2]):
        return "condition"
    if figure.kind == "rate" and _TAXED.match(after) and "减按" not in before:
        return "condition"
    if _CAP_AFTER.match(after) and GRANT.search(clause):
        return "cap"
    if given_before and figure.kind == "money" and _EACH_BEFORE.search(before):
        return "give"
    if listed and figure.kind == "money" and _AT_MOST_HERE.fullmatch(after):
        return "cap"
    if grant is not None and _WITHIN_GIVEN.match(after) and not _REACH_BEFORE.search(between):
        return "cap"
    if figure.kind == "money" and _GRANT_AFTER.match(after) and _granted_to_each(before, given_before):
        return "give"
    threshold = (
        _THRESHOLD_AFTER.match(after)
        or _REACH_BEFORE.search(between)
        or (figure.kind == "money" and _MEASURED_BEFORE.search(between))
    )
    if _RELATIVE.search(between):
        return "condition"
    if POT.search(between) and figure.kind == "money" and not grant:
        return "condition"
    if grant is not None and not threshold:
        return "give"
    if _NOUN_AFTER.match(after) and not threshold and not re.match(r"以[上下]", after):
        return "give"
    if listed and not threshold and (figure.kind == "money" or _BARE_SHARE.fullmatch(clause)):
        return "give"
    return "condition"


_BETWEEN = re.compile(r"(?:超过|超出|高于|大于)[\d.]+[百千万亿]*元(?:（不?含）)?[，、]?(?:但|且|至)?(?:不|未|不得)超过$")
_PART_AFTER = re.compile(r"(?:（[^（）]*）)?(?:以下|以内)?的?部分")
"""Around the upper end of a step ("超过100万元但不超过300万元的部分"), which caps nothing."""
_BARE_SHARE = re.compile(r"(?!其中|同时|另外|占)[一-鿿（）()“”A-Z]{2,14}?(?<!增长|提高|占比|达到|超过|低于|下降)\d[\d.]*%")
"""A clause that says no more than whom a share is for ("县级医院75%")."""
_DEDUCTED = re.compile(r"起付(?:标准|线|额)(?:[（(][^（）()]*[)）])?(?:分别|统一|均)*(?:为|是|按)?(?:[\d.]+[百千万]*元[、和])*$")
"""Before what somebody has to pay himself first."""
_LOAN = re.compile(r"(?:贷款|提取|借款)(?:最高)?(?:限额|额度)(?:[为是]|不超过|最高)+$|最高(?:可以?|能)?(?:贷款?|借款?)$")
"""Before the most that is lent to somebody, or that he may take out of what he paid in."""
_PRICED_AT = re.compile(r"(?:其中|上述|以上)?(?:实际)?(?:租金|房租|电价|运费|工时费|单价|造价|成本)(?:标准|价格)?(?:统一|暂)?按(?:照)?[^，。；\d]{0,12}")
_RECKONED = re.compile(r"的?(?:标准)?(?:进行)?(?:计算|核算|测算|计价|计)")
"""Round a price at which what is paid is reckoned, no grant ("租金按每月每平方米40元计算")."""
_RECKONED_AS = re.compile(r"(?:不足|低于|少于)[\d.]+[百千万]?元的?按(?:照)?[\d.]+[百千万]?元计算")
"""A clause that tells as what a smaller figure is counted."""
_RAISED_BY = re.compile(r"(?:^|[，、的])(?:可)?上浮$")
"""Before the share by which a list's item raises what its first sentence names."""
_MAKES_UP = re.compile(r"(?:人数|人员|职工|员工|学员|户数|产品|收入)[^，。；\d]{0,6}占[^，。；]{2,30}(?:比例|比重)(?:须|应|要|达到?|为|不低于|超过|在)*$|[（(][^（）()]{0,20}占比(?:达到?|为|不低于|超过)*$")
"""Before a share that some of those whom a firm has make up of all ("新招用人数占现有职工人数比例10%（超过100人的占比5%）")."""
_OF_ALL = re.compile(r"(?:[两三四五六几各多]项|上述|以上|前述|同时享受)[^，。；]{0,10}(?:合计|总额|总和|之和|累计|相加)[^。；]{0,8}(?:不得?超过|不得?高于)[^，。；\d]*$")
"""Before a share that limits what several grants come to together, and grants nothing itself."""
_SHARE_OF_PAID = re.compile(r"按[^，。；]*(?:缴费|缴纳|缴存|交纳|实缴|承担)[^，。；\d]{0,8}(?:的|给予|予以|分别)+$")
"""Before a share of what somebody paid, that he is given back."""
_OWN_MEANS = re.compile(
    r"(?:自筹|自有资金|(?<![一-鿿])收入|月收入|年收入|资产|财产|价格|收费)[^，。；\d]{0,8}(?:不得|应当?|须|必须)?(?:低于|少于|超过|高于|不超过|不低于|不高于|不少于)[^，。；]{0,18}$"
)
"""Before a bound on what somebody has or pays, told as so many times a standard or a grant."""
_BUDGET = re.compile(r"(?:资金|经费)[^，。；]{0,20}(?:预算|财政)[^，。；]{0,6}(?:安排|列支|统筹)[^，。；\d]{0,8}$")
"""Before what is set aside for all."""
_PAID_BACK = re.compile(r"(?:退还|退回|缴回|追回|收回)[^，。；]{0,6}(?:已|所)[^，。；]{0,12}$")
_WEAK = frozenset({"按", "按照", "标准", "支付", "享受", "支持", "额度", "匹配", "兑现", "最高给"})
_BORNE = re.compile(
    r"由(?![^，。；]{0,12}(?:基金|财政))[^，。；]{0,8}(?:申请人|个人|本人|家庭|单位|企业|用户|承租人)(?!所在)[^，。；]{0,12}(?:支付|承担|缴纳|负担|自付)"
)
STRONG = re.compile(
    r"(?:生活|保障|救助|护理|供养)标准[^，。；]{0,24}(?:为|按)[^，。；\d]{0,14}(?:标准|工资)的|[^\d][奖补](?=\d)|领取|申请[^，。；]{0,14}贷款|标准(?:安排|拨付|核拨)|(?:额度|标准)[^，。；]{0,8}(?:放宽|提高)[到至]|[%元]抵扣|予以抵扣|抵扣\d|另加|加发|增发|加奖|立减|直减|立返|给予|予以|奖励|补助|补贴|资助|奖补|补偿|贴息|奖金|减免|免收|返还|退还|发放|救助|津贴|扣除|减征|免征|给付|报销|基金[^，。；]*支付|财政[^，。；]*(?:支付|承担|匹配|配套)|兑付|抵用|抵减|扶持|安家费|生活费|支持(?:标准|上限)|支持额度|(?:一次性|给予|予以)[^，。；\d]{0,4}支持|支持(?=\d)|资金支持|减按|扣减|担保贷款|助学贷款|租金减免|" + BRIEFLY
)
_CAP_AFTER = re.compile(r"的?(?:限额|额度)(?:内|$|依次|以内)|为(?:限额?|上限)|封顶|(?:的)?额度内")
_WITHIN_GIVEN = re.compile(r"以内的?[^，。；]{0,8}?" + alternation("noun"))
_AT_MOST_HERE = re.compile(r"(?:/[一-鿿]{1,2})*以[内下]")
_INSTALMENT = re.compile(r"分(?:[一二三四五六\d]+(?:个)?年度?|[一二三四五六\d]+[期次批])[^，。；]{0,6}(?:按照?)?[\d%、：: .]*$")
_STATED = re.compile(r"(?:补贴|补助|奖励|资助|支持|待遇|津贴)的$")
_SCALE_CLASS = re.compile(r"限额以[上下](?:单位|企业)?")
_TAXED = re.compile(r"的?(?:税率|征收率|预征率)")
_LEVIED = re.compile(r"(?:缴费(?:费率|比例)|费率标准|缴存比例)[^，。；]{0,16}为$")
"""A rate that is paid into an insurance or a fund."""
_OWED = re.compile(
    r"(?:单位|企业|公司|机构|雇主|基地)(?:应当?|须|必须|需)?(?:每月|按月)?(?:应当?)?(?:向|给|为)?[^，。；\d]{0,8}(?:支付|发放|发给|给付)[^，。；\d]{0,16}(?:生活费|生活补助费?|工资|报酬|薪酬)[^，。；\d]{0,6}(?:不得?|不应)(?:低于|少于)$")
"""Before what an employer has to pay himself at least ("见习单位每月支付给见习人员的基本生活费不得低于1800元")."""
_SUPPOSED = re.compile(r"(?:但是?|而|其中)?(?:如果|如|若)(?!实)[^，]*的$")
"""A clause that only supposes ("如按月收入的15%计租低于…的")."""
_WITHIN_IT = re.compile(r"\d[^()（）]*[(（]其中[^()（）]*$")
"""Before a part of the sum that stands before the bracket, or a limit on one."""
_OLD = re.compile(r"(?:由|从)[^，。；]{0,12}?$")
_TO_NEW = re.compile(r"[^，。；\d]{0,4}(?:提高|增加|调整|上调|提升|增至|扩大|降低|降)[到至为]")
"""A figure that a new one takes the place of ("由240元提高到450元")."""
_RAISED = re.compile(r"(?:(?<!可)(?:提高|增长|降低|下降|减少|上调)(?:了|约)?|分别(?:提高|增长|降低))$")
"""Before the share by which a standard itself grew or shrank, of which nothing is given."""
_TAKEN = re.compile(r"(?:扣减|扣除|核减|扣回|收取|追缴)[^，。；\d]{0,14}(?:奖|补|资金|经费)[^，。；\d]{0,6}$")
_FINE = re.compile(r"以?[上下]?[^，。；]{0,8}(?:处以|并处|的)?罚款|(?:加收|计收)滞纳金")
"""What is taken off or paid as a fine."""
_GIVEN_UP = re.compile(r"(?:予以)?(?:退回|缴回|退缴|追回|收回|追缴)")
"""After a share of what was had that has to be given back."""
_PUBLIC = re.compile(r"由[^，。；\d]{0,12}(?:财政|基金|政府)[^，。；\d]{0,8}(?:承担|负担)$")
"""Before the share that public funds pay."""
_ADDED_BEFORE = re.compile(r"(?P<other>再|另|另外|分别|各|额外|每[一-鿿])?增加(?:一次性)?(?:[\d.、，和]|[百千万亿]?元)*$")
_ADDED_TO_IT = re.compile(r"(?:再|另|另外|额外|各|[年月天日次]|基础上|每(?:" + alternation("each") + r")[一-鿿]{0,2})(?:再|另|分别|相应)*(?:增加|提高|追加)(?:一次性)?(?:[\d.、，和]|[百千万亿]?元)*$")
_ENDS = re.compile(r"(?:[、和][\d.]+[百千万亿]?元)*(?:[(（][^()（）]*[)）])?$")
"""A sum, at the end of a clause, by which what was given before grows ("其中…的再增加5万元", "在上述标准基础上每月增加100元")."""
_EACH_AT_LEAST = re.compile(r"每(?P<whom>[一-鿿]{1,8}?)(?:分别|各)?(?:不低于|不少于|至少)(?:[\d.、，和]|[百千万亿]?元)*$")
_GRANT_AFTER = re.compile(r"(?:[、和][\d.]+[百千万亿]?元)*的?[一-鿿]{0,4}?" + alternation("noun"))
"""A sum by which a grant grows ("分别增加40万元、30万元服务奖励")."""
_EACH_BEFORE = re.compile(r"每(?:" + alternation("each") + r")(?:每?(?:年|月|次))?$")


def _granted_to_each(before: str, given_before: bool) -> bool:
    """Whether a sum named with what it is for ("…元运营经费") is given to each, or added to what was given before."""
    added = _ADDED_BEFORE.search(before)
    if added is not None:
        return "财政" not in before and (given_before or bool(added["other"]))
    each = _EACH_AT_LEAST.search(before)
    return each is not None and POT.search(each["whom"]) is None


_MEANS = re.compile(r"(?:通过|采取|运用|采用).{0,30}等(?:方式|形式|手段|措施)")


def joined(clause: str, first: Figure, second: Figure) -> bool:
    """Whether two figures are neighbours in one enumeration."""
    return (
        bool(_JOIN.fullmatch(clause[first.end : second.start]))
        and CAP.search(clause[first.end : second.start]) is None
    )


def _spread_back(clause: str, roles: list[Cast]) -> list[Cast]:
    """Members of an enumeration play one part: what a later member is, an earlier one joined to it by 、 is too."""
    for number in range(len(roles) - 2, -1, -1):
        here, after = roles[number], roles[number + 1]
        gap = clause[here.figure.end : after.figure.start]
        if (
            here.role == "condition"
            and after.role == "give"
            and re.fullmatch(r"[、和或及与]", gap)
            and here.figure.kind == after.figure.kind
        ):
            roles[number] = Cast(here.figure, "give")
    return roles
