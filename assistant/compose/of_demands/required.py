"""Answers to whether the asker may, by the one sentence whose limit or exception decides it ("年满30周岁的…可独立申请", "（不含深圳）")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from assistant.compose.of_demands.asked_of import named_in_asking, of_measure, of_other
from assistant.compose.of_demands.left_out import at_home
from assistant.compose.of_demands.lifted import lifted
from assistant.compose.of_demands.one_verdict import ASKS, Held, told
from assistant.compose.of_demands.other_applicants import of_other_applicants
from assistant.compose.of_demands.ruled_on import else_may
from assistant.compose.of_demands.whole_list import whole_list
from assistant.eligibility import Facts
from assistant.eligibility.conditions.bearers import of_office
from assistant.eligibility.conditions.exceptions import excepted
from assistant.eligibility.conditions.printed import limited
from assistant.eligibility.conditions.residence import lies_elsewhere, lives_elsewhere, of_outsiders
from assistant.eligibility.conditions.shares import most_of_whole, part_of_whole
from assistant.eligibility.conditions.time_limits import of_the_rest
from assistant.eligibility.conditions.trading import other_side
from assistant.eligibility.conditions.windows import days_told
from assistant.eligibility.told.said import denied, mentioned, same
from assistant.gather.aspects import asked
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_documents.stretches_meant import stretches_meant
from assistant.gather.of_documents.titled import outranked, shares
from assistant.gather.of_lists.openings import opening_line
from assistant.gather.of_support.bars import cases_left_out
from assistant.gather.of_support.kinds_of_thing import of_other_type, types_in
from assistant.gather.wording import Text, share, words_of
from assistant.records import ConditionCheck, Draft, Query
from index.library import Library
from index.stretches import SENTENCE

_LIMITS = re.compile(r"20\d\d年\d+月|[\d一二三四五六七八九十]+个?(?:岁|周岁|年|月|日|天|%|[万亿]?元|人|户|平方米|分)|(?:不少于|不低于|不超过|不高于|超过|不足|未达到?|至少|达到|不满|满|(?:最多|至多)[一-鿿]{0,3})\d[\d.]*[万千]?(?:个|台|间|份|家|次|场|亩|辆|套|名|只|头|吨|立方米|晚|处|条|件|项|期|班|床|张|座|餐)|\d[\d.]*[万千]?(?:个|台|间|份|家|次|场|亩|辆|套|名|只|头|吨|立方米|晚|处|条|件|项|期|班|床|张|座)[以之]?[上下内]|本[市省区县州地][^，。；]{0,6}户[籍口]|除外|不含|不包括|[须需应当]在本[市省区县州]|地址(?:属于|位于|在|为)|注册(?:并|且|、|的|，|登记)")
_PLANNED = re.compile(r"所称|是指|本(?:办法|细则|规定|通知|政策|意见|措施)中?[^，。；]{2,24}指|到20\d\d年|20\d\d年(?:底|末|前)?[，,]|力争|培育|建成\d|设计规范|形式建设的|一般控制在|[计加扣得记]\d+(?:\.\d+)?分|[（(]\d+分[）)]")
"""A sentence of goals, one that says what a word means, or one of a scale of points lays down nothing for the asker."""
_PAPERS = re.compile(r"^(?![^\n]*(?:须|应当?|不得|需要|必须|的，)).*(?:复印件|扫描件|原件|材料|申请表|承诺书|报表)(?:等)?[^，。；]{0,4}(?:[（(][^）)]*[）)])?$")
"""A line of what is to be handed in (营业执照、…复印件等材料) asks for nothing that one is."""
"""A report lays down nothing for the asker."""
_STEP_OF_SUM = re.compile(r"\d[^，。；\d]{0,8}以[上下][^，。；\d]{0,4}(?:每[^，。；\d]{1,3})?(?:给予?|奖励?|补[贴助]?|资助|支持)[^，。；\d]{0,10}\d[\d.]*[万亿]?元")
"""A step of what is given (增量500万元以上给不超过30万元) demands nothing of those on another."""
_FOR_EACH = re.compile(r"每\d+(?:[张人名个户间台套亩]|平方米)[^，。；]{0,12}(?:至少|不少于|不低于|配备?)|不足\d+[^，。；\d]{0,6}按\d+")
"""What is wanted for each so many is reckoned out, no limit on what one has."""
_MARKER = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*")
"""The number of an item of a list."""
_RIGHT = re.compile(r"可|享受|给予|予以|不得|不予|应当?|须|方能")
"""What follows those who fulfil a limit is a right or a duty; points or a rate decide nothing."""
_ONE_OF = re.compile(r"之一|包括|(?:以下|下列|如下)(?:人员|对象|情形|家庭|类)|对象[^。；\n]{0,4}[：:]|人员[：:]|分为")
"""A list of which one item is enough: another item may fit."""
_EASES = re.compile(r"(?:放宽|从宽)[^）)]*$")
"""What is made easier for some says nothing against the others."""
_LENGTHENS = re.compile("延长")
"""What lasts longer for some lasts as long as for all for the others: it keeps nobody out."""
_SELECTS = re.compile(r"的(?:企业|单位|个人|家庭|人员|申请人|项目|机构)?[，,：:]")
_STOP = re.compile(r"[。；;]")
_HITS = 24
_LEAST, _TITLED = 0.7, 0.25
"""The share of the question that a sentence has to explain, and in a document whose title is named at least in part."""
_OF_TITLE = 0.1
_OF_STAFF = 0.4
"""… and one that limits a part of the staff, where the asker tells the part and the whole."""
_SURE = 0.55
"""… and so much to speak against the asker where its document is not meant by the question."""
_ASKED_MEASURE = 0.15
"""… and so much counts that the very measure is asked about by its name."""
_FAILS = 0.12
"""A sentence that speaks against the asker is worth telling at a little less fit."""
_LONGEST = 300


_GRANT = re.compile(r"(?<=[领拿报请受到给办个的、，])(?:20\d\d年)?[一-鿿]{2,16}(?:补贴|补助|资助|奖励|奖补|扣除|扣减|减免|待遇|救助|津贴)")
"""A grant that the question names ("一次性求职补贴"); a sentence on another one decides nothing."""
_NAMES = 0.6
_TIMED = re.compile(r"[\d一二两三四五六七八九十]个?[年月日天]")
_COUNTED = re.compile(r"\d[\d,.]*(?:人|名|户|家|[万亿]?元|%|平方米)")
"""A figure that is no time: who falls short of it is not late."""
_ROUND = re.compile(r"第[一二三四五六七八九十]批")
"""One of several times a year; a sentence on another than the asker names is not for him."""
_IN_TIME = re.compile(r"\d月\d{1,2}[日号][^。？]*还赶得上")
_ALLOWED = frozenset({"difference", "gap", "share", "sum"})


Only = Literal["any", "failed", "late"]
"""Which verdicts are told: any, only that the asker may not, only that he comes too early or too late."""


def compose(query: Query, own: Facts, library: Library, only: Only = "any", least: float = 0.0) -> Draft | None:
    """The verdict on the sentence that fits the question best, None where no right is asked for or no sentence that explains at `least`
    so much of it (0…1) decides anything that the asker tells of himself."""
    allowed = _ALLOWED | {"consistency"} if _IN_TIME.search(query.text) else _ALLOWED
    if not (own.personal or lives_elsewhere(own) or days_told(own.text)) or query.operations - allowed - {"highest"} or not ASKS.search(query.text):
        return None
    if "consequence" in asked(query.text):
        return None  # what becomes of those who fail is asked, not whether the asker fails
    words = words_of(query.words, library)
    of_place = library.of_regions(query.regions)
    meant = {*query.documents, *(id for _, id in shares(words, library, _OF_TITLE)), *(of_place if len(of_place) == 1 else ())}
    grant = _grant(query.text)
    named = words_of([grant], library) if grant else ()
    asked_of = named_in_asking(query, library)
    best: Held | None = None
    met: list[Held] = []
    types = types_in(query.text)
    for id, start, end in _sentences(query, library):
        text = library.text(id)
        if of_other_type(text[start:end], types) or _of_other_part(text[start:end], query):
            continue
        found = _checks(text, start, end, at_home(own, id, library), library.cards[id].meta.region)
        sentence = text[start:end].strip()
        most = most_of_whole(sentence, opening_line(text, start), own)
        counted = most or part_of_whole(sentence, own)
        if "highest" in query.operations and most is None:
            continue
        found = found if counted is None else [counted[0]]
        met += [Held(id, start, end, tuple(found), 0.0)] if found and all(check.verdict == "符合" for check in found) else []
        if only != "any" and not any(check.verdict == "不符合" and (only == "failed" or (_TIMED.search(check.text) and not _COUNTED.search(check.text))) for check in found):
            continue
        if not found or any(check.verdict == "不符合" and else_may(check.text, start, text, own.text) for check in found):
            continue
        path = library.section_at(id, start).path
        if named and share(named, Text.of(" ".join((library.cards[id].title, *path, text[start:end]))))[0] < _NAMES:
            continue
        fit = share(words, Text.of(" ".join((library.cards[id].title, *path, text[start:end]))))[0]
        if lies_elsewhere(sentence, own, library.cards[id].meta.region) and _nearest(query, id, path, library):
            fit = max(fit, _LEAST)  # what has to lie here stands with what comes nearest
        fit += _ASKED_MEASURE * of_measure(query.text, sentence)
        enough = max(least, _TITLED if id in meant else _OF_STAFF if most is not None else _LEAST)
        if id not in meant and most is None and fit < _SURE and any(check.verdict == "不符合" for check in found):
            continue
        around = " ".join((library.cards[id].title, *path, opening_line(text, start), text[start:end]))
        if any(check.verdict == "不符合" for check in found) and of_other(query.text, asked_of, around, text):
            continue
        fit += _FAILS * any(check.verdict == "不符合" for check in found)
        ahead = fit >= enough and (best is None or (fit, len(found)) > (best.fit, len(best.checks)))
        if ahead and (id in query.documents or not outranked(id, " ".join((*path, sentence)), words, query.regions, library)):
            best = Held(id, start, end, tuple(found), fit, () if counted is None else counted[1])
    if best is None:
        return None
    best = lifted(_also_may(best, met, own, library), own, library)
    fits = all(check.verdict == "符合" for check in best.checks)
    return (whole_list(best.document, best.start, query, own, library) if fits else None) or told(best, library)


def _of_other_part(sentence: str, query: Query) -> bool:
    """Whether a sentence opens but some parts of its document (可以享受第二章规定的救助), by the name of grants of which the dialogue does not speak."""
    named = _PART.findall(sentence)
    said = same("".join(query.dialogue) or query.text)
    return bool(named) and not any(same(pair) in said for name in named for pair in re.findall("..", _COMMON.sub("", name)))


_COMMON = re.compile(r"补贴|补助|津贴|奖励|资助|救助|扶持|支持|待遇|政策|优惠|[型类的]")
_PART = re.compile(r"(?:享受|申请|申报|领取|适用|和|及|、)(?:本办法)?第[一二三四五六七八九十]{1,3}[章条节]规定的([一-鿿]{2,12}?)(?=和|及|、|，|。|；|$)")


def _nearest(query: Query, id: str, path: tuple[str, ...], library: Library) -> bool:
    """Whether the passages that come nearest to the question stand under the same headings of the document."""
    hits = library.search_passages(" ".join(query.words) or query.text, _FEW, documents_in_force(query, library))
    return any(one.document == id and one.path == path for one in library.passages([hit.id for hit in hits]).values())


def _also_may(best: Held, met: Sequence[Held], own: Facts, library: Library) -> Held:
    """The sentence that decides; where it speaks against the asker, the one behind it by which those may too of whom he says that he is one
    ("年满16周岁的孤儿，…也可以独立申请")."""
    if all(check.verdict != "不符合" for check in best.checks):
        return best
    behind = (one for one in met if one.document == best.document and 0 < one.start - best.end <= _FEW)
    return next((one for one in behind if (also := _ALSO.search(library.text(one.document)[one.start : one.end])) is not None and also["who"] in own.text and not denied(also["who"], own.text)), best)


_ALSO = re.compile(r"岁的(?P<who>[一-鿿]{2,6})[，,].{0,30}也可")


def _grant(text: str) -> str:
    """The grant that is asked for: the first one named from where a right is asked for on, else the last, "" if none."""
    asks = ASKS.search(text)
    named = list(_GRANT.finditer(text))
    return _TO_HAVE.sub("", next((one.group() for one in named if asks is not None and one.start() >= asks.start()), named[-1].group() if named else ""))


_TO_HAVE = re.compile("^(?:[我你他她]们?|都|还|也|再|就|又|能|可以?|不能|想|要)*(?:拿到?|领取?|报销?|享受|申请|申领|给|得|补)?(?=[一-鿿]{4})")
_FEW = 3


def _sentences(query: Query, library: Library) -> Iterator[tuple[str, int, int]]:
    """The sentences with limits or exceptions of the documents meant, of the passages found where none or very many are; what
    grants a sum is decided on as a rule of support, and a goal (每年引进2个投资2亿元以上的项目) demands nothing of the asker."""
    words = words_of(query.words, library)
    for id, begin, end in stretches_meant(query, words, library, hits=_HITS, titles=_OF_TITLE):
        given = [(rule.start, rule.end) for rule in library.rules([id]) if rule.has_sum]
        aims = [(target.start, target.end) for target in library.targets([id]) if target.status == "target"]
        for sentence in SENTENCE.finditer(library.text(id), begin, end):
            if any(sentence.start() < last and first < sentence.end() for first, last in (*given, *aims)):
                continue
            round_ = _ROUND.match(sentence.group())
            if round_ is not None and _ROUND.search(query.text) and round_.group() not in query.text:
                continue
            if _PAPERS.search(sentence.group()) or _STEP_OF_SUM.search(sentence.group()) or _FOR_EACH.search(sentence.group()):
                continue
            if len(sentence.group()) <= _LONGEST and _LIMITS.search(sentence.group()) and not _PLANNED.search(sentence.group()) and not of_office(sentence.group()):
                mark = _MARKER.match(sentence.group())
                yield id, sentence.start() + (mark.end() if mark else 0), sentence.end()


def _checks(text: str, start: int, end: int, own: Facts, region: str) -> list[ConditionCheck]:
    """What the limits and exceptions of a sentence come to for the asker; none where it is for others than him."""
    sentence = text[start:end].strip()
    also = _ALSO.search(sentence)
    if _of_another_right(sentence, own) or of_other_applicants(sentence, own.text):
        return []
    if other_side(_STOP.split(sentence)[0], own.text) or (also is not None and denied(also["who"], own.text)):
        return []
    found = [*(() if any(first <= start < last for first, _, last in cases_left_out(text)) else excepted(sentence, own)), *of_outsiders(sentence, own), *lies_elsewhere(sentence, own, region)]
    lead = opening_line(text, start)
    if "贷款" in f"{lead}{sentence}" and "贷" not in own.text:
        return found  # what is asked of borrowers
    head = _SELECTS.search(sentence)
    selecting = limited(sentence[: head.start()], "", own) if head else []
    rest = sentence[head.end() :] if head else sentence
    required = limited(rest, lead, own)
    if sum(_OF_SUM.search(check.text) is not None for check in required) > 1:
        return found  # sums of several cases: who is not in the one may be in the other
    if (barred := _BARRED.search(sentence)) is not None and head is None:
        return _falls_under(sentence[: barred.start()], own) or found
    if head and not required:
        others = _LENGTHENS.search(rest) is not None and any(check.verdict != "符合" for check in selecting)
        required, selecting = selecting if _RIGHT.search(rest) and not (others or _EASES.search(rest)) else [], []
    if _ONE_OF.search(lead) and any(check.verdict == "不符合" for check in required):
        return found
    if any(check.verdict != "符合" for check in selecting):
        return []
    if "\t" in sentence and all(check.verdict != "不符合" for check in required) and any(check.verdict == "需补充" for check in required):
        return found  # a row of a table prints all of its conditions: one that is met says nothing of the others
    required = _without_steps([check for check in required if check.verdict != "需补充" and not (_of_others(check.text, own) or of_the_rest(check.text) or _GIVEN_FOR.search(check.text))])
    found = [one for one in found if not any(one.text in other.text for other in (*selecting, *required))]
    return [*found, *selecting, *required] if found or required else []


_GIVEN_FOR = re.compile(r"(?:给予|发放|享受)(?:最长|最多|累计|连续)*(?:不得?超过|最长|最多)\d+个?[年月天日]的")
"""For how long something is given (给予最长不超过1年的补贴) is asked of nobody."""
_OF_SUM = re.compile(r"\d[\d.]*[百千万亿]*元")


def _falls_under(case: str, own: Facts) -> list[ConditionCheck]:
    """The check that fails because the asker falls under a case that is left out ("毕业超过3年入职的不予奖励"); none where he does not."""
    limits = limited(case, "", own)
    return [replace(check, verdict="不符合") for check in limits] if limits and all(check.verdict == "符合" for check in limits) else []


_BARRED = re.compile(r"的?(?:[^，。；的\d]{1,10}?[，,]?)?(?:均|一律|也)?(?<!逾期)(?<!过期)(?<!超期)(?<!否则)(?:停发|停止|暂停|取消|终止|不(?:予|给予|得(?!低于|高于|超过|少于|多于|大于|小于|重复|同时|擅自|转|改|用于)|再(?!超过)|享受|适用|纳入|列入|计入|属于|按(?=[^，。；]{1,10}(?:奖|补|支持|资助|认定))|支持|补[贴助]|奖[励补]))")
"""What follows those who are left out."""


def _of_another_right(sentence: str, own: Facts) -> bool:
    """Whether a sentence says who may have or join a thing (…可申请参加学徒班, 享受延续护理待遇的人员…) of which the asker does not speak."""
    having = _HAVING.match(sentence)
    if having is not None and not all(same(pair) in same(own.text) for pair in re.findall("..", _COMMON.sub("", having["what"]))[:1]):
        return True
    right = _RIGHT_TO.search(sentence)
    what = _COMMON.sub("", right["what"]) if right is not None else ""
    return len(what) > 1 and not any(same(pair) in same(own.text) for pair in re.findall("(?=(..))", what[-_STEM_OF_NAME:]))


_STEM_OF_NAME = 4
"""The last signs of a name say what it is."""
_HAVING = re.compile(r"享受(?P<what>[一-鿿]{2,12}?)待遇的(?:人员|对象|家庭)")
_RIGHT_TO = re.compile(r"可以?(?:申请|申领|享受|领取|参加|报名|报考)(?:参加)?(?P<what>[一-鿿]{2,20})")


def _of_others(text: str, own: Facts) -> bool:
    """Whether a limit is for a trade of which the asker does not speak ("入库税收1000万元以上房地产企业")."""
    named = _TRADE.search(text)
    return named is not None and not mentioned(named["trade"], own.text)


_TRADE = re.compile(r"[以之]上(?P<trade>[一-鿿]{2,6}?)(?:行业|类)?企业(?:的)?$")


def _without_steps(checks: list[ConditionCheck]) -> list[ConditionCheck]:
    """The checks, of several limits on one thing (超过500万元…；300万元以上…) only those met where one is: the others are other steps."""
    stems = [_FIGURES.split(check.text)[0][:_STEM] for check in checks]
    met = {stem for stem, check in zip(stems, checks, strict=True) if check.verdict == "符合"}
    return [check for stem, check in zip(stems, checks, strict=True) if check.verdict == "符合" or stem not in met or len(stem) < _STEM]


_FIGURES = re.compile(r"\d")
_STEM = 6


