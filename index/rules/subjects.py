"""Tidy up who is given something: no preposition before him, nothing that he does behind him."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"^(?:向|把|将|使|让|给|而|帮助|扩大|新增加?|同意|引导|为(?!农|老|侨)|在(?=全[国省市区县]))+(?=[一-鿿“]{2,})|^[^，。；]{0,14}等(?:方式|形式|手段)(?:鼓励|支持|引导|扶持)?"
)
_BEHIND = re.compile(r"(?<=[一-鿿]{2})(?:一次性|按规定|按月|按年|全部|分别|统一|每年|自行|本人|成员本人)$")
_YEARLY = re.compile(r"^(?P<who>.*(?:企业|单位|机构|旅行社|公司|协会|主体|平台|学校|院校|景区|合作社|剧团|院团))(?:[全每当一]?年(?:度)?(?:内)?|累计|每?月)?组织$")
"""A body with what it does, which has the name of a body itself ("旅行社年组织…游客")."""
_PLACE = re.compile(r"(?P<who>.*(?:企业|单位|机构|个人|人员|团队|项目|平台))(?:(?![或和及与])[一-鿿]{2}[省市县]|[一-鿿]{1,2}财政)$")
_NO_ONE = re.compile(r"(?:补助|补贴|奖励|扶助|资助|经费|筹资|救助|津贴|缴费|发放|保障|供养|[及和与])标准$")
"""What is given or paid is nobody."""
_NAMED = re.compile(r"(?:企业|单位|家庭|居民|职工|农民|毕业生|学生|老年人|残疾人|人员|对象)")
_DOES = re.compile(
    r"^(?P<who>(?:(?!对|为)[一-鿿A-Z（）()“”、]){0,12}?(?:企业|个体工商户|合作社|家庭农场|农户|毕业生|大学生|单位|机构|协会|人员|居民|纳税人|工商户|旅行社))"
    r"(?P<does>(?:转型|转为|升级|实施|开展|创办|兴办|投资|建设|新建|扩建|销售|购买|购置|采购|租赁|租用|投保|引进|招用|吸纳|参加|承办|举办|申报|获得|取得|从事|组织|设立|建立|使用|委托|生产)(?!经营部|服务商|基地$)[^，。；]{2,})$"
)
"""Somebody with what he does, that was taken for his name ("企业实施节能改造项目")."""


def tidy(subject: str) -> tuple[str, str]:
    """The bare name of who is given something, and what is said of his doing where that was part of it ("" if nothing)."""
    bare = _BEHIND.sub("", _BEFORE.sub("", subject))
    if _NO_ONE.search(bare):
        named = list(_NAMED.finditer(bare))
        return (named[-1].group() if named and named[-1].group() != "对象" else ""), ""
    if (place := _PLACE.match(bare)) is not None:
        bare = place["who"]
    if (yearly := _YEARLY.match(bare)) is not None:
        return yearly["who"], ""
    if (does := _DOES.match(bare)) is not None:
        return does["who"], does["does"]
    return (bare if len(bare) > 1 else subject), ""
