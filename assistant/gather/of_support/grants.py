"""The grant that a question names by what it is for ("生育津贴", "购车补贴"), and whether a clause gives one for that."""

from __future__ import annotations

import re

from assistant.gather.wording import Text, Word, part_of, word_of
from index.library import Library
from index.stretches import BRACKETED
from index.synonyms import spoken_words

_GRANT = re.compile("补贴|补助|津贴|奖励|奖补|资助|贴息|奖金|救助|补偿")
_PAID = re.compile("(?<![没无])(?<!没有)(?<![没不]领)(?<![没不]拿)(?P<kind>失业|养老|抚恤|退休|工伤|丧葬|遗属)(?:补助|保险|补偿)*金")
"""What insurances and the state pay, called by one word; not what somebody says that he does not have."""
_BETWEEN = re.compile("的|一次性|专项|事后|省级|市级|区级|国家级?|财政|政府|相关|一笔")
"""What may stand between what a grant is for and the word for it."""
_KIND = re.compile("n|v|l|j|spoken|b|x?$")
_GENERAL = re.compile(
    r"[得到是否有没能要给拿领说提写什啥么多少几哪该可会还再一些这那]|\d|[^一-鿿]|^[我全本各]?[省市区县镇]$|[里级]$"
    r"|^(?:合计|总计|总共|一共|共计|合共|累计|总|分别|全部|所有|最高|直接|额外|相应|对应|上述|其他|另外|各项|多项|叠加|重复|再次|首次|继续|奖|补|叫|算|发|到手|享受|申请|申报|执行|实施|规定|方案|办法|政策|文件|措施|意见|清单|条|号|企业|公司|单位|项目|个人|人才|现金|资金|经费|方式|形式|标准|比例|额度|范围|对象|条件|力度|种类|名额|.)$")
"""Words right before that for a grant which do not tell what it is for."""
_HAD = re.compile(r"(?:领|拿|享受|得|补|发)(?:了|过|着|到过)[^，。；]{0,12}$")
"""Before a grant that the asker was given already."""
_HAD_ALREADY = re.compile(r"(?:我们?|也|都|之前|以前)*(?:已经?|早就?|一共|总共|连着)+(?:领|拿|享受|得|发|补)(?:了|过|到|满|完|足)")
"""Behind such a grant (租房补贴已经领满24个月)."""
_HAS = 0.5


def named(text: str, library: Library, *, had: bool = False) -> tuple[Word, ...]:
    """What the grants are for that a question asks about, each by one word right before the word for it, a verb only where nothing parts
    them; with `had` those that the asker says he was given already."""
    words = spoken_words(text)
    found: dict[str, Word] = {}
    for place, (word, _) in enumerate(words):
        last = place
        while last and _BETWEEN.fullmatch(words[last - 1][0]):
            last -= 1
        kind, tag = words[last - 1] if last else ("", "")
        apart = last < place and tag == "v"
        if not (_GRANT.fullmatch(word) and kind and not apart and _KIND.match(tag)) or _GENERAL.search(kind):
            continue
        past = _HAD.search("".join(one for one, _ in words[:place])) is not None or _HAD_ALREADY.match("".join(one for one, _ in words[place + 1 :])) is not None
        if past == had and (one := word_of(kind, library)) is not None:
            found[kind] = one
    paid = [] if had else list(_PAID.finditer(text))
    others = [one for kind, one in found.items() if not any(kind in match.group() for match in paid)]
    return (*others, *(one for match in paid if (one := word_of(match.group(), library)) is not None))


def asked(text: str, library: Library) -> tuple[tuple[str, Word], ...]:
    """The grants, and what is to be had for points, that a question names, each by its name with what it is for."""
    points = [(match.group(), word) for match in _POINTS.finditer(text) if (word := word_of(match["kind"], library)) is not None]
    return (*points, *((_name(kind.text, text), kind) for kind in named(text, library)))


def _name(kind: str, text: str) -> str:
    """The name of a grant as a question says it, by what it is for."""
    found = re.search(f"{re.escape(kind)}(?:{_BETWEEN.pattern})*(?:{_GRANT.pattern})", text)
    return found.group() if found is not None else kind


def loans(text: str) -> tuple[tuple[str, str], ...]:
    """The loans of programmes of their own of which a text asks (创业担保贷款), each with the word that tells it from others; not those that the asker has."""
    return tuple(dict.fromkeys((found.group(), found["kind"]) for found in _LOAN.finditer(text) if not _HAS_LOAN.search(text[: found.start()]) and _ASKS_LOAN.match(text, found.end())))


def is_on_loan(kind: str, text: str) -> bool:
    """Whether a text speaks of a loan of a kind (担保贷款, 贷款担保), not only of those who have one (获得国家助学贷款的)."""
    return re.search(f"(?<!获得)(?<!获得国家)(?<!享受)(?<!申请)(?<!办理){kind}[^。；，\n]{{0,6}}贷|贷款?[^。；，\n]{{0,6}}{kind}", text) is not None


_HAS_LOAN = re.compile(r"(?:办|贷|申请|获得|获批|享受|领|用|有)(?:过|了|着)[^，。；]{0,6}$|获得[^，。；]{0,4}$")
_ASKS_LOAN = re.compile(r"[^，。；]{0,10}(?:多少|几|额度|利率|怎么|如何|条件|吗|期限|贴息|能不能|可以|哪)")
_LOAN = re.compile(r"(?:创业|个人|就业|小额|国家|生源地|妇女|青年|农户|住房|企业){0,2}(?P<kind>担保|助学|公积金)贷款?(?!担保)")
_POINTS = re.compile("积分制?(?P<kind>[入落][一-鿿]|就读|上学|[购租申]房)")
"""What is had for points, by one word."""


def in_full(text: str) -> tuple[str, ...]:
    """The grants that a text calls by names of so many signs that they mean nothing else (绿色智能家电消费补贴), each as long as it may be and shorter."""
    found = (match.group() for match in _FULL.finditer(text))
    return tuple(name[at:] for name in found for at in range(len(name) - _FULL_NAME + 1))


_FULL_NAME = 8
_FULL = re.compile(rf"[一-鿿]{{{_FULL_NAME - 2},16}}(?:{_GRANT.pattern})")


def names_grant(text: str) -> bool:
    """Whether words name a grant, by whatever it is for."""
    return _GRANT.search(text) is not None or _PAID.search(text) is not None


def names_paid(text: str) -> bool:
    """Whether a text is the name of what an insurance or the state pays."""
    return _PAID.fullmatch(text) is not None


def called(kind: Word, text: str) -> bool:
    """Whether a clause calls a grant by what it is for ("一次性购房补贴")."""
    return re.search(f"{re.escape(kind.text)}(?:的)?(?:{_GRANT.pattern})", text) is not None


def is_of_deed(kind: Word, told: str, text: str) -> bool:
    """Whether a grant is named after what the asker tells that he did (开店奖励: 新开了一家菜馆), and a clause speaks of such a deed (新开设餐厅)."""
    deed = kind.text[0]
    if len(kind.text) != _OF_DEED or re.search(f"{deed}[了过]", told) is None:
        return False
    return any(re.match(f"新?{deed}.", piece) for piece, _ in spoken_words(text))


_OF_DEED = 2


def is_for(kind: Word, text: str) -> bool:
    """Whether a clause, with its headings, gives something for what a grant is named after; what stands in brackets is said aside, but for the name
    of the grant itself ("（高龄津贴）80周岁以上…")."""
    plain = BRACKETED.sub("", text)
    paid = _PAID.fullmatch(kind.text)
    if paid is not None:
        return any(one["kind"] == paid["kind"] for one in _PAID.finditer(plain))
    return kind.text in plain or called(kind, text) or part_of(kind, Text.of(plain)) >= _HAS
