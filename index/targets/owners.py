"""The company that a section introduces: figures in it (产值, 员工, 注册资金) are the company's own, not the place's.

In: a heading path, the name of a figure. Out: the company's name, the figure's name without 该公司 and the like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.quantities import Time

_HEADING_NUMBER = re.compile(r"^(?:第[\d一二三四五六七八九十]+[章节]|[（(]?[\d一二三四五六七八九十]+[)）.、．]*)\s*")
_OWNER = re.compile(r"(?P<name>[^，。；：、\s]{2,24}?(?:公司|集团|合作社|[一-鿿]{2}厂))(?:情况|基本|企业)?(?:简介|介绍|概况|情况)?")
_SELF = re.compile(r"^(?:该|本)?(?:公司|企业|集团|合作社|厂)(?:现有|年)?(?=[^的]{2})|^(?:可?实现|完成|拥有|现有)(?=[^的]{2})")
_FOUNDED_AFTER = re.compile(r"(?:注册|正式|依法|批准)*(?:成立|设立|组建|创办|创建|始建|投产)")
_FOUNDED_BEFORE = re.compile(r"(?:成立于|建于|组建于|设立于|创建于|创办于|注册于)$")


def owner_of(path: Sequence[str]) -> str:
    """The company that the innermost heading is the name of (“（一）某某股份有限公司简介”), "" where it is none."""
    found = _OWNER.fullmatch(_HEADING_NUMBER.sub("", path[-1]).strip()) if path else None
    return found["name"] if found else ""


def own_name(name: str) -> str:
    """The name of a company's figure without the words for the company itself and for having: 公司产值 → 产值."""
    previous = ""
    while name != previous:
        previous, name = name, _SELF.sub("", name)
    return name


def tells_founding(mask: str, time: Time) -> bool:
    """Whether a year in the sentence `mask` is that in which the company began: it dates none of its figures."""
    return bool(_FOUNDED_BEFORE.search(mask[: time.start]) or _FOUNDED_AFTER.match(mask[time.end :].removeprefix("月")))
