"""What the beginning or end of a line says about paragraphs: numbering, labels, final punctuation, document parts.

All functions take a line that `width.normalise` has been through.
"""

from __future__ import annotations

import re

_HAN = "[\u4e00-\u9fff]"
_CN = "一二三四五六七八九十百零〇"
_NUMBERED = re.compile(
    rf"""
    第[{_CN}\d]{{1,5}}[编章节条部分篇](?![的至和、，]) |
    [{_CN}]{{1,3}}、 |
    [（(][{_CN}]{{1,3}}[）)](?![项款至和、，的]) |
    \d{{1,2}}[.、](?:(?![\d])|(?=(?:19|20)\d{{2}}\s?年)) |
    \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.、]?(?=[“《]?[\u4e00-\u9fff]{{2}})(?![元亿万个家户倍年月%]) |
    [（(]\d{{1,2}}[）)](?![项款至和、，的]) |
    \d{{1,2}}[）)](?=[\u4e00-\u9fff]) |
    [①-⑳] |
    [—－–―]{{2,}}(?=[^—－–―\d]) | --+(?=[\u4e00-\u9fff“]) |
    [●■◆▲★☆◇□•·](?=\S) |
    专栏\d* | 附件[\d{_CN}]*(?=$|[:：\s.\d《]|[^，。；]{{2,40}}表(?:[（(]|$)) | 附表[\d{_CN}]*(?=$|[:：\s]|[^，。；]{{2,40}}表(?:[（(]|$)) | [（(]?单位[:：][^，。；]{{1,10}}$ |
    表\d{{1,2}}(?:[-.－]\d{{1,2}})?(?=[^\d年月，、。）]) | 图\d{{1,2}}(?:[-.－]\d{{1,2}})?(?=[^\d年月，、。）])
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}[：:](?![\d])")
_LABEL_VALUE = re.compile(r"[\u4e00-\u9fff]{2,6}[:：][^，。；]+$")
_NUMBER_OF_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(]\d{4}[〕\]）)]\s?第?\d{1,5}号$")
_DATE = re.compile(
    rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[二一九○{_CN}]{{4}}年[{_CN}]{{1,3}}月[{_CN}]{{1,3}}日)$"
    r"|.{0,24}\d{4}年\d{1,2}月\d{1,2}日印发$"
)
_SALUTATION = re.compile(r"[^。；]{2,120}[：:]$")
_ADDRESSEES = re.compile(
    r"(?:各|[^，。；]{2,24}(?:政府|委员会|[局厅部委办院]|单位|企业|公司)[、，])[^。；]{2,160}[：:]$"
)
_TITLE_END = re.compile(
    r"(?:通知|意见|办法|方案|规划|规定|决定|报告|条例|细则|措施|计划|纲要|批复|公告|通告|通报|规则|指南|要点|清单|目录|政策|行动|准则|章程|决议|议案|函|令)"
    r"(?:[（(][^（）()]{1,16}[）)])?$"
)
_ABOUT = re.compile(r"关于|印发|转发")
_ISSUING = re.compile(r"印发|转发")
_ISSUED = re.compile(r"的(?:通知|公告|决定|意见|函)$")
_LISTED = re.compile(r"\d{1,3}[.、][^\d]{8,}$")
MAX_TITLE = 120
"""Characters of the longest title."""
_GOALS, _FOR_YEAR = re.compile(r"(?:目标|指标)$"), re.compile(r"[到至]\s?(?:19|20)\d\d\s?年|“?[一二三四五六七八九十]+五”?(?:时期|期间|末)")
"""The end of a heading of goals, and how what it stands over begins."""
_ADDRESSED = re.compile(r"(?:单位|部门|政府|机构|企业|公司|[局委办厅院处室会])[：:]$")
_DUTY = re.compile(r"[（(\[〔【][^）)\]〕】：:]{0,8}(?:单位|部门)[:：]")
_NAMED = re.compile(r"《[^》]+》$")
_OPENING = re.compile(r"为[^，]{4,}|根据|按照|依据|现将|经[^，]{2,20}同意|《")
_DATED_TITLE = re.compile(r"(?:通知|意见|办法|决定|公告|通告|函)[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[）)]$")
_SENTENCE_SIGN = re.compile(r"[，。；：！？:;]")
_ISSUER = re.compile(r"^[\u4e00-\u9fff]{3,60}(?:政府|委员会|办公厅|办公室|[局厅部院署会])$")
_ORGAN_END = re.compile(r"(?:政府|中心|银行|法院|[局厅部院署会委办室])$")
_SEAL = re.compile(r"[（(]代章[)）]$")
_CHAPTER = re.compile(rf"第[{_CN}\d]{{1,4}}[编章节](?![的至和、，])")
_TITLE_TAIL = re.compile(
    r"[（(](?:\d{4}年?[-—–~～至]+\d{4}年?|\d{4}年(?:版|修订)|试行|暂行|草案|修订|.{0,6}稿)[）)]$"
)
_SPACED = re.compile(rf"(?:^|第[{_CN}\d]{{1,4}}[编章节])[总附分目前]$")
_TELEPHONE_ENDS = re.compile(r"[\u4e00-\u9fff][）)：:\s]{0,3}(?:0\d{2,3}[-—－– ]?)?\d{7,8}$")
_NAME_BEGINS = re.compile(r"[\u4e00-\u9fff]{2,}")
_DECIMAL = re.compile(r"\d{1,2}\.\d")
_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}) ?(?:\d{1,4}|[ivxlIVXL]{1,6})?$")
_FRAGMENT = re.compile(
    rf"(?:第[{_CN}\d]{{1,5}}条|[{_CN}]{{1,3}}、|[（(][{_CN}\d]{{1,3}}[）)]|\d{{1,2}}[.、]|[（(《“]|(?![序表图注附]){_HAN})$"
)
_BARE_NUMBER = re.compile(rf"(?:第[{_CN}\d]{{1,5}}条|[{_CN}]{{1,3}}、|[（(][{_CN}\d]{{1,3}}[）)]|\d{{1,2}}[.、])$")
_PROSE = re.compile(r"[，。；、]")
_WHO = re.compile(r"单位|部门|负责|牵头|配合|实施$")
_FINAL = re.compile(r"[。！？；：…!?;:.][”’》）)」』】]*$|[。！？；”》）][）)]$|）$")
_SENTENCE_END = re.compile(r"[。！？；][”’》）)」』】\]]*$")
_OPENERS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】", "〈": "〉", "「": "」", "[": "]"}
_CLOSERS = {close: opening for opening, close in _OPENERS.items()}
_ROUND = str.maketrans("()", "（）")
_BRACKET = re.compile("[" + re.escape("".join((*_OPENERS, *_CLOSERS))) + "]")
_CONTINUES = tuple("，、。；：！？）》”〕】〉」’%％℃·…,;")
_DANGLING = tuple("，、（《“〔【〈「‘")


def numbered(line: str) -> bool:
    """Whether the line begins with a printed number, a bullet, or a word such as 专栏 or 附件."""
    return _NUMBERED.match(line) is not None


def numbered_title(line: str) -> bool:
    """Whether the line is a numbered heading alone: few words, no sentence."""
    return numbered(line) and len(line) <= 30 and not punctuated(line.rstrip("。"))


def labelled(line: str) -> bool:
    """Whether the line begins with a short label and a colon (时间节点：, 责任单位：)."""
    return _LABEL.match(line) is not None


def labelled_value(line: str) -> bool:
    """Whether the line is the label and value of a form or a mail's head (主题: …, 发送时间: 2025年…), not broken prose."""
    return len(line) <= 60 and _LABEL_VALUE.match(line) is not None


def stands_alone(line: str) -> bool:
    """Whether the whole line is a 文号 or a date."""
    return len(line) < 48 and (_NUMBER_OF_DOCUMENT.match(line) is not None or _DATE.match(line) is not None)


def salutation(line: str) -> bool:
    """Whether the line may be the addressees' line (各市、县人民政府：)."""
    return _SALUTATION.match(line) is not None


def addressees(text: str) -> bool:
    """Whether the paragraph names those whom the document is sent to, and nothing else."""
    return _ADDRESSEES.match(text) is not None


def begins_body(before: str, line: str) -> bool:
    """Whether `line` begins the body of a document below its addressees, which `before` ends, or the goals for a year below their heading."""
    if _GOALS.search(before) is not None and numbered(before) and not punctuated(before):
        return _FOR_YEAR.match(line) is not None
    return _ADDRESSED.search(before) is not None and _OPENING.match(line) is not None


def title_begun(text: str, line: str) -> bool:
    """Whether the paragraph `text` may be the beginning of a title (某局关于印发…) that has not ended before `line`."""
    if len(text) > MAX_TITLE or punctuated(text) or title_ended(text):
        return False
    return _ABOUT.search(text) is not None or (_LISTED.match(text) is not None and _ABOUT.search(line) is not None)


def telephone_ends(before: str, here: str) -> bool:
    """Whether a line that names somebody ends with his telephone number, and the next one begins with a name: each is an entry of a list."""
    return _TELEPHONE_ENDS.search(before) is not None and _NAME_BEGINS.match(here) is not None


def dated_title(line: str) -> bool:
    """Whether the line ends a title that has its date in brackets behind it."""
    return _DATED_TITLE.search(line) is not None


def title_ended(text: str) -> bool:
    """Whether the title `text` is whole: one that issues something (关于印发…) ends with 的通知 or the like."""
    return dated_title(text) or (title_end(text) and (_ISSUED if _ISSUING.search(text) else _TITLE_END).search(text) is not None)


def title_end(line: str) -> bool:
    """Whether the line ends as the titles of policy documents do."""
    return _TITLE_END.search(line) is not None


def punctuated(line: str) -> bool:
    """Whether the line has punctuation that titles do not have."""
    return _SENTENCE_SIGN.search(line) is not None


def issuer(line: str) -> bool:
    """Whether the line may name the body that issues a document, and nothing else."""
    return _ISSUER.search(line) is not None


def organ_end(line: str) -> bool:
    """Whether the line ends as the names of organs do, short forms (发展改革委) included."""
    return _ORGAN_END.search(line) is not None


def unsealed(line: str) -> str:
    """The line without the note that another organ's seal stands for the signing organ's (代章)."""
    return _SEAL.sub("", line)


def attached(line: str) -> bool:
    """Whether the line says in brackets what a title has beside it (（此件公开发布）)."""
    return line.startswith(("（", "(")) and line.endswith(("）", ")"))


def final(line: str) -> bool:
    """Whether the line ends with punctuation that may end a paragraph."""
    return _FINAL.search(line) is not None


def sentence_end(text: str) -> bool:
    """Whether the paragraph `text` ends a sentence; a bracket ends one if it stands after it or names who is responsible."""
    if _SENTENCE_END.search(text):
        return True
    if not text.endswith(("）", ")", "]")):
        return False
    opening = max(text.rfind("（"), text.rfind("("), text.rfind("["))
    return opening <= 0 or text[opening - 1] in "。！？；" or _WHO.search(text, opening) is not None


def decimal(line: str) -> bool:
    """Whether a number at the beginning may be a figure with decimals (3.5) as well as a section's number."""
    return _DECIMAL.match(line) is not None


def split_word(text: str, line: str) -> bool:
    """Whether a heading that is printed with wide spacing goes on in `line` (第一章 总 ⏎ 则, 附 ⏎ 则, 目 ⏎ 录)."""
    return _SPACED.search(text) is not None and text[-1] + line in ("总则", "附则", "分则", "目录", "目次", "前言")


def duty(line: str) -> bool:
    """Whether the line begins to say in brackets who is responsible for the clause before it."""
    return _DUTY.match(line) is not None


def named(line: str) -> bool:
    """Whether the line is the name of a document in 《》 and nothing else."""
    return _NAMED.match(line) is not None


def tells_of_named(line: str) -> bool:
    """Whether the line goes on with what is said of a document named before it."""
    return line.startswith(("已", "业", "的", "等", "自"))


def split_ordinal(text: str, line: str) -> bool:
    """Whether an ordinal (第6次) is split between `text` and `line`."""
    return text.endswith("第") and line[:1].isdigit()


def chapter(line: str) -> bool:
    """Whether the line begins as the heading of a 编, 章 or 节 does."""
    return _CHAPTER.match(line) is not None


def title_tail(line: str) -> bool:
    """Whether the line is what a title may have in brackets below it: its years, 试行, 草案."""
    return _TITLE_TAIL.match(line) is not None


def contents_entry(line: str) -> bool:
    """Whether the line is an entry of a table of contents, with leaders to a page number."""
    return _CONTENTS.search(line) is not None


def prose(text: str) -> bool:
    """Whether the text has the punctuation of sentences."""
    return _PROSE.search(text) is not None


def fragment(text: str) -> bool:
    """Whether the paragraph `text` is no more than a clause's number, an opening sign or one character: it must go on."""
    return _FRAGMENT.match(text) is not None


def bare_number(line: str) -> bool:
    """Whether the line is a clause's number and nothing else."""
    return _BARE_NUMBER.match(line) is not None


def continues(line: str) -> bool:
    """Whether the line begins with a sign that cannot begin a paragraph."""
    return line.startswith(_CONTINUES)


def dangling(line: str) -> bool:
    """Whether the line ends with a sign after which a sentence must go on."""
    return line.endswith(_DANGLING)


def open_bracket(text: str) -> bool:
    """Whether a bracket or quotation mark that `text` opens is still open at its end."""
    stack: list[str] = []
    for char in _BRACKET.findall(text.translate(_ROUND)):
        if char in _OPENERS:
            stack.append(char)
        elif stack and stack[-1] == _CLOSERS[char]:
            stack.pop()
    return bool(stack)
