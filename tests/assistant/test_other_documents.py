"""Documents of any place and kind: a district by its short name, sights with headings of their own, lists in and below a sentence; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.understand.places import places_named
from assistant.understand.titles import titles
from index.reading import read_file
from index.records import Metadata
from index.schema import Card

_POINTS = """綦江区便民服务工作要点

綦江府办发〔2024〕3号
重庆市綦江区人民政府办公室
2024年3月5日

一、便民服务
1.上门服务。建立行动不便群众台账，对老弱病残等特殊群体提供上门办理服务，让行动不便的群众一次也不跑。
2.车辆管理。区内便民服务专用车辆统一悬挂便民服务标牌，主要包括送件车、取件车、流动服务车、设备检修车等。
3.档案查阅。有下列情形之一的申请人，应当到现场核验。未核验的，不予受理。
（一）委托他人查阅的；
（二）档案未数字化的。
4.评价等级。窗口服务评价结果由高到低划分为“甲”、“乙”、“丙”、“丁”四级。评价采取分数制的，应明确四级对应的分数。
"""
_SIGHTS = """雁平县旅游景区概况

雁平县位于山区。“十四五”谋划旅游项目12个，总投资140亿元。

一、景区介绍
（一）云梯山风景区
云梯山风景区坐落在雁平县向荣镇。景区占地面积16000亩，建筑面积4.8万平方米。
（二）青禾谷康养小镇
项目位于雁平县东坪镇，项目占地面积1400亩，建筑面积5.13万平方米。
"""
_RULES = """青禾县药品经营登记管理办法

青禾县人民政府
2024年6月3日

第一条 为规范药品经营登记，制定本办法。
第二条 申请办理药品经营登记，应当提交下列材料：
（一）登记申请书；
（二）经营场所的证明；
（三）药师的资格证书。
第三条 原《青禾县药品经营登记暂行办法》自2024年12月31日起废止。
第四条 本办法自2024年7月1日起施行，有效期5年。
"""
_FIRMS = """雁平县医药产业概况

雁平县医药产业拥有省级著名商标7个。

一、企业简介
（一）浙江云梯制药股份有限公司
该公司成立于2003年，占地面积4万平方米，现有员工420人。
（二）雁平青穗药业有限公司
该公司成立于2009年，占地面积2万平方米，现有员工135人。
（三）雁平长岭药业有限公司
该公司成立于2011年，占地面积1万平方米，现有员工88人。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({text.splitlines()[0]: text for text in (_POINTS, _SIGHTS, _RULES, _FIRMS)})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我行动不便，在綦江能不能让人上门办事？", ["提供上门办理服务"]),
        ("綦江便民服务工作要点里，挂便民服务标牌的主要是哪些车？", ["送件车、取件车、流动服务车、设备检修车"]),
        ("綦江档案查阅什么情况下要到现场核验？", ["委托他人查阅的", "档案未数字化的"]),
        ("綦江窗口服务评价结果分成几级，分别叫什么？", ["“甲”、“乙”、“丙”、“丁”"]),
        ("我腿脚不便，綦江有没有上门服务？", ["提供上门办理服务"]),
        ("綦江便民服务工作要点的文号和日期是什么？", ["綦江府办发〔2024〕3号", "2024年3月5日"]),
        ("云梯山风景区占地多大，在哪个镇？", ["16000亩", "向荣镇"]),
        ("青禾谷康养小镇建筑面积多大？", ["5.13万平方米"]),
        ("青禾县药品经营登记管理办法打哪天起管用？", ["自2024年7月1日起施行"]),
        ("药品经营登记管理办法什么时候开始执行？", ["自2024年7月1日起施行"]),
        ("申请办理药品经营登记要交哪些材料？", ["登记申请书", "药师的资格证书"]),
        ("云梯制药和青穗药业现有员工各多少？", ["420人", "135人"]),
        ("青穗药业、长岭药业各有多少员工？", ["135人", "88人"]),
    ],
)
def test_what_is_told_in_the_words_of_its_document(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert [words for words in told if words not in f"{answer.answer}{''.join(one.quote for one in answer.citations)}"] == [], answer.answer


def test_a_figure_is_not_in_dispute_with_that_of_another_sight(library: Path) -> None:
    assert "4.8万" not in ask("青禾谷康养小镇建筑面积多大？").answer


def test_a_badge_called_after_a_place_is_not_asked_of_that_place() -> None:
    cards = {"one": Card("one", Metadata(title="北海市办法", region="北海市"), "", "", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")}
    for text, found, unknown in (("北海市有几个浙江名牌", ["北海市"], ()), ("北海市和浙江名牌各几个", ["北海市"], ("浙江省",))):
        named, others, _ = places_named(text, cards, ())
        assert ([name for name, _ in named], others) == (found, unknown)


def test_a_text_that_only_names_a_plan_has_no_rows_for_its_last_year(tmp_path: Path) -> None:
    file = tmp_path / "景区.txt"
    file.write_text(_SIGHTS, encoding="utf-8")
    assert {row.year for row in read_file(file)[0].targets} == {None}


def test_the_file_says_the_place_where_the_text_does_not(tmp_path: Path) -> None:
    text = "全省建筑许可工作方案\n\n省审批制度改革联席会议办公室\n2023年6月14日\n\n一、总体要求\n全省各地要优化流程。我省统一事项清单。\n"
    for name, region in (("江西建筑许可方案.txt", "江西省"), ("建筑许可方案（江西）.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read_file(tmp_path / name)[0].document.meta.region == region


@pytest.mark.parametrize(("text", "found"), [("去北海政务大厅问事", ["北海市"]), ("上海北海路的店", []), ("北海市的规定", ["北海市"])])
def test_a_place_of_the_library_is_known_by_its_short_name(text: str, found: list[str]) -> None:
    cards = {"one": Card("one", Metadata(title="北海市办法", region="北海市"), "", "", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")}
    assert titles(cards).short == {"北海": "北海市"}
    assert [name for name, _ in places_named(text, cards, ())[0]] == found


@pytest.mark.parametrize(("text", "found"), [("我是北京昌平的毕业生", ["昌平区"]), ("我昌平户口", ["昌平区"]), ("昌平路上的店", [])])
def test_a_district_of_the_library_is_known_by_its_short_name_though_that_reads_as_another_name(text: str, found: list[str]) -> None:
    cards = {"one": Card("one", Metadata(title="昌平区办法", region="昌平区"), "", "", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")}
    assert [name for name, _ in places_named(text, cards, ())[0]] == found
