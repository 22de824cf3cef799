"""The figures that an asker tells, and those he expects to be given, read from one text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.growth import year_before, year_in
from assistant.eligibility.told.had import GIVEN
from assistant.eligibility.told.parts_out import PART, kind_of
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import CLAUSE, alternation, measures_in, same_count, words
from index.quantities import Quantity, quantities

_CLAIM = re.compile(alternation(words("claim")) + r"(?:的|了|到|满|够|足|我们|我|它|多少|大概|约|有|能有|是|[一-鿿]{1,3}(?:方|企业|单位|公司|个人|业主))*$")
_DOUBTED = re.compile(r"(?:奖励|补贴|补助|津贴|资助|奖金|救助)金?(?:的?(?:标准|金额|额度))?(?:是不是|是否|不?是|有没有|有)(?:按|一次性|每个?[一-鿿]{1,3}|一个?[一-鿿]{1,2})*$")
"""Before a sum that a grant is thought to be (补贴标准是不是每平方米37元)."""
_EXPECTED = re.compile(r"(?:/?[元块月年每]){0,3}(?:的?话)?" + alternation(words("expected")))
_GRANTED = re.compile(r"(?:/?[块元钱]){0,2}(?:的?[那这][个笔项种][\u4e00-\u9fff]{0,8}?|的?)(?:一次性)?(?:创业|生活|落户|购房|租房|求职|就业|经营)?(?:奖励|补贴|补助|津贴|资助|奖金|救助)")
"""Behind a sum: it is what is given, nothing that the asker has."""
_APIECE = re.compile(r"每(?!个?[年月])[\u4e00-\u9fff]{1,3}$")
"""Before a sum by which a grant is named: what the rule gives for each piece, neither the asker's nor what he expects in all."""
_THAT = re.compile(r"(?:那|这|的)(?:笔|个)?$|[有]一?笔$|(?:奖励|补贴|补助|津贴|资助|奖金|救助)的?$")
_OWED = re.compile(r"(?:个人|自己|自付|缴费|保费|学费|[一-鿿]费|该[交缴付])[^，。；\d]{0,4}[那这](?:笔|个)?$")
"""Before a sum pointed at: it is what has to be paid (医保个人那400块)."""
_BARE_SUM = re.compile(r"(?:/?[块元钱]){0,2}(?:我们?|现在|今年|今后)?(?:还|能|可以?|再|该|给|有|$)")
"""A sum pointed at with nothing that it is for ("那5000块现在能领吗")."""
_WANTED = re.compile(r"(?:[拿领补]满|[拿领]足|[想要][拿领补]到?)[^，。]*$")
_PAST = re.compile(r"(?:已经|已|去年|前年|之前|上次|以前|原来|原先|本来|一直|正)[^，。]{0,14}$|(?:领|拿|享受|补|得)(?:了|过|到过|到了)$|(?<![能可想以会])(?:每个?月|月月|每年)都?在?(?:领|拿)着?[^，。]{0,12}$")
_GIVEN_BEFORE = re.compile(GIVEN + r"[^，。；\d]{0,6}$")
"""A sum that was given already is none of what is spent or earned."""
_WORKED_BACK = re.compile("[倒反](?:着|过来)?[推算]|往回[推算]")
"""From what was given the base is asked for."""
_RULES_OWN = re.compile(
    alternation(words("rule_figure")) + r"[^，。]{0,4}$|每[\u4e00-\u9fff]{1,3}(?:一次性)?(?:奖励|补助|补贴|资助|奖|补|给)[^，。]{0,2}$")
_GIVES = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:补|奖|给)(?:助|贴|励|予)?\d")
"""Behind 每50公斤: what the rule gives for so many."""
_CASE = re.compile(r"(?P<name>" + alternation(words("cases")) + r"|[一二三四]号|第[一二三四](?:个|家)|另一个|另一家|另外一家|隔壁[厂家]|隔壁|同行)(?=企业|公司|项目|厂|家|平台|车间|的|是|为|投|实际|设备|总|有|花|\d|$)")
_MONTHLY = re.compile(r"月租|每个?月|月均|一个月|按月|月付|月供")
_GREW = re.compile(r"(?:(?:增加|增长|提高|多|增)(?:了|出|出来)?|(?:增量|增加额|增长额|新增部分)(?:是|为|有|达)?)(?:大?约|大概|近)?$")
_NEW = re.compile(r"新增了?$")
"""Before a figure with its thing behind it: the thing is new (新增了300万流动资金贷款), nothing grew by so much."""
_BOUNDED = re.compile(r"(?:没|未|不|还没)(?:满|到|足)$|不到$|差.{0,2}$|超过$|过了?$|大于$|小于$")
"""Before an age: the asker is younger or older than it, how old is not told."""
_EACH = re.compile(r"(?:每|平均每?|一(?=[天日次]))(?P<unit>" + alternation((*words("counters"), "平方米", "平米")) + r")(?!月)(?:每个?月)?(?:[^每\d，。]{0,14})$")
_OTHER_SUM = re.compile(r"[\u4e00-\u9fff](?:费|押金|保证金|定金|罚款|利息|尾款|保险金?|税|资金|奖金|货款|价款|本金|余额|合同额|合同|订单|欠款|债务?|负债|资产|市值|估值|股权|捐赠|贡献)(?!率)")
"""Before a sum: it has a name of its own, though none that conditions are told by."""
_SHARE = re.compile(r"(?:(?P<part>占)[^，。占\d]{1,12}|(?P<measure>增长|增幅|增速|占比|比重|比例|(?:比|较)[^，。；\d]{1,6}(?:涨|多|增|高|好)|同比(?:涨|增)|涨|增|[\u4e00-\u9fff]{2}率|下降))(?:了|率|到|达到|为|约|的比例|是|只有|才)*$")
_UP = re.compile(r"涨|增$|同比|比(?![例重率])|较")
"""Everyday words for a growth in percent."""
"""Everyday words for a growth in percent."""
SPENDING = frozenset(words("spending"))
_SPENT = "支出"
_HEADS = re.compile(r"(?:[^，。]{0,18}?)(?:(?P<child>孩子|小孩|娃|子女|女儿|儿子|闺女)|" + alternation(words("persons")) + r"(?!工|次))")
_HEADS_BEFORE = re.compile(r"(?<!每)" + alternation(words("persons")) + r"(?:都|已经?|现|一共|总共|共|有|是|了|约|大概|收住|收了|在)*$")
"""Before a bare number: it counts heads (失能老人35个)."""
_LUMPS = re.compile(r"(?<=\d)块(?=(?!钱|补贴|补助|奖励|津贴|救助|资助|奖金|工资|租金|房租|[那这][个笔项]|左右|上下|以[上下内]|出头|[多不]到?|[是对]吧)[\u4e00-\u9fff]{2})")
"""Pieces, not money: 3块冰场."""
_PATCH = re.compile(r"[地场田塘坪园板屏牌碑池]$")
"""Before a number of 块: it counts pieces of ground and the like (露营地6块), no money."""
WORKED = "算得"
"""The measure of a sum that the asker worked out himself: what he would be given, nothing that a share is taken of."""
_PAID_FOR = re.compile(r"(?:交|缴|付|出)(?:过)?了?(?:大概|约|一共|共)?$")
_WORKED = re.compile(r"算(?:出来|下来|出|得)[^，。]{0,8}$")
"""Before a sum that the asker worked out by a formula: the result, no base of a share."""
RECEIVED = "已得"
"""The measure of a sum that the asker was given before: nothing that a share is taken of or a limit is held against."""
_RECEIVED = re.compile(r"(?:领|拿|享受|补|获|得|奖励?|报销?|资助|申请|申领|申报)到?过(?:了)?(?:一?笔|一共|共|大概|约)*$|(?:已经?|之前|以前|早就?|当[时年]|那[年次回])[^，。；\d]{0,4}(?:领|拿|享受|补|获|得|奖)到?[过了][^，。；\d]{0,14}的$")
_GIVEN_ONCE = re.compile(r"(?:领|拿|补|获|得|奖|给)到?了(?:一?笔|一共|共|大概|约)*$")
_HAD_BEHIND = re.compile(r"(?:/?[块元钱]){0,2}的?(?:(?:补贴|补助|奖励|奖金|津贴|资助|钱|款)[也都]?)?(?:前年|去年|上次|当时|之前)?(?:早就?|已经?|都)[^，。；]{0,2}(?:拿|领|到账|到手|发|给|兑现|下来)")
"""Behind a sum: it was given already (三万块补贴已经拿了, 15万早到账了)."""
_YEAR = re.compile(r"20[0-3]\d对?")
_OF_YEAR = re.compile(r"对标|\d[\u4e00-\u9fff]{0,12}(?:方案|规划|计划|办法|政策|意见|文件|清单|通知|措施)")
"""What follows a year that stands in the name of a document ("2018对标提升方案")."""
_TOLD = frozenset({"岁", "分"})
"""Units of what the asker is or has, never of what he is given."""
_POINTS = re.compile(r"(?:积分|总分|得分|分数|评分)(?:有|是|为|达到?|约|一?共|总共|现在|只有|才|攒|算(?:下来|出来|起来)?|了|到)*$")
_PART_OF = re.compile(r"(?:其中|里[头面边]|当中)(?:还?有|包括|包含|含)?$")
"""A figure for a part of those counted before takes their place: only of the part something more is told."""
_IS = re.compile(r"(?:块钱?|元)?(?:都|全)?(?:是|为|属于)(?!多少|几)")
"""Behind a part of a sum: what it is made of; the whole stands as it was told."""
_TAKEN_OUT = re.compile(r"(?:已经?|都)[^，。；]{0,3}(?:补|享受|领|拿|得|奖|报)[^，。；]{0,4}过|(?:补|享受|领|报|奖励?)过了?的?$|不(?:能)?算|不计|不符合"
                        r"|(?:已经?|都|早就?)[^，。；]{0,3}(?:享受|领|拿|得|获)(?:到|得|过|了)*[^，。；]{0,6}(?:补助|补贴|奖励|奖补|资助|资金|钱)")
"""Of a part: it has been supported already, or does not count, so that the rest is what remains to be supported."""
_SENTENCE_END = re.compile(r"[。；？！]")
_ENDED = re.compile(r"[。？！!?\n]\s*$")
_GOES_ON = re.compile(r"(?:第?[一二三四五\d]+年|[今去前当上]年|(?:20)?\d\d年|又|再|还|也|就|那|这|是|有|共|了|到|一共|总共|合计|大概|差不多|分别|才|只|年底?|[上下]半年)*\d")
"""The first clause of a sentence that tells at once how much: of what the sentence before did."""
_HIRED = re.compile(r"(?:招|雇|聘|留用|录用|招用|吸纳)(?:了|到)?$")
_HEADCOUNT = "人数"
_STANDS_ALONE = re.compile(r"[，。；、]|$")
"""Behind a bare 个: it counts what the one before counts (去年140个见习生，今年150个)."""
_DID = re.compile(r"(?:已经?|都|也|才)?(?:拿|考|取得|获得?|通过|评|办|签|交|领|毕业|留下|上岗|入职|转正|离职|没|是|有)(?!几|多少)")
"""Behind a bare 个, where people were told of before: it counts some of them (20个人考证，12个拿了高级工)."""
_LOAN = "贷款"
"""What one owes; what one paid of it has a name of its own behind the sum (贷款一年付了4万元的利息)."""
_COUNTS = frozenset(words("counts"))
_REST = re.compile(r"(?:剩下|其余|余下|剩余)(?:的|那)?(?:有|是|为)?$")
"""Before a figure: it measures something else than the one before."""
_LISTED = re.compile(r"[、和与及，/]|以及|还有")
"""Between figures of one list: the later ones measure what the first does."""
_IN_ALL = re.compile(r"(?:一共|总共|合计|总计|共计|共|大概|大约|差不多|是|为|有|就|也|花了|用了)+")
"""Before a sum that says of what was named in the clause before how much it is ("保费都交了，一共45万")."""
_SUM_FROM = 100
_PRICED = re.compile(r"(?:低保|工资|收费|租金|缴费|保障|生活|缴存)[^，。；\d]{0,4}标准?(?:还|就|都)?(?:是|为|有|按|按照)?$|(?:花|付|交|缴|掏)了$|(?:工资|租金|房租|月租)(?:还|就)?(?:是|为|有)?$")
_STANDS_ALONE_OR_STAYS = re.compile(r"(?:没有?变|不变|左右|上下|来算|算)?(?:的话)?[，。；、？]?$")
"""A bare number that is a sum of money by what it is of ("低保标准还是780没变的话", "总共四千" behind another sum)."""
_ON = re.compile(r"的|买|用于|投|更新|购|采购|上(?!年)|换|添置")
_NO_FIGURES = frozenset({"", "年", "个月", "月", "日", "%", "‰", "点"})
_THING = re.compile(r"[，。、和与及\d都也均]")
_NAME = 10
MONEY = re.compile(r"^(?:[百千万亿十]*)(?:元|块钱?|美元|欧元|港元|人民币)?$")


_HEARSAY = re.compile(r"(?:人家|他们|别人|邻居|同行|老板|村里|社区|窗口|网上|中介|有人|听人|听)[^，。；\d]{0,4}(?:说|讲|传)[^，。；]{0,10}(?:得|要|须|满|够|达到?|超过)?\d[^，。；]{0,8}(?:才|起步|以上才|起才|以下不)|(?:但是?|可是?|不过|我)?(?:听说|据说|听人说|不是说|都说|网上说|文件[上里]?说)[^，。；\d]{0,12}(?:得|要|须|需|满|够|达到?|至少|超过)\d")
"""What others say of a rule is no figure of the asker's (人家说要30亩才补)."""


def figures_told(text: str) -> tuple[list[OwnFigure], list[OwnFigure]]:
    """The asker's own figures and those he expects to be given."""
    own: list[OwnFigure] = []
    claimed: list[OwnFigure] = []
    case, measure, spent, since = "", "", False, ""
    for clause in CLAUSE.finditer(text):
        words_ = in_figures(clause.group())
        if _HEARSAY.match(words_.strip()):
            continue
        last = 0
        if _ENDED.search(text, 0, clause.start()) and not _GOES_ON.match(words_):
            measure, spent = "", False
        for number in quantities(words_):
            before, after = words_[: number.digits], words_[number.tail :]
            if _YEAR.fullmatch(words_[number.digits : number.tail]) and _OF_YEAR.match(words_, number.tail - 1):
                continue
            about, last = words_[last : number.digits], number.tail
            if not number.unit and _POINTS.search(before):
                number = replace(number, unit="分")
            elif not number.unit and number.value >= _SUM_FROM and _STANDS_ALONE_OR_STAYS.match(after) and (_PRICED.search(before) or (
                    _IN_ALL.search(before) and any(MONEY.fullmatch(one.unit) for one in own))):
                number = replace(number, unit="元")
            share = _SHARE.search(before) if number.unit == "%" else None
            if share is not None:
                named_share = share["measure"] or "比例"
                own.append(OwnFigure("增长" if _UP.match(named_share) else named_share, number.value, "%", words_.strip(), case))
            if number.unit == "块" and _LUMPS.search(words_, number.tail - 1) and len(_THING.split(after, maxsplit=1)[0]) > 1:
                own.append(OwnFigure("块", number.value, "块", words_.strip(), case, about, thing=_THING.split(after, maxsplit=1)[0][:_NAME]))
                continue
            if number.unit == "块" and _PATCH.search(before):
                own.append(OwnFigure("块", number.value, "块", words_.strip(), case, about))
                continue
            if number.unit in _NO_FIGURES or number.value_max is not None:
                continue
            named = _CASE.findall(before)
            case = named[-1] if named else case
            if _RULES_OWN.search(before) or (before.endswith("每") and _GIVES.match(after)):
                continue
            if words_[number.tail - 1 : number.tail] == "岁" and _BOUNDED.search(before):
                continue
            if _money(number) and _GIVEN_BEFORE.search(before):
                continue
            listed = _LISTED.fullmatch(about) is not None and bool(own) and own[-1].words == words_.strip()
            found = [] if listed else measures_in(about) or measures_in(before)
            measure = "" if _REST.search(before) else measure
            behind = measures_in(after[:8])
            behind_named = bool(behind) and (behind[0][0] == 0 or _ON.match(after) is not None)
            if found and about[slice(*found[-1][:2])] in SPENDING:
                named_before = [name for start, end, name in found if about[start:end] not in SPENDING]
                on = behind[0][2] if behind and (_ON.match(after) or (behind[0][0] == 0 and found[-1][2] == _SPENT)) else ""
                paid = behind[0][2] if behind and after[: behind[0][0]] in ("", "的"[: named_before[-1:] == [_LOAN]]) and found[-1][1] == len(about) else ""
                measure = paid or named_before[-1] if named_before else on or (measure if spent else found[-1][2])
                spent = True
            elif behind and behind[0][0] == 0 and _PAID_FOR.search(about):
                measure, spent = behind[0][2], False  # what the sum was paid for stands behind it (出口信用保险交了40万保费)
            elif found:
                measure, spent = found[-1][2], False
            elif behind_named:
                measure = behind[0][2]
            elif _OTHER_SUM.search(about) and _money(number):
                measure = ""  # a sum with a name of its own is none of what was measured before (出口32万美元，平台年费交了4万)
            elif since and _IN_ALL.fullmatch(before):
                measure, spent = since, False
            if not (found or behind_named) and _money(number) and _A_COST.search(about):
                measure = ""  # a cost by a name of its own is none of what was told before (出口32万美元，平台年费交了4万)
            if measure in _COUNTS and not (found or behind_named) and _money(number):
                measure = ""  # people told before are no sum of money
            counts = number.unit if not (found or behind_named or listed) and not _money(number) else ""
            if number.unit and same_count(number.unit, "人") and measure not in _COUNTS:
                counts = number.unit  # people are no sum of what is named before them (软件研发人员8人)
            if _WORKED.search(before) and not found and _money(number):
                measure = WORKED
            received = _money(number) and (_HAD_BEHIND.match(after) or _RECEIVED.search(before) or (_GIVEN_ONCE.search(before) and _GRANTED.match(after)))
            heads = _HEADS.match(after) if number.unit == "个" else None
            counted = bool(found or behind_named) and measure in _COUNTS and number.unit and "元" not in number.unit
            value, unit = (number.value, number.unit) if counted else _normal(number)
            hired = number.unit == "个" and _HIRED.search(before)
            staff = number.unit == "个" and ((bool(found) and measure == _HEADCOUNT) or (_STANDS_ALONE.match(after) is not None and _HEADS_BEFORE.search(before) is not None))
            again = number.unit == "个" and _STANDS_ALONE.match(after) and bool(own) and own[-1].unit == "个"
            did = number.unit == "个" and _DID.match(after) is not None and any(one.noun == "人" or same_count(one.unit, "人") for one in own)
            noun = "孩" if heads and heads["child"] else "人" if heads or hired or staff or did else own[-1].noun if again else ""
            each = _EACH.search(about)
            unit = _currency(own[-1], measure) if own and number.unit in _SCALES and not after.startswith(("元", "块")) and _currency(own[-1], measure) else unit
            figure = OwnFigure(RECEIVED if received else counts or measure, value, unit, words_.strip(), case, about, noun, _GREW.search(before) is not None and not (behind and _NEW.search(before)),
                               _MONTHLY.search(about) is not None, each=each["unit"] if each else "", year=(year_before(before, own[-1]) if own and own[-1].measure == measure else None) or _year(before, after, words_), thing=_THING.split(after, maxsplit=1)[0][:_NAME])
            if value == 1 and _PRICE_OF_ONE.match(after) and not _ONLY_ONE.search(before):
                continue
            asked = (_EXPECTED.match(after) and not measures_in(before)) or (
                _money(number) and not received and not _PAST.search(before) and (_GRANTED.match(after) or (_THAT.search(before) and not _OWED.search(before) and _BARE_SUM.match(after))))
            if asked and _APIECE.search(before):
                continue
            if unit not in _TOLD and (asked or _money(number)) and (asked or _CLAIM.search(before) or _DOUBTED.search(before) or _WANTED.search(before)):
                own += [figure] if figure.monthly and _PAST.search(before) else []
                claimed += [] if _PAST.search(before) and not _WORKED_BACK.search(text) else [figure]
                continue
            if _PART_OF.search(before) and _money(number) and own and MONEY.fullmatch(own[-1].unit) and (kind_of(words_) or _IS.match(after)):
                own.append(replace(figure, measure=PART))
                continue
            if _PART_OF.search(before) and _TAKEN_OUT.search(_SENTENCE_END.split(text[clause.start() :], maxsplit=1)[0]):
                own = [_less(one, figure) for one in own]
                continue
            if _PART_OF.search(before):
                own = [one for one in own if (one.measure, one.unit) != (figure.measure, figure.unit)]
            own.append(figure)
        named_since = [name for start, end, name in measures_in(words_[last:]) if words_[last:][start:end] not in SPENDING]
        since = named_since[-1] if named_since else since if not last else ""
    return _apart(_fitting(own), years=_EACH_YEAR.search(text) is not None), claimed


def _currency(last: OwnFigure, measure: str) -> str:
    """The unit of a foreign currency in which the figure told last, of the same measure, is told ("187万美元，头一年是180万"); else ""."""
    return last.unit if last.measure == measure and _FOREIGN.search(last.unit) else ""


_A_COST = re.compile(r"[一-鿿]{2}费(?:一共|总共|每年|一年|大概|大约|约|就|要|是|为|花了?|交了?|付了?|用了?|出了?)*$")
_FOREIGN = re.compile(r"^万[一-鿿]元$")
_SCALES = frozenset({"万", "万元"})


def _fitting(figures: list[OwnFigure]) -> list[OwnFigure]:
    """The figures; of a number that is told apart once more (7个: 5个签了一年，2个只签半年) what is left without those who lack something."""
    for at, whole in enumerate(figures):
        parts = [one for one in figures[at + 1 : at + 3] if one.unit == whole.unit and one.measure == one.unit]
        lacking = [one for one in parts if _LACKS.search(one.words)]
        if len(parts) > 1 and len(lacking) == 1 and sum(one.value for one in parts) == whole.value:
            return [*figures[:at], _less(whole, replace(lacking[0], measure=whole.measure)), *(one for one in figures[at + 1 :] if one not in parts)]
    return figures


_LACKS = re.compile(r"(?:只|才|仅)(?![有要])|没|未(?!来)|不(?:是|够|到|满|符|算|在|缴|交)")


def _less(whole: OwnFigure, part: OwnFigure) -> OwnFigure:
    """What of `whole` is left without `part`; `whole` where the two are of different things."""
    if (whole.measure, whole.unit) != (part.measure, part.unit) or whole.value <= part.value:
        return whole
    return replace(whole, value=whole.value - part.value, derived=f"{whole.value:f}{whole.unit}−{part.value:f}{part.unit}")


def sums_named(text: str) -> tuple[OwnFigure, ...]:
    """The sums by which a grant is named ("那5000块", "1万元的创业补贴")."""
    found = []
    for clause in CLAUSE.finditer(text):
        words_ = in_figures(clause.group())
        for number in quantities(words_):
            before, after = words_[: number.digits], words_[number.tail :]
            if _money(number) and not _PAST.search(before) and (_GRANTED.match(after) or (_THAT.search(before) and not _OWED.search(before) and _BARE_SUM.match(after))):
                value, unit = _normal(number)
                found.append(OwnFigure("", value, unit, words_.strip()))
        found += [OwnFigure("", Decimal(one["value"]), "万元" if one["unit"] == "万" else "元", words_.strip())
                  for one in _FOR_EACH.finditer(words_) if not _PAST.search(words_[: one.start("value")].removesuffix(one["each"]))]
    return tuple(found)


_PRICE_OF_ONE = re.compile(r"(?:能|可以?|会|还|都|又|到底|大概)*(?:给|有)?(?:补[贴助]?|奖励?|贴|报销?|返|减|免|收|便宜)[^，。？]{0,3}(?:多少|几)")
_ONLY_ONE = re.compile(r"[只就才仅共]\s*$|[只就才仅共][有买装建种养]?$")
"""How much for each is asked (一千瓦给补多少), where it is not told that there is only one."""
_FOR_EACH = re.compile(
    r"(?P<each>(?:每|一|1)个?(?:月|年|平方米?|平米?|亩|人|户|吨|台|套|间|栋|床|张床位?|个?床位|学期|家|件|项|场|辆|店))[奖补给发]?(?P<value>\d+(?:\.\d+)?)(?P<unit>万)?[元块]?钱?"
    r"(?=(?:的|那个?|那笔)?[一-鿿]{0,8}(?:补贴|补助|津贴|奖励|资助|救助)|(?:来|的标准|给?我们?)?[领补给奖拿]|的?那[个笔条项款])")
"""A grant named by how much each one brings ("每平200那个购房补贴", "按一亩1500领", "一家奖一万那个")."""


def _year(before: str, after: str, clause: str) -> int | None:
    """The year of a figure: told before it, that before the other one ("从400万涨到520万"), or told in its clause."""
    if before.endswith("从") and _RISES.match(after):
        return -1
    told = year_in(before)
    return 0 if _RISEN.search(before) else told if told is not None else year_in(clause)


_RISES = re.compile(r"[^，。；]{0,6}?(?:涨|增长?|增加|升|提高|扩大|做)到")
_RISEN = re.compile(r"从\d[^，。；]{1,12}?(?:涨|增长?|增加|升|提高|扩大|做)到(?:了)?$")


_EACH_YEAR = re.compile(r"[两二]年(?:里|来|间)?(?:一共|总共|合计|加起来|各|分别)")


def _apart(figures: list[OwnFigure], *, years: bool) -> list[OwnFigure]:
    """Two figures for one thing told at once are two cases, named by their figures; those of earlier years too where `years` are asked about."""
    told: dict[tuple[str, str], set[tuple[Decimal, str]]] = {}
    for figure in figures:
        if not figure.growth and (years or figure.year is None or figure.year >= 0):
            told.setdefault((figure.measure, figure.case), set()).add((figure.value, figure.unit))
    return [
        replace(figure, case=f"{figure.case}{figure.value:f}{figure.unit}")
        if not figure.growth and (figure.value, figure.unit) in (several := told.get((figure.measure, figure.case), set())) and len(several) > 1
        else figure
        for figure in figures
    ]


def _money(number: Quantity) -> bool:
    return MONEY.fullmatch(number.unit.split("/")[0]) is not None and number.unit != ""


def _normal(number: Quantity) -> tuple[Decimal, str]:
    """Value and unit, colloquial units made plain: 2500万 → 2500 万元, 5千万 → 5000 万元, 5万块 → 5 万元."""
    unit = re.sub(r"块钱?|人民币", "元", re.sub(r"/(?:年|月)$", "", number.unit))
    if not _money(number):
        return number.value, unit
    if not unit.endswith("元"):
        unit += "元"
    for scale, factor, plain in (("千万", 1000, "万"), ("百万", 100, "万"), ("十万", 10, "万"), ("千", 1000, ""), ("百", 100, "")):
        if unit.startswith(scale):
            return number.value * factor, plain + unit[len(scale) :]
    if unit == "元" and number.value >= 10000 and number.value % 100 == 0:
        return number.value / 10000, "万元"
    return number.value, unit
