"""What a grant comes to for somebody of a class, where a document grants class by class: the row by his class, the column by the grant asked for, then
the sentences on that grant (购房补贴: D类 30万元; 二手房按80%执行; 分5年发放; 另一方按其对应标准的50%计发; 扣除已领取的租房补贴)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_demands import left_out
from assistant.compose.of_support import excluded
from assistant.compose.of_support.by_class import columns
from assistant.compose.of_support.by_class.adjusted import adjusted
from assistant.compose.of_support.by_class.couples import together
from assistant.compose.of_support.by_class.lasting import lasting
from assistant.compose.of_support.by_class.needed import failing, needed
from assistant.compose.of_support.by_class.paid import ASKS_BACK, in_parts, less_what_was_had, paid_back
from assistant.compose.of_support.by_class.told import Case, Sum
from assistant.compose.of_support.by_class.whose import Whose, whose
from assistant.compose.of_support.itemised.items import items, of_pieces
from assistant.compose.of_support.together import asked as sum_asked
from assistant.compute import in_unit
from assistant.eligibility import Facts, facts
from assistant.eligibility.conditions.class_defined import definitions, qualified
from assistant.eligibility.told.classes_told import ClassesTold, classes_told, shown
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_support.class_standards import Standard, asked_for, standards, stated
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_AMOUNT = re.compile(r"多少|几(?=[万千百块元钱年])|[哪什么几][一种]?[类级档]|怎么算|金额|标准是|各领|合计|多大|多久|多长时间|期限")
_CLASS_ASKED = re.compile(r"[哪什么几][一个种]?(?:类|级|档|层次)|(?:算|按|属于|够)[^，。；？]{0,6}(?:类|级|档|层次)[^，。；？]{0,6}(?:吗|么|[？?]|$)")
_HAD = re.compile(r"(?:领|拿|享受)(?:了|过|着)[^，。；？]{0,14}")
_CLAUSE = re.compile(r"[^，。；？?！,;]+")
_GOES_ON = re.compile(r"呢[？?]?$|^(?:那|要是|如果|假如)")
_HIMSELF = re.compile(r"我|能[给拿领补]|[给补]我|俺|本人|咱")
_SUM_ASKED = re.compile(r"多少(?:钱|元|万)|补[贴助]?[^，。；？]{0,6}(?:是|有|拿|领|能)*多少|[每一个]个?[月年][^，。；？]{0,4}多少|总共|一共|合计")
_DIFFERENCE = re.compile(r"差(?:多少|几)|相差|多多少|少多少|差额|差距")
_PAIR = 2
_MOST_DOCUMENTS = 12


def asks(query: Query) -> bool:
    """Whether it is asked how much there is, for how long, or which class somebody is in; a short follow-up asks what the question before it did."""
    before = query.dialogue[-2] if len(query.dialogue) > 1 and _GOES_ON.search(query.text) else ""
    if sum_asked(query) and sum(any(of_pieces(figure) for figure in one.figures) for one in items(query.text)) > 1:
        return False  # pieces of several classes are added up
    return bool(_AMOUNT.search(query.text) or _CLASS_ASKED.search(query.text) or ASKS_BACK.search(query.text) or _AMOUNT.search(before))


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """The sum of the grant for the asker's class and what the sentences on it make of it; which class is his, or what would decide it, where he does not
    tell; None where no grant given class by class is asked for, or several documents give it."""
    found = _document(query, rules, library)
    if found is None:
        return None
    document, meant = found
    every = standards(document, library)
    own = facts(query.dialogue, query.regions)
    told = classes_told(query.dialogue, list(dict.fromkeys(one.label for one in every)))
    kept_out = excluded.from_all(query, document, library) or (left_out.compose(query, [one.rule for one in every if one.grant in meant][:1], library) if meant else None)
    if kept_out is not None:
        return kept_out
    cite = Citations(library)
    if told.several:
        return _side_by_side(told.several, meant, every, query, cite)
    who = whose(own, told, every, document, cite, library)
    if who is None and not told.partner:
        return None if "list" in query.kinds or not meant or qualified(own) else _which(query, meant, every, cite)
    if who is not None and (who.open or not who.label):
        return Draft(Status.NEEDS_INPUT if who.open else Status.ANSWERED, Reason.MISSING_FACT if who.open else Reason.NONE,
                     "\n".join((*who.lines, *_given(who, meant, every, cite))), cite.all, decides=True)
    lines, steps, open_ = [*(who.lines if who is not None else ())], list[Computation](), False
    told_apart = columns.lines(document, who.label, query.text, cite, library) if who is not None else []
    for grant in [] if told_apart and not _SUM_ASKED.search(query.text) else meant:
        one = _of_grant(query, grant, every, told, who, own, cite, library)
        if one is None:
            return None
        lines += one.lines
        steps += one.steps
        open_ = open_ or one.open
    lines += told_apart
    return Draft(Status.NEEDS_INPUT if open_ else Status.ANSWERED, Reason.MISSING_FACT if open_ else Reason.NONE, "\n".join(dict.fromkeys(lines)), cite.all, tuple(steps), decides=True, whole=True) if lines else None


def _side_by_side(labels: Sequence[str], meant: Sequence[str], every: Sequence[Standard], query: Query, cite: Citations) -> Draft | None:
    """The sums of several classes, with the difference of two where that is asked."""
    lines, steps = list[str](), list[Computation]()
    for grant in meant:
        mine = [one for label in labels for one in every if (one.label, one.grant) == (label, grant)]
        lines += [say("by_class.standard", grant=grant, label=shown(one.label), sum=_printed(one), mark=f"[{cite.rule(one.rule)}]") for one in mine]
        if len(mine) == _PAIR and _DIFFERENCE.search(query.text):
            high, low = sorted((one.rule.amount or Decimal(0) for one in mine), reverse=True)
            unit = mine[0].rule.currency_unit
            steps.append(Computation("difference", f"{in_unit(high, unit)}−{in_unit(low, unit)} = {in_unit(high - low, unit)}", high - low, unit, ("asker",)))
            lines.append(say("by_class.apart", working=steps[-1].expression))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True) if lines else None


def _document(query: Query, rules: Sequence[SupportRule], library: Library) -> tuple[str, list[str]] | None:
    """The one document that grants class by class what is asked for, with the names of the grants; None where none or several do."""
    ids = near(query, rules, library)[:_MOST_DOCUMENTS]
    found: list[tuple[str, list[str]]] = []
    if (by_column := columns.document(ids, query.text, library)) is not None:
        return by_column, []
    if _CLASS_ASKED.search(query.text) and not _meant(query, [grant for id in ids for grant in {one.grant for one in standards(id, library)}]):
        defining = [id for id in ids if id not in library.superseded and standards(id, library) and definitions(library.text(id))]
        return (defining[0], []) if len(defining) == 1 else None
    for id in ids:
        grants = list(dict.fromkeys(one.grant for one in standards(id, library)))
        if id not in library.superseded and grants and (meant := _meant(query, grants)):
            found.append((id, meant))
    return found[0] if len(found) == 1 else None


def near(query: Query, rules: Sequence[SupportRule], library: Library) -> list[str]:
    """The documents that may be meant: those of the place or name told, else those of the rules found and of the passages that come nearest."""
    held = documents_for(query, library)
    found = [rule.document for rule in rules if held is None or rule.document in held]
    if held is None:
        found += [one.document for one in library.passages([hit.id for hit in library.search_passages(query.text, _FEW)]).values()]
    return list(dict.fromkeys((*found, *(held or ()))))


_FEW = 3


def _meant(query: Query, grants: Sequence[str]) -> list[str]:
    """The grants asked for: those named where it is asked how much, else those named at all and not only as had before, else those of the turns before."""
    clauses = [one.group() for one in _CLAUSE.finditer(query.text)]
    asking = " ".join(one for one in clauses if _AMOUNT.search(one))
    rest = _HAD.sub(" ", query.text)
    for words in (asking, rest, query.text, *reversed(query.dialogue[:-1])):
        named = [grant for grant in grants if asked_for(grant, words)]
        if named:
            return named
    return []


def _which(query: Query, meant: Sequence[str], every: Sequence[Standard], cite: Citations) -> Draft:
    """The sums of all classes; which is his is asked of one who asks for himself."""
    lines, own = [], _HIMSELF.search(query.text) is not None
    for grant in meant:
        mine = [one for one in every if one.grant == grant]
        sums = "；".join(f"{shown(one.label)}{_printed(one)}[{cite.rule(one.rule)}]" for one in mine)
        lines.append(say("by_class.which", labels="、".join(shown(one.label) for one in mine), grant=grant, sums=sums) if own else say("by_class.all", grant=grant, sums=sums))
    return Draft(Status.NEEDS_INPUT if own else Status.ANSWERED, Reason.MISSING_FACT if own else Reason.NONE, "\n".join(lines), cite.all, decides=True)


def _given(who: Whose, meant: Sequence[str], every: Sequence[Standard], cite: Citations) -> list[str]:
    """What the class gives in which the asker may be."""
    mine = [one for one in every if who.open and one.label == who.perhaps and one.grant in meant]
    return [say("by_class.standard", grant=one.grant, label=shown(one.label), sum=_printed(one), mark=f"[{cite.rule(one.rule)}]") for one in mine]


def _printed(one: Standard) -> str:
    per, sum_ = one.rule.per, in_unit(one.rule.amount or Decimal(0), one.rule.currency_unit)
    return f"每{per}{sum_}" if per in ("年", "月", "季度") else sum_


def _of_grant(query: Query, grant: str, every: Sequence[Standard], told: ClassesTold, who: Whose | None, own: Facts, cite: Citations, library: Library) -> Sum | None:
    """What is said of one grant for the asker, or for both of a couple; None where the document has no sum for his class."""
    by_label = {one.label: one for one in every if one.grant == grant}
    names = [name for name in (who.label if who is not None else "", told.partner if told.couple else "") if name]
    mine = sorted((by_label[name] for name in names if name in by_label), key=lambda one: -(one.rule.amount or Decimal(0)))
    if not mine or len(mine) < len(names):
        return None
    first = mine[0]
    text = library.text(first.rule.document)
    others = frozenset(one.grant for one in every)
    case = Case(first, tuple(stated(text, grant, others)), own, query.text, library, cite)
    if (fails := failing(case)) is not None:
        return fails
    lines = tuple(say("by_class.standard", grant=grant, label=shown(one.label), sum=case.printed(one.rule.amount or Decimal(0), one.rule.currency_unit), mark=f"[{cite.rule(one.rule)}]") for one in mine)
    made = Sum(first.rule.amount or Decimal(0), first.rule.currency_unit, lines)
    if len(mine) > 1:
        made = together(case, mine[1], made)
    made = adjusted(case, made)
    if ASKS_BACK.search(query.text):
        return paid_back(case, made)
    return needed(case, lasting(case, in_parts(case, less_what_was_had(case, made, every))))
