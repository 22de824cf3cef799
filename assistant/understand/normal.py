"""A question in normal form: half-width, no stray blanks, years with their 年, the library's spelling where sounds agree."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.understand.manners import bare
from assistant.understand.signs import plain_signs, without_arrows
from assistant.understand.terms_asked import marked
from assistant.understand.traditional import simplified
from assistant.vocabulary import vocabulary
from index.quantities import chinese_number

_CONTROL = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_DOTS = re.compile(r"[.。]{2,}")
_BLANK = re.compile(r"\s+")
_HAN = "\u3400-\u9fff"
_BETWEEN = re.compile(rf"(?<=[{_HAN}，。？！、；：”“）（]) (?=[{_HAN}\dA-Za-z“”（])|(?<=[\dA-Za-z%]) (?=[{_HAN}“”，。？！（])")
_SHORT_YEAR = re.compile(r"(?<![\d.年])(?<![还租领拿读住交缴干满共贷续期])(1[5-9]|2\d|3\d|4[0-5])年(?!下来|一共|总共|合计|的?(?:贷款|期限|租期))(?=[的底末度初]|目标|计划|规划|要|呢|，|,|和|与|比|$|[^内来间期后前以左月])")
_SPELLED_SHORT_YEAR = re.compile(
    r"(?<![〇零一二三四五六七八九十百千])([一二三])([〇零一二三四五六七八九])年(?:(?=[的底末度初]|目标|计划|要|呢|，|比|$)|(?<=[到至]...)(?!级|内|左右|以))"
)
_BARE_YEAR = re.compile(r"(?<![\d.\-/〔\[(（])(20[0-4]\d)(?![\d.]|\s?(?:年|[家个座万亿元户项吨名人台件条平亩公米间套辆位只张床场次株头棵斤块%〕\])）号\-—~至到]))")
_SIZE = re.compile(
    r"(?<![资产入额达到为是\d.])(?<!目标)(?:产值|营收|规模)?(?:(?:超过?|过|突破|(?<!以)上|破)(?P<size>\d+)亿元?(?:以上)?|(?P<least>\d+)亿元?(?:级以上|以上|级))的?"
    r"(?P<thing>企业|园区)?(?!的[\u4e00-\u9fff]{0,4}(?:产业|行业|领域|指标|项目|城市))(?=[、，。？的和与呢]|$|企业|园区|几[家个]|有几|多少家)"
)
_HERE = re.compile(r"(?<![园发新市县城社辖片库山地小景牧林矿专])(?P<level>[区省市县])(?:里边|里头|里|上)(?=[\d的也给要定打对有能怎这把哪谁说讲提想准规到让])")
_SPLIT_VERB = re.compile(r"(?<=上)了(?=[云市规])|(?<=入)了(?=[规园库])|(?<=升)了(?=[级规])|(?<=挂)了(?=牌)|(?<=达)了(?=标)|(?<=投)了(?=产)")
"""The 了 within a verb and its thing: 上了云 is 上云."""
_DECIMAL = re.compile(r"(?<![一二三四五六七八九十百千万\d])[一二三四五六七八九十]{1,3}点[零一二三四五六七八九]{1,2}(?=[万亿]|个?百分点|倍)")
"""五点五亿 is 5.5亿."""
_SPELLED = re.compile(r"[一二两三四五六七八九十百千]+万[一二两三四五六七八九十百千零]*(?=千伏安|千瓦|平方米|平米|公里|吨|立方米)|[一二两三四五六七八九十百千]{2,}(?=千伏安|[万亿]?[家户名人元吨辆台件亩岁]|万|亿|个百分点)")
_ABOUT = re.compile(r"(?<=[十百千])来(?=[万亿])")
"""八十来万 is about 80万."""
_SPELLED_YEAR = re.compile(
    r"[二2][〇零○0][〇零一二三四五六七八九\d]{2}(?=年)|"
    r"(?<![〇零一二三四五六七八九十百千万\d])二[〇零○][〇零一二三四五六七八九]{2}(?![〇零一二三四五六七八九十百千万亿\d家个座元户项])"
)
_PLAN = re.compile(r"(?<![\d.第])1(?P<ones>[1-7])五(?=[“”\"]|规划|计划|期|末|时|那|的|和|与|到|比|工业|，|$)")
"""A five-year plan in digits: 13五规划."""
_NTH_FIVE_YEARS = re.compile(r"第(?P<number>1?\d|十[一二三四五六七]?)个五年(?=[\u4e00-\u9fff]{0,4}(?:计划|规划))")
_FIVE_YEARS = re.compile(r"(?<![\d.])5年(?=计划|规划)")
_THAT_PLAN = re.compile(r"[那这]份(?P<plan>“?十[一二三四五]五”?)(?:的|那份)?(?=[里中上，。？的怎说写有对讲]|$)")
"""那份十三五的 is the plan of those years."""
_UNITS = re.compile(r"(?<=\d)\s?(?P<unit>KVA|KWH|KW)(?![A-Z\d])")
_UNIT_NAMES = {"KVA": "千伏安", "KWH": "千瓦时", "KW": "千瓦"}
_TEN_THOUSANDS = re.compile(r"(?<=\d)W(?=元|块|[，。；、？！的]|$|[\u4e00-\u9fff])")
"""万 as people type it: 2400W."""
_SIZES = re.compile(
    r"(?:产值|营收|规模)?(?:超过?|过|突破|(?<!以)上|破)(?P<sizes>(?:\d+|[百千])亿元?(?:以上)?(?:的?(?:企业|园区)?[、和及/](?:产值|营收|规模)?(?:超过?|过|突破)?(?:\d+|[百千])亿元?(?:以上)?)+)级?的?(?P<thing>企业|园区)")
_BIG_FIRMS = re.compile(r"(?<=上|过|破)(?P<size>[百千]|\d+)(?P<of>亿元?(?:以上)?的)大?(?P<thing>企业|公司|厂子|园区)(?=[，、和与]|[又还再要得该各有共]{0,3}(?:多少|几))")
"""What is of a size, as one speaks of it: 上百亿的大厂子."""
_SAME_SIZED = re.compile(r"(?P<before>亿级(?P<thing>企业|园区)[^？]*?亿级)(?:的|元)?(?:那[种些])?(?:更大的?)?(?=[又还再要得各有共]{0,3}(?:多少|几))")
"""Further things of a size, called by it alone: those named before (2020年过千亿的园区几个，2022年过300亿的几个)."""
_COUNTED = re.compile(
    r"(?<![\d.第])(?P<number>1?\d|20)(?=大|类|条(?:产业链|措施|政策|举措)|项(?:行动|工程|任务|措施|举措|改造|重点)|"
    r"个(?:重点|方面|产业|行业|领域|板块|专项|层面))"
)
_HUNDRED_MILLIONS = re.compile(r"(\d)个(?:多)?亿")
_RISE = re.compile(r"(?<=[均年幅速长])\s?\+\s?(?=\d)")
_SAID_YEAR = re.compile(r"(?:今年|去年|明年|前年|本年|上年)[（(](20\d\d)年?[)）]")
_TAILED = re.compile(r"(?P<whole>\d+|[一二两三四五六七八九])(?P<scale>[万千])(?P<rest>[1-9一二三四五六七八九])(?=[，。？！的]|块|能|可|多|$)")
_PIECES = re.compile(
    r"(?<=[\d万千百])块钱?(?!地|(?<=\d块)[^，。；？！\d的给能可补奖费租每够左右以吗呢多到了算要就钱金包票税]{2,10}(?:[，。；？！]|$|一共|总共|合计))")
_HEADS = re.compile(r"(?<![第一二三四五六七八九十])[一二两三四五六七八九](?=个(?:孩子|小孩|娃|子女|人(?!工|才)|员工|职工|工人|毕业生|学员)|名(?!称)|位(?!置))")
_MIXED = re.compile(r"(?<!\d)(?=\d[千百]\d[百十])(?:(?P<thousands>\d)千)?(?:(?P<hundreds>\d)百)?(?:(?P<tens>\d)十)?(?=[万亿元块])")
_INSTALLED = re.compile(r"(?<![组安包])装(?:到|上|了|够)?(?=多少[万亿]?千瓦)")
_NEEDLESS = re.compile(r"(?<=\d)个(?=批次|班次|车次|航班|场次|人次|标段)")
_STAFF = re.compile(r"(?<=\d)(?:多|来)?号人")
_SESSIONS_REPORT = re.compile(r"两会上?的?(?:政府)?(?:工作)?报告")
"""What the year's sessions are told is the report on the work of the government."""
_POINTS = re.compile(r"(?<=\d)个点(?![位名])")
_NAME_AND_SUM = re.compile(r"(?<=GDP)(?=\d[\d.]*[万亿])")
"""A name in letters and the sum behind it (GDP5.67万亿元) are two words."""
_SAVED = re.compile(r"(?:要|得|需要?|能|可以?|应当?)?(?:节约|节省|省)(?:下来?|出来?)?(?=(?:多少|几)[百千万亿]*吨(?:标准?煤|标煤|煤))")
"""What is saved so and so much of is 节能量."""
_ENERGY_SAVED = re.compile(r"(?:要|得|需要?|能|可以?|应当?)?(?:节约|节省|省)(?:下来?|出来?)?(?P<much>多少)能(?:源|耗)?(?:[（(]折合?成?标准?煤[）)])?(?=[，。？]|$)")
_YEARLY_RISE = re.compile(
    r"(?:平均)?(?:每年|(?<![上前后下头去哪])一年|(?<=[\u4e00-\u9fff])(?<![\d年一每去今明前后上本当全半近同两])年(?=增))(?:平均|大约|大概|至少|起码|最少)*(?:得|要|需要?)?(?:至少|起码|最少)?(?:增长|递增|涨|(?<=[年])增(?!加))"
    r"(?:幅度?)?(?:至少|起码|最少|不得?低于|不得?少于|应不低于)?(?:百分之(?:多少|几)|多少%|几个百分?点|多少个百分点|几个点)")
_ON_AVERAGE = re.compile(r"(?<=[，。？])平均(?:算|摊)?(?:下来|起来|算)?(?:到)?(?:每年|一年)(?:又|还|就|大概)?(?:得|要|需要?|应)?(?:增长|涨|递增)(?:多少|几)(?=[，。？]|$)")
"""Where a rise is asked for in per cent, the yearly one is too (一共涨了百分之多少？平均下来一年又得涨多少)."""
_MONEY_FIRST = re.compile(r"把(?P<money>钱|补贴|补助|奖励|资金|奖金)(?:先|给)?(?P<do>申请|领|拿|要)(?:了|下来|到手|过来)?(?:再说)?(?=[，。？吗])")
"""先把钱申请了再说 is 先申请钱."""
_SAID_SO = re.compile(r"^(?:那)?不是(?:都|有人)?说(?P<said>(?![这那])[^，。？]{6,}\d[^，。？]{0,12}(?:吗|么|嘛)？?)$")
"""不是说绿色工厂要100家吗 asks whether it is so."""
_SIZE_LIST = re.compile(r"(?P<first>[百千]|\d+)亿元?(?:和|、|及|与|/|或)(?P<last>\d+)亿(?:元|级)?(?:以上)?的?(?P<thing>园区|企业|产业)")
_SIZED = re.compile(r"(?<![资产入额达到为是值\d.亿])(?:(?:产值|营收|规模)?(?:超过?|过|突破|(?<!以)上|破))?(?P<size>[百千]|\d+)亿元?的?(?=园区|企业(?:各|几|多少|数|$))")
_WORDED = {"百": "100", "千": "1000"}
_AREA = re.compile(r"(?<=\d)个?平(?=[，。？！的]|大|左右|$)")
_EACH_MU = re.compile(r"(?:每一?亩(?:地|土地|用地)?|(?<![\d一二三四五六七八九十百千])一亩地)的?(?P<things>(?:产值|税收|产出|投资|效益)(?:[、和](?:产值|税收|产出|效益))*)")
"""每亩地的产值、税收 is 亩均产值、亩均税收."""
_TAX_OF_MU = re.compile(r"(?:平均)?[每一]一?亩(?:地|土地|用地)?(?:平均|要|得|能)*的?[交缴]?的?税(?!收|率|务)")
"""每亩地的税, 一亩地平均交税 is 亩均税收."""
_ASKED_BY_SIGN = re.compile(r"(?<![少几吗呢么哪谁])[，=]?[ ]?？+[ ]?(?=(?:[万亿千百]?元|[万亿]|%|个?百分点|吨|[户家个座])(?:[，。？]|$))")
"""A question mark before a unit asks for so much (增幅→？万)."""
_SET_EARLY = re.compile(r"(?<=20\d\d)年{0,2}初(?=(?:制?定|提出?|安排|确定|公布|下达|设定?|预期|计划|报告)(?:的|了)|的?(?:目标|预期|计划))")
"""What was set at the beginning of a year is meant for it."""
_SOME = re.compile(r"若干(?=[家个项亿万元户条座吨名人倍%]|[？，。]|$)")
"""若干 asks where no other word does."""
_TENTHS = re.compile(r"(?<![一二三四五六七八九十百千\d完])(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?=以上|以下|左右|[，。？！的]|$)")
"""七成 is 70%."""
_ALL_OF_THEM = re.compile(r"(?:(?<![哪有共])[这那]?几[个份部]|每一?[个份部]|(?:这些|所有|全部)的?)(?=文件|规划|方案|政策|意见)(?!.{0,4}(?:提|有|涉及|讲到|说到|写到)过?[吗没])")
"""这几份文件 and 每份文件 are all of them; nothing is counted."""
_THAT_YEARS = re.compile(r"(?<=20\d\d年)的?那一?[份个](?=[跟和与，的里要定说写提呢]|比(?![重例率值])|$)")
"""2023年那份 is the document of that year."""
_THAT_ASKED = re.compile(r"那(?=(?:几|些|[两三四五六七八九十]{1,2}|\d{1,2})?(?:[个家条项座种类份]|里|些|儿)[^，。；？]{0,4}？$|个(?:厅局?|委办?|局|部门|单位|处室)？)")
"""那 typed for 哪, at the end of a question that asks nothing else (是那十个？), or of a department (压给了那个厅？)."""
_SPOKEN_LIST = re.compile(r"(?:[\u4e00-\u9fff]{2,6}?[啊呀啦]+[，、]?){3,}(?![^，。；？！]{0,2}[，。；？！]|$)")
_AFTER_EACH = re.compile(r"[啊呀啦]+[，、]?")
"""Things named one after another as one speaks (水泥啊焦炭啊电石啊这三样)."""
_TWO_TITLES = re.compile(
    r"一[份个]是(?P<first>[^，。；？]{2,30}?(?P<kind>方案|规划|计划|意见|办法|通知|条例))，(?:另外?|还有)?一[份个]是(?P<other>[^，。；？的]{4,24})的(?=，)")
"""一份是某某方案，一份是某某的: the other is of the same kind."""
_THAT_YEARS_PLAN = re.compile(r"(?<=改造|转型|提升|发展|建设|培育|振兴|升级|行动)的?那[份个](?=[三五两\d]年(?:行动)?(?:计划|规划|方案))")
"""绿色改造那个三年计划 is 绿色改造三年计划."""
_BOTH = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?P<and>[和与跟及、])(?P<last>[\u4e00-\u9fff]{2,8}?)这(?:两|二|三|四|五)(?:块|方面|摊|头|样)儿?(?:，(?=到?20\d\d))?")
"""绿色食品和新型材料这两块 are those two."""
_THAT_TABLE = re.compile(r"(?<=[那这])张(?=[\u4e00-\u9fff]{2,10}表)")
_THAT_OF = re.compile(r"(?<=那[份个])(?P<name>[\u4e00-\u9fff]{2,6})的(?=(?:(?:行动|实施|工作|推进)?方案|行动计划)|规划|文件(?!里没)|意见)")
"""那个对标的方案 is 那个对标方案."""
_OF = re.compile(r"(?<=[\u4e00-\u9fff）”])(?<![分反总久随])之(?=[\u4e00-\u9fff]{2})(?![间一内外前后上下中所类和差比家都星路乡力初际道本长余情声夜窗光心源])")
"""之 of formal letters, for 的 (应列明之领域)."""
_AND_ALSO = re.compile(r"(?<=[\u4e00-\u9fff])，(?:还有|以及|外加)(?=(?![^，。？]*(?:哪|什么|多少|几|怎|如何|吗))[\u4e00-\u9fff]{2,14}，)")
"""A further thing that is only named: X，还有Y，…多少."""
_APPOSED = re.compile(r"(?P<list>(?:[\u4e00-\u9fff“”]{2,14}、)+[\u4e00-\u9fff“”]{2,14}?)(?P<count>[两三四五六七八九十])(?:[类项种](?!情[况形])[\u4e00-\u9fff]{2,6}?|个(?:指标|数据))(?=20\d\d年|[的，各])")
"""Things named one after another, and how many they are of what kind: …、孵化器、孵化基地四类创业载体."""
_NUMBER_OF = re.compile(r"(?:的)?(?<![企专行农作大一两二三四五六七八九十几那这哪每各整俩半])(?P<measure>[家项个户座条台]|百分点|公里)数(?=$|[，。？、（]|[及与和](?=[\u4e00-\u9fff]))")
"""The number of what is counted (尚缺家数), as one asks for it."""
_AFTER_BRACKET = re.compile(r"(?<=？[（(])([^（）()]+[）)])[？。]+$")
"""A mark after a remark in brackets that comes after the question (…多少？（不是产值）？)."""
_ASKED = re.compile(r"[哪几谁]|什么|多少|怎")
_LIKE_MUCH = re.compile(r"(?<!多大)多小(?=[，。？]|$|[家个万亿元项吨户倍%])")
"""多小 typed for 多少."""
_ALIKE = re.compile(r"一至(?=[吗么否不]|$|[，。？])")
"""一至 typed for 一致."""
_FALLS = re.compile(r"(?<=[能水煤电强排][耗量度放])降幅(?=的?(?:目标|要求))")
"""能耗降幅目标 is the goal of what falls."""
_NAMED_PAIR = re.compile(r"(?P<do>牵头|负责|配合|主管)的?(?P<count>[两三四几一])(?P<unit>[个家](?:单位|部门|厅局))(?=[？。]|$|[（，])")
"""牵头的两家单位？ asks which they are."""
_WHICH = re.compile(r"(?<=哪)(?P<number>1?\d|20)(?=[个家项条类种大座张])")
_WHO_DO = re.compile(r"(?<=企业)(?P<do>(?:开展|搞|做|从事|进行)[^，。？的]{2,8})的(?:比例|比重)")
"""规上企业开展研发的比例: the 占比 of those who do."""
_TWO_MEASURES = re.compile(r"(?<=占比|比重|增速)，(?=[^，。？各分都比较差高低]{3,}(?:占比|比重|率|增速|增幅)(?:是|为|达)?多少[？。]?$)")
"""A measure named before another is asked for: 甲占比，乙增速多少."""
_OVER_ANOTHER = re.compile(r"(?:(?<=[里中的，。：？”》])|(?<=\d年)|^)(?P<one>[^，。；：？比较的]{2,24}(?:率|比重|增速|占比|增幅|度))(?P<more>(?:要|应|须|将|得)?(?:高出|超出|多出|低出))(?P<other>[^，。；：？比较]{2,24}(?:率|比重|增速|占比|增幅|度))(?=(?:多少|几)个?)")
"""甲率高出乙率几个百分点: 甲率比乙率高出几个百分点."""
_AS_KNOWN = re.compile(r"(?<![是还要可])不是(?P<known>(?:都|已经?|也|还)?(?:安排|列|写|说|讲|定|提|部署|明确|规定|[分有])[^，。？是]{2,24})(?:嘛，?(?=[^？。])|吗，)")
"""What the asker takes as known before he asks: 方案不是安排了九大行动嘛，…"""
_THIS_TRADE = re.compile(r"(?P<before>(?:[里中的，”]|^)?(?:规划|方案|计划|意见|[里中的，”]|^)(?P<thing>[\u4e00-\u9fff]{2,8}?(?P<kind>产业|行业))[^。？]*?)(?:该|这个?|此)(?P=kind)(?!链|集群)")
"""该产业 is the one named before in the same question."""
_OF_TWO_WHOLES = re.compile(r"(?P<part>(?:(?<=[里中的，。？”》])|(?<=\d年)|^)[\u4e00-\u9fff]{2,8}?)(?P<first>占[^，。？、占]{2,12}?(?:的?比[重例])?(?:和|与|、|跟|以及))(?=占[^，。？、]{2,12}比[重例])")
"""A占甲的比重和占乙的比重: both of A."""
_IN_GROUP = re.compile(
    r"(?:(?<=[里中的，。？”》])|(?<=\d年)|^)(?P<part>[\u4e00-\u9fff]{2,10}?)的?(?P<measure>产值|增加值)(?:目标)?(?:在|占)(?:这|那)?(?P<group>[两三四五六七八九十](?:个|大)[\u4e00-\u9fff]{0,4}(?:产业|行业))(?:产值|增加值)?"
    r"(?:总和|总量|总数|合计)?(?:里头?|当中|中|里面)?[占的]?(?P<asks>百分之[几多]少?|几成|多大(?:的)?(?:份额|比[例重])|(?:占比|比[例重]|份额)(?:是|有|为)?多[少大]|多少%?)")
"""甲产业的产值在六个重点产业里占几成: what the group has in all, and what of it."""
_UNITS_IN_ALL = re.compile(r"(?P<of>的?(?:实际|总|具体)?的?)(?P<unit>[家户台座])数(?P<asks>[^，。？多少几]{0,6}(?:多少|几)(?![\u4e00-\u9fff])|(?=[，。？]|$))")
"""企业户数要达到多少 asks how many 户, 请提供实际家数 how many 家."""
_PERCENT = re.compile(r"百分之(?P<number>[一二三四五六七八九十百零两]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?)(?![多几数])")
_PARTICLES = re.compile(r"(?:来着|[啊呀哈哦噢嘛哟啦喽])+(?=[？。！~，]*$)")
"""What a question ends with without being another for it."""
_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_WORTH = (("thousands", 1000), ("hundreds", 100), ("tens", 10))
_COUNTS = ("零", *"一二三四五六七八九", *(f"十{ones}" for ones in ("", *"一二三四五六七八九")), "二十")
"""The numbers up to twenty as documents write them: 六大产业, 十条产业链."""
_ROUNDS = 6
"""One rewriting may make room for another; so many rounds at most."""


@lru_cache(maxsize=1024)
def normal(text: str) -> str:
    """The question as the rest of the program reads it, which stays as it is when made normal again. Chinese punctuation stays; Latin
    letters are upper case."""
    for _ in range(_ROUNDS):
        before, text = text, _rewritten(text)
        if before == text:
            break
    return text


def _rewritten(text: str) -> str:
    text = simplified(without_arrows(plain_signs(bare(_CONTROL.sub("", text)))))
    text = _AFTER_BRACKET.sub(r"\1", _DOTS.sub("，", text))
    text = re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", "", text)
    text = _BLANK.sub(" ", text).strip().upper()
    text = _ASKED_BY_SIGN.sub("，多少", _PARTICLES.sub("", text))
    text = _SLASHED.sub(lambda m: "、".join(f"{one}{m['unit']}" for one in m["first"].split("/")), _BARE_VERB.sub(r"\g<verb>多少", text))
    text = _respelled().sub(lambda m: vocabulary().respelled[m.group()], text)
    text = _UNITS.sub(lambda m: _UNIT_NAMES[m["unit"]], text)
    text = _TEN_THOUSANDS.sub("万", text)
    text = _PLAN.sub(lambda m: f"{_COUNTS[10 + int(m['ones'])]}五", text)
    text = _NTH_FIVE_YEARS.sub(lambda m: f"{m['number'] if not m['number'].isdigit() else _COUNTS[int(m['number'])]}五", _FIVE_YEARS.sub("五年", text))
    text = _THAT_PLAN.sub(r"\g<plan>规划", text)
    text = _BETWEEN.sub("，" if _is_keywords(text) else "", text)
    text = re.sub(r"咱们?(?=[区省市县](?!级|政府))", "全", text)
    text = _SPLIT_VERB.sub("", text)
    text = _SESSIONS_REPORT.sub("政府工作报告", text)
    text = _HERE.sub(r"全\g<level>", text)
    text = _ABOUT.sub("", text)
    text = _DECIMAL.sub(lambda m: _decimal(m.group()), text)
    text = _SPELLED.sub(lambda m: str(chinese_number(m.group()) or m.group()), text)
    text = _HUNDRED_MILLIONS.sub(r"\1亿", text)
    text = _MIXED.sub(lambda m: str(sum(int(m[name] or 0) * worth for name, worth in _WORTH)), text)
    text = _TAILED.sub(lambda m: f"{_digit(m['whole'])}.{_digit(m['rest'])}{m['scale']}", text)
    text = _NEEDLESS.sub("", _STAFF.sub("人", _POINTS.sub("个百分点", text)))
    text = _NAME_AND_SUM.sub("为", text)
    text = _YEARLY_RISE.sub("年均增速多少", text)
    text = _ON_AVERAGE.sub("年均增速多少", text) if "百分之" in text else text
    text = _SAID_SO.sub(r"\g<said>", text)
    text = _MONEY_FIRST.sub(r"\g<do>\g<money>", text)
    text = _INSTALLED.sub("装机", text)
    text = _ENERGY_SAVED.sub(r"节能量\g<much>", _SAVED.sub("节能量", text))
    text = _AREA.sub("平方米", text)
    text = _HEADS.sub(lambda m: _digit(m.group()), text)
    text = _PIECES.sub("元", text)
    text = _RISE.sub("增长", text)
    text = _OF_TWO_WHOLES.sub(r"\g<part>\g<first>\g<part>", text)
    text = _UNITS_IN_ALL.sub(lambda m: f"{m['of']}{m['asks'] or '有多少'}{m['unit']}" if m["asks"] or "实际" in m["of"] else m[0], text)
    text = _IN_GROUP.sub(r"\g<group>\g<measure>合计多少，\g<part>占\g<asks>", text)
    text = _TWO_MEASURES.sub("是多少，", _WHO_DO.sub(r"\g<do>占比", text))
    text = _OVER_ANOTHER.sub(r"\g<one>比\g<other>\g<more>", text)
    text = _AS_KNOWN.sub(r"\g<known>，", text)
    text = _THIS_TRADE.sub(r"\g<before>\g<thing>", text)
    text = _SAID_YEAR.sub(r"\1年", text)
    text = _EACH_MU.sub(lambda m: "、".join(f"亩均{one}" for one in re.split("[、和]", m["things"])), text)
    text = _TAX_OF_MU.sub("亩均税收", text)
    text = _SET_EARLY.sub("年", text)
    text = _ALL_OF_THEM.sub("各份", text)
    text = _TENTHS.sub(lambda m: f"{'〇一二三四五六七八九'.index(m['tenths'])}{5 if m['half'] else 0}%", text)
    text = _SPELLED_SHORT_YEAR.sub(lambda m: f"20{_DIGITS[m[1]]}{_DIGITS[m[2]]}年", text)
    text = _SHORT_YEAR.sub(lambda m: f"20{m[1]}年", text)
    text = _SPELLED_YEAR.sub(lambda m: "".join(_DIGITS.get(char, char) for char in m.group()), text)
    text = _ALIKE.sub("一致", _LIKE_MUCH.sub("多少", _FALLS.sub("下降", text)))
    text = _WHICH.sub(lambda m: _COUNTS[int(m["number"])], text)
    text = _PERCENT.sub(lambda m: f"{_decimal(m['number'])}%", text)
    text = text if _ASKED.search(text) else _NAMED_PAIR.sub(r"\g<do>的是哪\g<count>\g<unit>", text)
    text = text if _ASKED.search(text) else _THAT_ASKED.sub("哪", _SOME.sub("多少", text))
    text = _APPOSED.sub(lambda m: m["list"] if m["list"].count("、") + 1 == chinese_number(m["count"].replace("两", "二")) else m.group(), text)
    text = _BOTH.sub(r"\g<and>\g<last>", _THAT_YEARS_PLAN.sub("", _THAT_TABLE.sub("个", text)))
    text = _SPOKEN_LIST.sub(lambda m: _AFTER_EACH.sub("、", m[0]).removesuffix("、"), _TWO_TITLES.sub(r"\g<first>和\g<other>\g<kind>", _THAT_OF.sub(r"\g<name>", text)))
    text = _AND_ALSO.sub("、", _OF.sub("的", text))
    text = _NUMBER_OF.sub(r"多少\g<measure>", text)
    text = _COUNTED.sub(lambda m: _COUNTS[int(m["number"])], text)
    text = _SIZE_LIST.sub(lambda m: f"{_WORDED.get(m['first'], m['first'])}亿级{m['thing']}、{m['last']}亿级{m['thing']}", text)
    text = _SIZED.sub(lambda m: f"{_WORDED.get(m['size'], m['size'])}亿级", text)
    text = _BIG_FIRMS.sub(lambda m: f"{_WORDED.get(m['size'], m['size'])}{m['of']}{m['thing'] if m['thing'] == '园区' else '企业'}", text)
    text = _SIZES.sub(lambda m: "、".join(f"{_WORDED.get(size, size)}亿级{m['thing']}" for size in re.findall(r"\d+|[百千]", m["sizes"])), text)
    text = _SIZE.sub(lambda m: f"{m['size'] or m['least']}亿级{m['thing'] or ''}", text)
    text = _SAME_SIZED.sub(r"\g<before>\g<thing>", text)
    return _THAT_YEARS.sub("那份文件", _BARE_YEAR.sub(r"\1年", marked(text)))


@cache
def _respelled() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vocabulary().respelled, key=len, reverse=True)))


_SLASHED = re.compile(r"(?<![\d./])(?P<first>\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)+)(?P<unit>[千百]?[万亿]元?|元)(?![/\d])")
"""Sums parted by strokes share the unit of the last: 400/900/1500万."""
_BARE_VERB = re.compile(r"(?<=合计|一共|总共|总计)(?P<verb>能?[补奖给贴拿得领])(?=？|$)")
"""合计补？ asks how much."""


def _digit(text: str) -> str:
    """A number of one sign, or of digits, in digits."""
    return text if text.isdigit() else str(chinese_number(text.replace("两", "二")))


def _decimal(text: str) -> str:
    """A number, spelled or in digits, with its decimals, in digits: 三点五 → 3.5."""
    whole, _, rest = text.partition("点")
    return whole if text[0].isdigit() else f"{chinese_number(whole)}{'.' if rest else ''}{''.join(_DIGITS[char] for char in rest)}"


def _is_keywords(text: str) -> bool:
    """Whether the question is a row of keywords ("对标方案 2020 绿色工厂"), where a blank separates."""
    return text.count(" ") >= 1 and not re.search(r"[，。；]|[？！](?=.*\w)", text)
