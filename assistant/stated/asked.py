"""A question cut into the single things it asks: each with the kind of answer wanted, its own words and those around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.gather.in_words.asked_parts import SEGMENT, quoted_terms
from assistant.gather.in_words.meaning import explains
from assistant.gather.speech import made_up
from assistant.gather.wording import Word, lighter, of_whom, word_of, words_of, year
from assistant.records import Query
from assistant.stated.acts import only_done
from assistant.stated.each import each_before, each_of
from assistant.stated.slots import NUMERIC, Slot, asked_apart, slot_of
from assistant.stated.statements import GOES_ON
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.library import Library
from index.synonyms import SPOKEN, is_known, spoken_places
from index.words import in_dictionary, tagged

_ASKS = re.compile(r"什么|啥|哪|谁|多[少久长大高]|几(?![乎率何字])|怎|如何|[吗么呢不][？?]?$|是否|能否|可否|是不是|能不能|要不要|有没有|有无|行不行|为何|[？?]$")
_ELLIPSIS = re.compile(r"^.{1,12}呢[？?]?$")
_OF_EACH = re.compile(r"年[^，。？]{0,3}(?:分别|各自|各(?![种类项地级区部方])|都)|年[、和与及跟][^，。？]*年[^，。？]*?(?:分别|各自?)(?:[是有为要达到定]*)(?:多少|几)")
"""Behind several years: each is asked for."""
_QUESTION_WORDS = re.compile(
    r"定(?:成|为|在|到)?(?=多少|几)|经[\u4e00-\u9fff]{2,10}后(?=再|应|要|需|须|得|[报送交递])|(?:允许|准许|容许)(?=多[长久])|放(?=到?几|假)|哪个?(?:科|处|股|局|窗口|部门|单位)室?(?:来|负责)?(?:接?收(?!费|取))?(?=[，。？]|$)|(?:一般|通常|大概|平均)(?=[\u4e00-\u9fff]{0,2}(?:多[久长少]|几))|多少个?(?:亿|万)?(?:元|块钱?|钱|分|岁|人|名(?!额)|月|天|年|次|家|项|倍|成)?|多久|多长(?:时间)?|多大|多高|什么(?:时候|时间)?(?:之?前)?|啥(?:时候)?|(?:几|多少)个?工作日(?:之?内)?|之内|以内"
    r"|几个?(?:号|月|天|年|岁|分|块钱?|元|名(?!额)|人|次|成|折|倍)?起?|哪(?:些|几|个|一?[天年月日]|里|儿)?|[由是找归]?谁|怎么样?|如何|是不是|能不能"
    r"|可不可以|行不行|不[能得准许](?!力)|是否|有没有|要不要|分别|各自|百分之|[这那](?:件事|边|里|个|些|种|项)|我们?|到底|各说|说一下|按(?:照)?规定|依法|岁数|年纪|之前|以前|之后|现在|目前|如今"
)
_FACET = re.compile(
    r"最[多长高大少低短小早晚迟].?|至[多少]|起码|顶多|封顶|上限|下限|每[人天日月年次户周]|一[年月天次]|一?个月|不[少低]于|不超过|以[上下内]|时间|时限|期限|年龄|金额|额度"
    r"|比例|标准|日期|分值|人|名|位|天|工作日|钱|岁|截止|什么|意思|定义|含义|负责|牵头|主管|开始|结束|到期|享受|办理"
)
_OFFICE = re.compile(r"部门|部委|单位|机构|科室|窗口|处室")
"""… where it is asked by whom."""
_WHERE = re.compile(r"部门|单位|机构|科室?|窗口|处室?|局|平台|网站|系统|网址|官网|网上|线上|在线|网|(?:提?交|递交?|报?送交?|上?报|寄)[到给至往]?|最后|最终|弄好|准备好|全?[市省县区]里?|接收|(?:申报|申请|报送|纸质)?(?:资料|材料)")
"""… where it is asked to whom or on what site papers go."""
TO_WHOM = frozenset({"platform", "recipient"})
"""Slots of where papers are handed in."""
_TERM = re.compile(
    r"(?:什么是|啥是|何谓|什么叫|啥叫)(?P<after>[\u4e00-\u9fffA-Za-z]{2,14})"
    r"|(?P<before>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:到底|究竟|具体)?(?:是|指的?是?)(?:个)?(?:什么|啥)"
)
_AUXILIARY = re.compile(r"^[能可会要再各都没得就才从须需应](?=.[满够过]?$)|(?<=^.)[到成得完掉满够过]$")
"""What stands before or after a verb of one sign."""
_HOW_LONG = re.compile(r"(?P<do>[\u4e00-\u9fff])[得到上个]?(?:多[久长]|几个?[年月天周])")
_AFTERWARDS = re.compile(r".[后前时]")
"""A word cut off with when it is said (拿到证后 → 证后)."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?|不(?=超过|低于|少于|高于|足)[超低少高足]|第[一二三四五六七八九十]+[批次档期轮类]")
"""A figure that the question gives, or the negation of a comparison (不超过); both tell one case from another."""
_POINTS = re.compile(r"不[用去能再给让会得要行该]$|[这那哪某各每其此我你他她它咱您谁啥]|自己|什么|怎|如何|多少|几|本[人市县区省地单公]|大家|别人|人家|有的")
"""Words that only point or deny; what else the tagger takes for a pronoun (本科) is none."""
_ENDINGS = frozenset({"k", "uj", "ul", "uz", "ug", "ud", "uv"})
"""Parts of speech of what ends a word (型, 性, 的): no name begins with it."""
_PER = tuple((re.compile(pattern), name, others) for pattern, name, others in (
    (r"[一每]天|每日|天天", "每天", ("每日", "/日", "/天")), (r"[每一]个?月|月月", "每月", ("/月", "月度")), (r"[每一]年(?!级)|年年", "每年", ("年度", "/年"))
))
"""How often: what the asker says, what the documents say."""
_PART_OF_SPEECH = {"n": 1.0, "v": 0.6, "a": 0.5, "d": 0.3, "b": 0.7}
"""What a word counts by the first sign of its part of speech."""
_UNKNOWN, _CARRIED = 0.3, 0.5
"""What a word counts of which the library has no sign; one carried over from the part before."""
_NUMBER_WEIGHT = 4.0
_HEAVIEST = 8.0
"""No word counts more, so that a long or rare one does not stand for all others."""
_LITTLE = 4.0
"""A part whose own words weigh less than this says nothing without the words of the part before it."""
_PHRASE = 4
WORKED = frozenset({"sum", "difference", "growth", "growth_rate", "multiple", "gap", "pace", "average", "trend", "backward", "forward", "compound"})
"""Operations by which what is asked is worked out of figures, not stated."""
_EDGES = " 》）)”，,。；;：:、"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: its text, what it wants, the words it consists of (`own` of them stand in its text), the words said
    before and the question's stretches of four signs, and the years that it is asked for."""

    text: str
    slot: Slot | None
    words: tuple[Word, ...]
    own: int
    around: tuple[Word, ...] = ()
    phrases: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()


def asked(query: Query, library: Library) -> tuple[Asked, ...]:
    """What the question asks, one after the other; () where it asks nothing."""
    found: list[Asked] = []
    listed: list[str] = []
    said = [words_of(query.context, library)] if query.leans and query.context else []
    for match in SEGMENT.finditer(query.text):
        segment = _without_names(query, *match.span())
        before = found[-1] if found else None
        each = [(piece, match.span()) for piece in each_of(segment, slot_of(segment) or (before.slot if before is not None else None))]
        if not each and not _ASKS.search(segment):
            said.append(_words(segment, library))
            listed.append(segment)
            continue
        if not each and before is None:
            bare = sum(word.weight for word in _words(segment, library)) < _LITTLE
            each = [(piece, match.span()) for piece in each_before(listed, segment, slot_of(segment), bare=bare)]
        for piece, (start, end) in each or [(_without_names(query, *span), span) for span in _side_by_side(query, *match.span())]:
            years = tuple(value for value in query.years if str(value) in query.text[start:end])
            last = before if each else (found[-1] if found else None)
            found += [replace(one, years=each_year) for one in _asked(piece, last, said, query, library)
                      for each_year in _years_apart(one, query.text[start:end], years or query.years)]
    per = tuple(replace(word, weight=_NUMBER_WEIGHT, grams=((word.grams[0][0], _NUMBER_WEIGHT),), others=others)
                for pattern, name, others in _PER if pattern.search(query.bare) and (word := word_of(name, library)) is not None)
    figures = tuple(Word(said, ((said, _NUMBER_WEIGHT),), _NUMBER_WEIGHT, ()) for said in dict.fromkeys(_FIGURE.findall(query.bare)))
    loose = (*figures, *per)
    return tuple(
        replace(one, around=(*_without(_once(*said, *(other.words for other in found[:place])), one.words), *loose, *map(year, one.years)),
                phrases=_phrases(query.bare))
        for place, one in enumerate(found)
    )


def _years_apart(one: Asked, text: str, years: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The years that a thing is asked for: each by itself where a figure is asked for of each ("2026年和2027年分别多少")."""
    apart = len(years) > 1 and _OF_EACH.search(text) is not None and one.slot is not None and one.slot.name in NUMERIC
    return [(year,) for year in years] if apart else [years]


def _asked(text: str, before: Asked | None, said: Sequence[tuple[Word, ...]], query: Query, library: Library) -> Iterator[Asked]:
    """What a piece of the question asks, behind what is `said` without asking; one thing for each of the terms that it asks the meaning of."""
    slot = slot_of(text)
    words = _words(text, library)
    if slot is not None and slot.name == "definition":
        match = _TERM.search(text)
        terms = quoted_terms(query) or [term for term in ((match["after"] or match["before"]) if match else "",) if term]
        if terms and before is not None and before.slot is not None and before.slot.name == "definition":
            return
        for term in terms:
            own = words_of((term,), library)
            yield Asked(text, replace(slot, told=explains(term)), own, len(own))
        if terms:
            return
        slot = None
    if slot is None and before is not None and _ELLIPSIS.search(text):
        slot = before.slot
    own_weight = sum(word.weight for word in words)
    if before is not None and before.slot is not None and slot is not None and slot.name == "quantity" and not words and before.slot.name in NUMERIC:
        slot = replace(before.slot, bound=slot.bound)
    count = len(words)
    case = (before.words if before is not None else said[-1] if said else ()) if GOES_ON.match(text) else ()
    if case:  # what follows of the case told before (情节严重的罚多少)
        words, count = _once(case, tuple(lighter(word, _CARRIED) for word in words)), 0
    elif before is not None and (own_weight < _LITTLE or _ELLIPSIS.search(text)):
        words = _once(words, tuple(lighter(word, _CARRIED) for word in before.words))
    elif before is None and not count and (named := _done_before(text, said)):  # 想先歇业，执照留着，最长能歇多久
        words = named
    elif before is None and own_weight < _LITTLE and len(said) == 1:  # 摊位想停业，最久几个月
        words = _once(words, tuple(lighter(word, _CARRIED) for word in said[0]))
    yield Asked(text, slot, words, count)


def _done_before(text: str, said: Sequence[tuple[Word, ...]]) -> tuple[Word, ...]:
    """The word said before that begins with the verb of one sign of which it is asked how long it may be done; () where none does."""
    asked = _HOW_LONG.search(text)
    return tuple(word for group in said for word in group if asked is not None and word.text[0] == asked["do"])[:1]


def _without_names(query: Query, start: int, end: int) -> str:
    """A stretch of the question without the names of documents and times in it, and without stops at its ends."""
    if len(query.bare) != len(query.text):
        return query.text[start:end].strip(_EDGES)
    text = query.bare
    for name in (*query.regions, *query.unknown_regions):
        text = re.sub(rf"{re.escape(name[:2])}(?:{re.escape(name[2:-1])}(?:{re.escape(name[-1])})?)?", lambda match: " " * len(match.group()), text)
    kept = (bare if bare == char else " " for bare, char in zip(text[start:end], query.text[start:end], strict=True))
    return "".join(kept).strip(_EDGES)


def _side_by_side(query: Query, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch between stops, cut where it asks several things ("…多少个月、几天")."""
    return [(start + first, start + last) for first, last in asked_apart(query.text[start:end])]


def _words(text: str, library: Library) -> tuple[Word, ...]:
    """The words of a stretch that say what it is about, weighed by rarity and part of speech; not those that only say
    which kind of answer is wanted."""
    stop = vocabulary().stop
    slot = slot_of(text)
    by_whom = slot is None or slot.name not in NUMERIC
    found: list[Word] = []
    before = ""
    for piece, tag in _pieces(_QUESTION_WORDS.sub("，", text)):
        named = len(before) == 1 and (library.terms.in_names(before + piece[:2]) or is_known(before + piece))
        word = before + piece if named else piece if is_known(piece) else _bare_verb(piece)
        before = "" if tag in _ENDINGS else piece
        if len(word) < 2 or word.startswith("的") or (tag and tag[0] in "mqpcu") or (tag[:1] in "rdv" and tag and _POINTS.match(word)) or not re.search(r"[\u4e00-\u9fffA-Za-z]", word) or stop.fullmatch(word) or only_done(word):
            continue
        factor = _PART_OF_SPEECH.get(tag[:1], 1.0)
        if _FACET.fullmatch(word) or (by_whom and _OFFICE.fullmatch(word)) or (slot is not None and slot.name in TO_WHOM and _WHERE.fullmatch(word)):
            continue
        one = word_of(word, library)
        if one is not None:
            unknown = len(word) == 2 and (tag[:1] != "n" or made_up(word)) and not library.terms.known(one.grams[0][0])
            unknown = unknown or (_AFTERWARDS.fullmatch(word) is not None and not is_known(word))
            found.append(lighter(one, (_UNKNOWN if unknown else factor) * min(of_whom(one), _HEAVIEST / one.weight)))
    return _once(found)


def _pieces(text: str) -> list[tuple[str, str]]:
    """A text cut into words with their parts of speech, phrases of everyday speech and a known word that the tagger cuts wrongly (首|套房) whole."""
    text = canonical(text)
    pieces: list[tuple[str, str]] = []
    last = 0
    for start, end in spoken_places(text):
        pieces += [*tagged(text[last:start]), (text[start:end], SPOKEN)]
        last = end
    pieces += tagged(text[last:])
    found: list[tuple[str, str]] = []
    for piece, tag in pieces:
        if found and len(found[-1][0]) == 1 and is_known(found[-1][0] + piece):
            found[-1] = (found[-1][0] + piece, "n")
        else:
            found.append((piece, tag))
    return found


def _bare_verb(word: str) -> str:
    """A verb of one sign without what stands before and after it (要交满); a word of the dictionary (就业, 会议) as it is."""
    return word if in_dictionary(word) else _AUXILIARY.sub("", _AUXILIARY.sub("", word))


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _PHRASE] for at in range(len(text) - _PHRASE + 1))


def _once(*groups: Sequence[Word]) -> tuple[Word, ...]:
    found: dict[str, Word] = {}
    for group in groups:
        for word in group:
            found.setdefault(word.text, word)
    return tuple(found.values())


def _without(words: Sequence[Word], others: Sequence[Word]) -> tuple[Word, ...]:
    texts = {word.text for word in others}
    return tuple(word for word in words if word.text not in texts)
