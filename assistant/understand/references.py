"""Words that point back into the dialogue (它, 前面那个数, 这两个数) put into the words they stand for, so that the question can be read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.records import Query
from index.dates import YEAR

_OF_IT = re.compile(r"(?<![其])它的(?!(?:多少|几|百分|[一二两三四五六七八九十\d]))")
"""A further thing is asked of what was spoken of: 它的增加值."""
_IT = re.compile(r"它(?!们|的[^多几百一二两三四五六七八九十\d])")
_THAT = re.compile(
    r"(?<=[跟和与同比较占是于])(?:(?:前面|刚才|刚刚|上面|之前|上一?个|前一?个|原来)(?:说|问|讲|提到?)?(?:的|那)?(?:一?个|项)?(?:数字?|目标值?|指标|值)"
    r"|(?:前面|刚才|刚刚|上面)(?=[，。？]|的?(?:比|一样|一致|相比|差)|$)|那个?(?:数字?|目标|指标|值)|那时候?|当时)"
)
_THEN = re.compile(r"那时候?|当时")
_FORMER, _LATTER = re.compile(r"前者"), re.compile(r"后者")
_NEW = 2
"""What stands behind so many signs is held against what the question itself has named before."""
_THESE = re.compile(r"(?P<lead>.*?的?)(?:这|那|同样的?|一样的?)(?:(?:两|几|三|些)(?:个|项|样)?(?:数字?|指标|目标|值)|(?:两|几|三)[项样])(?=[呢各都分是有吗又，？?]|$)")
_OWN = re.compile(r"呢[？?，,][^。]*?(?:20\d\d年|[到比]|前面|刚才|上一个|前一个|原来)[^，。？]*它")
"""它 goes back to what the same question has just named: "行业级的呢？到2027年是它的几倍", "乙呢？前面那个是它的几倍"."""
_WITHIN = re.compile(r"它自己|(?<![比是占跟与和同较])它|(?<!刚才)(?:这个|这样的?)(?=[增降]|速度|比例)|[前后两二]者|[那这此]个?基础|(?<=[，,])[这那](?:两|几|三|些)个?(?:数字?|指标|目标)")
_SAID = re.compile(r"[\u4e00-\u9fff]")
_ENOUGH = 6
"""Words such as these (照这个增速, 后者) go back to a clause before them in the same question that has so many signs; 它 does not where
something is held against it."""
_LEAST = 2


def spelled_out(text: str, before: Query | None) -> str:
    """The question with what it points back to in words; the question as it is where it points to nothing that asked for a figure."""
    if before is None or not before.spoken or not (before.figure or before.leans) or points_within(text):
        return text
    things = [run for run in before.about if not is_measure(run)]
    last, earlier = before.spoken[-1], before.spoken[-2] if len(before.spoken) > 1 else before.spoken[-1]
    text = _several(text, (*before.about, *before.context))
    if things and len(things[0]) >= _LEAST:
        text = _OF_IT.sub(f"{around(before)}{METRIC.sub('', things[0]) or things[0]}的", text)
    if _FORMER.search(text) and _LATTER.search(text):
        return _LATTER.sub(last, _FORMER.sub(earlier, text))
    it = _IT.search(text) is not None and not _OWN.search(text)
    that = _THAT.search(text)
    if that is not None and (it or that.start() > _NEW):
        then = YEAR.search(around(before)) if _THEN.fullmatch(that.group()) and YEAR.search(text[: that.start()]) else None
        meant = f"{then.group()}年" if then is not None else earlier if it else last
        text = text[: that.start()] + meant + text[that.end() :]
    return _IT.sub(last, text) if it else text


def points_within(text: str) -> bool:
    """Whether 它, 这个增速 or 后者 goes back to a thing that a clause before it in the same question names ("我们的矿热炉16500千伏安，要不要把它淘汰")."""
    match = _WITHIN.search(text)
    if match is None:
        return False
    clause = max(text.rfind(mark, 0, match.start()) for mark in "，,？?")
    return clause > 0 and len(_SAID.findall(text[:clause])) >= _ENOUGH


def whole(query: Query) -> str:
    """What a question asks about in words of its own: document or region, year, topic; "" where it has no topic."""
    return f"{around(query)}{''.join(query.about)}" if len("".join(query.about)) >= _LEAST else ""


def around(query: Query) -> str:
    """The document, else the region, and the year that a question is about."""
    years = query.years or query.soft_years
    where = place(query)
    year = f"{years[0]}年" if len(years) == 1 and str(years[0]) not in where else ""
    return f"{where}{year}"


def place(query: Query) -> str:
    """The document, else the region, that a question is about."""
    regions = query.regions or query.soft_regions
    return query.named or (regions[0] if len(regions) == 1 else "")


def _several(text: str, said: Sequence[str]) -> str:
    """“X的这两个数” as X with each of the measures that the dialogue has spoken of."""
    match = _THESE.match(text)
    measures = list(dict.fromkeys(found.group() for run in said for found in METRIC.finditer(run)))
    if match is None or len(measures) < _LEAST or len(match["lead"]) < _LEAST:
        return text
    thing = match["lead"].removesuffix("的")
    rest = text[match.end() :]
    return "、".join(f"{thing}{measure}" for measure in measures[::-1]) + (f"各是多少{rest[1:]}" if rest.startswith("呢") else rest)
