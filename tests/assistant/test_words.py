"""Answers in the documents' own words: what stands in them, what they refuse, and that what they quote is there."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.answer import answer, ask
from assistant.compose.in_words import clauses as in_words
from assistant.compose.of_figures.enumerated import compare, enumerated
from assistant.gather import aspects
from assistant.gather.in_words.asked_parts import parts
from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.scope import asked_section, belonging
from assistant.gather.in_words.sentences import sentences, spans, wrapped
from assistant.gather.of_lists import headings
from assistant.gather.wording import Text, part_of, share, words_of
from assistant.records import Draft, Query, Status
from assistant.understand import understand
from index.library import Library

GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "words.jsonl").read_text(encoding="utf-8").splitlines()
]
MOST_SIGNS, MOST_CITATIONS = 1500, 15


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


def read(question: str, library: Library) -> Query:
    return understand(question, (), library.cards, library.terms)


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["question"])
def test_golden(row: dict[str, object], library: Library) -> None:
    draft = answer(str(row["question"]), (), library)
    assert (draft.status == Status.REFUSED) == row["refused"], draft.text
    missing = [words for words in row["has"] if words not in draft.text.replace("**", "")]  # type: ignore[attr-defined]
    assert not missing, draft.text


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["question"])
def test_quotes_are_verbatim_numbered_and_short(row: dict[str, object], library: Library) -> None:
    draft: Draft = answer(str(row["question"]), (), library)
    assert [one.n for one in draft.citations] == list(range(1, len(draft.citations) + 1))
    for one in draft.citations:
        assert library.document(one.document).text[one.start : one.end] == one.quote
        assert f"[{one.n}]" in draft.text
    assert len(draft.text) <= MOST_SIGNS + 200
    assert len(draft.citations) <= MOST_CITATIONS


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("多久能批下来？", {"duration"}),
        ("这笔钱由谁拨付？", {"organ"}),
        ("申报要准备什么材料？", {"material"}),
        ("申请流程是什么？", {"procedure"}),
        ("什么样的企业可以申报？", {"condition"}),
        ("技能人才培养上有什么举措？", set()),
    ],
)
def test_aspects_asked(question: str, wanted: set[str]) -> None:
    found = aspects.asked(question)
    assert wanted <= found
    if not wanted:
        assert not found & {"prohibition", "duration", "organ"}


@pytest.mark.parametrize(
    ("aspect", "tells", "tells_not"),
    [
        ("duration", "应当在20个工作日内作出决定。", "2023年完成全部改造任务。"),
        ("duration", "证书有效期为三年。", "在有效期内完成迁移的，资格继续有效。"),
        ("organ", "由县民政部门审批。", "提高服务质量。"),
        ("material", "提交申请书和身份证复印件。", "鼓励企业上市。"),
    ],
)
def test_aspects_told(aspect: str, tells: str, tells_not: str) -> None:
    assert aspects.told(frozenset({aspect}), tells) == 1
    assert aspects.told(frozenset({aspect}), tells_not) == 0


def test_procedures_are_told_from_amounts() -> None:
    assert aspects.of_procedure("补贴申请要交哪些材料？")
    assert not aspects.of_procedure("我公司符合条件吗？")
    assert not aspects.of_procedure("上市奖励有什么支持？")


def test_words_in_equal_or_split_form(library: Library) -> None:
    [word] = words_of(["医药企业"], library)
    assert part_of(word, Text.of("医药企业名单")) == 1
    assert 0.5 < part_of(word, Text.of("医药类生产企业名单")) < 1
    assert part_of(word, Text.of("钢铁名单")) < 0.5
    assert share(words_of(["绿色工厂", "地铁"], library), Text.of("建设绿色工厂"))[1] == ("地铁",)


def test_two_questions_in_one_are_parts(library: Library) -> None:
    found = parts(read("数字化车间由哪个部门负责？技术改造要多久？", library), library)
    assert [set(part.aspects) & {"organ", "duration"} for part in found] == [{"organ"}, {"duration"}]
    assert len(parts(read("数字化车间由哪个部门负责？", library), library)) == 1


def test_each_part_is_answered_once(library: Library) -> None:
    draft = answer("制造业方案里园区土地节约集约利用有什么要求？揭榜挂帅攻关活动是怎么安排的？", (), library)
    places = [(one.document, one.start, one.end) for one in draft.citations]
    assert len(set(places)) == len(places)
    assert "核减超标准用地" in draft.text and "揭榜挂帅攻关活动" in draft.text


def test_sentences_of_a_passage_lie_in_it_in_order(library: Library) -> None:
    for document in library.cards:
        for passage in library.passages_of(document):
            found = spans(passage, library)
            assert found
            assert all(passage.start <= start < end <= passage.end for start, end in found)
            assert all(before[1] <= after[0] for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("推动公民出国业务全量进驻同级政务服务大厅，为到访人员提供更为便捷的\n", "出入境服务。", True),
        ("推动公民出国业务全量进驻同级政务服务大厅，为到访人员提供便捷的服务。\n", "出入境服务。", False),
        ("推动公民出国业务全量进驻同级政务服务大厅，为到访人员提供更为便捷的\n", "（二）出入境服务。", False),
        ("加强新产品培育\n", "到2023年完成。", False),
    ],
)
def test_lines_that_go_on(before: str, after: str, goes_on: bool) -> None:
    assert wrapped(before, after) == goes_on


def test_weights_fall(library: Library) -> None:
    query = read("园区土地节约集约利用有什么要求？", library)
    [part] = parts(query, library)
    weights = [one.weight for one in sentences(clauses(query, library), part, library)]
    assert len(weights) > 3
    assert weights == sorted(weights, reverse=True)


def test_lists_are_never_cut(library: Library) -> None:
    """What belongs to a passage belongs to every member of it, and holds the passage."""
    seen = 0
    for document in library.cards:
        for passage in library.passages_of(document)[::7]:
            group = belonging(passage, library)
            assert passage in group
            assert [one.start for one in group] == sorted(one.start for one in group)
            seen += len(group) > 1
    assert seen > 5


def test_a_section_is_asked_for_by_its_heading(library: Library) -> None:
    query = read("制造业方案怎么完善融资难题缓解机制？", library)
    [part] = parts(query, library)
    found = asked_section(part.words, [one.passage for one in clauses(query, library)], library)
    assert found is not None
    assert found[1].title.startswith("完善融资难题缓解机制")
    assert asked_section((), [], library) is None


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("三年计划安排了九大专项行动，名字列出来", (9, "专项行动")),
        ("方案的七个“工程”叫什么", (7, "工程")),
        ("“十大行动”有哪些", (10, "行动")),
        ("一共6项重大人才工程是哪些", (6, "重大人才工程")),
    ],
)
def test_counted_things(question: str, things: tuple[int, str]) -> None:
    assert things in headings.counted(Query(question, question, ()))


@pytest.mark.parametrize("question", ["2020年有什么目标", "十三五规划有哪些任务", "第二条是什么"])
def test_no_counted_things(question: str) -> None:
    assert headings.counted(Query(question, question, ())) == []


@pytest.mark.parametrize(
    "question",
    ["中卫“四大改造”里哪两家企业被列为重点？", "制造业方案的七大工程里哪三家企业入选？", "十三五规划六大新兴产业产值占比多大？"],
)
def test_headings_are_no_firms_and_no_figures(question: str, library: Library) -> None:
    assert headings.listed(read(question, library), library) is None


@pytest.mark.parametrize(
    ("heading", "shown"),
    [("25.梯度培育。", "梯度培育"), (".现代纺织。", "现代纺织"), ("5G基站", "5G基站"), ("2026年重点工作", "2026年重点工作"), ("——运行稳健。", "运行稳健")],
)
def test_headings_as_shown(heading: str, shown: str) -> None:
    assert headings.headline(heading) == shown


def test_sums_are_of_the_list_asked_about() -> None:
    text = "建成甲（40吨）、乙（50吨）、丙（60吨）等三家，新增产能150吨。开工丁（10吨）、戊（20吨）、己（30吨）等三家，合计产能70吨。"
    lines, done = enumerated(text, "吨", 1, "开工的三家产能合计")
    assert done[0].result == 60 and "对不上" in " ".join(lines)
    lines, done = enumerated(text, "吨", 1, "建成的三家新增多少")
    assert done[0].result == 150 and "一致" in " ".join(lines)


def test_sums_are_of_the_things_named_each_in_the_unit_asked_for() -> None:
    text = "累计创建示范园区15个、龙头企业122家，培育合作社2.5万家、农场3.25万家、服务站12个。"
    _, done = enumerated(text, "万家", 1, "合作社和农场加起来有多少万家", ("合作社", "农场"))
    assert (done[0].result, done[0].unit) == (Decimal("5.75"), "万家")
    assert enumerated(text, "万家", 1, "合作社和学校加起来有多少万家", ("合作社", "学校")) == ([], ())


@pytest.mark.parametrize(("question", "wanted"), [("哪些情形会被拒？", True), ("基金不支付哪些费用？", True), ("哪些费用可以报销？", False)])
def test_what_is_refused_is_asked(question: str, wanted: bool) -> None:
    assert ("refused" in aspects.asked(question)) == wanted


def test_plans_come_before_reviews(library: Library) -> None:
    query = read("十三五规划打算怎样推进两化融合？", library)
    found = clauses(query, library)
    back = [replace(one, passage=replace(one.passage, path=("一、2015年工作回顾",))) for one in found[:1]]
    assert back[0] not in in_words.of_time(query, [*back, *[replace(one, share=back[0].share) for one in found[1:3]]])
    assert in_words.of_time(query, back) == back


def test_lists_are_held_against_each_other() -> None:
    first = "围绕绿色制造、智能制造、安全生产等三个方面，由甲局、乙局、丙局、丁局负责。"
    second = "聚焦绿色制造、智能制造、品牌质量三个方面。"
    lines = compare(first, second, (1, 2))
    assert "不一致" in lines[0]
    assert "安全生产" in lines[1] and "[1]" in lines[1] and "甲局" not in lines[1]
    assert "品牌质量" in lines[2] and "[2]" in lines[2]
    assert "一致，都是这3项" in compare(second, second, (1, 2))[0]
    assert compare("绿色制造、智能制造。", second, (1, 2)) == []


@pytest.mark.parametrize("question", ["由谁负责？", "总结一下", "主要任务有哪些？", "有哪些？", "多久？", "“”指什么"])
def test_questions_about_nothing_are_refused(question: str, library: Library) -> None:
    assert answer(question, (), library).status == Status.REFUSED


def test_nothing_found_is_no_answer(library: Library) -> None:
    assert in_words.compose(read("火星移民怎么报名？", library), (), library) is None


def test_each_document_named_is_quoted_in_the_order_named(shipped: Path) -> None:
    answer = ask("十三五规划、制造业方案、五年计划对研发投入分别怎么要求的")
    assert list(dict.fromkeys(one.document for one in answer.citations)) == ["nx-13fyp-2016", "nx-manufacturing-2020", "nx-industry-2023"]
