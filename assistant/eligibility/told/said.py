"""What the asker says of a thing that a rule names: that it is so, that it is not so, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from assistant.eligibility.grades import GRADE, grades_in
from assistant.eligibility.vocabulary import CLAUSE, alternation, groups, words
from index.canonical import canonical

_NEGATION = r"(?<![是有能])" + alternation(words("negation"))
_DENIAL = re.compile(_NEGATION + r"(?:进|[^，。]{0,6}" + alternation(words("awarding")) + ")")
_DENIES = re.compile(_NEGATION + f"(?:{alternation(words('denied_through'))})*")
_POLARITY = re.compile(r"^(?:纳税人|申请人|企业)?(?:在[^，。]{2,12}?(?=没有|无(?!人)|未(?!来)))?(?:为|是|属于|系)?(?P<no>非(?!常)|未(?!来)|尚未|未曾|没有|不是|不属于|无)?(?P<what>.+)$")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_NOT = re.compile(r"非(?P<what>[^，。的]{3,6})")
_NAY = re.compile(r"(?:不是|不在|没有?|未)[^，。]{0,4}$")
_NAME = 4
"""So many signs of what a condition leaves out name it."""
_FILLING = re.compile(r"[的了等和与及或且并对在为被是有将给予我区市省县本该其各类符合条件具有一定相应有关]")
_LETTERED = re.compile(r"A|星")
"""Grades that only the state awards: 4A is 国家4A级."""
_AWARDED = re.compile(alternation(words("awarding")))
_WINS = re.compile(r"(?:当年)?[新首]?(?:次|家)?" + alternation(words("awarding")) + r"(?:定为|定|为|成为)?级?的?")
"""Nothing but that a grade is won (新评定为…级)."""
_WON = re.compile(r"(?:当年)?[新首]?(?:次|家)?" + alternation(words("awarding")) + r"(?:定为|定|为|成为)?")
"""That a grade is won: who tells that he has it need not say so, where what has it is a short name (新评定为五星级酒店)."""
_RULED_OUT = groups("rules_out")
_FIRST = {word: name for name, group in groups("same").items() for word in group}
_SAME = re.compile(alternation(tuple(_FIRST)))
_HEADS = re.compile(r"(?<=\d)[个名位]?人(?![次才均口工住])")
_AGAIN = r"第[二三四五]次|再次|重新认定|复审|(?:[以之先]前|早就|早年|去年|前年|上回|上次|曾经?|已经?)[^，。；]{0,6}[拿获评得领享]了?过|[拿获评得领]过[一两几][次回]|又[一]?(?:次)?(?:得|拿|获|评|领|认定|通过)"
"""Words for a further time."""
_ORDINAL = re.compile(rf"首次|新认定|首家|首获|刚刚?认定|刚认定|第一次|{_AGAIN}")
_FURTHER = re.compile(rf"不是首次|{_AGAIN}")
_GOT = re.compile(r"^(?:获得|取得|通过|经过?|已|具有|具备)(?=.{2,4}$)")
_DURING = re.compile(r"(?<=[一-鿿]{2})期[间内]$")
"""While something is so: whoever tells that it is so."""
_ANYBODY = frozenset({"企业", "单位", "项目", "公司", "机构", "个人", "人员", "对象"})
"""Words that name no one in particular: said alone they say nothing of whom else a name joins with them (地区和企业)."""
_COMMON = re.compile("|".join(sorted(_ANYBODY)))
_LONGEST = 40
_HEAD = 2
_VERB_AND_THING = 6
"""A condition of so many signs begins with a verb of two ("租用标准厂房"): its thing alone may be denied."""


@lru_cache(maxsize=16384)
def same(text: str) -> str:
    """`text` in one form for names written in several ways and for what an asker says in other words than rules do."""
    return _SAME.sub(lambda found: _FIRST[found.group()], _HEADS.sub("员工", canonical(text)))


def mentioned(wanted: str, text: str) -> str:
    """The words of `text` in which `wanted` is spoken of, "" where too little of it is.

    Grade words (国家级, 省级) must be said as such, and of the thing no other one; of the rest at least half of the character pairs, names that mean the same
    brought to one form (双创基地 is 创业创新基地).
    """
    clauses = [(clause.group().strip(), same(clause.group())) for clause in CLAUSE.finditer(text)]
    said_text = "。".join(form for _, form in clauses)
    wanted = _GOT.sub("", same(_DURING.sub("", wanted)))
    grades = grades_in(wanted)
    grades = of_state(grades)
    told = set(grades_in(said_text)) if grades else set()
    if any(grade not in told and (len(grade) == 1 or grade not in said_text) for grade in grades):
        return ""
    core = _FILLING.sub(" ", GRADE.sub(" ", wanted))
    bare = _FILLING.sub(" ", GRADE.sub(" ", _WON.sub(" ", wanted))) if grades else ""
    core = bare if _HEAD <= len(bare.replace(" ", "")) <= _NAME else core
    pairs = {core[i : i + 2] for i in range(len(core) - 1) if " " not in core[i : i + 2]}
    if not pairs:
        return wanted if grades or wanted in said_text else ""
    own = _COMMON.sub(" ", core)
    own_pairs = {own[i : i + 2] for i in range(len(own) - 1) if " " not in own[i : i + 2]}
    if own_pairs and not any(pair in said_text for pair in own_pairs):
        return ""
    said = [pair for pair in pairs if pair in said_text]
    if len(said) * 2 < len(pairs) or (len(pairs) > 1 and len(said) < 2):
        return ""
    if set(said) <= _ANYBODY and wanted not in said_text:
        return ""
    clause, form = max(clauses, key=lambda clause: sum(pair in clause[1] for pair in said))
    if grades and not set(grades) & set(grades_in(form)) and all(_of_other(grades, one, pairs) for _, one in clauses):
        return ""
    return clause if len(clause) <= _LONGEST else re.sub(r"[\d.]+$", "", clause[:_LONGEST])


def grant_named(clause: str) -> bool:
    """Whether a clause only names the grant asked for, or what is said of it (有租房补贴吗, 听说灵活就业补贴有七千): it tells nothing of the asker."""
    return _OF_GRANT.search(clause) is not None


_OF_GRANT = re.compile(r"^(?=[^，。；]*(?:补[贴助]|奖[励补]|资助|津贴|贴息|待遇))(?=[^，。；]*(?:多少|吗|么|怎么|能不能|听说|据说|都说|有没有|一共|总共|几))(?![^，。；]*(?:[了过着]|我|咱|俺))")


def gist(wanted: str, text: str) -> str:
    """The words of `text` in which a long condition is told in short: its first and its last word and one between ("把一个国际牌子引到县里，是头一家店" of
    引进国内外知名品牌在本县开设首店); "" where they are not, or it asks for a grade."""
    form = _GOT.sub("", same(wanted))
    core = _FILLING.sub(" ", form).strip()
    pairs = [core[i : i + 2] for i in range(len(core) - 1) if " " not in core[i : i + 2]]
    if len(pairs) < _LONG or grades_in(wanted) or _COMMON.search(pairs[-1]) or _POLARITY_NO.search(form):
        return ""
    clauses = [(clause.group().strip(), same(clause.group())) for clause in CLAUSE.finditer(text)]
    said_text = "。".join(clause for _, clause in clauses)
    said = [pair for pair in pairs if pair in said_text]
    if len(set(said)) < _TOLD or len(said) * 4 < len(pairs) or pairs[0] not in said_text or pairs[-1] not in said_text:
        return ""
    own, clause = max(clauses, key=lambda one: sum(pair in one[1] for pair in said))
    return "" if _DENIES.search(clause) else own[:_LONGEST]


_LONG = 6
_TOLD = 3
_POLARITY_NO = re.compile(r"^[已]?(?:未|没有|无(?!人)|非|不)")


def of_state(grades: list[str]) -> list[str]:
    """The grades, less that of the state where it is told by its letters or stars."""
    return [grade for grade in grades if grade != "国家"] if any(_LETTERED.search(grade) for grade in grades) else grades


def _of_other(grades: Collection[str], clause: str, pairs: Collection[str]) -> bool:
    """Whether a clause names none of the grades but right before a thing of its own (省级企业技术中心), which does not begin as the thing meant does, by its `pairs` of signs."""
    things = [_FILLING.sub("", re.split("级|以上", rest, maxsplit=1)[-1]) for grade in grades for rest in clause.split(grade)[1:]]
    return all(len(thing) >= _NAME and thing[:_HEAD] not in pairs for thing in things)


def times_told(wanted: str, text: str) -> list[bool]:
    """For each clause that tells of a first or a further time of the same thing as the condition `wanted`, whether it is a further one."""
    core = _ORDINAL.sub(" ", same(wanted))
    pairs = _pairs(_COMMON.sub(" ", _AWARDED.sub(" ", core))) or _pairs(core)
    clauses = [(clause.group(), same(clause.group())) for clause in CLAUSE.finditer(text)]
    venture = VENTURE.search(wanted) is not None
    grades = set(grades_in(same(wanted)))
    if len(grades) == 1 and sum(bool(grades & set(grades_in(form))) for _, form in clauses) == 1:
        clauses = [(said, form) for said, form in clauses if not (grades & set(grades_in(form)) and _ALSO.search(form))]  # a higher grade is no further time of a lower one
    never = [False for said, clause in clauses if (found := _NEVER.search(said)) is not None and ((found["venture"] and venture) or (found["deed"] and found["deed"][:_HEAD] in core))]
    return never or [_FURTHER.search(clause) is not None for said, clause in clauses
            if _ORDINAL.search(clause) and (any(pair in clause for pair in pairs) or (venture and VENTURE.search(said) is not None))]


_NEVER = re.compile(
    r"(?:没有?|从未|未曾?|不曾)(?:自己)?(?:(?P<venture>创(?:办)?过(?:业|企业|公司)?|创业过|开过(?:店|公司|厂|企业)|办过(?:店|公司|厂|企业)|当过老板|做过(?:生意|买卖)|自己干过)"
    r"|(?P<deed>认定|评定|获评|评上|入选|入统|上规|申报|申请|注册|登记|参保|购买|引进|入库|通过)过)")
"""The asker never did it before: this is the first time."""


def _pairs(core: str) -> set[str]:
    return {core[i : i + 2] for i in range(len(core) - 1) if " " not in core[i : i + 2]}


_ALSO = re.compile(r"又(?:获|评|通过|被|拿|认定|升|晋)")
VENTURE = re.compile(alternation(words("venture")))
"""Going into business for oneself."""


_AS_OWNER = re.compile(r"^(?:本人)?(?:并|且)?(?:担任|为|是|系|任)[^，。；]{0,4}(?:法定代表人|经营者|负责人|业主|创办人)")
_OWNS = re.compile(alternation(words("owning")))


def owner(wanted: str, text: str) -> str:
    """The clause in which the asker says that the business is his own, where that is what a condition wants (担任法定代表人或者经营者); "" if none."""
    found = next((one for one in CLAUSE.finditer(text) if _OWNS.search(one.group())), None) if _AS_OWNER.search(wanted) else None
    return found.group().strip() if found is not None and not _DENIES.search(found.group()) else ""


def awarded(wanted: str, text: str) -> str:
    """The clause that says a grade which `wanted` ("创建为自治区示范基地", "新评定为国家3A级") asks for was won, "" if none: 评上自治区级的, 新评上3A."""
    grades = of_state(grades_in(wanted))
    bare = _WINS.fullmatch(GRADE.sub("", wanted)) is not None
    if not grades or not _AWARDED.search(wanted) or not (bare or wanted[-_HEAD:] in text):
        return ""
    clauses = [clause.group().strip() for clause in CLAUSE.finditer(text)]
    if not any(_AWARDED.search(clause) for clause in clauses):
        return ""
    return next((one for one in clauses if all(grade in one for grade in grades) and not _DENIAL.search(one) and not _of_other_title(wanted, one, grades[-1])), "")


def _of_other_title(wanted: str, clause: str, grade: str) -> bool:
    """Whether a clause names, behind the grade won, a title of which `wanted` has hardly anything (国家高新技术企业: 获评国家级…示范试点企业)."""
    name = _GENERIC_TITLE.sub("", re.split(r"[，。；？的了]", clause[clause.index(grade) + len(grade) :])[0])
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    return len(pairs) > 1 and sum(pair in wanted for pair in pairs) * 2 < len(pairs)


_GENERIC_TITLE = re.compile(r"^级|企业|单位|项目|机构|称号|荣誉|公司|牌子|资质|认定|去年|今年|前年|[一两]个")


def not_awarded(wanted: str, text: str) -> str:
    """The clause that says that the grade which `wanted` asks for was not won, "" if none: 没评上自治区的."""
    grades = grades_in(wanted)
    if not grades or not _AWARDED.search(wanted):
        return ""
    clauses = (clause.group().strip() for clause in CLAUSE.finditer(text))
    return next((one for one in clauses if all(grade in one for grade in grades) and _DENIAL.search(one)), "")


def denied(wanted: str, text: str) -> str:
    """The clause in which the asker denies what `wanted` names, "" where he does not: 我不是独生子女, 没评上高新技术企业.

    What a condition denies itself (非独生子女) is denied where the asker says that it is so.
    """
    polarity = _POLARITY.match(_BRACKETS.sub("", canonical(wanted)))
    if polarity is None:
        return ""
    what = polarity["what"]
    return _affirmation(what, text) if polarity["no"] else _denial(what, text)


def fits_by_denial(wanted: str, text: str) -> str:
    """The clause in which the asker denies what the condition `wanted` wants not to be so (非独生子女), else ""."""
    polarity = _POLARITY.match(_BRACKETS.sub("", canonical(wanted)))
    if polarity is None or not polarity["no"]:
        return ""
    return _denial(polarity["what"], text) or _none_of(polarity["what"], text) or denied_within(polarity["what"], text)[1]


def _none_of(what: str, text: str) -> str:
    """The clause that says in short that there is none of a thing (自己没地: 没有工业用地), "" if none."""
    for clause in CLAUSE.finditer(text):
        none = _NONE.search(clause.group().strip())
        if none is not None and what.endswith(none["thing"]):
            return clause.group().strip()
    return ""


_NONE = re.compile(r"(?:没有|没|无)(?:自己的|自有的?|什么|一块|一套)?(?P<thing>[一-鿿]{1,4}?)(?:子|产)?$")


def denied_within(wanted: str, text: str) -> tuple[str, str]:
    """What of `wanted` the asker denies of himself ("不是高新技术企业" of 有效期内高新技术企业), with the clause that says so; twice "" where
    it is nothing, only one of several, or something that `wanted` itself leaves out."""
    form = same(wanted)
    for clause in CLAUSE.finditer(text):
        denial = _IS_NOT.search(same(clause.group()))
        place = form.find(denial["what"]) if denial is not None else -1
        if denial is not None and place >= 0 and not (_ONE_OF_SEVERAL.match(form, place + len(denial["what"])) or _LEFT_OUT.search(form[:place])):
            return denial["what"], clause.group().strip()
    return "", ""


_IS_NOT = re.compile(r"(?:不是|不属于|没有?(?:评上|认定|取得|拿到|获得|通过|入选)|未(?:评上|认定|取得|获得|通过|入选))(?:什么|一?[家个]|成|为)?(?P<what>[一-鿿]{4,14})$")
_ONE_OF_SEVERAL = re.compile(r"[^，。；,;]{0,3}[、或]")
_LEFT_OUT = re.compile(r"(?:非|不含|不包括|除|[、或])[^，。；,;]{0,4}$")


def excluded_kind(wanted: str, text: str) -> str:
    """The clause that names what a condition leaves out in its middle ("注册在区内的非房地产企业", "租赁非本人名下场地")."""
    other = _NOT.search(same(wanted))
    if other is None or _denial(other["what"], text):
        return ""
    names = {other["what"], other["what"][:_NAME]}
    clauses = ((clause.group(), same(clause.group())) for clause in CLAUSE.finditer(text))
    return next((clause.strip() for clause, form in clauses if any(name in form and f"非{name}" not in form and not _NAY.search(form[: form.index(name)]) for name in names)), "")


def unmet(words_: str) -> bool:
    """Whether a clause that speaks of something says it was not won or reached ("还没有认定")."""
    return _DENIAL.search(_UNRELATED.sub("", words_)) is not None


_UNRELATED = re.compile(r"(?:没有?|无|不存在)(?:任何|什么|啥)?[^，。；]{0,4}?(?:关联|关系|瓜葛|利害)(?:关系)?的?(?=[一-鿿])")
"""From whom something is: no relation to him is no denial of what is done (从没有关联关系的厂家买的)."""


def _denial(what: str, text: str) -> str:
    for clause in CLAUSE.finditer(text):
        form = canonical(clause.group())
        things = {what, what[_HEAD:] if len(what) >= _VERB_AND_THING else what, _AREA.sub("", what)}
        if any(_begins(form[match.end() :], thing) for match in _DENIES.finditer(form) for thing in things) or any(
            word in form for word in _RULED_OUT.get(what, ())
        ):
            return clause.group().strip()
    return ""


_AREA = re.compile(r"(?<=.{2})(?:地区|区域|城市)$")
"""What a name of an area may end in (珠三角地区 is denied by 不在珠三角)."""


def _affirmation(what: str, text: str) -> str:
    """The clause that says `what` is so, "" where none does or it is denied."""
    if _denial(what, text):
        return ""
    for clause in CLAUSE.finditer(text):
        form = canonical(clause.group())
        place = form.find(what)
        if place >= 0 and not re.search(r"[非未无不]$|没有$|[是有能](?:不是|没有|不能)$", form[:place]):
            return clause.group().strip()
    return ""


def _begins(said: str, what: str) -> bool:
    """Whether the words said begin with `what`, or have most of its pairs of signs in its place."""
    if said.startswith(what):
        return True
    pairs = ["".join(pair) for pair in pairwise(what)]
    near = said[: len(what) + 2]
    return len(what) > 3 and said[:_HEAD] == what[:_HEAD] and sum(pair in near for pair in pairs) * 3 >= 2 * len(pairs)
