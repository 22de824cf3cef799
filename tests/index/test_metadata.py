"""Metadata against golden heads of documents, and its robustness."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.aliases import aliases
from index.metadata import metadata
from index.records import CleanText, Loaded
from index.titles import clean_title

NOTHING = Loaded("某文件.txt", "txt", ())
GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "metadata.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["title"] or case["text"][:12] or "empty")
def test_golden(case: dict[str, object]) -> None:
    found = metadata(CleanText(str(case["text"])), NOTHING)
    for name, expected in case.items():
        if name != "text":
            value = getattr(found, name)
            assert (list(value) if isinstance(value, tuple) else value) == expected, name


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                ["关于印发《某办法》的通知", "某政发〔2020〕3号", "2020年13月45日", "自二〇二〇年二月三十日起施行", "有效期九十九年", "标题：", "“十百”规划",
                 "（2021-2023年）", "某省人民政府", "《", "》的通知", "本办法有效期五年，自印发之日起施行。", "到2035年", "到2035年"]
            ),
            max_size=12,
        ).map("\n".join),
    )
)  # fmt: skip
@settings(deadline=None, derandomize=True, max_examples=300)
def test_never_fails_and_years_are_in_order(text: str) -> None:
    found = metadata(CleanText(text), NOTHING)
    assert found.period is None or found.period[0] <= found.period[1]
    assert len(set(found.aliases)) == len(found.aliases)


def test_the_format_gives_title_and_date_only_where_the_text_does_not() -> None:
    loaded = Loaded("a.html", "html", (), title="某市条例_某市人民政府门户网站", published="2021-07-30")
    assert metadata(CleanText("第一条 为规范管理，制定本条例。"), loaded).title == "某市条例"
    assert metadata(CleanText("第一条 为规范管理，制定本条例。"), loaded).published == "2021-07-30"
    assert metadata(CleanText("某市办法\n第一条 为规范管理，制定本办法。"), loaded).title == "某市办法"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("国务院关于某事的通知_政府信息公开专栏", "国务院关于某事的通知"),
        ("某某管理办法 - 某某市人民政府网站", "某某管理办法"),
        ("某某办法", "某某办法"),
        ("", ""),
    ],
)
def test_site_names_are_no_title(page: str, title: str) -> None:
    assert clean_title(page) == title


def test_aliases_are_what_people_say() -> None:
    title = "关于实施“四大改造”加快工业转型推进方案"
    found = aliases(title, title, "浙政办发〔2023〕13号", "2023")
    assert "“四大改造”推进方案" in found
    assert "四大改造推进方案" in found
    assert "浙政办发202313号" in found
    assert title not in found
    plan = "某某省人民政府办公厅关于深入推进新型工业强区五年计划的实施意见"
    assert "新型工业强区五年计划" in aliases(plan, plan, "", "2023")
    assert "2022年政府工作报告" in aliases("政府工作报告", "政府工作报告", "", "2022")
