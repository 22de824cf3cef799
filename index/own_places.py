"""The place of a document that no list of places has, read from how the document itself names it: at the head of its title or issuer, in the
mark of its number, in its own text."""

from __future__ import annotations

import re
from collections import Counter

from index.regions import Level, bare_name, find_regions, is_short
from index.words import tagged

_KINDS = r"(?:自治县|自治州|自治旗|新区|市|县|区|旗|州|盟)"
_LEVELS: dict[str, Level] = {"市": "市", "州": "市", "盟": "市"}
_HEAD = re.compile(rf"^(?:中共|共青团|关于|印发|转发|公布|[《“\s])*(?P<name>[\u4e00-\u9fff]{{2,4}}?{_KINDS})(?![场长民容政内外级辖属域间州])")
_ORGAN = re.compile(r"(?:人民)?政府|[\u4e00-\u9fff]{0,10}(?:局|委员会|办公室|委|管委会|厅)(?:$|[关印、（令])")
_NO_NAME = re.compile(
    r"[各全本我该每等和与及的在已受享由对从到向以按经报将是于或非所被未需应可为有以了就]|(?:^[大小新老全各主副省]|..)城市|[上超股菜夜集闹]市|开发|园|工业|乡|城区|主城|建成|社区|片区|"
    r"示范|地区|辖|试验|景区|保护|经济|自治区|贫困|脱贫|产业|功能|中心|郊区|公司|人民|[小老山灾林牧库矿校街疫辖营厂战赛禁盲误特禁]区|高新|经开|自贸|保税|商务|百强|强县|大县|革命"
)
_INSIDE = re.compile(r"(?:^|(?<=[\n。，、；：（(“《\s])|(?<=适用于)|(?<=结合)|(?<=根据))在?([\u4e00-\u9fff]{2,3}?市)(?![场长民容政内外级辖属域间])")
_RELATIVE = {"市": ("全市", "我市", "本市", "市级"), "县": ("全县", "我县", "本县", "县级", "全区", "我区", "本区", "区级")}
_TIMES = 2
_OF_NAMES = frozenset({"ns", "nr", "nz", "nrt", "x"})
"""Parts of speech, as told for words by themselves, of names."""
_SEPARATOR = re.compile(r"[_\-—（(\s]")


def own_place(words: str, text: str, number: str) -> tuple[str, Level] | None:
    """The place at the head of a title or an issuer, if its own text bears it out: an organ of it is named, the number begins with a sign of
    its name, the text names it again or calls itself after such a place (本市); None without, and where a list of places has it."""
    match = _HEAD.match(words)
    if match is None or _NO_NAME.search(match["name"]) or any(one.start < match.end() for one in find_regions(words)):
        return None
    name = match["name"]
    level = level_of(name)
    borne = (
        _ORGAN.match(words, match.end("name")) is not None
        or (number[:1] in name and bool(number))
        or text.count(bare_name(name)) > _TIMES
        or any(word in text for word in _RELATIVE[level])
    )
    return (name, level) if borne else None


def level_of(name: str) -> Level:
    """The level of a place by the end of its name."""
    return _LEVELS.get(name[-1], "县")


def city_of(text: str) -> str:
    """The city that a text about one names most where clauses begin or somebody is to be in it; "" where it names none twice or two as often."""
    found = Counter(name for name in _INSIDE.findall(text) if not _NO_NAME.search(name))
    (best, count), (_, second) = (*found.most_common(2), ("", 0), ("", 0))[:2]
    return best if count >= _TIMES and count > second else ""


def of_file(name: str, words: Counter[str]) -> tuple[str, Level] | None:
    """The place that stands in a file's name behind its province or city and before a separator (某省某县_…), with the ending of which the
    text speaks (`words`: 我县, 全县 …); None without."""
    head = _SEPARATOR.split(name.rsplit(".", 1)[0])[0]
    above = [end for end in range(2, len(head) - 1) if is_short(head[:end])]
    said = [(words[f"全{end}"] + words[f"我{end}"] + words[f"本{end}"], end) for end in "市县区"]
    count, ending = max(said)
    rest = head[above[0] :] if above else ""
    if not count or not 2 <= len(rest) <= 3 or [word for word, tag in tagged(rest) if tag not in _OF_NAMES]:
        return None
    return rest + ending, level_of(ending)
