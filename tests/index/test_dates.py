"""Dates, terms and plan periods."""

from __future__ import annotations

import pytest

from index import dates


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2018年9月5日", "2018-09-05"),
        ("二〇一八年九月五日", "2018-09-05"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("2021 年 1 月 27 日", "2021-01-27"),
        ("2020年3月", "2020-03"),
        ("2020年", "2020"),
        ("发布日期：2026-02-09", "2026-02-09"),
        ("2020年2月30日", "2020-02"),
        ("无", ""),
    ],
)
def test_dates(words: str, expected: str) -> None:
    assert dates.iso_date(words) == expected


@pytest.mark.parametrize(
    ("text", "published", "effective", "until"),
    [
        ("自2024年3月1日起施行，有效期五年。", "", "2024-03-01", "2029-02-28"),
        ("本办法自印发之日起施行，有效期3年。", "2021-12-01", "2021-12-01", "2024-11-30"),
        ("本办法自发布之日起30日后施行。", "2021-12-01", "2021-12-31", ""),
        ("本通知自2023年2月1日起实施，有效期至2023年12月31日。", "", "2023-02-01", "2023-12-31"),
        ("证书有效期三年。", "2021-12-01", "", ""),
        ("自2019年1月1日起执行，暂定三年。", "", "2019-01-01", "2021-12-31"),
        ("减按1%征收。执行期限为2023年1月1日至2023年12月31日。", "2023-03-17", "", ""),
        ("上述计算方法自2015年1月1日起执行。", "", "", ""),
        ("上述方法自2015年1月1日起执行。本办法自2016年1月1日起实施。", "", "2016-01-01", ""),
        ("自2020年2月29日起施行，有效期一年。", "", "2020-02-29", "2021-02-27"),
    ],
)
def test_terms(text: str, published: str, effective: str, until: str) -> None:
    begin = dates.effective(text, published)
    assert begin == effective
    assert dates.valid_until(text, begin or published) == until


@pytest.mark.parametrize(
    ("title", "text", "published", "expected"),
    [
        ("行动计划（2021-2023年）", "", "", (2021, 2023)),
        ("“十三五”工业发展规划", "", "", (2016, 2020)),
        (
            "国民经济和社会发展第十四个五年规划",
            "到2035年基本实现。到2035年建成。",
            "2021-01-27",
            (2021, 2025),
        ),
        ("三年行动方案", "到2023年，达到8家。到2023年，达到9家。", "", (2021, 2023)),
        ("五年计划的实施意见", "到2027年，达到2800亿元。到2027年，达到70%。", "", (2023, 2027)),
        ("高质量发展方案", "到2022年，增长6%。到2022年，增长7%。", "", (2022, 2022)),
        ("某办法", "2015年，企业100家。", "2016-01-01", None),
        ("2023年度工作要点", "", "", (2023, 2023)),
    ],
)
def test_periods(title: str, text: str, published: str, expected: tuple[int, int] | None) -> None:
    assert dates.period(title, text, published) == expected


def test_base_year() -> None:
    assert dates.base_year("较2020年下降4%，比2020年下降2%。", (2021, 2023)) == 2020
    assert dates.base_year("2015年，增长。2015年底，企业。截至2015年末。", (2016, 2020)) == 2015
    assert dates.base_year("到2025年，翻番。", (2021, 2025)) is None
