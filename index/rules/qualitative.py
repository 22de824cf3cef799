"""Support that a sentence promises without a figure ("给予奖励", "优先支持", "给予贴息支持")."""

from __future__ import annotations

import re

from index.records import Document, SupportRule
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.measured import duration
from index.rules.named import acted_on
from index.rules.reliefs import names_charge, reliefs
from index.rules.words import alternation

_MEANS = r"(?:奖励|奖补|补助|补贴|资助|贴息|奖金|津贴|以奖代补|创新券)"
_SUPPORT = re.compile(
    rf"(?:给予|予以|享受|发放|可(?:以|累计|按规定)*提供)[^，。；]{{0,16}}(?:{_MEANS}|(?:资金|政策|财政|倾斜|重点|优先|信贷|担保|融资)[^，。；]{{0,6}}支持|税收优惠|(?:租金|税费|费用)?(?:减免|优惠))"
    rf"|(?:给予|予以)(?:一定的?|相应的?|必要的?|适当的?|大力)?支持(?=[。；，,]|$)"
    rf"|(?:资金|基金|政策)[^，。；]{{0,24}}(?:优先|重点|倾斜)(?:给予)?(?:支持|安排|倾斜)"
    rf"|(?:加大|扩大)[^，。；]{{0,14}}{_MEANS}[^，。；]{{0,6}}(?:力度|范围)"
    rf"|(?:运用|采取|通过|采用|综合运用)[^。；]{{0,40}}{_MEANS}[^。；]{{0,50}}(?:方式|形式|手段)[^。；]{{0,4}}[，]?(?:支持|鼓励|引导|给予)"
    rf"|以[^，。；]{{1,20}}(?:券|{_MEANS})[^，。；]{{0,4}}(?:方式|形式)[，]?(?:支持|鼓励|引导|扶持)"
    rf"|可(?:以|按规定|按照规定)?申请(?:享受)?[^，。；]{{0,16}}{_MEANS}"
    rf"|免(?:收|征|缴|交|除)[^，。；]{{0,20}}(?:费|税|租金|利息|滞纳金|罚息|押金|保证金|反担保)"
    rf"|可(?:以|继续|按规定|按照规定)?领取[^，。；]{{0,16}}(?:{_MEANS}|救助金|生活费|抚恤金)"
    r"|(?:参照|比照)[^，。；]{2,14}(?:标准|规定|政策)(?:给予|予以)?(?:奖励|补助|补贴|资助|执行|享受|发放|相应待遇)"
    r"|(?:人|者|对象|家庭|学生|员|户|车辆|凭[^，。；]{1,6})(?:可|可以|均可)?免费(?:乘坐|参观|游览|体检|入住|停放|使用|接种|住宿|参加|进入|检查|培训)(?![^，。；]{0,4}(?:覆盖|试点|制度|服务体系))[^，。；]{0,16}|(?<!商户)免租(?!金?[^，。；]{0,4}标准)|实行居民(?:用?[水电气热、]+)?价格"
    r"|在[^，。；]{2,24}(?:上|方面|等方面)(?:予以|给予)?(?:优先|重点|倾斜)(?:支持|安排|保障)"
    r"|按照?(?:附?表\s?[\d一二三四五六]{0,2}|下表|附表)[^，。；]{0,10}(?:奖补|奖励|补助|补贴|救助|资助|报销|执行|享受)"
    r"|可(?:以)?(?:申请|享受)[^，。；]{0,10}(?:免租|免费|无偿)[^，。；]{2,16}"
    r"|(?:给予|予以)[^，。；]{0,6}(?:政策倾斜|财政扶持|专项安家费)"
    r"|减免[^，。；]{2,20}(?:收费|通行费|租金)(?=[，。；]|$)"
    r"|(?<=[，])(?:[^，。；]{0,12}中)?优先(?:统筹)?(?:安排|保障|供应|配租|配售)[^，。；]{0,20}"
    r"|(?:实行|实施)[^，。；]{0,6}(?:贴息|贴费|补贴|补助|奖补)[^，。；]{0,4}政策"
    rf"|(?:实行|采取|采用|按照?)[“\"]?一事一议"
    rf"|(?:资金|基金|财政|政策)[^。；]{{0,40}}(?:重点|优先)[^，。；]{{0,6}}向[^，。；]{{2,20}}倾斜"
)
_PLAIN = re.compile(r"(?:给予|予以)(?:一定的?|相应的?|必要的?|适当的?|大力)?支持")
"""Support not said of what kind: a rule only where the sentence says for whom or what ("对…给予支持")."""
_NOT = re.compile(
    r"所称[^，。；]{2,30}[，]?是指|适用本(?:办法|细则|规定|政策|措施|通知|意见)|通知书|不得(?:擅自|随意|自行)?(?:转让|出租|出借|出售|抵押|迁|将|改变|挪)|期[限间]?不得(?:少于|低于)|^补贴期限|为准[）)]$|^(?:全面|认真|切实)?落实[^，]*$|只能|仅限|未享受|已享受|享受过|减去|扣回|扣[除减](?:相应)?(?:奖励|补贴|补助|资助)|就高|违法|违规|失信|重复享受|不得重复|终止|停止|有关规定执行$|可(?:以)?(?:申请|享受|领取)(?:本[一-鿿]{2})?第[一二三四五六七八九十]+[条款项](?:的?规定的?)?[^，。；第]{0,8}$|经公示|精简|不予|不得享|不能享|不享受|不再给予|不再享受|剩余(?:补贴|补助|奖励|资金)|不对[^，。；]{1,24}(?:给予|予以)|退[还回][^，。；]{0,6}已|取消|追回|罚|处分|表彰奖励的|通报|弄虚作假|骗取|考核奖惩|获得(?:过)?[^，。；]{0,20}(?:奖励|补助|补贴)(?:的|后)|监督|绩效评价|办法另行|管理办法》|申请表|申报表|作为[^。；]{0,40}(?:依据|参考)"
)
_DONE = re.compile(
    r"(?<!可)累计(?!不超过)|去年|已(?:经)?(?:给予|发放|落实|兑现|减免)|全年|五年来|一年来|年来|过去|共(?:给予|发放)|了[^，。]{0,8}(?:补贴|奖励|支持)|取得(?:了|显著|明显|积极)|下达"
)
_DESCRIBES = re.compile(r"(?:^|(?<=[、，；。]))享受[^，。；的]*的(?=[^，。；]{2,})")
"""Whom somebody else's support describes ("享受抚恤补助的优抚对象")."""
_AGENT = re.compile(r"(?:资金|基金|财政)(?:将|要)?$|^按(?:其|照)?|贴息$|优惠$|园区$")
_BASE = re.compile(
    r"按照?其?(?P<base>[^，。；]{2,20}?(?:部分|金额|额|费用|费|增量|投入))(?:的?一定比例)?(?:给予|予以)"
)
_OBJECT = re.compile(rf"支持(?P<subject>[^，。；]{{0,12}}?{alternation('subject')})")


_BY_TABLE = re.compile(r"按照?(?:下列?|附|以下)?表(?![明示彰现决演达])")
"""A sentence that a colon ends gives by the table behind it what it promises."""
_HEADING = 16
"""Up to this many characters, a sentence without subject and condition is a heading of what follows."""


def qualitative(
    document: Document, sentence: Sentence, inherited: str, taken: list[tuple[int, int]]
) -> list[SupportRule]:
    """The rules of a sentence that promises support without a figure, outside the stretches already `taken`: one for each part
    between semicolons."""
    if sentence.text.rstrip().endswith(("：", ":")) and not _BY_TABLE.search(sentence.text):
        return []
    first: dict[tuple[int, int], tuple[int, int]] = {}
    promised = [match.span() for match in _SUPPORT.finditer(sentence.text)]
    for start, end in sorted([*promised, *((one.start, one.end) for one in reliefs(sentence.text))]):
        if any(a < sentence.start + end and sentence.start + start < b for a, b in taken) or _DESCRIBES.match(sentence.text, start):
            continue
        if not _PLAIN.fullmatch(sentence.text, start, end) or "对" in sentence.text[:start]:
            first.setdefault(_stretch(sentence, start), (start, end))
    made = [_promised(document, sentence, inherited, words, part) for part, words in first.items()]
    return [rule for rule in made if rule is not None]


def _promised(
    document: Document, sentence: Sentence, inherited: str, words: tuple[int, int], stretch: tuple[int, int]
) -> SupportRule | None:
    """The rule of one part of a sentence whose words of support stand at `words` of it, None where it takes away, reports or names nothing."""
    start, end = stretch
    part = document.text[start:end]
    if _NOT.search(part) or _DONE.search(part):
        return None
    text = document.text
    pieces: list[tuple[str, int | None]] = []
    for clause in sentence.clauses:
        if start <= clause.start < sentence.start + words[0]:
            said = text[clause.start : min(clause.end, sentence.start + words[0])]
            cut = clause.end > sentence.start + words[0]
            if len(said) > 2 and not (cut and _AGENT.search(said)) and not names_charge(said):
                pieces.append((said, clause.start))
    subject, found = conditions(pieces)
    named = _OBJECT.search(text[sentence.start + words[0] : end])
    if not subject and named:
        subject = named["subject"]
    if not subject and not found and len(part) <= _HEADING and not reliefs(part):
        return None
    base = _BASE.search(part)
    period, years = duration(part)
    return SupportRule(
        document=document.id,
        quote=text[start:end],
        subject=subject or acted_on(part) or inherited,
        conditions=found,
        benefit="qualitative",
        rate=None,
        base=base["base"] if base else "",
        cap=None,
        amount=None,
        tiers=(),
        per="",
        currency_unit="万元",
        period=period,
        years=years,
        valid_until=document.meta.valid_until,
        path=sentence.path,
        start=start,
        end=end,
        lead=sentence.lead,
        confidence=0.6,
    )


def _stretch(sentence: Sentence, place: int) -> tuple[int, int]:
    """Of the sentence's part with `place`: from the start (after a semicolon) to its end, without the closing mark."""
    start, end = sentence.start, sentence.end
    for clause in sentence.clauses:
        if clause.strong and clause.start <= sentence.start + place:
            start = clause.start
        elif clause.strong and clause.start > sentence.start + place:
            end = clause.start
            break
    body = sentence.text[start - sentence.start : end - sentence.start]
    return start, start + len(body.rstrip("。；;！!？?，,：: "))
