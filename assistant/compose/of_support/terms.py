"""The terms of a document that limit what a rule gives (no double support, who is left out, until when) or extend it: quoted whole, or left out."""

from __future__ import annotations

import re
from datetime import date

from assistant.compose.citing import Citations
from assistant.gather.in_words.articles import lies_in, parts_named
from assistant.records import Query
from index.dates import term_place
from index.library import Library
from index.records import SupportRule
from index.stretches import SENTENCE, beginning
from index.words import tagged

_SHORTEST, _LONGEST = 12, 120
_MOST = 2


UNTIL = re.compile(r"本(?:政策|办法|意见|细则|措施|规定|方案)[^。；\n]{0,40}?有效期(?:至|到|为)?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
"""The last day in force that one of several policies of a document tells at its end."""


OWN = re.compile(r"[^。；\n]{0,12}(?:(?:执行|实施|有效|享受)期限?(?:截止|截至|延长|为)?[^。；\n]{0,16}?|(?:执行|实施|施行|受理)(?:截止|截至)?)(?:至|到)(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
"""The last day of one grant, told behind it in its own paragraph ("执行期限至2024年12月31日")."""


_FOR = re.compile(r"本(?:政策|办法|意见|细则|措施|规定|方案)适用于20\d\d年[^。；\n]{0,8}[至到\-—－~～]20\d\d年[^。；\n]{0,8}的[^。；\n]{2,16}")
"""For what was done when a policy of a document is."""


def meant_for(rule: SupportRule, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The words behind the rule that say for what was done when its policy is, with their mark, if any."""
    found = _FOR.search(library.text(rule.document), rule.end)
    return [] if found is None else [(found.group(), cite.span(rule.document, (), *found.span()))]


def own_term(rule: SupportRule, text: str) -> re.Match[str] | None:
    """The words in the rule's own paragraph behind it that tell its last day, None without."""
    end = text.find("\n", rule.end)
    return OWN.search(text, rule.end, end if end >= 0 else len(text))


def over(rule: SupportRule, cite: Citations, library: Library, today: date) -> tuple[str, int] | None:
    """The sentence that says until when a rule held that holds no longer, with its mark; None for other rules."""
    document = library.document(rule.document)
    until = rule.valid_until or document.meta.valid_until
    if not until or until >= today.isoformat()[: len(until)]:
        return None
    own = own_term(rule, document.text) or (None if document.meta.valid_until else UNTIL.search(document.text, rule.end))
    place = own.span() if own is not None else term_place(document.text)
    return None if place is None else (document.text[slice(*place)].strip(), cite.span(rule.document, (), *place))


_EXTENDS = re.compile(r"[^。；;\n]{8,80}按(?:照)?(?:本条|前款|前项)(?:第[一二三四五]款)?(?:的)?规定执行")
"""A sentence that extends what a rule gives to others ("年满3岁…的子女，按本条第一款规定执行")."""


_TOGETHER = re.compile(r"[^。；;\n]{0,40}(?:可以?|允许|能够?)(?:同时|叠加|一并|合并)(?:享受|申报|申请|领取|给予)[^。；;\n]*")
"""That two grants may be had at once."""


def at_once(rule: SupportRule, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The sentence behind the rule in its own paragraph by which what it gives may be had together with another grant, with its mark, if any."""
    text = library.text(rule.document)
    end = text.find("\n", rule.end)
    found = _TOGETHER.search(text, rule.end, end if end >= 0 else len(text))
    return [] if found is None else [(found.group().strip(), cite.span(rule.document, rule.path, *found.span()))]


_UNTIL_AGE = re.compile(r"[，,](?P<words>(?:发放|补助|补贴|享受)?(?:至|到|直至|直到)(?:年满|满)?\d{1,2}周?岁[^，。；\n]{0,8})")


def until_age(rule: SupportRule, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """Until which age the rule's own sentence goes on to say that its sum is paid ("每月补助400元，发放至年满3周岁"), with the rule's last clause and its mark, if any."""
    text = library.text(rule.document)
    found = _UNTIL_AGE.match(text, rule.end)
    start = rule.start + max(rule.quote.rfind(sign) for sign in "，；") + 1
    return [] if found is None else [(text[start : found.end()], cite.span(rule.document, rule.path, start, found.end()))]


_EACH_APART = re.compile(r"[^。；;\n]{4,60}(?:分别|各自|单独)(?:计算|核算|认定)[^。；;\n]{0,16}")
"""What each of several persons or things has is worked out by itself."""
_BEHIND = 400


def each_apart(rule: SupportRule, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The sentence behind the rule that has what several give worked out for each by itself, with its mark, if any."""
    found = _EACH_APART.search(library.text(rule.document), rule.end, rule.end + _BEHIND)
    if found is None or library.section_at(rule.document, found.start()).path[:1] != rule.path[:1]:
        return []
    return [(found.group().strip(), cite.span(rule.document, rule.path, *found.span()))]


_MAY = re.compile(r"(?:能不能|可不可以|能否|可否|可以|能|要不要)(?:直接|拿来|拿去|用来|把它|换成|折成|当成?)*(?P<what>[^，。？；]{2,14}?)(?:吗|么|不|嘛|[？?]|$)")
_NOT = re.compile(r"[^。；;\n]*(?:不得|不能|不可以?|不予|不准|禁止|严禁)[^。；;\n]*")
_RANGE = 1500
"""What must not be done with a grant is told at most so many signs behind it."""


def asked_too(rule: SupportRule, query: Query, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """What a question asks besides how much: for how many years it is given, and whether something may be
    done with it that must not be."""
    return [*_for_years(rule, query.text, cite, library), *_term_of_article(rule, query.text, cite, library), *_forbidden(rule, query.text, cite, library)]


def _for_years(rule: SupportRule, asked: str, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The words behind `rule` in its own paragraph that say for how many years it is given at most, with their mark, where a sum over years is asked for."""
    text = library.text(rule.document)
    end = text.find("\n", rule.end)
    found = _YEARS.search(text, rule.end, end if end >= 0 else len(text)) if rule.years is not None and _OVER_YEARS.search(asked) else None
    return [] if found is None else [(found.group(), cite.span(rule.document, rule.path, *found.span()))]


def _term_of_article(rule: SupportRule, asked: str, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The sentence of another article that tells for how long what the rule's own article gives is given ("第三条和第五条…的补贴期限，…最长不超过3年"), with
    its mark, where that is asked and the rule tells no term."""
    article = next((found.group() for heading in reversed(rule.path) if (found := _ARTICLE.match(heading)) is not None), "")
    article = article or ("" if (found := _ARTICLE.match(library.text(rule.document), library.text(rule.document).rfind("\n", 0, rule.start) + 1)) is None else found.group())
    if not article or rule.period or not _HOW_LONG.search(asked):
        return []
    for sentence in _TERM_TOLD.finditer(library.text(rule.document)):
        if article in sentence["whose"]:
            place = sentence.start("sentence"), sentence.end("sentence")
            return [(sentence["sentence"].strip(), cite.span(rule.document, library.section_at(rule.document, place[0]).path, *place))]
    return []


_ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条")
_HOW_LONG = re.compile(r"(?:最多|最长|一共|总共|能|可以?)?(?:补|领|享受|拿|给)[^，。？]{0,4}(?:几年|多少年|几个月|多久|多长时间)|期限|多长时间|年限")
_TERM_TOLD = re.compile(r"^[ \t]*(?:第[一二三四五六七八九十百]+条[\s　]*)?(?P<sentence>(?P<whose>[^。；\n\d]{0,10}第[一二三四五六七八九十百]+条[^。；\n\d]{0,30}?)(?:期限|年限|时间)[^。；\n]*\d[^。；\n]*[年月][^。；\n]*)", re.MULTILINE)


_YEARS = re.compile(r"[^，。；;\n]*(?:期限|时间|年限)[^，。；;\n]{0,6}不超过[\d一二三四五六七八九十]+年")
_OVER_YEARS = re.compile(r"年限|[\d一二两三四五]年[^，。？]{0,6}(?:一共|总共|合计|加起来|共)|[领拿补]满|[一总]共|最多[^，。？]{0,6}几年")


def _forbidden(rule: SupportRule, asked: str, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The sentence behind `rule` that forbids what the question asks leave for ("能取现金吗": "不得用于发放现金"), with its mark."""
    text = library.text(rule.document)
    wishes = [found["what"] for found in _MAY.finditer(asked)]
    for sentence in _NOT.finditer(text, rule.end, rule.end + _RANGE) if wishes else ():
        things = {word for word, tag in tagged(sentence.group()) if len(word) > 1 and tag[:1] in "nv" and word not in rule.quote and not _GRANTS.search(word)}
        if any(thing in wish for thing in things for wish in wishes):
            return [(sentence.group().strip(), cite.span(rule.document, library.section_at(rule.document, sentence.start()).path, *sentence.span()))]
    return []


_GRANTS = re.compile(r"申请|申报|享受|[领拿]|补[贴助]|资助|奖励")


def apart(rule: SupportRule, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """The sentence close behind the rule, or that governs its list, that tells for how long it is given, where the rule's own words do not, with its mark."""
    if not rule.period or rule.period in rule.quote:
        return []
    text = library.text(rule.document)
    if rule.lead is not None and rule.period in text[slice(*rule.lead)]:
        return [(text[slice(*rule.lead)].strip().rstrip("：:"), cite.span(rule.document, rule.path, *rule.lead))]
    place = text.find(rule.period, rule.end, rule.end + _BEHIND)
    if place < 0:
        return []
    begin = beginning(text, place, "。；;\n")
    sentence = SENTENCE.match(text, begin)
    return [] if sentence is None else [(sentence.group().strip(), cite.span(rule.document, rule.path, *sentence.span()))]


def of(rule: SupportRule, cite: Citations, library: Library, told: set[tuple[str, int]]) -> list[tuple[str, int]]:
    """The sentences of the document that extend `rule` or state its exclusions, with their marks; `told` are those quoted before."""
    text = library.text(rule.document)
    found: list[tuple[str, int]] = []
    for wider in _EXTENDS.finditer(text, rule.end, library.section_at(rule.document, rule.start).end):
        if (rule.document, wider.start()) not in told:
            told.add((rule.document, wider.start()))
            found.append((wider.group().strip(), cite.span(rule.document, rule.path, *wider.span())))
    for words in rule.exclusions:
        place = text.find(words, rule.start)
        place = text.find(words) if place < 0 else place
        if place < 0:
            continue
        begin = beginning(text, place, "。；;\n")
        sentence = SENTENCE.match(text, begin)
        if sentence is None or not _SHORTEST <= len(sentence.group().strip()) <= _LONGEST or (rule.document, begin) in told:
            continue
        if rule.start <= begin < rule.end or _of_other_articles(sentence, rule):
            continue
        told.add((rule.document, begin))
        found.append((sentence.group().strip(), cite.span(rule.document, rule.path, *sentence.span())))
        if len(found) == _MOST:
            break
    return found


def _of_other_articles(sentence: re.Match[str], rule: SupportRule) -> bool:
    """Whether a sentence names the articles that it is on, and the rule stands in none of them."""
    begin = sentence.start()
    parts = [part for part in parts_named(sentence.group(), sentence.string) if not part[0] <= begin < part[1]]
    return bool(parts) and not lies_in((rule.start, rule.end), tuple(parts))


_COUNTED = re.compile(
    r"[^。；;\n]*(?:不(?:得|予)?(?:重复)?累加|不累计|不叠加|最高一?(?:档|级|台阶)|(?:只|仅)?(?:补足|补|奖励|给予)差额|[已较][^。；;\n]{2,24}(?:予以|应当?|从[^。；;\n]{2,8}中)(?:予以)?扣(?:除|减))[^。；;\n]*")
"""How steps are counted (only the highest, less what was given before) or what is taken off."""


def counted(rule: SupportRule, cite: Citations, library: Library, told: set[tuple[str, int]]) -> list[tuple[str, int]]:
    """The sentence behind the rule in its own paragraph that says how its steps are counted, or what is taken off its sum, with its mark; none of those `told`."""
    text = library.text(rule.document)
    end = text.find("\n", rule.end)
    found = _COUNTED.search(text, rule.end, end if end >= 0 else len(text))
    if found is None or (rule.document, found.start()) in told or any(rule.end < other.start <= found.start() for other in library.rules([rule.document]) if other.path == rule.path):
        return []
    told.add((rule.document, found.start()))
    return [(found.group().strip(), cite.span(rule.document, rule.path, *found.span()))]


_GOES_ON = re.compile(r"[，,](?P<words>[^。；;\n]{4,120})")
_LIMITS = re.compile(r"(?:最长|最多|累计|期限|时间|总额|合计|一般)[^，。；]{0,10}\d|不超过\d+个?[年月]")
_PART_OF = re.compile(r"[^，,]+")


def rest(rule: SupportRule, cite: Citations, library: Library) -> list[tuple[str, int]]:
    """What the rule's own sentence goes on to say of time or limits ("…，补贴时间累计不超过5年"), quoted."""
    behind = _GOES_ON.match(library.text(rule.document), rule.end)
    if behind is None or not _LIMITS.search(behind["words"]):
        return []
    found = [part for part in _PART_OF.finditer(behind["words"]) if _LIMITS.search(part.group())]
    start = behind.start("words") + found[0].start()
    end = behind.start("words") + found[-1].end()
    return [(behind.string[start:end], cite.span(rule.document, rule.path, start, end))]
