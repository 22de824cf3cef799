"""What a document says of all or of one of its grants that keeps somebody out: the cases that it leaves out, the conditions that it lists.

Read from the words alone: lists opened by "有下列情形之一的，不予支持：" or "应当同时具备下列条件：", a heading over such a list, and single sentences
("个体工商户不属于支持对象", "不对商标注册给予资助").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.gather.in_words.articles import Stretch, names_parts, parts_named
from index.stretches import beginning, ending

_REFUSES = r"(?:不予|不给予|不得|不能|不可|不享受|不适用|不属于|(?:不纳入|不列入|不计入)(?![^，,。；;\n]{0,8}(?:人数|数量|基数|总额|面积|金额|投资额|计算|核算))|不在|不作为|不再(?=给予|予以|享受|发放|补[贴助]|奖[励补]|资助|支持)|不(?=补[贴助]|奖[励补]|资助|支持|受理|发放|计发))"
_STOPS_GIVING = r"停止(?=补[贴助]|发放|享受|支持|资助|奖励)|停发"
_UNPAID = r"不(?:予)?(?:支付|报销|承担|负担)"
"""What a fund does not pay, before a list."""
_LIST_OUT = re.compile(
    rf"(?:[下以如][列下][^。；;\n：:]{{0,24}}?{_REFUSES}(?P<act>[^。；;\n：:]{{0,24}})|(?P<not>{_REFUSES}|{_UNPAID})(?P<of>[^。；;\n：:]{{0,16}}?)的?(?:[下以如][列下])[^。；;\n：:]{{0,12}})[：:]")
_HEAD_OUT = re.compile(rf"^[^\n。；：:]{{0,8}}?{_REFUSES}(?P<act>[^\n。；：:]{{1,16}}?)的?(?:情形|情况|对象|范围|项目|内容)[ \t]*$", re.MULTILINE)
_LIST_IN = re.compile(
    r"(?P<act>[^。；;\n]{0,40}?)(?:应当?|须|需|必须)?(?:同时)?(?:具备|符合|满足)(?:[下以如][列下])[^。；;\n：:]{0,12}?(?:条件|要求)(?!之一)[^。；;\n：:]{0,10}[：:]")
_HEAD_IN = re.compile(r"^[^\n。；：:]{0,12}?(?P<act>[^\n。；：:、（）()]{0,8})(?:(?:基本|申报|申请|资助|补助|补贴|奖励|扶持|享受)条件|(?:申请|申报|资格|准入|报名)要求)[ \t]*$", re.MULTILINE)
_OUT = re.compile(
    rf"(?P<who>[^。；;\n：:]{{2,120}}?)[，,]?(?:均|都|一律|也|皆|暂)?(?:{_REFUSES}|{_STOPS_GIVING})(?P<act>[^，,。；;\n：:]{{0,24}})")
_NOT_TO = re.compile(r"不对(?P<who>[^，,。；;\n]{2,40}?)(?:给予|进行|予以|提供)(?P<act>[^，,。；;\n]{2,16})")
_ONLY = re.compile(
    r"(?P<who>[^。；;\n：:，,]{2,40}?)(?:只能|只可以?|仅可以?|仅能|只限于?|仅限于?|限于)(?:申请|申报|享受|适用|按照?|依照|领取)?(?P<act>[^。；;\n]{0,60})")
"""Who can have nothing but what some articles give ("个体工商户只能申请第九条规定的支持")."""
_REST_NOT = (
    re.compile(r"(?P<who>[^。；;\n：:，,]{2,24}?)(?:可以?)?(?:只|仅)?适用(?:本[一-鿿]{2})?(?P<act>第[^。；;\n，,]{1,40}?条)(?:的?规定)?[，,；;](?:本[一-鿿]{2})?其[他余](?:的?条款|的?规定|各条|内容)?(?:均|都|一律)?不适用(?:于[^。；;\n，,]{2,24})?"),
    re.compile(r"除(?P<act>第[^。；;\n，,]{1,40}?条)(?:的?规定)?(?:以|之)?外[，,]?(?:本[一-鿿]{2})?(?:的?其[他余])?(?:的?条款|的?规定|各条|内容)?(?:均|都|一律)?不适用于?(?P<who>[^。；;\n，,]{2,24})"),
)
"""Whom no other articles are for than some ("个体工商户适用第九条的规定，其他条款不适用于个体工商户", "除第九条外，其他条款不适用于个体工商户")."""
_APART = re.compile(r"[，,]?(?:也|均|都)?(?:不适用|不享受|不得享受|不得申请|不能享受)(?=第)")
"""Within an item: of what it keeps out ("派遣人员，不适用第五条")."""
_BUT = re.compile(r"[，,]?但?(?:申请|享受|申报)?(?=第[一二三四五六七八九十百]+条)[^，,。；;\n]{2,30}?的?除外$")
"""Within an item: of what it does not keep out ("已退休的，但申请第九条待遇的除外")."""
_TABLED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[.．、]?)?\s*(?:(?P<act>[^，,。；;\n]{2,14})。)?(?P<what>[^。；;\n]{4,90}?)的?[，,](?:按照?|依照|参照)(?:[下附本]?表)[^。；;\n]*", re.MULTILINE)
"""Who has what a table tells ("2025年1月1日以后出生的，按表1标准发放")."""
_TRADES_OUT = re.compile(
    r"(?:(?:经营|从事|投资|创业)[一-鿿]{0,4}?(?:项目|范围|行业|业务|内容)|(?:所属|所在)?行业|主营业务|项目)(?:应当?|须|必须)?(?:不属于|不得属于|不得为|不包括|不包含|不含|不得涉及|不涉及)"
    r"(?P<what>(?!的)[^，,。；;：:（）()\n、]{2,14}、[^，,。；;：:（）()\n]{2,60}?)(?=[，,。；;）)\n])[）)，,]?(?P<act>[^，,。；;：:\n]{0,40})")
"""Of which trades those may not be who can have what the sentence gives ("（经营项目不属于房地产、娱乐、网吧）可申请…贷款")."""
_WHERE = re.compile(r"适用于在?(?P<what>[^，。；\n]{2,60}?)(?:行政区域)?内?(?:依法)?(?:注册|登记|从事|经营|居住|生活|就业)[^。；\n]*")
_NOT_THERE = re.compile(r"(?<=[省市县区州旗内围])[（(](?:不含|不包括|不包含|除)(?P<what>[一-鿿]{2,8}?(?:[、和及][一-鿿]{2,8}?)*)(?:以?外)?[）)](?=[^，。；\n]{0,8}(?:注册|登记|从事|经营|设立|居住|户籍|纳税|实施|范围|内|的(?:企业|单位|居民)))")
"""The place within its own that a document leaves out ("在全省（不含甲市）注册")."""
_WHOM = re.compile(r"(?:支持|扶持|奖补|补贴|补助|奖励|资助|申报)对象(?:应当?)?[为是：:](?P<what>[^。；\n：:]{6,160})")
"""To whom or where a document confines itself."""
_AGED = re.compile(r"适用于(?P<what>[^。\n]{0,100}?\d周?岁[^。\n]{0,80})")
"""To persons of which age a document confines itself."""
_BY_AGE = re.compile(r"(?P<act>[一-鿿]{2,12}?(?:补贴|补助|津贴|奖励|救助))?(?:应当?|须|需|必须)在?(?P<what>[^，。；\n]{0,8}满\d{1,2}周?岁[之以]?前(?:提出)?(?:申请|申报|办理)[^，。；\n]{0,10})")
"""By which age something has to be asked for."""
_SETTLED = re.compile(r"(?:^|(?<=[。；;\n]))(?:[^，。；;\n]{0,24}[，,])?[^，。；;\n]{0,14}?(?:适用于|面向|第[二三]条|对象(?:应当?)?[为是])\s*(?P<what>[^，。；;\n]{0,12}(?:具有|面向)?本[市区县省州地][^，。；;\n]{0,4}户[籍口][^。；;\n]*)")
"""To those registered where a document confines itself ("具有本市户籍的老年人，享受…")."""
_OTHERS_TOO = re.compile(r"[。；;]\s*(?P<who>[^。；;\n]{0,30}(?:居住证|非本[市区县省州]户籍)[^。；;\n]*)")
"""Behind it: what others may have all the same."""
_UNTIL = re.compile(r"[^，。；\n]{0,20}[至到](?P<what>[^，。；\n]{0,8}年?满\d{1,3}(?:周?岁|个月)当?月?(?:之日)?(?:止|为止))")
"""Up to which age something is given."""
_MARK = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])\s*")
_NEXT = re.compile(r"(?<=[；;。])\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])")
_GRANTS = re.compile(r"贷款|提取|救助|补|奖|助|贴|资金|支持|享受|扶持|待遇|政策|对象|范围|申[报请]|办法|细则|措施|指南|规定|意见")
_STANDS_AS = re.compile(r"(?:作为|担任|充当)[^，。；\d]{0,8}(?:人|者|主体|单位|对象|企业|机构)$")
"""As what one may not stand (不得作为引荐人)."""
_TWICE = re.compile(r"(?<!可)重复|叠加|同时|累加|累计|(?<!不)再|兼|多项|其他政策|以外|之外|[三3]年内(?:不|只|仅|限)|提供的|公开|隐瞒|弄虚作假|骗取|虚假|虚报|伪造|冒领|追回|追缴")
"""What concerns having two grants at once, or a punishment, leaves out nobody for what he is."""
_BEGINS = re.compile(r"^\s*(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])?\s*(?:本(?:办法|细则|措施|指南|政策|规定|意见))?\s*(?:对于?|凡|但)?")
_LACKING = re.compile(r"(?:未|没有|尚未)[一-鿿]{2,}")
"""Who has not done what the sentence asks for before it (…报商务局备案，未备案的)."""
_STEP = re.compile(r"[^，。；\n]{2,30}?\d[^，。；\n]{0,20}?的(?:企业|单位|机构|项目|个人|家庭|申请人)?[，,]")
"""An item for those of one size ("年销售收入5000万元以下的企业，比例不低于5%")."""
_ITEMS = 16
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Bar:
    """A sentence or an item of a list (`start…end` of the document) that keeps out: those or that which `what` names, or where it is `demanded`
    whoever does not fulfil `what`; `act` are the words on what is not given or what the list is of, `listed` that it is an item,
    `lead` where the words stand that open its list; `parts` are the articles that it keeps out of, where it names any, or, where it is `only` for
    those, the ones that it leaves open; `tabled` that it says whom a table is for."""

    start: int
    end: int
    what: str
    act: str
    demanded: bool = False
    listed: bool = False
    lead: tuple[int, int] | None = None
    parts: tuple[Stretch, ...] = ()
    only: bool = False
    tabled: bool = False


@lru_cache(maxsize=64)
def bars(text: str) -> tuple[Bar, ...]:
    """All that keeps somebody out, in the order of the text."""
    found = [*_lists(text, _LIST_OUT, demanded=False), *_lists(text, _HEAD_OUT, demanded=False),
             *_lists(text, _LIST_IN, demanded=True), *_lists(text, _HEAD_IN, demanded=True)]
    found += [Bar(*one.span("what"), one["what"], one["act"] or "", demanded=True, listed=True, tabled=form is _TABLED) for form in (_TABLED, _BY_AGE) for one in form.finditer(text)]
    found += [Bar(*one.span(), one["what"], "", demanded=True) for form in (_WHERE, _WHOM, _AGED) for one in form.finditer(text)]
    found += [Bar(*one.span("what"), one["what"], "", demanded=True) for one in _UNTIL.finditer(text)]
    found += [Bar(beginning(text, one.start()), ending(text, one.end()), one["what"], "", listed=True) for one in _NOT_THERE.finditer(text)]
    found += [_settled(one, text) for one in _SETTLED.finditer(text)]
    found += [Bar(_unmarked(text, one.start()), one.end(), re.sub(r"等[^、]{0,8}$", "", one["what"]), re.sub(r"^可以?|一次性", "", one["act"])) for one in _TRADES_OUT.finditer(text) if _GRANTS.search(one["act"])]
    taken = [(one.start, one.end) for one in found]
    found += [one for one in (*_sentences(text, _OUT), *_sentences(text, _NOT_TO), *_sentences(text, _ONLY, only=True), *(one for form in _REST_NOT for one in _sentences(text, form, only=True))) if not any(start <= one.start < end for start, end in taken)]
    return tuple(sorted(found, key=lambda one: one.start))


def _unmarked(text: str, at: int) -> int:
    """Where the sentence around a place begins, behind its mark."""
    mark = _ARTICLE.match(text, begin := beginning(text, at))
    return mark.end() if mark is not None else begin


def _settled(found: re.Match[str], text: str) -> Bar:
    """The sentence on where those are registered for whom a document is, with the one behind it on others who may have some of it."""
    others = _OTHERS_TOO.match(text, found.end())
    end = others.end() if others is not None else found.end()
    parts = parts_named(others["who"], text) if others is not None and names_parts(others["who"]) else ()
    mark = _ARTICLE.match(text, found.start())
    start = min(found.start("what"), mark.end() if mark is not None else found.start("what"))
    return Bar(start, end, found["what"].removeprefix("指").rstrip("：: "), "", demanded=True, listed=True, parts=parts, only=bool(parts))


_ARTICLE = re.compile(r"[\s　]*(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])?[\s　]*")


def _lists(text: str, lead: re.Pattern[str], *, demanded: bool) -> Iterator[Bar]:
    for opened in lead.finditer(text):
        act = next((part for name, part in opened.groupdict().items() if part and name != "not"), "")
        if not demanded and lead is _LIST_OUT and not (_GRANTS.search(opened.group()) or re.search(_UNPAID, opened.group())):
            continue
        begin = beginning(text, opened.start())
        items = list(_items(text, opened.end())) or ([] if demanded else _run_on(text, opened.end()))
        if demanded and sum(_STEP.match(text, start, end) is not None for start, end in items) > 1:
            continue  # steps on one figure: each is for some, none for all
        for start, end in items:
            what = text[start:end].rstrip("；;。 \t")
            but = _BUT.search(what)
            apart = _APART.search(what) if but is None else but
            parts = parts_named(what[apart.start() if but is not None else apart.end() :], text) if apart is not None else parts_named(_BEGINS.sub("", act), text)
            if not _TWICE.search(what):
                kept = what[: apart.start()] if apart is not None else what
                yield Bar(start, start + len(what), kept, act, demanded, listed=True, lead=(begin, opened.end()), parts=parts, only=but is not None and bool(parts))


@lru_cache(maxsize=64)
def cases_left_out(text: str) -> tuple[tuple[int, int, int], ...]:
    """The lists of cases left out: where each begins, where its opening ends, and where its last item ends."""
    found: list[tuple[int, int, int]] = []
    for opened in sorted((one for form in (_LIST_OUT, _HEAD_OUT) for one in form.finditer(text)), key=lambda one: one.start()):
        items = list(_items(text, opened.end()))
        if items and not any(start <= opened.start() < end for start, _, end in found):
            found.append((beginning(text, opened.start()), opened.end(), items[-1][1]))
    return tuple(found)


def _items(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where the items of the list stand that begins at a place, without their marks."""
    style = ""
    for _ in range(_ITEMS):
        mark = _MARK.match(text, at)
        if mark is None or (style and _style(mark.group()) != style):
            return
        style = _style(mark.group())
        line = text.find("\n", mark.end())
        line = line if line >= 0 else len(text)
        after = _NEXT.search(text, mark.end(), line)
        at = after.start() if after is not None else line
        yield mark.end(), at


def _run_on(text: str, at: int) -> list[tuple[int, int]]:
    """Where the cases stand that a sentence lists one behind the other without marks ("…的，不予扶持：甲的；乙的；丙的。"), none where it lists but one."""
    stop = _SENTENCE_END.search(text, at)
    found = [one.span() for one in _CASE.finditer(text, at, stop.start() if stop is not None else len(text))]
    return found if len(found) > 1 else []


_SENTENCE_END = re.compile(r"[。\n]")
_CASE = re.compile(r"[^；;]+")


def _style(mark: str) -> str:
    """A mark without its number: those of one list look alike."""
    return re.sub(r"[一二三四五六七八九十\d①-⑳\s]+", "", mark)


def _sentences(text: str, form: re.Pattern[str], *, only: bool = False) -> Iterator[Bar]:
    for found in form.finditer(text):
        whole = found.group()
        parts = parts_named(found["act"], text) if names_parts(found["act"]) else ()
        if only and not parts:
            continue
        if _TWICE.search(whole) or not (parts or _GRANTS.search(found["act"]) or _STANDS_AS.match(found["act"])) or len(whole) > _LONGEST:
            continue
        if len(re.findall("[（(]", found["who"])) > len(re.findall("[)）]", found["who"])):
            continue  # what is refused stands within brackets, of something else than what stands before them
        who = _BEGINS.sub("", found["who"]).strip("，, ")
        last = re.split("[，,]", who)[-1]
        yield Bar(found.start(), found.end(), last if _LACKING.match(last) else who, found["act"], parts=parts, only=only)
