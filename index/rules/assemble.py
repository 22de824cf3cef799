"""From the awards of each sentence to support rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from index.records import Document, Section, SupportRule
from index.rules.afterwards import demanded, limited_share, paid_out, told_further, until
from index.rules.applicants import by_applicant
from index.rules.awards import Award, awards
from index.rules.beyond import counted_beyond, excess_parts
from index.rules.clauses import Sentence, sentences
from index.rules.figures import in_yuan
from index.rules.leads import led, opened, standards_of
from index.rules.limits import limited, limited_by, of_before
from index.rules.made import Context, rules_of_award
from index.rules.named import PERSON, acted_on, agent_in, doer
from index.rules.portions import laddered
from index.rules.qualitative import qualitative
from index.rules.referred import given_as, referred
from index.rules.relieved import with_reliefs
from index.rules.steps import alike_measured, joined_steps
from index.rules.taken_over import at_once, parted, shared, side_by_side, varied
from index.rules.told_once import opened_with, timed, with_opening
from index.rules.totals import TOGETHER, as_total
from index.rules.words import AGENT_LAST


def rules_of_text(document: Document, sections: tuple[Section, ...]) -> list[SupportRule]:
    """The rules that the running text states, in text order."""
    return rules_of(document, sentences(document.text, sections))


def rules_of(document: Document, spoken: Iterable[Sentence]) -> list[SupportRule]:
    """The rules that these sentences of the document, in text order, state."""
    found: list[SupportRule] = []
    subject, paragraph = "", -1
    bound, block = 0, 0
    last_sentence, last_paragraph = 0, -1
    listed: tuple[int, int] | None = None
    before: Sentence | None = None
    current: Sentence | None = None
    for sentence in spoken:
        before, current = current, sentence
        if sentence.paragraph != paragraph:
            subject, paragraph = "", sentence.paragraph
        closing = _closes(found, sentence, listed, document.text)
        last_sentence = last_sentence if closing is None else closing
        groups, limits = awards(sentence, given=sentence.paragraph == last_paragraph or closing is not None)
        context = Context(document, sentence, tuple(limits))
        rules: list[SupportRule] = []
        opening = opened_with(groups, sentence, document.text)
        for place, award in enumerate(groups):
            _complete(award, groups[: place + 1], sentence, document.text)
            inherited = (
                rules[-1].subject if rules else subject if AGENT_LAST.search(subject) else _topic(sentence)
            )
            made = [rule for rule in rules_of_award(context, award, inherited, rules) if not _total(rule)]
            rules += with_opening(made, opening.get(place, ()))
        rules = [replace(rule, quote=document.text[rule.start : rule.end]) for rule in alike_measured(joined_steps(excess_parts(rules)))]
        beside = found[-1] if found and sentence.paragraph == last_paragraph else None
        rules = counted_beyond(side_by_side(rules, document.text), beside)
        rules = limited(shared(varied(rules, None if beside is None else _of_all_cases(beside, found, last_sentence)), document.text), sentence)
        rules = by_applicant(rules, document.text)
        line = document.text.rfind("\n", 0, sentence.start) + 1
        found = until(paid_out(found, sentence), sentence, line)
        if (held := limited_share(found, rules, sentence)) is not None:
            found = held
            continue
        if (asked := demanded(found, sentence, line)) is not None:
            found = asked
            continue
        if (spoken_of := of_before(found, sentence, document.text)) is not None and sentence.paragraph != last_paragraph and closing is None:
            bounded = limited_by(found, sentence, spoken_of)
            if bounded is not None:
                found = bounded
                continue
        if found and (sentence.paragraph == last_paragraph or closing is not None):
            if (bounded := limited_by(found, sentence, last_sentence)) is not None:
                found = bounded
                continue
            joint = closing is not None and TOGETHER.search(sentence.text) is not None and found[-1].start > closing
            further = None if joint else told_further(found, rules, sentence, document.text, last_sentence)
            if further is not None:
                found = further
                continue
        if rules:
            last_sentence, last_paragraph = sentence.start, sentence.paragraph
        taken = [_part(sentence, rule) for rule in rules]
        rules += referred(qualitative(document, sentence, subject, taken), found, line) or given_as(sentence, found, line)
        rules = with_reliefs(rules, sentence)
        rules = laddered(rules, sentence, document.text)
        rules = opened(rules, sentence, before)
        if sentence.listed:
            rules = [_freed(rule, sentence) for rule in led(rules, document.text, sentence.lead)]
        rules = timed(rules, sentence, document.text)
        if found and (stated := standards_of(found[-1], rules, sentence, document.text)) is not None:
            found, rules = found[:-1], stated
        rules = [_with_source(rule, sentence, document.text) for rule in rules]
        subject = (rules[-1].subject if rules else acted_on(sentence.text) or doer(sentence.text)) or subject
        rules = [as_total(rule) for rule in rules]
        if limits and not rules:
            general = bool(_GENERAL.search(sentence.text + "".join(sentence.path)))
            if general and len(found) > block:
                bound, block = block, len(found)
            found = [
                _limited(rule, limits) if (general and place >= bound) or _near(rule, sentence) else rule
                for place, rule in enumerate(found)
            ]
        if rules and found and sentence.lead is not None and sentence.lead == listed:
            found, rules = _ladder(found, rules, document.text)
        listed = sentence.lead if rules and sentence.listed else None
        found += rules
    return at_once(parted(found))


def _with_source(rule: SupportRule, sentence: Sentence, text: str) -> SupportRule:
    """The rule with the name of the document that its sentence tells of, where it begins the sentence."""
    begins = sentence.source is not None and rule.start == sentence.start
    return replace(rule, start=sentence.source, quote=text[sentence.source : rule.end]) if begins and sentence.source is not None else rule


def _freed(rule: SupportRule, sentence: Sentence) -> SupportRule:
    """The rule less what the opening of its list asks for and its own sentence lets it off ("组织入境游客的，每人次80元，不受年度累计1000人次的限制")."""
    figures = [figure for let_off in _LET_OFF.findall(sentence.text) for figure in _ASKED_FIGURE.findall(let_off)]
    return replace(rule, conditions=tuple(one for one in rule.conditions if not any(figure in one.text for figure in figures)))


_LET_OFF = re.compile(r"不受([^，。；]{2,24})(?:的)?(?:限制|约束)")
_ASKED_FIGURE = re.compile(r"(?<!\d)\d[\d.]*[百千万亿]*[一-鿿]{1,2}(?=的|以上|$)|(?<!\d)\d[\d.]*[百千万亿]*[一-鿿]")


def _of_all_cases(last: SupportRule, found: list[SupportRule], since: int) -> SupportRule:
    """The last rule with the conditions that all cases of its sentence (from `since`) share: what stands behind several of them ("新建的…；改建的…。
    其中护理型床位…") holds under none of them alone."""
    cases = [one for one in found if one.start >= since and one.benefit == last.benefit]
    common = tuple(one for one in last.conditions if all(one.text in {other.text for other in case.conditions} for case in cases))
    return replace(last, conditions=common)


def _closes(found: list[SupportRule], sentence: Sentence, listed: tuple[int, int] | None, text: str) -> int | None:
    """Where the list begins that this sentence stands right behind and may say something of all its items, None where it stands behind no list."""
    if listed is None or not found or sentence.lead is not None or found[-1].path != sentence.path:
        return None
    return listed[0] if not text[found[-1].end : sentence.start].strip("。；; \n") else None


def _ladder(found: list[SupportRule], rules: list[SupportRule], text: str) -> tuple[list[SupportRule], list[SupportRule]]:
    """`found` and the rules of the next item of the same list, the last rule with the steps that items after each other tell of one figure."""
    joined = joined_steps([found[-1], *rules])
    if len(joined) > len(rules):
        return found, rules
    return found[:-1], [replace(rule, quote=text[rule.start : rule.end]) for rule in joined]


def _total(rule: SupportRule) -> bool:
    """A sum of hundreds of millions for nobody in particular is what was spent or set aside, not what one gets."""
    large = rule.amount is not None and in_yuan(rule.amount, rule.currency_unit) >= _HUGE
    return large and not rule.conditions


_HUGE = Decimal(100000000)



def _part(sentence: Sentence, rule: SupportRule) -> tuple[int, int]:
    """The stretch between semicolons in which the rule stands."""
    starts = [c.start for c in sentence.clauses if c.strong]
    begin = max((place for place in starts if place <= rule.start), default=sentence.start)
    return begin, min((place for place in starts if place >= rule.end), default=sentence.end)


def _near(rule: SupportRule, sentence: Sentence) -> bool:
    return rule.path == sentence.path and sentence.path != ()


def _topic(sentence: Sentence) -> str:
    """Whom a heading favours ("鼓励企业自主研发" → "企业"), else who is named first, in the sentence or a heading; "" if none."""
    named = next((named for heading in reversed(sentence.path) if (named := acted_on(heading))), "")
    return (
        named
        or agent_in(_IN_PLACE.sub("", sentence.text))
        or next((one for h in reversed(sentence.path) if (one := agent_in(h))), "")
    )


_IN_PLACE = re.compile(r"在(?:我[市省县区]|本[市省县区]|区内|市内|定点|指定|普惠|公立|民办|公办)[^，。；、的]{0,10}?(?:机构|学校|医院|单位|企业)(?=[^，。；、的]{2,}的)")
"""Where somebody else is or goes ("在我市托育机构就托的")."""
_LATER = re.compile(r"第[一二三四五六七八九十]+年|次年|当年")


def _complete(award: Award, until: list[Award], sentence: Sentence, text: str) -> None:
    """An award whose own words are only a grade or a threshold stands under the words of the first one of its part, one whose words begin with
    a later year under those of the one told before the years. `until` are the awards of the sentence up to this one."""
    later = bool(award.head) and not award.follows and _LATER.match(text[slice(*award.head[0])]) is not None
    if later:
        first = next((one for one in reversed(until[:-1]) if one.head and not _LATER.match(text[slice(*one.head[0])])), award)
    else:
        first = next(one for one in until if _of_one_part(one, award, sentence))
    if award is first or not award.head or len(first.head) < 2:
        return
    words = sum(b - a for a, b in award.head)
    short = award.follows and (words <= 8 or (words <= 16 and PERSON.search(text[slice(*award.head[-1])]) is not None))
    if short or later:
        award.head = [*first.head[:-1], *award.head]


def _of_one_part(one: Award, other: Award, sentence: Sentence) -> bool:
    """Whether no semicolon stands between two awards; the words of a part are completed by those of its first award."""
    low, high = sorted((one.end, other.end))
    return not any(clause.strong for clause in sentence.clauses if low <= clause.start < high)


_GENERAL = re.compile(r"本(?:政策|意见|办法|措施|细则|规定|通知|方案)|附则")


def _limited(rule: SupportRule, limits: list[str]) -> SupportRule:
    """The rule with the exclusions that a sentence after it states."""
    return replace(rule, exclusions=tuple(dict.fromkeys((*rule.exclusions, *limits))))
