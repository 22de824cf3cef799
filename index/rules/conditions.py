"""Turn the words before a grant into the subject and separately checkable conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.quantities import in_base_units
from index.records import Condition
from index.rules.kinds import kind, measured
from index.rules.subjects import tidy
from index.rules.thresholds import Threshold, thresholds
from index.rules.words import AGENT, alternation

_SUBJECT = alternation("subject")
_TOWARDS = re.compile(
    r"^(?:其中|同时|此外|另外|每年|继续|并且?|由[^，对]{1,10})?(?:对于|对|凡是|凡|针对|允许)(?=.)"
)
_ACTION = re.compile(
    r"^(?:(?:全面|认真|切实|合理|及时|严格|持续|大力|积极|进一步|不断|继续)*(?:贯彻落实|落实|了解|调低|调整|延续(?:实施|执行|落实)|衔接|破除|营造|争取|加强)|各部门|整合|统筹|加大|落实|推进|完善|建立|加快|大力|设立(?!满|超过|[\d一二三四五六七八九十])|安排|充分发挥|用好|提高|提升|健全|优化|深化|强化|坚持|规范|扩大|深入|继续|着力|积极|进一步|实施|开展|打造|培育|建设|"
    r"制定|采取|依据|根据|支持鼓励|鼓励和支持|鼓励支持|引导和支持|鼓励|支持|引导|推动|每年(?:确定|选定|推出|培育|支持|安排|实施|滚动|选|组织|遴选|评选)|建成一批|围绕|力争|按照|视|以.{2,8}(?:方式|形式|模式)$)"
)
_CONNECTIVE = re.compile(r"^(?:且|并且|并|若|如|同时|此外|另外|其中|以及)(?=.)")
_QUANTITY = re.compile(
    r"^(?:(?:大力|积极|加快|每年|滚动)?(?:支持鼓励|鼓励和支持|鼓励支持|引导和支持|鼓励|支持|引导|推动|确定|选定|培育|建设|建成|实施|打造|新增|设立))*(?:一批|各类|\d+(?:[-—~至到]\d+)?(?:个|家|户|名|项)(?:左右|以上)?的?)?"
)
_ENDS = re.compile(rf"(?:{_SUBJECT})(?:[(（][^)）]*[)）])?$")
_NOUN = re.compile(r"^(?!部分|情况|情形|基础|同时)[^\d，。；]{2,12}$")
_MADE = re.compile(
    r"(?:新开设|新开办|新建成?|新设立|新引进|引进|新认定的?[为成]?|新评定为?)(?P<subject>[^，的\d、]{2,12})$"
)
_GRADE_WORDS = re.compile(r"^(?:国家|省|自治区|市|区|县)级?")
_ACTS = re.compile(
    r"(?:新?招[用录聘]|雇用|接收|安置|属于|购买|购置|主导|参与|牵头|承担|主持|制定|完成|取得|带动|吸引|投保|开展|获得|建设|实施|引进|通过|设立|举办|参加|从事|聘用|组织|吸纳|承办|租用|到|与|自|在)"
)
_VERB_FIRST = re.compile(
    r"^(?:新建|新评定为?|新认定为?|新增|新设立|建设|建成|引进|购置|举办|承办|组织|开展|实施|创建|获得|荣获|通过|完成|设立|参加|投保|参保(?![人职居对单企])|接收|招收|入住|聘请|租用|列入|经|首次|首获|新获得?|首次获得|首次认定为?|获|被|当年|年内|上年度|达到|符合)"
)
_STARTS = re.compile(
    rf"^(?P<subject>(?!在|为|经|由|按|将|未|被|非|申请|租赁|租用|购买|购置|自(?![主营治])|从(?!业)|其(?!他)|持有|持|取得|具有|拥有|该|标准|上限|继续|延续)[^，、的\d]{{0,14}}?(?:{_SUBJECT}|者|(?<!非本)人(?![数次均口才民员工单群士类名身]))(?:[(（][^)）]*[)）])?)(?!成员)(?=[^的、和及或类型库业等级化者资产员企].{{3,}})"
)


_LABEL = re.compile(
    r"(?:方向|类别|情形|标准|方式|档次|奖励|补助|补贴|扶持|支持|资助)(?:[一二三四五六七八九十\d]+|标准|对象|内容|政策|方式|措施)?"
)


_PROMISED = re.compile(
    r"(?:可以?|均|再|另|按规定|申请|统一)*(?:给予|予以|发放|享受|申请)[^，。；\d]{0,12}(?:补助|补贴|奖励|资助|津贴|救助|支持|贴息)|按[^，。；\d]{0,8}(?:比例|标准|分段|累进)[^，。；\d]{0,6}(?:救助|补助|补贴|奖励|计算|发放|执行)"
)
"""Words that only say that something is given."""
_NOT_SET = re.compile(r"(?<=[一-鿿])(?:不设|不受|不限)[^，。；的]{0,10}(?:标准|线|限制|门槛)?$")
"""A limit that does not hold for those named before."""
_COUNTED = re.compile(r"^每(?:[一-鿿]{2,5}?)(?:一|1)[一-鿿]$|(?<=[一-鿿])每(?=(?![人名个家户件项])[一-鿿]{2,5}(?:一|1)[一-鿿])")
"""So much for each time, behind the one who does it ("用人单位每引进1名…")."""
_REPLACED = re.compile(r"(?:由|从)[^，。；的]{0,10}?\d[\d.,]*(?:[万亿]?元|%)$")
"""The figure that the one given takes the place of ("由每人每年240元提高到280元")."""
_EACH_MORE = re.compile(r"每(?:新?增加?|多|减少)[\d.一]+[百千万亿]?美?元$|^每满[\d.一二两三四五六七八九十]+[百千万亿]*(?:美?元|[一-鿿]{1,2})$")
"""By how much of a figure a sum is counted ("出口额比上年每增加1美元"), which asks for nothing."""
_DEFINES = re.compile(r"(?:费用|范围|金额|标准|对象|成本|支出)(?:包括|包含|是指)|^按(?:照)?实际[^，]*(?:租金|价格|面积|金额|费用|数量|人数)(?:[（(][^）)]*[)）])?$")
"""Words that say what a sum is made up of or reckoned by are no condition."""


def conditions(
    pieces: list[tuple[str, int | None]], known: str = ""
) -> tuple[str, tuple[Condition, ...]]:
    """The subject and the conditions of `pieces`: (words, place in the document or None where the words were put together).

    Where the subject is `known`, nothing is taken for it out of the pieces. What stands before "对…" is background: of it only conditions of a definite kind are kept. Clauses that say what the
    government does are no conditions, though they may name the subject.
    """
    subject, led = "", False
    pieces = [
        (_REPLACED.sub("", _COUNTED.sub("", _NOT_SET.sub("", words))), place)
        for words, place in pieces
        if not (_LABEL.fullmatch(words) or _EACH_MORE.search(words) or _DEFINES.search(words) or _PROMISED.fullmatch(words))
    ]
    found: list[Condition] = []
    for words, place in pieces:
        towards = _TOWARDS.match(words)
        if _GRADE_ALONE.fullmatch(words):
            found.append(Condition(words[:-1], "qualification", start=place, end=None if place is None else place + len(words) - 1))
            continue
        if _EXCESS.match(words):
            found += _conditions(words[towards.end() if towards else 0 :], place)
            continue
        if towards is None and _ACTION.match(words):
            subject = subject if led else (_acted_on(words) or subject)
            continue
        if towards is not None:
            found = [condition for condition in found if condition.kind != "other"]
        lead = towards or _CONNECTIVE.match(words)
        offset = lead.end() if lead else 0
        if known:
            found += _conditions(words[offset:], None if place is None else place + offset)
            continue
        later = led and subject and not towards
        if later and _ACTS.match(subject) and _ENDS.search(words) and "的" in words:
            found += _conditions(subject, None)
            later, subject = False, ""
        named, rest = ("", [(words[offset:], 0)]) if later else _peel(words[offset:], bool(towards))
        if towards and _COST.search(named):
            continue
        if named and (towards or not subject) and named.count("（") == named.count("）"):
            subject = named.removesuffix("按规定")
        elif named and named != subject and PERSON.search(named):
            rest = [(named, rest[0][1] if rest and rest[0][0].startswith(named) else 0), *rest]
        led = led or towards is not None
        for text, at in rest:
            found += _conditions(text, None if place is None else place + offset + at)
    subject, does = tidy(subject)
    if does and all(does not in one.text for one in found):
        found = [*_conditions(does, _place_of(does, pieces)), *found]
    return known or subject, _with_starts(found)


def _place_of(words: str, pieces: list[tuple[str, int | None]]) -> int | None:
    """Where `words` stand in the document, None where they were put together."""
    return next((place + text.index(words) for text, place in pieces if place is not None and words in text), None)


_SINCE = re.compile(r"(?:之日|当[月日年]|[后时])起?$")
_SPAN_ALONE = re.compile(r"(?:在|于)?[\d一二三两四五六七八九十]+(?:年|个月)(?:[（(][^）)]*[)）])?(?:以内|之?内)[以按]?")


def _with_starts(found: list[Condition]) -> tuple[Condition, ...]:
    """The conditions, a bare span of time as one with the start before it that it is counted from ("自领取营业执照之日起，3年内")."""
    joined: list[Condition] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is not None and one.start is not None and last.end == one.start - 1 and _SINCE.search(last.text) and _SPAN_ALONE.fullmatch(one.text):
            joined[-1] = replace(one, text=f"{last.text}，{one.text.rstrip('以按')}", start=last.start, subject="")
        else:
            joined.append(one)
    return tuple(joined)


_FAVOURED = re.compile(
    r"(?:支持|鼓励|引导|扶持|推动|培育|激励|吸引|促进|帮助)(?:和[一-鿿]{2})?(?P<subject>[^，。；、的\d]{0,8}?(?:企业|单位|机构|个人|项目|人才|农户|合作社|园区|平台|毕业生|团队|创业者|商户))"
)


def acted_on(text: str) -> str:
    """Whom a sentence or heading of policy favours ("引导和支持企业自主研发" → "企业"), "" where it names none."""
    match = _FAVOURED.search(text)
    return match["subject"] if match else ""


def doer(text: str) -> str:
    """Who a sentence begins with, where he can be given something ("居家社区养老服务组织被评定为…"), else ""."""
    named = _start(text)
    return named if _CAN_BE_GIVEN.search(named) and not _DOES.search(named) else ""


_DOES = re.compile(rf"^(?:加强|激发|具体|首次|对|凡)|《|{_ACTION.pattern}|{_VERB_FIRST.pattern}")
"""Words that say what is done, before somebody is named."""
_CAN_BE_GIVEN = re.compile(AGENT + "$")
_AGENT = re.compile(
    r"(?:小型微利|小微|中小微?|高新技术|规上|工业|外贸|建筑业|软件|农业|科技型?|民营|新办|高校|离校|应届|在校|登记失业|失业|就业困难|创业)?"
    r"(?:企业|用人单位|纳税人|毕业生|个体工商户|劳动者|创业者|农户|合作社|家庭农场|老年人|残疾人|人员|人才|职工|机构|协会|单位|学生|居民|家庭)"
)


def agent_in(text: str) -> str:
    """The first one named in `text` who can be given something, with a plain modifier, "" where there is none."""
    match = next((one for one in _AGENT.finditer(text) if not _FOR_WHOM.search(text[: one.start()]) and not _INSURANCE.match(text, one.end())), None)
    return match.group() if match else ""


_INSURANCE = re.compile(r"(?:基本|大病|补充)?(?:医疗|养老|医保|保险)|医保|最低生活")
"""Behind the word that only names whose insurance it is ("城乡居民基本医疗保险")."""
_FOR_WHOM = re.compile(r"(?:为|(?<!面)向|给|与|和|由|区内|市内|本地)$")
"""Before those for whom, or with whom, somebody does something."""


def _acted_on(words: str) -> str:
    """Whom or what an action is for: "每年培育8至10个智能工厂" → "智能工厂", "鼓励企业采用新技术" → "企业"."""
    match = _QUANTITY.match(words)
    body = words[match.end() if match else 0 :]
    if _ENDS.search(body):
        return body[_last_de(body) + 1 :]
    start = _start(body)
    return start if start and match and match.end() else ""


_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]$")
_NOT_NAMED = re.compile(r"(?:不超过|不低于|不少于|不高于|原则上)[^的]*$")
"""Words that end on a measure name nobody."""


_SEVERAL = re.compile(
    rf"(?P<subject>(?:[^，、；的]{{2,16}}、){{1,10}}[^，、；的]{{0,14}}?{alternation('agent')})(?=首次|初次|从事|创办|创业|自主|到|在|开展|参加|申请|新|租用|购买|招用|吸纳)"
)
"""Several named together, before what they do ("退役军人、返乡创业人员首次从事个体经营")."""


_COST = re.compile(r"(?:费|费用|租金|利息|支出|缴费部分)$")
"""What is paid for, that is nobody to be given something ("对检测费用给予全额补贴")."""
PERSON = re.compile(r"(?:对象|人员|成员|家庭|患者|孤儿|儿童|老年人|残疾人|居民|职工|毕业生|人才)$")
"""A group of people, who stand apart from those named before them."""
_EXCESS = re.compile(
    r"^(?:对)?(?:超过|超出|高于)(?:年度|医保|本市|规定的?)?(?:起付(?:标准|线|额)?|免赔额)?[\d.,]+[百千万亿]*元(?:以上)?(?:[(（][^)）]*[)）])?的?部分(?:的费用|费用)?$"
)
"""Words that take a share only of what lies above a sum ("对超过起付标准2000元的部分")."""
_DOING = re.compile(r"(?:于\d{4}年)?(?:全职|柔性|首次|当年)?(?:新?招[用录聘]|吸纳|聘用|引进|接收|雇用)")


_ASIDE = re.compile(r"[(（][户所类级]{1,2}[)）]$")
"""Another word for the same, behind a name ("养蜂场（户）")."""


def _peel(body: str, towards: bool) -> tuple[str, list[tuple[str, int]]]:
    """Subject and conditions of one clause: "已建成并投入使用的工业互联网平台" → 工业互联网平台 / 已建成并投入使用."""
    body = _ASIDE.sub("", body.rstrip("，,、 "))
    if _NOT_NAMED.search(_IN_BRACKETS.sub("", body)):
        return "", [(body, 0)]
    several = _SEVERAL.match(body)
    if several and "的" not in body[several.end("subject") : -1]:
        return several["subject"], [(body[several.end("subject") :].removesuffix("的"), several.end("subject"))]
    if body.endswith("的"):
        body = body[:-1]
    elif _ENDS.search(body):
        cut = _last_de(body)
        doing = _start(body) if cut < 0 else ""
        if doing and _DOING.match(body, len(doing)):
            return doing, [(body[len(doing) :], len(doing))]
        verb = _VERB_FIRST.match(body)
        if cut <= 0 and verb and _NOUN.match(body[verb.end() :]):
            return _GRADE_WORDS.sub("", body[verb.end() :]), [(body, 0)]
        return body[cut + 1 :], [(body[:cut], 0)] if cut > 0 else []
    elif towards:
        cut = _last_de(body)
        if cut > 0 and _NOUN.match(body[cut + 1 :]):
            return body[cut + 1 :], [(body[:cut], 0)]
        verb = _VERB_FIRST.match(body)
        if verb and _NOUN.match(body[verb.end() :]):
            return body[verb.end() :], [(body, 0)]
        start = _start(body)
        if not verb and not start and _NOUN.match(body) and cut < 0:
            return body, []
    made = _MADE.search(body)
    if made:
        return made["subject"], [(body, 0)]
    start = _start(body)
    if (
        start
        and not _VERB_FIRST.match(body)
        and (towards or not _ENDS.search(body) or _ACTS.match(body[len(start) :]))
    ):
        return start, [(body[len(start) :], len(start))]
    return "", [(body, 0)]


_WEAK = re.compile(r"(?:农民|渔民|牧民|教师|社区|职工|地区|城市|县|村|街道|乡镇|设备|产品|市场|标准|工程|高校|街道)$")
_SPENT_ON = re.compile(r"(?:设备|装备|产品|专利|市场|标准)(?:投[入资]|购置|采购|更新|贷款|租[金赁]|销售|价[值格])$")
"""A thing whose figure is meant, nobody who is supported."""
_LONGER = re.compile(rf"[^，、的\d]{{0,8}}?{alternation('agent')}(?=[^，、的和及或者]{{2,}})")


def _start(body: str) -> str:
    """The noun phrase with which `body` begins and that names somebody or something supported, "" where it begins otherwise.

    A word that often only describes another one is taken together with it ("社区养老服务组织", not "社区")."""
    match = _STARTS.match(body)
    if match is None or _SPENT_ON.search(body[: match.end("subject") + 2]):
        return ""
    longer = _LONGER.match(body, match.end("subject")) if _WEAK.search(match["subject"]) else None
    return body[: longer.end() if longer else match.end("subject")]


def _last_de(text: str) -> int:
    """The last 的 outside brackets, or -1."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        if text[place] in "）)”":
            depth += 1
        elif text[place] in "（(“":
            depth -= 1
        elif text[place] == "的" and depth <= 0:
            return place
    return -1


_BY_OFFICE = re.compile(
    r"同时|在?(?:上述|前述|以上|此|原|前[款项])[^，。；\d]{0,10}基础上|其个人|纳税人|除享受[^，]{0,8}(?:政策|补助|奖励)外|(?:按照?|根据|依据|依照|视|依)[^，\d]{0,16}(?:等级|等次|结果|档次|类别|层次|程度|情况|级别|顺序|规定|实际|标准)(?:分别|相应)?|经(?:评审|审核|批准|公示)后?|[^，\d]{0,8}(?:单位|企业|机构|部门)应当?|[^，\d]{0,8}费用标准(?:为|是)?|(?:[省市区县州]级?[、，和与]?)+(?:联动|财政|共同|分别|统筹)?|(?:可以?|均可)?(?:按(?:照)?(?:有关|相关)?规定)?(?:均?可以?)?(?:申请|申报|享受)?|经(?:核实|审核|批准)后?|[一-鿿]{0,6}(?:补贴|补助|奖励|资助|救助|津贴)标准(?:为|是)?|标准(?:为|是)?|具体|(?:年度|单[店场人户家])?限额?|单[店场人户家]|基金|其中|原则上|可累计|(?:还|均)?应当?|还可以?|可?上浮")
"""Words on who gives and that it may be asked for, that are no condition."""
_GRADE_ALONE = re.compile(r"(?:国家|省|自治区|市|州|区|县|镇|乡|村)级的")
"""A clause that says no more than the grade for which a sum is ("评为省级示范的，…；市级的，…")."""
_GRANT_NAME = re.compile(r"(?:(?!享受|获|领|申|取得|未|不|无|没|已|受|得到|给)[一-鿿]){2,6}(?:补贴|补助|奖励|资助|津贴)")
"""What a grant is called ("养老机构运营补贴：…"), that is no condition."""


_TIMES = frozenset({"年", "个月", "月", "日", "天", "周", "个工作日"})


def _apart(text: str) -> list[str]:
    """The conditions that one clause joins; those joined by 并 only where one limits a time and the other a number of something
    ("正常经营6个月以上并带动1人以上就业")."""
    found: list[str] = []
    for piece in re.split(r"(?<=.)(?:并且|而且|且)(?=.)", text):
        first, joint, second = piece.partition("并")
        limits = [_main_threshold(one) for one in (first, second)] if joint else []
        mixed = len(limits) > 1 and None not in limits and len({one.unit in _TIMES for one in limits if one is not None}) > 1
        found += [first, second] if mixed else _limited_apart(piece)
    return found


def _limited_apart(text: str) -> list[str]:
    """The members of a list that each set a limit in another kind of unit, all of which have to be met ("20家以上、床位100张以上"); else the text whole."""
    pieces = _LISTED.split(text)
    limits = [limit for one in pieces if (limit := _main_threshold(one)) is not None]
    units = {in_base_units(Decimal(1), one.unit)[1] for one in limits}
    apart = len(pieces) > 1 and len(units) == len(limits) == len(pieces) and not _EITHER.search(text)
    return pieces if apart else [text]


_LISTED = re.compile(r"、(?![^（(]*[)）])")
_EITHER = re.compile(r"或|之一")


def _conditions(text: str, place: int | None) -> list[Condition]:
    found: list[Condition] = []
    start = 0
    for piece in _apart(text):
        at = text.index(piece, start)
        start = at + len(piece)
        words = piece.strip("，,、 ")
        if len(words) < 2 or _BY_OFFICE.fullmatch(words) or _GRANT_NAME.fullmatch(words):
            continue
        at = text.index(words, at)
        limit = _main_threshold(words)
        begin = None if place is None else place + at
        end = None if begin is None else begin + len(words)
        if limit is None:
            found.append(Condition(words, kind(words), start=begin, end=end))
        else:
            found.append(
                Condition(
                    words,
                    kind(words),
                    measured(words, limit.start),
                    limit.minimum,
                    limit.maximum,
                    limit.unit,
                    begin,
                    end,
                )
            )
    return found


def _main_threshold(text: str) -> Threshold | None:
    return next((t for t in thresholds(text) if not t.bare), None)
