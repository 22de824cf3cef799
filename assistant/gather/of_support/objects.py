"""The object of a question for support: the thing bought, built or done, the cost borne or the kind of grant for which it is asked to be paid.

What a question tells besides (who asks, where, what he plans) are circumstances: they count neither for nor against a rule. A rule whose own
words, headings or title have no sign of the object grants something else.
"""

from __future__ import annotations

import re
from pathlib import Path

from assistant.gather.in_words.bearing import nothing_said
from assistant.gather.in_words.provisions import TALK
from assistant.gather.noun_phrases import is_general, names_nothing
from assistant.gather.of_support.grants import is_for, names_grant, names_paid
from assistant.gather.of_support.thing_asked import only_talk, thing_asked
from assistant.gather.speech import who
from assistant.gather.wording import Text, part_of, weighed, word_of
from assistant.records import Query
from index.data_files import patterns
from index.library import Library
from index.regions import find_regions
from index.synonyms import spoken_words
from index.words import in_dictionary

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_HAS = 0.5
_COST = re.compile(r"(?P<deed>.+)费|.*(?P<rent>租)[金钱费房]?")
"""The name of a cost, by what it is the cost of."""
_SOMEBODY = ("生", "员", "工", "人", "者", "户", "师", "手")
"""Signs at the end of a name for somebody, who is called otherwise elsewhere (实习生, 实习人员)."""
_SHORT = 3
_PAIR, _NEAR = 2, 6
"""A word of so many signs may be short for words whose beginnings stand no further apart."""
_KIND = re.compile(r"n|v|l|j|x?$|spoken|eng|zg|b")
_BECOMES = re.compile(r"[成上到为起过完]$")
"""At the end of what is said of a deed or of a grade that is won (评成, 领起), not of a thing's name."""


def wanted(query: Query, library: Library) -> tuple[str, ...]:
    """The objects that a question names, less what is only the name of the scheme by which something is asked to be paid: words of the title of a document of its places."""
    titles = "，".join(card.title for id, card in library.cards.items() if id in (*query.documents, *query.soft_documents) or card.meta.region in query.regions)
    found = objects(query.text, titles)
    named = _asked_last(query) if found and not _found("asked", query.text) else ""
    return (named,) if named and not any(one in named for one in found) else found


def _asked_last(query: Query) -> str:
    """The thing, no grant, that the clause which asks names itself: what is told before to be bought or done then is how it came to that (住院花了一大笔，大病那一项能扣多少)."""
    last = _LAST.findall(query.text)[-1:]
    name = thing_asked(query)
    return name if last and name in last[0] and not names_grant(name) and _telling(name) else ""


_LAST = re.compile(r"[^，。；？！,;?!]+")


def newly_wanted(query: Query) -> tuple[str, ...]:
    """The objects that a question asks for directly and of which nothing was said before it."""
    before = "".join(query.dialogue[:-1])
    return tuple(thing for thing in _found("asked", query.text) if thing not in before)


def objects(text: str, titles: str = "") -> tuple[str, ...]:
    """The objects that a question names, those it asks of directly rather than those that are bought or done; none where it names none. What
    is bought or done is a circumstance where a grant is asked for by its own name (那个创业补贴我可以领吗). What stands in `titles` is none."""
    found = tuple(thing for thing in _found("asked", text) if names_paid(thing) or not all(word in titles for word in _telling(thing)))
    if any(_INSURANCE.fullmatch(thing) for thing in found):
        found = tuple(thing for thing in found if not _PREMIUM.fullmatch(thing))
    return found or (() if _WORDS["received"].search(text) else _found("done", text))


_ADVERB = re.compile(r"(?<=[一-鿿]{2})(?:[还也都就再又]|[一每](?:[天年次]|个?月))$")
"""What belongs to the verb behind a thing (运营补助还能报吗, 住院照料一天报多少)."""


_HEARSAY = re.compile(r"^(?:那么?(?!曲))?(?:不是)?(?:听?说|讲)?(?=[一-鿿]{2})")
"""Before a thing: that one goes on from what was said, or was told of it (那接送的钱, 不是说换车给补六千)."""
_LEADING = re.compile(r"^(?:(?:[去今前明当同]年|上个?月|[这那上]次|后来|刚|哪些?|哪几[样种项类个]|多少|什么|[这那]些|[这那]几[样种项类个])的?)+(?=[一-鿿]{2})")
"""Before a thing: when it was, or that it is asked which (去年装空调, 哪些税费)."""
_COSTS = re.compile(r"的(?:费用|钱|花费|开[支销]|支出)$")
"""Behind a thing: that it costs money."""
_DONE = re.compile(r"[了过着]$")
"""At the end of what happened (审过了), which is no thing."""
_SUM = re.compile(r"[一二两三四五六七八九十百千万几每]+(?:[元块天年次]|次性|个?月)?|(?:[这那]?[几两三四]?[样项笔种个]?|全部?|前后|都|一共|总共)?(?:[加合](?:起来|(?:在|到)?一[起块]儿?)|合计|总计|总共|一共|共计)(?:一共|总共)?")
"""How much, or that it is asked for all together: no thing."""


def _found(slot: str, text: str) -> tuple[str, ...]:
    places = {text[one.start : one.end] for one in find_regions(text)}
    things = (_spent(_LEADING.sub("", _COSTS.sub("", _ADVERB.sub("", _HEARSAY.sub("", match["thing"]))))) for name, one in _WORDS.items() if name.startswith(slot) for match in one.finditer(text))
    return tuple(dict.fromkeys(thing for thing in things if thing not in places and not _DONE.search(thing) and not _SUM.fullmatch(thing) and not is_general(thing) and not names_nothing(thing) and not only_talk(thing) and not _WORDS["giving"].fullmatch(thing) and (names_paid(thing) or _telling(thing))))


def _spent(thing: str) -> str:
    """A thing without the verb that says what was spent on it (请主播花的钱)."""
    return thing[:-1] if thing.endswith(_SPENT) and len(thing) > _PAIR and not in_dictionary(thing[-_PAIR:]) else thing


_SPENT = "花"


def borne_out(thing: str, quoted: str, library: Library) -> bool:
    """Whether what is quoted, its headings with it, has a thing or a sign of it: one of its words, or another word for the same; of a cost what it is
    the cost of (电 of 电费, 租 of 房租), of somebody what he does (实习 of 实习生)."""
    if thing in quoted:
        return True
    if names_paid(thing):
        return is_for(weighed(thing, library), quoted)
    if is_cost_of(thing, quoted):
        return True
    if (insured := _INSURANCE.fullmatch(thing)) is not None:
        text = Text.of(quoted)
        return "险" in quoted and any(part_of(one, text) >= _HAS for name in _telling(insured["what"]) or (insured["what"],) if (one := word_of(name, library)) is not None)
    if thing.endswith(_SOMEBODY) and len(thing) > _PAIR and thing[:-1] in quoted:
        return True
    text = Text.of(quoted)
    return any(part_of(one, text) >= _HAS or shortens(name, quoted) for name in (thing, *_head(thing)) if (one := word_of(name, library)) is not None)


_INSURANCE = re.compile(r"(?P<what>.{2,}?)(?:保险|险)")
"""An insurance, by what tells it from others."""
_PREMIUM = re.compile(r".{0,2}保险?费")


def is_cost_of(thing: str, text: str) -> bool:
    """Whether a text speaks of what a thing is the cost of (电 of 电费, 租 of 房租)."""
    cost = _COST.fullmatch(thing)
    return cost is not None and (cost["deed"] or cost["rent"]) in text


def _head(thing: str) -> tuple[str, ...]:
    """The word of a thing that says what it is, where something is done with it (新建办公楼: 办公楼); else all its words that tell."""
    words = _telling(thing)
    return words[-1:] if len(words) > 1 and _WORDS["deed"].fullmatch(words[0]) else words


def shortens(word: str, text: str) -> bool:
    """Whether a word of two signs is short for words of a text that stand near each other, as one makes such words (转企 for 转型升级为企业):
    each sign begins a word, in the same order; or what is done ends one right behind the thing that it is done with (换车 for 汽车置换)."""
    if len(word) != _PAIR or any(sign not in text for sign in word):
        return False
    first, second = word[0], word[1]
    if re.search(f"{second}[一-鿿]{first}(?![一-鿿]?{second})", text):
        return True
    for found in re.finditer(f"{first}[一-鿿]{{0,{_NEAR}}}?{second}[一-鿿]?", text):
        pieces = [piece for piece, _ in spoken_words(found.group())]
        if len(pieces[0]) > 1 and (second in pieces[0][2:] or any(piece.startswith(second) for piece in pieces[1:])):
            return True
    return False


def _telling(thing: str) -> tuple[str, ...]:
    """The words of a thing that tell it from others; a short one that the dictionary cuts to signs whole (上牌)."""
    if len(thing) == 1:
        return (thing,)
    pieces = spoken_words(thing)
    cut = [word for word, tag in pieces if len(word) > 1 and _KIND.match(tag)]
    if len(thing) == _PAIR and _BECOMES.search(thing):
        return ()
    whole = len(thing) <= _SHORT and (len(pieces) == 1 or all(len(word) == 1 for word, _ in pieces))
    words = cut or ([thing] if whole else [])
    return tuple(word for word in words if not (word in nothing_said() or word in who() or TALK.fullmatch(word) or _WORDS["general"].fullmatch(word)))


def cut_off(thing: str, text: str) -> bool:
    """Whether a thing begins in the middle of a word (政策范|围内住院费), or only says within what (政策范围内): it is none."""
    if thing.endswith("范围内"):
        return True
    at = text.find(thing)
    return at > 0 and in_dictionary(text[at - 1 : at + 1]) and not in_dictionary(thing[:2])
