"""The record card that a page prints beside a document, and what metadata makes of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.loaders import load_bytes
from index.metadata import metadata
from index.record_card import card_pairs, in_force
from index.records import CleanText, Dropped, Loaded

TEXT = (
    "某某市人民政府办公室关于印发某某市临时救助办法的通知\n各区人民政府：\n现将办法印发给你们，请认真贯彻执行，执行中的问题请径向市民政局反映。\n"
    "某某市人民政府办公室\n2021年12月1日\n第一条 本办法自印发之日起施行，有效期5年。\n某某市人民政府办公室秘书处2021年12月6日印发"
)


def test_labels_with_blanks_inside_and_values_on_the_next_line() -> None:
    lines = ["统一编号： GZ0220210019", "文 号：", "某府办规〔2021〕19号", "失效日期： 2029年12月06日 发布机关： 某某市人民政府办公室 文件状态：", "关于印发某办法的通知"]
    found = dict(card_pairs(lines))
    assert found["number"] == "某府办规〔2021〕19号"
    assert found["until"].startswith("2029年12月06日")
    assert found["issuer"] == "某某市人民政府办公室"


def test_an_empty_value_takes_no_label_for_its_value() -> None:
    found = dict(card_pairs(["文号：", "发布日期：", "2024-09-12", "主题词：", "有效性：-"]))
    assert found == {"posted": "2024-09-12"}


def test_single_labels_are_no_card() -> None:
    assert card_pairs(["来源：某报", "发布日期：2024-09-12", "正文"]) == ()


def test_in_force() -> None:
    assert [in_force(words) for words in ("现行有效", "已失效", "废止", "", "-")] == ["有效", "失效", "失效", "", ""]


def test_the_day_of_issue_is_that_of_the_imprint() -> None:
    found = metadata(CleanText(TEXT), Loaded("a", "html", ()))
    assert (found.published, found.effective, found.valid_until, found.supplied) == ("2021-12-01", "2021-12-06", "2026-12-05", ())


def test_the_card_knows_of_a_prolongation_and_of_the_status() -> None:
    card = (("until", "2029年12月06日"), ("status", "有效"), ("number", "某府办规〔2021〕19号"))
    found = metadata(CleanText(TEXT), Loaded("a", "html", (), card=card))
    assert (found.valid_until, found.supplied, found.status) == ("2029-12-06", ("valid_until",), "有效")
    assert found.number == "某府办规〔2021〕19号"


def test_a_card_that_was_dropped_as_furniture_still_tells_number_and_date() -> None:
    dropped = tuple(
        Dropped("furniture", text, at)
        for at, text in enumerate(["索 引 号：1\u3000主题分类：", "发文机关：某\u3000成文日期：2026年03月29日", "发文字号：某办发〔2026〕8号\u3000发布日期：2026年04月02日"])
    )
    found = metadata(CleanText("某某方案\n为了做好工作，制定本方案，请认真执行。", dropped=dropped), Loaded("a", "pdf", ()))
    assert (found.number, found.published, found.issuer) == ("某办发〔2026〕8号", "2026-03-29", "")


def test_the_card_beside_the_content_of_a_page() -> None:
    body = "".join(f"<p>第{n}条 各级部门应当认真执行本办法，及时报告有关情况，切实做好工作。</p>" for n in "一二三四五六")
    page = (
        "<html><body><div class='bar'><a href='/'>首页</a><ul><li><b>文 号：</b>某府规〔2020〕1号</li><li><b>实施日期：</b>2020年05月01日</li>"
        "<li><b>失效日期：</b>2025年04月30日</li><li><b>文件状态：</b>失效</li></ul></div><div class='text'>" + body + "</div></body></html>"
    )
    (loaded,) = load_bytes(page.encode(), "办法.html")
    assert dict(loaded.card) == {"number": "某府规〔2020〕1号", "effective": "2020年05月01日", "until": "2025年04月30日", "status": "失效"}
    assert not any("失效日期" in line.text for line in loaded.lines)


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(["文号：", "索引号：", "失效日期：2020-01-01", "有效性：\u3000", "主题词：\t甲"]))))
@settings(derandomize=True, deadline=None)
def test_values_stand_in_the_lines(lines: list[str]) -> None:
    for _, value in card_pairs(lines):
        assert value
        assert any(value in line for line in lines)
