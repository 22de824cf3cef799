"""Whom a clause of support names: who is given something, whom policy favours, who does what."""

from __future__ import annotations

import re

from index.rules.words import AGENT_LAST, alternation

_SUBJECT = alternation("subject")
ACTION = re.compile(
    r"^(?:(?:全面|认真|切实|合理|及时|严格|持续|大力|积极|进一步|不断|继续)*(?:贯彻落实|落实|了解|调低|调整|延续(?:实施|执行|落实)|衔接|破除|营造|争取|加强)|各部门|整合|统筹|加大|落实|推进|完善|建立|加快|大力|设立(?!满|超过|[\d一二三四五六七八九十])|安排|充分发挥|用好|提高|提升|健全|优化|深化|强化|坚持|规范|扩大|深入|继续|着力|积极|进一步|实施|开展|打造|培育|建设|"
    r"制定|采取|依据|根据|支持鼓励|鼓励和支持|鼓励支持|引导和支持|鼓励|支持|引导|推动|每年(?:确定|选定|推出|培育|支持|安排|实施|滚动|选|组织|遴选|评选)|建成一批|围绕|力争|按照|视|以.{2,8}(?:方式|形式|模式)$)"
)
_QUANTITY = re.compile(
    r"^(?:(?:大力|积极|加快|每年|滚动)?(?:支持鼓励|鼓励和支持|鼓励支持|引导和支持|鼓励|支持|引导|推动|确定|选定|培育|建设|建成|实施|打造|新增|设立))*(?:一批|各类|\d+(?:[-—~至到]\d+)?(?:个|家|户|名|项)(?:左右|以上)?的?)?"
)
ENDS = re.compile(rf"(?:{_SUBJECT})(?:[(（][^)）]*[)）])?$")
_NOUN = re.compile(r"^(?!部分|情况|情形|基础|同时)[^\d，。；]{2,12}$")
_MADE = re.compile(
    r"(?:新开设|新开办|新建成?|新设立|新引进|引进|新认定的?[为成]?|新评定为?)(?P<subject>[^，的\d、]{2,12})$"
)
_GRADE_WORDS = re.compile(r"^(?:国家|省|自治区|市|区|县)级?")
ACTS = re.compile(
    r"(?:新?招[用录聘]|雇用|接收|安置|属于|购买|购置|主导|参与|牵头|承担|主持|制定|完成|取得|带动|吸引|投保|开展|获得|建设|实施|引进|通过|设立|举办|参加|从事|聘用|组织|吸纳|承办|租用|到|与|自|在)"
)
_VERB_FIRST = re.compile(
    r"^(?:新建|新评定为?|新认定为?|新增|新设立|建设|建成|引进|购置|举办|承办|组织|开展|实施|创建|获得|荣获|通过|完成|设立|参加|投保|参保(?![人职居对单企])|接收|招收|入住|聘请|租用|列入|经|首次|首获|新获得?|首次获得|首次认定为?|获|被|当年|年内|上年度|达到|符合)"
)
_STARTS = re.compile(
    rf"^(?P<subject>(?!在|为|以|凭|经|由|按|将|未|被|非|申请|租赁|租用|购买|购置|自(?![主营治])|从(?!业)|其(?!他)|持有|持|取得|具有|拥有|该|标准|上限|继续|延续)[^，、的\d]{{0,14}}?(?:{_SUBJECT}|者|(?<!非本)人(?![数次均口才民员工单群士类名身]))(?:[(（][^)）]*[)）])?)(?!成员|负担|自付|自负|自费|承担)(?=[^的、和及或类型库业等级化者资产员企权].{{3,}})"
)
_FAVOURED = re.compile(
    r"(?:支持|鼓励|引导|扶持|推动|培育|激励|吸引|促进|帮助)(?:和[一-鿿]{2})?(?P<subject>[^，。；、的\d]{0,8}?(?:企业|单位|机构|个人|项目|人才|农户|合作社|园区|平台|毕业生|团队|创业者|商户))"
)
_DOES = re.compile(rf"^(?:加强|激发|具体|首次|对|凡)|《|{ACTION.pattern}|{_VERB_FIRST.pattern}")
"""Words that say what is done, before somebody is named."""
_AGENT = re.compile(
    r"(?:小型微利|小微|中小微?|高新技术|规上|工业|外贸|建筑业|软件|农业|科技型?|民营|新办|高校|离校|应届|在校|登记失业|失业|就业困难|创业)?"
    r"(?:企业|用人单位|纳税人|毕业生|个体工商户|劳动者|创业者|农户|合作社|家庭农场|老年人|残疾人|人员|人才|职工|机构|协会|单位|学生|居民|家庭)"
)
_INSURANCE = re.compile(r"(?:基本|大病|补充)?(?:医疗|养老|医保|保险)|医保|最低生活")
"""Behind the word that only names whose insurance it is ("城乡居民基本医疗保险")."""
_FOR_WHOM = re.compile(r"(?:为|(?<!面)向|给|与|和|由|区内|市内|本地)$")
"""Before those for whom, or with whom, somebody does something."""
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]$")
_NOT_NAMED = re.compile(r"(?:不超过|不低于|不少于|不高于|原则上)[^的]*$")
"""Words that end on a measure name nobody."""
_SEVERAL = re.compile(
    rf"(?P<subject>(?:[^，、；的和]{{2,16}}[、和]){{1,10}}[^，、；的]{{0,14}}?{alternation('agent')})(?=首次|初次|从事|创办|创业|自主|灵活就业|以个人身份|到|在|开展|参加|申请|新|租用|购买|招用|吸纳)"
)
"""Several named together, before what they do ("退役军人、返乡创业人员首次从事个体经营")."""
PERSON = re.compile(r"(?:对象|人员|成员|家庭|患者|孤儿|儿童|老年人|残疾人|居民|职工|毕业生|人才)$")
"""A group of people, who stand apart from those named before them."""
_DOING = re.compile(r"(?:于\d{4}年)?(?:全职|柔性|首次|当年)?(?:新?招[用录聘]|吸纳|聘用|引进|接收|雇用)")
_ASIDE = re.compile(r"[(（][户所类级]{1,2}[)）]$")
"""Another word for the same, behind a name ("养蜂场（户）")."""
_WEAK = re.compile(r"(?:农民|渔民|牧民|教师|社区|职工|地区|城市|县|村|街道|乡镇|设备|产品|市场|标准|工程|高校|街道)$")
_SPENT_ON = re.compile(r"(?:设备|装备|产品|专利|市场|标准)(?:投[入资]|购置|采购|更新|贷款|租[金赁]|销售|价[值格])$")
"""A thing whose figure is meant, nobody who is supported."""
_LONGER = re.compile(rf"[^，、的\d]{{0,8}}?{alternation('agent')}(?=[^，、的和及或者]{{2,}})")


def acted_on(text: str) -> str:
    """Whom a sentence or heading of policy favours ("引导和支持企业自主研发" → "企业"), "" where it names none."""
    match = _FAVOURED.search(text)
    return match["subject"] if match else ""


def doer(text: str) -> str:
    """Who a sentence begins with, where he can be given something ("居家社区养老服务组织被评定为…"), else ""."""
    named = _start(text)
    return named if AGENT_LAST.search(named) and not _DOES.search(named) else ""


def agent_in(text: str) -> str:
    """The first one named in `text` who can be given something, with a plain modifier, "" where there is none."""
    match = next((one for one in _AGENT.finditer(text) if not _FOR_WHOM.search(text[: one.start()]) and not _INSURANCE.match(text, one.end())), None)
    return match.group() if match else ""


def acted_upon(words: str) -> str:
    """Whom or what an action is for: "每年培育8至10个智能工厂" → "智能工厂", "鼓励企业采用新技术" → "企业"."""
    match = _QUANTITY.match(words)
    body = words[match.end() if match else 0 :]
    if ENDS.search(body):
        return body[_last_de(body) + 1 :]
    start = _start(body)
    return start if start and match and match.end() else ""


def peel(body: str, towards: bool) -> tuple[str, list[tuple[str, int]]]:
    """Subject and conditions of one clause: "已建成并投入使用的工业互联网平台" → 工业互联网平台 / 已建成并投入使用."""
    body = _ASIDE.sub("", body.rstrip("，,、 "))
    if _NOT_NAMED.search(_IN_BRACKETS.sub("", body)):
        return "", [(body, 0)]
    several = _SEVERAL.match(body)
    if several and "的" not in body[several.end("subject") : -1]:
        return several["subject"], [(body[several.end("subject") :].removesuffix("的"), several.end("subject"))]
    if body.endswith("的"):
        body = body[:-1]
    elif ENDS.search(body):
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
        and (towards or not ENDS.search(body) or ACTS.match(body[len(start) :]))
    ):
        return start, [(body[len(start) :], len(start))]
    return "", [(body, 0)]


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
