"""Another grant than the one that is asked for: by what it is for, by whom it names, by the title that a place belongs to, or none at all."""

from __future__ import annotations

import re

from assistant.compose.refused.stood_under import has, in_place, whole
from assistant.eligibility import facts
from assistant.eligibility.conditions.honours import honours_in, rewarded
from assistant.eligibility.conditions.trades import own_trades, trades_in
from assistant.gather.aspects import asked, of_procedure, only_asks, only_measures
from assistant.gather.of_support import grants
from assistant.gather.of_support.objects import is_cost_of, shortens
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, Word, part_of, words_of
from assistant.records import Draft, Query, Status
from index.library import Library
from index.words import tagged
from prompts import say

_MOST, _MOST_OF_PLACE = 0.6, 0.75
"""So much of a question (by weight of words) must be absent for it to be about something else; more where it names a place."""
_MUCH = 0.4
"""… and so much of the things asked about that are not in the title, where the grant itself is named and is another one."""
_HAS = 0.5
GENERAL = re.compile("补贴|补助|津贴|奖励|资助|奖补|扶持|支持|政策|优惠|资金|规定|文件|条件|金额")
"""Words of support as such: they say what is asked of a thing, not of which."""
_BENEFIT = re.compile("补贴|补助|奖励|资助|奖补|贴息|减免|免租|免税")
_WHETHER_PAID = re.compile("(?:给不给|能不能|可不可以|给|能)补|补不补")
"""It is asked, by a verb, whether a thing is supported."""
_TERM = re.compile("有效期|施行|执行期")
"""How long a document holds says nothing of whom it is for."""
GIVEN = re.compile("补[贴助偿给差]|奖|贴息|贴补|减免|[减免][收征除租税按]|资助|资金|优惠|返还|抵扣|扶持|津贴|救助|[元券]|扣除|不予|不得|不再|取消")
"""Support, of whatever kind, given or denied."""
ANY = re.compile("有(?:没有|无)?(?:什么|啥|哪些|哪种|些什么)[^，。？]{0,6}(?:支持|政策|补贴|补助|奖励|优惠|扶持|好处)|能(?:享受|申请|拿|领)(?:到|的)?(?:什么|啥|哪些)")
"""It is asked for whatever support there is, not for that of a thing."""


def unheard_grant(draft: Draft, query: Query, library: Library) -> tuple[str, ...]:
    """The grant asked for by its own name (高龄津贴, 积分入学), where no document quoted has a sign of what it is for."""
    if draft.status == Status.REFUSED or not draft.citations or draft.targets or ANY.search(query.text):
        return ()
    kinds = grants.asked(query.text, library)
    texts = [whole(document, library) for document in dict.fromkeys(one.document for one in draft.citations)] if kinds else []
    lent = grants.loans(query.text)
    if lent and not any(grants.is_on_loan(kind, whole(one.document, library)) for _, kind in lent for one in draft.citations):
        return tuple(name for name, _ in lent)
    heard = any(_speaks_of(kind, text) for _, kind in kinds for text in texts) or any(grants.is_of_deed(kind, query.text, one.quote) for _, kind in kinds for one in draft.citations)
    return () if heard else tuple(name for name, _ in kinds)


def of_another_title(draft: Draft, query: Query, library: Library) -> str:
    """The first place of a question for support that the title of a document not quoted names (临港), where no document quoted has it anywhere: what is
    quoted holds elsewhere; "" where there is none."""
    told = draft.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) and draft.citations and not draft.targets
    if not told or draft.decides or "support" not in query.kinds or query.documents or query.leans or ANY.search(query.text):
        return ""
    quoted = [whole(document, library) for document in dict.fromkeys(one.document for one in draft.citations)]
    words = [one for one in words_of(query.words, library) if 1 < len(one.text) <= _SHORT_NAME and tagged(one.text)[0][1] == _PLACE]
    lacking = [one for one in words if not any(has(text, one) for text in quoted)]
    return next((one.text for one in lacking if any(one.text in card.title for card in library.cards.values())), "")


_SHORT_NAME = 4
_PLACE = "ns"
"""The tagger's sign for a place."""


def _speaks_of(kind: Word, text: str) -> bool:
    """Whether a text has a sign of what a grant is for; what insurances and the state pay has to be named."""
    return grants.is_for(kind, text) if grants.names_paid(kind.text) else has(text, kind) or shortens(kind.text, text) or is_cost_of(kind.text, text)


def absent_things(draft: Draft, query: Query, library: Library) -> list[str]:
    """The things asked about that no document quoted has a sign of, where they are most of the question."""
    aspects = asked(query.text)
    words = [word for word in words_of(query.words, library) if not only_asks(word.text, aspects) and not GENERAL.fullmatch(word.text)]
    total = sum(word.weight for word in words)
    texts = [whole(document, library) for document in dict.fromkeys(one.document for one in draft.citations)]
    absent = [word for word in words if names_thing(word.text) and not any(has(text, word) for text in texts)]
    most = _MOST_OF_PLACE if query.regions else _MOST
    named = any(not only_measures(word.text) for word in absent)
    return [word.text for word in absent] if named and sum(word.weight for word in absent) >= most * total else []


def other_grant(draft: Draft, query: Query, library: Library) -> list[str]:
    """The grant asked for by what it is for ("生育津贴") where nothing quoted is for that and much else of what is asked about is not
    spoken of either; whom the question names, where all that is quoted is for other trades; or what the asker came to be (上规, 绿色工厂), where nothing
    quoted is for that."""
    quoted = [in_place(one, library) for one in draft.citations]
    trades = {} if facts(query.dialogue).personal else own_trades(query.text)
    given = [trades_in(one.quote) for one in draft.citations if GIVEN.search(one.quote) and not _TERM.search(one.quote)]
    if trades and given and given[0] and 2 * sum(map(bool, given)) > len(given) and not any(one & trades.keys() for one in given):
        return list(trades)
    gained = rewarded(query.text)
    if gained and not any(gained & honours_in(text) for text in quoted):
        return sorted(gained)
    titles = [Text.of(library.cards[one.document].title) for one in draft.citations]
    kinds = [kind for kind in grants.named(query.text, library) if not any(grants.is_for(kind, library.cards[one.document].title) for one in draft.citations)]
    if kinds and not any(grants.is_for(kind, text) or shortens(kind.text, text) or is_cost_of(kind.text, text) or grants.is_of_deed(kind, query.text, text) for kind in kinds for text in quoted):
        texts = [Text.of(text) for text in quoted]
        named = {kind.text for kind in kinds}
        words = [word for word in words_of(query.words, library) if not GENERAL.fullmatch(word.text) and (names_thing(word.text) or word.text in named)
                 and not any(part_of(word, title) >= _HAS for title in titles)]
        absent = sum(word.weight for word in words if any(word.text in name for name in named) or not any(part_of(word, text) >= _HAS for text in texts))
        if absent >= _MUCH * sum(word.weight for word in words):
            return [kind.text for kind in kinds]
    return []


def no_support(draft: Draft, query: Query, library: Library) -> list[str]:
    """The support asked for where nothing quoted, nor its headings and title, speaks of any being given or denied."""
    benefit = _BENEFIT.search(query.text) or _WHETHER_PAID.search(query.text)
    if benefit is None or of_procedure(query.text) or "mention" in query.kinds or any(
            GIVEN.search(" ".join((library.cards[one.document].title, *one.path, one.quote))) for one in draft.citations):
        return []
    return [benefit.group() if _BENEFIT.match(benefit.group()) else say("refusal.support")]
