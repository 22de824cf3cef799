"""Turn the words before a grant into the subject and separately checkable conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.quantities import in_base_units
from index.records import Condition
from index.rules.kinds import kind, measured
from index.rules.named import ACTION, ACTS, ENDS, PERSON, acted_upon, peel
from index.rules.subjects import tidy
from index.rules.thresholds import Threshold, thresholds
from index.rules.words import pattern
from index.stretches import BRACKETED

_TREASURY = r"(?:中央|国家|自治区|[省市州区县镇乡]级?)(?:[、和与](?:自治区|[省市州区县镇乡]级?))*(?:[两三]级)?财政(?:部门)?"
_TOWARDS = re.compile(
    rf"^(?:其中|同时|此外|另外|每年|继续|并且?|由[^，对]{{1,10}}|{_TREASURY}|(?!对|为)[一-鿿]{{2,14}}(?:局|委|厅|政府|管委会)(?=对))?(?:对于|对|凡是|凡|针对|允许|(?<=财政)(?:给予|予以)(?!补|奖|资|一))(?=.)"
)
"""How a clause turns to whom something is given, with who gives it ("省财政对…", "市商务局对…", "区财政给予新认定的家庭农场…")."""
_CONNECTIVE = re.compile(r"^(?:且|并且|并|若|如|同时|此外|另外|其中|以及)(?=.)")


_LABEL = re.compile(
    r"(?:方向|类别|情形|标准|方式|档次|奖励|补助|补贴|扶持|支持|资助)(?:[一二三四五六七八九十\d]+|标准|对象|内容|政策|方式|措施)?"
)


_PROMISED = re.compile(
    r"(?:可以?|均|再|另|按规定|申请|统一)*(?:给予|予以|发放|享受|申请)[^，。；\d]{0,12}(?:补助|补贴|奖励|资助|津贴|救助|支持|贴息)|按[^，。；\d]{0,8}(?:比例|标准|分段|累进)[^，。；\d]{0,6}(?:救助|补助|补贴|奖励|计算|发放|执行)|按(?:照)?(?:以下|下列|如下|下述|下表)(?:标准|办法|规定|档次|比例|情形)?(?:给予|予以|分别)*"
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
_FROM_NTH = re.compile(r"(?:从|自)第[\d一二两三四五六七八九十]+[人名位个家户件项](?:起|开始)")
"""Which of several is the first that counts, which asks for nothing."""
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
        (_GIVER.sub("", _REPLACED.sub("", _COUNTED.sub("", _NOT_SET.sub("", words)))), place)
        for words, place in pieces
        if not (_LABEL.fullmatch(words) or _EACH_MORE.search(words) or _DEFINES.search(words) or _FROM_NTH.fullmatch(words) or _PROMISED.fullmatch(words))
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
        if towards is None and ACTION.match(words):
            subject = subject if led else (acted_upon(words) or subject)
            continue
        if towards is not None:
            found = [condition for condition in found if condition.kind != "other"]
        lead = towards or _CONNECTIVE.match(words)
        offset = lead.end() if lead else 0
        if known:
            found += _conditions(words[offset:], None if place is None else place + offset)
            continue
        later = led and subject and not towards
        if later and ACTS.match(subject) and ENDS.search(words) and "的" in words:
            found += _conditions(subject, None)
            later, subject = False, ""
        named, rest = ("", [(words[offset:], 0)]) if later else peel(words[offset:], bool(towards))
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


_COST = re.compile(r"(?:费|费用|租金|利息|支出|缴费部分)$")
"""What is paid for, that is nobody to be given something ("对检测费用给予全额补贴")."""
_EXCESS = re.compile(
    r"^(?:对)?(?:超过|超出|高于)(?:年度|医保|本市|规定的?)?(?:起付(?:标准|线|额)?|免赔额)?[\d.,]+[百千万亿]*元(?:以上)?(?:[(（][^)）]*[)）])?的?部分(?:的费用|费用)?$"
)
"""Words that take a share only of what lies above a sum ("对超过起付标准2000元的部分")."""


_ASKS_NOTHING = pattern("no_condition")
"""Words on who gives, how and out of what, that are no condition."""
_GRADE_ALONE = re.compile(r"(?:国家|省|自治区|市|州|区|县|镇|乡|村)级的")
"""A clause that says no more than the grade for which a sum is ("评为省级示范的，…；市级的，…")."""
_GRANT_NAME = re.compile(r"(?:(?!享受|获|领|申|取得|未|不|无|没|已|受|得到|给)[一-鿿]){2,6}(?:补贴|补助|奖励|资助|津贴)")
"""What a grant is called ("养老机构运营补贴：…"), that is no condition."""


_GIVER = re.compile(r"(?<=[台心业目间区地室厂站园店户校院队人品房库])(?:国家|自治区|省|市|州|区|县|镇)级(?:财政)?$")
"""Who gives, right before the words of giving ("对行业型工业互联网平台省级|给予奖补")."""
_TIMES = frozenset({"年", "个月", "月", "日", "天", "周", "个工作日"})


def _apart(text: str) -> list[str]:
    """The conditions that one clause joins; those joined by 并 only where one limits a time and the other a number of something
    ("正常经营6个月以上并带动1人以上就业")."""
    found: list[str] = []
    for piece in re.split(r"(?<=.)(?:并且|而且|且)(?=.)", text):
        first, joint, second = piece.partition("并")
        joint = joint if first.count("（") == first.count("）") else ""
        limits = [_main_threshold(one) for one in (first, second)] if joint else []
        mixed = len(limits) > 1 and None not in limits and len({one.unit in _TIMES for one in limits if one is not None}) > 1
        found += [first, second] if mixed else _limited_apart(piece)
    return found


def _limited_apart(text: str) -> list[str]:
    """The members of a list that each set a limit in another kind of unit, all of which have to be met ("20家以上、床位100张以上"); else the text whole."""
    pieces = _LISTED.split(text)
    if len(pieces) == 2 and _HAS_DONE.fullmatch(pieces[0]) and _main_threshold(pieces[0]) is None and _main_threshold(pieces[1]) is not None:
        return pieces
    limits = [limit for one in pieces if (limit := _main_threshold(one)) is not None]
    units = {in_base_units(Decimal(1), one.unit)[1] for one in limits}
    apart = len(pieces) > 1 and len(units) == len(limits) == len(pieces) and not _EITHER.search(text)
    return pieces if apart else [text]


_HAS_DONE = re.compile(r"(?:20\d\d年度?|上一?年度?|当年)?(?:已|依法)*(?:享受|取得|获得|通过|完成|签订|缴纳|具有|拥有|纳入|列入|办理)[^、，。；或]{6,}")
"""What has been done, joined to a limit that is wanted besides ("享受研发费用税前加计扣除、经核定的研发费用在100万元以上")."""
_LISTED = re.compile(r"、(?![^（(]*[)）])")
_EITHER = re.compile(r"或|之一")


def _conditions(text: str, place: int | None) -> list[Condition]:
    found: list[Condition] = []
    start = 0
    for piece in _apart(text):
        at = text.index(piece, start)
        start = at + len(piece)
        words = piece.strip("，,、 ")
        if len(words) < 2 or _ASKS_NOTHING.fullmatch(words) or _GRANT_NAME.fullmatch(words):
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
    outside = BRACKETED.sub(lambda found: " " * len(found.group()), text)
    return next((t for one in (outside, text) for t in thresholds(one) if not t.bare), None)
