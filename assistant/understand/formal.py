"""Formal orders (请以…为基数，测算…; 请比对…，二者关于…) put as the questions they stand for."""

from __future__ import annotations

import re

_ORDER = r"^(?:敬|烦|恳|兹|并)?请?(?:贵单位|贵方|您|你)?(?:协助|帮忙|予以|据实|如实|逐项|逐一|逐条|分别|依次)*"
_TELL = r"(?:提供|说明|明确|告知|函告|函示|查告|示知|查明|查复|函复|释明|核实|核查|核对|明示|给出|答复|查询|报送)"
ASKS = re.compile(r"哪|什么|啥|多少|几[个项条家]|谁|怎|如何|名[字称]|吗|把|是否|能否|([\u4e00-\u9fff])[不没]\1")
"""What shows that a text is a question already."""
_GIVEN = re.compile(_ORDER + r"(?:提供|函告|函示|查告|示知|惠告|见告|查复|函复)[：:]?(?=[^，]{6})")
"""A verb of asking for what is asked in words behind it."""
_LISTED = re.compile(_ORDER + r"(?:列明|列示|列出|列举|开列|罗列|核列)(?:一下|出)?(?P<thing>[^，,；;]{6,}?)(?:的?(?:名称|名单|清单))?[。.?？]*$")
_MEASURED = r"(?:目标[值数]?|数量|数值|数额|金额|比例|标准|增速|上限|下限|总量|占比|比重|百分比|幅度|限额|期限)"
_TOLD = re.compile(
    rf"{_ORDER}{_TELL}(?:一下)?(?P<thing>[^，,；;]{{4,}}?{_MEASURED})(?:[，,]?(?:以及|及其?|并)(?P<other>[^，,；;]{{4,}}?{_MEASURED}))?"
    r"(?:[（(](?P<unit>[万亿千]{0,2}[元吨家个户项%名人座台亩])[）)])?[。.?？]*$")
_HELD_UP = re.compile(_ORDER + r"(?:比较|对比|对照)(?:一下)?(?P<things>(?=[^，,]*(?:目标|数|值|率|比重|占比|标准))[^，,]+[与和同跟][^，,]+)(?P<rest>[，,]?(?:并|且)?(?:计算|说明|列出|算出|给出)[^，,]{0,12}(?:差|增加数?|变化|增减)[^，,]{0,6})?[。.?？]*$")
"""What a formal order wants: things listed, figures told, two figures held against each other."""
_BASE = r"(?:请|现|兹)*以(?P<base>[^，；。]{4,40}?)(?:为|作为?)(?:比较)?(?:基数|基准|基期|参照|起点)[，,]?(?:分别|逐一|依次)?(?:测算|核算|计算|推算|说明|算出)(?:出)?"
_TIMES_OF = re.compile(_BASE + r"(?:其)?(?:达到|实现|完成|增至)(?P<goal>[^，；。]{4,40}?)(?:所需)?的?(?:增长)?倍数")
_OVER = re.compile(_BASE + r"(?P<goal>[^，；。]{4,40}?)(?:较[之其]|比其|与[之其]相比)(?P<more>(?:增加|增长|提高|减少|高出|多出)[^，；。]{0,8}(?:多少|若干|几)[^，；。]{0,6})(?P<also>[，,](?:以及|并|且)?(?:为|是)(?:其|前者|基数)的?(?=几倍|多少倍|百分之))?")
_SHARE_OF = re.compile(_BASE + r"(?P<goal>[^，；。]{4,40}?)(?:所占|占其|占比|相当于其|为其)的?(?:百分比|比重|比例|百分之(?:多少|几))")
"""What is worked out from a base: how many times it, how much more, what part of it."""
_LIKE = re.compile(r"(?:相应|对应|同类|同口径)的?(?:目标|指标|数)")
_THINGS = re.compile(r"年(?P<things>[^年]{2,}?)(?:数量)?(?:目标|指标)[值数]?$")
_AS = re.compile(r"(?<=[\u4e00-\u9fff])(?:以|用|拿)(?P<measure>[\u4e00-\u9fff]{2,6}?)(?:来)?(?:计|计算|算|代替|替代|顶|为准)?(?=[）)])")
_REWORDED = (
    (re.compile(r"(?:请|现请|烦请)?(?:比对|比照|对照|对比|比较)(?=[^，。；？]{2,}[与和跟同及][^。；？]*(?:是否|能否|可否|有无))"), ""),
    (re.compile(r"[，,]?(?<=[，,])(?:二者|两者|两份文件|双方|前后两者)(?=关于|对于|对|就|在|是否|有无|之间)"), ""),
    (re.compile(r"的?(?:规定|要求|表述|目标|说法)?[，,]?(?:二者|两者)?(?:之间)?(?:是否存在|有无)(?:差异|不同|出入|差别)"), "是否一致"),
    (re.compile(r"(?<=[，,])(?:并|且)(?:请)?(?:予以)?(?:分别|逐一)?(?:列明|列示|说明|指明|注明|给出|写明|标明)(?:其|各自|具体|分别|相应|的)*(?:数额|数值|数量|出处|依据|情况|金额|数)(?=[。；]|$)"), ""),
    (re.compile(r"[，,]如有(?:不符|出入|差异|不一致)[^。]{0,10}(?=[。]|$)"), ""),
    (re.compile(r"(?<=[，,])(?:并|且)?(?:请)?(?:测算|核算|计算|说明|算出)(?P<part>[^，。；]{2,20}?)所占(?:总[额数量]|合计)?的?(?:比重|比例|份额|百分比)(?=[。；]|$)"), r"\g<part>占百分之多少"),
    (re.compile(r"(?P<title>《[^《》]{4,40}》)[（(](?P<year>20\d\d)年?(?:版|印发|发布)?[)）]"), r"\g<year>年\g<title>"),
    (re.compile(r"(?:敬|烦|恳)?请?(?:贵[\u4e00-\u9fff]{1,3})?(?:协助|帮助)?(?:测算|核算|计算|推算)(?:出)?(?:其间|期间|其)?的?累计(?:增长)?(?:幅度|增幅|增长率|增速)[及和与、](?:其)?年均(?:复合)?(?:增长速度|增长率|增速|增幅)"), "累计增长百分之多少，年均增速多少"),
    (re.compile(r"(?<=[，。；？])(?:敬|烦|恳)?请(?:贵[\u4e00-\u9fff]{1,3})?就(?P<things>[^，。；？]{4,}?)(?:[两三四五六]类)?(?:分别|逐一|逐项|逐条)(?:予以)?(?:列明|列示|说明|函告|给出|明确)(?=[。；]|$)"), r"\g<things>各是多少"),
    (re.compile(r"(?<=数量|目标|比例|标准|指标|规模|总量)(?:作|有|做)(?:出|了)?何种?(?:安排|规定|要求)"), "是多少"),
    (re.compile(r"(?:(?:依|按)(?:法|规|照?规定)[，,]?)?(?:将|应当?|须|会)?[作做](?:出|了)?何种?(?:处理|处置)(?:措施|方式|办法)?(?=[？，。；]|$)"), "怎么处理"),
    (re.compile(r"(?<=上限|下限|数量|数额|金额|比例|标准|比重|增速|目标)(?:应|当)?为何(?=[？，。；]|$)"), "是多少"),
    (re.compile(r"(?:并|且)(?:请)?(?:计算|测算|核算|说明|列出|给出)(?:出)?(?:其|该)?[二两三四五]者(?:之)?(?:合计|总和|之和|总额)(?:数额?|金额)?(?=[。；]|$)"), "合计是多少"),
    (re.compile(r"予以(?=加总|合计|相加|汇总|累加|核实|比较|计算)"), ""),
    (re.compile(r"(?<=[\u4e00-\u9fff])几何(?=[，。？]|$)|(?<=[到至为])何(?:值|数|水平)(?=[，。？]|$)"), "多少"),
)
_COURSE = re.compile(r"(?:如|若|请|现|假定|假设|设)*以(?P<base>[^，；。、]{4,40}?)(?:为|作为?)(?:起点|起始值?|基期|基数)[、，](?:以)?(?P<goal>[^，；。、]{4,40}?)(?:为|作为?)(?:终点|终值|末期|期末)")
"""A course from a base to an end: 以A为起点、B为终点."""
_LAST = re.compile(r"[，,、]+(?=[。？；]|$)")


def asked(text: str) -> str:
    """A formal order as a question: 请列明…的产业 → …的产业有哪些, 以A为基数，测算达到B的倍数 → 从A到B是几倍; other text as it is."""
    told = _TIMES_OF.sub(r"从\g<base>到\g<goal>，是几倍", _COURSE.sub(r"从\g<base>到\g<goal>", text))
    told = _OVER.sub(lambda m: f"{m['goal']}比{m['base']}{m['more']}" + ("，是" if m["also"] else ""), told)
    told = _SHARE_OF.sub(_share, told)
    for pattern, said in _REWORDED:
        told = pattern.sub(said, told)
    told = _AS.sub(r"按\g<measure>算", told)
    told = _LAST.sub("", told) if told != text else text
    return _GIVEN.sub("", told) if ASKS.search(told) else _ordered(told)


def _share(match: re.Match[str]) -> str:
    """The part that one thing is of another, the things of the base named again where only like ones are spoken of."""
    goal, things = match["goal"], _THINGS.search(match["base"])
    goal = _LIKE.sub(f"{things['things']}目标", goal) if things else goal
    return f"{goal}，分别相当于{match['base']}的百分之多少"


def _ordered(text: str) -> str:
    """A formal order that asks no question, as one."""
    if match := _LISTED.match(text):
        return f"{match['thing']}有哪些"
    if match := _TOLD.match(text):
        other = f"，{match['other']}是多少" if match["other"] else ""
        return f"{match['thing']}是多少{match['unit'] or ''}{other}"
    if match := _HELD_UP.match(text):
        return f"{match['things']}相差多少"
    return text
