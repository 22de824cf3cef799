"""What the asker says of himself, read from his questions in free text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.growth import by_share
from assistant.eligibility.told.other_person import of_last_person
from assistant.eligibility.told.own_figures import MONEY, SPENDING, figures_told
from assistant.eligibility.told.parts_out import within
from assistant.eligibility.told.places_told import places_told
from assistant.eligibility.told.several_years import of_several
from assistant.eligibility.vocabulary import alternation, groups, measures_in, same_count, words
from assistant.vocabulary import vocabulary
from index.data_files import patterns
from index.quantities import in_base_units, numeral

_WORDS = patterns(Path(__file__).with_name("facts.yaml"))
_UNBUILT = re.compile(alternation(words("unbuilt")))
_BUILT = re.compile(alternation(words("built")))
_NUMBER = r"(\d+|[一二两三四五六七八九十]+)"
_RECEIVED = re.compile(
    rf"(?:领|拿|享受|补|补贴|补助)(?:到|过|取)?[了过](?:有)?{_NUMBER}年|已经?(?:连着|连续)?(?:领|拿|享受|补)[^，。]{{0,6}}?{_NUMBER}年"
)
_GOT_MONTHS = re.compile(rf"(?:领|拿|享受|补|发|给)(?:到|取)?(?:了|过|满)(?:有)?{_NUMBER}个月|已经?(?:连着|连续)?(?:领|拿|享受|补)[^，。]{{0,6}}?{_NUMBER}个月")
_LEFT = re.compile(r"(?:还|剩下?|剩余|余下|往后|后面)[^，。；？]{0,8}?(?:能|可以?|要|该)?(?:再)?(?:拿|领|补|享受|给|发)[^，。；？]{0,6}(?:多少|几)")
"""What is still to come is asked for."""
_NTH = re.compile(rf"第{_NUMBER}年")
_MONTHS = re.compile(rf"(?:见习|享受|领|补|干|做|用|租|住|护理|培训)(?:期|时间)?(?:了|满|到|够|是)?{_NUMBER}个月|{_NUMBER}个月(?:一共|总共|合计|下来|能|可以?|共)")
_A_YEAR = 100
"""A number of years from here on is a year."""
_ALONE = re.compile(r"(?:就|只有|只)我(?:自己)?(?:一个|1个)?人?(?:守店|干|做|经营|打理|在干|撑着)|(?:就|只有)我(?:自己)?(?:一个|1个)人|(?:没有|没|未|还没)(?:招|雇|请|聘)(?:用|到)?(?:过)?(?:员工|人)|(?:没有|没)员工")
"""The asker has nobody in his employ."""
_LASTED = re.compile(r"(?:满|[缴交干住读开]了?|毕业|离校|退役|失业|成立|注册|登记|[一-鿿]了|才|刚)(?:了|满|才|快|已经?|将近|整整|差不多)*(?:\d+|[一二两三四五六七八九十]+)个?(?:年|月)(?![底内以])")
"""Something of the asker's lasted so long."""
_FULL = re.compile(r"(?:[拿补领享要奖给]|享受)(?:满|足|到顶|到(?:上限|封顶|最高|顶格|头))(?![\d一二两三四五几])|顶格(?:[拿补领享]|一共|总共|合计|共)|才(?:能|可以?|会)?[拿得领享补]到?[^，。？]{0,16}最高|就(?:能|可以?|会)?(?:封顶|到顶|顶格)|封顶[^，。]{0,8}(?:要|得|需|须|投)")
_FIRST = re.compile(r"首次|第一次|头一次|头一回|首家|(?<!重)新认定|刚(?:刚)?(?:认定|评上|拿到|获得)")
_UNSURE = re.compile(r"[^，。；！？]*(?:不知道|不清楚|不确定|说不准|不晓得|没把握|不好说)[^，。；！？]*[，。；！？]?")
_MONTH_AND_ALL = re.compile(r"(?:一个|每个?)月[^。；？]{0,12}(?:多少|几)[^。；]{0,10}(?:(?:最多|最长|最高)(?:能|可以?)?(?:一共|总共|合计|累计)|(?:一共|总共|合计|累计)(?:能|可以?)?最(?:多|高))")
"""What a month gives is asked, and besides the most that there is in all."""
_HOW_LONG = re.compile(r"(?:最多|最长|可以|能|可)(?:能|可以|连续)?(?:拿|领|补|享受|补贴|发|给)?(?:多少|几)(?:年|个?月)")
_WON = re.compile(r"(?:新|刚|已)?(?:年评的|年评上的|升(?:上|了|到|为|成)|评上|获评|被评为|评为了|入选了|通过了认定|被认定为|(?:[今去前]年|当年|又|刚刚?|已经?)[^，。；？]{0,4}(?:通过|获得|获批|获评|取得|拿到|拿下|评为|评成|评到|认定))")
_NOT_FIRST = re.compile(r"第二次|再次|不是第一次|以前(?:拿|获|评)过|之前(?:拿|获|评)过|重新认定|复审")


def facts(question_texts: Sequence[str], places: Collection[str] = ()) -> Facts:
    """The asker's facts from his questions, oldest first; `places` are those known to be meant. Nothing is assumed that he
    did not say."""
    told = tuple(question_texts)
    return _facts(of_last_person(told), tuple(places), "。".join(told))


@lru_cache(maxsize=64)
def _facts(question_texts: tuple[str, ...], places: tuple[str, ...], dialogue: str) -> Facts:
    """`facts` of what is told of the person meant, in the whole `dialogue`; several ways to answer ask for those of the same question."""
    texts = [_dated(unicodedata.normalize("NFKC", text).replace("周岁", "岁")) for text in question_texts]
    texts = _times_of_last(texts)
    own: list[OwnFigure] = []
    claimed: list[OwnFigure] = []
    for text in texts:
        mine, expected = figures_told(text)
        own, claimed = _merged(own, mine, changed=_CHANGED.search(text) is not None), claimed + expected
    own += [OwnFigure("人数", Decimal(0), "人", found.group()) for found in _ALONE.finditer(texts[-1]) if not any(one.measure == "人数" for one in own)][:1]
    received = _last(_RECEIVED, texts)
    got = _last(_GOT_MONTHS, texts) if _LEFT.search(texts[-1]) else None
    joined = _denied_each("。".join(_UNSURE.sub("", text) for text in texts))
    return Facts(
        text=joined,
        figures=tuple(by_share(own)),
        claimed=tuple(claimed),
        regions=tuple(dict.fromkeys((*places, *places_told("。".join(_placing(texts)))))),
        sizes=_sizes(joined),
        built=_built(texts),
        first=False if _NOT_FIRST.search(joined) else True if _FIRST.search(joined) else None,
        received=received,
        nth=None if _WORDS["series"].search(joined) else _last(_NTH, texts),
        planned=None if received is not None and _LEFT.search(texts[-1]) and _last(_WORDS["planned"], [_RECEIVED.sub("", text) for text in texts]) is None else planned if (
            planned := _last(_WORDS["planned"], texts)) is not None and planned < _A_YEAR else None,
        months=None if (months := _last(_MONTHS, texts)) == 1 or got is not None else months,
        got_months=got,
        whole=_asks_whole(joined) or (received is not None and _LEFT.search(texts[-1]) is not None),
        full=_FULL.search(joined) is not None,
        series=_WORDS["series"].search(joined) is not None,
        only_whether=_WHETHER.search(texts[-1]) is not None and not _HOW_MUCH.search(texts[-1]),
        personal=any(pattern.search(dialogue) for pattern in (_WORDS["himself"], _LASTED, _WORDS["happened"], _FIRST, _WON, _MONTHS)) or bool(own),
    )


def _sizes(told: str) -> tuple[str, ...]:
    """The classes of size of which the asker says that he is one, not that he is none (还没上规, 没纳入规上统计)."""
    found = [name for name, group in groups("size").items() if any(not _NO_SIZE.search(told[: one.start()]) for word in group for one in re.finditer(re.escape(word), told))]
    return tuple(found)


_NO_SIZE = re.compile(r"(?:没有?|未|不是|不属于|不算|不在|非|达不到|够不上|不够)(?:纳入|进入?|达到|入|上|列入|评上)?$")
_WHETHER = re.compile(r"(?:能|可以?|算|够|行|有|是)(?:不|没)(?:能|可以?|算|够|行|有|是)|(?:能|可以|够|算|还收|有份|有戏|有资格)[^，。？！]{0,14}(?:吗|么|不)?[？?]?$|是否|能否|可否|[吗么]")
_HOW_MUCH = re.compile(r"多少|几(?=[万千百十块元毛成个])|怎么算|算一?[算下]|金额|数额|总额|上限|封顶|合计|总共")


_DENIES = re.compile(r"(?P<no>不是|不属于|不在|(?:没有?|未)(?:[列评进纳获拿选认入][定选]?[进入上到得为成])?)(?P<first>[^，。；？！、（）()]{2,10})、(?=[^，。；？！（）()]{2})")
_OUTSIDE = re.compile(r"(?:(?<=换成)|(?<=[在到去是，。；？！])|^)(?P<place>[一-鿿]{2,6}?)(?:以外|之外|外面)(?=的?(?:地[市区方]|城市|[市区县]))")


def _denied_each(text: str) -> str:
    """`text` with each of several things denied at once denied by itself (不是省会、直辖市), and a place outside of which one is too."""
    before = ""
    while before != text:
        before, text = text, _DENIES.sub(_first_denied, text)
    return _OUTSIDE.sub(r"，不在\g<place>，", text)


def _first_denied(found: re.Match[str]) -> str:
    """The first of several things denied at once by itself; a bare grade with the thing that the last one names (不在市级、省级重点名单里)."""
    thing = _GRADED.match(found.string, found.end()) if _GRADE.fullmatch(found["first"]) else None
    return f"{found['no']}{found['first']}{thing['thing'] if thing is not None else ''}，{found['no']}"


_GRADE = re.compile(r"(?:国家|自治区|[省市县区])级")
_GRADED = re.compile(rf"(?:{_GRADE.pattern}、)*{_GRADE.pattern}(?P<thing>[^，。；、]{{2,16}})")


def _times_of_last(texts: list[str]) -> list[str]:
    """The turns; where the last one tells of a further time (重新认定), those before it without their first time, and the other way about."""
    again, first = _NOT_FIRST.search(texts[-1]), _FIRST.search(texts[-1])
    other = _FIRST if again and not first else _NOT_FIRST if first and not again else None
    return texts if other is None else [other.sub("", text) for text in texts[:-1]] + texts[-1:]


def _dated(text: str) -> str:
    """`text` with the year told before in place of 同年 before a month."""
    year = ""

    def told(found: re.Match[str]) -> str:
        nonlocal year
        year = found["year"] or year
        return f"{year}年" if year else found.group()

    return _YEAR.sub(told, text)


_YEAR = re.compile(r"(?P<year>20[0-4]\d)年|同年(?=\d{1,2}月)")


def _placing(texts: Sequence[str]) -> list[str]:
    """The questions that can tell where the asker is: the last one, and those before it that are about him or about support; where
    a figure of some place was asked for, that says nothing of him."""
    support = vocabulary().kinds["support"]
    return [_UNSURE.sub("", text) for text in texts[:-1] if _WORDS["himself"].search(text) or support.search(text)] + [_UNSURE.sub("", text) for text in texts[-1:]]


_PIECE = "个"
_CHANGED = re.compile(r"(?:改成|换成|变成|改为|换作|要是|如果|假如|^那|其他不变|其余不变|别的不变)")
"""What is told now takes the place of what was told before."""


def _merged(before: list[OwnFigure], new: list[OwnFigure], *, changed: bool = False) -> list[OwnFigure]:
    """A later figure of the same measure and case replaces the earlier one; so does one told alone that names no measure
    or only that money went out, or what is counted now instead, where there is a single earlier one of its kind of unit: it
    measures the same."""
    if len(new) == 1 and (_bare(new[0]) or (changed and not new[0].case and not MONEY.fullmatch(new[0].unit))):
        kin = [figure for figure in before if _family(figure) == _family(new[0]) or (new[0].unit == _PIECE and same_count(figure.unit, "人"))]
        if len(kin) == 1:
            one = kin[0]
            told = replace(one, value=new[0].value, unit=one.unit if new[0].unit == _PIECE else new[0].unit, words=new[0].words)
            return [*before, replace(told, year=new[0].year)] if _of_next_year(new[0], one) else [told if figure is one else figure for figure in before]
    return [figure for figure in before if not any(_replaces(one, figure, before, changed=changed) for one in new)] + new


def _replaces(new: OwnFigure, old: OwnFigure, before: Sequence[OwnFigure], *, changed: bool) -> bool:
    """Whether a figure takes the place of an earlier one: of the same measure and case; a bare count only where it does not count what was done with
    others ("收了8个见习生", then "留了5个"), and of several counts of that which was told of the same deed."""
    if (new.measure, new.growth, of_several(new)) != (old.measure, old.growth, of_several(old)) or old.case not in (new.case, "", f"{old.value:f}{old.unit}"):
        return False
    if _of_next_year(new, old) or (not changed and _other_thing(new, old)):
        return False
    if new.measure != new.unit or not (mine := _deeds(new)):
        return True
    alike = [one for one in before if (one.measure, one.growth) == (new.measure, new.growth) and _deeds(one) & mine]
    return old in alike if alike else changed or not _deeds(old)


def _of_next_year(new: OwnFigure, old: OwnFigure) -> bool:
    """Whether a figure is of the year after or before that of one told before: it stands beside it (去年400万, then 今年600万)."""
    return new.year is not None and old.year is not None and abs(new.year - old.year) == 1


def _other_thing(new: OwnFigure, old: OwnFigure) -> bool:
    """Whether two counts are of things called differently (4名博士, then 15名硕士): both are told."""
    named, before = (_NOT_NAMED.split(one.thing, maxsplit=1)[0] for one in (new, old))
    return new.measure == new.unit and min(len(named), len(before)) > 1 and not any(named[at : at + 2] in before for at in range(len(named) - 1))


_NOT_NAMED = re.compile(r"[^一-鿿]|[的了呢吗是在能可]")


def _deeds(figure: OwnFigure) -> set[str]:
    """The signs before a count that may tell what was done with those counted."""
    return set(_NO_DEED.sub("", figure.about))


_NO_DEED = re.compile(r"[^一-鿿]|我们|公司|单位|企业|一共|总共|合计|最后|如果|要是|假如|期满|其中|今年|去年|[的了是有那要来就也才只又呢若改成换作个共能我咱在到都得给]")


def _bare(figure: OwnFigure) -> bool:
    """Whether a figure says no more than how much money it is."""
    if figure.case or not MONEY.fullmatch(figure.unit) or within(figure):
        return False
    return figure.measure in ("", "支出") or (figure.measure == "投资" and any(figure.about[slice(*place)] in SPENDING for place in (
        (start, end) for start, end, _ in measures_in(figure.about))))


def _family(figure: OwnFigure) -> str:
    return in_base_units(figure.value, figure.unit)[1]


def _asks_whole(text: str) -> bool:
    """Whether the sum over all the years that there are is asked for ("最多拿几年、总额封顶多少")."""
    found = _WORDS["all_years"].search(text)
    return found is not None and (re.search("满|[年期]限|头|到顶|最后", found.group()) is not None or not re.search(r"总|共|合|累|加|全", found.group()) or _HOW_LONG.search(text) is not None or _MONTH_AND_ALL.search(text) is not None)


def _built(texts: Sequence[str]) -> bool | None:
    """The state of the project in the last turn that tells it."""
    for text in reversed(texts):
        if _UNBUILT.search(text):
            return False
        if _BUILT.search(text):
            return True
    return None


def _last(pattern: re.Pattern[str], texts: Sequence[str]) -> int | None:
    """The number of the last match in the last turn that has one."""
    for text in reversed(texts):
        found = list(pattern.finditer(text))
        if found:
            digits = next(group for group in found[-1].groups() if group)
            value = numeral(digits)
            return None if value is None else int(value)
    return None
