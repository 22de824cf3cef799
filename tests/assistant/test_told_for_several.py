"""A passage that tells the same for several things apart: which portion is for one of them."""

from __future__ import annotations

import pytest

from assistant.gather.in_words.portions import portion_for, portions

_ARTICLES = """第一章 农产品加工
第一条 加工设备补助。购置设备的，按价格的20%补助。
第二章 乡村旅游
第二条 农家乐改造奖励。改造农家乐的，每户奖励1万元。
第三章 申报
第三条 第一章所列事项由县农业农村局受理，第二章所列事项由县文化旅游局受理。
第四条 第二条奖励于每年3月申报，其余各条于每年9月申报。
第五条 申报设备补助的，还应当提供购置发票；申报农家乐奖励的，还应当提供改造前后照片。
第六条 加工类补助通过县政务平台申报，旅游类奖励向乡镇人民政府申报。
"""


@pytest.mark.parametrize(("line", "own", "names", "told"), [
    ("第三条", "第一条", (), "第一章所列事项由县农业农村局受理"),
    ("第三条", "第二条", (), "第二章所列事项由县文化旅游局受理"),
    ("第四条", "第二条", (), "第二条奖励于每年3月申报"),
    ("第四条", "第一条", (), "其余各条于每年9月申报"),
    ("第五条", "第一条", ("设备补助",), "申报设备补助的，还应当提供购置发票"),
    ("第六条", "第二条", ("第二章乡村旅游", "农家乐"), "旅游类奖励向乡镇人民政府申报"),
])
def test_the_portion_for_one(line: str, own: str, names: tuple[str, ...], told: str) -> None:
    start = _ARTICLES.index(f"\n{line} ") + 1
    place = _ARTICLES.index(f"\n{own} ") + 1
    found = portion_for(portions(_ARTICLES, start, _ARTICLES.index("\n", start)), (place, _ARTICLES.index("\n", place)), names, _ARTICLES)
    assert found is not None and told in _ARTICLES[found.start : found.end] and len(_ARTICLES[found.start : found.end].strip("，；。")) <= len(told) + 4


def test_a_passage_that_tells_one_thing_has_no_portions() -> None:
    assert portions("申请人应当于每年3月向县商务局提出申请，逾期不予受理。", 0, 27) == ()
