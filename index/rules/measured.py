"""What a sum or a rate is measured by, from the words round it: what it applies to, whom or what it is for, each how often, for how long."""

from __future__ import annotations

import re

from index.quantities import chinese_number
from index.rules.figures import years
from index.rules.words import EACH, GRANT

_PER_BEFORE = re.compile(
    r"(?:每|单(?!位))(?:一)?("
    + EACH
    + r"|年度?)[^，；每单\d]{0,12}?(?:(?:每|/)("
    + EACH
    + r"|年度?))?[^，；每单\d]{0,12}$"
)
_PER_NOUN = re.compile(
    r"(?:每|单(?!位))(?:(?:个|家|名|位|件|项)(?:标准)?|[份张笔](?=合同|保单))(合同|保单|展位|项目|床位|工位|岗位|家庭|基地|企业|子女|孩子|学生|村|平台|园区|品牌|标准|展会)(?:每(?P<time>月|年|天|学年))?[^，；每单]{0,10}$"
)
_PER_FAR = re.compile(r"每(人|名|户|个月|月|年度?|学年|学期|位)")
APPLICANT = frozenset({"家", "企业", "单位", "企"})
_PER_FULL = re.compile(
    r"每(?:满|新?增加|增|达到?|实现|完成|[一-鿿]{2}(?=[一\d]+[百千万亿]*美?元))((?:[一二三四五六七八九十\d.]+)[百千万亿]?(?:美元|元|"
    + EACH
    + r"))(?:以上)?[^，。；\d]{0,8}$"
)
_YEARLY = re.compile(
    r"(?:每年度?|按年(?!利率|化)|逐年|(?<![\d一二三四五六七八九十满当本该两全首学])年(?=最高|不超过|最多|补|奖|资|给)|(?:年度|当年|全年)(?=[^，；\d]{0,4}(?:最高|不超过|限额|上限)))(?:给予|予以|补助|奖励|补贴|资助)?(?:最高|不超过|最多|补助金额不超过|补贴金额不超过)?[^，；]{0,8}$"
)
_DURATION = re.compile(
    r"(?:(?:补助|补贴|奖励|扶持|支持|资助|享受|优惠|贴息|减免)?(?:期限|时间|年限|期|时长)(?:原则上|最长|最高|累计)?(?:不超过|不得超过|不能超过|为|最长为?|以内|限)?"
    r"|(?:补助|补贴|奖励|扶持|支持|资助|享受|贴息|减免)(?:原则上|最长|累计)?(?:不超过|不得超过|最长)"
    r"|(?:连续|累计)(?:补助|补贴|奖励|奖补|扶持|支持|资助|贴息|享受)?(?:时间|期限)?(?:最长)?(?:不超过|不得超过)"
    r"|最多(?:支持|补助|补贴|奖励|资助|享受)|连续(?:给予|补助|补贴|奖励|奖补|扶持|资助|补|奖)?|最多(?=\d+个?月)|最[长多](?:可|能)?(?:不超过|补助|补贴|领取?|发放|享受|给予|资助|支持)?(?=[\d一二两三四五六七八九十]+个?[年月])|为期|补助|补贴|奖励|减免|期限|给予)(?:\d+|[一二两三四五六七八九十]+)(?:个年度|个?(?:年|月|学年)(?!度|内|以内))"
)
PER_AFTER = re.compile(
    r"[/每·•](?:每)?(" + EACH + r")(?:[/每·•]?(?:每)?(?!生[产活育存态]|企业|单位|项目|个体|基地)(" + EACH + r"))?(?:[/每·•](" + EACH + r"))?"
)
PER_EVENT_BEFORE = re.compile(
    r"每(?:(?:新设立?|新增|新建|新开|引进|招用|吸纳|培育|设立|建成)(?:一|1)?|(?!" + EACH + r"|[满达])[一-鿿]{1,5}?(?:一|1))(?P<per>" + EACH + r")[^，；]{0,14}$"
)
_BASE_LEAD = re.compile(
    r"^.*(?:按照?|放宽[到至]|提高[到至]|不低于|不少于|标准[为是]|(?<!可)以(?![上下内外])|抵用|给予|予以|其|分别|最高(?!贷款额度)|一次性|不超过|奖励|补助(?!资金)|补贴|资助|救助|享受|每年|每家|上限为)(?=[^额费资]|$)"
)
_SHARE_OF = re.compile(r"(?:发放|支付|给付|享受|领取)(?P<base>[一-鿿]{2,12}(?:补贴|补助|津贴|待遇|工资))的$")
"""What is given itself, where a share of it is ("发放租赁补贴的50%")."""
_BASE_FIRST = re.compile(r"^(?:[^，。；]*(?:不得?超过|不低于|不高于|不少于|低于)|对)(?=[一-鿿]{3,})")
_BASE_TAIL = re.compile(r"(?:的|各(?=$|自)|最高|不超过|不高于|分别|比例|给予|予以|为|原则上|加计|[、，和及])+$")
_NO_BASE = re.compile(r"\d(?!\d{0,2}[名人])|^(?:月|年|季度?|次|规定|标准|比例|实|继续|提高|增加|扣除|加计扣除|优惠|财政贴息|财政补贴|财政补助|对)$|比例[由从]?$|总?承担$")
_BRACKETS = re.compile(r"[(（][^)）]*[)）]?|[)）]")
_BASE_AFTER = re.compile(r"(?:的)(税额|学费|租金|费用|利息|保费|会费|房租)(?=幅度|$|给予|予以|补|减|奖)")


def base_after(text: str) -> str:
    match = _BASE_AFTER.match(text)
    return match[1] if match else ""


_BASE_OWNER = re.compile(
    r"^(?:该|不|到|对|每[个家户人名位])?[^，、的\d]{0,8}?"
    + "(?:企业|单位|个人|机构|农户|合作社)(?=.{2,})|^(?:该|不|到|对)(?=.)"
)


def base_of(text: str) -> str:
    """What a rate applies to, from the words before it: "按设备投资额的" → "设备投资额"."""
    words = _OF_YEAR.sub("", _TOWARDS_IT.sub("", _BRACKETS.sub("", text)))
    if share := _SHARE_OF.search(words):
        return share["base"]
    words = words.lstrip("、和及或与，")
    words = _BASE_TAIL.sub("", words)
    if "按" in words:
        words = _BASE_OWNER.sub("", words.rsplit("按", 1)[1].removeprefix("照").removeprefix("其"))
        return words if not _NO_BASE.search(words) else ""
    lead = _BASE_LEAD.match(words)
    if lead and lead.end() < len(words):
        words = words[lead.end() :]
    elif lead:
        words = ""
    words = _BASE_FIRST.sub("", _BASE_OWNER.sub("", words))
    words = _BASE_TAIL.sub("", words)
    return words if not _NO_BASE.search(words) else ""


_OF_YEAR = re.compile(r"(?:(?<=^)|(?<=[按照其据以]))20\d\d年(?:度|全年)?的?(?=[一-鿿]{2})")
"""The year of what a share is taken of ("按2024年度研发费用的3%")."""
_TOWARDS_IT = re.compile(r"^(?:并|且|同时)?对(?:其)?(?=[^，。；]*(?:费用?|租金|利息|支出|投入)(?:给予|予以)?$)")
_PER_TAIL = re.compile(r"(?:(?:每|/)(?:" + EACH + r"))+$")
_LABEL_LEAD = re.compile(r"^(?:/[一-鿿]{1,3}){1,2}[、，]?|^[^，。；]*?(?:标准|限额|上限|额度|金额|比例)(?:分别)?为")


_KIND_BEFORE_EACH = re.compile(r"^按照?(?=[一-鿿]{2})")
"""按 before a kind of persons that each get a sum ("按博士每人10000元、硕士每人7000元")."""
_BY_TAIL = re.compile(r"(?:的(?:按照?|给予|予以)|(?<=[一-鿿]{2})(?:给予|予以))$")
"""Behind the case that a sum is for ("2024年入驻的按40元/平方米/月")."""
COUNTED_BY = re.compile(r"(?<=[一-鿿]{2})(?:的?按照?[^，。；\d]{0,8}|的(?:给予|予以))$")
"""What each sum is counted by, behind whom it is for ("三孩家庭按建筑面积每平方米300元")."""
_OTHERS = frozenset({"其他", "其余", "其它", "其他人员", "其余人员"})


_MEASURE = re.compile(r"(?:面积|体积|容积|数量|人数|里程|吨位|重量|产量)$")
"""What a sum is counted by is not whom or what it is for."""


def label_of(text: str) -> str:
    text = _GIVEN.sub("", text) if text[:1] in _JOINS else text
    words = _LABEL_LEAD.sub("", _PER_TAIL.sub("", text)).lstrip(_JOINS)
    words = (COUNTED_BY if _PER_TAIL.search(text) else _BY_TAIL).sub("", words).strip("、和及或与，的为每至")
    words = _KIND_BEFORE_EACH.sub("", words) if _PER_TAIL.search(text) else words
    if words in _OTHERS:
        return words
    return (
        words
        if 1 < len(words) <= 14
        and not GRANT.search(words)
        and not _MEASURE.search(words)
        and not re.search(r"按|给|其|每|最高|人民币|不超|总额|累计|不少|不低|且", words)
        else ""
    )


_JOINS = "、和及或与，"
_GIVEN = re.compile(r"(?<=[一-鿿]{2})(?:分别|各|一次性)*(?:给予|予以|奖励|补助|补贴|资助|发放)+(?:一次性)?$")
"""Words of giving behind the name of what the next sum of a list is for ("本科给予6万元、专科给予4万元")."""


def per_of(before: str, after: str) -> str:
    """What one sum is for: "元/人/年" → "人/年", "每件给予" → "件", "年最高200万元" → "年", "" for once."""
    units: list[str] = []
    full = _PER_FULL.search(before)
    if full:
        return _lot(full[1])
    event = PER_EVENT_BEFORE.search(before)
    if event:
        return event["per"]
    noun = _PER_NOUN.search(before)
    if noun:
        return f"{noun[1]}/{noun['time']}" if noun["time"] else noun[1]
    match = PER_AFTER.match(after)
    if match:
        units = [unit for unit in match.groups() if unit]
    lead = _PER_BEFORE.search(before[-40:])
    if lead:
        units += [unit.replace("年度", "年") for unit in lead.groups() if unit]
    if _YEARLY.search(before[-16:]) and "年" not in units:
        units.append("年")
    if not units and (far := _PER_FAR.findall(before)):
        units = [unit.replace("年度", "年").replace("个月", "月") for unit in far]
    if len(units) > 1:
        units = [unit for unit in units if unit not in APPLICANT and not (unit == "个" and _SINGLE_ONE.search(before))]
    return "/".join(dict.fromkeys(units))


def _lot(words: str) -> str:
    """So many that one sum is for, with its number in figures: 一万人 is 万人, 五千人 is 5000人."""
    spelled = _SPELLED.match(words)
    if words.startswith("一") or spelled is None:
        return words.removeprefix("一")
    return f"{chinese_number(spelled.group())}{words[spelled.end() :]}"


_SPELLED = re.compile(r"[二两三四五六七八九十][十百千]*(?=[万亿]?[一-鿿])")
_SINGLE_ONE = re.compile(r"单个(?=[^，；\d]{1,8}每?年)")
"""One applicant, whose yearly limit is meant ("单个主体每年最高20万元")."""


def duration(text: str) -> tuple[str, int | None]:
    """The words of duration in `text` ("不超过3年") and the years they name; ("", None) where there are none."""
    if (parts := _INSTALMENTS.search(text)) is not None:
        return parts.group(), None
    match = _DURATION.search(text)
    return (_period(match.group()), years(match.group())) if match else ("", None)


_INSTALMENTS = re.compile(r"分(?:[二两三四五六]|\d)(?:个?年度?|期|次)(?=[^。；]{0,24}(?:发放|拨付|兑现|支付|给付|兑付))")
"""Over how many years one sum is paid out; it is not given so many times."""


def _period(words: str) -> str:
    """The words of duration as printed: "不超过3年", "连续3年", "3年"."""
    found = re.search(
        r"(?:(?:连续|累计)(?:享受|奖补|补贴|补助)?不超过|不超过|不得超过|不能超过|最长不超过|最长|最多|连续)?(?:可|能)?(?:给予|补助|补贴|奖励|扶持|支持|资助|享受|领取?|发放|补|奖)?(?:\d+|[一二两三四五六七八九十]+)个?(?:年度?|月|学年)",
        words,
    )
    return found.group() if found else words
