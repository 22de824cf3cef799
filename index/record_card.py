"""The record card of a document (文号, 发文机关, 成文日期, 失效日期, 有效性 …), as its head or the page that publishes it prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

Key = Literal["title", "number", "issuer", "written", "posted", "effective", "until", "status"]

LABELS: dict[Key, tuple[str, ...]] = {
    "title": ("标题", "名称", "文件名称", "信息名称", "公文名称"),
    "number": ("发文字号", "文号", "公文文号", "文件编号", "发布文号", "文件字号"),
    "issuer": ("发文机关", "发文机构", "发布机构", "发布机关", "发布单位", "发文单位", "制定机关", "公开责任部门"),
    "written": ("成文日期", "生成日期", "成文时间", "发文日期", "印发日期"),
    "posted": ("发布日期", "公开日期", "发布时间", "公开时间", "公布日期"),
    "effective": ("生效日期", "施行日期", "实施日期"),
    "until": ("失效日期", "废止日期", "有效期至"),
    "status": ("有效性", "文件状态", "时效性", "效力状态", "公文时效"),
}
_OTHER = (
    "索引号", "统一编号", "主题分类", "主题词", "分类", "公文种类", "来源", "浏览次数", "点击数", "字体", "字号", "关键词", "体裁分类", "组配分类", "公开方式",
    "公开形式", "服务对象", "打印", "分享", "责任编辑", "信息来源",
)  # fmt: skip
"""Labels that end the value before them."""
MIN_LABELS = 3
"""So many different labels make a record card."""
MAX_VALUE = 120


def _spaced(labels: Sequence[str]) -> str:
    """A pattern of the labels, longest first, with blanks allowed inside of them (文 号)."""
    return "|".join(r"\s*".join(label) for label in sorted(labels, key=len, reverse=True))


_ANY = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_spaced([*(one for some in LABELS.values() for one in some), *_OTHER])})\s*[】\]]?\s*[:：]")
_KEY: dict[str, Key] = {label: key for key, labels in LABELS.items() for label in labels}
_SIGNS = re.compile(r"[\s:：】\]]+")
_NO_VALUE = re.compile(r"[-—\s]*$")
_OUT = re.compile(r"失效|废止|无效")
_IN = re.compile(r"有效")


def card_pairs(lines: Sequence[str]) -> tuple[tuple[Key, str], ...]:
    """What the record card in `lines` says, the first value of each label; () if they hold none.

    A value ends with the next label, a wide blank or its line; one that is missing on the label's line stands on the next.
    """
    found: dict[Key, str] = {}
    labels: set[str] = set()
    for place, line in enumerate(lines):
        marks = list(_ANY.finditer(line))
        for mark, after in zip_longest(marks, marks[1:]):
            label = _SIGNS.sub("", mark.group())
            labels.add(label)
            key = _KEY.get(label)
            value = _value(line[mark.end() : after.start() if after else len(line)])
            if not value and after is None and place + 1 < len(lines) and not _ANY.search(lines[place + 1]):
                value = _value(lines[place + 1])
            if key is not None and value and len(value) <= MAX_VALUE:
                found.setdefault(key, value)
    return tuple(found.items()) if len(labels) >= MIN_LABELS else ()


def _value(words: str) -> str:
    value = re.split(r"[\u3000\xa0]{1,}|\s{2,}|\t", words.strip())[0].strip() if words.strip() else ""
    return "" if _NO_VALUE.match(value) else value


def in_force(status: str) -> Literal["有效", "失效", ""]:
    """What the card's 有效性 says: in force or not; "" where it says neither."""
    if _OUT.search(status):
        return "失效"
    return "有效" if _IN.search(status) else ""
