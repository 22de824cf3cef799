"""The screen HTML: complete, in the fixed order, and nothing but our own tags."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from fixture_answers import HOSTILE, QUOTES, comparison, hostile, refusal

from assistant import markup, render
from assistant.export import to_docx, to_markdown
from assistant.records import Grid, Reason, Status, Usage
from assistant.render import plain, tables
from prompts import keys, say

ALLOWED_ADDRESS = re.compile(r"#t1-s\d+|export\?q=")


class _Tags(HTMLParser):
    """Collects tags and attributes of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_everything_is_there_in_the_fixed_order() -> None:
    html = render.turn_html(comparison(), "t1")
    order = ['class="state answered"', 'class="text led"', 'class="grid"', 'class="working"', 'class="chart"', 'class="warnings"',
             'class="sources"', 'class="next"', 'class="actions"']
    places = [html.index(part) for part in order]
    assert places == sorted(places)
    for _, title, number, quote, *_ in QUOTES:
        assert quote in html and f"《{title}》" in html and number in html


def test_marks_lead_to_their_sources() -> None:
    tags = _Tags(render.turn_html(comparison(), "t1")).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    marks = [attributes["data-cite"] for _, attributes in tags if "data-cite" in attributes]
    assert marks[:3] == ["t1-s1", "t1-s3", "t1-s2"]
    assert set(marks) <= ids


def test_a_mark_without_source_stays_text() -> None:
    assert markup.to_html("见[7]。", {1}, "t1") == "<p>见[7]。</p>\n"


def test_hostile_text_is_shown_as_text() -> None:
    found = _Tags(render.turn_html(hostile(), "t1", [HOSTILE]))
    assert not {tag for tag, _ in found.tags} & {"script", "img", "iframe", "object", "form", "style", "link"}
    for _, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert ALLOWED_ADDRESS.match(attributes.get("href", "export?q="))
    assert "".join(found.words).count("<script>window.bad=1</script>") >= 7


@pytest.mark.parametrize(("text", "html"), [
    ("**“十三五”**末提高**17.22**%", "<p><strong>“十三五”</strong>末提高<strong>17.22</strong>%</p>\n"),
    ("2*3*4", "<p>2*3*4</p>\n"),
    ("一\n二", "<p>一<br />\n二</p>\n"),
    ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"),
    ("- 甲\n乙\n> 丙\n丁", "<ul>\n<li>甲</li>\n</ul>\n<p>乙</p>\n<blockquote>\n<p>丙</p>\n</blockquote>\n<p>丁</p>\n"),
    ("- 需补充　已投用", '<ul>\n<li><span class="verdict ask">需补充</span>　已投用</li>\n</ul>\n'),
    ("1. 甲\n2. 乙", "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>\n"),
    ("    四格缩进", "<p>四格缩进</p>\n"),
    ("&lt;b&gt;", "<p>&amp;lt;b&amp;gt;</p>\n"),
])
def test_markup(text: str, html: str) -> None:
    assert markup.to_html(text, (), "t1") == html


def test_growing_text_ends_whole_and_only_grows() -> None:
    text = "一。二！三？四；五。六。七。八。"
    steps = markup.growing(text, 4)
    assert steps[-1] == text and len(steps) == 4
    assert all(later.startswith(earlier) and later != earlier for earlier, later in pairwise(steps))
    assert markup.growing("", 4) == [""]


def test_figures_stand_right_years_and_words_left() -> None:
    grid = Grid(("年份", "数值", "说明"), (("2020", "1,500.5", "甲"), ("2027", "-3%", "乙")))
    columns = [attributes for tag, attributes in _Tags(tables.grid_html(grid, "表")).tags if tag == "th"]
    assert [attributes.get("class", "") for attributes in columns] == ["", "num", ""]


def test_verdicts_are_badges() -> None:
    html = tables.grid_html(Grid(("条件", "结论"), (("注册地", "符合"), ("规模", "需补充"))), "表")
    assert 'class="verdict yes">符合' in html and 'class="verdict ask">需补充' in html


def test_reference_names_title_number_clause_and_page() -> None:
    assert plain.reference(comparison().citations[1]) == (
        "《甲省制造业行动方案》（甲政办发〔2020〕7号）一、总体要求 （二）主要目标，第3页：“2022年规模以上工业增加值1900亿元左右”")


def test_plain_text_carries_answer_table_working_and_sources() -> None:
    text = plain.plain_text(comparison())
    assert text.startswith("2027年目标比2020年目标高1300亿元")
    for part in ("甲省工业发展规划\t2020\t1500亿元", "2800 − 1500 = 1300 亿元", "[3] 《甲省新型工业化实施意见》", say("page.standing")):
        assert part in text


def test_words_of_a_language_model_are_marked_as_such_wherever_they_go() -> None:
    kept = replace(comparison(), usage=Usage("qwen-plus", kept=True))
    said = say("page.worded.by", model="qwen-plus")
    assert said in render.turn_html(kept, "t1").split('class="text')[0] and said in plain.plain_text(kept)
    for shown in (to_markdown([kept]), "\n".join(paragraph.text for paragraph in Document(BytesIO(to_docx([kept]))).paragraphs)):
        assert said in shown
    for own in (comparison(), replace(comparison(), usage=Usage("qwen-plus", calls=2))):
        assert "qwen-plus" not in render.turn_html(own, "t1") + plain.plain_text(own) + to_markdown([own])


def test_every_status_and_reason_has_words() -> None:
    known = set(keys("page"))
    assert {f"page.status.{status.value}" for status in Status} <= known
    assert {f"page.reason.{reason.value}" for reason in Reason if reason.value} <= known
    for status in Status:
        assert say(f"page.status.{status.value}") in render.turn_html(replace(refusal(), status=status), "t1")


def test_choices_are_buttons_that_ask_them() -> None:
    html = render.turn_html(replace(refusal(), status=Status.NEEDS_INPUT, status_reason=Reason.AMBIGUOUS), "t1")
    assert say("page.part.choices") in html and say("page.part.suggestions") not in html
    assert 'data-ask="甲省2027年的目标是多少？"' in html


def test_links_ask_the_same_again() -> None:
    html = render.turn_html(refusal("那乙省呢&？"), "t2", ["甲省 2027"])
    assert 'href="export?q=%E7%94%B2%E7%9C%81%202027&amp;q=%E9%82%A3%E4%B9%99%E7%9C%81%E5%91%A2%26%EF%BC%9F&amp;format=docx&amp;last=true"' in html


def test_a_huge_question_does_not_fill_the_page() -> None:
    assert len(render.turn_html(refusal("问" * 100_000), "t1", ["前" * 3000])) < 20_000


def test_a_warning_is_shown_once() -> None:
    answer = comparison()
    html = render.turn_html(replace(answer, answer=f"{answer.answer}\n\n> {answer.warnings[0]}\n> 别的话"), "t1")
    assert html.split('data-copy=')[0].count(answer.warnings[0]) == 1 and "别的话" in html


def test_a_working_is_shown_once_in_its_place() -> None:
    answer = comparison()
    working = replace(answer.computations[0], expression="2800 − 1500 = 1300亿元")
    html = render.turn_html(replace(answer, answer="高**1300亿元**。\n计算：2800 − 1500 = 1300亿元\n还有话", computations=(working,)), "t1")
    assert html.split("data-copy=")[0].count("2800 − 1500 = 1300亿元") == 1 and "还有话" in html


def test_only_a_short_first_line_stands_out() -> None:
    short = render.turn_html(replace(comparison(), answer="高1300亿元。\n详见原文。"), "t1")
    assert '<div class="text led"><p>高1300亿元。</p>\n<p>详见原文。</p>' in short
    for words in ("长" * 80, "- 甲\n- 乙", "1. 甲"):
        assert 'class="text led"' not in render.turn_html(replace(comparison(), answer=words), "t1")


def test_what_all_rows_share_stands_above_the_table() -> None:
    grid = Grid(("年份", "范围", "数值"), (("2020", "甲省", "1"), ("2027", "甲省", "2")))
    assert tables.without_shared(grid) == ((("范围", "甲省"),), Grid(("年份", "数值"), (("2020", "1"), ("2027", "2"))))
    for whole in (Grid(("年份", "数值"), (("2020", "1"), ("2020", "2"))), Grid(("年份", "范围", "数值"), (("2020", "甲省", "1"),))):
        assert tables.without_shared(whole) == ((), whole)


def test_a_mark_is_not_parted_from_the_sign_before_it() -> None:
    assert '<span class="tied">）<a class="cite"' in markup.to_html("（甲方案）[1][2]。", {1, 2}, "t1")
