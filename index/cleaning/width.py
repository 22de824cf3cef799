"""Characters of one line: widths, look-alike code points, blanks. Pure functions on strings."""

from __future__ import annotations

import re
import unicodedata

_KEEP_FULL = "，：；！？（）～"
"""Full-width signs that are Chinese punctuation and stay as they are."""

_RADICALS = dict(
    zip(
        "⺁⺄⺆⺇⺈⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛冂几刀卜㔾小小尣尢尣巳幺彑彐彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糸纟罒罒罒网罓羊羊羊耂肀聿肉臼艹艹艹虎衤西西见角訁讠贝足车辶辶辶阝钅長长长门阜阝雨青韦页风飞食飠食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)

_TABLE: dict[int, str | None] = {}
for _code in range(0xFF01, 0xFF5F):
    if chr(_code) not in _KEEP_FULL:
        _TABLE[_code] = chr(_code - 0xFEE0)
for _code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
    _TABLE[_code] = unicodedata.normalize("NFKC", chr(_code))
for _radical, _ideograph in _RADICALS.items():
    _TABLE[ord(_radical)] = _ideograph
for _code in (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD, 0x061C, *range(0x202A, 0x202F)):
    _TABLE[_code] = None
for _code in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)):
    _TABLE[_code] = None
for _code in (
    0x0A,
    0x0B,
    0x0C,
    0x0D,
    0xA0,
    0x1680,
    *range(0x2000, 0x200B),
    0x2028,
    0x2029,
    0x202F,
    0x205F,
    0x3000,
):
    _TABLE[_code] = " "
for _code in range(0xFE00, 0xFE10):
    _TABLE[_code] = None

_BLANKS = re.compile(r" {2,}")
_NARROW = r"[\x21-\x7e\u00b2-\u024f\u0370-\u04ff]"
"""Latin, Greek and Cyrillic letters, digits and ASCII signs: a blank between two of them means something."""
_LOOSE = re.compile(rf"(?<!{_NARROW}) | (?!{_NARROW})")
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u2026\u2500-\u257f\u25a0-\u25ff\u2605\u2460-\u24ff]"
)


def normalise(text: str) -> str:
    """`text` with widths and look-alikes normalised, invisible characters dropped, and no blank that Chinese does not print.

    Tabs stay. A blank stays only between two Latin characters, digits or ASCII signs, and then only one.
    """
    text = text.translate(_TABLE)
    if "\t" in text:
        return "\t".join(_squeeze(part) for part in text.split("\t"))
    return _squeeze(text)


def _squeeze(text: str) -> str:
    if " " not in text:
        return text
    return _LOOSE.sub("", _BLANKS.sub(" ", text)).strip(" ")


def width(raw: str) -> int:
    """Printed width of a raw line in half-ems (a Chinese character is 2), its outer blanks left out."""
    text = raw.strip()
    return len(text) + len(_WIDE.findall(text)) + text.count("\u3000")


def indent(raw: str) -> int:
    """Width of the blanks at the start of a raw line, in half-ems."""
    blanks = raw[: len(raw) - len(raw.lstrip())]
    return len(blanks) + blanks.count("\u3000") + 3 * blanks.count("\t")


def meaningful(text: str) -> int:
    """Number of letters, digits and ideographs."""
    return sum(map(str.isalnum, text))
