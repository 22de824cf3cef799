"""Whether a sentence is on what the asking clause names ("这个分能算进总积分吗", "投资强度够不够"): one that speaks against the asker but is on something else decides nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.of_demands.one_verdict import ASKS
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Query
from index.library import Library

_GENERAL = re.compile(r"申请|申报|享受|补贴|补助|津贴|奖励|资助|奖补|扶持|支持|政策|优惠|资金|条件|资格|要求|规定|办理|报名|符合|满足")
"""Words for asking as such: they say nothing of the thing that is asked for."""
_MEASURE = re.compile(r"(?P<what>(?!制度|年度|季度|月度|额度)[一-鿿][度率]|比例|占比|比重|面积|人数|年限|资本|产值|税额|床位)(?:也|都|还|算|能)?(?:够|达(?:不达)?[标到]|合格|过(?:不过)?[线关]|符合|符不符合)")
"""A measure that is to be judged."""
_UNITS = {"年龄": "岁", "岁数": "岁", "年限": "[年月]", "时间": "[年月日天]", "期限": "[年月日天]", "工龄": "年", "面积": "平方米|亩|公顷", "人数": "[人名户]", "金额": "元", "资本": "元", "产值": "元",
          "税额": "元", "比例": "比|[%％]", "占比": "比|[%％]", "比重": "比|[%％]"}
"""What a sentence measures by a unit it need not call by its name (年满30周岁)."""


def named_in_asking(query: Query, library: Library) -> tuple[Word, ...]:
    """The things named in the clause in which a right is asked about, without words for asking as such."""
    clause = next((clause for clause in re.split("[，。；？！]", query.text) if ASKS.search(clause)), "")
    words = words_of([_GENERAL.sub("", run) for run in query.words if run in clause], library)
    return tuple(word for word in words if names_thing(word.text))


def of_other(asked: str, words: Sequence[Word], text: str, whole: str) -> bool:
    """Whether a text, a sentence with what stands over it, has no sign of the things that the asking clause names, or not the measure that is asked to be judged,
    though its document (`whole`) speaks of them elsewhere."""
    measure = _MEASURE.search(asked)
    if measure is not None and measure["what"] in whole and measure["what"] not in text and not _measured(measure["what"], text):
        return True
    named = [word for word in words if word.text in whole]
    return bool(named) and not any(_measured(word.text, text) for word in named) and share(named, Text.of(text))[0] <= 0


def of_measure(asked: str, text: str) -> bool:
    """Whether a text sets the very measure that is asked about by its name (年龄上行不行), however much else the asker tells."""
    named = _ON_MEASURE.search(asked)
    return named is not None and (named["what"] in text or _measured(named["what"], text))


_ON_MEASURE = re.compile(r"(?P<what>年龄|岁数|学历|面积|工龄|收入|人数|年限|户籍|社保|税额|产值)(?:上|方面|这[一]?[条块点关]|条件)*(?:行不?行?|够不?够?|能不?能?|可以|符合|符不符合|卡不卡|过不过|达不?达?标|有没有问题|合不合)[^，。；]{0,10}(?:[吗么不没]|行|够|过|标|题|格|合)?(?=[，。？?]|$)")


def _measured(name: str, text: str) -> bool:
    """Whether a text has the unit in which a measure by this name is told."""
    unit = _UNITS.get(name)
    return unit is not None and re.search(unit, text) is not None
