"""The sentence of a document that rules on what is peculiar to the asker's case ("合作完成的作品，权利人中有一方符合…也可申请")."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.gather.aspects import asked, only_asks
from assistant.gather.of_support.one_of import item_spans
from assistant.gather.speech import names_thing, who
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Query
from index.library import Library
from index.synonyms import expand

_RULES = re.compile(
    r"可(?:以|独立|优先|根据|按|同时|申请|享受|向|凭|继续|不|由|在|再|叠加|只)|也可|不(?:再|得|予|能|受|可|承担|负责|视为|视同|算|属于|纳入|享受|计入|适用|列入|作|在)|予以|给予|视为|视同|无需|无须|必须|只(?:对|有|能|给|限)"
    r"|仅(?:对|限|向|适用)|按(?:照)?[^，。]{0,14}(?:发放|执行|分别计算|支付)|取消|除外")
"""What a sentence that rules on a case says: that one may, may not, or how it is treated."""
_COMMON = re.compile(
    "享受|领取|领到|拿到|(?:每|上|下|这|本|当|[一二两三四五六\\d])?个?[年月日天]|(?:一次性)?(?:补贴|补助|津贴|奖励|资助|扶持|支持|救助|资金|政策|待遇)|申[请报]|办理|提交|列[入进]|纳入|符合|属于|条件|情况|公司|企业|单位|老板|我们")
"""Words of any grant, any applicant, any application and any time are peculiar to no case."""
_KIN = re.compile("配偶|夫妻|父母|子女")
_SENTENCE = re.compile(r"[^。；！]+")
_STOPS = "。；;\n"
_MOST, _MOST_AT_ALL = 2, 6
"""A word that stands in no more sentences of a document than so many, and in no more of those that rule on something, is peculiar to these."""
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Ruling:
    """A sentence (`start…end` of the document) that rules on a case, the word of the question that is peculiar to it, the share 0…1 of
    the question that it explains with its title and that of the clause that asks, and whether the word is peculiar to it only in its chapter."""

    document: str
    start: int
    end: int
    word: str
    fit: float
    of_ask: float = 0.0
    in_chapter: bool = False


def rulings(query: Query, documents: Collection[str], library: Library, cited: Sequence[tuple[str, int]] = ()) -> list[Ruling]:
    """The sentences of the documents that rule on something of which the question speaks and hardly anything else in them does, or in the chapter
    that is `cited` (a document and a place in it), best first."""
    aspects = asked(query.text)
    words = words_of(query.words, library)
    asks = next((one for one in reversed(_SENTENCE.findall(query.text)) if one.strip()), "")
    core = [word for word in words if word.text in asks]
    own = [word for word in words if len(word.text) > 1 and word.text not in who() and not only_asks(word.text, aspects) and not _COMMON.fullmatch(word.text)]
    found: dict[tuple[str, int], Ruling] = {}
    for id in documents:
        text, card = library.text(id), library.cards[id]
        titled = Text.of(f"{card.title} {card.meta.region}")
        for word in sorted(own, key=lambda word: -word.weight):
            if part_of(word, titled) >= 0.5:
                continue
            chapters = [_chapter(id, place, library) for document, place in cited if document == id]
            wide = _sentences(text, word)
            near = chapters if names_thing(word.text) or _KIN.search(word.text) else []
            for start, end in wide or [span for chapter in near for span in _sentences(text, word, *chapter)]:
                if end - start <= _LONGEST and (names_thing(word.text) or _with_another(word, own, text[start:end])):
                    end = listed(text, start, end)
                    said = Text.of(f"{card.title} {text[start:end]}")
                    found.setdefault((id, start), Ruling(id, start, end, word.text, share(words, said)[0], share(core, said)[0] if core else 0.0, not wide))
    return sorted(found.values(), key=lambda one: -one.fit)


def _with_another(word: Word, own: Sequence[Word], sentence: str) -> bool:
    """Whether another word of the question stands in a sentence beside one that names no thing: a verb alone makes no case (打回来)."""
    said = Text.of(sentence)
    return any(one is not word and part_of(one, said) >= _STANDS for one in own)


_STANDS = 0.5


def listed(text: str, start: int, end: int) -> int:
    """Where the list ends that the sentence `start…end` announces, `end` where it announces none."""
    return max((last for _, last in item_spans(text, end)), default=end) if text[start:end].rstrip().endswith(("：", ":")) else end


def ruled(word: str, text: str) -> bool:
    """Whether a text rules on something in which the word, or one for the same, stands."""
    return _RULES.search(text) is not None and any(one in text for one in (word, *(one for one in expand(word) if len(one) > 1)))


def _chapter(document: str, place: int, library: Library) -> tuple[int, int]:
    """Where the chapter of a place begins and ends."""
    section = library.section_at(document, place)
    spans = [(one.start, one.end) for one in library.sections(document) if section.path and one.path[:1] == section.path[:1]]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (section.start, section.end)


def _sentences(text: str, word: Word, begin: int = 0, stop_at: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[begin:stop_at]` ruling on something in which a word or one for the same stands, none where they or all with it are more than
    a few."""
    spans: dict[int, int] = {}
    for form in dict.fromkeys((word.text, *(one for one in expand(word.text) if len(one) > 1))):
        at = text.find(form, begin, stop_at)
        while at >= 0:
            start = max(text.rfind(stop, 0, at) for stop in _STOPS) + 1
            end = min((place for stop in _STOPS if (place := text.find(stop, at)) >= 0), default=len(text))
            spans[start] = end
            if len(spans) > _MOST_AT_ALL:
                return []
            at = text.find(form, end, stop_at)
    ruling = [(start, end) for start, end in spans.items() if _RULES.search(text, start, end) and not text[start:end].rstrip().endswith(("？", "?"))]
    return ruling if len(ruling) <= _MOST else []
