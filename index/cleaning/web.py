"""What web pages put about their text: paths, bylines, buttons, links to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning.piece import Piece

HEAD, TAIL = 30, 15
"""Page furniture is looked for among so many first and last lines."""
_BUTTON = re.compile(
    r"^[【\[（(]?(?:下载|全屏|还原|加大|减小|放大|缩小|打印(?:本页|文章)?|关闭(?:本页|窗口)?|分享到?(?:微信|微博)?|收藏(?:本页)?|取消|回到|顶部|返回(?:顶部|上一页|首页)?|字体|字号|大|中|小|"
    r"大中小|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|量)?|访问量|扫[一码][^，。]{0,20}|标签|"
    r"相关(?:链接|文章|新闻|附件|解读|稿件|报道|阅读|政策|文档)|视力保护色|微信|微博|责任编辑|纠错|首页|[-×>|＞】\]]+(?!\d)|-?次|"
    r"(?:您|你)?(?:的|当前|现在)的?位置)[：:】\]）)]*[\d\-]{0,8}(?:大中小|次)?[】\])）]?$"
)
_NEIGHBOUR = re.compile(r"^(?:上|下)一?[篇条个][：:]")
_TIME = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}(?: ?\d{1,2}:\d{1,2}(?::\d{1,2})?)?$")
_BYLINE = re.compile(
    r"^(?:来源|发布时间|发布日期|发表时间|发布机构|信息来源|作者)[：:][^。]{0,80}$|^(?:时间|日期)[：:]\d{4}-\d"
)
_PAGER = re.compile(r"^(?=.*(?:[上下]一页|返回顶部))(?:[【\[]?(?:[上下]一页|首页|[尾末]页|返回顶部)[】\]]?[ |/｜]*)+$")
_LONGEST_PAGER = 24


def furniture(pieces: Sequence[Piece]) -> set[int]:
    """Indices (`Piece.index`) of lines that belong to the web page and not to the document."""
    edges = [*pieces[:HEAD], *pieces[max(HEAD, len(pieces) - TAIL) :]]
    found = {piece.index for piece in edges if len(piece.text) < 100 and _of_page(piece.text)}
    return found | pagers(pieces)


def pagers(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the controls between a page's parts (上一页, 下一页): what stands before and after one does not belong together."""
    return {piece.index for piece in pieces if len(piece.text) <= _LONGEST_PAGER and _PAGER.match(piece.text.strip())}


def _of_page(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_BUTTON, _NEIGHBOUR, _TIME, _BYLINE))
