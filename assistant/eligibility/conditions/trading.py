"""Whether a rule is for those who sell a thing where the asker says that he bought it, or the other way round; and for which party of a deal (输出方, 吸纳方)
where he says that he is the other."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.eligibility.vocabulary import CLAUSE
from index.data_files import patterns

_PARTIES = patterns(Path(__file__).with_suffix(".yaml"))

_SALE = r"(?:销售|出售)(?!额|收入|量|业|价|单价|总|网|点|渠道|规模|利润|产值|增|税|合计|统一发票|发票|企业|商|公司|单位|门店|平台|合同|\d)"
_SELLS = re.compile(_SALE)
_BUYS = re.compile(r"购置|购买|采购|购入")
_SOLD = re.compile(r"(?<![买收])卖(?!给(?:我|咱|本)|家|方)|" + _SALE)
_BOUGHT = re.compile(r"买(?!卖|家|方)|购置|购买|采购|购入|购了|购进|添(?:置|购|了|[一二两三四五六七八九十几\d])")
_NAY = re.compile(r"(?:没有?|未|从来?没|不)[^，。；]{0,3}$")
_TO_HIM = re.compile(r"卖给(?:我|咱|本)|(?:按|以)?[^，。；]{0,12}(?:价格?|优惠)[^，。；]{0,6}(?:销售|卖)|(?:折后|打[一二三四五六七八九\d]*折|优惠后|标价|原价|现价|到手)[^，。；]{0,4}卖(?=\d)")
"""Another sells to the asker."""


def other_side(wanted: str, text: str) -> str:
    """The clause in which the asker says that he bought, where `wanted` is for those who sell, or the other way round; "" where he says no such thing."""
    sells, buys = _SELLS.search(wanted) is not None, _BUYS.search(wanted) is not None
    if sells == buys:
        return ""
    clauses = [_TO_HIM.sub("", clause.group()).strip() for clause in CLAUSE.finditer(text)]
    his, other = (_SOLD, _BOUGHT) if sells else (_BOUGHT, _SOLD)
    if any(his.search(clause) for clause in clauses):
        return ""
    return next((clause for clause in clauses if (deed := other.search(clause)) is not None and not _NAY.search(clause[: deed.start()])), "")


def party_told(name: str, text: str) -> tuple[bool, str] | None:
    """Whether the asker is the party of a deal that a rule names (输出方: 卖给…; 吸纳方: 从…买了), with the clause that says so; None where it names none, or he
    tells neither or both."""
    gives, takes = _PARTIES["gives"].fullmatch(name) is not None, _PARTIES["takes"].fullmatch(name) is not None
    if gives == takes:
        return None
    clauses = [_TO_HIM.sub("", clause.group()).strip() for clause in CLAUSE.finditer(text)]
    gave, took = ([one for one in clauses if (found := _PARTIES[side].search(one)) is not None and not _NAY.search(one[: found.start()])] for side in ("gave", "took"))
    if bool(gave) == bool(took):
        return None
    return gives == bool(gave), (gave or took)[0]


def his_side(wanted: str, text: str) -> bool:
    """Whether `wanted` is for those who buy a thing, or for those who sell it, and the asker says that he did that."""
    sells, buys = _SELLS.search(wanted) is not None, _BUYS.search(wanted) is not None
    return sells != buys and any((_SOLD if sells else _BOUGHT).search(_TO_HIM.sub("", clause.group())) for clause in CLAUSE.finditer(text))
