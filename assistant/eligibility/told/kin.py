"""How many people of one family or company the asker speaks of in a word (老两口, 我和老婆, 一家三口, 爷孙仨), or how many children were born at once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import same_count
from index.quantities import numeral
from index.records import SupportRule

_NUMBER = r"(?P<{0}>\d+|[一二两三四五六七八九十]+)"
_RELATIVE = r"(?:老婆|老公|爱人|媳妇|丈夫|妻子|对象|[男女]朋友|老伴|先生|太太|爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|儿子|女儿|闺女|孩子|哥哥?|姐姐?|弟弟?|妹妹?|同学|同事|室友|朋友|搭档)"
_SPOUSES = r"夫妻(?:俩|二人|两人|2人|两个|双方)?(?!店|厂|共同财产|档)|夫妇(?:俩|二人|两人)?|[两2]口子|[老小]两口|[老小]2口|[我他她]们?[和跟与同](?:我的?|他的?|她的?)?" + _RELATIVE + r"(?![和跟与同、])"
_PARENTS = r"(?:爸妈|父母|爹妈|爹娘|公婆|公公婆婆|爷爷奶奶|爷奶|外公外婆|姥姥姥爷|岳父岳母|岳父母|双亲|二老)(?:[俩两二]个?人?)?(?=[今也现]?[^，。；？]{0,2}[都全均])"
_COUNTED = r"(?:我们|咱们|咱|他们|[我他她]|爷|父|母|娘|子|女|孙|兄|弟|姐|妹|兄弟|姐妹|老人|婆媳|叔侄|师徒|同学|朋友)(?P<few>俩|仨)(?!月|年|娃|孩)"
_HOUSEHOLD = r"(?:家|户|老小|全家)(?:里|中|一共|总共|共|有|是|上下|老老小小)*" + _NUMBER.format("mouths") + r"(?:口人?|个人|人)(?!均|以)"
_WORDS = re.compile(rf"(?P<pair>{_SPOUSES}|{_PARENTS})|{_COUNTED}|{_HOUSEHOLD}")
_BIRTHS = re.compile(r"(?P<twins>双胞胎|双生子|龙凤胎)|(?P<triplets>三胞胎)|(?P<four>四胞胎)")
_EACH = re.compile(r"[^，。；？]{0,4}(?:都|全|均|一起|一块|也都)")
"""Behind people: what is said is said of each of them."""
_ALL_ASKED = re.compile(r"(?:一共|总共|合计|合起来|加起来|拢共|[两三四五俩仨]个?人|我们[俩仨]|全家|一家[子人]?(?=[能可一该])|我们家)[^，。；]{0,8}(?:多少|几)")
"""What all of them have is asked for."""
_ONE_OF_THEM = re.compile(r"其中|只有|就(?:我|他|她|一个|1个)|(?:我|他|她|" + _RELATIVE + r")(?:自己|一个人|今年|刚|已|是|考|上|读|在|有|得|要|想|被|没|\d)")
"""One of them is told of by himself."""
_BESIDE = re.compile(r"[跟和与同随](?:着|我们?|咱们?|俺们?|他们?|她们?|自己)?的?$")
"""Before people: those with whom somebody lives or does something."""
_CHILD = frozenset({"孩", "子女", "孩子", "婴儿", "新生儿", "胎", "婴", "儿"})
FOR_CHILDREN = re.compile(r"每[名个位](?:婴?幼儿|儿童|婴儿|新生儿|孩子?|子女)")
"""A sum is for each child: the parents are not counted."""
_TAKEN_ON = re.compile(r"招|吸纳|聘|雇|带动|引进|派|安置|收住|接收")
_TWO, _THREE, _FOUR = Decimal(2), Decimal(3), Decimal(4)


@dataclass(frozen=True, slots=True)
class People:
    """So many people, in the asker's words; `each` says that what is told and asked is so of each of them."""

    count: Decimal
    words: str
    each: bool


def people(text: str) -> tuple[People, ...]:
    """The people that the asker counts in a word; no household of which one is told of by himself."""
    text = unicodedata.normalize("NFKC", text)
    alone = _ONE_OF_THEM.search(_WORDS.sub("", text)) is not None
    found = []
    for one in _WORDS.finditer(text):
        count = _TWO if one["pair"] or one["few"] == "俩" else _THREE if one["few"] else numeral(one["mouths"])
        each = _EACH.match(text, one.end()) is not None
        if alone and _BESIDE.search(text[: one.start()]):
            continue
        if count is not None and count > 1 and (each or not (alone and one["mouths"])):
            found.append(People(count, one.group(), each or (not alone and (one["mouths"] is None or _ALL_ASKED.search(text) is not None))))
    return tuple(found)


def asks_all(text: str) -> bool:
    """Whether it is asked what all of several people have together."""
    return _ALL_ASKED.search(text) is not None


def born(text: str) -> People | None:
    """The children born at once, None where the asker does not tell of several."""
    found = _BIRTHS.search(text)
    return None if found is None else People(_TWO if found["twins"] else _THREE if found["triplets"] else _FOUR, found.group(), each=True)


def in_heads(text: str) -> str:
    """`text` with the people and children counted in a word in figures (3人, 2个孩子)."""
    for one in people(text):
        text = text.replace(one.words, f"{one.count:f}人")
    text = _MOUTHS.sub("人", text)
    children = born(text)
    return text if children is None else text.replace(children.words, f"{children.count:f}个孩子")


_MOUTHS = re.compile(r"(?<=\d)口人?(?![井塘锅])")


def counted(rule: SupportRule, unit: str, facts: Facts) -> list[OwnFigure]:
    """The people or children counted in a word as a figure in `unit`, none where it counts others, where the rule pays for those that somebody takes on,
    where the asker tells of several groups, or where what is told may be so of one of them only."""
    if unit in _CHILD or FOR_CHILDREN.search(rule.quote):
        children = born(facts.text)
        return [] if children is None else [OwnFigure("个", children.count, "个", children.words, noun="孩")]
    told = {one.count: one for one in people(facts.text)} if same_count(unit, "人") and not _TAKEN_ON.search(rule.quote) else {}
    return [OwnFigure(unit, one.count, unit, one.words) for one in told.values() if one.each] if len(told) == 1 else []

