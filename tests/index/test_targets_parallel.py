"""Figures that parallel clauses tell under one name, each named after what its own clause is about."""

from __future__ import annotations

from index.records import CleanText, Document, Metadata
from index.sections import sections
from index.targets import extract

PLAN = Metadata(title="东湖市行动计划（2026—2028年）", published="2025-12", period=(2026, 2028), base_year=2025, region="东湖市", level="市")


def names(text: str) -> list[str]:
    document = Document("d", PLAN, CleanText(text))
    return [f"{row.indicator} {row.value:f}{row.unit}" for row in extract(document, sections(document.clean))]


def test_the_share_of_a_group_is_of_the_trade_of_its_item() -> None:
    text = (
        "一、优势行业\n1.打响设计名城。到2028年，工业设计业营收超过450亿元，柳岸、桃源、青石等3个集聚区合计营收占全市比重达到50%。\n"
        "2.提升资源配置能级。到2028年，组织管理服务业营收达到320亿元，柳岸、白鹭2个集聚区合计营收占全市比重达到55%。\n"
        "3.壮大展览。到2028年，展览业营收在60亿元以上持续增长，重点布局的白鹭区营收占全市比重达到45%。"
    )
    assert names(text) == [
        "工业设计业营收 450亿元", "工业设计业集聚区合计营收占全市比重 50%", "组织管理服务业营收 320亿元",
        "组织管理服务业集聚区合计营收占全市比重 55%", "展览业营收 60亿元", "展览业重点布局的白鹭区营收占全市比重 45%",
    ]  # fmt: skip


def test_the_heading_of_an_article_names_whose_figures_it_tells() -> None:
    text = "第一条 茶叶。到2027年，种植面积稳定在20万亩，综合产值达到30亿元。\n第二条 柑橘。到2027年，种植面积稳定在35万亩，综合产值达到42亿元。"
    assert names(text) == ["茶叶种植面积 20万亩", "茶叶综合产值 30亿元", "柑橘种植面积 35万亩", "柑橘综合产值 42亿元"]


def test_headings_that_tell_what_is_to_be_done_name_the_thing() -> None:
    text = (
        "二、集群布局\n（一）做强新能源汽车集群。到2027年，产值达到1800亿元，本地配套率达到60%。\n"
        "（二）培育壮大生物医药集群。到2027年，产值达到900亿元，本地配套率达到40%。"
    )
    assert names(text) == ["新能源汽车集群产值 1800亿元", "新能源汽车集群本地配套率 60%", "生物医药集群产值 900亿元", "生物医药集群本地配套率 40%"]


def test_labels_of_one_line() -> None:
    text = "城镇：养老机构入住率达到65%，护理员持证率达到90%。农村：养老机构入住率达到50%，护理员持证率达到75%。"
    assert names(text) == ["城镇养老机构入住率 65%", "城镇护理员持证率 90%", "农村养老机构入住率 50%", "农村护理员持证率 75%"]


def test_one_thing_told_twice_keeps_its_name() -> None:
    text = "一、扩大有效需求\n到2027年，新建公共充电桩1500个，新改建农村公路400公里。\n二、办好民生实事\n到2027年，新建公共充电桩1200个，新改建农村公路400公里。"
    assert {name.split()[0] for name in names(text)} == {"公共充电桩", "新改建农村公路"}


def test_a_trade_that_begins_like_a_verb() -> None:
    assert names("到2028年，租赁和商务服务业营业收入达到1500亿元，研发设计服务业营收达到60亿元。") == ["租赁和商务服务业营业收入 1500亿元", "研发设计服务业营收 60亿元"]


def test_a_measure_alone_is_no_owner_of_the_next() -> None:
    text = "——乡村民宿。到2027年，床位数达到3万张，营业收入达到60亿元。\n——康养旅居。到2027年，床位数达到2万张，营业收入达到52亿元。"
    assert names(text) == ["乡村民宿床位数 3万张", "乡村民宿营业收入 60亿元", "康养旅居床位数 2万张", "康养旅居营业收入 52亿元"]


def test_housing_owned_in_common_is_no_outcome() -> None:
    document = Document("d", PLAN, CleanText("到2028年，新增商品住房约11万套，新增共有产权住房约7万套。"))
    assert [row.status for row in extract(document, sections(document.clean))] == ["target", "target"]
