"""What the name of a table's column says that its cells tell, and what a cell may look like."""

from __future__ import annotations

import re

REQUIRED = re.compile(r"条件|要求|情形|情况|范围|对象|主体")
"""A column that tells who can have it and when, in words of its own."""
NAMED = re.compile(r"方向|项目|类别|类型|名称|事项|内容|领域|政策|奖项|补贴|补助|奖励")
"""A column that names what is supported, as a heading does."""
UNIT = re.compile(r"[(（](?:单位[:：])?((?:亿|万|千)?元|%)(?:/([^)）]+))?[)）]")
LIMITS = re.compile(r"限额|上限|最高|封顶|备注|说明|拨付|期限|发放方式|兑现")
CAP_NAMED = re.compile(r"最高|不超过|上限|封顶|最多|限额")
CLAUSE = re.compile(r"按照?|给予|予以|(?:奖励|补助|补贴|资助|支持)[^，。；]{0,8}\d|[，；。]")
"""Words by which a cell tells what is given in a clause, not only how much."""
NUMBER = re.compile(r"[\d.（()）一二三四五六七八九十]+")
GRANT_NAME = re.compile(r"(?:补助|补贴|奖励|资助|奖补|扶持|救助|津贴|补偿|贴息|费用?|支持)(?:资金)?(?:[(（].*[)）])?$")
"""A cell that names what is given, which is a heading and no case."""
