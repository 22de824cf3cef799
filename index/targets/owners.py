"""Whose a figure is, where it is not the place's: the company that a section introduces (产值, 员工, 注册资金), the zone that a sentence begins with.

In: a heading path, the name of a figure, the words before it. Out: the company's or zone's name, the figure's name without 该公司 and the like.
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

_ZONE = re.compile(
    r"(?P<zone>(?!推动|推进|加快|支持|深入|加强|全面|积极|持续|促进|服务|抓好|实施|落实)[^，。；：、\s\d]{2,14}?(?:经济圈|都市圈|生活圈|城市群|经济带|经济区|大湾区|走廊|新区|科学城|一体化))(?:的)?(?:建设|规划|发展|高质量|加快|全面|扎实|深入|稳步|走深|提速|起势|成势)[^，。；：]*[，,][^。；]*"
)
_OF_A_WHOLE = re.compile(r"(?:经济总量|(?:地区)?生产总值|GDP|常住人口|(?:一般公共预算|财政)收入|进出口)(?:占|增|总|年均|$)")


def zone_of(before: str, name: str) -> str:
    """The zone (甲乙都市圈) whose state a sentence tells first, where a figure of a whole place is told after it without naming any: it is the
    zone's own; "" else. `before` are the words of the sentence before the figure."""
    found = _ZONE.match(before) if _OF_A_WHOLE.match(name) else None
    return found["zone"] if found else ""


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
