"""Answers in the documents' own words: the sentences that answer, whole enumerations, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.enumerated import compare, enumerated
from assistant.compose.rows import short_title
from assistant.gather.aspects import of_procedure, told
from assistant.gather.clauses import Found, clauses, surroundings
from assistant.gather.filters import family, wanted_metrics
from assistant.gather.headings import counted, counted_in, headline, members
from assistant.gather.scope import asked_section, belonging, headed_sections
from assistant.gather.sentences import Part, Sentence, closeness, parts, sentences
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.quantities import quantities
from index.records import Passage, Section
from prompts import say

_CELL_SENTENCE = re.compile(r"[^。\t\n]+。?")
_PIECE = re.compile(r"[^，；。、]+[，；。、]?")
SHORT, LONG = 380, 1150
"""Characters of quotes in an answer to a narrow and to a broad question."""
_LEAST = 0.3
"""A passage must explain at least this share of the question."""
_LEAST_NAMED = 0.2
"""… and this share where the question names the document."""
_LEAST_ANYWHERE = 0.5
"""… and some passage this share of its words that do not only ask, where the question names no document and no place."""
_SURE = 0.08
"""Retrieval must be this sure of a passage at least (its calibrated confidence)."""
_NARROW = 0.5
"""A sentence with the figure asked for must explain at least this share of the question by itself."""
_COUNTED = 0.3
"""What it counts for a sentence that it counts the same things as the question ("5处煤矿")."""
_INSTEAD = 0.8
"""A sentence of this share of the best one's weight is taken where the best one answers another part of the question."""
_SUBJECT = 0.4
"""… and, of its words that are no measures, this share must stand in the sentence and its headings."""
_NEXT = 0.9
"""A further sentence must weigh this share of the best one, a further passage explain this share of what the best one does."""
_OWN = 0.75
"""… and have this share, in its own text, of the words that the best one has."""
_MOST_CITED = 14
_READ = 8
_BROAD = frozenset({"list", "how", "why", "summary"})
_BROAD_ASPECTS = frozenset({"condition", "material", "procedure", "refused"})
_NEGATIVE = frozenset({"refused"})
_LISTED_BELOW = re.compile("下列|以下|如下|情形之一")
_NARROW_ASPECTS = frozenset({"duration", "definition", "organ", "prohibition"})
_MUST = frozenset({"duration", "organ", "material", "refused"})
"""A question for one of these is not answered by a text that tells none of them."""
_TIMES = frozenset({"年", "个月", "月", "天", "日", "工作日", "个工作日", "小时", "分钟", "周"})
_THINGS = frozenset({"个", "项", "种", "类", "条", "点", "款", "家", "座", "处", "方面"})
_USUAL = re.compile(
    r"(?:主要|重点|工作|总体|具体|发展|预期)(?:任务|目标|措施|要求|举措|工作|思路)|基本原则|指导思想|保障措施|组织(?:实施|保障)|政策措施|实施步骤|适用范围"
)
_TARGETS = re.compile(r"(?:主要|预期|总体|发展)(?:预期|发展)?(?:目标|指标)")
_ARE_TARGETS = re.compile(r"(?:主要|预期|总体)(?:预期|发展)?目标(?:任务)?(?:是|为|如下|[:：])[:：]?")
_WORDS = 12
_MARKED = re.compile(r"(?:^|\n)\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]|—)|[一二三四五六七八九十]是")
_RUN = re.compile(r"[^。；\n]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUMMARY = re.compile(r"主要内容|总结|概括|概述|归纳|要点|大意|内容|介绍|(?:国民)?经济(?:和|与)?社会(?:发展)?|今年|全年|年度")
_REVIEW = re.compile(r"回顾|工作总结|完成情况|执行情况|主要成就|取得的成[就绩]|发展成就|发展回眸")
_PLANS = re.compile(r"打算|计划|准备|力争|将要?|要(?:建|新增|达到|完成|做|干|抓|实施|推进)|安排")
_TITLE, _QUOTE = 24, 120
_NAMED = 0.8
_CHAPTERS = 3
_ENTITLED = 0.8
"""What is left of a question for a summary must be this much of a document's title, else it asks for something in it."""

Span = tuple[Passage, int, int]
"""A stretch of a document, with the passage in which it begins."""


def compose(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The answer that the passages found give, None if there are none, they leave too much of the question open, or a figure
    is asked for that they do not have."""
    outlined = _outline(query, found, library)
    if outlined is not None:
        return outlined
    least = _LEAST_NAMED if query.documents else _LEAST
    found = [one for one in found if one.share >= least and one.confidence >= _SURE]
    if not found:
        return None
    found = of_time(query, found)
    asked = parts(query, library)
    placed = query.documents or query.soft_documents or query.regions or query.leans
    about = not _USUAL.search(query.text) or _left(query, library)
    if not placed and not (about and _explains(asked, found, library)):
        return None
    if "document" in query.kinds:
        return _documents(query, found, library)
    under = _under_headings(query, found, asked, library)
    if under:
        return _draft(under, library)
    timed = query.unit in _TIMES
    if timed:
        asked = tuple(replace(part, aspects=part.aspects | {"duration"}) for part in asked)
    elif query.unit and not ("list" in query.kinds and query.unit in _THINGS):
        return _figure(query, found, asked, library)
    titles = {id: canonical(library.cards[id].title) for id in {one.passage.document for one in found}}
    found = [one for one in found if canonical(one.passage.text.strip()) not in titles[one.passage.document]]
    spans = _one_part(query, found, asked[0], library) if len(asked) == 1 else _all_parts(query, found, asked, library)
    if not spans:
        return None
    draft = _draft(spans, library, compared="consistency" in query.operations)
    return _warned(draft) if _cut_short(query, asked, spans, library) else draft


def _cut_short(query: Query, asked: Sequence[Part], spans: Sequence[Span], library: Library) -> bool:
    """Whether a list is asked for and the quotations have fewer members than the question counts, or only some of the list
    that they are in."""
    if "list" not in query.kinds and not any("members" in part.aspects for part in asked):
        return False
    texts = [library.document(one.document).text[start:end] for one, start, end in spans]
    titles = "".join(library.cards[one.document].title for one, _, _ in spans)
    most = max(len(spans), *(max(len(_MARKED.findall(text)), *(words.count("、") + 1 for words in _RUN.findall(text)), text.count("“")) for text in texts))
    if any(count > most for count, thing in counted(query) if thing[:2] not in titles):
        return True
    for passage, _, _ in spans:
        group = belonging(passage, library)
        if len(group) > 1 and not all(any(span[0].document == one.document and span[1] <= one.start and one.end <= span[2] for span in spans)
                                      for one in group):
            return True
    return len(spans) > _MOST_CITED


def _warned(draft: Draft) -> Draft:
    note = say("clauses.incomplete")
    return replace(draft, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))


def of_time(query: Query, found: Sequence[Found]) -> Sequence[Found]:
    """The passages found, without those that look back (回顾) where a plan is asked for and others are found."""
    if query.wants != "target" and not _PLANS.search(query.text):
        return found
    ahead = [one for one in found if not any(_REVIEW.search(part) for part in one.passage.path)]
    return ahead if ahead and ahead[0].share >= _NEXT * found[0].share else found


def _all_parts(query: Query, found: Sequence[Found], asked: Sequence[Part], library: Library) -> list[Span]:
    """What answers each part of the question, in the question's order, the surest part chosen first and nothing twice."""
    near = [_found_for(query, part, found, library) for part in asked]
    surest = [max((one.weight for one in sentences(few, part, library)), default=0.0) for few, part in zip(near, asked, strict=True)]
    answers: dict[int, list[Span]] = {}
    for place in sorted(range(len(asked)), key=lambda place: -surest[place]):
        taken = [span for spans in answers.values() for span in spans]
        answers[place] = _one_part(query, near[place], asked[place], library, len(asked), taken)
    spans = list(dict.fromkeys(span for place in range(len(asked)) for span in answers[place]))
    return [span for span in spans if not any(span != other and _inside(span, other) for other in spans)]


def _one_part(
    query: Query, found: Sequence[Found], part: Part, library: Library, several: int = 1, taken: Sequence[Span] = ()
) -> list[Span]:
    """What answers a part of the question, one of `several`; rather not what is `taken` for another part."""
    broad = not part.aspects & _NARROW_ASPECTS and bool(query.kinds & _BROAD or part.aspects & _BROAD_ASPECTS)
    limit = (LONG if broad else SHORT) // several
    weighed = sentences(found, part, library)
    free = [one for one in weighed if not any(_inside((one.passage, one.start, one.end), span) for span in taken)]
    if free and free[0].weight >= _INSTEAD * weighed[0].weight:
        weighed = free
    if not weighed:
        return []
    chosen = _broad(found, weighed, part, library, limit) if broad else _narrow(weighed, library, limit)
    must = part.aspects & _MUST
    if must and not any(told(must, library.document(one.document).text[start:end]) for one, start, end in chosen):
        return []
    return chosen


def _draft(spans: Sequence[Span], library: Library, *, compared: bool = False) -> Draft:
    """The quotations as an answer; with `compared`, what the lists in the first two have and the other has not."""
    cite = Citations(library)
    lines = []
    for span in spans[:_MOST_CITED]:
        text = library.document(span[0].document).text[span[1] : span[2]].strip()
        lines.append((span, f"{text}[{cite.passage(*span)}]"))
    text = _text(lines, library)
    if compared and len(cite.all) > 1:
        first, second = cite.all[:2]
        text = "\n".join((text, *compare(first.quote, second.quote, (first.n, second.n))))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all)


def _under_headings(query: Query, found: Sequence[Found], asked: Sequence[Part], library: Library) -> list[Span]:
    """What stands under the headings that name what is asked (申报材料, 审批时限 …), where a procedure is asked for."""
    if not of_procedure(query.text) or query.kinds & {"responsibility"}:
        return []
    aspects = frozenset[str]().union(*(part.aspects for part in asked))
    words = tuple(dict.fromkeys(word for part in asked for word in part.words))
    spans: list[Span] = []
    left = LONG
    for document, section in headed_sections(words, aspects, [one.passage for one in found[:1]], library):
        inside = [one for one in library.passages_of(document) if section.start <= one.start < section.end]
        size = sum(len(one.text) for one in inside)
        if size <= left:
            spans += _joined([(one, one.start, one.end) for one in inside], library)
            left -= size
    return spans


def _explains(asked: Sequence[Part], found: Sequence[Found], library: Library) -> bool:
    words = tuple(dict.fromkeys(word for part in asked for word in part.words if not _YEAR.fullmatch(word.text)))
    return any(share(words, Text.of(surroundings(one.passage, library)))[0] >= _LEAST_ANYWHERE for one in found[:_READ])


def _left(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of the question that are neither a call for a summary nor the usual name of a part of any document."""
    usual = "，".join(_USUAL.findall(query.text))
    return words_of([rest for run in query.words if run not in usual and (rest := _SUMMARY.sub("", _USUAL.sub("", run)))], library)


def _outline(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The headings of a document of which nothing but a summary is asked, or of the part that the question names by its usual
    name (主要任务, 保障措施 …); None where neither is so."""
    usual = _USUAL.search(query.text)
    if not (usual or "summary" in query.kinds):
        return None
    left = _left(query, library)
    documents = query.documents or query.soft_documents or _of_place(query, library) or tuple(one.passage.document for one in found[:1] if left)
    if len(documents) != 1 or (left and share(left, Text.of(library.cards[documents[0]].title))[0] < _ENTITLED):
        return None
    document = documents[0]
    sections = library.sections(document)
    if usual:
        stated = _stated_targets(query, document, library) if _TARGETS.search(query.text) else []
        if stated:
            return _draft(stated, library)
        fitting = [one for one in sections if usual.group()[-2:] in one.title and usual.group()[:2] in one.title and one.kind != "contents"]
        named = min(fitting, key=lambda one: len(one.title), default=None)
        spans = _section(document, named, library, LONG) if named is not None else []
        return _draft(spans, library) if spans else None
    top = next((one for one in sorted(sections, key=lambda one: one.level) if len(members(one, sections)) >= _CHAPTERS), sections[0])
    passages = library.passages_of(document)
    cite = Citations(library)
    lines = []
    title = canonical(library.cards[document].title)
    for one in [child for child in members(top, sections) if canonical(child.title) not in title][:_MOST_CITED]:
        passage = next((passage for passage in passages if one.start <= passage.start < one.end), None)
        if passage is not None:
            below = "；".join(child.title for child in members(one, sections) if len(child.title) <= _TITLE)
            mark = cite.span(document, passage.path, one.start, one.heading_end)
            below = say("clauses.below", titles=below) if below else ""
            lines.append(say("clauses.outline", title=f"{one.marker}{one.title}", below=below, mark=f"[{mark}]"))
    if len(lines) < 2:
        return None
    head = say("clauses.outlined", title=short_title(document, library), count=len(lines))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines)), cite.all)


def _of_place(query: Query, library: Library) -> tuple[str, ...]:
    """The one document of the place and year that a question names, () if it names neither or several have them."""
    inside = [id for id, card in library.cards.items() if card.meta.region in query.regions]
    if query.years:
        inside = [id for id in inside if (period := library.cards[id].meta.period) and period[0] == max(query.years)]
    return tuple(inside) if len(inside) == 1 else ()


def _stated_targets(query: Query, document: str, library: Library) -> list[Span]:
    """The paragraph that states the main targets in one sentence, for the year asked for rather than for another."""
    best: tuple[int, list[Span]] | None = None
    passages = library.passages_of(document)
    for place, passage in enumerate(passages):
        match = _ARE_TARGETS.search(passage.text)
        if match is None or any(_REVIEW.search(part) for part in passage.path):
            continue
        start = passage.start + max(passage.text.rfind(sign, 0, match.start()) for sign in "。；\n") + 1
        spans: list[Span] = [(passage, start, passage.end)]
        if len(passage.text) - match.end() < _WORDS and place + 1 < len(passages):
            spans.append((passages[place + 1], passages[place + 1].start, passages[place + 1].end))
        elif passage.end - start > LONG or passage.text.find("\n", match.end() + 1) > 0:
            stop = re.compile(r"[。\n]").search(passage.text, match.end() + 1)
            spans = [(passage, start, passage.start + stop.end() if stop else passage.end)]
        years = {int(year) for part in passage.path for year in _YEAR.findall(part)}
        near = 2 * bool(years & set(query.years)) + bool(re.search("今年|本年", passage.text))
        if best is None or near > best[0]:
            best = near, spans
    return _joined(best[1], library) if best else []


def _documents(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The documents that speak of what is asked, each with the sentence that does."""
    part = parts(query, library)[0]
    best: dict[str, Sentence] = {}
    for one in sentences([one for one in found if one.share >= _NAMED * max(each.share for each in found)], part, library):
        if closeness(part, one.text, one.passage) >= _NARROW:
            best.setdefault(one.passage.document, one)
    if not best:
        return None
    cite = Citations(library)
    lines = [say("clauses.documents", count=len(best))]
    for document, one in list(best.items())[:_MOST_CITED]:
        text = one.text.strip()
        mark = cite.passage(one.passage, one.start, one.end)
        lines.append(say("clauses.document", title=library.cards[document].title, text=text if len(text) <= _QUOTE else "", mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _found_for(query: Query, part: Part, found: Sequence[Found], library: Library) -> list[Found]:
    """The passages found for a part of the question by itself, in the documents found for the whole, then those found for it."""
    own = replace(query, topic=tuple(word.text for word in part.words), bare="")
    documents = list(dict.fromkeys(one.passage.document for one in found[:4]))
    more = [one for one in clauses(own, library, documents, _READ) if one.confidence >= _SURE]
    known = {(one.passage.document, one.passage.number) for one in more}
    return [*more, *(one for one in found if (one.passage.document, one.passage.number) not in known)]


def _narrow(weighed: Sequence[Sentence], library: Library, limit: int) -> list[Span]:
    """The sentence that answers best, and those of its passage that come near it, in order."""
    best = weighed[0]
    chosen = [best]
    used = best.end - best.start
    for one in weighed[1:]:
        near = one.passage.number == best.passage.number and one.passage.document == best.passage.document
        if one.weight < (_NEXT if near else 0.97) * best.weight or used + one.end - one.start > limit:
            continue
        chosen.append(one)
        used += one.end - one.start
        if len(chosen) == 3:
            break
    spans = [(one.passage, one.start, one.end) for one in sorted(chosen, key=_place)]
    if best.text.rstrip().endswith(("：", ":")):
        group = [(one, one.start, one.end) for one in belonging(best.passage, library)]
        if sum(end - start for _, start, end in group) <= LONG:
            spans = group
    return _joined(spans, library)


def _broad(
    found: Sequence[Found], weighed: Sequence[Sentence], part: Part, library: Library, limit: int
) -> list[Span]:
    """The passages that answer, whole, with the lists and sections that they belong to, best first."""
    section = asked_section(part.words, [one.passage for one in found[:_READ]], library)
    if section is not None:
        whole = _section(*section, library, limit)
        if whole:
            return whole
    if part.aspects & _NEGATIVE:
        weighed = [one for one in weighed if told(part.aspects & _NEGATIVE, one.text)] or weighed
    order = list(dict.fromkeys(one.order for one in weighed))
    best = weighed[0]
    most, _ = share(part.words, Text.of(best.passage.text))
    lists = _lists(part, best)
    chosen: list[Span] = []
    left = limit
    for place in order[:4]:
        one = found[place]
        top = next(sentence for sentence in weighed if sentence.order == place)
        if chosen and (top.weight < _NEXT * best.weight or one.share < _NEXT * found[best.order].share):
            continue
        if chosen and (share(part.words, Text.of(one.passage.text))[0] < _OWN * most or (lists and not _lists(part, top))):
            continue
        group = belonging(one.passage, library)
        if sum(len(passage.text) for passage in group) > left:
            group = (one.passage,)
        spans = [(passage, passage.start, passage.end) for passage in group]
        if sum(end - start for _, start, end in spans) > left:
            if chosen:
                continue
            spans = [(top.passage, top.start, top.end)]
        spans = [span for span in _joined(spans, library) if not any(_inside(span, other) for other in chosen)]
        chosen += spans
        left -= sum(end - start for _, start, end in spans)
    return chosen


def _lists(part: Part, sentence: Sentence) -> bool:
    """Whether a sentence lists the things asked for, or opens the list of what is refused."""
    if part.aspects & _NEGATIVE and _LISTED_BELOW.search(sentence.text):
        return True
    return part.things is not None and part.things.search(sentence.text) is not None


def _section(document: str, section: Section, library: Library, limit: int) -> list[Span]:
    """A section whole, or the headings in it where it is too long; nothing where it has none."""
    inside = [one for one in library.passages_of(document) if section.start <= one.start < section.end]
    if sum(len(one.text) for one in inside) <= limit:
        return _joined([(one, one.start, one.end) for one in inside], library)
    children = members(section, library.sections(document))
    first = {one.index: next((p for p in inside if one.start <= p.start < one.end), None) for one in children}
    spans = [(passage, one.start, one.heading_end) for one in children if (passage := first[one.index]) is not None]
    return spans if 2 <= len(spans) <= _MOST_CITED and sum(end - start for _, start, end in spans) <= limit else []


def _joined(spans: Sequence[Span], library: Library) -> list[Span]:
    """The spans, neighbours in the text made one, where nothing but blanks and no seam lies between them."""
    out: list[Span] = []
    for passage, start, end in spans:
        source = library.document(passage.document)
        if out and out[-1][0].document == passage.document and out[-1][2] <= start:
            before = out[-1]
            seam = any(before[2] <= place <= start for place in source.clean.seams)
            if not seam and not source.text[before[2] : start].strip():
                out[-1] = before[0], before[1], end
                continue
        out.append((passage, start, end))
    return out


def _inside(span: Span, other: Span) -> bool:
    return span[0].document == other[0].document and other[1] <= span[1] and span[2] <= other[2]


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.order, sentence.start


def _figure(query: Query, found: Sequence[Found], asked: Sequence[Part], library: Library) -> Draft | None:
    """The sentence that has most of the question and a figure in the unit asked for; worked with where it lists several."""
    chosen: list[Sentence] = []
    counted = counted_in(query)
    for part in asked:
        best: tuple[float, Sentence] | None = None
        for sentence in sentences(found, part, library):
            weight = _with_unit(query, sentence, part) + (_COUNTED if counted and counted.search(sentence.text) else 0.0)
            if weight >= _NARROW and (best is None or weight > best[0] + 0.02):
                best = weight, sentence
        if best is not None and best[1] not in chosen:
            chosen.append(_cut(query, best[1], part, counted))
    if not chosen:
        return None
    cite = Citations(library)
    lines: list[str] = []
    computations: tuple[Computation, ...] = ()
    for sentence in chosen:
        mark = cite.passage(sentence.passage, sentence.start, sentence.end)
        if (where := _where(sentence.passage, library)) not in lines:
            lines.append(where)
        if (line := f"{sentence.text.strip()}[{mark}]") not in lines:
            lines.append(line)
        if query.operations & {"sum", "consistency"}:
            more, done = enumerated(sentence.text, query.unit, mark, query.text)
            lines += more
            computations += done
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, computations)


def _cut(query: Query, sentence: Sentence, part: Part, counted: re.Pattern[str] | None) -> Sentence:
    """Of a long row of a table, the one sentence of a cell that has the figure asked for."""
    if sentence.passage.kind != "row" or sentence.end - sentence.start <= SHORT:
        return sentence
    pieces = [replace(sentence, start=sentence.start + match.start(), end=sentence.start + match.end())
              for match in _CELL_SENTENCE.finditer(sentence.text)]
    return max(pieces, default=sentence,
               key=lambda one: (bool(counted and counted.search(one.text)), _with_unit(query, one, part)))


def _with_unit(query: Query, sentence: Sentence, part: Part) -> float:
    """How much of the question the part of a sentence that has a figure in the unit asked for explains, with the part before
    it; 0 where none has one."""
    wanted = family(query.unit)
    metrics = wanted_metrics(canonical("".join(query.words)))
    pieces = [match.group() for match in _PIECE.finditer(sentence.text)]
    about = replace(part, words=tuple(word for word in part.words if not _YEAR.fullmatch(word.text)))
    subject = replace(about, words=tuple(word for word in about.words if not wanted_metrics(canonical(word.text))), background=())
    if subject.words and closeness(subject, sentence.text, sentence.passage) < _SUBJECT:
        return 0.0
    best = 0.0
    for place, piece in enumerate(pieces):
        if not any(family(quantity.unit) == wanted or not wanted for quantity in quantities(piece)):
            continue
        if metrics and not metrics & wanted_metrics(canonical(piece)) and wanted_metrics(canonical(piece)):
            continue
        stop = next((at for at in range(place, len(pieces)) if not pieces[at].endswith("、")), len(pieces) - 1)
        window = "".join(pieces[max(0, place - 1) : stop + 1])
        best = max(best, 0.7 * closeness(about, window, sentence.passage) + 0.3 * closeness(about, sentence.text, sentence.passage))
    return best


def _where(passage: Passage, library: Library, *, heading: bool = False) -> str:
    """The name of the document and the headings above a quotation, its own heading left out where that is all it is."""
    title = short_title(passage.document, library)
    path = (passage.path[:-1] if heading else passage.path)[-2:]
    shown = [one for part in path if (one := headline(part))]
    return say("clauses.where", title=title, path=" › ".join(shown)) if shown else title


def _text(lines: Sequence[tuple[Span, str]], library: Library) -> str:
    """The pieces under the name and heading of where they stand."""
    out: list[str] = []
    head = ""
    for span, line in lines:
        quoted = library.document(span[0].document).text[span[1] : span[2]].strip()
        where = _where(span[0], library, heading=bool(span[0].path) and quoted == span[0].path[-1].strip())
        if where != head:
            out.append(where)
            head = where
        out.append(f"- {line}" if len(lines) > 1 else line)
    return "\n".join(out)
